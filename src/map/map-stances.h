/* map-stances.h - where a name may stand around its place, best first
 *
 * A stance is the rank of such a place in the list: remembered from one layout to the next, it
 * keeps a name where it was. Beside a mark there are eight, upon an area more.
 */
#pragma once

#include "map-text.h"

G_BEGIN_DECLS

#define MAP_MOST_STANCES 64

/* x, y: the middle of the mark; gap: from there to the name. Returns how many boxes were listed. */
guint map_stances_list_beside (double  x,
                               double  y,
                               double  gap,
                               MapSize size,
                               MapBox *boxes);
/* x, y: the heart of the area; far: names that may stand well aside of a crowd. */
guint map_stances_list_upon (double   x,
                             double   y,
                             gboolean far,
                             MapSize  size,
                             MapBox  *boxes);
/* How the lines of a name beside a mark lean on it. */
MapAlign map_stances_get_align_beside (guint stance);

G_END_DECLS
