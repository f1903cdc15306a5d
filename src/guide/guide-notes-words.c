/* guide-notes-words.c - where sentences and moments stand in notes */
#include "guide-notes.h"

#include "guide-document-private.h"

#include <string.h>

/* --- the words around a place */

static gboolean
ends_sentence (const char *text,
               const char *at)
{
  const char *next = g_utf8_next_char (at);

  if (*at == '\n')
    return TRUE;
  if (strchr (".!?", *at) == NULL && g_utf8_get_char (at) != 0x2026)
    return FALSE;
  return *next == '\0' || g_unichar_isspace (g_utf8_get_char (next));
}

/* Within the paragraph. */
static gboolean
find_quotation (const char  *text,
                const char  *at,
                const char **from,
                const char **to)
{
  const char *open = at, *close = at;

  while (open > text && open[-1] != '\n' && !g_str_has_prefix (open, "«"))
    {
      open = g_utf8_prev_char (open);
      if (open < at && g_str_has_prefix (open, "»"))
        return FALSE;
    }
  if (!g_str_has_prefix (open, "«"))
    return FALSE;
  while (*close != '\0' && *close != '\n' && !g_str_has_prefix (close, "»"))
    close = g_utf8_next_char (close);
  if (!g_str_has_prefix (close, "»"))
    return FALSE;
  *from = open;
  *to = close + strlen ("»");
  return TRUE;
}

/* Around a place; FALSE: there is no word. */
static gboolean
find_around (const char *text,
             const char *here,
             gsize      *start,
             gsize      *length)
{
  const char *from = here, *to = here;
  gsize       first, last;

  if (!find_quotation (text, here, &from, &to))
    {
      while (from > text && !ends_sentence (text, g_utf8_prev_char (from)))
        from = g_utf8_prev_char (from);
      while (*to != '\0' && !ends_sentence (text, to))
        to = g_utf8_next_char (to);
      if (*to != '\0' && *to != '\n')
        to = g_utf8_next_char (to);
    }
  first = (gsize) (from - text);
  last = (gsize) (to - text);
  guide_reading_trim (text, &first, &last);
  *start = first;
  *length = last > first ? last - first : 0;
  return last > first;
}

gboolean
guide_notes_find_sentence (const char *text,
                           gsize       at,
                           gsize      *start,
                           gsize      *length)
{
  const char *here = text + MIN (at, strlen (text));

  if (find_around (text, here, start, length))
    return TRUE;
  while (g_unichar_isspace (g_utf8_get_char (here)))
    here = g_utf8_next_char (here);
  return find_around (text, here, start, length);
}

/* --- what an import would find */

/* Where each line begins. */
static GArray *
list_starts (const char *text)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize   start = 0;

  g_array_append_val (starts, start);
  for (gsize i = 0; text[i] != '\0'; i++)
    if (text[i] == '\n')
      {
        start = i + 1;
        g_array_append_val (starts, start);
      }
  return starts;
}

static gsize
get_start (const GuideDocument *document,
           GArray              *starts,
           guint                piece)
{
  const GuidePiece *of = guide_document_get (document, piece);

  return g_array_index (starts, gsize, of->line) + of->start;
}

void
guide_notes_find_signs (const char *text,
                        GArray    **moments,
                        GArray    **said)
{
  g_autoptr (GuideDocument) document = guide_document_read (guide_lines_from_text (text, strlen (text)), NULL);
  g_autoptr (GArray)        starts = list_starts (text);

  *moments = g_array_new (FALSE, TRUE, sizeof (GuideMoment));
  *said = g_array_new (FALSE, TRUE, sizeof (GuideSaid));
  for (guint i = 0; i < document->marks->len; i++)
    {
      const GuideTimeMark *mark = &g_array_index (document->marks, GuideTimeMark, i);
      GuideMoment          moment = { get_start (document, starts, mark->piece) + mark->start, mark->length, mark->seconds };

      g_array_append_val (*moments, moment);
    }
  for (guint i = 0; i < document->quotes->len; i++)
    {
      const GuideQuote *quote = &g_array_index (document->quotes, GuideQuote, i);
      GuideSaid         words = { get_start (document, starts, quote->piece) + quote->start, quote->length };

      g_array_append_val (*said, words);
    }
}
