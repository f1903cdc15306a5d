#include "config.h"

#include "dossier-backup-private.h"

#include "dossier-identity.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define FOLDER "sauvegardes"
#define OF "dossier" /* of the private folder: the path of the file it is of */
#define DAYS 7
#define WEEKS 4
#define OTHERS 5

static const struct
{
  const char *code, *label;
} reasons[DOSSIER_N_BACKUP_REASONS] = {
  { "daily", N_ ("the day’s copy") },
  { "import", N_ ("before an import") },
  { "restore", N_ ("before a restoration") },
  { "asked", N_ ("asked for") },
};

void
dossier_backup_free (DossierBackup *self)
{
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

const char *
dossier_backup_reason_get_code (DossierBackupReason reason)
{
  return reasons[reason].code;
}

const char *
dossier_backup_reason_get_label (DossierBackupReason reason)
{
  return _ (reasons[reason].label);
}

static gint64
read_when (const int parts[6])
{
  g_autoptr (GDateTime) when = g_date_time_new_local (parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);

  return when == NULL ? -1 : g_date_time_to_unix (when);
}

/* A second copy of the same second ends in "-2". */
static gboolean
read_reason (const char          *words,
             DossierBackupReason *reason)
{
  for (guint i = 0; i < DOSSIER_N_BACKUP_REASONS; i++)
    {
      gsize length = strlen (reasons[i].code);

      if (strncmp (words, reasons[i].code, length) != 0 || (words[length] != '.' && words[length] != '-'))
        continue;
      *reason = i;
      return TRUE;
    }
  return FALSE;
}

DossierBackup *
dossier_backup_new_of_name (const char *folder,
                            const char *name)
{
  DossierBackupReason reason;
  DossierBackup      *self;
  gint64              when;
  int                 parts[6], length = 0;

  g_return_val_if_fail (folder != NULL && name != NULL, NULL);

  if (!g_str_has_suffix (name, ".liens") ||
      sscanf (name, "%4d-%2d-%2d-%2d%2d%2d-%n", &parts[0], &parts[1], &parts[2], &parts[3], &parts[4], &parts[5], &length) != 6 ||
      length == 0 || !read_reason (name + length, &reason) || (when = read_when (parts)) < 0)
    return NULL;
  self = g_new0 (DossierBackup, 1);
  self->name = g_strdup (name);
  self->path = g_build_filename (folder, name, NULL);
  self->reason = reason;
  self->when = when;
  return self;
}

/* The second of a second bears a longer name. */
static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const DossierBackup *one = *(const DossierBackup *const *) a;
  const DossierBackup *other = *(const DossierBackup *const *) b;

  if (one->when != other->when)
    return one->when > other->when ? -1 : 1;
  if (one->reason == other->reason && strlen (one->name) != strlen (other->name))
    return strlen (one->name) > strlen (other->name) ? -1 : 1;
  return strcmp (other->name, one->name);
}

GPtrArray *
dossier_backup_list (const char *data_dir)
{
  g_autofree char *folder = g_build_filename (data_dir, FOLDER, NULL);
  g_autoptr (GDir) opened = g_dir_open (folder, 0, NULL);
  GPtrArray       *found = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_backup_free);
  const char      *name;

  while (opened != NULL && (name = g_dir_read_name (opened)) != NULL)
    {
      DossierBackup *backup = dossier_backup_new_of_name (folder, name);
      GStatBuf       facts;

      if (backup == NULL)
        continue;
      backup->size = g_stat (backup->path, &facts) == 0 ? facts.st_size : 0;
      g_ptr_array_add (found, backup);
    }
  g_ptr_array_sort (found, compare_times);
  return found;
}

/* The day, or the week, a copy was made in: the same number for the same one. */
static int
number_of (const DossierBackup *backup,
           gboolean             week)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (backup->when);

  return week ? g_date_time_get_week_numbering_year (when) * 100 + g_date_time_get_week_of_year (when)
              : g_date_time_get_year (when) * 1000 + g_date_time_get_day_of_year (when);
}

/* The copies come newest first: the first met in a day is its last. */
static gboolean
is_first_of (const DossierBackup *backup,
             gboolean             week,
             GArray              *met,
             guint                most)
{
  int number = number_of (backup, week);

  if (met->len > 0 && g_array_index (met, int, met->len - 1) == number)
    return FALSE;
  g_array_append_val (met, number);
  return met->len <= most;
}

static gboolean
is_kept (const DossierBackup *backup,
         GArray              *days,
         GArray              *weeks,
         guint               *counts)
{
  gboolean of_day, of_week;

  if (backup->reason != DOSSIER_BACKUP_DAILY)
    return ++counts[backup->reason] <= OTHERS;
  of_day = is_first_of (backup, FALSE, days, DAYS);
  of_week = is_first_of (backup, TRUE, weeks, WEEKS);
  return of_day || of_week;
}

GPtrArray *
dossier_backup_list_spare (GPtrArray *backups)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) weeks = g_array_new (FALSE, FALSE, sizeof (int));
  guint              counts[DOSSIER_N_BACKUP_REASONS] = { 0 };
  GPtrArray         *spare = g_ptr_array_new ();

  g_return_val_if_fail (backups != NULL, spare);

  for (guint i = 0; i < backups->len; i++)
    if (!is_kept (backups->pdata[i], days, weeks, counts) && i > 0)
      g_ptr_array_add (spare, backups->pdata[i]);
  return spare;
}

void
dossier_backup_rotate (const char *data_dir)
{
  g_autoptr (GPtrArray) backups = dossier_backup_list (data_dir);
  g_autoptr (GPtrArray) spare = dossier_backup_list_spare (backups);

  for (guint i = 0; i < spare->len; i++)
    g_unlink (((const DossierBackup *) spare->pdata[i])->path); /* one copy too many harms nobody */
}

char *
dossier_backup_make_folder (const char *data_dir,
                            GError    **error)
{
  g_autofree char *folder = g_build_filename (data_dir, FOLDER, NULL);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return g_steal_pointer (&folder);
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DISK, "the folder of the backups cannot be made");
  return NULL;
}

static char *
read_note (const char *data_dir)
{
  g_autofree char *file = g_build_filename (data_dir, OF, NULL);
  char            *said = NULL;

  return g_file_get_contents (file, &said, NULL, NULL) ? said : NULL;
}

gboolean
dossier_backup_note_path (const char *path,
                          const char *data_dir,
                          GError    **error)
{
  g_autofree char   *file = g_build_filename (data_dir, OF, NULL);
  g_autofree char   *whole = g_canonicalize_filename (path, NULL), *said = read_note (data_dir);
  g_autoptr (GError) local = NULL;

  if (g_strcmp0 (said, whole) == 0 || g_file_set_contents_full (file, whole, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &local))
    return TRUE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DISK, local->message);
  return FALSE;
}

/* When it was noted that this folder is of that file; 0: it is of another. */
static gint64
find_noted (const char *data_dir,
            const char *whole)
{
  g_autofree char *file = g_build_filename (data_dir, OF, NULL);
  g_autofree char *said = read_note (data_dir);
  GStatBuf         facts;

  return g_strcmp0 (said, whole) == 0 && g_stat (file, &facts) == 0 ? facts.st_mtime : 0;
}

/* Of the folders of all dossiers, that of this file; where another dossier was in its place before, the last. */
static char *
search_data_dir (const char *path)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autofree char *parent = dossier_identity_dup_parent (), *found = NULL;
  g_autoptr (GDir) opened = g_dir_open (parent, 0, NULL);
  const char      *name;
  gint64           last = 0;

  while (opened != NULL && (name = g_dir_read_name (opened)) != NULL)
    {
      g_autofree char *dir = g_build_filename (parent, name, NULL);
      gint64           when = find_noted (dir, whole);

      if (when <= last)
        continue;
      last = when;
      g_free (found);
      found = g_steal_pointer (&dir);
    }
  return g_steal_pointer (&found);
}

char *
dossier_backup_find_data_dir (const char *path)
{
  char *dir;

  g_return_val_if_fail (path != NULL, NULL);

  dir = dossier_store_dup_data_dir_of (path, NULL);
  return dir != NULL ? dir : search_data_dir (path);
}
