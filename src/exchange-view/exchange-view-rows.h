/* exchange-view-rows.h - the rows of a plan that share a fate, as a list model
 *
 * Items are made when they are looked at: sixty-nine thousand rows cost nothing.
 */
#pragma once

#include "exchange-plan.h"
#include "exchange-view-sentence.h"

G_BEGIN_DECLS

#define EXCHANGE_VIEW_TYPE_ROW (exchange_view_row_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeViewRow, exchange_view_row, EXCHANGE_VIEW, ROW, GObject)

/* Owned by the row. */
const char *exchange_view_row_get_name (ExchangeViewRow *self);
const char *exchange_view_row_get_reasons (ExchangeViewRow *self); /* sentences, one a line; "" for none */
const char *exchange_view_row_get_line (ExchangeViewRow *self);    /* "line 12", "sheet 2, line 12" */
/* What the plan says of it. */
void exchange_view_row_get (ExchangeViewRow *self,
                            ExchangePlanRow *row);

#define EXCHANGE_VIEW_TYPE_ROWS (exchange_view_rows_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeViewRows, exchange_view_rows, EXCHANGE_VIEW, ROWS, GObject)

/* A GListModel of ExchangeViewRow, in the order of the file. */
ExchangeViewRows *exchange_view_rows_new (ExchangePlan     *plan,
                                          ExchangeViewGroup group);
/* What the plan says of the item at that position, which need not be made. */
void exchange_view_rows_get (ExchangeViewRows *self,
                             guint             position,
                             ExchangePlanRow  *row);

G_END_DECLS
