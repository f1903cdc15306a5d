/* map-view-projector-follow.c - the room sees what the map of work shows, as it changes */
#include "map-view-projector-private.h"

#include "map-theme.h"

static gboolean
is_elsewhere (MapViewProjector *self)
{
  return self->followed == NULL || self->followed_arranger == NULL || self->has_steps;
}

/* The same part, as near as it is seen whole; all of it where nobody came nearer. Rows are laid for the screen they are on. */
static void
follow_camera (MapViewProjector *self)
{
  MapCamera camera;

  if (is_elsewhere (self) || !map_view_canvas_is_placed (self->followed))
    return;
  camera = map_view_canvas_get_camera (self->followed);
  if (camera.width <= 1 || map_view_arranger_get_arrangement (self->followed_arranger).kind >= MAP_ARRANGEMENT_COLUMNS)
    return;
  map_view_projector_drop_spotlight (self);
  self->seen = map_camera_get_box (&camera);
  map_view_projector_show_seen (self, FALSE);
}

/* Once it rests: the network stands here as it stands there, but for whom the room may not see. */
static void
follow_arrangement (MapViewProjector *self)
{
  MapArrangement   asked, own;
  g_autofree char *places = NULL;

  if (is_elsewhere (self) || !map_view_arranger_is_at_rest (self->followed_arranger))
    return;
  asked = map_view_arranger_get_arrangement (self->followed_arranger);
  own = map_view_arranger_get_arrangement (self->arranger);
  places = asked.kind == MAP_ARRANGEMENT_NETWORK ? map_view_arranger_dup_places (self->followed_arranger) : NULL;
  map_view_arranger_set_positions (self->arranger, places);
  if (asked.kind == own.kind && asked.facing == own.facing)
    return;
  map_view_projector_drop_spotlight (self);
  map_view_canvas_forget_place (self->canvas);
  self->seen = MAP_BOX_EMPTY;
  map_view_arranger_set_arrangement (self->arranger, asked);
  follow_camera (self);
}

static void
follow_look (MapViewProjector *self)
{
  const MapLook   *told = map_view_canvas_get_look (self->followed);
  g_autofree char *words = map_theme_dup_words (told);
  g_auto (MapLook) look = map_look_copy (map_view_canvas_get_look (self->canvas));

  map_theme_apply (words, &look);
  look.from = told->from;
  look.to = told->to;
  look.compared = told->compared;
  map_view_source_set_compared (self->source, (MapMoment){ told->from, told->to }, told->compared);
  look.hidden_families = told->hidden_families;
  if (!map_look_equal (&look, map_view_canvas_get_look (self->canvas)))
    map_view_canvas_set_look (self->canvas, &look);
}

static void
follow_focus (MapViewProjector *self)
{
  guint       degrees, own_degrees, n;
  const char *id = map_view_canvas_get_focus (self->followed, &degrees, &n);
  const char *own = map_view_canvas_get_focus (self->canvas, &own_degrees, &n);

  if (g_strcmp0 (id, own) == 0 && (id == NULL || degrees == own_degrees))
    return;
  self->is_moving = TRUE;
  map_view_canvas_set_focus (self->canvas, id, degrees);
  self->is_moving = FALSE;
}

static void
follow_selection (MapViewProjector *self)
{
  const char *const *several = map_view_canvas_get_several (self->followed);

  if (several != NULL)
    map_view_canvas_set_selected (self->canvas, several);
  else
    map_view_canvas_set_selection (self->canvas, map_view_canvas_get_selection (self->followed));
}

static void
on_followed_changed (MapViewProjector *self)
{
  if (is_elsewhere (self))
    return;
  follow_look (self);
  follow_focus (self);
  follow_selection (self);
  map_view_projector_tell (self);
}

void
map_view_projector_follow_map (MapViewProjector *self)
{
  g_signal_connect_object (self->followed, "moved", G_CALLBACK (follow_camera), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->followed, "changed", G_CALLBACK (on_followed_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->followed_arranger, "arranged", G_CALLBACK (follow_arrangement), self, G_CONNECT_SWAPPED);
  follow_arrangement (self);
  follow_camera (self);
  on_followed_changed (self);
}
