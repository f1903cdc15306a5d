#include "config.h"

#include "map-booklet.h"

#include "map-print-private.h"

#include <cairo-pdf.h>

struct _MapBooklet
{
  BaseNeighbour   *part;
  cairo_surface_t *surface;
  cairo_t         *cr; /* of the page that is begun; NULL: none is */
  int              n_pages;
};

static void
describe (cairo_surface_t *surface,
          const char      *title,
          const char      *subject)
{
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Liens " LIENS_VERSION);
  if (title != NULL && *title != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (subject != NULL && *subject != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, subject);
}

MapBooklet *
map_booklet_new (const char *path,
                 const char *title,
                 const char *subject,
                 GError    **error)
{
  BaseNeighbour *part;
  MapBooklet    *self;

  g_return_val_if_fail (path != NULL, NULL);

  part = map_print_open (path, error);
  if (part == NULL)
    return NULL;
  self = g_new0 (MapBooklet, 1);
  self->part = part;
  self->surface = cairo_pdf_surface_create_for_stream (map_print_on_bytes, part, 1, 1);
  describe (self->surface, title, subject);
  return self;
}

void
map_booklet_sign (MapBooklet *self,
                  const char *author,
                  const char *moment)
{
  g_return_if_fail (self != NULL && self->n_pages == 0 && moment != NULL);

  if (author != NULL && *author != '\0')
    cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE, moment);
}

void
map_booklet_free (MapBooklet *self)
{
  g_clear_pointer (&self->cr, cairo_destroy);
  g_clear_pointer (&self->surface, cairo_surface_destroy); /* writes its last bytes: before what takes them */
  g_clear_pointer (&self->part, base_neighbour_free);
  g_free (self);
}

cairo_t *
map_booklet_begin_page (MapBooklet *self,
                        double      width,
                        double      height)
{
  g_return_val_if_fail (self != NULL && self->cr == NULL, NULL);

  cairo_pdf_surface_set_size (self->surface, width, height);
  self->cr = cairo_create (self->surface);
  self->n_pages++;
  return self->cr;
}

gboolean
map_booklet_end_page (MapBooklet   *self,
                      GCancellable *cancellable,
                      GError      **error)
{
  cairo_status_t status;

  g_return_val_if_fail (self != NULL && self->cr != NULL, FALSE);

  cairo_show_page (self->cr);
  status = cairo_status (self->cr);
  g_clear_pointer (&self->cr, cairo_destroy);
  if (status == CAIRO_STATUS_SUCCESS && !g_cancellable_is_cancelled (cancellable))
    return TRUE;
  return map_print_settle (self->part, status, cancellable, error);
}

int
map_booklet_add_bookmark (MapBooklet *self,
                          int         parent,
                          const char *title)
{
  g_autofree char *where = NULL;

  g_return_val_if_fail (self != NULL && self->cr == NULL && self->n_pages > 0 && title != NULL, 0);

  where = g_strdup_printf ("page=%d pos=[0 0]", self->n_pages);
  return cairo_pdf_surface_add_outline (self->surface, parent, title, where, CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

gboolean
map_booklet_settle (MapBooklet   *self,
                    GCancellable *cancellable,
                    GError      **error)
{
  cairo_status_t status;

  g_return_val_if_fail (self != NULL && self->cr == NULL, FALSE);

  cairo_surface_finish (self->surface);
  status = cairo_surface_status (self->surface);
  return map_print_settle (self->part, status, cancellable, error);
}
