/* exchange-view-list.h - the rows of a file that share a fate, with their reasons and choices */
#pragma once

#include <adwaita.h>

#include "exchange-view-file.h"
#include "exchange-view-sentence.h"

G_BEGIN_DECLS

/* A scrolled list. What is decided goes to the file, which must have a plan. */
GtkWidget *exchange_view_list_new (ExchangeViewFile *file,
                                   ExchangeViewGroup group);

G_END_DECLS
