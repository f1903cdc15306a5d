/* map-view-step-row.h - a step in the list of its presentation: read, unfolded to be written, dragged elsewhere */
#pragma once

#include "map-view-step-editor.h"

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_STEP_ROW (map_view_step_row_get_type ())
G_DECLARE_FINAL_TYPE (MapViewStepRow, map_view_step_row, MAP_VIEW, STEP_ROW, GtkListBoxRow)

GtkWidget *map_view_step_row_new (DossierStore *store);

void        map_view_step_row_show (MapViewStepRow *self,
                                    const MapStep  *step,
                                    guint           index,
                                    GPtrArray      *practices);
const char *map_view_step_row_get_id (MapViewStepRow *self);
guint       map_view_step_row_get_index (MapViewStepRow *self);
/* Unfolds it, or folds it. */
void     map_view_step_row_toggle (MapViewStepRow *self);
gboolean map_view_step_row_is_unfolded (MapViewStepRow *self);
/* Nothing typed is left unkept. */
void map_view_step_row_save (MapViewStepRow *self);

/* signals: "edited" (const char *field, const char *text); "dropped" (const char *id, boolean after): that step is to stand here. Actions it
 * asks for: step.edit, step.up, step.down, step.delete, each with the id. */

G_END_DECLS
