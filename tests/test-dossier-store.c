#include "base-identifier.h"
#include "dossier-database.h"
#include "dossier-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_what_is_written_is_found_again (DossierFixture *self,
                                     gconstpointer   data)
{
  g_autofree char          *id = dossier_fixture_add_structure (self, "École Jules-Ferry");
  g_autoptr (DossierRecord) record = NULL;

  dossier_fixture_reopen (self);
  record = dossier_fixture_find (self, id);
  g_assert_nonnull (record);
  g_assert_cmpstr (dossier_record_get_text (record, "name"), ==, "École Jules-Ferry");
}

static void
test_three_answers_are_not_one (DossierFixture *self,
                                gconstpointer   data)
{
  const DossierKind        *kind = dossier_kinds_find ("structure");
  g_autofree char          *id = dossier_fixture_add_structure (self, "École");
  DossierAct               *act = dossier_act_new (NULL);
  g_autoptr (DossierRecord) record = NULL;

  dossier_act_set (act, kind, id, "phone", dossier_value_new_unknown ());
  dossier_act_set (act, kind, id, "uai", dossier_value_new_not_applicable ());
  dossier_fixture_write (self, act);

  record = dossier_fixture_find (self, id);
  g_assert_cmpint (dossier_value_get_value_type (dossier_record_get (record, "phone")), ==, DOSSIER_VALUE_UNKNOWN);
  g_assert_cmpint (dossier_value_get_value_type (dossier_record_get (record, "uai")), ==, DOSSIER_VALUE_NOT_APPLICABLE);
  g_assert_null (dossier_record_get (record, "email"));
}

static void
test_a_nameless_structure_is_refused_whole (DossierFixture *self,
                                            gconstpointer   data)
{
  const DossierKind     *kind = dossier_kinds_find ("structure");
  g_autoptr (DossierAct) act = dossier_act_new (NULL);
  g_autoptr (GError)     error = NULL;
  g_autofree char       *before = dossier_fixture_dump (self);
  g_autofree char       *after = NULL;
  const char            *one = dossier_act_create (act, kind, NULL);
  const char            *two = dossier_act_create (act, kind, NULL);

  dossier_act_set (act, kind, one, "name", dossier_value_new_text ("Centre"));
  dossier_act_set (act, kind, two, "name", dossier_value_new_text ("  "));
  g_assert_false (dossier_store_write (self->store, act, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED);

  after = dossier_fixture_dump (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_a_link_to_itself_is_refused (DossierFixture *self,
                                  gconstpointer   data)
{
  const DossierKind     *kind = dossier_kinds_find ("link");
  g_autofree char       *a = dossier_fixture_add_structure (self, "Centre");
  g_autofree char       *b = dossier_fixture_add_structure (self, "École");
  g_autofree char       *link = dossier_fixture_add_link (self, a, b);
  g_autoptr (DossierAct) act = dossier_act_new (NULL);
  g_autoptr (GError)     error = NULL;

  dossier_act_set (act, kind, link, "b", dossier_value_new_reference (a));
  g_assert_false (dossier_store_write (self->store, act, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED);
}

static void
test_deleting_a_structure_takes_its_links_and_undo_gives_them_back (DossierFixture *self,
                                                                    gconstpointer   data)
{
  const DossierKind        *kind = dossier_kinds_find ("structure");
  g_autofree char          *a = dossier_fixture_add_structure (self, "Centre");
  g_autofree char          *b = dossier_fixture_add_structure (self, "École");
  g_autofree char          *link = dossier_fixture_add_link (self, a, b);
  g_autofree char          *before = dossier_fixture_dump (self);
  g_autofree char          *after = NULL;
  g_autofree char          *label = NULL;
  g_autoptr (DossierRecord) record = NULL;
  DossierAct               *act = dossier_act_new ("Suppression");

  dossier_act_delete (act, kind, a);
  dossier_fixture_write (self, act);
  record = dossier_fixture_find (self, link);
  g_assert_true (dossier_record_is_deleted (record));

  g_assert_true (dossier_store_undo (self->store, NULL, &label, NULL));
  g_assert_cmpstr (label, ==, "Suppression");
  after = dossier_fixture_dump (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_restoring_brings_back_what_went_along (DossierFixture *self,
                                            gconstpointer   data)
{
  const DossierKind *kind = dossier_kinds_find ("structure");
  g_autofree char   *a = dossier_fixture_add_structure (self, "Centre");
  g_autofree char   *b = dossier_fixture_add_structure (self, "École");
  g_autofree char   *link = dossier_fixture_add_link (self, a, b);
  g_autofree char   *before = dossier_fixture_dump (self);
  g_autofree char   *after = NULL;
  DossierAct        *act = dossier_act_new (NULL);

  dossier_act_delete (act, kind, a);
  dossier_fixture_write (self, act);
  act = dossier_act_new (NULL);
  dossier_act_restore (act, kind, a);
  dossier_fixture_write (self, act);

  after = dossier_fixture_dump (self);
  g_assert_cmpstr (before, ==, after);
  g_assert_nonnull (strstr (after, link));
}

static void
test_undo_survives_closing (DossierFixture *self,
                            gconstpointer   data)
{
  g_autofree char          *id = dossier_fixture_add_structure (self, "Avant");
  g_autoptr (DossierRecord) record = NULL;

  dossier_fixture_set_text (self, "structure", id, "name", "Après");
  dossier_fixture_reopen (self);
  g_assert_true (dossier_store_undo (self->store, NULL, NULL, NULL));
  record = dossier_fixture_find (self, id);
  g_assert_cmpstr (dossier_record_get_text (record, "name"), ==, "Avant");
}

static void
test_the_founding_is_never_undone (DossierFixture *self,
                                   gconstpointer   data)
{
  g_autofree char   *before = dossier_fixture_dump (self);
  g_autofree char   *after = NULL;
  g_autofree char   *id = dossier_fixture_add_structure (self, "Centre");
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_store_undo (self->store, NULL, NULL, NULL));
  g_assert_false (dossier_store_undo (self->store, NULL, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOTHING);
  after = dossier_fixture_dump (self);
  g_assert_cmpstr (before, ==, after);
}

/* Random acts; then undoing them one by one shows every earlier state, and redoing every later one. */
static void
do_something (DossierFixture *self,
              GRand          *rand,
              GPtrArray      *ids)
{
  const DossierKind *kind = dossier_kinds_find ("structure");
  const char        *id = ids->len ? ids->pdata[g_rand_int_range (rand, 0, (gint) ids->len)] : NULL;
  DossierAct        *act;
  g_autofree char   *text = g_strdup_printf ("Nom %u", g_rand_int_range (rand, 0, 5));

  switch (id == NULL ? 0 : g_rand_int_range (rand, 0, 7))
    {
    case 0:
    case 1:
      g_ptr_array_add (ids, dossier_fixture_add_structure (self, text));
      return;
    case 2:
      dossier_fixture_set_text (self, "structure", id, "name", text);
      return;
    case 3:
      dossier_fixture_set_text (self, "structure", id, "phone", g_rand_boolean (rand) ? text : NULL);
      return;
    case 4:
      act = dossier_act_new (NULL);
      dossier_act_put (act, kind, id, "other_names", text, g_rand_boolean (rand));
      break;
    case 5:
      act = dossier_act_new (NULL);
      dossier_act_delete (act, kind, id);
      break;
    default:
      if (strcmp (id, ids->pdata[0]) != 0)
        g_free (dossier_fixture_add_link (self, id, ids->pdata[0]));
      return;
    }
  dossier_fixture_write (self, act);
}

static void
play_history (DossierFixture *self,
              guint32         seed)
{
  g_autoptr (GRand)     rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  int                   at;

  g_ptr_array_add (states, dossier_fixture_dump (self));
  for (guint i = 0; i < 12; i++)
    {
      char *state;

      do_something (self, rand, ids);
      state = dossier_fixture_dump (self);
      if (strcmp (state, states->pdata[states->len - 1]) == 0)
        g_free (state); /* altered nothing: no trace, nothing to undo */
      else
        g_ptr_array_add (states, state);
    }

  for (at = (int) states->len - 2; at >= 0; at--)
    {
      g_autofree char *now = NULL;

      g_assert_true (dossier_store_undo (self->store, NULL, NULL, NULL));
      now = dossier_fixture_dump (self);
      g_assert_cmpstr (now, ==, states->pdata[at]);
    }
  for (at = 1; at < (int) states->len; at++)
    {
      g_autofree char *now = NULL;

      g_assert_true (dossier_store_redo (self->store, NULL, NULL, NULL));
      now = dossier_fixture_dump (self);
      g_assert_cmpstr (now, ==, states->pdata[at]);
    }
  for (at = (int) states->len - 2; at >= 0; at--)
    g_assert_true (dossier_store_undo (self->store, NULL, NULL, NULL));
}

static void
test_undo_gives_back_every_state (DossierFixture *self,
                                  gconstpointer   data)
{
  guint histories = g_getenv ("LIENS_LONG") ? 1000 : 10;

  for (guint seed = 1; seed <= histories; seed++)
    {
      play_history (self, seed);
      if (seed % 20 != 0)
        continue;
      dossier_fixture_tear_down (self, data);
      dossier_fixture_set_up (self, data);
    }
}

static void
test_an_import_is_undone_in_one_step (DossierFixture *self,
                                      gconstpointer   data)
{
  const DossierKind *kind = dossier_kinds_find ("structure");
  g_autofree char   *before = dossier_fixture_dump (self);
  g_autofree char   *after = NULL;
  g_autofree char   *batch = base_identifier_new ();

  for (guint i = 0; i < 3; i++)
    {
      DossierAct *act = dossier_act_new ("Import");

      dossier_act_set_batch (act, batch);
      dossier_act_set_rank (act, DOSSIER_RANK_REGISTER);
      for (guint j = 0; j < 600; j++)
        {
          const char *id = dossier_act_create (act, kind, NULL);

          dossier_act_set (act, kind, id, "name", dossier_value_new_text ("École"));
        }
      dossier_fixture_write (self, act);
    }
  g_assert_true (dossier_store_undo (self->store, NULL, NULL, NULL));
  after = dossier_fixture_dump (self);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (dossier_store_undo (self->store, NULL, NULL, NULL));
}

/* One file of an import makes a record, the next one says more of it. */
static void
test_what_an_import_said_twice_is_undone_whole (DossierFixture *self,
                                                gconstpointer   data)
{
  const DossierKind *kind = dossier_kinds_find ("structure");
  g_autofree char   *before = dossier_fixture_dump (self), *id = base_identifier_new (), *batch = base_identifier_new ();
  g_autofree char   *done = NULL, *after = NULL, *again = NULL;
  const char *const  said[][2] = { { "name", "École" }, { "phone", "01" }, { "phone", "02" } };

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      DossierAct *act = dossier_act_new ("Import");

      dossier_act_set_batch (act, batch);
      dossier_act_set (act, kind, id, said[i][0], dossier_value_new_text (said[i][1]));
      dossier_fixture_write (self, act);
    }
  done = dossier_fixture_dump (self);
  g_assert_true (dossier_store_undo (self->store, NULL, NULL, NULL));
  after = dossier_fixture_dump (self);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (dossier_store_redo (self->store, NULL, NULL, NULL));
  again = dossier_fixture_dump (self);
  g_assert_cmpstr (done, ==, again);
}

static void
test_a_register_never_speaks_over_a_person (DossierFixture *self,
                                            gconstpointer   data)
{
  const DossierKind        *kind = dossier_kinds_find ("structure");
  g_autofree char          *id = dossier_fixture_add_structure (self, "Nom choisi");
  DossierAct               *act = dossier_act_new (NULL);
  g_autoptr (DossierRecord) record = NULL;

  dossier_act_set_rank (act, DOSSIER_RANK_REGISTER);
  dossier_act_set (act, kind, id, "name", dossier_value_new_text ("NOM OFFICIEL"));
  dossier_act_set (act, kind, id, "phone", dossier_value_new_text ("01 00 00 00 00"));
  dossier_fixture_write (self, act);

  record = dossier_fixture_find (self, id);
  g_assert_cmpstr (dossier_record_get_text (record, "name"), ==, "Nom choisi");
  g_assert_cmpstr (dossier_record_get_text (record, "phone"), ==, "01 00 00 00 00");
}

static void
test_a_second_opening_is_told_it_is_open (DossierFixture *self,
                                          gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_store_open (self->path, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY);
}

static void
assert_left_as_it_is (DossierFixture   *self,
                      const char       *name,
                      const char       *content,
                      gsize             length,
                      DossierStoreError code)
{
  g_autofree char   *path = g_build_filename (self->dir, name, NULL);
  g_autofree char   *after = NULL;
  gsize              after_length;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  g_assert_null (dossier_store_open (path, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, (gint) code);
  g_assert_true (g_file_get_contents (path, &after, &after_length, NULL));
  g_assert_cmpmem (content, length, after, after_length);
}

static void
test_another_file_is_left_as_it_is (DossierFixture *self,
                                    gconstpointer   data)
{
  assert_left_as_it_is (self, "vide.liens", "", 0, DOSSIER_STORE_ERROR_NOT_A_DOSSIER);
  assert_left_as_it_is (self, "texte.liens", "Bonjour", 7, DOSSIER_STORE_ERROR_NOT_A_DOSSIER);
}

static void
test_a_newer_dossier_is_left_as_it_is (DossierFixture *self,
                                       gconstpointer   data)
{
  g_autofree char *bytes = NULL;
  gsize            length;

  dossier_store_close (self->store);
  g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
  bytes[63] = 99; /* user_version, big endian */
  assert_left_as_it_is (self, "demain.liens", bytes, length, DOSSIER_STORE_ERROR_NEWER);
}

static void
test_a_damaged_dossier_is_left_as_it_is (DossierFixture *self,
                                         gconstpointer   data)
{
  g_autofree char *bytes = NULL;
  gsize            length;

  dossier_store_close (self->store);
  g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
  memset (bytes + 3 * 4096, 0x5a, 3 * 4096);
  assert_left_as_it_is (self, "abime.liens", bytes, length, DOSSIER_STORE_ERROR_DAMAGED);
  assert_left_as_it_is (self, "coupe.liens", bytes, length / 2, DOSSIER_STORE_ERROR_DAMAGED);
}

static void
test_nothing_is_made_over_another_file (DossierFixture *self,
                                        gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_store_new (self->path, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_EXISTS);
}

static gpointer
list_drafts (DossierReader *reader,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return dossier_reader_list_drafts (reader, NULL, error);
}

static void
test_what_is_typed_survives (DossierFixture *self,
                             gconstpointer   data)
{
  g_autofree char      *id = dossier_fixture_add_structure (self, "Centre");
  g_autoptr (GPtrArray) lines = NULL;

  dossier_store_keep_draft (self->store, id, "notes", "à moitié tap");
  dossier_store_keep_draft (self->store, id, "phone", "01");
  dossier_store_keep_draft (self->store, id, "phone", NULL);
  dossier_fixture_reopen (self);
  lines = dossier_store_ask (self->store, list_drafts, NULL, NULL);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpstr (((DossierDraftLine *) lines->pdata[0])->text, ==, "à moitié tap");
}

/* In the file itself, until step 1; and a crash while it is kept leaves half a file. */
static void
test_what_an_earlier_liens_kept_is_brought (DossierFixture *self,
                                            gconstpointer   data)
{
  g_autofree char             *id = dossier_fixture_add_structure (self, "Centre");
  g_autofree char             *sql = g_strdup_printf ("INSERT INTO draft VALUES ('%s', 'notes', 'à moitié tap', 1)", id);
  g_autofree char             *folder = g_build_filename (dossier_store_get_data_dir (self->store), "typed", NULL);
  g_autofree char             *half = g_strdup_printf ("%s/%s,notes.X1Y2Z3", folder, id);
  g_autoptr (DossierDatabase)  database = NULL;
  g_autoptr (DossierStatement) left = NULL;
  g_autoptr (GPtrArray)        lines = NULL;

  dossier_store_close (self->store);
  database = dossier_database_open (self->path, DOSSIER_DATABASE_WRITE, NULL);
  g_assert_true (dossier_database_run (database, sql, NULL));
  g_clear_pointer (&database, dossier_database_close);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (half, "à moi", -1, NULL));

  dossier_fixture_reopen (self);
  lines = dossier_store_ask (self->store, list_drafts, NULL, NULL);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpstr (((DossierDraftLine *) lines->pdata[0])->subject, ==, id);
  g_assert_cmpstr (((DossierDraftLine *) lines->pdata[0])->text, ==, "à moitié tap");
  g_assert_false (g_file_test (half, G_FILE_TEST_EXISTS));

  dossier_store_close (self->store);
  database = dossier_database_open (self->path, DOSSIER_DATABASE_READ, NULL);
  left = dossier_database_prepare (database, "SELECT 1 FROM draft", NULL);
  g_assert_false (dossier_statement_step (left, NULL));
}

typedef struct
{
  gboolean begun; /* atomic */
  gboolean given_up;
  gboolean done;
} Count;

/* For ever, unless the count itself is broken off. */
static gpointer
count_for_ever (DossierReader *reader,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Count                   *count = data;
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  GError                  *local = NULL;

  while (dossier_reader_count (reader, query, &local) >= 0)
    g_atomic_int_set (&count->begun, TRUE);
  count->given_up = g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_propagate_error (error, local);
  return NULL;
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_store_ask_finish (DOSSIER_STORE (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  ((Count *) data)->done = TRUE;
}

static void
test_a_question_is_given_up_in_the_middle (DossierFixture *self,
                                           gconstpointer   data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray)    lines = NULL;
  const DossierKind       *kind = dossier_kinds_find ("structure");
  DossierAct              *act = dossier_act_new (NULL);
  Count                    count = { FALSE, FALSE, FALSE };

  for (guint i = 0; i < 1000; i++) /* enough for SQLite to look up from its work */
    dossier_act_set (act, kind, dossier_act_create (act, kind, NULL), "name", dossier_value_new_text ("A"));
  dossier_fixture_write (self, act);
  dossier_store_ask_async (self->store, count_for_ever, &count, NULL, NULL, cancellable, on_counted, &count);
  while (!g_atomic_int_get (&count.begun))
    g_thread_yield ();
  g_cancellable_cancel (cancellable);
  while (!count.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (count.given_up);
  lines = dossier_store_ask (self->store, list_drafts, NULL, NULL); /* the next one is answered */
  g_assert_nonnull (lines);
}

static void
test_what_is_pondered_makes_no_question_wait_and_ends_with_the_store (DossierFixture *self,
                                                                      gconstpointer   data)
{
  g_autoptr (GPtrArray) lines = NULL;
  Count                 count = { FALSE, FALSE, FALSE };

  dossier_store_ponder_async (self->store, count_for_ever, &count, NULL, NULL, NULL, on_counted, &count);
  while (!g_atomic_int_get (&count.begun))
    g_thread_yield ();
  lines = dossier_store_ask (self->store, list_drafts, NULL, NULL); /* answered while the other goes on */
  g_assert_nonnull (lines);
  g_assert_false (count.done);
  dossier_store_close (self->store);
  while (!count.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (count.given_up);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/dossier/store/what-is-written-is-found-again", test_what_is_written_is_found_again);
  dossier_fixture_add ("/dossier/store/three-answers-are-not-one", test_three_answers_are_not_one);
  dossier_fixture_add ("/dossier/store/a-nameless-structure-is-refused-whole", test_a_nameless_structure_is_refused_whole);
  dossier_fixture_add ("/dossier/store/a-link-to-itself-is-refused", test_a_link_to_itself_is_refused);
  dossier_fixture_add ("/dossier/store/deleting-takes-links-and-undo-gives-back", test_deleting_a_structure_takes_its_links_and_undo_gives_them_back);
  dossier_fixture_add ("/dossier/store/restoring-brings-back-what-went-along", test_restoring_brings_back_what_went_along);
  dossier_fixture_add ("/dossier/store/undo-survives-closing", test_undo_survives_closing);
  dossier_fixture_add ("/dossier/store/the-founding-is-never-undone", test_the_founding_is_never_undone);
  dossier_fixture_add ("/dossier/store/undo-gives-back-every-state", test_undo_gives_back_every_state);
  dossier_fixture_add ("/dossier/store/an-import-is-undone-in-one-step", test_an_import_is_undone_in_one_step);
  dossier_fixture_add ("/dossier/store/what-an-import-said-twice-is-undone-whole", test_what_an_import_said_twice_is_undone_whole);
  dossier_fixture_add ("/dossier/store/a-register-never-speaks-over-a-person", test_a_register_never_speaks_over_a_person);
  dossier_fixture_add ("/dossier/store/a-second-opening-is-told-it-is-open", test_a_second_opening_is_told_it_is_open);
  dossier_fixture_add ("/dossier/store/another-file-is-left-as-it-is", test_another_file_is_left_as_it_is);
  dossier_fixture_add ("/dossier/store/a-newer-dossier-is-left-as-it-is", test_a_newer_dossier_is_left_as_it_is);
  dossier_fixture_add ("/dossier/store/a-damaged-dossier-is-left-as-it-is", test_a_damaged_dossier_is_left_as_it_is);
  dossier_fixture_add ("/dossier/store/nothing-is-made-over-another-file", test_nothing_is_made_over_another_file);
  dossier_fixture_add ("/dossier/store/what-is-typed-survives", test_what_is_typed_survives);
  dossier_fixture_add ("/dossier/store/what-an-earlier-liens-kept-is-brought", test_what_an_earlier_liens_kept_is_brought);
  dossier_fixture_add ("/dossier/store/a-question-is-given-up-in-the-middle", test_a_question_is_given_up_in_the_middle);
  dossier_fixture_add ("/dossier/store/what-is-pondered-makes-no-question-wait-and-ends-with-the-store", test_what_is_pondered_makes_no_question_wait_and_ends_with_the_store);
  return g_test_run ();
}
