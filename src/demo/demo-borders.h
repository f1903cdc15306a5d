/* demo-borders.h - the borders between regions, each drawn once and shared
 *
 * A border runs between two junctions and is smoothed and crumpled once, so two neighbours
 * hold the very same points, and the outline of any group of regions (an intercommunalité,
 * the département) is made of whole borders: unions are exact.
 */
#pragma once

#include "demo-mesh.h"

#include "territory-outline.h"

G_BEGIN_DECLS

typedef struct
{
  guint  n_smoothings; /* how much of the honeycomb is worn away */
  double tolerance;    /* metres: bends smaller than this are straightened */
  guint  n_crumplings; /* how many times each piece is bent in two */
  double crumple;      /* share of a piece's length it may be bent by, under 0.2 */
} DemoBordersStyle;

/* Where the plane of the mesh lies on the Earth: degrees, and metres in a degree. */
typedef struct
{
  double lon, lat;
  double metres_lon, metres_lat;
} DemoAnchor;

typedef struct _DemoBorders DemoBorders;

/* regions: one per cell; DEMO_MESH_NONE is outside everything. The rim of the mesh must be outside. */
DemoBorders *demo_borders_trace (const DemoMesh         *mesh,
                                 const guint            *regions,
                                 guint32                 seed,
                                 const DemoBordersStyle *style,
                                 const DemoAnchor       *anchor);
void         demo_borders_free (DemoBorders *self);

/* The outlines of all groups, one TerritoryOutline each (the array owns them; NULL where a group
 * has no region). groups: the group of each region, DEMO_MESH_NONE for none. */
GPtrArray *demo_borders_get_outlines (const DemoBorders *self,
                                      const guint       *groups,
                                      guint              n_groups);

/* Calls for every pair of regions that touch, with the metres they share. */
typedef void (*DemoBordersVisit) (guint    one,
                                  guint    other,
                                  double   metres,
                                  gpointer data);
void demo_borders_visit (const DemoBorders *self,
                         DemoBordersVisit   visit,
                         gpointer           data);

/* A place of the plane as degrees, rounded to 10⁻⁷ as the dossier keeps them. */
TerritoryPoint demo_anchor_place (const DemoAnchor *self,
                                  DemoPoint         point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoBorders, demo_borders_free)

G_END_DECLS
