/* map-view-noter.h - what the room says, written down while it speaks
 *
 * One line to type into and those that were kept, the last one first. What is typed is kept by itself after a moment, by Enter at
 * once, and whatever happens when another step is shown or the presentation ends: a post-it of today, with what was before the
 * room. What could not be written stays here, says so, and can be tried again.
 */
#pragma once

#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_NOTER (map_view_noter_get_type ())
G_DECLARE_FINAL_TYPE (MapViewNoter, map_view_noter, MAP_VIEW, NOTER, AdwBin)

void map_view_noter_set_store (MapViewNoter *self,
                               DossierStore *store);
/* Of the notes to come; what is being typed belongs to what was shown before. meeting, step: ids, or NULL. */
void map_view_noter_set_shown (MapViewNoter *self,
                               const char   *meeting,
                               const char   *step,
                               const char   *title);
void map_view_noter_begin (MapViewNoter *self);
/* Is somebody typing in it? */
gboolean map_view_noter_is_typing (MapViewNoter *self);
/* Nothing typed is left unkept. */
void  map_view_noter_end (MapViewNoter *self);
guint map_view_noter_count (MapViewNoter *self);
/* The last of them; NULL: none. Borrowed. */
const char *map_view_noter_get_last (MapViewNoter *self);

/* signal "ended" (): Enter, or Escape, after the last letter. */

G_END_DECLS
