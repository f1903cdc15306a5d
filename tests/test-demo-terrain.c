#include "demo-terrain.h"
#include "demo-toponyms.h"

#include "base-text.h"
#include "territory-area.h"

#include <string.h>

static const guint64 seeds[] = { 1, 2026 };

typedef struct
{
  TerritoryPoint from, to;
} Piece;

static guint
spread (TerritoryPoint point)
{
  return (guint) (gint64) (point.lon * 1e7) * 2654435761u ^ (guint) (gint64) (point.lat * 1e7) * 2246822519u;
}

static guint
piece_hash (gconstpointer data)
{
  const Piece *piece = data;

  return spread (piece->from) * 31 + spread (piece->to);
}

static gboolean
piece_equal (gconstpointer one,
             gconstpointer other)
{
  return memcmp (one, other, sizeof (Piece)) == 0;
}

static void
add_pieces (GHashTable             *pieces,
            const TerritoryOutline *outline)
{
  for (guint polygon = 0; polygon < territory_outline_get_n_polygons (outline); polygon++)
    for (guint ring = 0; ring < territory_outline_get_n_rings (outline, polygon); ring++)
      {
        guint                 n;
        const TerritoryPoint *points = territory_outline_get_ring (outline, polygon, ring, &n);

        for (guint i = 0; i < n; i++)
          {
            Piece piece = { points[i], points[(i + 1) % n] };

            g_assert_true (g_hash_table_add (pieces, g_memdup2 (&piece, sizeof piece)));
          }
      }
}

static GHashTable *
new_pieces (void)
{
  return g_hash_table_new_full (piece_hash, piece_equal, g_free, NULL);
}

static GHashTable *
pieces_of_communes (const DemoTerrain *terrain)
{
  GHashTable *pieces = new_pieces ();

  for (guint i = 0; i < terrain->communes->len; i++)
    add_pieces (pieces, demo_terrain_get_commune (terrain, i)->outline);
  return pieces;
}

static gboolean
has_reverse (GHashTable  *pieces,
             const Piece *piece)
{
  Piece reverse = { piece->to, piece->from };

  return g_hash_table_contains (pieces, &reverse);
}

/* What of the communes' borders has nobody on the other side is the département's border, and nothing else. */
static void
test_the_communes_make_the_department (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      g_autoptr (DemoTerrain) terrain = demo_terrain_new (seeds[i], DEMO_RELIEF_DEPARTMENT);
      g_autoptr (GHashTable)  all = pieces_of_communes (terrain);
      g_autoptr (GHashTable)  rim = new_pieces ();
      GHashTableIter          iter;
      gpointer                piece;
      guint                   n_alone = 0;

      add_pieces (rim, terrain->outline);
      g_hash_table_iter_init (&iter, all);
      while (g_hash_table_iter_next (&iter, &piece, NULL))
        if (!has_reverse (all, piece))
          {
            n_alone++;
            g_assert_true (g_hash_table_contains (rim, piece));
          }
      g_assert_cmpuint (n_alone, ==, g_hash_table_size (rim));
      g_assert_cmpuint (territory_outline_get_n_polygons (terrain->outline), ==, 1);
      g_assert_cmpuint (territory_outline_get_n_rings (terrain->outline, 0), ==, 1);
    }
}

static double
side_of (TerritoryPoint from,
         TerritoryPoint to,
         TerritoryPoint point)
{
  return (to.lon - from.lon) * (point.lat - from.lat) - (to.lat - from.lat) * (point.lon - from.lon);
}

static gboolean
cross (const Piece *one,
       const Piece *other)
{
  return side_of (one->from, one->to, other->from) * side_of (one->from, one->to, other->to) < 0 &&
         side_of (other->from, other->to, one->from) * side_of (other->from, other->to, one->to) < 0;
}

static int
from_west (gconstpointer one,
           gconstpointer other)
{
  const Piece *a = *(Piece *const *) one, *b = *(Piece *const *) other;
  double       west = MIN (a->from.lon, a->to.lon), east = MIN (b->from.lon, b->to.lon);

  return west < east ? -1 : west > east;
}

static void
test_borders_never_cross (void)
{
  for (guint s = 0; s < G_N_ELEMENTS (seeds); s++)
    {
      g_autoptr (DemoTerrain) terrain = demo_terrain_new (seeds[s], DEMO_RELIEF_DEPARTMENT);
      g_autoptr (GHashTable)  all = pieces_of_communes (terrain);
      g_autofree gpointer    *pieces = NULL;
      guint                   n;

      pieces = g_hash_table_get_keys_as_array (all, &n);
      qsort (pieces, n, sizeof (gpointer), from_west);
      for (guint i = 0; i < n; i++)
        {
          const Piece *piece = pieces[i];
          double       east = MAX (piece->from.lon, piece->to.lon);

          for (guint j = i + 1; j < n; j++)
            {
              const Piece *next = pieces[j];

              if (MIN (next->from.lon, next->to.lon) > east)
                break;
              if (cross (piece, next))
                g_error ("seed %" G_GUINT64_FORMAT ": borders cross at %f %f", seeds[s], piece->from.lon, piece->from.lat);
            }
        }
    }
}

static void
test_the_same_seed_is_the_same_land (void)
{
  g_autoptr (DemoTerrain) one = demo_terrain_new (5, DEMO_RELIEF_DEPARTMENT);
  g_autoptr (DemoTerrain) two = demo_terrain_new (5, DEMO_RELIEF_DEPARTMENT);
  g_autoptr (DemoTerrain) other = demo_terrain_new (6, DEMO_RELIEF_DEPARTMENT);

  g_assert_cmpuint (one->communes->len, ==, two->communes->len);
  for (guint i = 0; i < one->communes->len; i++)
    {
      const DemoCommune *a = demo_terrain_get_commune (one, i), *b = demo_terrain_get_commune (two, i);

      g_assert_cmpstr (a->name, ==, b->name);
      g_assert_cmpstr (a->code, ==, b->code);
      g_assert_cmpuint (a->population, ==, b->population);
      g_assert_true (territory_outline_equal (a->outline, b->outline));
    }
  g_assert_false (territory_outline_equal (one->outline, other->outline));
}

/* Known bytes: a build or a machine that draws otherwise is caught here. */
static void
test_every_machine_draws_the_same (void)
{
  g_autoptr (DemoTerrain) terrain = demo_terrain_new (1, DEMO_RELIEF_DEPARTMENT);
  g_autoptr (GBytes)      bytes = territory_outline_encode (terrain->outline);
  g_autofree char        *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  g_assert_cmpstr (sum, ==, "f99a4bf6d26c95e903dae238ee5465ff1123093fa2212a440b54a69937dfa4f9");
}

static void
test_quarters_lie_inside_their_commune (void)
{
  g_autoptr (DemoTerrain) terrain = demo_terrain_new (1, DEMO_RELIEF_DEPARTMENT);

  g_assert_cmpuint (terrain->quarters->len, >=, 20);
  g_assert_cmpuint (terrain->quarters->len, <=, 30);
  for (guint i = 0; i < terrain->quarters->len; i++)
    {
      const DemoQuarter    *quarter = &g_array_index (terrain->quarters, DemoQuarter, i);
      guint                 n;
      const TerritoryPoint *points = territory_outline_get_ring (quarter->outline, 0, 0, &n);

      for (guint j = 0; j < n; j++)
        g_assert_true (territory_area_contains (demo_terrain_get_commune (terrain, quarter->commune)->outline, points[j]));
    }
}

static void
test_it_has_the_size_of_a_department (void)
{
  for (guint64 seed = 1; seed < 6; seed++)
    {
      g_autoptr (DemoTerrain) terrain = demo_terrain_new (seed, DEMO_RELIEF_DEPARTMENT);
      guint                   population = 0;

      for (guint i = 0; i < terrain->communes->len; i++)
        {
          population += demo_terrain_get_commune (terrain, i)->population;
          g_assert_cmpuint (demo_terrain_get_commune (terrain, i)->gathering, <, terrain->gatherings->len);
        }
      g_assert_cmpuint (terrain->communes->len, >=, 120);
      g_assert_cmpuint (terrain->communes->len, <=, 195);
      g_assert_cmpuint (population, >, 500000);
      g_assert_cmpuint (population, <, 1200000);
      g_assert_cmpuint (terrain->waters->len, ==, 2);
    }
}

static void
add_real_names (GHashTable *names,
                const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv)   lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ";", 3);

      if (cells[0] != NULL && cells[1] != NULL)
        g_hash_table_add (names, base_text_squash (cells[1]));
    }
}

static void
test_no_commune_bears_a_real_name (void)
{
  g_autoptr (GHashTable)  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DemoTerrain) terrain = NULL;
  g_autofree char        *path = g_build_filename (g_getenv ("LIENS_SHARED_DATA") ?: "", "national", "communes-table-DERIVED.csv", NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the table of real communes is not here");
      return;
    }
  add_real_names (names, path);
  g_assert_cmpuint (g_hash_table_size (names), >, 30000);
  terrain = demo_terrain_new (1, DEMO_RELIEF_DEPARTMENT);
  for (guint i = 0; i < terrain->communes->len; i++)
    {
      g_autofree char *name = base_text_squash (demo_terrain_get_commune (terrain, i)->name);

      if (g_hash_table_contains (names, name))
        g_error ("%s exists", demo_terrain_get_commune (terrain, i)->name);
    }
}

static void
test_places_are_dry_and_at_home (void)
{
  g_autoptr (DemoTerrain) terrain = demo_terrain_new (3, DEMO_RELIEF_DEPARTMENT);
  DemoRandom              random;

  demo_random_init (&random, 3, "test");
  for (guint i = 0; i < terrain->communes->len; i++)
    for (guint j = 0; j < 5; j++)
      {
        TerritoryPoint place = demo_terrain_get_degrees (terrain, demo_terrain_find_place (terrain, i, 1, &random));

        g_assert_true (territory_area_contains (demo_terrain_get_commune (terrain, i)->outline, place));
        for (guint k = 0; k < terrain->waters->len; k++)
          g_assert_false (territory_area_contains (g_array_index (terrain->waters, DemoWater, k).outline, place));
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/terrain/the-communes-make-the-department", test_the_communes_make_the_department);
  g_test_add_func ("/demo/terrain/borders-never-cross", test_borders_never_cross);
  g_test_add_func ("/demo/terrain/the-same-seed-is-the-same-land", test_the_same_seed_is_the_same_land);
  g_test_add_func ("/demo/terrain/every-machine-draws-the-same", test_every_machine_draws_the_same);
  g_test_add_func ("/demo/terrain/quarters-lie-inside-their-commune", test_quarters_lie_inside_their_commune);
  g_test_add_func ("/demo/terrain/it-has-the-size-of-a-department", test_it_has_the_size_of_a_department);
  g_test_add_func ("/demo/terrain/no-commune-bears-a-real-name", test_no_commune_bears_a_real_name);
  g_test_add_func ("/demo/terrain/places-are-dry-and-at-home", test_places_are_dry_and_at_home);
  return g_test_run ();
}
