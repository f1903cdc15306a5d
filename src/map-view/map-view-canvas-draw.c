/* map-view-canvas-draw.c - the picture, and the thin layer above it: what is chosen, pointed at, in the hand */
#include "map-view-canvas-private.h"

#include <math.h>

const MapScene *
map_view_canvas_get_shown_scene (MapViewCanvas *self)
{
  const MapLayout *layout = map_cache_get_layout (self->cache);

  return layout ? map_layout_get_scene (layout) : NULL;
}

/* structures, link: what the emphasis borrows. */
static MapEmphasis
find_emphasis (MapViewCanvas  *self,
               const MapScene *scene,
               GArray         *structures,
               guint          *link)
{
  MapEmphasis emphasis = MAP_EMPHASIS_NONE;
  const char *one[] = { self->selection, NULL };

  for (const char *const *id = self->several != NULL ? (const char *const *) self->several : one; *id != NULL; id++)
    {
      guint index = map_scene_find_structure (scene, *id);

      if (index != MAP_NONE)
        g_array_append_val (structures, index);
    }
  *link = self->selection ? map_scene_find_link (scene, self->selection) : MAP_NONE;
  emphasis.structures = (const guint *) (void *) structures->data;
  emphasis.n_structures = structures->len;
  emphasis.links = link;
  emphasis.n_links = *link != MAP_NONE;
  emphasis.territory = self->selection ? map_scene_find_territory (scene, self->selection) : MAP_NONE;
  if (self->spotlight != NULL)
    {
      emphasis.territory = map_scene_find_territory (scene, self->spotlight);
      emphasis.spotlight = TRUE;
    }
  emphasis.hovered_structure = self->hovered_structure;
  emphasis.hovered_link = self->hovered_link;
  return emphasis;
}

/* The link being drawn: from its structure to the pointer. */
static void
draw_rubber (MapViewCanvas  *self,
             cairo_t        *cr,
             const MapScene *scene)
{
  const MapPalette   *palette = map_palette_get (self->look.palette);
  guint               index = map_scene_find_structure (scene, self->link_from);
  guint               n;
  const MapStructure *from = index != MAP_NONE ? &map_scene_get_structures (scene, &n)[index] : NULL;
  double              origin_x, origin_y, x, y;

  if (from == NULL || !from->has_place)
    return;
  map_scene_get_origin (scene, &origin_x, &origin_y);
  map_camera_to_screen (&self->camera, origin_x + (double) from->place.x, origin_y + (double) from->place.y, &x, &y);
  cairo_set_source_rgba (cr, palette->selection.red, palette->selection.green, palette->selection.blue, 0.9);
  cairo_set_line_width (cr, 2.5);
  cairo_set_dash (cr, (double[]){ 7, 5 }, 2, 0);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, self->hand_x, self->hand_y);
  cairo_stroke (cr);
  cairo_arc (cr, self->hand_x, self->hand_y, 5, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_above (MapViewCanvas *self,
            cairo_t       *cr)
{
  const MapScene    *scene = map_view_canvas_get_shown_scene (self);
  g_autoptr (GArray) structures = g_array_new (FALSE, FALSE, sizeof (guint));
  guint              link;
  MapEmphasis        emphasis;

  if (scene == NULL)
    return;
  emphasis = find_emphasis (self, scene, structures, &link);
  map_cache_draw_emphasis (self->cache, cr, &self->camera, &emphasis);
  if (self->hand == MAP_VIEW_HAND_DRAWS_LINK || self->hand == MAP_VIEW_HAND_MOVES_MARK)
    draw_rubber (self, cr, scene);
  map_view_canvas_draw_placing (self, cr, scene);
  map_view_canvas_draw_lasso (self, cr);
}

void
map_view_canvas_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  MapViewCanvas  *self = MAP_VIEW_CANVAS (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  cairo_t        *cr;

  if (bounds.size.width < 1 || bounds.size.height < 1)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  map_cache_draw (self->cache, cr, &self->camera);
  draw_above (self, cr);
  cairo_destroy (cr);
  if (gtk_widget_has_visible_focus (widget) && !self->is_bare)
    gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), 0, 0, (double) bounds.size.width, (double) bounds.size.height);
}
