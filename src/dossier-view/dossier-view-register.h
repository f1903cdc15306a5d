/* dossier-view-register.h - the line of the register of a person, on the screen; from there to paper
 *
 * The actions win.print-register-line and win.save-register-line take it further.
 */
#pragma once

#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A window that belongs to its parent. person: id. */
GtkWindow *dossier_view_register_new (GtkWindow    *parent,
                                      DossierStore *store,
                                      const char   *person);

G_END_DECLS
