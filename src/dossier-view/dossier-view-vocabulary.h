/* dossier-view-vocabulary.h - the words to choose from, and those that mean the same: looked at, and changed
 *
 * A window of its own, that stays fresh: the lists at the left, the words of one at the right. What uses a word is shown by the window
 * it belongs to (win.show-answers).
 */
#pragma once

#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_VOCABULARY (dossier_view_vocabulary_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewVocabulary, dossier_view_vocabulary, DOSSIER_VIEW, VOCABULARY, AdwWindow)

void dossier_view_vocabulary_present (GtkWindow    *parent,
                                      DossierStore *store);

G_END_DECLS
