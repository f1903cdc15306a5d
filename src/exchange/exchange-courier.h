/* exchange-courier.h - word of how far a work is, carried from its thread to who waits for it
 *
 * Made where the word is to be heard. A few words a second at most; none once the work was cancelled, and none after its
 * answer when that comes the same way, at the default priority (GTask).
 */
#pragma once

#include "exchange-reader.h"

G_BEGIN_DECLS

typedef struct _ExchangeCourier ExchangeCourier;

/* progress NULL: nothing is carried. cancellable may be NULL. */
ExchangeCourier *exchange_courier_new (ExchangeProgress progress,
                                       gpointer         progress_data,
                                       GCancellable    *cancellable);
/* Any thread. What is on its way arrives. */
void             exchange_courier_unref (ExchangeCourier *self);

/* An ExchangeProgress for the thread that works; courier: ExchangeCourier. */
void exchange_courier_carry (double   share,
                             guint64  count,
                             gpointer courier);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeCourier, exchange_courier_unref)

G_END_DECLS
