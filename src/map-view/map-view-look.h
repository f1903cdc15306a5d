/* map-view-look.h - what the map tells: a theme chosen, or composed choice by choice
 *
 * A popover's content. It shows words (map-theme.h) and gives words back; themes are kept and thrown away by the actions
 * "win.keep-theme" (title, words) and "win.delete-theme" (id) of who holds it.
 */
#pragma once

#include "map-theme.h"
#include "map-view-themes.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_LOOK (map_view_look_get_type ())
G_DECLARE_FINAL_TYPE (MapViewLook, map_view_look, MAP_VIEW, LOOK, AdwBin)

GtkWidget *map_view_look_new (MapViewThemes *themes);

/* What the map tells now. */
void map_view_look_show (MapViewLook *self,
                         const char  *words);

/* What the federation calls what links say; NULL: as delivered. */
void map_view_look_name_aspects (MapViewLook    *self,
                                 const MapScene *scene);

/* What "win.keep-theme" asked for was kept, or could not be. */
void map_view_look_settle (MapViewLook *self,
                           gboolean     is_kept);

/* signals: "chosen" (const char *words); "kept" (): it may close */

G_END_DECLS
