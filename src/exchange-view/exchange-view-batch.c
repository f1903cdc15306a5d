#include "exchange-view-batch.h"

#include "base-identifier.h"

struct _ExchangeViewBatch
{
  GObject       parent_instance;
  DossierStore *store;
  GSettings    *settings; /* or NULL */
  char         *id;
  GListStore   *files;
  guint         writing;   /* index of the file being written; n_files: none */
  gboolean      has_begun; /* something is written */
};

enum
{
  CHANGED,
  PROGRESSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ExchangeViewBatch, exchange_view_batch, G_TYPE_OBJECT)

/* What others need comes first. */
static int
rank (ExchangeViewFile *file)
{
  switch (exchange_view_file_get_shape (file))
    {
    case EXCHANGE_SHAPE_TERRITORIES:
    case EXCHANGE_SHAPE_COMMUNES:
      return 0;
    case EXCHANGE_SHAPE_SCHOOLS:
      return 1;
    case EXCHANGE_SHAPE_QPV:
      return 2;
    case EXCHANGE_SHAPE_REP:
      return 3;
    case EXCHANGE_SHAPE_STRUCTURES:
      return 4;
    case EXCHANGE_SHAPE_LINKS:
      return 5;
    case EXCHANGE_SHAPE_UNKNOWN:
    default:
      return 6;
    }
}

static int
compare_ranks (gconstpointer one,
               gconstpointer other,
               gpointer      data)
{
  return rank ((gpointer) one) - rank ((gpointer) other);
}

static ExchangeViewFile *
peek_file (ExchangeViewBatch *self,
           guint              index)
{
  g_autoptr (ExchangeViewFile) file = g_list_model_get_item (G_LIST_MODEL (self->files), index);

  return file;
}

static guint
count_files (ExchangeViewBatch *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->files));
}

static void
put_in_order (ExchangeViewBatch *self)
{
  for (guint i = 1; i < count_files (self); i++)
    if (rank (peek_file (self, i - 1)) > rank (peek_file (self, i)))
      {
        g_list_store_sort (self->files, compare_ranks, NULL);
        return;
      }
}

static void
on_file_changed (ExchangeViewBatch *self,
                 ExchangeViewFile  *file)
{
  if (self->writing >= count_files (self) && exchange_view_file_get_state (file) == EXCHANGE_VIEW_FILE_READY)
    put_in_order (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_file_progressed (ExchangeViewBatch *self)
{
  g_signal_emit (self, signals[PROGRESSED], 0);
}

/* Takes file. */
static void
add_file (ExchangeViewBatch *self,
          ExchangeViewFile  *file)
{
  g_signal_connect_object (file, "changed", G_CALLBACK (on_file_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (file, "progressed", G_CALLBACK (on_file_progressed), self, G_CONNECT_SWAPPED);
  g_list_store_append (self->files, file);
  self->writing = G_MAXUINT;
  exchange_view_file_read (file);
  g_object_unref (file);
}

void
exchange_view_batch_add (ExchangeViewBatch *self,
                         const char        *path)
{
  g_return_if_fail (EXCHANGE_VIEW_IS_BATCH (self) && path != NULL);

  for (guint i = 0; i < count_files (self); i++)
    if (g_str_equal (exchange_view_file_get_path (peek_file (self, i)), path))
      return;
  add_file (self, exchange_view_file_new (self->store, self->settings, path, self->id));
}

void
exchange_view_batch_add_paste (ExchangeViewBatch *self,
                               ExchangePaste     *paste)
{
  g_return_if_fail (EXCHANGE_VIEW_IS_BATCH (self) && paste != NULL);

  add_file (self, exchange_view_file_new_pasted (self->store, self->settings, paste, self->id));
}

void
exchange_view_batch_remove (ExchangeViewBatch *self,
                            ExchangeViewFile  *file)
{
  guint position;

  g_return_if_fail (EXCHANGE_VIEW_IS_BATCH (self));

  if (!g_list_store_find (self->files, file, &position))
    return;
  exchange_view_file_stop (file);
  g_signal_handlers_disconnect_by_data (file, self);
  g_list_store_remove (self->files, position);
  g_signal_emit (self, signals[CHANGED], 0);
}

GListModel *
exchange_view_batch_get_files (ExchangeViewBatch *self)
{
  return G_LIST_MODEL (self->files);
}

void
exchange_view_batch_stop (ExchangeViewBatch *self)
{
  g_return_if_fail (EXCHANGE_VIEW_IS_BATCH (self));

  for (guint i = 0; i < count_files (self); i++)
    exchange_view_file_stop (peek_file (self, i));
}

gboolean
exchange_view_batch_is_awaiting (ExchangeViewBatch *self,
                                 ExchangeViewFile  *file)
{
  ExchangeShape shape = exchange_view_file_get_shape (file);

  if ((shape != EXCHANGE_SHAPE_REP && shape != EXCHANGE_SHAPE_LINKS) || exchange_view_file_get_state (file) == EXCHANGE_VIEW_FILE_WRITTEN)
    return FALSE;
  for (guint i = 0; i < count_files (self); i++)
    {
      ExchangePlan *plan = exchange_view_file_get_plan (peek_file (self, i));

      if (plan != NULL && (exchange_plan_get_shape (plan) == EXCHANGE_SHAPE_SCHOOLS || exchange_plan_get_shape (plan) == EXCHANGE_SHAPE_STRUCTURES) && exchange_plan_get_counts (plan)->added > 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
exchange_view_batch_can_write (ExchangeViewBatch *self)
{
  gboolean something = FALSE;

  for (guint i = 0; i < count_files (self); i++)
    {
      ExchangeViewFile     *file = peek_file (self, i);
      ExchangeViewFileState state = exchange_view_file_get_state (file);

      if (state != EXCHANGE_VIEW_FILE_READY && state != EXCHANGE_VIEW_FILE_FAILED)
        return FALSE;
      something = something || (state == EXCHANGE_VIEW_FILE_READY && !exchange_plan_is_empty (exchange_view_file_get_plan (file)));
    }
  return something;
}

void
exchange_view_batch_sum (ExchangeViewBatch *self,
                         ExchangeCounts    *sum)
{
  *sum = (ExchangeCounts){ 0 };
  for (guint i = 0; i < count_files (self); i++)
    {
      ExchangePlan         *plan = exchange_view_file_get_plan (peek_file (self, i));
      const ExchangeCounts *counts = plan != NULL ? exchange_plan_get_counts (plan) : &(ExchangeCounts){ 0 };

      sum->rows += counts->rows;
      sum->added += counts->added;
      sum->updated += counts->updated;
      sum->unchanged += counts->unchanged;
      sum->held += counts->held;
      sum->refused += counts->refused;
      sum->ignored += counts->ignored;
      sum->doubtful += counts->doubtful;
      sum->more += counts->more;
    }
}

/* --- writing, one file after another */

static void write_next (GTask *task);

static void
on_taken_back (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  dossier_store_undo_finish (DOSSIER_STORE (source), result, NULL, NULL); /* best effort: the history shows what stayed */
  g_task_return_error (task, g_error_copy (g_task_get_task_data (task)));
}

/* Takes task and error. is_clean: what was begun has been taken back already. */
static void
give_up (GTask   *task,
         GError  *error,
         gboolean is_clean)
{
  ExchangeViewBatch *self = g_task_get_source_object (task);

  self->writing = G_MAXUINT;
  if (self->has_begun && !is_clean)
    {
      self->has_begun = FALSE;
      g_task_set_task_data (task, error, (GDestroyNotify) g_error_free);
      dossier_store_undo_batch_async (self->store, self->id, on_taken_back, task);
      return;
    }
  self->has_begun = FALSE;
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask             *task = user_data;
  ExchangeViewBatch *self = g_task_get_source_object (task);
  GError            *error = NULL;
  gboolean           has_begun;

  if (!exchange_view_file_write_finish (EXCHANGE_VIEW_FILE (source), result, &has_begun, &error))
    {
      give_up (task, error, has_begun);
      return;
    }
  self->has_begun = self->has_begun || has_begun;
  self->writing++;
  write_next (task);
}

/* Takes task. Files that failed to be read are passed over: the good ones go in. */
static void
write_next (GTask *task)
{
  ExchangeViewBatch *self = g_task_get_source_object (task);

  while (self->writing < count_files (self) && exchange_view_file_get_state (peek_file (self, self->writing)) != EXCHANGE_VIEW_FILE_READY)
    self->writing++;
  g_signal_emit (self, signals[PROGRESSED], 0);
  if (self->writing < count_files (self))
    {
      exchange_view_file_write_async (peek_file (self, self->writing), g_task_get_cancellable (task), on_written, task);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

void
exchange_view_batch_write_async (ExchangeViewBatch  *self,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (EXCHANGE_VIEW_IS_BATCH (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE); /* what was written is told */
  self->writing = 0;
  self->has_begun = FALSE;
  write_next (task);
}

gboolean
exchange_view_batch_write_finish (ExchangeViewBatch *self,
                                  GAsyncResult      *result,
                                  GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

ExchangeViewFile *
exchange_view_batch_get_progress (ExchangeViewBatch *self,
                                  double            *share)
{
  guint             n = count_files (self);
  ExchangeViewFile *file = self->writing < n ? peek_file (self, self->writing) : NULL;

  *share = file != NULL ? (self->writing + MAX (0.0, exchange_view_file_get_progress (file, NULL))) / n : 0.0;
  return file;
}

static void
exchange_view_batch_dispose (GObject *object)
{
  ExchangeViewBatch *self = EXCHANGE_VIEW_BATCH (object);

  if (self->files != NULL)
    exchange_view_batch_stop (self);
  g_clear_object (&self->files);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (exchange_view_batch_parent_class)->dispose (object);
}

static void
exchange_view_batch_class_init (ExchangeViewBatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = exchange_view_batch_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROGRESSED] = g_signal_new ("progressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
exchange_view_batch_init (ExchangeViewBatch *self)
{
  self->files = g_list_store_new (EXCHANGE_VIEW_TYPE_FILE);
  self->id = base_identifier_new ();
  self->writing = G_MAXUINT;
}

ExchangeViewBatch *
exchange_view_batch_new (DossierStore *store,
                         GSettings    *settings)
{
  ExchangeViewBatch *self;

  g_return_val_if_fail (DOSSIER_IS_STORE (store), NULL);

  self = g_object_new (EXCHANGE_VIEW_TYPE_BATCH, NULL);
  self->store = g_object_ref (store);
  g_set_object (&self->settings, settings);
  return self;
}
