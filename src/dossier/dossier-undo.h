/* dossier-undo.h - taking back, field by field, and giving again
 *
 * Undoing is an ordinary transaction that says which one it takes back; redoing takes back an
 * undoing. Both survive closing, since the journal tells them. A value somebody changed since is
 * left as it is; a record made by the act is deleted unless something was added to it since; what the
 * founding of the dossier wrote (its vocabularies) is never taken back; nor is an act that erased, and what was
 * erased comes back by no undoing.
 */
#pragma once

#include "dossier-journal.h"

G_BEGIN_DECLS

/* Called inside a transaction of the database. author: row of ent, 0 none. *label: what was taken back, may be NULL;
 * owned by the caller. DOSSIER_STORE_ERROR_NOTHING. */
gboolean dossier_undo_last (DossierJournal *journal,
                            gboolean        redo,
                            gint64          author,
                            GPtrArray      *touched,
                            char          **label,
                            GError        **error);
/* Likewise, with its batch, one act of the history (an undoing: what it took back is given again), whoever did it. subject: id
 * of the one record, which is known, it is taken back of; NULL: of all. DOSSIER_STORE_ERROR_NOTHING: nothing of it stands; DOSSIER_STORE_ERROR_REFUSED: what it
 * came to cannot be true, and nothing stays of it once the transaction is let go. */
gboolean dossier_undo_act (DossierJournal *journal,
                           gint64          run,
                           gint64          n,
                           const char     *subject,
                           gint64          author,
                           GPtrArray      *touched,
                           char          **label,
                           GError        **error);

G_END_DECLS
