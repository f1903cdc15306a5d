/* demo-link-words.h - what is said of links: choices and their weights, sentences */
#pragma once

#include "demo-chronicle.h"
#include "demo-random.h"

G_BEGIN_DECLS

/* All end with a NULL code. */
extern const DemoChoice demo_link_kinds[];
extern const DemoChoice demo_link_kinds_with_partners[];
extern const DemoChoice demo_link_statuses[];
extern const DemoChoice demo_link_programmes[];
extern const DemoChoice demo_link_formalities[];
extern const DemoChoice demo_link_formalities_strong[];
extern const DemoChoice demo_link_regularities[];
extern const DemoChoice demo_link_regularities_strong[];
extern const DemoChoice demo_link_frequencies[];
extern const DemoChoice demo_link_frequencies_occasional[];
extern const DemoChoice demo_link_cooperations[];
extern const DemoChoice demo_link_cooperations_strong[];
extern const DemoChoice demo_link_first_steps[];
extern const DemoChoice demo_link_qualities[];
extern const DemoChoice demo_link_certainties[];
extern const DemoChoice demo_link_purposes[];
extern const DemoChoice demo_link_themes[];
extern const DemoChoice demo_link_publics[];
extern const DemoChoice demo_link_places[];
extern const DemoChoice demo_link_ways_in[];
extern const DemoChoice demo_link_brakes[];
extern const DemoChoice demo_link_factors[];

/* Is it of the kinds that are done together, with a frame? */
gboolean    demo_link_is_strong (const char *kind);
const char *demo_link_draw_object (const char *kind,
                                   DemoRandom *random);
const char *demo_link_draw_note (DemoRandom *random);
/* The source that was being gathered in that month. */
const char *demo_link_source (int month);
/* Writes `ended` and `end_reason`. */
void demo_link_say_end (DemoChronicle *chronicle,
                        DemoRandom    *random,
                        int            month);

G_END_DECLS
