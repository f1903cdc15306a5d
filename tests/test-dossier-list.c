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
  static const char *const columns[] = { "uai", "management", "other_names", NULL };
  g_autofree char         *one = dossier_fixture_add_structure (fixture, "Zola");
  g_autofree char         *two = dossier_fixture_add_structure (fixture, "Élan");
  g_autoptr (DossierList)  list = NULL;
  g_autoptr (DossierRow)   row = NULL;
  DossierAct              *act = dossier_act_new (NULL);

  dossier_fixture_set_text (fixture, "structure", one, "type", "social_centre");
  dossier_fixture_set_text (fixture, "structure", one, "uai", "0950001A");
  dossier_act_put (act, dossier_kinds_find ("structure"), one, "other_names", "B", TRUE);
  dossier_act_put (act, dossier_kinds_find ("structure"), one, "other_names", "A", TRUE);
  dossier_fixture_write (fixture, act);

  list = list_structures (fixture, columns);
  assert_titles (list, "Élan;Zola;");
  row = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_cmpstr (dossier_row_get_id (row), ==, one);
  g_assert_cmpstr (dossier_row_get_code (row), ==, "social_centre");
  g_assert_cmpstr (dossier_row_get_subtitle (row), ==, "centre social");
  g_assert_cmpstr (dossier_row_get_place (row), ==, "");
  g_assert_cmpstr (dossier_row_get_text (row, 0), ==, "0950001A");
  g_assert_cmpstr (dossier_row_get_text (row, 1), ==, "");
  g_assert_cmpstr (dossier_row_get_text (row, 2), ==, "A, B");
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
test_only_what_changed_is_told (DossierFixture *fixture,
                                gconstpointer   data)
{
  g_autofree char        *a = dossier_fixture_add_structure (fixture, "A");
  g_autofree char        *b = dossier_fixture_add_structure (fixture, "B");
  g_autofree char        *c = dossier_fixture_add_structure (fixture, "C");
  g_autoptr (DossierList) list = list_structures (fixture, NULL);
  Mirror                  mirror;

  open_mirror (&mirror, list);
  dossier_fixture_set_text (fixture, "structure", b, "type", "social_centre");
  wait_for_refresh (list);
  g_assert_cmpstr (mirror.told->str, ==, "1-1+1;");
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
  g_assert_cmpuint (dossier_list_get_n_hidden (list), ==, 1);
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

/* A selection or a filter above may hold every row: letting go of them all must not take for ever. */
static void
test_many_rows_go_at_once (DossierFixture *fixture,
                           gconstpointer   data)
{
  const DossierKind      *kind = dossier_kinds_find ("structure");
  DossierAct             *act = dossier_act_new (NULL);
  g_autoptr (DossierList) list = NULL;
  g_autoptr (GPtrArray)   rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 2000; i++)
    dossier_act_set (act, kind, dossier_act_create (act, kind, NULL), "name", dossier_value_new_text ("A"));
  dossier_fixture_write (fixture, act);
  list = list_structures (fixture, NULL);
  for (guint i = 0; i < 2000; i++)
    g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (list), i));
  g_ptr_array_set_size (rows, 0);
  g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (list), 1999));
  g_assert_cmpstr (dossier_row_get_title (g_ptr_array_index (rows, 0)), ==, "A");
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
  dossier_fixture_add ("/dossier/list/a-row-outlives-its-list", test_a_row_outlives_its_list);

  return g_test_run ();
}
