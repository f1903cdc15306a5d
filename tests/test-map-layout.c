#include "map-layout.h"
#include "map-pick.h"

#include "map-village.h"

#include <math.h>

typedef struct
{
  MapScene *scene;
  MapText  *text;
  MapLook   look;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->scene = map_village_new ();
  fixture->text = map_text_new ();
  fixture->look = map_look_new (MAP_PALETTE_LIGHT);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  map_look_clear (&fixture->look);
  map_text_free (fixture->text);
  map_scene_unref (fixture->scene);
}

static MapLayout *
lay_out (Fixture *fixture,
         double   zoom)
{
  MapCamera camera =
    map_camera_snap (map_camera_zoom_at (map_village_get_camera (fixture->scene, 1000, 800), zoom, 420, 390));

  return map_layout_new (fixture->scene, &camera, &fixture->look, fixture->text, NULL);
}

/* Invariant 1. */
static void
test_painted_is_picked (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (MapLayout) layout = lay_out (fixture, 3);
  guint                 n;
  const MapMark        *marks = map_layout_get_marks (layout, &n);

  g_assert_cmpuint (n, >, 20);
  for (guint i = 0; i < n; i++)
    {
      MapHit hit = map_pick (layout, marks[i].x, marks[i].y, 0);

      g_assert_cmpint (hit.kind, ==, MAP_HIT_STRUCTURE);
      g_assert_cmpfloat (hypot (marks[map_layout_find_mark (layout, hit.item)].x - marks[i].x,
                                marks[map_layout_find_mark (layout, hit.item)].y - marks[i].y),
                         <=, marks[map_layout_find_mark (layout, hit.item)].radius);
    }
}

static void
test_a_link_is_picked_along_its_curve (Fixture      *fixture,
                                       gconstpointer data)
{
  g_autoptr (MapLayout) layout = lay_out (fixture, 1);
  guint                 n, found = 0;
  const MapCurve       *curves = map_layout_get_curves (layout, &n);

  for (guint i = 0; i < n; i++)
    {
      double x, y;
      MapHit hit;

      map_curve_get_point (curves + i, 0.43, &x, &y);
      hit = map_pick (layout, x, y, 3);
      g_assert_cmpint (hit.kind, !=, MAP_HIT_NOTHING);
      found += hit.kind == MAP_HIT_LINK && hit.curve == i;
    }
  g_assert_cmpuint (found, >, n / 2);
}

static void
test_parallel_links_are_distinct (Fixture      *fixture,
                                  gconstpointer data)
{
  guint                 n, n_links, compared = 0;
  g_autoptr (MapLayout) layout = NULL;
  const MapCurve       *curves;
  const MapLink        *links = map_scene_get_links (fixture->scene, &n_links);

  fixture->look.clustering = MAP_CLUSTERS_NEVER;
  layout = lay_out (fixture, 1);
  curves = map_layout_get_curves (layout, &n);
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        const MapLink *one = links + curves[i].link, *other = links + curves[j].link;
        double         x0, y0, x1, y1;

        if (!(one->a == other->a && one->b == other->b))
          continue;
        map_curve_get_point (curves + i, 0.5, &x0, &y0);
        map_curve_get_point (curves + j, 0.5, &x1, &y1);
        g_assert_cmpfloat (hypot (x1 - x0, y1 - y0), >, 2);
        compared++;
      }
  g_assert_cmpuint (compared, >, 20);
}

/* Invariant 4. */
static void
test_everyone_is_counted_once (Fixture      *fixture,
                               gconstpointer data)
{
  fixture->look.hidden_families = 1u << MAP_FAMILY_COLLEGE;
  fixture->look.hidden_terms[MAP_ASPECT_KIND] = 2;
  fixture->look.from = fixture->look.to = 2459100;
  for (double zoom = 0.3; zoom < 40; zoom *= 2)
    {
      g_autoptr (MapLayout) layout = lay_out (fixture, zoom);
      const MapTally       *tally = map_layout_get_tally (layout);

      g_assert_cmpuint (tally->structures, ==, VILLAGE_CENTRES + VILLAGE_SCHOOLS);
      g_assert_cmpuint (tally->marks + tally->gathered + tally->outside + tally->hidden + tally->to_place, ==,
                        tally->structures);
      g_assert_cmpuint (tally->curves + tally->merged + tally->inside_badge + tally->links_outside +
                          tally->links_hidden + tally->links_to_place,
                        ==, tally->links);
    }
}

static void
test_without_a_place_is_counted_not_drawn (Fixture      *fixture,
                                           gconstpointer data)
{
  g_autoptr (MapLayout) layout = lay_out (fixture, 1);
  guint                 n, n_structures;
  const MapMark        *marks = map_layout_get_marks (layout, &n);
  const MapStructure   *structures = map_scene_get_structures (fixture->scene, &n_structures);

  g_assert_cmpuint (map_layout_get_tally (layout)->to_place, ==, VILLAGE_TO_PLACE);
  for (guint i = 0; i < n; i++)
    g_assert_true (structures[marks[i].structure].has_place);
}

static void
test_those_at_one_door_stand_apart (Fixture      *fixture,
                                    gconstpointer data)
{
  g_autoptr (MapLayout) layout = NULL;
  guint                 n;
  const MapMark        *marks;

  fixture->look.clustering = MAP_CLUSTERS_NEVER;
  layout = lay_out (fixture, 1);
  marks = map_layout_get_marks (layout, &n);
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      if (marks[i].fanned && marks[j].fanned &&
          hypot (marks[i].home_x - marks[j].home_x, marks[i].home_y - marks[j].home_y) < 1e-3)
        g_assert_cmpfloat (hypot (marks[i].x - marks[j].x, marks[i].y - marks[j].y), >=,
                           MIN (marks[i].radius, marks[j].radius) * 1.9);
}

static void
test_crowds_stand_still_under_a_pan (Fixture      *fixture,
                                     gconstpointer data)
{
  MapCamera             camera = map_village_get_camera (fixture->scene, 250, 200);
  MapCamera             moved = map_camera_pan (camera, 37, -21);
  g_autoptr (MapLayout) one = map_layout_new (fixture->scene, &camera, &fixture->look, fixture->text, NULL);
  g_autoptr (MapLayout) other = map_layout_new (fixture->scene, &moved, &fixture->look, fixture->text, NULL);
  guint                 n, m, seen = 0;
  const MapBadge       *badges = map_layout_get_badges (one, &n), *after = map_layout_get_badges (other, &m);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < m; j++)
      if (badges[i].crowd == after[j].crowd)
        {
          g_assert_cmpuint (badges[i].n, ==, after[j].n);
          g_assert_cmpfloat (fabsf (badges[i].x + 37 - after[j].x) + fabsf (badges[i].y - 21 - after[j].y), <, 0.05);
          seen++;
        }
  g_assert_cmpuint (seen, >, 0);
}

static void
test_an_unknown_date_never_hides (Fixture      *fixture,
                                  gconstpointer data)
{
  guint          n;
  const MapLink *links = map_scene_get_links (fixture->scene, &n);

  fixture->look.from = fixture->look.to = 2450000;
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (map_look_shows_link (&fixture->look, links + i, i), ==, links[i].began_earliest == 0);
  fixture->look.from = fixture->look.to = 2460000;
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (map_look_shows_link (&fixture->look, links + i, i), ==, links[i].ended_latest == 0);
}

static void
test_what_has_no_date_is_marked_where_a_time_is_looked_at (Fixture      *fixture,
                                                           gconstpointer data)
{
  guint          n, n_curves, marked = 0;
  const MapLink *links = map_scene_get_links (fixture->scene, &n);

  for (guint year = 0; year < 2; year++)
    {
      g_autoptr (MapLayout) layout = NULL;
      const MapCurve       *curves;

      fixture->look.from = fixture->look.to = year * 2460000;
      layout = lay_out (fixture, 1);
      curves = map_layout_get_curves (layout, &n_curves);
      for (guint i = 0; i < n_curves; i++)
        if (curves[i].n == 1)
          {
            g_assert_cmpint (curves[i].sign, ==, year > 0 && !links[curves[i].link].is_dated ? MAP_SIGN_DOUBT : MAP_SIGN_NONE);
            marked += curves[i].sign == MAP_SIGN_DOUBT;
          }
    }
  g_assert_cmpuint (marked, >, 0);
}

static void
test_ground_is_picked_last_and_quarters_before_communes (Fixture      *fixture,
                                                         gconstpointer data)
{
  g_autoptr (MapLayout) layout = NULL;
  guint                 n;
  const MapTerritory   *territories = map_scene_get_territories (fixture->scene, &n);
  guint                 found[MAP_N_TERRITORY_TYPES] = { 0 };

  fixture->look.show_links = FALSE;
  fixture->look.hidden_families = 0xff;
  layout = lay_out (fixture, 1);
  for (int y = 0; y < 800; y += 7)
    for (int x = 0; x < 1000; x += 7)
      {
        MapHit hit = map_pick (layout, x, y, 4);

        if (hit.kind == MAP_HIT_TERRITORY)
          found[territories[hit.item].type]++;
      }
  g_assert_cmpuint (found[MAP_TERRITORY_COMMUNE], >, 1000);
  g_assert_cmpuint (found[MAP_TERRITORY_QUARTER], >, 10);
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, test) g_test_add ("/map/layout/" path, Fixture, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("painted-is-picked", test_painted_is_picked);
  ADD ("a-link-is-picked-along-its-curve", test_a_link_is_picked_along_its_curve);
  ADD ("parallel-links-are-distinct", test_parallel_links_are_distinct);
  ADD ("everyone-is-counted-once", test_everyone_is_counted_once);
  ADD ("without-a-place-is-counted-not-drawn", test_without_a_place_is_counted_not_drawn);
  ADD ("those-at-one-door-stand-apart", test_those_at_one_door_stand_apart);
  ADD ("crowds-stand-still-under-a-pan", test_crowds_stand_still_under_a_pan);
  ADD ("an-unknown-date-never-hides", test_an_unknown_date_never_hides);
  ADD ("what-has-no-date-is-marked-where-a-time-is-looked-at", test_what_has_no_date_is_marked_where_a_time_is_looked_at);
  ADD ("ground-is-picked-last-and-quarters-before-communes", test_ground_is_picked_last_and_quarters_before_communes);
  return g_test_run ();
}
