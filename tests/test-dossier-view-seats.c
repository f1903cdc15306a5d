#include "dossier-view-seats.h"

#include <glib.h>

#define ROUNDS 400

/* What a table that only hears "items-changed" believes the list to be. */
typedef struct
{
  GPtrArray *seats;
  guint      most;   /* seats that came in one go */
  guint      n_made; /* in all */
} Belief;

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Belief     *belief)
{
  g_assert_cmpuint (position + removed, <=, belief->seats->len);
  if (removed > 0)
    g_ptr_array_remove_range (belief->seats, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (belief->seats, (int) (position + i), g_list_model_get_item (model, position + i));
  belief->most = MAX (belief->most, added);
  belief->n_made += added;
}

static Belief *
belief_new (GListModel *model)
{
  Belief *belief = g_new0 (Belief, 1);

  belief->seats = g_ptr_array_new_with_free_func (g_object_unref);
  on_items_changed (model, 0, 0, g_list_model_get_n_items (model), belief);
  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed), belief);
  return belief;
}

static void
belief_free (Belief     *belief,
             GListModel *model)
{
  g_signal_handlers_disconnect_by_data (model, belief);
  g_ptr_array_unref (belief->seats);
  g_free (belief);
}

/* That the model, and who listened to it, have the first rows of whole. */
static void
assert_believed (const Belief *belief,
                 GListModel   *model,
                 GListModel   *whole)
{
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, belief->seats->len);
  g_assert_cmpuint (belief->seats->len, <=, g_list_model_get_n_items (whole));
  for (guint i = 0; i < belief->seats->len; i++)
    {
      g_autoptr (DossierViewSeat) seat = g_list_model_get_item (model, i);
      g_autoptr (GObject)         expected = g_list_model_get_item (whole, i);

      g_assert_true (seat == belief->seats->pdata[i] && dossier_view_seat_get_item (seat) == expected);
    }
}

static void
wait_for_rest (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
splice (GListStore *whole,
        guint       position,
        guint       removed,
        guint       added)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (rows, g_object_new (G_TYPE_OBJECT, NULL));
  g_list_store_splice (whole, position, removed, rows->pdata, added);
}

static void
test_first_rows_come_at_once_and_the_rest_behind (void)
{
  g_autoptr (GListStore)       whole = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (DossierViewSeats) model = dossier_view_seats_new (G_LIST_MODEL (whole));
  Belief                      *belief = belief_new (G_LIST_MODEL (model));

  splice (whole, 0, 0, 230);
  g_assert_cmpuint (belief->seats->len, >, 20);
  g_assert_cmpuint (belief->seats->len, <, 60);
  wait_for_rest ();
  assert_believed (belief, G_LIST_MODEL (model), G_LIST_MODEL (whole));
  g_assert_cmpuint (belief->seats->len, ==, 230);
  g_assert_cmpuint (belief->most, <, 60);
  belief_free (belief, G_LIST_MODEL (model));
}

static void
test_a_row_that_is_wanted_is_there (void)
{
  g_autoptr (GListStore)       whole = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (DossierViewSeats) model = NULL;
  g_autoptr (GObject)          row = NULL;

  splice (whole, 0, 0, 1000);
  model = dossier_view_seats_new (G_LIST_MODEL (whole));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 900));
  dossier_view_seats_reach (model, 900);
  row = g_list_model_get_item (G_LIST_MODEL (model), 900);
  g_assert_nonnull (row);
  dossier_view_seats_reach (model, 5000); /* nowhere */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1000);
}

static void
count_turn (DossierViewSeat *seat,
            guint           *n_turns)
{
  (*n_turns)++;
}

static void
test_who_sits_changes_and_the_seats_stay (void)
{
  g_autoptr (GListStore)       whole = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (DossierViewSeats) model = dossier_view_seats_new (G_LIST_MODEL (whole));
  Belief                      *belief = belief_new (G_LIST_MODEL (model));
  guint                        n_made, n_turns = 0;

  splice (whole, 0, 0, 300);
  wait_for_rest ();
  n_made = belief->n_made;
  g_signal_connect (belief->seats->pdata[0], "changed", G_CALLBACK (count_turn), &n_turns);
  splice (whole, 0, 300, 250);
  g_assert_cmpuint (belief->n_made, ==, n_made);
  g_assert_cmpuint (belief->seats->len, ==, 250);
  g_assert_cmpuint (n_turns, ==, 1);
  assert_believed (belief, G_LIST_MODEL (model), G_LIST_MODEL (whole));
  belief_free (belief, G_LIST_MODEL (model));
}

static void
change_at_random (GListStore *whole,
                  GRand      *chance)
{
  guint  n_items = g_list_model_get_n_items (G_LIST_MODEL (whole));
  guint  position = (guint) g_rand_int_range (chance, 0, (gint32) n_items + 1);
  gint32 most = g_rand_boolean (chance) ? 3 : 300;
  guint  removed = (guint) g_rand_int_range (chance, 0, most);

  splice (whole, position, MIN (removed, n_items - position), (guint) g_rand_int_range (chance, 0, most));
}

static void
test_whatever_changes_nobody_is_misled (void)
{
  g_autoptr (GRand)            chance = g_rand_new_with_seed (20261129);
  g_autoptr (GListStore)       whole = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (DossierViewSeats) model = dossier_view_seats_new (G_LIST_MODEL (whole));
  Belief                      *belief = belief_new (G_LIST_MODEL (model));

  for (guint round = 0; round < ROUNDS; round++)
    {
      change_at_random (whole, chance);
      assert_believed (belief, G_LIST_MODEL (model), G_LIST_MODEL (whole));
      for (int turns = g_rand_int_range (chance, 0, 8); turns > 0; turns--)
        g_main_context_iteration (NULL, FALSE);
      assert_believed (belief, G_LIST_MODEL (model), G_LIST_MODEL (whole));
    }
  wait_for_rest ();
  g_assert_cmpuint (belief->seats->len, ==, g_list_model_get_n_items (G_LIST_MODEL (whole)));
  assert_believed (belief, G_LIST_MODEL (model), G_LIST_MODEL (whole));
  belief_free (belief, G_LIST_MODEL (model));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier-view/seats/first-rows-come-at-once-and-the-rest-behind", test_first_rows_come_at_once_and_the_rest_behind);
  g_test_add_func ("/dossier-view/seats/a-row-that-is-wanted-is-there", test_a_row_that_is_wanted_is_there);
  g_test_add_func ("/dossier-view/seats/who-sits-changes-and-the-seats-stay", test_who_sits_changes_and_the_seats_stay);
  g_test_add_func ("/dossier-view/seats/whatever-changes-nobody-is-misled", test_whatever_changes_nobody_is_misled);
  return g_test_run ();
}
