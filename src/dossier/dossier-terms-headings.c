/* dossier-terms-headings.c - what a field is called: renamed, explained, given back as it was delivered */
#include "config.h"

#include "dossier-terms-private.h"

#include "dossier-headings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Its record is written the first time, and taken out of the trash the next. */
static void
begin_record (DossierAct        *act,
              const DossierTerm *term)
{
  dossier_act_create (act, dossier_kinds_find (DOSSIER_TERMS_KIND), term->id);
  dossier_terms_set (act, term, "vocabulary", dossier_value_new_text (term->vocabulary));
  dossier_terms_set (act, term, "code", dossier_value_new_text (term->code));
  dossier_terms_set (act, term, "active", dossier_value_new_boolean (TRUE));
}

/* A file may have the headings of either sort: neither may lead to two fields. What was delivered is never taken. */
static gboolean
is_taken (const DossierVocabulary *self,
          const DossierTerm       *term,
          const char              *label)
{
  guint                     n_terms;
  const DossierTerm *const *all = dossier_vocabulary_get_terms (self, term->vocabulary, &n_terms);

  for (guint i = 0; strcmp (label, term->label) != 0 && strcmp (label, term->delivered) != 0 && i < n_terms; i++)
    {
      const DossierField *field = dossier_headings_find_field (term->vocabulary, all[i]->code);

      if (field != NULL && strcmp (all[i]->code, term->code) != 0 && dossier_vocabulary_is_heading (self, field, label))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_told (const DossierTerm *term,
          const char        *label)
{
  if (strcmp (label, term->label) != 0)
    /* Translators: a line of the history; what a field of a record is called, before and after. */
    return g_strdup_printf (_ ("Heading “%s” renamed “%s”"), term->label, label);
  /* Translators: a line of the history; what a field of a record is called. */
  return g_strdup_printf (_ ("Heading “%s” explained anew"), term->label);
}

DossierAct *
dossier_terms_new_delivered (const DossierTerm *heading,
                             GError           **error)
{
  g_autofree char *told = NULL;
  DossierAct      *act;

  g_return_val_if_fail (heading != NULL && heading->delivered != NULL, NULL);

  if (!heading->recorded)
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_NOTHING, "it is so already");
  /* Translators: a line of the history; what a field of a record is called, before and after. */
  told = g_strdup_printf (_ ("Heading “%s” given back as “%s”"), heading->label, heading->delivered);
  act = dossier_act_new (told);
  dossier_act_delete (act, dossier_kinds_find (DOSSIER_TERMS_KIND), heading->id);
  return act;
}

DossierAct *
dossier_terms_new_heading (const DossierVocabulary *self,
                           const DossierTerm       *term,
                           const char              *label,
                           const char              *definition,
                           GError                 **error)
{
  g_autofree char *told = NULL;
  DossierAct      *act;

  if (is_taken (self, term, label))
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_HEADING, "another field is called so");
  if (strcmp (label, term->delivered) == 0 && *definition == '\0')
    return dossier_terms_new_delivered (term, error);
  told = dup_told (term, label);
  act = dossier_act_new (told);
  if (!term->recorded)
    begin_record (act, term);
  if (!term->recorded || strcmp (label, term->label) != 0)
    dossier_terms_set (act, term, "label", dossier_value_new_text (label));
  if (!term->recorded || g_strcmp0 (*definition != '\0' ? definition : NULL, term->definition) != 0)
    dossier_terms_set (act, term, "definition", *definition != '\0' ? dossier_value_new_text (definition) : NULL);
  return act;
}
