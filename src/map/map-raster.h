/* map-raster.h - pixels as Cairo has them, and who makes them of a file
 *
 * This room runs without a screen and reads no format of pictures: the program says at its start who does (map-view-unpack.h).
 */
#pragma once

#include "map-scan.h"

G_BEGIN_DECLS

typedef struct
{
  guint8        *pixels; /* owned */
  int            width, height, stride;
  cairo_format_t format;
} MapRaster;

void map_raster_clear (MapRaster *self);
/* Half as wide and high; each pixel is the mean of four. */
MapRaster map_raster_halve (const MapRaster *self);

/* Called by any worker. At most kept_pixels are made; width, height: of the whole picture, as it is looked at; format: static. FALSE and
 * an error of map-scan.h. */
typedef gboolean (*MapRasterUnpack) (const guint8   *bytes,
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

/* Once, before the first picture is read. Without it none is a picture. */
void map_raster_set_unpack (MapRasterUnpack unpack);

G_END_DECLS
