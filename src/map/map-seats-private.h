/* map-seats-private.h - who faces whom, before it is known where
 *
 * A seat is a structure, several of them, or a programme. Seats are listed in the order of their
 * words, ties by seat.
 */
#pragma once

#include "map-arranged.h"
#include "map-bipartite.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id;
  const char *name;
  guint       structure; /* MAP_NONE: several, or a programme */
  guint       programme; /* MAP_NONE: structures */
  guint       n;         /* structures */
  char       *key;       /* what it is ordered by; owned */
} MapSeat;

typedef struct
{
  GArray *left, *right; /* MapSeat */
  GArray *ties;         /* MapTie */
  guint  *link_of;      /* per tie */
  guint  *seat_of;      /* per structure of the scene: of its side, or MAP_NONE */
  guint8 *is_left;      /* per structure */
  guint   n_links_elsewhere;
} MapSeats;

typedef enum
{
  MAP_GATHER_NEVER,
  MAP_GATHER_COMMUNES,
  MAP_GATHER_FAMILIES,
} MapGather;

/* A side with more seats than its most is gathered, when that makes fewer. */
MapSeats *map_seats_new (MapScene *scene,
                         MapFacing facing,
                         GBytes   *shown_structures,
                         GBytes   *shown_links,
                         MapGather gather_left,
                         guint     most_left,
                         MapGather gather_right,
                         guint     most_right);
void      map_seats_free (MapSeats *self);

/* The order in which they stand: left and right get as many numbers as there are seats. */
void map_seats_order (const MapSeats *self,
                      guint          *left,
                      guint          *right);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapSeats, map_seats_free)

G_END_DECLS
