#include "dossier-bench.h"

#include "dossier-database.h"

static gboolean
make_table (DossierDatabase   *database,
            const DossierKind *kind,
            GError           **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "CREATE TABLE IF NOT EXISTS \"%s\" (id TEXT PRIMARY KEY", kind->code);
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", kind->fields[i].code);
  g_string_append (sql, ") WITHOUT ROWID");
  return dossier_database_run (database, sql->str, error);
}

static char *
dup_insert (const DossierKind *kind)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO \"%s\" VALUES (?", kind->code);
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static void
bind_value (DossierStatement   *row,
            int                 column,
            const DossierValue *value)
{
  double        lon, lat;
  gsize         length;
  gconstpointer bytes;

  switch (value ? dossier_value_get_value_type (value) : DOSSIER_VALUE_UNKNOWN)
    {
    case DOSSIER_VALUE_TEXT:
      dossier_statement_bind_text (row, column, dossier_value_get_text (value));
      break;
    case DOSSIER_VALUE_REFERENCE:
      dossier_statement_bind_text (row, column, dossier_value_get_reference (value));
      break;
    case DOSSIER_VALUE_INTEGER:
      dossier_statement_bind_integer (row, column, dossier_value_get_integer (value));
      break;
    case DOSSIER_VALUE_REAL:
      dossier_statement_bind_real (row, column, dossier_value_get_real (value));
      break;
    case DOSSIER_VALUE_DATE:
      dossier_statement_bind_text (row, column, dossier_value_get_date (value)->words);
      break;
    case DOSSIER_VALUE_BYTES:
      bytes = g_bytes_get_data (dossier_value_get_bytes (value), &length);
      dossier_statement_bind_bytes (row, column, bytes, length);
      break;
    case DOSSIER_VALUE_POSITION:
      dossier_value_get_position (value, &lon, &lat);
      dossier_statement_bind_real (row, column, lon + lat);
      break;
    default:
      dossier_statement_bind_null (row, column);
    }
}

static gboolean
insert (DossierDatabase     *database,
        const DossierRecord *record,
        GError             **error)
{
  const DossierKind           *kind = dossier_record_get_kind (record);
  g_autofree char             *sql = dup_insert (kind);
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, sql, error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_text (row, 1, dossier_record_get_id (record));
  for (guint i = 0; i < kind->n_fields; i++)
    if (dossier_field_is_set (&kind->fields[i]))
      {
        g_autofree char *keys = g_strjoinv (" ", (char **) dossier_record_get_keys (record, kind->fields[i].code));

        dossier_statement_bind_text (row, (int) i + 2, keys);
      }
    else
      bind_value (row, (int) i + 2, dossier_record_get (record, kind->fields[i].code));
  return dossier_statement_run (row, error);
}

static gboolean
insert_all (DossierDatabase *database,
            GPtrArray       *records,
            guint            n_each,
            GError         **error)
{
  for (guint first = 0; first < records->len; first += n_each)
    {
      g_autoptr (DossierDatabaseScope) scope = dossier_database_begin (database, error);

      if (scope == NULL)
        return FALSE;
      for (guint i = first; i < MIN (first + n_each, records->len); i++)
        if (!insert (database, records->pdata[i], error))
          return FALSE;
      if (!dossier_database_commit (scope, error))
        return FALSE;
    }
  return TRUE;
}

double
dossier_bench_insert_bare (const char *path,
                           GPtrArray  *records,
                           guint       n_each,
                           GError    **error)
{
  g_autoptr (DossierDatabase) database = NULL;
  gint64                      began;

  g_return_val_if_fail (path != NULL && records != NULL && n_each > 0, -1);

  database = dossier_database_open (path, DOSSIER_DATABASE_MAKE, error);
  if (database == NULL)
    return -1;
  for (guint i = 0; i < records->len; i++)
    if (i == 0 || dossier_record_get_kind (records->pdata[i]) != dossier_record_get_kind (records->pdata[i - 1]))
      if (!make_table (database, dossier_record_get_kind (records->pdata[i]), error))
        return -1;
  began = g_get_monotonic_time ();
  if (!insert_all (database, records, n_each, error))
    return -1;
  return (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
}
