/* exchange-xlsx.h - a report as a workbook
 *
 * Real dates and numbers, frozen headers, filters, drop-down lists, A4 landscape, identifiers in a
 * hidden column. Written beside the target, then renamed over it: a half-written workbook is
 * never seen. Numbers are written under the C locale whatever the screen speaks.
 */
#pragma once

#include "exchange-report.h"

G_BEGIN_DECLS

#define EXCHANGE_XLSX_ERROR (exchange_xlsx_error_quark ())

typedef enum
{
  EXCHANGE_XLSX_ERROR_UNWRITABLE, /* the folder or the file cannot be written: choose another place */
  EXCHANGE_XLSX_ERROR_TOO_LONG,   /* more rows than a sheet can hold */
  EXCHANGE_XLSX_ERROR_FAILED,     /* a fault of ours: the message is for the log */
} ExchangeXlsxError;

GQuark exchange_xlsx_error_quark (void);

/* May be called from any thread. Cancelled: what was there before is there still. */
gboolean exchange_xlsx_write (const ExchangeReport *report,
                              const char           *path,
                              GCancellable         *cancellable,
                              GError              **error);

G_END_DECLS
