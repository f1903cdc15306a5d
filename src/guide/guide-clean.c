#include "guide-document-private.h"

#include <string.h>

#define ACRONYM_LETTERS 4 /* in shorter ones one letter more or less is another word */

static char *
replace (char       *text,
         const char *pattern,
         const char *by)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  char              *replaced = g_regex_replace (regex, text, -1, 0, by, 0, NULL);

  g_free (text);
  return replaced;
}

gboolean
guide_clean_is_near (const char *one,
                     const char *other)
{
  gsize a = strlen (one), b = strlen (other), same = 0;

  if (MIN (a, b) < ACRONYM_LETTERS)
    return FALSE;
  if (a < b)
    return guide_clean_is_near (other, one);
  while (same < b && one[same] == other[same])
    same++;
  return a - b <= 1 && strcmp (one + same + 1, other + same + (a == b)) == 0;
}

static const char *
find_near_acronym (const GuideKnown *known,
                   const char       *word)
{
  const char *near = NULL;

  for (guint i = 0; known != NULL && known->acronyms != NULL && known->acronyms[i] != NULL; i++)
    {
      if (strcmp (known->acronyms[i], word) == 0)
        return NULL;
      if (guide_clean_is_near (word, known->acronyms[i]))
        near = known->acronyms[i];
    }
  return near;
}

/* A line in capitals is full of words that look like acronyms. */
static gboolean
has_small_letters (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_islower (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static void
note_acronyms (GuideDocument    *document,
               guint             piece,
               const GuideKnown *known,
               const char       *text)
{
  g_autoptr (GRegex)     pattern = g_regex_new ("\\b[A-Z]{4,}\\b", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!has_small_letters (text))
    return;
  for (g_regex_match (pattern, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *word = g_match_info_fetch (match, 0);
      const char      *meant = find_near_acronym (known, word);

      if (meant != NULL)
        guide_document_doubt (document, GUIDE_DOUBT_ACRONYM, piece, g_strdup (word), g_strdup (meant));
    }
}

/* Each match is a doubt of its own; proposed: what is put in its place, NULL: it stays. */
static void
note_each (GuideDocument *document,
           guint          piece,
           GuideDoubtKind kind,
           const char    *expression,
           const char    *proposed)
{
  g_autoptr (GRegex)     pattern = g_regex_new (expression, G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char       *walked = g_strdup (guide_document_get (document, piece)->raw);

  for (g_regex_match (pattern, walked, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    guide_document_doubt (document, kind, piece, g_match_info_fetch (match, 0), g_strdup (proposed));
}

/* Bytes put in the text, at places that are those of raw. */
typedef struct
{
  gsize       at, taken;
  const char *put;
} Edit;

static int
compare_edits (gconstpointer a,
               gconstpointer b)
{
  const Edit *one = a, *other = b;

  return (one->at < other->at) - (one->at > other->at); /* the last first: the others keep their places */
}

static void
add_edit (GArray     *edits,
          gsize       at,
          gsize       taken,
          const char *put)
{
  Edit edit = { at, taken, put };

  g_array_append_val (edits, edit);
}

/* Was this mend of the words between quotation marks left by a person? */
static gboolean
is_left (const GuideDocument *document,
         const GuideQuote    *quote,
         const guint8        *left)
{
  static const GuideDoubtKind kinds[] = { 0, GUIDE_DOUBT_QUOTE_UNCLOSED, GUIDE_DOUBT_QUOTE_UNOPENED };
  g_autofree char            *words = g_strndup (guide_document_get (document, quote->piece)->raw + quote->start, quote->length);

  for (guint i = 0; left != NULL && i < document->doubts->len; i++)
    {
      const GuideDoubt *doubt = &g_array_index (document->doubts, GuideDoubt, i);

      if (left[i] && doubt->piece == quote->piece && doubt->kind == kinds[quote->flaw] && strstr (doubt->proposed, words) != NULL)
        return TRUE;
    }
  return FALSE;
}

static GArray *
list_edits (const GuideDocument *document,
            guint                piece,
            const guint8        *left)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (Edit));

  for (guint i = 0; i < document->marks->len; i++)
    {
      const GuideTimeMark *mark = &g_array_index (document->marks, GuideTimeMark, i);

      if (mark->piece == piece)
        add_edit (edits, mark->start, mark->length, "");
    }
  for (guint i = 0; i < document->quotes->len; i++)
    {
      const GuideQuote *quote = &g_array_index (document->quotes, GuideQuote, i);

      if (quote->piece != piece || quote->flaw == GUIDE_QUOTE_WHOLE || is_left (document, quote, left))
        continue;
      if (quote->flaw == GUIDE_QUOTE_UNCLOSED)
        add_edit (edits, quote->start + quote->length, 0, "\u00a0»");
      else
        add_edit (edits, quote->start, 0, "«\u00a0");
    }
  g_array_sort (edits, compare_edits);
  return edits;
}

/* What stands between two places of raw, its marks mended. */
static char *
mend_marks (const GuideDocument *document,
            guint                piece,
            gsize                start,
            gsize                end,
            const guint8        *left)
{
  g_autoptr (GArray) edits = list_edits (document, piece, left);
  GString           *text = g_string_new_len (guide_document_get (document, piece)->raw + start, (gssize) (end - start));

  for (guint i = 0; i < edits->len; i++)
    {
      const Edit *edit = &g_array_index (edits, Edit, i);

      if (edit->at < start || edit->at + edit->taken > end)
        continue;
      g_string_erase (text, (gssize) (edit->at - start), (gssize) edit->taken);
      g_string_insert (text, (gssize) (edit->at - start), edit->put);
    }
  return g_string_free (text, FALSE);
}

/* French spacing, and nothing left hanging where a list was cut. */
static char *
mend_spaces (char    *text,
             gboolean turns)
{
  if (turns)
    text = replace (text, "(?<=[’'])\\s*»(?=\\pL)", "«\u00a0");
  text = replace (text, "«\\s*", "«\u00a0");
  text = replace (text, "\\s*»", "\u00a0»");
  text = replace (text, "[ \t\u00a0\u202f]*([;:!?])(?=\\s|$)", "\u00a0\\1");
  text = replace (text, "[ \t]{2,}", " ");
  text = replace (text, " +([.,])", "\\1");
  return replace (text, "[\\s/,]+$", "");
}

/* What was proposed for words of this piece. */
static char *
mend_words (const GuideDocument *document,
            guint                piece,
            const guint8        *left,
            char                *text,
            gboolean            *turns)
{
  for (guint i = 0; i < document->doubts->len; i++)
    {
      const GuideDoubt *doubt = &g_array_index (document->doubts, GuideDoubt, i);
      gboolean          taken = left == NULL || !left[i];
      g_autofree char  *plain = g_regex_escape_string (doubt->said, -1), *whole = g_strdup_printf ("\\b%s\\b", plain);

      if (doubt->piece != piece)
        continue;
      if (doubt->kind == GUIDE_DOUBT_QUOTE_TURNED)
        *turns = taken;
      else if (doubt->kind == GUIDE_DOUBT_BOOKMARK && taken)
        text = replace (text, plain, "");
      else if (doubt->kind == GUIDE_DOUBT_ACRONYM && taken)
        text = replace (text, whole, doubt->proposed);
    }
  return text;
}

char *
guide_document_dup_clean (const GuideDocument *self,
                          guint                piece,
                          gsize                start,
                          gsize                length,
                          const guint8        *left)
{
  gboolean turns = TRUE;
  char    *text = mend_marks (self, piece, start, start + length, left);

  text = mend_words (self, piece, left, text, &turns);
  return g_strstrip (mend_spaces (text, turns));
}

void
guide_clean_piece (GuideDocument    *self,
                   guint             piece,
                   const GuideKnown *known)
{
  GuidePiece *cleaned = guide_document_get (self, piece);

  note_each (self, piece, GUIDE_DOUBT_BOOKMARK, "_(?:GoBack|Toc\\d+|Hlk\\d+|Ref\\d+)\\b", "");
  note_each (self, piece, GUIDE_DOUBT_NAME_TAKEN_OUT, "\\[\\s*(?:pr[ée]nom|nom)[^\\]]*\\]", NULL);
  note_acronyms (self, piece, known, cleaned->raw);
  g_free (cleaned->clean);
  cleaned->clean = guide_document_dup_clean (self, piece, 0, cleaned->length, NULL);
}
