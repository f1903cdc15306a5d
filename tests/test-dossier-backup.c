/* A copy says what the dossier said, whole or not at all, and nothing that was erased. The numbers are the invariants of dossier-backup.h. */
#include "dossier-copies.h"

#include "dossier-backup-compare.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* --- 1, 2: what a copy is */

static void
a_copy_says_what_the_dossier_said (DossierFixture *fixture,
                                   gconstpointer   data)
{
  g_autofree char          *lilas = dossier_fixture_add_structure (fixture, "Centre Les Lilas");
  g_autofree char          *then = dossier_fixture_dump (fixture);
  g_autoptr (DossierBackup) made = copies_make (fixture, DOSSIER_BACKUP_ASKED);
  g_autofree char          *copied = NULL;
  DossierBackupFacts        facts;
  GStatBuf                  kept;

  dossier_fixture_set_text (fixture, "structure", lilas, "name", "Autre nom");
  copied = copies_dump (fixture, made->path);
  g_assert_cmpstr (copied, ==, then);
  g_assert_true (dossier_backup_verify (made->path, &facts, NULL, NULL));
  g_assert_cmpint (facts.n_structures, ==, 1);
  g_assert_cmpint (g_stat (made->path, &kept), ==, 0);
  g_assert_cmpint (kept.st_mode & 0777, ==, 0600);
  g_assert_cmpint (made->size, ==, kept.st_size);
  g_assert_cmpuint (copies_count_files (fixture, ".part"), ==, 0);
  g_assert_cmpuint (copies_count_files (fixture, "-wal"), ==, 0);
}

static gpointer
write_many (gpointer data)
{
  DossierFixture *fixture = data;

  for (guint i = 0; i < 120; i++)
    {
      g_autoptr (DossierAct) act = dossier_act_new (NULL);
      const DossierKind     *kind = dossier_kinds_find ("structure");
      g_autofree char       *name = g_strdup_printf ("Jumeau %03u", i);
      const char            *one = dossier_act_create (act, kind, NULL), *other = dossier_act_create (act, kind, NULL);

      dossier_act_set (act, kind, one, "name", dossier_value_new_text (name));
      dossier_act_set (act, kind, other, "name", dossier_value_new_text (name));
      g_assert_true (dossier_store_write (fixture->store, act, NULL));
    }
  return NULL;
}

/* Twins are written in one act: a copy holds both, or neither. */
static void
a_copy_made_while_another_writes_is_one_state (DossierFixture *fixture,
                                               gconstpointer   data)
{
  GThread *writer = g_thread_new ("writer", write_many, fixture);
  gint64   before = -1;

  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (DossierBackup) made = copies_make (fixture, DOSSIER_BACKUP_ASKED);
      DossierBackupFacts        facts;
      g_autoptr (GError)        error = NULL;

      g_assert_true (dossier_backup_verify (made->path, &facts, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (facts.n_structures % 2, ==, 0);
      g_assert_cmpint (facts.n_structures, >=, before);
      before = facts.n_structures;
    }
  g_thread_join (writer);
}

static void
nothing_new_makes_no_copy (DossierFixture *fixture,
                           gconstpointer   data)
{
  g_autoptr (DossierBackup) first = copies_make (fixture, DOSSIER_BACKUP_DAILY), second = copies_make (fixture, DOSSIER_BACKUP_IMPORT), asked = copies_make (fixture, DOSSIER_BACKUP_ASKED);
  g_autofree char          *lilas = dossier_fixture_add_structure (fixture, "Centre Les Lilas");
  g_autoptr (DossierBackup) third = copies_make (fixture, DOSSIER_BACKUP_IMPORT);

  g_assert_nonnull (first);
  g_assert_null (second);
  g_assert_nonnull (asked);
  g_assert_nonnull (third);
}

/* --- 3: nothing half done */

static void
a_cancelled_copy_leaves_nothing (DossierFixture *fixture,
                                 gconstpointer   data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;
  DossierBackup           *made = NULL;

  copies_fill_dossier (fixture);
  g_cancellable_cancel (cancellable);
  g_assert_false (dossier_backup_make (fixture->path, dossier_store_get_data_dir (fixture->store), DOSSIER_BACKUP_ASKED, &made, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (made);
  g_assert_cmpuint (copies_count_files (fixture, "") - copies_count_files (fixture, "dossier"), ==, 0);
}

/* A limit on the size of files stands for a disk that is full. */
static void
a_full_disk_keeps_the_older_copies (DossierFixture *fixture,
                                    gconstpointer   data)
{
  g_autoptr (DossierBackup) first = copies_make (fixture, DOSSIER_BACKUP_ASKED);
  struct rlimit             old, small = { 64 * 1024, RLIM_INFINITY };
  g_autoptr (GError)        error = NULL;

  getrlimit (RLIMIT_FSIZE, &old);
  small.rlim_max = old.rlim_max;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &small);
  g_assert_false (dossier_backup_make (fixture->path, dossier_store_get_data_dir (fixture->store), DOSSIER_BACKUP_ASKED, NULL, NULL, &error));
  setrlimit (RLIMIT_FSIZE, &old);
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DISK);
  g_assert_cmpuint (copies_count_files (fixture, ".liens"), ==, 1);
  g_assert_cmpuint (copies_count_files (fixture, ".part"), ==, 0);
  g_assert_true (dossier_backup_verify (first->path, NULL, NULL, NULL));
}

/* Killed at moments that differ: a file that bears the name of a copy is a copy. */
static void
killed_it_leaves_no_file_under_a_final_name (DossierFixture *fixture,
                                             gconstpointer   data)
{
  g_autofree char *data_dir = g_strdup (dossier_store_get_data_dir (fixture->store));

  copies_fill_dossier (fixture);
  dossier_store_close (fixture->store);
  for (guint i = 0; i < 24; i++)
    {
      pid_t child = fork ();

      if (child == 0)
        {
          for (;;)
            dossier_backup_make (fixture->path, data_dir, DOSSIER_BACKUP_ASKED, NULL, NULL, NULL);
        }
      g_usleep (400 + 1700 * i);
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      {
        g_autoptr (GPtrArray) backups = dossier_backup_list (data_dir);

        for (guint j = 0; j < backups->len; j++)
          g_assert_true (dossier_backup_verify (((const DossierBackup *) backups->pdata[j])->path, NULL, NULL, NULL));
      }
    }
  g_clear_object (&fixture->store);
  fixture->store = dossier_store_open (fixture->path, NULL);
  {
    g_autoptr (DossierBackup) made = copies_make (fixture, DOSSIER_BACKUP_ASKED);

    g_assert_nonnull (made);
    g_assert_cmpuint (copies_count_files (fixture, ".part"), ==, 0);
  }
}

/* --- 5: what is erased */

static gboolean
holds (const char *path,
       const char *words)
{
  g_autofree char *bytes = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return memmem (bytes, length, words, strlen (words)) != NULL;
}

static void
what_is_erased_leaves_the_copies (DossierFixture *fixture,
                                  gconstpointer   data)
{
  g_autofree char          *person = dossier_fixture_make (fixture, "person", "family_name=Xylophanie", NULL);
  g_autoptr (DossierBackup) made = copies_make (fixture, DOSSIER_BACKUP_ASKED);
  g_autoptr (DossierAct)    act = dossier_act_new (NULL);

  g_assert_true (holds (made->path, "Xylophanie"));
  dossier_act_erase (act, dossier_kinds_find ("person"), person, "family_name");
  dossier_act_set (act, dossier_kinds_find ("person"), person, "family_name", dossier_value_new_text ("X"));
  g_assert_true (dossier_store_write (fixture->store, act, NULL));
  g_assert_false (holds (made->path, "Xylophanie"));
  g_assert_true (dossier_backup_verify (made->path, NULL, NULL, NULL));
}

static void
what_is_erased_comes_back_by_no_copy (DossierFixture *fixture,
                                      gconstpointer   data)
{
  g_autofree char          *person = dossier_fixture_make (fixture, "person", "family_name=Xylophanie", NULL);
  g_autoptr (DossierBackup) made = copies_make (fixture, DOSSIER_BACKUP_ASKED);
  g_autofree char          *elsewhere = g_build_filename (fixture->dir, "ailleurs.liens", NULL);
  g_autoptr (DossierAct)    act = dossier_act_new (NULL);
  g_autoptr (GError)        error = NULL;
  g_autofree char          *now = NULL;

  g_assert_true (dossier_backup_copy_out (made->path, elsewhere, NULL, NULL));
  dossier_act_erase (act, dossier_kinds_find ("person"), person, "family_name");
  dossier_act_set (act, dossier_kinds_find ("person"), person, "family_name", dossier_value_new_text ("X"));
  g_assert_true (dossier_store_write (fixture->store, act, NULL));
  g_assert_cmpint (dossier_backup_restore (fixture->store, elsewhere, NULL, &error), >=, 0);
  g_assert_no_error (error);
  now = dossier_fixture_dump (fixture);
  g_assert_null (strstr (now, "Xylophanie"));
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/dossier/backup/a-copy-says-what-the-dossier-said", a_copy_says_what_the_dossier_said);
  dossier_fixture_add ("/dossier/backup/a-copy-made-while-another-writes-is-one-state", a_copy_made_while_another_writes_is_one_state);
  dossier_fixture_add ("/dossier/backup/nothing-new-makes-no-copy", nothing_new_makes_no_copy);
  dossier_fixture_add ("/dossier/backup/a-cancelled-copy-leaves-nothing", a_cancelled_copy_leaves_nothing);
  dossier_fixture_add ("/dossier/backup/a-full-disk-keeps-the-older-copies", a_full_disk_keeps_the_older_copies);
  dossier_fixture_add ("/dossier/backup/killed-it-leaves-no-file-under-a-final-name", killed_it_leaves_no_file_under_a_final_name);
  dossier_fixture_add ("/dossier/backup/what-is-erased-leaves-the-copies", what_is_erased_leaves_the_copies);
  dossier_fixture_add ("/dossier/backup/what-is-erased-comes-back-by-no-copy", what_is_erased_comes_back_by_no_copy);

  return g_test_run ();
}
