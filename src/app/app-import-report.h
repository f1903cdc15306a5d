/* app-import-report.h - what an import did, told to people and to programs */
#pragma once

#include "app-call.h"
#include "exchange-plan.h"

G_BEGIN_DECLS

typedef struct _AppImportFile AppImportFile;

/* name: as it was typed. tables: of the file, ExchangeTable; references them and plan. */
AppImportFile *app_import_file_new (const char   *name,
                                    GPtrArray    *tables,
                                    ExchangePlan *plan);
void           app_import_file_free (AppImportFile *self);

/* files: AppImportFile elements. Rows doubted or refused? */
gboolean app_import_report_has_doubts (GPtrArray *files);
/* {"files": [{"file", "recognised", "added", "updated", "unchanged", "doubtful", "refused", "reasons": [{"line",
 * "why"}], …}]}; a reason has its "sheet" where the file has several. */
void app_import_report_write_json (GPtrArray *files,
                                   GString   *out);
/* Figures on standard output, reasons on standard error. */
void app_import_report_write (GPtrArray *files,
                              AppCall   *call);

G_END_DECLS
