/* map-painter-kept.c - the ground of the picture before, of which the next one, a little aside, has the most */
#include "map-painter-private.h"

#include "map-layout-private.h"
#include "map-pixels.h"

#include <math.h>
#include <string.h>

#define PIXEL 4     /* bytes */
#define ASTRAY 0.01 /* of a pixel: what rounding may have moved */

static void
free_ground (MapPainterGround *self)
{
  map_scene_unref (self->scene);
  map_look_clear (&self->look);
  g_free (self);
}

static MapPainterGround *
describe (const MapLayout *layout)
{
  MapPainterGround *self = g_new0 (MapPainterGround, 1);

  self->scene = map_scene_ref (layout->scene);
  self->look = map_look_copy (&layout->look);
  self->camera = layout->camera;
  self->shift_x = layout->shift_x;
  self->shift_y = layout->shift_y;
  self->has_patches = layout->patches->len > 0;
  for (guint type = 0; type < MAP_N_TERRITORY_TYPES; type++)
    self->has_inner_borders[type] = layout->ground[type].has_inner_borders;
  return self;
}

void
map_painter_forget_ground (MapPainter *self)
{
  g_clear_pointer (&self->kept, cairo_surface_destroy);
  g_clear_pointer (&self->ground, free_ground);
}

/* Below the links a layout tells no more than that. Where a picture lies, all the ground is paler. */
static gboolean
have_one_ground (const MapPainterGround *one,
                 const MapLayout        *other)
{
  if (one->scene != other->scene || !map_look_equal (&one->look, &other->look) || one->has_patches != (other->patches->len > 0) ||
      one->camera.scale < other->camera.scale || one->camera.scale > other->camera.scale ||
      one->camera.device < other->camera.device || one->camera.device > other->camera.device)
    return FALSE;
  for (guint type = 0; type < MAP_N_TERRITORY_TYPES; type++)
    if (one->has_inner_borders[type] != other->ground[type].has_inner_borders)
      return FALSE;
  return TRUE;
}

/* In whole pixels of the screen: how far what is kept stands from where it stood. */
static gboolean
find_way (const MapPainterGround *from,
          const MapLayout        *to,
          int                    *x,
          int                    *y)
{
  double right = (to->shift_x - from->shift_x) * to->camera.device, down = (to->shift_y - from->shift_y) * to->camera.device;

  if (fabs (right) > G_MAXINT16 || fabs (down) > G_MAXINT16 || fabs (right - round (right)) > ASTRAY || fabs (down - round (down)) > ASTRAY)
    return FALSE;
  *x = (int) lround (right);
  *y = (int) lround (down);
  return TRUE;
}

/* Near its edge what is kept lacks the lines of what stood outside. */
static cairo_rectangle_int_t
find_common (cairo_surface_t *kept,
             cairo_surface_t *target,
             int              x,
             int              y,
             double           device)
{
  int reach = (int) ceil (MAP_PAINTING_REACH * device);
  int left = MAX (x + reach, 0), right = MIN (x + cairo_image_surface_get_width (kept) - reach, cairo_image_surface_get_width (target));
  int top = MAX (y + reach, 0), bottom = MIN (y + cairo_image_surface_get_height (kept) - reach, cairo_image_surface_get_height (target));

  return left < right && top < bottom ? (cairo_rectangle_int_t){ left, top, right - left, bottom - top } : (cairo_rectangle_int_t){ 0, 0, 0, 0 };
}

static const guint8 *
get_pixels (cairo_surface_t *surface,
            int              x,
            int              y)
{
  return cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface) + (gsize) x * PIXEL;
}

/* x, y: of the corner of from, in to. */
static void
copy_pixels (cairo_surface_t             *from,
             cairo_surface_t             *to,
             const cairo_rectangle_int_t *part,
             int                          x,
             int                          y)
{
  for (int row = part->y; row < part->y + part->height; row++)
    memcpy ((guint8 *) get_pixels (to, part->x, row), get_pixels (from, part->x - x, row - y), (gsize) part->width * PIXEL);
}

cairo_rectangle_int_t
map_painting_copy_ground (const MapPainting *self)
{
  MapPainter           *painter = self->painter;
  cairo_surface_t      *target = cairo_get_target (self->cr);
  cairo_rectangle_int_t common = { 0, 0, 0, 0 };
  int                   x, y;

  if (painter->ground != NULL && painter->ground->scene != self->layout->scene)
    map_painter_forget_ground (painter); /* or two scenes would be held */
  if (painter->kept == NULL || cairo_image_surface_get_format (painter->kept) != cairo_image_surface_get_format (target) ||
      !have_one_ground (painter->ground, self->layout) || !find_way (painter->ground, self->layout, &x, &y))
    return common;
  common = find_common (painter->kept, target, x, y, self->device);
  copy_pixels (painter->kept, target, &common, x, y);
  return common;
}

static gboolean
are_alike (cairo_surface_t *one,
           cairo_surface_t *other)
{
  return cairo_image_surface_get_format (one) == cairo_image_surface_get_format (other) && cairo_image_surface_get_width (one) == cairo_image_surface_get_width (other) &&
         cairo_image_surface_get_height (one) == cairo_image_surface_get_height (other);
}

void
map_painting_keep_ground (const MapPainting *self)
{
  MapPainter      *painter = self->painter;
  cairo_surface_t *target = cairo_get_target (self->cr);
  int              width = cairo_image_surface_get_width (target), height = cairo_image_surface_get_height (target);

  if (!painter->keeps_ground)
    return;
  if (painter->kept == NULL || !are_alike (painter->kept, target))
    {
      g_clear_pointer (&painter->kept, cairo_surface_destroy);
      painter->kept = map_pixels_new (cairo_image_surface_get_format (target), width, height);
    }
  copy_pixels (target, painter->kept, &(cairo_rectangle_int_t){ 0, 0, width, height }, 0, 0);
  g_clear_pointer (&painter->ground, free_ground);
  painter->ground = describe (self->layout);
}
