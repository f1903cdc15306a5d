#include "demo-mesh.h"

#include "demo-random.h"

#include <math.h>

#define HALF_WIDTH 0.8660254037844386 /* √3/2: half the width of a cell of side 1 */

/* Row lines are zigzags of vertices; vertex k of line r is a peak when r + k is odd. */
static guint
line_length (const DemoMesh *self)
{
  return 2 * self->n_columns + 2;
}

static DemoPoint
resting_place (const DemoMesh *self,
               guint           line,
               guint           k)
{
  double peak = (line + k) % 2 == 1 ? 0.25 : -0.25;

  return (DemoPoint){ .x = (k - (double) self->n_columns) * HALF_WIDTH * self->side,
                      .y = (self->n_rows * 0.75 - line * 1.5 + peak) * self->side };
}

/* Two shakes: each vertex a little, and the whole cloth by slow hills, never enough to fold it. */
static DemoPoint
shake (const DemoMesh *self,
       guint32         seed,
       guint           vertex,
       DemoPoint       place)
{
  double little = 0.26 * self->side;
  double cloth = 5 * self->side, reach = 36 * self->side;

  place.x += cloth * demo_random_hills (seed + 11, place.x / reach, place.y / reach, 2);
  place.y += cloth * demo_random_hills (seed + 23, place.x / reach, place.y / reach, 2);
  place.x += little * (demo_random_hash (seed, vertex, 1) * (2.0 / 4294967296.0) - 1);
  place.y += little * (demo_random_hash (seed, vertex, 2) * (2.0 / 4294967296.0) - 1);
  return place;
}

DemoMesh *
demo_mesh_new (guint32 seed,
               double  width,
               double  height,
               double  side)
{
  DemoMesh *self = g_new0 (DemoMesh, 1);

  self->side = side;
  self->n_columns = (guint) (width / (2 * HALF_WIDTH * side)) + 1;
  self->n_rows = (guint) (height / (1.5 * side)) + 1;
  self->n_cells = self->n_columns * self->n_rows;
  self->n_vertices = line_length (self) * (self->n_rows + 1);
  self->vertices = g_new (DemoPoint, self->n_vertices);
  for (guint i = 0; i < self->n_vertices; i++)
    self->vertices[i] = shake (self, seed, i, resting_place (self, i / line_length (self), i % line_length (self)));
  self->centres = g_new (DemoPoint, self->n_cells);
  demo_mesh_settle (self);
  return self;
}

void
demo_mesh_free (DemoMesh *self)
{
  g_free (self->vertices);
  g_free (self->centres);
  g_free (self);
}

guint
demo_mesh_get_corner (const DemoMesh *self,
                      guint           cell,
                      guint           side)
{
  static const guint down[] = { 0, 0, 0, 1, 1, 1 };
  static const guint along[] = { 0, 1, 2, 2, 1, 0 };
  guint              row = cell / self->n_columns, column = cell % self->n_columns;

  return (row + down[side]) * line_length (self) + 2 * column + row % 2 + along[side];
}

guint
demo_mesh_get_neighbour (const DemoMesh *self,
                         guint           cell,
                         guint           side)
{
  static const int down[] = { -1, -1, 0, 1, 1, 0 };
  static const int even[] = { -1, 0, 1, 0, -1, -1 };
  static const int odd[] = { 0, 1, 1, 1, 0, -1 };
  int              row = (int) (cell / self->n_columns), column = (int) (cell % self->n_columns);

  column += row % 2 == 0 ? even[side] : odd[side];
  row += down[side];
  if (row < 0 || column < 0 || row >= (int) self->n_rows || column >= (int) self->n_columns)
    return DEMO_MESH_NONE;
  return (guint) row * self->n_columns + (guint) column;
}

static DemoPoint
middle_of (const DemoMesh *self,
           guint           cell)
{
  DemoPoint centre = { 0, 0 };

  for (guint i = 0; i < DEMO_MESH_SIDES; i++)
    {
      const DemoPoint *corner = &self->vertices[demo_mesh_get_corner (self, cell, i)];

      centre.x += corner->x / DEMO_MESH_SIDES;
      centre.y += corner->y / DEMO_MESH_SIDES;
    }
  return centre;
}

void
demo_mesh_settle (DemoMesh *self)
{
  for (guint cell = 0; cell < self->n_cells; cell++)
    self->centres[cell] = middle_of (self, cell);
}

DemoPoint
demo_mesh_get_centre (const DemoMesh *self,
                      guint           cell)
{
  return self->centres[cell];
}

static double
distance (const DemoMesh *self,
          guint           cell,
          DemoPoint       point)
{
  DemoPoint centre = demo_mesh_get_centre (self, cell);

  return (centre.x - point.x) * (centre.x - point.x) + (centre.y - point.y) * (centre.y - point.y);
}

static guint
cell_at_rest (const DemoMesh *self,
              DemoPoint       point)
{
  double row = floor (self->n_rows * 0.5 - point.y / (1.5 * self->side));
  double column = point.x / (2 * HALF_WIDTH * self->side) + self->n_columns * 0.5;

  row = CLAMP (row, 0, self->n_rows - 1);
  column = CLAMP (floor (column - (int) row % 2 * 0.5), 0, self->n_columns - 1);
  return (guint) row * self->n_columns + (guint) column;
}

guint
demo_mesh_find_cell (const DemoMesh *self,
                     DemoPoint       point)
{
  guint  found = cell_at_rest (self, point), before;
  double least = distance (self, found, point);

  /* The cloth moved the cells: walk downhill to the nearest one. */
  do
    {
      before = found;
      for (guint i = 0; i < DEMO_MESH_SIDES; i++)
        {
          guint  next = demo_mesh_get_neighbour (self, before, i);
          double there = next != DEMO_MESH_NONE ? distance (self, next, point) : least;

          if (there < least)
            {
              least = there;
              found = next;
            }
        }
    }
  while (found != before);
  return found;
}
