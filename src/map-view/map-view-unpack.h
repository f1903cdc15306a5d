/* map-view-unpack.h - from the bytes of a file to pixels, in pieces, so that it can be followed and given up
 *
 * The only file that speaks to GdkPixbuf. Only three formats are let in, by their first bytes; the size is judged before a pixel is
 * unpacked, so that a small file that says it is enormous costs nothing.
 */
#pragma once

#include "map-raster.h"

G_BEGIN_DECLS

/* A MapRasterUnpack. Needs no screen. */
gboolean map_view_unpack (const guint8   *bytes,
                          gsize           length,
                          double          kept_pixels,
                          MapScanProgress progress,
                          gpointer        user_data,
                          GCancellable   *cancellable,
                          MapRaster      *self,
                          int            *width,
                          int            *height,
                          const char    **format,
                          GError        **error);

G_END_DECLS
