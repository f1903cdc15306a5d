/* exchange-view-batch.h - the files of one import, in the order they need each other
 *
 * Communes first, then what stands in them, then what speaks of that. What is shown before is what the import would do:
 * all are tried in that order, each after the ones before it. They are written in the same way: one undo takes all back,
 * and what fails or is abandoned leaves no trace. Knows no widget.
 */
#pragma once

#include "exchange-view-file.h"

G_BEGIN_DECLS

#define EXCHANGE_VIEW_TYPE_BATCH (exchange_view_batch_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeViewBatch, exchange_view_batch, EXCHANGE_VIEW, BATCH, GObject)

/* settings: where columns told before are kept; NULL: nowhere. */
ExchangeViewBatch *exchange_view_batch_new (DossierStore *store,
                                            GSettings    *settings);

/* Begins to read it; one that is there already is left. */
void exchange_view_batch_add (ExchangeViewBatch *self,
                              const char        *path);
/* Takes paste. */
void exchange_view_batch_add_paste (ExchangeViewBatch *self,
                                    ExchangePaste     *paste);
void exchange_view_batch_remove (ExchangeViewBatch *self,
                                 ExchangeViewFile  *file);
/* ExchangeViewFile items, in order. Borrowed. */
GListModel *exchange_view_batch_get_files (ExchangeViewBatch *self);
/* Nothing that goes on is wanted any more. */
void exchange_view_batch_stop (ExchangeViewBatch *self);

/* Everything is read and compared, or has failed. */
gboolean exchange_view_batch_is_settled (ExchangeViewBatch *self);
/* It is settled, and something would be written. */
gboolean exchange_view_batch_can_write (ExchangeViewBatch *self);
/* All plans together. */
void exchange_view_batch_sum (ExchangeViewBatch *self,
                              ExchangeCounts    *sum);

void exchange_view_batch_write_async (ExchangeViewBatch  *self,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
/* FALSE: the dossier is as it was. */
gboolean exchange_view_batch_write_finish (ExchangeViewBatch *self,
                                           GAsyncResult      *result,
                                           GError           **error);
/* The file being written, NULL: none; share of the whole, 0…1. */
ExchangeViewFile *exchange_view_batch_get_progress (ExchangeViewBatch *self,
                                                    double            *share);

/* signals: "changed" (): of any file, or which there are; "progressed" (). */

G_END_DECLS
