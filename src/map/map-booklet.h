/* map-booklet.h - several pages in one PDF, with bookmarks, whole or not there at all
 *
 * It is written beside its name and takes it once it is whole and on the disk (base-neighbour.h): what
 * fails or is given up leaves what was there. One page after the other, on one thread.
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MapBooklet MapBooklet;

/* NULL and MAP_PRINT_ERROR_CANNOT_WRITE. title, subject: of the document; NULL or "": none. */
MapBooklet *map_booklet_new (const char *path,
                             const char *title,
                             const char *subject,
                             GError    **error);
/* Before the first page. author: NULL or "": nobody is named. moment: when it was made ("2026-05-27T00:00:00Z"), for the same
 * pages to be the same bytes; until said, now. */
void map_booklet_sign (MapBooklet *self,
                       const char *author,
                       const char *moment);
/* What was not settled is gone. */
void map_booklet_free (MapBooklet *self);

/* Points. Borrowed, until the page ends. */
cairo_t *map_booklet_begin_page (MapBooklet *self,
                                 double      width,
                                 double      height);
/* FALSE: cancelled, or the disk refuses; there is no use in going on. */
gboolean map_booklet_end_page (MapBooklet   *self,
                               GCancellable *cancellable,
                               GError      **error);
/* Leads to the page that ended last. parent: what this answered for the one above, 0: none. */
int map_booklet_add_bookmark (MapBooklet *self,
                              int         parent,
                              const char *title);
/* All pages are there: it takes its name. */
gboolean map_booklet_settle (MapBooklet   *self,
                             GCancellable *cancellable,
                             GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapBooklet, map_booklet_free)

G_END_DECLS
