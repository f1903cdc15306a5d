#include "exchange-import.h"

#include "base-identifier.h"
#include "dossier-turn.h"

#include "exchange-courier.h"
#include "exchange-plan-private.h"

#define COMPARED 0.4 /* of the time a file takes; the rest is writing */

typedef struct
{
  GPtrArray         *requests; /* ExchangeRequest */
  ExchangeImportMode mode;
  ExchangePlan      *first; /* made while others could still write; NULL: none */
  char              *batch; /* id */
  guint              at;    /* index of the file in hand */
  ExchangeProgress   progress;
  gpointer           progress_data;
  GCancellable      *cancellable;
  ExchangeCourier   *courier; /* of who may not wait */
} Import;

static Import *
import_new (GPtrArray         *requests,
            ExchangeImportMode mode,
            GCancellable      *cancellable)
{
  Import *self = g_new0 (Import, 1);

  self->requests = g_ptr_array_ref (requests);
  self->mode = mode;
  self->batch = base_identifier_new ();
  if (cancellable != NULL)
    self->cancellable = g_object_ref (cancellable);
  return self;
}

static void
import_free (gpointer data)
{
  Import *self = data;

  g_clear_pointer (&self->first, exchange_plan_unref);
  g_clear_pointer (&self->courier, exchange_courier_unref);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->requests);
  g_free (self->batch);
  g_free (self);
}

static void
tell (const Import *self,
      double        share)
{
  if (self->progress != NULL)
    self->progress (share, self->at, self->progress_data);
}

static void
tell_compared (double   share,
               guint64  rows,
               gpointer import)
{
  tell (import, COMPARED * share);
}

static void
tell_written (double   share,
              guint64  rows,
              gpointer import)
{
  tell (import, COMPARED + (1 - COMPARED) * share);
}

static gpointer
compare (DossierReader *reader,
         gpointer       import,
         GCancellable  *cancellable,
         GError       **error)
{
  Import        *self = import;
  ExchangeMaking making = { self->requests->pdata[self->at], tell_compared, self, self->cancellable };

  return exchange_plan_make (reader, &making, cancellable, error);
}

/* The first was compared before our turn came: it stands when nobody wrote since. */
static ExchangePlan *
find_plan (Import      *self,
           DossierTurn *turn,
           GError     **error)
{
  if (self->at == 0 && self->first != NULL && exchange_plan_is_fresh (self->first, turn))
    return exchange_plan_ref (self->first);
  return dossier_turn_ask (turn, compare, self, error);
}

/* What no file comes after need not be written to be known. */
static gboolean
is_to_be_written (const Import *self)
{
  return self->mode == EXCHANGE_IMPORT_WRITE || self->at + 1 < self->requests->len;
}

static gpointer
do_all (DossierTurn  *turn,
        gpointer      import,
        GCancellable *cancellable,
        GError      **error)
{
  Import               *self = import;
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func ((GDestroyNotify) exchange_plan_unref);

  if (self->mode == EXCHANGE_IMPORT_TRIAL)
    dossier_turn_let_go (turn);
  else if (!dossier_turn_back_up (turn, DOSSIER_BACKUP_IMPORT, error))
    return NULL;
  for (self->at = 0; self->at < self->requests->len; self->at++)
    {
      ExchangePlan *plan;

      tell (self, 0);
      plan = find_plan (self, turn, error);
      if (plan == NULL)
        return NULL;
      g_ptr_array_add (plans, plan);
      if (is_to_be_written (self) && !exchange_plan_write (plan, turn, self->batch, tell_written, self, error))
        return NULL;
    }
  return g_steal_pointer (&plans);
}

/* One file that is only tried needs no turn, nor does one that would change nothing. */
static gboolean
is_known_already (const Import *self)
{
  return self->requests->len == 1 && (self->mode == EXCHANGE_IMPORT_TRIAL || exchange_plan_is_empty (self->first));
}

static GPtrArray *
take_first (Import *self)
{
  GPtrArray *plans = g_ptr_array_new_with_free_func ((GDestroyNotify) exchange_plan_unref);

  g_ptr_array_add (plans, g_steal_pointer (&self->first));
  return plans;
}

GPtrArray *
exchange_import_run (DossierStore      *store,
                     GPtrArray         *requests,
                     ExchangeImportMode mode,
                     ExchangeProgress   progress,
                     gpointer           progress_data,
                     GCancellable      *cancellable,
                     guint             *at,
                     GError           **error)
{
  Import    *self;
  GPtrArray *plans = NULL;

  g_return_val_if_fail (DOSSIER_IS_STORE (store) && requests != NULL && requests->len > 0, NULL);

  self = import_new (requests, mode, cancellable);
  self->progress = progress;
  self->progress_data = progress_data;
  tell (self, 0);
  self->first = dossier_store_ask (store, compare, self, error);
  if (self->first != NULL)
    plans = is_known_already (self) ? take_first (self) : dossier_store_work (store, do_all, self, cancellable, error);
  if (at != NULL)
    *at = self->at;
  import_free (self);
  return plans;
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;
  GPtrArray        *plans = dossier_store_work_finish (DOSSIER_STORE (source), result, &error);

  if (plans == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, plans, (GDestroyNotify) g_ptr_array_unref);
}

static void
on_first_compared (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Import           *self = g_task_get_task_data (task);
  GError           *error = NULL;

  self->first = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);
  if (self->first == NULL)
    g_task_return_error (task, error);
  else if (is_known_already (self))
    g_task_return_pointer (task, take_first (self), (GDestroyNotify) g_ptr_array_unref);
  else
    dossier_store_work_async (DOSSIER_STORE (source), do_all, self, NULL, (GDestroyNotify) g_ptr_array_unref,
                              self->cancellable, on_done, g_steal_pointer (&task));
}

void
exchange_import_run_async (DossierStore       *store,
                           GPtrArray          *requests,
                           ExchangeImportMode  mode,
                           ExchangeProgress    progress,
                           gpointer            progress_data,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask  *task;
  Import *self;

  g_return_if_fail (DOSSIER_IS_STORE (store) && requests != NULL && requests->len > 0);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE); /* what was written is told */
  self = import_new (requests, mode, cancellable);
  self->courier = exchange_courier_new (progress, progress_data, cancellable);
  self->progress = exchange_courier_carry;
  self->progress_data = self->courier;
  g_task_set_task_data (task, self, import_free);
  dossier_store_ask_async (store, compare, self, NULL, (GDestroyNotify) exchange_plan_unref, cancellable, on_first_compared, task);
}

GPtrArray *
exchange_import_run_finish (DossierStore *store,
                            GAsyncResult *result,
                            guint        *at,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  if (at != NULL)
    *at = ((Import *) g_task_get_task_data (G_TASK (result)))->at;
  return g_task_propagate_pointer (G_TASK (result), error);
}
