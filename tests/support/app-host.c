/* app-host.c - a window without a screen: opens a dossier, carries out the commands that come, until its input ends
 *
 *   app-host DOSSIER [--deaf]   says "ready", then "changed" for each change it hears of on its main thread;
 *                               --deaf: accepts nobody, as a window that hangs
 *
 * A line of its input is the path of a file that is opened, read and closed, as a file chooser does to know
 * what it is; then it says "seen".
 */
#include "app-command-server.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static GThread *home;

static void
on_changed (DossierStore *store,
            char        **ids,
            gpointer      user_data)
{
  puts (g_thread_self () == home ? "changed" : "changed elsewhere");
  fflush (stdout);
}

static gboolean
on_input (GIOChannel  *input,
          GIOCondition condition,
          gpointer     user_data)
{
  g_autofree char *path = NULL, *bytes = NULL;

  if (g_io_channel_read_line (input, &path, NULL, NULL, NULL) != G_IO_STATUS_NORMAL)
    {
      g_main_loop_quit (user_data);
      return G_SOURCE_REMOVE;
    }
  puts (g_file_get_contents (g_strchomp (path), &bytes, NULL, NULL) ? "seen" : "not there");
  fflush (stdout);
  return G_SOURCE_CONTINUE;
}

/* Its main loop never runs. */
static void
hang (void)
{
  char byte;

  while (read (STDIN_FILENO, &byte, 1) > 0)
    ;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GMainLoop)        loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError)           error = NULL;
  g_autoptr (DossierStore)     store = dossier_store_open (argv[1], &error);
  g_autoptr (AppCommandServer) server = store ? app_command_server_new (store, &error) : NULL;

  if (server == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  home = g_thread_self ();
  dossier_store_set_author (store, "Window", NULL);
  g_signal_connect (store, "changed", G_CALLBACK (on_changed), NULL);
  puts ("ready");
  fflush (stdout);
  if (argc > 2 && strcmp (argv[2], "--deaf") == 0)
    hang ();
  else
    {
      g_autoptr (GIOChannel) input = g_io_channel_unix_new (STDIN_FILENO);

      g_io_add_watch (input, G_IO_IN | G_IO_HUP, on_input, loop);
      g_main_loop_run (loop);
    }
  g_clear_pointer (&server, app_command_server_free);
  dossier_store_close (store);
  return 0;
}
