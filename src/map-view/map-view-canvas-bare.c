/* map-view-canvas-bare.c - the paper before a room: looked at, lit in one place */
#include "map-view-canvas-private.h"

#define MARGIN 150.0 /* pixels: what stands around is still seen */

void
map_view_canvas_set_bare (MapViewCanvas *self,
                          MapPaletteKind palette)
{
  g_return_if_fail (MAP_VIEW_IS_CANVAS (self));

  self->is_bare = TRUE;
  self->look.palette = palette;
  map_view_canvas_apply_look (self);
}

/* What it covers, plane metres. */
static MapBox
get_box (const MapScene *scene,
         guint           territory)
{
  guint  n;
  MapBox box = map_scene_get_territories (scene, &n)[territory].box;
  double x, y;

  map_scene_get_origin (scene, &x, &y);
  return map_box_is_empty (box) ? box : (MapBox){ box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y };
}

void
map_view_canvas_set_spotlight (MapViewCanvas *self,
                               const char    *id)
{
  MapMargins margins = { MARGIN, MARGIN, MARGIN, MARGIN };
  guint      index;
  MapBox     box;

  g_return_if_fail (MAP_VIEW_IS_CANVAS (self));

  g_free (self->spotlight);
  self->spotlight = g_strdup (id);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  index = id == NULL || self->scene == NULL ? MAP_NONE : map_scene_find_territory (self->scene, id);
  box = index == MAP_NONE ? MAP_BOX_EMPTY : get_box (self->scene, index);
  if (!map_box_is_empty (box))
    map_view_canvas_fly_to (self, map_camera_fit (self->camera, box, margins));
}
