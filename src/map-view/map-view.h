/* map-view.h - the place "Map": the territory, its structures and links, moved by hand
 *
 * The canvas with its tools over it: legend, nearer, farther, whole. Give it what the window has
 * open; it tells what is chosen, opened, or drawn between two structures.
 */
#pragma once

#include "dossier-query.h"
#include "dossier-store.h"
#include "map-sight.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MAP_TYPE_VIEW (map_view_get_type ())
G_DECLARE_FINAL_TYPE (MapView, map_view, MAP, VIEW, AdwBin)

GtkWidget *map_view_new (void);

/* NULL: nothing is open. */
void map_view_set_store (MapView      *self,
                         DossierStore *store);
/* A query on structures, copied: the others are hidden. NULL: all are shown. */
void map_view_set_query (MapView            *self,
                         const DossierQuery *query);
/* Ids of structures, or of one link; one that is alone comes into view. NULL-terminated, copied. */
void map_view_set_selected (MapView           *self,
                            const char *const *ids);
/* The part of the plane that is seen, as a view keeps it: "x0 y0 x1 y1", plane metres. NULL: all of it. Caller owns. */
char *map_view_dup_seen (MapView *self);
/* As near as it can be seen whole; NULL: all. What is no such text is left. */
void map_view_show_seen (MapView    *self,
                         const char *seen);
/* What is seen, as a sheet has it: theme, part of the territory, time, around whom; the rest of the sheet stays. */
void map_view_fill_sheet (MapView  *self,
                          MapSheet *sheet);
/* What the map tells: words of map-theme.h, as a view or a person keeps them. Also the property "theme". */
char *map_view_dup_theme (MapView *self);
void  map_view_set_theme (MapView    *self,
                          const char *words);
/* Lets a person choose it. */
void map_view_open_look (MapView *self);
/* The theme that was to be kept under a name was, or could not be. */
void map_view_settle_theme (MapView *self,
                            gboolean is_kept);
/* Only this structure and those one link away are shown; a trail leads back. */
void map_view_focus (MapView    *self,
                     const char *id);
/* Those that have no place yet, unfolded. */
void map_view_open_tray (MapView *self);
/* A structure is in the hand, to be put down by a click or Enter; "placed" tells where. */
void map_view_begin_placing (MapView    *self,
                             const char *id);
/* How it stands, to be kept. The caller clears it. */
MapSight map_view_dup_sight (MapView *self);
/* A presentation (id) before a room, on the other screen where there is one; NULL: the same as here; once more: no longer. It shows nothing
 * personal. */
void map_view_project (MapView    *self,
                       const char *presentation);
/* What is written over it there. */
void        map_view_set_title (MapView    *self,
                                const char *title);
const char *map_view_get_title (MapView *self);
/* "map", "network", "columns:schools"…: how it is arranged, as a view keeps it. Caller owns. */
char *map_view_dup_arrangement (MapView *self);
/* FALSE: it is the name of none. */
gboolean map_view_set_arrangement (MapView    *self,
                                   const char *name);
/* Where a hand pinned structures of the network, as a view keeps it; NULL: nowhere. Caller owns. */
char *map_view_dup_positions (MapView *self);
void  map_view_set_positions (MapView    *self,
                              const char *positions);
/* Those could not be kept: says so above the network, with a way to have "pinned" told again, until it is said that they are. */
void map_view_tell_unkept (MapView *self,
                           gboolean is_unkept);
/* What the network shows, in sentences that open what they are about. */
void map_view_set_words (MapView    *self,
                         GMenuModel *words);
/* "2023/2024", "2023/2024 2019/2020" (compared with), as a view keeps it; NULL: all times together. Caller owns. */
char *map_view_dup_period (MapView *self);
void  map_view_set_period (MapView    *self,
                           const char *period);
/* Where it hides all that is under it, in pixels of a widget that holds it; FALSE: nowhere, it is not shown or only fades in. */
gboolean map_view_find_paper (MapView         *self,
                              GtkWidget       *holder,
                              graphene_rect_t *paper);
/* Words of the map on top of the palette's: 1 to 2.5. */
void map_view_set_text_scale (MapView *self,
                              double   scale);

/* signals: "family-pressed" (guint family), "term-pressed" (const char *path, const char *code): in the legend; only these are to be
 * shown, or no longer only these; path as queries on structures have it, code "" for what nobody knows; "links-pressed" (GStrv ids, const char *words): only these links, called so; empty: any; "placed" (const char *id, double lon, double lat): degrees of
 * WGS84; "selected" (const char *id or NULL), "selected-several" (GStrv ids), "opened" (const char *id): double click or Enter;
 * "pinned" (): a hand pinned or unpinned something of the network, keep it; "presented" (guint n_notes, const char *last): what was before a room no longer is; last: id of the last thing noted, or NULL;
 * "nothing-presented" (): the presentation has no step, the map alone is shown; "words-wanted" (): somebody looks at the sentences,
 * map_view_set_words () with those of now; properties: "arrange" (string: "map", "network", "columns", "matrix"), "pause" (boolean);
 * "link-drawn" (const char *a, const char *b): make one. Actions: map.zoom-in, map.zoom-out, map.fit, map.look, map.focus, map.back, map.degrees, map.time, map.compare,
 * map.arrange (the kind), map.pause, map.pin (what is selected), map.unpin-all. */

G_END_DECLS
