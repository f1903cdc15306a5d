/* dossier-turn.h - a long work that has the dossier to itself: many acts, whole or not at all
 *
 * An import is thousands of transactions of the journal; being killed half way must leave none of them. A turn puts one
 * SQLite transaction around them all, on the writer thread (see dossier_store_work ()). Invariants:
 *  1. what a turn wrote is there once it has ended well, and nothing of it otherwise: refused, cancelled, killed;
 *  2. nobody sees any of it before; who asks through the turn sees all that it wrote so far;
 *  3. other acts wait for its end, keep their order, and are told done when they are; what is typed
 *     meanwhile is kept at once (dossier-typed.h). Taking back is refused: what would be the last act?
 *  4. "changed" is told once.
 */
#pragma once

#include "dossier-backup.h"
#include "dossier-store.h"

G_BEGIN_DECLS

/* As dossier_store_write (), on the disk with the end of the turn. FALSE: the turn can only end in nothing. */
gboolean dossier_turn_write (DossierTurn      *self,
                             const DossierAct *act,
                             GError          **error);
/* As dossier_store_ask (), of the dossier as the turn left it so far. */
gpointer dossier_turn_ask (DossierTurn    *self,
                           DossierQuestion question,
                           gpointer        data,
                           GError        **error);
/* A copy of the dossier as it was before the turn; none when the newest one says the same. */
gboolean dossier_turn_back_up (DossierTurn        *self,
                               DossierBackupReason reason,
                               GError            **error);
/* It was only to see: whatever is answered, nothing of it stays. */
void     dossier_turn_let_go (DossierTurn *self);

G_END_DECLS
