/* carry-relay.h - a shared folder, as this program may speak of it
 *
 * It asks liens-relay, and never touches a path of the share itself.
 *
 *   1. Nothing here waits for the share: whoever is silent for fifteen seconds is killed, not waited for, and the
 *      answer is CARRY_ERROR_FROZEN.
 *   2. One request at a time, in the order asked. All from one thread; answers come in the main context that was the
 *      thread's default when asking.
 *   3. Each request may be asked again, whatever became of it: what is done stays done once.
 *   4. Leaving (carry_relay_stop, or the last reference) takes no time.
 *
 * What is at another place, a stick, is another CarryRelay with the same mirror.
 */
#pragma once

#include <gio/gio.h>

#include "carry-protocol.h"
#include "carry-report.h"

G_BEGIN_DECLS

#define CARRY_TYPE_RELAY (carry_relay_get_type ())
G_DECLARE_FINAL_TYPE (CarryRelay, carry_relay, CARRY, RELAY, GObject)

/* share: absolute, of any bytes; never looked at here. mirror: CarryMirror's path. poste: our own, 16 digits.
 * sentinel: the bytes of federation.liens that must be there (MAKE: that are put there). For PROBE alone mirror, poste
 * and sentinel may be NULL.
 * Signal "heard" (guint64 bytes copied, guint items): liens-relay is at work. */
CarryRelay *carry_relay_new (const char *share,
                             const char *mirror,
                             const char *poste,
                             GBytes     *sentinel);

/* For tests, or a very slow line. silence: fifteen seconds; pause: five minutes between tries once three are stuck. */
void carry_relay_set_patience (CarryRelay *self,
                               guint       silence_milliseconds,
                               guint       pause_milliseconds);

gboolean carry_relay_is_busy (CarryRelay *self);
/* Processes that were killed and are not gone. */
guint carry_relay_get_n_stuck (CarryRelay *self);

/* request: taken. The report is never NULL, and the caller's. The blocking one is for the command line: only when
 * nothing else is asked. */
CarryReport *carry_relay_ask (CarryRelay   *self,
                              CarryRequest *request,
                              GCancellable *cancellable);
void         carry_relay_ask_async (CarryRelay         *self,
                                    CarryRequest       *request,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
CarryReport *carry_relay_ask_finish (CarryRelay   *self,
                                     GAsyncResult *result);

/* What is asked is answered with G_IO_ERROR_CANCELLED; liens-relay is let go. */
void carry_relay_stop (CarryRelay *self);

G_END_DECLS
