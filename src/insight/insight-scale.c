#include "insight-scale-private.h"

#include <string.h>

/* Their vocabularies bear their names. */
static const struct
{
  const char *field;
  gboolean    strongest_first;
} scales[INSIGHT_N_SCALES] = { { "cooperation", FALSE }, { "regularity", TRUE }, { "frequency", TRUE }, { "quality", FALSE } };

/* "Broken" comes last in its list, as people read it, and is the weakest. */
static const char *const qualities[] = { "broken", "degraded", "fragile", "building", "good", "solid" };

const char *
insight_scale_get_field (guint scale)
{
  return scales[scale].field;
}

static guint
rank_quality (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (qualities); i++)
    if (strcmp (qualities[i], code) == 0)
      return i + 1;
  return 0;
}

guint
insight_scale_rank (guint                    scale,
                    const DossierVocabulary *vocabulary,
                    const char              *code)
{
  const DossierTerm        *term = code == NULL ? NULL : dossier_vocabulary_resolve (vocabulary, scales[scale].field, code);
  guint                     n_terms;
  const DossierTerm *const *terms = dossier_vocabulary_get_terms (vocabulary, scales[scale].field, &n_terms);

  if (term == NULL)
    return 0;
  if (strcmp (scales[scale].field, "quality") == 0)
    return rank_quality (term->code);
  for (guint i = 0; i < n_terms; i++)
    if (terms[i] == term)
      return scales[scale].strongest_first ? n_terms - i : i + 1;
  return 0;
}
