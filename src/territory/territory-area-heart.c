#include "territory-area.h"

#include <math.h>

/* The pole of inaccessibility, by cutting squares in four and keeping only those that may still hold a
 * better point than the best so far (the quadtree of Garcia-Castellanos and Lombardo, made greedy by a
 * heap). Coordinates: degrees of latitude on both axes. */

#define TO_RADIANS (G_PI / 180)
#define PRECISION 0.01 /* of the smaller side of the shape */
#define MAX_STRIPS 32  /* first squares along a long shape */
#define MAX_CELLS 4096 /* beyond which the best so far will do, however wild the shape */

/* What costs here is measuring edges, millions of them in a country: two at a time, and no branch to guess wrong. */
#define ABREAST 2

typedef double Two __attribute__ ((vector_size (ABREAST * sizeof (double))));
typedef gint64 Which __attribute__ ((vector_size (ABREAST * sizeof (gint64)))); /* all bits of those for which it is so */

typedef struct
{
  Two x, y;    /* where each begins */
  Two ax, ay;  /* from there to its end */
  Two slope;   /* along x for one along y; of no use on a level edge */
  Two inverse; /* of the square of its length: a division is what costs */
} Edges;

typedef struct
{
  double x, y, half;
  double clearance; /* below zero outside */
  double hope;      /* the most that any point of the square can have */
} Cell;

typedef struct
{
  Edges  *edges;
  guint   n_edges; /* the last two may have one that is another one again */
  guint   nearer;  /* the two that last showed a square to be of no use: they often do the next one too */
  GArray *cells;   /* Cell, a heap by hope */
  double  shrink;
  double  precision;
  double  west, south, east, north;
  Cell    best;
} Quest;

/* of: those of which it is true; others for the rest. */
#define CHOOSE(of, these, others) ((Two) (((Which) (these) & (of)) | ((Which) (others) & ~(of))))

/* Squares of distances to the two. */
static inline Two
measure_two (const Edges *edges,
             double       x,
             double       y)
{
  const Two zero = { 0, 0 }, one = { 1, 1 };
  Two       bx = x - edges->x, by = y - edges->y;
  Two       along = (edges->ax * bx + edges->ay * by) * edges->inverse;
  Two       dx, dy;

  along = CHOOSE (along > zero, along, zero);
  along = CHOOSE (along < one, along, one);
  dx = bx - along * edges->ax;
  dy = by - along * edges->ay;
  return dx * dx + dy * dy;
}

static inline double
least_of (Two two)
{
  return MIN (two[0], two[1]);
}

static gboolean
is_inside (const Quest *self,
           double       x,
           double       y)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < self->n_edges; i++)
    {
      const Edges *edges = &self->edges[i / ABREAST];
      guint        lane = i % ABREAST;
      double       from = edges->y[lane], to = from + edges->ay[lane];

      if ((from > y) != (to > y) && x < edges->x[lane] + (y - from) * edges->slope[lane])
        inside = !inside;
    }
  return inside;
}

/* FALSE: an edge is nearer than enough, and the others were not looked at. */
static gboolean
measure_clearance (Quest  *self,
                   double  x,
                   double  y,
                   double  enough,
                   double *clearance)
{
  double least = enough > 0 ? enough * enough : -1;
  Two   nearest = { G_MAXDOUBLE, G_MAXDOUBLE };

  if (least_of (measure_two (&self->edges[self->nearer], x, y)) < least)
    return FALSE;
  for (guint i = 0; i * ABREAST < self->n_edges; i++)
    {
      Two squares = measure_two (&self->edges[i], x, y);

      nearest = CHOOSE (squares < nearest, squares, nearest);
      if (least_of (squares) >= least)
        continue;
      self->nearer = i;
      return FALSE;
    }
  *clearance = sqrt (least_of (nearest));
  if (!is_inside (self, x, y))
    *clearance = -*clearance;
  return TRUE;
}

/* A square that neither is better in its middle nor may hold anything better is not kept: most show it at an edge or two. */
static void
push_cell (Quest *self,
           double x,
           double y,
           double half)
{
  double enough = MIN (self->best.clearance, self->best.clearance + self->precision - half * G_SQRT2);
  Cell   cell = { x, y, half, 0, 0 };
  guint  at = self->cells->len;
  Cell  *cells;

  if (!measure_clearance (self, x, y, enough, &cell.clearance))
    return;
  cell.hope = cell.clearance + half * G_SQRT2;
  if (cell.clearance > self->best.clearance)
    self->best = cell;

  g_array_append_val (self->cells, cell);
  cells = (Cell *) self->cells->data;
  for (; at > 0 && cells[(at - 1) / 2].hope < cell.hope; at = (at - 1) / 2)
    cells[at] = cells[(at - 1) / 2];
  cells[at] = cell;
}

static Cell
pop_cell (Quest *self)
{
  Cell *cells = (Cell *) self->cells->data;
  Cell  top = cells[0];
  guint n_cells = self->cells->len - 1;
  Cell  last = cells[n_cells];
  guint at = 0;

  for (guint child = 1; child < n_cells; child = 2 * at + 1)
    {
      if (child + 1 < n_cells && cells[child + 1].hope > cells[child].hope)
        child++;
      if (cells[child].hope <= last.hope)
        break;
      cells[at] = cells[child];
      at = child;
    }
  cells[at] = last;
  g_array_set_size (self->cells, n_cells);
  return top;
}

static void
put_edge (Quest *self,
          guint  i,
          double x1,
          double y1,
          double x2,
          double y2)
{
  Edges *edges = &self->edges[i / ABREAST];
  guint  lane = i % ABREAST;
  double dx = x2 - x1, dy = y2 - y1;

  edges->x[lane] = x1;
  edges->y[lane] = y1;
  edges->ax[lane] = dx;
  edges->ay[lane] = dy;
  edges->slope[lane] = dy != 0 ? dx / dy : 0;
  edges->inverse[lane] = 1 / (dx * dx + dy * dy);
}

static void
gather_ring (Quest                *self,
             const TerritoryPoint *points,
             guint                 n_points)
{
  const TerritoryPoint *before = &points[n_points - 1];

  for (guint i = 0; i < n_points; before = &points[i++])
    {
      double x = points[i].lon * self->shrink, y = points[i].lat;

      put_edge (self, self->n_edges++, before->lon * self->shrink, before->lat, x, y);
      self->west = MIN (self->west, x);
      self->south = MIN (self->south, y);
      self->east = MAX (self->east, x);
      self->north = MAX (self->north, y);
    }
  for (guint i = self->n_edges; i % ABREAST != 0; i++) /* the next ring takes their place */
    put_edge (self, i, points[0].lon * self->shrink, points[0].lat, points[1].lon * self->shrink, points[1].lat);
}

static guint
count_edges (const TerritoryOutline *outline,
             guint                   polygon)
{
  guint n_edges = 0, n_points;

  for (guint ring = 0; ring < territory_outline_get_n_rings (outline, polygon); ring++)
    {
      territory_outline_get_ring (outline, polygon, ring, &n_points);
      n_edges += n_points;
    }
  return n_edges;
}

static void
search (Quest *self)
{
  double width = self->east - self->west, height = self->north - self->south;
  double side = MAX (MIN (width, height), MAX (width, height) / MAX_STRIPS);
  guint  n_cells = 0;

  self->precision = MIN (width, height) * PRECISION;
  for (double x = self->west; x < self->east; x += side)
    for (double y = self->south; y < self->north; y += side)
      push_cell (self, x + side / 2, y + side / 2, side / 2);

  while (self->cells->len > 0 && n_cells++ < MAX_CELLS)
    {
      Cell cell = pop_cell (self);

      if (cell.hope - self->best.clearance <= self->precision)
        break;
      for (guint i = 0; i < 4; i++)
        push_cell (self, cell.x + (i & 1 ? cell.half : -cell.half) / 2,
                   cell.y + (i & 2 ? cell.half : -cell.half) / 2, cell.half / 2);
    }
}

/* In plane degrees, near enough to choose by. */
static double
weigh_polygon (const TerritoryOutline *self,
               guint                   polygon)
{
  double sum = 0;
  guint  n_points;

  for (guint ring = 0; ring < territory_outline_get_n_rings (self, polygon); ring++)
    {
      const TerritoryPoint *points = territory_outline_get_ring (self, polygon, ring, &n_points);
      double                twice = 0;

      for (guint i = 0, before = n_points - 1; i < n_points; before = i++)
        twice += (points[i].lon - points[before].lon) * (points[i].lat + points[before].lat - 2 * points[0].lat);
      sum += (ring == 0 ? 1 : -1) * fabs (twice) * cos (points[0].lat * TO_RADIANS);
    }
  return sum;
}

static guint
find_largest_polygon (const TerritoryOutline *self)
{
  guint  largest = 0;
  double weight = 0;

  for (guint polygon = 0; polygon < territory_outline_get_n_polygons (self); polygon++)
    {
      double found = weigh_polygon (self, polygon);

      if (found <= weight)
        continue;
      largest = polygon;
      weight = found;
    }
  return largest;
}

static Quest
begin_quest (const TerritoryOutline *self)
{
  Quest                 quest = { .west = G_MAXDOUBLE, .south = G_MAXDOUBLE, .east = -G_MAXDOUBLE, .north = -G_MAXDOUBLE };
  guint                 polygon = find_largest_polygon (self);
  guint                 n_points;
  const TerritoryPoint *points = territory_outline_get_ring (self, polygon, 0, &n_points);

  quest.edges = g_aligned_alloc (count_edges (self, polygon) / ABREAST + 1, sizeof (Edges), sizeof (Two));
  quest.cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  quest.shrink = MAX (cos (points[0].lat * TO_RADIANS), 1e-3);
  quest.best = (Cell){ .x = points[0].lon * quest.shrink, .y = points[0].lat };
  for (guint ring = 0; ring < territory_outline_get_n_rings (self, polygon); ring++)
    {
      points = territory_outline_get_ring (self, polygon, ring, &n_points);
      gather_ring (&quest, points, n_points);
    }
  return quest;
}

TerritoryPoint
territory_area_find_heart (const TerritoryOutline *self,
                           double                 *clearance)
{
  TerritoryPoint heart = { 0, 0 };
  Quest          quest;
  guint          n_points;

  g_return_val_if_fail (self != NULL, heart);

  quest = begin_quest (self);
  search (&quest);
  heart.lon = quest.best.x / quest.shrink;
  heart.lat = quest.best.y;

  /* A shape thinner than the grid has no inside: its first point is at least on it. */
  if (!territory_area_contains (self, heart))
    heart = *territory_outline_get_ring (self, find_largest_polygon (self), 0, &n_points);
  if (clearance != NULL)
    *clearance = quest.best.clearance * territory_area_get_distance_between ((TerritoryPoint){ 0, 0 }, (TerritoryPoint){ 0, 1 });

  g_aligned_free (quest.edges);
  g_array_unref (quest.cells);
  return heart;
}
