/* dossier-terms-uses.h - how many records use each term of a vocabulary, and where
 *
 * Counted in one reading, in fields of one answer, sets and programmes alike; a record that says a term twice counts once. What uses a
 * term that was merged counts for the one it was merged into, and still for itself. Records of the trash, and those merged into
 * another, are counted apart.
 */
#pragma once

#include "dossier-reader.h"
#include "dossier-vocabulary.h"

G_BEGIN_DECLS

typedef struct
{
  const DossierKind  *kind;
  const DossierField *field;
  guint               n; /* living records */
} DossierTermUse;

typedef struct _DossierTermUses DossierTermUses;

/* On the reader thread. NULL on error; caller owns. */
DossierTermUses *dossier_term_uses_count (DossierReader           *reader,
                                          const DossierVocabulary *terms,
                                          const char              *vocabulary,
                                          GError                 **error);
void             dossier_term_uses_free (DossierTermUses *self);

/* Records that use the term; *n_away: others, in the trash or merged; may be NULL. */
guint dossier_term_uses_get_n (const DossierTermUses *self,
                               const char            *code,
                               guint                 *n_away);
/* Where: in the order of kinds, none of 0. Borrowed; NULL and *n_uses 0 when nothing does. */
const DossierTermUse *dossier_term_uses_get (const DossierTermUses *self,
                                             const char            *code,
                                             guint                 *n_uses);

/* The question whose answers show them: of structures or links, that have it or are around what has it. NULL: no list shows any.
 * Caller owns. */
DossierQuery *dossier_term_use_new_question (const DossierTermUse *self,
                                             const char           *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTermUses, dossier_term_uses_free)

G_END_DECLS
