#include "map-shapes.h"

#include "territory-simplify.h"

/* Plane metres a line may stand beside the truth. */
static const double tolerances[] = { 0, 10, 20, 40, 80, 160, 320, 640, 1280, 2560 };

typedef struct
{
  double    tolerance;
  MapPoint *points;
  GArray   *rings;  /* MapRing, by owner */
  guint    *starts; /* of each owner in rings, one more than owners */
  MapPoint *border_points;
  GArray   *borders; /* MapBorder */
} Level;

struct _MapShapes
{
  guint  n_owners;
  double origin_x, origin_y;
  Level  levels[G_N_ELEMENTS (tolerances)]; /* finest first */
};

static MapPoint
place (const MapShapes *self,
       TerritoryVertex  vertex)
{
  return (MapPoint){ (float) (vertex.x - self->origin_x), (float) (vertex.y - self->origin_y) };
}

static double
signed_area (const TerritoryVertex *points,
             guint                  n)
{
  double area = 0;

  for (guint i = 0, j = n - 1; i < n; j = i++)
    area += (double) (points[j].x - points[0].x) * (points[i].y - points[0].y) -
            (double) (points[i].x - points[0].x) * (points[j].y - points[0].y);
  return area;
}

/* Outsides turn one way and holes the other, so that one fill of all the rings has no seam. */
static void
add_ring (MapShapes             *self,
          Level                 *level,
          guint                  first,
          guint                  owner,
          gboolean               is_hole,
          const TerritoryVertex *vertices,
          guint                  n)
{
  gboolean turned = (signed_area (vertices, n) < 0) != is_hole;
  MapRing  ring = { first, n, owner, MAP_BOX_EMPTY };

  for (guint i = 0; i < n; i++)
    {
      MapPoint point = place (self, vertices[turned ? n - 1 - i : i]);

      ring.box = map_box_with (ring.box, point.x, point.y);
      level->points[first + i] = point;
    }
  g_array_append_val (level->rings, ring);
}

static void
copy_rings (MapShapes            *self,
            Level                *level,
            const TerritoryLevel *drawn)
{
  g_autoptr (GArray) vertices = g_array_new (FALSE, FALSE, sizeof (TerritoryVertex));
  guint              n_points = 0;

  for (guint ring = 0; ring < drawn->n_rings; ring++)
    n_points += territory_level_copy_ring (drawn, ring, NULL);
  level->points = g_new (MapPoint, n_points + 1);
  n_points = 0;
  for (guint owner = 0; owner < self->n_owners; owner++)
    {
      for (guint ring = drawn->outline_starts[owner]; ring < drawn->outline_starts[owner + 1]; ring++)
        {
          guint n = territory_level_copy_ring (drawn, ring, NULL);

          g_array_set_size (vertices, n);
          territory_level_copy_ring (drawn, ring, (TerritoryVertex *) (gpointer) vertices->data);
          add_ring (self, level, n_points, owner, drawn->ring_is_hole[ring],
                    (TerritoryVertex *) (gpointer) vertices->data, n);
          n_points += n;
        }
      level->starts[owner + 1] = level->rings->len;
    }
}

static void
copy_borders (MapShapes            *self,
              Level                *level,
              const TerritoryMesh  *mesh,
              const TerritoryLevel *drawn)
{
  level->border_points = g_new (MapPoint, drawn->arc_starts[drawn->n_arcs] + 1);
  for (guint arc = 0; arc < drawn->n_arcs; arc++)
    {
      guint     first = drawn->arc_starts[arc], n = drawn->arc_starts[arc + 1] - first;
      MapBorder border = { first, n, MAP_SHAPES_NOBODY, MAP_SHAPES_NOBODY, MAP_BOX_EMPTY };
      int       one, other;

      if (n < 2)
        continue;
      territory_mesh_get_arc_sides (mesh, arc, &one, &other);
      border.owner = one >= 0 ? (guint) one : (guint) other;
      border.other = one >= 0 && other >= 0 ? (guint) other : MAP_SHAPES_NOBODY;
      for (guint i = 0; i < n; i++)
        {
          MapPoint point = place (self, drawn->points[first + i]);

          border.box = map_box_with (border.box, point.x, point.y);
          level->border_points[first + i] = point;
        }
      g_array_append_val (level->borders, border);
    }
}

static void
fill_level (MapShapes           *self,
            Level               *level,
            const TerritoryMesh *mesh,
            double               tolerance)
{
  g_autoptr (TerritoryLevel) drawn = territory_mesh_simplify (mesh, tolerance);

  level->tolerance = tolerance;
  level->rings = g_array_new (FALSE, FALSE, sizeof (MapRing));
  level->starts = g_new0 (guint, self->n_owners + 1);
  level->borders = g_array_new (FALSE, FALSE, sizeof (MapBorder));
  copy_rings (self, level, drawn);
  copy_borders (self, level, mesh, drawn);
}

MapShapes *
map_shapes_new (TerritoryOutline *const *outlines,
                guint                    n,
                double                   origin_x,
                double                   origin_y)
{
  MapShapes                *self = g_new0 (MapShapes, 1);
  g_autoptr (TerritoryMesh) mesh = territory_mesh_new (outlines, n);

  self->n_owners = n;
  self->origin_x = origin_x;
  self->origin_y = origin_y;
  for (guint i = 0; i < G_N_ELEMENTS (tolerances); i++)
    fill_level (self, &self->levels[i], mesh, tolerances[i]);
  return self;
}

void
map_shapes_free (MapShapes *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (tolerances); i++)
    {
      g_free (self->levels[i].points);
      g_free (self->levels[i].border_points);
      g_free (self->levels[i].starts);
      g_array_unref (self->levels[i].rings);
      g_array_unref (self->levels[i].borders);
    }
  g_free (self);
}

guint
map_shapes_choose_level (const MapShapes *self,
                         double           scale)
{
  guint chosen = 0;

  for (guint i = 1; i < G_N_ELEMENTS (tolerances); i++)
    if (tolerances[i] * scale <= 1.6)
      chosen = i;
  return chosen;
}

const MapPoint *
map_shapes_get_points (const MapShapes *self,
                       guint            level)
{
  return self->levels[level].points;
}

const MapRing *
map_shapes_get_rings (const MapShapes *self,
                      guint            level,
                      guint            owner,
                      guint           *n)
{
  const Level *at = &self->levels[level];

  g_return_val_if_fail (owner < self->n_owners, NULL);

  *n = at->starts[owner + 1] - at->starts[owner];
  return &g_array_index (at->rings, MapRing, at->starts[owner]);
}

const MapPoint *
map_shapes_get_border_points (const MapShapes *self,
                              guint            level)
{
  return self->levels[level].border_points;
}

const MapBorder *
map_shapes_get_borders (const MapShapes *self,
                        guint            level,
                        guint           *n)
{
  *n = self->levels[level].borders->len;
  return &g_array_index (self->levels[level].borders, MapBorder, 0);
}

static gboolean
crosses_oddly (const MapPoint *points,
               guint           n,
               double          x,
               double          y)
{
  gboolean odd = FALSE;

  for (guint i = 0, j = n - 1; i < n; j = i++)
    if ((points[i].y > y) != (points[j].y > y) &&
        x < (double) (points[j].x - points[i].x) * (y - points[i].y) / (double) (points[j].y - points[i].y) +
              points[i].x)
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
