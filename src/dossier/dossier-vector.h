/* dossier-vector.h - how far the chains of all desktops had been read, as one value
 *
 * A version vector (SYNC.md §4) names the tips its author had before the eyes: one per desktop, more where a chain forked. Its bytes:
 * varint count, then per tip poste (8), run (8), varint n, by poste then run. Its own chain is implicit in the vector of a
 * transaction; a token (dossier_reader_dup_seen ()) names it too, for whoever gives it to an act later.
 */
#pragma once

#include "dossier-database.h"
#include "dossier-transaction.h"

G_BEGIN_DECLS

/* DossierTip elements: every tip of what is applied here. NULL on error. */
GArray *dossier_vector_read_tips (DossierDatabase *database,
                                  GError         **error);
GBytes *dossier_vector_to_bytes (const GArray *tips);
/* NULL: these are not the bytes of a vector. */
GArray *dossier_vector_from_bytes (const guint8 *bytes,
                                   gsize         length);
/* *row of the table `vv`, made when missing; 0: an empty one. */
gboolean dossier_vector_ensure_row (DossierDatabase *database,
                                    const GArray    *tips,
                                    gint64          *row,
                                    GError         **error);

G_END_DECLS
