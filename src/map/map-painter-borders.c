/* map-painter-borders.c - lines between territories, and around them */
#include "map-painter-pen.h"

#define MANY 3000     /* borders: fewer are stroked before a mask of the whole picture is laid */
#define AT_ONCE 16384 /* points of borders: a path is held whole, and many times over, until it is painted */

/* Into the pen; into the path, and stroked, where it has one. */
static void
trace_borders (const MapPainting *self,
               MapTerritoryType   type,
               MapBorderChoice    choice,
               MapPen            *pen)
{
  const MapShapes *shapes = map_scene_get_shapes (map_layout_get_scene (self->layout), type);
  guint            n, n_borders, level, n_points = 0;
  const guint     *seen = map_layout_get_borders (self->layout, type, &n);
  const MapBorder *borders = map_shapes_get_borders (shapes, &n_borders);

  map_layout_get_ground (self->layout, type, &level, &n_borders);
  for (guint i = 0; i < n; i++)
    if (map_box_meets (borders[seen[i]].box, self->seen) && (choice == MAP_BORDERS_ALL || (borders[seen[i]].other == MAP_SHAPES_NOBODY) == (choice == MAP_BORDERS_OUTER)))
      {
        MapRun run = map_shapes_get_border_run (shapes, level, seen[i]);

        map_pen_trace (pen, run, TRUE);
        n_points += run.n;
        if (n_points < AT_ONCE || self->vector || pen->thin != NULL)
          continue;
        cairo_stroke (self->cr);
        n_points = 0;
      }
}

static void
stroke_borders (const MapPainting *self,
                MapTerritoryType   type,
                MapBorderChoice    choice,
                MapColour          colour,
                double             width)
{
  MapPen pen = map_pen_take (self);

  map_painting_set (self, colour);
  cairo_set_line_width (self->cr, width);
  trace_borders (self, type, choice, &pen);
  cairo_stroke (self->cr);
}

/* As stroke_borders, where there are thousands. */
static void
draw_hairlines (const MapPainting *self,
                MapTerritoryType   type,
                MapBorderChoice    choice,
                MapColour          colour,
                double             width)
{
  cairo_surface_t         *target = cairo_get_target (self->cr), *mask;
  cairo_rectangle_int_t    area = { 0, 0, cairo_image_surface_get_width (target), cairo_image_surface_get_height (target) };
  g_autoptr (MapHairlines) thin = map_hairlines_new (&area, width * self->device);
  MapPen                   pen = map_pen_take (self);

  cairo_surface_get_device_offset (target, &pen.left, &pen.top);
  pen.thin = thin;
  trace_borders (self, type, choice, &pen);
  mask = map_hairlines_end (thin);
  cairo_surface_set_device_scale (mask, self->device, self->device);
  cairo_surface_set_device_offset (mask, pen.left, pen.top);
  map_painting_set (self, colour);
  cairo_mask_surface (self->cr, mask, 0, 0);
}

static gboolean
are_hairs (const MapPainting *self,
           guint              n,
           MapBorderChoice    choice,
           double             width)
{
  return n >= MANY && choice != MAP_BORDERS_OUTER && map_painting_has_pixels (self) && width * self->device <= MAP_HAIRLINES_WIDEST;
}

void
map_painting_borders (const MapPainting *self,
                      MapTerritoryType   type,
                      MapBorderChoice    choice,
                      MapColour          colour,
                      double             width)
{
  guint n;

  map_layout_get_borders (self->layout, type, &n);
  if (n == 0)
    return;
  if (are_hairs (self, n, choice, width))
    draw_hairlines (self, type, choice, colour, width);
  else
    stroke_borders (self, type, choice, colour, width);
}
