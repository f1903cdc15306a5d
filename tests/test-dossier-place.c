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

/* --- whole lists, on desktops that write apart: of each thing the last place that somebody gave it counts, as dossier-projection has it */

typedef struct
{
  char  *place;
  gint64 t;  /* when it was given */
  guint  by; /* by which desktop */
} Placed;

typedef struct
{
  guint      number;
  gint64     t;
  GPtrArray *things; /* Placed; what is called i is at i; NULL: not here yet */
} Desk;

static void
placed_free (gpointer data)
{
  if (data != NULL)
    g_free (((Placed *) data)->place);
  g_free (data);
}

static Desk *
desk_new (guint number)
{
  Desk *self = g_new0 (Desk, 1);

  self->number = number;
  self->things = g_ptr_array_new_with_free_func (placed_free);
  return self;
}

static void
desk_free (Desk *self)
{
  g_ptr_array_unref (self->things);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, desk_free)

static void
set_place (Desk       *self,
           guint       thing,
           const char *place,
           gint64      t,
           guint       by)
{
  Placed *now;

  if (thing >= self->things->len)
    g_ptr_array_set_size (self->things, (int) thing + 1);
  now = self->things->pdata[thing];
  if (now != NULL && (now->t > t || (now->t == t && now->by >= by)))
    return;
  placed_free (now);
  now = g_new0 (Placed, 1);
  *now = (Placed){ g_strdup (place), t, by };
  self->things->pdata[thing] = now;
}

static int
compare_things (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const Desk *self = data;
  guint       one = *(const guint *) a, other = *(const guint *) b;
  int         by_place = strcmp (((Placed *) self->things->pdata[one])->place, ((Placed *) self->things->pdata[other])->place);

  return by_place != 0 ? by_place : (one > other) - (one < other);
}

/* What is shown, in order. */
static GArray *
list_shown (Desk *self)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->things->len; i++)
    if (self->things->pdata[i] != NULL)
      g_array_append_val (shown, i);
  g_array_sort_with_data (shown, compare_things, self);
  return shown;
}

/* A thing comes, or goes, to be the at-th: how many places were given. */
static guint
put (Desk *self,
     guint thing,
     guint at)
{
  g_autoptr (GArray)      shown = list_shown (self);
  g_autofree const char **places = NULL;
  g_autoptr (GPtrArray)   placed = NULL;
  guint                   n = 0;

  for (guint i = 0; i < shown->len; i++)
    if (g_array_index (shown, guint, i) == thing)
      {
        g_array_remove_index (shown, i);
        break;
      }
  at = MIN (at, shown->len);
  g_array_insert_val (shown, at, thing);
  places = g_new0 (const char *, shown->len);
  for (guint i = 0; i < shown->len; i++)
    places[i] = i != at ? ((Placed *) self->things->pdata[g_array_index (shown, guint, i)])->place : NULL;
  placed = dossier_place_put (places, shown->len, at);
  self->t++;
  for (guint i = 0; i < shown->len; i++)
    if (placed->pdata[i] != NULL)
      {
        g_assert_true (dossier_place_is_valid (placed->pdata[i]));
        g_assert_cmpuint (strlen (placed->pdata[i]), <=, 40);
        set_place (self, g_array_index (shown, guint, i), placed->pdata[i], self->t, self->number);
        n++;
      }
  return n;
}

static void
meet (Desk *one,
      Desk *other)
{
  Desk *pair[] = { one, other };

  for (guint way = 0; way < 2; way++)
    for (guint i = 0; i < pair[way]->things->len; i++)
      {
        const Placed *there = pair[way]->things->pdata[i];

        if (there != NULL)
          set_place (pair[1 - way], i, there->place, there->t, there->by);
      }
  one->t = other->t = MAX (one->t, other->t);
}

static void
assert_same (Desk *one,
             Desk *other)
{
  g_autoptr (GArray) here = list_shown (one), there = list_shown (other);

  g_assert_cmpmem (here->data, here->len * sizeof (guint), there->data, there->len * sizeof (guint));
}

static void
assert_at (Desk *self,
           guint thing,
           guint at)
{
  g_autoptr (GArray) shown = list_shown (self);

  g_assert_cmpuint (g_array_index (shown, guint, MIN (at, shown->len - 1)), ==, thing);
}

/* At the beginning, at the end, before one, after one, always: each lands where it was put, and the others keep their order. */
static void
test_thousands_at_one_place_stay_in_order (void)
{
  for (guint where = 0; where < 4; where++)
    {
      g_autoptr (Desk)   self = desk_new (0);
      g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (guint)), shown = NULL;
      guint              n_given = 0;

      for (guint thing = 0; thing < 2000; thing++)
        {
          guint at = thing < 2 ? thing : where == 0 ? 0
                                       : where == 1 ? thing
                                       : where == 2 ? 1
                                                    : thing - 1;

          n_given += put (self, thing, at);
          g_array_insert_val (expected, at, thing);
        }
      shown = list_shown (self);
      g_assert_cmpmem (shown->data, shown->len * sizeof (guint), expected->data, expected->len * sizeof (guint));
      g_test_message ("%u places given for 2000 things", n_given);
      g_assert_cmpuint (n_given, <, 40000);
    }
}

static guint
fill_gap (Desk *self,
          guint from,
          guint n,
          guint at)
{
  guint most = 0;

  for (guint thing = from; thing < from + n; thing++)
    {
      guint given = put (self, thing, at);

      most = MAX (most, given);
      assert_at (self, thing, at);
    }
  return most;
}

/* A list with no room left at one place, and two who put something there apart. */
static void
test_two_who_make_room_at_once_agree_and_lose_nothing (void)
{
  for (guint round = 0; round < 30; round++)
    {
      g_autoptr (Desk)   one = desk_new (1), other = desk_new (2);
      g_autoptr (GArray) before = NULL, after = NULL;
      guint              n = 20;

      fill_gap (one, 0, 20, 0);
      meet (one, other);
      while (put (one, n, 10) == 1) /* until it had to make room: then as it was before */
        {
          meet (one, other);
          n++;
        }
      before = list_shown (other);
      g_assert_cmpuint (put (other, n + 1, 10), >, 1);
      put (other, n + 2, 3);
      meet (one, other);
      assert_same (one, other);
      after = list_shown (one);
      g_assert_cmpuint (after->len, ==, n + 3);
      for (guint i = 0, at = 0; i < after->len; i++) /* those that both had are in the order they had */
        if (g_array_index (after, guint, i) < n)
          g_assert_cmpuint (g_array_index (after, guint, i), ==, g_array_index (before, guint, at++));
    }
}

static void
test_any_histories_of_two_end_the_same (void)
{
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (Desk)   one = desk_new (1), other = desk_new (2);
      Desk              *desks[] = { one, other };
      g_autoptr (GArray) shown = NULL;
      guint              n = 0;

      for (guint i = 0; i < 300; i++)
        {
          Desk *self = desks[g_test_rand_int_range (0, 2)];
          guint at = g_test_rand_bit () ? 2 : (guint) g_test_rand_int_range (0, 8);

          if (g_test_rand_int_range (0, 20) == 0)
            meet (one, other);
          else if (g_test_rand_int_range (0, 3) > 0 || self->things->len == 0)
            put (self, n++, at);
          else if (self->things->pdata[self->things->len - 1] != NULL)
            put (self, self->things->len - 1, at);
        }
      meet (one, other);
      assert_same (one, other);
      shown = list_shown (one);
      g_assert_cmpuint (shown->len, ==, n);
    }
}

/* What somebody else puts far away meanwhile stays there: room is made around, not everywhere. */
static void
test_room_is_made_nearby (void)
{
  g_autoptr (Desk) self = desk_new (0);
  guint            most;

  for (guint thing = 0; thing < 500; thing++)
    put (self, thing, (guint) g_test_rand_int_range (0, (gint32) thing + 1));
  most = fill_gap (self, 500, 300, 250);
  g_test_message ("at most %u places at once", most);
  g_assert_cmpuint (most, >, 1);
  g_assert_cmpuint (most, <, 250); /* of 675 */
}

static void
test_what_had_no_place_gets_one (void)
{
  static const char *const places[] = { "000A", NULL, NULL, "été" };
  g_autoptr (GPtrArray)    placed = dossier_place_put (places, 4, 2);

  g_assert_null (placed->pdata[0]);
  for (guint i = 1; i < 4; i++)
    assert_between (i > 1 ? placed->pdata[i - 1] : "000A", placed->pdata[i], NULL);
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
  g_test_add_func ("/dossier/place/thousands-at-one-place-stay-in-order", test_thousands_at_one_place_stay_in_order);
  g_test_add_func ("/dossier/place/two-who-make-room-at-once-agree-and-lose-nothing", test_two_who_make_room_at_once_agree_and_lose_nothing);
  g_test_add_func ("/dossier/place/any-histories-of-two-end-the-same", test_any_histories_of_two_end_the_same);
  g_test_add_func ("/dossier/place/room-is-made-nearby", test_room_is_made_nearby);
  g_test_add_func ("/dossier/place/what-had-no-place-gets-one", test_what_had_no_place_gets_one);
  g_test_add_func ("/dossier/place/anything-else-is-no-place", test_anything_else_is_no_place);

  return g_test_run ();
}
