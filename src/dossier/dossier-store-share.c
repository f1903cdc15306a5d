#include "dossier-store-share.h"

#include "dossier-doing-private.h"
#include "dossier-file.h"
#include "dossier-scrub.h"
#include "dossier-stretch.h"

#include <string.h>

/* --- making */

DossierStore *
dossier_store_make_joining (const char              *path,
                            const DossierInvitation *invitation,
                            GError                 **error)
{
  g_return_val_if_fail (path != NULL && invitation != NULL, NULL);

  return dossier_file_make_joining (path, invitation, error) ? dossier_store_open (path, error) : NULL;
}

/* --- handing over */

typedef struct
{
  DossierKeep keep;
  gpointer    data;
  gint64      sealed;
} Sealing;

static gboolean
seal (DossierCore  *core,
      DossierDoing *doing,
      GPtrArray    *touched,
      GCancellable *cancellable,
      GError      **error)
{
  Sealing                   *sealing = doing->data;
  g_autoptr (DossierSegment) segment = dossier_stretch_read_unsealed (core->journal, error);

  if (segment == NULL)
    return FALSE;
  sealing->sealed = segment->transactions->len;
  return sealing->sealed == 0 ||
         (sealing->keep (segment, sealing->data, error) && dossier_stretch_seal (core->written, segment, error) &&
          dossier_database_run (core->written, "INSERT OR IGNORE INTO meta (k, v) VALUES ('shared', 1)", error));
}

gint64
dossier_store_seal (DossierStore *self,
                    DossierKeep   keep,
                    gpointer      data,
                    GError      **error)
{
  Sealing      sealing = { keep, data, 0 };
  DossierDoing doing = { .body = seal, .data = &sealing };

  g_return_val_if_fail (DOSSIER_IS_STORE (self) && keep != NULL, -1);

  return dossier_doing_run (self, &doing, NULL, error) ? sealing.sealed : -1;
}

typedef struct
{
  DossierDoing doing;
  Sealing      sealing;
} SealTask;

static void
on_sealed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SealTask         *work = g_task_get_task_data (task);
  GError           *error = NULL;
  DossierOutcome   *outcome = dossier_worker_finish (result, &error);

  if (outcome == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  dossier_outcome_free (outcome);
  g_task_return_int (task, (gssize) work->sealing.sealed);
}

void
dossier_store_seal_async (DossierStore       *self,
                          DossierKeep         keep,
                          gpointer            data,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  SealTask         *work;
  GError           *error = NULL;

  g_return_if_fail (DOSSIER_IS_STORE (self) && keep != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  if (dossier_store_refuse_closed (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  work = g_new0 (SealTask, 1);
  work->sealing = (Sealing){ keep, data, 0 };
  work->doing = (DossierDoing){ .body = seal, .data = &work->sealing };
  g_task_set_task_data (task, work, g_free);
  dossier_worker_push (self->writer, dossier_doing_do, &work->doing, NULL, (GDestroyNotify) dossier_outcome_free, NULL, on_sealed, g_steal_pointer (&task));
}

gint64
dossier_store_seal_finish (DossierStore *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return g_task_propagate_int (G_TASK (result), error);
}

typedef struct
{
  const DossierSegment *segment;
  gboolean              adopted;
} Adoption;

static gboolean
adopt (DossierCore  *core,
       DossierDoing *doing,
       GPtrArray    *touched,
       GCancellable *cancellable,
       GError      **error)
{
  Adoption *adoption = doing->data;

  adoption->adopted = memcmp (adoption->segment->poste, dossier_journal_get_poste_uuid (core->journal), DOSSIER_POSTE_BYTES) == 0;
  if (!adoption->adopted)
    return TRUE;
  return dossier_stretch_is_same (core->written, adoption->segment, &adoption->adopted, error) &&
         (!adoption->adopted || dossier_stretch_seal (core->written, adoption->segment, error));
}

gboolean
dossier_store_adopt (DossierStore         *self,
                     const DossierSegment *segment,
                     gboolean             *adopted,
                     GError              **error)
{
  Adoption     adoption = { segment, FALSE };
  DossierDoing doing = { .body = adopt, .data = &adoption };

  g_return_val_if_fail (DOSSIER_IS_STORE (self) && segment != NULL, FALSE);

  if (!dossier_doing_run (self, &doing, NULL, error))
    return FALSE;
  *adopted = adoption.adopted;
  return TRUE;
}

static gboolean
note_published (DossierCore  *core,
                DossierDoing *doing,
                GPtrArray    *touched,
                GCancellable *cancellable,
                GError      **error)
{
  doing->scrubbed = TRUE; /* does nothing when nothing is to leave */
  return dossier_scrub_published (core->journal, doing->data, error);
}

gboolean
dossier_store_note_published (DossierStore *self,
                              const GArray *points,
                              GError      **error)
{
  DossierDoing doing = { .body = note_published, .data = (gpointer) points };

  g_return_val_if_fail (DOSSIER_IS_STORE (self) && points != NULL, FALSE);

  return dossier_doing_run (self, &doing, NULL, error);
}

static gpointer
count_unsealed (DossierReader *reader,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (DossierStatement) row = NULL;
  gint64                      *count;

  row = dossier_database_prepare (dossier_reader_get_database (reader),
                                  "SELECT count (*) FROM txn WHERE sealed = 0 AND run IN (SELECT run.id FROM run JOIN poste ON poste.id = run.poste WHERE poste.uuid = ?)", error);
  if (row == NULL)
    return NULL;
  dossier_statement_bind_bytes (row, 1, data, DOSSIER_POSTE_BYTES);
  if (!dossier_statement_step (row, error))
    return NULL;
  count = g_new (gint64, 1);
  *count = dossier_statement_get_integer (row, 0);
  return count;
}

gint64
dossier_store_count_unsealed (DossierStore *self,
                              GError      **error)
{
  g_autofree gint64 *count = NULL;

  g_return_val_if_fail (DOSSIER_IS_STORE (self), -1);

  if (dossier_store_refuse_closed (self, error))
    return -1;
  count = dossier_store_ask (self, count_unsealed, (gpointer) dossier_identity_get_poste (self->core->identity), error);
  return count ? *count : -1;
}

typedef struct
{
  const guint8 *run;
  gint64        first, last;
} Range;

static gpointer
read_stretch (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Range *range = data;

  return dossier_stretch_read (dossier_reader_get_database (reader), range->run, range->first, range->last, error);
}

DossierSegment *
dossier_store_read_stretch (DossierStore *self,
                            const guint8 *run,
                            gint64        first,
                            gint64        last,
                            GError      **error)
{
  Range range = { run, first, last };

  g_return_val_if_fail (DOSSIER_IS_STORE (self) && run != NULL, NULL);

  return dossier_store_ask (self, read_stretch, &range, error);
}

/* --- taking */

static gboolean
take_slice (DossierCore  *core,
            DossierDoing *doing,
            GPtrArray    *touched,
            GCancellable *cancellable,
            GError      **error)
{
  DossierReceiving *receiving = doing->data;

  if (!dossier_receiving_take (receiving, core->journal, touched, &doing->many, error))
    return FALSE;
  doing->scrubbed = dossier_receiving_is_done (receiving) && dossier_receiving_has_scrubbed (receiving);
  return TRUE;
}

gboolean
dossier_store_receive (DossierStore         *self,
                       const DossierSegment *segment,
                       DossierReceiveMode    mode,
                       DossierReceived      *received,
                       GError              **error)
{
  g_autoptr (DossierReceiving) receiving = NULL;

  g_return_val_if_fail (DOSSIER_IS_STORE (self) && segment != NULL && received != NULL, FALSE);

  receiving = dossier_receiving_new (segment, mode);
  while (!dossier_receiving_is_done (receiving))
    {
      DossierDoing doing = { .body = take_slice, .data = receiving, .can_come_again = TRUE };

      if (!dossier_doing_run (self, &doing, NULL, error))
        return FALSE;
    }
  *received = dossier_receiving_get_received (receiving);
  return TRUE;
}

typedef struct
{
  DossierSegment   *segment;
  DossierReceiving *receiving;
  DossierDoing      doing;
} Reception;

static void
free_reception (gpointer data)
{
  Reception *self = data;

  dossier_receiving_free (self->receiving);
  dossier_segment_free (self->segment);
  g_free (self);
}

static void take_next (GTask *task);

static void
on_slice_taken (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reception        *reception = g_task_get_task_data (task);
  GError           *error = NULL;
  DossierOutcome   *outcome = dossier_worker_finish (result, &error);

  if (outcome == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  dossier_store_tell (g_task_get_source_object (task), outcome);
  dossier_outcome_free (outcome);
  if (dossier_receiving_is_done (reception->receiving))
    g_task_return_boolean (task, TRUE);
  else
    take_next (g_steal_pointer (&task));
}

/* Takes task. What others write meanwhile goes before the next slice. */
static void
take_next (GTask *task)
{
  g_autoptr (GTask) taken = task;
  DossierStore     *self = g_task_get_source_object (task);
  Reception        *reception = g_task_get_task_data (task);
  GError           *error = NULL;

  if (dossier_store_refuse_closed (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  reception->doing = (DossierDoing){ .body = take_slice, .data = reception->receiving, .can_come_again = TRUE };
  dossier_worker_push (self->writer, dossier_doing_do, &reception->doing, NULL, (GDestroyNotify) dossier_outcome_free,
                       g_task_get_cancellable (task), on_slice_taken, g_steal_pointer (&taken));
}

void
dossier_store_receive_async (DossierStore       *self,
                             DossierSegment     *segment,
                             DossierReceiveMode  mode,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask     *task;
  Reception *reception;

  g_return_if_fail (DOSSIER_IS_STORE (self) && segment != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE); /* a slice taken is a slice told */
  reception = g_new0 (Reception, 1);
  reception->segment = segment;
  reception->receiving = dossier_receiving_new (segment, mode);
  g_task_set_task_data (task, reception, free_reception);
  take_next (task);
}

gboolean
dossier_store_receive_finish (DossierStore    *self,
                              GAsyncResult    *result,
                              DossierReceived *received,
                              GError         **error)
{
  Reception *reception;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  reception = g_task_get_task_data (G_TASK (result));
  *received = dossier_receiving_get_received (reception->receiving);
  return TRUE;
}

typedef struct
{
  DossierProgress progress;
  gpointer        data;
  GCancellable   *cancellable;
  DossierCore    *core;
} CatchingUp;

static gboolean
tell_progress (gint64   done,
               gint64   all,
               gpointer data,
               GError **error)
{
  CatchingUp *catching = data;

  if (g_cancellable_set_error_if_cancelled (catching->cancellable, error))
    return FALSE;
  if (g_atomic_int_get (&catching->core->is_closing))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the dossier is being closed");
      return FALSE;
    }
  if (catching->progress != NULL)
    catching->progress (done, all, catching->data);
  return TRUE;
}

static gboolean
catch_up (DossierCore  *core,
          DossierDoing *doing,
          GPtrArray    *touched,
          GCancellable *cancellable,
          GError      **error)
{
  CatchingUp *catching = doing->data;

  catching->core = core;
  catching->cancellable = cancellable;
  doing->many = doing->scrubbed = TRUE;
  return dossier_tables_rebuild_watched (core->written, dossier_journal_get_lineage (core->journal), tell_progress, catching, error) &&
         dossier_database_run (core->written, "DELETE FROM awaited", error) && dossier_receive_grow_older (core->written, error) && dossier_core_note_projection (core->written, error);
}

gboolean
dossier_store_catch_up (DossierStore   *self,
                        DossierProgress progress,
                        gpointer        data,
                        GCancellable   *cancellable,
                        GError        **error)
{
  CatchingUp   catching = { .progress = progress, .data = data };
  DossierDoing doing = { .body = catch_up, .data = &catching };
  int         *n_works;
  gboolean     done;

  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);

  if (dossier_store_refuse_closed (self, error))
    return FALSE;
  n_works = &self->core->n_works;
  g_atomic_int_inc (n_works);
  done = dossier_doing_run (self, &doing, cancellable, error);
  g_atomic_int_add (n_works, -1);
  return done;
}
