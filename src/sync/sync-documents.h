/* sync-documents.h - the documents of records travel with them
 *
 * What is attached to a record, or laid under the map, lies beside the dossier of whoever put it there (dossier-documents.h, dossier-beside.h).
 * It is sealed in a file of its own (.lbl, sync-attachment.h), carried by the same helper as all else, and laid beside the dossier of the
 * others. Invariants:
 *   1. words never wait: a document goes, and comes, after all the segments of a round, one at a time;
 *   2. only what a record names by its digest is fetched, and only what its desktop, admitted, signed and what is that digest is laid beside;
 *   3. no name of a record is a path, and nothing that lies there is written over: another of that name is called otherwise here; only a
 *      version that came so, and that nobody wrote in, makes room for the next;
 *   4. one desktop puts a document on the share, the first that has it; a file there is removed by its owner alone, once no record names
 *      it: at once when it was erased, seven days after it was replaced, for as long as it may be taken back. One in the trash is named;
 *   5. what is erased goes from beside every dossier, from every mirror and from the share in the round that reads the erasure; the owner of
 *      the erasure waits, as its journal does, until the erasure is on the share;
 *   6. a disk that is full keeps a document from coming, and nothing else.
 * What is larger than SYNC_ATTACHMENT_CONTENT stays where it is. Twice a round; of the thread that synchronises.
 */
#pragma once

#include "sync-report.h"
#include "sync-share.h"

G_BEGIN_DECLS

#define SYNC_DOCUMENTS_DAYS 7 /* a version that was replaced may be taken back */

typedef struct _SyncDocuments SyncDocuments;

/* Borrows share, which outlives it. */
SyncDocuments *sync_documents_new (SyncShare *share);
void           sync_documents_free (SyncDocuments *self);

/* For tests: what could not be read is copied again at the next turn, what was just written in is another version at once. */
void sync_documents_set_hasty (SyncDocuments *self,
                               gboolean       hasty);
/* How long a round may carry documents: then it ends with the document it is at, and report->has_more_documents. 0: to the end. */
void sync_documents_set_slice (SyncDocuments *self,
                               gint64         microseconds);

/* What a pull told of the documents on the share. */
void sync_documents_note_pull (SyncDocuments     *self,
                               const CarryReport *pulled);
/* After what came was taken, before what is here is sealed: what was written in is another version, what no record names goes. FALSE: the
 * disk or the store fails. */
gboolean sync_documents_tidy (SyncDocuments    *self,
                              const SyncReport *report,
                              GCancellable     *cancellable,
                              GError          **error);
/* When all else was exchanged: fetches, lays beside, seals, puts on the share. What keeps them is in report->documents. progress: bytes.
 * FALSE: as above. */
gboolean sync_documents_carry (SyncDocuments  *self,
                               SyncReport     *report,
                               DossierProgress progress,
                               gpointer        progress_data,
                               GCancellable   *cancellable,
                               GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncDocuments, sync_documents_free)

G_END_DECLS
