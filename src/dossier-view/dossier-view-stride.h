/* dossier-view-stride.h - from field to field without the mouse
 *
 * Enter leaves a field for the next one, Ctrl+Page Down and Ctrl+Page Up go by headings. The order is that of
 * the page: all that is shown on it, whichever form it belongs to.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The field after the one this widget is in, or the row to add something, gets the focus; FALSE after the last. */
gboolean dossier_view_stride_on (GtkWidget *widget);
/* The first field of the page gets the focus. */
gboolean dossier_view_stride_begin (GtkWidget *page);
/* To be called before the page takes the place of those beside it: who was there goes on with first (NULL: its first field), soon;
 * whose focus is elsewhere stays there. */
void dossier_view_stride_take (GtkWidget *page,
                               GtkWidget *first);
/* by: 1 for the next heading, -1 for the one before. */
gboolean dossier_view_stride_by_heading (GtkWidget *widget,
                                         int        by);
/* The keys of a page: Ctrl+Enter goes on, also from what has lines; Ctrl+Page Down and Up go by headings. */
void dossier_view_stride_install (GtkWidget *page);
/* A button that opens a list: Enter goes on, letters open the list and look for a word in it, Alt+Down opens it. */
void dossier_view_stride_listen (GtkMenuButton *button);
/* The same outside of a field: Enter is told to owner, which holds the button. */
typedef void (*DossierViewStrideOn) (gpointer owner);
void dossier_view_stride_listen_to (GtkMenuButton      *button,
                                    DossierViewStrideOn on,
                                    gpointer            owner);

/* Does the key write, rather than act? */
gboolean dossier_view_stride_is_letter (guint           key,
                                        GdkModifierType modifiers);

G_END_DECLS
