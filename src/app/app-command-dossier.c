/* app-command-dossier.c - the dossier as a whole: made, taken back */
#include "config.h"

#include "app-command.h"

#include <glib/gi18n-lib.h>

AppExit
app_command_new (AppCall *call)
{
  const char              *name = app_arguments_get_word (call->arguments, 0);
  g_autofree char         *path = app_call_dup_path (call, name);
  GError                  *error = NULL;
  g_autoptr (DossierStore) store = dossier_store_new (path, &error);

  if (store == NULL)
    return app_call_fail (call, error);
  dossier_store_close (store);
  app_call_tell (call, _ ("The dossier “%s” is made."), name);
  return APP_EXIT_FINE;
}

static AppExit
take_back (AppCall    *call,
           gboolean    redo,
           const char *sentence)
{
  g_autofree char *label = NULL;
  GError          *error = NULL;
  gboolean         done = redo ? dossier_store_redo (call->store, &label, &error) : dossier_store_undo (call->store, &label, &error);

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
