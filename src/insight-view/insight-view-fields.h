/* insight-view-fields.h - the fields a cross table is offered by, of structures and of links
 *
 * Paths that people ask about, in the order of a record's page; the command line takes any.
 */
#pragma once

#include "dossier-vocabulary.h"

G_BEGIN_DECLS

/* kind: "structure" or "link". NULL-terminated; static. */
const char *const *insight_view_fields_get (const char *kind);
/* Caller owns. */
char *insight_view_fields_dup_label (const char              *kind,
                                     const char              *path,
                                     const DossierVocabulary *vocabulary);

G_END_DECLS
