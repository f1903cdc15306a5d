/* map-print-private.h - how whatever is printed meets the disk */
#pragma once

#include "base-neighbour.h"
#include "map-print.h"

#include <cairo.h>

G_BEGIN_DECLS

/* NULL and MAP_PRINT_ERROR_CANNOT_WRITE. */
BaseNeighbour *map_print_open (const char *path,
                               GError    **error);
/* A cairo_write_func_t of a BaseNeighbour. */
cairo_status_t map_print_on_bytes (void                *part,
                                   const unsigned char *bytes,
                                   unsigned int         length);
/* Cancelled, spoilt, or on the disk under its name. */
gboolean map_print_settle (BaseNeighbour *part,
                           cairo_status_t status,
                           GCancellable  *cancellable,
                           GError       **error);

G_END_DECLS
