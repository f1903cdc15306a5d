/* app-bench-script.h - what the hand of the bench does, always the same */
#pragma once

#include "app-bench-hand.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  guint       n_frames;
  gboolean    is_typed;
  /* Leads to where it begins, a step each time the window has come to rest; TRUE: it may begin. */
  gboolean (*prepare) (AppBenchHand *hand,
                       guint         step);
  /* What is done in a frame. */
  void (*move) (AppBenchHand *hand,
                guint         frame);
} AppBenchAct;

/* Static. */
const AppBenchAct *app_bench_script_get (guint *n_acts);
/* One of them alone; NULL: none is called so. Static. */
const AppBenchAct *app_bench_script_find (const char *name);
/* Instead of them: drags and turns of the wheel anywhere on the map, so many seconds at 60 frames a second. Static. */
const AppBenchAct *app_bench_walk_get (guint seconds);

G_END_DECLS
