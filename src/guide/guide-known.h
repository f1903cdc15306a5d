/* guide-known.h - the words a federation already uses, for the reading of a document
 *
 * Acronyms are what its programmes and its synonyms write in capitals; programmes are those of its vocabulary.
 */
#pragma once

#include "dossier-vocabulary.h"
#include "guide-document.h"

G_BEGIN_DECLS

/* Caller owns. */
GuideKnown *guide_known_new (const DossierVocabulary *vocabulary);
void        guide_known_free (GuideKnown *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuideKnown, guide_known_free)

G_END_DECLS
