/* map-theme.h - a way of drawing, by its name: what speaks, and which layers are shown
 *
 * A theme is the part of a look that people choose and keep: at most three characteristics of links (colour, dash, width), the size
 * of marks, the colour of communes, the layers. It knows neither palette nor filters nor dates. Kept as words, which a dossier and a
 * view hold:
 *
 *   colour=kind dash=formality width=none size=same shade=none layers=communes,quarters,priority,departement,names,structures,links
 *
 * and pictures=none where those under the map (map-backdrop.h) are not wanted.
 * Words that are not known (of a newer Liens) are passed over; what is not said is as in the first theme.
 */
#pragma once

#include "map-look.h"

G_BEGIN_DECLS

typedef struct
{
  const char *code;     /* as commands and settings say it */
  const char *title;    /* of map_theme_get_title () */
  const char *sentence; /* what it is good for */
  const char *words;
} MapTheme;

/* Those that come with Liens, the ordinary one first. Static. */
const MapTheme *map_themes_get (guint *n);
/* NULL: none is called so. */
const MapTheme *map_themes_find (const char *code);
/* In the language of the person; static. */
const char *map_theme_get_title (const MapTheme *self);
const char *map_theme_get_sentence (const MapTheme *self);

/* The words of a look's theme, always in the same order: equal themes have equal words. Caller owns. */
char *map_theme_dup_words (const MapLook *look);
/* words NULL or "": the ordinary theme. Palette, scale of text, filters and dates of the look stay. */
void map_theme_apply (const char *words,
                      MapLook    *look);

/* What colours the communes, for people. Static. */
const char *map_theme_get_shade_label (guint shade);
/* "kind", "none"…, as the words say it, and for people. Static. */
const char *map_theme_get_aspect_code (guint aspect);
const char *map_theme_get_aspect_label (guint aspect);

typedef enum
{
  MAP_LAYER_COMMUNES,
  MAP_LAYER_QUARTERS,
  MAP_LAYER_PRIORITY_AREAS,
  MAP_LAYER_GROUPINGS,
  MAP_LAYER_NETWORKS,
  MAP_LAYER_DEPARTEMENT,
  MAP_LAYER_NAMES,
  MAP_LAYER_STRUCTURE_NAMES,
  MAP_LAYER_LINKS,
  MAP_LAYER_ABSENCES,
  MAP_LAYER_PICTURES, /* told by a word of its own: what was kept before there were any shows them */
} MapLayer;
#define MAP_N_LAYERS (MAP_LAYER_PICTURES + 1)

const char *map_layer_get_label (MapLayer layer);
gboolean    map_look_get_layer (const MapLook *look,
                                MapLayer       layer);
void        map_look_set_layer (MapLook *look,
                                MapLayer layer,
                                gboolean is_shown);

G_END_DECLS
