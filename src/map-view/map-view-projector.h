/* map-view-projector.h - the map before a room: the whole screen, large words, nothing personal
 *
 * A window that shows what another map shows, and follows it: what is asked, arranged, told, looked around, chosen, and where. Once
 * it is given a step of a presentation, it shows that and follows nothing. It reads the dossier for the network: what is internal
 * is not in it at all. Its own keys: arrows, plus and minus, Home; letters light a commune; B or a full stop blacks the screen, L
 * hides the legend, N takes a note; Escape or F5 leaves. With steps, arrows, pages and the space bar turn them, as a remote does.
 */
#pragma once

#include "map-presentation.h"
#include "map-view-arranger.h"
#include "map-view-canvas.h"
#include "map-view-source.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_PROJECTOR (map_view_projector_get_type ())
G_DECLARE_FINAL_TYPE (MapViewProjector, map_view_projector, MAP_VIEW, PROJECTOR, GtkWindow)

/* All are followed, not owned. */
GtkWidget *map_view_projector_new (MapViewSource   *source,
                                   MapViewCanvas   *canvas,
                                   MapViewArranger *arranger);
/* "" or what is written at the top. */
void map_view_projector_set_title (MapViewProjector *self,
                                   const char       *title);
/* The source has another dossier, or another question. */
void map_view_projector_follow_source (MapViewProjector *self);
/* A step, as the network reads it; copied. The eye follows to the next one. NULL: nothing of a presentation is left to show. */
void map_view_projector_set_step (MapViewProjector *self,
                                  const MapStep    *step);
/* On the screen where that window is not, where there is another one. FALSE: there is none, it covers everything. */
gboolean map_view_projector_open (MapViewProjector *self,
                                  GtkWindow        *beside);
void     map_view_projector_toggle_black (MapViewProjector *self);
/* As Escape does: what was done last is undone first; it leaves when there is nothing more. */
void map_view_projector_step_back (MapViewProjector *self);

/* signals: "turned" (int steps): see map-view-turns.h; "note" (): somebody wants to write
 * down what the room says. */

G_END_DECLS
