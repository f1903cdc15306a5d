#include "config.h"

#include "dossier-history-private.h"

#include <glib/gi18n-lib.h>

/* Acts on several records that did one thing to all of them say what. */
typedef enum
{
  DEED_CHANGED,
  DEED_MADE,
  DEED_DELETED,
  DEED_RESTORED,
} Deed;

static gint64
ask_number (DossierReader *reader,
            const char    *sql,
            gint64         run,
            gint64         n)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (dossier_reader_get_database (reader), sql, NULL);

  if (row == NULL)
    return 0;
  dossier_statement_bind_integer (row, 1, run);
  dossier_statement_bind_integer (row, 2, n);
  return dossier_statement_step (row, NULL) ? dossier_statement_get_integer (row, 0) : 0;
}

#define OF_THE_ACT                                                                                        \
  " FROM op JOIN txn ON txn.run = op.run AND txn.n = op.n JOIN txn this ON this.run = ?1 AND this.n = ?2" \
  " WHERE (txn.run = ?1 AND txn.n = ?2 OR txn.batch = this.batch)"

static Deed
find_deed (DossierReader *reader,
           gint64         run,
           gint64         n)
{
  gint64 kinds = ask_number (reader, "SELECT CASE WHEN min(op.kind) = max(op.kind) THEN min(op.kind) ELSE 0 END" OF_THE_ACT, run, n);

  if (kinds == DOSSIER_OP_DELETE)
    return DEED_DELETED;
  if (kinds == DOSSIER_OP_RESTORE)
    return DEED_RESTORED;
  /* Each was first written of then. */
  if (kinds == DOSSIER_OP_SET &&
      ask_number (reader, "SELECT NOT EXISTS (SELECT 1" OF_THE_ACT " AND EXISTS (SELECT 1 FROM op o JOIN txn x ON x.run = o.run AND x.n = o.n WHERE o.ent = op.ent AND x.t < txn.t"
                          " AND (x.batch IS NULL OR x.batch IS NOT this.batch)))",
                  run, n) != 0)
    return DEED_MADE;
  return DEED_CHANGED;
}

char *
dossier_history_dup_deed (DossierReader *reader,
                          gint64         run,
                          gint64         n,
                          gboolean       is_undo,
                          guint          n_records)
{
  switch (is_undo ? DEED_CHANGED : find_deed (reader, run, n))
    {
    case DEED_MADE:
      return g_strdup_printf (ngettext ("%d record created", "%d records created", n_records), (int) n_records);
    case DEED_DELETED:
      return g_strdup_printf (ngettext ("%d record put in the trash", "%d records put in the trash", n_records), (int) n_records);
    case DEED_RESTORED:
      return g_strdup_printf (ngettext ("%d record taken out of the trash", "%d records taken out of the trash", n_records), (int) n_records);
    default:
      return g_strdup_printf (ngettext ("%d record changed", "%d records changed", n_records), (int) n_records);
    }
}
