#include "map-cache.h"

#include "map-cache-worker.h"
#include "map-lender.h"

#include <math.h>

#define MARGIN 0.25  /* of the viewport, on each side */
#define SMOOTHED 4e6 /* pixels of a screen: more are not */
#define MANY 5000    /* structures: what one place of such a territory took tells nothing of the next */

struct _MapCache
{
  MapCacheReady    ready;
  gpointer         user_data;
  MapWorker       *worker;
  MapPainter      *painter; /* of this thread, for the spot and the emphasis */
  MapScene        *scene;
  MapLook          look;
  double           budget; /* milliseconds */
  double           cost;   /* of a megapixel, the last time; 0: unknown */
  MapPicture      *picture;
  cairo_surface_t *spare; /* of the picture before; the frame on the screen may still hold it */
  MapCamera        asked; /* the worker's newest question */
  MapCamera        drawn; /* what the viewport showed last */
  gboolean         stale; /* the picture is of another scene or look */
};

static gboolean
same (double one,
      double other)
{
  return fabs (one - other) <= 1e-12 * fabs (one);
}

/* Where the corner of the picture goes in the camera's viewport, and how it is scaled there. */
static void
find_place (const MapPicture *picture,
            const MapCamera  *camera,
            double           *x,
            double           *y,
            double           *scale)
{
  const MapCamera *painted = map_layout_get_camera (picture->layout);

  *scale = same (camera->scale, painted->scale) ? 1 : camera->scale / painted->scale;
  *x = (painted->x - camera->x) * camera->scale + camera->width / 2 - painted->width * *scale / 2;
  *y = (camera->y - painted->y) * camera->scale + camera->height / 2 - painted->height * *scale / 2;
}

static gboolean
is_at_scale (const MapPicture *picture,
             const MapCamera  *camera)
{
  const MapCamera *painted;

  if (picture == NULL)
    return FALSE;
  painted = map_layout_get_camera (picture->layout);
  return same (camera->scale, painted->scale) && same (camera->device, painted->device);
}

/* How far the viewport is from the edge of the picture, in pixels; negative when it shows beyond
 * or at another scale. */
static double
get_slack (const MapPicture *picture,
           const MapCamera  *camera)
{
  const MapCamera *painted;
  double           x, y, scale;

  if (!is_at_scale (picture, camera))
    return -1;
  painted = map_layout_get_camera (picture->layout);
  find_place (picture, camera, &x, &y, &scale);
  return MIN (MIN (-x, painted->width + x - camera->width), MIN (-y, painted->height + y - camera->height)) + 0.5;
}

static void
take_picture (MapCache   *self,
              MapPicture *picture)
{
  const MapCamera *camera = map_layout_get_camera (picture->layout);

  if (self->picture != NULL)
    {
      g_clear_pointer (&self->spare, cairo_surface_destroy);
      self->spare = g_steal_pointer (&self->picture->surface);
      map_picture_free (self->picture);
    }
  self->picture = picture;
  self->cost = picture->cost / (camera->width * camera->height * camera->device * camera->device / 1e6);
  self->stale = FALSE;
}

/* Late pictures serve as long as they show more of the viewport than the one at hand. */
static gboolean
is_welcome (const MapCache   *self,
            const MapPicture *picture)
{
  if (map_layout_get_scene (picture->layout) != self->scene ||
      !map_look_equal (map_layout_get_look (picture->layout), &self->look))
    return FALSE;
  return self->stale || get_slack (self->picture, &self->drawn) < 0 || get_slack (picture, &self->drawn) >= 0;
}

static void
on_picture_ready (MapPicture *picture,
                  gpointer    user_data)
{
  MapCache *self = user_data;

  if (!is_welcome (self, picture))
    {
      map_picture_free (picture);
      return;
    }
  take_picture (self, picture);
  if (self->ready != NULL)
    self->ready (self->user_data);
}

MapCache *
map_cache_new (MapCacheReady ready,
               gpointer      user_data)
{
  MapCache *self = g_new0 (MapCache, 1);

  self->ready = ready;
  self->user_data = user_data;
  self->worker = map_worker_new (on_picture_ready, self);
  self->painter = map_painter_new ();
  self->look = map_look_new (MAP_PALETTE_LIGHT);
  self->budget = 7;
  return self;
}

void
map_cache_free (MapCache *self)
{
  map_worker_free (self->worker);
  map_painter_free (self->painter);
  g_clear_pointer (&self->scene, map_scene_unref);
  g_clear_pointer (&self->picture, map_picture_free);
  g_clear_pointer (&self->spare, cairo_surface_destroy);
  map_look_clear (&self->look);
  g_free (self);
}

void
map_cache_set_scene (MapCache *self,
                     MapScene *scene)
{
  g_return_if_fail (self != NULL);

  if (self->scene == scene)
    return;
  g_clear_pointer (&self->scene, map_scene_unref);
  self->scene = scene != NULL ? map_scene_ref (scene) : NULL;
  self->asked.scale = 0;
  self->stale = TRUE;
}

void
map_cache_set_look (MapCache      *self,
                    const MapLook *look)
{
  g_return_if_fail (self != NULL && look != NULL);

  if (map_look_equal (&self->look, look))
    return;
  map_look_clear (&self->look);
  self->look = map_look_copy (look);
  self->asked.scale = 0;
  self->stale = TRUE;
}

void
map_cache_set_budget (MapCache *self,
                      double    milliseconds)
{
  g_return_if_fail (self != NULL);

  self->budget = milliseconds;
}

/* What the next picture may be painted over; NULL: nothing yet. */
static cairo_surface_t *
take_spare (MapCache *self)
{
  return self->spare != NULL && !map_lender_is_lent (self->spare) ? g_steal_pointer (&self->spare) : NULL;
}

/* Nothing at that scale to show: the viewport alone comes first, more than twice as soon; the margins follow. */
static void
ask (MapCache        *self,
     const MapCamera *camera,
     gboolean         hurried)
{
  double    margin = hurried ? 0 : MARGIN;
  MapCamera wide = map_camera_widen (*camera, ceil (camera->width * margin), ceil (camera->height * margin));

  if (map_camera_equal (&wide, &self->asked))
    return;
  self->asked = wide;
  map_worker_ask (self->worker, self->scene, &self->look, &wide, self->picture != NULL ? self->picture->layout : NULL,
                  take_spare (self), hurried);
}

/* Seen from further away there is more to paint, as much more as ground. */
static gboolean
fits_in_a_frame (const MapCache  *self,
                 const MapCamera *camera)
{
  double size = camera->width * camera->height * camera->device * camera->device / 1e6;
  double ground = self->picture != NULL ? map_layout_get_camera (self->picture->layout)->scale / camera->scale : 1;
  guint  n;

  map_scene_get_structures (self->scene, &n);
  return n < MANY && self->cost > 0 && self->cost * size * MAX (1, ground * ground) <= self->budget;
}

/* As find_place, on whole pixels of the screen where it is not scaled. */
static void
find_seat (const MapPicture *picture,
           const MapCamera  *camera,
           double           *x,
           double           *y,
           double           *scale)
{
  find_place (picture, camera, x, y, scale);
  if (*scale < 1 || *scale > 1)
    return;
  *x = round (*x * camera->device) / camera->device;
  *y = round (*y * camera->device) / camera->device;
}

/* The pixels of the viewport that are whole inside the picture. */
static MapBox
find_covered (const MapPicture *picture,
              const MapCamera  *camera)
{
  const MapCamera *painted = map_layout_get_camera (picture->layout);
  double           x, y, scale;

  find_seat (picture, camera, &x, &y, &scale);
  return (MapBox){ MAX (ceil (x), 0), MAX (ceil (y), 0), MIN (floor (x + painted->width * scale), camera->width),
                   MIN (floor (y + painted->height * scale), camera->height) };
}

static void
add_box (cairo_t *cr,
         MapBox   box)
{
  if (!map_box_is_empty (box))
    cairo_rectangle (cr, box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0);
}

static void
paint_outside (const MapCache  *self,
               cairo_t         *cr,
               const MapCamera *camera)
{
  MapColour colour = map_palette_get (self->look.palette)->outside;

  cairo_save (cr);
  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
  cairo_rectangle (cr, 0, 0, camera->width, camera->height);
  if (self->picture != NULL)
    add_box (cr, find_covered (self->picture, camera));
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* What is scaled stands for a moment: where there are many pixels, and small ones, it is not smoothed, which takes a third of the time. */
static cairo_filter_t
choose_filter (const MapCamera *camera,
               double           scale)
{
  gboolean is_scaled = scale < 1 || scale > 1;

  return is_scaled && camera->width * camera->height * camera->device * camera->device < SMOOTHED ? CAIRO_FILTER_BILINEAR : CAIRO_FILTER_NEAREST;
}

static void
set_source (cairo_t          *cr,
            const MapPicture *picture,
            const MapCamera  *camera)
{
  cairo_pattern_t *source = map_lender_new (picture->surface);
  cairo_matrix_t   matrix;
  double           x, y, scale, pixels;

  find_seat (picture, camera, &x, &y, &scale);
  pixels = map_layout_get_camera (picture->layout)->device / scale;
  cairo_matrix_init (&matrix, pixels, 0, 0, pixels, -x * pixels, -y * pixels);
  cairo_pattern_set_matrix (source, &matrix);
  cairo_pattern_set_filter (source, choose_filter (camera, scale));
  cairo_pattern_set_extend (source, CAIRO_EXTEND_PAD); /* with nothing beyond its edge pixman takes twice as long to scale it */
  cairo_set_source (cr, source);
  cairo_pattern_destroy (source);
}

static void
copy_picture (const MapCache  *self,
              cairo_t         *cr,
              const MapCamera *camera)
{
  cairo_save (cr);
  add_box (cr, find_covered (self->picture, camera));
  cairo_clip (cr);
  set_source (cr, self->picture, camera);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
paint_on_the_spot (MapCache        *self,
                   const MapCamera *camera)
{
  const MapLayout *before = self->picture != NULL ? self->picture->layout : NULL;
  cairo_surface_t *spare = take_spare (self);

  take_picture (self, map_picture_new (self->painter, self->scene, &self->look, camera, before, &spare));
}

void
map_cache_draw (MapCache        *self,
                cairo_t         *cr,
                const MapCamera *camera)
{
  double slack = get_slack (self->picture, camera);

  g_return_if_fail (self != NULL && cr != NULL && camera != NULL);

  self->drawn = *camera;
  if (self->scene == NULL)
    {
      paint_outside (self, cr, camera);
      return;
    }
  if ((self->stale || slack < 0) && fits_in_a_frame (self, camera))
    {
      paint_on_the_spot (self, camera);
      slack = 0;
    }
  if (self->stale || slack < MARGIN / 2 * MIN (camera->width, camera->height))
    ask (self, camera, self->stale || !is_at_scale (self->picture, camera));
  if (slack < 0)
    paint_outside (self, cr, camera);
  if (self->picture != NULL)
    copy_picture (self, cr, camera);
}

void
map_cache_draw_emphasis (MapCache          *self,
                         cairo_t           *cr,
                         const MapCamera   *camera,
                         const MapEmphasis *emphasis)
{
  double x, y, scale;

  g_return_if_fail (self != NULL && cr != NULL && camera != NULL && emphasis != NULL);

  if (self->picture == NULL)
    return;
  find_place (self->picture, camera, &x, &y, &scale);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, camera->width, camera->height);
  cairo_clip (cr);
  cairo_translate (cr, round (x * camera->device) / camera->device, round (y * camera->device) / camera->device);
  cairo_scale (cr, scale, scale);
  map_painter_draw_emphasis (self->painter, cr, self->picture->layout, emphasis);
  cairo_restore (cr);
}

gboolean
map_cache_is_sharp (const MapCache  *self,
                    const MapCamera *camera)
{
  return !self->stale && get_slack (self->picture, camera) >= 0;
}

MapHit
map_cache_pick (const MapCache  *self,
                const MapCamera *camera,
                double           x,
                double           y,
                double           tolerance)
{
  double left, top, scale;

  g_return_val_if_fail (self != NULL && camera != NULL, ((MapHit){ MAP_HIT_NOTHING, MAP_NONE, MAP_NONE, 0 }));

  if (self->picture == NULL)
    return (MapHit){ MAP_HIT_NOTHING, MAP_NONE, MAP_NONE, 0 };
  find_place (self->picture, camera, &left, &top, &scale);
  return map_pick (self->picture->layout, (x - left) / scale, (y - top) / scale, tolerance / scale);
}

const MapLayout *
map_cache_get_layout (const MapCache *self)
{
  return self->picture != NULL ? self->picture->layout : NULL;
}

cairo_surface_t *
map_cache_get_picture (const MapCache  *self,
                       const MapCamera *camera,
                       double          *x,
                       double          *y,
                       double          *scale)
{
  g_return_val_if_fail (self != NULL && camera != NULL, NULL);

  if (self->picture == NULL)
    return NULL;
  find_place (self->picture, camera, x, y, scale);
  return self->picture->surface;
}
