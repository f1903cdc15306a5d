/* map-layout-frame.c - links in rows and columns */
#include "map-layout-private.h"

#include "map-sign.h"

#define FILLED 0.72    /* of a cell of the matrix, by its bars */
#define AIR 0.12       /* of the bar's room, before and after */
#define LEAST_SIGN 0.6 /* of its usual size, that it can be read */
#define BESIDE 0.16    /* of a row, between parallel links */
#define THICKEST 3.2   /* pixels of a plain drawing: the widest a link is drawn elsewhere */

guint
map_layout_count_programmes (const MapLayout *self)
{
  guint n = 0;

  for (guint i = 0; self->frame != NULL && i < self->frame->n_structures; i++)
    n += map_frame_is_programme (self->frame, i);
  return n;
}

MapLean
map_layout_get_lean (const MapLayout *self,
                     guint            structure)
{
  return self->frame != NULL ? (MapLean) self->frame->leans[structure] : MAP_LEAN_FREE;
}

static void
set_point (MapCurve *curve,
           guint     i,
           double    x,
           double    y)
{
  curve->x[i] = (float) x;
  curve->y[i] = (float) y;
}

/* From the right of the one to the left of the other. */
static void
bend_between_columns (const MapLayout *self,
                      MapCurve        *curve,
                      const MapEnd    *left,
                      const MapEnd    *right,
                      double           aside)
{
  double from = left->x + left->radius + 1, to = right->x - right->radius - 1, middle = (from + to) / 2;

  set_point (curve, 0, from, left->y + aside);
  set_point (curve, 1, middle, left->y + aside);
  set_point (curve, 2, middle, right->y + aside);
  set_point (curve, 3, to, right->y + aside);
}

/* What is wider elsewhere is thicker here. */
static void
lay_bar (const MapLayout *self,
         MapCurve        *curve,
         const MapEnd    *row,
         const MapEnd    *column,
         guint            rank,
         guint            size)
{
  double cell = self->frame->cell * self->camera.scale, room = FILLED * self->pitch / size;
  double y = row->y + (rank - (size - 1) / 2.0) * room;
  double from = column->x - cell * (0.5 - AIR), to = column->x + cell * (0.5 - AIR);

  for (guint i = 0; i < 4; i++)
    set_point (curve, i, from + (to - from) * i / 3.0, y);
  curve->width = (float) (room * (0.35 + 0.5 * MIN ((double) curve->width / (THICKEST * self->mark_unit), 1)));
  curve->cased = FALSE;
  curve->sign_down = (float) (row->y - y);
}

void
map_layout_bend_in_frame (const MapLayout *self,
                          MapCurve        *curve,
                          const MapEnd    *a,
                          const MapEnd    *b,
                          guint            rank,
                          guint            size)
{
  const MapEnd *left = a->lean == MAP_LEAN_LEFT ? a : b, *other = left == a ? b : a;

  if (self->frame->kind == MAP_FRAME_MATRIX)
    lay_bar (self, curve, left, other, rank, size);
  else
    bend_between_columns (self, curve, left, other, (rank - (size - 1) / 2.0) * BESIDE * self->pitch);
}

void
map_layout_sign_in_frame (const MapLayout *self,
                          MapCurve        *curve,
                          guint            size)
{
  double air = self->frame->cell * self->camera.scale * AIR, scale = map_layout_get_text_scale (self);
  double room = curve->sign == MAP_SIGN_DOUBT ? self->pitch : self->pitch * FILLED / size;

  if (curve->sign != MAP_SIGN_DOUBT)
    curve->sign_down = 0;
  curve->sign_at = (float) (1 + AIR / 2 / (1 - 2 * AIR));
  curve->sign_scale = (float) MIN (MIN (MAX (air, 2 * LEAST_SIGN * MAP_SIGN_RADIUS * scale), room) / (2 * MAP_SIGN_RADIUS), scale);
  if ((double) curve->sign_scale < LEAST_SIGN)
    curve->sign = MAP_SIGN_NONE; /* its bar says it by colour, dash and width */
}

void
map_layout_thicken_in_frame (const MapLayout *self,
                             MapCurve        *curve)
{
  if (self->frame != NULL && self->frame->kind == MAP_FRAME_MATRIX)
    curve->width = (float) (0.85 * FILLED * self->pitch);
}
