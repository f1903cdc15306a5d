/* leaky.c - a program with one fault, to prove that leaks.py sees it
 *
 *   leaky nothing|memory|object|overflow|freed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib-object.h>
#include <limits.h>
#include <string.h>

/* Named as a type of the room "app". */
#define APP_TYPE_LEAKY (app_leaky_get_type ())
G_DECLARE_FINAL_TYPE (AppLeaky, app_leaky, APP, LEAKY, GObject)

struct _AppLeaky
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (AppLeaky, app_leaky, G_TYPE_OBJECT)

static void
app_leaky_class_init (AppLeakyClass *klass)
{
}

static void
app_leaky_init (AppLeaky *self)
{
}

static void
on_notify (void)
{
}

static void
leak_memory (void)
{
  char *words = g_strdup ("nobody holds this");

  g_assert_cmpuint (strlen (words), >, 0);
}

/* The table of signal handlers still points to it. */
static void
leak_object (void)
{
  g_signal_connect (g_object_new (APP_TYPE_LEAKY, NULL), "notify", G_CALLBACK (on_notify), NULL);
}

static void
overflow (void)
{
  volatile int most = INT_MAX;

  most = most + 1;
}

static void
use_freed (void)
{
  volatile char *words = g_strdup ("gone");

  g_free ((char *) words);
  g_print ("%c", words[0]);
}

/* What a thread left on its stack is taken for a pointer: the faults have one of their own. */
static gpointer
err (gpointer fault)
{
  if (g_str_equal (fault, "memory"))
    leak_memory ();
  else if (g_str_equal (fault, "object"))
    leak_object ();
  else if (g_str_equal (fault, "overflow"))
    overflow ();
  else if (g_str_equal (fault, "freed"))
    use_freed ();
  return NULL;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GObject) sound = g_object_new (APP_TYPE_LEAKY, NULL);

  g_assert_cmpint (argc, ==, 2);
  g_thread_join (g_thread_new ("err", err, argv[1]));
  return 0;
}
