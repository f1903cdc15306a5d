/* map-edition.h - what a sheet comes to on paper: one page, the sheets of a poster, an atlas
 *
 * The same pages are looked at before, printed and written in a file. Made by a worker, for what is slow
 * is done then; reference counted, any thread draws it.
 */
#pragma once

#include "map-handout.h"

G_BEGIN_DECLS

typedef struct _MapEdition MapEdition;

/* handout: referenced. sheet: copied. NULL: cancelled. */
MapEdition *map_edition_new (MapHandout     *handout,
                             const MapSheet *sheet,
                             GCancellable   *cancellable,
                             GError        **error);
MapEdition *map_edition_ref (MapEdition *self);
void        map_edition_unref (MapEdition *self);

guint map_edition_get_n_pages (const MapEdition *self);
/* Points, or pixels of a picture. */
void map_edition_get_size (const MapEdition *self,
                           guint             page,
                           double           *width,
                           double           *height);
/* "A1"… on the sheets of a poster, what a page of an atlas is about; "" when it needs none. Borrowed. */
const char *map_edition_get_name (const MapEdition *self,
                                  guint             page);

/* Sheets of a poster are of no use but at their true size. */
gboolean map_edition_is_exact (const MapEdition *self);

/* The page at 0, 0 in its unit. */
void map_edition_draw (MapEdition *self,
                       guint       page,
                       MapPainter *painter,
                       cairo_t    *cr);
/* At most so large, in pixels. Caller owns; NULL: there is no room for it. */
cairo_surface_t *map_edition_draw_picture (MapEdition *self,
                                           guint       page,
                                           int         width,
                                           int         height);
/* In the format of the sheet; a picture and a drawing hold the first page. progress may be NULL. Errors of
 * MAP_PRINT_ERROR. Cancelled: what was there before is there still. */
gboolean map_edition_write (MapEdition   *self,
                            const char   *path,
                            MapProgress   progress,
                            gpointer      progress_data,
                            GCancellable *cancellable,
                            GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapEdition, map_edition_unref)

G_END_DECLS
