#include "map-shapes.h"

#include "map-borders.h"

#include "territory-projection.h"

#include <math.h>

typedef struct
{
  double  tolerance; /* metres a line may stand beside the truth */
  GArray *points;    /* MapPoint */
  GArray *codes;     /* guint64, beside points, while building */
  GArray *rings;     /* MapRing, by owner */
  guint  *starts;    /* of each owner in rings, one more than owners */
  GArray *border_points;
  GArray *borders; /* MapBorder */
} Level;

struct _MapShapes
{
  guint   n_owners;
  double  origin_x, origin_y;
  GArray *levels; /* Level, finest first */
};

static MapPoint
project (const MapShapes *self,
         TerritoryPoint   point)
{
  double x, y;

  territory_projection_to_plane (point.lon, point.lat, &x, &y);
  return (MapPoint){ (float) (x - self->origin_x), (float) (y - self->origin_y) };
}

static guint64
code_of (TerritoryPoint point)
{
  guint32 x = (guint32) (gint32) lround (point.lon * 1e7);
  guint32 y = (guint32) (gint32) lround (point.lat * 1e7);

  return ((guint64) x << 32) | y;
}

static double
signed_area (const TerritoryPoint *points,
             guint                 n)
{
  double area = 0;

  for (guint i = 0, j = n - 1; i < n; j = i++)
    area += (points[j].lon - points[0].lon) * (points[i].lat - points[0].lat) - (points[i].lon - points[0].lon) * (points[j].lat - points[0].lat);
  return area;
}

/* Outsides turn one way and holes the other, so that one fill of all the rings has no seam. */
static void
add_ring (MapShapes            *self,
          Level                *level,
          guint                 owner,
          gboolean              is_hole,
          const TerritoryPoint *points,
          guint                 n)
{
  gboolean turned = (signed_area (points, n) < 0) != is_hole;
  MapRing  ring = { level->points->len, n, owner, MAP_BOX_EMPTY };

  for (guint i = 0; i < n; i++)
    {
      TerritoryPoint from = points[turned ? n - 1 - i : i];
      MapPoint       point = project (self, from);
      guint64        code = code_of (from);

      ring.box = map_box_with (ring.box, point.x, point.y);
      g_array_append_val (level->points, point);
      g_array_append_val (level->codes, code);
    }
  g_array_append_val (level->rings, ring);
}

static void
add_outline (MapShapes              *self,
             Level                  *level,
             guint                   owner,
             const TerritoryOutline *outline)
{
  for (guint polygon = 0; polygon < territory_outline_get_n_polygons (outline); polygon++)
    for (guint ring = 0; ring < territory_outline_get_n_rings (outline, polygon); ring++)
      {
        guint                 n;
        const TerritoryPoint *points = territory_outline_get_ring (outline, polygon, ring, &n);

        add_ring (self, level, owner, ring > 0, points, n);
      }
}

static MapEdges *
collect_edges (const Level *level)
{
  MapEdges      *edges = map_edges_new (level->points->len);
  const guint64 *codes = (const guint64 *) (gpointer) level->codes->data;

  for (guint i = 0; i < level->rings->len; i++)
    {
      const MapRing *ring = &g_array_index (level->rings, MapRing, i);

      for (guint p = 0; p < ring->n; p++)
        map_edges_add (edges, codes[ring->first + p], codes[ring->first + (p + 1) % ring->n], ring->owner);
    }
  return edges;
}

static const MapEdge *
edge_at (const Level    *level,
         const MapEdges *edges,
         const MapRing  *ring,
         guint           p)
{
  const guint64 *codes = (const guint64 *) (gpointer) level->codes->data;

  return map_edges_get (edges, codes[ring->first + p % ring->n], codes[ring->first + (p + 1) % ring->n]);
}

static void
add_border (Level         *level,
            const MapRing *ring,
            guint          from,
            guint          n_edges,
            guint          other)
{
  const MapPoint *points = &g_array_index (level->points, MapPoint, 0);
  MapBorder       border = { level->border_points->len, n_edges + 1, ring->owner, other, MAP_BOX_EMPTY };

  for (guint i = 0; i <= n_edges; i++)
    {
      MapPoint point = points[ring->first + (from + i) % ring->n];

      border.box = map_box_with (border.box, point.x, point.y);
      g_array_append_val (level->border_points, point);
    }
  g_array_append_val (level->borders, border);
}

/* A run never goes through the first edge where the neighbour changes: the ring is read from there. */
static guint
find_turning (const Level    *level,
              const MapEdges *edges,
              const MapRing  *ring)
{
  const MapEdge *last = edge_at (level, edges, ring, ring->n - 1);

  for (guint p = 0; p < ring->n; p++)
    {
      const MapEdge *edge = edge_at (level, edges, ring, p);

      if (edge->owner != last->owner || edge->other != last->other)
        return p;
      last = edge;
    }
  return 0;
}

static void
split_ring (Level          *level,
            const MapEdges *edges,
            const MapRing  *ring)
{
  guint start = find_turning (level, edges, ring);
  guint done = 0;

  while (done < ring->n)
    {
      const MapEdge *first = edge_at (level, edges, ring, start + done);
      guint          n = 1;

      while (done + n < ring->n)
        {
          const MapEdge *edge = edge_at (level, edges, ring, start + done + n);

          if (edge->owner != first->owner || edge->other != first->other)
            break;
          n++;
        }
      if (first->owner == ring->owner)
        add_border (level, ring, start + done, n, first->other);
      done += n;
    }
}

static void
find_borders (Level *level)
{
  g_autoptr (MapEdges) edges = collect_edges (level);

  for (guint i = 0; i < level->rings->len; i++)
    split_ring (level, edges, &g_array_index (level->rings, MapRing, i));
  g_clear_pointer (&level->codes, g_array_unref);
}

static void
add_level (MapShapes                     *self,
           const TerritoryOutline *const *outlines,
           double                         tolerance)
{
  Level level = { tolerance, g_array_new (FALSE, FALSE, sizeof (MapPoint)), g_array_new (FALSE, FALSE, sizeof (guint64)),
                  g_array_new (FALSE, FALSE, sizeof (MapRing)), g_new0 (guint, self->n_owners + 1),
                  g_array_new (FALSE, FALSE, sizeof (MapPoint)), g_array_new (FALSE, FALSE, sizeof (MapBorder)) };

  for (guint owner = 0; owner < self->n_owners; owner++)
    {
      if (outlines[owner] != NULL)
        add_outline (self, &level, owner, outlines[owner]);
      level.starts[owner + 1] = level.rings->len;
    }
  find_borders (&level);
  g_array_append_val (self->levels, level);
}

static void
clear_level (gpointer data)
{
  Level *level = data;

  g_array_unref (level->points);
  g_array_unref (level->rings);
  g_array_unref (level->border_points);
  g_array_unref (level->borders);
  g_free (level->starts);
}

MapShapes *
map_shapes_new (const TerritoryOutline *const *outlines,
                guint                          n,
                double                         origin_x,
                double                         origin_y)
{
  MapShapes *self = g_new0 (MapShapes, 1);

  self->n_owners = n;
  self->origin_x = origin_x;
  self->origin_y = origin_y;
  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  g_array_set_clear_func (self->levels, clear_level);
  add_level (self, outlines, 0);
  return self;
}

void
map_shapes_free (MapShapes *self)
{
  g_array_unref (self->levels);
  g_free (self);
}

guint
map_shapes_choose_level (const MapShapes *self,
                         double           scale)
{
  guint chosen = 0;

  for (guint i = 1; i < self->levels->len; i++)
    if (g_array_index (self->levels, Level, i).tolerance * scale <= 0.5)
      chosen = i;
  return chosen;
}

const MapPoint *
map_shapes_get_points (const MapShapes *self,
                       guint            level)
{
  return &g_array_index (g_array_index (self->levels, Level, level).points, MapPoint, 0);
}

const MapRing *
map_shapes_get_rings (const MapShapes *self,
                      guint            level,
                      guint            owner,
                      guint           *n)
{
  const Level *at = &g_array_index (self->levels, Level, level);

  g_return_val_if_fail (owner < self->n_owners, NULL);

  *n = at->starts[owner + 1] - at->starts[owner];
  return &g_array_index (at->rings, MapRing, at->starts[owner]);
}

const MapPoint *
map_shapes_get_border_points (const MapShapes *self,
                              guint            level)
{
  return &g_array_index (g_array_index (self->levels, Level, level).border_points, MapPoint, 0);
}

const MapBorder *
map_shapes_get_borders (const MapShapes *self,
                        guint            level,
                        guint           *n)
{
  const Level *at = &g_array_index (self->levels, Level, level);

  *n = at->borders->len;
  return &g_array_index (at->borders, MapBorder, 0);
}

static gboolean
crosses_oddly (const MapPoint *points,
               guint           n,
               double          x,
               double          y)
{
  gboolean odd = FALSE;

  for (guint i = 0, j = n - 1; i < n; j = i++)
    if ((points[i].y > y) != (points[j].y > y) && x < (double) (points[j].x - points[i].x) * (y - points[i].y) / (double) (points[j].y - points[i].y) + points[i].x)
      odd = !odd;
  return odd;
}

gboolean
map_shapes_holds (const MapShapes *self,
                  guint            level,
                  guint            owner,
                  double           x,
                  double           y)
{
  guint           n;
  const MapRing  *rings = map_shapes_get_rings (self, level, owner, &n);
  const MapPoint *points = map_shapes_get_points (self, level);
  gboolean        inside = FALSE;

  for (guint i = 0; i < n; i++)
    if (map_box_holds (rings[i].box, x, y) && crosses_oddly (points + rings[i].first, rings[i].n, x, y))
      inside = !inside;
  return inside;
}
