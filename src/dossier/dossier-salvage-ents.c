/* dossier-salvage-ents.c - which record an operation is about: rows of the damaged file in those of the copy */
#include "dossier-salvage-private.h"

#include "base-identifier.h"
#include "dossier-tables.h"

/* What an index says of every record, where it can be read: value 1 of each row by value 0. */
static GHashTable *
read_index (DossierSalvaging *self,
            const char       *sql,
            gboolean          is_uuid)
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (self->from, sql, NULL);
  GHashTable                  *found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, is_uuid ? (GDestroyNotify) g_bytes_unref : g_free);

  while (rows != NULL && dossier_statement_step (rows, NULL)) /* it ends where it cannot be read */
    {
      gint64        ent = dossier_statement_get_integer (rows, 0), kind = dossier_statement_get_integer (rows, 1);
      gsize         length = 0;
      const guint8 *uuid = is_uuid ? dossier_statement_get_bytes (rows, 1, &length) : NULL;

      if (!is_uuid)
        g_hash_table_insert (found, g_memdup2 (&ent, sizeof ent), g_memdup2 (&kind, sizeof kind));
      else if (length == BASE_IDENTIFIER_BYTES)
        g_hash_table_insert (found, g_memdup2 (&ent, sizeof ent), g_bytes_new (uuid, length));
    }
  return found;
}

/* The row cannot be read: its two indices say the same. 0 and no error: neither does one of them. */
static gint64
bring_ent_by_index (DossierSalvaging *self,
                    gint64            there,
                    GError          **error)
{
  GBytes       *uuid;
  const gint64 *kind;

  if (self->uuids == NULL)
    {
      self->uuids = read_index (self, "SELECT id, uuid FROM ent INDEXED BY sqlite_autoindex_ent_1", TRUE);
      self->kinds = read_index (self, "SELECT id, kind FROM ent INDEXED BY ent_kind", FALSE);
    }
  uuid = g_hash_table_lookup (self->uuids, &there);
  kind = g_hash_table_lookup (self->kinds, &there);
  return uuid != NULL && kind != NULL ? dossier_tables_ensure_ent (self->into, g_bytes_get_data (uuid, NULL), (guint) *kind, error) : 0;
}

static gint64
find_ent (DossierSalvaging *self,
          gint64            there,
          GError          **error)
{
  g_autoptr (DossierStatement) row = dossier_salvaging_look_up (self, "SELECT uuid, kind FROM ent WHERE id = ?", there, 0);
  gsize                        length = 0;
  const guint8                *uuid = row != NULL ? dossier_statement_get_bytes (row, 0, &length) : NULL;

  if (length != BASE_IDENTIFIER_BYTES)
    return bring_ent_by_index (self, there, error);
  return dossier_tables_ensure_ent (self->into, uuid, (guint) dossier_statement_get_integer (row, 1), error);
}

gint64
dossier_salvaging_bring_ent (DossierSalvaging *self,
                             gint64            there,
                             GError          **error)
{
  gint64 here = dossier_salvaging_find_row (self->ents, there);

  if (here != 0 || there == 0)
    return here;
  here = find_ent (self, there, error);
  if (here != 0)
    dossier_salvaging_keep_row (self->ents, there, here);
  return here;
}
