/* dossier-vocabulary-headings.c - what the fields are called, and which field some words mean */
#include "dossier-vocabulary-private.h"

#include "base-text.h"

const char *
dossier_vocabulary_get_heading (const DossierVocabulary *self,
                                const DossierField      *field)
{
  const DossierTerm *term;

  g_return_val_if_fail (field != NULL, NULL);

  term = dossier_vocabulary_find_heading (self, field);
  return term != NULL ? term->label : dossier_kinds_translate (field->label);
}

const char *
dossier_vocabulary_get_heading_definition (const DossierVocabulary *self,
                                           const DossierField      *field)
{
  const DossierTerm *term;

  g_return_val_if_fail (field != NULL, NULL);

  term = dossier_vocabulary_find_heading (self, field);
  return term != NULL ? term->definition : NULL;
}

gboolean
dossier_vocabulary_is_heading (const DossierVocabulary *self,
                               const DossierField      *field,
                               const char              *words)
{
  const char      *names[] = { dossier_vocabulary_get_heading (self, field), dossier_kinds_translate (field->label), field->label, field->code };
  g_autofree char *squashed = base_text_squash (words);

  for (gsize i = 0; *squashed != '\0' && i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = base_text_squash (names[i]);

      if (g_str_equal (name, squashed))
        return TRUE;
    }
  return FALSE;
}
