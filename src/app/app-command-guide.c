/* app-command-guide.c - the practice guide of a dossier, and the one it can begin with */
#include "config.h"

#include "app-command.h"

#include "dossier-reader.h"
#include "guide-starter.h"

#include <glib/gi18n-lib.h>

static const char *const kinds[] = { "question", "practice", "passage", "open_question", "tool" };

typedef struct
{
  gint64 counts[G_N_ELEMENTS (kinds)];
} Figures;

static gpointer
count (DossierReader *reader,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autofree Figures *figures = g_new0 (Figures, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new (kinds[i]);

      figures->counts[i] = dossier_reader_count (reader, query, error);
      if (figures->counts[i] < 0)
        return NULL;
    }
  return g_steal_pointer (&figures);
}

static void
tell_figures (AppCall       *call,
              const Figures *figures)
{
  gboolean json = app_call_wants_json (call);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (json)
      g_string_append_printf (call->out, "%s\"%s\": %" G_GINT64_FORMAT, i > 0 ? ", " : "{", kinds[i], figures->counts[i]);
    else
      g_string_append_printf (call->out, "%s\t%" G_GINT64_FORMAT "\n", dossier_kinds_translate (dossier_kinds_find (kinds[i])->plural), figures->counts[i]);
  if (json)
    g_string_append (call->out, "}\n");
}

/* What is taken is under the name of who takes it. */
static gboolean
take_starter (AppCall *call,
              GError **error)
{
  g_autoptr (DossierAct) act = guide_starter_new_act ();

  if (app_call_get_author (call) != NULL)
    dossier_act_set_author (act, app_call_get_author (call), NULL);
  return dossier_store_write (call->store, act, error);
}

AppExit
app_command_guide (AppCall *call)
{
  g_autofree Figures *figures = NULL;
  GError             *error = NULL;

  if (app_arguments_has (call->arguments, "starter") && !take_starter (call, &error))
    return app_call_fail (call, error);
  figures = dossier_store_ask (call->store, count, NULL, &error);
  if (figures == NULL)
    return app_call_fail (call, error);
  tell_figures (call, figures);
  return APP_EXIT_FINE;
}
