/* guide-starter.h - a guide to begin with, in our own words
 *
 * Five questions and their practices, of data/starter-guide.tsv. Their records are derived from their codes and written
 * under the rank of a register: two desktops that take it have the same ones, and what a person changed or threw away stays so
 * when it is taken again.
 */
#pragma once

#include "dossier-act.h"

G_BEGIN_DECLS

/* One act, one undo. Caller owns. */
DossierAct *guide_starter_new_act (void);
/* How many practices it holds. */
guint guide_starter_count_practices (void);

G_END_DECLS
