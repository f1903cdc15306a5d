/* What the fields are called: the federation's own words for them are said everywhere, and can be taken back. */
#include "dossier-lexicon.h"

#include "dossier-headings.h"
#include "dossier-history.h"
#include "dossier-path-words.h"

#include <string.h>

#define FORMALITY dossier_kind_find_field (dossier_kinds_find ("link"), "formality")

static void
assert_called (DossierFixture *self,
               const char     *heading)
{
  g_autoptr (DossierVocabulary) terms = lexicon_load (self);
  g_autofree char              *told = NULL;
  DossierPath                   path;

  g_assert_true (dossier_path_read (dossier_kinds_find ("structure"), "link.formality", &path));
  told = dossier_path_dup_label (&path, terms);
  g_assert_cmpstr (dossier_vocabulary_get_heading (terms, FORMALITY), ==, heading);
  g_assert_true (g_str_has_suffix (told, heading));
  g_assert_true (dossier_vocabulary_is_heading (terms, FORMALITY, heading));
  g_assert_true (dossier_vocabulary_is_heading (terms, FORMALITY, dossier_kinds_translate (FORMALITY->label)));
}

static DossierAct *
make_heading (DossierFixture *self,
              const char     *code,
              const char     *label,
              GError        **error)
{
  g_autoptr (DossierVocabulary) terms = lexicon_load (self);

  return dossier_terms_new_wording (terms, dossier_vocabulary_find (terms, "heading_link", code), label, NULL, TRUE, error);
}

static void
note_listed (const char         *vocabulary,
             const DossierField *field,
             gpointer            data)
{
  guint                     n_terms;
  const DossierTerm *const *all = dossier_vocabulary_get_terms (data, vocabulary, &n_terms);
  const DossierTerm        *term = dossier_vocabulary_find (data, vocabulary, field->code);
  gboolean                  is_listed = FALSE;

  g_test_message ("%s/%s", vocabulary, field->code);
  g_assert_true (dossier_terms_find_list (vocabulary)->fixed);
  for (guint i = 0; i < n_terms; i++)
    is_listed = is_listed || all[i] == term;
  g_assert_true (is_listed && !term->recorded);
  g_assert_cmpstr (term->label, ==, dossier_kinds_translate (field->label));
}

static void
test_every_field_that_is_asked_has_its_heading_in_a_list (DossierFixture *self,
                                                          gconstpointer   data)
{
  g_autoptr (DossierVocabulary) terms = lexicon_load (self);

  dossier_headings_visit (note_listed, terms);
  g_assert_nonnull (dossier_vocabulary_find (terms, "heading_link", "formality"));
  g_assert_null (dossier_vocabulary_find (terms, "heading_link", "merged_into")); /* no form asks it */
}

static void
test_a_renamed_heading_is_said_everywhere (DossierFixture *self,
                                           gconstpointer   data)
{
  g_autoptr (GPtrArray) lines = NULL;

  assert_called (self, "Formality");
  lexicon_rename (self, "heading_link", "formality", " Type de   cadre ");
  assert_called (self, "Type de cadre");
  lexicon_rename (self, "heading_link", "formality", "Cadre");
  assert_called (self, "Cadre");
  lines = lexicon_list_history (self);
  g_assert_nonnull (strstr (((const DossierHistoryLine *) lines->pdata[0])->sentence, "“Type de cadre” renamed “Cadre”"));
  lexicon_undo (self);
  assert_called (self, "Type de cadre");
  lexicon_undo (self);
  assert_called (self, "Formality");
}

static void
test_a_heading_goes_back_to_what_was_delivered (DossierFixture *self,
                                                gconstpointer   data)
{
  g_autofree char              *seen = lexicon_dup_seen (self), *back = NULL;
  g_autoptr (DossierVocabulary) terms = NULL;
  g_autoptr (GError)            error = NULL;

  lexicon_rename (self, "heading_link", "formality", "Cadre");
  terms = lexicon_load (self);
  dossier_fixture_write (self, dossier_terms_new_delivered (dossier_vocabulary_find (terms, "heading_link", "formality"), &error));
  assert_called (self, "Formality");
  lexicon_rename (self, "heading_link", "formality", "Cadre");
  assert_called (self, "Cadre");
  lexicon_rename (self, "heading_link", "formality", "Formality"); /* written as it was */
  back = lexicon_dup_seen (self);
  g_assert_cmpstr (back, ==, seen);
  g_clear_pointer (&terms, dossier_vocabulary_unref);
  terms = lexicon_load (self);
  lexicon_assert_refused (dossier_terms_new_delivered (dossier_vocabulary_find (terms, "heading_link", "formality"), &error), &error, DOSSIER_TERMS_ERROR_NOTHING);
}

/* An import would not know which is meant, of what was delivered either. */
static void
test_no_two_fields_of_a_record_are_called_alike (DossierFixture *self,
                                                 gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  lexicon_rename (self, "heading_link", "formality", "Cadre");
  lexicon_assert_refused (make_heading (self, "quality", "CADRE", &error), &error, DOSSIER_TERMS_ERROR_HEADING);
  lexicon_assert_refused (make_heading (self, "quality", "formality", &error), &error, DOSSIER_TERMS_ERROR_HEADING);
  lexicon_assert_refused (make_heading (self, "quality", "First step taken by", &error), &error, DOSSIER_TERMS_ERROR_HEADING);
  lexicon_assert_refused (make_heading (self, "quality", " ", &error), &error, DOSSIER_TERMS_ERROR_EMPTY);
}

static void
test_two_desktops_that_rename_a_heading_rename_one (DossierFixture *self,
                                                    gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  DossierAct        *one = make_heading (self, "formality", "Cadre", &error), *other = make_heading (self, "formality", "Type de cadre", &error);

  g_assert_cmpstr (dossier_act_get_change (one, 0)->subject, ==, dossier_act_get_change (other, 0)->subject);
  dossier_fixture_write (self, one);
  dossier_fixture_write (self, other);
  assert_called (self, "Type de cadre");
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/dossier/terms/every-field-that-is-asked-has-its-heading-in-a-list", test_every_field_that_is_asked_has_its_heading_in_a_list);
  dossier_fixture_add ("/dossier/terms/a-renamed-heading-is-said-everywhere", test_a_renamed_heading_is_said_everywhere);
  dossier_fixture_add ("/dossier/terms/a-heading-goes-back-to-what-was-delivered", test_a_heading_goes_back_to_what_was_delivered);
  dossier_fixture_add ("/dossier/terms/no-two-fields-of-a-record-are-called-alike", test_no_two_fields_of_a_record_are_called_alike);
  dossier_fixture_add ("/dossier/terms/two-desktops-that-rename-a-heading-rename-one", test_two_desktops_that_rename_a_heading_rename_one);

  return g_test_run ();
}
