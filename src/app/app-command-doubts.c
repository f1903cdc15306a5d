/* app-command-doubts.c - everything that deserves a look, each with its mend */
#include "config.h"

#include "app-command.h"

#include "dossier-notation.h"
#include "insight-doubts.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AppCall        *call;
  DossierAudience audience;
  guint           n_told;
} Asked;

static void
add_json_text (GString    *out,
               const char *name,
               const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (out, ", \"%s\": ", name);
  dossier_notation_add_json_string (out, text);
}

static void
add_json_mends (GString            *out,
                const InsightDoubt *doubt)
{
  const char *separator = "";

  g_string_append (out, ", \"mends\": [");
  for (guint mend = INSIGHT_MEND_OPEN; mend <= INSIGHT_MEND_ANONYMISE; mend <<= 1)
    if (doubt->mends & mend)
      {
        g_string_append_printf (out, "%s\"%s\"", separator, insight_mend_get_code (mend));
        separator = ", ";
      }
  g_string_append (out, "]}");
}

static void
write_json (GString   *out,
            GPtrArray *doubts,
            guint      n_left_out)
{
  g_string_append_printf (out, "{\"count\": %u, \"left_out\": %u, \"doubts\": [", doubts->len, n_left_out);
  for (guint i = 0; i < doubts->len; i++)
    {
      const InsightDoubt *doubt = doubts->pdata[i];

      g_string_append_printf (out, "%s\n  {\"doubt\": \"%s\", \"kind\": \"%s\", \"id\": \"%s\"", i > 0 ? "," : "", doubt->kind->code, doubt->of->code, doubt->id);
      add_json_text (out, "title", doubt->title);
      add_json_text (out, "field", doubt->field == NULL ? NULL : doubt->field->code);
      add_json_text (out, "why", doubt->sentence);
      add_json_text (out, "other", doubt->other);
      add_json_text (out, "proposal", doubt->proposal);
      add_json_mends (out, doubt);
    }
  g_string_append (out, "]}\n");
}

static void
write_plain (AppCall   *call,
             GPtrArray *doubts)
{
  for (guint i = 0; i < doubts->len; i++)
    {
      const InsightDoubt *doubt = doubts->pdata[i];

      g_string_append_printf (call->out, "%s\t%s\t%s\t%s\n", doubt->id, insight_doubt_kind_get_title (doubt->kind), doubt->title, doubt->sentence);
    }
  if (doubts->len == 0)
    app_call_tell (call, _ ("There is nothing to check."));
}

static gpointer
write_doubts (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Asked                *asked = data;
  guint                 n_left_out;
  g_autoptr (GPtrArray) doubts = insight_doubts_list (reader, asked->audience, &n_left_out, cancellable, error);

  if (doubts == NULL)
    return NULL;
  for (guint i = 0; i < doubts->len; i++)
    asked->n_told += !((const InsightDoubt *) doubts->pdata[i])->kind->is_apart;
  if (app_call_wants_json (asked->call))
    write_json (asked->call->out, doubts, n_left_out);
  else
    write_plain (asked->call, doubts);
  if (n_left_out > 0)
    app_call_tell (asked->call, ngettext ("%u is not for this audience.", "%u are not for this audience.", n_left_out), n_left_out);
  return asked;
}

AppExit
app_command_doubts (AppCall *call)
{
  Asked             asked = { call, DOSSIER_AUDIENCE_NETWORK, 0 };
  DossierVisibility audience;
  GError           *error = NULL;

  if (!app_call_read_audience (call, &audience))
    return APP_EXIT_USAGE;
  asked.audience = (DossierAudience) audience;
  if (dossier_store_ask (call->store, write_doubts, &asked, &error) == NULL)
    return app_call_fail (call, error);
  return asked.n_told > 0 ? APP_EXIT_DOUBTS : APP_EXIT_FINE;
}
