/* app-errand.h - a command of the terminal, carried out for the window on the dossier it has open
 *
 * What is exported from the window is what `liens export` and `liens map` write: one way to make
 * a workbook, one way to make a map.
 */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Can this program do it? */
gboolean app_errand_is_known (const char *command);

/* words: the command, then what follows it, NULL-terminated; "" stands for the dossier. Runs in a thread. */
void app_errand_run_async (DossierStore       *store,
                           const char *const  *words,
                           GAsyncReadyCallback callback,
                           gpointer            user_data);
/* *told: what the command said to people (what was left out, or what went wrong); caller owns. FALSE: nothing was done. */
gboolean app_errand_run_finish (GAsyncResult *result,
                                char        **told);

G_END_DECLS
