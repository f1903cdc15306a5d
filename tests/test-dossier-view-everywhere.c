#include "dossier-fixture.h"

#include "dossier-view-everywhere.h"

static GPtrArray *
find_everywhere (DossierFixture *fixture,
                 const char     *words,
                 const char     *kind)
{
  DossierViewEverywhereQuestion *question = dossier_view_everywhere_question_new (words, kind);
  g_autoptr (GError)             error = NULL;
  GPtrArray                     *groups = dossier_store_ask (fixture->store, dossier_view_everywhere_read, question, &error);

  g_assert_no_error (error);
  dossier_view_everywhere_question_free (question);
  return groups;
}

static void
assert_group (GPtrArray  *groups,
              guint       index,
              const char *kind,
              gint64      total,
              guint       n)
{
  const DossierViewGroup *group;

  g_assert_cmpuint (groups->len, >, index);
  group = groups->pdata[index];
  g_assert_cmpstr (group->kind->code, ==, kind);
  g_assert_cmpint (group->total, ==, total);
  g_assert_cmpuint (group->found->len, ==, n);
}

static void
test_each_kind_is_asked_and_those_that_answer_are_told (DossierFixture *fixture,
                                                        gconstpointer   data)
{
  g_autoptr (GPtrArray)   groups = NULL;
  g_autofree char        *a = dossier_fixture_make (fixture, "structure", "name=Collège Zola", "type=collège", NULL);
  g_autofree char        *b = dossier_fixture_add_structure (fixture, "Maison Pour Tous");
  g_autofree char        *link = dossier_fixture_add_link (fixture, a, b);
  g_autofree char        *person = dossier_fixture_make (fixture, "person", "family_name=Zolani", NULL);
  const DossierViewGroup *structures;

  groups = find_everywhere (fixture, "zol", NULL);
  g_assert_cmpuint (groups->len, ==, 3);
  assert_group (groups, 0, "structure", 1, 1);
  assert_group (groups, 1, "link", 1, 1);
  assert_group (groups, 2, "person", 1, 1);
  structures = groups->pdata[0];
  g_assert_cmpstr (((DossierViewFound *) structures->found->pdata[0])->detail, ==, "collège");
}

static void
test_a_few_of_each_until_all_of_one_are_wanted (DossierFixture *fixture,
                                                gconstpointer   data)
{
  g_autoptr (GPtrArray) few = NULL;
  g_autoptr (GPtrArray) all = NULL;

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("École %u", i);
      g_autofree char *id = dossier_fixture_add_structure (fixture, name);
    }
  few = find_everywhere (fixture, "école", NULL);
  assert_group (few, 0, "structure", 8, DOSSIER_VIEW_N_EVERYWHERE);
  all = find_everywhere (fixture, "école", "structure");
  g_assert_cmpuint (all->len, ==, 1);
  assert_group (all, 0, "structure", 8, 8);
}

static void
test_what_was_said_is_found_by_its_words (DossierFixture *fixture,
                                          gconstpointer   data)
{
  g_autoptr (GPtrArray) groups = NULL;
  g_autofree char      *id = dossier_fixture_make (fixture, "passage", "raw=On ne se connaissait pas du tout", NULL);

  groups = find_everywhere (fixture, "connaissait", NULL);
  g_assert_cmpuint (groups->len, ==, 1);
  assert_group (groups, 0, "passage", 1, 1);
}

static void
test_what_nobody_recorded_is_found_nowhere (DossierFixture *fixture,
                                            gconstpointer   data)
{
  g_autoptr (GPtrArray) groups = find_everywhere (fixture, "xylophone", NULL);

  g_assert_cmpuint (groups->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/dossier-view/everywhere/each-kind-is-asked-and-those-that-answer-are-told", test_each_kind_is_asked_and_those_that_answer_are_told);
  dossier_fixture_add ("/dossier-view/everywhere/a-few-of-each-until-all-of-one-are-wanted", test_a_few_of_each_until_all_of_one_are_wanted);
  dossier_fixture_add ("/dossier-view/everywhere/what-was-said-is-found-by-its-words", test_what_was_said_is_found_by_its_words);
  dossier_fixture_add ("/dossier-view/everywhere/what-nobody-recorded-is-found-nowhere", test_what_nobody_recorded_is_found_nowhere);
  return g_test_run ();
}
