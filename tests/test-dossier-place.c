/* Between two places there is always another one; what people put in order stays in order. */
#include "dossier-place.h"

#include <string.h>

#define N_RUNS 20000
#define N_SHIPPED 30

static void
assert_between (const char *after,
                const char *place,
                const char *before)
{
  g_assert_true (dossier_place_is_valid (place));
  g_assert_true (after == NULL || strcmp (after, place) < 0);
  g_assert_true (before == NULL || strcmp (place, before) < 0);
}

static void
test_numbers_keep_their_order (void)
{
  static const gint64 numbers[] = { 1, 9, 10, 61, 62, 63, 3843, 3844, 14776335 };

  for (guint i = 1; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *one = dossier_place_new_of_number (numbers[i - 1]);
      g_autofree char *other = dossier_place_new_of_number (numbers[i]);

      g_assert_true (dossier_place_is_valid (one));
      g_assert_cmpint (strcmp (one, other), <, 0);
    }
}

static void
test_a_number_out_of_bounds_is_still_a_place (void)
{
  g_autofree char *least = dossier_place_new_of_number (G_MININT64);
  g_autofree char *most = dossier_place_new_of_number (G_MAXINT64);

  g_assert_true (dossier_place_is_valid (least));
  g_assert_true (dossier_place_is_valid (most));
}

/* Anything put anywhere, ten thousands of times: each one lands where it was put, until the list asks to be numbered anew. */
static void
test_anything_goes_anywhere (void)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  guint                 n_full = 0;

  for (guint i = 0; i < N_SHIPPED; i++)
    g_ptr_array_add (places, dossier_place_new_of_number ((i + 1) * 10));
  for (guint run = 0; run < N_RUNS; run++)
    {
      guint       at = (guint) g_test_rand_int_range (0, (gint32) places->len + 1);
      const char *after = at > 0 ? places->pdata[at - 1] : NULL;
      const char *before = at < places->len ? places->pdata[at] : NULL;
      char       *place = dossier_place_new_between (after, before);

      if (place == NULL)
        {
          n_full++;
          continue;
        }
      assert_between (after, place, before);
      g_ptr_array_insert (places, (int) at, place);
      if (places->len > 2 * N_SHIPPED)
        g_ptr_array_remove_index (places, (guint) g_test_rand_int_range (0, (gint32) places->len));
    }
  g_assert_cmpuint (n_full, <, N_RUNS / 10);
}

static void
test_two_people_who_aim_at_one_place_land_in_two (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 20; i++)
    g_hash_table_add (seen, dossier_place_new_between ("000A", "000K"));
  g_assert_cmpuint (g_hash_table_size (seen), >, 15);
}

static void
test_where_there_is_no_room_it_says_so (void)
{
  g_autofree char *low = g_strnfill (39, 'A');
  g_autofree char *high = g_strnfill (39, 'A');

  high[38] = 'B';
  g_assert_null (dossier_place_new_between (low, high));
  g_assert_null (dossier_place_new_between ("000A", "000A"));
  g_assert_null (dossier_place_new_between ("000B", "000A"));
}

static void
test_anything_else_is_no_place (void)
{
  g_assert_false (dossier_place_is_valid (NULL));
  g_assert_false (dossier_place_is_valid (""));
  g_assert_false (dossier_place_is_valid ("été"));
  g_assert_false (dossier_place_is_valid ("0 A"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dossier/place/numbers-keep-their-order", test_numbers_keep_their_order);
  g_test_add_func ("/dossier/place/a-number-out-of-bounds-is-still-a-place", test_a_number_out_of_bounds_is_still_a_place);
  g_test_add_func ("/dossier/place/anything-goes-anywhere", test_anything_goes_anywhere);
  g_test_add_func ("/dossier/place/two-people-who-aim-at-one-place-land-in-two", test_two_people_who_aim_at_one_place_land_in_two);
  g_test_add_func ("/dossier/place/where-there-is-no-room-it-says-so", test_where_there_is_no_room_it_says_so);
  g_test_add_func ("/dossier/place/anything-else-is-no-place", test_anything_else_is_no_place);

  return g_test_run ();
}
