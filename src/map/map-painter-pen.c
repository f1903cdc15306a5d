#include "map-painter-pen.h"

#include <math.h>

#define CLOSEST 1.0 /* pixels: points nearer than that to the one before add nothing */

MapPen
map_pen_take (const MapPainting *painting)
{
  double origin_x, origin_y;

  map_scene_get_origin (map_layout_get_scene (painting->layout), &origin_x, &origin_y);
  return (MapPen){ painting, painting->shift_x - origin_x * painting->scale, painting->shift_y + origin_y * painting->scale, 0, 0, 0, NULL, 0, 0 };
}

static void
move_to (const MapPen *self,
         double        x,
         double        y)
{
  double device = self->painting->device;

  if (self->thin != NULL)
    map_hairlines_move_to (self->thin, x * device + self->left, y * device + self->top);
  else
    cairo_move_to (self->painting->cr, x, y);
}

static void
line_to (const MapPen *self,
         double        x,
         double        y)
{
  double device = self->painting->device;

  if (self->thin != NULL)
    map_hairlines_line_to (self->thin, x * device + self->left, y * device + self->top);
  else
    cairo_line_to (self->painting->cr, x, y);
}

void
map_pen_trace (MapPen  *self,
               MapRun   run,
               gboolean is_first)
{
  double scale = self->painting->scale;

  for (guint i = is_first ? 0 : 1; i < run.n; i++)
    {
      TerritoryVertex point = run.points[run.backwards ? run.n - 1 - i : i];
      double          x = point.x * scale + self->shift_x, y = self->shift_y - point.y * scale;

      if (i == 0)
        move_to (self, x, y);
      else if (i < run.n - 1 && fabs (x - self->last_x) < CLOSEST && fabs (y - self->last_y) < CLOSEST)
        continue;
      else
        line_to (self, x, y);
      self->last_x = x;
      self->last_y = y;
    }
}

void
map_pen_trace_ring (MapRun   run,
                    gboolean is_first,
                    gpointer user_data)
{
  MapPen *self = user_data;

  if (is_first && self->n_rings++ > 0)
    cairo_close_path (self->painting->cr);
  map_pen_trace (self, run, is_first);
}
