#include "territory-area.h"

#include <math.h>

/* The pole of inaccessibility, by cutting squares in four and keeping only those that may still hold a
 * better point than the best so far (the quadtree of Garcia-Castellanos and Lombardo, made greedy by a
 * heap). Coordinates: degrees of latitude on both axes. */

#define TO_RADIANS (G_PI / 180)
#define PRECISION 0.01 /* of the smaller side of the shape */
#define MAX_STRIPS 32  /* first squares along a long shape */
#define MAX_CELLS 4096 /* beyond which the best so far will do, however wild the shape */

typedef struct
{
  double x1, y1, x2, y2;
  double slope;   /* along x for one along y; of no use on a level edge */
  double inverse; /* of the square of its length: a division is what costs here */
} Edge;

typedef struct
{
  double x, y, half;
  double clearance; /* below zero outside */
  double hope;      /* the most that any point of the square can have */
} Cell;

typedef struct
{
  GArray *edges; /* Edge */
  GArray *cells; /* Cell, a heap by hope */
  double  shrink;
  double  precision;
  double  west, south, east, north;
  Cell    best;
} Quest;

static double
square_to_edge (const Edge *edge,
                double      x,
                double      y)
{
  double ax = edge->x2 - edge->x1, ay = edge->y2 - edge->y1;
  double bx = x - edge->x1, by = y - edge->y1;
  double along = CLAMP ((ax * bx + ay * by) * edge->inverse, 0, 1);
  double dx = bx - along * ax, dy = by - along * ay;

  return dx * dx + dy * dy;
}

/* FALSE: an edge is nearer than enough, and no other was looked at. */
static gboolean
measure_clearance (const Quest *self,
                   double       x,
                   double       y,
                   double       enough,
                   double      *clearance)
{
  const Edge *edges = (const Edge *) self->edges->data;
  gboolean    is_inside = FALSE;
  double      nearest = G_MAXDOUBLE;
  double      least = enough > 0 ? enough * enough : -1;

  for (guint i = 0; i < self->edges->len; i++)
    {
      const Edge *edge = &edges[i];

      if ((edge->y1 > y) != (edge->y2 > y) && x < edge->x1 + (y - edge->y1) * edge->slope)
        is_inside = !is_inside;
      nearest = MIN (nearest, square_to_edge (edge, x, y));
      if (nearest < least)
        return FALSE;
    }
  *clearance = is_inside ? sqrt (nearest) : -sqrt (nearest);
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
gather_ring (Quest                *self,
             const TerritoryPoint *points,
             guint                 n_points)
{
  const TerritoryPoint *before = &points[n_points - 1];

  for (guint i = 0; i < n_points; before = &points[i++])
    {
      Edge   edge = { before->lon * self->shrink, before->lat, points[i].lon * self->shrink, points[i].lat, 0, 0 };
      double dx = edge.x2 - edge.x1, dy = edge.y2 - edge.y1;

      edge.slope = dy != 0 ? dx / dy : 0;
      edge.inverse = 1 / (dx * dx + dy * dy);
      g_array_append_val (self->edges, edge);
      self->west = MIN (self->west, edge.x2);
      self->south = MIN (self->south, edge.y2);
      self->east = MAX (self->east, edge.x2);
      self->north = MAX (self->north, edge.y2);
    }
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

  quest.edges = g_array_new (FALSE, FALSE, sizeof (Edge));
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

  g_array_unref (quest.edges);
  g_array_unref (quest.cells);
  return heart;
}
