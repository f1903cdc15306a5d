#include "dossier-vector.h"

#include "dossier-codec.h"
#include "dossier-reader-private.h"

#include <string.h>

static const char select_tips[] =
  "SELECT poste.uuid, run.uuid, run.applied FROM run JOIN poste ON poste.id = run.poste"
  " WHERE run.known AND run.applied > coalesce (run.parent_n, 0) AND NOT EXISTS"
  " (SELECT 1 FROM run child WHERE child.parent = run.id AND child.parent_n >= run.applied AND child.applied > child.parent_n)"
  " ORDER BY poste.uuid, run.uuid";

static gboolean
read_bytes (DossierStatement *row,
            int               column,
            guint8           *bytes,
            gsize             size)
{
  gsize         length;
  const guint8 *found = dossier_statement_get_bytes (row, column, &length);

  if (found == NULL || length != size)
    return FALSE;
  memcpy (bytes, found, size);
  return TRUE;
}

GArray *
dossier_vector_read_tips (DossierDatabase *database,
                          GError         **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (database, select_tips, error);
  g_autoptr (GArray)           tips = g_array_new (FALSE, TRUE, sizeof (DossierTip));
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return NULL;
  while (dossier_statement_step (rows, &local))
    {
      DossierTip tip = { .point = { .n = dossier_statement_get_integer (rows, 2) } };

      if (read_bytes (rows, 0, tip.poste, sizeof tip.poste) && read_bytes (rows, 1, tip.point.run, sizeof tip.point.run))
        g_array_append_val (tips, tip);
    }
  if (local == NULL)
    return g_steal_pointer (&tips);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

GBytes *
dossier_vector_to_bytes (const GArray *tips)
{
  GByteArray *bytes = g_byte_array_new ();

  dossier_bytes_add_varint (bytes, tips->len);
  for (guint i = 0; i < tips->len; i++)
    {
      const DossierTip *tip = &g_array_index (tips, DossierTip, i);

      g_byte_array_append (bytes, tip->poste, sizeof tip->poste);
      g_byte_array_append (bytes, tip->point.run, sizeof tip->point.run);
      dossier_bytes_add_varint (bytes, (guint64) tip->point.n);
    }
  return g_byte_array_free_to_bytes (bytes);
}

GArray *
dossier_vector_from_bytes (const guint8 *bytes,
                           gsize         length)
{
  DossierBytes       in = { bytes, bytes + length, TRUE };
  guint64            count = dossier_bytes_read_varint (&in);
  g_autoptr (GArray) tips = g_array_new (FALSE, TRUE, sizeof (DossierTip));

  for (; in.ok && count > 0 && in.end - in.at >= 16; count--)
    {
      DossierTip tip;

      memcpy (tip.poste, in.at, sizeof tip.poste);
      memcpy (tip.point.run, in.at + 8, sizeof tip.point.run);
      in.at += 16;
      tip.point.n = (gint64) dossier_bytes_read_varint (&in);
      if (tips->len > 0 && memcmp (&g_array_index (tips, DossierTip, tips->len - 1), &tip, G_STRUCT_OFFSET (DossierTip, point) + sizeof tip.point.run) >= 0)
        return NULL;
      g_array_append_val (tips, tip);
    }
  return in.ok && count == 0 && in.at == in.end ? g_steal_pointer (&tips) : NULL;
}

gboolean
dossier_vector_ensure_row (DossierDatabase *database,
                           const GArray    *tips,
                           gint64          *row,
                           GError         **error)
{
  g_autoptr (GBytes)           bytes = NULL;
  g_autoptr (DossierStatement) insert = NULL, found = NULL;
  gconstpointer                data;
  gsize                        length;

  *row = 0;
  if (tips->len == 0)
    return TRUE;
  bytes = dossier_vector_to_bytes (tips);
  data = g_bytes_get_data (bytes, &length);
  insert = dossier_database_prepare (database, "INSERT OR IGNORE INTO vv (blob) VALUES (?)", error);
  found = insert ? dossier_database_prepare (database, "SELECT id FROM vv WHERE blob = ?", error) : NULL;
  if (found == NULL)
    return FALSE;
  dossier_statement_bind_bytes (insert, 1, data, length);
  dossier_statement_bind_bytes (found, 1, data, length);
  if (!dossier_statement_run (insert, error) || !dossier_statement_step (found, error))
    return FALSE;
  *row = dossier_statement_get_integer (found, 0);
  return TRUE;
}

GBytes *
dossier_reader_dup_seen (DossierReader *self,
                         GError       **error)
{
  g_autoptr (GArray) tips = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  tips = dossier_vector_read_tips (dossier_reader_get_database (self), error);
  return tips ? dossier_vector_to_bytes (tips) : NULL;
}
