/* map-painter-networks.c - networks of schools: broad straight bands, that no link looks like */
#include "map-painter-private.h"

#define BAND 7.0 /* plain lines */
#define ALPHA 0.34

MapColour
map_painting_get_band (const MapPalette *palette)
{
  MapColour colour = palette->mark[MAP_FAMILY_COLLEGE];

  colour.alpha = ALPHA;
  return colour;
}

/* The bands of one network are one path: where they meet they are no darker. */
void
map_painting_networks (const MapPainting *self)
{
  guint          n;
  const MapStem *stems = map_layout_get_stems (self->layout, &n);

  cairo_save (self->cr);
  cairo_set_dash (self->cr, NULL, 0, 0);
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (self->cr, BAND * self->unit);
  map_painting_set (self, map_painting_get_band (self->palette));
  for (guint i = 0; i < n; i++)
    {
      cairo_move_to (self->cr, (double) stems[i].x0, (double) stems[i].y0);
      cairo_line_to (self->cr, (double) stems[i].x1, (double) stems[i].y1);
      if (i + 1 == n || stems[i + 1].territory != stems[i].territory)
        cairo_stroke (self->cr);
    }
  cairo_restore (self->cr);
}
