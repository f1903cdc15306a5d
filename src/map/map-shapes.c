#include "map-shapes.h"

#include "map-shapes-edge.h"

/* Plane metres a line may stand beside the truth. */
static const double tolerances[] = { 0, 10, 20, 40, 80, 160, 320, 640, 1280, 2560 };

#define WORTH_A_LEVEL 0.85 /* of the points of the level before: one that keeps more is hardly drawn faster, and takes as much room */

typedef struct
{
  TerritoryLevel *drawn;
  guint8         *ring_turns; /* it is walked backwards */
} Level;

struct _MapShapes
{
  guint      n_owners;
  guint      n_borders;
  MapBorder *borders;
  GArray    *edge; /* MapEdgeStep */
  double     origin_x, origin_y;
  guint      n_levels;
  Level      levels[G_N_ELEMENTS (tolerances)]; /* finest first */
};

/* --- runs */

static MapRun
get_run (const TerritoryLevel *drawn,
         guint                 arc)
{
  guint first = drawn->arc_starts[arc];

  return (MapRun){ drawn->points + first, drawn->arc_starts[arc + 1] - first, FALSE };
}

/* i of the ring, in the order it is walked. */
static MapRun
get_ring_run (const TerritoryLevel *drawn,
              guint                 ring,
              guint                 i,
              gboolean              turned)
{
  guint  n = drawn->ring_starts[ring + 1] - drawn->ring_starts[ring];
  int    arc = drawn->ring_arcs[drawn->ring_starts[ring] + (turned ? n - 1 - i : i)];
  MapRun run = get_run (drawn, (guint) (arc < 0 ? ~arc : arc));

  run.backwards = (arc < 0) != turned;
  return run;
}

static guint
count_runs (const TerritoryLevel *drawn,
            guint                 ring)
{
  return drawn->ring_starts[ring + 1] - drawn->ring_starts[ring];
}

/* --- preparing */

/* Twice, in square metres, seen from the first point of the ring. */
static double
measure_run (MapRun          run,
             TerritoryVertex from)
{
  double area = 0;

  for (guint i = 1; i < run.n; i++)
    area += ((double) run.points[i - 1].x - from.x) * ((double) run.points[i].y - from.y) -
            ((double) run.points[i].x - from.x) * ((double) run.points[i - 1].y - from.y);
  return run.backwards ? -area : area;
}

static gboolean
is_clockwise (const TerritoryLevel *drawn,
              guint                 ring)
{
  TerritoryVertex from = get_ring_run (drawn, ring, 0, FALSE).points[0];
  double          area = 0;

  for (guint i = 0; i < count_runs (drawn, ring); i++)
    area += measure_run (get_ring_run (drawn, ring, i, FALSE), from);
  return area < 0;
}

static void
fill_level (Level               *level,
            const TerritoryMesh *mesh,
            double               tolerance)
{
  level->drawn = territory_mesh_simplify (mesh, tolerance);
  level->ring_turns = g_new (guint8, level->drawn->n_rings + 1);
  for (guint ring = 0; ring < level->drawn->n_rings; ring++)
    level->ring_turns[ring] = is_clockwise (level->drawn, ring) != level->drawn->ring_is_hole[ring];
}

static void
fill_levels (MapShapes           *self,
             const TerritoryMesh *mesh)
{
  guint before = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tolerances); i++)
    {
      guint n_points = territory_mesh_count_points (mesh, tolerances[i]);

      if (i > 0 && n_points > WORTH_A_LEVEL * before)
        continue;
      fill_level (&self->levels[self->n_levels++], mesh, tolerances[i]);
      before = n_points;
    }
}

static MapBorder
make_border (const MapShapes     *self,
             const TerritoryMesh *mesh,
             guint                arc)
{
  MapRun    run = get_run (self->levels[0].drawn, arc);
  MapBorder border = { MAP_SHAPES_NOBODY, MAP_SHAPES_NOBODY, MAP_BOX_EMPTY };
  int       one, other;

  if (run.n < 2)
    return border;
  territory_mesh_get_arc_sides (mesh, arc, &one, &other);
  border.owner = one >= 0 ? (guint) one : (guint) other;
  border.other = one >= 0 && other >= 0 ? (guint) other : MAP_SHAPES_NOBODY;
  for (guint i = 0; i < run.n; i++)
    border.box = map_box_with (border.box, run.points[i].x - self->origin_x, run.points[i].y - self->origin_y);
  return border;
}

static gint64
get_place (TerritoryVertex point)
{
  return (gint64) ((guint64) (guint32) point.x << 32 | (guint32) point.y);
}

/* How often rings follow each arc, and where it stands. */
static GArray *
chain_edge (const MapShapes *self)
{
  const Level              *finest = &self->levels[0];
  g_autofree MapEdgeBorder *borders = g_new0 (MapEdgeBorder, self->n_borders + 1);

  for (guint arc = 0; arc < self->n_borders; arc++)
    {
      MapRun run = get_run (finest->drawn, arc);

      if (run.n > 0)
        borders[arc] = (MapEdgeBorder){ get_place (run.points[0]), get_place (run.points[run.n - 1]), 0 };
    }
  for (guint ring = 0; ring < finest->drawn->n_rings; ring++)
    for (guint i = finest->drawn->ring_starts[ring]; i < finest->drawn->ring_starts[ring + 1]; i++)
      {
        int arc = finest->drawn->ring_arcs[i];

        borders[arc < 0 ? ~arc : arc].net += (arc < 0) == (finest->ring_turns[ring] != 0) ? 1 : -1;
      }
  return map_shapes_chain_edge (borders, self->n_borders);
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
  fill_levels (self, mesh);
  self->n_borders = territory_mesh_get_n_arcs (mesh);
  self->borders = g_new (MapBorder, self->n_borders + 1);
  for (guint arc = 0; arc < self->n_borders; arc++)
    self->borders[arc] = make_border (self, mesh, arc);
  self->edge = chain_edge (self);
  return self;
}

void
map_shapes_free (MapShapes *self)
{
  for (guint i = 0; i < self->n_levels; i++)
    {
      territory_level_unref (self->levels[i].drawn);
      g_free (self->levels[i].ring_turns);
    }
  g_array_unref (self->edge);
  g_free (self->borders);
  g_free (self);
}

guint
map_shapes_choose_level (const MapShapes *self,
                         double           scale)
{
  guint chosen = 0;

  for (guint i = 1; i < self->n_levels; i++)
    if (self->levels[i].drawn->tolerance * scale <= 1.6)
      chosen = i;
  return chosen;
}

MapBox
map_shapes_get_box (const MapShapes *self,
                    guint            owner)
{
  const TerritoryBox *box;

  g_return_val_if_fail (owner < self->n_owners, MAP_BOX_EMPTY);

  box = &self->levels[0].drawn->outline_boxes[owner];
  if (box->west > box->east)
    return MAP_BOX_EMPTY;
  return (MapBox){ box->west - self->origin_x, box->south - self->origin_y, box->east - self->origin_x, box->north - self->origin_y };
}

/* --- borders and rings */

const MapBorder *
map_shapes_get_borders (const MapShapes *self,
                        guint           *n)
{
  *n = self->n_borders;
  return self->borders;
}

MapRun
map_shapes_get_border_run (const MapShapes *self,
                           guint            level,
                           guint            border)
{
  return get_run (self->levels[level].drawn, border);
}

void
map_shapes_visit_rings (const MapShapes *self,
                        guint            level,
                        guint            owner,
                        MapShapesVisit   visit,
                        gpointer         user_data)
{
  const Level *at = &self->levels[level];

  g_return_if_fail (owner < self->n_owners);

  for (guint ring = at->drawn->outline_starts[owner]; ring < at->drawn->outline_starts[owner + 1]; ring++)
    for (guint i = 0; i < count_runs (at->drawn, ring); i++)
      visit (get_ring_run (at->drawn, ring, i, at->ring_turns[ring]), i == 0, user_data);
}

void
map_shapes_visit_edge (const MapShapes *self,
                       guint            level,
                       MapBox           seen,
                       MapShapesVisit   visit,
                       gpointer         user_data)
{
  for (guint i = 0; i < self->edge->len; i++)
    {
      const MapEdgeStep *step = &g_array_index (self->edge, MapEdgeStep, i);
      MapRun             finest = get_run (self->levels[0].drawn, step->border), run = get_run (self->levels[level].drawn, step->border);
      TerritoryVertex    ends[] = { finest.points[0], finest.points[finest.n - 1] };

      if (run.n == 0 || !map_box_meets (self->borders[step->border].box, seen))
        run = (MapRun){ ends, G_N_ELEMENTS (ends), FALSE };
      run.backwards = step->backwards;
      visit (run, step->is_first, user_data);
    }
}

typedef struct
{
  double   x, y; /* of the plane */
  gboolean odd;
} Crossing;

static void
cross_run (MapRun   run,
           gboolean is_first,
           gpointer user_data)
{
  Crossing              *self = user_data;
  const TerritoryVertex *points = run.points;

  for (guint i = 1, j = 0; i < run.n; j = i++)
    if ((points[i].y > self->y) != (points[j].y > self->y) &&
        self->x < ((double) points[j].x - points[i].x) * (self->y - points[i].y) / ((double) points[j].y - points[i].y) + points[i].x)
      self->odd = !self->odd;
}

gboolean
map_shapes_holds (const MapShapes *self,
                  guint            level,
                  guint            owner,
                  double           x,
                  double           y)
{
  Crossing crossing = { x + self->origin_x, y + self->origin_y, FALSE };

  if (map_box_holds (map_shapes_get_box (self, owner), x, y))
    map_shapes_visit_rings (self, level, owner, cross_run, &crossing);
  return crossing.odd;
}
