/* dossier-view-anonymise.h - somebody is anonymised: what goes is told before, asked twice, never taken back
 *
 * What is certain goes with the name; where it may be somebody else, a person looks: each of those opens. What somebody writes
 * meanwhile is looked through again before anything is done.
 */
#pragma once

#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_ANONYMISE (dossier_view_anonymise_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewAnonymise, dossier_view_anonymise, DOSSIER_VIEW, ANONYMISE, AdwWindow)

DossierViewAnonymise *dossier_view_anonymise_new (GtkWindow    *parent,
                                                  DossierStore *store,
                                                  const char   *person);

/* signal "done" (const char *sentence): it is done, and the window is gone. */

G_END_DECLS
