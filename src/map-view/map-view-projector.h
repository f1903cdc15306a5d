/* map-view-projector.h - the map before a room: the whole screen, large words, nothing personal
 *
 * A window that shows what another map shows, and follows it: what is asked, told, looked around, chosen, and where. It reads the
 * dossier for the network: what is internal is not in it at all. Its own keys: arrows, plus and minus, Home; letters light a
 * commune; B or a full stop blacks the screen, L hides the legend; Escape or F5 leaves.
 */
#pragma once

#include "map-view-canvas.h"
#include "map-view-source.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_PROJECTOR (map_view_projector_get_type ())
G_DECLARE_FINAL_TYPE (MapViewProjector, map_view_projector, MAP_VIEW, PROJECTOR, GtkWindow)

/* Both are followed, not owned. */
GtkWidget *map_view_projector_new (MapViewSource *source,
                                   MapViewCanvas *canvas);
/* "" or what is written at the top. */
void map_view_projector_set_title (MapViewProjector *self,
                                   const char       *title);
/* The source has another dossier, or another question. */
void map_view_projector_follow_source (MapViewProjector *self);
/* On the screen where that window is not, where there is another one. */
void map_view_projector_open (MapViewProjector *self,
                              GtkWindow        *beside);

G_END_DECLS
