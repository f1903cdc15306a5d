/* app-command-guide.c - the practice guide of a dossier, and the one it can begin with */
#include "config.h"

#include "app-command.h"

#include "app-command-find.h"
#include "dossier-reader.h"
#include "guide-fit.h"
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

/* --- what fits */

typedef struct
{
  AppCall        *call;
  const char     *words; /* that say which record */
  DossierAudience audience;
} Fitting;

static void
tell_json_reasons (GString         *out,
                   const GuideFits *fits,
                   const GuideFit  *fit)
{
  for (guint i = 0; i < fit->reasons->len; i++)
    {
      const GuideFitReason *reason = fit->reasons->pdata[i];
      g_autofree char      *words = guide_fit_reason_dup_words (reason, fits);

      g_string_append_printf (out, "%s{\"sort\": \"%s\", \"count\": %u, \"words\": ", i > 0 ? ", " : "", guide_fit_sort_to_code (reason->sort), reason->witnesses->len);
      dossier_notation_add_json_string (out, words);
      g_string_append_c (out, '}');
    }
}

static void
tell_json_fits (GString         *out,
                const char      *id,
                const GuideFits *fits)
{
  static const char *const subjects[] = { "nothing", "link", "place" };

  g_string_append_printf (out, "{\"id\": \"%s\", \"subject\": \"%s\", \"practices\": [", id, subjects[fits->subject]);
  for (guint i = 0; i < fits->fits->len; i++)
    {
      const GuideFit *fit = fits->fits->pdata[i];

      g_string_append_printf (out, "%s\n  {\"id\": \"%s\", \"number\": \"%s\", \"weight\": %u, \"statement\": ", i > 0 ? "," : "", fit->practice->id, fit->practice->number, fit->weight);
      dossier_notation_add_json_string (out, fit->practice->statement);
      g_string_append (out, ", \"reasons\": [");
      tell_json_reasons (out, fits, fit);
      g_string_append (out, "]}");
    }
  g_string_append (out, "]}\n");
}

static void
tell_plain_fits (GString         *out,
                 const GuideFits *fits)
{
  for (guint i = 0; i < fits->fits->len; i++)
    {
      const GuideFit *fit = fits->fits->pdata[i];

      g_string_append_printf (out, "%s\t%s", fit->practice->number, fit->practice->statement);
      for (guint j = 0; j < fit->reasons->len; j++)
        {
          g_autofree char *words = guide_fit_reason_dup_words (fit->reasons->pdata[j], fits);

          g_string_append_printf (out, "\t%s", words);
        }
      g_string_append_c (out, '\n');
    }
}

static gpointer
tell_fits (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Fitting                      *fitting = data;
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);
  DossierNotation               notation = { .vocabulary = vocabulary, .reader = reader };
  g_autofree char              *id = vocabulary == NULL ? NULL : app_command_find_id (&notation, fitting->words, error);
  g_autoptr (GuideFits)         fits = id == NULL ? NULL : guide_fits_read (reader, fitting->audience, id, error);

  if (fits == NULL)
    return NULL;
  if (app_call_wants_json (fitting->call))
    tell_json_fits (fitting->call->out, id, fits);
  else
    tell_plain_fits (fitting->call->out, fits);
  if (guide_fits_get_excuse (fits) != NULL)
    app_call_tell (fitting->call, "%s", guide_fits_get_excuse (fits));
  else if (fits->subject == GUIDE_FIT_NOTHING)
    app_call_tell (fitting->call, _ ("Practices are told of a link, and of a structure that has no link of today."));
  return fitting;
}

static AppExit
list_fits (AppCall    *call,
           const char *words)
{
  Fitting           fitting = { call, words, DOSSIER_AUDIENCE_NETWORK };
  DossierVisibility audience;
  GError           *error = NULL;

  if (!app_call_read_audience (call, &audience))
    return APP_EXIT_USAGE;
  fitting.audience = (DossierAudience) audience;
  return dossier_store_ask (call->store, tell_fits, &fitting, &error) != NULL ? APP_EXIT_FINE : app_call_fail (call, error);
}

AppExit
app_command_guide (AppCall *call)
{
  const char         *subject = app_arguments_find (call->arguments, "fit");
  g_autofree Figures *figures = NULL;
  GError             *error = NULL;

  if (app_arguments_has (call->arguments, "starter") && !take_starter (call, &error))
    return app_call_fail (call, error);
  if (subject != NULL)
    return list_fits (call, subject);
  figures = dossier_store_ask (call->store, count, NULL, &error);
  if (figures == NULL)
    return app_call_fail (call, error);
  tell_figures (call, figures);
  return APP_EXIT_FINE;
}
