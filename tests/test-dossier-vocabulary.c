#include "dossier-fixture.h"

#include "dossier-vocabulary.h"

#include "base-identifier.h"

static gpointer
load (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return dossier_vocabulary_load (reader, error);
}

static DossierVocabulary *
load_from (DossierFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DossierVocabulary *vocabulary = dossier_store_ask (fixture->store, load, NULL, &error);

  g_assert_no_error (error);
  return vocabulary;
}

static char *
dup_term_id (const char *vocabulary,
             const char *code)
{
  g_autofree char *words = g_strdup_printf ("term:%s:%s", vocabulary, code);

  return base_identifier_derive (words);
}

static void
test_a_new_dossier_has_the_terms_shipped (DossierFixture *fixture,
                                          gconstpointer   data)
{
  g_autoptr (DossierVocabulary) stored = load_from (fixture);
  g_autoptr (DossierVocabulary) shipped = dossier_vocabulary_new_shipped ();
  guint                         n_stored, n_shipped;
  const DossierTerm *const     *terms = dossier_vocabulary_get_terms (stored, "structure_type", &n_stored);
  const DossierTerm *const     *wanted = dossier_vocabulary_get_terms (shipped, "structure_type", &n_shipped);

  g_assert_cmpuint (n_stored, ==, n_shipped);
  for (guint i = 0; i < n_stored; i++)
    {
      g_assert_cmpstr (terms[i]->code, ==, wanted[i]->code);
      g_assert_cmpstr (terms[i]->label, ==, wanted[i]->label);
      g_assert_cmpstr (terms[i]->id, ==, wanted[i]->id);
    }
}

static void
test_every_list_of_the_kinds_is_shipped (void)
{
  g_autoptr (DossierVocabulary) shipped = dossier_vocabulary_new_shipped ();
  guint                         n_kinds, n_terms;
  const DossierKind            *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i].n_fields; j++)
      {
        const DossierField *field = &kinds[i].fields[j];

        if (field->type != DOSSIER_FIELD_VOCABULARY && field->type != DOSSIER_FIELD_VOCABULARIES && field->type != DOSSIER_FIELD_PROGRAMMES)
          continue;
        dossier_vocabulary_get_terms (shipped, field->target, &n_terms);
        g_test_message ("%s.%s: %s", kinds[i].code, field->code, field->target);
        g_assert_cmpuint (n_terms, >, 0);
      }
}

static void
test_a_person_renames_a_term_for_good (DossierFixture *fixture,
                                       gconstpointer   data)
{
  g_autofree char              *id = dup_term_id ("structure_type", "middle_school");
  DossierAct                   *act = dossier_act_new (NULL);
  g_autoptr (DossierVocabulary) renamed = NULL;

  dossier_fixture_set_text (fixture, "vocabulary_term", id, "label", "collège public");
  dossier_vocabulary_seed (act);
  dossier_fixture_write (fixture, act);
  renamed = load_from (fixture);
  g_assert_cmpstr (dossier_vocabulary_get_label (renamed, "structure_type", "middle_school"), ==, "collège public");
}

static void
merge (DossierFixture *fixture,
       const char     *from,
       const char     *into)
{
  g_autofree char *id = dup_term_id ("structure_type", from);
  g_autofree char *target = dup_term_id ("structure_type", into);
  DossierAct      *act = dossier_act_new (NULL);

  dossier_act_set (act, dossier_kinds_find ("vocabulary_term"), id, "merged_into", dossier_value_new_reference (target));
  dossier_fixture_write (fixture, act);
}

static void
test_a_merged_term_is_followed (DossierFixture *fixture,
                                gconstpointer   data)
{
  g_autoptr (DossierVocabulary) vocabulary = NULL;

  merge (fixture, "middle_school", "high_school");
  vocabulary = load_from (fixture);
  g_assert_cmpstr (dossier_vocabulary_get_label (vocabulary, "structure_type", "middle_school"), ==, "lycée");
  g_assert_cmpstr (dossier_vocabulary_find_code (vocabulary, "structure_type", "collège"), ==, "high_school");
  g_assert_cmpstr (dossier_vocabulary_find (vocabulary, "structure_type", "middle_school")->merged_into, ==, "high_school");
}

static void
test_two_merged_into_each_other_end_at_one (DossierFixture *fixture,
                                            gconstpointer   data)
{
  g_autoptr (DossierVocabulary) vocabulary = NULL;

  merge (fixture, "middle_school", "high_school");
  merge (fixture, "high_school", "middle_school");
  vocabulary = load_from (fixture);
  g_assert_cmpstr (dossier_vocabulary_resolve (vocabulary, "structure_type", "middle_school")->code, ==, "high_school");
  g_assert_cmpstr (dossier_vocabulary_resolve (vocabulary, "structure_type", "high_school")->code, ==, "high_school");
}

static void
test_people_name_terms_as_they_like (void)
{
  g_autoptr (DossierVocabulary) shipped = dossier_vocabulary_new_shipped ();
  static const char *const      pairs[][3] = {
         { "structure_type", "social_centre", "social_centre" },
         { "structure_type", "Centre Social", "social_centre" },
         { "structure_type", "centres sociaux", "social_centre" },
         { "structure_type", "CSX", "social_centre" },
         { "structure_type", "MQ", "maison_de_quartier" },
         { "structure_type", "MPT", "maison_pour_tous" },
         { "structure_type", "COLLEGE", "middle_school" },
         { "priority_education", "REP+", "rep+" },
         { "priority_education", "rep", "rep" },
         { "programme", "clas", "clas" },
         { "programme", "CLASS", "clas" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("%s", pairs[i][1]);
      g_assert_cmpstr (dossier_vocabulary_find_code (shipped, pairs[i][0], pairs[i][1]), ==, pairs[i][2]);
    }
  g_assert_null (dossier_vocabulary_find_code (shipped, "structure_type", "garage"));
  g_assert_null (dossier_vocabulary_find_code (shipped, "structure_type", ""));
  g_assert_null (dossier_vocabulary_find_code (shipped, "nothing", "garage"));
}

static void
test_an_unknown_code_shows_itself (void)
{
  g_autoptr (DossierVocabulary) shipped = dossier_vocabulary_new_shipped ();

  g_assert_cmpstr (dossier_vocabulary_get_label (shipped, "structure_type", "spaceport"), ==, "spaceport");
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/dossier/vocabulary/a-new-dossier-has-the-terms-shipped", test_a_new_dossier_has_the_terms_shipped);
  dossier_fixture_add ("/dossier/vocabulary/a-person-renames-a-term-for-good", test_a_person_renames_a_term_for_good);
  dossier_fixture_add ("/dossier/vocabulary/a-merged-term-is-followed", test_a_merged_term_is_followed);
  dossier_fixture_add ("/dossier/vocabulary/two-merged-into-each-other-end-at-one", test_two_merged_into_each_other_end_at_one);
  g_test_add_func ("/dossier/vocabulary/every-list-of-the-kinds-is-shipped", test_every_list_of_the_kinds_is_shipped);
  g_test_add_func ("/dossier/vocabulary/people-name-terms-as-they-like", test_people_name_terms_as_they_like);
  g_test_add_func ("/dossier/vocabulary/an-unknown-code-shows-itself", test_an_unknown_code_shows_itself);

  return g_test_run ();
}
