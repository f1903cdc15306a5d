#include "territory-simplify-private.h"

#include <math.h>

/* The points of one arc that have not gone yet, as a chain and as a heap, the smallest triangle on top. */
typedef struct
{
  const TerritoryVertex *points; /* borrowed */
  gint64                *triangles;
  guint                 *before;
  guint                 *after;
  guint                 *heap;
  guint                 *places; /* where each point stands in the heap */
  guint                  n_heap;
} Chain;

/* Of two equal triangles the first along the arc goes first: the same each time. */
static gboolean
goes_first (const Chain *self,
            guint        one,
            guint        other)
{
  if (self->triangles[one] != self->triangles[other])
    return self->triangles[one] < self->triangles[other];
  return one < other;
}

static void
put (Chain *self,
     guint  place,
     guint  point)
{
  self->heap[place] = point;
  self->places[point] = place;
}

static void
rise (Chain *self,
      guint  place)
{
  guint point = self->heap[place];

  for (; place > 0 && goes_first (self, point, self->heap[(place - 1) / 2]); place = (place - 1) / 2)
    put (self, place, self->heap[(place - 1) / 2]);
  put (self, place, point);
}

static void
sink (Chain *self,
      guint  place)
{
  guint point = self->heap[place];

  for (guint child = 2 * place + 1; child < self->n_heap; child = 2 * place + 1)
    {
      if (child + 1 < self->n_heap && goes_first (self, self->heap[child + 1], self->heap[child]))
        child++;
      if (goes_first (self, point, self->heap[child]))
        break;
      put (self, place, self->heap[child]);
      place = child;
    }
  put (self, place, point);
}

static guint
take_first (Chain *self)
{
  guint first = self->heap[0];

  if (--self->n_heap > 0)
    {
      put (self, 0, self->heap[self->n_heap]);
      sink (self, 0);
    }
  return first;
}

static gint64
measure (const Chain *self,
         guint        point)
{
  return ABS (simplify_cross (self->points[self->before[point]], self->points[point], self->points[self->after[point]]));
}

/* A point whose neighbour has gone: it cannot matter less than what went before it. */
static void
measure_again (Chain *self,
               guint  point,
               gint64 at_least)
{
  gint64 found = measure (self, point);

  self->triangles[point] = MAX (found, at_least);
  rise (self, self->places[point]);
  sink (self, self->places[point]);
}

static void
fill_chain (Chain *self,
            guint  n_points)
{
  for (guint i = 0; i < n_points; i++)
    {
      self->before[i] = i - 1;
      self->after[i] = i + 1;
    }
  for (guint i = 1; i + 1 < n_points; i++)
    {
      self->triangles[i] = measure (self, i);
      put (self, self->n_heap, i);
      rise (self, self->n_heap++);
    }
}

static void
empty_chain (Chain *self,
             guint  n_points,
             float *weights)
{
  while (self->n_heap > 0)
    {
      guint  point = take_first (self);
      gint64 triangle = self->triangles[point];
      guint  before = self->before[point], after = self->after[point];

      weights[point] = (float) sqrt ((double) triangle / 2);
      self->after[before] = after;
      self->before[after] = before;
      if (before > 0)
        measure_again (self, before, triangle);
      if (after < n_points - 1)
        measure_again (self, after, triangle);
    }
}

void
simplify_weigh_arc (const TerritoryVertex *points,
                    guint                  n_points,
                    float                 *weights)
{
  g_autofree gint64 *triangles = NULL;
  g_autofree guint  *tables = NULL;
  Chain              chain = { points };

  weights[0] = weights[n_points - 1] = INFINITY;
  if (n_points < 3)
    return;

  triangles = g_new (gint64, n_points);
  tables = g_new (guint, 4 * (gsize) n_points);
  chain.triangles = triangles;
  chain.before = tables;
  chain.after = tables + n_points;
  chain.heap = tables + 2 * (gsize) n_points;
  chain.places = tables + 3 * (gsize) n_points;
  fill_chain (&chain, n_points);
  empty_chain (&chain, n_points, weights);
}
