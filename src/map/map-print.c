#include "config.h"

#include "map-print.h"

#include "map-booklet.h"
#include "map-print-private.h"

#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#define MOST_PIXELS 32000.0

G_DEFINE_QUARK (map - print - error - quark, map_print_error)

static gboolean
fail (GError    **error,
      const char *why)
{
  g_set_error_literal (error, MAP_PRINT_ERROR, MAP_PRINT_ERROR_CANNOT_WRITE, why);
  return FALSE;
}

BaseNeighbour *
map_print_open (const char *path,
                GError    **error)
{
  g_autoptr (GError) local = NULL;
  BaseNeighbour     *part = base_neighbour_new (path, &local);

  if (part == NULL)
    fail (error, local->message);
  return part;
}

cairo_status_t
map_print_on_bytes (void                *part,
                    const unsigned char *bytes,
                    unsigned int         length)
{
  return base_neighbour_write (part, bytes, length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* Cairo forgets what a write answered: what cannot be written is known by the neighbour first. */
gboolean
map_print_settle (BaseNeighbour *part,
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

gboolean
map_print_pdf (const char    *path,
               const MapPage *page,
               MapScene      *scene,
               const MapLook *look,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (MapPainter) painter = map_painter_new ();
  g_autoptr (MapBooklet) booklet = map_booklet_new (path, page->title, page->sources, error);

  if (booklet == NULL)
    return FALSE;
  map_print_draw (page, scene, look, painter, map_booklet_begin_page (booklet, page->width, page->height));
  if (!map_booklet_end_page (booklet, cancellable, error))
    return FALSE;
  if (page->title != NULL && *page->title != '\0')
    map_booklet_add_bookmark (booklet, 0, page->title);
  return map_booklet_settle (booklet, cancellable, error);
}

/* --- words of an SVG: Cairo writes letters as shapes, which nobody can search nor read aloud */

typedef struct
{
  BaseNeighbour *part;
  const MapPage *page;
  guint          n_closed; /* tags: the declaration, then that of the picture, after which the words stand */
} Svg;

static cairo_status_t
write_words (const Svg  *self,
             const char *tag,
             const char *words)
{
  g_autofree char *told = words != NULL && *words != '\0' ? g_markup_printf_escaped ("\n<%s>%s</%s>", tag, words, tag) : g_strdup ("");

  return map_print_on_bytes (self->part, (const unsigned char *) told, (unsigned int) strlen (told));
}

static cairo_status_t
write_who_made_it (const Svg *self)
{
  cairo_status_t status = write_words (self, "title", self->page->title);

  return status == CAIRO_STATUS_SUCCESS ? write_words (self, "desc", self->page->sources) : status;
}

static cairo_status_t
on_svg (void                *svg,
        const unsigned char *bytes,
        unsigned int         length)
{
  Svg           *self = svg;
  unsigned int   n = 0;
  cairo_status_t status;

  if (self->n_closed == 2)
    return map_print_on_bytes (self->part, bytes, length);
  while (n < length && self->n_closed < 2)
    self->n_closed += bytes[n++] == '>';
  status = map_print_on_bytes (self->part, bytes, n);
  if (status == CAIRO_STATUS_SUCCESS && self->n_closed == 2)
    status = write_who_made_it (self);
  return status == CAIRO_STATUS_SUCCESS && n < length ? map_print_on_bytes (self->part, bytes + n, length - n) : status;
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
  g_autoptr (BaseNeighbour) part = map_print_open (path, error);
  Svg                       svg = { part, page, 0 };
  cairo_surface_t          *surface;
  cairo_t                  *cr;

  if (part == NULL)
    return FALSE;
  surface = cairo_svg_surface_create_for_stream (on_svg, &svg, page->width, page->height);
  cr = cairo_create (surface);
  if (cairo_status (cr) == CAIRO_STATUS_SUCCESS)
    {
      cairo_svg_surface_set_document_unit (surface, page->margin > 0 ? CAIRO_SVG_UNIT_PT : CAIRO_SVG_UNIT_PX);
      map_print_draw (page, scene, look, painter, cr);
      cairo_show_page (cr);
    }
  return map_print_settle (part, finish (cr, surface), cancellable, error);
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
  part = map_print_open (path, error);
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
    status = cairo_surface_write_to_png_stream (surface, map_print_on_bytes, part);
  cairo_surface_destroy (surface);
  return map_print_settle (part, status, cancellable, error);
}
