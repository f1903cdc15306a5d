/* app-command-server.h - a window carries out the commands typed for the dossier it has open
 *
 * One process holds a dossier; `liens import d.liens …` typed meanwhile comes here, through a private socket in the
 * dossier's data folder (SYNC.md §2). Only programs of the same person are heard, and only for the very file that
 * is open. Each command runs in a thread of its own on the open store: what it writes is told by the store's
 * "changed" like anything else.
 */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

typedef struct _AppCommandServer AppCommandServer;

/* Listens in the thread's default main context, which must run. References store. NULL on error: the window works all
 * the same, commands will say that it does not answer. */
AppCommandServer *app_command_server_new (DossierStore *store,
                                          GError      **error);
/* Before the store is closed: hears nobody any more, asks what runs to stop. Returns at once. */
void app_command_server_stop (AppCommandServer *self);
/* Stops, waits for what runs, frees; to be called before dossier_store_close (), on any thread. */
void app_command_server_free (AppCommandServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppCommandServer, app_command_server_free)

G_END_DECLS
