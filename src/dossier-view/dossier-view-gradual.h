/* dossier-view-gradual.h - a list whose rows come a few at a time
 *
 * A table of GTK makes two hundred rows at once of a list that changed, seen or not: a fifth of a second
 * in which nobody can type. Of a list that changed this one shows the first rows, as many as a window
 * is high, then some more each time nothing else is to be done; once GTK has as many as it keeps, all the rest.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_GRADUAL (dossier_view_gradual_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewGradual, dossier_view_gradual, DOSSIER_VIEW, GRADUAL, GObject)

/* A GListModel of what whole has, in its order. whole is held. */
DossierViewGradual *dossier_view_gradual_new (GListModel *whole);
/* The row at this position of whole is shown when this returns, and all before it. */
void dossier_view_gradual_reach (DossierViewGradual *self,
                                 guint               position);

G_END_DECLS
