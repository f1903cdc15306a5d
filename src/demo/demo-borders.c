#include "demo-borders-private.h"

#include "demo-random.h"
#include "demo-stroke.h"

#include <math.h>

typedef struct
{
  const DemoMesh         *mesh;
  const guint            *regions;
  guint32                 seed;
  const DemoBordersStyle *style;
  const DemoAnchor       *anchor;
  guint8                 *seen; /* one bit per side of a cell */
  GArray                 *stroke;
} Tracer;

/* One side of a cell, seen from inside. */
typedef struct
{
  guint cell;
  guint side;
} Side;

TerritoryPoint
demo_anchor_place (const DemoAnchor *self,
                   DemoPoint         point)
{
  double lon = self->lon + point.x / self->metres_lon;
  double lat = self->lat + point.y / self->metres_lat;

  return (TerritoryPoint){ .lon = floor (lon * 1e7 + 0.5) / 1e7, .lat = floor (lat * 1e7 + 0.5) / 1e7 };
}

static guint
region_across (const Tracer *self,
               Side          at)
{
  guint next = demo_mesh_get_neighbour (self->mesh, at.cell, at.side % DEMO_MESH_SIDES);

  return next == DEMO_MESH_NONE ? DEMO_MESH_NONE : self->regions[next];
}

/* At the far corner of a side: do three different regions meet there? */
static gboolean
ends_at_junction (const Tracer *self,
                  Side          at)
{
  guint mine = self->regions[at.cell];
  guint left = region_across (self, at);
  guint ahead = region_across (self, (Side){ at.cell, at.side + 1 });

  return ahead != mine && ahead != left;
}

static gboolean
is_border (const Tracer *self,
           Side          at)
{
  return region_across (self, at) != self->regions[at.cell];
}

/* The next side round the same region, clockwise. */
static Side
follow (const Tracer *self,
        Side          at)
{
  Side next = { at.cell, (at.side + 1) % DEMO_MESH_SIDES };

  if (is_border (self, next))
    return next;
  return (Side){ demo_mesh_get_neighbour (self->mesh, next.cell, next.side), (next.side + 4) % DEMO_MESH_SIDES };
}

static Side
follow_back (const Tracer *self,
             Side          at)
{
  Side before = { at.cell, (at.side + 5) % DEMO_MESH_SIDES };

  if (is_border (self, before))
    return before;
  return (Side){ demo_mesh_get_neighbour (self->mesh, before.cell, before.side), (before.side + 2) % DEMO_MESH_SIDES };
}

static gboolean
same_side (Side one,
           Side other)
{
  return one.cell == other.cell && one.side == other.side;
}

static void
mark (Tracer *self,
      Side    at)
{
  guint next = demo_mesh_get_neighbour (self->mesh, at.cell, at.side);

  self->seen[at.cell] |= (guint8) (1 << at.side);
  if (next != DEMO_MESH_NONE)
    self->seen[next] |= (guint8) (1 << (at.side + 3) % DEMO_MESH_SIDES);
}

static void
finish_stroke (Tracer     *self,
               DemoBorder *border)
{
  guint32 seed = demo_random_hash (self->seed, border->start, border->end);

  for (guint i = 0; i < self->style->n_smoothings; i++)
    demo_stroke_smooth (self->stroke);
  demo_stroke_straighten (self->stroke, self->style->tolerance);
  for (guint i = 0; i < self->style->n_crumplings; i++)
    demo_stroke_crumple (self->stroke, seed + i, self->style->crumple);

  border->metres = demo_stroke_get_length (self->stroke);
  border->n_points = self->stroke->len;
  border->points = g_new (TerritoryPoint, border->n_points);
  for (guint i = 0; i < border->n_points; i++)
    border->points[i] = demo_anchor_place (self->anchor, g_array_index (self->stroke, DemoPoint, i));
}

static DemoBorder
walk (Tracer *self,
      Side    from)
{
  Side       at = from, first;
  DemoBorder border = { .owner = self->regions[from.cell], .other = region_across (self, from) };
  guint      corner;

  for (first = follow_back (self, at); !ends_at_junction (self, first) && !same_side (first, from);)
    {
      at = first;
      first = follow_back (self, at);
    }
  g_array_set_size (self->stroke, 0);
  border.start = demo_mesh_get_corner (self->mesh, at.cell, at.side);
  g_array_append_val (self->stroke, self->mesh->vertices[border.start]);
  for (first = at;; at = follow (self, at))
    {
      mark (self, at);
      corner = demo_mesh_get_corner (self->mesh, at.cell, (at.side + 1) % DEMO_MESH_SIDES);
      g_array_append_val (self->stroke, self->mesh->vertices[corner]);
      if (ends_at_junction (self, at) || same_side (follow (self, at), first))
        break;
    }
  border.end = corner;
  finish_stroke (self, &border);
  return border;
}

static void
clear_border (gpointer data)
{
  g_free (((DemoBorder *) data)->points);
}

DemoBorders *
demo_borders_trace (const DemoMesh         *mesh,
                    const guint            *regions,
                    guint32                 seed,
                    const DemoBordersStyle *style,
                    const DemoAnchor       *anchor)
{
  DemoBorders *self = g_new0 (DemoBorders, 1);
  Tracer       tracer = { mesh, regions, seed, style, anchor };

  self->borders = g_array_new (FALSE, FALSE, sizeof (DemoBorder));
  g_array_set_clear_func (self->borders, clear_border);
  tracer.seen = g_new0 (guint8, mesh->n_cells);
  tracer.stroke = g_array_new (FALSE, FALSE, sizeof (DemoPoint));
  for (guint cell = 0; cell < mesh->n_cells; cell++)
    for (guint side = 0; side < DEMO_MESH_SIDES && regions[cell] != DEMO_MESH_NONE; side++)
      if ((tracer.seen[cell] & 1 << side) == 0 && is_border (&tracer, (Side){ cell, side }))
        {
          DemoBorder border = walk (&tracer, (Side){ cell, side });

          g_array_append_val (self->borders, border);
        }
  g_array_unref (tracer.stroke);
  g_free (tracer.seen);
  return self;
}

void
demo_borders_free (DemoBorders *self)
{
  g_array_unref (self->borders);
  g_free (self);
}

void
demo_borders_visit (const DemoBorders *self,
                    DemoBordersVisit   visit,
                    gpointer           data)
{
  for (guint i = 0; i < self->borders->len; i++)
    {
      const DemoBorder *border = &g_array_index (self->borders, DemoBorder, i);

      if (border->other != DEMO_MESH_NONE)
        visit (border->owner, border->other, border->metres, data);
    }
}
