#include "exchange-view-batch.h"

#include "exchange-import.h"

struct _ExchangeViewBatch
{
  GObject           parent_instance;
  DossierStore     *store;
  GSettings        *settings; /* or NULL */
  GListStore       *files;
  GCancellable     *comparing; /* NULL: nothing is being compared. An answer that comes with another one is late */
  GPtrArray        *compared;  /* ExchangeViewFile, those being compared or written, in order */
  ExchangeViewFile *writing;   /* being written, borrowed; NULL: none */
  double            share;     /* of the whole writing */
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

/* --- comparing */

/* Fills compared with the files that can be, in order, and returns what they ask (ExchangeRequest). */
static GPtrArray *
gather (ExchangeViewBatch *self)
{
  GPtrArray *requests = g_ptr_array_new_with_free_func ((GDestroyNotify) exchange_request_free);

  g_ptr_array_set_size (self->compared, 0);
  for (guint i = 0; i < count_files (self); i++)
    {
      ExchangeRequest *request = exchange_view_file_dup_request (peek_file (self, i));

      if (request == NULL)
        continue;
      g_ptr_array_add (requests, request);
      g_ptr_array_add (self->compared, g_object_ref (peek_file (self, i)));
    }
  return requests;
}

static void
take_plans (ExchangeViewBatch *self,
            GPtrArray         *plans,
            gboolean           is_written)
{
  g_autoptr (GPtrArray) files = g_ptr_array_copy (self->compared, (GCopyFunc) g_object_ref, NULL);

  g_ptr_array_set_free_func (files, g_object_unref);
  for (guint i = 0; i < files->len; i++)
    exchange_view_file_take_plan (files->pdata[i], plans->pdata[i], is_written);
}

static void compare (ExchangeViewBatch *self);

typedef struct
{
  ExchangeViewBatch *batch;
  GCancellable      *comparing;
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->batch);
  g_object_unref (errand->comparing);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
on_compared (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Errand)    errand = user_data;
  g_autoptr (GError)    error = NULL;
  guint                 at;
  g_autoptr (GPtrArray) plans = exchange_import_run_finish (DOSSIER_STORE (source), result, &at, &error);
  ExchangeViewBatch    *self = errand->batch;

  if (self->comparing != errand->comparing)
    return;
  g_clear_object (&self->comparing);
  if (plans != NULL)
    {
      take_plans (self, plans, FALSE);
      return;
    }
  exchange_view_file_fail (self->compared->pdata[at], error);
  compare (self); /* the others go in without it */
}

static void
on_compare_progress (double   share,
                     guint64  index,
                     gpointer batch)
{
  ExchangeViewBatch *self = batch;

  if (index < self->compared->len)
    exchange_view_file_tell (self->compared->pdata[index], share);
}

static void
stop_comparing (ExchangeViewBatch *self)
{
  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
}

/* All of them, from the first: each stands on the ones before. */
static void
compare (ExchangeViewBatch *self)
{
  g_autoptr (GPtrArray) requests = NULL;
  Errand               *errand;

  stop_comparing (self);
  if (self->writing != NULL)
    return;
  put_in_order (self);
  requests = gather (self);
  if (requests->len == 0)
    return;
  self->comparing = g_cancellable_new ();
  errand = g_new (Errand, 1);
  errand->batch = g_object_ref (self);
  errand->comparing = g_object_ref (self->comparing);
  exchange_import_run_async (self->store, requests, EXCHANGE_IMPORT_TRIAL, on_compare_progress, self, self->comparing, on_compared, errand);
}

static void
on_file_changed (ExchangeViewBatch *self)
{
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
  g_signal_connect_object (file, "stale", G_CALLBACK (compare), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (file, "progressed", G_CALLBACK (on_file_progressed), self, G_CONNECT_SWAPPED);
  g_list_store_append (self->files, file);
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
  add_file (self, exchange_view_file_new (self->settings, self->store, path));
}

void
exchange_view_batch_add_paste (ExchangeViewBatch *self,
                               ExchangePaste     *paste)
{
  g_return_if_fail (EXCHANGE_VIEW_IS_BATCH (self) && paste != NULL);

  add_file (self, exchange_view_file_new_pasted (self->settings, self->store, paste));
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
  compare (self);
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

  stop_comparing (self);
  for (guint i = 0; i < count_files (self); i++)
    exchange_view_file_stop (peek_file (self, i));
}

gboolean
exchange_view_batch_is_settled (ExchangeViewBatch *self)
{
  if (self->comparing != NULL)
    return FALSE;
  for (guint i = 0; i < count_files (self); i++)
    {
      ExchangeViewFileState state = exchange_view_file_get_state (peek_file (self, i));

      if (state != EXCHANGE_VIEW_FILE_READY && state != EXCHANGE_VIEW_FILE_FAILED)
        return FALSE;
    }
  return TRUE;
}

gboolean
exchange_view_batch_can_write (ExchangeViewBatch *self)
{
  if (!exchange_view_batch_is_settled (self))
    return FALSE;
  for (guint i = 0; i < count_files (self); i++)
    {
      ExchangeViewFile *file = peek_file (self, i);

      if (exchange_view_file_get_state (file) == EXCHANGE_VIEW_FILE_READY && !exchange_plan_is_empty (exchange_view_file_get_plan (file)))
        return TRUE;
    }
  return FALSE;
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

/* --- writing */

static void
on_write_progress (double   share,
                   guint64  index,
                   gpointer batch)
{
  ExchangeViewBatch *self = batch;

  self->writing = self->compared->pdata[index];
  self->share = ((double) index + share) / self->compared->len;
  g_signal_emit (self, signals[PROGRESSED], 0);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask)     task = user_data;
  ExchangeViewBatch    *self = g_task_get_source_object (task);
  GError               *error = NULL;
  g_autoptr (GPtrArray) plans = exchange_import_run_finish (DOSSIER_STORE (source), result, NULL, &error);

  self->writing = NULL;
  if (plans != NULL)
    take_plans (self, plans, TRUE);
  if (plans != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Files that failed to be read are passed over: the good ones go in. */
void
exchange_view_batch_write_async (ExchangeViewBatch  *self,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GPtrArray) requests = NULL;
  GTask                *task;

  g_return_if_fail (exchange_view_batch_can_write (self));

  exchange_view_batch_stop (self);
  requests = gather (self);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE); /* what was written is told */
  on_write_progress (0, 0, self);
  exchange_import_run_async (self->store, requests, EXCHANGE_IMPORT_WRITE, on_write_progress, self, cancellable, on_written, task);
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
  *share = self->writing != NULL ? self->share : 0.0;
  return self->writing;
}

static void
exchange_view_batch_dispose (GObject *object)
{
  ExchangeViewBatch *self = EXCHANGE_VIEW_BATCH (object);

  if (self->files != NULL)
    exchange_view_batch_stop (self);
  g_clear_object (&self->files);
  g_clear_pointer (&self->compared, g_ptr_array_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
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
  self->compared = g_ptr_array_new_with_free_func (g_object_unref);
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
