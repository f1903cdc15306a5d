#include "config.h"

#include "app-bench-script.h"

#include <math.h>

#define REACH 700     /* pixels the paper is dragged to either side: beyond what is painted ahead */
#define THROW 10      /* frames of the throw */
#define THROW_STEP 24 /* pixels a frame */
#define FRAMES_OF_A_NOTCH 4
#define FRAMES_OF_A_LOOK 20
#define FRAMES_OF_A_KEY 7 /* eight or nine keys a second */
#define TURN 90           /* pixels of the list a frame: a wheel turned fast */
#define ENOUGH_MARKS 16
#define MOST_STEPS 16

/* Words from the first letter, two words, letters alone; “<” erases all. */
static const char keys[] = "college jean<e<centre soc<ecole r<l m<a<ecole elem pre<";

/* --- where it begins */

static gboolean
see_whole (AppBenchHand *hand,
           guint         step)
{
  if (step > 0)
    return TRUE;
  app_bench_hand_act (hand, "win.go-to", "map");
  app_bench_hand_act (hand, "map.fit", NULL);
  return FALSE;
}

/* More than a window full of map. */
static gboolean
come_near (AppBenchHand *hand,
           guint         step)
{
  if (!see_whole (hand, step))
    return FALSE;
  if (step <= 2)
    {
      app_bench_hand_act (hand, "map.zoom-in", NULL);
      return FALSE;
    }
  app_bench_hand_point_at_paper (hand);
  return TRUE;
}

/* Until structures have marks of their own. */
static gboolean
come_to_marks (AppBenchHand *hand,
               guint         step)
{
  g_autoptr (GArray) marks = NULL;

  if (!see_whole (hand, step))
    return FALSE;
  marks = app_bench_hand_list_marks (hand);
  if (marks->len >= ENOUGH_MARKS || step >= MOST_STEPS)
    return TRUE;
  app_bench_hand_act (hand, "map.zoom-in", NULL);
  return FALSE;
}

static gboolean
see_list (AppBenchHand *hand,
          guint         step)
{
  if (step == 0)
    app_bench_hand_act (hand, "win.go-to", "structures");
  else if (step == 1)
    app_bench_hand_scroll_to (hand, 0);
  return step > 1;
}

static gboolean
find_on_map (AppBenchHand *hand,
             guint         step)
{
  if (!see_whole (hand, step))
    return FALSE;
  app_bench_hand_act (hand, "win.find", NULL);
  return TRUE;
}

static gboolean
find_in_list (AppBenchHand *hand,
              guint         step)
{
  if (!see_list (hand, step))
    return FALSE;
  app_bench_hand_act (hand, "win.find", NULL);
  return TRUE;
}

/* --- what is done */

#define PAN_FRAMES 180

/* To one side, back, to the other, and up and down meanwhile. */
static void
pan (AppBenchHand *hand,
     guint         frame)
{
  double turn = 2 * G_PI * frame / (PAN_FRAMES - 1);

  if (frame == 0)
    app_bench_hand_press (hand);
  app_bench_hand_drag (hand, REACH * sin (turn), REACH / 3.0 * sin (2 * turn));
  if (frame == PAN_FRAMES - 1)
    app_bench_hand_release (hand);
}

/* Thrown, the paper glides on by itself. */
static void
throw_paper (AppBenchHand *hand,
             guint         frame)
{
  if (frame == 0)
    app_bench_hand_press (hand);
  if (frame < THROW)
    app_bench_hand_drag (hand, (frame + 1) * THROW_STEP, (frame + 1) * THROW_STEP / 3.0);
  else if (frame == THROW)
    app_bench_hand_release (hand);
}

#define NOTCHES 9

/* In at a place aside, and out again; then in the other half. */
static void
zoom (AppBenchHand *hand,
      guint         frame)
{
  MapCamera camera = map_view_canvas_get_camera (app_bench_hand_get_map (hand));
  guint     notch = frame / FRAMES_OF_A_NOTCH;

  if (frame % FRAMES_OF_A_NOTCH != 0)
    return;
  if (notch % (2 * NOTCHES) == 0)
    app_bench_hand_point (hand, camera.width * (notch == 0 ? 0.4 : 0.6), camera.height * (notch == 0 ? 0.4 : 0.55));
  app_bench_hand_wheel (hand, notch / NOTCHES % 2 == 0 ? -1 : 1);
}

/* Near, then whole at once. */
static void
fit (AppBenchHand *hand,
     guint         frame)
{
  if (frame % FRAMES_OF_A_LOOK == 0)
    app_bench_hand_act (hand, frame / FRAMES_OF_A_LOOK % 3 == 2 ? "map.fit" : "map.zoom-in", NULL);
}

/* Across all that is shown, in a rose. */
static void
hover (AppBenchHand *hand,
       guint         frame)
{
  MapCamera camera = map_view_canvas_get_camera (app_bench_hand_get_map (hand));
  double    turn = frame / 30.0;

  app_bench_hand_point (hand, camera.width / 2 * (1 + 0.9 * cos (5 * turn) * cos (turn)), camera.height / 2 * (1 + 0.9 * cos (5 * turn) * sin (turn)));
}

/* One structure after another, as each look at the sheet ends. */
static void
choose (AppBenchHand *hand,
        guint         frame)
{
  g_autoptr (GArray) marks = NULL;
  const MapPoint    *mark;

  if (frame % FRAMES_OF_A_LOOK != 0)
    return;
  marks = app_bench_hand_list_marks (hand);
  if (marks->len == 0)
    return;
  mark = &g_array_index (marks, MapPoint, frame / FRAMES_OF_A_LOOK * 7 % marks->len);
  app_bench_hand_point (hand, (double) mark->x, (double) mark->y);
  app_bench_hand_click (hand);
}

static void
turn_list (AppBenchHand *hand,
           guint         frame)
{
  app_bench_hand_scroll_by (hand, TURN);
}

#define SCROLL_FRAMES 240

/* From the first to the last, every frame shows others. */
static void
scroll_list (AppBenchHand *hand,
             guint         frame)
{
  app_bench_hand_scroll_to (hand, frame / (double) (SCROLL_FRAMES - 1));
}

static void
type (AppBenchHand *hand,
      guint         frame)
{
  char key = keys[frame / FRAMES_OF_A_KEY];

  if (frame % FRAMES_OF_A_KEY != 0)
    return;
  if (key == '<')
    app_bench_hand_erase (hand);
  else
    app_bench_hand_type (hand, key);
}

#define TYPE_FRAMES (FRAMES_OF_A_KEY * (G_N_ELEMENTS (keys) - 1))

static const AppBenchAct script[] = {
  { "pan", PAN_FRAMES, FALSE, come_near, pan },
  { "kinetic", 150, FALSE, come_near, throw_paper },
  { "zoom", 4 * NOTCHES *FRAMES_OF_A_NOTCH, FALSE, see_whole, zoom },
  { "fit", 9 * FRAMES_OF_A_LOOK, FALSE, see_whole, fit },
  { "hover", 180, FALSE, come_to_marks, hover },
  { "select", 8 * FRAMES_OF_A_LOOK, FALSE, come_to_marks, choose },
  { "type_on_map", TYPE_FRAMES, TRUE, find_on_map, type },
  { "turn_list", 180, FALSE, see_list, turn_list },
  { "scroll_list", SCROLL_FRAMES, FALSE, see_list, scroll_list },
  { "type_on_list", TYPE_FRAMES, TRUE, find_in_list, type },
};

const AppBenchAct *
app_bench_script_get (guint *n_acts)
{
  *n_acts = G_N_ELEMENTS (script);
  return script;
}

const AppBenchAct *
app_bench_script_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (script); i++)
    if (g_str_equal (script[i].name, name))
      return &script[i];
  return NULL;
}
