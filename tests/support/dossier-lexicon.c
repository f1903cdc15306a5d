#include "dossier-lexicon.h"

#include "dossier-history.h"

static gpointer
load (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return dossier_vocabulary_load (reader, error);
}

DossierVocabulary *
lexicon_load (DossierFixture *self)
{
  g_autoptr (GError) error = NULL;
  DossierVocabulary *terms = dossier_store_ask (self->store, load, NULL, &error);

  g_assert_no_error (error);
  return terms;
}

gboolean
lexicon_is_shown (DossierFixture *self,
                  const char     *vocabulary,
                  const char     *code,
                  const char     *label)
{
  g_autoptr (DossierVocabulary) terms = lexicon_load (self);

  return g_strcmp0 (dossier_vocabulary_get_label (terms, vocabulary, code), label) == 0;
}

char *
lexicon_dup_seen (DossierFixture *self)
{
  g_autoptr (DossierVocabulary) terms = lexicon_load (self);
  GString                      *seen = g_string_new (NULL);

  for (const DossierTermsList *list = dossier_terms_get_lists (); list->code != NULL; list++)
    {
      guint                     n_terms;
      const DossierTerm *const *all = dossier_vocabulary_get_terms (terms, list->code, &n_terms);

      for (guint i = 0; i < n_terms; i++)
        g_string_append_printf (seen, "%s/%s %s %s %d %s\n", list->code, all[i]->code, all[i]->label, all[i]->definition, all[i]->active, all[i]->merged_into);
    }
  return g_string_free (seen, FALSE);
}

static gpointer
count (DossierReader *reader,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autoptr (DossierVocabulary) terms = dossier_vocabulary_load (reader, error);

  return terms == NULL ? NULL : dossier_term_uses_count (reader, terms, data, error);
}

DossierTermUses *
lexicon_count_uses (DossierFixture *self,
                    const char     *vocabulary)
{
  g_autoptr (GError) error = NULL;
  DossierTermUses   *uses = dossier_store_ask (self->store, count, (gpointer) vocabulary, &error);

  g_assert_no_error (error);
  return uses;
}

static gpointer
list_history (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return dossier_history_list (reader, 0, error);
}

GPtrArray *
lexicon_list_history (DossierFixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray         *lines = dossier_store_ask (self->store, list_history, NULL, &error);

  g_assert_no_error (error);
  return lines;
}

void
lexicon_rename (DossierFixture *self,
                const char     *vocabulary,
                const char     *code,
                const char     *label)
{
  g_autoptr (DossierVocabulary) terms = lexicon_load (self);
  const DossierTerm            *term = dossier_vocabulary_find (terms, vocabulary, code);
  g_autoptr (GError)            error = NULL;
  DossierAct                   *act = dossier_terms_new_wording (terms, term, label, term->definition, FALSE, &error);

  g_assert_no_error (error);
  dossier_fixture_write (self, act);
}

char *
lexicon_add (DossierFixture *self,
             const char     *vocabulary,
             const char     *label)
{
  g_autoptr (DossierVocabulary) terms = lexicon_load (self);
  g_autoptr (GError)            error = NULL;
  char                         *code = NULL;
  DossierAct                   *act = dossier_terms_new_addition (terms, vocabulary, label, &code, &error);

  g_assert_no_error (error);
  dossier_fixture_write (self, act);
  return code;
}

void
lexicon_undo (DossierFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *label = NULL;

  g_assert_true (dossier_store_undo (self->store, NULL, &label, &error));
  g_assert_no_error (error);
}

void
lexicon_assert_refused (DossierAct       *act,
                        GError          **error,
                        DossierTermsError code)
{
  g_assert_null (act);
  g_assert_error (*error, DOSSIER_TERMS_ERROR, (int) code);
  g_clear_error (error);
}
