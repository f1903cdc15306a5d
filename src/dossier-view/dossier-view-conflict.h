/* dossier-view-conflict.h - the answers that several gave to one question, side by side, to choose one
 *
 * A window of its own. What is not chosen stays in the history, and one undo shows it again.
 */
#pragma once

#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_CONFLICT (dossier_view_conflict_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewConflict, dossier_view_conflict, DOSSIER_VIEW, CONFLICT, AdwWindow)

/* field: its code. Signal "done" (const char *sentence): one was chosen, and the window closes. */
DossierViewConflict *dossier_view_conflict_new (GtkWindow    *parent,
                                                DossierStore *store,
                                                const char   *id,
                                                const char   *field);

G_END_DECLS
