/* exchange-view-preview.h - a sheet of the map as it will be, small, before it is written
 *
 * Drawn by a worker; the last picture stays until the next one is there.
 */
#pragma once

#include <adwaita.h>

#include "map-handout.h"

G_BEGIN_DECLS

#define EXCHANGE_VIEW_TYPE_PREVIEW (exchange_view_preview_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeViewPreview, exchange_view_preview, EXCHANGE_VIEW, PREVIEW, AdwBin)

/* sheet is copied. Soon, once for several calls in a row. */
void exchange_view_preview_show (ExchangeViewPreview *self,
                                 MapHandout          *handout,
                                 const MapSheet      *sheet);

G_END_DECLS
