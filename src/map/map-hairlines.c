#include "map-hairlines.h"

#include "map-pixels.h"

#include <math.h>

struct _MapHairlines
{
  cairo_surface_t *mask;
  guint8          *pixels;
  int              stride;
  int              width, height;
  double           left, top;
  double           half; /* of a line's width */
  double           x, y; /* where the pen stands, from the corner of the mask */
};

/* The longer way of a line, and across it. */
typedef struct
{
  double from, to; /* along */
  double start;    /* across, at from */
  double slope;    /* across, for one along */
  double cosine;   /* how near a pixel is, for how far across */
  int    n_along, n_across;
  int    step_along, step_across; /* bytes */
} Course;

MapHairlines *
map_hairlines_new (const cairo_rectangle_int_t *area,
                   double                       width)
{
  MapHairlines *self = g_new0 (MapHairlines, 1);

  self->mask = map_pixels_new (CAIRO_FORMAT_A8, area->width, area->height);
  self->pixels = cairo_image_surface_get_data (self->mask);
  self->stride = cairo_image_surface_get_stride (self->mask);
  self->width = area->width;
  self->height = area->height;
  self->left = area->x;
  self->top = area->y;
  self->half = width / 2;
  return self;
}

void
map_hairlines_free (MapHairlines *self)
{
  cairo_surface_destroy (self->mask);
  g_free (self);
}

void
map_hairlines_move_to (MapHairlines *self,
                       double        x,
                       double        y)
{
  self->x = x - self->left;
  self->y = y - self->top;
}

static void
turn (Course *course)
{
  double from = course->from;

  course->start += (course->to - from) * course->slope;
  course->from = course->to;
  course->to = from;
}

static Course
plot (const MapHairlines *self,
      double              x,
      double              y)
{
  double   dx = x - self->x, dy = y - self->y;
  gboolean is_flat = fabs (dx) >= fabs (dy);
  double   along = is_flat ? dx : dy, across = is_flat ? dy : dx;
  Course   course = { is_flat ? self->x : self->y, is_flat ? x : y, is_flat ? self->y : self->x, across / along, fabs (along) / hypot (dx, dy),
                    is_flat ? self->width : self->height, is_flat ? self->height : self->width, is_flat ? 1 : self->stride, is_flat ? self->stride : 1 };

  if (along < 0)
    turn (&course);
  return course;
}

/* The pixels that one step along comes near. */
static void
cover (const MapHairlines *self,
       const Course       *course,
       int                 at)
{
  double  middle = course->start + (CLAMP (at + 0.5, course->from, course->to) - course->from) * course->slope;
  double  reach = (self->half + 0.5) / course->cosine, most = MIN (1, 2 * self->half);
  int     first = MAX ((int) ceil (middle - reach - 0.5), 0), last = MIN ((int) floor (middle + reach - 0.5), course->n_across - 1);
  guint8 *pixel = self->pixels + (gssize) at * course->step_along + (gssize) first * course->step_across;

  for (int i = first; i <= last; i++, pixel += course->step_across)
    {
      double share = self->half + 0.5 - fabs (i + 0.5 - middle) * course->cosine;
      guint8 covered = (guint8) (CLAMP (share, 0, most) * 255 + 0.5);

      if (covered > *pixel)
        *pixel = covered;
    }
}

/* Neither is this seen in the area, nor a line to it from there. */
static gboolean
passes_by (const MapHairlines *self,
           double              x,
           double              y)
{
  double reach = self->half + 1;

  return MAX (x, self->x) < -reach || MAX (y, self->y) < -reach || MIN (x, self->x) > self->width + reach || MIN (y, self->y) > self->height + reach;
}

void
map_hairlines_line_to (MapHairlines *self,
                       double        x,
                       double        y)
{
  x -= self->left;
  y -= self->top;
  if ((x < self->x || x > self->x || y < self->y || y > self->y) && !passes_by (self, x, y))
    {
      Course course = plot (self, x, y);
      int    last = (int) MIN (floor (course.to), course.n_along - 1.0);

      for (int at = (int) MAX (floor (course.from), 0); at <= last; at++)
        cover (self, &course, at);
    }
  self->x = x;
  self->y = y;
}

cairo_surface_t *
map_hairlines_end (MapHairlines *self)
{
  cairo_surface_mark_dirty (self->mask);
  return self->mask;
}
