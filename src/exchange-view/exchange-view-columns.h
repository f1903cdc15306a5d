/* exchange-view-columns.h - which column says what, proposed and corrected */
#pragma once

#include <adwaita.h>

#include "exchange-view-file.h"

G_BEGIN_DECLS

#define EXCHANGE_VIEW_TYPE_COLUMNS (exchange_view_columns_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeViewColumns, exchange_view_columns, EXCHANGE_VIEW, COLUMNS, AdwBin)

/* file: one that has a table. */
GtkWidget *exchange_view_columns_new (ExchangeViewFile *file);

G_END_DECLS
