/* map-view-projector-step.c - a step of a presentation before the room */
#include "map-view-projector-private.h"

#include "map-arrangement.h"
#include "map-theme.h"

static void
show_query (MapViewProjector *self,
            const MapSight   *sight)
{
  g_autoptr (DossierQuery) query = map_sight_dup_query (sight, NULL);

  map_view_source_set_query (self->source, query);
}

/* FALSE: it stands so already. */
static gboolean
show_arrangement (MapViewProjector *self,
                  const MapSight   *sight)
{
  MapArrangement asked = { 0 }, own = map_view_arranger_get_arrangement (self->arranger);

  map_arrangement_from_name (sight->arrangement, &asked);
  map_view_arranger_set_positions (self->arranger, sight->positions);
  if (asked.kind == own.kind && asked.facing == own.facing)
    return FALSE;
  map_view_canvas_forget_place (self->canvas);
  map_view_arranger_set_arrangement (self->arranger, asked);
  return TRUE;
}

static void
show_look (MapViewProjector *self,
           const MapSight   *sight)
{
  g_auto (MapLook) look = map_look_copy (map_view_canvas_get_look (self->canvas));

  map_theme_apply (sight->theme, &look);
  look.from = sight->from;
  look.to = sight->to;
  look.compared = sight->compared;
  map_view_source_set_compared (self->source, (MapMoment){ sight->from, sight->to }, sight->compared);
  look.hidden_families = 0;
  if (!map_look_equal (&look, map_view_canvas_get_look (self->canvas)))
    map_view_canvas_set_look (self->canvas, &look);
}

/* flies: the eye follows from the one before. */
static void
show_sight (MapViewProjector *self,
            const MapSight   *sight,
            gboolean          flies)
{
  gboolean is_other;

  map_view_projector_drop_spotlight (self);
  if (!map_sight_read_box (sight->seen, &self->seen))
    self->seen = MAP_BOX_EMPTY;
  show_query (self, sight);
  is_other = show_arrangement (self, sight);
  show_look (self, sight);
  map_view_canvas_set_selection (self->canvas, NULL);
  self->is_moving = TRUE;
  map_view_canvas_set_focus (self->canvas, sight->focus, MAX (sight->degrees, 1));
  self->is_moving = FALSE;
  /* Around somebody, it is what there is around them that is seen whole, unless one came nearer. */
  if (sight->focus == NULL || !map_box_is_empty (self->seen))
    map_view_projector_show_seen (self, flies && !is_other);
}

void
map_view_projector_set_step (MapViewProjector *self,
                             const MapStep    *step)
{
  const MapSight whole = { 0 };

  g_return_if_fail (MAP_VIEW_IS_PROJECTOR (self));

  show_sight (self, step != NULL ? &step->sight : &whole, self->has_steps);
  self->has_steps = TRUE;
  map_view_projector_set_title (self, step != NULL ? step->title : "");
  map_view_projector_say (self, step != NULL ? step->text : "", step != NULL ? step->statement : "");
  map_view_projector_tell (self);
}
