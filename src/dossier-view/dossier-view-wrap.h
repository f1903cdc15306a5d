/* dossier-view-wrap.h - things in a row that go to the next line like words do */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_WRAP (dossier_view_wrap_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewWrap, dossier_view_wrap, DOSSIER_VIEW, WRAP, GtkWidget)

GtkWidget *dossier_view_wrap_new (void);
void       dossier_view_wrap_append (DossierViewWrap *self,
                                     GtkWidget       *child);
void       dossier_view_wrap_clear (DossierViewWrap *self);
/* Opens a popover at one of the things; it goes when it is closed, or when they are cleared. */
void dossier_view_wrap_open (DossierViewWrap *self,
                             GtkPopover      *popover,
                             GtkWidget       *at);

G_END_DECLS
