#include "config.h"

#include "app-command-line.h"

#include "app-author.h"
#include "app-command-client.h"
#include "app-command.h"
#include "app-interrupt.h"

#include "dossier-backup.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define PATIENCE (5 * G_USEC_PER_SEC)
#define BETWEEN_TRIES (50 * 1000)

gboolean
app_command_line_is_wanted (int    argc,
                            char **argv)
{
  const char *word = argc > 1 ? argv[1] : NULL;

  if (word == NULL)
    return FALSE;
  if (app_command_find (word) != NULL || g_str_equal (word, "--help") || g_str_equal (word, "-h") || g_str_equal (word, "--version"))
    return TRUE;
  return word[0] != '-' && strpbrk (word, "./:") == NULL && !g_file_test (word, G_FILE_TEST_EXISTS);
}

static void
write_out (AppStream   stream,
           const char *text,
           gsize       length,
           gpointer    user_data)
{
  FILE *file = stream == APP_STREAM_OUT ? stdout : stderr;

  fwrite (text, 1, length, file);
  fflush (file);
}

static void
tell_author (AppCall *call)
{
  g_autofree char *side = NULL;
  g_autofree char *name = app_author_dup_name (&side);
  const char      *asked = app_call_get_author (call);

  dossier_store_set_author (call->store, asked ? asked : name, asked ? NULL : side);
}

static AppExit
run_here (AppCall          *call,
          const AppCommand *command)
{
  AppExit status;

  tell_author (call);
  status = command->run (call);
  dossier_store_close (call->store);
  return status;
}

/* Too damaged to be opened, and it is asked to be mended, or what copies there are. */
static gboolean
is_to_mend (const AppCall    *call,
            const AppCommand *command,
            const char       *path,
            const GError     *error)
{
  g_autofree char *data_dir = NULL;

  if (!command->mends || (app_arguments_get_n_words (call->arguments) > 1))
    return FALSE;
  if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
    return TRUE;
  if (!g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_A_DOSSIER) && !g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_MISSING))
    return FALSE;
  data_dir = dossier_backup_find_data_dir (path);
  return data_dir != NULL;
}

/* Another command may hold the dossier for a moment; a window that holds it does the work itself. */
static AppExit
run_on_dossier (AppCall           *call,
                const AppCommand  *command,
                const char *const *words)
{
  g_autofree char *path = app_call_dup_path (call, app_arguments_get_word (call->arguments, 0));
  gint64           end = g_get_monotonic_time () + PATIENCE;

  for (;;)
    {
      g_autoptr (GError) error = NULL;
      AppExit            status;

      call->store = dossier_store_open (path, &error);
      if (call->store != NULL)
        return run_here (call, command);
      if (is_to_mend (call, command, path, error))
        return command->run (call);
      if (!g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY) || g_get_monotonic_time () > end)
        return app_call_fail (call, g_steal_pointer (&error));
      if (app_command_client_ask (call, path, words, &status))
        return status;
      g_usleep (BETWEEN_TRIES);
    }
}

static AppExit
run_command (const char *const *words)
{
  g_autofree char    *directory = g_get_current_dir ();
  const AppCommand   *command;
  g_autoptr (AppCall) call = app_command_read (words, directory, write_out, NULL, &command);
  AppExit             status;

  if (call == NULL)
    return APP_EXIT_USAGE;
  if (command->stops)
    {
      call->cancellable = g_cancellable_new ();
      app_interrupt_watch (call->cancellable);
    }
  status = command->need == APP_COMMAND_OPENS ? run_on_dossier (call, command, words) : command->run (call);
  app_call_flush (call);
  return status;
}

static gboolean
asks_for_help (int    argc,
               char **argv)
{
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    if (g_str_equal (argv[i], "--help") || (i < 3 && g_str_equal (argv[i], "-h")))
      return TRUE;
  return FALSE;
}

static int
print_help (const char *name)
{
  const AppCommand   *command = app_command_find (name);
  g_autoptr (GString) out = g_string_new (NULL);

  if (command != NULL)
    app_command_help_one (out, command);
  else
    app_command_help (out);
  fputs (out->str, stdout);
  return APP_EXIT_FINE;
}

int
app_command_line_run (int    argc,
                      char **argv)
{
  g_return_val_if_fail (argc > 1, APP_EXIT_USAGE);

  if (asks_for_help (argc, argv))
    return print_help (argv[1]);
  if (g_str_equal (argv[1], "--version"))
    {
      puts ("Liens " LIENS_VERSION);
      return APP_EXIT_FINE;
    }
  return run_command ((const char *const *) argv + 1);
}
