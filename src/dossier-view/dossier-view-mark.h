/* dossier-view-mark.h - the sign of a family of structures: the shape, colour and letter of the map
 *
 * Lists, sheets and chips show the very sign the map draws, so that nobody learns two.
 */
#pragma once

#include "map-scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_MARK (dossier_view_mark_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewMark, dossier_view_mark, DOSSIER_VIEW, MARK, GtkWidget)

GtkWidget *dossier_view_mark_new (void);
GtkWidget *dossier_view_mark_new_for_family (MapFamily family);

void dossier_view_mark_set_family (DossierViewMark *self,
                                   MapFamily        family);

G_END_DECLS
