/* Words that mean the same: a group speaks wherever words are looked for. */
#include "dossier-lexicon.h"

#include "dossier-duplicates.h"

static void
add_group (DossierFixture *self,
           const char     *words)
{
  g_autoptr (DossierVocabulary) terms = lexicon_load (self);
  g_autoptr (GError)            error = NULL;
  DossierAct                   *act = dossier_terms_new_group (terms, words, FALSE, &error);

  g_assert_no_error (error);
  dossier_fixture_write (self, act);
}

static gint64
count_words (DossierFixture *self,
             const char     *words)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");

  dossier_query_set_words (query, words);
  return dossier_fixture_count (self, query);
}

static gpointer
list_twins (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return dossier_duplicates_list (reader, "structure", NULL, error);
}

static guint
count_twins (DossierFixture *self)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) twins = dossier_store_ask (self->store, list_twins, NULL, &error);

  g_assert_no_error (error);
  return twins->len;
}

static void
test_a_group_speaks_everywhere_at_once (DossierFixture *self,
                                        gconstpointer   data)
{
  g_autofree char              *commune = dossier_fixture_make (self, "territory", "name=Argenville", "type=commune", NULL);
  g_autofree char              *in = g_strdup_printf ("territory=%s", commune);
  g_autofree char              *one = dossier_fixture_make (self, "structure", "name=Ludothèque Les Lilas", in, NULL);
  g_autofree char              *two = dossier_fixture_make (self, "structure", "name=LDT Les Lilas", in, NULL);
  g_autoptr (DossierVocabulary) terms = NULL;

  g_free (lexicon_add (self, "structure_type", "ludothèque"));
  g_assert_cmpint (count_words (self, "ldt"), ==, 1);
  g_assert_cmpuint (count_twins (self), ==, 0);
  add_group (self, "ludothèque=LDT = ludotheque");
  g_assert_cmpint (count_words (self, "ldt"), ==, 2);
  g_assert_cmpuint (count_twins (self), ==, 1);
  terms = lexicon_load (self);
  g_assert_cmpstr (dossier_vocabulary_find_code (terms, "structure_type", "LDT"), ==, "ludotheque");
  lexicon_undo (self);
  g_assert_cmpint (count_words (self, "ldt"), ==, 1);
}

static void
test_seeding_again_never_undoes_a_group (DossierFixture *self,
                                         gconstpointer   data)
{
  g_autoptr (DossierVocabulary) terms = lexicon_load (self), after = NULL;
  g_autoptr (GError)            error = NULL;
  DossierAct                   *again = dossier_act_new (NULL);

  dossier_fixture_write (self, dossier_terms_new_group_words (terms, dossier_vocabulary_find (terms, "synonym", "maison_de_quartier"), "MQ = maison de quartier = maison du coin", FALSE, &error));
  dossier_fixture_write (self, dossier_terms_new_group_end (dossier_vocabulary_find (terms, "synonym", "saint"), &error));
  g_assert_no_error (error);
  dossier_vocabulary_seed (again);
  dossier_fixture_write (self, again);
  after = lexicon_load (self);
  g_assert_true (g_strv_contains (dossier_synonyms_find (dossier_vocabulary_get_synonyms (after), "mq"), "maison du coin"));
  g_assert_null (dossier_synonyms_find (dossier_vocabulary_get_synonyms (after), "saint"));
  g_assert_nonnull (dossier_synonyms_find (dossier_vocabulary_get_synonyms (after), "sainte"));
}

static void
test_one_word_is_no_group (DossierFixture *self,
                           gconstpointer   data)
{
  g_autoptr (DossierVocabulary) terms = lexicon_load (self);
  g_autoptr (GError)            error = NULL;
  DossierAct                   *act;

  lexicon_assert_refused (dossier_terms_new_group (terms, "café = CAFÉ = ", FALSE, &error), &error, DOSSIER_TERMS_ERROR_ALONE);
  lexicon_assert_refused (dossier_terms_new_group (terms, "MQ = médiation", FALSE, &error), &error, DOSSIER_TERMS_ERROR_SHARED);
  act = dossier_terms_new_group (terms, "MQ = médiation du quartier", TRUE, &error);
  g_assert_no_error (error);
  dossier_fixture_write (self, act);
  g_clear_pointer (&terms, dossier_vocabulary_unref);
  terms = lexicon_load (self); /* a word of two groups means what both mean */
  g_assert_true (g_strv_contains (dossier_synonyms_find (dossier_vocabulary_get_synonyms (terms), "mq"), "maison de quartier"));
  g_assert_true (g_strv_contains (dossier_synonyms_find (dossier_vocabulary_get_synonyms (terms), "mq"), "mediation du quartier"));
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/dossier/terms/a-group-speaks-everywhere-at-once", test_a_group_speaks_everywhere_at_once);
  dossier_fixture_add ("/dossier/terms/seeding-again-never-undoes-a-group", test_seeding_again_never_undoes_a_group);
  dossier_fixture_add ("/dossier/terms/one-word-is-no-group", test_one_word_is_no_group);

  return g_test_run ();
}
