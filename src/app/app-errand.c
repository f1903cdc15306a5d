#include "config.h"

#include "app-errand.h"

#include "app-command.h"

typedef struct
{
  DossierStore *store;
  char        **words;
  GString      *told;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_object_unref (errand->store);
  g_strfreev (errand->words);
  g_string_free (errand->told, TRUE);
  g_free (errand);
}

static void
listen (AppStream   stream,
        const char *text,
        gsize       length,
        gpointer    told)
{
  if (stream == APP_STREAM_ERR)
    g_string_append_len (told, text, (gssize) length);
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Errand             *errand = data;
  const AppCommand   *command;
  g_autoptr (AppCall) call = app_command_read ((const char *const *) errand->words, "/", listen, errand->told, &command);
  AppExit             exit = APP_EXIT_USAGE;

  if (call != NULL)
    {
      g_set_object (&call->store, errand->store);
      exit = command->run (call);
    }
  g_task_return_boolean (task, exit == APP_EXIT_FINE || exit == APP_EXIT_DOUBTS);
}

gboolean
app_errand_is_known (const char *command)
{
  return app_command_find (command) != NULL;
}

void
app_errand_run_async (DossierStore       *store,
                      const char *const  *words,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Errand           *errand = g_new (Errand, 1);

  errand->store = g_object_ref (store);
  errand->words = g_strdupv ((char **) words);
  errand->told = g_string_new (NULL);
  for (guint i = 0; errand->words[i] != NULL; i++)
    if (*errand->words[i] == '\0')
      {
        g_free (errand->words[i]);
        errand->words[i] = g_strdup (dossier_store_get_path (store));
      }
  g_task_set_task_data (task, errand, errand_free);
  g_task_run_in_thread (task, run_in_thread);
}

gboolean
app_errand_run_finish (GAsyncResult *result,
                       char        **told)
{
  Errand *errand = g_task_get_task_data (G_TASK (result));

  *told = g_strstrip (g_strdup (errand->told->str));
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
