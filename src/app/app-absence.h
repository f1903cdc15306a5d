/* app-absence.h - what was here when the person left the dossier the last time
 *
 * Kept in the private folder of the dossier, on this computer alone: a token of dossier_reader_dup_seen (), base64.
 */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* The person leaves. Nobody waits for it; when it fails, the next time tells a little more than is new. */
void app_absence_note (DossierStore *store);

/* Ends with dossier_store_ask_finish (): a GBytes, or NULL: it was never left. */
void app_absence_read_async (DossierStore       *store,
                             GAsyncReadyCallback callback,
                             gpointer            user_data);

G_END_DECLS
