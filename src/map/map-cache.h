/* map-cache.h - the map under the hand: never a full redraw per frame
 *
 * A worker paints an oversized picture (a quarter of the window more on each side) of the newest
 * camera asked, at a new scale first without the margins, at the same scale only what comes into view of a ground that is much to
 * paint; the main thread copies from it while the hand pans, scales it while it zooms, and
 * paints on the spot when the last cost says that it fits in a frame. Answers that come late are
 * dropped, and a picture that another has overtaken is given up, unless nothing new was shown for 400 ms. What is chosen or pointed at is a thin layer drawn above, so pointing costs nothing.
 *
 * Threads: every function here is called on one thread, the one that made the cache (its default
 * main context must run). The worker sees only what is immutable (scene, layouts, looks copied)
 * and gives back numbers and finished surfaces; it has its own painter, hence its own Pango.
 *
 * In a widget:
 *
 *   init       self->cache = map_cache_new ((MapCacheReady) gtk_widget_queue_draw, self);
 *              map_cache_set_look (self->cache, &look);
 *   new facts  map_cache_set_scene (self->cache, scene);      and queue a draw
 *   drag       self->camera = map_camera_snap (map_camera_pan (self->camera, dx, dy));
 *   scroll     self->camera = map_camera_snap (map_camera_zoom_at (self->camera, factor, x, y));
 *   snapshot   cr = gtk_snapshot_append_cairo (snapshot, &bounds);
 *              map_cache_draw (self->cache, cr, &self->camera);
 *              map_cache_draw_emphasis (self->cache, cr, &self->camera, &emphasis);
 *   motion     hit = map_cache_pick (self->cache, &self->camera, x, y, 4);
 *   dispose    g_clear_pointer (&self->cache, map_cache_free);
 */
#pragma once

#include "map-painter.h"
#include "map-pick.h"

G_BEGIN_DECLS

typedef struct _MapCache MapCache;

/* A sharper picture has come: draw again. */
typedef void (*MapCacheReady) (gpointer user_data);

MapCache *map_cache_new (MapCacheReady ready,
                         gpointer      user_data);
/* Does not wait: the worker ends by itself, ready is never called again. */
void map_cache_free (MapCache *self);

/* The picture of the old one stays until the new one is painted. NULL: nothing to show. */
void map_cache_set_scene (MapCache *self,
                          MapScene *scene);
/* Copied. */
void map_cache_set_look (MapCache      *self,
                         const MapLook *look);
/* Milliseconds of a frame that painting on the spot may take; 0: always leave it to the worker.
 * 7 unless told. */
void map_cache_set_budget (MapCache *self,
                           double    milliseconds);

/* Paints the viewport's rectangle, and asks the worker for what will be needed next. */
void map_cache_draw (MapCache        *self,
                     cairo_t         *cr,
                     const MapCamera *camera);
void map_cache_draw_emphasis (MapCache          *self,
                              cairo_t           *cr,
                              const MapCamera   *camera,
                              const MapEmphasis *emphasis);
/* Is what draw would show sharp, whole and of the newest scene and look? */
gboolean map_cache_is_sharp (const MapCache  *self,
                             const MapCamera *camera);

/* On what is shown (indices of the scene of map_cache_get_layout ()), at pixels of the camera's viewport. */
MapHit map_cache_pick (const MapCache  *self,
                       const MapCamera *camera,
                       double           x,
                       double           y,
                       double           tolerance);
/* The layout of the picture shown, NULL before the first; its camera is wider than the viewport.
 * Borrowed until the next call. */
const MapLayout *map_cache_get_layout (const MapCache *self);
/* The picture itself (opaque, device scale set) and where its corner goes in the viewport, scaled
 * by *scale: for who would rather upload it as a texture. NULL before the first. Borrowed. */
cairo_surface_t *map_cache_get_picture (const MapCache  *self,
                                        const MapCamera *camera,
                                        double          *x,
                                        double          *y,
                                        double          *scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapCache, map_cache_free)

G_END_DECLS
