/* map-view-backgrounds.h - the pictures under the map: which, seen or not, how strongly, by whom; one more; one less
 *
 * A window beside that of work, which stays in use. Everything is written at once, and undone there.
 */
#pragma once

#include "map-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_BACKGROUNDS (map_view_backgrounds_get_type ())
G_DECLARE_FINAL_TYPE (MapViewBackgrounds, map_view_backgrounds, MAP_VIEW, BACKGROUNDS, AdwWindow)

MapViewBackgrounds *map_view_backgrounds_new (GtkWindow    *parent,
                                              DossierStore *store,
                                              MapView      *map);
/* A person chose it. id: of the picture it is the file of; "": a new one. */
void map_view_backgrounds_take_file (MapViewBackgrounds *self,
                                     const char         *id,
                                     const char         *path);

/* signal: "file-wanted" (const char *id): let a person choose a picture, then map_view_backgrounds_take_file (). It asks the window of
 * work for win.undo, win.redo and win.help. */

G_END_DECLS
