/* map-view-canvas.h - the paper under the hand
 *
 * Shows a scene through a camera: drag, kinetic drag, wheel at the pointer, pinch, keys. A drag that
 * begins on a structure draws a link to another one; one that begins elsewhere moves the paper.
 * Never paints a full picture in a frame when it would not fit: see map-cache.h.
 */
#pragma once

#include "map-arranged.h"
#include "map-cache.h"
#include "map-reading.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_CANVAS (map_view_canvas_get_type ())
G_DECLARE_FINAL_TYPE (MapViewCanvas, map_view_canvas, MAP_VIEW, CANVAS, GtkWidget)

/* NULL: nothing to show. The first scene is shown whole. */
void map_view_canvas_set_scene (MapViewCanvas *self,
                                MapScene      *scene);
/* Does it show an arrangement instead of the ground? */
gboolean map_view_canvas_is_arranged (MapViewCanvas *self);
/* The room there is to be read in, in rows of an arrangement. */
MapRoom map_view_canvas_get_room (MapViewCanvas *self);
/* Where one was looks at another place now: the next scene is shown whole. */
void map_view_canvas_forget_place (MapViewCanvas *self);
/* In the network a hand on a structure moves it, and with Shift draws a link; elsewhere it draws a link. */
void map_view_canvas_set_moves_marks (MapViewCanvas *self,
                                      gboolean       moves_marks);
/* What became of links of that scene (map-fate.h); NULL: nothing is compared, or not known yet. Dropped when another scene is shown. */
void map_view_canvas_set_fates (MapViewCanvas *self,
                                MapScene      *scene,
                                GBytes        *fates);
/* What is shown of that scene, copied; NULL: all. Dropped when another scene is shown. */
void map_view_canvas_set_shown (MapViewCanvas  *self,
                                MapScene       *scene,
                                const MapShown *shown);
/* Id of a structure, link or territory; NULL: nothing. */
void map_view_canvas_set_selection (MapViewCanvas *self,
                                    const char    *id);
/* Several structures at once; NULL-terminated, copied; one, or none, is as above. */
void        map_view_canvas_set_selected (MapViewCanvas     *self,
                                          const char *const *ids);
const char *map_view_canvas_get_selection (MapViewCanvas *self);
/* When there are two or more; else NULL. */
const char *const *map_view_canvas_get_several (MapViewCanvas *self);
/* Brings what is selected into view when it is not. */
void map_view_canvas_reveal_selection (MapViewCanvas *self);
void map_view_canvas_set_text_scale (MapViewCanvas *self,
                                     double         scale);
/* Pictures under the map; referenced, NULL: none. */
void map_view_canvas_set_backdrop (MapViewCanvas *self,
                                   MapBackdrop   *backdrop);
/* Copied. */
void           map_view_canvas_set_look (MapViewCanvas *self,
                                         const MapLook *look);
const MapLook *map_view_canvas_get_look (MapViewCanvas *self);

/* Pixels at the left and at the bottom that something hides: the whole is fitted beside them, where there is room, and above. */
void map_view_canvas_set_taken (MapViewCanvas *self,
                                int            left,
                                int            below);

/* factor > 1 comes nearer the middle. */
void map_view_canvas_zoom (MapViewCanvas *self,
                           double         factor);
void map_view_canvas_fit (MapViewCanvas *self);
/* Has somebody come nearer, or gone elsewhere? FALSE: all is seen. */
gboolean map_view_canvas_is_placed (MapViewCanvas *self);
/* Only looked at, in these colours whatever the desktop's are: the pointer and the keys move the paper, nothing more; nothing is said
 * of what is under the pointer. */
void map_view_canvas_set_bare (MapViewCanvas *self,
                               MapPaletteKind palette);
/* A territory is come near to, and all the rest is dimmed; NULL: nothing is. It outlives its scene. */
void map_view_canvas_set_spotlight (MapViewCanvas *self,
                                    const char    *id);
/* Plane metres; seen whole, as near as can be. Before the canvas has a size, once it has. */
void map_view_canvas_show_box (MapViewCanvas *self,
                               MapBox         box);
/* The same, so that the eye follows. */
void map_view_canvas_fly_to_box (MapViewCanvas *self,
                                 MapBox         box);
/* As an arrow does: so many steps. */
void map_view_canvas_pan (MapViewCanvas *self,
                          int            dx,
                          int            dy);

/* Only this structure and those at most so many links away (1 to MAP_FOCUS_MOST) are shown, and come into view; NULL: everybody, and
 * all of it. It outlives its scene. */
void map_view_canvas_set_focus (MapViewCanvas *self,
                                const char    *id,
                                guint          degrees);
/* NULL: everybody. n_around: how many are shown, itself included. */
const char *map_view_canvas_get_focus (MapViewCanvas *self,
                                       guint         *degrees,
                                       guint         *n_around);

/* A structure in the hand, to be put down by a click or Enter; NULL: nothing. "placed" tells where it was. */
void     map_view_canvas_begin_placing (MapViewCanvas *self,
                                        const char    *id);
gboolean map_view_canvas_is_placing (MapViewCanvas *self);

/* What is shown now, NULL before the first picture. Borrowed until the next frame. */
const MapLayout *map_view_canvas_get_layout (MapViewCanvas *self);
MapCamera        map_view_canvas_get_camera (MapViewCanvas *self);
/* Is the paper dragged, or gliding? */
gboolean map_view_canvas_is_moving (MapViewCanvas *self);
/* Does it go somewhere by itself, so that the eye follows? */
gboolean map_view_canvas_is_flying (MapViewCanvas *self);
/* Is what is shown the newest, whole and sharp? */
gboolean map_view_canvas_is_sharp (MapViewCanvas *self);

/* signals: "mark-moved" (const char *id, double x, double y): scene metres, a hand let go of it there;
 * "pin-asked" (const char *id): to pin where it is, or to unpin; "picked" (const char *id or NULL), "picked-several" (GStrv ids), "focused" (const char *id or NULL), "opened" (const char *id), "link-drawn" (const char *a,
 * const char *b), "settled" (): a sharper picture is shown, or the look changed: legends may follow;
 * "placing" (const char *id or NULL): is in the hand; "placed" (const char *id, double lon, double lat): degrees of WGS84;
 * "moved" (): another part is seen; "changed" (): the look, the selection or the focus is another;
 * "resized" (int width, int height): pixels, from an idle: other widgets may be changed. */

G_END_DECLS
