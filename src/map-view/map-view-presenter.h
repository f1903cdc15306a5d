/* map-view-presenter.h - what who presents has before them: the notes, what comes next, the time, what the room says
 *
 * A window for the screen of work, beside the projector. It decides nothing: it tells which key was pressed. The same keys as on the
 * projector, and buttons for a mouse.
 */
#pragma once

#include "map-presentation.h"
#include "map-view-noter.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_PRESENTER (map_view_presenter_get_type ())
G_DECLARE_FINAL_TYPE (MapViewPresenter, map_view_presenter, MAP_VIEW, PRESENTER, AdwWindow)

GtkWidget *map_view_presenter_new (DossierStore *store);

/* presentation NULL: the map alone is before the room, under that title; only the time and what the room says are shown. */
void map_view_presenter_show (MapViewPresenter      *self,
                              const MapPresentation *presentation,
                              guint                  index,
                              const char            *title);
/* Says on it whether the room can see it. */
void          map_view_presenter_tell_seen (MapViewPresenter *self,
                                            gboolean          is_seen);
MapViewNoter *map_view_presenter_get_noter (MapViewPresenter *self);

/* signals: "turned" (int steps): see map-view-turns.h; "black" (): the room is to see nothing, or again; "back" (): Escape; "left" ():
 * it is over. */

G_END_DECLS
