/* dossier-view-reach.h - a phone number, an e-mail, an address of the Web: reached by a click
 *
 * The button stands after the answer while it leads somewhere; the action win.open-address goes there.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "tel:…", "mailto:…", "https://…" of what a field of that code says; NULL: it is of no such field, or leads nowhere. Caller owns. */
char *dossier_view_reach_dup_uri (const char *field,
                                  const char *text);

/* For a field of that code; NULL: nothing is reached by it. */
GtkWidget *dossier_view_reach_new_button (const char *field);
/* text: what the field says now; NULL: nothing. */
void dossier_view_reach_show (GtkWidget  *button,
                              const char *text);

G_END_DECLS
