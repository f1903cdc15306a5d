#include "dossier-tables.h"

#include "dossier-tables-private.h"

#include "base-identifier.h"
#include "dossier-schema.h"
#include "dossier-tables-merge.h"

gint64
dossier_tables_find_ent (DossierDatabase *database,
                         const guint8    *uuid,
                         GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT id FROM ent WHERE uuid = ?", error);

  if (row == NULL)
    return 0;
  dossier_statement_bind_bytes (row, 1, uuid, BASE_IDENTIFIER_BYTES);
  return dossier_statement_step (row, error) ? dossier_statement_get_integer (row, 0) : 0;
}

static gboolean
give_kind (DossierDatabase *database,
           gint64           ent,
           guint            kind,
           GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "UPDATE ent SET kind = ? WHERE id = ? AND kind = 0", error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, kind);
  dossier_statement_bind_integer (row, 2, ent);
  return dossier_statement_run (row, error);
}

static gint64
insert_ent (DossierDatabase *database,
            const guint8    *uuid,
            guint            kind,
            GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "INSERT INTO ent (uuid, kind) VALUES (?, ?)", error);

  if (row == NULL)
    return 0;
  dossier_statement_bind_bytes (row, 1, uuid, BASE_IDENTIFIER_BYTES);
  dossier_statement_bind_integer (row, 2, kind);
  return dossier_statement_run (row, error) ? dossier_database_get_last_rowid (database) : 0;
}

gint64
dossier_tables_ensure_ent (DossierDatabase *database,
                           const guint8    *uuid,
                           guint            kind,
                           GError         **error)
{
  g_autoptr (GError) local = NULL;
  gint64             found = dossier_tables_find_ent (database, uuid, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return 0;
    }
  if (found == 0)
    return insert_ent (database, uuid, kind, error);
  return kind == 0 || give_kind (database, found, kind, error) ? found : 0;
}

/* NULL and no error: a kind this Liens does not know, kept and passed on. */
static const DossierKind *
find_kind (DossierDatabase *database,
           gint64           ent,
           gint64          *was,
           GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT kind, state FROM ent WHERE id = ?", error);

  if (row == NULL)
    return NULL;
  dossier_statement_bind_integer (row, 1, ent);
  if (!dossier_statement_step (row, error))
    return NULL;
  *was = dossier_statement_get_integer (row, 1);
  return dossier_kinds_find_number ((guint) dossier_statement_get_integer (row, 0));
}

/* Merging a record, or parting it again, changes where those that refer to it lead. */
static gboolean
project_referring (DossierDatabase   *database,
                   DossierLineage    *lineage,
                   const DossierKind *kind,
                   gint64             ent,
                   GError           **error)
{
  g_autoptr (GArray) referring = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!dossier_tables_settle (database, kind, ent, referring, error))
    return FALSE;
  for (guint i = 0; i < referring->len; i++)
    if (!dossier_tables_project (database, lineage, g_array_index (referring, gint64, i), error))
      return FALSE;
  return TRUE;
}

gboolean
dossier_tables_project (DossierDatabase *database,
                        DossierLineage  *lineage,
                        gint64           ent,
                        GError         **error)
{
  g_autoptr (GError)       local = NULL;
  gint64                   was = DOSSIER_ENT_REFERRED;
  const DossierKind       *kind = find_kind (database, ent, &was, &local);
  g_autoptr (DossierState) state = kind ? dossier_projection_compute (database, lineage, ent, NULL, &local) : NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (state == NULL || (!state->exists && was == DOSSIER_ENT_REFERRED))
    return TRUE;
  return (state->exists ? dossier_tables_write_row (database, kind, state, ent, was, error) : dossier_tables_forget_row (database, kind, ent, error)) &&
         project_referring (database, lineage, kind, ent, error);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

/* In the order of their rows: the index of words writes all it holds in memory when one comes before the last. */
gboolean
dossier_tables_project_all (DossierDatabase *database,
                            DossierLineage  *lineage,
                            GArray          *rows,
                            GError         **error)
{
  g_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    if (!dossier_tables_project (database, lineage, g_array_index (rows, gint64, i), error))
      return FALSE;
  return TRUE;
}

static GArray *
list_ents (DossierDatabase *database,
           GError         **error)
{
  g_autoptr (GArray)           found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DossierStatement) rows = dossier_database_prepare (database, "SELECT id FROM ent WHERE kind > 0 ORDER BY id", error);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return NULL;
  while (dossier_statement_step (rows, &local))
    {
      gint64 ent = dossier_statement_get_integer (rows, 0);

      g_array_append_val (found, ent);
    }
  if (local == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

#define STEP_ENTS 256

gboolean
dossier_tables_rebuild (DossierDatabase *database,
                        DossierLineage  *lineage,
                        GError         **error)
{
  return dossier_tables_rebuild_watched (database, lineage, NULL, NULL, error);
}

gboolean
dossier_tables_rebuild_watched (DossierDatabase  *database,
                                DossierLineage   *lineage,
                                DossierTablesStep step,
                                gpointer          data,
                                GError          **error)
{
  g_autoptr (GArray) ents = NULL;

  if (!dossier_schema_make_projected (database, error) || !dossier_database_run (database, "UPDATE ent SET state = 0", error) || (ents = list_ents (database, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < ents->len; i++)
    {
      if (step != NULL && i % STEP_ENTS == 0 && !step (i, ents->len, data, error))
        return FALSE;
      if (!dossier_tables_project (database, lineage, g_array_index (ents, gint64, i), error))
        return FALSE;
    }
  return TRUE;
}
