/* exchange-view-memory.h - what a person told of a table's columns, for the next one alike
 *
 * Kept in the setting "import-columns" by the headers of the table, their case, accents and
 * spaces apart.
 */
#pragma once

#include <gio/gio.h>

#include "exchange-table.h"

G_BEGIN_DECLS

/* "COLUMN=FIELD" lines; NULL: such a table was never told. Caller owns. */
char **exchange_view_memory_recall (GSettings           *settings,
                                    const ExchangeTable *table);
void   exchange_view_memory_keep (GSettings           *settings,
                                  const ExchangeTable *table,
                                  const char *const   *lines);

G_END_DECLS
