/* Damaged dossiers, mended: the numbers are the invariants of dossier-mend.h. */
#include "dossier-backup.h"
#include "dossier-database.h"
#include "dossier-fixture.h"
#include "dossier-mend.h"
#include "dossier-store-share.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE 4096
#define EARLIER 200 /* structures that the copy has */
#define LATER 24    /* acts it does not have */

/* A dossier, its copy, then later acts. What it said, dumped; caller owns. */
static char *
live (DossierFixture *fixture)
{
  const DossierKind *kind = dossier_kinds_find ("structure");
  DossierAct        *act = dossier_act_new (NULL);
  char              *dump;

  for (guint i = 0; i < EARLIER; i++)
    dossier_act_set (act, kind, dossier_act_create (act, kind, NULL), "name", dossier_value_new_text ("Avant, une maison de quartier parmi d'autres"));
  dossier_fixture_write (fixture, act);
  g_assert_true (dossier_backup_make (fixture->path, dossier_store_get_data_dir (fixture->store), DOSSIER_BACKUP_ASKED, NULL, NULL, NULL));
  for (guint i = EARLIER; i < EARLIER + LATER; i++)
    {
      g_autofree char *name = g_strdup_printf ("Depuis %03u, une maison de quartier parmi d'autres", i);
      g_autofree char *id = dossier_fixture_add_structure (fixture, name);
    }
  dump = dossier_fixture_dump (fixture);
  dossier_store_close (fixture->store);
  g_clear_object (&fixture->store);
  return dump;
}

static void
overwrite (DossierFixture *fixture,
           gsize           at,
           gsize           length,
           int             byte)
{
  g_autofree char *bytes = NULL;
  gsize            size;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  g_assert_cmpuint (at, <, size);
  for (gsize i = at; i < MIN (size, at + length); i++)
    bytes[i] = (char) (byte >= 0 ? byte : (int) (g_random_int () & 0xff));
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) size, NULL));
}

static gsize
get_size (DossierFixture *fixture)
{
  GStatBuf facts;

  g_assert_cmpint (g_stat (fixture->path, &facts), ==, 0);
  return (gsize) facts.st_size;
}

/* It does not open, and is mended; what it holds then. */
static DossierMended *
mend (DossierFixture *fixture,
      gint64         *n_structures)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  DossierMended           *mended;

  g_assert_null (dossier_store_open (fixture->path, &error));
  g_assert_true (error->code == DOSSIER_STORE_ERROR_DAMAGED || error->code == DOSSIER_STORE_ERROR_NOT_A_DOSSIER || error->code == DOSSIER_STORE_ERROR_MISSING);
  g_clear_error (&error);
  mended = dossier_mend (fixture->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dossier_backup_verify (fixture->path, NULL, NULL, &error));
  g_assert_no_error (error);
  fixture->store = dossier_store_open (fixture->path, &error);
  g_assert_no_error (error);
  *n_structures = dossier_fixture_count (fixture, query);
  return mended;
}

static void
a_zeroed_header_loses_nothing (DossierFixture *fixture,
                               gconstpointer   data)
{
  g_autofree char          *then = live (fixture), *now = NULL;
  g_autoptr (DossierMended) mended = NULL;
  gint64                    n;

  overwrite (fixture, 0, 100, 0);
  mended = mend (fixture, &n);
  g_assert_cmpint (mended->n_saved, ==, LATER);
  g_assert_cmpint (mended->n_lost, ==, 0);
  now = dossier_fixture_dump (fixture);
  g_assert_cmpstr (now, ==, then);
  g_assert_nonnull (strstr (mended->aside, ".endommagee-"));
  g_assert_true (g_file_test (mended->aside, G_FILE_TEST_EXISTS));
}

/* 1: wherever one page is garbage, the copy is whole, what is counted saved is there, and what is not is counted lost. */
static void
a_page_of_garbage_costs_what_stood_on_it (DossierFixture *fixture,
                                          gconstpointer   data)
{
  g_autofree char *then = live (fixture), *bytes = NULL;
  gsize            size, n_pages = get_size (fixture) / PAGE;
  guint            n_mended = 0, n_partly = 0;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  for (gsize page = 1; page < n_pages; page += MAX (1, n_pages / 9))
    {
      g_autoptr (DossierMended) mended = NULL;
      gint64                    n;

      g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) size, NULL));
      overwrite (fixture, page * PAGE, PAGE, -1);
      fixture->store = dossier_store_open (fixture->path, NULL);
      if (fixture->store == NULL)
        {
          mended = mend (fixture, &n);
          n_mended++;
          n_partly += mended->n_saved > 0 && mended->n_lost > 0 ? 1 : 0;
          g_assert_cmpint (n, ==, EARLIER + mended->n_saved);
          g_assert_cmpint (mended->n_saved, <=, LATER);
        }
      dossier_store_close (fixture->store);
      g_clear_object (&fixture->store);
    }
  g_assert_cmpuint (n_mended, >=, 6);
  g_test_message ("%u pages mended, %u of them with some acts lost", n_mended, n_partly);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) size, NULL));
}

static void
a_torn_page_is_told_and_mended (DossierFixture *fixture,
                                gconstpointer   data)
{
  g_autofree char          *then = live (fixture);
  g_autoptr (DossierMended) mended = NULL;
  gint64                    n;

  /* The second half of every page past the first ones, as after a power cut of a disk that lies. */
  for (gsize at = 4 * PAGE; at + PAGE <= get_size (fixture); at += 9 * PAGE)
    overwrite (fixture, at + PAGE / 2, PAGE / 2, 0xA5);
  mended = mend (fixture, &n);
  g_assert_cmpint (n, ==, EARLIER + mended->n_saved);
}

static void
a_truncated_file_is_mended (DossierFixture *fixture,
                            gconstpointer   data)
{
  g_autofree char          *then = live (fixture), *bytes = NULL;
  g_autoptr (DossierMended) mended = NULL;
  gsize                     size;
  gint64                    n;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) (size / 2), NULL));
  mended = mend (fixture, &n);
  g_assert_cmpint (n, ==, EARLIER + mended->n_saved);
}

static void
an_empty_file_is_replaced_by_the_copy (DossierFixture *fixture,
                                       gconstpointer   data)
{
  g_autofree char          *then = live (fixture);
  g_autoptr (DossierMended) mended = NULL;
  gint64                    n;

  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  mended = mend (fixture, &n);
  g_assert_cmpint (mended->n_saved, ==, 0);
  g_assert_cmpint (n, ==, EARLIER);
}

static void
a_lost_file_is_replaced_by_the_copy (DossierFixture *fixture,
                                     gconstpointer   data)
{
  g_autofree char          *then = live (fixture);
  g_autoptr (DossierMended) mended = NULL;
  gint64                    n;

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  mended = mend (fixture, &n);
  g_assert_null (mended->aside);
  g_assert_cmpint (n, ==, EARLIER);
}

static void
a_changed_value_is_not_taken_for_what_was_written (DossierFixture *fixture,
                                                   gconstpointer   data)
{
  g_autofree char          *then = live (fixture), *bytes = NULL;
  g_autoptr (DossierMended) mended = NULL;
  gsize                     size;
  gint64                    n;
  guint                     n_changed = 0;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  for (char *at = bytes; (at = memmem (at, size - (gsize) (at - bytes), "Depuis 210", 10)) != NULL; at += 10, n_changed++)
    at[9] = '9';
  g_assert_cmpuint (n_changed, >=, 2);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) size, NULL));
  overwrite (fixture, 0, 100, 0);
  mended = mend (fixture, &n);
  g_assert_cmpint (mended->n_lost, ==, 1);
  g_assert_cmpint (mended->n_saved, ==, LATER - 1);
}

/* 2: killed at moments that differ, then mended again: nothing that could be read is lost. */
static void
killed_it_mends_the_next_time (DossierFixture *fixture,
                               gconstpointer   data)
{
  g_autofree char *then = live (fixture), *bytes = NULL, *now = NULL;
  gsize            size;

  overwrite (fixture, 0, 100, 0);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  for (guint i = 0; i < 8; i++)
    {
      pid_t child;

      g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) size, NULL));
      child = fork ();
      if (child == 0)
        {
          dossier_mend (fixture->path, NULL, NULL, NULL, NULL);
          _exit (0);
        }
      g_usleep (1000 + 8000 * i);
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
      fixture->store = dossier_store_open (fixture->path, NULL);
      if (fixture->store == NULL)
        {
          g_autoptr (DossierMended) mended = dossier_mend (fixture->path, NULL, NULL, NULL, NULL);

          g_assert_cmpint (mended->n_saved, ==, LATER);
          fixture->store = dossier_store_open (fixture->path, NULL);
        }
      g_clear_pointer (&now, g_free);
      now = dossier_fixture_dump (fixture);
      g_assert_cmpstr (now, ==, then);
      dossier_store_close (fixture->store);
      g_clear_object (&fixture->store);
    }
}

/* 2: killed when the log had gone with the other name of the damaged file, and the mended one had not come. */
static void
killed_between_two_names_it_finds_the_log_again (DossierFixture *fixture,
                                                 gconstpointer   data)
{
  g_autofree char          *log = g_strconcat (fixture->path, "-wal", NULL), *file = NULL, *pages = NULL, *folder = g_path_get_dirname (fixture->path);
  g_autofree char          *aside = g_build_filename (folder, "dossier.endommagee-2026-11-30.liens", NULL), *log_aside = g_strconcat (aside, "-wal", NULL);
  g_autoptr (DossierMended) mended = NULL;
  g_autoptr (GError)        error = NULL;
  gsize                     size, length;

  g_assert_true (dossier_backup_make (fixture->path, dossier_store_get_data_dir (fixture->store), DOSSIER_BACKUP_ASKED, NULL, NULL, NULL));
  for (guint i = 0; i < 3; i++)
    g_free (dossier_fixture_add_structure (fixture, "Dans le journal seulement"));
  g_assert_true (g_file_get_contents (fixture->path, &file, &size, NULL) && g_file_get_contents (log, &pages, &length, NULL));
  dossier_store_close (fixture->store);
  g_clear_object (&fixture->store);
  g_assert_true (g_file_set_contents (fixture->path, file, (gssize) size, NULL) && g_file_set_contents (log_aside, pages, (gssize) length, NULL));
  g_assert_cmpint (link (fixture->path, aside), ==, 0);
  mended = dossier_mend (fixture->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mended->n_saved, >=, 3); /* and who wrote them */
}

/* 3 */
static void
an_open_dossier_is_not_mended (DossierFixture *fixture,
                               gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_backup_make (fixture->path, dossier_store_get_data_dir (fixture->store), DOSSIER_BACKUP_ASKED, NULL, NULL, NULL));
  g_assert_null (dossier_mend (fixture->path, NULL, NULL, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY);
}

static void
without_a_copy_the_file_is_left (DossierFixture *fixture,
                                 gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  dossier_store_close (fixture->store);
  overwrite (fixture, 8 * PAGE, 20 * PAGE, -1);
  g_assert_null (dossier_mend (fixture->path, NULL, NULL, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_MISSING);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static gboolean
keep_nothing (const DossierSegment *segment,
              gpointer              data,
              GError              **error)
{
  *(guint *) data += segment->transactions->len;
  return TRUE;
}

static void
alter (DossierFixture *fixture,
       const char     *sql)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (DossierDatabase) database = dossier_database_open (fixture->path, DOSSIER_DATABASE_WRITE, &error);

  g_assert_no_error (error);
  dossier_database_run (database, sql, &error);
  g_assert_no_error (error);
}

static gint64
ask (DossierFixture *fixture,
     const char     *sql)
{
  g_autoptr (DossierDatabase)  database = dossier_database_open (fixture->path, DOSSIER_DATABASE_WRITE, NULL);
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, sql, NULL);

  g_assert_true (dossier_statement_step (row, NULL));
  return dossier_statement_get_integer (row, 0);
}

/* What was handed over is not handed over again, and the rest is; an operation stays of its kind, a run that was only named is not taken
 * for one that was read, and what was erased is still to be scrubbed. */
static void
what_was_sent_and_what_it_was_of_is_known_still (DossierFixture *fixture,
                                                 gconstpointer   data)
{
  g_autofree char          *then = NULL, *id = NULL;
  g_autoptr (DossierMended) mended = NULL;
  DossierAct               *act = dossier_act_new (NULL), *erasure = dossier_act_new (NULL);
  g_autoptr (GError)        error = NULL;
  const DossierKind        *kind = dossier_kinds_find ("structure");
  guint                     n_sent = 0;
  gint64                    n;

  then = live (fixture);
  fixture->store = dossier_store_open (fixture->path, NULL);
  while (dossier_store_seal (fixture->store, keep_nothing, &n_sent, &error) > 0)
    ;
  g_assert_no_error (error);
  g_assert_cmpuint (n_sent, >=, LATER);
  id = dossier_fixture_add_structure (fixture, "Pas encore envoyée");
  dossier_act_set (act, kind, id, "phone", dossier_value_new_text ("06 12 34 56 78"));
  dossier_fixture_write (fixture, act);
  dossier_act_erase (erasure, kind, id, "phone");
  dossier_fixture_write (fixture, erasure);
  dossier_store_close (fixture->store);
  g_clear_object (&fixture->store);
  alter (fixture, "UPDATE op SET tab = 3 WHERE n = (SELECT max (n) FROM txn) - 5; INSERT INTO run (uuid, poste, known) VALUES (x'0102030405060708', 1, 0)");
  overwrite (fixture, 0, 100, 0);
  mended = mend (fixture, &n);
  g_assert_cmpint (mended->n_saved, ==, LATER + 3);
  g_assert_cmpint (dossier_store_count_unsealed (fixture->store, NULL), ==, 3);
  dossier_store_close (fixture->store);
  g_clear_object (&fixture->store);
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM op WHERE tab = 3"), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT known FROM run WHERE uuid = x'0102030405060708'"), ==, 0);
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM unscrubbed"), ==, 1);
}

static void
a_mended_dossier_goes_on (DossierFixture *fixture,
                          gconstpointer   data)
{
  g_autofree char          *then = live (fixture), *id = NULL, *label = NULL;
  g_autoptr (DossierMended) mended = NULL;
  g_autoptr (GError)        error = NULL;
  gint64                    n;

  overwrite (fixture, 0, 100, 0);
  mended = mend (fixture, &n);
  id = dossier_fixture_add_structure (fixture, "Après la réparation");
  dossier_fixture_reopen (fixture);
  g_assert_true (dossier_store_undo (fixture->store, NULL, &label, &error));
  g_assert_true (dossier_store_undo (fixture->store, NULL, NULL, &error)); /* a salvaged act is ours still */
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/dossier/mend/a-zeroed-header-loses-nothing", a_zeroed_header_loses_nothing);
  dossier_fixture_add ("/dossier/mend/a-page-of-garbage-costs-what-stood-on-it", a_page_of_garbage_costs_what_stood_on_it);
  dossier_fixture_add ("/dossier/mend/a-torn-page-is-told-and-mended", a_torn_page_is_told_and_mended);
  dossier_fixture_add ("/dossier/mend/a-truncated-file-is-mended", a_truncated_file_is_mended);
  dossier_fixture_add ("/dossier/mend/an-empty-file-is-replaced-by-the-copy", an_empty_file_is_replaced_by_the_copy);
  dossier_fixture_add ("/dossier/mend/a-lost-file-is-replaced-by-the-copy", a_lost_file_is_replaced_by_the_copy);
  dossier_fixture_add ("/dossier/mend/a-changed-value-is-not-taken-for-what-was-written", a_changed_value_is_not_taken_for_what_was_written);
  dossier_fixture_add ("/dossier/mend/killed-it-mends-the-next-time", killed_it_mends_the_next_time);
  dossier_fixture_add ("/dossier/mend/killed-between-two-names-it-finds-the-log-again", killed_between_two_names_it_finds_the_log_again);
  dossier_fixture_add ("/dossier/mend/an-open-dossier-is-not-mended", an_open_dossier_is_not_mended);
  dossier_fixture_add ("/dossier/mend/without-a-copy-the-file-is-left", without_a_copy_the_file_is_left);
  dossier_fixture_add ("/dossier/mend/what-was-sent-and-what-it-was-of-is-known-still", what_was_sent_and_what_it_was_of_is_known_still);
  dossier_fixture_add ("/dossier/mend/a-mended-dossier-goes-on", a_mended_dossier_goes_on);

  return g_test_run ();
}
