/* dossier-blend.h - two texts that two people made of one, put together
 *
 * A text is cut after each line and each sentence. What one changed and what the other did are both taken, where nobody can be mistaken about
 * where each belongs; else nothing is (SYNC.md §5). Invariants:
 *  1. the same for one and the other, whichever comes first;
 *  2. what only one changed is as that one said, what neither did is as it was;
 *  3. refused: changes that touch or meet, unless they are the same; changes beside a sentence that stands there more than once; texts of which more
 *     than DOSSIER_BLEND_PIECES differ.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_BLEND_PIECES 2000

/* NULL: they cannot be put together. Caller owns. */
char *dossier_blend_texts (const char *base,
                           const char *one,
                           const char *other);

G_END_DECLS
