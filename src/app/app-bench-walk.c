/* app-bench-walk.c - a hand that goes anywhere on the map, for as long as is asked, the same way each time */
#include "config.h"

#include "app-bench-script.h"

#include <math.h>

#define FRAMES_A_SECOND 60
#define STRIDE 45    /* frames of one move */
#define FARTHEST 600 /* pixels a drag goes */
#define NOTCH 12     /* frames between two of the wheel */
#define SEED 95

typedef enum
{
  DRAG,
  NEARER,
  FARTHER,
  N_MOVES
} Move;

typedef struct
{
  GRand *chance; /* of the walk under way */
  Move   move;
  double x, y; /* of the whole drag */
} Walk;

static Walk under_way; /* there is one bench in a process */

static gboolean
begin_anywhere (AppBenchHand *hand,
                guint         step)
{
  if (step > 0)
    return TRUE;
  app_bench_hand_act (hand, "win.go-to", "map");
  app_bench_hand_act (hand, "map.fit", NULL);
  return FALSE;
}

static void
choose_move (AppBenchHand *hand,
             Walk         *self)
{
  MapCamera camera = map_view_canvas_get_camera (app_bench_hand_get_map (hand));

  self->move = (Move) g_rand_int_range (self->chance, 0, N_MOVES);
  self->x = g_rand_double_range (self->chance, -FARTHEST, FARTHEST);
  self->y = g_rand_double_range (self->chance, -FARTHEST, FARTHEST);
  if (self->move == DRAG)
    {
      app_bench_hand_point_at_paper (hand);
      app_bench_hand_press (hand);
    }
  else
    app_bench_hand_point (hand, g_rand_double_range (self->chance, 0.1, 0.9) * camera.width, g_rand_double_range (self->chance, 0.1, 0.9) * camera.height);
}

static void
walk (AppBenchHand *hand,
      guint         frame)
{
  Walk *self = &under_way;
  guint at = frame % STRIDE;

  if (frame == 0)
    {
      g_clear_pointer (&self->chance, g_rand_free);
      self->chance = g_rand_new_with_seed (SEED);
    }
  if (at == 0)
    choose_move (hand, self);
  if (self->move == DRAG)
    {
      app_bench_hand_drag (hand, self->x * at / STRIDE, self->y * at / STRIDE);
      if (at == STRIDE - 1)
        app_bench_hand_release (hand);
    }
  else if (at % NOTCH == 0)
    app_bench_hand_wheel (hand, self->move == NEARER ? -1 : 1);
}

const AppBenchAct *
app_bench_walk_get (guint seconds)
{
  static AppBenchAct act = { "walk", 0, FALSE, begin_anywhere, walk };

  act.n_frames = seconds * FRAMES_A_SECOND / STRIDE * STRIDE;
  return &act;
}
