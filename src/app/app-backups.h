/* app-backups.h - the copies of a dossier, and the way back from them
 *
 * Shown in a window of its own beside an open dossier; as a page in place of one that is too damaged to be opened. Putting back is
 * seen before it is done; undoing it is win.undo of the window.
 */
#pragma once

#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_BACKUPS (app_backups_get_type ())
G_DECLARE_FINAL_TYPE (AppBackups, app_backups, APP, BACKUPS, AdwBin)

/* A window around it, transient for parent. */
void app_backups_present (GtkWindow    *parent,
                          DossierStore *store);

/* Of a dossier that does not open. signal "mended" (const char *sentence): it does again; the sentence says what was saved. */
GtkWidget *app_backups_new_of_damaged (const char *path);

G_END_DECLS
