/* map-cache-worker.h - the thread that paints ahead
 *
 *   1. A question that is no longer the newest when its turn comes is dropped, and one begun is given up where something newer
 *      is waited for, so that it waits for none. But a hand that never rests would never see anything new: where 400 ms showed
 *      nothing, the one that is begun is finished and told, unless the hand rests meanwhile; whether the answer still serves is
 *      for the owner to judge.
 *   2. A surface has one owner at a time: it travels with the question and with the answer.
 */
#pragma once

#include "map-painter.h"

G_BEGIN_DECLS

/* Of a window that lets its corners be seen through: put there as it is, and scaled, pixman has a quick way for it alone. */
#define MAP_PICTURE_FORMAT CAIRO_FORMAT_ARGB32

/* Opaque all over. */
typedef struct
{
  MapLayout       *layout;
  cairo_surface_t *surface;
  double           cost; /* milliseconds to lay out and paint */
} MapPicture;

void map_picture_free (MapPicture *self);

/* Called in the main context of the thread that made the worker. picture: given. */
typedef void (*MapWorkerAnswer) (MapPicture *picture,
                                 gpointer    user_data);

typedef struct _MapWorker MapWorker;

MapWorker *map_worker_new (MapWorkerAnswer answer,
                           gpointer        user_data);
void       map_worker_free (MapWorker *self);

/* before, spare: may be NULL; spare is given, and painted over when it has the right size. hurried: there is nothing of it to be seen yet. */
void     map_worker_ask (MapWorker       *self,
                         MapScene        *scene,
                         const MapLook   *look,
                         const MapCamera *camera,
                         MapLayout       *before,
                         cairo_surface_t *spare,
                         gboolean         hurried);
gboolean map_worker_is_busy (const MapWorker *self);

/* Lays out and paints on the calling thread. *spare as above: taken, and given back where the painter was stopped (map-painter.h): NULL. */
MapPicture *map_picture_new (MapPainter       *painter,
                             MapScene         *scene,
                             const MapLook    *look,
                             const MapCamera  *camera,
                             const MapLayout  *before,
                             cairo_surface_t **spare);

G_END_DECLS
