#include "map-labels.h"
#include "map-layout.h"

#include "map-village.h"

#include <math.h>

static MapBox
box_of (const MapLabel *label)
{
  return (MapBox){ label->x, label->y, label->x + label->width, label->y + label->height };
}

static void
assert_no_overlap (const MapLayout *layout)
{
  guint           n, n_marks, n_badges;
  const MapLabel *labels = map_layout_get_labels (layout, &n);
  const MapBadge *badges = map_layout_get_badges (layout, &n_badges);
  const MapMark  *marks = map_layout_get_marks (layout, &n_marks);

  for (guint i = 0; i < n; i++)
    {
      MapBox box = box_of (labels + i);

      for (guint j = i + 1; j < n; j++)
        g_assert_false (map_box_meets (box, box_of (labels + j)));
      for (guint j = 0; j < n_badges; j++)
        g_assert_false (map_box_holds (box, badges[j].x, badges[j].y));
      for (guint j = 0; j < n_marks; j++)
        g_assert_false (marks[j].family == MAP_FAMILY_CENTRE && map_box_holds (box, marks[j].x, marks[j].y));
    }
}

static void
test_no_two_names_overlap_in_a_thousand_cameras (void)
{
  g_autoptr (MapScene) scene = map_village_new ();
  g_autoptr (MapText)  text = map_text_new ();
  g_autoptr (GRand)    random = g_rand_new_with_seed (1);
  g_auto (MapLook)     look = map_look_new (MAP_PALETTE_LIGHT);
  guint                total = 0;

  for (guint i = 0; i < 1000; i++)
    {
      MapCamera             camera = map_village_get_camera (scene, 640, 480);
      g_autoptr (MapLayout) layout = NULL;
      guint                 n;

      look.palette = (MapPaletteKind) g_rand_int_range (random, 0, MAP_N_PALETTES);
      camera = map_camera_zoom_at (camera, exp2 (g_rand_double_range (random, -1, 6)),
                                   g_rand_double_range (random, 0, 640), g_rand_double_range (random, 0, 480));
      layout = map_layout_new (scene, &camera, &look, text, NULL);
      map_layout_get_labels (layout, &n);
      total += n;
      assert_no_overlap (layout);
    }
  g_assert_cmpuint (total, >, 5000);
}

static const MapLabel *
find_label (const MapLayout *layout,
            const MapLabel  *wanted)
{
  guint           n;
  const MapLabel *labels = map_layout_get_labels (layout, &n);

  for (guint i = 0; i < n; i++)
    if (labels[i].subject == wanted->subject && labels[i].item == wanted->item)
      return labels + i;
  return NULL;
}

/* Invariant 3: wherever the hand goes, a name wholly in view before and after stays put; it only
 * leaves with its mark. */
static guint
assert_names_follow (const MapLayout *before,
                     const MapLayout *after,
                     double           dx,
                     double           dy)
{
  guint           n, followed = 0;
  const MapLabel *labels = map_layout_get_labels (before, &n);

  for (guint i = 0; i < n; i++)
    {
      MapBox          moved = box_of (labels + i);
      const MapLabel *now;

      moved = (MapBox){ moved.x0 + dx, moved.y0 + dy, moved.x1 + dx, moved.y1 + dy };
      if (moved.x0 < 0 || moved.y0 < 0 || moved.x1 > 640 || moved.y1 > 480)
        continue;
      if (labels[i].subject == MAP_SUBJECT_STRUCTURE && map_layout_find_mark (after, labels[i].item) == MAP_NONE)
        continue;
      now = find_label (after, labels + i);
      g_assert_nonnull (now);
      g_assert_cmpfloat (fabs (now->x - moved.x0) + fabs (now->y - moved.y0), <, 0.05);
      followed++;
    }
  return followed;
}

static void
test_a_name_that_stays_does_not_jump (void)
{
  g_autoptr (MapScene)  scene = map_village_new ();
  g_autoptr (MapText)   text = map_text_new ();
  g_autoptr (GRand)     random = g_rand_new_with_seed (2);
  g_auto (MapLook)      look = map_look_new (MAP_PALETTE_LIGHT);
  MapCamera             camera = map_camera_zoom_at (map_village_get_camera (scene, 640, 480), 6, 320, 240);
  g_autoptr (MapLayout) layout = map_layout_new (scene, &camera, &look, text, NULL);
  guint                 followed = 0;

  for (guint i = 0; i < 300; i++)
    {
      double     dx = g_rand_int_range (random, -40, 41), dy = g_rand_int_range (random, -40, 41);
      MapLayout *next;

      camera = map_camera_pan (camera, dx, dy);
      next = map_layout_new (scene, &camera, &look, text, layout);
      followed += assert_names_follow (layout, next, dx, dy);
      assert_no_overlap (next);
      map_layout_unref (layout);
      layout = next;
    }
  g_assert_cmpuint (followed, >, 1000);
}

static void
test_whole_names_are_never_cut (void)
{
  g_autoptr (MapScene)  scene = map_village_new ();
  g_autoptr (MapText)   text = map_text_new ();
  g_auto (MapLook)      look = map_look_new (MAP_PALETTE_PRINT);
  MapCamera             camera = map_camera_zoom_at (map_village_get_camera (scene, 640, 480), 4, 320, 240);
  g_autoptr (MapLayout) layout = NULL;
  guint                 n;
  const MapLabel       *labels;

  look.whole_names = TRUE;
  layout = map_layout_new (scene, &camera, &look, text, NULL);
  labels = map_layout_get_labels (layout, &n);
  for (guint i = 0; i < n; i++)
    g_assert_true (labels[i].x >= 0 && labels[i].y >= 0 && labels[i].x + labels[i].width <= 640 &&
                   labels[i].y + labels[i].height <= 480);
}

static void
test_the_first_place_with_room_is_taken (void)
{
  g_autoptr (MapLabels) labels = map_labels_new (200, 200);
  MapBox                places[] = { { 10, 10, 60, 20 }, { 10, 30, 60, 40 } };

  map_labels_block (labels, (MapBox){ 0, 0, 20, 20 }, FALSE);
  g_assert_cmpint (map_labels_place (labels, places, 2, 0), ==, 1);
  g_assert_cmpint (map_labels_place (labels, places, 2, 0), ==, -1);
  g_assert_cmpint (map_labels_place (labels, places, 2, 1), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/labels/no-two-names-overlap-in-a-thousand-cameras",
                   test_no_two_names_overlap_in_a_thousand_cameras);
  g_test_add_func ("/map/labels/a-name-that-stays-does-not-jump", test_a_name_that_stays_does_not_jump);
  g_test_add_func ("/map/labels/whole-names-are-never-cut", test_whole_names_are_never_cut);
  g_test_add_func ("/map/labels/the-first-place-with-room-is-taken", test_the_first_place_with_room_is_taken);
  return g_test_run ();
}
