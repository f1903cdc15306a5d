/* territory-simplify-private.h - what building a mesh and drawing a level share */
#pragma once

#include "territory-simplify.h"

G_BEGIN_DECLS

struct _TerritoryMesh
{
  gatomicrefcount ref_count;
  guint           n_outlines;
  guint           n_rings;
  guint           n_arcs;

  TerritoryVertex *points;
  float           *weights;    /* one per point: the tolerance up to which it stays, in plane metres */
  guint           *arc_starts; /* n_arcs + 1 */
  int             *arc_sides;  /* two per arc */
  int             *ring_arcs;
  guint           *ring_starts; /* n_rings + 1 */
  guint8          *ring_is_hole;
  guint           *outline_starts; /* n_outlines + 1 */
};

/* The triangle, in square metres, and twice: exact. */
static inline gint64
simplify_cross (TerritoryVertex one,
                TerritoryVertex other,
                TerritoryVertex third)
{
  return ((gint64) other.x - one.x) * ((gint64) third.y - one.y) - ((gint64) other.y - one.y) * ((gint64) third.x - one.x);
}

static inline gboolean
simplify_is_same (TerritoryVertex one,
                  TerritoryVertex other)
{
  return one.x == other.x && one.y == other.y;
}

/* Rings as lists of numbered places: what the cutting works on. */
typedef struct
{
  GArray *places;       /* TerritoryVertex, each once */
  GArray *corners;      /* guint, an index in places: the rings one after the other */
  GArray *ring_ends;    /* guint, in corners */
  GArray *ring_is_hole; /* guint8 */
  GArray *outline_ends; /* guint, in rings */
} SimplifyRings;

void simplify_rings_weld (SimplifyRings           *self,
                          TerritoryOutline *const *outlines,
                          guint                    n_outlines);
void simplify_rings_clear (SimplifyRings *self);

/* What each point of an arc weighs; both ends stay for ever. */
void simplify_weigh_arc (const TerritoryVertex *points,
                         guint                  n_points,
                         float                 *weights);

/* Gives weight to the points without which a ring would collapse before its area says so. */
void simplify_keep_rings (TerritoryMesh *mesh);

G_END_DECLS
