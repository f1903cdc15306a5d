#include "dossier-search.h"

#include "base-text.h"
#include "dossier-shipped.h"

#include <string.h>

#define MAX_WORDS 32    /* nobody types more; a pasted page must not become a question */
#define MAX_FORM 8      /* words of the longest synonym */
#define MIN_PREFIX 3    /* shorter words are taken whole, unless they are the last */
#define MIN_LABEL 2     /* one letter says nothing about a term */
#define SIGN "\xC2\xA7" /* §: a letter of no word, so never typed by accident */

typedef struct
{
  const DossierVocabulary *vocabulary; /* or NULL */
  char                   **words;      /* folded */
  guint                    n_words;
} Typed;

/* group → folded forms, each once. */
static GHashTable *
read_groups (void)
{
  GHashTable           *groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) rows = dossier_shipped_list_rows ("synonyms.tsv");

  for (guint i = 0; i < rows->len; i++)
    {
      const char      *group = g_hash_table_lookup (g_ptr_array_index (rows, i), "group");
      g_autofree char *form = base_text_fold (g_hash_table_lookup (g_ptr_array_index (rows, i), "form"));
      GPtrArray       *forms = g_hash_table_lookup (groups, group);

      if (forms == NULL)
        {
          forms = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (groups, g_strdup (group), forms);
        }
      if (!g_ptr_array_find_with_equal_func (forms, form, g_str_equal, NULL))
        g_ptr_array_add (forms, g_steal_pointer (&form));
    }
  return groups;
}

static char **
dup_others (GPtrArray  *forms,
            const char *form)
{
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; i < forms->len; i++)
    if (!g_str_equal (g_ptr_array_index (forms, i), form))
      g_ptr_array_add (others, g_strdup (g_ptr_array_index (forms, i)));
  g_ptr_array_add (others, NULL);
  return (char **) g_ptr_array_free (others, FALSE);
}

/* Folded form → the other forms of its group. Kept for ever. */
static gpointer
read_synonyms (gpointer unused)
{
  GHashTable            *synonyms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  g_autoptr (GHashTable) groups = read_groups ();
  GHashTableIter         each;
  gpointer               forms;

  g_hash_table_iter_init (&each, groups);
  while (g_hash_table_iter_next (&each, NULL, &forms))
    for (guint i = 0; i < ((GPtrArray *) forms)->len; i++)
      {
        const char *form = g_ptr_array_index ((GPtrArray *) forms, i);

        g_hash_table_insert (synonyms, g_strdup (form), dup_others (forms, form));
      }
  return synonyms;
}

const char *const *
dossier_search_get_synonyms (const char *words)
{
  static GOnce     once = G_ONCE_INIT;
  g_autofree char *folded = base_text_fold (words);

  g_once (&once, read_synonyms, NULL);
  return g_hash_table_lookup (once.retval, folded);
}

static void
add_words (GString    *words,
           const char *text)
{
  g_autofree char *found = base_text_index_words (text);

  if (*found == '\0')
    return;
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append (words, found);
}

/* Codes are ASCII; what is no letter or digit of theirs ("rep+") must not part the sign. */
static void
add_sign (GString    *out,
          const char *vocabulary,
          const char *code)
{
  const char *parts[] = { vocabulary, code };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_string_append (out, SIGN);
      for (const char *byte = parts[i]; *byte != '\0'; byte++)
        if (g_ascii_isalnum (*byte))
          g_string_append_c (out, g_ascii_tolower (*byte));
        else
          g_string_append_printf (out, SIGN "%02x", (guint) (guchar) *byte);
    }
}

static void
add_term (GString            *words,
          const DossierField *field,
          const char         *code)
{
  if (words->len > 0)
    g_string_append_c (words, ' ');
  add_sign (words, field->target, code);
}

void
dossier_search_add_value (GString            *words,
                          const DossierField *field,
                          const DossierValue *value)
{
  const char *text;

  g_return_if_fail (words != NULL && field != NULL);

  if (value == NULL || !(field->flags & DOSSIER_FIELD_SEARCHABLE))
    return;
  text = dossier_value_get_text (value);
  if (text == NULL)
    return;
  if (field->type == DOSSIER_FIELD_VOCABULARY)
    add_term (words, field, text);
  else
    add_words (words, text);
}

void
dossier_search_add_key (GString            *words,
                        const DossierField *field,
                        const char         *key)
{
  g_autofree char *code = NULL;

  g_return_if_fail (words != NULL && field != NULL && key != NULL);

  if (!(field->flags & DOSSIER_FIELD_SEARCHABLE) || field->type == DOSSIER_FIELD_REFERENCES)
    return;
  if (field->type == DOSSIER_FIELD_WORDS)
    {
      add_words (words, key);
      return;
    }
  code = g_strndup (key, strcspn (key, "@"));
  if (!g_str_equal (code, "?") && !g_str_equal (code, "-"))
    add_term (words, field, code);
}

char *
dossier_search_dup_index_text (const DossierRecord *record)
{
  GString           *words = g_string_new (NULL);
  const DossierKind *kind = dossier_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const DossierField *field = &kind->fields[i];

      if (!dossier_field_is_set (field))
        dossier_search_add_value (words, field, dossier_record_get (record, field->code));
      else
        for (const char *const *key = dossier_record_get_keys (record, field->code); *key != NULL; key++)
          dossier_search_add_key (words, field, *key);
    }
  return g_string_free (words, FALSE);
}

static void
add_quoted_sign (GString    *out,
                 const char *vocabulary,
                 const char *code)
{
  g_string_append (out, " OR \"");
  add_sign (out, vocabulary, code);
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
  for (guint length = MIN (MAX_FORM, typed->n_words - start); length > 0; length--)
    {
      g_autoptr (GString) form = g_string_new (typed->words[start]);

      for (guint i = start + 1; i < start + length; i++)
        g_string_append_printf (form, " %s", typed->words[i]);
      *others = dossier_search_get_synonyms (form->str);
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
