/* map-view-themes.h - the themes the dossier keeps, as they are now
 *
 * Read again when the dossier changes, once somebody has asked to see them.
 */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *id, *title, *words; /* words: see map-theme.h */
} MapViewTheme;

#define MAP_VIEW_TYPE_THEMES (map_view_themes_get_type ())
G_DECLARE_FINAL_TYPE (MapViewThemes, map_view_themes, MAP_VIEW, THEMES, GObject)

MapViewThemes *map_view_themes_new (void);

/* NULL: nothing is open. */
void map_view_themes_set_store (MapViewThemes *self,
                                DossierStore  *store);
/* From now on they are read. */
void map_view_themes_ask (MapViewThemes *self);
/* MapViewTheme, by title; borrowed until "read". */
GPtrArray *map_view_themes_get (MapViewThemes *self);

/* signals: "read" () */

G_END_DECLS
