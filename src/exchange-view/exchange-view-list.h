/* exchange-view-list.h - the rows of a file that share a fate, with their reasons and choices
 *
 * Each row is decided by itself; where several can be, all may be at once.
 */
#pragma once

#include <adwaita.h>

#include "exchange-view-file.h"
#include "exchange-view-sentence.h"

G_BEGIN_DECLS

#define EXCHANGE_VIEW_TYPE_LIST (exchange_view_list_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeViewList, exchange_view_list, EXCHANGE_VIEW, LIST, AdwBin)

/* What is decided goes to the file, which must have a plan. */
GtkWidget *exchange_view_list_new (ExchangeViewFile *file,
                                   ExchangeViewGroup group);

G_END_DECLS
