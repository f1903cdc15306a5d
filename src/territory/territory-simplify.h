/* territory-simplify.h - a whole territory drawn with fewer points, without a crack
 *
 * Neighbouring communes share their border. A mesh cuts all outlines where they meet, so that
 * every stretch of border is one arc, kept once, and knows how much each of its points matters
 * (Visvalingam and Whyatt, 1993: the triangle it makes with its neighbours when its turn to go
 * comes). A level is the mesh without the points that matter less than a tolerance: both
 * sides of a border lose the same points.
 *
 * Invariants, which tests name:
 *  1. a border is the same on both sides, at every level;
 *  2. where three borders meet stays where it is;
 *  3. a ring has three different points or is not there;
 *  4. a ring whose area is that of a square as wide as the tolerance is there;
 *  5. a hole goes with its outside.
 *
 * Lengths are metres of the plane of the map (territory_projection_to_plane): whole ones, so
 * that points within about a metre are welded. Meshes and levels are immutable and may be
 * used from any thread.
 */
#pragma once

#include "territory-outline.h"

G_BEGIN_DECLS

typedef struct
{
  gint32 x, y; /* plane metres, x east, y north */
} TerritoryVertex;

typedef struct
{
  gint32 west, south, east, north; /* plane metres; west > east when there is nothing */
} TerritoryBox;

typedef struct _TerritoryMesh TerritoryMesh;

/* outlines: borrowed for the call; NULL is an outline of no ring. */
TerritoryMesh *territory_mesh_new (TerritoryOutline *const *outlines,
                                   guint                    n_outlines);
TerritoryMesh *territory_mesh_ref (TerritoryMesh *self);
void           territory_mesh_unref (TerritoryMesh *self);

guint territory_mesh_get_n_outlines (const TerritoryMesh *self);
guint territory_mesh_get_n_arcs (const TerritoryMesh *self);

/* The outlines of which the arc is a border, -1 for none: an arc of one side only is the limit of
 * the whole, one between two communes of different départements is a limit of département. */
void territory_mesh_get_arc_sides (const TerritoryMesh *self,
                                   guint                arc,
                                   int                 *one,
                                   int                 *other);

/* Plain arrays to draw from, each in one block, outlines in the order they were given. Arc i goes
 * from points[arc_starts[i]] to just before points[arc_starts[i + 1]], both ends included; it is
 * empty when nothing uses it at this level. A ring is a list of arcs that follow each other, i
 * as it stands, ~i backwards. Each outside is followed by its holes. Tables of starts have one
 * item more, the end of the last. */
typedef struct
{
  guint n_outlines;
  guint n_rings;
  guint n_arcs; /* and numbers of arcs: those of the mesh */

  const TerritoryVertex *points;
  const guint           *arc_starts;
  const int             *ring_arcs;
  const guint           *ring_starts; /* in ring_arcs */
  const guint8          *ring_is_hole;
  const guint           *outline_starts; /* in rings; equal to the next when the outline vanished */
  const TerritoryBox    *outline_boxes;
  double                 tolerance;
} TerritoryLevel;

/* How many points a level of that tolerance has, at most: rings that are not there count too. */
guint territory_mesh_count_points (const TerritoryMesh *self,
                                   double               tolerance);

/* tolerance: plane metres, 0 for every point. A point goes when its triangle is smaller than a
 * square of that side: the width of a pixel takes away what cannot be seen. */
TerritoryLevel *territory_mesh_simplify (const TerritoryMesh *self,
                                         double               tolerance);
TerritoryLevel *territory_level_ref (TerritoryLevel *self);
void            territory_level_unref (TerritoryLevel *self);

/* The number of points of a ring, closed implicitly; writes them where points is not NULL. */
guint territory_level_copy_ring (const TerritoryLevel *self,
                                 guint                 ring,
                                 TerritoryVertex      *points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TerritoryMesh, territory_mesh_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TerritoryLevel, territory_level_unref)

G_END_DECLS
