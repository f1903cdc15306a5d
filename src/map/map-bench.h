/* map-bench.h - how long the map takes, told by the map itself
 *
 * Without a window: layout, painting, copies and picks on image surfaces, on the calling thread.
 * Milliseconds (microseconds for a pick) beside the copy of one frame on the same machine in the
 * same run, for only the ratios mean something elsewhere.
 */
#pragma once

#include "map-scene.h"

G_BEGIN_DECLS

typedef struct
{
  double p50, p99;
} MapFigure;

typedef struct
{
  MapFigure copy;       /* memcpy of one frame between buffers larger than the caches */
  double    first_draw; /* layout and painting with nothing prepared but the scene */
  MapFigure draw;       /* layout and painting of the whole scene, fonts and sprites known */
  MapFigure walk;       /* the same from random cameras */
  MapFigure pan_frame;  /* one frame from the cache, without the window's own work */
  MapFigure zoom_frame; /* the same scaled */
  MapFigure pick;       /* microseconds */
} MapFigures;

/* rounds: how often each is measured, 20 to 200. Takes seconds. */
MapFigures map_bench_run (MapScene *scene,
                          int       width,
                          int       height,
                          guint     rounds);

G_END_DECLS
