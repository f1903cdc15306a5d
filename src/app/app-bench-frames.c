#include "config.h"

#include "app-bench-frames.h"

#include <math.h>

#define LONG 50             /* milliseconds */
#define USUAL_REFRESH 16667 /* microseconds, where the screen does not tell its own */

/* By the clock of the wall, and by the work of this thread; milliseconds. */
typedef struct
{
  double wall, work;
} Moment;

struct _AppBenchFrames
{
  GdkFrameClock   *clock; /* owned */
  AppBenchGesture *gesture;
  Moment           began;   /* this frame */
  Moment           ended;   /* the one before */
  double           before;  /* wall: when the one before began */
  double           drawing; /* work of the drawing of this frame; negative: it was not drawn */
  gboolean         has_ended;
};

/* The class of a widget knows no instance of ours: one watch at a time. */
static struct
{
  AppBenchFrames *frames;
  GtkWidgetClass *widget_class;
  void (*snapshot) (GtkWidget   *widget,
                    GtkSnapshot *snapshot);
} watched;

static Moment
get_now (void)
{
  return (Moment){ (double) g_get_monotonic_time () / 1000, app_bench_get_work () };
}

static void
snapshot_watched (GtkWidget   *widget,
                  GtkSnapshot *snapshot)
{
  double began = app_bench_get_work ();

  watched.snapshot (widget, snapshot);
  watched.frames->drawing = app_bench_get_work () - began;
}

static void
on_before_paint (AppBenchFrames *self)
{
  self->before = self->began.wall;
  self->began = get_now ();
  self->drawing = -1;
}

/* Milliseconds. */
static double
get_refresh (AppBenchFrames *self)
{
  gint64 refresh = 0, presentation;

  gdk_frame_clock_get_refresh_info (self->clock, gdk_frame_clock_get_frame_time (self->clock), &refresh, &presentation);
  return (double) (refresh > 0 ? refresh : USUAL_REFRESH) / 1000;
}

/* From one beginning to the next, for a long frame after a short one is late for nothing; and a frame longer than a refresh is. */
static guint
count_dropped (AppBenchFrames *self,
               double          frame)
{
  double refresh = get_refresh (self);

  return (guint) MAX (round ((self->began.wall - self->before) / refresh) - 1, floor (frame / refresh));
}

static void
on_after_paint (AppBenchFrames *self)
{
  AppBenchGesture *gesture = self->gesture;
  Moment           now = get_now ();

  if (gesture != NULL && self->has_ended)
    {
      app_bench_times_add_ms (&gesture->interval, now.wall - self->ended.wall);
      app_bench_times_add_ms (&gesture->work, now.work - self->ended.work);
      app_bench_times_add_ms (&gesture->frame, now.wall - self->began.wall);
      app_bench_times_add_ms (&gesture->frame_work, now.work - self->began.work);
      if (self->drawing >= 0)
        app_bench_times_add_ms (&gesture->draw_work, self->drawing);
      gesture->n_dropped += count_dropped (self, now.wall - self->began.wall);
      gesture->n_heavy += now.work - self->began.work > get_refresh (self) ? 1 : 0;
      gesture->n_long += now.work - self->began.work > LONG ? 1 : 0;
    }
  self->has_ended = TRUE;
  self->ended = now;
}

AppBenchFrames *
app_bench_frames_new (GtkWidget *window,
                      GtkWidget *drawn)
{
  AppBenchFrames *self = g_new0 (AppBenchFrames, 1);

  g_assert (watched.frames == NULL);

  self->clock = g_object_ref (gtk_widget_get_frame_clock (window));
  g_signal_connect_swapped (self->clock, "before-paint", G_CALLBACK (on_before_paint), self);
  g_signal_connect_data (self->clock, "after-paint", G_CALLBACK (on_after_paint), self, NULL, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  watched.frames = self;
  watched.widget_class = GTK_WIDGET_GET_CLASS (drawn);
  watched.snapshot = watched.widget_class->snapshot;
  watched.widget_class->snapshot = snapshot_watched;
  return self;
}

void
app_bench_frames_free (AppBenchFrames *self)
{
  watched.widget_class->snapshot = watched.snapshot;
  watched.frames = NULL;
  g_signal_handlers_disconnect_by_data (self->clock, self);
  g_object_unref (self->clock);
  g_free (self);
}

void
app_bench_frames_watch (AppBenchFrames  *self,
                        AppBenchGesture *gesture)
{
  self->gesture = gesture;
}
