/* map-arranged.h - a scene whose structures stand in an arrangement instead of on the ground
 *
 * Made from a scene, it is a scene: painted, printed, picked and told in the legend by the same
 * files. Its structures keep their index, programmes come after them; its links are those that
 * join two of the arrangement. Words are those of the scene before, which it keeps alive.
 *
 *   1. Same scene and what is shown of it, same arrangement, whatever the order of the rows.
 */
#pragma once

#include "map-places.h"

G_BEGIN_DECLS

/* Who faces the centres. */
typedef enum
{
  MAP_FACING_SCHOOLS,
  MAP_FACING_PARTNERS, /* associations, institutions and others */
  MAP_FACING_PROGRAMMES,
} MapFacing;
#define MAP_N_FACINGS (MAP_FACING_PROGRAMMES + 1)

/* What is usually told one by one. */
#define MAP_ARRANGED_ROWS 60
#define MAP_ARRANGED_COLUMNS 16

/* The paper or the window it is to be read on, in rows that can be read. Names are inside its width: the longer ones lose
 * their first words. NULL: of the shape of a screen. */
typedef struct
{
  double   width, height;
  gboolean is_page; /* all of it is seen at once, smaller where there is more; else one moves down along it */
} MapRoom;

/* Places of map_network_arrange (). */
MapScene *map_arranged_new_network (MapScene  *scene,
                                    MapPlaces *places);
/* shown_…: as MapLook has them, NULL: all. most: a side with more rows than that is told commune by
 * commune, when that makes fewer; 0: everybody has a row. */
MapScene *map_arranged_new_columns (MapScene      *scene,
                                    MapFacing      facing,
                                    GBytes        *shown_structures,
                                    GBytes        *shown_links,
                                    guint          most,
                                    const MapRoom *room);
/* Centres in rows, the others in columns; more than most columns are told family by family. */
MapScene *map_arranged_new_matrix (MapScene      *scene,
                                   MapFacing      facing,
                                   GBytes        *shown_structures,
                                   GBytes        *shown_links,
                                   guint          most,
                                   const MapRoom *room);

/* What is shown of the scene before, in the order of this one. NULL: all. Caller owns. */
GBytes *map_arranged_dup_shown_structures (const MapScene *arranged,
                                           GBytes         *shown);
GBytes *map_arranged_dup_shown_links (const MapScene *arranged,
                                      GBytes         *shown);
/* As MapLook has them, of the scene before. NULL: none. */
GBytes *map_arranged_dup_fates (const MapScene *arranged,
                                GBytes         *fates);

G_END_DECLS
