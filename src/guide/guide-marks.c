#include "guide-document-private.h"

#include <stdlib.h>

/* Minutes and seconds, or hours before them; seconds below sixty, or it is something else. */
static gboolean
read_seconds (const GMatchInfo *match,
              guint            *seconds)
{
  g_autofree char *first = g_match_info_fetch (match, 1), *second = g_match_info_fetch (match, 2), *third = g_match_info_fetch (match, 3);
  guint            a = (guint) atoi (first), b = (guint) atoi (second), c;

  if (third == NULL || *third == '\0')
    {
      *seconds = a * 60 + b;
      return b < 60;
    }
  c = (guint) atoi (third);
  *seconds = (a * 60 + b) * 60 + c;
  return b < 60 && c < 60;
}

void
guide_marks_read (GuideDocument *self,
                  guint          piece)
{
  g_autoptr (GRegex)     pattern = g_regex_new ("\\((\\d{1,3})-(\\d{2})(?:-(\\d{2}))?\\)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int                    start, end;

  for (g_regex_match (pattern, guide_document_get (self, piece)->raw, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      GuideTimeMark mark = { .piece = piece };

      if (!read_seconds (match, &mark.seconds))
        continue;
      g_match_info_fetch_pos (match, 0, &start, &end);
      mark.start = (gsize) start;
      mark.length = (gsize) (end - start);
      g_array_append_val (self->marks, mark);
      guide_document_doubt (self, GUIDE_DOUBT_NO_RECORDING, piece, g_match_info_fetch (match, 0), NULL);
    }
}
