/* booklet-map.h - the map of the booklet: the house's own, for one audience, on a page among the others */
#pragma once

#include "dossier-privacy.h"
#include "map-print.h"

G_BEGIN_DECLS

typedef struct _BookletMap BookletMap;

/* Reader thread; *map stays NULL where nobody has a place to be drawn at. FALSE on error. */
gboolean    booklet_map_read (DossierReader  *reader,
                              DossierAudience audience,
                              GCancellable   *cancellable,
                              BookletMap    **map,
                              GError        **error);
BookletMap *booklet_map_ref (BookletMap *self);
void        booklet_map_unref (BookletMap *self);

/* Who made what it shows; "": nobody said. Borrowed. */
const char *booklet_map_get_sources (const BookletMap *self);
/* Wider than it is high? Then it lies on its side on an upright page. */
gboolean booklet_map_is_wide (const BookletMap *self);
/* In a frame so large, at 0, 0, in points; words are scale times those of a page A4. Any thread. */
void booklet_map_draw (const BookletMap *self,
                       double            width,
                       double            height,
                       double            scale,
                       cairo_t          *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BookletMap, booklet_map_unref)

G_END_DECLS
