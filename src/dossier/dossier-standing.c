#include "dossier-standing.h"

#include "dossier-reader-private.h"

#include <string.h>

const char *
dossier_standing_find (const DossierVocabulary *vocabulary,
                       const char              *list,
                       const char              *code)
{
  const DossierTerm *term = list == NULL ? NULL : dossier_vocabulary_resolve (vocabulary, list, code);

  return term == NULL ? code : term->code;
}

static const char *
get_list (const DossierField *field)
{
  gboolean is_of_words = field->type == DOSSIER_FIELD_VOCABULARY || field->type == DOSSIER_FIELD_VOCABULARIES || field->type == DOSSIER_FIELD_PROGRAMMES;

  return is_of_words ? field->target : NULL;
}

char *
dossier_standing_dup_key (const DossierVocabulary *vocabulary,
                          const DossierField      *field,
                          const char              *key)
{
  const char      *carrier = field->type == DOSSIER_FIELD_PROGRAMMES ? strchr (key, '@') : NULL;
  g_autofree char *code = carrier == NULL ? g_strdup (key) : g_strndup (key, (gsize) (carrier - key));

  return g_strconcat (dossier_standing_find (vocabulary, get_list (field), code), carrier, NULL);
}

char *
dossier_standing_dup (DossierReader *reader,
                      const char    *list,
                      const char    *code)
{
  const DossierVocabulary *vocabulary = code == NULL ? NULL : dossier_reader_get_vocabulary (reader, NULL);

  return g_strdup (vocabulary == NULL ? code : dossier_standing_find (vocabulary, list, code));
}

gboolean
dossier_standing_is_same (DossierReader      *reader,
                          const DossierField *field,
                          const char         *one,
                          const char         *other)
{
  const DossierVocabulary *vocabulary = get_list (field) == NULL ? NULL : dossier_reader_get_vocabulary (reader, NULL);
  g_autofree char         *standing = NULL, *other_standing = NULL;

  if (strcmp (one, other) == 0 || vocabulary == NULL)
    return strcmp (one, other) == 0;
  standing = dossier_standing_dup_key (vocabulary, field, one);
  other_standing = dossier_standing_dup_key (vocabulary, field, other);
  return strcmp (standing, other_standing) == 0;
}

char **
dossier_standing_list_former (const DossierVocabulary *vocabulary,
                              const char              *list,
                              const char              *code)
{
  guint                     n_terms;
  const DossierTerm *const *terms = dossier_vocabulary_get_terms (vocabulary, list, &n_terms);
  g_autoptr (GPtrArray)     former = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_terms; i++)
    if (terms[i]->merged_into != NULL && strcmp (terms[i]->code, code) != 0 && strcmp (dossier_standing_find (vocabulary, list, terms[i]->code), code) == 0)
      g_ptr_array_add (former, g_strdup (terms[i]->code));
  if (former->len == 0)
    return NULL;
  g_ptr_array_add (former, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&former), FALSE);
}
