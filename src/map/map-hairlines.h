/* map-hairlines.h - thin lines by the ten thousand, drawn together
 *
 * What a stroke of Cairo costs is its corners, not its pixels: the borders of a nation's communes, a few pixels long each, take
 * it longer than all the rest of a map. Here each pixel that a line comes near is given what the line covers of it, from how far
 * its centre stands from the middle of the line. Lines that meet or lie upon each other are one, as within one stroke: nothing is
 * darker for being said twice. Ends are cut, corners are as round as a thin line shows; meant for lines under three pixels.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

#define MAP_HAIRLINES_WIDEST 3.0 /* device pixels: a wider line shows its corners */

typedef struct _MapHairlines MapHairlines;

/* Over the rectangle, in device pixels; what is drawn outside is not kept. width: of the lines, device pixels. */
MapHairlines *map_hairlines_new (const cairo_rectangle_int_t *area,
                                 double                       width);
void          map_hairlines_free (MapHairlines *self);

/* Device pixels. */
void map_hairlines_move_to (MapHairlines *self,
                            double        x,
                            double        y);
void map_hairlines_line_to (MapHairlines *self,
                            double        x,
                            double        y);

/* What was drawn so far: a mask, CAIRO_FORMAT_A8, whose first pixel is that of the area. Owned by self; nothing more is drawn. */
cairo_surface_t *map_hairlines_end (MapHairlines *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapHairlines, map_hairlines_free)

G_END_DECLS
