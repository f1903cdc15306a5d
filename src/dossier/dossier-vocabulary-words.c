#include "dossier-vocabulary.h"

#include "base-text.h"

#include <string.h>

static char *
dup_stems (const char *words)
{
  g_autofree char *folded = base_text_fold (words);
  g_auto (GStrv)   parts = g_strsplit (folded, " ", -1);
  GString         *out = g_string_new (NULL);

  for (char **part = parts; *part != NULL; part++)
    {
      g_autofree char *stem = base_text_stem (*part);

      g_string_append_printf (out, "%s ", stem);
    }
  return g_string_free (out, FALSE);
}

/* "maison de quartier (MQ)" is meant by "maison de quartier" as well. */
static char *
dup_without_aside (const char *label)
{
  return g_strndup (label, strcspn (label, "("));
}

/* Case only, so that "REP" and "REP+" stay two. */
static char *
dup_lower (const char *words)
{
  g_autofree char *sound = base_text_repair (words, -1);

  return g_strstrip (g_utf8_strdown (sound, -1));
}

typedef char *(*Reduce) (const char *);

static gboolean
label_is (const DossierTerm *term,
          const char        *reduced,
          Reduce             reduce)
{
  g_autofree char *bare = dup_without_aside (term->label);
  g_autofree char *whole = reduce (term->label);
  g_autofree char *short_form = reduce (bare);

  return g_str_equal (whole, reduced) || g_str_equal (short_form, reduced);
}

/* The one code whose label is these words once reduced; *several when more than one answers. */
static const char *
find_label (const DossierVocabulary *self,
            const char              *vocabulary,
            const char              *words,
            Reduce                   reduce,
            gboolean                *several)
{
  guint                     n_terms;
  const DossierTerm *const *terms = dossier_vocabulary_get_terms (self, vocabulary, &n_terms);
  g_autofree char          *reduced = reduce (words);
  const char               *found = NULL;

  for (guint i = 0; i < n_terms && *reduced != '\0' && !*several; i++)
    if (label_is (terms[i], reduced, reduce))
      {
        const char *code = dossier_vocabulary_resolve (self, vocabulary, terms[i]->code)->code;

        *several = found != NULL && !g_str_equal (found, code);
        found = code;
      }
  return *several ? NULL : found;
}

static const char *
find_synonym (const DossierVocabulary *self,
              const char              *vocabulary,
              const char              *words,
              gboolean                *several)
{
  g_autofree char   *folded = base_text_fold (words);
  const char *const *others = dossier_synonyms_find (dossier_vocabulary_get_synonyms (self), folded);
  const char        *found = NULL;

  for (; found == NULL && !*several && others != NULL && *others != NULL; others++)
    found = find_label (self, vocabulary, *others, base_text_fold, several);
  return found;
}

/* From the closest likeness to the loosest; where one finds several, a looser one would not find fewer. */
static const Reduce reductions[] = { dup_lower, base_text_fold, dup_stems };

const char *
dossier_vocabulary_find_code (const DossierVocabulary *self,
                              const char              *vocabulary,
                              const char              *words)
{
  const DossierTerm *term;
  const char        *found = NULL;
  gboolean           several = FALSE;

  g_return_val_if_fail (self != NULL && vocabulary != NULL && words != NULL, NULL);

  term = dossier_vocabulary_resolve (self, vocabulary, words);
  if (term != NULL)
    return term->code;

  for (guint i = 0; found == NULL && !several && i < G_N_ELEMENTS (reductions); i++)
    found = find_label (self, vocabulary, words, reductions[i], &several);
  if (found == NULL && !several)
    found = find_synonym (self, vocabulary, words, &several);
  return found;
}
