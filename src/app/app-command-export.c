/* app-command-export.c - the dossier handed over as a workbook, or the text of a document */
#include "config.h"

#include "app-command.h"

#include "exchange-xlsx.h"

#include <glib/gi18n-lib.h>

AppExit
app_command_export (AppCall *call)
{
  const char                *name = app_arguments_find (call->arguments, "xlsx");
  g_autofree char           *path = NULL;
  DossierVisibility          audience;
  g_autoptr (ExchangeReport) report = NULL;
  GError                    *error = NULL;

  if (app_arguments_find (call->arguments, "text") != NULL)
    return app_command_export_text (call);
  if (name == NULL || *name == '\0')
    return app_call_misuse (call, _ ("The command “export” wants --xlsx or --text and the name of a file."));
  if (!app_call_read_audience (call, &audience))
    return APP_EXIT_USAGE;
  path = app_call_dup_path (call, name);
  report = exchange_report_new (call->store, audience, &error);
  if (report == NULL || !exchange_xlsx_write (report, path, call->cancellable, &error))
    return app_call_fail (call, error);
  app_call_tell_file (call, path, exchange_report_get_left_out (report));
  return APP_EXIT_FINE;
}
