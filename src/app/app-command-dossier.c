/* app-command-dossier.c - the dossier as a whole: made, taken back */
#include "config.h"

#include "app-command.h"

#include "demo-dossier.h"

#include <glib/gi18n-lib.h>

static void
on_story_told (double   share,
               gpointer data)
{
  static const int steps = 4; /* told by quarters */
  AppCall         *call = ((gpointer *) data)[0];
  int             *step = ((gpointer *) data)[1];

  if ((int) (share * steps) <= *step)
    return;
  *step = (int) (share * steps);
  app_call_tell (call, _ ("The demonstration is being told: %d %%."), *step * 100 / steps);
}

static AppExit
tell_story (AppCall      *call,
            DossierStore *store,
            guint64       seed)
{
  int      step = 0;
  gpointer data[] = { call, &step };
  GError  *error = NULL;

  return demo_dossier_write (store, seed, on_story_told, data, &error) ? APP_EXIT_FINE : app_call_fail (call, error);
}

static gboolean
read_seed (AppCall *call,
           guint64 *seed)
{
  const char *text = app_arguments_find (call->arguments, "seed");

  *seed = 1;
  if (text == NULL || g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, seed, NULL))
    return TRUE;
  app_call_misuse (call, _ ("“%s” is not a whole number."), text);
  return FALSE;
}

AppExit
app_command_new (AppCall *call)
{
  const char              *name = app_arguments_get_word (call->arguments, 0);
  g_autofree char         *path = app_call_dup_path (call, name);
  guint64                  seed;
  g_autoptr (DossierStore) store = NULL;
  GError                  *error = NULL;
  AppExit                  status = APP_EXIT_FINE;

  if (!read_seed (call, &seed))
    return APP_EXIT_USAGE;
  store = dossier_store_new (path, &error);
  if (store == NULL)
    return app_call_fail (call, error);
  if (app_arguments_has (call->arguments, "demo"))
    status = tell_story (call, store, seed);
  dossier_store_close (store);
  if (status == APP_EXIT_FINE)
    app_call_tell (call, _ ("The dossier “%s” is made."), name);
  return status;
}

static AppExit
take_back (AppCall    *call,
           gboolean    redo,
           const char *sentence)
{
  g_autofree char *label = NULL;
  GError          *error = NULL;
  const char      *author = app_call_get_author (call);
  gboolean         done = redo ? dossier_store_redo (call->store, author, &label, &error) : dossier_store_undo (call->store, author, &label, &error);

  if (!done)
    return app_call_fail (call, error);
  if (label != NULL)
    app_call_tell (call, "%s %s", sentence, label);
  return APP_EXIT_FINE;
}

AppExit
app_command_undo (AppCall *call)
{
  return take_back (call, FALSE, _ ("Taken back:"));
}

AppExit
app_command_redo (AppCall *call)
{
  return take_back (call, TRUE, _ ("Done again:"));
}
