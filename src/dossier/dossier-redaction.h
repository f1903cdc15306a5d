/* dossier-redaction.h - the same transaction, with less in it
 *
 * (run, n) names one content for ever, except that what is erased leaves it (I7 of SYNC.md): a value becomes "erased", an element
 * of a set goes with its key, words of the label become "…". Two writings of one transaction may each lack something.
 */
#pragma once

#include "dossier-transaction.h"

G_BEGIN_DECLS

/* Do they differ by nothing but what was erased in either? */
gboolean dossier_redaction_matches (const DossierTransaction *one,
                                    const DossierTransaction *other);
/* The bytes of a set that lacks what either lacks; NULL when they differ otherwise. Caller owns. */
GBytes *dossier_redaction_dup_common (GBytes *one,
                                      GBytes *other);
/* The one of the two labels from which more was taken. */
const char *dossier_redaction_choose_label (const char *one,
                                            const char *other);

G_END_DECLS
