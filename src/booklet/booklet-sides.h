/* booklet-sides.h - sides of paper: a page each, or two of them to be folded
 *
 * Of imposed sheets, recto and verso in turn.
 */
#pragma once

#include "booklet-map.h"
#include "booklet-pages.h"

G_BEGIN_DECLS

/* How the office printer turns an imposed sheet over. */
typedef enum
{
  BOOKLET_TURN_SHORT, /* along the short edge: what printers call a booklet */
  BOOKLET_TURN_LONG,  /* along the long one: the back is drawn upside down */
} BookletTurn;

guint booklet_sides_count (const BookletPages *pages,
                           BookletFormat       format);
/* Points. */
void booklet_sides_get_size (const BookletPages *pages,
                             BookletFormat       format,
                             double             *width,
                             double             *height);
/* map may be NULL. linked: as booklet_painter_draw (); two pages on a side never are. */
void booklet_sides_draw (const BookletMap   *map,
                         const BookletPages *pages,
                         BookletFormat       format,
                         guint               side,
                         BookletTurn         turn,
                         gboolean            linked,
                         cairo_t            *cr);

G_END_DECLS
