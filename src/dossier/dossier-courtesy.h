/* dossier-courtesy.h - what is pondered gives way while a hand moves something
 *
 * Caches and memory are shared by all the threads of a machine: whoever compares every pair of records slows down the list that is
 * scrolled beside it, however low its rank. Whoever shows the dossier says when a hand moves; what is pondered
 * (dossier_store_ponder_async) waits where it is until the hand has rested, and for nothing else.
 */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_COURTESY_REST 300 /* ms without a move: the hand rests */

/* A hand moves now; said again at each of its moves, which costs nothing. */
void dossier_store_give_way (DossierStore *self);

G_END_DECLS
