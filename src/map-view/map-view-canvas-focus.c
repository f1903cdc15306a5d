/* map-view-canvas-focus.c - one structure and those around it, the others gone for a while */
#include "map-view-canvas-private.h"

#include "map-focus.h"

#define MARGIN 90.0
#define NEAREST_FIT 0.25 /* pixels per plane metre: a street, not a door */

static guint
find_focus (MapViewCanvas *self)
{
  return self->scene == NULL || self->focus == NULL ? MAP_NONE : map_scene_find_structure (self->scene, self->focus);
}

/* Those that are asked for, and of them those around the focus. */
void
map_view_canvas_apply_shown (MapViewCanvas *self)
{
  guint   index = find_focus (self);
  GBytes *around;

  g_clear_pointer (&self->look.shown_structures, g_bytes_unref);
  if (self->asked != NULL)
    self->look.shown_structures = g_bytes_ref (self->asked);
  self->n_around = 0;
  if (index != MAP_NONE)
    {
      around = map_focus_list (self->scene, &self->look, index, self->degrees, &self->n_around);
      g_clear_pointer (&self->look.shown_structures, g_bytes_unref);
      self->look.shown_structures = around;
    }
  map_view_canvas_apply_look (self);
}

static void
fly_there (MapViewCanvas *self)
{
  MapMargins margins = { MARGIN, MARGIN, MARGIN, MARGIN };
  MapBox     box = map_focus_get_box (self->scene, self->look.shown_structures);
  MapCamera  camera;

  if (map_box_is_empty (box))
    return;
  camera = map_camera_fit (self->camera, box, margins);
  camera.scale = MIN (camera.scale, NEAREST_FIT);
  map_view_canvas_fly_to (self, camera);
}

void
map_view_canvas_set_focus (MapViewCanvas *self,
                           const char    *id,
                           guint          degrees)
{
  g_autofree char *kept = g_strdup (id);

  g_return_if_fail (MAP_VIEW_IS_CANVAS (self));

  if (g_strcmp0 (id, self->focus) == 0 && (id == NULL || degrees == self->degrees))
    return;
  g_free (self->focus);
  self->focus = g_steal_pointer (&kept);
  self->degrees = CLAMP (degrees, 1, MAP_FOCUS_MOST);
  map_view_canvas_apply_shown (self);
  if (find_focus (self) != MAP_NONE)
    fly_there (self);
  else if (id == NULL)
    map_view_canvas_fit (self);
  g_signal_emit (self, map_view_canvas_signals[MAP_VIEW_CANVAS_FOCUSED], 0, self->focus);
}

const char *
map_view_canvas_get_focus (MapViewCanvas *self,
                           guint         *degrees,
                           guint         *n_around)
{
  g_return_val_if_fail (MAP_VIEW_IS_CANVAS (self), NULL);

  *degrees = self->degrees;
  *n_around = self->n_around;
  return self->focus;
}
