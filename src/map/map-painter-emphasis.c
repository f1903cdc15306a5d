/* map-painter-emphasis.c - the thin layer above the picture: what is chosen, what is pointed at */
#include "config.h"

#include "map-painter-private.h"

#include "map-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static gboolean
holds (const guint *items,
       guint        n,
       guint        item)
{
  for (guint i = 0; i < n; i++)
    if (items[i] == item)
      return TRUE;
  return FALSE;
}

static gboolean
is_touched (const MapEmphasis *emphasis,
            const MapLink     *links,
            guint              link)
{
  return holds (emphasis->links, emphasis->n_links, link) ||
         holds (emphasis->structures, emphasis->n_structures, links[link].a) ||
         holds (emphasis->structures, emphasis->n_structures, links[link].b);
}

static void
draw_touched_curves (const MapPainting *painting,
                     const MapEmphasis *emphasis)
{
  guint           n, n_links;
  const MapCurve *curves = map_layout_get_curves (painting->layout, &n);
  const MapLink  *links = map_scene_get_links (map_layout_get_scene (painting->layout), &n_links);

  for (guint i = 0; i < n; i++)
    if (is_touched (emphasis, links, curves[i].link) || curves[i].link == emphasis->hovered_link)
      map_painting_curve (painting, curves + i, painting->unit);
}

/* Those at the other end of a chosen structure's links stay bright above the veil. */
static void
draw_touched_marks (const MapPainting *painting,
                    const MapEmphasis *emphasis)
{
  guint           n, n_links;
  const MapCurve *curves = map_layout_get_curves (painting->layout, &n);
  const MapMark  *marks = &g_array_index (painting->layout->marks, MapMark, 0);
  const MapLink  *links = map_scene_get_links (map_layout_get_scene (painting->layout), &n_links);

  for (guint i = 0; i < n; i++)
    if (is_touched (emphasis, links, curves[i].link))
      {
        guint a = map_layout_find_mark (painting->layout, links[curves[i].link].a);
        guint b = map_layout_find_mark (painting->layout, links[curves[i].link].b);

        if (a != MAP_NONE)
          map_painting_mark (painting, marks + a);
        if (b != MAP_NONE)
          map_painting_mark (painting, marks + b);
      }
}

static void
draw_ring (const MapPainting *painting,
           double             x,
           double             y,
           double             radius,
           MapColour          colour,
           double             width)
{
  cairo_arc (painting->cr, x, y, radius, 0, 2 * G_PI);
  map_painting_set (painting, painting->palette->casing);
  cairo_set_line_width (painting->cr, width + 2.4 * painting->unit);
  cairo_stroke_preserve (painting->cr);
  map_painting_set (painting, colour);
  cairo_set_line_width (painting->cr, width);
  cairo_stroke (painting->cr);
}

/* The name in full on a small plate, above whatever stands there. */
static void
draw_plate (const MapPainting *painting,
            const char        *text,
            double             x,
            double             y,
            double             gap)
{
  MapText *words = painting->painter->text;
  double   scale = map_layout_get_text_scale (painting->layout);
  MapSize  size = map_text_measure (words, text, MAP_ROLE_CENTRE, scale);
  double   pad = 5 * scale, width = size.width + 2 * pad, height = size.height + pad;
  double   left = x + gap + width > painting->layout->camera.width ? x - gap - width : x + gap;
  double   top = CLAMP (y - height / 2, 0, MAX (painting->layout->camera.height - height, 0));

  cairo_new_sub_path (painting->cr);
  cairo_arc (painting->cr, left + pad, top + pad, pad, G_PI, 1.5 * G_PI);
  cairo_arc (painting->cr, left + width - pad, top + pad, pad, 1.5 * G_PI, 2 * G_PI);
  cairo_arc (painting->cr, left + width - pad, top + height - pad, pad, 0, G_PI / 2);
  cairo_arc (painting->cr, left + pad, top + height - pad, pad, G_PI / 2, G_PI);
  cairo_close_path (painting->cr);
  map_painting_set (painting, painting->palette->panel);
  cairo_fill (painting->cr);
  map_painting_set (painting, painting->palette->panel_text);
  map_text_draw (words, painting->cr, text, MAP_ROLE_CENTRE, scale, MAP_ALIGN_LEFT, left + pad, top + pad / 2);
}

/* What the pointed link says, or how many are told by its line. */
static void
draw_link_plate (const MapPainting *painting,
                 guint              link)
{
  guint            n, n_links;
  MapScene        *scene = map_layout_get_scene (painting->layout);
  const MapCurve  *curves = map_layout_get_curves (painting->layout, &n);
  const MapLink   *links = map_scene_get_links (scene, &n_links);
  g_autofree char *several = NULL;
  double           x, y;

  for (guint i = 0; i < n; i++)
    if (curves[i].link == link)
      {
        const char *kind = map_scene_get_term_label (scene, MAP_ASPECT_KIND, links[link].terms[MAP_ASPECT_KIND]);

        map_curve_get_point (curves + i, 0.5, &x, &y);
        if (curves[i].n > 1)
          several = g_strdup_printf (ngettext ("%u link", "%u links", curves[i].n), curves[i].n);
        draw_plate (painting, several != NULL ? several : *links[link].label != '\0' ? links[link].label
                                                                                     : kind,
                    x, y, 8 * painting->unit);
        return;
      }
}

static void
draw_structure (const MapPainting *painting,
                guint              structure,
                MapColour          colour,
                double             width)
{
  guint               n;
  const MapStructure *structures = map_scene_get_structures (map_layout_get_scene (painting->layout), &n);
  const MapStructure *facts;
  guint               at, badge;

  if (structure >= n || !structures[structure].has_place)
    return;
  facts = structures + structure;
  at = map_layout_find_mark (painting->layout, structure);
  badge = map_layout_find_badge (painting->layout, structure);
  if (at != MAP_NONE)
    {
      const MapMark *mark = &g_array_index (painting->layout->marks, MapMark, at);

      draw_ring (painting, mark->x, mark->y, mark->radius * 1.3 + 3 * painting->unit, colour, width);
      map_painting_mark (painting, mark);
      draw_plate (painting, facts->name, mark->x, mark->y, mark->radius * 1.3 + 8 * painting->unit);
    }
  else if (badge != MAP_NONE)
    {
      const MapBadge *crowd = &g_array_index (painting->layout->badges, MapBadge, badge);

      draw_ring (painting, crowd->x, crowd->y, crowd->radius + 3 * painting->unit, colour, width);
      draw_plate (painting, facts->name, crowd->x, crowd->y, crowd->radius + 8 * painting->unit);
    }
}

void
map_painter_draw_emphasis (MapPainter        *self,
                           cairo_t           *cr,
                           const MapLayout   *layout,
                           const MapEmphasis *emphasis)
{
  MapPainting painting = map_painting_begin (self, cr, layout);

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, layout->camera.width, layout->camera.height);
  cairo_clip (cr);
  if (emphasis->veil)
    {
      map_painting_set (&painting, painting.palette->veil);
      cairo_paint (cr);
    }
  if (emphasis->spotlight && emphasis->territory != MAP_NONE)
    map_painting_dim_around (&painting, emphasis->territory);
  if (emphasis->territory != MAP_NONE)
    map_painting_territory (&painting, emphasis->territory, painting.palette->selection, 2.4 * painting.unit);
  if (emphasis->hovered_territory != MAP_NONE)
    map_painting_territory (&painting, emphasis->hovered_territory, painting.palette->hover, 1.4 * painting.unit);
  draw_touched_curves (&painting, emphasis);
  draw_touched_marks (&painting, emphasis);
  for (guint i = 0; i < emphasis->n_structures; i++)
    draw_structure (&painting, emphasis->structures[i], painting.palette->selection, 2.6 * painting.unit);
  if (emphasis->hovered_link != MAP_NONE)
    draw_link_plate (&painting, emphasis->hovered_link);
  if (emphasis->hovered_structure != MAP_NONE)
    draw_structure (&painting, emphasis->hovered_structure, painting.palette->hover, 1.6 * painting.unit);
  cairo_restore (cr);
}
