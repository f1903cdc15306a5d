#include "map-shapes-edge.h"
#include "map-shapes.h"

#include <math.h>

#define SIDE 6       /* squares */
#define DEGREES 0.01 /* of a square */
#define PLACES 2000  /* tried in each world */
#define WORLDS 40
#define NEAR 3.0 /* metres: outlines are welded to whole ones */

/* A square of a board, its corners pulled aside as those of its neighbours are. */
static void
add_corner (TerritoryOutlineBuilder *builder,
            const double             pull[SIDE + 1][SIDE + 1][2],
            guint                    column,
            guint                    row)
{
  territory_outline_builder_add_point (builder, 2 + (column + pull[row][column][0]) * DEGREES, 49 + (row + pull[row][column][1]) * DEGREES);
}

static TerritoryOutline *
new_square (const double pull[SIDE + 1][SIDE + 1][2],
            guint        column,
            guint        row,
            gboolean     backwards)
{
  TerritoryOutlineBuilder *builder = territory_outline_builder_new ();

  territory_outline_builder_begin_polygon (builder);
  territory_outline_builder_begin_ring (builder);
  add_corner (builder, pull, column, row);
  add_corner (builder, pull, column + (backwards ? 0 : 1), row + (backwards ? 1 : 0));
  add_corner (builder, pull, column + 1, row + 1);
  add_corner (builder, pull, column + (backwards ? 1 : 0), row + (backwards ? 0 : 1));
  return territory_outline_builder_end (builder, NULL);
}

/* Some squares are missing, some are there twice, some are drawn the other way; one large one lies across others. */
static GPtrArray *
new_outlines (GRand *rand)
{
  GPtrArray *outlines = g_ptr_array_new_with_free_func ((GDestroyNotify) territory_outline_unref);
  double     pull[SIDE + 1][SIDE + 1][2], straight[SIDE + 1][SIDE + 1][2] = { 0 };

  for (guint row = 0; row <= SIDE; row++)
    for (guint column = 0; column <= SIDE; column++)
      for (guint axis = 0; axis < 2; axis++)
        pull[row][column][axis] = g_rand_double_range (rand, -0.3, 0.3);
  for (guint row = 0; row < SIDE; row++)
    for (guint column = 0; column < SIDE; column++)
      for (int copies = g_rand_int_range (rand, 0, 6) - 3; copies < 2 && g_rand_double (rand) < 0.8; copies += 3)
        g_ptr_array_add (outlines, new_square (pull, column, row, g_rand_boolean (rand)));
  if (g_rand_boolean (rand))
    g_ptr_array_add (outlines, new_square (straight, 2, 2, FALSE));
  return outlines;
}

typedef struct
{
  double   x, y;     /* plane metres */
  int      winding;  /* around it */
  double   distance; /* of the nearest line, metres */
  guint    n_points;
  gint64   first, last;
  gboolean is_chained; /* each run began where the one before ended */
} Look;

static gint64
get_place (MapRun   run,
           gboolean is_last)
{
  TerritoryVertex point = run.points[is_last != run.backwards ? run.n - 1 : 0];

  return (gint64) point.x * 100000000 + point.y;
}

static void
look_at_line (Look           *look,
              TerritoryVertex from,
              TerritoryVertex to)
{
  double dx = (double) to.x - from.x, dy = (double) to.y - from.y, length = hypot (dx, dy);
  double along = length > 0 ? CLAMP (((look->x - from.x) * dx + (look->y - from.y) * dy) / (length * length), 0, 1) : 0;
  double side = dx * (look->y - from.y) - dy * (look->x - from.x);

  look->distance = MIN (look->distance, hypot (look->x - from.x - along * dx, look->y - from.y - along * dy));
  if (from.y <= look->y && to.y > look->y && side > 0)
    look->winding++;
  else if (from.y > look->y && to.y <= look->y && side < 0)
    look->winding--;
}

static void
look_at_run (MapRun   run,
             gboolean is_first,
             gpointer user_data)
{
  Look *look = user_data;

  if (is_first)
    {
      look->is_chained &= look->first == look->last;
      look->first = get_place (run, FALSE);
    }
  else
    look->is_chained &= look->last == get_place (run, FALSE);
  look->last = get_place (run, TRUE);
  look->n_points += run.n;
  for (guint i = 1; i < run.n; i++)
    look_at_line (look, run.points[run.backwards ? run.n - i : i - 1], run.points[run.backwards ? run.n - 1 - i : i]);
}

static Look
look_from (const MapShapes *shapes,
           guint            level,
           MapBox           seen,
           double           x,
           double           y)
{
  Look look = { x, y, 0, G_MAXDOUBLE, 0, 0, 0, TRUE };

  map_shapes_visit_edge (shapes, level, seen, look_at_run, &look);
  look.is_chained &= look.first == look.last;
  return look;
}

static gboolean
is_held (const MapShapes *shapes,
         guint            n,
         double           x,
         double           y)
{
  for (guint i = 0; i < n; i++)
    if (map_shapes_holds (shapes, 0, i, x, y))
      return TRUE;
  return FALSE;
}

static MapBox
get_bounds (const MapShapes *shapes,
            guint            n)
{
  MapBox bounds = MAP_BOX_EMPTY;

  for (guint i = 0; i < n; i++)
    {
      MapBox box = map_shapes_get_box (shapes, i);

      bounds = map_box_with (map_box_with (bounds, box.x0, box.y0), box.x1, box.y1);
    }
  return bounds;
}

static double
draw_between (GRand *rand,
              double from,
              double to)
{
  return from + g_rand_double (rand) * (to - from);
}

static void
check_world (GRand *rand)
{
  g_autoptr (GPtrArray) outlines = new_outlines (rand);
  g_autoptr (MapShapes) shapes = map_shapes_new ((TerritoryOutline *const *) outlines->pdata, outlines->len, 0, 0);
  MapBox                bounds = get_bounds (shapes, outlines->len);

  for (guint i = 0; i < PLACES && outlines->len > 0; i++)
    {
      double x = draw_between (rand, bounds.x0 - 100, bounds.x1 + 100), y = draw_between (rand, bounds.y0 - 100, bounds.y1 + 100);
      Look   whole = look_from (shapes, 0, bounds, x, y);
      Look   part = look_from (shapes, 0, (MapBox){ x - 500, y - 500, x + 500, y + 500 }, x, y);

      g_assert_true (whole.is_chained && part.is_chained);
      g_assert_cmpuint (part.n_points, <=, whole.n_points);
      if (MIN (whole.distance, part.distance) < NEAR)
        continue;
      g_assert_cmpint (whole.winding != 0, ==, is_held (shapes, outlines->len, x, y));
      g_assert_cmpint (part.winding, ==, whole.winding);
    }
}

static void
test_the_edge_holds_what_somebody_holds (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < WORLDS; i++)
    check_world (rand);
}

static void
test_no_line_between_neighbours_is_on_it (void)
{
  double                pull[SIDE + 1][SIDE + 1][2] = { 0 };
  g_autoptr (GPtrArray) outlines = g_ptr_array_new_with_free_func ((GDestroyNotify) territory_outline_unref);
  g_autoptr (MapShapes) shapes = NULL;
  MapBox                bounds;
  Look                  look;

  for (guint i = 0; i < SIDE * SIDE; i++)
    g_ptr_array_add (outlines, new_square (pull, i % SIDE, i / SIDE, i % 3 == 0));
  shapes = map_shapes_new ((TerritoryOutline *const *) outlines->pdata, outlines->len, 0, 0);
  bounds = get_bounds (shapes, outlines->len);
  look = look_from (shapes, 0, bounds, (bounds.x0 + bounds.x1) / 2 + 1, (bounds.y0 + bounds.y1) / 2 + 1);
  g_assert_cmpint (ABS (look.winding), ==, 1);
  g_assert_cmpfloat (look.distance, >, (bounds.x1 - bounds.x0) / 2 - 100);
}

static void
test_a_place_passed_twice_is_left_twice (void)
{
  /* Two triangles that meet at 1, one of which is walked twice. */
  const MapEdgeBorder borders[] = { { 1, 2, 1 }, { 2, 3, 1 }, { 1, 3, -1 }, { 1, 4, 2 }, { 5, 4, -2 }, { 5, 1, 2 }, { 7, 8, 0 } };
  g_autoptr (GArray)  steps = map_shapes_chain_edge (borders, G_N_ELEMENTS (borders));
  guint               n_rings = 0;

  g_assert_cmpuint (steps->len, ==, 3 + 2 * 3);
  for (guint i = 0; i < steps->len; i++)
    n_rings += g_array_index (steps, MapEdgeStep, i).is_first ? 1 : 0;
  g_assert_cmpuint (n_rings, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/edge/the-edge-holds-what-somebody-holds", test_the_edge_holds_what_somebody_holds);
  g_test_add_func ("/map/edge/no-line-between-neighbours-is-on-it", test_no_line_between_neighbours_is_on_it);
  g_test_add_func ("/map/edge/a-place-passed-twice-is-left-twice", test_a_place_passed_twice_is_left_twice);
  return g_test_run ();
}
