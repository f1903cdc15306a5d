/* dossier-view-wrap.h - things in a row that go to the next line like words do */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_WRAP (dossier_view_wrap_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewWrap, dossier_view_wrap, DOSSIER_VIEW, WRAP, GtkWidget)

/* Makes what stands for a tag; floating. */
typedef GtkWidget *(*DossierViewWrapMake) (guint    index,
                                           gpointer user_data);

GtkWidget *dossier_view_wrap_new (void);
/* One thing for each tag, in their order. What stands for a tag already is left as it is, with what is open at it; the focus of
 * what goes is taken by refuge. make is called before it returns. */
void dossier_view_wrap_show (DossierViewWrap    *self,
                             const char *const  *tags,
                             DossierViewWrapMake make,
                             gpointer            user_data,
                             GtkWidget          *refuge);
/* Opens a popover at one of the things, or at a part of it; it goes when it is closed, or with what it is open at. */
void dossier_view_wrap_open (DossierViewWrap *self,
                             GtkPopover      *popover,
                             GtkWidget       *at);

G_END_DECLS
