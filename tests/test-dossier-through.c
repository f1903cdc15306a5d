#include "dossier-walk.h"

static gpointer
find_all_links (DossierReader *reader,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  char                **ids = data;
  g_autoptr (GPtrArray) all = dossier_reader_list_links (reader, ids[0], NULL, error);
  g_autoptr (GPtrArray) between = dossier_reader_list_links (reader, ids[1], ids[0], error);
  g_autoptr (GPtrArray) referring = dossier_reader_list_referring (reader, "link", "a", ids[0], error);

  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (between->len, ==, 1);
  g_assert_cmpuint (referring->len, ==, 2);
  return dossier_reader_dup_title (reader, g_ptr_array_index (between, 0));
}

static void
test_links_are_found_from_either_end (DossierFixture *fixture,
                                      gconstpointer   data)
{
  g_autofree char   *a = dossier_fixture_add_structure (fixture, "A");
  g_autofree char   *b = dossier_fixture_add_structure (fixture, "B");
  g_autofree char   *c = dossier_fixture_add_structure (fixture, "C");
  g_autofree char   *ab = dossier_fixture_add_link (fixture, a, b);
  g_autofree char   *ac = dossier_fixture_add_link (fixture, a, c);
  char              *ids[] = { a, b };
  g_autoptr (GError) error = NULL;
  g_autofree char   *title = dossier_store_ask (fixture->store, find_all_links, ids, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (title, ==, "A ↔ B");
  dossier_walk_assert_found (fixture, "link", "c", "A ↔ C;");
}

static void
test_what_refers_to_a_record_is_counted (DossierFixture *fixture,
                                         gconstpointer   data)
{
  static const char *const columns[] = { "title", "count(link)", NULL };
  g_auto (DossierQuarter)  quarter = { 0 };
  g_autofree char         *fourth = dossier_fixture_add_structure (fixture, "Alone");
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autofree char         *counted = NULL;
  g_autofree char         *less = NULL;
  DossierAct              *act = dossier_act_new (NULL);

  dossier_quarter_add (fixture, &quarter);
  dossier_query_set_order (query, "count(link)", TRUE);
  counted = dossier_walk_columns (fixture, query, columns);
  g_assert_cmpstr (counted, ==, "L’Oasis|2;Émile Zola|1;Jules Ferry|1;Alone|0;");

  dossier_act_delete (act, dossier_kinds_find ("structure"), quarter.near); /* its link goes with it */
  dossier_fixture_write (fixture, act);
  less = dossier_walk_columns (fixture, query, columns);
  g_assert_cmpstr (less, ==, "Jules Ferry|1;L’Oasis|1;Alone|0;");
}

/* A school with a teacher of before, one of now and a link that this one holds; and somebody without any post. */
static void
add_staff (DossierFixture *fixture)
{
  g_autofree char *school = dossier_fixture_make (fixture, "structure", "name=Brumes", "type=elementary_school", NULL);
  g_autofree char *centre = dossier_fixture_make (fixture, "structure", "name=Oasis", "type=social_centre", NULL);
  g_autofree char *left = dossier_fixture_make (fixture, "person", "family_name=Avant", NULL);
  g_autofree char *here = dossier_fixture_make (fixture, "person", "family_name=Ici", NULL);
  g_autofree char *where = g_strconcat ("structure=", school, NULL), *elsewhere = g_strconcat ("structure=", centre, NULL);
  g_autofree char *of_left = g_strconcat ("person=", left, NULL), *of_here = g_strconcat ("person=", here, NULL);
  g_autofree char *post = dossier_fixture_make (fixture, "assignment", where, of_here, "role=head", "from=2022", NULL);
  g_autofree char *a = g_strconcat ("a=", centre, NULL), *b = g_strconcat ("b=", school, NULL), *thread = g_strconcat ("thread_b=", post, NULL);

  g_free (dossier_fixture_make (fixture, "person", "family_name=Sans", NULL));
  g_free (dossier_fixture_make (fixture, "assignment", elsewhere, of_here, "role=mediator", "from=2019", "to=2021", NULL));
  g_free (dossier_fixture_make (fixture, "assignment", where, of_left, "role=head", "from=2019", "to=2021", NULL));
  g_free (dossier_fixture_make (fixture, "link", a, b, thread, NULL));
  g_free (dossier_fixture_make (fixture, "link", a, b, thread, "status=ended", NULL));
}

static void
test_what_somebody_does_now_is_told (DossierFixture *fixture,
                                     gconstpointer   data)
{
  static const char *const columns[] = { "title", "now(assignment).role", "now(assignment).structure.title", "now(assignment).from.from", "count(thread)", NULL };
  g_autoptr (DossierQuery) query = dossier_query_new ("person");
  g_autofree char         *told = NULL, *by_place = NULL;

  add_staff (fixture);
  told = dossier_walk_columns (fixture, query, columns);
  g_assert_cmpstr (told, ==, "Avant|∅|∅|∅|0;Ici|head|Brumes|738156|1;Sans|∅|∅|∅|0;");
  dossier_query_set_order (query, "now(assignment).structure.title", TRUE); /* who is nowhere comes last, either way */
  by_place = dossier_walk_columns (fixture, query, columns);
  g_assert_true (g_str_has_prefix (by_place, "Ici|"));
}

static void
test_people_answer_where_one_of_their_posts_does (DossierFixture *fixture,
                                                  gconstpointer   data)
{
  g_autoptr (DossierQuery) structures = dossier_query_new ("structure");
  g_autoptr (DossierQuery) centres = NULL, named = NULL, all = NULL, linked = NULL;
  g_autofree char         *of_centres = NULL, *of_named = NULL, *of_all = NULL, *of_linked = NULL;

  add_staff (fixture);
  all = dossier_query_new_through ("person", structures);
  of_all = dossier_fixture_dup_titles (fixture, all);
  g_assert_cmpstr (of_all, ==, "Avant|Ici|Sans");
  dossier_query_add_filter (structures, "type", "social_centre");
  centres = dossier_query_new_through ("person", structures);
  of_centres = dossier_fixture_dup_titles (fixture, centres);
  g_assert_cmpstr (of_centres, ==, "Ici");
  dossier_query_set_words (structures, "avant");
  named = dossier_query_new_through ("person", structures);
  of_named = dossier_fixture_dup_titles (fixture, named);
  g_assert_cmpstr (of_named, ==, "");
  dossier_query_clear_filters (structures, NULL);
  dossier_query_add_filter (structures, "link.status", "ended");
  linked = dossier_query_new_through ("person", structures);
  of_linked = dossier_fixture_dup_titles (fixture, linked);
  g_assert_cmpstr (of_linked, ==, "Avant");
}

static void
test_links_come_in_order_of_their_ends (DossierFixture *fixture,
                                        gconstpointer   data)
{
  g_auto (DossierQuarter)  quarter = { 0 };
  g_autoptr (DossierQuery) query = dossier_query_new ("link");
  g_autofree char         *third = NULL;
  g_autofree char         *found = NULL;
  g_autofree char         *back = NULL;
  g_autofree char         *by_b = NULL;

  dossier_quarter_add (fixture, &quarter);
  third = dossier_fixture_add_link (fixture, quarter.near, quarter.far);
  found = dossier_walk_titles (fixture, query);
  g_assert_cmpstr (found, ==, "Émile Zola ↔ Jules Ferry;Jules Ferry ↔ L’Oasis;L’Oasis ↔ Émile Zola;");
  dossier_query_set_order (query, "title", TRUE);
  back = dossier_walk_titles (fixture, query);
  g_assert_cmpstr (back, ==, "L’Oasis ↔ Émile Zola;Jules Ferry ↔ L’Oasis;Émile Zola ↔ Jules Ferry;");
  dossier_query_set_order (query, "b", FALSE);
  by_b = dossier_walk_titles (fixture, query);
  g_assert_cmpstr (by_b, ==, "L’Oasis ↔ Émile Zola;Émile Zola ↔ Jules Ferry;Jules Ferry ↔ L’Oasis;");
}

static char *
walk_links_through (DossierFixture     *fixture,
                    const DossierQuery *structures)
{
  g_autoptr (DossierQuery) links = dossier_query_new_through ("link", structures);

  return dossier_walk_titles (fixture, links);
}

static void
test_a_link_answers_where_an_end_does (DossierFixture *fixture,
                                       gconstpointer   data)
{
  static const struct
  {
    const char *words, *links;
  } asked[] = {
    { "zola", "L’Oasis ↔ Émile Zola;" },
    { "oasis", "Jules Ferry ↔ L’Oasis;L’Oasis ↔ Émile Zola;" },
    { "argenville", "L’Oasis ↔ Émile Zola;" },   /* by the commune of an end */
    { "oasis lycee", "Jules Ferry ↔ L’Oasis;" }, /* a word of each */
    { "brume", "" },
  };
  g_auto (DossierQuarter)  quarter = { 0 };
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autofree char         *schools = NULL;
  g_autofree char         *both = NULL;

  dossier_quarter_add (fixture, &quarter);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autofree char *found = NULL;

      dossier_query_set_words (query, asked[i].words);
      found = walk_links_through (fixture, query);
      g_assert_cmpstr (found, ==, asked[i].links);
    }
  dossier_query_set_words (query, NULL);
  dossier_query_add_filter (query, "type", "middle_school");
  schools = walk_links_through (fixture, query);
  g_assert_cmpstr (schools, ==, "L’Oasis ↔ Émile Zola;");
  dossier_query_add_filter (query, "type", "social_centre");
  both = walk_links_through (fixture, query);
  g_assert_cmpstr (both, ==, "Jules Ferry ↔ L’Oasis;L’Oasis ↔ Émile Zola;");
}

/* Sets of references too: an action of several structures. */
static void
test_an_action_is_filtered_by_its_structures (DossierFixture *fixture,
                                              gconstpointer   data)
{
  const DossierKind       *kind = dossier_kinds_find ("action");
  g_auto (DossierQuarter)  quarter = { 0 };
  g_autoptr (DossierQuery) query = dossier_query_new ("action");
  DossierAct              *act = dossier_act_new (NULL);
  g_autofree char         *found = NULL;
  g_autofree char         *none = NULL;
  char                    *id;

  dossier_quarter_add (fixture, &quarter);
  id = g_strdup (dossier_act_create (act, kind, NULL));
  dossier_act_set (act, kind, id, "title", dossier_value_new_text ("La fête"));
  dossier_act_put (act, kind, id, "structures", quarter.near, TRUE);
  dossier_fixture_write (fixture, act);
  dossier_query_add_filter (query, "structure.type", "middle_school");
  found = dossier_walk_titles (fixture, query);
  g_assert_cmpstr (found, ==, "La fête;");
  dossier_query_clear_filters (query, NULL);
  dossier_query_add_filter (query, "structure.type", "social_centre");
  none = dossier_walk_titles (fixture, query);
  g_assert_cmpstr (none, ==, "");
  g_free (id);
}

typedef struct
{
  const char *id;
  const char *name;
  char       *title;
} Called;

static gpointer
call (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Called *called = data;

  called->title = dossier_reader_dup_title (reader, called->id);
  return dossier_reader_list_named (reader, "person", called->name, error);
}

static void
assert_person_called (DossierFixture *fixture,
                      const char     *id,
                      const char     *name,
                      guint           n_found)
{
  Called                called = { id, name, NULL };
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) found = dossier_store_ask (fixture->store, call, &called, &error);
  g_autofree char      *title = called.title;

  g_assert_no_error (error);
  g_assert_cmpstr (title, ==, "Jean-Paul Martin");
  g_assert_cmpuint (found->len, ==, n_found);
}

static void
test_a_person_is_called_by_both_names (DossierFixture *fixture,
                                       gconstpointer   data)
{
  static const char *const titles[] = { "title", NULL };
  const DossierKind       *kind = dossier_kinds_find ("person");
  g_autoptr (DossierQuery) query = dossier_query_new ("person");
  DossierAct              *act = dossier_act_new (NULL);
  g_autofree char         *id = g_strdup (dossier_act_create (act, kind, NULL));
  const char              *other;
  g_autofree char         *walked = NULL;

  dossier_act_set (act, kind, id, "family_name", dossier_value_new_text ("Martin"));
  dossier_act_set (act, kind, id, "given_name", dossier_value_new_text ("Jean-Paul"));
  other = dossier_act_create (act, kind, NULL);
  dossier_act_set (act, kind, other, "family_name", dossier_value_new_text ("Azur"));
  dossier_fixture_write (fixture, act);

  assert_person_called (fixture, id, "Jean-Paul MARTIN", 1);
  assert_person_called (fixture, id, "martin jean paul", 1);
  assert_person_called (fixture, id, "Martin", 1);
  assert_person_called (fixture, id, "Mart", 0);
  assert_person_called (fixture, id, "Paul", 0);
  walked = dossier_walk_columns (fixture, query, titles);
  g_assert_cmpstr (walked, ==, "Azur;Jean-Paul Martin;");
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/dossier/through/links-are-found-from-either-end", test_links_are_found_from_either_end);
  dossier_fixture_add ("/dossier/through/what-refers-to-a-record-is-counted", test_what_refers_to_a_record_is_counted);
  dossier_fixture_add ("/dossier/through/links-come-in-order-of-their-ends", test_links_come_in_order_of_their_ends);
  dossier_fixture_add ("/dossier/through/a-link-answers-where-an-end-does", test_a_link_answers_where_an_end_does);
  dossier_fixture_add ("/dossier/through/an-action-is-filtered-by-its-structures", test_an_action_is_filtered_by_its_structures);
  dossier_fixture_add ("/dossier/through/what-somebody-does-now-is-told", test_what_somebody_does_now_is_told);
  dossier_fixture_add ("/dossier/through/people-answer-where-one-of-their-posts-does", test_people_answer_where_one_of_their_posts_does);
  dossier_fixture_add ("/dossier/through/a-person-is-called-by-both-names", test_a_person_is_called_by_both_names);
  return g_test_run ();
}
