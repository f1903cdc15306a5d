/* map-scan.h - a picture somebody chose, read into memory: a plan, a town map, in sizes that halve
 *
 * Immutable, reference counted: any thread paints from it. Read by a worker; what is too large for a map is reduced while it is read,
 * what is too large for memory is refused before a pixel of it is unpacked. Coordinates are always those of the whole picture, turned
 * as the camera says it was held.
 *
 * The same file is in memory once, however many windows and pages show it: those that are alive are found again by their digest.
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

#define MAP_SCAN_ERROR (map_scan_error_quark ())

typedef enum
{
  MAP_SCAN_ERROR_MISSING,    /* no such file: ask where it is */
  MAP_SCAN_ERROR_HEAVY,      /* more than MAP_SCAN_MOST_BYTES: a lighter copy */
  MAP_SCAN_ERROR_LARGE,      /* more than MAP_SCAN_MOST_PIXELS: a smaller copy */
  MAP_SCAN_ERROR_NO_PICTURE, /* not PNG, JPEG or WebP */
  MAP_SCAN_ERROR_BROKEN,     /* its end is missing, or it is damaged */
  MAP_SCAN_ERROR_UNREADABLE, /* the disk or the rights */
} MapScanError;

GQuark map_scan_error_quark (void);

#define MAP_SCAN_MOST_BYTES (20 * 1024 * 1024) /* what a shared folder takes */
#define MAP_SCAN_MOST_PIXELS 50000000.0        /* 7,000 × 7,000: what unpacking may take for a moment */
#define MAP_SCAN_KEPT_PIXELS 12000000.0        /* of one, in memory: 64 MB with its smaller sizes */
#define MAP_SCAN_SIDE 16                       /* pixels: smaller is no picture to lay */

typedef struct _MapScan MapScan;

/* 0 … 1, on the thread that reads. */
typedef void (*MapScanProgress) (double   done,
                                 gpointer user_data);

/* digest: of the file, where it is known, or NULL: what is in memory already is given without reading. kept_pixels: at most so many,
 * 0: as many as one may have. Blocks. NULL and MAP_SCAN_ERROR, or G_IO_ERROR_CANCELLED. */
MapScan *map_scan_load (const char     *path,
                        const char     *digest,
                        double          kept_pixels,
                        MapScanProgress progress,
                        gpointer        user_data,
                        GCancellable   *cancellable,
                        GError        **error);
MapScan *map_scan_ref (MapScan *self);
void     map_scan_unref (MapScan *self);

/* Of the whole picture, pixels. */
void map_scan_get_size (const MapScan *self,
                        int           *width,
                        int           *height);
/* Was it too large to be kept as it is? */
gboolean map_scan_is_reduced (const MapScan *self);
/* 32 digits. Borrowed. */
const char *map_scan_get_digest (const MapScan *self);
/* "png", "jpeg", "webp". Borrowed. */
const char *map_scan_get_format (const MapScan *self);

/* Sizes, the largest first. */
guint map_scan_get_n_levels (const MapScan *self);
/* The smallest that has at least so many pixels for one of the whole picture. */
guint map_scan_find_level (const MapScan *self,
                           double         density);
/* Pixels of a level for one of the whole picture. */
void map_scan_get_level_scale (const MapScan *self,
                               guint          level,
                               double        *x,
                               double        *y);
/* A surface of its own over the pixels of a level: surfaces do not cross threads. The scan outlives it. Caller owns. */
cairo_surface_t *map_scan_make_surface (const MapScan *self,
                                        guint          level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapScan, map_scan_unref)

G_END_DECLS
