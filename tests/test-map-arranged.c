#include "map-arranged.h"

#include "map-bipartite.h"
#include "map-frame.h"
#include "map-legend.h"
#include "map-network.h"
#include "map-painter.h"
#include "map-pick.h"
#include "map-symbol.h"

#include "map-web.h"

#include <math.h>
#include <string.h>

#define WIDTH 1920
#define HEIGHT 1080

typedef enum
{
  NETWORK,
  SCHOOLS,
  SCHOOLS_BY_COMMUNE,
  PROGRAMMES,
  MATRIX_OF_SCHOOLS,
  MATRIX_OF_FAMILIES,
  MATRIX_OF_PROGRAMMES,
  N_SORTS
} Sort;

static MapScene *
arrange (MapScene *scene,
         Sort      sort)
{
  g_autoptr (MapGraph)  graph = map_graph_new (scene, NULL, NULL);
  g_autoptr (MapPlaces) places = NULL;

  switch (sort)
    {
    case SCHOOLS:
      return map_arranged_new_columns (scene, MAP_FACING_SCHOOLS, NULL, NULL, 0, NULL);
    case SCHOOLS_BY_COMMUNE:
      return map_arranged_new_columns (scene, MAP_FACING_SCHOOLS, NULL, NULL, 20, NULL);
    case PROGRAMMES:
      return map_arranged_new_columns (scene, MAP_FACING_PROGRAMMES, NULL, NULL, 0, NULL);
    case MATRIX_OF_SCHOOLS:
      return map_arranged_new_matrix (scene, MAP_FACING_SCHOOLS, NULL, NULL, 0, NULL);
    case MATRIX_OF_FAMILIES:
      return map_arranged_new_matrix (scene, MAP_FACING_SCHOOLS, NULL, NULL, 10, NULL);
    case MATRIX_OF_PROGRAMMES:
      return map_arranged_new_matrix (scene, MAP_FACING_PROGRAMMES, NULL, NULL, 10, NULL);
    default:
      places = map_network_arrange (graph, scene, NULL, MAP_NONE, NULL, NULL, NULL);
      return map_arranged_new_network (scene, places);
    }
}

static MapLayout *
lay_out (MapScene *scene)
{
  MapCamera        camera = map_camera_fit (map_camera_new (WIDTH, HEIGHT, 1), map_scene_get_bounds (scene), (MapMargins){ 20, 20, 20, 20 });
  g_auto (MapLook) look = map_look_new (MAP_PALETTE_LIGHT);
  MapText         *text = map_text_new ();
  MapLayout       *layout = map_layout_new (scene, &camera, &look, text, NULL);

  map_text_free (text);
  return layout;
}

/* --- the order of two sides */

static GArray *
draw_ties (GRand *random,
           guint  n_left,
           guint  n_right,
           guint  n)
{
  GArray *ties = g_array_new (FALSE, FALSE, sizeof (MapTie));

  for (guint i = 0; i < n; i++)
    {
      MapTie tie = { (guint) g_rand_int_range (random, 0, (gint32) n_left), (guint) g_rand_int_range (random, 0, (gint32) n_right) };

      g_array_append_val (ties, tie);
    }
  return ties;
}

static void
number (guint *order,
        guint  n)
{
  for (guint i = 0; i < n; i++)
    order[i] = i;
}

static gboolean
is_permutation (const guint *order,
                guint        n)
{
  g_autofree guint8 *seen = g_malloc0 (n + 1);

  for (guint i = 0; i < n; i++)
    if (order[i] >= n || seen[order[i]]++)
      return FALSE;
  return TRUE;
}

/* Every pair of lines, looked at. */
static guint64
count_slowly (const GArray *ties,
              const guint  *left,
              guint         n_left,
              const guint  *right,
              guint         n_right)
{
  guint   rank_left[64], rank_right[64];
  guint64 count = 0;

  for (guint i = 0; i < n_left; i++)
    rank_left[left[i]] = i;
  for (guint i = 0; i < n_right; i++)
    rank_right[right[i]] = i;
  for (guint i = 0; i < ties->len; i++)
    for (guint j = i + 1; j < ties->len; j++)
      {
        MapTie p = g_array_index (ties, MapTie, i), q = g_array_index (ties, MapTie, j);
        int    across = (int) rank_left[p.left] - (int) rank_left[q.left], facing = (int) rank_right[p.right] - (int) rank_right[q.right];

        count += across * facing < 0;
      }
  return count;
}

static void
test_two_sides_cross_less (void)
{
  guint seeds = g_getenv ("LIENS_LONG") != NULL ? 5000 : 100, better = 0;

  for (guint32 seed = 0; seed < seeds; seed++)
    {
      GRand             *random = g_rand_new_with_seed (seed);
      guint              n_left = (guint) g_rand_int_range (random, 1, 30), n_right = (guint) g_rand_int_range (random, 1, 60);
      g_autoptr (GArray) ties = draw_ties (random, n_left, n_right, n_right * 2);
      MapTie            *all = &g_array_index (ties, MapTie, 0);
      guint              left[64], right[64], again_left[64], again_right[64];
      guint64            before, after;

      number (left, n_left);
      number (right, n_right);
      before = map_bipartite_count_crossings (all, ties->len, left, n_left, right, n_right);
      g_assert_cmpuint (before, ==, count_slowly (ties, left, n_left, right, n_right));
      map_bipartite_order (all, ties->len, left, n_left, right, n_right);
      after = count_slowly (ties, left, n_left, right, n_right);
      g_assert_cmpuint (after, <=, before);
      better += after < before;
      g_assert_true (is_permutation (left, n_left) && is_permutation (right, n_right));

      /* The order of the ties does not count. */
      for (guint i = 0; i < ties->len / 2; i++)
        {
          MapTie kept = all[i];

          all[i] = all[ties->len - 1 - i];
          all[ties->len - 1 - i] = kept;
        }
      number (again_left, n_left);
      number (again_right, n_right);
      map_bipartite_order (all, ties->len, again_left, n_left, again_right, n_right);
      g_assert_cmpmem (left, n_left * sizeof (guint), again_left, n_left * sizeof (guint));
      g_assert_cmpmem (right, n_right * sizeof (guint), again_right, n_right * sizeof (guint));
      g_rand_free (random);
    }
  g_assert_cmpuint (better, >, seeds * 9 / 10);
}

static void
test_what_can_face_without_crossing_does (void)
{
  MapTie ties[] = { { 0, 2 }, { 1, 1 }, { 2, 0 }, { 3, 3 } };
  guint  left[4], right[4];

  number (left, 4);
  number (right, 4);
  map_bipartite_order (ties, 4, left, 4, right, 4);
  g_assert_cmpuint (map_bipartite_count_crossings (ties, 4, left, 4, right, 4), ==, 0);
  map_bipartite_order (ties, 0, left, 0, right, 0);
}

/* --- arrangements are scenes */

/* Invariant 1. */
static void
test_the_order_of_rows_does_not_count (void)
{
  for (guint sort = 0; sort < N_SORTS; sort++)
    {
      g_autoptr (MapScene) scene = map_web_new (MAP_WEB_FEDERATION, 120, 8, FALSE), shuffled = map_web_new (MAP_WEB_FEDERATION, 120, 8, TRUE);
      g_autoptr (MapScene) one = arrange (scene, sort), other = arrange (shuffled, sort);
      guint                n, n_links, n_other;
      const MapStructure  *structures = map_scene_get_structures (one, &n), *others = map_scene_get_structures (other, &n_other);

      g_assert_cmpuint (n, ==, n_other);
      for (guint i = 0; i < n; i++)
        {
          const MapStructure *same = others + map_scene_find_structure (other, structures[i].id);

          g_assert_cmpint (structures[i].has_place, ==, same->has_place);
          g_assert_cmpmem (&structures[i].place, sizeof (MapPoint), &same->place, sizeof (MapPoint));
        }
      map_scene_get_links (one, &n_links);
      map_scene_get_links (other, &n_other);
      g_assert_cmpuint (n_links, ==, n_other);
      g_assert_cmpuint (n_links, >, 20);
    }
}

static void
test_what_is_arranged_is_painted_and_picked (void)
{
  for (guint sort = 0; sort < N_SORTS; sort++)
    {
      g_autoptr (MapScene)  scene = map_web_new (MAP_WEB_FEDERATION, 120, 8, FALSE);
      g_autoptr (MapScene)  arranged = arrange (scene, sort);
      g_autoptr (MapLayout) layout = lay_out (arranged);
      guint                 n_marks, n_curves, found = 0;
      const MapMark        *marks = map_layout_get_marks (layout, &n_marks);
      const MapCurve       *curves = map_layout_get_curves (layout, &n_curves);

      g_assert_cmpuint (n_marks, >, 3);
      for (guint i = 0; i < n_marks; i++)
        {
          MapHit hit = map_pick (layout, (double) marks[i].x, (double) marks[i].y, 0);

          g_assert_cmpint (hit.kind, ==, MAP_HIT_STRUCTURE);
          g_assert_cmpuint (hit.item, ==, marks[i].structure);
        }
      g_assert_cmpuint (n_curves, >, 5);
      for (guint i = 0; i < n_curves; i++)
        {
          double x, y;
          MapHit hit;

          map_curve_get_point (curves + i, 0.4, &x, &y);
          hit = map_pick (layout, x, y, 1);
          found += hit.kind == MAP_HIT_LINK && hit.curve == i;
        }
      g_assert_cmpuint (found, >, n_curves / 2);
    }
}

static void
test_everyone_is_counted_once (void)
{
  for (guint sort = 0; sort < N_SORTS; sort++)
    {
      g_autoptr (MapScene)  scene = map_web_new (MAP_WEB_FEDERATION, 120, 8, FALSE);
      g_autoptr (MapScene)  arranged = arrange (scene, sort);
      g_autoptr (MapLayout) layout = lay_out (arranged);
      const MapTally       *tally = map_layout_get_tally (layout);

      g_assert_cmpuint (tally->structures, ==, 120);
      g_assert_cmpuint (tally->marks + tally->gathered + tally->outside + tally->hidden + tally->to_place, ==, 120);
      g_assert_cmpuint (tally->curves + tally->merged + tally->inside_badge + tally->links_outside + tally->links_hidden + tally->links_to_place, ==, tally->links);
      g_assert_cmpuint (tally->families[MAP_FAMILY_OTHER], ==, 0); /* a programme is no partner */
    }
}

static void
test_names_do_not_overlap (void)
{
  for (guint sort = 0; sort < N_SORTS; sort++)
    {
      g_autoptr (MapScene)  scene = map_web_new (MAP_WEB_FEDERATION, 120, 8, FALSE);
      g_autoptr (MapScene)  arranged = arrange (scene, sort);
      g_autoptr (MapLayout) layout = lay_out (arranged);
      guint                 n;
      const MapLabel       *labels = map_layout_get_labels (layout, &n);

      g_assert_cmpuint (n, >, 3);
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < i; j++)
          g_assert_false (labels[i].x < labels[j].x + labels[j].width && labels[j].x < labels[i].x + labels[i].width &&
                          labels[i].y < labels[j].y + labels[j].height && labels[j].y < labels[i].y + labels[i].height);
    }
}

/* Whoever has a row has its name beside it. */
static void
test_every_row_is_named (void)
{
  static const Sort sorts[] = { SCHOOLS_BY_COMMUNE, PROGRAMMES, MATRIX_OF_FAMILIES, MATRIX_OF_PROGRAMMES };

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      g_autoptr (MapScene)  scene = map_web_new (MAP_WEB_FEDERATION, 120, 8, FALSE);
      g_autoptr (MapScene)  arranged = arrange (scene, sorts[i]);
      g_autoptr (MapLayout) layout = lay_out (arranged);
      guint                 n_marks, n_badges, n_labels;

      map_layout_get_marks (layout, &n_marks);
      map_layout_get_badges (layout, &n_badges);
      map_layout_get_labels (layout, &n_labels);
      g_assert_cmpuint (n_labels, >=, n_marks + n_badges);
    }
}

/* What a window of that width lays out, seen whole. */
static MapLayout *
lay_out_in_room (MapScene *scene,
                 MapFacing facing,
                 guint     most,
                 double    width)
{
  g_autoptr (MapScene) arranged = map_arranged_new_matrix (scene, facing, NULL, NULL, most, &(MapRoom){ width, 30 });

  return lay_out (arranged);
}

/* On one line over a narrow column they would be smaller than the names of the rows, or not there. */
static void
test_names_stand_up_over_narrow_columns (void)
{
  g_autoptr (MapScene) scene = map_web_new (MAP_WEB_FEDERATION, 40, 8, FALSE);

  for (guint narrow = 0; narrow < 2; narrow++)
    {
      g_autoptr (MapLayout) layout = lay_out_in_room (scene, MAP_FACING_PROGRAMMES, 0, narrow ? 20 : 140);
      guint                 n, n_marks, standing = 0, lying = 0;
      const MapLabel       *labels = map_layout_get_labels (layout, &n);

      map_layout_get_marks (layout, &n_marks);
      g_assert_cmpuint (n, >=, n_marks);
      for (guint i = 0; i < n; i++)
        {
          standing += labels[i].role == MAP_ROLE_UPRIGHT;
          lying += labels[i].role == MAP_ROLE_COLUMN;
          g_assert_true (labels[i].role != MAP_ROLE_UPRIGHT || labels[i].y > 0);
        }
      g_assert_cmpuint (narrow ? standing : lying, >, 1);
      g_assert_cmpuint (narrow ? lying : standing, ==, 0);
    }
}

/* Ten centres and ten schools that are called at length. */
static MapScene *
make_long_names (void)
{
  MapSceneBuilder *builder = map_scene_builder_new ();

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i), *name = g_strdup_printf ("Centre socioculturel Les Quatre Saisons de Sous-les-Bois %u", i);

      map_scene_builder_add_structure (builder, &(MapStructureFacts){ .id = id, .type = "x", .family = i < 10 ? MAP_FAMILY_CENTRE : MAP_FAMILY_PRIMARY, .name = name });
    }
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *id = g_strdup_printf ("l%u", i), *a = g_strdup_printf ("s%u", i), *b = g_strdup_printf ("s%u", 10 + i);

      map_scene_builder_add_link (builder, &(MapLinkFacts){ .id = id, .a = a, .b = b });
    }
  return map_scene_builder_end (builder);
}

static void
check_names_in (MapScene *arranged,
                double    width,
                double    height,
                gboolean  is_shortened)
{
  MapCamera             camera = map_camera_fit (map_camera_new (width, height, 1), map_scene_get_bounds (arranged), (MapMargins){ 4, 4, 4, 4 });
  g_auto (MapLook)      look = map_look_new (MAP_PALETTE_LIGHT);
  MapText              *text = map_text_new ();
  g_autoptr (MapLayout) layout = map_layout_new (arranged, &camera, &look, text, NULL);
  guint                 n, rows = 0;
  const MapLabel       *labels = map_layout_get_labels (layout, &n);

  map_text_free (text);
  for (guint i = 0; i < n; i++)
    {
      if (labels[i].subject != MAP_SUBJECT_STRUCTURE || labels[i].role != MAP_ROLE_ROW)
        continue;
      rows++;
      g_assert_cmpfloat ((double) labels[i].x, >=, 0);
      g_assert_cmpfloat ((double) (labels[i].x + labels[i].width), <=, width);
      g_assert_cmpint (strstr (labels[i].text, "…") != NULL, ==, is_shortened);
      g_assert_nonnull (strpbrk (labels[i].text, "0123456789")); /* what tells it apart is there */
    }
  g_assert_cmpuint (rows, >=, 10);
}

/* Cut at both edges of the window, nobody would know whose row it is. */
static void
test_names_fit_a_narrow_room (void)
{
  g_autoptr (MapScene) scene = make_long_names ();
  g_autoptr (MapScene) narrow = map_arranged_new_columns (scene, MAP_FACING_SCHOOLS, NULL, NULL, 0, &(MapRoom){ 24, 13 });
  g_autoptr (MapScene) matrix = map_arranged_new_matrix (scene, MAP_FACING_SCHOOLS, NULL, NULL, 4, &(MapRoom){ 14, 16 });
  g_autoptr (MapScene) wide = map_arranged_new_columns (scene, MAP_FACING_SCHOOLS, NULL, NULL, 0, &(MapRoom){ 140, 13 });

  check_names_in (narrow, 24 * 20, 13 * 20, TRUE);
  check_names_in (wide, 140 * 20, 13 * 20, FALSE);
  check_names_in (matrix, 14 * 20, 16 * 20, TRUE);
}

/* Bars are too thin to be written upon, and too close to be written beside one by one. */
static void
test_a_doubt_stands_once_in_a_cell_beside_its_bars (void)
{
  g_autoptr (MapScene)   scene = map_web_new (MAP_WEB_FEDERATION, 120, 8, FALSE);
  g_autoptr (MapScene)   arranged = arrange (scene, MATRIX_OF_FAMILIES);
  MapCamera              camera = map_camera_fit (map_camera_new (WIDTH, HEIGHT, 1), map_scene_get_bounds (arranged), (MapMargins){ 20, 20, 20, 20 });
  g_auto (MapLook)       look = map_look_new (MAP_PALETTE_LIGHT);
  MapText               *text = map_text_new ();
  g_autoptr (MapLayout)  layout = NULL;
  g_autoptr (GHashTable) cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), doubted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint                  n;
  const MapCurve        *curves;

  look.from = look.to = 2460000;
  layout = map_layout_new (arranged, &camera, &look, text, NULL);
  curves = map_layout_get_curves (layout, &n);
  for (guint i = 0; i < n; i++)
    {
      double           row = (double) (curves[i].y[0] + curves[i].sign_down);
      g_autofree char *cell = g_strdup_printf ("%.0f %.0f", (double) curves[i].x[0], row);

      g_hash_table_add (cells, g_strdup (cell));
      if (curves[i].sign == MAP_SIGN_NONE)
        continue;
      g_assert_cmpfloat ((double) curves[i].sign_at, >, 1);
      g_assert_true (g_hash_table_add (doubted, g_steal_pointer (&cell)));
    }
  g_assert_cmpuint (map_layout_get_tally (layout)->undated, >, g_hash_table_size (cells));
  g_assert_cmpuint (g_hash_table_size (doubted), ==, g_hash_table_size (cells));
  map_text_free (text);
}

static guint32
get_pixel (cairo_surface_t *surface,
           double           x,
           double           y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + (gsize) cairo_image_surface_get_stride (surface) * (gsize) y;

  return ((const guint32 *) (gconstpointer) row)[(gsize) x] & 0xFFFFFF;
}

/* A pattern cut anywhere is another pattern: it begins with a dash, and ends with one. */
static void
test_a_bar_is_drawn_to_both_its_ends (void)
{
  g_autoptr (MapScene)   scene = map_web_new (MAP_WEB_FEDERATION, 60, 8, FALSE);
  g_autoptr (MapScene)   arranged = arrange (scene, MATRIX_OF_PROGRAMMES);
  g_autoptr (MapLayout)  layout = lay_out (arranged);
  g_autoptr (MapPainter) painter = map_painter_new ();
  cairo_surface_t       *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t               *cr = cairo_create (surface);
  guint                  n, n_dashed = 0;
  const MapCurve        *curves = map_layout_get_curves (layout, &n);

  map_painter_draw (painter, cr, layout);
  cairo_surface_flush (surface);
  for (guint i = 0; i < n; i++)
    {
      guint32 land = get_pixel (surface, (double) curves[i].x[0] - 3, (double) curves[i].y[0]);

      if (map_symbol_is_hollow (curves[i].colour) && !curves[i].past)
        continue; /* its middle is of the colour of the paper */
      n_dashed += curves[i].dash > 0;
      g_assert_cmphex (get_pixel (surface, (double) curves[i].x[0] + 1.5, (double) curves[i].y[0]), !=, land);
      g_assert_cmphex (get_pixel (surface, (double) curves[i].x[3] - 1.5, (double) curves[i].y[0]), !=, land);
    }
  g_assert_cmpuint (n_dashed, >, 3);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_many_rows_are_told_by_commune (void)
{
  g_autoptr (MapScene) scene = map_web_new (MAP_WEB_FEDERATION, 120, 8, FALSE);
  g_autoptr (MapScene) apart = arrange (scene, SCHOOLS), together = arrange (scene, SCHOOLS_BY_COMMUNE);
  const MapFrame      *frame = map_scene_get_frame (together);
  guint                n_links, n_together, in_groups = 0, n_in_groups = 0;

  g_assert_cmpuint (map_scene_get_frame (apart)->groups->len, ==, 0);
  g_assert_cmpuint (frame->groups->len, >, 0);
  g_assert_cmpuint (frame->groups->len, <=, MAP_WEB_COMMUNES);
  for (guint i = 0; i < frame->groups->len; i++)
    {
      g_assert_true (g_str_has_prefix (g_array_index (frame->groups, MapGroup, i).name, "Ville "));
      in_groups += g_array_index (frame->groups, MapGroup, i).n;
    }
  for (guint i = 0; i < frame->n_structures; i++)
    n_in_groups += frame->group_of[i] != MAP_NONE;
  g_assert_cmpuint (in_groups, ==, n_in_groups);
  map_scene_get_links (apart, &n_links);
  map_scene_get_links (together, &n_together);
  g_assert_cmpuint (n_links, ==, n_together);
}

/* A bar lies where its row and its column meet. */
static void
test_a_link_is_where_row_and_column_meet (void)
{
  g_autoptr (MapScene)  scene = map_web_new (MAP_WEB_FEDERATION, 60, 8, FALSE);
  g_autoptr (MapScene)  arranged = arrange (scene, MATRIX_OF_PROGRAMMES);
  g_autoptr (MapLayout) layout = lay_out (arranged);
  double                pitch = map_scene_get_frame (arranged)->pitch * map_layout_get_camera (layout)->scale;
  guint                 n, n_links, n_marks;
  const MapCurve       *curves = map_layout_get_curves (layout, &n);
  const MapLink        *links = map_scene_get_links (arranged, &n_links);
  const MapMark        *marks = map_layout_get_marks (layout, &n_marks);

  for (guint i = 0; i < n; i++)
    {
      const MapMark *row = marks + map_layout_find_mark (layout, links[curves[i].link].a);
      const MapMark *column = marks + map_layout_find_mark (layout, links[curves[i].link].b);

      g_assert_cmpfloat (fabs ((double) (curves[i].y[0] - row->y)), <, pitch / 2);
      g_assert_cmpfloat (fabs ((double) ((curves[i].x[0] + curves[i].x[3]) / 2 - column->x)), <, 0.1);
      g_assert_cmpfloat ((double) curves[i].width, <, pitch);
    }
}

/* A link that two programmes carry is told at both. */
static void
test_programmes_have_the_links_they_carry (void)
{
  g_autoptr (MapScene) scene = map_web_new (MAP_WEB_FEDERATION, 60, 8, FALSE);
  g_autoptr (MapScene) arranged = arrange (scene, PROGRAMMES);
  const MapFrame      *frame = map_scene_get_frame (arranged);
  guint                n, n_links, n_before;
  const MapLink       *links = map_scene_get_links (arranged, &n_links), *before = map_scene_get_links (scene, &n_before);
  const MapStructure  *structures = map_scene_get_structures (arranged, &n);

  g_assert_cmpuint (n, ==, 60 + MAP_WEB_PROGRAMMES);
  for (guint i = 0; i < n_links; i++)
    {
      g_assert_cmpuint (structures[links[i].a].family, ==, MAP_FAMILY_CENTRE);
      g_assert_cmpuint (links[i].b, >=, 60);
      g_assert_true (before[frame->link_from[i]].programmes & (1u << (structures[links[i].b].id[1] - '0')));
    }
}

static void
test_what_is_shown_goes_along (void)
{
  g_autoptr (MapScene) scene = map_web_new (MAP_WEB_FEDERATION, 60, 8, FALSE);
  g_autoptr (MapScene) arranged = arrange (scene, PROGRAMMES);
  guint8               shown[60];
  g_autoptr (GBytes)   bytes = NULL, carried = NULL;
  const guint8        *there;
  gsize                size;

  memset (shown, 1, sizeof shown);
  shown[7] = 0;
  bytes = g_bytes_new (shown, sizeof shown);
  carried = map_arranged_dup_shown_structures (arranged, bytes);
  there = g_bytes_get_data (carried, &size);
  g_assert_cmpuint (size, ==, 60 + MAP_WEB_PROGRAMMES);
  for (guint i = 0; i < size; i++)
    g_assert_cmpuint (there[i], ==, i != 7);
  g_assert_null (map_arranged_dup_shown_links (arranged, NULL));
}

static void
test_nothing_to_arrange_is_no_trouble (void)
{
  for (guint sort = 0; sort < N_SORTS; sort++)
    for (guint n = 0; n < 3; n++)
      {
        g_autoptr (MapScene)  scene = map_web_new (MAP_WEB_PATH, n, 8, FALSE);
        g_autoptr (MapScene)  arranged = arrange (scene, sort);
        g_autoptr (MapLayout) layout = lay_out (arranged);
        MapLegend            *legend = map_legend_new (layout);

        map_legend_free (legend);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map/arranged/two-sides-cross-less", test_two_sides_cross_less);
  g_test_add_func ("/map/arranged/what-can-face-without-crossing-does", test_what_can_face_without_crossing_does);
  g_test_add_func ("/map/arranged/the-order-of-rows-does-not-count", test_the_order_of_rows_does_not_count);
  g_test_add_func ("/map/arranged/what-is-arranged-is-painted-and-picked", test_what_is_arranged_is_painted_and_picked);
  g_test_add_func ("/map/arranged/everyone-is-counted-once", test_everyone_is_counted_once);
  g_test_add_func ("/map/arranged/names-do-not-overlap", test_names_do_not_overlap);
  g_test_add_func ("/map/arranged/every-row-is-named", test_every_row_is_named);
  g_test_add_func ("/map/arranged/names-stand-up-over-narrow-columns", test_names_stand_up_over_narrow_columns);
  g_test_add_func ("/map/arranged/names-fit-a-narrow-room", test_names_fit_a_narrow_room);
  g_test_add_func ("/map/arranged/a-doubt-stands-once-in-a-cell-beside-its-bars", test_a_doubt_stands_once_in_a_cell_beside_its_bars);
  g_test_add_func ("/map/arranged/a-bar-is-drawn-to-both-its-ends", test_a_bar_is_drawn_to_both_its_ends);
  g_test_add_func ("/map/arranged/many-rows-are-told-by-commune", test_many_rows_are_told_by_commune);
  g_test_add_func ("/map/arranged/a-link-is-where-row-and-column-meet", test_a_link_is_where_row_and_column_meet);
  g_test_add_func ("/map/arranged/programmes-have-the-links-they-carry", test_programmes_have_the_links_they_carry);
  g_test_add_func ("/map/arranged/what-is-shown-goes-along", test_what_is_shown_goes_along);
  g_test_add_func ("/map/arranged/nothing-to-arrange-is-no-trouble", test_nothing_to_arrange_is_no_trouble);

  return g_test_run ();
}
