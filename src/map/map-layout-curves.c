/* map-layout-curves.c - links as curves, side by side, merged where their ends are */
#include "map-layout-private.h"

#include "map-sign.h"
#include "map-symbol.h"

#include <math.h>

#define LEAST_SIGN 0.6 /* of its usual size */
#define MOST_BESIDE 4  /* links of one pair that a row has room for */

typedef struct
{
  double   x, y, radius;
  guint    key; /* structure, or n_structures + crowd */
  gboolean is_crowd;
} End;

typedef struct
{
  MapLayout  *layout;
  guint       n_structures;
  double      unit;    /* pixels of a plain line */
  GHashTable *doubted; /* cells of a matrix that say already that a link of theirs has no date */
  GHashTable *bundles; /* gint64 pair of keys → index of its curve + 1 */
} Drawing;

static End
find_end (const Drawing *drawing,
          guint          structure)
{
  MapLayout *self = drawing->layout;
  guint      crowd = map_clusters_get_crowd_of (self->clusters, structure);
  MapMark    mark;
  guint      n;

  if (crowd != MAP_NONE)
    {
      const MapCrowd *facts = map_clusters_get_crowds (self->clusters, &n) + crowd;

      return (End){ map_layout_x (self, facts->place.x), map_layout_y (self, facts->place.y),
                    map_layout_get_badge_radius (self, crowd, facts->n),
                    drawing->n_structures + crowd, TRUE };
    }
  map_layout_place_mark (self, structure, &mark);
  return (End){ mark.x, mark.y, mark.radius, structure, FALSE };
}

/* Towards a point, but stopping at the edge of the mark. */
static void
leave (const End *end,
       double     toward_x,
       double     toward_y,
       double     most,
       float     *x,
       float     *y)
{
  double dx = toward_x - end->x, dy = toward_y - end->y;
  double length = hypot (dx, dy);
  double step = length > 0 ? MIN (end->radius + 1, most) / length : 0;

  *x = (float) (end->x + dx * step);
  *y = (float) (end->y + dy * step);
}

/* A shallow arc, always bowing the same way for one pair, the others of the pair beside it. */
static void
bend (const Drawing *drawing,
      MapCurve      *curve,
      const End     *a,
      const End     *b,
      guint          rank,
      guint          size)
{
  const End *from = a->x < b->x || (a->x <= b->x && a->y < b->y) ? a : b;
  const End *to = from == a ? b : a;
  double     dx = to->x - from->x, dy = to->y - from->y;
  double     length = MAX (hypot (dx, dy), 1e-3);
  double     gap = MIN (7.0 * drawing->unit, 5 + length * 0.1);
  double     bow = MIN (length * 0.13, 110 * drawing->unit) + (rank - (size - 1) / 2.0) * gap;
  double     qx = (from->x + to->x) / 2 + 2 * bow * dy / length;
  double     qy = (from->y + to->y) / 2 - 2 * bow * dx / length;

  leave (from, qx, qy, length * 0.35, &curve->x[0], &curve->y[0]);
  leave (to, qx, qy, length * 0.35, &curve->x[3], &curve->y[3]);
  curve->x[1] = (float) (curve->x[0] + (qx - curve->x[0]) * 2 / 3);
  curve->y[1] = (float) (curve->y[0] + (qy - curve->y[0]) * 2 / 3);
  curve->x[2] = (float) (curve->x[3] + (qx - curve->x[3]) * 2 / 3);
  curve->y[2] = (float) (curve->y[3] + (qy - curve->y[3]) * 2 / 3);
}

static gboolean
is_matrix (const MapLayout *self)
{
  return self->frame != NULL && self->frame->kind == MAP_FRAME_MATRIX;
}

/* A sign leaves half of its line to be seen, down to a size that can still be read. */
static void
size_sign (const MapLayout *self,
           MapCurve        *curve)
{
  double scale = map_layout_get_text_scale (self);
  double length = hypot ((double) (curve->x[3] - curve->x[0]), (double) (curve->y[3] - curve->y[0]));

  curve->sign_at = 0.5f;
  if (self->frame != NULL && self->frame->kind == MAP_FRAME_COLUMNS)
    curve->sign_at = (float) (0.3 + 0.4 * fmod (curve->link * 0.618034, 1)); /* between two columns all middles are above each other */
  curve->sign_scale = (float) (scale * CLAMP (length / (4 * MAP_SIGN_RADIUS * scale), LEAST_SIGN, 1));
}

static gboolean
is_in_view (const MapLayout *self,
            const MapCurve  *curve)
{
  MapBox box = MAP_BOX_EMPTY;

  for (guint i = 0; i < 4; i++)
    box = map_box_with (box, curve->x[i], curve->y[i]);
  return map_box_meets (map_box_grow (box, curve->width), (MapBox){ 0, 0, self->camera.width, self->camera.height });
}

static guint
term_of (const MapLink *link,
         guint          aspect)
{
  return aspect < MAP_N_ASPECTS ? link->terms[aspect] : 0;
}

static float
width_of (const Drawing *drawing,
          const MapLink *link)
{
  guint aspect = drawing->layout->look.width_by;

  return (float) (map_symbol_get_width (aspect < MAP_N_ASPECTS ? link->terms[aspect] : MAP_TERM_UNKNOWN) *
                  drawing->unit);
}

/* A line of a comparison says what became of its link, and nothing else. */
static void
dress_by_fate (const Drawing *drawing,
               MapCurve      *curve,
               MapFate        fate)
{
  const MapFateStyle *style = map_fate_get_style (fate);

  curve->n = 1;
  curve->colour = style->colour;
  curve->dash = style->dash;
  curve->width = (float) (style->width * drawing->unit);
  curve->alpha = (float) style->alpha;
  curve->sign = style->sign;
  curve->cased = style->sign != MAP_SIGN_NONE && drawing->layout->zoom > 0.3;
}

static void
dress (const Drawing *drawing,
       MapCurve      *curve,
       const MapLink *link,
       guint          index)
{
  const MapLook *look = &drawing->layout->look;

  if (map_look_compares (look))
    {
      dress_by_fate (drawing, curve, map_look_get_fate (look, index));
      return;
    }
  curve->n = 1;
  curve->colour = look->colour_by < MAP_N_ASPECTS ? link->terms[look->colour_by] : MAP_TERM_SEVERAL;
  curve->dash = term_of (link, look->dash_by);
  curve->width = width_of (drawing, link);
  curve->alpha = 0.92f;
  curve->past = map_look_is_past (look, link);
  curve->sign = look->from != 0 && !link->is_dated ? MAP_SIGN_DOUBT : MAP_SIGN_NONE;
  curve->cased = !curve->past && drawing->layout->zoom > 0.3;
  if (map_symbol_is_hollow (curve->colour))
    curve->width = (float) MAX (curve->width, 2.6 * drawing->unit);
  if (curve->past)
    {
      curve->width = (float) (0.8 * drawing->unit);
      curve->alpha = 0.5f;
    }
}

static void
count_link (MapLayout     *self,
            const MapLink *link,
            guint          index,
            gboolean       past)
{
  if (map_look_compares (&self->look))
    self->tally.fates[map_look_get_fate (&self->look, index)]++;
  self->tally.undated += self->look.from != 0 && !link->is_dated;
  for (guint aspect = 0; aspect < MAP_N_ASPECTS; aspect++)
    self->tally.terms[aspect][link->terms[aspect]]++;
  self->tally.past += past;
}

/* Once in a cell of the matrix: its bars are too close to have each its own. */
static void
sign_in_cell (const Drawing *drawing,
              MapCurve      *curve,
              gint64         cell,
              guint          size)
{
  if (curve->sign == MAP_SIGN_DOUBT && !g_hash_table_add (drawing->doubted, g_memdup2 (&cell, sizeof cell)))
    curve->sign = MAP_SIGN_NONE;
  if (curve->sign != MAP_SIGN_NONE)
    map_layout_sign_in_frame (drawing->layout, curve, size);
}

/* One more link on a curve that is already there. */
static void
thicken (const Drawing *drawing,
         MapCurve      *curve,
         const MapLink *link,
         guint          index)
{
  MapCurve plain = { 0 };

  dress (drawing, &plain, link, index);
  curve->n++;
  if (plain.colour != curve->colour)
    curve->colour = MAP_TERM_SEVERAL;
  if (plain.dash != curve->dash)
    curve->dash = 0;
  if (plain.sign != curve->sign && map_look_compares (&drawing->layout->look))
    curve->sign = MAP_SIGN_NONE; /* several fates in one line: their legend tells how many of each */
  if (plain.sign == MAP_SIGN_DOUBT && is_matrix (drawing->layout))
    curve->sign = plain.sign;
  curve->past = curve->past && plain.past;
  curve->alpha = 0.85f;
  curve->width = (float) ((1.6 + 0.8 * log2 (curve->n)) * drawing->unit);
  map_layout_thicken_in_frame (drawing->layout, curve);
}

static void
add_curve (Drawing       *drawing,
           const MapLink *link,
           guint          index)
{
  MapLayout *self = drawing->layout;
  End        a = find_end (drawing, link->a), b = find_end (drawing, link->b);
  gboolean   bundled = self->pitch > 0 ? link->fan_size > MOST_BESIDE : a.is_crowd || b.is_crowd;
  gint64     key = (gint64) MIN (a.key, b.key) << 32 | MAX (a.key, b.key);
  gpointer   known = bundled ? g_hash_table_lookup (drawing->bundles, &key) : NULL;
  MapCurve   curve = { .link = index };

  if (a.key == b.key)
    {
      self->tally.inside_badge++;
      return;
    }
  dress (drawing, &curve, link, index);
  if (self->pitch > 0)
    map_layout_bend_in_frame (self, &curve, &(MapEnd){ a.x, a.y, a.radius, map_layout_get_lean (self, link->a) },
                              &(MapEnd){ b.x, b.y, b.radius, map_layout_get_lean (self, link->b) }, bundled ? 0 : link->fan_rank, bundled ? 1 : link->fan_size);
  else
    bend (drawing, &curve, &a, &b, bundled ? 0 : link->fan_rank, bundled ? 1 : link->fan_size);
  if (!is_in_view (self, &curve))
    {
      self->tally.links_outside++;
      return;
    }
  size_sign (self, &curve);
  count_link (self, link, index, curve.past);
  if (known != NULL)
    {
      MapCurve *bundle = &g_array_index (self->curves, MapCurve, GPOINTER_TO_UINT (known) - 1);

      thicken (drawing, bundle, link, index);
      if (is_matrix (self) && bundle->sign != MAP_SIGN_NONE)
        map_layout_sign_in_frame (self, bundle, 1);
      self->tally.merged++;
      return;
    }
  if (is_matrix (self))
    sign_in_cell (drawing, &curve, key, bundled ? 1 : link->fan_size);
  g_array_append_val (self->curves, curve);
  self->tally.curves++;
  if (bundled)
    g_hash_table_insert (drawing->bundles, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (self->curves->len));
}

static int
compare_curves (gconstpointer one,
                gconstpointer other)
{
  const MapCurve *a = one, *b = other;

  if (a->past != b->past)
    return a->past ? -1 : 1;
  if (a->colour != b->colour)
    return a->colour > b->colour ? -1 : 1;
  if (a->dash != b->dash)
    return a->dash > b->dash ? -1 : 1;
  return a->link < b->link ? -1 : 1;
}

void
map_layout_add_curves (MapLayout *self)
{
  guint                  n, n_structures;
  const MapLink         *links = map_scene_get_links (self->scene, &n);
  const MapStructure    *structures = map_scene_get_structures (self->scene, &n_structures);
  g_autoptr (GHashTable) doubted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) bundles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  double                 unit =
    map_palette_get (self->look.palette)->line_scale * sqrt (self->look.text_scale) * (0.72 + 0.4 * self->zoom);
  Drawing drawing = { self, n_structures, unit, doubted, bundles };

  if (self->frame != NULL)
    self->tally.links_to_place = self->frame->n_links_elsewhere;
  self->tally.links = n + self->tally.links_to_place;
  for (guint i = 0; i < n; i++)
    {
      const MapStructure *a = structures + links[i].a, *b = structures + links[i].b;

      if (!a->has_place || !b->has_place)
        self->tally.links_to_place++;
      else if (!self->look.show_links || !map_look_shows_link (&self->look, links + i, i) ||
               !map_look_shows_structure (&self->look, a, links[i].a) ||
               !map_look_shows_structure (&self->look, b, links[i].b))
        self->tally.links_hidden++;
      else
        add_curve (&drawing, links + i, i);
    }
  g_array_sort (self->curves, compare_curves);
}
