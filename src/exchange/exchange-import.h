/* exchange-import.h - files brought into the dossier one after another, whole or not at all
 *
 * Each is compared with the dossier as the files before it left it, then written, in one turn of the store
 * (dossier-turn.h): one undo takes all back; refused, cancelled or killed half way, nothing of any of them is there. A
 * trial does the same and lets go of it: what it answers is what the import would do.
 */
#pragma once

#include "exchange-plan.h"

G_BEGIN_DECLS

typedef enum
{
  EXCHANGE_IMPORT_TRIAL,
  EXCHANGE_IMPORT_WRITE,
} ExchangeImportMode;

/* requests: ExchangeRequest elements, in order. What was done, or would be: ExchangePlan elements beside them. NULL on
 * error, those of a plan; *at (may be NULL) is then the index of the file in hand. progress may be NULL: share is that of
 * one file, count its index; called on any thread while this one waits. */
GPtrArray *exchange_import_run (DossierStore      *store,
                                GPtrArray         *requests,
                                ExchangeImportMode mode,
                                ExchangeProgress   progress,
                                gpointer           progress_data,
                                GCancellable      *cancellable,
                                guint             *at,
                                GError           **error);
/* Takes a reference of requests, to be left as they are until the answer; progress is told in the caller's main context. */
void       exchange_import_run_async (DossierStore       *store,
                                      GPtrArray          *requests,
                                      ExchangeImportMode  mode,
                                      ExchangeProgress    progress,
                                      gpointer            progress_data,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
GPtrArray *exchange_import_run_finish (DossierStore *store,
                                       GAsyncResult *result,
                                       guint        *at,
                                       GError      **error);

G_END_DECLS
