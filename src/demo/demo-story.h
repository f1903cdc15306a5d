/* demo-story.h - three school years of a federation that does not exist
 *
 * From one seed, the whole demonstration as a chronicle: territories, structures, people,
 * links and what became of them, a survey half done, meetings, a practice guide.
 */
#pragma once

#include "demo-chronicle.h"

G_BEGIN_DECLS

/* Never NULL; ended. */
DemoChronicle *demo_story_new (guint64 seed);

typedef enum
{
  DEMO_BENCH_DEPARTMENT, /* 183 communes or so, 1,200 structures, 600 links */
  DEMO_BENCH_NATION,     /* 35,000 communes or so, 70,000 structures, 20,000 links */
} DemoBenchSize;

/* A territory for figures: outlines, structures and links, in three acts of a register. */
DemoChronicle *demo_bench_new (guint64       seed,
                               DemoBenchSize size);

G_END_DECLS
