/* map-arrangement.h - how links are looked at, and its name
 *
 * The name is what a view keeps and what the command line is told: "map", "network",
 * "columns:schools", "matrix:programmes"…
 */
#pragma once

#include "map-arranged.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  MAP_ARRANGEMENT_GROUND,
  MAP_ARRANGEMENT_NETWORK,
  MAP_ARRANGEMENT_COLUMNS,
  MAP_ARRANGEMENT_MATRIX,
} MapArrangementKind;

typedef struct
{
  MapArrangementKind kind;
  MapFacing          facing; /* in columns and in a matrix */
} MapArrangement;

/* Caller owns. */
char *map_arrangement_dup_name (MapArrangement self);
/* "columns" alone is of schools. FALSE when it is the name of none. */
gboolean map_arrangement_from_name (const char     *name,
                                    MapArrangement *arrangement);

/* The scene so arranged, for a page: itself on the ground. shape: width to height of where it goes. positions: that a hand gave to structures of the network
 * (map_places_dup_text ()), or NULL. Slow with thousands. NULL when cancelled. */
MapScene *map_arrangement_apply (MapArrangement self,
                                 MapScene      *scene,
                                 double         shape,
                                 const char    *positions,
                                 GBytes        *shown_structures,
                                 GBytes        *shown_links,
                                 GCancellable  *cancellable);

G_END_DECLS
