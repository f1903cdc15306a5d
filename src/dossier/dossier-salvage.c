#include "dossier-salvage.h"

#include "dossier-backup-private.h"
#include "dossier-salvage-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define HEADER_BYTES 100

static gboolean
read_header (const char *path,
             guint8     *header)
{
  int      file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean whole = file >= 0 && read (file, header, HEADER_BYTES) == HEADER_BYTES;

  if (file >= 0)
    close (file);
  return whole;
}

/* Where the first bytes are not those of a database, those of its sound sister: pages are as long in both. What they say of the
 * number of pages and of free ones is not true here, and is not believed when it is left out. */
static void
give_header (const char *path,
             const char *like)
{
  guint8 header[HEADER_BYTES], sound[HEADER_BYTES];
  int    file;

  if (!read_header (path, header) || !read_header (like, sound) || memcmp (header, sound, 18) == 0)
    return;
  memset (sound + 28, 0, 12);
  sound[18] = sound[19] = 2; /* a log may stand beside */
  memset (sound + 92, 0, 4);
  file = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  if (file < 0)
    return;
  if (pwrite (file, sound, sizeof sound, 0) != sizeof sound)
    g_message ("the header of the damaged copy could not be written");
  close (file);
}

static gboolean
copy_with_log (const char   *from,
               const char   *to,
               GCancellable *cancellable,
               GError      **error)
{
  g_autofree char *log = g_strconcat (from, "-wal", NULL);
  g_autofree char *log_to = g_strconcat (to, "-wal", NULL);

  return dossier_backup_copy_bytes (from, to, cancellable, error) &&
         (!g_file_test (log, G_FILE_TEST_EXISTS) || dossier_backup_copy_bytes (log, log_to, cancellable, error));
}

static gboolean
date_records (DossierDatabase *into,
              GError         **error)
{
  return dossier_database_run (into,
                               "UPDATE ent SET t = max (t, coalesce ((SELECT max (x.t) FROM op o JOIN txn x ON x.run = o.run AND x.n = o.n WHERE o.ent = ent.id), 0))",
                               error);
}

gboolean
dossier_salvage_bring (DossierDatabase *into,
                       const char      *damaged,
                       const char      *like,
                       const char      *scratch,
                       const guint8    *poste,
                       DossierSalvage  *told,
                       GCancellable    *cancellable,
                       GError         **error)
{
  g_autoptr (DossierDatabase) from = NULL;

  if (!copy_with_log (damaged, scratch, cancellable, error))
    return FALSE;
  give_header (scratch, like);
  from = dossier_database_open (scratch, DOSSIER_DATABASE_READ, NULL);
  told->is_blank = from == NULL;
  return from == NULL ||
         (dossier_salvage_bring_runs (from, into, poste, told, cancellable, error) && (told->n_saved == 0 || date_records (into, error)));
}
