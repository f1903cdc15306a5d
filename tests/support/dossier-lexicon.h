/* dossier-lexicon.h - what is done to the words of the federation in a dossier, and what is then seen of them
 *
 * For the tests of them. A vocabulary and a code say which word is meant. What is done is one act, and asserts that it went in.
 */
#pragma once

#include "dossier-fixture.h"
#include "dossier-terms-uses.h"
#include "dossier-terms.h"

G_BEGIN_DECLS

/* As they are now; caller owns. */
DossierVocabulary *lexicon_load (DossierFixture *self);
gboolean           lexicon_is_shown (DossierFixture *self,
                                     const char     *vocabulary,
                                     const char     *code,
                                     const char     *label);
/* What a person sees of all terms: in order, with what was done to them. */
char *lexicon_dup_seen (DossierFixture *self);
/* Of each term of a vocabulary; caller owns. */
DossierTermUses *lexicon_count_uses (DossierFixture *self,
                                     const char     *vocabulary);
/* DossierHistoryLine, the last first; caller owns. */
GPtrArray *lexicon_list_history (DossierFixture *self);

void lexicon_rename (DossierFixture *self,
                     const char     *vocabulary,
                     const char     *code,
                     const char     *label);
/* Its code; caller owns. */
char *lexicon_add (DossierFixture *self,
                   const char     *vocabulary,
                   const char     *label);
/* The last act is taken back. */
void lexicon_undo (DossierFixture *self);

/* There is no act, and the error says why. */
void lexicon_assert_refused (DossierAct       *act,
                             GError          **error, /* cleared */
                             DossierTermsError code);

G_END_DECLS
