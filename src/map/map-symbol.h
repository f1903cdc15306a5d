/* map-symbol.h - the shape and the letter of each family */
#pragma once

#include "map-scene.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Adds the family's shape to the path, as heavy to the eye as a disc of this radius. */
void map_symbol_path (cairo_t  *cr,
                      MapFamily family,
                      double    x,
                      double    y,
                      double    radius);

/* One or two capitals, for people who do not see the colour. */
const char *map_symbol_get_letter (MapFamily family);

/* Where the letter's middle stands, in radii below the middle of the shape. */
double map_symbol_get_letter_drop (MapFamily family);

/* Dash of the rank-th term of an aspect, in line widths; *n is 0 for a plain line. Borrowed. */
const double *map_symbol_get_dash (guint  rank,
                                   guint *n);

/* Width of the rank-th term, in plain lines: the rarer the thinner; the unknown is ordinary. */
double map_symbol_get_width (guint rank);

/* Is the line of the rank-th kind hollow, to be told from the kind of the same hue? */
gboolean map_symbol_is_hollow (guint rank);

G_END_DECLS
