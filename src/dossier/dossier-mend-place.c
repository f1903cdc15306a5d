/* dossier-mend-place.c - the damaged file gives its name to the mended one */
#include "dossier-mend-private.h"

#include "dossier-backup-private.h"
#include "dossier-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

static char *
dup_aside (const char *path,
           guint       again)
{
  g_autofree char      *name = dossier_file_dup_name (path);
  g_autofree char      *folder = g_path_get_dirname (path);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char      *file = again == 0 ? g_strdup_printf ("%s.endommagee-%s.liens", name, day) : g_strdup_printf ("%s.endommagee-%s-%u.liens", name, day, again + 1);

  return g_build_filename (folder, file, NULL);
}

/* A second name first: the file keeps its own until the mended one takes it. Where there are no second names, it is renamed. */
static gboolean
give_second_name (const char *path,
                  const char *aside,
                  GError    **error)
{
  if (link (path, aside) == 0 || g_rename (path, aside) == 0)
    return TRUE;
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY, "%s: %s", path, g_strerror (errno));
  return FALSE;
}

/* Its log goes with it, or who opens the name next would take it for that of the mended file. */
gboolean
dossier_mend_set_aside (const char *path,
                        char      **aside,
                        GError    **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *log_aside = NULL;
  GStatBuf         facts;
  guint            again = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  do
    {
      g_free (*aside);
      *aside = dup_aside (path, again++);
    }
  while (g_file_test (*aside, G_FILE_TEST_EXISTS));
  log_aside = g_strconcat (*aside, "-wal", NULL);
  if (!give_second_name (path, *aside, error))
    return FALSE;
  if (g_stat (log, &facts) == 0 && facts.st_size > 0 && !give_second_name (log, log_aside, error))
    return FALSE;
  g_unlink (log); /* it may have been renamed */
  return TRUE;
}

/* Beside what is another name of the same file. */
static gboolean
take_log_back (const char     *folder,
               const char     *name,
               const GStatBuf *facts,
               const char     *log)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *moved = g_strconcat (path, "-wal", NULL);
  GStatBuf         other;

  return g_str_has_suffix (name, ".liens") && g_lstat (path, &other) == 0 && other.st_ino == facts->st_ino && other.st_dev == facts->st_dev &&
         g_file_test (moved, G_FILE_TEST_EXISTS) && give_second_name (moved, log, NULL);
}

void
dossier_mend_find_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL), *folder = g_path_get_dirname (path), *own = g_path_get_basename (path);
  g_autoptr (GDir) entries = NULL;
  const char      *name;
  GStatBuf         facts;

  if (g_file_test (log, G_FILE_TEST_EXISTS) || g_lstat (path, &facts) != 0 || facts.st_nlink < 2)
    return;
  entries = g_dir_open (folder, 0, NULL);
  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    if (!g_str_equal (name, own) && take_log_back (folder, name, &facts, log))
      return;
}

gboolean
dossier_mend_take_place (const char *part,
                         const char *path,
                         const char *aside,
                         GError    **error)
{
  GStatBuf facts;

  if (aside != NULL && g_stat (aside, &facts) == 0)
    g_chmod (part, (int) (facts.st_mode & 0777)); /* who could read it still can; if not, who mends it can */
  if (g_rename (part, path) == 0)
    return dossier_backup_settle (path, error);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY, "%s: %s", path, g_strerror (errno));
  return FALSE;
}
