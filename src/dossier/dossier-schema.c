#include "dossier-schema.h"

#include "dossier-search.h"

static const char step_1[] =
  "CREATE TABLE meta (k TEXT PRIMARY KEY, v) WITHOUT ROWID;"
  "CREATE TABLE poste (id INTEGER PRIMARY KEY, uuid BLOB UNIQUE NOT NULL, pk BLOB, name TEXT, state INTEGER NOT NULL DEFAULT 0);"
  "CREATE TABLE run (id INTEGER PRIMARY KEY, uuid BLOB UNIQUE NOT NULL, poste INTEGER NOT NULL, parent INTEGER, parent_n INTEGER,"
  "  applied INTEGER NOT NULL DEFAULT 0, forked INTEGER NOT NULL DEFAULT 0);"
  "CREATE TABLE vv (id INTEGER PRIMARY KEY, blob BLOB UNIQUE NOT NULL);"
  "CREATE TABLE txn (run INTEGER, n INTEGER, t INTEGER NOT NULL, w INTEGER NOT NULL, rank INTEGER NOT NULL, author INTEGER,"
  "  vv INTEGER, batch BLOB, undo_run INTEGER, undo_n INTEGER, label TEXT, crc INTEGER NOT NULL, sealed INTEGER NOT NULL DEFAULT 0,"
  "  PRIMARY KEY (run, n)) WITHOUT ROWID;"
  "CREATE INDEX txn_batch ON txn (batch) WHERE batch IS NOT NULL;"
  "CREATE TABLE ent (id INTEGER PRIMARY KEY, uuid BLOB UNIQUE NOT NULL, kind INTEGER NOT NULL DEFAULT 0,"
  "  t INTEGER NOT NULL DEFAULT 0, state INTEGER NOT NULL DEFAULT 0);"
  "CREATE INDEX ent_kind ON ent (kind, state);"
  "CREATE TABLE op (run INTEGER, n INTEGER, i INTEGER, ent INTEGER NOT NULL, kind INTEGER NOT NULL, data BLOB NOT NULL,"
  "  PRIMARY KEY (run, n, i)) WITHOUT ROWID;"
  "CREATE INDEX op_ent ON op (ent);"
  "CREATE TABLE draft (subject TEXT, field TEXT, text TEXT NOT NULL, w INTEGER NOT NULL, PRIMARY KEY (subject, field)) WITHOUT ROWID;";

/* What comes from other desktops. A run is not known as long as it is only named; beyond what was accepted of one it is void. */
static const char step_2[] =
  "ALTER TABLE op ADD COLUMN tab INTEGER;"
  "ALTER TABLE run ADD COLUMN known INTEGER NOT NULL DEFAULT 1;"
  "ALTER TABLE run ADD COLUMN accepted INTEGER;"
  "ALTER TABLE poste ADD COLUMN met INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE poste ADD COLUMN predecessor BLOB;"
  "CREATE INDEX run_parent ON run (parent) WHERE parent IS NOT NULL;"
  "CREATE INDEX run_poste ON run (poste);"
  "CREATE INDEX txn_unsealed ON txn (run, n) WHERE sealed = 0;"
  "CREATE INDEX op_erase ON op (ent) WHERE kind = 4;"
  "CREATE INDEX op_member ON op (run, n) WHERE kind > 4;"
  "CREATE TABLE hole (run INTEGER, first INTEGER, last INTEGER, PRIMARY KEY (run, first, last)) WITHOUT ROWID;"
  "CREATE TABLE unscrubbed (run INTEGER, n INTEGER, ent INTEGER, PRIMARY KEY (run, n, ent)) WITHOUT ROWID;"
  "CREATE TABLE awaited (run INTEGER, by_run INTEGER, by_n INTEGER, PRIMARY KEY (run, by_run, by_n)) WITHOUT ROWID;"
  "UPDATE poste SET met = 1;"
  "INSERT INTO meta (k, v) SELECT 'founder', pk FROM poste ORDER BY id LIMIT 1;";

/* Index i brings a file from step i to step i + 1. Frozen once released. */
static const char *const steps[] = { step_1, step_2 };

static const char projected[] =
  "CREATE TABLE element (ent INTEGER, field INTEGER, key TEXT, ref INTEGER, PRIMARY KEY (ent, field, key)) WITHOUT ROWID;"
  "CREATE INDEX element_ref ON element (ref, field) WHERE ref IS NOT NULL;"
  "CREATE INDEX element_key ON element (key, field);"
  "CREATE TABLE title (ent INTEGER PRIMARY KEY, kind INTEGER NOT NULL, text TEXT NOT NULL, sort TEXT NOT NULL);"
  "CREATE INDEX title_sort ON title (kind, sort);"
  "CREATE TABLE divergence (ent INTEGER, field INTEGER, key TEXT, run INTEGER, n INTEGER, value BLOB,"
  "  PRIMARY KEY (ent, field, key, run, n)) WITHOUT ROWID;"
  "CREATE TABLE merged (ent INTEGER PRIMARY KEY, into_ent INTEGER NOT NULL);"
  "CREATE TABLE erasure (run INTEGER, n INTEGER, ent INTEGER, PRIMARY KEY (run, n, ent)) WITHOUT ROWID;"
  "CREATE INDEX erasure_ent ON erasure (ent);"
  "CREATE TABLE alert (ent INTEGER, kind TEXT, detail TEXT, PRIMARY KEY (ent, kind)) WITHOUT ROWID;";

gboolean
dossier_schema_read_step (DossierDatabase *database,
                          int             *step,
                          GError         **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_prepare (database, "PRAGMA user_version", error);

  if (statement == NULL || !dossier_statement_step (statement, error))
    return FALSE;
  *step = (int) dossier_statement_get_integer (statement, 0);
  return TRUE;
}

static void
add_columns (GString            *sql,
             const DossierField *field)
{
  if (field->type == DOSSIER_FIELD_POSITION)
    g_string_append_printf (sql, ", \"%s.lon\" REAL, \"%s.lat\" REAL", field->code, field->code);
  else
    g_string_append_printf (sql, ", \"%s\"", field->code);
  if (field->type == DOSSIER_FIELD_DATE)
    g_string_append_printf (sql, ", \"%s.from\" INTEGER, \"%s.to\" INTEGER, \"%s.precision\" TEXT", field->code, field->code, field->code);
}

/* Codes are ours, from the table of kinds: quoting them is enough. */
static void
add_table (GString           *sql,
           const DossierKind *kind)
{
  g_string_append_printf (sql, "CREATE TABLE \"%s\" (id INTEGER PRIMARY KEY", kind->code);
  for (guint i = 0; i < kind->n_fields; i++)
    if (!dossier_field_is_set (&kind->fields[i]))
      add_columns (sql, &kind->fields[i]);
  g_string_append (sql, ");");

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == DOSSIER_FIELD_REFERENCE)
      g_string_append_printf (sql, "CREATE INDEX \"%s.%s\" ON \"%s\" (\"%s\");",
                              kind->code, kind->fields[i].code, kind->code, kind->fields[i].code);
}

char *
dossier_schema_dup_fingerprint (void)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GString)   sql = g_string_new (NULL);
  guint                 n_kinds;
  const DossierKind    *kinds = dossier_kinds_get (&n_kinds);

  g_string_append_printf (sql, "%d %s %s", DOSSIER_PROJECTION, projected, DOSSIER_SEARCH_SQL);
  for (guint i = 0; i < n_kinds; i++)
    add_table (sql, &kinds[i]);
  g_checksum_update (sum, (const guchar *) sql->str, (gssize) sql->len);
  return g_strdup (g_checksum_get_string (sum));
}

static gboolean
drop_projected (DossierDatabase *database,
                GError         **error)
{
  g_autoptr (GString)          sql = g_string_new (NULL);
  g_autoptr (DossierStatement) statement = NULL;
  g_autoptr (GError)           local = NULL;

  statement = dossier_database_prepare (database,
                                        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'"
                                        " AND name NOT IN ('meta', 'poste', 'run', 'vv', 'txn', 'ent', 'op', 'draft', 'hole', 'awaited', 'unscrubbed')",
                                        error);
  if (statement == NULL)
    return FALSE;
  while (dossier_statement_step (statement, &local))
    g_string_append_printf (sql, "DROP TABLE \"%s\";", dossier_statement_get_text (statement, 0));
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_clear_pointer (&statement, dossier_statement_finish);
  return dossier_database_run (database, sql->str, error);
}

gboolean
dossier_schema_make_projected (DossierDatabase *database,
                               GError         **error)
{
  g_autoptr (GString) sql = g_string_new (projected);
  guint               n_kinds;
  const DossierKind  *kinds = dossier_kinds_get (&n_kinds);

  if (!drop_projected (database, error))
    return FALSE;
  g_string_append (sql, DOSSIER_SEARCH_SQL ";");
  for (guint i = 0; i < n_kinds; i++)
    add_table (sql, &kinds[i]);
  return dossier_database_run (database, sql->str, error);
}

gboolean
dossier_schema_upgrade (DossierDatabase *database,
                        GError         **error)
{
  g_autofree char *mark = NULL;
  int              step;

  if (!dossier_schema_read_step (database, &step, error))
    return FALSE;
  g_return_val_if_fail (step >= 0 && step <= DOSSIER_SCHEMA_STEP, FALSE);

  for (; step < DOSSIER_SCHEMA_STEP; step++)
    if (!dossier_database_run (database, steps[step], error))
      return FALSE;
  mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;", DOSSIER_APPLICATION_ID, DOSSIER_SCHEMA_STEP);
  return dossier_database_run (database, mark, error);
}
