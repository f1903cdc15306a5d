/* The numbers are the invariants of dossier-backup.h. */
#include "base-identifier.h"
#include "dossier-backup-compare.h"
#include "dossier-backup.h"
#include "dossier-database.h"
#include "dossier-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static DossierBackup *
make (DossierFixture     *fixture,
      DossierBackupReason reason)
{
  g_autoptr (GError) error = NULL;
  DossierBackup     *made = NULL;

  g_assert_true (dossier_backup_make (fixture->path, dossier_store_get_data_dir (fixture->store), reason, &made, NULL, &error));
  g_assert_no_error (error);
  return made;
}

static guint
count_files (DossierFixture *fixture,
             const char     *suffix)
{
  g_autofree char *folder = g_build_filename (dossier_store_get_data_dir (fixture->store), "sauvegardes", NULL);
  g_autoptr (GDir) opened = g_dir_open (folder, 0, NULL);
  const char      *name;
  guint            n = 0;

  while (opened != NULL && (name = g_dir_read_name (opened)) != NULL)
    n += g_str_has_suffix (name, suffix) ? 1 : 0;
  return n;
}

/* What a file says, opened as a dossier of its own. */
static char *
dump_file (DossierFixture *fixture,
           const char     *path)
{
  DossierFixture     other = { .dir = fixture->dir };
  g_autoptr (GError) error = NULL;
  g_autofree char   *name = base_identifier_new ();
  char              *dump;

  other.path = g_strdup_printf ("%s/%s.liens", fixture->dir, name);
  g_assert_true (dossier_backup_copy_out (path, other.path, NULL, &error));
  g_assert_no_error (error);
  other.store = dossier_store_open (other.path, &error);
  g_assert_no_error (error);
  dump = dossier_fixture_dump (&other);
  dossier_store_close (other.store);
  g_object_unref (other.store);
  g_unlink (other.path);
  g_free (other.path);
  return dump;
}

/* --- 1, 2: what a copy is */

static void
a_copy_says_what_the_dossier_said (DossierFixture *fixture,
                                   gconstpointer   data)
{
  g_autofree char          *lilas = dossier_fixture_add_structure (fixture, "Centre Les Lilas");
  g_autofree char          *then = dossier_fixture_dump (fixture);
  g_autoptr (DossierBackup) made = make (fixture, DOSSIER_BACKUP_ASKED);
  g_autofree char          *copied = NULL;
  DossierBackupFacts        facts;
  GStatBuf                  kept;

  dossier_fixture_set_text (fixture, "structure", lilas, "name", "Autre nom");
  copied = dump_file (fixture, made->path);
  g_assert_cmpstr (copied, ==, then);
  g_assert_true (dossier_backup_verify (made->path, &facts, NULL, NULL));
  g_assert_cmpint (facts.n_structures, ==, 1);
  g_assert_cmpint (g_stat (made->path, &kept), ==, 0);
  g_assert_cmpint (kept.st_mode & 0777, ==, 0600);
  g_assert_cmpint (made->size, ==, kept.st_size);
  g_assert_cmpuint (count_files (fixture, ".part"), ==, 0);
  g_assert_cmpuint (count_files (fixture, "-wal"), ==, 0);
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

/* As many in one act: it goes faster. */
static void
fill (DossierFixture *fixture)
{
  DossierAct        *act = dossier_act_new (NULL);
  const DossierKind *kind = dossier_kinds_find ("structure");

  for (guint i = 0; i < 400; i++)
    dossier_act_set (act, kind, dossier_act_create (act, kind, NULL), "name", dossier_value_new_text ("Centre social parmi d'autres"));
  dossier_fixture_write (fixture, act);
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
      g_autoptr (DossierBackup) made = make (fixture, DOSSIER_BACKUP_ASKED);
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
  g_autoptr (DossierBackup) first = make (fixture, DOSSIER_BACKUP_DAILY), second = make (fixture, DOSSIER_BACKUP_IMPORT), asked = make (fixture, DOSSIER_BACKUP_ASKED);
  g_autofree char          *lilas = dossier_fixture_add_structure (fixture, "Centre Les Lilas");
  g_autoptr (DossierBackup) third = make (fixture, DOSSIER_BACKUP_IMPORT);

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

  fill (fixture);
  g_cancellable_cancel (cancellable);
  g_assert_false (dossier_backup_make (fixture->path, dossier_store_get_data_dir (fixture->store), DOSSIER_BACKUP_ASKED, &made, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (made);
  g_assert_cmpuint (count_files (fixture, "") - count_files (fixture, "dossier"), ==, 0);
}

/* A limit on the size of files stands for a disk that is full. */
static void
a_full_disk_keeps_the_older_copies (DossierFixture *fixture,
                                    gconstpointer   data)
{
  g_autoptr (DossierBackup) first = make (fixture, DOSSIER_BACKUP_ASKED);
  struct rlimit             old, small = { 64 * 1024, RLIM_INFINITY };
  g_autoptr (GError)        error = NULL;

  getrlimit (RLIMIT_FSIZE, &old);
  small.rlim_max = old.rlim_max;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &small);
  g_assert_false (dossier_backup_make (fixture->path, dossier_store_get_data_dir (fixture->store), DOSSIER_BACKUP_ASKED, NULL, NULL, &error));
  setrlimit (RLIMIT_FSIZE, &old);
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DISK);
  g_assert_cmpuint (count_files (fixture, ".liens"), ==, 1);
  g_assert_cmpuint (count_files (fixture, ".part"), ==, 0);
  g_assert_true (dossier_backup_verify (first->path, NULL, NULL, NULL));
}

/* --- 4: rotation */

static GPtrArray *
pretend (const char *const *names)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_backup_free);

  for (; *names != NULL; names++)
    g_ptr_array_add (backups, dossier_backup_new_of_name ("/nowhere", *names));
  return backups;
}

static char *
dup_kept (GPtrArray *backups)
{
  g_autoptr (GPtrArray) spare = dossier_backup_list_spare (backups);
  GString              *kept = g_string_new (NULL);

  for (guint i = 0; i < backups->len; i++)
    if (!g_ptr_array_find (spare, backups->pdata[i], NULL))
      g_string_append_printf (kept, "%.10s ", ((const DossierBackup *) backups->pdata[i])->name);
  return g_string_free (kept, FALSE);
}

/* Every day of ten weeks, newest first. */
static void
seven_days_and_four_weeks_are_kept (void)
{
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_backup_free);
  g_autoptr (GDateTime) last = g_date_time_new_local (2026, 3, 11, 18, 0, 0);
  g_autofree char      *kept = NULL;

  for (int i = 0; i < 70; i++)
    {
      g_autoptr (GDateTime) day = g_date_time_add_days (last, -i);
      g_autofree char      *name = g_date_time_format (day, "%Y-%m-%d-%H%M%S-daily.liens");

      g_ptr_array_add (backups, dossier_backup_new_of_name ("/nowhere", name));
    }
  kept = dup_kept (backups);
  g_assert_cmpstr (kept, ==, "2026-03-11 2026-03-10 2026-03-09 2026-03-08 2026-03-07 2026-03-06 2026-03-05 2026-03-01 2026-02-22 ");
}

static void
holidays_keep_what_there_is (void)
{
  static const char *const names[] = { "2026-09-01-090000-daily.liens", "2026-07-03-090000-daily.liens", "2026-07-02-090000-daily.liens", "2025-12-30-090000-daily.liens", NULL };
  g_autoptr (GPtrArray)    backups = pretend (names);
  g_autofree char         *kept = dup_kept (backups);

  g_assert_cmpstr (kept, ==, "2026-09-01 2026-07-03 2026-07-02 2025-12-30 ");
}

static void
of_other_copies_the_last_five_are_kept (void)
{
  static const char *const names[] = { "2026-03-08-100000-import.liens", "2026-03-07-100000-import.liens", "2026-03-06-100000-import.liens", "2026-03-05-100000-import.liens",
                                       "2026-03-04-100000-import-2.liens", "2026-03-03-100000-import.liens", "2026-03-02-100000-asked.liens", "2026-03-01-100000-restore.liens", NULL };
  g_autoptr (GPtrArray)    backups = pretend (names);
  g_autofree char         *kept = dup_kept (backups);

  g_assert_cmpstr (kept, ==, "2026-03-08 2026-03-07 2026-03-06 2026-03-05 2026-03-04 2026-03-02 2026-03-01 ");
}

static void
other_names_are_no_copies (void)
{
  static const char *const names[] = { "2026-03-08-100000-other.liens", "2026-03-08-daily.liens", "2026-13-08-100000-daily.liens", ".12-ab.part", "essai.liens", "2026-03-08-100000-daily.liens-wal" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_null (dossier_backup_new_of_name ("/nowhere", names[i]));
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
  g_autoptr (DossierBackup) made = make (fixture, DOSSIER_BACKUP_ASKED);
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
  g_autoptr (DossierBackup) made = make (fixture, DOSSIER_BACKUP_ASKED);
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

/* --- putting back */

static void
live_a_little (DossierFixture *fixture,
               const char     *lilas,
               const char     *jaures)
{
  g_autofree char       *added = dossier_fixture_add_structure (fixture, "Centre nouveau");
  g_autofree char       *link = dossier_fixture_add_link (fixture, lilas, added);
  g_autoptr (DossierAct) act = dossier_act_new (NULL);

  dossier_fixture_put (fixture, lilas, "name=Centre renommé", "phone=01 02 03 04 05", NULL);
  dossier_act_delete (act, dossier_kinds_find ("structure"), jaures);
  g_assert_true (dossier_store_write (fixture->store, act, NULL));
}

static void
in_place_the_dossier_is_as_the_copy_says_and_undoes (DossierFixture *fixture,
                                                     gconstpointer   data)
{
  g_autofree char          *lilas = dossier_fixture_make (fixture, "structure", "name=Centre Les Lilas", "other_names=Lilas", NULL);
  g_autofree char          *jaures = dossier_fixture_add_structure (fixture, "École Jaurès");
  g_autofree char          *link = dossier_fixture_add_link (fixture, lilas, jaures);
  g_autofree char          *then = dossier_fixture_dump (fixture);
  g_autoptr (DossierBackup) made = make (fixture, DOSSIER_BACKUP_ASKED);
  g_autoptr (GError)        error = NULL;
  g_autofree char          *now = NULL, *back = NULL, *undone = NULL, *label = NULL;

  live_a_little (fixture, lilas, jaures);
  now = dossier_fixture_dump (fixture);
  g_assert_cmpstr (now, !=, then);
  g_assert_cmpint (dossier_backup_restore (fixture->store, made->path, NULL, &error), >, 0);
  g_assert_no_error (error);
  back = dossier_fixture_dump (fixture);
  g_assert_cmpstr (back, ==, then);
  g_assert_true (dossier_store_undo (fixture->store, NULL, &label, &error));
  g_assert_no_error (error);
  undone = dossier_fixture_dump (fixture);
  g_assert_cmpstr (undone, ==, now);
}

/* What a hundred acts of any sort did is put back by one, and that one is undone by one. */
static void
do_anything (DossierFixture *fixture,
             GRand          *rand,
             GPtrArray      *ids) /* of structures, owned strings */
{
  const DossierKind     *kind = dossier_kinds_find ("structure");
  const char            *id = ids->pdata[g_rand_int_range (rand, 0, (int) ids->len)];
  const char            *other = ids->pdata[g_rand_int_range (rand, 0, (int) ids->len)];
  g_autofree char       *words = g_strdup_printf ("Mot %d", g_rand_int_range (rand, 0, 9));
  g_autoptr (DossierAct) act = dossier_act_new (NULL);

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      g_ptr_array_add (ids, dossier_fixture_add_structure (fixture, words));
      return;
    case 1:
      if (!g_str_equal (id, other))
        g_free (dossier_fixture_add_link (fixture, id, other));
      return;
    case 2:
      dossier_act_delete (act, kind, id);
      break;
    case 3:
      dossier_act_restore (act, kind, id);
      break;
    case 4:
      dossier_act_put (act, kind, id, "other_names", words, g_rand_boolean (rand));
      break;
    case 5:
      dossier_act_set (act, kind, id, "phone", g_rand_boolean (rand) ? dossier_value_new_text (words) : NULL);
      break;
    case 6:
      dossier_act_set_rank (act, DOSSIER_RANK_REGISTER);
      dossier_act_set (act, kind, id, "address", dossier_value_new_text (words));
      break;
    default:
      dossier_act_set (act, kind, id, "name", dossier_value_new_text (words));
    }
  g_assert_true (dossier_store_write (fixture->store, act, NULL));
}

static void
any_history_is_put_back_and_undone (DossierFixture *fixture,
                                    gconstpointer   data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand)     rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < 6; i++)
    g_ptr_array_add (ids, dossier_fixture_add_structure (fixture, "Début"));
  for (guint round = 0; round < 8; round++)
    {
      g_autofree char          *then = NULL, *now = NULL, *back = NULL, *undone = NULL;
      g_autoptr (DossierBackup) made = NULL;
      g_autoptr (GPtrArray)     left = NULL;
      g_autoptr (GError)        error = NULL;

      for (guint i = 0; i < 12; i++)
        do_anything (fixture, rand, ids);
      then = dossier_fixture_dump (fixture);
      made = make (fixture, DOSSIER_BACKUP_ASKED);
      for (guint i = 0; i < 25; i++)
        do_anything (fixture, rand, ids);
      now = dossier_fixture_dump (fixture);
      g_assert_cmpint (dossier_backup_restore (fixture->store, made->path, NULL, &error), >=, 0);
      g_assert_no_error (error);
      left = dossier_backup_compare_now (fixture->store, made->path, &error);
      for (guint i = 0; i < left->len; i++)
        {
          const DossierReturn *returned = left->pdata[i];

          g_test_message ("left: %s %s %s: %s", dossier_return_type_get_code (returned->type), returned->kind->code, returned->id, returned->sentence);
        }
      g_assert_cmpuint (left->len, ==, 0);
      back = dossier_fixture_dump (fixture);
      g_assert_true (g_str_equal (back, then));
      if (g_str_equal (now, then))
        continue;
      g_assert_true (dossier_store_undo (fixture->store, NULL, NULL, &error));
      undone = dossier_fixture_dump (fixture);
      g_assert_true (g_str_equal (undone, now));
    }
}

static void
the_dossier_is_copied_before_it_is_put_back (DossierFixture *fixture,
                                             gconstpointer   data)
{
  g_autofree char          *lilas = dossier_fixture_add_structure (fixture, "Centre Les Lilas");
  g_autoptr (DossierBackup) made = make (fixture, DOSSIER_BACKUP_ASKED);
  g_autofree char          *now = NULL, *kept = NULL;
  g_autoptr (GPtrArray)     backups = NULL;
  const DossierBackup      *before;

  dossier_fixture_set_text (fixture, "structure", lilas, "name", "Autre nom");
  now = dossier_fixture_dump (fixture);
  g_assert_cmpint (dossier_backup_restore (fixture->store, made->path, NULL, NULL), ==, 1);
  backups = dossier_backup_list (dossier_store_get_data_dir (fixture->store));
  before = NULL;
  for (guint i = 0; i < backups->len; i++)
    if (((const DossierBackup *) backups->pdata[i])->reason == DOSSIER_BACKUP_RESTORE)
      before = backups->pdata[i];
  g_assert_nonnull (before);
  kept = dump_file (fixture, before->path);
  g_assert_cmpstr (kept, ==, now);
}

static const DossierReturn *
find_return (GPtrArray  *returns,
             const char *id)
{
  for (guint i = 0; i < returns->len; i++)
    if (g_str_equal (((const DossierReturn *) returns->pdata[i])->id, id))
      return returns->pdata[i];
  return NULL;
}

static void
the_preview_tells_what_comes_back_goes_and_differs (DossierFixture *fixture,
                                                    gconstpointer   data)
{
  g_autofree char          *lilas = dossier_fixture_add_structure (fixture, "Centre Les Lilas");
  g_autofree char          *jaures = dossier_fixture_add_structure (fixture, "École Jaurès");
  g_autofree char          *quiet = dossier_fixture_add_structure (fixture, "École tranquille");
  g_autoptr (DossierBackup) made = make (fixture, DOSSIER_BACKUP_ASKED);
  g_autoptr (GError)        error = NULL;
  g_autoptr (GPtrArray)     none = dossier_backup_compare_now (fixture->store, made->path, &error);
  g_autoptr (GPtrArray)     returns = NULL;
  guint                     n_gone = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  live_a_little (fixture, lilas, jaures);
  returns = dossier_backup_compare_now (fixture->store, made->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (find_return (returns, jaures)->type, ==, DOSSIER_RETURN_COMES_BACK);
  g_assert_cmpint (find_return (returns, lilas)->type, ==, DOSSIER_RETURN_DIFFERS);
  g_assert_nonnull (strstr (find_return (returns, lilas)->sentence, "“Centre renommé” → “Centre Les Lilas”"));
  g_assert_null (find_return (returns, quiet));
  for (guint i = 0; i < returns->len; i++)
    n_gone += ((const DossierReturn *) returns->pdata[i])->type == DOSSIER_RETURN_GOES ? 1 : 0;
  g_assert_cmpuint (n_gone, ==, 2); /* the structure that was added, and its link */
}

static void
a_copy_opens_beside_the_dossier (DossierFixture *fixture,
                                 gconstpointer   data)
{
  g_autofree char          *lilas = dossier_fixture_add_structure (fixture, "Centre Les Lilas");
  g_autoptr (DossierBackup) made = make (fixture, DOSSIER_BACKUP_ASKED);
  g_autofree char          *path = g_build_filename (fixture->dir, "copie.liens", NULL);
  g_autoptr (DossierStore)  copy = NULL;
  g_autoptr (GError)        error = NULL;

  g_assert_true (dossier_backup_copy_out (made->path, path, NULL, &error));
  copy = dossier_store_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dossier_store_get_data_dir (copy), !=, dossier_store_get_data_dir (fixture->store));
  g_assert_false (dossier_backup_copy_out (made->path, path, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_EXISTS);
  dossier_store_close (copy);
}

/* --- what is looked after */

static void
on_tended (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GError **error = user_data;

  g_object_set_data (source, "tended", GINT_TO_POINTER (dossier_backup_tend_finish (result, error) ? 1 : 2));
}

static gboolean
tend (DossierFixture *fixture,
      GError        **error)
{
  int done;

  g_object_set_data (G_OBJECT (fixture->store), "tended", NULL);
  dossier_backup_tend_async (fixture->store, on_tended, error);
  while ((done = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (fixture->store), "tended"))) == 0)
    g_main_context_iteration (NULL, TRUE);
  return done == 1;
}

static void
the_day_has_one_copy (DossierFixture *fixture,
                      gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *lilas = NULL;

  g_assert_true (tend (fixture, &error));
  lilas = dossier_fixture_add_structure (fixture, "Centre Les Lilas");
  g_assert_true (tend (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (fixture, "-daily.liens"), ==, 1);
}

static void
a_file_that_is_damaged_while_open_is_told (DossierFixture *fixture,
                                           gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  FILE              *file;

  fill (fixture);
  dossier_fixture_reopen (fixture); /* all of it is in the file, nothing in a log */
  file = fopen (fixture->path, "r+b");
  for (long page = 5; page < 40; page += 3)
    {
      fseek (file, page * 4096, SEEK_SET);
      for (guint i = 0; i < 4096; i++)
        fputc ((int) (i * 7 % 251), file);
    }
  fclose (file);
  g_assert_false (tend (fixture, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED);
  g_assert_cmpuint (count_files (fixture, ".liens"), ==, 0);
}

/* Killed at moments that differ: a file that bears the name of a copy is a copy. */
static void
killed_it_leaves_no_file_under_a_final_name (DossierFixture *fixture,
                                             gconstpointer   data)
{
  g_autofree char *data_dir = g_strdup (dossier_store_get_data_dir (fixture->store));

  fill (fixture);
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
    g_autoptr (DossierBackup) made = make (fixture, DOSSIER_BACKUP_ASKED);

    g_assert_nonnull (made);
    g_assert_cmpuint (count_files (fixture, ".part"), ==, 0);
  }
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
  g_test_add_func ("/dossier/backup/seven-days-and-four-weeks-are-kept", seven_days_and_four_weeks_are_kept);
  g_test_add_func ("/dossier/backup/holidays-keep-what-there-is", holidays_keep_what_there_is);
  g_test_add_func ("/dossier/backup/of-other-copies-the-last-five-are-kept", of_other_copies_the_last_five_are_kept);
  g_test_add_func ("/dossier/backup/other-names-are-no-copies", other_names_are_no_copies);
  dossier_fixture_add ("/dossier/backup/what-is-erased-leaves-the-copies", what_is_erased_leaves_the_copies);
  dossier_fixture_add ("/dossier/backup/what-is-erased-comes-back-by-no-copy", what_is_erased_comes_back_by_no_copy);
  dossier_fixture_add ("/dossier/backup/in-place-the-dossier-is-as-the-copy-says-and-undoes", in_place_the_dossier_is_as_the_copy_says_and_undoes);
  dossier_fixture_add ("/dossier/backup/any-history-is-put-back-and-undone", any_history_is_put_back_and_undone);
  dossier_fixture_add ("/dossier/backup/the-dossier-is-copied-before-it-is-put-back", the_dossier_is_copied_before_it_is_put_back);
  dossier_fixture_add ("/dossier/backup/the-preview-tells-what-comes-back-goes-and-differs", the_preview_tells_what_comes_back_goes_and_differs);
  dossier_fixture_add ("/dossier/backup/a-copy-opens-beside-the-dossier", a_copy_opens_beside_the_dossier);
  dossier_fixture_add ("/dossier/backup/the-day-has-one-copy", the_day_has_one_copy);
  dossier_fixture_add ("/dossier/backup/a-file-that-is-damaged-while-open-is-told", a_file_that_is_damaged_while_open_is_told);

  return g_test_run ();
}
