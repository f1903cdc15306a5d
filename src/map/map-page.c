/* map-page.c - what stands where on a page */
#include "map-print.h"

#include <math.h>

#define POINTS_PER_MM (72 / 25.4)

MapPage
map_page_new_for_paper (MapPaper paper,
                        gboolean landscape)
{
  static const double short_sides[MAP_N_PAPERS] = { 210, 297, 420, 594, 841 };
  static const double long_sides[MAP_N_PAPERS] = { 297, 420, 594, 841, 1189 };
  static const double scales[MAP_N_PAPERS] = { 1, 1.25, 1.6, 2.1, 2.8 };

  g_return_val_if_fail (paper < MAP_N_PAPERS, map_page_new_for_paper (MAP_PAPER_A4, landscape));

  return (MapPage){
    .width = (landscape ? long_sides : short_sides)[paper] * POINTS_PER_MM,
    .height = (landscape ? short_sides : long_sides)[paper] * POINTS_PER_MM,
    .margin = 10 * POINTS_PER_MM,
    .scale = scales[paper],
    .bounds = MAP_BOX_EMPTY,
    .legend = TRUE,
    .scale_bar = TRUE,
  };
}

MapPage
map_page_new_for_picture (double width,
                          double height)
{
  return (MapPage){ .width = MAX (width, 16),
                    .height = MAX (height, 16),
                    .scale = 1,
                    .bounds = MAP_BOX_EMPTY,
                    .legend = TRUE,
                    .scale_bar = TRUE };
}

gboolean
map_paper_from_name (const char *name,
                     MapPaper   *paper)
{
  static const char *const names[MAP_N_PAPERS] = { "A4", "A3", "A2", "A1", "A0" };

  for (guint i = 0; name != NULL && i < MAP_N_PAPERS; i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      {
        *paper = (MapPaper) i;
        return TRUE;
      }
  return FALSE;
}

typedef struct
{
  const MapPage    *page;
  const MapPalette *palette;
  MapPainter       *painter;
  cairo_t          *cr;
  double            scale; /* of words outside the map */
  MapBox            frame; /* of the map */
} Sheet;

static gboolean
has (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
set_colour (const Sheet *sheet,
            MapColour    colour)
{
  cairo_set_source_rgba (sheet->cr, colour.red, colour.green, colour.blue, colour.alpha);
}

static double
write_line (const Sheet *sheet,
            const char  *text,
            MapRole      role,
            MapColour    colour,
            double       y)
{
  double left = sheet->frame.x0, width = sheet->page->width - 2 * sheet->page->margin;

  if (!has (text))
    return y;
  set_colour (sheet, colour);
  return y + map_text_draw_wrapped (map_painter_get_text (sheet->painter), sheet->cr, text, role, sheet->scale,
                                    left, y, width);
}

/* Title above, sources and date below: the map has what is left. */
static void
write_margins (Sheet *sheet)
{
  const MapPage   *page = sheet->page;
  double           padding = page->margin > 0 ? 0 : 8 * sheet->scale;
  double           y = page->margin + padding;
  g_autofree char *foot = has (page->sources) && has (page->date)
                            ? g_strdup_printf ("%s · %s", page->date, page->sources)
                            : g_strdup (has (page->sources) ? page->sources : page->date);
  double           width = page->width - 2 * page->margin - 2 * padding;

  sheet->frame =
    (MapBox){ page->margin + padding, page->margin, page->width - page->margin, page->height - page->margin };
  y = write_line (sheet, page->title, MAP_ROLE_TITLE, sheet->palette->panel_text, y);
  y = write_line (sheet, page->subtitle, MAP_ROLE_BODY, sheet->palette->panel_quiet, y);
  if (has (page->title) || has (page->subtitle))
    sheet->frame.y0 = y + 6 * sheet->scale;
  if (has (foot))
    {
      double height = map_text_draw_wrapped (map_painter_get_text (sheet->painter), NULL, foot, MAP_ROLE_NOTE,
                                             sheet->scale, 0, 0, width);

      sheet->frame.y1 -= height + 5 * sheet->scale;
      write_line (sheet, foot, MAP_ROLE_NOTE, sheet->palette->panel_quiet, sheet->frame.y1 + 3 * sheet->scale);
    }
  sheet->frame.x0 = page->margin;
}

static MapCamera
aim (const Sheet *sheet,
     MapScene    *scene)
{
  MapBox    bounds = map_box_is_empty (sheet->page->bounds) ? map_scene_get_bounds (scene) : sheet->page->bounds;
  double    air = 14 * sheet->scale;
  MapCamera camera = map_camera_new (sheet->frame.x1 - sheet->frame.x0, sheet->frame.y1 - sheet->frame.y0, 1);
  double    across, device_x = 1, device_y = 1;

  cairo_user_to_device_distance (sheet->cr, &device_x, &device_y);
  cairo_surface_get_device_scale (cairo_get_target (sheet->cr), &across, &device_y);
  camera.device = MAX (device_x * across, 1);
  return map_camera_snap (map_camera_fit (camera, bounds, (MapMargins){ air, air, air, air }));
}

/* In its own column, as small as it must be to stand whole. */
static void
draw_legend (Sheet           *sheet,
             const MapLegend *legend,
             double           scale,
             double           width)
{
  double pad = 9 * sheet->scale;

  cairo_rectangle (sheet->cr, sheet->frame.x1, sheet->frame.y0, width, sheet->frame.y1 - sheet->frame.y0);
  set_colour (sheet, sheet->palette->panel);
  cairo_fill (sheet->cr);
  map_legend_draw (legend, sheet->painter, sheet->cr, scale, sheet->frame.x1 + pad, sheet->frame.y0 + pad / 2);
}

/* The largest of 1, 2 or 5 times a power of ten under so many metres. */
static double
round_length (double metres)
{
  double power = pow (10, floor (log10 (metres)));

  return metres >= 5 * power ? 5 * power : metres >= 2 * power ? 2 * power
                                                               : power;
}

static void
draw_scale_bar (const Sheet     *sheet,
                const MapCamera *camera)
{
  double  metres = map_camera_get_ground_metres (camera);
  double  length = round_length (metres * 110 * sheet->scale);
  double  width = length / metres;
  double  x = sheet->frame.x0 + 14 * sheet->scale, y = sheet->frame.y1 - 14 * sheet->scale, tick = 4 * sheet->scale;
  char    text[24];
  MapSize size;

  g_snprintf (text, sizeof text, length >= 1000 ? "%.0f km" : "%.0f m", length >= 1000 ? length / 1000 : length);
  size = map_text_measure (map_painter_get_text (sheet->painter), text, MAP_ROLE_NOTE, sheet->scale);
  set_colour (sheet, sheet->palette->panel_text);
  cairo_set_line_width (sheet->cr, 1.2 * sheet->scale);
  cairo_move_to (sheet->cr, x, y - tick);
  cairo_line_to (sheet->cr, x, y);
  cairo_line_to (sheet->cr, x + width, y);
  cairo_line_to (sheet->cr, x + width, y - tick);
  cairo_stroke (sheet->cr);
  map_text_draw (map_painter_get_text (sheet->painter), sheet->cr, text, MAP_ROLE_NOTE, sheet->scale,
                 MAP_ALIGN_LEFT, x + (width - size.width) / 2, y - size.height - 1.5 * sheet->scale);
}

static MapLayout *
lay_out (const Sheet   *sheet,
         MapScene      *scene,
         const MapLook *look)
{
  MapCamera camera = aim (sheet, scene);

  return map_layout_new (scene, &camera, look, map_painter_get_text (sheet->painter), NULL);
}

/* The width of the legend depends on what is drawn, which depends on the width of the legend: what
 * would be drawn without it sets the column, what is drawn beside it is what it tells. */
static MapLayout *
lay_out_beside_legend (Sheet         *sheet,
                       MapScene      *scene,
                       const MapLook *look)
{
  g_autoptr (MapLayout) whole = lay_out (sheet, scene, look);
  g_autoptr (MapLegend) widest = map_legend_new (whole);
  g_autoptr (MapLayout) layout = NULL;
  g_autoptr (MapLegend) legend = NULL;
  double                pad = 9 * sheet->scale, room = sheet->frame.y1 - sheet->frame.y0 - 2 * pad;
  MapSize               size = map_legend_measure (widest, sheet->painter, sheet->scale);
  double                scale = sheet->scale * MIN (1, room / MAX (size.height, 1));
  double                width = map_legend_measure (widest, sheet->painter, scale).width + 2 * pad;

  sheet->frame.x1 -= width;
  layout = lay_out (sheet, scene, look);
  legend = map_legend_new (layout);
  draw_legend (sheet, legend, scale, width);
  return g_steal_pointer (&layout);
}

void
map_print_draw (const MapPage *page,
                MapScene      *scene,
                const MapLook *look,
                MapPainter    *painter,
                cairo_t       *cr)
{
  g_auto (MapLook)      dressed = map_look_copy (look);
  g_autoptr (MapLayout) layout = NULL;
  const MapPalette     *palette = map_palette_get (look->palette);
  Sheet                 sheet = { page, palette, painter, cr, palette->text_scale * page->scale, MAP_BOX_EMPTY };

  g_return_if_fail (page != NULL && scene != NULL && look != NULL && painter != NULL && cr != NULL);

  dressed.text_scale = look->text_scale * page->scale;
  dressed.whole_names = TRUE;
  cairo_save (cr);
  set_colour (&sheet, palette->panel);
  cairo_paint (cr);
  write_margins (&sheet);
  layout = page->legend ? lay_out_beside_legend (&sheet, scene, &dressed) : lay_out (&sheet, scene, &dressed);
  cairo_save (cr);
  cairo_translate (cr, sheet.frame.x0, sheet.frame.y0);
  map_painter_draw (painter, cr, layout);
  cairo_restore (cr);
  if (page->scale_bar && map_scene_get_frame (scene) == NULL)
    draw_scale_bar (&sheet, map_layout_get_camera (layout));
  cairo_restore (cr);
}
