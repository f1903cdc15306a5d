#include "dossier-rules-restore.h"

#include "dossier-rules.h"
#include "dossier-schema.h"

#include <string.h>

/* A transaction is named by its batch, when it has one: an act is the whole of it. */
#define ACT_NAME "CASE WHEN t.batch IS NULL THEN t.run || '/' || t.n ELSE hex (t.batch) END"

void
dossier_deletion_clear (DossierDeletion *self)
{
  g_clear_pointer (&self->act, g_free);
}

/* *before: the moment of what the deletion took back, when that had brought the record back; else 0. */
static gboolean
look_before (DossierDatabase *database,
             gint64           ent,
             gint64           run,
             gint64           n,
             gint64          *before,
             GError         **error)
{
  g_autoptr (DossierStatement) row = NULL;
  g_autoptr (GError)           local = NULL;

  row = dossier_database_prepare (database, "SELECT t.t FROM op o JOIN txn t ON t.run = o.run AND t.n = o.n WHERE o.run = ? AND o.n = ? AND o.ent = ? AND o.kind = 3 LIMIT 1",
                                  error);
  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, run);
  dossier_statement_bind_integer (row, 2, n);
  dossier_statement_bind_integer (row, 3, ent);
  *before = dossier_statement_step (row, &local) ? dossier_statement_get_integer (row, 0) : 0;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* What put it in the trash where it lay at a moment: the first deletion since it was last brought back; others may have deleted it
 * meanwhile, or an erasure left it there. *undo_run 0: it took nothing back. */
static gboolean
read_deletion (DossierDatabase *database,
               gint64           ent,
               gint64           before,
               DossierDeletion *self,
               gint64          *undo_run,
               gint64          *undo_n,
               GError         **error)
{
  g_autoptr (DossierStatement) row = NULL;
  g_autoptr (GError)           local = NULL;

  row = dossier_database_prepare (database,
                                  "SELECT t.t, t.run, t.n, t.undo_run, t.undo_n, " ACT_NAME " FROM op o JOIN txn t ON t.run = o.run AND t.n = o.n"
                                  " WHERE o.ent = ?1 AND o.kind = 2 AND t.t < ?2 AND t.t > coalesce ((SELECT max (t.t) FROM op o JOIN txn t ON t.run = o.run AND t.n = o.n"
                                  " WHERE o.ent = ?1 AND o.kind = 3 AND t.t < ?2), -1) ORDER BY t.t LIMIT 1",
                                  error);
  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, ent);
  dossier_statement_bind_integer (row, 2, before);
  dossier_deletion_clear (self);
  if (dossier_statement_step (row, &local))
    {
      self->t = dossier_statement_get_integer (row, 0);
      self->run = dossier_statement_get_integer (row, 1);
      self->n = dossier_statement_get_integer (row, 2);
      *undo_run = dossier_statement_get_integer (row, 3);
      *undo_n = dossier_statement_get_integer (row, 4);
      self->act = g_strdup (dossier_statement_get_text (row, 5));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
dossier_rules_find_deletion (DossierDatabase *database,
                             gint64           ent,
                             DossierDeletion *self,
                             GError         **error)
{
  gint64 before = G_MAXINT64, undo_run, undo_n;

  while (before != 0)
    {
      undo_run = undo_n = 0;
      if (!read_deletion (database, ent, before, self, &undo_run, &undo_n, error))
        return FALSE;
      before = 0;
      if (undo_run != 0 && !look_before (database, ent, undo_run, undo_n, &before, error))
        return FALSE;
    }
  return TRUE;
}

/* --- what a record cannot be without */

/* Rows of the records it requires that are in the trash, or of all it requires. */
static gboolean
add_wholes (DossierDatabase   *database,
            const DossierKind *kind,
            gint64             ent,
            gboolean           deleted_only,
            GArray            *wholes,
            GError           **error)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const DossierField          *field = &kind->fields[i];
      g_autofree char             *sql = NULL;
      g_autoptr (DossierStatement) row = NULL;
      g_autoptr (GError)           local = NULL;

      if (!dossier_rules_is_whole (field))
        continue;
      sql = g_strdup_printf ("SELECT e.id, e.state FROM \"%s\" k JOIN ent e ON e.id = k.\"%s\" WHERE k.id = ?", kind->code, field->code);
      row = dossier_database_prepare (database, sql, error);
      if (row == NULL)
        return FALSE;
      dossier_statement_bind_integer (row, 1, ent);
      if (dossier_statement_step (row, &local) && (!deleted_only || dossier_statement_get_integer (row, 1) == DOSSIER_ENT_DELETED))
        g_array_append_vals (wholes, (gint64[]){ dossier_statement_get_integer (row, 0) }, 1);
      if (local == NULL)
        continue;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_deleted_in (DossierDatabase *database,
               gint64           ent,
               const char      *act,
               gboolean        *deleted,
               GError         **error)
{
  g_autoptr (DossierStatement) row = NULL;
  g_autoptr (GError)           local = NULL;

  row = dossier_database_prepare (database,
                                  "SELECT 1 FROM op o JOIN txn t ON t.run = o.run AND t.n = o.n WHERE o.ent = ? AND o.kind = 2 AND " ACT_NAME " = ? LIMIT 1", error);
  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, ent);
  dossier_statement_bind_text (row, 2, act);
  *deleted = dossier_statement_step (row, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* *along: the act that deleted it deleted something it cannot be without. */
static gboolean
went_along (DossierDatabase   *database,
            const DossierKind *kind,
            gint64             ent,
            gboolean          *along,
            GError           **error)
{
  g_auto (DossierDeletion) deletion = { 0 };
  g_autoptr (GArray)       wholes = g_array_new (FALSE, FALSE, sizeof (gint64));

  *along = FALSE;
  if (!dossier_rules_find_deletion (database, ent, &deletion, error) || !add_wholes (database, kind, ent, FALSE, wholes, error))
    return FALSE;
  for (guint i = 0; deletion.act != NULL && !*along && i < wholes->len; i++)
    if (!is_deleted_in (database, g_array_index (wholes, gint64, i), deletion.act, along, error))
      return FALSE;
  return TRUE;
}

gboolean
dossier_rules_stands_behind (DossierDatabase   *database,
                             const DossierKind *kind,
                             gint64             ent,
                             gboolean          *behind,
                             GError           **error)
{
  g_autoptr (GArray) wholes = g_array_new (FALSE, FALSE, sizeof (gint64));

  *behind = FALSE;
  if (!add_wholes (database, kind, ent, TRUE, wholes, error))
    return FALSE;
  return wholes->len == 0 || went_along (database, kind, ent, behind, error);
}

/* --- what comes back */

typedef struct
{
  DossierDatabase *database;
  GArray          *rows; /* gint64, that come back */
  GHashTable      *held; /* the same */
} Returning;

static void
bring_back (Returning *self,
            gint64     ent)
{
  if (g_hash_table_add (self->held, g_memdup2 (&ent, sizeof ent)))
    g_array_append_val (self->rows, ent);
}

/* It went along, and all that it requires is there or comes back too. */
static gboolean
consider (Returning         *self,
          const DossierKind *kind,
          gint64             ent,
          GError           **error)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean           along;

  if (g_hash_table_contains (self->held, &ent))
    return TRUE;
  if (!went_along (self->database, kind, ent, &along, error) || !add_wholes (self->database, kind, ent, TRUE, missing, error))
    return FALSE;
  for (guint i = 0; along && i < missing->len; i++)
    along = g_hash_table_contains (self->held, &g_array_index (missing, gint64, i));
  if (along)
    bring_back (self, ent);
  return TRUE;
}

static GArray *
list_parts (Returning          *self,
            const DossierKind  *kind,
            const DossierField *field,
            gint64              ent,
            GError            **error)
{
  g_autofree char             *sql = NULL;
  g_autoptr (GArray)           rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DossierStatement) statement = NULL;
  g_autoptr (GError)           local = NULL;

  sql = g_strdup_printf ("SELECT r.id FROM \"%s\" r JOIN ent ON ent.id = r.id WHERE r.\"%s\" = ? AND ent.state = %d ORDER BY r.id", kind->code, field->code,
                         DOSSIER_ENT_DELETED);
  statement = dossier_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return NULL;
  dossier_statement_bind_integer (statement, 1, ent);
  while (dossier_statement_step (statement, &local))
    g_array_append_vals (rows, (gint64[]){ dossier_statement_get_integer (statement, 0) }, 1);
  if (local == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
consider_parts (Returning *self,
                gint64     ent,
                GError   **error)
{
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i].n_fields; j++)
      {
        g_autoptr (GArray) parts = NULL;

        if (!dossier_rules_is_whole (&kinds[i].fields[j]))
          continue;
        parts = list_parts (self, &kinds[i], &kinds[i].fields[j], ent, error);
        for (guint k = 0; parts != NULL && k < parts->len; k++)
          if (!consider (self, &kinds[i], g_array_index (parts, gint64, k), error))
            return FALSE;
        if (parts == NULL)
          return FALSE;
      }
  return TRUE;
}

static const DossierKind *
find_kind (DossierDatabase *database,
           gint64           ent,
           GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT kind FROM ent WHERE id = ? -- restore", error);

  if (row == NULL)
    return NULL;
  dossier_statement_bind_integer (row, 1, ent);
  return dossier_statement_step (row, error) ? dossier_kinds_find_number ((guint) dossier_statement_get_integer (row, 0)) : NULL;
}

/* A link does not come back without its structures. */
static gboolean
bring_back_wholes (Returning *self,
                   gint64     ent,
                   GError   **error)
{
  g_autoptr (GArray) wholes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;
  const DossierKind *kind = find_kind (self->database, ent, &local);

  if (kind != NULL)
    add_wholes (self->database, kind, ent, TRUE, wholes, &local);
  for (guint i = 0; local == NULL && i < wholes->len; i++)
    bring_back (self, g_array_index (wholes, gint64, i));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GArray *
dossier_rules_list_returning (DossierDatabase *database,
                              const GArray    *ents,
                              GError         **error)
{
  g_autoptr (GArray)     rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) held = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Returning              self = { database, rows, held };

  for (guint i = 0; i < ents->len; i++)
    bring_back (&self, g_array_index (ents, gint64, i));
  for (guint i = 0; i < rows->len; i++)
    if (!bring_back_wholes (&self, g_array_index (rows, gint64, i), error) || !consider_parts (&self, g_array_index (rows, gint64, i), error))
      return NULL;
  return g_steal_pointer (&rows);
}
