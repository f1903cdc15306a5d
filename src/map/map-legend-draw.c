/* map-legend-draw.c - the legend on paper, on the projector, and its signs anywhere */
#include "map-legend-private.h"

#include "map-painter-private.h"
#include "map-sign.h"
#include "map-sprites.h"
#include "map-symbol.h"

#include <math.h>

#define ROW 17.0
#define HEADING 24.0
#define SIGN_WIDTH 34.0
#define GAP 8.0

static void
set_colour (cairo_t  *cr,
            MapColour colour)
{
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
}

static void
draw_family (const MapPalette *palette,
             MapPainter       *painter,
             cairo_t          *cr,
             MapFamily         family,
             gboolean          ringed,
             double            x,
             double            y,
             double            unit)
{
  MapMark mark = { .family = family,
                   .x = (float) x,
                   .y = (float) y,
                   .radius = (float) ((family == MAP_FAMILY_CENTRE ? 8 : 6.2) * unit),
                   .lettered = TRUE };

  map_sprites_draw_mark (map_painter_get_text (painter), cr, palette, &mark, ringed, unit);
}

static void
draw_badge (const MapPalette *palette,
            cairo_t          *cr,
            double            x,
            double            y,
            double            unit)
{
  cairo_set_line_width (cr, 2.2 * unit);
  cairo_arc (cr, x, y, 6.4 * unit, -G_PI / 2, G_PI);
  set_colour (cr, palette->mark[MAP_FAMILY_PRIMARY]);
  cairo_stroke (cr);
  cairo_arc (cr, x, y, 6.4 * unit, G_PI, 1.5 * G_PI);
  set_colour (cr, palette->mark[MAP_FAMILY_COLLEGE]);
  cairo_stroke (cr);
}

static void
draw_line (cairo_t  *cr,
           MapColour colour,
           guint     dash,
           double    width,
           double    x,
           double    y,
           double    length)
{
  double        lengths[6];
  guint         n;
  const double *pattern = map_symbol_get_dash (dash, &n);

  for (guint i = 0; i < n; i++)
    lengths[i] = pattern[i] * width;
  cairo_save (cr);
  cairo_set_dash (cr, lengths, (int) n, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (cr, width);
  set_colour (cr, colour);
  cairo_move_to (cr, x - length / 2, y);
  cairo_line_to (cr, x + length / 2, y);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_area (const MapPalette *palette,
           cairo_t          *cr,
           guint             type,
           double            x,
           double            y,
           double            unit)
{
  gboolean quarter = type == MAP_TERRITORY_QUARTER;
  double   half_width = 13 * unit, half_height = 5.5 * unit, period = (quarter ? 5 : 10) * unit;

  cairo_save (cr);
  cairo_rectangle (cr, x - half_width, y - half_height, 2 * half_width, 2 * half_height);
  set_colour (cr, palette->land);
  cairo_fill_preserve (cr);
  set_colour (cr, quarter ? palette->quarter_border : type == MAP_TERRITORY_GROUPING ? palette->grouping_border
                                                                                     : palette->commune_border);
  cairo_set_line_width (cr, (type == MAP_TERRITORY_GROUPING ? 1.8 : 0.9) * unit);
  cairo_stroke_preserve (cr);
  cairo_clip (cr);
  set_colour (cr, quarter ? palette->quarter_hatch : palette->priority_hatch);
  cairo_set_line_width (cr, (quarter ? 1.0 : 1.4) * unit);
  for (double at = x - 2 * half_width; type != MAP_TERRITORY_GROUPING && at < x + 2 * half_width; at += period)
    {
      cairo_move_to (cr, at + half_height, y - half_height);
      cairo_line_to (cr, at - half_height, y + half_height);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_bands (const MapPalette *palette,
            MapPainter       *painter,
            cairo_t          *cr,
            double            x,
            double            y,
            double            unit)
{
  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, 5 * unit);
  set_colour (cr, map_painting_get_band (palette));
  cairo_move_to (cr, x - 13 * unit, y + 3 * unit);
  cairo_line_to (cr, x, y);
  cairo_line_to (cr, x + 13 * unit, y - 3 * unit);
  cairo_stroke (cr);
  cairo_restore (cr);
  draw_family (palette, painter, cr, MAP_FAMILY_COLLEGE, FALSE, x, y, unit);
}

static void
draw_depth (const MapPalette *palette,
            cairo_t          *cr,
            guint             depth,
            double            x,
            double            y,
            double            unit)
{
  cairo_rectangle (cr, x - 13 * unit, y - 5.5 * unit, 26 * unit, 11 * unit);
  set_colour (cr, map_palette_get_depth_colour (palette, depth));
  cairo_fill_preserve (cr);
  set_colour (cr, palette->commune_border);
  cairo_set_line_width (cr, 0.9 * unit);
  cairo_stroke (cr);
}

/* The picture itself, small. */
static void
draw_picture (const MapSlide   *slide,
              const MapPalette *palette,
              cairo_t          *cr,
              double            x,
              double            y,
              double            unit)
{
  guint            level = map_scan_get_n_levels (slide->scan) - 1;
  cairo_surface_t *surface = map_scan_make_surface (slide->scan, level);
  double           scale = MAX (26 * unit / cairo_image_surface_get_width (surface), 11 * unit / cairo_image_surface_get_height (surface));

  cairo_save (cr);
  cairo_rectangle (cr, x - 13 * unit, y - 5.5 * unit, 26 * unit, 11 * unit);
  cairo_clip_preserve (cr);
  cairo_translate (cr, x - scale * cairo_image_surface_get_width (surface) / 2, y - scale * cairo_image_surface_get_height (surface) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
  cairo_rectangle (cr, x - 13 * unit, y - 5.5 * unit, 26 * unit, 11 * unit);
  set_colour (cr, palette->commune_border);
  cairo_set_line_width (cr, 0.9 * unit);
  cairo_stroke (cr);
}

static void
draw_fate (const MapPalette *palette,
           MapPainter       *painter,
           cairo_t          *cr,
           MapFate           fate,
           double            x,
           double            y,
           double            unit)
{
  const MapFateStyle *style = map_fate_get_style (fate);
  MapColour           colour = map_palette_get_link_colour (palette, style->colour);

  colour.alpha *= style->alpha;
  draw_line (cr, colour, style->dash, style->width * unit, x, y, 32 * unit);
  map_sign_draw (style->sign, map_painter_get_text (painter), cr, palette, colour, unit, x, y);
}

void
map_legend_draw_swatch (const MapLegend      *self,
                        MapPainter           *painter,
                        cairo_t              *cr,
                        const MapLegendEntry *entry,
                        double                x,
                        double                y,
                        double                width,
                        double                height)
{
  const MapPalette *palette = map_palette_get (self->look.palette);
  double            unit = MIN (width / SIGN_WIDTH, height / ROW), length = 30 * unit;
  double            middle_x = x + width / 2, middle_y = y + height / 2;

  switch (entry->sign)
    {
    case MAP_LEGEND_FAMILY:
      draw_family (palette, painter, cr, entry->key, FALSE, middle_x, middle_y, unit);
      break;
    case MAP_LEGEND_PRIORITY:
      draw_family (palette, painter, cr, MAP_FAMILY_PRIMARY, TRUE, middle_x, middle_y, unit);
      break;
    case MAP_LEGEND_ABSENCE:
      map_painting_absence (&(MapPainting){ .cr = cr, .palette = palette }, middle_x, middle_y, unit);
      break;
    case MAP_LEGEND_BADGE:
      draw_badge (palette, cr, middle_x, middle_y, unit);
      break;
    case MAP_LEGEND_COLOUR:
      draw_line (cr, map_palette_get_link_colour (palette, entry->key), 0, 2.6 * unit, middle_x, middle_y, length);
      if (map_symbol_is_hollow (entry->key))
        draw_line (cr, palette->panel, 0, 2.6 * 0.36 * unit, middle_x, middle_y, length);
      break;
    case MAP_LEGEND_DASH:
      draw_line (cr, palette->link_several, entry->key, 1.7 * unit, middle_x, middle_y, length);
      break;
    case MAP_LEGEND_WIDTH:
      draw_line (cr, palette->link_several, 0, map_symbol_get_width (entry->key) * unit, middle_x, middle_y, length);
      break;
    case MAP_LEGEND_MERGED:
      draw_line (cr, palette->link_several, 0, 4 * unit, middle_x, middle_y, length);
      break;
    case MAP_LEGEND_PAST:
      draw_line (cr, map_colour_mix (palette->link_several, palette->land, 0.5), 0, 0.8 * unit, middle_x, middle_y,
                 length);
      break;
    case MAP_LEGEND_UNDATED:
      map_sign_draw (MAP_SIGN_DOUBT, map_painter_get_text (painter), cr, palette, palette->link_unknown, unit, middle_x, middle_y);
      break;
    case MAP_LEGEND_FATE:
      draw_fate (palette, painter, cr, entry->key, middle_x, middle_y, unit);
      break;
    case MAP_LEGEND_AREA:
      if (entry->key == MAP_TERRITORY_NETWORK)
        draw_bands (palette, painter, cr, middle_x, middle_y, unit);
      else
        draw_area (palette, cr, entry->key, middle_x, middle_y, unit);
      break;
    case MAP_LEGEND_DEPTH:
      draw_depth (palette, cr, entry->key, middle_x, middle_y, unit);
      break;
    case MAP_LEGEND_PICTURE:
      draw_picture (map_backdrop_get_slide (self->look.backdrop, entry->key), palette, cr, middle_x, middle_y, unit);
      break;
    case MAP_LEGEND_PIN:
      set_colour (cr, palette->selection);
      cairo_arc (cr, middle_x, middle_y, 3.2 * unit, 0, 2 * G_PI);
      cairo_fill (cr);
      break;
    case MAP_LEGEND_CREDIT:
    case MAP_LEGEND_NOTE:
    default:
      break;
    }
}

MapSize
map_legend_measure (const MapLegend *self,
                    MapPainter      *painter,
                    double           scale)
{
  MapText *text = map_painter_get_text (painter);
  MapSize  size = { 0, 0 };

  for (guint i = 0; i < self->entries->len; i++)
    {
      const MapLegendEntry *entry = &g_array_index (self->entries, MapLegendEntry, i);
      double                width =
        (SIGN_WIDTH + GAP + 5 * GAP) * scale + map_text_measure (text, entry->label, MAP_ROLE_BODY, scale).width;

      if (entry->heading != NULL)
        {
          size.height += (float) (HEADING * scale);
          width = MAX (width, map_text_measure (text, entry->heading, MAP_ROLE_HEADING, scale).width);
        }
      size.width = (float) MAX (size.width, width);
      size.height += (float) (ROW * scale);
    }
  return size;
}

static double
draw_heading (const MapPalette *palette,
              MapText          *text,
              cairo_t          *cr,
              const char       *heading,
              double            scale,
              double            x,
              double            y)
{
  set_colour (cr, palette->panel_text);
  map_text_draw (text, cr, heading, MAP_ROLE_HEADING, scale, MAP_ALIGN_LEFT, x, y + 5 * scale);
  return y + HEADING * scale;
}

static void
draw_row (const MapLegend      *self,
          MapPainter           *painter,
          cairo_t              *cr,
          const MapLegendEntry *entry,
          double                scale,
          double                x,
          double                y,
          double                right)
{
  const MapPalette *palette = map_palette_get (self->look.palette);
  MapText          *text = map_painter_get_text (painter);
  double            left = entry->sign == MAP_LEGEND_NOTE ? x : x + (SIGN_WIDTH + GAP) * scale;
  MapSize           size = map_text_measure (text, entry->label, MAP_ROLE_BODY, scale);
  double            top = y + (ROW * scale - size.height) / 2;
  char              count[16];

  g_snprintf (count, sizeof count, "%u", entry->count);
  map_legend_draw_swatch (self, painter, cr, entry, x, y, SIGN_WIDTH * scale, ROW * scale);
  set_colour (cr, entry->sign == MAP_LEGEND_CREDIT ? palette->panel_quiet : palette->panel_text);
  map_text_draw (text, cr, entry->label, MAP_ROLE_BODY, scale, MAP_ALIGN_LEFT, left, top);
  if (entry->count == 0)
    return;
  set_colour (cr, palette->panel_quiet);
  map_text_draw (text, cr, count, MAP_ROLE_BODY, scale, MAP_ALIGN_LEFT,
                 right - map_text_measure (text, count, MAP_ROLE_BODY, scale).width, top);
}

void
map_legend_draw (const MapLegend *self,
                 MapPainter      *painter,
                 cairo_t         *cr,
                 double           scale,
                 double           x,
                 double           y)
{
  const MapPalette *palette = map_palette_get (self->look.palette);
  double            right = x + map_legend_measure (self, painter, scale).width;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const MapLegendEntry *entry = &g_array_index (self->entries, MapLegendEntry, i);

      if (entry->heading != NULL)
        y = draw_heading (palette, map_painter_get_text (painter), cr, entry->heading, scale, x, y);
      draw_row (self, painter, cr, entry, scale, x, y, right);
      y += ROW * scale;
    }
}
