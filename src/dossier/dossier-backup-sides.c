#include "dossier-backup-sides-private.h"

typedef struct
{
  gint64 run; /* its row */
  gint64 count, first, last;
} Span;

void
dossier_side_clear (DossierSide *self)
{
  g_clear_pointer (&self->lineage, dossier_lineage_free);
  g_clear_pointer (&self->spans, g_hash_table_unref);
}

gboolean
dossier_side_load (DossierSide     *self,
                   DossierDatabase *database,
                   GError         **error)
{
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;

  self->database = database;
  self->lineage = dossier_lineage_load (database, error);
  self->spans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  rows = self->lineage ? dossier_database_prepare (database,
                                                   "SELECT hex (r.uuid), r.id, count(*), min(t.n), max(t.n) FROM txn t JOIN run r ON r.id = t.run GROUP BY t.run",
                                                   error)
                       : NULL;
  if (rows == NULL)
    return FALSE;
  while (dossier_statement_step (rows, &local))
    {
      Span *span = g_new (Span, 1);

      *span = (Span){ dossier_statement_get_integer (rows, 1), dossier_statement_get_integer (rows, 2), dossier_statement_get_integer (rows, 3),
                      dossier_statement_get_integer (rows, 4) };
      g_hash_table_insert (self->spans, g_strdup (dossier_statement_get_text (rows, 0)), span);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
is_without_gap (const Span *span)
{
  return span->count == span->last - span->first + 1;
}

/* After which number of its run this side says what the other may not; G_MAXINT64: never. */
static gint64
find_beginning (const Span *span,
                const Span *other)
{
  if (other == NULL)
    return 0;
  if (is_without_gap (span) && is_without_gap (other) && span->first == other->first)
    return other->last >= span->last ? G_MAXINT64 : other->last;
  return span->count == other->count && span->last == other->last && span->first == other->first ? G_MAXINT64 : 0;
}

static gboolean
add_touched (const DossierSide *side,
             const Span        *span,
             gint64             after,
             GHashTable        *ids,
             GError           **error)
{
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;

  rows = dossier_database_prepare (side->database, "SELECT DISTINCT lower (hex (e.uuid)) FROM op o JOIN ent e ON e.id = o.ent WHERE o.run = ?1 AND o.n > ?2", error);
  if (rows == NULL)
    return FALSE;
  dossier_statement_bind_integer (rows, 1, span->run);
  dossier_statement_bind_integer (rows, 2, after);
  while (dossier_statement_step (rows, &local))
    g_hash_table_add (ids, g_strdup (dossier_statement_get_text (rows, 0)));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
dossier_side_add_only_in (const DossierSide *side,
                          const DossierSide *other,
                          GHashTable        *ids,
                          GError           **error)
{
  GHashTableIter iter;
  gpointer       uuid, span;

  g_hash_table_iter_init (&iter, side->spans);
  while (g_hash_table_iter_next (&iter, &uuid, &span))
    {
      gint64 after = find_beginning (span, g_hash_table_lookup (other->spans, uuid));

      if (after != G_MAXINT64 && !add_touched (side, span, after, ids, error))
        return FALSE;
    }
  return TRUE;
}
