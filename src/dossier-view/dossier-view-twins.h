/* dossier-view-twins.h - records that may be the one on the page: said while it is typed, and as long as nobody decided
 *
 * A row each: what it is, why it is thought so; activated it is shown; beside it, both are compared (win.merge) or said to
 * be two. Nothing is there when there is none.
 */
#pragma once

#include "dossier-view-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_TWINS (dossier_view_twins_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewTwins, dossier_view_twins, DOSSIER_VIEW, TWINS, AdwBin)

/* The record of a page, as it stands. */
void dossier_view_twins_show (DossierViewTwins       *self,
                              DossierStore           *store,
                              const DossierViewFacts *facts);
/* A field of it is being typed; what does not tell who it is changes nothing. */
void dossier_view_twins_follow (DossierViewTwins *self,
                                const char       *field,
                                const char       *text);
void dossier_view_twins_clear (DossierViewTwins *self);

G_END_DECLS
