#include "carry-relay.h"

#include "carry-helper.h"
#include "carry-name.h"
#include "carry-talk.h"

#define SILENCE_MILLISECONDS 15000

struct _CarryRelay
{
  GObject parent_instance;

  char   *share;
  char   *mirror;
  char   *poste;
  GBytes *sentinel;

  CarryHelper *helper;
  guint        silence;

  GQueue     waiting; /* of GTask, owned; their data: CarryRequest */
  GTask     *task;    /* what is asked now; NULL: nothing */
  CarryTalk *talk;    /* and how */
};

enum
{
  HEARD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CarryRelay, carry_relay, G_TYPE_OBJECT)

static void begin_next (CarryRelay *self);

static void
on_heard (const CarryReport *report,
          gpointer           user_data)
{
  g_signal_emit (user_data, signals[HEARD], 0, report->n_bytes, report->items->len);
}

static void
on_ended (CarryReport *report,
          gpointer     user_data)
{
  g_autoptr (CarryRelay) self = g_object_ref (user_data);
  g_autoptr (GTask)      task = g_steal_pointer (&self->task);

  g_clear_pointer (&self->talk, carry_talk_unref);
  g_task_return_pointer (task, report, (GDestroyNotify) carry_report_free);
  begin_next (self);
}

static void
begin_next (CarryRelay *self)
{
  g_autoptr (CarryTalk) talk = NULL;

  if (self->task != NULL || g_queue_is_empty (&self->waiting))
    return;
  self->task = g_queue_pop_head (&self->waiting);
  talk = carry_talk_new (self->helper, g_task_get_task_data (self->task), self->silence, on_heard, on_ended, self);
  self->talk = carry_talk_ref (talk);
  carry_talk_begin (talk, g_task_get_context (self->task), g_task_get_cancellable (self->task));
}

static void
carry_relay_dispose (GObject *object)
{
  carry_relay_stop (CARRY_RELAY (object));
  G_OBJECT_CLASS (carry_relay_parent_class)->dispose (object);
}

static void
carry_relay_finalize (GObject *object)
{
  CarryRelay *self = CARRY_RELAY (object);

  carry_helper_free (self->helper);
  g_clear_pointer (&self->sentinel, g_bytes_unref);
  g_free (self->share);
  g_free (self->mirror);
  g_free (self->poste);
  G_OBJECT_CLASS (carry_relay_parent_class)->finalize (object);
}

static void
carry_relay_class_init (CarryRelayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = carry_relay_dispose;
  object_class->finalize = carry_relay_finalize;

  signals[HEARD] = g_signal_new ("heard", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_UINT);
}

static void
carry_relay_init (CarryRelay *self)
{
  self->helper = carry_helper_new ();
  self->silence = SILENCE_MILLISECONDS;
  g_queue_init (&self->waiting);
}

CarryRelay *
carry_relay_new (const char *share,
                 const char *mirror,
                 const char *poste,
                 GBytes     *sentinel)
{
  CarryRelay *self;

  g_return_val_if_fail (share != NULL && g_path_is_absolute (share), NULL);
  g_return_val_if_fail (mirror == NULL || g_path_is_absolute (mirror), NULL);
  g_return_val_if_fail (poste == NULL || carry_name_is_poste (poste), NULL);

  self = g_object_new (CARRY_TYPE_RELAY, NULL);
  self->share = g_strdup (share);
  self->mirror = g_strdup (mirror);
  self->poste = g_strdup (poste);
  self->sentinel = sentinel != NULL ? g_bytes_ref (sentinel) : NULL;
  return self;
}

void
carry_relay_set_patience (CarryRelay *self,
                          guint       silence_milliseconds,
                          guint       pause_milliseconds)
{
  g_return_if_fail (CARRY_IS_RELAY (self));

  self->silence = silence_milliseconds;
  carry_helper_set_pause (self->helper, pause_milliseconds);
}

gboolean
carry_relay_is_busy (CarryRelay *self)
{
  g_return_val_if_fail (CARRY_IS_RELAY (self), FALSE);

  return self->task != NULL;
}

guint
carry_relay_get_n_stuck (CarryRelay *self)
{
  g_return_val_if_fail (CARRY_IS_RELAY (self), 0);

  return carry_helper_get_n_stuck (self->helper);
}

static void
fill_place (CarryRelay   *self,
            CarryRequest *request)
{
  request->share = g_strdup (self->share);
  request->mirror = g_strdup (self->mirror);
  request->poste = g_strdup (self->poste);
  request->sentinel = self->sentinel != NULL ? g_bytes_ref (self->sentinel) : NULL;
}

void
carry_relay_ask_async (CarryRelay         *self,
                       CarryRequest       *request,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (CARRY_IS_RELAY (self) && request != NULL);
  g_return_if_fail (request->what == CARRY_ASK_PROBE || (self->mirror != NULL && self->poste != NULL && self->sentinel != NULL));

  fill_place (self, request);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, carry_relay_ask_async);
  g_task_set_check_cancellable (task, FALSE); /* what was done is told */
  g_task_set_task_data (task, request, (GDestroyNotify) carry_request_free);
  g_queue_push_tail (&self->waiting, task);
  begin_next (self);
}

CarryReport *
carry_relay_ask_finish (CarryRelay   *self,
                        GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
on_asked (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(CarryReport **) user_data = carry_relay_ask_finish (CARRY_RELAY (source), result);
}

CarryReport *
carry_relay_ask (CarryRelay   *self,
                 CarryRequest *request,
                 GCancellable *cancellable)
{
  g_autoptr (GMainContext) context = NULL;
  CarryReport             *report = NULL;

  g_return_val_if_fail (CARRY_IS_RELAY (self) && self->task == NULL, NULL);

  context = g_main_context_new ();
  g_main_context_push_thread_default (context);
  carry_relay_ask_async (self, request, cancellable, on_asked, &report);
  while (report == NULL)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);
  return report;
}

static void
stop_waiting (gpointer data)
{
  g_autoptr (GTask) task = data;
  CarryReport      *report = carry_report_new ();

  report->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "given up");
  g_task_return_pointer (task, report, (GDestroyNotify) carry_report_free);
}

void
carry_relay_stop (CarryRelay *self)
{
  g_return_if_fail (CARRY_IS_RELAY (self));

  g_queue_clear_full (&self->waiting, stop_waiting);
  if (self->talk != NULL)
    carry_talk_stop (self->talk);
  if (self->talk == NULL) /* nobody asked anew on hearing of it */
    carry_helper_let_go (self->helper);
}
