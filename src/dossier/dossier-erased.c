#include "dossier-erased.h"

#include "dossier-codec.h"
#include "dossier-reader-private.h"

static void
count_one (GHashTable        *counts,
           const DossierKind *kind,
           DossierStatement  *row)
{
  gsize         length;
  const guint8 *data = dossier_statement_get_bytes (row, 0, &length);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      gpointer field = (gpointer) &kind->fields[i];
      guint    n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, field));

      if (dossier_codec_erase_covers (data, length, kind->fields[i].number))
        g_hash_table_insert (counts, field, GUINT_TO_POINTER (n + 1));
    }
}

GHashTable *
dossier_erased_count (DossierReader       *reader,
                      const DossierRecord *record,
                      GError             **error)
{
  g_autoptr (GHashTable)       counts = g_hash_table_new (NULL, NULL);
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;

  g_return_val_if_fail (reader != NULL && record != NULL, NULL);

  rows = dossier_database_prepare (dossier_reader_get_database (reader), "SELECT data FROM op WHERE ent = ? AND kind = 4", error);
  if (rows == NULL)
    return NULL;
  dossier_statement_bind_integer (rows, 1, dossier_reader_follow_row (reader, dossier_record_get_id (record), NULL));
  while (dossier_statement_step (rows, &local))
    count_one (counts, dossier_record_get_kind (record), rows);
  if (local == NULL)
    return g_steal_pointer (&counts);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
