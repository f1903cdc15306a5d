/* map-view-projector-shown.c - what the room sees, arranged, and from where */
#include "map-view-private.h"
#include "map-view-projector-private.h"

#define CALM_OF_LEGEND 120 /* ms, as beside the map it follows */

/* Is what the canvas shows arranged as is asked? */
static gboolean
is_arranged (MapViewProjector *self)
{
  MapArrangementKind kind = map_view_arranger_get_arrangement (self->arranger).kind;
  const MapFrame    *frame = self->pictured != NULL ? map_scene_get_frame (self->pictured) : NULL;

  if (self->pictured == NULL)
    return FALSE;
  return kind == MAP_ARRANGEMENT_GROUND ? frame == NULL : frame != NULL && (guint) frame->kind == (guint) kind - 1;
}

/* Before there is a screen, all of it is what is seen first. */
static void
look (MapViewProjector *self)
{
  if (map_box_is_empty (self->seen) && map_view_canvas_get_camera (self->canvas).width <= 1)
    return;
  self->is_moving = TRUE;
  self->is_own_way = FALSE;
  if (map_box_is_empty (self->seen))
    {
      if (self->flies)
        map_view_canvas_fit (self->canvas);
    }
  else if (self->flies)
    map_view_canvas_fly_to_box (self->canvas, self->seen);
  else
    map_view_canvas_show_box (self->canvas, self->seen);
  self->is_moving = FALSE;
}

void
map_view_projector_show_seen (MapViewProjector *self,
                              gboolean          flies)
{
  self->flies = flies;
  self->is_awaited = !is_arranged (self);
  if (!self->is_awaited)
    look (self);
}

static void
on_fates (MapViewProjector *self)
{
  map_view_carry_fates (self->canvas, map_view_arranger_get_arranged (self->arranger), self->source);
  map_view_projector_tell (self);
}

static void
on_arranged (MapViewProjector *self)
{
  MapScene            *scene = map_view_arranger_get_arranged (self->arranger);
  g_autoptr (MapShown) shown = map_view_arranger_dup_shown (self->arranger);

  if (scene != self->pictured)
    map_view_canvas_set_scene (self->canvas, scene);
  self->pictured = scene;
  if (is_arranged (self))
    map_view_name_canvas (self->canvas, map_view_arranger_get_arrangement (self->arranger).kind);
  map_view_canvas_set_shown (self->canvas, scene, shown);
  on_fates (self);
  if (self->is_awaited && is_arranged (self) && map_view_arranger_is_at_rest (self->arranger))
    {
      self->is_awaited = FALSE;
      look (self);
    }
  map_view_projector_tell (self);
}

static void
on_scene (MapViewProjector *self)
{
  map_view_arranger_set_scene (self->arranger, map_view_source_get_scene (self->source), map_view_source_get_shown (self->source));
}

static void
on_shown (MapViewProjector *self)
{
  map_view_arranger_set_shown (self->arranger, map_view_source_get_shown (self->source));
}

static gboolean
refresh_key (gpointer user_data)
{
  MapViewProjector *self = user_data;

  if (map_view_canvas_is_moving (self->canvas))
    return G_SOURCE_CONTINUE;
  self->telling = 0;
  map_view_key_set_layout (self->key, map_view_canvas_get_layout (self->canvas));
  return G_SOURCE_REMOVE;
}

static void
on_settled (MapViewProjector *self)
{
  g_clear_handle_id (&self->telling, g_source_remove);
  self->telling = g_timeout_add (CALM_OF_LEGEND, refresh_key, self);
}

static void
on_moved (MapViewProjector *self)
{
  self->is_own_way = self->is_own_way || (!self->is_moving && !map_view_canvas_is_flying (self->canvas));
}

/* Until somebody moves it here, it shows what is to be seen, on whatever screen. */
static void
on_resized (MapViewProjector *self,
            int               width,
            int               height)
{
  map_view_projector_size (self, gtk_widget_get_height (GTK_WIDGET (self)));
  map_view_arranger_set_room (self->arranger, map_view_canvas_get_room (self->canvas));
  if (!self->is_own_way && !self->is_awaited && !map_box_is_empty (self->seen))
    map_view_projector_show_seen (self, FALSE);
}

void
map_view_projector_listen (MapViewProjector *self)
{
  g_signal_connect_object (self->source, "scene", G_CALLBACK (on_scene), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->source, "shown", G_CALLBACK (on_shown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->source, "fates", G_CALLBACK (on_fates), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->arranger, "arranged", G_CALLBACK (on_arranged), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "settled", G_CALLBACK (on_settled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "moved", G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "resized", G_CALLBACK (on_resized), self, G_CONNECT_SWAPPED);
}
