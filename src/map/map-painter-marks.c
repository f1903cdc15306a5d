/* map-painter-marks.c - marks, badges and names */
#include "map-painter-private.h"

#include <math.h>

#define SOME_NAMES 16 /* painted between two looks at whether they are still wanted */

static void
put_sprite (const MapPainting *self,
            const MapSprite   *sprite,
            double             x,
            double             y)
{
  double left = round ((x + sprite->left) * self->device) / self->device;
  double top = round ((y + sprite->top) * self->device) / self->device;

  cairo_set_source_surface (self->cr, sprite->surface, left, top);
  cairo_pattern_set_filter (cairo_get_source (self->cr), CAIRO_FILTER_NEAREST);
  cairo_paint (self->cr);
}

static void
put_name (const MapPainting *self,
          const char        *text,
          MapRole            role,
          MapAlign           align,
          MapColour          colour,
          MapColour          halo,
          double             scale,
          double             x,
          double             y)
{
  MapText *words = self->painter->text;

  if (!self->vector)
    {
      put_sprite (
        self, map_sprites_get_name (self->painter->sprites, text, role, align, colour, halo, scale, self->device),
        x, y);
      return;
    }
  if (halo.alpha > 0)
    {
      map_text_path (words, self->cr, text, role, scale, align, x, y);
      map_painting_set (self, halo);
      cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (self->cr, 3.2 * sqrt (scale));
      cairo_stroke (self->cr);
    }
  map_painting_set (self, colour);
  map_text_draw (words, self->cr, text, role, scale, align, x, y);
}

void
map_painting_mark (const MapPainting *self,
                   const MapMark     *mark)
{
  guint               n;
  const MapStructure *structure =
    map_scene_get_structures (map_layout_get_scene (self->layout), &n) + mark->structure;
  double scale = self->unit;

  if (self->vector)
    map_sprites_draw_mark (self->painter->text, self->cr, self->palette, mark, structure->priority_education, scale);
  else
    put_sprite (self,
                map_sprites_get_mark (self->painter->sprites, map_layout_get_look (self->layout)->palette, mark,
                                      structure->priority_education, scale, self->device),
                mark->x, mark->y);
}

/* A nail at its left shoulder: at the right one is what was found absent. */
static void
draw_pin (const MapPainting *self,
          const MapMark     *mark)
{
  double aside = mark->radius * 0.78, radius = MAX (mark->radius * 0.36, 2 * self->unit);

  cairo_arc (self->cr, mark->x - aside, mark->y - aside, radius + self->unit, 0, 2 * G_PI);
  map_painting_set (self, self->palette->casing);
  cairo_fill (self->cr);
  cairo_arc (self->cr, mark->x - aside, mark->y - aside, radius, 0, 2 * G_PI);
  map_painting_set (self, self->palette->selection);
  cairo_fill (self->cr);
}

static void
draw_leader (const MapPainting *self,
             const MapMark     *mark)
{
  map_painting_set (self, self->palette->panel_quiet);
  cairo_set_line_width (self->cr, 0.8 * self->unit);
  cairo_move_to (self->cr, mark->home_x, mark->home_y);
  cairo_line_to (self->cr, mark->x, mark->y);
  cairo_stroke (self->cr);
}

/* In the proportions of who is inside. */
static void
draw_ring (const MapPainting *self,
           const MapBadge    *badge)
{
  double ring = MAX (badge->radius * 0.2, 2 * self->unit);
  double from = -G_PI / 2;

  map_painting_set (self, self->palette->casing);
  cairo_arc (self->cr, badge->x, badge->y, badge->radius + self->unit, 0, 2 * G_PI);
  cairo_fill (self->cr);
  cairo_set_line_width (self->cr, ring);
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_BUTT);
  for (guint family = 0; family < MAP_N_FAMILIES; family++)
    {
      double to = from + 2 * G_PI * badge->families[family] / MAX (badge->n, 1);

      if (badge->families[family] == 0)
        continue;
      cairo_arc (self->cr, badge->x, badge->y, badge->radius - ring / 2, from, to);
      map_painting_set (self, self->palette->mark[family]);
      cairo_stroke (self->cr);
      from = to;
    }
}

/* How many are inside; no mark that stands near covers it. */
static void
draw_count (const MapPainting *self,
            const MapBadge    *badge)
{
  double  scale = self->palette->mark_scale * map_layout_get_look (self->layout)->text_scale * (badge->n > 99 ? 0.9 : 1);
  char    count[16];
  MapSize size;

  g_snprintf (count, sizeof count, "%u", badge->n);
  size = map_text_measure (self->painter->text, count, MAP_ROLE_COUNT, scale);
  if (size.width > 1.5 * badge->radius || size.height > 1.7 * badge->radius)
    {
      scale *= MIN (1.5 * badge->radius / size.width, 1.7 * badge->radius / size.height);
      size = map_text_measure (self->painter->text, count, MAP_ROLE_COUNT, scale);
    }
  put_name (self, count, MAP_ROLE_COUNT, MAP_ALIGN_LEFT, self->palette->panel_text, self->palette->casing, scale,
            badge->x - size.width / 2, badge->y - size.height / 2);
}

void
map_painting_badge (const MapPainting *self,
                    const MapBadge    *badge)
{
  draw_ring (self, badge);
  draw_count (self, badge);
}

/* Beside a mark: an empty circle, struck through. */
void
map_painting_absence (const MapPainting *self,
                      double             x,
                      double             y,
                      double             unit)
{
  double radius = 3.6 * unit, slash = radius * 1.35;

  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, x, y, radius, 0, 2 * G_PI);
  map_painting_set (self, self->palette->casing);
  cairo_fill_preserve (self->cr);
  cairo_move_to (self->cr, x - slash, y + slash);
  cairo_line_to (self->cr, x + slash, y - slash);
  map_painting_set (self, self->palette->selection);
  cairo_set_line_width (self->cr, 1.3 * unit);
  cairo_stroke (self->cr);
}

static void
draw_absences (const MapPainting *self,
               const MapMark     *marks,
               guint              n_marks)
{
  guint               n;
  const MapStructure *structures = map_scene_get_structures (map_layout_get_scene (self->layout), &n);

  for (guint i = 0; i < n_marks; i++)
    if (structures[marks[i].structure].n_absences > 0)
      map_painting_absence (self, (double) (marks[i].x + marks[i].radius * 0.9f), (double) (marks[i].y - marks[i].radius * 0.9f), self->unit);
}

void
map_painting_marks (const MapPainting *self)
{
  guint           n_marks, n_badges;
  const MapMark  *marks = map_layout_get_marks (self->layout, &n_marks);
  const MapBadge *badges = map_layout_get_badges (self->layout, &n_badges);

  for (guint i = 0; i < n_marks; i++)
    if (marks[i].fanned)
      draw_leader (self, marks + i);
  for (guint i = 0; i < n_badges; i++)
    draw_ring (self, badges + i);
  for (guint i = 0; i < n_marks; i++)
    {
      map_painting_mark (self, marks + i);
      if (marks[i].pinned)
        draw_pin (self, marks + i);
    }
  for (guint i = 0; i < n_badges; i++)
    draw_count (self, badges + i);
  if (map_layout_get_look (self->layout)->show_absences)
    draw_absences (self, marks, n_marks);
}

static MapColour
colour_of_role (const MapPalette *palette,
                MapRole           role)
{
  switch (role)
    {
    case MAP_ROLE_TOWN:
      return palette->town_name;
    case MAP_ROLE_GROUPING:
      return palette->grouping_name;
    case MAP_ROLE_QUARTER:
      return palette->quarter_name;
    case MAP_ROLE_CENTRE:
      return palette->centre_name;
    case MAP_ROLE_STRUCTURE:
    case MAP_ROLE_ROW:
    case MAP_ROLE_COLUMN:
    case MAP_ROLE_UPRIGHT:
      return palette->structure_name;
    case MAP_ROLE_CAPTION:
      return palette->panel_quiet;
    default:
      return palette->commune_name;
    }
}

static const MapSprite *
get_name (const MapPainting *self,
          const MapLabel    *label)
{
  return map_sprites_get_name (self->painter->sprites, label->text, label->role, label->align, colour_of_role (self->palette, label->role),
                               self->palette->name_halo, label->scale, self->device);
}

void
map_painting_prepare_labels (const MapPainting *self)
{
  guint           n;
  const MapLabel *labels = map_layout_get_labels (self->layout, &n);

  for (guint i = 0; i < n && (i % SOME_NAMES > 0 || !map_painting_is_stopped (self)); i++)
    get_name (self, labels + i);
}

gboolean
map_painting_labels (const MapPainting *self)
{
  guint           n;
  const MapLabel *labels = map_layout_get_labels (self->layout, &n);

  for (guint i = n; i > 0; i--)
    {
      const MapLabel *label = labels + i - 1;

      if (i % SOME_NAMES == 0 && map_painting_is_stopped (self))
        return FALSE;
      put_name (self, label->text, label->role, label->align, colour_of_role (self->palette, label->role),
                self->palette->name_halo, label->scale, label->x, label->y);
    }
  return TRUE;
}
