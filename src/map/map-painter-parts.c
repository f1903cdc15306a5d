/* map-painter-parts.c - what is much to paint: two threads do it, and of a ground only what the picture before has not */
#include "map-painter-private.h"

#define MUCH 3000  /* borders: below, a copy costs as much as it saves */
#define LARGE 6e6  /* pixels: below, a thread does */
#define PIXEL 4    /* bytes */
#define N_STRIPS 6 /* what a thread does alone at the end is short; more would trace too much twice */

typedef void (*Paint) (const MapPainting *self);

typedef struct
{
  const MapPainting    *painting;
  Paint                 paint;
  const cairo_region_t *rest; /* of its target, device pixels */
  gboolean              is_second;
} Share;

/* A nation, or a picture under the map that was turned: none lies quite to the north that two clicks put there, and pixman takes
 * eight times as long for it. */
static gboolean
is_much (const MapLayout *layout)
{
  guint           n_borders, n;
  const MapPatch *patches = map_layout_get_patches (layout, &n);

  map_layout_get_borders (layout, MAP_TERRITORY_COMMUNE, &n_borders);
  for (guint i = 0; i < n; i++)
    if (patches[i].xy < 0 || patches[i].xy > 0)
      return TRUE;
  return n_borders >= MUCH;
}

gboolean
map_painting_has_pixels (const MapPainting *self)
{
  cairo_surface_t *target = cairo_get_target (self->cr);
  cairo_format_t   format = cairo_image_surface_get_format (target); /* invalid where it is no image */
  cairo_matrix_t   matrix;

  cairo_get_matrix (self->cr, &matrix);
  return !self->vector && (format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24) && cairo_get_group_target (self->cr) == target &&
         matrix.xx == 1 && matrix.yy == 1 && matrix.xy == 0 && matrix.yx == 0 && matrix.x0 == 0 && matrix.y0 == 0;
}

/* The viewport and nothing else. */
static gboolean
is_picture (const MapPainting *painting)
{
  cairo_surface_t *target = cairo_get_target (painting->cr);
  const MapCamera *camera = map_layout_get_camera (painting->layout);
  double           x, y;

  cairo_surface_get_device_offset (target, &x, &y);
  return map_painting_has_pixels (painting) && x == 0 && y == 0 &&
         cairo_image_surface_get_width (target) <= (int) (camera->width * painting->device) + 1 &&
         cairo_image_surface_get_height (target) <= (int) (camera->height * painting->device) + 1;
}

static gboolean
is_large (const MapPainting *painting)
{
  const MapCamera *camera = map_layout_get_camera (painting->layout);

  return camera->width * camera->height * camera->device * camera->device >= LARGE;
}

static MapBox
find_seen (const MapPainting           *whole,
           const cairo_rectangle_int_t *part)
{
  double left = part->x / whole->device - MAP_PAINTING_REACH, right = (part->x + part->width) / whole->device + MAP_PAINTING_REACH;
  double top = part->y / whole->device - MAP_PAINTING_REACH, bottom = (part->y + part->height) / whole->device + MAP_PAINTING_REACH;

  return (MapBox){ (left - whole->shift_x) / whole->scale, (whole->shift_y - bottom) / whole->scale,
                   (right - whole->shift_x) / whole->scale, (whole->shift_y - top) / whole->scale };
}

static void
paint_part (const MapPainting           *whole,
            Paint                        paint,
            const cairo_rectangle_int_t *part)
{
  cairo_surface_t *target = cairo_get_target (whole->cr);
  int              stride = cairo_image_surface_get_stride (target);
  guint8          *pixels = cairo_image_surface_get_data (target) + (gsize) part->y * (gsize) stride + (gsize) part->x * PIXEL;
  cairo_surface_t *surface = cairo_image_surface_create_for_data (pixels, cairo_image_surface_get_format (target), part->width, part->height, stride);
  MapPainting      painting = *whole;

  cairo_surface_set_device_scale (surface, whole->device, whole->device);
  cairo_surface_set_device_offset (surface, -part->x, -part->y);
  painting.cr = cairo_create (surface);
  cairo_set_tolerance (painting.cr, cairo_get_tolerance (whole->cr));
  cairo_set_antialias (painting.cr, cairo_get_antialias (whole->cr));
  painting.seen = find_seen (whole, part);
  paint (&painting);
  cairo_destroy (painting.cr);
  cairo_surface_destroy (surface);
}

/* Across its longer side: what reaches over the cut is painted twice. */
static cairo_rectangle_int_t
halve (cairo_rectangle_int_t part,
       gboolean              is_second)
{
  cairo_rectangle_int_t half = part;

  if (part.width > part.height)
    {
      half.x += is_second ? part.width / 2 : 0;
      half.width = is_second ? part.width - part.width / 2 : part.width / 2;
    }
  else
    {
      half.y += is_second ? part.height / 2 : 0;
      half.height = is_second ? part.height - part.height / 2 : part.height / 2;
    }
  return half;
}

static gpointer
paint_share (gpointer data)
{
  Share *self = data;

  for (int i = 0; i < cairo_region_num_rectangles (self->rest); i++)
    {
      cairo_rectangle_int_t part;

      cairo_region_get_rectangle (self->rest, i, &part);
      part = halve (part, self->is_second);
      if (part.width > 0 && part.height > 0)
        paint_part (self->painting, self->paint, &part);
    }
  return NULL;
}

static void
paint_by_two (const MapPainting    *self,
              Paint                 paint,
              const cairo_region_t *rest)
{
  cairo_surface_t *target = cairo_get_target (self->cr);
  Share            first = { self, paint, rest, FALSE }, second = { self, paint, rest, TRUE };
  GThread         *helper;

  cairo_surface_flush (target);
  helper = g_thread_new ("map-half", paint_share, &second);
  paint_share (&first);
  g_thread_join (helper);
  cairo_surface_mark_dirty (target);
}

static cairo_region_t *
new_whole (const MapPainting *self)
{
  cairo_surface_t *target = cairo_get_target (self->cr);

  return cairo_region_create_rectangle (&(cairo_rectangle_int_t){ 0, 0, cairo_image_surface_get_width (target), cairo_image_surface_get_height (target) });
}

static void
paint_lines (const MapPainting *self)
{
  map_painting_networks (self);
  map_painting_curves (self);
}

static void
paint_paper (const MapPainting *self)
{
  if (!self->has_paper)
    return;
  map_painting_set (self, self->palette->outside);
  cairo_paint (self->cr);
}

/* --- a large picture: by strips */

/* What both threads take from. */
typedef struct
{
  const MapPainting *painting;
  int                n_taken; /* atomic */
} Strips;

static void
paint_below (const MapPainting *self)
{
  paint_paper (self);
  map_painting_ground (self);
  paint_lines (self);
}

static gpointer
paint_strips (gpointer data)
{
  Strips          *self = data;
  cairo_surface_t *target = cairo_get_target (self->painting->cr);
  int              width = cairo_image_surface_get_width (target), height = cairo_image_surface_get_height (target), i;

  while ((i = g_atomic_int_add (&self->n_taken, 1)) < N_STRIPS)
    {
      int                   top = height * i / N_STRIPS;
      cairo_rectangle_int_t strip = { 0, top, width, height * (i + 1) / N_STRIPS - top };

      if (!map_painting_is_stopped (self->painting))
        paint_part (self->painting, paint_below, &strip);
    }
  return NULL;
}

/* Names not painted before at their size cost as much as the ground, and are of one thread: it begins with them. */
static void
paint_by_strips (const MapPainting *self)
{
  cairo_surface_t *target = cairo_get_target (self->cr);
  Strips           strips = { self, 0 };
  GThread         *helper;

  cairo_surface_flush (target);
  helper = g_thread_new ("map-strips", paint_strips, &strips);
  map_painting_prepare_labels (self);
  paint_strips (&strips);
  g_thread_join (helper);
  cairo_surface_mark_dirty (target);
}

/* --- a nation: by halves, and not what is known */

static void
paint_lines_in_parts (const MapPainting *self)
{
  cairo_region_t *whole;

  if (!is_picture (self) || !is_large (self))
    {
      paint_lines (self);
      return;
    }
  whole = new_whole (self);
  paint_by_two (self, paint_lines, whole);
  cairo_region_destroy (whole);
}

static void
paint_much (const MapPainting *self)
{
  cairo_surface_t      *target = cairo_get_target (self->cr);
  cairo_region_t       *rest = new_whole (self);
  cairo_rectangle_int_t known;

  cairo_surface_flush (target);
  known = map_painting_copy_ground (self);
  cairo_surface_mark_dirty (target);
  cairo_region_subtract_rectangle (rest, &known);
  paint_by_two (self, map_painting_ground, rest);
  map_painting_keep_ground (self);
  cairo_region_destroy (rest);
}

gboolean
map_painting_below (const MapPainting *self)
{
  gboolean much = is_picture (self) && is_much (self->layout);

  if (!much)
    map_painter_forget_ground (self->painter);
  if (!much && is_picture (self) && is_large (self))
    {
      paint_by_strips (self);
      return !map_painting_is_stopped (self);
    }
  paint_paper (self);
  if (much)
    paint_much (self);
  else
    map_painting_ground (self);
  if (map_painting_is_stopped (self))
    return FALSE;
  paint_lines_in_parts (self);
  return !map_painting_is_stopped (self);
}
