#include "dossier-fixture.h"

#include "dossier-list.h"

static gboolean
is_loading (DossierList *list)
{
  gboolean loading;

  g_object_get (list, "loading", &loading, NULL);
  return loading;
}

static void
wait_for_answer (DossierList *list)
{
  while (is_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

static void
on_notify_loading (GObject    *list,
                   GParamSpec *spec,
                   gpointer    data)
{
  if (!is_loading (DOSSIER_LIST (list)))
    *(gboolean *) data = TRUE;
}

/* Until the list has asked again by itself. */
static void
wait_for_refresh (DossierList *list)
{
  gboolean answered = FALSE;
  gulong   handler = g_signal_connect (list, "notify::loading", G_CALLBACK (on_notify_loading), &answered);

  while (!answered)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (list, handler);
}

static char *
dup_titles (DossierList *list)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (DossierRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (out, "%s;", dossier_row_get_title (row));
    }
  return g_string_free (out, FALSE);
}

static void
assert_titles (DossierList *list,
               const char  *titles)
{
  g_autofree char *found = dup_titles (list);

  g_assert_cmpstr (found, ==, titles);
}

static DossierList *
list_structures (DossierFixture    *fixture,
                 const char *const *columns)
{
  DossierList             *list = dossier_list_new (fixture->store, columns);
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");

  dossier_list_set_query (list, query);
  wait_for_answer (list);
  return list;
}

/* What the signals said, applied to an image of the list: it must end as the list itself. */
typedef struct
{
  GPtrArray *ids;
  GString   *told;
} Mirror;

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    data)
{
  Mirror *mirror = data;

  g_string_append_printf (mirror->told, "%u-%u+%u;", position, removed, added);
  if (removed > 0)
    g_ptr_array_remove_range (mirror->ids, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (DossierRow) row = g_list_model_get_item (model, position + i);

      g_ptr_array_insert (mirror->ids, (gint) (position + i), g_strdup (dossier_row_get_id (row)));
    }
  g_assert_cmpuint (mirror->ids->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < mirror->ids->len; i++)
    {
      g_autoptr (DossierRow) row = g_list_model_get_item (model, i);

      g_assert_cmpstr (dossier_row_get_id (row), ==, g_ptr_array_index (mirror->ids, i));
    }
}

static void
open_mirror (Mirror      *mirror,
             DossierList *list)
{
  mirror->ids = g_ptr_array_new_with_free_func (g_free);
  mirror->told = g_string_new (NULL);
  on_items_changed (G_LIST_MODEL (list), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), mirror);
  g_string_truncate (mirror->told, 0);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), mirror);
}

static void
close_mirror (Mirror      *mirror,
              DossierList *list)
{
  g_signal_handlers_disconnect_by_data (list, mirror);
  g_ptr_array_unref (mirror->ids);
  g_string_free (mirror->told, TRUE);
}

static void
test_rows_come_in_order_with_their_words (DossierFixture *fixture,
                                          gconstpointer   data)
{
  static const char *const columns[] = { "uai", "management", "other_names", "type", "territory", "count(link)", NULL };
  g_autofree char         *one = dossier_fixture_add_structure (fixture, "Zola");
  g_autofree char         *two = dossier_fixture_add_structure (fixture, "Élan");
  g_autofree char         *link = NULL;
  g_autoptr (DossierList)  list = NULL;
  g_autoptr (DossierRow)   row = NULL;
  DossierAct              *act = dossier_act_new (NULL);

  dossier_fixture_set_text (fixture, "structure", one, "type", "social_centre");
  dossier_fixture_set_text (fixture, "structure", one, "uai", "0950001A");
  dossier_act_set (act, dossier_kinds_find ("structure"), one, "management", dossier_value_new_unknown ());
  dossier_act_put (act, dossier_kinds_find ("structure"), one, "other_names", "B", TRUE);
  dossier_act_put (act, dossier_kinds_find ("structure"), one, "other_names", "A", TRUE);
  dossier_fixture_write (fixture, act);
  link = dossier_fixture_add_link (fixture, two, one);

  list = list_structures (fixture, columns);
  assert_titles (list, "Élan;Zola;");
  row = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_cmpstr (dossier_row_get_id (row), ==, one);
  g_assert_true (dossier_row_is_read (row));
  g_assert_cmpstr (dossier_row_get_text (row, 0), ==, "0950001A");
  g_assert_cmpstr (dossier_row_get_text (row, 1), ==, "not known");
  g_assert_cmpstr (dossier_row_get_code (row, 1), ==, "?");
  g_assert_cmpstr (dossier_row_get_text (row, 2), ==, "A, B");
  g_assert_cmpstr (dossier_row_get_text (row, 3), ==, "centre social");
  g_assert_cmpstr (dossier_row_get_code (row, 3), ==, "social_centre");
  g_assert_cmpstr (dossier_row_get_text (row, 4), ==, "");
  g_assert_cmpfloat (dossier_row_get_number (row, 5), ==, 1);
  g_assert_cmpuint (dossier_list_find (list, one), ==, 1);
  g_assert_cmpuint (dossier_list_find (list, "nobody"), ==, G_MAXUINT);
}

static void
test_what_is_written_shows_by_itself (DossierFixture *fixture,
                                      gconstpointer   data)
{
  g_autofree char        *one = dossier_fixture_add_structure (fixture, "B");
  g_autoptr (DossierList) list = list_structures (fixture, NULL);
  g_autofree char        *two = dossier_fixture_add_structure (fixture, "A");

  wait_for_refresh (list);
  assert_titles (list, "A;B;");
}

static void
test_a_row_keeps_its_object_when_it_moves (DossierFixture *fixture,
                                           gconstpointer   data)
{
  g_autofree char        *a = dossier_fixture_add_structure (fixture, "A");
  g_autofree char        *b = dossier_fixture_add_structure (fixture, "B");
  g_autofree char        *c = dossier_fixture_add_structure (fixture, "C");
  g_autoptr (DossierList) list = list_structures (fixture, NULL);
  g_autoptr (DossierRow)  held = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (DossierRow)  found = NULL;
  Mirror                  mirror;

  open_mirror (&mirror, list);
  dossier_fixture_set_text (fixture, "structure", a, "name", "Z");
  wait_for_refresh (list);
  assert_titles (list, "B;C;Z;");
  g_assert_cmpstr (mirror.told->str, ==, "0-1+0;2-0+1;");
  found = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_assert_true (found == held);
  g_assert_cmpstr (dossier_row_get_title (held), ==, "Z");
  close_mirror (&mirror, list);
}

static void
on_row_changed (DossierRow *row,
                GString    *told)
{
  g_string_append_printf (told, "%s: %s;", dossier_row_get_title (row), dossier_row_get_text (row, 0));
}

/* A row that says something else moves nothing: the row itself tells it. */
static void
test_only_what_changed_is_told (DossierFixture *fixture,
                                gconstpointer   data)
{
  static const char *const columns[] = { "type", NULL };
  g_autofree char         *a = dossier_fixture_add_structure (fixture, "A");
  g_autofree char         *b = dossier_fixture_add_structure (fixture, "B");
  g_autofree char         *c = dossier_fixture_add_structure (fixture, "C");
  g_autoptr (DossierList)  list = list_structures (fixture, columns);
  g_autoptr (DossierRow)   first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (DossierRow)   second = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_autoptr (GString)      told = g_string_new (NULL);
  Mirror                   mirror;

  open_mirror (&mirror, list);
  g_signal_connect (first, "changed", G_CALLBACK (on_row_changed), told);
  g_signal_connect (second, "changed", G_CALLBACK (on_row_changed), told);
  dossier_fixture_set_text (fixture, "structure", b, "type", "social_centre");
  wait_for_refresh (list);
  g_assert_cmpstr (mirror.told->str, ==, "");
  g_assert_cmpstr (told->str, ==, "B: centre social;");
  close_mirror (&mirror, list);
}

static void
test_a_new_question_replaces_the_old_one (DossierFixture *fixture,
                                          gconstpointer   data)
{
  g_autofree char         *a = dossier_fixture_add_structure (fixture, "Ferry");
  g_autofree char         *b = dossier_fixture_add_structure (fixture, "Zola");
  g_autoptr (DossierList)  list = list_structures (fixture, NULL);
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");

  dossier_query_set_words (query, "ferry");
  dossier_list_set_query (list, query);
  assert_titles (list, "Ferry;Zola;");
  dossier_query_set_words (query, "zola");
  dossier_list_set_query (list, query);
  wait_for_answer (list);
  assert_titles (list, "Zola;");
  dossier_list_set_query (list, NULL);
  assert_titles (list, "");
}

static void
shuffle_names (DossierFixture *fixture,
               char          **ids,
               guint           n_ids)
{
  DossierAct *act = dossier_act_new (NULL);

  for (guint i = 0; i < n_ids; i++)
    if (g_test_rand_int_range (0, 3) == 0)
      {
        g_autofree char *name = g_strdup_printf ("%08x", (guint) g_test_rand_int ());

        dossier_act_set (act, dossier_kinds_find ("structure"), ids[i], "name", dossier_value_new_text (name));
      }
    else if (g_test_rand_int_range (0, 10) == 0)
      dossier_act_delete (act, dossier_kinds_find ("structure"), ids[i]);
    else if (g_test_rand_int_range (0, 4) == 0)
      dossier_act_restore (act, dossier_kinds_find ("structure"), ids[i]);
  dossier_fixture_write (fixture, act);
}

static void
test_signals_always_tell_the_list_as_it_is (DossierFixture *fixture,
                                            gconstpointer   data)
{
  char                   *ids[40];
  g_autoptr (DossierList) list = NULL;
  g_autoptr (DossierList) fresh = NULL;
  g_autofree char        *found = NULL;
  Mirror                  mirror;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = dossier_fixture_add_structure (fixture, "A");
  list = list_structures (fixture, NULL);
  open_mirror (&mirror, list);
  for (guint round = 0; round < 6; round++)
    {
      shuffle_names (fixture, ids, G_N_ELEMENTS (ids));
      wait_for_refresh (list);
    }
  close_mirror (&mirror, list);
  fresh = list_structures (fixture, NULL);
  found = dup_titles (fresh);
  assert_titles (list, found);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_free (ids[i]);
}

#define N_MANY 2600 /* more than are read whole at once */

static void
add_many (DossierFixture *fixture)
{
  const DossierKind *kind = dossier_kinds_find ("structure");
  DossierAct        *act = dossier_act_new (NULL);

  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("A%04u", i);

      dossier_act_set (act, kind, dossier_act_create (act, kind, NULL), "name", dossier_value_new_text (name));
    }
  dossier_fixture_write (fixture, act);
}

static void
wait_for_row (DossierRow *row)
{
  while (!dossier_row_is_read (row))
    g_main_context_iteration (NULL, TRUE);
}

/* A selection or a filter above may hold every row: letting go of them all must not take for ever. */
static void
test_many_rows_go_at_once (DossierFixture *fixture,
                           gconstpointer   data)
{
  g_autoptr (DossierList) list = NULL;
  g_autoptr (GPtrArray)   rows = g_ptr_array_new_with_free_func (g_object_unref);

  add_many (fixture);
  list = list_structures (fixture, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_MANY);
  for (guint i = 0; i < N_MANY; i++)
    g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (list), i));
  g_ptr_array_set_size (rows, 0);
  g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (list), N_MANY - 1));
  wait_for_row (g_ptr_array_index (rows, 0));
  g_assert_cmpstr (dossier_row_get_title (g_ptr_array_index (rows, 0)), ==, "A2599");
}

static void
count_told (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            gpointer    data)
{
  g_string_append_printf (data, "%u-%u+%u;", position, removed, added);
}

static void
test_the_first_rows_come_before_the_rest (DossierFixture *fixture,
                                          gconstpointer   data)
{
  g_autoptr (DossierList)  list = dossier_list_new (fixture->store, NULL);
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autoptr (GString)      told = g_string_new (NULL);
  g_autoptr (DossierRow)   first = NULL;

  add_many (fixture);
  g_signal_connect (list, "items-changed", G_CALLBACK (count_told), told);
  dossier_list_set_query (list, query);
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (is_loading (list));
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (dossier_row_get_title (first), ==, "A0000");
  wait_for_answer (list);
  g_assert_cmpstr (told->str, ==, "0-0+60;60-0+2540;");
}

static void
test_a_row_says_what_it_has_to_when_it_is_held (DossierFixture *fixture,
                                                gconstpointer   data)
{
  g_autoptr (DossierList) list = NULL;
  g_autoptr (DossierRow)  row = NULL;
  g_autoptr (DossierRow)  other = NULL;
  g_autofree char        *id = NULL;

  add_many (fixture);
  list = list_structures (fixture, NULL);
  row = g_list_model_get_item (G_LIST_MODEL (list), 2000);
  g_assert_false (dossier_row_is_read (row));
  g_assert_cmpstr (dossier_row_get_title (row), ==, "");
  g_main_context_iteration (NULL, FALSE);
  other = g_list_model_get_item (G_LIST_MODEL (list), 1000); /* while the first is being read */
  wait_for_row (row);
  wait_for_row (other);
  g_assert_cmpstr (dossier_row_get_title (row), ==, "A2000");
  g_assert_cmpstr (dossier_row_get_title (other), ==, "A1000");

  dossier_fixture_set_text (fixture, "structure", dossier_row_get_id (row), "name", "A2000 bis");
  wait_for_refresh (list);
  g_assert_cmpstr (dossier_row_get_title (row), ==, "A2000 bis");
  id = dossier_list_dup_id (list, 2000);
  g_assert_cmpstr (id, ==, dossier_row_get_id (row));
}

/* A list of any kind: what it is called by its ends, and the fields of what it refers to. */
static void
test_links_are_listed_too (DossierFixture *fixture,
                           gconstpointer   data)
{
  static const char *const columns[] = { "a", "a.type", "programmes", "b.territory", NULL };
  g_autofree char         *centre = dossier_fixture_add_structure (fixture, "L’Oasis");
  g_autofree char         *school = dossier_fixture_add_structure (fixture, "Jules Ferry");
  g_autofree char         *link = dossier_fixture_add_link (fixture, centre, school);
  g_autoptr (DossierList)  list = dossier_list_new (fixture->store, columns);
  g_autoptr (DossierQuery) query = dossier_query_new ("link");
  g_autoptr (DossierRow)   row = NULL;
  DossierAct              *act = dossier_act_new (NULL);
  g_autofree char         *carried = g_strconcat ("clas@", centre, NULL);

  dossier_fixture_set_text (fixture, "structure", centre, "type", "social_centre");
  dossier_act_put (act, dossier_kinds_find ("link"), link, "programmes", carried, TRUE);
  dossier_fixture_write (fixture, act);
  dossier_list_set_query (list, query);
  wait_for_answer (list);
  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (dossier_row_get_title (row), ==, "L’Oasis ↔ Jules Ferry");
  g_assert_cmpstr (dossier_row_get_text (row, 0), ==, "L’Oasis");
  g_assert_cmpstr (dossier_row_get_code (row, 0), ==, centre);
  g_assert_cmpstr (dossier_row_get_text (row, 1), ==, "centre social");
  g_assert_cmpstr (dossier_row_get_code (row, 1), ==, "social_centre");
  g_assert_cmpstr (dossier_row_get_text (row, 2), ==, "CLAS (L’Oasis)");
  g_assert_cmpstr (dossier_row_get_text (row, 3), ==, "");
}

static gpointer
walk_ids (DossierReader *reader,
          gpointer       query,
          GCancellable  *cancellable,
          GError       **error)
{
  static const char *const  columns[] = { "id", NULL };
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, query, columns, error);
  GString                  *out = g_string_new (NULL);

  while (cursor != NULL && dossier_cursor_next (cursor, NULL))
    g_string_append_printf (out, "%s;", dossier_cursor_get_text (cursor, 0));
  return g_string_free (out, FALSE);
}

static void
assert_order (DossierFixture *fixture,
              DossierList    *list,
              DossierQuery   *query)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char    *walked = NULL;

  dossier_list_set_query (list, query);
  wait_for_answer (list);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autofree char *id = dossier_list_dup_id (list, i);

      g_string_append_printf (found, "%s;", id);
      g_assert_cmpuint (dossier_list_find (list, id), ==, i);
    }
  walked = dossier_store_ask (fixture->store, walk_ids, query, NULL);
  g_assert_cmpstr (found->str, ==, walked);
}

static void
add_random_world (DossierFixture *fixture)
{
  static const char *const names[] = { "Ferry", "ferry", "Férry", "Zola", "Élan", "L’Oasis", "Oasis" };
  const DossierKind       *structure = dossier_kinds_find ("structure"), *territory = dossier_kinds_find ("territory"), *link = dossier_kinds_find ("link");
  DossierAct              *act = dossier_act_new (NULL);
  const char              *ids[60], *communes[5];

  for (guint i = 0; i < G_N_ELEMENTS (communes); i++)
    {
      communes[i] = dossier_act_create (act, territory, NULL);
      dossier_act_set (act, territory, communes[i], "name", dossier_value_new_text (names[g_test_rand_int_range (0, G_N_ELEMENTS (names))]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      ids[i] = dossier_act_create (act, structure, NULL);
      dossier_act_set (act, structure, ids[i], "name", dossier_value_new_text (names[g_test_rand_int_range (0, G_N_ELEMENTS (names))]));
      if (g_test_rand_bit ())
        dossier_act_set (act, structure, ids[i], "territory", dossier_value_new_reference (communes[g_test_rand_int_range (0, 5)]));
    }
  for (guint i = 0; i + 1 < G_N_ELEMENTS (ids); i++)
    {
      const char *id = dossier_act_create (act, link, NULL);

      dossier_act_set (act, link, id, "a", dossier_value_new_reference (ids[i]));
      dossier_act_set (act, link, id, "b", dossier_value_new_reference (ids[g_test_rand_int_range ((int) i + 1, (int) G_N_ELEMENTS (ids))]));
    }
  dossier_fixture_write (fixture, act);
}

static void
test_rows_stand_in_the_order_of_the_query (DossierFixture *fixture,
                                           gconstpointer   data)
{
  static const struct
  {
    const char *kind, *paths[6];
  } orders[] = {
    { "structure", { NULL, "title", "territory", "count(link)", "type", "acronym" } },
    { "link", { NULL, "title", "a", "b", "kind", "began" } },
  };

  add_random_world (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    for (guint j = 0; j < 4 * G_N_ELEMENTS (orders[i].paths); j++)
      {
        g_autoptr (DossierList)  list = dossier_list_new (fixture->store, NULL);
        g_autoptr (DossierQuery) query = dossier_query_new (orders[i].kind);

        dossier_query_set_order (query, orders[i].paths[j / 4], j % 2 != 0);
        dossier_query_set_words (query, j / 2 % 2 != 0 ? "ferry" : NULL);
        assert_order (fixture, list, query);
      }
}

static void
test_a_row_outlives_its_list (DossierFixture *fixture,
                              gconstpointer   data)
{
  g_autofree char       *a = dossier_fixture_add_structure (fixture, "A");
  DossierList           *list = list_structures (fixture, NULL);
  g_autoptr (DossierRow) row = g_list_model_get_item (G_LIST_MODEL (list), 0);

  g_assert_finalize_object (list);
  g_assert_cmpstr (dossier_row_get_title (row), ==, "A");
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/dossier/list/rows-come-in-order-with-their-words", test_rows_come_in_order_with_their_words);
  dossier_fixture_add ("/dossier/list/what-is-written-shows-by-itself", test_what_is_written_shows_by_itself);
  dossier_fixture_add ("/dossier/list/a-row-keeps-its-object-when-it-moves", test_a_row_keeps_its_object_when_it_moves);
  dossier_fixture_add ("/dossier/list/only-what-changed-is-told", test_only_what_changed_is_told);
  dossier_fixture_add ("/dossier/list/a-new-question-replaces-the-old-one", test_a_new_question_replaces_the_old_one);
  dossier_fixture_add ("/dossier/list/signals-always-tell-the-list-as-it-is", test_signals_always_tell_the_list_as_it_is);
  dossier_fixture_add ("/dossier/list/many-rows-go-at-once", test_many_rows_go_at_once);
  dossier_fixture_add ("/dossier/list/the-first-rows-come-before-the-rest", test_the_first_rows_come_before_the_rest);
  dossier_fixture_add ("/dossier/list/a-row-says-what-it-has-to-when-it-is-held", test_a_row_says_what_it_has_to_when_it_is_held);
  dossier_fixture_add ("/dossier/list/links-are-listed-too", test_links_are_listed_too);
  dossier_fixture_add ("/dossier/list/rows-stand-in-the-order-of-the-query", test_rows_stand_in_the_order_of_the_query);
  dossier_fixture_add ("/dossier/list/a-row-outlives-its-list", test_a_row_outlives_its_list);

  return g_test_run ();
}
