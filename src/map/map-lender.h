/* map-lender.h - a finished picture, lent to what draws it
 *
 * A drawing that is kept and played later (the frame of a window is one) holds its sources. Of a surface it holds a
 * snapshot, and cairo copies all its pixels when the surface is painted over or given up, whether anybody still
 * plays the drawing or not. What is lent here is never copied: it only has one more reference for as long as a
 * drawing holds it.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* A source whose unit is the pixel of surface, whatever the device scale of surface. surface: an image, opaque all over, not to be
 * painted over while it is lent. Caller owns. */
cairo_pattern_t *map_lender_new (cairo_surface_t *surface);
/* Does a drawing hold it, besides the caller? */
gboolean map_lender_is_lent (cairo_surface_t *surface);

G_END_DECLS
