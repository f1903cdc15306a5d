/* carry-frozen SHARE MIRROR POSTE SENTINEL - a window whose shared folder is frozen
 *
 * Four pulls, one after the other, of a folder that does not answer, while a clock ticks in the same main loop as the
 * requests, and another in a thread that has nothing else to do: a busy machine delays both. Says what became of it, then waits for a line before it looks who is still stuck; a second line ends it in
 * the middle of a request. tests/test-carry-frozen judges.
 */
#include <stdio.h>
#include <string.h>

#include "carry-relay.h"

#define SILENCE_MILLISECONDS 400
#define PAUSE_MILLISECONDS 3000
#define TICK_MILLISECONDS 2
#define ASKED 4

typedef struct
{
  gint64 ticked;
  gint64 widest; /* between two ticks, microseconds */
} Clock;

typedef struct
{
  CarryRelay *relay;
  GMainLoop  *loop;
  guint       n_answers;
  gint64      asked;
  Clock       clock;
} Window;

static void ask (Window *self);

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Window                 *self = user_data;
  g_autoptr (CarryReport) report = carry_relay_ask_finish (CARRY_RELAY (source), result);

  printf ("answer %d %d\n", report->error != NULL ? report->error->code : -1, (int) ((g_get_monotonic_time () - self->asked) / 1000));
  if (++self->n_answers < ASKED)
    ask (self);
  else
    g_main_loop_quit (self->loop);
}

static void
ask (Window *self)
{
  self->asked = g_get_monotonic_time ();
  carry_relay_ask_async (self->relay, carry_request_new (CARRY_ASK_PULL, NULL), NULL, on_answer, self);
}

static void
tick (Clock *self)
{
  gint64 now = g_get_monotonic_time ();

  self->widest = MAX (self->widest, now - self->ticked);
  self->ticked = now;
}

static gboolean
on_tick (gpointer user_data)
{
  tick (user_data);
  return G_SOURCE_CONTINUE;
}

static gint is_over;

static gpointer
tick_aside (gpointer data)
{
  while (!g_atomic_int_get (&is_over))
    {
      g_usleep (TICK_MILLISECONDS * 1000);
      tick (data);
    }
  return NULL;
}

static void
wait_for_line (void)
{
  char line[64];

  fflush (stdout);
  if (fgets (line, sizeof line, stdin) == NULL)
    printf ("nobody there\n");
}

/* Long enough for those that were killed to be reaped, once they can be. */
static guint
count_stuck (CarryRelay *relay)
{
  for (int i = 0; i < 100 && carry_relay_get_n_stuck (relay) > 0; i++)
    g_usleep (20000);
  return carry_relay_get_n_stuck (relay);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GBytes)     sentinel = g_bytes_new_static (argv[4], strlen (argv[4]));
  g_autoptr (CarryRelay) relay = carry_relay_new (argv[1], argv[2], argv[3], sentinel);
  g_autoptr (GMainLoop)  loop = g_main_loop_new (NULL, FALSE);
  Clock                  aside = { .ticked = g_get_monotonic_time () };
  Window                 self = { .relay = relay, .loop = loop, .clock = aside };
  GThread               *thread = g_thread_new ("aside", tick_aside, &aside);

  carry_relay_set_patience (relay, SILENCE_MILLISECONDS, PAUSE_MILLISECONDS);
  g_timeout_add (TICK_MILLISECONDS, on_tick, &self.clock);
  ask (&self);
  g_main_loop_run (loop);
  g_atomic_int_set (&is_over, TRUE);
  g_thread_join (thread);
  printf ("stuck %u\ngap %d %d\n", carry_relay_get_n_stuck (relay), (int) (self.clock.widest / 1000), (int) (aside.widest / 1000));
  wait_for_line ();
  printf ("stuck %u\n", count_stuck (relay));
  wait_for_line ();
  carry_relay_set_patience (relay, SILENCE_MILLISECONDS, 0);
  ask (&self);
  printf ("busy %d\n", carry_relay_is_busy (relay));
  fflush (stdout);
  carry_relay_stop (relay);
  return 0;
}
