#include "config.h"

#include "dossier-terms-private.h"

#include "base-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The words as they are kept: "CS = CSX = centre social". NULL: fewer than two. */
static char *
dup_group (const char *words)
{
  g_autofree char *tidy = dossier_terms_dup_tidy (words);
  g_auto (GStrv)   parts = dossier_synonyms_split (tidy);

  return g_strv_length (parts) < 2 ? NULL : g_strjoinv (DOSSIER_SYNONYMS_SEPARATOR, parts);
}

static gboolean
has_word (const DossierTerm *group,
          const char        *folded)
{
  g_auto (GStrv) own = dossier_synonyms_split (group->label);

  for (char **one = own; *one != NULL; one++)
    {
      g_autofree char *face = base_text_fold (*one);

      if (g_str_equal (face, folded))
        return TRUE;
    }
  return FALSE;
}

/* A group in use, but for except, that has one of the words; NULL: none. */
static const DossierTerm *
find_group (const DossierVocabulary *self,
            const char              *words,
            const DossierTerm       *except)
{
  guint                     n_groups;
  const DossierTerm *const *groups = dossier_vocabulary_get_terms (self, DOSSIER_SYNONYMS_VOCABULARY, &n_groups);
  g_auto (GStrv)            parts = dossier_synonyms_split (words);

  for (char **part = parts; *part != NULL; part++)
    {
      g_autofree char *folded = base_text_fold (*part);

      for (guint i = 0; i < n_groups; i++)
        if (groups[i] != except && dossier_term_is_offered (groups[i]) && has_word (groups[i], folded))
          return groups[i];
    }
  return NULL;
}

static char *
check_words (const DossierVocabulary *self,
             const char              *words,
             const DossierTerm       *except,
             gboolean                 even_if_shared,
             GError                 **error)
{
  g_autofree char *group = dup_group (words);

  if (group == NULL)
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_ALONE, "a group has two words at least");
  if (!even_if_shared && find_group (self, group, except) != NULL)
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_SHARED, "a word is in another group");
  return g_steal_pointer (&group);
}

DossierAct *
dossier_terms_new_group (const DossierVocabulary *self,
                         const char              *words,
                         gboolean                 even_if_shared,
                         GError                 **error)
{
  g_autofree char *group = NULL, *told = NULL, *code = NULL;
  g_auto (GStrv)   parts = NULL;
  DossierAct      *act;

  g_return_val_if_fail (self != NULL, NULL);

  group = check_words (self, words, NULL, even_if_shared, error);
  if (group == NULL)
    return NULL;
  parts = dossier_synonyms_split (group);
  code = dossier_terms_dup_free_code (self, DOSSIER_SYNONYMS_VOCABULARY, parts[0]);
  /* Translators: a line of the history; words with "=" between. */
  told = g_strdup_printf (_ ("Words that mean the same: %s"), group);
  act = dossier_act_new (told);
  dossier_terms_add (self, act, DOSSIER_SYNONYMS_VOCABULARY, code, group);
  return act;
}

DossierAct *
dossier_terms_new_group_words (const DossierVocabulary *self,
                               const DossierTerm       *group,
                               const char              *words,
                               gboolean                 even_if_shared,
                               GError                 **error)
{
  g_autofree char *label = NULL, *told = NULL;
  DossierAct      *act;

  g_return_val_if_fail (self != NULL && group != NULL, NULL);

  label = check_words (self, words, group, even_if_shared, error);
  if (label == NULL)
    return NULL;
  if (strcmp (label, group->label) == 0)
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_NOTHING, "it is so already");
  told = g_strdup_printf (_ ("Words that mean the same: %s"), label);
  act = dossier_act_new (told);
  dossier_terms_set (act, group, "label", dossier_value_new_text (label));
  return act;
}

DossierAct *
dossier_terms_new_group_end (const DossierTerm *group,
                             GError           **error)
{
  g_autofree char *told = NULL;
  DossierAct      *act;

  g_return_val_if_fail (group != NULL, NULL);

  if (!dossier_term_is_offered (group))
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_NOTHING, "it is out of use already");
  told = g_strdup_printf (_ ("Words that mean the same no more: %s"), group->label);
  act = dossier_act_new (told);
  if (group->shipped)
    dossier_terms_set (act, group, "active", dossier_value_new_boolean (FALSE));
  else
    dossier_act_delete (act, dossier_kinds_find (DOSSIER_TERMS_KIND), group->id);
  return act;
}
