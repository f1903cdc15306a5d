/* dossier-view-newcomer.h - a new person in one breath: what they are called, and what they do where
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

G_END_DECLS
