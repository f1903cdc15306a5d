#include "config.h"

#include "guide-choices-private.h"
#include "guide-document-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *
guide_becomes_get_label (GuideBecomes becomes)
{
  static const char *const labels[] = {
    N_ ("Nothing: stays in the text"),
    N_ ("Question"),
    N_ ("Heading"),
    N_ ("Practice"),
    N_ ("Partner to involve"),
    N_ ("What the centre does"),
    N_ ("Idea"),
    N_ ("Post-it"),
    N_ ("Development"),
    N_ ("Verbatim"),
    N_ ("Open question"),
    N_ ("Task"),
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (labels) == GUIDE_BECOMES_KINDS);
  g_return_val_if_fail (becomes < GUIDE_BECOMES_KINDS, "");
  return _ (labels[becomes]);
}

gboolean
guide_becomes_is_practice (GuideBecomes becomes)
{
  return becomes >= GUIDE_BECOMES_PRACTICE && becomes <= GUIDE_BECOMES_IDEA;
}

/* --- one choice */

static void
clear_choice (gpointer data)
{
  GuideChoice *choice = data;

  g_free (choice->raw);
  g_free (choice->clean);
  g_free (choice->number);
  g_free (choice->code);
  g_free (choice->mark);
}

GuideChoice *
guide_choice_new (void)
{
  return g_atomic_rc_box_new0 (GuideChoice);
}

GuideChoice *
guide_choice_copy (const GuideChoice *choice)
{
  GuideChoice *copy = guide_choice_new ();

  *copy = *choice;
  copy->raw = g_strdup (choice->raw);
  copy->clean = g_strdup (choice->clean);
  copy->number = g_strdup (choice->number);
  copy->code = g_strdup (choice->code);
  copy->mark = g_strdup (choice->mark);
  return copy;
}

GuideChoice *
guide_choice_ref (const GuideChoice *self)
{
  return g_atomic_rc_box_acquire ((GuideChoice *) self);
}

void
guide_choice_unref (GuideChoice *self)
{
  g_atomic_rc_box_release_full (self, clear_choice);
}

/* --- one state of them all */

GuideChoicesState *
guide_choices_state_new (guint n_doubts)
{
  GuideChoicesState *self = g_new0 (GuideChoicesState, 1);

  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) guide_choice_unref);
  self->fates = g_new0 (guint8, n_doubts + 1);
  return self;
}

GuideChoicesState *
guide_choices_state_copy (const GuideChoicesState *self,
                          guint                    n_doubts)
{
  GuideChoicesState *copy = guide_choices_state_new (n_doubts);

  for (guint i = 0; i < self->choices->len; i++)
    g_ptr_array_add (copy->choices, guide_choice_ref (self->choices->pdata[i]));
  memcpy (copy->fates, self->fates, n_doubts);
  copy->next_id = self->next_id;
  return copy;
}

void
guide_choices_state_free (GuideChoicesState *self)
{
  g_ptr_array_unref (self->choices);
  g_free (self->fates);
  g_free (self);
}

/* --- all of them, and what they were */

GuideChoices *
guide_choices_new (GuideDocument *document)
{
  GuideChoices *self = g_new0 (GuideChoices, 1);

  self->document = document;
  self->state = guide_choices_propose (document);
  self->past = g_ptr_array_new_with_free_func ((GDestroyNotify) guide_choices_state_free);
  return self;
}

void
guide_choices_free (GuideChoices *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->past);
  guide_choices_state_free (self->state);
  guide_document_free (self->document);
  g_free (self);
}

const GuideDocument *
guide_choices_get_document (const GuideChoices *self)
{
  return self->document;
}

guint
guide_choices_get_n (const GuideChoices *self)
{
  return self->state->choices->len;
}

const GuideChoice *
guide_choices_get (const GuideChoices *self,
                   guint               index)
{
  g_return_val_if_fail (index < self->state->choices->len, NULL);

  return self->state->choices->pdata[index];
}

guint
guide_choices_find (const GuideChoices *self,
                    guint               id)
{
  for (guint i = 0; i < self->state->choices->len; i++)
    if (guide_choices_get (self, i)->id == id)
      return i;
  return GUIDE_NO_PIECE;
}

GPtrArray *
guide_choices_list (const GuideChoices *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) guide_choice_unref);

  for (guint i = 0; i < self->state->choices->len; i++)
    g_ptr_array_add (list, guide_choice_ref (self->state->choices->pdata[i]));
  return list;
}

/* What was is kept; what is may now be altered. */
void
guide_choices_begin_step (GuideChoices *self)
{
  GuideChoicesState *next = guide_choices_state_copy (self->state, self->document->doubts->len);

  g_ptr_array_add (self->past, self->state);
  self->state = next;
}

static void
put (GuideChoices *self,
     guint         index,
     GuideChoice  *choice)
{
  guide_choice_unref (self->state->choices->pdata[index]);
  self->state->choices->pdata[index] = choice;
}

/* The one at this place, to be altered. */
GuideChoice *
guide_choices_open (GuideChoices *self,
                    guint         index)
{
  GuideChoice *copy = guide_choice_copy (guide_choices_get (self, index));

  put (self, index, copy);
  return copy;
}

gboolean
guide_choices_set_becomes (GuideChoices *self,
                           guint         index,
                           GuideBecomes  becomes)
{
  g_return_val_if_fail (index < guide_choices_get_n (self) && becomes < GUIDE_BECOMES_KINDS, FALSE);

  if (guide_choices_get (self, index)->becomes == becomes)
    return FALSE;
  guide_choices_begin_step (self);
  guide_choices_open (self, index)->becomes = becomes;
  return TRUE;
}

gboolean
guide_choices_set_clean (GuideChoices *self,
                         guint         index,
                         const char   *clean)
{
  GuideChoice *choice;

  g_return_val_if_fail (index < guide_choices_get_n (self), FALSE);

  if (g_strcmp0 (guide_choices_get (self, index)->clean, clean) == 0)
    return FALSE;
  guide_choices_begin_step (self);
  choice = guide_choices_open (self, index);
  choice->is_edited = *clean != '\0';
  if (choice->is_edited)
    {
      g_free (choice->clean);
      choice->clean = g_strdup (clean);
    }
  else
    guide_choice_fill (choice, self->document, self->state->fates);
  return TRUE;
}

static gboolean
stands_under (const GuideChoices *self,
              guint               id,
              guint               under)
{
  for (guint left = guide_choices_get_n (self) + 1; id != under && id != GUIDE_NO_PIECE && left > 0; left--)
    {
      guint index = guide_choices_find (self, id);

      id = index != GUIDE_NO_PIECE ? guide_choices_get (self, index)->parent : GUIDE_NO_PIECE;
    }
  return id == under;
}

gboolean
guide_choices_set_parent (GuideChoices *self,
                          guint         index,
                          guint         parent)
{
  const GuideChoice *choice;

  g_return_val_if_fail (index < guide_choices_get_n (self), FALSE);

  choice = guide_choices_get (self, index);
  if (choice->parent == parent || (parent != GUIDE_NO_PIECE && stands_under (self, parent, choice->id)))
    return FALSE;
  guide_choices_begin_step (self);
  guide_choices_open (self, index)->parent = parent;
  return TRUE;
}

/* --- doubts */

GuideFate
guide_choices_get_fate (const GuideChoices *self,
                        guint               doubt)
{
  g_return_val_if_fail (doubt < self->document->doubts->len, GUIDE_FATE_OPEN);

  return self->state->fates[doubt];
}

static void
fill_piece (GuideChoices *self,
            guint         piece)
{
  for (guint i = 0; i < guide_choices_get_n (self); i++)
    if (guide_choices_get (self, i)->piece == piece && guide_choices_get (self, i)->length > 0)
      guide_choice_fill (guide_choices_open (self, i), self->document, self->state->fates);
}

/* An item found within another goes back to it when that is left. */
static void
settle (GuideChoices *self,
        guint         doubt,
        GuideFate     fate)
{
  const GuideDoubt *settled = &g_array_index (self->document->doubts, GuideDoubt, doubt);
  guint             index = guide_choices_find (self, settled->piece);

  self->state->fates[doubt] = fate;
  fill_piece (self, settled->piece);
  if (settled->kind == GUIDE_DOUBT_NUMBER_INSIDE && fate == GUIDE_FATE_LEFT && index != GUIDE_NO_PIECE &&
      guide_choices_can_join (self, guide_choices_find_before (self, index), index))
    guide_choices_join (self, guide_choices_find_before (self, index), index);
}

gboolean
guide_choices_settle (GuideChoices *self,
                      guint         doubt,
                      GuideFate     fate)
{
  if (guide_choices_get_fate (self, doubt) == fate)
    return FALSE;
  guide_choices_begin_step (self);
  settle (self, doubt, fate);
  return TRUE;
}

guint
guide_choices_count_open (const GuideChoices *self)
{
  guint count = 0;

  for (guint i = 0; i < self->document->doubts->len; i++)
    count += self->state->fates[i] == GUIDE_FATE_OPEN;
  return count;
}

gboolean
guide_choices_settle_all (GuideChoices *self)
{
  if (guide_choices_count_open (self) == 0)
    return FALSE;
  guide_choices_begin_step (self);
  for (guint i = 0; i < self->document->doubts->len; i++)
    if (self->state->fates[i] == GUIDE_FATE_OPEN)
      self->state->fates[i] = GUIDE_FATE_TAKEN;
  return TRUE;
}

gboolean
guide_choices_can_undo (const GuideChoices *self)
{
  return self->past->len > 0;
}

gboolean
guide_choices_undo (GuideChoices *self)
{
  if (self->past->len == 0)
    return FALSE;
  guide_choices_state_free (self->state);
  self->state = g_ptr_array_steal_index (self->past, self->past->len - 1);
  return TRUE;
}
