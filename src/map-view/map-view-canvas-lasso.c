/* map-view-canvas-lasso.c - several structures at once, by a line drawn around them */
#include "map-view-canvas-private.h"

#include "map-frame.h"

#include <math.h>

#define LEAST_STEP 3.0 /* pixels between two points of the line */

void
map_view_canvas_begin_lasso (MapViewCanvas *self,
                             double         x,
                             double         y,
                             gboolean       is_rectangle)
{
  MapPoint start = { (float) x, (float) y };

  g_array_set_size (self->lasso, 0);
  g_array_append_val (self->lasso, start);
  self->lasso_is_rectangle = is_rectangle;
}

static void
make_rectangle (GArray *line,
                double  x,
                double  y)
{
  MapPoint start = g_array_index (line, MapPoint, 0);
  MapPoint corners[] = { start, { (float) x, start.y }, { (float) x, (float) y }, { start.x, (float) y } };

  g_array_set_size (line, 0);
  g_array_append_vals (line, corners, G_N_ELEMENTS (corners));
}

void
map_view_canvas_draw_lasso_to (MapViewCanvas *self,
                               double         x,
                               double         y)
{
  MapPoint point = { (float) x, (float) y }, last = g_array_index (self->lasso, MapPoint, self->lasso->len - 1);

  if (self->lasso_is_rectangle)
    make_rectangle (self->lasso, x, y);
  else if (hypot ((double) (point.x - last.x), (double) (point.y - last.y)) >= LEAST_STEP)
    g_array_append_val (self->lasso, point);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Even-odd: how often a ray to the right crosses the line. */
static gboolean
is_inside (const GArray *line,
           double        x,
           double        y)
{
  gboolean inside = FALSE;

  for (guint i = 0, j = line->len - 1; i < line->len; j = i++)
    {
      MapPoint a = g_array_index (line, MapPoint, i), b = g_array_index (line, MapPoint, j);

      if ((a.y > y) != (b.y > y) && x < (double) (b.x - a.x) * (y - (double) a.y) / (double) (b.y - a.y) + (double) a.x)
        inside = !inside;
    }
  return inside;
}

/* Ids of the structures that are shown inside, those under one number too. line NULL: of all that is in view. */
static GStrv
list_inside (MapViewCanvas *self,
             const GArray  *line)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  guint                    n = 0;
  const MapStructure      *structures = self->scene == NULL ? NULL : map_scene_get_structures (self->scene, &n);
  double                   origin_x = 0, origin_y = 0, x, y;

  if (self->scene != NULL)
    map_scene_get_origin (self->scene, &origin_x, &origin_y);
  for (guint i = 0; i < n; i++)
    {
      if (map_frame_is_programme (map_scene_get_frame (self->scene), i) || !structures[i].has_place || !map_look_shows_structure (&self->look, &structures[i], i))
        continue;
      map_camera_to_screen (&self->camera, origin_x + (double) structures[i].place.x, origin_y + (double) structures[i].place.y, &x, &y);
      if (line != NULL ? is_inside (line, x, y) : x >= 0 && y >= 0 && x < self->camera.width && y < self->camera.height)
        g_strv_builder_add (ids, structures[i].id);
    }
  return g_strv_builder_end (ids);
}

static void
pick_several (MapViewCanvas *self,
              const GArray  *line)
{
  g_auto (GStrv) ids = list_inside (self, line);

  if (ids[0] != NULL)
    g_signal_emit (self, map_view_canvas_signals[MAP_VIEW_CANVAS_PICKED_SEVERAL], 0, ids);
}

void
map_view_canvas_end_lasso (MapViewCanvas *self)
{
  if (self->lasso->len > 2)
    pick_several (self, self->lasso);
  g_array_set_size (self->lasso, 0);
}

void
map_view_canvas_pick_all_in_view (MapViewCanvas *self)
{
  pick_several (self, NULL);
}

void
map_view_canvas_draw_lasso (MapViewCanvas *self,
                            cairo_t       *cr)
{
  const MapColour *colour = &map_palette_get (self->look.palette)->selection;

  if (self->lasso->len < 2)
    return;
  for (guint i = 0; i < self->lasso->len; i++)
    cairo_line_to (cr, (double) g_array_index (self->lasso, MapPoint, i).x, (double) g_array_index (self->lasso, MapPoint, i).y);
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, 0.08);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, 0.9);
  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, (double[]){ 5, 4 }, 2, 0);
  cairo_stroke (cr);
}
