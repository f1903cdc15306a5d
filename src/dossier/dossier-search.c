#include "dossier-search-private.h"

#include "base-text.h"

#include <string.h>

#define MAX_WORDS 32 /* nobody types more; a pasted page must not become a question */
#define MAX_FORM 8   /* words of the longest synonym */
#define MIN_PREFIX 3 /* shorter words are taken whole, unless they are the last */
#define MIN_LABEL 2  /* one letter says nothing about a term */

typedef struct
{
  const DossierVocabulary *vocabulary; /* or NULL */
  char                   **words;      /* folded */
  guint                    n_words;
} Typed;

static void
add_quoted_sign (GString    *out,
                 const char *vocabulary,
                 const char *code)
{
  g_string_append (out, " OR \"");
  dossier_search_add_sign (out, vocabulary, code);
  g_string_append_c (out, '"');
}

static gboolean
may_be_unfinished (const Typed *typed,
                   guint        index)
{
  return index + 1 == typed->n_words || g_utf8_strlen (typed->words[index], -1) >= MIN_PREFIX;
}

static gboolean
label_has_word (const char *label,
                const char *word,
                const char *stem,
                gboolean    unfinished)
{
  g_autofree char *folded = base_text_fold (label);
  g_auto (GStrv)   words = g_strsplit (folded, " ", -1);

  for (char **one = words; *one != NULL; one++)
    {
      g_autofree char *its_stem = base_text_stem (*one);

      if (g_str_equal (*one, word) || g_str_equal (its_stem, stem) || (unfinished && g_str_has_prefix (*one, word)))
        return TRUE;
    }
  return FALSE;
}

static void
add_terms_of (const Typed *typed,
              GString     *out,
              const char  *vocabulary,
              const char  *word,
              const char  *stem,
              gboolean     unfinished)
{
  guint                     n_terms;
  const DossierTerm *const *terms = dossier_vocabulary_get_terms (typed->vocabulary, vocabulary, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    if (label_has_word (dossier_vocabulary_get_label (typed->vocabulary, vocabulary, terms[i]->code), word, stem, unfinished))
      add_quoted_sign (out, vocabulary, terms[i]->code);
}

static gboolean
has_signs (const DossierField *field)
{
  return (field->flags & DOSSIER_FIELD_SEARCHABLE) && field->target != NULL &&
         (field->type == DOSSIER_FIELD_VOCABULARY || field->type == DOSSIER_FIELD_VOCABULARIES || field->type == DOSSIER_FIELD_PROGRAMMES);
}

/* The vocabularies that some searchable field uses, each once. */
static GPtrArray *
list_indexed_vocabularies (void)
{
  GPtrArray         *found = g_ptr_array_new ();
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i].n_fields; j++)
      {
        const DossierField *field = &kinds[i].fields[j];

        if (has_signs (field) && !g_ptr_array_find_with_equal_func (found, field->target, g_str_equal, NULL))
          g_ptr_array_add (found, (gpointer) field->target);
      }
  return found;
}

static void
add_labels (const Typed *typed,
            GString     *out,
            const char  *word,
            const char  *stem,
            gboolean     unfinished)
{
  g_autoptr (GPtrArray) vocabularies = NULL;

  if (typed->vocabulary == NULL || g_utf8_strlen (word, -1) < MIN_LABEL)
    return;
  vocabularies = list_indexed_vocabularies ();
  for (guint i = 0; i < vocabularies->len; i++)
    add_terms_of (typed, out, g_ptr_array_index (vocabularies, i), word, stem, unfinished);
}

/* Folded words hold letters and digits only, so quoting them is enough: FTS5 sees no operator. */
static char *
dup_word_match (const Typed *typed,
                guint        index)
{
  const char      *word = typed->words[index];
  gboolean         unfinished = may_be_unfinished (typed, index);
  g_autofree char *stem = base_text_stem (word);
  GString         *out = g_string_new (NULL);

  g_string_append_printf (out, "\"%s\"%s", word, unfinished ? "*" : "");
  if (!g_str_equal (stem, word))
    g_string_append_printf (out, " OR \"%s\"", stem);
  add_labels (typed, out, word, stem, unfinished);
  return g_string_free (out, FALSE);
}

static char *
dup_words_match (const Typed *typed,
                 guint        start,
                 guint        length)
{
  GString *out;

  if (length == 1)
    return dup_word_match (typed, start);

  out = g_string_new ("(");
  for (guint i = start; i < start + length; i++)
    {
      g_autofree char *one = dup_word_match (typed, i);

      g_string_append_printf (out, "%s(%s)", i > start ? " AND " : "", one);
    }
  g_string_append_c (out, ')');
  return g_string_free (out, FALSE);
}

/* How many of the words from start say together something that has synonyms; 0: none. */
static guint
measure_synonym (const Typed        *typed,
                 guint               start,
                 const char *const **others)
{
  const DossierSynonyms *synonyms = typed->vocabulary == NULL ? NULL : dossier_vocabulary_get_synonyms (typed->vocabulary);

  for (guint length = MIN (MAX_FORM, typed->n_words - start); length > 0; length--)
    {
      g_autoptr (GString) form = g_string_new (typed->words[start]);

      for (guint i = start + 1; i < start + length; i++)
        g_string_append_printf (form, " %s", typed->words[i]);
      *others = dossier_synonyms_find (synonyms, form->str);
      if (*others != NULL)
        return length;
    }
  return 0;
}

static gboolean
label_says (const char *label,
            const char *form)
{
  g_autofree char *folded = base_text_fold (label);
  g_autofree char *bounded_label = g_strdup_printf (" %s ", folded);
  g_autofree char *bounded_form = g_strdup_printf (" %s ", form);

  return strstr (bounded_label, bounded_form) != NULL;
}

/* A centre whose name does not say what it is answers to "CS" by its type. */
static void
add_labels_saying (const Typed *typed,
                   GString     *out,
                   const char  *form)
{
  g_autoptr (GPtrArray) vocabularies = list_indexed_vocabularies ();

  for (guint i = 0; typed->vocabulary != NULL && i < vocabularies->len; i++)
    {
      const char               *vocabulary = g_ptr_array_index (vocabularies, i);
      guint                     n_terms;
      const DossierTerm *const *terms = dossier_vocabulary_get_terms (typed->vocabulary, vocabulary, &n_terms);

      for (guint j = 0; j < n_terms; j++)
        if (label_says (dossier_vocabulary_get_label (typed->vocabulary, vocabulary, terms[j]->code), form))
          add_quoted_sign (out, vocabulary, terms[j]->code);
    }
}

static char *
dup_group_match (const Typed       *typed,
                 guint              start,
                 guint              length,
                 const char *const *others)
{
  g_autofree char *own = dup_words_match (typed, start, length);
  GString         *out = g_string_new (own);

  for (; others != NULL && *others != NULL; others++)
    {
      g_string_append_printf (out, " OR \"%s\"", *others);
      add_labels_saying (typed, out, *others);
    }
  return g_string_free (out, FALSE);
}

/* Keeps the first MAX_WORDS. */
static guint
cut_words (char **words)
{
  guint n_words = g_strv_length (words);

  for (; n_words > MAX_WORDS; n_words--)
    g_clear_pointer (&words[n_words - 1], g_free);
  return words[0] == NULL || *words[0] == '\0' ? 0 : n_words;
}

GPtrArray *
dossier_search_list_matches (const char              *words,
                             const DossierVocabulary *vocabulary)
{
  GPtrArray       *matches = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folded = base_text_fold (words);
  g_auto (GStrv)   parts = g_strsplit (folded, " ", -1);
  Typed            typed = { vocabulary, parts, cut_words (parts) };

  for (guint i = 0; i < typed.n_words;)
    {
      const char *const *others = NULL;
      guint              length = MAX (1, measure_synonym (&typed, i, &others));

      g_ptr_array_add (matches, dup_group_match (&typed, i, length, others));
      i += length;
    }
  return matches;
}

char *
dossier_search_dup_match (const char              *words,
                          const DossierVocabulary *vocabulary)
{
  g_autoptr (GPtrArray) matches = dossier_search_list_matches (words, vocabulary);
  GString              *out;

  if (matches->len == 0)
    return NULL;
  out = g_string_new (NULL);
  for (guint i = 0; i < matches->len; i++)
    g_string_append_printf (out, "%s(%s)", i > 0 ? " AND " : "", (char *) g_ptr_array_index (matches, i));
  return g_string_free (out, FALSE);
}
