#include "config.h"

#include "exchange-reader.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "exchange-courier.h"
#include "exchange-lines.h"

#define SILENCE_SECONDS 60
#define LONGEST_SECONDS 600
#define LONGEST_LINE (256 << 20)
#define PROGRESS_MICROSECONDS 50000

G_DEFINE_QUARK (exchange - reader - error - quark, exchange_reader_error)

typedef struct
{
  GSubprocess     *helper;
  ExchangeLines   *lines;
  GByteArray      *heard;    /* of the line that is not finished */
  gsize            searched; /* of heard: no line end before */
  ExchangeProgress progress;
  gpointer         progress_data;
  gint64           told;
} Hearing;

const char *
exchange_reader_explain (ExchangeReaderError code)
{
  switch (code)
    {
    case EXCHANGE_READER_ERROR_NO_PROGRAM:
      return _ ("The program that reads files is missing: Liens must be installed again.");
    case EXCHANGE_READER_ERROR_UNREADABLE:
      return _ ("This file cannot be opened. Check that it exists and that you may read it.");
    case EXCHANGE_READER_ERROR_EMPTY:
      return _ ("This file is empty.");
    case EXCHANGE_READER_ERROR_NOT_RECOGNISED:
      return _ ("This file is not a table Liens can read. Save it as CSV, XLSX, ODS or GeoJSON and try again.");
    case EXCHANGE_READER_ERROR_DAMAGED:
      return _ ("This file is damaged or incomplete. Fetch it again; nothing was imported.");
    case EXCHANGE_READER_ERROR_TOO_BIG:
      return _ ("This file is too big to be read in one go.");
    case EXCHANGE_READER_ERROR_TOO_SLOW:
      return _ ("Reading this file took too long and was stopped; nothing was imported.");
    case EXCHANGE_READER_ERROR_NO_SUCH_SHEET:
      return _ ("There is no such sheet in this file.");
    case EXCHANGE_READER_ERROR_CRASHED:
    default:
      return _ ("This file could not be read: it is probably damaged. Nothing was imported.");
    }
}

static GSubprocess *
start_helper (const char *path,
              const char *how,
              GError    **error)
{
  const char        *program = g_getenv ("LIENS_READER");
  g_autoptr (GError) reason = NULL;
  GSubprocess       *helper;

  if (program == NULL)
    program = LIENS_LIBEXECDIR "/liens-reader";
  helper = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &reason, program, how, "--", path, NULL);
  if (helper == NULL)
    g_set_error (error, EXCHANGE_READER_ERROR, EXCHANGE_READER_ERROR_NO_PROGRAM, "%s: %s", program, reason->message);
  return helper;
}

static gboolean
take_lines (Hearing *self,
            GError **error)
{
  guint8 *end;
  gsize   taken = 0;

  while ((end = memchr (self->heard->data + self->searched, '\n', self->heard->len - self->searched)) != NULL)
    {
      gsize at = (gsize) (end - self->heard->data);

      if (!exchange_lines_take (self->lines, (const char *) self->heard->data + taken, at - taken, error))
        return FALSE;
      taken = self->searched = at + 1;
    }
  g_byte_array_remove_range (self->heard, 0, (guint) taken);
  self->searched = self->heard->len;
  if (self->heard->len < LONGEST_LINE)
    return TRUE;
  g_set_error_literal (error, EXCHANGE_READER_ERROR, EXCHANGE_READER_ERROR_TOO_BIG, "one row is longer than any table has");
  return FALSE;
}

static void
tell_progress (Hearing *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->progress == NULL || now - self->told < PROGRESS_MICROSECONDS)
    return;
  self->told = now;
  self->progress (exchange_lines_get_share (self->lines), exchange_lines_get_n_rows (self->lines), self->progress_data);
}

static gboolean
refuse_slowness (GError **error)
{
  g_set_error_literal (error, EXCHANGE_READER_ERROR, EXCHANGE_READER_ERROR_TOO_SLOW, "the helper was stopped");
  return FALSE;
}

/* FALSE: cancelled, or nothing came in time. */
static gboolean
wait_for_bytes (int           fd,
                gint64        deadline,
                GCancellable *cancellable,
                GError      **error)
{
  GPollFD  fds[2] = { { .fd = fd, .events = G_IO_IN } };
  gboolean cancel_fd = g_cancellable_make_pollfd (cancellable, &fds[1]);
  gint64   left = MIN (deadline - g_get_monotonic_time (), SILENCE_SECONDS * G_USEC_PER_SEC) / 1000;
  int      ready = left <= 0 ? 0 : g_poll (fds, cancel_fd ? 2 : 1, (int) left);

  if (cancel_fd)
    g_cancellable_release_fd (cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return ready != 0 || refuse_slowness (error);
}

static gboolean
hear_all (Hearing      *self,
          GCancellable *cancellable,
          GError      **error)
{
  int    fd = g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (g_subprocess_get_stdout_pipe (self->helper)));
  gint64 deadline = g_get_monotonic_time () + LONGEST_SECONDS * G_USEC_PER_SEC;
  char   buffer[65536];

  for (;;)
    {
      gssize n;

      if (!wait_for_bytes (fd, deadline, cancellable, error))
        return FALSE;
      n = read (fd, buffer, sizeof buffer);
      if (n == 0)
        return TRUE;
      if (n < 0 && errno != EINTR && errno != EAGAIN)
        {
          g_set_error_literal (error, EXCHANGE_READER_ERROR, EXCHANGE_READER_ERROR_CRASHED, g_strerror (errno));
          return FALSE;
        }
      if (n > 0)
        {
          g_byte_array_append (self->heard, (guint8 *) buffer, (guint) n);
          if (!take_lines (self, error))
            return FALSE;
          tell_progress (self);
        }
    }
}

static GPtrArray *
finish_hearing (Hearing *self,
                GError **error)
{
  g_autoptr (GPtrArray) tables = exchange_lines_steal_tables (self->lines);

  if (!exchange_lines_is_ended (self->lines))
    g_set_error_literal (error, EXCHANGE_READER_ERROR, EXCHANGE_READER_ERROR_CRASHED, "the helper stopped in the middle");
  else if (tables->len == 0)
    g_set_error_literal (error, EXCHANGE_READER_ERROR, EXCHANGE_READER_ERROR_EMPTY, "no table");
  else
    return g_steal_pointer (&tables);
  return NULL;
}

/* how: an option of the helper. */
static GPtrArray *
hear_file (const char      *path,
           const char      *how,
           ExchangeProgress progress,
           gpointer         progress_data,
           GCancellable    *cancellable,
           GError         **error)
{
  g_autoptr (GSubprocess)   helper = NULL;
  g_autoptr (ExchangeLines) lines = exchange_lines_new ();
  g_autoptr (GByteArray)    heard = g_byte_array_new ();
  Hearing                   self = { .lines = lines, .heard = heard, .progress = progress, .progress_data = progress_data };
  gboolean                  whole;

  g_return_val_if_fail (path != NULL, NULL);

  self.helper = helper = start_helper (path, how, error);
  if (helper == NULL)
    return NULL;
  whole = hear_all (&self, cancellable, error);
  if (!whole)
    g_subprocess_force_exit (helper);
  g_subprocess_wait (helper, NULL, NULL); /* it has closed its output or was killed: this is short */
  return whole ? finish_hearing (&self, error) : NULL;
}

GPtrArray *
exchange_reader_read (const char      *path,
                      guint64          limit,
                      ExchangeProgress progress,
                      gpointer         progress_data,
                      GCancellable    *cancellable,
                      GError         **error)
{
  g_autofree char *rows = g_strdup_printf ("--limit=%" G_GUINT64_FORMAT, limit);

  return hear_file (path, rows, progress, progress_data, cancellable, error);
}

ExchangeTable *
exchange_reader_read_paragraphs (const char   *path,
                                 GCancellable *cancellable,
                                 GError      **error)
{
  g_autoptr (GPtrArray) tables = hear_file (path, "--paragraphs", NULL, NULL, cancellable, error);

  return tables != NULL ? exchange_table_ref (tables->pdata[0]) : NULL;
}

typedef struct
{
  char            *path;
  guint64          limit;
  ExchangeCourier *courier;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *self = data;

  exchange_courier_unref (self->courier);
  g_free (self->path);
  g_free (self);
}

static void
run_errand (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Errand    *errand = data;
  GError    *error = NULL;
  GPtrArray *tables = exchange_reader_read (errand->path, errand->limit, exchange_courier_carry, errand->courier, cancellable, &error);

  if (tables == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, tables, (GDestroyNotify) g_ptr_array_unref);
}

void
exchange_reader_read_async (const char         *path,
                            guint64             limit,
                            ExchangeProgress    progress,
                            gpointer            progress_data,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Errand           *errand;

  g_return_if_fail (path != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  errand = g_new0 (Errand, 1);
  errand->path = g_strdup (path);
  errand->limit = limit;
  errand->courier = exchange_courier_new (progress, progress_data, cancellable);
  g_task_set_task_data (task, errand, errand_free);
  g_task_run_in_thread (task, run_errand);
}

GPtrArray *
exchange_reader_read_finish (GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
