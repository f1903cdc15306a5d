/* exchange-view-line.h - one row of a file in a list: what it names, where it stands, why */
#pragma once

#include <gtk/gtk.h>

#include "exchange-view-file.h"
#include "exchange-view-rows.h"

G_BEGIN_DECLS

#define EXCHANGE_VIEW_TYPE_LINE (exchange_view_line_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeViewLine, exchange_view_line, EXCHANGE_VIEW, LINE, GtkBox)

/* row NULL: shows nothing any more. file: takes the decisions; NULL: too late to decide. */
void exchange_view_line_show (ExchangeViewLine *self,
                              ExchangeViewRow  *row,
                              ExchangeViewFile *file);

G_END_DECLS
