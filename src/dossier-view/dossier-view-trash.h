/* dossier-view-trash.h - what lies in the trash, and back with it
 *
 * A window of its own, that stays fresh. Each line says what comes back with the record; Enter or its button restores it. Undoing is
 * the main window's: win.undo of the window it belongs to.
 */
#pragma once

#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_TRASH (dossier_view_trash_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewTrash, dossier_view_trash, DOSSIER_VIEW, TRASH, AdwWindow)

void dossier_view_trash_present (GtkWindow    *parent,
                                 DossierStore *store);

G_END_DECLS
