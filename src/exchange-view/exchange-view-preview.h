/* exchange-view-preview.h - the pages of a sheet of the map as they will be, before they are written or printed
 *
 * As large as there is room; drawn by a worker; the last picture stays until the next one is there. Where there are
 * several pages, one turns them.
 */
#pragma once

#include <adwaita.h>

#include "map-edition.h"

G_BEGIN_DECLS

#define EXCHANGE_VIEW_TYPE_PREVIEW (exchange_view_preview_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeViewPreview, exchange_view_preview, EXCHANGE_VIEW, PREVIEW, AdwBin)

/* sheet is copied. Soon, once for several calls in a row. */
void exchange_view_preview_show (ExchangeViewPreview *self,
                                 MapHandout          *handout,
                                 const MapSheet      *sheet);
/* So many pages on, or back. */
void exchange_view_preview_turn (ExchangeViewPreview *self,
                                 int                  pages);

G_END_DECLS
