#include "dossier-courtesy-private.h"
#include "dossier-duplicates.h"
#include "dossier-fixture.h"

#define EACH 10  /* ms between two moves of the hand */
#define MOVES 60 /* twice what a rest takes */
#define SOON 5   /* moves until what is under way has looked up */
#define TIMES 10

typedef struct
{
  int      n; /* atomic: how often it was counted */
  gboolean done;
} Count;

/* Until it is given up. */
static gpointer
count_on (DossierReader *reader,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Count                   *count = data;
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");

  while (dossier_reader_count (reader, query, error) >= 0)
    g_atomic_int_inc (&count->n);
  return NULL;
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_assert_null (dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL));
  ((Count *) data)->done = TRUE;
}

/* Enough for SQLite to look up from its work in the middle of a count. */
static void
add_many (DossierFixture *self)
{
  const DossierKind *kind = dossier_kinds_find ("structure");
  DossierAct        *act = dossier_act_new (NULL);

  for (guint i = 0; i < 1000; i++)
    dossier_act_set (act, kind, dossier_act_create (act, kind, NULL), "name", dossier_value_new_text ("A"));
  dossier_fixture_write (self, act);
}

static void
wait_for_more (Count *count,
               int    n)
{
  while (g_atomic_int_get (&count->n) <= n)
    g_usleep (1000);
}

static void
test_what_is_pondered_waits_until_the_hand_rests (DossierFixture *self,
                                                  gconstpointer   data)
{
  Count                    count = { 0, FALSE };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint64                   rested;
  int                      n = 0;

  add_many (self);
  dossier_store_ponder_async (self->store, count_on, &count, NULL, NULL, cancellable, on_counted, &count);
  wait_for_more (&count, 0);
  for (guint i = 0; i < MOVES; i++)
    {
      dossier_store_give_way (self->store);
      g_usleep (EACH * 1000);
      if (i == SOON)
        n = g_atomic_int_get (&count.n);
    }
  rested = g_get_monotonic_time ();
  g_assert_cmpint (g_atomic_int_get (&count.n), ==, n);
  wait_for_more (&count, n);
  g_assert_cmpint (g_get_monotonic_time () - rested, >=, (DOSSIER_COURTESY_REST - 2 * EACH) * 1000);
  g_cancellable_cancel (cancellable);
  while (!count.done)
    g_main_context_iteration (NULL, TRUE);
}

static gpointer
count_once (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");

  *(gint64 *) data = dossier_reader_count (reader, query, error);
  return data;
}

/* Were it to wait for the hand, each would take a whole rest. */
static void
test_what_is_asked_does_not_wait (DossierFixture *self,
                                  gconstpointer   data)
{
  gint64 began = g_get_monotonic_time (), n = 0;

  add_many (self);
  for (guint i = 0; i < TIMES; i++)
    {
      dossier_store_give_way (self->store);
      g_assert_nonnull (dossier_store_ask (self->store, count_once, &n, NULL));
    }
  g_assert_cmpint (n, ==, 1000);
  g_assert_cmpint (g_get_monotonic_time () - began, <, TIMES * DOSSIER_COURTESY_REST * 1000);
}

static void
test_who_gives_up_does_not_wait (void)
{
  DossierCourtesy          courtesy = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint64                   began = g_get_monotonic_time ();

  dossier_courtesy_wait (&courtesy, NULL); /* a hand that never moved rests */
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < TIMES; i++)
    {
      dossier_courtesy_note (&courtesy);
      dossier_courtesy_wait (&courtesy, cancellable);
    }
  g_assert_cmpint (g_get_monotonic_time () - began, <, TIMES * DOSSIER_COURTESY_REST * 1000);
}

/* --- every pair of records */

static gpointer
list_twins (DossierReader *reader,
            gpointer       given_up,
            GCancellable  *cancellable,
            GError       **error)
{
  return dossier_duplicates_list (reader, "structure", given_up, error);
}

static void
test_comparing_is_given_up_in_the_middle (DossierFixture *self,
                                          gconstpointer   data)
{
  g_autoptr (GCancellable) given_up = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;

  add_many (self);
  g_cancellable_cancel (given_up);
  g_assert_null (dossier_store_ask (self->store, list_twins, given_up, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_a_closed_store_gives_way_to_nobody (DossierFixture *self,
                                         gconstpointer   data)
{
  dossier_store_close (self->store);
  dossier_store_give_way (self->store);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/dossier/courtesy/what-is-pondered-waits-until-the-hand-rests", test_what_is_pondered_waits_until_the_hand_rests);
  dossier_fixture_add ("/dossier/courtesy/what-is-asked-does-not-wait", test_what_is_asked_does_not_wait);
  g_test_add_func ("/dossier/courtesy/who-gives-up-does-not-wait", test_who_gives_up_does_not_wait);
  dossier_fixture_add ("/dossier/courtesy/comparing-is-given-up-in-the-middle", test_comparing_is_given_up_in_the_middle);
  dossier_fixture_add ("/dossier/courtesy/a-closed-store-gives-way-to-nobody", test_a_closed_store_gives_way_to_nobody);
  return g_test_run ();
}
