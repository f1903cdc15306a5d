/* map-pixels.h - room for a picture, asked of the system and given back to it
 *
 * What is that large and comes and goes, from another thread each time, leaves holes in a heap which nothing else fills.
 */
#pragma once

#include <cairo.h>

/* An image surface, empty. Caller owns. */
cairo_surface_t *map_pixels_new (cairo_format_t format,
                                 int            width,
                                 int            height);
