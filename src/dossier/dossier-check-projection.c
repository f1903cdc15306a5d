#include "config.h"

#include "dossier-check-private.h"

#include "dossier-kinds.h"
#include "dossier-lineage.h"
#include "dossier-tables.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *name;
  const char *record;  /* the column that says which record a row is of */
  const char *columns; /* all that is projected */
} Table;

static const Table common[] = {
  { "ent", "id", "id, state" },
  { "element", "ent", "ent, field, key, ref" },
  { "title", "ent", "ent, kind, text, sort" },
  { "search", "row", "rowid AS row, words" },
  { "divergence", "ent", "ent, field, key, run, n, value" },
  { "alert", "ent", "ent, kind, detail" },
  { "erasure", "ent", "ent, run, n" },
  { "merged", "ent", "ent, into_ent" },
};

static gboolean
rebuild (DossierDatabase *database,
         GError         **error)
{
  g_autoptr (DossierDatabaseScope) scope = dossier_database_begin (database, error);
  g_autoptr (DossierLineage)       lineage = NULL;

  if (scope == NULL || (lineage = dossier_lineage_load (database, error)) == NULL)
    return FALSE;
  return dossier_tables_rebuild (database, lineage, error) && dossier_database_commit (scope, error);
}

static gboolean
attach (DossierDatabase *database,
        const char      *path,
        GError         **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_prepare (database, "ATTACH ?1 AS was", error);

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_text (statement, 1, path);
  return dossier_statement_run (statement, error);
}

static char *
dup_only_in (const Table *table,
             const char  *one,
             const char  *other)
{
  return g_strdup_printf ("SELECT * FROM (SELECT %s FROM %s.\"%s\" EXCEPT SELECT %s FROM %s.\"%s\")",
                          table->columns, one, table->name, table->columns, other, table->name);
}

/* Rows that only one side has. Row ids are those of ent, which rebuilding does not change. */
static gboolean
compare_table (DossierCheck *self,
               const Table  *table,
               GError      **error)
{
  static const DossierCheckRule rule = { DOSSIER_FINDING_FAULT, "projection", NULL };
  g_autofree char              *sentence = g_strdup_printf (_ ("The table “%s” does not say what the journal says."), table->name);
  g_autofree char              *lost = dup_only_in (table, "main", "was");
  g_autofree char              *added = dup_only_in (table, "was", "main");
  g_autofree char              *sql = g_strdup_printf ("SELECT DISTINCT %s FROM (%s UNION ALL %s)", table->record, lost, added);

  return dossier_check_each (self, &rule, sql, sentence, error);
}

gboolean
dossier_check_projection (DossierCheck *self,
                          const char   *was,
                          GError      **error)
{
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  if (!rebuild (self->database, error) || !attach (self->database, was, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    if (!compare_table (self, &common[i], error))
      return FALSE;
  for (guint i = 0; i < n_kinds; i++)
    {
      Table table = { kinds[i].code, "id", "*" };

      if (!compare_table (self, &table, error))
        return FALSE;
    }
  return TRUE;
}
