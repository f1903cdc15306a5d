#include "config.h"

#include "app-demonstration.h"

#include "demo-dossier.h"

#include <errno.h>
#include <glib/gstdio.h>

#define SEED 1

typedef struct
{
  AppDemonstrationTold told;
  gpointer             data;
  int                  percent; /* told last: the main loop need not hear of less */
} Telling;

typedef struct
{
  AppDemonstrationTold told;
  gpointer             data;
  double               share;
} News;

static gboolean
hand_news (gpointer data)
{
  News *news = data;

  news->told (news->share, news->data);
  return G_SOURCE_REMOVE;
}

static void
on_told (double   share,
         gpointer data)
{
  Telling *telling = data;
  News    *news;

  if ((int) (share * 100) == telling->percent)
    return;

  telling->percent = (int) (share * 100);
  news = g_new (News, 1);
  *news = (News){ telling->told, telling->data, share };
  g_idle_add_full (G_PRIORITY_DEFAULT, hand_news, news, g_free);
}

/* A story half told (the power went) is not a demonstration: the mark beside the file says that it is being told. */
static gboolean
tell (const char *path,
      Telling    *telling,
      GError    **error)
{
  g_autoptr (DossierStore) store = NULL;
  g_autofree char         *mark = g_strconcat (path, ".telling", NULL);
  gboolean                 told;

  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (mark, G_FILE_TEST_EXISTS))
    return TRUE;

  g_unlink (path);
  if (!g_file_set_contents (mark, "", 0, error))
    return FALSE;
  store = dossier_store_new (path, error);
  if (store == NULL)
    return FALSE;

  told = demo_dossier_write (store, SEED, on_told, telling, error);
  dossier_store_close (store);
  if (told)
    g_unlink (mark);
  return told;
}

static void
tell_in_thread (GTask        *task,
                gpointer      source,
                gpointer      telling,
                GCancellable *cancellable)
{
  g_autoptr (GMainContext) context = g_main_context_new (); /* of the store, while it is written here */
  g_autofree char         *folder = g_build_filename (g_get_user_data_dir (), "liens", "demonstration", NULL);
  g_autofree char         *path = g_build_filename (folder, "Démonstration.liens", NULL);
  GError                  *error = NULL;

  g_main_context_push_thread_default (context);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    g_set_error_literal (&error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
  else
    tell (path, telling, &error);
  g_main_context_pop_thread_default (context);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&path), g_free);
}

void
app_demonstration_write_async (AppDemonstrationTold told,
                               gpointer             data,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Telling          *telling = g_new (Telling, 1);

  *telling = (Telling){ told, data, -1 };
  g_task_set_task_data (task, telling, g_free);
  g_task_run_in_thread (task, tell_in_thread);
}

char *
app_demonstration_write_finish (GAsyncResult *result,
                                GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
