#include "config.h"

#include "app-failure.h"

#include "dossier-store.h"
#include "exchange-xlsx.h"
#include "map-print.h"
#include "sync-explain.h"

#include <glib/gi18n-lib.h>

static const char *
explain_store (int code)
{
  switch (code)
    {
    case DOSSIER_STORE_ERROR_DISK:
      return _ ("The disk refuses to read or write, it may be full. Nothing was half saved. Make some room, then try again.");
    case DOSSIER_STORE_ERROR_BUSY:
      return _ ("This dossier is open in another program, which does not answer. Nothing was done: close it there, then try again.");
    default:
      return NULL;
    }
}

const char *
app_failure_explain (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == DOSSIER_STORE_ERROR)
    return explain_store (error->code);
  if (g_error_matches (error, EXCHANGE_XLSX_ERROR, EXCHANGE_XLSX_ERROR_UNWRITABLE))
    return _ ("The workbook could not be written there: the folder refuses, the disk is full, or the file is open in another program. Close it or choose another place. The dossier is untouched.");
  if (g_error_matches (error, MAP_PRINT_ERROR, MAP_PRINT_ERROR_CANNOT_WRITE))
    return _ ("The map could not be written there: the folder refuses or the disk is full. Choose another place. The dossier is untouched.");
  return sync_explain (error);
}
