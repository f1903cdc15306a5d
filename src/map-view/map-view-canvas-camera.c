/* map-view-canvas-camera.c - from where the paper is looked at */
#include "map-view-canvas-private.h"

#include "map-frame.h"

#define FIT_MARGIN 36
#define FIT_TOP 66       /* under the bar over the map */
#define FIT_RIGHT 84     /* beside the round tools, with room for a name */
#define BARE_MARGIN 100  /* names are large, and stand out */
#define LEAST_BESIDE 640 /* pixels of map beside what is hidden */
#define LEAST_ROW 15.0   /* pixels of an arrangement's row */
#define BARE_ROWS 2.06   /* times that before a room: its words have 24 pixels on a screen of 1080 */
#define LEAST_WORLD 0.5  /* how far one can step back: the whole fits twice */
#define NEAREST 4.0      /* pixels per plane metre */

static MapBox
get_world (MapViewCanvas *self)
{
  return self->scene ? map_scene_get_bounds (self->scene) : MAP_BOX_EMPTY;
}

gboolean
map_view_canvas_is_arranged (MapViewCanvas *self)
{
  return self->scene != NULL && map_scene_get_frame (self->scene) != NULL;
}

/* Pixels of a row that can be read. */
static double
get_row (MapViewCanvas *self)
{
  return LEAST_ROW * self->look.text_scale * (self->is_bare ? BARE_ROWS : 1);
}

/* An arrangement is read to its edges: nothing of it is under the tools. */
static MapMargins
get_margins (MapViewCanvas *self)
{
  double taken = self->camera.width - self->taken >= LEAST_BESIDE ? self->taken : 0;
  double margin = self->is_bare ? BARE_MARGIN : FIT_MARGIN;
  double right = self->is_bare || self->camera.width < LEAST_BESIDE ? margin : FIT_RIGHT;

  if (map_view_canvas_is_arranged (self))
    return (MapMargins){ 14, self->is_bare ? 110 : 62, 56, 14 };
  return (MapMargins){ margin + taken, self->is_bare ? margin : FIT_TOP, right, margin + self->taken_below };
}

MapRoom
map_view_canvas_get_room (MapViewCanvas *self)
{
  return (MapRoom){ (self->camera.width - 70) / get_row (self), (self->camera.height - 76) / get_row (self) };
}

static MapCamera
fit_camera (MapViewCanvas *self,
            MapCamera      camera)
{
  MapMargins margins = get_margins (self);
  MapBox     world = get_world (self);

  return map_box_is_empty (world) ? camera : map_camera_snap (map_camera_fit (camera, world, margins));
}

/* Rows too many to be read at once are seen from the first on. */
MapCamera
map_view_canvas_begin_camera (MapViewCanvas *self,
                              MapCamera      camera)
{
  const MapFrame *frame = self->scene != NULL ? map_scene_get_frame (self->scene) : NULL;
  MapBox          world = get_world (self);
  double          least = frame != NULL && frame->pitch > 0 ? get_row (self) / frame->pitch : 0;

  camera = fit_camera (self, camera);
  if (camera.scale >= least || map_box_is_empty (world))
    return camera;
  camera.scale = least;
  camera.x = (world.x0 + world.x1) / 2;
  camera.y = world.y1 - (camera.height / 2 - get_margins (self).top) / least;
  return map_camera_snap (camera);
}

static MapCamera
keep_in_world (MapViewCanvas *self,
               MapCamera      camera)
{
  MapBox world = get_world (self);

  if (map_box_is_empty (world))
    return camera;
  return map_camera_clamp (camera, world, MIN (fit_camera (self, camera).scale * LEAST_WORLD, NEAREST), NEAREST);
}

void
map_view_canvas_move_to (MapViewCanvas *self,
                         MapCamera      camera)
{
  self->camera = map_camera_snap (keep_in_world (self, camera));
  self->is_placed = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, map_view_canvas_signals[MAP_VIEW_CANVAS_MOVED], 0);
}

/* Where the selection stands, plane metres; a link's box holds both its ends. */
static MapBox
find_selection_box (MapViewCanvas *self)
{
  guint               n, structure, link;
  const MapStructure *structures;
  MapBox              box = MAP_BOX_EMPTY;
  double              x, y;

  if (self->scene == NULL || self->selection == NULL)
    return box;
  structures = map_scene_get_structures (self->scene, &n);
  structure = map_scene_find_structure (self->scene, self->selection);
  link = map_scene_find_link (self->scene, self->selection);
  map_scene_get_origin (self->scene, &x, &y);
  if (structure != MAP_NONE && structures[structure].has_place)
    box = map_box_with (box, x + (double) structures[structure].place.x, y + (double) structures[structure].place.y);
  if (link != MAP_NONE)
    {
      const MapLink      *found = &map_scene_get_links (self->scene, &n)[link];
      const MapStructure *ends[] = { &structures[found->a], &structures[found->b] };

      for (guint i = 0; i < 2; i++)
        if (ends[i]->has_place)
          box = map_box_with (box, x + (double) ends[i]->place.x, y + (double) ends[i]->place.y);
    }
  return box;
}

void
map_view_canvas_reveal_selection (MapViewCanvas *self)
{
  MapBox     box = find_selection_box (self);
  MapBox     seen = map_camera_get_box (&self->camera);
  MapCamera  camera = self->camera;
  MapMargins margins = { 80, 80, 80, 80 };

  if (map_box_is_empty (box) || (map_box_holds (seen, box.x0, box.y0) && map_box_holds (seen, box.x1, box.y1)))
    return;
  camera = map_camera_fit (camera, box, margins);
  camera.scale = MIN (camera.scale, self->camera.scale);
  map_view_canvas_fly_to (self, camera);
}

void
map_view_canvas_set_taken (MapViewCanvas *self,
                           int            left,
                           int            below)
{
  g_return_if_fail (MAP_VIEW_IS_CANVAS (self));

  if (left == self->taken && below == self->taken_below)
    return;
  self->taken = left;
  self->taken_below = below;
  if (self->is_placed)
    return;
  self->camera = map_view_canvas_begin_camera (self, self->camera);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
map_view_canvas_zoom (MapViewCanvas *self,
                      double         factor)
{
  g_return_if_fail (MAP_VIEW_IS_CANVAS (self));

  map_view_canvas_move_to (self, map_camera_zoom_at (self->camera, factor, self->camera.width / 2, self->camera.height / 2));
}

void
map_view_canvas_fit (MapViewCanvas *self)
{
  g_return_if_fail (MAP_VIEW_IS_CANVAS (self));

  map_view_canvas_fly_to (self, fit_camera (self, self->camera));
}

gboolean
map_view_canvas_is_placed (MapViewCanvas *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_CANVAS (self), FALSE);

  return self->is_placed;
}

void
map_view_canvas_show_box (MapViewCanvas *self,
                          MapBox         box)
{
  MapMargins none = { 0, 0, 0, 0 };

  g_return_if_fail (MAP_VIEW_IS_CANVAS (self));

  map_view_canvas_stop (self);
  self->wanted = self->camera.width > 1 ? MAP_BOX_EMPTY : box;
  if (self->camera.width > 1)
    map_view_canvas_move_to (self, map_camera_fit (self->camera, box, none));
}

void
map_view_canvas_fly_to_box (MapViewCanvas *self,
                            MapBox         box)
{
  MapMargins none = { 0, 0, 0, 0 };

  g_return_if_fail (MAP_VIEW_IS_CANVAS (self));

  if (self->camera.width <= 1)
    map_view_canvas_show_box (self, box);
  else
    map_view_canvas_fly_to (self, map_camera_snap (keep_in_world (self, map_camera_fit (self->camera, box, none))));
}
