/* dossier-slice-again.c - a transaction that comes again */
#include "dossier-slice-private.h"

#include "dossier-redaction.h"
#include "dossier-scrub.h"
#include "dossier-stretch.h"

static gboolean
replace_data (DossierSlice *slice,
              gint64        n,
              guint         index,
              GBytes       *data,
              GError      **error)
{
  g_autoptr (DossierStatement) update = dossier_database_prepare (slice->database, "UPDATE op SET data = ? WHERE run = ? AND n = ? AND i = ? RETURNING ent", error);
  gsize                        length;
  gconstpointer                bytes = g_bytes_get_data (data, &length);

  if (update == NULL)
    return FALSE;
  dossier_statement_bind_bytes (update, 1, bytes, length);
  dossier_statement_bind_integer (update, 2, slice->place.run);
  dossier_statement_bind_integer (update, 3, n);
  dossier_statement_bind_integer (update, 4, index);
  if (!dossier_statement_step (update, error))
    return FALSE;
  dossier_slice_add_ent (slice, dossier_statement_get_integer (update, 0));
  return TRUE;
}

static gboolean
replace_label (DossierSlice             *slice,
               const DossierTransaction *transaction,
               const char               *label,
               GError                  **error)
{
  g_autoptr (DossierStatement) update = dossier_database_prepare (slice->database, "UPDATE txn SET label = ?, crc = ? WHERE run = ? AND n = ?", error);

  if (update == NULL)
    return FALSE;
  dossier_statement_bind_text (update, 1, label);
  dossier_statement_bind_integer (update, 2, dossier_slice_sum (transaction));
  dossier_statement_bind_integer (update, 3, slice->place.run);
  dossier_statement_bind_integer (update, 4, transaction->point.n);
  return dossier_statement_run (update, error);
}

/* Ours lacks from now on what either lacked. */
static gboolean
follow_redaction (DossierSlice             *slice,
                  DossierTransaction       *here,
                  const DossierTransaction *there,
                  GError                  **error)
{
  for (guint i = 0; i < here->operations->len; i++)
    {
      DossierOperation  *ours = &g_array_index (here->operations, DossierOperation, i);
      GBytes            *theirs = g_array_index (there->operations, DossierOperation, i).data;
      g_autoptr (GBytes) common = g_bytes_equal (ours->data, theirs) ? NULL : dossier_redaction_dup_common (ours->data, theirs);

      if (common == NULL || g_bytes_equal (common, ours->data))
        continue;
      if (!replace_data (slice, here->point.n, i, common, error) ||
          !dossier_scrub_followed (slice->journal, slice->place.run, here->point.n, i, ours->data, common, error))
        return FALSE;
      slice->has_scrubbed = TRUE;
      g_bytes_unref (ours->data);
      ours->data = g_steal_pointer (&common);
    }
  return replace_label (slice, here, dossier_redaction_choose_label (here->label, there->label), error);
}

/* What came from the share is on the share: an erasure of ours no longer waits for that. */
static gboolean
note_published (DossierSlice             *slice,
                const DossierTransaction *here,
                GError                  **error)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (DossierPoint));

  for (guint i = 0; points->len == 0 && i < here->operations->len; i++)
    if (g_array_index (here->operations, DossierOperation, i).kind == DOSSIER_OP_ERASE)
      g_array_append_val (points, here->point);
  return dossier_scrub_published (slice->journal, points, error);
}

/* *is_here: it is; FALSE: it is one that was missing. */
gboolean
dossier_slice_meet_again (DossierSlice             *slice,
                          const DossierTransaction *there,
                          gboolean                 *is_here,
                          GError                  **error)
{
  g_autoptr (GError)             local = NULL;
  g_autoptr (DossierTransaction) here = dossier_stretch_read_transaction (slice->database, slice->place.run, there->point.run, there->point.n, &local);

  *is_here = here != NULL;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (here == NULL)
    return TRUE;
  if (dossier_transaction_is_equal (here, there))
    return note_published (slice, here, error);
  if (dossier_redaction_matches (here, there))
    return follow_redaction (slice, here, there, error);
  dossier_slice_end (slice, DOSSIER_RECEIPT_REFUSED, there->point.run, there->point.n);
  return TRUE;
}
