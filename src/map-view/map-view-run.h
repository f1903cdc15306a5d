/* map-view-run.h - what is before a room, from F5 to Escape: the projector, who presents, and which step
 *
 * Holds the two windows together and knows the step. A presentation is read twice: as the federation reads it, with the notes, for
 * the screen of work; as the network reads it for the room, and nothing else ever reaches the projector. What is changed meanwhile
 * is seen. Without a presentation the room sees the map of work; the other window comes when something is to be noted.
 *
 * Where there is one screen only, the projector covers it: the other window comes over it for a note, then goes.
 */
#pragma once

#include "map-view-presenter.h"
#include "map-view-projector.h"

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_RUN (map_view_run_get_type ())
G_DECLARE_FINAL_TYPE (MapViewRun, map_view_run, MAP_VIEW, RUN, GObject)

/* presentation: id, or NULL: the map alone. beside: the window of work. The projector is taken. */
MapViewRun *map_view_run_new (DossierStore     *store,
                              const char       *presentation,
                              MapViewProjector *projector,
                              GtkWindow        *beside);
/* Of the map of work, for the room to read where there is no presentation. */
void map_view_run_set_title (MapViewRun *self,
                             const char *title);
/* Whoever follows the map of work follows it. */
MapViewProjector *map_view_run_get_projector (MapViewRun *self);
/* As pressing Escape until there is nothing left. */
void map_view_run_end (MapViewRun *self);

/* signals: "ended" (guint n_notes, const char *last): over; last: id of the last note, or NULL; "empty" (): there is no step in it, or
 * it is gone: the map alone is shown. */

G_END_DECLS
