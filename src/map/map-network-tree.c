/* map-network-tree.c - what is far away is felt as one
 *
 * A quadtree in one array, its spots sorted in another so that a leaf is a run. Filled from the
 * root downwards, always the same way for the same spots.
 */
#include "map-network-private.h"

#include <math.h>

#define LEAF 6         /* spots that are not worth a division */
#define DEEPEST 24     /* spots on the same place are never divided */
#define OPENING 1.0    /* a cell is felt as one when its side is less than that share of its distance */
#define NEAREST_2 1e-8 /* two on the same place push each other no further than that */

typedef struct
{
  double x, y, mass; /* the middle of its spots */
  double side_2;     /* what its distance squared must be to be felt as one */
  guint  from, to;   /* its spots */
  guint  child;      /* the first; 0: a leaf */
  guint  n_children;
} Cell;

struct _MapTree
{
  guint    n;
  MapSpot *spots, *spare; /* sorted */
  GArray  *cells;         /* Cell */
};

typedef struct
{
  double x, y, half; /* the middle */
  guint  depth;
} Square;

MapTree *
map_tree_new (guint n)
{
  MapTree *self = g_new0 (MapTree, 1);

  self->n = n;
  self->spots = g_new (MapSpot, n + 1);
  self->spare = g_new (MapSpot, n + 1);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  return self;
}

void
map_tree_free (MapTree *self)
{
  g_free (self->spots);
  g_free (self->spare);
  g_array_unref (self->cells);
  g_free (self);
}

static guint
quarter_of (MapSpot spot,
            Square  square)
{
  return (spot.x >= square.x) | (guint) (spot.y >= square.y) << 1;
}

static Square
get_quarter (Square square,
             guint  quarter)
{
  double half = square.half / 2;

  return (Square){ square.x + (quarter & 1 ? half : -half), square.y + (quarter & 2 ? half : -half), half, square.depth + 1 };
}

/* The spots of the cell by quarter: bounds gets where each begins. */
static void
sort_spots (MapTree *self,
            guint    from,
            guint    to,
            Square   square,
            guint    bounds[5])
{
  guint at[4] = { 0, 0, 0, 0 };

  for (guint i = from; i < to; i++)
    at[quarter_of (self->spots[i], square)]++;
  bounds[0] = from;
  for (guint i = 0; i < 4; i++)
    bounds[i + 1] = bounds[i] + at[i];
  for (guint i = 0; i < 4; i++)
    at[i] = bounds[i];
  for (guint i = from; i < to; i++)
    self->spare[at[quarter_of (self->spots[i], square)]++] = self->spots[i];
  for (guint i = from; i < to; i++)
    self->spots[i] = self->spare[i];
}

static void
weigh (MapTree *self,
       guint    index)
{
  Cell  *cell = &g_array_index (self->cells, Cell, index);
  double x = 0, y = 0;

  cell->mass = cell->to - cell->from;
  for (guint i = cell->from; i < cell->to; i++)
    {
      x += self->spots[i].x;
      y += self->spots[i].y;
    }
  cell->x = x / cell->mass;
  cell->y = y / cell->mass;
}

static void
divide (MapTree *self,
        guint    index,
        Square   square)
{
  Cell  cell = g_array_index (self->cells, Cell, index);
  guint bounds[5], child = self->cells->len, n = 0;

  weigh (self, index);
  if (cell.to - cell.from <= LEAF || square.depth >= DEEPEST)
    return;
  sort_spots (self, cell.from, cell.to, square, bounds);
  for (guint i = 0; i < 4; i++)
    if (bounds[i + 1] > bounds[i])
      {
        Cell part = { 0, 0, 0, square.half * square.half / (OPENING * OPENING), bounds[i], bounds[i + 1], 0, 0 };

        g_array_append_val (self->cells, part);
        n++;
      }
  g_array_index (self->cells, Cell, index).child = child;
  g_array_index (self->cells, Cell, index).n_children = n;
  for (guint i = 0; i < 4; i++)
    if (bounds[i + 1] > bounds[i])
      divide (self, child++, get_quarter (square, i));
}

void
map_tree_fill (MapTree       *self,
               const MapSpot *spots)
{
  double x0 = spots[0].x, x1 = x0, y0 = spots[0].y, y1 = y0, half;
  Cell   root = { 0, 0, 0, G_MAXDOUBLE, 0, self->n, 0, 0 };

  for (guint i = 0; i < self->n; i++)
    {
      self->spots[i] = spots[i];
      x0 = MIN (x0, spots[i].x);
      x1 = MAX (x1, spots[i].x);
      y0 = MIN (y0, spots[i].y);
      y1 = MAX (y1, spots[i].y);
    }
  half = MAX (x1 - x0, y1 - y0) / 2 + 1e-9;
  g_array_set_size (self->cells, 0);
  g_array_append_val (self->cells, root);
  divide (self, 0, (Square){ (x0 + x1) / 2, (y0 + y1) / 2, half, 0 });
}

static void
push (MapSpot *force,
      double   dx,
      double   dy,
      double   mass)
{
  double square = MAX (dx * dx + dy * dy, NEAREST_2);
  double strength = mass / (square * sqrt (square));

  force->x += dx * strength;
  force->y += dy * strength;
}

MapSpot
map_tree_repel (const MapTree *self,
                MapSpot        at)
{
  const Cell *cells = &g_array_index (self->cells, Cell, 0);
  MapSpot     force = { 0, 0 };
  guint       waiting[4 * DEEPEST + 4], n = 1;

  waiting[0] = 0;
  while (n > 0)
    {
      const Cell *cell = cells + waiting[--n];
      double      dx = at.x - cell->x, dy = at.y - cell->y;

      if (dx * dx + dy * dy > cell->side_2)
        push (&force, dx, dy, cell->mass);
      else if (cell->child == 0)
        for (guint i = cell->from; i < cell->to; i++)
          push (&force, at.x - self->spots[i].x, at.y - self->spots[i].y, 1);
      else
        for (guint i = 0; i < cell->n_children; i++)
          waiting[n++] = cell->child + i;
    }
  return force;
}
