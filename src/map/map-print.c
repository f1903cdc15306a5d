#include "config.h"

#include "map-print.h"

#include "base-neighbour.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>

#define POINTS_PER_MM (72 / 25.4)
#define OVERLAP (10 * POINTS_PER_MM)
#define MOST_PIXELS 32000.0

G_DEFINE_QUARK (map - print - error - quark, map_print_error)

static gboolean
fail (GError    **error,
      const char *why)
{
  g_set_error_literal (error, MAP_PRINT_ERROR, MAP_PRINT_ERROR_CANNOT_WRITE, why);
  return FALSE;
}

static BaseNeighbour *
open_neighbour (const char *path,
                GError    **error)
{
  g_autoptr (GError) local = NULL;
  BaseNeighbour     *part = base_neighbour_new (path, &local);

  if (part == NULL)
    fail (error, local->message);
  return part;
}

static cairo_status_t
on_bytes (void                *part,
          const unsigned char *bytes,
          unsigned int         length)
{
  return base_neighbour_write (part, bytes, length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* Cairo forgets what a write answered: what cannot be written is known by the neighbour first. */
static gboolean
settle (BaseNeighbour *part,
        cairo_status_t status,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr (GError) local = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (status != CAIRO_STATUS_SUCCESS && status != CAIRO_STATUS_WRITE_ERROR)
    return fail (error, cairo_status_to_string (status));
  return base_neighbour_settle (part, &local) || fail (error, local->message);
}

static cairo_status_t
finish (cairo_t         *cr,
        cairo_surface_t *surface)
{
  cairo_status_t status = cairo_status (cr);

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

static void
describe (cairo_surface_t *surface,
          const MapPage   *page)
{
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Liens " LIENS_VERSION);
  if (page->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, page->title);
  if (page->sources != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, page->sources);
}

gboolean
map_print_pdf (const char    *path,
               const MapPage *page,
               MapScene      *scene,
               const MapLook *look,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (MapPainter)    painter = map_painter_new ();
  g_autoptr (BaseNeighbour) part = open_neighbour (path, error);
  cairo_surface_t          *surface;
  cairo_t                  *cr;

  if (part == NULL)
    return FALSE;
  surface = cairo_pdf_surface_create_for_stream (on_bytes, part, page->width, page->height);
  cr = cairo_create (surface);
  if (cairo_status (cr) == CAIRO_STATUS_SUCCESS)
    {
      describe (surface, page);
      map_print_draw (page, scene, look, painter, cr);
      cairo_show_page (cr);
    }
  return settle (part, finish (cr, surface), cancellable, error);
}

gboolean
map_print_svg (const char    *path,
               const MapPage *page,
               MapScene      *scene,
               const MapLook *look,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (MapPainter)    painter = map_painter_new ();
  g_autoptr (BaseNeighbour) part = open_neighbour (path, error);
  cairo_surface_t          *surface;
  cairo_t                  *cr;

  if (part == NULL)
    return FALSE;
  surface = cairo_svg_surface_create_for_stream (on_bytes, part, page->width, page->height);
  cr = cairo_create (surface);
  if (cairo_status (cr) == CAIRO_STATUS_SUCCESS)
    {
      cairo_svg_surface_set_document_unit (surface, page->margin > 0 ? CAIRO_SVG_UNIT_PT : CAIRO_SVG_UNIT_PX);
      map_print_draw (page, scene, look, painter, cr);
      cairo_show_page (cr);
    }
  return settle (part, finish (cr, surface), cancellable, error);
}

gboolean
map_print_png (const char    *path,
               const MapPage *page,
               double         density,
               MapScene      *scene,
               const MapLook *look,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (MapPainter)    painter = map_painter_new ();
  g_autoptr (BaseNeighbour) part = NULL;
  double                    width = round (page->width * density), height = round (page->height * density);
  cairo_surface_t          *surface;
  cairo_status_t            status;
  cairo_t                  *cr;

  if (width > MOST_PIXELS || height > MOST_PIXELS || width < 1 || height < 1)
    {
      g_set_error (error, MAP_PRINT_ERROR, MAP_PRINT_ERROR_TOO_LARGE, "%s: %.0f × %.0f", path, width, height);
      return FALSE;
    }
  part = open_neighbour (path, error);
  if (part == NULL)
    return FALSE;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cairo_surface_set_device_scale (surface, density, density);
  cr = cairo_create (surface);
  if (cairo_status (cr) == CAIRO_STATUS_SUCCESS)
    map_print_draw (page, scene, look, painter, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, on_bytes, part);
  cairo_surface_destroy (surface);
  return settle (part, status, cancellable, error);
}

static void
draw_cut_marks (cairo_t *cr,
                double   width,
                double   height,
                double   margin)
{
  double corners[4][2] = {
    { margin, margin }, { width - margin, margin }, { margin, height - margin }, { width - margin, height - margin }
  };

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 0.4);
  for (guint i = 0; i < 4; i++)
    {
      double out_x = corners[i][0] > width / 2 ? 1 : -1, out_y = corners[i][1] > height / 2 ? 1 : -1;

      cairo_move_to (cr, corners[i][0] + out_x * 2, corners[i][1]);
      cairo_line_to (cr, corners[i][0] + out_x * (margin - 4), corners[i][1]);
      cairo_move_to (cr, corners[i][0], corners[i][1] + out_y * 2);
      cairo_line_to (cr, corners[i][0], corners[i][1] + out_y * (margin - 4));
    }
  cairo_stroke (cr);
}

static void
draw_tile_name (cairo_t    *cr,
                MapPainter *painter,
                int         column,
                int         row,
                double      x,
                double      y)
{
  char name[16];

  g_snprintf (name, sizeof name, "%c%d", 'A' + row % 26, column + 1);
  cairo_set_source_rgb (cr, 0.3, 0.3, 0.3);
  map_text_draw (map_painter_get_text (painter), cr, name, MAP_ROLE_NOTE, 0.8, MAP_ALIGN_LEFT, x, y);
}

/* The poster is recorded once and shown through each sheet. */
static cairo_surface_t *
record (const MapPage *page,
        MapScene      *scene,
        const MapLook *look,
        MapPainter    *painter)
{
  cairo_rectangle_t extents = { 0, 0, page->width, page->height };
  cairo_surface_t  *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t          *cr = cairo_create (recording);

  map_print_draw (page, scene, look, painter, cr);
  cairo_destroy (cr);
  return recording;
}

gboolean
map_print_pdf_tiled (const char    *path,
                     const MapPage *page,
                     MapPaper       sheet,
                     MapScene      *scene,
                     const MapLook *look,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (MapPainter)    painter = map_painter_new ();
  g_autoptr (BaseNeighbour) part = open_neighbour (path, error);
  MapPage                   paper = map_page_new_for_paper (sheet, page->width > page->height);
  double                    wide = paper.width - 2 * paper.margin, high = paper.height - 2 * paper.margin;
  int                       n_columns = (int) ceil ((page->width - OVERLAP) / (wide - OVERLAP)),
      n_rows = (int) ceil ((page->height - OVERLAP) / (high - OVERLAP));
  cairo_surface_t *poster, *surface;
  cairo_t         *cr;

  if (part == NULL)
    return FALSE;
  poster = record (page, scene, look, painter);
  surface = cairo_pdf_surface_create_for_stream (on_bytes, part, paper.width, paper.height);
  cr = cairo_create (surface);
  if (cairo_status (cr) == CAIRO_STATUS_SUCCESS)
    describe (surface, page);
  for (int tile = 0; cairo_status (cr) == CAIRO_STATUS_SUCCESS && tile < MAX (n_columns, 1) * MAX (n_rows, 1); tile++)
    {
      int column = tile % MAX (n_columns, 1), row = tile / MAX (n_columns, 1);

      cairo_save (cr);
      cairo_rectangle (cr, paper.margin, paper.margin, wide, high);
      cairo_clip (cr);
      cairo_set_source_surface (cr, poster, paper.margin - column * (wide - OVERLAP),
                                paper.margin - row * (high - OVERLAP));
      cairo_paint (cr);
      cairo_restore (cr);
      draw_cut_marks (cr, paper.width, paper.height, paper.margin);
      draw_tile_name (cr, painter, column, row, paper.margin + 8, paper.height - paper.margin + 6);
      cairo_show_page (cr);
    }
  cairo_surface_destroy (poster);
  return settle (part, finish (cr, surface), cancellable, error);
}
