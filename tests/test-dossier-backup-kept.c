/* Copies are looked after: which of them are kept, one a day, none of what is damaged. The number is an invariant of dossier-backup.h. */
#include "dossier-copies.h"

#include <stdio.h>

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
  g_assert_cmpuint (copies_count_files (fixture, "-daily.liens"), ==, 1);
}

static void
a_file_that_is_damaged_while_open_is_told (DossierFixture *fixture,
                                           gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  FILE              *file;

  copies_fill_dossier (fixture);
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
  g_assert_cmpuint (copies_count_files (fixture, ".liens"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  g_test_add_func ("/dossier/backup/seven-days-and-four-weeks-are-kept", seven_days_and_four_weeks_are_kept);
  g_test_add_func ("/dossier/backup/holidays-keep-what-there-is", holidays_keep_what_there_is);
  g_test_add_func ("/dossier/backup/of-other-copies-the-last-five-are-kept", of_other_copies_the_last_five_are_kept);
  g_test_add_func ("/dossier/backup/other-names-are-no-copies", other_names_are_no_copies);
  dossier_fixture_add ("/dossier/backup/the-day-has-one-copy", the_day_has_one_copy);
  dossier_fixture_add ("/dossier/backup/a-file-that-is-damaged-while-open-is-told", a_file_that_is_damaged_while_open_is_told);

  return g_test_run ();
}
