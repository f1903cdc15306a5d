/* guide-glossary.c - acronyms of the vocabularies, and what they mean */
#include "guide-book-private.h"

#include <string.h>

/* Capitals and figures, two at least, a “+” at the end: CLAS, REP+, 6e is none. */
static gsize
measure_acronym (const char *text)
{
  gsize n = 0, n_capitals = 0;

  for (; g_ascii_isupper (text[n]) || g_ascii_isdigit (text[n]); n++)
    n_capitals += g_ascii_isupper (text[n]) ? 1 : 0;
  if (n_capitals < 2 || g_unichar_isalpha (g_utf8_get_char (text + n)))
    return 0;
  return text[n] == '+' ? n + 1 : n;
}

/* The nearer the word is to the whole label, the better its definition is the acronym's. */
static void
offer (GHashTable *glossary,
       GHashTable *ranks,
       const char *label,
       const char *word,
       gsize       length,
       const char *definition)
{
  char *acronym = g_strndup (word, length);
  guint rank = strlen (label) == length ? 3 : word == label ? 2
                                                            : 1;

  if (rank <= GPOINTER_TO_UINT (g_hash_table_lookup (ranks, acronym)))
    {
      g_free (acronym);
      return;
    }
  g_hash_table_insert (ranks, g_strdup (acronym), GUINT_TO_POINTER (rank));
  g_hash_table_insert (glossary, acronym, g_strdup (definition));
}

static void
take_term (GHashTable        *glossary,
           GHashTable        *ranks,
           const DossierTerm *term)
{
  gboolean begins = TRUE;

  if (term->definition == NULL || *term->definition == '\0' || !dossier_term_is_offered (term))
    return;
  for (const char *p = term->label; *p != '\0';)
    {
      gsize length = begins ? measure_acronym (p) : 0;

      if (length > 0)
        offer (glossary, ranks, term->label, p, length, term->definition);
      p = length > 0 ? p + length : g_utf8_next_char (p);
      begins = *p != '\0' && p > term->label && !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p)));
    }
}

GHashTable *
guide_glossary_new (const DossierVocabulary *vocabulary)
{
  GHashTable            *glossary = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) ranks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint                  n_kinds;
  const DossierKind     *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i].n_fields; j++)
      {
        const DossierField       *field = &kinds[i].fields[j];
        guint                     n_terms = 0;
        const DossierTerm *const *terms;

        if ((field->type != DOSSIER_FIELD_VOCABULARY && field->type != DOSSIER_FIELD_VOCABULARIES && field->type != DOSSIER_FIELD_PROGRAMMES) ||
            !g_hash_table_add (seen, (gpointer) field->target))
          continue;
        terms = dossier_vocabulary_get_terms (vocabulary, field->target, &n_terms);
        for (guint t = 0; t < n_terms; t++)
          take_term (glossary, ranks, terms[t]);
      }
  return glossary;
}
