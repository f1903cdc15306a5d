/* map-frame.h - what an arrangement adds to a scene: who is told together, which words stand where
 *
 * A scene in an arrangement is a scene like any other: its structures have places, its links join
 * them, so that camera, layout, painter, legend and pick serve as they are. The frame says the little
 * that the ground does not know. Immutable, owned by its scene.
 */
#pragma once

#include "map-scene.h"

G_BEGIN_DECLS

typedef enum
{
  MAP_FRAME_NETWORK, /* neighbours near each other */
  MAP_FRAME_COLUMNS, /* two of them, face to face */
  MAP_FRAME_MATRIX,  /* rows and columns, a link where they meet */
} MapFrameKind;

/* On which side of its mark a name stands, always. */
typedef enum
{
  MAP_LEAN_FREE,
  MAP_LEAN_RIGHT,
  MAP_LEAN_LEFT,
  MAP_LEAN_ABOVE,
  MAP_LEAN_UPRIGHT, /* above, read upwards */
} MapLean;

/* Several structures told as one badge with their number. */
typedef struct
{
  const char *id;   /* of the territory they are in; "" when they are not of one */
  const char *name; /* what a label says */
  MapPoint    place;
  MapLean     lean;
  float       room; /* metres, as of MapFrame */
  guint       n;
} MapGroup;

typedef struct
{
  const char *text;
  MapPoint    place; /* the words are above it: in its middle, from it on, or up to it */
  MapLean     lean;  /* ABOVE, RIGHT, LEFT */
} MapCaption;

typedef struct
{
  MapPoint from, to;
} MapRule;

struct _MapFrame
{
  MapFrameKind kind;
  double       pitch;          /* metres from one row to the next; 0: there are none */
  double       cell;           /* metres from one column to the next, in a matrix */
  guint8      *leans;          /* MapLean, per structure */
  float       *rooms;          /* per structure: metres of height for its mark and its name */
  guint       *group_of;       /* per structure, or MAP_NONE */
  guint8      *pinned;         /* per structure: a hand put it there */
  GArray      *groups;         /* MapGroup */
  GArray      *captions;       /* MapCaption */
  GArray      *rules;          /* MapRule */
  guint       *structure_from; /* per structure: its index in the scene before, or MAP_NONE: a programme */
  guint       *link_from;      /* per link: its index in the scene before */
  guint        n_structures, n_links;
  guint        n_links_elsewhere; /* of the scene before, which join nobody here */
};

/* Of a scene of so many. */
MapFrame *map_frame_new (MapFrameKind kind,
                         guint        n_structures,
                         guint        n_links);
void      map_frame_free (MapFrame *self);

/* A programme has a place among structures, but is none; self may be NULL. */
gboolean map_frame_is_programme (const MapFrame *self,
                                 guint           structure);

G_END_DECLS
