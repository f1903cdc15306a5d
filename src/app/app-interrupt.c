#include "config.h"

#include "app-interrupt.h"

#include <signal.h>
#include <unistd.h>

static void
fill (sigset_t *signals)
{
  sigemptyset (signals);
  sigaddset (signals, SIGINT);
  sigaddset (signals, SIGTERM);
}

static gpointer
wait_for_signals (gpointer cancellable)
{
  sigset_t signals;
  int      number;

  fill (&signals);
  if (sigwait (&signals, &number) != 0)
    return NULL;
  g_cancellable_cancel (cancellable);
  if (sigwait (&signals, &number) != 0)
    return NULL;
  signal (number, SIG_DFL);
  pthread_sigmask (SIG_UNBLOCK, &signals, NULL);
  kill (getpid (), number);
  return NULL;
}

void
app_interrupt_watch (GCancellable *cancellable)
{
  sigset_t signals;

  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  fill (&signals);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("liens-interrupt", wait_for_signals, g_object_ref (cancellable)));
}
