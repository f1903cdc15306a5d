/* app-recovery.h - the sheet to print and lock away: what brings a shared dossier back when people or machines are missing
 *
 * Where the folder is, by which number the federation is known, who can let others in, and a place to write the passphrase by hand. Never
 * a key, nor the passphrase.
 */
#pragma once

#include "dossier-view-register-line.h"
#include "sync-view-work.h"

G_BEGIN_DECLS

/* dossier: what it is called. For app_print_register_line (). */
DossierViewRegisterLine *app_recovery_new (const SyncViewCompany *company,
                                           const char            *dossier);

G_END_DECLS
