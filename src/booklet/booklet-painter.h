/* booklet-painter.h - a page of the booklet, in ink
 *
 * It decides nothing: what pages say is what is drawn.
 */
#pragma once

#include "booklet-map.h"
#include "booklet-pages.h"

G_BEGIN_DECLS

/* page from 0, at 0, 0 in points. linked: its links, the places others lead to, and what each paragraph is are written as well,
 * in a file that can hold them. map may be NULL. */
void booklet_painter_draw (const BookletPages *pages,
                           guint               page,
                           const BookletMap   *map,
                           gboolean            linked,
                           cairo_t            *cr);

G_END_DECLS
