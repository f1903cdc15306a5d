#include "guide-view-review-item.h"

struct _GuideViewReviewItem
{
  GObject      parent_instance;
  GuideChoice *choice;
  GArray      *doubts; /* GuideViewDoubt */
  char        *under, *typed;
  GtkWidget   *row; /* borrowed */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GuideViewReviewItem, guide_view_review_item, G_TYPE_OBJECT)

static void
guide_view_review_item_finalize (GObject *object)
{
  GuideViewReviewItem *self = GUIDE_VIEW_REVIEW_ITEM (object);

  g_clear_pointer (&self->choice, guide_choice_unref);
  g_array_unref (self->doubts);
  g_free (self->under);
  g_free (self->typed);
  G_OBJECT_CLASS (guide_view_review_item_parent_class)->finalize (object);
}

static void
guide_view_review_item_class_init (GuideViewReviewItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guide_view_review_item_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
guide_view_review_item_init (GuideViewReviewItem *self)
{
  self->doubts = g_array_new (FALSE, FALSE, sizeof (GuideViewDoubt));
}

/* Those of the piece stand with it, or with what it was joined to. */
static gboolean
is_about (const GuideChoice *choice,
          const GuideDoubt  *doubt)
{
  gboolean is_whole = choice->id == choice->piece;

  return is_whole && doubt->piece >= choice->piece && doubt->piece <= choice->last_piece;
}

static gboolean
read_doubts (GuideViewReviewItem *self,
             const GuideChoices  *choices)
{
  const GuideDocument *document = guide_choices_get_document (choices);
  g_autoptr (GArray)   before = g_steal_pointer (&self->doubts);
  gboolean             changed;

  self->doubts = g_array_new (FALSE, FALSE, sizeof (GuideViewDoubt));
  for (guint i = 0; i < document->doubts->len; i++)
    {
      GuideViewDoubt doubt = { i, &g_array_index (document->doubts, GuideDoubt, i), guide_choices_get_fate (choices, i) };

      if (is_about (self->choice, doubt.doubt))
        g_array_append_val (self->doubts, doubt);
    }
  changed = before->len != self->doubts->len;
  for (guint i = 0; !changed && i < before->len; i++)
    changed = g_array_index (before, GuideViewDoubt, i).fate != g_array_index (self->doubts, GuideViewDoubt, i).fate;
  return changed;
}

/* Of a whole piece, all since the one before on its line: a number, a bullet, an opening sign. */
static char *
dup_typed (const GuideChoice   *choice,
           const GuideDocument *document)
{
  const GuidePiece *piece = &g_array_index (document->pieces, GuidePiece, choice->piece);
  const GuidePiece *before = choice->piece > 0 ? piece - 1 : NULL;
  const GuideLine  *line = document->lines->pdata[choice->line];
  gsize             start = before != NULL && before->line == piece->line ? before->start + before->length : 0;
  g_autofree char  *lead = g_strndup (line->text + start, piece->start - start);

  if (choice->id != choice->piece)
    return g_strdup (choice->raw);
  return g_strconcat (line->mark != NULL && start == 0 ? line->mark : "", line->mark != NULL ? " " : "", g_strchug (lead), choice->raw, NULL);
}

/* Lines stand under the question or heading above them, and words of somebody in the line above: that goes without saying. */
static gboolean
goes_without_saying (const GuideChoices *choices,
                     guint               index,
                     guint               parent)
{
  if (guide_choices_get (choices, index)->becomes == GUIDE_BECOMES_VERBATIM && guide_choices_get (choices, index)->piece == guide_choices_get (choices, parent)->piece)
    return TRUE;
  while (index-- > 0)
    {
      GuideBecomes becomes = guide_choices_get (choices, index)->becomes;

      if (becomes == GUIDE_BECOMES_QUESTION || becomes == GUIDE_BECOMES_HEADING || index == parent)
        return index == parent && !guide_becomes_is_practice (becomes);
    }
  return FALSE;
}

static gboolean
read_under (GuideViewReviewItem *self,
            const GuideChoices  *choices,
            guint                index)
{
  guint            parent = self->choice->parent != GUIDE_NO_PIECE ? guide_choices_find (choices, self->choice->parent) : GUIDE_NO_PIECE;
  g_autofree char *before = g_steal_pointer (&self->under);

  if (parent != GUIDE_NO_PIECE && !goes_without_saying (choices, index, parent))
    self->under = g_strdup (guide_choices_get (choices, parent)->clean);
  return g_strcmp0 (before, self->under) != 0;
}

GuideViewReviewItem *
guide_view_review_item_new (const GuideChoices *choices,
                            guint               index)
{
  GuideViewReviewItem *self = g_object_new (GUIDE_VIEW_TYPE_REVIEW_ITEM, NULL);

  self->choice = guide_choice_ref (guide_choices_get (choices, index));
  read_doubts (self, choices);
  read_under (self, choices, index);
  self->typed = dup_typed (self->choice, guide_choices_get_document (choices));
  return self;
}

void
guide_view_review_item_update (GuideViewReviewItem *self,
                               const GuideChoices  *choices,
                               guint                index)
{
  GuideChoice *before = g_steal_pointer (&self->choice);
  gboolean     changed, doubts, under;

  self->choice = guide_choice_ref (guide_choices_get (choices, index));
  changed = before != self->choice;
  guide_choice_unref (before);
  doubts = read_doubts (self, choices);
  under = read_under (self, choices, index);
  g_free (self->typed);
  self->typed = dup_typed (self->choice, guide_choices_get_document (choices));
  if (changed || doubts || under)
    g_signal_emit (self, signals[CHANGED], 0);
}

const GuideChoice *
guide_view_review_item_get_choice (GuideViewReviewItem *self)
{
  g_return_val_if_fail (GUIDE_VIEW_IS_REVIEW_ITEM (self), NULL);

  return self->choice;
}

guint
guide_view_review_item_get_n_doubts (GuideViewReviewItem *self)
{
  g_return_val_if_fail (GUIDE_VIEW_IS_REVIEW_ITEM (self), 0);

  return self->doubts->len;
}

const GuideViewDoubt *
guide_view_review_item_get_doubt (GuideViewReviewItem *self,
                                  guint                nth)
{
  g_return_val_if_fail (GUIDE_VIEW_IS_REVIEW_ITEM (self) && nth < self->doubts->len, NULL);

  return &g_array_index (self->doubts, GuideViewDoubt, nth);
}

const GuideViewDoubt *
guide_view_review_item_find_open (GuideViewReviewItem *self)
{
  g_return_val_if_fail (GUIDE_VIEW_IS_REVIEW_ITEM (self), NULL);

  for (guint i = 0; i < self->doubts->len; i++)
    if (g_array_index (self->doubts, GuideViewDoubt, i).fate == GUIDE_FATE_OPEN)
      return &g_array_index (self->doubts, GuideViewDoubt, i);
  return NULL;
}

const char *
guide_view_review_item_get_typed (GuideViewReviewItem *self)
{
  g_return_val_if_fail (GUIDE_VIEW_IS_REVIEW_ITEM (self), NULL);

  return self->typed;
}

const char *
guide_view_review_item_get_under (GuideViewReviewItem *self)
{
  g_return_val_if_fail (GUIDE_VIEW_IS_REVIEW_ITEM (self), NULL);

  return self->under;
}

void
guide_view_review_item_set_row (GuideViewReviewItem *self,
                                GtkWidget           *row)
{
  g_return_if_fail (GUIDE_VIEW_IS_REVIEW_ITEM (self));

  self->row = row;
}

GtkWidget *
guide_view_review_item_get_row (GuideViewReviewItem *self)
{
  g_return_val_if_fail (GUIDE_VIEW_IS_REVIEW_ITEM (self), NULL);

  return self->row;
}
