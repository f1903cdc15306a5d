/* map-sign.h - the signs in the middle of a line: what became of it, or that nobody knows
 *
 * Drawn by hand, so that no font lacks them and grey paper tells them apart.
 */
#pragma once

#include "map-fate.h"
#include "map-text.h"

G_BEGIN_DECLS

#define MAP_SIGN_RADIUS 7.5 /* pixels at the scale of words */

/* In a disc of the colour of the paper; line: of the ring around it. scale: of words there. */
void map_sign_draw (MapSign           self,
                    MapText          *text,
                    cairo_t          *cr,
                    const MapPalette *palette,
                    MapColour         line,
                    double            scale,
                    double            x,
                    double            y);

G_END_DECLS
