/* dossier-view-term-merge.h - with which other word a word is merged, and what that changes, told first */
#pragma once

#include "dossier-terms-uses.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_TERM_MERGE (dossier_view_term_merge_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewTermMerge, dossier_view_term_merge, DOSSIER_VIEW, TERM_MERGE, AdwWindow)

/* into: the code that is proposed, or NULL. All is read at once; uses may be NULL. */
DossierViewTermMerge *dossier_view_term_merge_new (GtkWindow             *parent,
                                                   DossierVocabulary     *terms,
                                                   const DossierTermUses *uses,
                                                   const DossierTerm     *term,
                                                   const char            *into);

/* signal: "chosen" (const char *from, const char *into): codes; the window closes. */

G_END_DECLS
