#include "config.h"

#include "exchange-plan-private.h"

#include <glib/gi18n-lib.h>
#include <time.h>

/* Of one transaction: bounded, so that it travels well and the writer breathes. */
#define MOST_CHANGES 450

typedef struct
{
  ExchangePlan    *plan;
  DossierStore    *store;
  char            *label;
  guint            next;  /* row */
  gboolean         begun; /* something is written */
  gboolean         told_sources;
  ExchangeProgress progress;
  gpointer         progress_data;
  GError          *failure; /* told once what was written is taken back */
} Applying;

static void
applying_free (gpointer data)
{
  Applying *self = data;

  exchange_plan_unref (self->plan);
  g_object_unref (self->store);
  g_free (self->label);
  g_clear_error (&self->failure);
  g_free (self);
}

static Applying *
applying_new (ExchangePlan    *plan,
              DossierStore    *store,
              ExchangeProgress progress,
              gpointer         progress_data)
{
  Applying *self = g_new0 (Applying, 1);
  guint     n = plan->counts.added + plan->counts.updated;

  self->plan = exchange_plan_ref (plan);
  self->store = g_object_ref (store);
  self->label = g_strdup_printf (ngettext ("Import: %s, %u row", "Import: %s, %u rows", n), exchange_shape_get_label (plan->shape), n);
  self->progress = progress;
  self->progress_data = progress_data;
  return self;
}

static DossierAct *
begin_act (const Applying *self,
           gboolean        is_register)
{
  DossierAct *act = dossier_act_new (self->label);

  dossier_act_set_batch (act, self->plan->batch);
  if (self->plan->author != NULL)
    dossier_act_set_author (act, self->plan->author, NULL);
  dossier_act_set_rank (act, is_register ? DOSSIER_RANK_REGISTER : DOSSIER_RANK_HUMAN);
  return act;
}

static void
set_text (DossierAct        *act,
          const DossierKind *kind,
          const char        *id,
          const char        *field,
          const char        *text)
{
  if (text != NULL && text[0] != '\0')
    dossier_act_set (act, kind, id, field, dossier_value_new_text (text));
}

static DossierValue *
new_today (void)
{
  g_autoptr (GDate)    today = g_date_new ();
  g_autoptr (BaseDate) date = NULL;

  g_date_set_time_t (today, time (NULL));
  date = base_date_new (g_date_get_julian (today), g_date_get_julian (today), BASE_DATE_DAY, "");
  return dossier_value_new_date (date);
}

static void
write_source (DossierAct           *act,
              const ExchangeSource *source)
{
  const DossierKind *kind = dossier_kinds_find ("source");

  dossier_act_create (act, kind, source->id);
  set_text (act, kind, source->id, "title", source->title);
  set_text (act, kind, source->id, "producer", source->producer);
  set_text (act, kind, source->id, "edition", source->edition);
  set_text (act, kind, source->id, "licence", source->licence);
  set_text (act, kind, source->id, "file", source->file);
  set_text (act, kind, source->id, "shape", source->shape);
  dossier_act_set (act, kind, source->id, "retrieved_on", new_today ());
}

static void
write_commune (DossierAct            *act,
               const ExchangeCommune *commune)
{
  const DossierKind *kind = dossier_kinds_find ("territory");

  dossier_act_create (act, kind, commune->id);
  set_text (act, kind, commune->id, "name", commune->name);
  set_text (act, kind, commune->id, "type", "commune");
  set_text (act, kind, commune->id, "code", commune->code);
}

/* Who made the files, and the communes they name before anybody described them. */
static DossierAct *
make_first_act (Applying *self)
{
  DossierAct *act = begin_act (self, exchange_shape_is_register (self->plan->shape));

  self->told_sources = TRUE;
  for (guint i = 0; i < self->plan->sources->len; i++)
    if (((ExchangeSource *) self->plan->sources->pdata[i])->is_new)
      write_source (act, self->plan->sources->pdata[i]);
  for (guint i = 0; i < self->plan->communes->len; i++)
    write_commune (act, self->plan->communes->pdata[i]);
  return act;
}

static void
write_row (DossierAct            *act,
           const ExchangePlanned *row,
           const ExchangeSource  *source)
{
  const DossierKind *kind = row->proposal->kind;

  if (row->creates)
    dossier_act_create (act, kind, row->id);
  if (row->restores)
    dossier_act_restore (act, kind, row->id);
  for (guint i = 0; i < row->changes->len; i++)
    {
      const ExchangeAnswer *answer = row->changes->pdata[i];

      if (answer->key != NULL)
        dossier_act_put (act, kind, row->id, answer->field->code, answer->key, TRUE);
      else
        dossier_act_set (act, kind, row->id, answer->field->code, dossier_value_ref (answer->value));
    }
  if (dossier_kind_find_field (kind, "sources") != NULL)
    dossier_act_put (act, kind, row->id, "sources", source->id, TRUE);
}

static gboolean
is_written (const ExchangePlanned *row)
{
  return row->verdict == EXCHANGE_VERDICT_ADDED || row->verdict == EXCHANGE_VERDICT_UPDATED;
}

/* The next rows, of one rank; NULL when all are done. */
static DossierAct *
make_next_act (Applying *self)
{
  GPtrArray             *rows = self->plan->rows;
  g_autoptr (DossierAct) act = NULL;
  gboolean               rank = FALSE;

  if (!self->told_sources)
    return make_first_act (self);
  for (; self->next < rows->len; self->next++)
    {
      const ExchangePlanned *row = rows->pdata[self->next];

      if (!is_written (row))
        continue;
      if (act != NULL && (row->is_register != rank || dossier_act_get_n_changes (act) + row->changes->len > MOST_CHANGES))
        break;
      if (act == NULL)
        {
          rank = row->is_register;
          act = begin_act (self, rank);
        }
      write_row (act, row, self->plan->source_of_row->pdata[self->next]);
    }
  return g_steal_pointer (&act);
}

static void
tell_progress (const Applying *self)
{
  if (self->progress != NULL)
    self->progress ((double) self->next / MAX (1, self->plan->rows->len), self->next, self->progress_data);
}

gboolean
exchange_plan_apply (ExchangePlan    *self,
                     DossierStore    *store,
                     ExchangeProgress progress,
                     gpointer         progress_data,
                     GCancellable    *cancellable,
                     GError         **error)
{
  Applying              *applying;
  g_autoptr (DossierAct) act = NULL;
  gboolean               done = TRUE;

  g_return_val_if_fail (self != NULL && DOSSIER_IS_STORE (store), FALSE);

  if (exchange_plan_is_empty (self))
    return TRUE;
  applying = applying_new (self, store, progress, progress_data);
  while (done && (act = make_next_act (applying)) != NULL)
    {
      done = !g_cancellable_set_error_if_cancelled (cancellable, error) && dossier_store_write (store, act, error);
      applying->begun = applying->begun || done;
      g_clear_pointer (&act, dossier_act_free);
      tell_progress (applying);
    }
  if (!done && applying->begun)
    dossier_store_undo_batch (store, self->batch, NULL); /* best effort: what failed is told, what was written stays in the history */
  applying_free (applying);
  return done;
}

static void write_next (GTask *task);

static void
on_taken_back (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Applying         *self = g_task_get_task_data (task);

  dossier_store_undo_finish (self->store, result, NULL, NULL); /* best effort, as above */
  g_task_return_error (task, g_steal_pointer (&self->failure));
}

/* Takes task and failure. */
static void
give_up (GTask  *task,
         GError *failure)
{
  Applying *self = g_task_get_task_data (task);

  if (self->begun)
    {
      self->failure = failure;
      dossier_store_undo_batch_async (self->store, self->plan->batch, on_taken_back, task);
      return;
    }
  g_task_return_error (task, failure);
  g_object_unref (task);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask    *task = user_data;
  Applying *self = g_task_get_task_data (task);
  GError   *error = NULL;

  if (!dossier_store_write_finish (self->store, result, &error))
    {
      give_up (task, error);
      return;
    }
  self->begun = TRUE;
  tell_progress (self);
  write_next (task);
}

/* Takes task. */
static void
write_next (GTask *task)
{
  Applying   *self = g_task_get_task_data (task);
  GError     *error = NULL;
  DossierAct *act;

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    {
      give_up (task, error);
      return;
    }
  act = make_next_act (self);
  if (act != NULL)
    {
      dossier_store_write_async (self->store, act, on_written, task);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

void
exchange_plan_apply_async (ExchangePlan       *self,
                           DossierStore       *store,
                           ExchangeProgress    progress,
                           gpointer            progress_data,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (self != NULL && DOSSIER_IS_STORE (store));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE); /* cancelling is dealt with between two acts */
  g_task_set_task_data (task, applying_new (self, store, progress, progress_data), applying_free);
  if (!exchange_plan_is_empty (self))
    {
      write_next (task);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

gboolean
exchange_plan_apply_finish (ExchangePlan *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (self != NULL && g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
