/* map-view-step-editor.h - what is said with a step: its title, a text for the room, notes for who presents, a practice
 *
 * Kept as the focus leaves a field; each letter is in the drafts of the dossier until then.
 */
#pragma once

#include "dossier-store.h"
#include "map-presentation.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be chosen of the dossier: MapViewChoice elements. */
typedef struct
{
  char *id;
  char *title;
} MapViewChoice;

void map_view_choice_free (MapViewChoice *self);

#define MAP_VIEW_TYPE_STEP_EDITOR (map_view_step_editor_get_type ())
G_DECLARE_FINAL_TYPE (MapViewStepEditor, map_view_step_editor, MAP_VIEW, STEP_EDITOR, GtkBox)

/* practices: MapViewChoice, kept by reference. */
GtkWidget *map_view_step_editor_new (DossierStore *store,
                                     GPtrArray    *practices);
/* What is being typed stays. */
void map_view_step_editor_show (MapViewStepEditor *self,
                                const MapStep     *step);
/* Nothing typed is left unkept. */
void map_view_step_editor_save (MapViewStepEditor *self);

/* signal "edited" (const char *field, const char *text): of that step; "" empties it. */

G_END_DECLS
