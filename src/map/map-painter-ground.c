/* map-painter-ground.c - the territory: paper, hatches, borders */
#include "map-frame.h"
#include "map-painter-pen.h"

#include <math.h>

#define DIMMED 0.55

static void
trace_owner (const MapPainting *self,
             const MapShapes   *shapes,
             guint              level,
             guint              owner)
{
  MapPen pen = map_pen_take (self);

  map_shapes_visit_rings (shapes, level, owner, map_pen_trace_ring, &pen);
  if (pen.n_rings > 0)
    cairo_close_path (self->cr);
}

#define ALL_DEPTHS G_MAXUINT

/* All of a type as one path; communes may be held to those of the politique de la ville, or of one depth. */
static gboolean
trace_some (const MapPainting *self,
            MapTerritoryType   type,
            gboolean           priority_only,
            guint              depth)
{
  MapScene           *scene = map_layout_get_scene (self->layout);
  const MapShapes    *shapes = map_scene_get_shapes (scene, type);
  guint               n, all, level;
  const guint        *owners = map_layout_get_ground (self->layout, type, &level, &n);
  guint               first = map_scene_get_first_of_type (scene, type, &all);
  const MapTerritory *territories = map_scene_get_territories (scene, &all);
  gboolean            any = FALSE;

  for (guint i = 0; i < n; i++)
    if (map_box_meets (territories[first + owners[i]].box, self->seen) && (!priority_only || territories[first + owners[i]].priority_area) &&
        (depth == ALL_DEPTHS || map_layout_get_depth (self->layout, owners[i]) == depth))
      {
        trace_owner (self, shapes, level, owners[i]);
        any = TRUE;
      }
  return any;
}

static gboolean
trace_type (const MapPainting *self,
            MapTerritoryType   type,
            gboolean           priority_only)
{
  return trace_some (self, type, priority_only, ALL_DEPTHS);
}

/* A colour of the ground that lets a picture through, where there is one. */
static void
set_sheer (const MapPainting *self,
           MapColour          colour)
{
  colour.alpha *= map_layout_get_cover (self->layout);
  map_painting_set (self, colour);
}

/* Above the paper and the pictures, below all the rest. */
static void
fill_depths (const MapPainting *self)
{
  if (map_layout_get_look (self->layout)->shade_by == MAP_SHADE_NONE)
    return;
  for (guint depth = 1; depth <= MAP_DEPTH_NOT_CONCERNED; depth++)
    if (trace_some (self, MAP_TERRITORY_COMMUNE, FALSE, depth))
      {
        set_sheer (self, map_palette_get_depth_colour (self->palette, depth));
        cairo_fill (self->cr);
      }
}

static void
fill_type (const MapPainting *self,
           MapTerritoryType   type,
           MapColour          colour)
{
  if (!trace_type (self, type, FALSE))
    return;
  map_painting_set (self, colour);
  cairo_fill (self->cr);
}

/* Together, however many they are: nobody sees where one ends. */
static void
fill_land (const MapPainting *self,
           MapTerritoryType   type)
{
  const MapShapes *shapes = map_scene_get_shapes (map_layout_get_scene (self->layout), type);
  MapPen           pen = map_pen_take (self);
  guint            n, level;

  map_layout_get_ground (self->layout, type, &level, &n);
  if (n == 0)
    return;
  map_shapes_visit_edge (shapes, level, self->seen, map_pen_trace_ring, &pen);
  cairo_close_path (self->cr);
  map_painting_set (self, self->palette->land);
  cairo_fill (self->cr);
}

/* Lines at 45 degrees, tied to the plane: they do not crawl under the map when it is panned. */
static double
hatch_phase (const MapPainting *self,
             double             period)
{
  return fmod (fmod (self->shift_x + self->shift_y, period) + period, period);
}

static void
rule_lines (const MapPainting *self,
            double             period,
            double             width)
{
  double x0, y0, x1, y1;
  double phase = hatch_phase (self, period);

  cairo_clip_extents (self->cr, &x0, &y0, &x1, &y1);
  for (double at = floor ((x0 + y0) / period) * period + phase; at < x1 + y1 + period; at += period)
    {
      cairo_move_to (self->cr, at - y0, y0);
      cairo_line_to (self->cr, at - y1, y1);
    }
  cairo_set_line_width (self->cr, width);
  cairo_stroke (self->cr);
}

static void
hatch_with_lines (const MapPainting *self,
                  MapColour          colour,
                  double             period,
                  double             width)
{
  cairo_save (self->cr);
  cairo_clip (self->cr);
  map_painting_set (self, colour);
  rule_lines (self, period, width);
  cairo_restore (self->cr);
}

static cairo_pattern_t *
make_hatch (const MapPainting *self,
            MapColour          colour,
            int                period,
            double             width)
{
  cairo_surface_t *tile = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, period, period);
  cairo_t         *cr = cairo_create (tile);
  cairo_pattern_t *pattern;
  cairo_matrix_t   matrix;
  double           shift = round (hatch_phase (self, period / self->device) * self->device);

  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
  cairo_set_line_width (cr, width);
  for (int i = 0; i <= 2; i++)
    {
      cairo_move_to (cr, i * period + 4, -4);
      cairo_line_to (cr, i * period - period - 4, period + 4);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
  pattern = cairo_pattern_create_for_surface (tile);
  cairo_surface_destroy (tile);
  cairo_pattern_set_extend (pattern, CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  cairo_matrix_init (&matrix, self->device, 0, 0, self->device, -shift, 0);
  cairo_pattern_set_matrix (pattern, &matrix);
  return pattern;
}

/* The path is hatched and forgotten. */
static void
hatch (const MapPainting *self,
       MapColour          colour,
       double             period,
       double             width)
{
  cairo_pattern_t *pattern;

  if (self->vector)
    {
      hatch_with_lines (self, colour, period, width);
      return;
    }
  pattern = make_hatch (self, colour, MAX ((int) lround (period * self->device), 3), width * self->device);
  cairo_set_source (self->cr, pattern);
  cairo_fill (self->cr);
  cairo_pattern_destroy (pattern);
}

/* The territory stands on the paper with a soft rim, as in an atlas. */
static void
stroke_rim (const MapPainting *self)
{
  MapColour rim = map_colour_mix (self->palette->outside, self->palette->outer_border, 0.16);

  map_painting_borders (self, MAP_TERRITORY_COMMUNE, MAP_BORDERS_OUTER, rim, 9 * self->unit);
}

/* An arrangement stands on plain paper, its rows and columns on faint lines. */
static void
draw_frame (const MapPainting *self,
            const MapFrame    *frame)
{
  map_painting_set (self, self->palette->land);
  cairo_paint (self->cr);
  for (guint i = 0; i < frame->rules->len; i++)
    {
      const MapRule *rule = &g_array_index (frame->rules, MapRule, i);

      cairo_move_to (self->cr, (double) rule->from.x * self->scale + self->shift_x, self->shift_y - (double) rule->from.y * self->scale);
      cairo_line_to (self->cr, (double) rule->to.x * self->scale + self->shift_x, self->shift_y - (double) rule->to.y * self->scale);
    }
  map_painting_set (self, self->palette->commune_border);
  cairo_set_line_width (self->cr, 0.8 * self->unit);
  cairo_stroke (self->cr);
}

void
map_painting_ground (const MapPainting *self)
{
  const MapFrame   *frame = map_scene_get_frame (map_layout_get_scene (self->layout));
  const MapPalette *palette = self->palette;
  const MapLook    *look = map_layout_get_look (self->layout);
  MapColour         water = palette->water;

  if (frame != NULL)
    {
      draw_frame (self, frame);
      return;
    }
  cairo_save (self->cr);
  cairo_set_fill_rule (self->cr, CAIRO_FILL_RULE_WINDING);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_BEVEL);
  stroke_rim (self);
  fill_land (self, MAP_TERRITORY_DEPARTEMENT);
  fill_land (self, MAP_TERRITORY_COMMUNE);
  map_painting_patches (self);
  fill_depths (self);
  if (look->show_priority_areas && trace_type (self, MAP_TERRITORY_COMMUNE, TRUE))
    hatch (self, palette->priority_hatch, 10 * self->unit, 1.4 * self->unit);
  water.alpha *= map_layout_get_cover (self->layout);
  fill_type (self, MAP_TERRITORY_WATER, water);
  map_painting_borders (self, MAP_TERRITORY_COMMUNE, MAP_BORDERS_INNER, palette->commune_border, 0.9 * self->unit);
  if (trace_type (self, MAP_TERRITORY_QUARTER, FALSE))
    hatch (self, palette->quarter_hatch, 5 * self->unit, 1.0 * self->unit);
  map_painting_borders (self, MAP_TERRITORY_QUARTER, MAP_BORDERS_ALL, palette->quarter_border, 0.8 * self->unit);
  map_painting_borders (self, MAP_TERRITORY_GROUPING, MAP_BORDERS_ALL, palette->grouping_border, 1.8 * self->unit);
  map_painting_borders (self, MAP_TERRITORY_COMMUNE, MAP_BORDERS_OUTER, palette->outer_border, 1.4 * self->unit);
  map_painting_borders (self, MAP_TERRITORY_DEPARTEMENT, MAP_BORDERS_ALL, palette->outer_border, 1.4 * self->unit);
  cairo_restore (self->cr);
}

/* FALSE: it has no outline. */
static gboolean
trace_territory (const MapPainting *self,
                 guint              territory)
{
  MapScene           *scene = map_layout_get_scene (self->layout);
  guint               n, level, first;
  const MapTerritory *territories = map_scene_get_territories (scene, &n);
  const MapShapes    *shapes = territory < n ? map_scene_get_shapes (scene, territories[territory].type) : NULL;

  if (shapes == NULL)
    return FALSE;
  map_layout_get_ground (self->layout, territories[territory].type, &level, &n);
  first = map_scene_get_first_of_type (scene, territories[territory].type, &n);
  trace_owner (self, shapes, level, territory - first);
  return TRUE;
}

void
map_painting_territory (const MapPainting *self,
                        guint              territory,
                        MapColour          colour,
                        double             width)
{
  if (!trace_territory (self, territory))
    return;
  map_painting_set (self, colour);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (self->cr, width);
  cairo_stroke (self->cr);
}

void
map_painting_dim_around (const MapPainting *self,
                         guint              territory)
{
  const MapCamera *camera = map_layout_get_camera (self->layout);
  MapColour        dim = self->palette->panel_text;

  dim.alpha = DIMMED;
  cairo_save (self->cr);
  cairo_rectangle (self->cr, 0, 0, camera->width, camera->height);
  cairo_set_fill_rule (self->cr, CAIRO_FILL_RULE_EVEN_ODD);
  map_painting_set (self, dim);
  if (trace_territory (self, territory))
    cairo_fill (self->cr);
  cairo_new_path (self->cr);
  cairo_restore (self->cr);
}
