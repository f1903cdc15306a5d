/* guide-proposal.c - what the reading of a document proposes that each piece becomes */
#include "guide-choices-private.h"
#include "guide-document-private.h"

static const GuideBecomes becomes_of[] = {
  [GUIDE_PIECE_TITLE] = GUIDE_BECOMES_NOTHING,
  [GUIDE_PIECE_QUESTION] = GUIDE_BECOMES_QUESTION,
  [GUIDE_PIECE_SECTION] = GUIDE_BECOMES_NOTHING,
  [GUIDE_PIECE_GROUP] = GUIDE_BECOMES_HEADING,
  [GUIDE_PIECE_ANNOUNCE] = GUIDE_BECOMES_NOTHING,
  [GUIDE_PIECE_PRACTICE] = GUIDE_BECOMES_PRACTICE,
  [GUIDE_PIECE_ACTOR] = GUIDE_BECOMES_ACTOR,
  [GUIDE_PIECE_POSTURE] = GUIDE_BECOMES_POSTURE,
  [GUIDE_PIECE_POSTIT] = GUIDE_BECOMES_POSTIT,
  [GUIDE_PIECE_DEVELOPMENT] = GUIDE_BECOMES_DEVELOPMENT,
  [GUIDE_PIECE_ASIDE] = GUIDE_BECOMES_DEVELOPMENT,
  [GUIDE_PIECE_OPEN_QUESTION] = GUIDE_BECOMES_OPEN_QUESTION,
  [GUIDE_PIECE_TASK] = GUIDE_BECOMES_TASK,
  [GUIDE_PIECE_IDEA] = GUIDE_BECOMES_IDEA,
  [GUIDE_PIECE_EMPTY] = GUIDE_BECOMES_NOTHING,
};

G_STATIC_ASSERT (G_N_ELEMENTS (becomes_of) == GUIDE_PIECE_NATURES);

/* Of words within a piece, the mark that follows them before other words of somebody; of a whole piece, its first one. */
static const GuideTimeMark *
find_mark (const GuideDocument *document,
           const GuideChoice   *choice)
{
  gsize end = choice->start + choice->length, next = G_MAXSIZE;

  for (guint i = 0; choice->becomes == GUIDE_BECOMES_VERBATIM && i < document->quotes->len; i++)
    {
      const GuideQuote *quote = &g_array_index (document->quotes, GuideQuote, i);

      if (quote->piece == choice->piece && quote->start > choice->start)
        next = MIN (next, quote->start);
    }
  for (guint i = 0; i < document->marks->len; i++)
    {
      const GuideTimeMark *mark = &g_array_index (document->marks, GuideTimeMark, i);
      gboolean             is_within = mark->start >= choice->start && mark->start < end;
      gboolean             follows = mark->start >= end && mark->start < next;

      if (mark->piece == choice->piece && (is_within || (choice->becomes == GUIDE_BECOMES_VERBATIM && follows)))
        return mark;
    }
  return NULL;
}

static void
fill_mark (GuideChoice         *choice,
           const GuideDocument *document)
{
  const GuideTimeMark *mark = find_mark (document, choice);

  g_clear_pointer (&choice->mark, g_free);
  if (mark == NULL)
    return;
  choice->mark = g_strndup (guide_document_get (document, choice->piece)->raw + mark->start, mark->length);
  choice->seconds = mark->seconds;
}

/* Two chapters bear the same number: the second takes its place, unless that is left. */
static void
fill_code (GuideChoice         *choice,
           const GuideDocument *document,
           const guint8        *fates)
{
  g_clear_pointer (&choice->code, g_free);
  choice->code = g_strdup (choice->number);
  for (guint i = 0; i < document->doubts->len; i++)
    {
      const GuideDoubt *doubt = &g_array_index (document->doubts, GuideDoubt, i);

      if (doubt->piece == choice->id && doubt->kind == GUIDE_DOUBT_SAME_NUMBER && fates[i] != GUIDE_FATE_LEFT)
        {
          g_free (choice->code);
          choice->code = g_strdup (doubt->proposed);
        }
    }
}

void
guide_choice_fill (GuideChoice         *choice,
                   const GuideDocument *document,
                   const guint8        *fates)
{
  g_autofree guint8 *left = g_new0 (guint8, document->doubts->len + 1);

  if (choice->length == 0) /* joined: what it says is the person's */
    return;
  for (guint i = 0; i < document->doubts->len; i++)
    left[i] = fates[i] == GUIDE_FATE_LEFT;
  fill_mark (choice, document);
  fill_code (choice, document, fates);
  if (choice->is_edited)
    return;
  g_free (choice->clean);
  choice->clean = guide_document_dup_clean (document, choice->piece, choice->start, choice->length, left);
}

static GuideChoice *
propose_piece (const GuideDocument     *document,
               guint                    index,
               const GuideChoicesState *state)
{
  const GuidePiece *piece = guide_document_get (document, index);
  GuideChoice      *choice = guide_choice_new ();

  choice->id = choice->piece = index;
  choice->parent = piece->parent;
  choice->becomes = becomes_of[piece->nature];
  choice->line = piece->line;
  choice->length = choice->last_end = piece->length;
  choice->last_piece = index;
  choice->raw = g_strdup (piece->raw);
  choice->number = g_strdup (piece->number);
  choice->clean = g_strdup (piece->clean);
  if (choice->length > 0)
    guide_choice_fill (choice, document, state->fates);
  return choice;
}

static GuideChoice *
propose_quote (const GuideDocument *document,
               const GuideQuote    *quote,
               GuideChoicesState   *state)
{
  const GuidePiece *piece = guide_document_get (document, quote->piece);
  GuideChoice      *choice = guide_choice_new ();

  choice->id = state->next_id++;
  choice->parent = choice->piece = choice->last_piece = quote->piece;
  choice->becomes = GUIDE_BECOMES_VERBATIM;
  choice->line = piece->line;
  choice->start = quote->start;
  choice->length = quote->length;
  choice->last_end = quote->start + quote->length;
  choice->raw = g_strndup (piece->raw + quote->start, quote->length);
  guide_choice_fill (choice, document, state->fates);
  return choice;
}

GuideChoicesState *
guide_choices_propose (const GuideDocument *document)
{
  GuideChoicesState *state = guide_choices_state_new (document->doubts->len);
  guint              quote = 0;

  state->next_id = document->pieces->len;
  for (guint i = 0; i < document->pieces->len; i++)
    {
      g_ptr_array_add (state->choices, propose_piece (document, i, state));
      for (; quote < document->quotes->len && g_array_index (document->quotes, GuideQuote, quote).piece == i; quote++)
        g_ptr_array_add (state->choices, propose_quote (document, &g_array_index (document->quotes, GuideQuote, quote), state));
    }
  return state;
}
