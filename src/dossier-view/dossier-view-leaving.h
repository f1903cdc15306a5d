/* dossier-view-leaving.h - somebody leaves a post: since when, and who follows
 *
 * One gesture: the post ends, the next one begins, the threads change hands, in one act that undoes as one. What would be
 * held by nobody is told before.
 */
#pragma once

#include "dossier-store.h"
#include "dossier-view-threads.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_LEAVING (dossier_view_leaving_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewLeaving, dossier_view_leaving, DOSSIER_VIEW, LEAVING, GtkBox)

/* record: the post whole. threads: DossierViewThread elements, of that post or others. is_followed: somebody comes after, known or
 * not. */
GtkWidget *dossier_view_leaving_new (DossierStore          *store,
                                     const DossierViewPost *post,
                                     const DossierRecord   *record,
                                     GPtrArray             *threads,
                                     gboolean               is_followed);
/* Takes the focus where something is to be said. */
void dossier_view_leaving_begin (DossierViewLeaving *self);

/* signals: "done" (const char *sentence): it is written; "abandoned". */

G_END_DECLS
