#include "dossier-scrub-private.h"

#include "dossier-backup.h"
#include "dossier-schema.h"

#include <glib/gstdio.h>

#define COPIES "sauvegardes"

static gboolean
is_pending (DossierDatabase *database,
            gboolean        *pending,
            GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT 1 FROM meta WHERE k = 'scrub'", error);
  g_autoptr (GError)           local = NULL;

  *pending = row != NULL && dossier_statement_step (row, &local);
  if (local == NULL)
    return row != NULL;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* All of the -wal into the file, and nothing left of it; FALSE while somebody still reads what was. */
static gboolean
empty_log (DossierDatabase *database,
           GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "PRAGMA wal_checkpoint (TRUNCATE)", error);

  if (row == NULL || !dossier_statement_step (row, error))
    return FALSE;
  if (dossier_statement_get_integer (row, 0) == 0)
    return TRUE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY, "what was erased is still being read");
  return FALSE;
}

/* The words of the index live in blocks that deletions only mark: it is made anew. Then the file, without a free page. */
static gboolean
rewrite (DossierDatabase *database,
         GError         **error)
{
  return dossier_database_run (database, "INSERT INTO search (search) VALUES ('rebuild'); VACUUM", error) &&
         empty_log (database, error);
}

/* What both files know of a transaction, the copy says as the dossier does; what it was being typed then, nobody needs. */
static const char follow_dossier[] =
  "UPDATE op SET data = (SELECT o.data FROM now.op o JOIN now.run r ON r.id = o.run"
  "  WHERE r.uuid = (SELECT uuid FROM main.run WHERE id = op.run) AND o.n = op.n AND o.i = op.i)"
  " WHERE ent IN (SELECT e.id FROM main.ent e JOIN now.ent n ON n.uuid = e.uuid JOIN now.erasure x ON x.ent = n.id)"
  "  AND EXISTS (SELECT 1 FROM now.op o JOIN now.run r ON r.id = o.run"
  "   WHERE r.uuid = (SELECT uuid FROM main.run WHERE id = op.run) AND o.n = op.n AND o.i = op.i);"
  "UPDATE txn SET (label, crc) = (SELECT t.label, t.crc FROM now.txn t JOIN now.run r ON r.id = t.run"
  "  WHERE r.uuid = (SELECT uuid FROM main.run WHERE id = txn.run) AND t.n = txn.n)"
  " WHERE EXISTS (SELECT 1 FROM now.txn t JOIN now.run r ON r.id = t.run"
  "  WHERE r.uuid = (SELECT uuid FROM main.run WHERE id = txn.run) AND t.n = txn.n AND (t.crc IS NOT txn.crc OR t.label IS NOT txn.label));"
  "DELETE FROM draft; DELETE FROM meta WHERE k GLOB 'beside *';";

static gboolean
attach (DossierDatabase *database,
        const char      *path,
        GError         **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_prepare (database, "ATTACH ?1 AS now", error);

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_text (statement, 1, path);
  return dossier_statement_run (statement, error);
}

static gboolean
follow (DossierDatabase *copy,
        GError         **error)
{
  g_autoptr (DossierDatabaseScope) scope = dossier_database_begin (copy, error);
  g_autoptr (DossierLineage)       lineage = NULL;

  if (scope == NULL || !dossier_schema_upgrade (copy, error) || !dossier_database_run (copy, follow_dossier, error))
    return FALSE;
  lineage = dossier_lineage_load (copy, error);
  return lineage != NULL && dossier_tables_rebuild (copy, lineage, error) &&
         dossier_database_run (copy, "DELETE FROM meta WHERE k = 'projection'", error) && dossier_database_commit (scope, error);
}

static gboolean
follow_and_rewrite (const char *copy,
                    const char *path,
                    GError    **error)
{
  g_autoptr (DossierDatabase) database = dossier_database_open (copy, DOSSIER_DATABASE_WRITE, error);

  return database != NULL && attach (database, path, error) && follow (database, error) && dossier_database_run (database, "DETACH now", error) &&
         rewrite (database, error) && dossier_database_run (database, "PRAGMA journal_mode = DELETE", error);
}

/* A copy that cannot be read whole helps nobody, and may hold what was erased. */
static gboolean
clean_copy (const char *copy,
            const char *path,
            GError    **error)
{
  g_autoptr (GError) local = NULL;

  if (follow_and_rewrite (copy, path, &local))
    return TRUE;
  if ((g_error_matches (local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED) || g_error_matches (local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_A_DOSSIER)) &&
      g_unlink (copy) == 0)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
clean_copies (const char *path,
              const char *data_dir,
              GError    **error)
{
  g_autofree char *folder = g_build_filename (data_dir, COPIES, NULL);
  g_autoptr (GDir) opened = g_dir_open (folder, 0, NULL);
  const char      *name;

  dossier_backup_sweep (folder);
  while (opened != NULL && (name = g_dir_read_name (opened)) != NULL)
    {
      g_autofree char *copy = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".liens") && !clean_copy (copy, path, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dossier_scrub_finish (DossierDatabase *database,
                      const char      *path,
                      const char      *data_dir,
                      GError         **error)
{
  gboolean pending;

  if (!is_pending (database, &pending, error))
    return FALSE;
  if (!pending)
    return TRUE;
  return dossier_scrub_remove_files (database, path, error) && rewrite (database, error) && clean_copies (path, data_dir, error) &&
         dossier_database_run (database, "DELETE FROM meta WHERE k = 'scrub'", error) && empty_log (database, error);
}
