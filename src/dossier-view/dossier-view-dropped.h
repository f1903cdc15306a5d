/* dossier-view-dropped.h - the links whose thread nobody holds any more, or soon will not
 *
 * Out of sight while somebody holds each of them. Each link opens.
 */
#pragma once

#include "dossier-view-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_DROPPED (dossier_view_dropped_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewDropped, dossier_view_dropped, DOSSIER_VIEW, DROPPED, AdwBin)

/* facts: of a structure or a person. */
void dossier_view_dropped_show (DossierViewDropped     *self,
                                const DossierViewFacts *facts);

/* A link in one row, told from the side of who holds its thread; detail NULL: what it is. Selects it when activated. */
GtkWidget *dossier_view_dropped_row_new (const DossierViewThread *thread,
                                         const DossierVocabulary *vocabulary,
                                         const char              *detail);

G_END_DECLS
