#include "config.h"

#include "dossier-mend-private.h"

#include "base-identifier.h"
#include "dossier-backup-private.h"
#include "dossier-file.h"
#include "dossier-salvage.h"
#include "dossier-schema.h"
#include "dossier-store-core-private.h"
#include "dossier-store-federation.h"

#include <glib/gi18n-lib.h>

#define PATIENCE (3 * G_USEC_PER_SEC)

typedef struct
{
  const char              *path, *backup; /* backup NULL: the source makes the dossier again */
  const DossierMendSource *source;
  DossierIdentity         *held;    /* NULL: nobody can tell which dossier it was */
  char                    *part;    /* what will take its place */
  char                    *scratch; /* a copy of the damaged file, to read in */
  DossierMended           *mended;
  GCancellable            *cancellable;
} Mending;

void
dossier_mended_free (DossierMended *self)
{
  g_free (self->backup);
  g_free (self->aside);
  g_free (self);
}

static char *
dup_beside (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *id = base_identifier_new ();
  g_autofree char *name = g_strdup_printf (".%.8s.part", id);

  return g_build_filename (folder, name, NULL);
}

static char *
find_newest_sound (const char   *data_dir,
                   GCancellable *cancellable)
{
  g_autoptr (GPtrArray) backups = dossier_backup_list (data_dir);

  for (guint i = 0; i < backups->len; i++)
    {
      const DossierBackup *backup = backups->pdata[i];

      if (dossier_backup_verify (backup->path, NULL, cancellable, NULL))
        return g_strdup (backup->path);
    }
  return NULL;
}

/* --- one source after the other */

/* FALSE and no error: nothing is there to begin with. */
static gboolean
begin (Mending *self,
       GError **error)
{
  const DossierMendSource *source = self->source;

  if (self->backup != NULL)
    return dossier_backup_copy_bytes (self->backup, self->part, self->cancellable, error);
  return source != NULL && source->make != NULL && self->held != NULL && source->make (dossier_identity_get_dir (self->held), self->part, source->data, error);
}

/* A copy chosen by hand may be of another dossier: what is in our private folder is not its own. */
static gboolean
is_of_ours (const Mending *self)
{
  g_autofree char *name = g_path_get_basename (dossier_identity_get_dir (self->held));
  g_autofree char *uuid = dossier_file_dup_uuid (self->part, NULL);

  return g_strcmp0 (name, uuid) == 0;
}

/* Before the damaged file is read: where something of it cannot be, what others hold fills the gap. */
static gboolean
fetch (Mending *self,
       GError **error)
{
  const DossierMendSource *source = self->source;
  g_autoptr (DossierStore) store = NULL;
  gboolean                 done;

  if (source == NULL || source->bring == NULL || self->held == NULL || !is_of_ours (self))
    return TRUE;
  store = dossier_store_open_held (self->part, self->held, error);
  if (store == NULL)
    return FALSE;
  done = source->bring (store, &self->mended->is_shared, &self->mended->n_fetched, source->data, self->cancellable, error);
  dossier_store_close (store);
  return done;
}

static gboolean
salvage (Mending         *self,
         DossierDatabase *into,
         GError         **error)
{
  DossierSalvage told = { 0 };
  const guint8  *poste = self->held != NULL ? dossier_identity_get_poste (self->held) : NULL;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!dossier_salvage_bring (into, self->path, self->backup != NULL ? self->backup : self->part, self->scratch, poste, &told, self->cancellable, error))
    return FALSE;
  self->mended->n_saved = told.n_saved;
  self->mended->n_lost = told.n_lost;
  self->mended->is_blank = told.is_blank;
  return TRUE;
}

/* What was salvaged may have let somebody in, or out. */
static gboolean
settle (Mending         *self,
        DossierDatabase *database,
        GError         **error)
{
  g_autoptr (GHashTable)     ents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (DossierJournal) journal = self->held != NULL ? dossier_journal_open (database, self->held, error) : NULL;

  return self->held == NULL || (journal != NULL && dossier_journal_settle_members (journal, ents, error));
}

static gboolean
project_anew (DossierDatabase *database,
              GError         **error)
{
  g_autoptr (DossierLineage) lineage = dossier_lineage_load (database, error);

  return lineage != NULL && dossier_tables_rebuild (database, lineage, error) && dossier_core_note_projection (database, error);
}

static gboolean
fill (Mending *self,
      GError **error)
{
  g_autoptr (DossierDatabase)      into = dossier_database_open (self->part, DOSSIER_DATABASE_WRITE, error);
  g_autoptr (DossierDatabaseScope) scope = into ? dossier_database_begin (into, error) : NULL;

  if (scope == NULL || !dossier_schema_upgrade (into, error) || !salvage (self, into, error) ||
      (self->mended->n_saved > 0 && !(settle (self, into, error) && project_anew (into, error))) || !dossier_database_commit (scope, error))
    return FALSE;
  return dossier_database_run (into, "PRAGMA journal_mode = DELETE", error);
}

static gboolean
mend_whole (Mending *self,
            GError **error)
{
  g_autoptr (GError) local = NULL;

  if (begin (self, &local))
    return fetch (self, error) && fill (self, error) && dossier_backup_verify (self->part, NULL, self->cancellable, error) &&
           dossier_backup_settle (self->part, error) && dossier_mend_set_aside (self->path, &self->mended->aside, error) &&
           dossier_mend_take_place (self->part, self->path, self->mended->aside, error);
  if (local == NULL && !g_cancellable_set_error_if_cancelled (self->cancellable, &local))
    g_set_error_literal (&local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_MISSING, _ ("There is no copy of this dossier to mend it with. The file was left as it is."));
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
name_backup (Mending *self)
{
  g_autofree char          *folder = g_path_get_dirname (self->backup);
  g_autofree char          *name = g_path_get_basename (self->backup);
  g_autoptr (DossierBackup) known = dossier_backup_new_of_name (folder, name);

  self->mended->when = known != NULL ? known->when : 0;
  self->mended->backup = g_steal_pointer (&name);
}

static DossierMended *
mend_held (Mending *self,
           GError **error)
{
  g_autoptr (DossierMended) mended = g_new0 (DossierMended, 1);
  g_autofree char          *part = dup_beside (self->path);
  g_autofree char          *scratch = dup_beside (self->path);
  gboolean                  done;

  self->mended = mended;
  self->part = part;
  self->scratch = scratch;
  if (self->backup != NULL)
    name_backup (self);
  dossier_mend_find_log (self->path);
  done = mend_whole (self, error);
  dossier_file_sweep (scratch);
  if (!done)
    dossier_file_sweep (part);
  return done ? g_steal_pointer (&mended) : NULL;
}

/* --- who may */

/* A window that just closed the dossier may hold it for a moment still. */
static DossierIdentity *
take (const char *data_dir,
      GError    **error)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  for (;;)
    {
      g_autoptr (GError) local = NULL;
      DossierIdentity   *held = dossier_identity_take (data_dir, &local);

      if (held != NULL)
        return held;
      if (!g_error_matches (local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY) || g_get_monotonic_time () > end)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      g_usleep (50 * 1000);
    }
}

DossierMended *
dossier_mend (const char              *path,
              const char              *backup,
              const DossierMendSource *source,
              GCancellable            *cancellable,
              GError                 **error)
{
  g_autofree char            *data_dir = dossier_backup_find_data_dir (path);
  g_autoptr (DossierIdentity) held = NULL;
  g_autofree char            *chosen = NULL;
  Mending                     self = { .path = path, .source = source, .cancellable = cancellable };

  g_return_val_if_fail (path != NULL, NULL);

  if (data_dir != NULL && (held = take (data_dir, error)) == NULL)
    return NULL;
  if (backup != NULL && !dossier_backup_verify (backup, NULL, cancellable, error))
    return NULL;
  if (backup == NULL && data_dir != NULL)
    chosen = find_newest_sound (data_dir, cancellable);
  self.backup = backup != NULL ? backup : chosen;
  self.held = held;
  return mend_held (&self, error);
}
