/* merge-loss.h - what two records that become one may not lose: what they said, what is said of them by others
 *
 * Two lists of all there is, one from before, one from after, are held against each other.
 */
#pragma once

#include "merge-wish.h"

G_BEGIN_DECLS

/* DossierRecord, of every kind; caller owns. */
GPtrArray *merge_loss_list (DossierFixture *self);
void       merge_loss_assert_none (const MergeWish *wish,
                                   GPtrArray       *before,
                                   GPtrArray       *after);

G_END_DECLS
