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
    .legend_scale = 1,
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
                    .scale_bar = TRUE,
                    .legend_scale = 1 };
}

static const char *const paper_names[MAP_N_PAPERS] = { "A4", "A3", "A2", "A1", "A0" };

gboolean
map_paper_from_name (const char *name,
                     MapPaper   *paper)
{
  for (guint i = 0; name != NULL && i < MAP_N_PAPERS; i++)
    if (g_ascii_strcasecmp (name, paper_names[i]) == 0)
      {
        *paper = (MapPaper) i;
        return TRUE;
      }
  return FALSE;
}

const char *
map_paper_get_name (MapPaper paper)
{
  g_return_val_if_fail (paper < MAP_N_PAPERS, NULL);

  return paper_names[paper];
}

/* A page that is being written on, or measured. */
typedef struct
{
  const MapPage    *page;
  const MapPalette *palette;
  MapText          *text;
  cairo_t          *cr;    /* NULL: only measured */
  double            scale; /* of words outside the map */
  MapBox            frame; /* of the map */
} Sheet;

struct _MapPlate
{
  MapPage    page; /* its words are borrowed */
  double     scale;
  MapBox     frame; /* of the map alone */
  MapLayout *layout;
  MapLegend *legend; /* NULL: none */
  double     legend_scale, legend_width, legend_height;
};

static gboolean
has (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
set_colour (const Sheet *sheet,
            MapColour    colour)
{
  if (sheet->cr != NULL)
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
  return y + map_text_draw_wrapped (sheet->text, sheet->cr, text, role, sheet->scale, left, y, width);
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
      double height = map_text_draw_wrapped (sheet->text, NULL, foot, MAP_ROLE_NOTE, sheet->scale, 0, 0, width);

      sheet->frame.y1 -= height + 5 * sheet->scale;
      write_line (sheet, foot, MAP_ROLE_NOTE, sheet->palette->panel_quiet, sheet->frame.y1 + 3 * sheet->scale);
    }
  sheet->frame.x0 = page->margin;
}

/* --- laid out */

static MapLayout *
lay_out (const MapPlate *self,
         MapScene       *scene,
         const MapLook  *look,
         double          device,
         MapText        *text)
{
  MapBox    bounds = map_box_is_empty (self->page.bounds) ? map_scene_get_bounds (scene) : self->page.bounds;
  double    air = 14 * self->scale;
  MapCamera camera = map_camera_new (self->frame.x1 - self->frame.x0, self->frame.y1 - self->frame.y0, MAX (device, 1));

  camera = map_camera_snap (map_camera_fit (camera, bounds, (MapMargins){ air, air, air, air }));
  return map_layout_new (scene, &camera, look, text, NULL);
}

static MapLegend *
make_legend (const MapPlate  *self,
             const MapLayout *layout)
{
  return self->page.signs_only ? map_legend_new_of_signs (layout) : map_legend_new (layout);
}

/* The width of the legend depends on what is drawn, which depends on the width of the legend: what
 * would be drawn without it sets the column, as small as it must be to stand whole; what is drawn beside it is what it tells. */
static void
lay_out_beside_legend (MapPlate      *self,
                       MapScene      *scene,
                       const MapLook *look,
                       double         device,
                       MapPainter    *painter)
{
  MapText              *text = map_painter_get_text (painter);
  g_autoptr (MapLayout) whole = lay_out (self, scene, look, device, text);
  g_autoptr (MapLegend) widest = make_legend (self, whole);
  double                pad = 9 * self->scale, room = self->frame.y1 - self->frame.y0 - 2 * pad;
  double                usual = self->scale * self->page.legend_scale;
  MapSize               size = map_legend_measure (widest, painter, usual);

  self->legend_scale = usual * MIN (1, room / MAX (size.height, 1));
  self->legend_width = map_legend_measure (widest, painter, self->legend_scale).width + 2 * pad;
  self->frame.x1 -= self->legend_width;
  self->layout = lay_out (self, scene, look, device, text);
  self->legend = make_legend (self, self->layout);
  self->legend_height = map_legend_measure (self->legend, painter, self->legend_scale).height;
}

MapPlate *
map_plate_new (const MapPage *page,
               MapScene      *scene,
               const MapLook *look,
               double         device,
               MapPainter    *painter)
{
  g_auto (MapLook)  dressed = map_look_copy (look);
  const MapPalette *palette = map_palette_get (look->palette);
  Sheet             sheet = { page, palette, map_painter_get_text (painter), NULL, palette->text_scale * page->scale, MAP_BOX_EMPTY };
  MapPlate         *self;

  g_return_val_if_fail (page != NULL && scene != NULL && look != NULL && painter != NULL, NULL);

  dressed.text_scale = look->text_scale * page->scale;
  dressed.whole_names = TRUE;
  write_margins (&sheet);
  self = g_new0 (MapPlate, 1);
  self->page = *page;
  self->scale = sheet.scale;
  self->frame = sheet.frame;
  if (page->legend)
    lay_out_beside_legend (self, scene, &dressed, device, painter);
  else
    self->layout = lay_out (self, scene, &dressed, device, sheet.text);
  return self;
}

void
map_plate_free (MapPlate *self)
{
  g_clear_pointer (&self->layout, map_layout_unref);
  g_clear_pointer (&self->legend, map_legend_free);
  g_free (self);
}

const MapLayout *
map_plate_get_layout (const MapPlate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->layout;
}

MapBox
map_plate_get_frame (const MapPlate *self)
{
  g_return_val_if_fail (self != NULL, MAP_BOX_EMPTY);

  return self->frame;
}

/* --- drawn */

static void
draw_legend (const MapPlate *self,
             const Sheet    *sheet,
             MapPainter     *painter)
{
  double pad = 9 * self->scale;

  cairo_rectangle (sheet->cr, self->frame.x1, self->frame.y0, self->legend_width, self->frame.y1 - self->frame.y0);
  set_colour (sheet, sheet->palette->panel);
  cairo_fill (sheet->cr);
  map_legend_draw (self->legend, painter, sheet->cr, self->legend_scale, self->frame.x1 + pad, self->frame.y0 + pad / 2);
}

/* The largest of 1, 2 or 5 times a power of ten under so many metres. */
static double
round_length (double metres)
{
  double power = pow (10, floor (log10 (metres)));

  return metres >= 5 * power ? 5 * power : metres >= 2 * power ? 2 * power
                                                               : power;
}

/* What is written over the map is read all the same. */
static void
clear_under (const Sheet *sheet,
             MapBox       box)
{
  MapColour paper = sheet->palette->panel;

  box = map_box_grow (box, 3 * sheet->scale);
  cairo_rectangle (sheet->cr, box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0);
  cairo_set_source_rgba (sheet->cr, paper.red, paper.green, paper.blue, 0.8);
  cairo_fill (sheet->cr);
}

/* Where there is room it covers nothing of the map. */
static gboolean
is_under_legend (const MapPlate *self)
{
  return self->legend != NULL && self->legend_width > 150 * self->scale && self->legend_height + 50 * self->scale < self->frame.y1 - self->frame.y0;
}

static void
draw_scale_bar (const MapPlate *self,
                const Sheet    *sheet)
{
  double  metres = map_camera_get_ground_metres (map_layout_get_camera (self->layout));
  double  length = round_length (metres * 110 * self->scale);
  double  width = length / metres;
  double  x = (is_under_legend (self) ? self->frame.x1 + 9 * self->scale : self->frame.x0 + 14 * self->scale);
  double  y = self->frame.y1 - 14 * self->scale, tick = 4 * self->scale;
  char    words[24];
  MapSize size;

  g_snprintf (words, sizeof words, length >= 1000 ? "%.0f km" : "%.0f m", length >= 1000 ? length / 1000 : length);
  size = map_text_measure (sheet->text, words, MAP_ROLE_NOTE, self->scale);
  clear_under (sheet, (MapBox){ x + MIN (0, (width - size.width) / 2), y - size.height, x + MAX (width, (width + size.width) / 2), y });
  set_colour (sheet, sheet->palette->panel_text);
  cairo_set_line_width (sheet->cr, 1.2 * self->scale);
  cairo_move_to (sheet->cr, x, y - tick);
  cairo_line_to (sheet->cr, x, y);
  cairo_line_to (sheet->cr, x + width, y);
  cairo_line_to (sheet->cr, x + width, y - tick);
  cairo_stroke (sheet->cr);
  map_text_draw (sheet->text, sheet->cr, words, MAP_ROLE_NOTE, self->scale, MAP_ALIGN_LEFT,
                 x + (width - size.width) / 2, y - size.height - 1.5 * self->scale);
}

void
map_plate_draw (const MapPlate *self,
                MapPainter     *painter,
                cairo_t        *cr)
{
  const MapPalette *palette;
  Sheet             sheet;

  g_return_if_fail (self != NULL && painter != NULL && cr != NULL);

  palette = map_palette_get (map_layout_get_look (self->layout)->palette);
  sheet = (Sheet){ &self->page, palette, map_painter_get_text (painter), cr, self->scale, MAP_BOX_EMPTY };
  cairo_save (cr);
  set_colour (&sheet, palette->panel);
  cairo_paint (cr);
  write_margins (&sheet);
  if (self->legend != NULL)
    draw_legend (self, &sheet, painter);
  cairo_save (cr);
  cairo_translate (cr, self->frame.x0, self->frame.y0);
  map_painter_draw (painter, cr, self->layout);
  cairo_restore (cr);
  if (self->page.scale_bar && map_scene_get_frame (map_layout_get_scene (self->layout)) == NULL)
    draw_scale_bar (self, &sheet);
  cairo_restore (cr);
}

/* Device pixels in one unit of the page. */
static double
measure_device (cairo_t *cr)
{
  double x = 1, y = 1, across, down;

  cairo_user_to_device_distance (cr, &x, &y);
  cairo_surface_get_device_scale (cairo_get_target (cr), &across, &down);
  return x * across;
}

void
map_print_draw (const MapPage *page,
                MapScene      *scene,
                const MapLook *look,
                MapPainter    *painter,
                cairo_t       *cr)
{
  g_autoptr (MapPlate) plate = NULL;

  g_return_if_fail (cr != NULL);

  plate = map_plate_new (page, scene, look, measure_device (cr), painter);
  map_plate_draw (plate, painter, cr);
}
