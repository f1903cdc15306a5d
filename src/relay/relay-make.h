/* relay-make.h - whether a shared folder is there, and a new one */
#pragma once

#include "relay-folder.h"

G_BEGIN_DECLS

/* Says the sentinel; where a sync tool keeps it elsewhere, says that too. Makes nothing. */
gboolean relay_make_probe (const CarryRequest *request,
                           RelayFault         *fault);

/* The sentinel comes last, whole, and only where there is none: a folder half made is not one. Where that very sentinel is
 * already, it is made. */
gboolean relay_make_folder (const CarryRequest *request,
                            RelayFault         *fault);

G_END_DECLS
