/* dossier-view-merge.h - two records side by side, to make one of them or to say that they are two
 *
 * A window of its own. What is the same is not shown; for the rest, one of the two is chosen, field by field. Nothing is written before
 * "Merge", and one undo takes it back.
 */
#pragma once

#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_MERGE (dossier_view_merge_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewMerge, dossier_view_merge, DOSSIER_VIEW, MERGE, AdwWindow)

/* first: the one proposed to stay. Signal "done" (sentence, id of the record that stays): it was written, and the window closes. */
DossierViewMerge *dossier_view_merge_new (GtkWindow    *parent,
                                          DossierStore *store,
                                          const char   *first,
                                          const char   *second);

G_END_DECLS
