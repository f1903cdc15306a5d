#include "demo-borders.h"

#include "demo-random.h"
#include "demo-stroke.h"

#include <math.h>
#include <string.h>

/* A border, walked with `owner` on the right hand. */
typedef struct
{
  guint           owner;
  guint           other; /* DEMO_MESH_NONE: the outside */
  guint           start; /* vertices of the mesh; equal for a closed border */
  guint           end;
  double          metres;
  TerritoryPoint *points; /* both ends included */
  guint           n_points;
} Border;

struct _DemoBorders
{
  GArray *borders;
};

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
finish_stroke (Tracer *self,
               Border *border)
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

static Border
walk (Tracer *self,
      Side    from)
{
  Side   at = from, first;
  Border border = { .owner = self->regions[from.cell], .other = region_across (self, from) };
  guint  corner;

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
  g_free (((Border *) data)->points);
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

  self->borders = g_array_new (FALSE, FALSE, sizeof (Border));
  g_array_set_clear_func (self->borders, clear_border);
  tracer.seen = g_new0 (guint8, mesh->n_cells);
  tracer.stroke = g_array_new (FALSE, FALSE, sizeof (DemoPoint));
  for (guint cell = 0; cell < mesh->n_cells; cell++)
    for (guint side = 0; side < DEMO_MESH_SIDES && regions[cell] != DEMO_MESH_NONE; side++)
      if ((tracer.seen[cell] & 1 << side) == 0 && is_border (&tracer, (Side){ cell, side }))
        {
          Border border = walk (&tracer, (Side){ cell, side });

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
      const Border *border = &g_array_index (self->borders, Border, i);

      if (border->other != DEMO_MESH_NONE)
        visit (border->owner, border->other, border->metres, data);
    }
}

/* A border as one group walks it. */
typedef struct
{
  const Border *border;
  guint         group;
  gboolean      backwards;
} Leg;

static guint
leg_start (const Leg *leg)
{
  return leg->backwards ? leg->border->end : leg->border->start;
}

static guint
leg_end (const Leg *leg)
{
  return leg->backwards ? leg->border->start : leg->border->end;
}

static void
append_leg (GArray    *ring,
            const Leg *leg)
{
  const Border *border = leg->border;

  for (guint i = 0; i + 1 < border->n_points; i++)
    g_array_append_val (ring, border->points[leg->backwards ? border->n_points - 1 - i : i]);
}

static Leg *
take_leg_from (Leg  *legs,
               guint n_legs,
               guint vertex)
{
  for (guint i = 0; i < n_legs; i++)
    if (legs[i].border != NULL && leg_start (&legs[i]) == vertex)
      return &legs[i];
  return NULL;
}

/* All rings of one group; the legs are used up. */
static GPtrArray *
link_legs (Leg  *legs,
           guint n_legs)
{
  GPtrArray *rings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < n_legs; i++)
    {
      GArray *ring;
      guint   end;

      if (legs[i].border == NULL)
        continue;
      ring = g_array_new (FALSE, FALSE, sizeof (TerritoryPoint));
      end = leg_start (&legs[i]);
      for (Leg *leg = &legs[i]; leg != NULL; leg = take_leg_from (legs, n_legs, end))
        {
          append_leg (ring, leg);
          end = leg_end (leg);
          leg->border = NULL;
        }
      g_ptr_array_add (rings, ring);
    }
  return rings;
}

/* Twice the area in square degrees; under 0 when walked clockwise, as outsides are. */
static double
turn (const GArray *ring)
{
  const TerritoryPoint *points = (const TerritoryPoint *) (gconstpointer) ring->data;
  double                sum = 0;

  for (guint i = 0, j = ring->len - 1; i < ring->len; j = i++)
    sum += (points[j].lon - points[0].lon) * (points[i].lat - points[0].lat) - (points[i].lon - points[0].lon) * (points[j].lat - points[0].lat);
  return sum;
}

static gboolean
encloses (const GArray *ring,
          const GArray *other)
{
  return demo_stroke_ring_holds ((const TerritoryPoint *) (gconstpointer) ring->data, ring->len,
                                 g_array_index (other, TerritoryPoint, 0));
}

static void
add_ring (TerritoryOutlineBuilder *builder,
          const GArray            *ring)
{
  territory_outline_builder_begin_ring (builder);
  for (guint i = 0; i < ring->len; i++)
    territory_outline_builder_add_point (builder, g_array_index (ring, TerritoryPoint, i).lon, g_array_index (ring, TerritoryPoint, i).lat);
}

static TerritoryOutline *
assemble (GPtrArray *rings)
{
  TerritoryOutlineBuilder *builder = territory_outline_builder_new ();

  for (guint i = 0; i < rings->len; i++)
    {
      const GArray *outside = g_ptr_array_index (rings, i);

      if (turn (outside) >= 0)
        continue;
      territory_outline_builder_begin_polygon (builder);
      add_ring (builder, outside);
      for (guint j = 0; j < rings->len; j++)
        if (turn (g_ptr_array_index (rings, j)) > 0 && encloses (outside, g_ptr_array_index (rings, j)))
          add_ring (builder, g_ptr_array_index (rings, j));
    }
  /* No ring at all is the only way this fails: the group has no region. */
  return territory_outline_builder_end (builder, NULL);
}

static void
add_leg (GArray       *legs,
         const Border *border,
         guint         group,
         gboolean      backwards)
{
  Leg leg = { border, group, backwards };

  if (group != DEMO_MESH_NONE)
    g_array_append_val (legs, leg);
}

static int
by_group (gconstpointer one,
          gconstpointer other)
{
  const Leg *a = one, *b = other;

  if (a->group != b->group)
    return a->group < b->group ? -1 : 1;
  /* Borders stand in one array: their addresses are their order. */
  return a->border < b->border ? -1 : a->border > b->border;
}

static void
drop_outline (gpointer outline)
{
  if (outline != NULL)
    territory_outline_unref (outline);
}

GPtrArray *
demo_borders_get_outlines (const DemoBorders *self,
                           const guint       *groups,
                           guint              n_groups)
{
  GPtrArray         *outlines = g_ptr_array_new_full (n_groups, drop_outline);
  g_autoptr (GArray) legs = g_array_new (FALSE, FALSE, sizeof (Leg));

  for (guint i = 0; i < self->borders->len; i++)
    {
      const Border *border = &g_array_index (self->borders, Border, i);
      guint         mine = groups[border->owner];
      guint         theirs = border->other == DEMO_MESH_NONE ? DEMO_MESH_NONE : groups[border->other];

      if (mine == theirs)
        continue;
      add_leg (legs, border, mine, FALSE);
      add_leg (legs, border, theirs, TRUE);
    }
  g_array_sort (legs, by_group);
  for (guint group = 0, at = 0, n; group < n_groups; group++, at += n)
    {
      g_autoptr (GPtrArray) rings = NULL;

      for (n = 0; at + n < legs->len && g_array_index (legs, Leg, at + n).group == group; n++)
        continue;
      rings = n > 0 ? link_legs (&g_array_index (legs, Leg, at), n) : NULL;
      g_ptr_array_add (outlines, rings != NULL ? assemble (rings) : NULL);
    }
  return outlines;
}
