/* demo-mesh.h - the fine honeycomb a territory is grown on
 *
 * A shaken honeycomb: every vertex touches exactly three cells, so whatever regions are
 * painted on it, their borders meet properly and are shared vertex by vertex.
 * The plane is in metres, x to the east, y to the north, the origin in the middle.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DEMO_MESH_SIDES 6
#define DEMO_MESH_NONE G_MAXUINT

typedef struct
{
  double x, y; /* metres */
} DemoPoint;

typedef struct
{
  guint      n_columns;
  guint      n_rows;
  guint      n_cells;
  guint      n_vertices;
  double     side; /* metres, before shaking */
  DemoPoint *vertices;
  DemoPoint *centres; /* of the cells; demo_mesh_settle () after moving vertices */
} DemoMesh;

/* width, height and side in metres. */
DemoMesh *demo_mesh_new (guint32 seed,
                         double  width,
                         double  height,
                         double  side);
void      demo_mesh_free (DemoMesh *self);

/* Corners of a cell turn clockwise; the edge `side` goes from the corner `side` to the next. */
guint demo_mesh_get_corner (const DemoMesh *self,
                            guint           cell,
                            guint           side);
/* The cell on the other side of an edge; DEMO_MESH_NONE past the rim. */
guint     demo_mesh_get_neighbour (const DemoMesh *self,
                                   guint           cell,
                                   guint           side);
DemoPoint demo_mesh_get_centre (const DemoMesh *self,
                                guint           cell);
/* Finds the centres again once vertices were moved. */
void demo_mesh_settle (DemoMesh *self);
/* The cell whose centre is nearest to a point; outside, one of the rim. */
guint demo_mesh_find_cell (const DemoMesh *self,
                           DemoPoint       point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoMesh, demo_mesh_free)

G_END_DECLS
