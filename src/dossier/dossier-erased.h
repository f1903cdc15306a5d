/* dossier-erased.h - how often the answers of a record were erased for good
 *
 * An erasure takes whatever was written by who had not seen it: a form that shows a field knows by the count that one came while
 * something was typed in it, and that what was typed cannot be saved any more.
 */
#pragma once

#include "dossier-reader.h"

G_BEGIN_DECLS

/* const DossierField * → GUINT_TO_POINTER, of those that ever were. Caller owns; NULL on error. */
GHashTable *dossier_erased_count (DossierReader       *reader,
                                  const DossierRecord *record,
                                  GError             **error);

G_END_DECLS
