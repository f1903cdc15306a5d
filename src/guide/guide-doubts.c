#include "config.h"

#include "guide-document-private.h"

#include "base-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Words that carry no idea by themselves, folded and stemmed when they are compared. */
static const char *const empty_words[] = {
  "a",
  "au",
  "aux",
  "avec",
  "ce",
  "ces",
  "d",
  "dans",
  "de",
  "des",
  "du",
  "en",
  "est",
  "et",
  "entre",
  "l",
  "la",
  "le",
  "les",
  "leur",
  "leurs",
  "n",
  "nos",
  "on",
  "ou",
  "par",
  "pas",
  "plus",
  "pour",
  "qu",
  "que",
  "qui",
  "s",
  "se",
  "ses",
  "son",
  "sur",
  "un",
  "une",
  "y",
  "chose",
  "choses",
  "moment",
  "moments",
  "situation",
  "situations",
  "temps",
  NULL,
};

#define IDEA_WORDS 6 /* longer items are rarely the same */

/* Of the first words of a piece, up to a sign that ends them. */
static char *
dup_head (const GuidePiece *piece)
{
  char *head = g_strdup (piece->clean);

  head[strcspn (head, ".:;(+")] = '\0';
  return g_strstrip (head);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Its stems that carry an idea, sorted; "" when it carries none, or too many. */
static char *
dup_idea (const GuidePiece *piece)
{
  g_autofree char      *head = dup_head (piece), *folded = base_text_fold (head);
  g_auto (GStrv)        words = g_strsplit (folded, " ", -1);
  g_autoptr (GPtrArray) stems = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !g_strv_contains (empty_words, words[i]))
      g_ptr_array_add (stems, base_text_stem (words[i]));
  if (stems->len == 0 || g_strv_length (words) > IDEA_WORDS)
    return g_strdup ("");
  g_ptr_array_sort (stems, compare_strings);
  g_ptr_array_add (stems, NULL);
  return g_strjoinv (" ", (char **) stems->pdata);
}

static guint
find_chapter (const GuideDocument *self,
              guint                piece)
{
  while (piece != GUIDE_NO_PIECE && guide_document_get (self, piece)->nature != GUIDE_PIECE_QUESTION)
    piece = guide_document_get (self, piece)->parent;
  return piece;
}

static void
doubt_like (GuideDocument *self,
            GuideDoubtKind kind,
            guint          piece,
            guint          other)
{
  guide_document_doubt (self, kind, piece, g_strdup (guide_document_get (self, piece)->clean), NULL);
  g_array_index (self->doubts, GuideDoubt, self->doubts->len - 1).other = other;
}

/* Practices that say the same under two questions, actors that are named twice. */
static void
compare_with_earlier (GuideDocument *self,
                      GHashTable    *ideas,
                      guint          piece)
{
  const GuidePiece *read = guide_document_get (self, piece);
  g_autofree char  *idea = dup_idea (read);
  gpointer          earlier;

  if (*idea == '\0')
    return;
  if (!g_hash_table_lookup_extended (ideas, idea, NULL, &earlier))
    g_hash_table_insert (ideas, g_steal_pointer (&idea), GUINT_TO_POINTER (piece));
  else if (read->nature == GUIDE_PIECE_ACTOR)
    doubt_like (self, GUIDE_DOUBT_SAME_ACTOR, piece, GPOINTER_TO_UINT (earlier));
  else if (find_chapter (self, piece) != find_chapter (self, GPOINTER_TO_UINT (earlier)))
    doubt_like (self, GUIDE_DOUBT_SAME_IDEA, piece, GPOINTER_TO_UINT (earlier));
}

static void
compare_ideas (GuideDocument   *self,
               GuidePieceNature nature)
{
  g_autoptr (GHashTable) ideas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->pieces->len; i++)
    if (guide_document_get (self, i)->nature == nature)
      compare_with_earlier (self, ideas, i);
}

static void
note_programmes (GuideDocument    *self,
                 const GuideKnown *known)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const GuidePiece *piece = guide_document_get (self, i);
      g_autofree char  *head = dup_head (piece);

      if (piece->nature == GUIDE_PIECE_ACTOR && known != NULL && known->programmes != NULL &&
          g_strv_contains ((const char *const *) known->programmes, head))
        guide_document_doubt (self, GUIDE_DOUBT_PROGRAMME, i, g_steal_pointer (&head), NULL);
    }
}

/* What is proposed is its place among the chapters. */
static void
note_same_numbers (GuideDocument *self)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  guint                  place = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const GuidePiece *piece = guide_document_get (self, i);

      if (piece->nature != GUIDE_PIECE_QUESTION)
        continue;
      place++;
      if (piece->number != NULL && !g_hash_table_insert (numbers, piece->number, GUINT_TO_POINTER (i)))
        guide_document_doubt (self, GUIDE_DOUBT_SAME_NUMBER, i, g_strdup (piece->number), g_strdup_printf ("%u", place));
    }
}

static int
compare_doubts (gconstpointer a,
                gconstpointer b,
                gpointer      document)
{
  const GuideDoubt *one = a, *other = b;
  guint             line = guide_document_get (document, one->piece)->line, against = guide_document_get (document, other->piece)->line;

  if (line != against)
    return line < against ? -1 : 1;
  if (one->piece != other->piece)
    return one->piece < other->piece ? -1 : 1;
  return (int) one->kind - (int) other->kind;
}

void
guide_doubts_read (GuideDocument    *self,
                   const GuideKnown *known)
{
  note_same_numbers (self);
  compare_ideas (self, GUIDE_PIECE_PRACTICE);
  compare_ideas (self, GUIDE_PIECE_ACTOR);
  note_programmes (self, known);
  g_array_sort_with_data (self->doubts, compare_doubts, self);
}

char *
guide_doubt_dup_sentence (const GuideDoubt *self)
{
  switch (self->kind)
    {
    case GUIDE_DOUBT_SAME_NUMBER:
      return g_strdup_printf (_ ("Two chapters bear the number %s"), self->said);
    case GUIDE_DOUBT_NUMBER_INSIDE:
      return g_strdup_printf (_ ("The number “%s” stands inside another item: it is made an item of its own"), self->said);
    case GUIDE_DOUBT_NUMBER_MISSING:
      return g_strdup_printf (_ ("No item bears the number %s"), self->said);
    case GUIDE_DOUBT_EMPTY:
      return g_strdup (_ ("A bullet with nothing behind it"));
    case GUIDE_DOUBT_QUOTE_UNCLOSED:
      return g_strdup (_ ("A quotation is never closed: it is closed at its end"));
    case GUIDE_DOUBT_QUOTE_UNOPENED:
      return g_strdup (_ ("A quotation is closed and was never opened: it is opened where its sentence begins"));
    case GUIDE_DOUBT_QUOTE_TURNED:
      return g_strdup (_ ("A quotation mark is turned the wrong way"));
    case GUIDE_DOUBT_NO_RECORDING:
      return g_strdup_printf (_ ("The mark %s says a moment of a recording, and no recording is named"), self->said);
    case GUIDE_DOUBT_ACRONYM:
      return g_strdup_printf (_ ("“%s” is perhaps %s"), self->said, self->proposed);
    case GUIDE_DOUBT_SAME_ACTOR:
      return g_strdup_printf (_ ("“%s” is named twice: the same, or two different ones?"), self->said);
    case GUIDE_DOUBT_PROGRAMME:
      return g_strdup_printf (_ ("%s is a programme, and is named here among the partners"), self->said);
    case GUIDE_DOUBT_SAME_IDEA:
      return g_strdup_printf (_ ("“%s” seems to say the same as an item of another question"), self->said);
    case GUIDE_DOUBT_BOOKMARK:
      return g_strdup_printf (_ ("The word processor left a bookmark in the text: %s"), self->said);
    case GUIDE_DOUBT_NAME_TAKEN_OUT:
    default:
      return g_strdup_printf (_ ("A name was taken out here: %s"), self->said);
    }
}
