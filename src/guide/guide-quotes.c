#include "guide-document-private.h"

#include <string.h>

#define VERBATIM_WORDS 4 /* fewer between quotation marks are a word that is pointed at */

/* A piece being walked. */
typedef struct
{
  GuideDocument *document;
  guint          piece;
  const char    *raw;
  gsize          open;    /* where the words of the open quotation begin; 0: none is open */
  gsize          closed;  /* behind the last one */
  gboolean       english; /* " opened it */
} Walk;

static guint
count_words (const char *text,
             gsize       length)
{
  g_autofree char *words = g_strndup (text, length);
  gboolean         inside = FALSE;
  guint            count = 0;

  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      gboolean letter = g_unichar_isalnum (g_utf8_get_char (at));

      count += letter && !inside;
      inside = letter;
    }
  return count;
}

static char *
excerpt (const Walk *walk,
         gsize       start,
         gsize       end)
{
  return g_strndup (walk->raw + start, end - start);
}

static void
add_quote (Walk          *walk,
           gsize          start,
           gsize          end,
           GuideQuoteFlaw flaw)
{
  static const GuideDoubtKind doubts[] = { 0, GUIDE_DOUBT_QUOTE_UNCLOSED, GUIDE_DOUBT_QUOTE_UNOPENED };
  GuideQuote                  quote = { walk->piece, 0, 0, flaw };

  guide_reading_trim (walk->raw, &start, &end);
  quote.start = start;
  quote.length = end - start;
  if (count_words (walk->raw + start, quote.length) >= VERBATIM_WORDS)
    g_array_append_val (walk->document->quotes, quote);
  if (flaw != GUIDE_QUOTE_WHOLE)
    guide_document_doubt (walk->document, doubts[flaw], walk->piece, excerpt (walk, start, end),
                          g_strdup_printf ("«\u00a0%.*s\u00a0»", (int) quote.length, walk->raw + start));
}

/* A quotation that another one follows without an end ends there. */
static void
open_quote (Walk    *walk,
            gsize    start,
            gsize    words,
            gboolean english)
{
  if (walk->open > 0)
    add_quote (walk, walk->open, start, GUIDE_QUOTE_UNCLOSED);
  walk->open = words;
  walk->english = english;
}

static gsize
find_sentence (const Walk *walk,
               gsize       end)
{
  for (gsize at = end; at > walk->closed; at--)
    if (strchr (".!?", walk->raw[at - 1]) != NULL && walk->raw[at] == ' ' && end - at > 2)
      return at;
  return walk->closed;
}

static gboolean
is_turned (const char *after)
{
  return g_unichar_isalnum (g_utf8_get_char (after));
}

static void
close_quote (Walk *walk,
             gsize at,
             gsize after)
{
  if (walk->open > 0)
    add_quote (walk, walk->open, at, GUIDE_QUOTE_WHOLE);
  else if (is_turned (walk->raw + after))
    {
      guide_document_doubt (walk->document, GUIDE_DOUBT_QUOTE_TURNED, walk->piece, excerpt (walk, at, after), g_strdup ("«\u00a0"));
      walk->open = after;
      return;
    }
  else
    add_quote (walk, find_sentence (walk, at), at, GUIDE_QUOTE_UNOPENED);
  walk->open = 0;
  walk->closed = after;
}

static void
meet (Walk       *walk,
      const char *at)
{
  gsize    here = (gsize) (at - walk->raw), after = (gsize) (g_utf8_next_char (at) - walk->raw);
  gunichar sign = g_utf8_get_char (at);

  if (sign == 0xab || sign == 0x201c) /* « “ */
    open_quote (walk, here, after, FALSE);
  else if (sign == 0xbb || sign == 0x201d) /* » ” */
    close_quote (walk, here, after);
  else if (sign == '"' && walk->open > 0 && walk->english)
    close_quote (walk, here, after);
  else if (sign == '"')
    open_quote (walk, here, after, TRUE);
}

void
guide_quotes_read (GuideDocument *self,
                   guint          piece)
{
  Walk walk = { self, piece, guide_document_get (self, piece)->raw };

  for (const char *at = walk.raw; *at != '\0'; at = g_utf8_next_char (at))
    meet (&walk, at);
  if (walk.open > 0)
    add_quote (&walk, walk.open, strlen (walk.raw), GUIDE_QUOTE_UNCLOSED);
}
