/* Numbers name the invariants of dossier-turn.h. */
#include "base-identifier.h"
#include "dossier-fixture.h"
#include "dossier-turn.h"

/* A turn that stops half way until it is told to go on. */
typedef struct
{
  DossierFixture *fixture;
  GMutex          mutex;
  GCond           cond;
  gboolean        is_half_way, may_go_on;
  guint           n_changed, n_held;
} Scene;

static void
on_changed (Scene *self)
{
  self->n_changed++;
}

static void
on_held (Scene *self)
{
  self->n_held++;
}

static void
open_scene (Scene          *self,
            DossierFixture *fixture)
{
  *self = (Scene){ .fixture = fixture };
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_signal_connect_swapped (fixture->store, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (fixture->store, "held", G_CALLBACK (on_held), self);
}

static void
close_scene (Scene *self)
{
  g_signal_handlers_disconnect_by_data (self->fixture->store, self);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
}

static void
raise_flag (Scene    *self,
            gboolean *flag)
{
  g_mutex_lock (&self->mutex);
  *flag = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static void
wait_for_flag (Scene    *self,
               gboolean *flag)
{
  g_mutex_lock (&self->mutex);
  while (!*flag)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

static gboolean
add_named (DossierTurn *turn,
           const char  *name,
           GError     **error)
{
  const DossierKind     *kind = dossier_kinds_find ("structure");
  g_autoptr (DossierAct) act = dossier_act_new (NULL);

  dossier_act_set (act, kind, dossier_act_create (act, kind, NULL), "name", dossier_value_new_text (name));
  return dossier_turn_write (turn, act, error);
}

static gpointer
count (DossierReader *reader,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");

  return GUINT_TO_POINTER (1 + (guint) dossier_reader_count (reader, query, error));
}

/* As others see it. */
static guint
count_structures (DossierFixture *self)
{
  return GPOINTER_TO_UINT (dossier_store_ask (self->store, count, NULL, NULL)) - 1;
}

static gpointer
read_age (DossierReader *reader,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return GUINT_TO_POINTER (1 + (guint) dossier_reader_get_age (reader, error));
}

static guint
get_age (DossierFixture *self)
{
  return GPOINTER_TO_UINT (dossier_store_ask (self->store, read_age, NULL, NULL));
}

static gpointer
write_two (DossierTurn  *turn,
           gpointer      scene,
           GCancellable *cancellable,
           GError      **error)
{
  return add_named (turn, "Centre", error) && add_named (turn, "École", error) ? scene : NULL;
}

static gpointer
stop_between_two (DossierTurn  *turn,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  Scene *scene = data;

  if (!add_named (turn, "Centre", error))
    return NULL;
  raise_flag (scene, &scene->is_half_way);
  wait_for_flag (scene, &scene->may_go_on);
  g_assert_cmpuint (GPOINTER_TO_UINT (dossier_turn_ask (turn, count, NULL, NULL)), ==, 1 + 1);
  return add_named (turn, "École", error) ? scene : NULL;
}

static gpointer
write_half (DossierTurn  *turn,
            gpointer      scene,
            GCancellable *cancellable,
            GError      **error)
{
  return add_named (turn, "Centre", error) && add_named (turn, "  ", error) ? scene : NULL;
}

static gpointer
look_only (DossierTurn  *turn,
           gpointer      scene,
           GCancellable *cancellable,
           GError      **error)
{
  dossier_turn_let_go (turn);
  return write_two (turn, scene, NULL, error) != NULL && add_named (turn, "Mairie", error) ? dossier_turn_ask (turn, count, NULL, error) : NULL;
}

static gpointer
write_on_and_on (DossierTurn  *turn,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  Scene *scene = data;

  while (add_named (turn, "Centre", error))
    raise_flag (scene, &scene->is_half_way);
  return NULL;
}

static gpointer
hide_a_failure (DossierTurn  *turn,
                gpointer      scene,
                GCancellable *cancellable,
                GError      **error)
{
  g_assert_true (add_named (turn, "Centre", NULL));
  g_assert_false (add_named (turn, "", NULL));
  g_assert_false (add_named (turn, "École", NULL));
  return scene;
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* 1, 4 */
static void
test_a_turn_is_there_whole (DossierFixture *self,
                            gconstpointer   data)
{
  Scene              scene;
  g_autoptr (GError) error = NULL;

  open_scene (&scene, self);
  g_assert_true (dossier_store_work (self->store, write_two, &scene, NULL, &error) == &scene);
  g_assert_no_error (error);
  g_assert_cmpuint (scene.n_changed, ==, 1);
  close_scene (&scene);
  dossier_fixture_reopen (self);
  g_assert_cmpuint (count_structures (self), ==, 2);
}

/* 1 */
static void
test_a_turn_refused_half_way_leaves_nothing (DossierFixture *self,
                                             gconstpointer   data)
{
  Scene              scene;
  g_autoptr (GError) error = NULL;
  guint              age = get_age (self);
  g_autofree char   *id = NULL;

  open_scene (&scene, self);
  g_assert_null (dossier_store_work (self->store, write_half, &scene, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED);
  g_assert_cmpuint (scene.n_changed, ==, 0);
  g_assert_cmpuint (count_structures (self), ==, 0);
  g_assert_cmpuint (get_age (self), ==, age);
  close_scene (&scene);

  id = dossier_fixture_add_structure (self, "Après");
  dossier_fixture_reopen (self);
  g_assert_cmpuint (count_structures (self), ==, 1);
}

/* 1: an act that failed left half of itself; saying nothing of it does not make it whole. */
static void
test_a_failure_cannot_be_hidden (DossierFixture *self,
                                 gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_store_work (self->store, hide_a_failure, self, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count_structures (self), ==, 0);
}

/* 2 */
static void
test_nobody_sees_a_turn_before_its_end (DossierFixture *self,
                                        gconstpointer   data)
{
  Scene                    scene;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError)       error = NULL;

  open_scene (&scene, self);
  dossier_store_work_async (self->store, stop_between_two, &scene, NULL, NULL, NULL, on_done, &done);
  wait_for_flag (&scene, &scene.is_half_way);
  g_assert_cmpuint (count_structures (self), ==, 0);
  raise_flag (&scene, &scene.may_go_on);
  wait_for (&done);
  g_assert_true (dossier_store_work_finish (self->store, done, &error) == &scene);
  g_assert_no_error (error);
  g_assert_cmpuint (count_structures (self), ==, 2);
  g_assert_cmpuint (scene.n_changed, ==, 1);
  close_scene (&scene);
}

static gpointer
list_drafts (DossierReader *reader,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return dossier_reader_list_drafts (reader, NULL, error);
}

/* On the disk at once, though the writer is held: read again until it is. */
static void
wait_for_draft (DossierFixture *self,
                const char     *text)
{
  for (;;)
    {
      g_autoptr (GPtrArray) lines = dossier_store_ask (self->store, list_drafts, NULL, NULL);

      if (lines->len == 1)
        {
          g_assert_cmpstr (((DossierDraftLine *) lines->pdata[0])->text, ==, text);
          return;
        }
      g_usleep (1000);
    }
}

static DossierAct *
new_act_of_name (const char *id,
                 const char *name)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_set (act, dossier_kinds_find ("structure"), id, "name", dossier_value_new_text (name));
  return act;
}

/* 3 */
static void
test_what_is_typed_meanwhile_waits_and_is_kept (DossierFixture *self,
                                                gconstpointer   data)
{
  Scene                     scene;
  g_autofree char          *id = base_identifier_new ();
  g_autoptr (GAsyncResult)  turn = NULL, edit = NULL, later = NULL;
  g_autoptr (GError)        error = NULL;
  g_autoptr (DossierRecord) record = NULL;

  open_scene (&scene, self);
  dossier_store_work_async (self->store, stop_between_two, &scene, NULL, NULL, NULL, on_done, &turn);
  wait_for_flag (&scene, &scene.is_half_way);
  dossier_store_keep_draft (self->store, id, "name", "à moitié tap");
  dossier_store_write_async (self->store, new_act_of_name (id, "Tapé"), on_done, &edit);
  dossier_store_write_async (self->store, new_act_of_name (id, "Tapé ensuite"), on_done, &later);
  g_assert_true (dossier_store_is_at_work (self->store));
  g_assert_cmpuint (scene.n_held, ==, 2);
  g_assert_false (dossier_store_undo (self->store, NULL, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_OCCUPIED);
  wait_for_draft (self, "à moitié tap");
  g_assert_null (edit);

  raise_flag (&scene, &scene.may_go_on);
  wait_for (&later);
  g_assert_nonnull (turn);
  g_assert_nonnull (edit);
  g_assert_true (dossier_store_write_finish (self->store, edit, NULL));
  g_assert_false (dossier_store_is_at_work (self->store));
  record = dossier_fixture_find (self, id);
  g_assert_cmpstr (dossier_record_get_text (record, "name"), ==, "Tapé ensuite");
  g_assert_cmpuint (count_structures (self), ==, 3);
  close_scene (&scene);
}

/* 1, 4 */
static void
test_a_turn_may_only_look (DossierFixture *self,
                           gconstpointer   data)
{
  Scene              scene;
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = dossier_fixture_dump (self), *after = NULL, *id = NULL;
  guint              age = get_age (self);

  open_scene (&scene, self);
  g_assert_cmpuint (GPOINTER_TO_UINT (dossier_store_work (self->store, look_only, &scene, NULL, &error)), ==, 3 + 1);
  g_assert_no_error (error);
  g_assert_cmpuint (scene.n_changed, ==, 0);
  g_assert_cmpuint (get_age (self), ==, age);
  after = dossier_fixture_dump (self);
  g_assert_cmpstr (before, ==, after);
  close_scene (&scene);

  id = dossier_fixture_add_structure (self, "Après");
  g_assert_true (dossier_store_undo (self->store, NULL, NULL, NULL));
  dossier_fixture_reopen (self);
  g_assert_cmpuint (count_structures (self), ==, 0);
}

/* 1 */
static void
test_a_cancelled_turn_leaves_nothing (DossierFixture *self,
                                      gconstpointer   data)
{
  Scene                    scene;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError)       error = NULL;

  open_scene (&scene, self);
  dossier_store_work_async (self->store, write_on_and_on, &scene, NULL, NULL, cancellable, on_done, &done);
  wait_for_flag (&scene, &scene.is_half_way);
  g_cancellable_cancel (cancellable);
  wait_for (&done);
  g_assert_null (dossier_store_work_finish (self->store, done, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_structures (self), ==, 0);
  close_scene (&scene);
}

/* 1, 3: closing does not wait for the end of a long work, and what was asked after it is written. */
static void
test_closing_ends_a_turn_and_no_act (DossierFixture *self,
                                     gconstpointer   data)
{
  Scene                    scene;
  g_autofree char         *id = base_identifier_new ();
  g_autoptr (GAsyncResult) done = NULL, edit = NULL;

  open_scene (&scene, self);
  dossier_store_work_async (self->store, write_on_and_on, &scene, NULL, NULL, NULL, on_done, &done);
  wait_for_flag (&scene, &scene.is_half_way);
  dossier_store_write_async (self->store, new_act_of_name (id, "Tapé"), on_done, &edit);
  dossier_store_close (self->store);
  wait_for (&edit);
  g_assert_null (dossier_store_work_finish (self->store, done, NULL));
  g_assert_true (dossier_store_write_finish (self->store, edit, NULL));
  close_scene (&scene);
  g_clear_object (&done);
  g_clear_object (&edit);
  dossier_fixture_reopen (self);
  g_assert_cmpuint (count_structures (self), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/dossier/turn/it-is-there-whole", test_a_turn_is_there_whole);
  dossier_fixture_add ("/dossier/turn/refused-half-way-it-leaves-nothing", test_a_turn_refused_half_way_leaves_nothing);
  dossier_fixture_add ("/dossier/turn/a-failure-cannot-be-hidden", test_a_failure_cannot_be_hidden);
  dossier_fixture_add ("/dossier/turn/nobody-sees-it-before-its-end", test_nobody_sees_a_turn_before_its_end);
  dossier_fixture_add ("/dossier/turn/what-is-typed-meanwhile-waits-and-is-kept", test_what_is_typed_meanwhile_waits_and_is_kept);
  dossier_fixture_add ("/dossier/turn/it-may-only-look", test_a_turn_may_only_look);
  dossier_fixture_add ("/dossier/turn/cancelled-it-leaves-nothing", test_a_cancelled_turn_leaves_nothing);
  dossier_fixture_add ("/dossier/turn/closing-ends-it-and-no-act", test_closing_ends_a_turn_and_no_act);
  return g_test_run ();
}
