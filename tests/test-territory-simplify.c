#include "territory-simplify.h"

#include "territory-files.h"
#include "territory-projection.h"

#include <math.h>

/* Places on a small plane, in metres around a town, so that figures can be checked by hand. */
static void
add_ring (TerritoryOutlineBuilder *builder,
          const double (*points)[2],
          guint n_points)
{
  double x, y, lon, lat;

  territory_projection_to_plane (2, 49, &x, &y);
  territory_outline_builder_begin_ring (builder);
  for (guint i = 0; i < n_points; i++)
    {
      territory_projection_from_plane (round (x) + points[i][0], round (y) + points[i][1], &lon, &lat);
      territory_outline_builder_add_point (builder, lon, lat);
    }
}

static TerritoryOutline *
make (const double (*points)[2],
      guint n_points)
{
  TerritoryOutlineBuilder *builder = territory_outline_builder_new ();

  territory_outline_builder_begin_polygon (builder);
  add_ring (builder, points, n_points);
  return territory_outline_builder_end (builder, NULL);
}

static double
measure_ring (const TerritoryLevel *level,
              guint                 ring)
{
  g_autofree TerritoryVertex *points = g_new (TerritoryVertex, territory_level_copy_ring (level, ring, NULL));
  guint                       n_points = territory_level_copy_ring (level, ring, points);
  double                      twice = 0;

  for (guint i = 0, before = n_points - 1; i < n_points; before = i++)
    twice += (double) (points[before].x - points[0].x) * (points[i].y - points[0].y) - (double) (points[before].y - points[0].y) * (points[i].x - points[0].x);
  return fabs (twice) / 2;
}

static double
measure_outline (const TerritoryLevel *level,
                 guint                 outline)
{
  double sum = 0;

  for (guint ring = level->outline_starts[outline]; ring < level->outline_starts[outline + 1]; ring++)
    sum += (level->ring_is_hole[ring] ? -1 : 1) * measure_ring (level, ring);
  return sum;
}

/* Two neighbours, their border wriggles by 30 m; then the same with an enclave and an island. */
static const double west[][2] = { { 0, 0 }, { 1000, 0 }, { 1030, 300 }, { 970, 600 }, { 1000, 1000 }, { 0, 1000 } };
static const double east[][2] = { { 1000, 0 }, { 2000, 0 }, { 2000, 1000 }, { 1000, 1000 }, { 970, 600 }, { 1030, 300 } };
static const double enclave[][2] = { { 400, 400 }, { 500, 400 }, { 500, 500 }, { 450, 505 }, { 400, 500 } };
static const double island[][2] = { { 5000, 0 }, { 5060, 0 }, { 5060, 60 }, { 5000, 60 } };

static TerritoryMesh *
make_country (void)
{
  TerritoryOutlineBuilder *builder = territory_outline_builder_new ();
  TerritoryOutline        *outlines[4] = { NULL };
  TerritoryMesh           *mesh;

  territory_outline_builder_begin_polygon (builder);
  add_ring (builder, west, G_N_ELEMENTS (west));
  add_ring (builder, enclave, G_N_ELEMENTS (enclave));
  outlines[0] = territory_outline_builder_end (builder, NULL);
  outlines[1] = make (east, G_N_ELEMENTS (east));
  outlines[2] = make (enclave, G_N_ELEMENTS (enclave));
  outlines[3] = make (island, G_N_ELEMENTS (island));
  mesh = territory_mesh_new (outlines, G_N_ELEMENTS (outlines));
  for (guint i = 0; i < G_N_ELEMENTS (outlines); i++)
    territory_outline_unref (outlines[i]);
  return mesh;
}

static void
test_a_common_border_is_one_arc (void)
{
  g_autoptr (TerritoryMesh) mesh = make_country ();
  guint                     n_between[2] = { 0, 0 };

  g_assert_cmpuint (territory_mesh_get_n_outlines (mesh), ==, 4);
  g_assert_cmpuint (territory_mesh_get_n_arcs (mesh), ==, 5);
  for (guint arc = 0; arc < 5; arc++)
    {
      int one, other;

      territory_mesh_get_arc_sides (mesh, arc, &one, &other);
      n_between[0] += one == 0 && other == 1;
      n_between[1] += one == 0 && other == 2;
    }
  g_assert_cmpuint (n_between[0], ==, 1);
  g_assert_cmpuint (n_between[1], ==, 1);
}

static void
test_nothing_is_lost_without_tolerance (void)
{
  g_autoptr (TerritoryMesh)  mesh = make_country ();
  g_autoptr (TerritoryLevel) level = territory_mesh_simplify (mesh, 0);

  g_assert_cmpuint (level->n_rings, ==, 5);
  g_assert_cmpuint (level->outline_starts[1], ==, 2);
  g_assert_true (level->ring_is_hole[1]);
  g_assert_cmpuint (territory_level_copy_ring (level, 0, NULL), ==, 6);
  g_assert_cmpfloat_with_epsilon (measure_outline (level, 0) + measure_outline (level, 1) + measure_outline (level, 2), 2e6, 1);
  g_assert_cmpfloat_with_epsilon (measure_outline (level, 3), 3600, 1);
}

static void
test_both_sides_lose_the_same_points (void)
{
  g_autoptr (TerritoryMesh)  mesh = make_country ();
  g_autoptr (TerritoryLevel) level = territory_mesh_simplify (mesh, 200);

  g_assert_cmpuint (territory_level_copy_ring (level, level->outline_starts[0], NULL), ==, 4);
  g_assert_cmpuint (territory_level_copy_ring (level, level->outline_starts[1], NULL), ==, 4);
  g_assert_cmpfloat_with_epsilon (measure_outline (level, 0) + measure_outline (level, 1), 2e6, 1);
}

static void
test_an_island_stays_while_it_is_larger_than_the_tolerance (void)
{
  g_autoptr (TerritoryMesh) mesh = make_country ();

  for (double tolerance = 1; tolerance < 200; tolerance++)
    {
      g_autoptr (TerritoryLevel) level = territory_mesh_simplify (mesh, tolerance);
      gboolean                   is_there = level->outline_starts[3] < level->outline_starts[4];

      if (tolerance < 60)
        g_assert_true (is_there);
      if (tolerance > 61)
        g_assert_false (is_there);
      g_assert_cmpint (is_there, ==, level->outline_boxes[3].west <= level->outline_boxes[3].east);
    }
}

static void
test_a_hole_goes_with_what_fills_it (void)
{
  g_autoptr (TerritoryMesh) mesh = make_country ();

  for (double tolerance = 1; tolerance < 300; tolerance++)
    {
      g_autoptr (TerritoryLevel) level = territory_mesh_simplify (mesh, tolerance);
      guint                      n_holes = level->outline_starts[1] - 1;

      g_assert_cmpuint (n_holes, ==, level->outline_starts[3] - level->outline_starts[2]);
    }
}

static void
test_where_three_meet_stays (void)
{
  static const double        north[][2] = { { 0, 1000 }, { 1000, 1000 }, { 2000, 1000 }, { 1000, 1200 } };
  TerritoryOutline          *outlines[] = { make (west, G_N_ELEMENTS (west)), make (east, G_N_ELEMENTS (east)), NULL, make (north, G_N_ELEMENTS (north)) };
  g_autoptr (TerritoryMesh)  mesh = territory_mesh_new (outlines, G_N_ELEMENTS (outlines));
  g_autoptr (TerritoryLevel) level = territory_mesh_simplify (mesh, 1e6);

  for (guint i = 0; i < G_N_ELEMENTS (outlines); i++)
    g_clear_pointer (&outlines[i], territory_outline_unref);
  g_assert_cmpuint (level->n_outlines, ==, 4);
  g_assert_cmpuint (level->outline_starts[2], ==, level->outline_starts[3]);
  g_assert_cmpuint (territory_level_copy_ring (level, level->outline_starts[3], NULL), ==, 3);
}

static void
test_no_outline_is_a_mesh_of_nothing (void)
{
  g_autoptr (TerritoryMesh)  mesh = territory_mesh_new (NULL, 0);
  g_autoptr (TerritoryLevel) level = territory_mesh_simplify (mesh, 10);

  g_assert_cmpuint (level->n_outlines, ==, 0);
  g_assert_cmpuint (level->n_rings, ==, 0);
}

/* Rings drawn by chance cross themselves and share places: nothing may break, nor rings stay half open. */
static void
test_rings_of_any_kind_stand (void)
{
  for (guint turn = 0; turn < 500; turn++)
    {
      TerritoryOutline         *outlines[6];
      g_autoptr (TerritoryMesh) mesh = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (outlines); i++)
        {
          double points[12][2];

          for (guint k = 0; k < G_N_ELEMENTS (points); k++)
            {
              points[k][0] = g_test_rand_int_range (0, 4) * 100;
              points[k][1] = g_test_rand_int_range (0, 4) * 100;
            }
          outlines[i] = make ((const double (*)[2]) points, (guint) g_test_rand_int_range (3, G_N_ELEMENTS (points)));
        }
      mesh = territory_mesh_new (outlines, G_N_ELEMENTS (outlines));
      for (double tolerance = 0; tolerance < 500; tolerance += 50)
        {
          g_autoptr (TerritoryLevel) level = territory_mesh_simplify (mesh, tolerance);

          for (guint ring = 0; ring < level->n_rings; ring++)
            g_assert_cmpuint (territory_level_copy_ring (level, ring, NULL), >=, 3);
        }
      for (guint i = 0; i < G_N_ELEMENTS (outlines); i++)
        g_clear_pointer (&outlines[i], territory_outline_unref);
    }
}

/* Which way an edge is gone along does not change its name. */
static char *
name_edge (TerritoryVertex one,
           TerritoryVertex other)
{
  gboolean swap = one.x > other.x || (one.x == other.x && one.y > other.y);

  return swap ? g_strdup_printf ("%d %d %d %d", other.x, other.y, one.x, one.y)
              : g_strdup_printf ("%d %d %d %d", one.x, one.y, other.x, other.y);
}

static void
count_edge (GHashTable     *edges,
            TerritoryVertex one,
            TerritoryVertex other)
{
  g_autofree char *name = name_edge (one, other);
  guint            n = GPOINTER_TO_UINT (g_hash_table_lookup (edges, name)) + 1;

  g_hash_table_insert (edges, g_steal_pointer (&name), GUINT_TO_POINTER (n));
}

static GHashTable *
count_edges (const TerritoryLevel *level)
{
  GHashTable *edges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint ring = 0; ring < level->n_rings; ring++)
    {
      g_autofree TerritoryVertex *points = g_new (TerritoryVertex, territory_level_copy_ring (level, ring, NULL));
      guint                       n_points = territory_level_copy_ring (level, ring, points);

      for (guint i = 0, before = n_points - 1; i < n_points; before = i++)
        count_edge (edges, points[before], points[i]);
    }
  return edges;
}

static gboolean
is_there (const TerritoryLevel *level,
          int                   outline)
{
  return outline >= 0 && level->outline_starts[outline] < level->outline_starts[outline + 1];
}

/* Sides which still are drawn: a commune that vanished draws its border no more. */
static guint
count_sides (const TerritoryMesh  *mesh,
             const TerritoryLevel *level,
             guint                 arc)
{
  int one, other;

  territory_mesh_get_arc_sides (mesh, arc, &one, &other);
  return (guint) (is_there (level, one) + is_there (level, other));
}

/* Invariant 1, seen from what is drawn: each edge of a border between two is drawn by both. */
static void
check_borders (const TerritoryMesh  *mesh,
               const TerritoryLevel *level)
{
  g_autoptr (GHashTable) edges = count_edges (level);

  for (guint arc = 0; arc < level->n_arcs; arc++)
    for (guint i = level->arc_starts[arc]; i + 1 < level->arc_starts[arc + 1]; i++)
      {
        g_autofree char *name = name_edge (level->points[i], level->points[i + 1]);
        guint            n = GPOINTER_TO_UINT (g_hash_table_lookup (edges, name));

        g_assert_cmpuint (n, >=, count_sides (mesh, level, arc));
      }
}

static void
check_rings (const TerritoryMesh  *mesh,
             const TerritoryLevel *whole,
             const TerritoryLevel *level)
{
  for (guint ring = 0; ring < level->n_rings; ring++)
    g_assert_cmpuint (territory_level_copy_ring (level, ring, NULL), >=, 3);
  for (guint i = 0; i < level->n_outlines; i++)
    if (measure_outline (whole, i) > level->tolerance * level->tolerance)
      g_assert_cmpuint (level->outline_starts[i], <, level->outline_starts[i + 1]);
}

static void
test_the_communes_of_the_val_doise (void)
{
  g_autoptr (TerritoryFile)  file = territory_file_open ("valdoise/communes/communes-95-geo.api.gouv.fr-2026.geojson");
  g_autoptr (TerritoryMesh)  mesh = NULL;
  g_autoptr (TerritoryLevel) whole = NULL;

  if (file == NULL)
    return;

  mesh = territory_mesh_new ((TerritoryOutline **) file->outlines->pdata, file->outlines->len);
  whole = territory_mesh_simplify (mesh, 0);
  g_assert_cmpuint (territory_mesh_count_points (mesh, 0), ==, whole->arc_starts[whole->n_arcs]);
  for (double tolerance = 10; tolerance < 20000; tolerance *= 2)
    {
      g_autoptr (TerritoryLevel) level = territory_mesh_simplify (mesh, tolerance);
      double                     worst = 0, sum = 0, sum_whole = 0;

      check_borders (mesh, level);
      check_rings (mesh, whole, level);
      g_assert_cmpuint (territory_mesh_count_points (mesh, tolerance), >=, level->arc_starts[level->n_arcs]);
      g_assert_cmpuint (territory_mesh_count_points (mesh, tolerance), <=, whole->arc_starts[whole->n_arcs]);
      for (guint i = 0; i < level->n_outlines; i++)
        {
          double area = measure_outline (whole, i);

          worst = MAX (worst, fabs (measure_outline (level, i) - area) / area);
          sum += measure_outline (level, i);
          sum_whole += area;
        }
      g_test_message ("tolerance %5.0f m: %u points of %u, %u rings, worst area %.2f %%, whole %.4f %%", tolerance,
                      level->arc_starts[level->n_arcs], whole->arc_starts[whole->n_arcs], level->n_rings,
                      100 * worst, 100 * fabs (sum / sum_whole - 1));
      if (tolerance <= 80)
        g_assert_cmpfloat (worst, <, 0.05);
      g_assert_cmpfloat (fabs (sum / sum_whole - 1), <, tolerance <= 1280 ? 0.01 : 0.2);
    }
}

static void
test_the_communes_of_france (void)
{
  g_autoptr (TerritoryFile)  file = territory_file_open ("national/communes-france-geojson-2018.geojson");
  g_autoptr (TerritoryMesh)  mesh = NULL;
  g_autoptr (TerritoryLevel) whole = NULL;
  gint64                     start = g_get_monotonic_time ();

  if (file == NULL)
    return;

  start = g_get_monotonic_time ();
  mesh = territory_mesh_new ((TerritoryOutline **) file->outlines->pdata, file->outlines->len);
  g_test_message ("%u arcs in %.2f s", territory_mesh_get_n_arcs (mesh), (double) (g_get_monotonic_time () - start) / 1e6);
  whole = territory_mesh_simplify (mesh, 0);
  for (double tolerance = 20; tolerance < 20000; tolerance *= 4)
    {
      g_autoptr (TerritoryLevel) level = NULL;

      start = g_get_monotonic_time ();
      level = territory_mesh_simplify (mesh, tolerance);
      g_test_message ("tolerance %5.0f m: %u points of %u, %u rings, in %.3f s", tolerance, level->arc_starts[level->n_arcs],
                      whole->arc_starts[whole->n_arcs], level->n_rings, (double) (g_get_monotonic_time () - start) / 1e6);
      check_rings (mesh, whole, level);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/territory/simplify/a-common-border-is-one-arc", test_a_common_border_is_one_arc);
  g_test_add_func ("/territory/simplify/nothing-is-lost-without-tolerance", test_nothing_is_lost_without_tolerance);
  g_test_add_func ("/territory/simplify/1-both-sides-lose-the-same-points", test_both_sides_lose_the_same_points);
  g_test_add_func ("/territory/simplify/2-where-three-meet-stays", test_where_three_meet_stays);
  g_test_add_func ("/territory/simplify/3-rings-of-any-kind-stand", test_rings_of_any_kind_stand);
  g_test_add_func ("/territory/simplify/4-an-island-stays-while-it-is-larger-than-the-tolerance", test_an_island_stays_while_it_is_larger_than_the_tolerance);
  g_test_add_func ("/territory/simplify/5-a-hole-goes-with-what-fills-it", test_a_hole_goes_with_what_fills_it);
  g_test_add_func ("/territory/simplify/no-outline-is-a-mesh-of-nothing", test_no_outline_is_a_mesh_of_nothing);
  g_test_add_func ("/territory/simplify/the-communes-of-the-val-doise", test_the_communes_of_the_val_doise);
  g_test_add_func ("/territory/simplify/the-communes-of-france", test_the_communes_of_france);
  return g_test_run ();
}
