#include "carry-relay.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "carry-fixture.h"

static void
test_no_program (CarryFixture *self,
                 gconstpointer unused)
{
  g_autofree char        *program = g_strdup (g_getenv ("LIENS_RELAY"));
  g_autoptr (CarryReport) report = NULL;

  carry_fixture_use_program ("/nowhere/liens-relay");
  report = carry_fixture_ask (self->anne, CARRY_ASK_PROBE, NULL, CARRY_ERROR_NO_PROGRAM);
  carry_fixture_use_program (program);
}

/* A program that speaks, but not as it should. */
static void
test_nonsense (CarryFixture *self,
               gconstpointer unused)
{
  static const char *const scripts[] = {
    "exit 0",
    "kill -KILL $$",
    "printf 'hello, who is there?'; exec sleep 5",
    "printf '\\0\\0\\0\\0'; exec sleep 5",
    "printf '\\377\\377\\377\\377'; exec sleep 5",
    "head -c 100000 /dev/zero; exec sleep 5",
    "printf '\\7\\0\\0'",
  };
  g_autofree char *program = g_strdup (g_getenv ("LIENS_RELAY"));
  g_autofree char *other = carry_fixture_dup_path (self, "other");

  carry_fixture_use_program (other);
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char        *text = g_strdup_printf ("#!/bin/sh\n%s\n", scripts[i]);
      g_autoptr (CarryReport) report = NULL;

      carry_fixture_put (self, "other", text);
      g_assert_cmpint (g_chmod (other, 0700), ==, 0);
      report = carry_fixture_ask (self->anne, CARRY_ASK_PROBE, NULL, CARRY_ERROR_CRASHED);
    }
  carry_fixture_use_program (program);
}

/* Ended by others while it had nothing to do: nobody notices. */
static void
test_ended_between (CarryFixture *self,
                    gconstpointer unused)
{
  g_autofree char *program = g_strdup (g_getenv ("LIENS_RELAY"));
  g_autofree char *brief = carry_fixture_dup_path (self, "brief");
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\nexec timeout --foreground -s KILL 0.3 '%s'\n", program);

  carry_fixture_put (self, "brief", text);
  g_assert_cmpint (g_chmod (brief, 0700), ==, 0);
  carry_relay_stop (self->anne);
  carry_fixture_use_program (brief);
  carry_fixture_do (self->anne, CARRY_ASK_PROBE, NULL);
  carry_fixture_use_program (program);
  g_usleep (500000);
  carry_fixture_do (self->anne, CARRY_ASK_PROBE, NULL);
}

typedef struct
{
  GMainLoop *loop;
  guint      n_answers;
  int        codes[8];
} Answers;

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Answers                *self = user_data;
  g_autoptr (CarryReport) report = carry_relay_ask_finish (CARRY_RELAY (source), result);

  self->codes[self->n_answers++] = report->error != NULL ? report->error->code : -1;
  g_main_loop_quit (self->loop);
}

static void
wait_for_answers (Answers *self,
                  guint    n)
{
  while (self->n_answers < n)
    g_main_loop_run (self->loop);
}

/* A helper that does nothing at all, as one blocked on a server: stopped before its first word. */
static char *
freeze_program (const CarryFixture *self)
{
  g_autofree char *other = carry_fixture_dup_path (self, "frozen");

  carry_fixture_put (self, "frozen", "#!/bin/sh\nkill -STOP $$\n");
  g_assert_cmpint (g_chmod (other, 0700), ==, 0);
  return g_steal_pointer (&other);
}

static void
test_queue (CarryFixture *self,
            gconstpointer unused)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Answers               answers = { .loop = loop };

  carry_fixture_make_dirs (self, "anne/" ANNE);
  carry_fixture_put (self, "anne/" ANNE "/" FIRST, "one");
  carry_relay_ask_async (self->anne, carry_request_new (CARRY_ASK_VERIFY, (const char *const[]){ FIRST, NULL }), NULL, on_answer, &answers);
  carry_relay_ask_async (self->anne, carry_request_new (CARRY_ASK_PUSH, (const char *const[]){ FIRST, SECOND, NULL }), NULL, on_answer, &answers);
  carry_relay_ask_async (self->anne, carry_request_new (CARRY_ASK_PROBE, NULL), NULL, on_answer, &answers);
  wait_for_answers (&answers, 3);
  g_assert_cmpint (answers.codes[0], ==, -1);
  g_assert_cmpint (answers.codes[1], ==, CARRY_ERROR_MIRROR);
  g_assert_cmpint (answers.codes[2], ==, -1);
}

static void
test_frozen (CarryFixture *self,
             gconstpointer unused)
{
  g_autofree char        *program = g_strdup (g_getenv ("LIENS_RELAY"));
  g_autofree char        *frozen = freeze_program (self);
  gint64                  began = g_get_monotonic_time ();
  g_autoptr (CarryReport) report = NULL;

  carry_relay_stop (self->anne);
  carry_fixture_use_program (frozen);
  carry_relay_set_patience (self->anne, 300, 60000);
  report = carry_fixture_ask (self->anne, CARRY_ASK_PROBE, NULL, CARRY_ERROR_FROZEN);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 3 * G_USEC_PER_SEC);
  carry_fixture_use_program (program);
  carry_fixture_do (self->anne, CARRY_ASK_PROBE, NULL);
}

static void
test_cancel (CarryFixture *self,
             gconstpointer unused)
{
  g_autofree char         *program = g_strdup (g_getenv ("LIENS_RELAY"));
  g_autofree char         *frozen = freeze_program (self);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GMainLoop)    loop = g_main_loop_new (NULL, FALSE);
  Answers                  answers = { .loop = loop };
  gint64                   began = g_get_monotonic_time ();

  carry_relay_stop (self->anne);
  carry_fixture_use_program (frozen);
  carry_relay_ask_async (self->anne, carry_request_new (CARRY_ASK_PULL, NULL), cancellable, on_answer, &answers);
  carry_relay_ask_async (self->anne, carry_request_new (CARRY_ASK_CLOCK, NULL), NULL, on_answer, &answers);
  g_cancellable_cancel (cancellable);
  wait_for_answers (&answers, 1);
  g_assert_true (carry_relay_is_busy (self->anne));
  carry_relay_stop (self->anne);
  wait_for_answers (&answers, 2);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 3 * G_USEC_PER_SEC);
  g_assert_cmpint (answers.codes[0], ==, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (answers.codes[1], ==, G_IO_ERROR_CANCELLED);
  carry_fixture_use_program (program);
}

/* Given up is not frozen: who cancels a few times may go on. */
static void
test_cancel_often (CarryFixture *self,
                   gconstpointer unused)
{
  for (int i = 0; i < 6; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (CarryReport)  report = NULL;

      g_cancellable_cancel (cancellable);
      report = carry_relay_ask (self->anne, carry_request_new (CARRY_ASK_PROBE, NULL), cancellable);
      g_assert_error (report->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  carry_fixture_do (self->anne, CARRY_ASK_PROBE, NULL);
}

static void
on_heard (CarryRelay *relay,
          guint64     n_bytes,
          guint       n_items,
          gpointer    user_data)
{
  guint *n_heard = user_data;

  g_assert_cmpuint (n_bytes, <=, 8 << 20);
  g_assert_cmpuint (n_items, <=, 8);
  ++*n_heard;
}

static void
test_heard (CarryFixture *self,
            gconstpointer unused)
{
  g_autofree char *text = g_strnfill (1 << 20, 'x');
  guint            n_heard = 0;

  carry_fixture_make_dirs (self, "anne/" ANNE);
  for (int i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("anne/" ANNE "/b-%d.lbl", i);

      carry_fixture_put (self, name, text);
    }
  g_signal_connect (self->anne, "heard", G_CALLBACK (on_heard), &n_heard);
  carry_fixture_do (self->anne, CARRY_ASK_RELAY_ALL, NULL);
  g_assert_cmpuint (n_heard, >, 0);
}

typedef void (*Test) (CarryFixture *self,
                      gconstpointer unused);

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    Test        set_up;
    Test        test;
  } tests[] = {
    { "/carry/relay/a-missing-program-is-said", carry_fixture_set_up, test_no_program },
    { "/carry/relay/nonsense-is-not-believed", carry_fixture_set_up, test_nonsense },
    { "/carry/relay/a-helper-that-ended-is-replaced", carry_fixture_set_up_shared, test_ended_between },
    { "/carry/relay/requests-wait-for-each-other", carry_fixture_set_up_shared, test_queue },
    { "/carry/relay/silence-is-a-frozen-share", carry_fixture_set_up_shared, test_frozen },
    { "/carry/relay/leaving-waits-for-nobody", carry_fixture_set_up_shared, test_cancel },
    { "/carry/relay/giving-up-often-is-no-fault", carry_fixture_set_up_shared, test_cancel_often },
    { "/carry/relay/work-is-heard-as-it-goes", carry_fixture_set_up_shared, test_heard },
  };

  umask (0022);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, CarryFixture, NULL, tests[i].set_up, tests[i].test, carry_fixture_tear_down);
  return g_test_run ();
}
