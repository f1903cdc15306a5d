/* dossier-view-near-words.h - how each kind of record is told in a line among those that lie around another */
#pragma once

#include "dossier-view-near.h"

G_BEGIN_DECLS

/* Fills date, title, detail. from: id of the record it lies around. */
void dossier_view_near_word (DossierViewNear         *near,
                             DossierReader           *reader,
                             const DossierVocabulary *vocabulary,
                             const DossierRecord     *record,
                             const char              *from);

G_END_DECLS
