#include "dossier-walk.h"

#include <string.h>

static void
test_titles_come_in_french_order (DossierFixture *fixture,
                                  gconstpointer   data)
{
  g_autofree char         *one = dossier_fixture_add_structure (fixture, "Zola");
  g_autofree char         *two = dossier_fixture_add_structure (fixture, "École des Prés");
  g_autofree char         *three = dossier_fixture_add_structure (fixture, "ecole Anatole-France");
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autofree char         *found = dossier_walk_titles (fixture, query);
  g_autofree char         *backwards = NULL;

  g_assert_cmpstr (found, ==, "ecole Anatole-France;École des Prés;Zola;");
  dossier_query_set_order (query, NULL, TRUE);
  backwards = dossier_walk_titles (fixture, query);
  g_assert_cmpstr (backwards, ==, "Zola;École des Prés;ecole Anatole-France;");
}

static void
test_words_forget_accents_and_endings (DossierFixture *fixture,
                                       gconstpointer   data)
{
  g_autofree char *one = dossier_fixture_add_structure (fixture, "Collège Jules-Ferry");
  g_autofree char *two = dossier_fixture_add_structure (fixture, "Écoles des Prés");

  dossier_walk_assert_found (fixture, "structure", "College Ferry", "Collège Jules-Ferry;");
  dossier_walk_assert_found (fixture, "structure", "ferr", "Collège Jules-Ferry;");
  dossier_walk_assert_found (fixture, "structure", "ECOLE pré", "Écoles des Prés;");
  dossier_walk_assert_found (fixture, "structure", "ferry prés", "");
}

static void
test_synonyms_are_one_word (DossierFixture *fixture,
                            gconstpointer   data)
{
  g_autofree char *one = dossier_fixture_add_structure (fixture, "Centre social Mosaïque");
  g_autofree char *two = dossier_fixture_add_structure (fixture, "CSX des Prés");
  g_autofree char *three = dossier_fixture_add_structure (fixture, "Centre communal d’action sociale");
  g_autofree char *four = dossier_fixture_add_structure (fixture, "Les Tilleuls");

  dossier_fixture_set_text (fixture, "structure", four, "type", "social_centre");
  dossier_walk_assert_found (fixture, "structure", "cs", "CSX des Prés;Centre social Mosaïque;Les Tilleuls;");
  dossier_walk_assert_found (fixture, "structure", "centre social mos", "Centre social Mosaïque;");
  dossier_walk_assert_found (fixture, "structure", "CS tilleul", "Les Tilleuls;");
}

static void
test_labels_of_terms_are_words (DossierFixture *fixture,
                                gconstpointer   data)
{
  g_autofree char *one = dossier_fixture_add_structure (fixture, "Jules-Ferry");
  g_autofree char *two = dossier_fixture_add_structure (fixture, "Jean-Moulin");

  dossier_fixture_set_text (fixture, "structure", one, "type", "middle_school");
  dossier_walk_assert_found (fixture, "structure", "collège", "Jules-Ferry;");
}

static void
test_a_school_answers_to_its_commune (DossierFixture *fixture,
                                      gconstpointer   data)
{
  g_autofree char *commune = dossier_fixture_add_commune (fixture, "Argenville", "95999");
  g_autofree char *one = dossier_fixture_add_structure (fixture, "Jules-Ferry");
  g_autofree char *two = dossier_fixture_add_structure (fixture, "Jules-Verne");

  dossier_fixture_set_value (fixture, "structure", one, "territory", dossier_value_new_reference (commune));
  dossier_walk_assert_found (fixture, "structure", "jules argen", "Jules-Ferry;");
}

static void
test_nothing_typed_is_an_operator (DossierFixture *fixture,
                                   gconstpointer   data)
{
  static const char *const typed[] = { "\"", "a\" OR \"b", "NEAR(a b)", "words:ferry", "a*b", "^a", "-", "( ", "ferry AND", "NOT ferry",
                                       "'; DROP TABLE ent; --", "\xff\xfe", "{a b}:c", "+", "é\"" };
  g_autofree char         *one = dossier_fixture_add_structure (fixture, "Les Lilas");

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    dossier_walk_assert_found (fixture, "structure", typed[i], "");
  dossier_walk_assert_found (fixture, "structure", "\"lilas\"*", "Les Lilas;");
}

/* Any words, not only names. */
static void
test_words_of_any_field_come_in_french_order (DossierFixture *fixture,
                                              gconstpointer   data)
{
  static const char *const words[] = { "zone", "École", "été", "eau" };
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autofree char         *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *id = dossier_fixture_add_structure (fixture, words[i]);

      dossier_fixture_set_text (fixture, "structure", id, "acronym", words[i]);
    }
  dossier_query_set_order (query, "acronym", FALSE);
  found = dossier_walk_titles (fixture, query);
  g_assert_cmpstr (found, ==, "eau;École;été;zone;");
}

static void
add_street (DossierFixture *fixture,
            guint           n_structures)
{
  const DossierKind *kind = dossier_kinds_find ("structure");
  DossierAct        *act = dossier_act_new (NULL);

  for (guint i = 0; i < n_structures; i++)
    {
      const char      *id = dossier_act_create (act, kind, NULL);
      g_autofree char *name = g_strdup_printf (i % 700 == 0 ? "Zola %04u" : i % 500 == 0 ? "Groupe Zola %04u"
                                                                                         : "École %04u",
                                               i * 7919 % n_structures);

      dossier_act_set (act, kind, id, "name", dossier_value_new_text (name));
      dossier_act_set (act, kind, id, "address", dossier_value_new_text ("rue Zola"));
    }
  dossier_fixture_write (fixture, act);
}

/* From the end, the page is that of the end. */
static void
assert_last_page (DossierFixture *fixture,
                  DossierQuery   *query)
{
  g_autofree char *whole = NULL;
  g_autofree char *page = NULL;

  dossier_query_set_order (query, NULL, TRUE);
  page = dossier_walk_titles (fixture, query);
  dossier_query_set_limit (query, 0);
  whole = dossier_walk_titles (fixture, query);
  g_assert_true (g_str_has_prefix (whole, page));
}

/* Where many answer, the first page is found another way: it must be the same page. */
static void
test_the_first_page_is_that_of_the_whole_answer (DossierFixture *fixture,
                                                 gconstpointer   data)
{
  static const char *const words[] = { "zola", "z", "rue z", "rue", "ecole", "0", "ecole 0", "rue ecole", "zola e", "zola groupe", "rue zola ecole 1" };

  add_street (fixture, 2500);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new ("structure");
      g_autofree char         *whole = NULL;
      g_autofree char         *page = NULL;

      dossier_query_set_words (query, words[i]);
      whole = dossier_walk_titles (fixture, query);
      dossier_query_set_limit (query, 20);
      page = dossier_walk_titles (fixture, query);
      g_test_message ("%s: %s", words[i], page);
      g_assert_true (g_str_has_prefix (whole, page));
      g_assert_cmpuint (strlen (page), >, 20);
      assert_last_page (fixture, query);
    }
}

static void
assert_page (DossierFixture *fixture,
             DossierQuery   *query)
{
  g_autofree char *whole = NULL;
  g_autofree char *page = NULL;

  dossier_query_set_limit (query, 0);
  whole = dossier_walk_titles (fixture, query);
  dossier_query_set_limit (query, 5);
  page = dossier_walk_titles (fixture, query);
  g_assert_true (g_str_has_prefix (whole, page));
  g_assert_cmpuint (strlen (page), >, 0);
}

/* What is kept from one letter to the next is of one state of the dossier, of one filter, and of one side of the trash. */
static void
test_a_page_follows_what_is_written_and_filtered (DossierFixture *fixture,
                                                  gconstpointer   data)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autofree char         *first = dossier_fixture_add_structure (fixture, "École des Tilleuls");
  g_autofree char         *second = dossier_fixture_add_structure (fixture, "Annexe des Tilleuls de l’École");
  g_autofree char         *found = NULL, *kept = NULL, *renamed = NULL, *gone = NULL;

  dossier_query_set_words (query, "tilleuls ecole");
  assert_page (fixture, query);
  found = dossier_walk_titles (fixture, query);
  g_assert_cmpstr (found, ==, "Annexe des Tilleuls de l’École;École des Tilleuls;");

  dossier_fixture_set_text (fixture, "structure", first, "type", "elementary_school");
  dossier_query_add_filter (query, "type", "elementary_school");
  kept = dossier_walk_titles (fixture, query);
  g_assert_cmpstr (kept, ==, "École des Tilleuls;");
  dossier_query_clear_filters (query, NULL);

  dossier_fixture_set_text (fixture, "structure", first, "name", "École des Platanes");
  renamed = dossier_walk_titles (fixture, query);
  g_assert_cmpstr (renamed, ==, "Annexe des Tilleuls de l’École;");

  dossier_query_set_deleted (query, TRUE);
  gone = dossier_walk_titles (fixture, query);
  g_assert_cmpstr (gone, ==, "");
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/dossier/words/titles-come-in-french-order", test_titles_come_in_french_order);
  dossier_fixture_add ("/dossier/words/words-forget-accents-and-endings", test_words_forget_accents_and_endings);
  dossier_fixture_add ("/dossier/words/synonyms-are-one-word", test_synonyms_are_one_word);
  dossier_fixture_add ("/dossier/words/labels-of-terms-are-words", test_labels_of_terms_are_words);
  dossier_fixture_add ("/dossier/words/a-school-answers-to-its-commune", test_a_school_answers_to_its_commune);
  dossier_fixture_add ("/dossier/words/nothing-typed-is-an-operator", test_nothing_typed_is_an_operator);
  dossier_fixture_add ("/dossier/words/the-first-page-is-that-of-the-whole-answer", test_the_first_page_is_that_of_the_whole_answer);
  dossier_fixture_add ("/dossier/words/a-page-follows-what-is-written-and-filtered", test_a_page_follows_what_is_written_and_filtered);
  dossier_fixture_add ("/dossier/words/words-of-any-field-come-in-french-order", test_words_of_any_field_come_in_french_order);
  return g_test_run ();
}
