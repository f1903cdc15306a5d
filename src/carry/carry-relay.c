#include "carry-relay.h"

#include <errno.h>
#include <glib-unix.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>

#include "carry-helper.h"
#include "carry-name.h"

#define SILENCE_MILLISECONDS 15000
#define TICKS 8 /* looks at the clock in the time of a silence */
#define READ_MAX 65536

struct _CarryRelay
{
  GObject parent_instance;

  char   *share;
  char   *mirror;
  char   *poste;
  GBytes *sentinel;

  CarryHelper *helper;
  guint        silence;

  GQueue waiting; /* of GTask, owned; their data: CarryRequest */

  /* Of the request that is asked now. */
  GTask       *task; /* NULL: none */
  CarryReport *report;
  GBytes      *frame;
  gsize        n_said; /* bytes of frame */
  GByteArray  *heard;  /* of the word that is not whole */
  gboolean     is_fresh;
  gint64       heard_at;
  GSource     *reading;
  GSource     *writing; /* NULL once all is said */
  GSource     *ticking;
  GSource     *cancelling;
};

enum
{
  HEARD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CarryRelay, carry_relay, G_TYPE_OBJECT)

static void begin_next (CarryRelay *self);
static void speak (CarryRelay *self);

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
fall_silent (CarryRelay *self)
{
  clear_source (&self->reading);
  clear_source (&self->writing);
  clear_source (&self->ticking);
  clear_source (&self->cancelling);
  g_clear_pointer (&self->frame, g_bytes_unref);
  g_byte_array_set_size (self->heard, 0);
  self->n_said = 0;
}

/* error: taken; NULL where the report says it, or there is none. */
static void
finish (CarryRelay *self,
        GError     *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  fall_silent (self);
  if (error != NULL)
    {
      g_clear_error (&self->report->error);
      self->report->error = error;
    }
  g_task_return_pointer (task, g_steal_pointer (&self->report), (GDestroyNotify) carry_report_free);
  begin_next (self);
}

/* Whoever is killed in the middle may be stuck there. */
static void
give_up (CarryRelay *self,
         GError     *error)
{
  carry_helper_kill (self->helper, g_error_matches (error, CARRY_ERROR, CARRY_ERROR_FROZEN));
  finish (self, error);
}

static void
give_up_nonsense (CarryRelay *self,
                  const char *why)
{
  give_up (self, g_error_new (CARRY_ERROR, CARRY_ERROR_CRASHED, "liens-relay %s", why));
}

/* It hung up. One that was idle may have been ended by others meanwhile: another is started, once. */
static void
lose_helper (CarryRelay *self)
{
  carry_helper_let_go (self->helper);
  if (self->is_fresh)
    {
      finish (self, g_error_new_literal (CARRY_ERROR, CARRY_ERROR_CRASHED, "liens-relay ended in the middle"));
      return;
    }
  fall_silent (self);
  speak (self);
}

static void
take_words (CarryRelay *self)
{
  g_autoptr (GTask) task = g_object_ref (self->task);
  gsize             taken = 0;
  gboolean          is_last = FALSE;

  while (!is_last && self->heard->len - taken >= CARRY_FRAME_HEADER)
    {
      const guint8 *frame = self->heard->data + taken;
      gsize         length = carry_frame_get_length (frame, CARRY_WORD_MAX);
      CarryWord    *word;

      if (length > 0 && self->heard->len - taken - CARRY_FRAME_HEADER < length)
        break;
      word = length > 0 ? carry_word_parse (frame + CARRY_FRAME_HEADER, length) : NULL;
      if (word == NULL || !carry_report_take (self->report, word, &is_last))
        {
          give_up_nonsense (self, "said what is not a word");
          return;
        }
      taken += CARRY_FRAME_HEADER + length;
    }
  if (is_last && taken < self->heard->len)
    give_up_nonsense (self, "goes on after its last word");
  else
    {
      g_byte_array_remove_range (self->heard, 0, (guint) taken);
      g_signal_emit (self, signals[HEARD], 0, self->report->n_bytes, self->report->items->len);
      if (is_last && self->task == task) /* who heard it may have stopped us */
        finish (self, NULL);
    }
}

static gboolean
on_readable (int          fd,
             GIOCondition condition,
             gpointer     user_data)
{
  g_autoptr (CarryRelay) self = g_object_ref (user_data);
  guint8                 bytes[READ_MAX];
  gssize                 n = recv (fd, bytes, sizeof bytes, 0);

  if (n < 0 && (errno == EINTR || errno == EAGAIN))
    return G_SOURCE_CONTINUE;
  if (n <= 0)
    {
      lose_helper (self);
      return G_SOURCE_REMOVE;
    }
  self->is_fresh = TRUE; /* it answers: what ends now is this one */
  self->heard_at = g_get_monotonic_time ();
  g_byte_array_append (self->heard, bytes, (guint) n);
  take_words (self);
  return G_SOURCE_CONTINUE; /* where the request ended, this source is gone with it */
}

static gboolean
on_writable (int          fd,
             GIOCondition condition,
             gpointer     user_data)
{
  CarryRelay   *self = user_data;
  gsize         length;
  const guint8 *bytes = g_bytes_get_data (self->frame, &length);
  gssize        n = send (fd, bytes + self->n_said, length - self->n_said, MSG_NOSIGNAL);

  if (n > 0)
    self->n_said += (gsize) n;
  else if (n < 0 && errno != EINTR && errno != EAGAIN)
    n = (gssize) (self->n_said = length); /* its end is read on the other side */
  if (self->n_said < length)
    return G_SOURCE_CONTINUE;
  g_clear_pointer (&self->writing, g_source_unref);
  return G_SOURCE_REMOVE;
}

/* Our own main loop may have been away, not the helper: then its words are waiting. */
static gboolean
is_heard (CarryRelay *self)
{
  struct pollfd line = { .fd = carry_helper_get_fd (self->helper), .events = POLLIN };

  return poll (&line, 1, 0) > 0;
}

static gboolean
on_tick (gpointer user_data)
{
  g_autoptr (CarryRelay) self = g_object_ref (user_data);

  if (g_get_monotonic_time () - self->heard_at < (gint64) self->silence * 1000 || is_heard (self))
    return G_SOURCE_CONTINUE;
  give_up (self, g_error_new (CARRY_ERROR, CARRY_ERROR_FROZEN, "nothing was heard for %u ms", self->silence));
  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  g_autoptr (CarryRelay) self = g_object_ref (user_data);

  give_up (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "given up"));
  return G_SOURCE_REMOVE;
}

static GSource *
attach (CarryRelay *self,
        GSource    *source,
        GSourceFunc callback)
{
  g_source_set_callback (source, callback, self, NULL);
  g_source_attach (source, g_task_get_context (self->task));
  return source;
}

static void
speak (CarryRelay *self)
{
  GError       *error = NULL;
  GCancellable *cancellable = g_task_get_cancellable (self->task);
  int           fd;

  if (!carry_helper_start (self->helper, &self->is_fresh, &error))
    {
      finish (self, error);
      return;
    }
  fd = carry_helper_get_fd (self->helper);
  self->frame = carry_request_to_frame (g_task_get_task_data (self->task));
  self->heard_at = g_get_monotonic_time ();
  self->reading = attach (self, g_unix_fd_source_new (fd, G_IO_IN | G_IO_HUP | G_IO_ERR), G_SOURCE_FUNC (on_readable));
  self->writing = attach (self, g_unix_fd_source_new (fd, G_IO_OUT), G_SOURCE_FUNC (on_writable));
  self->ticking = attach (self, g_timeout_source_new (MAX (self->silence / TICKS, 1)), on_tick);
  if (cancellable != NULL)
    self->cancelling = attach (self, g_cancellable_source_new (cancellable), G_SOURCE_FUNC (on_cancelled));
}

static void
begin_next (CarryRelay *self)
{
  if (self->task != NULL || g_queue_is_empty (&self->waiting))
    return;
  self->task = g_queue_pop_head (&self->waiting);
  self->report = carry_report_new ();
  speak (self);
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
  g_byte_array_unref (self->heard);
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
  self->heard = g_byte_array_new ();
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
  if (self->task != NULL)
    give_up (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "given up"));
  else
    carry_helper_let_go (self->helper);
}
