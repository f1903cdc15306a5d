/* map-atlas-numbers.c - a number beside each mark, where it covers neither a mark nor a name nor another number
 *
 * First close to its mark, then further and further, at the end of a thin line; where there is room nowhere, on what is there, but
 * never missing.
 */
#include "map-atlas-private.h"

#include "map-labels.h"

#include <math.h>

#define SCALE 0.66 /* of the words of a count */
#define N_AROUND 12
#define SLACK 1.5

static const double distances[] = { 1, 6, 13, 22, 34, 48, 66 }; /* points from the mark, at a scale of 1 */

typedef struct
{
  MapBox   box;
  double   from_x, from_y; /* of its line */
  gboolean apart;          /* there is a line */
  char     words[16];
  MapSize  size;
} Tag;

/* Boxes around the mark, the one at its right first, above before below. */
static void
offer (const MapMark *mark,
       double         distance,
       MapSize        size,
       MapBox        *boxes)
{
  for (guint i = 0; i < N_AROUND; i++)
    {
      double turn = (i + 1) / 2 * (i % 2 == 0 ? 1.0 : -1.0) * 2 * G_PI / N_AROUND;
      double dx = cos (turn), dy = sin (turn);
      double x = mark->x + dx * (mark->radius + distance + size.width / 2), y = mark->y + dy * (mark->radius + distance + size.height / 2);

      boxes[i] = (MapBox){ x - size.width / 2, y - size.height / 2, x + size.width / 2, y + size.height / 2 };
    }
}

static guint
keep_inside (MapBox          *boxes,
             guint            n,
             const MapCamera *camera)
{
  guint n_kept = 0;

  for (guint i = 0; i < n; i++)
    if (boxes[i].x0 >= SLACK && boxes[i].y0 >= SLACK && boxes[i].x1 <= camera->width - SLACK && boxes[i].y1 <= camera->height - SLACK)
      boxes[n_kept++] = boxes[i];
  return n_kept;
}

static void
place (MapLabels       *room,
       const MapMark   *mark,
       const MapCamera *camera,
       double           scale,
       Tag             *tag)
{
  MapBox boxes[N_AROUND];

  tag->from_x = mark->x;
  tag->from_y = mark->y;
  for (guint i = 0; i < G_N_ELEMENTS (distances); i++)
    {
      guint n;
      int   taken;

      offer (mark, distances[i] * scale, tag->size, boxes);
      n = keep_inside (boxes, N_AROUND, camera);
      taken = n > 0 ? map_labels_place (room, boxes, n, 0) : -1;
      if (taken < 0)
        continue;
      tag->box = boxes[taken];
      tag->apart = i > 0;
      return;
    }
  offer (mark, distances[0] * scale, tag->size, boxes);
  tag->box = boxes[0];
}

static void
block_all (MapLabels       *room,
           const MapLayout *layout)
{
  guint           n;
  const MapMark  *marks = map_layout_get_marks (layout, &n);
  const MapLabel *labels;

  for (guint i = 0; i < n; i++)
    {
      double radius = marks[i].radius;

      map_labels_block (room, (MapBox){ marks[i].x - radius, marks[i].y - radius, marks[i].x + radius, marks[i].y + radius }, TRUE);
    }
  labels = map_layout_get_labels (layout, &n);
  for (guint i = 0; i < n; i++)
    map_labels_block (room, (MapBox){ labels[i].x, labels[i].y, labels[i].x + labels[i].width, labels[i].y + labels[i].height }, TRUE);
}

static void
set_colour (cairo_t  *cr,
            MapColour colour,
            double    alpha)
{
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, alpha);
}

static void
draw_line (const Tag         *tag,
           const MapAtlasPen *pen)
{
  if (!tag->apart)
    return;
  set_colour (pen->cr, pen->palette->panel_text, 0.75);
  cairo_set_line_width (pen->cr, 0.5 * pen->scale);
  cairo_move_to (pen->cr, tag->from_x, tag->from_y);
  cairo_line_to (pen->cr, (tag->box.x0 + tag->box.x1) / 2, (tag->box.y0 + tag->box.y1) / 2);
  cairo_stroke (pen->cr);
}

static void
draw_tag (const Tag         *tag,
          const MapAtlasPen *pen)
{
  double round = (tag->box.y1 - tag->box.y0) / 2;

  cairo_new_path (pen->cr);
  cairo_arc (pen->cr, tag->box.x1 - round, tag->box.y0 + round, round, -G_PI / 2, G_PI / 2);
  cairo_arc (pen->cr, tag->box.x0 + round, tag->box.y0 + round, round, G_PI / 2, 3 * G_PI / 2);
  cairo_close_path (pen->cr);
  set_colour (pen->cr, pen->palette->casing, 0.94);
  cairo_fill_preserve (pen->cr);
  set_colour (pen->cr, pen->palette->panel_text, 0.8);
  cairo_set_line_width (pen->cr, 0.45 * pen->scale);
  cairo_stroke (pen->cr);
  set_colour (pen->cr, pen->palette->panel_text, 1);
  map_text_draw (pen->text, pen->cr, tag->words, MAP_ROLE_COUNT, SCALE * pen->scale, MAP_ALIGN_LEFT,
                 (tag->box.x0 + tag->box.x1 - map_text_measure (pen->text, tag->words, MAP_ROLE_COUNT, SCALE * pen->scale).width) / 2,
                 (tag->box.y0 + tag->box.y1 - map_text_measure (pen->text, tag->words, MAP_ROLE_COUNT, SCALE * pen->scale).height) / 2);
}

static gboolean
is_in_view (const MapMark   *mark,
            const MapCamera *camera)
{
  return mark->x >= 0 && mark->y >= 0 && mark->x <= camera->width && mark->y <= camera->height;
}

/* As long as round at its ends. */
static void
write_tag (Tag               *tag,
           guint              number,
           const MapAtlasPen *pen)
{
  MapSize words;

  g_snprintf (tag->words, sizeof tag->words, "%u", number);
  words = map_text_measure (pen->text, tag->words, MAP_ROLE_COUNT, SCALE * pen->scale);
  tag->size.height = words.height * 0.92f;
  tag->size.width = MAX (words.width + words.height * 0.5f, tag->size.height);
}

void
map_atlas_draw_numbers (const GPtrArray   *rows,
                        const MapLayout   *layout,
                        const MapAtlasPen *pen)
{
  const MapCamera      *camera = map_layout_get_camera (layout);
  g_autoptr (MapLabels) room = map_labels_new (camera->width, camera->height);
  g_autoptr (GArray)    tags = g_array_new (FALSE, TRUE, sizeof (Tag));
  guint                 n;
  const MapMark        *marks = map_layout_get_marks (layout, &n);

  block_all (room, layout);
  for (guint i = 0; i < rows->len; i++)
    {
      const MapAtlasRow *row = rows->pdata[i];
      guint              mark = row->number > 0 && row->structure != MAP_NONE ? map_layout_find_mark (layout, row->structure) : MAP_NONE;
      Tag                tag = { 0 };

      if (mark == MAP_NONE || !is_in_view (&marks[mark], camera))
        continue;
      write_tag (&tag, row->number, pen);
      place (room, &marks[mark], camera, pen->scale, &tag);
      g_array_append_val (tags, tag);
    }
  for (guint i = 0; i < tags->len; i++)
    draw_line (&g_array_index (tags, Tag, i), pen);
  for (guint i = 0; i < tags->len; i++)
    draw_tag (&g_array_index (tags, Tag, i), pen);
}
