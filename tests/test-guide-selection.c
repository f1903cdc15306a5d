#include "guide-selection.h"

#include "dossier-fixture.h"

#include <string.h>

#define NOTES "Entretien du matin\n- On se voit à la grille (34-21)\nElle dit : « on ne sait jamais qui appeler » (01-02-03), puis :\nfaut-il une convention ?\n"

static GuideSelection
select_words (const char        *words,
              GuideSelectionKind kind)
{
  GuideSelection selection = { .text = NOTES, .kind = kind };

  selection.start = (gsize) (strstr (NOTES, words) - NOTES);
  selection.length = strlen (words);
  return selection;
}

/* What the gesture made; caller owns. */
static char *
make (DossierFixture       *fixture,
      const GuideSelection *selection)
{
  char       *made = NULL;
  DossierAct *act = guide_selection_new_act (selection, &made);

  g_assert_nonnull (act);
  dossier_fixture_write (fixture, act);
  return made;
}

static DossierRecord *
find_passage (DossierFixture *fixture)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("passage");
  g_autofree char         *id = dossier_fixture_dup_first_id (fixture, query);

  g_assert_cmpint (dossier_fixture_count (fixture, query), ==, 1);
  return dossier_fixture_find (fixture, id);
}

static void
test_a_verbatim_keeps_its_words_and_its_moment (DossierFixture *fixture,
                                                gconstpointer   data)
{
  GuideSelection            selection = select_words ("« on ne sait jamais qui appeler »", GUIDE_SELECTION_VERBATIM);
  g_autofree char          *interview = dossier_fixture_make (fixture, "interview", "raw=" NOTES, NULL), *made = NULL;
  g_autoptr (DossierRecord) passage = NULL;

  selection.interview = interview;
  made = make (fixture, &selection);
  passage = dossier_fixture_find (fixture, made);
  g_assert_cmpstr (dossier_record_get_text (passage, "raw"), ==, "on ne sait jamais qui appeler");
  g_assert_cmpstr (dossier_record_get_text (passage, "nature"), ==, "verbatim");
  g_assert_cmpstr (dossier_record_get_text (passage, "mark"), ==, "(01-02-03)");
  g_assert_cmpint (dossier_value_get_integer (dossier_record_get (passage, "start")), ==, 3723);
  g_assert_cmpint (dossier_value_get_integer (dossier_record_get (passage, "line")), ==, 2);
  g_assert_cmpstr (dossier_record_get_reference (passage, "interview"), ==, interview);
  g_assert_null (dossier_record_get (passage, "role"));
}

static void
test_a_practice_is_cited_by_what_was_said (DossierFixture *fixture,
                                           gconstpointer   data)
{
  GuideSelection            selection = select_words ("- On se voit à la grille", GUIDE_SELECTION_PRACTICE);
  g_autofree char          *made = make (fixture, &selection);
  g_autoptr (DossierRecord) practice = dossier_fixture_find (fixture, made), passage = find_passage (fixture);

  g_assert_cmpstr (dossier_record_get_text (practice, "statement"), ==, "On se voit à la grille");
  g_assert_cmpstr (dossier_record_get_text (practice, "raw_statement"), ==, "- On se voit à la grille");
  g_assert_cmpstr (dossier_record_get_keys (passage, "practices")[0], ==, made);
  g_assert_cmpstr (dossier_record_get_text (passage, "mark"), ==, "(34-21)");
}

static void
test_a_question_stays_open (DossierFixture *fixture,
                            gconstpointer   data)
{
  GuideSelection            selection = select_words ("faut-il une convention ?\n", GUIDE_SELECTION_QUESTION);
  g_autofree char          *made = make (fixture, &selection);
  g_autoptr (DossierRecord) question = dossier_fixture_find (fixture, made);

  g_assert_cmpstr (dossier_record_get_text (question, "text"), ==, "faut-il une convention\u00a0?");
  g_assert_cmpstr (dossier_record_get_text (question, "status"), ==, "open");
}

static void
test_a_brake_and_a_link_in_one_gesture_each (DossierFixture *fixture,
                                             gconstpointer   data)
{
  GuideSelection            brake = select_words ("on ne sait jamais qui appeler", GUIDE_SELECTION_BRAKE), link = select_words ("On se voit à la grille", GUIDE_SELECTION_LINK);
  g_autofree char          *a = dossier_fixture_add_structure (fixture, "Centre"), *b = dossier_fixture_add_structure (fixture, "École"), *made = NULL, *braked = NULL;
  g_autoptr (DossierRecord) record = NULL, passage = NULL;
  char                     *label = NULL;

  link.a = a;
  link.b = b;
  made = make (fixture, &link);
  brake.link = made;
  brake.brake = "no_contact";
  braked = make (fixture, &brake);
  g_assert_cmpstr (braked, ==, made);
  record = dossier_fixture_find (fixture, made);
  g_assert_cmpstr (dossier_record_get_text (record, "object"), ==, "On se voit à la grille");
  g_assert_cmpstr (dossier_record_get_keys (record, "brakes")[0], ==, "no_contact");
  g_assert_true (dossier_store_undo (fixture->store, NULL, &label, NULL)); /* the brake and its passage, together */
  g_free (label);
  passage = find_passage (fixture);
  g_assert_cmpstr (dossier_record_get_keys (passage, "links")[0], ==, made);
}

static void
test_no_word_makes_nothing (void)
{
  GuideSelection selection = select_words ("\n- ", GUIDE_SELECTION_PRACTICE);

  g_assert_null (guide_selection_new_act (&selection, NULL));
}

#define ADD(name, test) dossier_fixture_add ("/guide/selection/" name, test)

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  ADD ("a-verbatim-keeps-its-words-and-its-moment", test_a_verbatim_keeps_its_words_and_its_moment);
  ADD ("a-practice-is-cited-by-what-was-said", test_a_practice_is_cited_by_what_was_said);
  ADD ("a-question-stays-open", test_a_question_stays_open);
  ADD ("a-brake-and-a-link-in-one-gesture-each", test_a_brake_and_a_link_in_one_gesture_each);
  g_test_add_func ("/guide/selection/no-word-makes-nothing", test_no_word_makes_nothing);
  return g_test_run ();
}
