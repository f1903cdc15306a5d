/* app-command-check.c - is the dossier sound? */
#include "config.h"

#include "app-command.h"

#include "dossier-check.h"
#include "dossier-notation.h"

#include <glib/gi18n-lib.h>

static guint
count_faults (GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += ((DossierFinding *) findings->pdata[i])->type == DOSSIER_FINDING_FAULT ? 1 : 0;
  return n;
}

static void
add_json_findings (GString           *out,
                   GPtrArray         *findings,
                   DossierFindingType type)
{
  const char *separator = "";

  for (guint i = 0; i < findings->len; i++)
    {
      const DossierFinding *finding = findings->pdata[i];

      if (finding->type != type)
        continue;
      g_string_append_printf (out, "%s\n  {\"id\": ", separator);
      if (finding->id != NULL)
        dossier_notation_add_json_string (out, finding->id);
      else
        g_string_append (out, "null");
      g_string_append (out, ", \"why\": ");
      dossier_notation_add_json_string (out, finding->sentence);
      g_string_append_c (out, '}');
      separator = ",";
    }
}

static void
write_json (GString   *out,
            GPtrArray *findings)
{
  g_string_append (out, "{\"faults\": [");
  add_json_findings (out, findings, DOSSIER_FINDING_FAULT);
  g_string_append (out, "], \"doubts\": [");
  add_json_findings (out, findings, DOSSIER_FINDING_DOUBT);
  g_string_append (out, "]}\n");
}

static void
write_plain (AppCall   *call,
             GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const DossierFinding *finding = findings->pdata[i];

      g_string_append_printf (call->out, "%s %s%s%s\n", finding->type == DOSSIER_FINDING_FAULT ? _ ("fault:") : _ ("doubt:"), finding->sentence,
                              finding->id != NULL ? "\t" : "", finding->id != NULL ? finding->id : "");
    }
  if (findings->len == 0)
    app_call_tell (call, _ ("The dossier is sound."));
}

AppExit
app_command_check (AppCall *call)
{
  GError               *error = NULL;
  g_autoptr (GPtrArray) findings = dossier_check_run (dossier_store_get_path (call->store), call->cancellable, &error);

  if (findings == NULL)
    return app_call_fail (call, error);
  if (app_call_wants_json (call))
    write_json (call->out, findings);
  else
    write_plain (call, findings);
  if (count_faults (findings) > 0)
    return APP_EXIT_FAILED;
  return findings->len > 0 ? APP_EXIT_DOUBTS : APP_EXIT_FINE;
}
