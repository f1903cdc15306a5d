/* dossier-view-finder.h - one search over the whole dossier, in a window of its own
 *
 * A few of each kind while one types, by kind; Enter opens the first, the arrows go to the others. What is chosen is
 * told to the window behind (win.select).
 */
#pragma once

#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_FINDER (dossier_view_finder_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewFinder, dossier_view_finder, DOSSIER_VIEW, FINDER, AdwWindow)

/* words: to begin with, or NULL. The window belongs to its parent. */
void dossier_view_finder_present (GtkWindow    *parent,
                                  DossierStore *store,
                                  const char   *words);

G_END_DECLS
