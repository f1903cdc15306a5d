/* map-painter-halves.c - the ground, painted by two threads when it is that of a nation */
#include "map-painter-private.h"

#define MUCH 3000 /* borders: below, a thread costs as much as it saves */
#define EDGE 16   /* pixels that lines reach beyond what they follow */

typedef struct
{
  MapPainting      painting;
  cairo_surface_t *surface;
} Half;

/* A picture that is the viewport and nothing else: its rows can be told apart. */
static gboolean
is_picture (const MapPainting *painting)
{
  cairo_surface_t *target = cairo_get_target (painting->cr);
  const MapCamera *camera = map_layout_get_camera (painting->layout);
  cairo_matrix_t   matrix;
  double           x, y;

  cairo_get_matrix (painting->cr, &matrix);
  cairo_surface_get_device_offset (target, &x, &y);
  return !painting->vector && cairo_get_group_target (painting->cr) == target && matrix.xx == 1 && matrix.yy == 1 && matrix.x0 == 0 && matrix.y0 == 0 &&
         x == 0 && y == 0 && cairo_image_surface_get_width (target) <= (int) (camera->width * painting->device) + 1 &&
         cairo_image_surface_get_height (target) <= (int) (camera->height * painting->device) + 1;
}

/* Device pixels, from the row first on. */
static void
begin_half (Half              *self,
            const MapPainting *whole,
            int                first,
            int                n_rows)
{
  cairo_surface_t *target = cairo_get_target (whole->cr);
  int              stride = cairo_image_surface_get_stride (target);
  double           top = first / whole->device - EDGE, bottom = (first + n_rows) / whole->device + EDGE;

  self->painting = *whole;
  self->surface = cairo_image_surface_create_for_data (cairo_image_surface_get_data (target) + (gsize) first * (gsize) stride, cairo_image_surface_get_format (target),
                                                       cairo_image_surface_get_width (target), n_rows, stride);
  cairo_surface_set_device_scale (self->surface, whole->device, whole->device);
  cairo_surface_set_device_offset (self->surface, 0, -first);
  self->painting.cr = cairo_create (self->surface);
  cairo_set_tolerance (self->painting.cr, cairo_get_tolerance (whole->cr));
  cairo_set_antialias (self->painting.cr, cairo_get_antialias (whole->cr));
  self->painting.seen.y0 = (whole->shift_y - bottom) / whole->scale;
  self->painting.seen.y1 = (whole->shift_y - top) / whole->scale;
}

static void
end_half (Half *self)
{
  cairo_destroy (self->painting.cr);
  cairo_surface_destroy (self->surface);
}

static gpointer
paint_half (gpointer data)
{
  map_painting_ground (&((Half *) data)->painting);
  return NULL;
}

void
map_painting_ground_in_halves (const MapPainting *self)
{
  cairo_surface_t *target = cairo_get_target (self->cr);
  guint            n_borders;
  int              middle;
  Half             upper, lower;
  GThread         *helper;

  map_layout_get_borders (self->layout, MAP_TERRITORY_COMMUNE, &n_borders);
  if (n_borders < MUCH || !is_picture (self))
    {
      map_painting_ground (self);
      return;
    }
  cairo_surface_flush (target);
  middle = cairo_image_surface_get_height (target) / 2;
  begin_half (&upper, self, 0, middle);
  begin_half (&lower, self, middle, cairo_image_surface_get_height (target) - middle);
  helper = g_thread_new ("ground", paint_half, &lower);
  paint_half (&upper);
  g_thread_join (helper);
  end_half (&upper);
  end_half (&lower);
  cairo_surface_mark_dirty (target);
}
