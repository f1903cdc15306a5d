#include "carry-talk.h"

#include <errno.h>
#include <glib-unix.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>

#define TICKS 8 /* looks at the clock in the time of a silence */
#define READ_MAX 65536

struct _CarryTalk
{
  CarryHelper   *helper; /* borrowed */
  GBytes        *frame;
  guint          silence;
  CarryTalkHeard heard;
  CarryTalkEnded ended; /* NULL: it has ended */
  gpointer       user_data;
  GMainContext  *context;
  GCancellable  *cancellable;

  CarryReport *report;
  gsize        n_said; /* bytes of frame */
  GByteArray  *words;  /* not whole yet */
  gboolean     is_fresh;
  gint64       heard_at;
  GSource     *reading;
  GSource     *writing; /* NULL once all is said */
  GSource     *ticking;
  GSource     *cancelling;
};

static void speak (CarryTalk *self);

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
fall_silent (CarryTalk *self)
{
  clear_source (&self->reading);
  clear_source (&self->writing);
  clear_source (&self->ticking);
  if (self->cancelling != NULL)
    g_cancellable_release_fd (self->cancellable);
  clear_source (&self->cancelling);
  g_byte_array_set_size (self->words, 0);
  self->n_said = 0;
}

static void
talk_clear (gpointer data)
{
  CarryTalk *self = data;

  fall_silent (self);
  g_bytes_unref (self->frame);
  g_byte_array_unref (self->words);
  g_clear_pointer (&self->report, carry_report_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_object (&self->cancellable);
}

CarryTalk *
carry_talk_ref (CarryTalk *self)
{
  return g_rc_box_acquire (self);
}

void
carry_talk_unref (CarryTalk *self)
{
  g_rc_box_release_full (self, talk_clear);
}

/* error: taken; NULL where the report says it, or there is none. */
static void
finish (CarryTalk *self,
        GError    *error)
{
  CarryTalkEnded ended = g_steal_pointer (&self->ended);

  fall_silent (self);
  if (error != NULL)
    {
      g_clear_error (&self->report->error);
      self->report->error = error;
    }
  ended (g_steal_pointer (&self->report), self->user_data);
}

/* Whoever is killed in the middle may be stuck there. */
static void
give_up (CarryTalk *self,
         GError    *error)
{
  carry_helper_kill (self->helper, g_error_matches (error, CARRY_ERROR, CARRY_ERROR_FROZEN));
  finish (self, error);
}

static void
give_up_nonsense (CarryTalk  *self,
                  const char *why)
{
  give_up (self, g_error_new (CARRY_ERROR, CARRY_ERROR_CRASHED, "liens-relay %s", why));
}

/* It hung up. One that was idle may have been ended by others meanwhile: another is started, once. */
static void
lose_helper (CarryTalk *self)
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

/* FALSE: nonsense. *taken: bytes of whole words. */
static gboolean
parse_words (CarryTalk *self,
             gsize     *taken,
             gboolean  *is_last)
{
  while (!*is_last && self->words->len - *taken >= CARRY_FRAME_HEADER)
    {
      const guint8 *frame = self->words->data + *taken;
      gsize         length = carry_frame_get_length (frame, CARRY_WORD_MAX);
      CarryWord    *word;

      if (length > 0 && self->words->len - *taken - CARRY_FRAME_HEADER < length)
        return TRUE;
      word = length > 0 ? carry_word_parse (frame + CARRY_FRAME_HEADER, length) : NULL;
      if (word == NULL || !carry_report_take (self->report, word, is_last))
        return FALSE;
      *taken += CARRY_FRAME_HEADER + length;
    }
  return TRUE;
}

static void
take_words (CarryTalk *self)
{
  gsize    taken = 0;
  gboolean is_last = FALSE;

  if (!parse_words (self, &taken, &is_last))
    {
      give_up_nonsense (self, "said what is not a word");
      return;
    }
  if (is_last && taken < self->words->len)
    {
      give_up_nonsense (self, "goes on after its last word");
      return;
    }
  g_byte_array_remove_range (self->words, 0, (guint) taken);
  self->heard (self->report, self->user_data);
  if (is_last && self->ended != NULL) /* who heard it may have stopped us */
    finish (self, NULL);
}

static gboolean
on_readable (int          fd,
             GIOCondition condition,
             gpointer     user_data)
{
  g_autoptr (CarryTalk) self = carry_talk_ref (user_data);
  guint8                bytes[READ_MAX];
  gssize                n = recv (fd, bytes, sizeof bytes, 0);

  if (n < 0 && (errno == EINTR || errno == EAGAIN))
    return G_SOURCE_CONTINUE;
  if (n <= 0)
    {
      lose_helper (self);
      return G_SOURCE_REMOVE;
    }
  self->is_fresh = TRUE; /* it answers: what ends now is this one */
  self->heard_at = g_get_monotonic_time ();
  g_byte_array_append (self->words, bytes, (guint) n);
  take_words (self);
  return G_SOURCE_CONTINUE; /* where the talk ended, this source is gone with it */
}

static gboolean
on_writable (int          fd,
             GIOCondition condition,
             gpointer     user_data)
{
  CarryTalk    *self = user_data;
  gsize         length;
  const guint8 *bytes = g_bytes_get_data (self->frame, &length);
  gssize        n = send (fd, bytes + self->n_said, length - self->n_said, MSG_NOSIGNAL);

  if (n > 0)
    self->n_said += (gsize) n;
  else if (n < 0 && errno != EINTR && errno != EAGAIN)
    self->n_said = length; /* its end is read on the other side */
  if (self->n_said < length)
    return G_SOURCE_CONTINUE;
  g_clear_pointer (&self->writing, g_source_unref);
  return G_SOURCE_REMOVE;
}

/* Our own main loop may have been away, not the helper: then its words are waiting. */
static gboolean
has_words_waiting (CarryTalk *self)
{
  struct pollfd line = { .fd = carry_helper_get_fd (self->helper), .events = POLLIN };

  return poll (&line, 1, 0) > 0;
}

static gboolean
on_tick (gpointer user_data)
{
  g_autoptr (CarryTalk) self = carry_talk_ref (user_data);

  if (g_cancellable_is_cancelled (self->cancellable)) /* where no descriptor was to be had */
    {
      carry_talk_stop (self);
      return G_SOURCE_REMOVE;
    }
  if (g_get_monotonic_time () - self->heard_at < (gint64) self->silence * 1000 || has_words_waiting (self))
    return G_SOURCE_CONTINUE;
  give_up (self, g_error_new (CARRY_ERROR, CARRY_ERROR_FROZEN, "nothing was heard for %u ms", self->silence));
  return G_SOURCE_REMOVE;
}

void
carry_talk_stop (CarryTalk *self)
{
  if (self->ended != NULL)
    give_up (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "given up"));
}

static gboolean
on_cancelled (int          fd,
              GIOCondition condition,
              gpointer     user_data)
{
  g_autoptr (CarryTalk) self = carry_talk_ref (user_data);

  carry_talk_stop (self);
  return G_SOURCE_REMOVE;
}

static GSource *
attach (CarryTalk  *self,
        GSource    *source,
        GSourceFunc callback)
{
  g_source_set_callback (source, callback, self, NULL);
  g_source_attach (source, self->context);
  return source;
}

/* By its descriptor: the source GLib has for it is never freed where it is let go of while another thread cancels (2.74). */
static void
heed (CarryTalk *self)
{
  int fd = self->cancellable != NULL ? g_cancellable_get_fd (self->cancellable) : -1;

  if (fd >= 0)
    self->cancelling = attach (self, g_unix_fd_source_new (fd, G_IO_IN), G_SOURCE_FUNC (on_cancelled));
}

static void
speak (CarryTalk *self)
{
  GError *error = NULL;
  int     fd;

  if (!carry_helper_start (self->helper, &self->is_fresh, &error))
    {
      finish (self, error);
      return;
    }
  fd = carry_helper_get_fd (self->helper);
  self->heard_at = g_get_monotonic_time ();
  self->reading = attach (self, g_unix_fd_source_new (fd, G_IO_IN | G_IO_HUP | G_IO_ERR), G_SOURCE_FUNC (on_readable));
  self->writing = attach (self, g_unix_fd_source_new (fd, G_IO_OUT), G_SOURCE_FUNC (on_writable));
  self->ticking = attach (self, g_timeout_source_new (MAX (self->silence / TICKS, 1)), on_tick);
  heed (self);
}

CarryTalk *
carry_talk_new (CarryHelper        *helper,
                const CarryRequest *request,
                guint               silence,
                CarryTalkHeard      heard,
                CarryTalkEnded      ended,
                gpointer            user_data)
{
  CarryTalk *self = g_rc_box_new0 (CarryTalk);

  self->helper = helper;
  self->frame = carry_request_to_frame (request);
  self->silence = silence;
  self->heard = heard;
  self->ended = ended;
  self->user_data = user_data;
  self->report = carry_report_new ();
  self->words = g_byte_array_new ();
  return self;
}

void
carry_talk_begin (CarryTalk    *self,
                  GMainContext *context,
                  GCancellable *cancellable)
{
  self->context = g_main_context_ref (context);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  speak (self);
}
