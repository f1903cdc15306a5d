#include "map-legend.h"

#include "map-village.h"

typedef struct
{
  MapScene   *scene;
  MapPainter *painter;
  MapLook     look;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->scene = map_village_new ();
  fixture->painter = map_painter_new ();
  fixture->look = map_look_new (MAP_PALETTE_LIGHT);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  map_look_clear (&fixture->look);
  map_painter_free (fixture->painter);
  map_scene_unref (fixture->scene);
}

static MapLayout *
lay_out (Fixture *fixture,
         double   zoom)
{
  MapCamera camera = map_camera_zoom_at (map_village_get_camera (fixture->scene, 900, 700), zoom, 450, 350);

  return map_layout_new (fixture->scene, &camera, &fixture->look, map_painter_get_text (fixture->painter), NULL);
}

static guint
sum_of (const MapLegend *legend,
        MapLegendSign    sign)
{
  guint                 n, sum = 0;
  const MapLegendEntry *entries = map_legend_get_entries (legend, &n);

  for (guint i = 0; i < n; i++)
    if (entries[i].sign == sign)
      sum += entries[i].count;
  return sum;
}

static void
test_counts_are_what_is_drawn (Fixture      *fixture,
                               gconstpointer data)
{
  for (double zoom = 0.5; zoom < 20; zoom *= 3)
    {
      g_autoptr (MapLayout) layout = lay_out (fixture, zoom);
      g_autoptr (MapLegend) legend = map_legend_new (layout);
      guint                 n_marks, n_badges, n_curves, in_badges = 0, in_curves = 0;
      const MapBadge       *badges = map_layout_get_badges (layout, &n_badges);
      const MapCurve       *curves = map_layout_get_curves (layout, &n_curves);

      map_layout_get_marks (layout, &n_marks);
      for (guint i = 0; i < n_badges; i++)
        in_badges += badges[i].n;
      for (guint i = 0; i < n_curves; i++)
        in_curves += curves[i].n;
      g_assert_cmpuint (sum_of (legend, MAP_LEGEND_FAMILY), ==, n_marks + in_badges);
      g_assert_cmpuint (sum_of (legend, MAP_LEGEND_BADGE), ==, in_badges);
      g_assert_cmpuint (sum_of (legend, MAP_LEGEND_COLOUR), ==, in_curves);
      g_assert_cmpuint (sum_of (legend, MAP_LEGEND_DASH), ==, in_curves);
    }
}

static void
test_nothing_absent_is_explained (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autoptr (MapLayout) layout = NULL;
  g_autoptr (MapLegend) legend = NULL;
  guint                 n;
  const MapLegendEntry *entries;

  fixture->look.hidden_families = 1u << MAP_FAMILY_CENTRE;
  layout = lay_out (fixture, 1);
  legend = map_legend_new (layout);
  entries = map_legend_get_entries (legend, &n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (entries[i].count, >, 0);
      g_assert_false (entries[i].sign == MAP_LEGEND_FAMILY && entries[i].key == MAP_FAMILY_CENTRE);
      g_assert_cmpint (entries[i].sign, !=, MAP_LEGEND_COLOUR);
    }
}

static void
test_the_hidden_and_the_unplaced_are_told (Fixture      *fixture,
                                           gconstpointer data)
{
  g_autoptr (MapLayout) layout = NULL;
  g_autoptr (MapLegend) legend = NULL;

  fixture->look.hidden_families = 1u << MAP_FAMILY_CENTRE;
  layout = lay_out (fixture, 1);
  legend = map_legend_new (layout);
  g_assert_cmpuint (sum_of (legend, MAP_LEGEND_FAMILY) + VILLAGE_TO_PLACE + VILLAGE_CENTRES, ==,
                    VILLAGE_CENTRES + VILLAGE_SCHOOLS);
  g_assert_cmpuint (sum_of (legend, MAP_LEGEND_NOTE), >=, VILLAGE_TO_PLACE + VILLAGE_CENTRES);
}

static void
test_it_fits_in_what_it_measures (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autoptr (MapLayout) layout = lay_out (fixture, 1);
  g_autoptr (MapLegend) legend = map_legend_new (layout);
  MapSize               size = map_legend_measure (legend, fixture->painter, 1);
  cairo_surface_t      *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t              *cr = cairo_create (surface);
  double                x, y, width, height;

  map_legend_draw (legend, fixture->painter, cr, 1, 0, 0);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  g_assert_cmpfloat (x, >=, -1);
  g_assert_cmpfloat (x + width, <=, size.width + 1);
  g_assert_cmpfloat (y + height, <=, size.height + 1);
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, test) g_test_add ("/map/legend/" path, Fixture, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("counts-are-what-is-drawn", test_counts_are_what_is_drawn);
  ADD ("nothing-absent-is-explained", test_nothing_absent_is_explained);
  ADD ("the-hidden-and-the-unplaced-are-told", test_the_hidden_and_the_unplaced_are_told);
  ADD ("it-fits-in-what-it-measures", test_it_fits_in_what_it_measures);
  return g_test_run ();
}
