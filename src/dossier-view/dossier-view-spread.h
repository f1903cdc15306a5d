/* dossier-view-spread.h - one answer given to several records at once
 *
 * A field, an answer, and what it would change before it is written: who says it already, who cannot.
 * One act, undone at once.
 */
#pragma once

#include "dossier-spread.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_SPREAD (dossier_view_spread_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewSpread, dossier_view_spread, DOSSIER_VIEW, SPREAD, AdwWindow)

/* The window belongs to its parent. ids: of this kind, copied. */
DossierViewSpread *dossier_view_spread_new (GtkWindow         *parent,
                                            DossierStore      *store,
                                            const DossierKind *kind,
                                            const char *const *ids);

/* "12 will change, 3 say it already": a line for each. Caller owns. */
char *dossier_view_spread_dup_preview (const DossierSpread *spread);

/* signal "done" (const char *sentence): it is written. */

G_END_DECLS
