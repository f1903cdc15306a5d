/* guide-choices-shape.c - a piece cut in two, or joined to the one before */
#include "guide-choices-private.h"
#include "guide-document-private.h"

#include <string.h>

/* Between two places of the piece, without the spaces at both ends. */
static void
keep_bytes (GuideChoices *self,
            GuideChoice  *choice,
            gsize         start,
            gsize         end)
{
  const char *raw = guide_document_get (self->document, choice->piece)->raw;

  guide_reading_trim (raw, &start, &end);
  choice->start = start;
  choice->length = end - start;
  choice->last_end = end;
  g_free (choice->raw);
  choice->raw = g_strndup (raw + start, end - start);
  choice->is_edited = FALSE;
  guide_choice_fill (choice, self->document, self->state->fates);
}

static gboolean
is_blank (const char *text,
          gsize       start,
          gsize       end)
{
  guide_reading_trim (text, &start, &end);
  return start == end;
}

gboolean
guide_choices_split (GuideChoices *self,
                     guint         index,
                     gsize         at)
{
  const GuideChoice *whole;
  GuideChoice       *head, *tail;
  gsize              start, end;

  g_return_val_if_fail (index < guide_choices_get_n (self), FALSE);

  whole = guide_choices_get (self, index);
  if (whole->length == 0 || at >= whole->length || is_blank (whole->raw, 0, at) || is_blank (whole->raw, at, whole->length))
    return FALSE;
  start = whole->start;
  end = whole->start + whole->length;
  guide_choices_begin_step (self);
  head = guide_choices_open (self, index);
  tail = guide_choice_copy (head);
  tail->id = self->state->next_id++;
  g_clear_pointer (&tail->number, g_free);
  keep_bytes (self, head, start, start + at);
  keep_bytes (self, tail, start + at, end);
  g_ptr_array_insert (self->state->choices, (int) index + 1, tail);
  return TRUE;
}

/* --- joining */

/* From the first byte of one to the last of the other, as it was typed. */
static char *
dup_span (const GuideChoices *self,
          const GuideChoice  *first,
          const GuideChoice  *last)
{
  const GuidePiece *from = guide_document_get (self->document, first->piece), *to = guide_document_get (self->document, last->last_piece);
  gsize             start = from->start + first->start, end = to->start + last->last_end;
  GString          *span = g_string_new (NULL);

  for (guint line = from->line; line <= to->line; line++)
    {
      const char *text = ((const GuideLine *) self->document->lines->pdata[line])->text;
      gsize       begin = line == from->line ? start : 0, stop = line == to->line ? end : strlen (text);

      g_string_append (span, line > from->line ? "\n" : "");
      g_string_append_len (span, text + begin, (gssize) (stop - begin));
    }
  return g_string_free (span, FALSE);
}

/* The one before that is of the text itself: words of somebody stand within another. */
guint
guide_choices_find_before (const GuideChoices *self,
                           guint               index)
{
  guint piece = guide_choices_get (self, index)->piece;

  while (index-- > 0)
    {
      const GuideChoice *choice = guide_choices_get (self, index);

      if (choice->becomes != GUIDE_BECOMES_VERBATIM || choice->id < self->document->pieces->len || choice->piece == piece)
        return index;
    }
  return GUIDE_NO_PIECE;
}

static void
move_children (GuideChoices *self,
               guint         from,
               guint         to)
{
  for (guint i = 0; i < guide_choices_get_n (self); i++)
    if (guide_choices_get (self, i)->parent == from)
      guide_choices_open (self, i)->parent = to;
}

gboolean
guide_choices_can_join (const GuideChoices *self,
                        guint               before,
                        guint               index)
{
  const GuideChoice *first = before != GUIDE_NO_PIECE ? guide_choices_get (self, before) : NULL, *last = guide_choices_get (self, index);

  return first != NULL && *first->raw != '\0' && *last->raw != '\0' && first->last_piece <= last->piece;
}

void
guide_choices_join (GuideChoices *self,
                    guint         before,
                    guint         index)
{
  GuideChoice *last = guide_choice_ref (guide_choices_get (self, index)), *first = guide_choices_open (self, before);
  char        *raw = dup_span (self, first, last), *clean = g_strjoin (" ", first->clean, last->clean, NULL);

  g_free (first->raw);
  g_free (first->clean);
  first->raw = raw;
  first->clean = clean;
  first->length = 0;
  first->last_piece = last->last_piece;
  first->last_end = last->last_end;
  first->is_edited = TRUE;
  if (first->mark == NULL && last->mark != NULL)
    {
      first->mark = g_strdup (last->mark);
      first->seconds = last->seconds;
    }
  g_ptr_array_remove_index (self->state->choices, index);
  move_children (self, last->id, first->id);
  guide_choice_unref (last);
}

gboolean
guide_choices_join_before (GuideChoices *self,
                           guint         index)
{
  guint before;

  g_return_val_if_fail (index < guide_choices_get_n (self), FALSE);

  before = guide_choices_find_before (self, index);
  if (!guide_choices_can_join (self, before, index))
    return FALSE;
  guide_choices_begin_step (self);
  guide_choices_join (self, before, index);
  return TRUE;
}
