/* dossier-lens.h - what is looked at: which structures, which links, and which of the two is filtered
 *
 * A network is filtered in three ways. Both: structures that answer, and between them links that answer. Structures only:
 * those that answer, and every link between them. Links only: those that answer, and the structures they join. A plain
 * value, immutable; a view keeps its text.
 */
#pragma once

#include "dossier-query.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_LENS_BOTH,
  DOSSIER_LENS_STRUCTURES,
  DOSSIER_LENS_LINKS,
} DossierLensScope;

typedef struct _DossierLens DossierLens;

/* Queries on structures and on links, copied; NULL: all of them. What is not filtered in this scope is kept all the same. */
DossierLens *dossier_lens_new (DossierLensScope    scope,
                               const DossierQuery *structures,
                               const DossierQuery *links);
/* "both structure?type=middle_school link?kind=referral". */
DossierLens *dossier_lens_new_from_text (const char *text,
                                         GError    **error); /* DOSSIER_QUERY_ERROR */
void         dossier_lens_free (DossierLens *self);

DossierLensScope    dossier_lens_get_scope (const DossierLens *self);
const DossierQuery *dossier_lens_get_structures (const DossierLens *self); /* as given */
const DossierQuery *dossier_lens_get_links (const DossierLens *self);

/* What is shown: queries that any list, map or sheet answers. Callers own. */
DossierQuery *dossier_lens_dup_shown_structures (const DossierLens *self);
DossierQuery *dossier_lens_dup_shown_links (const DossierLens *self);
char         *dossier_lens_dup_text (const DossierLens *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLens, dossier_lens_free)

G_END_DECLS
