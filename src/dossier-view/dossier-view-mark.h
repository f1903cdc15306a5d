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

/* For a widget that draws the sign among other things: its side, in pixels, which grows with the text around it; the sign, in the
 * middle of where; drawn again whenever the style's colours change. */
int  dossier_view_mark_measure_side (GtkWidget *widget);
void dossier_view_mark_draw (GtkWidget             *widget,
                             GtkSnapshot           *snapshot,
                             MapFamily              family,
                             const graphene_rect_t *where);
void dossier_view_mark_follow_style (GtkWidget *widget);

G_END_DECLS
