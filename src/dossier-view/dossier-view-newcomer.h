/* dossier-view-newcomer.h - a new person in one breath: what they are called, and what they do where; a new territory: its name and its type
 *
 * Who may already be there is shown while the name is typed. The post may wait.
 */
#pragma once

#include "dossier-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* words: proposed as the name, or NULL. The new person is then selected. */
void dossier_view_newcomer_present (GtkWindow    *parent,
                                    DossierStore *store,
                                    const char   *words);
/* A network of schools, a group of communes…; it is then selected, and its page asks the rest. */
void dossier_view_newcomer_present_place (GtkWindow    *parent,
                                          DossierStore *store);

G_END_DECLS
