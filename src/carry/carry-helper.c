#include "config.h"

#include "carry-helper.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <sys/socket.h>
#include <unistd.h>

#include "carry-protocol.h"

#define PAUSE_MILLISECONDS (5 * 60 * 1000)
#define LEAVING_MICROSECONDS G_USEC_PER_SEC /* for one that only has to die */

/* Killed, and perhaps not gone. */
typedef struct
{
  GSubprocess *process;
  gint64       counts; /* as stuck, from then on */
} Victim;

struct _CarryHelper
{
  GSubprocess *process; /* NULL: none */
  int          fd;
  GArray      *victims; /* of Victim */
  gint64       tried;
  guint        pause;
};

static void
victim_clear (gpointer data)
{
  g_clear_object (&((Victim *) data)->process);
}

CarryHelper *
carry_helper_new (void)
{
  CarryHelper *self = g_new0 (CarryHelper, 1);

  self->fd = -1;
  self->victims = g_array_new (FALSE, FALSE, sizeof (Victim));
  g_array_set_clear_func (self->victims, victim_clear);
  self->pause = PAUSE_MILLISECONDS;
  return self;
}

static void
hang_up (CarryHelper *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}

void
carry_helper_free (CarryHelper *self)
{
  hang_up (self);
  g_clear_object (&self->process);
  g_array_unref (self->victims);
  g_free (self);
}

void
carry_helper_set_pause (CarryHelper *self,
                        guint        milliseconds)
{
  self->pause = milliseconds;
}

int
carry_helper_get_fd (const CarryHelper *self)
{
  return self->fd;
}

/* GLib reaps them from a thread of its own; then they have no number any more. */
guint
carry_helper_get_n_stuck (CarryHelper *self)
{
  gint64 now = g_get_monotonic_time ();
  guint  n = 0;

  for (guint i = self->victims->len; i > 0; i--)
    {
      const Victim *victim = &g_array_index (self->victims, Victim, i - 1);

      if (g_subprocess_get_identifier (victim->process) == NULL)
        g_array_remove_index_fast (self->victims, i - 1);
      else if (victim->counts <= now)
        n++;
    }
  return n;
}

/* in, out: taken. Nothing of ours is left open in it: a process that cannot be killed must not hold what somebody
 * waits to see closed. */
static GSubprocess *
spawn (int      in,
       int      out,
       GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GError)              reason = NULL;
  const char                     *program = g_getenv ("LIENS_RELAY");
  GSubprocess                    *process;

  if (program == NULL)
    program = LIENS_LIBEXECDIR "/liens-relay";
  g_subprocess_launcher_set_cwd (launcher, "/");
  g_subprocess_launcher_take_stdin_fd (launcher, in);
  g_subprocess_launcher_take_stdout_fd (launcher, out);
  process = g_subprocess_launcher_spawn (launcher, &reason, program, NULL);
  if (process == NULL)
    g_set_error (error, CARRY_ERROR, CARRY_ERROR_NO_PROGRAM, "%s: %s", program, reason->message);
  return process;
}

static void
close_all (int  *fds,
           guint n)
{
  for (guint i = 0; i < n; i++)
    if (fds[i] >= 0)
      close (fds[i]);
}

/* Not a pipe: writing to one whose other end died is a signal. */
static gboolean
start_new (CarryHelper *self,
           GError     **error)
{
  int ends[3] = { -1, -1, -1 }; /* ours; theirs, in and out */

  self->tried = g_get_monotonic_time ();
  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0 || (ends[2] = fcntl (ends[1], F_DUPFD_CLOEXEC, 0)) < 0 || !g_unix_set_fd_nonblocking (ends[0], TRUE, NULL))
    {
      g_set_error (error, CARRY_ERROR, CARRY_ERROR_CRASHED, "no way to speak to liens-relay: %s", g_strerror (errno));
      close_all (ends, G_N_ELEMENTS (ends));
      return FALSE;
    }
  self->process = spawn (ends[1], ends[2], error);
  if (self->process == NULL)
    close_all (ends, 1);
  else
    self->fd = ends[0];
  return self->process != NULL;
}

gboolean
carry_helper_start (CarryHelper *self,
                    gboolean    *is_fresh,
                    GError     **error)
{
  guint n_stuck = self->process == NULL ? carry_helper_get_n_stuck (self) : 0;

  *is_fresh = self->process == NULL;
  if (self->process != NULL)
    return TRUE;
  if (n_stuck < CARRY_HELPER_STUCK_MAX || g_get_monotonic_time () - self->tried >= (gint64) self->pause * 1000)
    return start_new (self, error);
  g_set_error (error, CARRY_ERROR, CARRY_ERROR_FROZEN, "%u helpers are stuck on the share", n_stuck);
  return FALSE;
}

void
carry_helper_kill (CarryHelper *self,
                   gboolean     is_frozen)
{
  Victim victim = { .counts = g_get_monotonic_time () + (is_frozen ? 0 : LEAVING_MICROSECONDS) };

  if (self->process == NULL)
    return;
  hang_up (self);
  g_subprocess_force_exit (self->process);
  victim.process = g_steal_pointer (&self->process);
  g_array_append_val (self->victims, victim);
}

void
carry_helper_let_go (CarryHelper *self)
{
  hang_up (self);
  g_clear_object (&self->process);
}
