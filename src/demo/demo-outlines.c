/* Whole borders put end to end make the outline of any group of regions. */
#include "demo-borders-private.h"

#include "demo-stroke.h"

/* A border as one group walks it. */
typedef struct
{
  const DemoBorder *border;
  guint             group;
  gboolean          backwards;
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
  const DemoBorder *border = leg->border;

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
add_leg (GArray           *legs,
         const DemoBorder *border,
         guint             group,
         gboolean          backwards)
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
      const DemoBorder *border = &g_array_index (self->borders, DemoBorder, i);
      guint             mine = groups[border->owner];
      guint             theirs = border->other == DEMO_MESH_NONE ? DEMO_MESH_NONE : groups[border->other];

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
