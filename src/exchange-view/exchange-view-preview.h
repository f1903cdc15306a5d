/* exchange-view-preview.h - pages as they will be, before they are written or printed
 *
 * As large as there is room; drawn by a worker; the last picture stays until the next one is there. Where there are
 * several pages, one turns them.
 */
#pragma once

#include <adwaita.h>

#include "map-edition.h"

G_BEGIN_DECLS

#define EXCHANGE_VIEW_TYPE_PREVIEW (exchange_view_preview_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeViewPreview, exchange_view_preview, EXCHANGE_VIEW, PREVIEW, AdwBin)

/* How what is looked at becomes pages. All but ref, unref, get_n_pages and get_name is called by workers. */
typedef struct
{
  const char *label;                       /* said of the picture, English, to translate */
  gpointer (*make) (gpointer      subject, /* NULL: cancelled */
                    GCancellable *cancellable);
  gpointer (*ref) (gpointer made);
  void (*unref) (gpointer made);
  guint (*get_n_pages) (gpointer made);
  const char *(*get_name) (gpointer made, /* "": it has none */
                           guint    page);
  cairo_surface_t *(*draw) (gpointer made, /* at most so large, in pixels */
                            guint    page,
                            int      width,
                            int      height);
} ExchangeViewPages;

/* pages: static. subject: of g_atomic_rc_box_new (), taken; cleared with clear. Soon, once for several calls in a row. */
void exchange_view_preview_show (ExchangeViewPreview     *self,
                                 const ExchangeViewPages *pages,
                                 gpointer                 subject,
                                 GDestroyNotify           clear);
/* Those of a sheet of the map. sheet is copied. */
void exchange_view_preview_show_sheet (ExchangeViewPreview *self,
                                       MapHandout          *handout,
                                       const MapSheet      *sheet);
/* So many pages on, or back. */
void exchange_view_preview_turn (ExchangeViewPreview *self,
                                 int                  pages);

G_END_DECLS
