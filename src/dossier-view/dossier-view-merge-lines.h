/* dossier-view-merge-lines.h - of two records, what differs: a line for each field, its answers side by side */
#pragma once

#include "dossier-view-comparison.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_MERGE_LINES (dossier_view_merge_lines_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewMergeLines, dossier_view_merge_lines, DOSSIER_VIEW, MERGE_LINES, GtkBox)

/* Signal "chosen" (code of a field, column or BOTH): by the person.
 * comparison: borrowed until the next one is shown; lines that say the same stay, with the focus on them. */
void dossier_view_merge_lines_show (DossierViewMergeLines       *self,
                                    const DossierViewComparison *comparison);
/* What is chosen has changed. */
void dossier_view_merge_lines_follow (DossierViewMergeLines *self);

G_END_DECLS
