/* app-bench-frames.h - what the frames of a window cost, as its own clock tells
 *
 * Watches the GdkFrameClock of a window, and how long one widget takes to draw in it. Frames follow one another
 * without a pause while they are watched: what keeps the thread of the window shows as a gap between two.
 */
#pragma once

#include "app-bench.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _AppBenchFrames AppBenchFrames;

/* window: realized; drawn: inside it. One at a time. Both outlive it. */
AppBenchFrames *app_bench_frames_new (GtkWidget *window,
                                      GtkWidget *drawn);
void            app_bench_frames_free (AppBenchFrames *self);
/* Frames count for gesture from the next one on; NULL: for nothing. Borrowed. */
void app_bench_frames_watch (AppBenchFrames  *self,
                             AppBenchGesture *gesture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppBenchFrames, app_bench_frames_free)

G_END_DECLS
