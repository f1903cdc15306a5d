/* relay-speech.h - what liens-relay says on its standard output (carry-protocol)
 *
 * One thread works and speaks: a beat that is heard is work that goes on.
 */
#pragma once

#include "carry-protocol.h"
#include "relay-disk.h"

G_BEGIN_DECLS

/* At work, n_bytes more are copied; said a few times a second at most, with what waits to be said. */
void relay_speech_beat (guint64 n_bytes);

/* name: NULL for the poste as a whole, poste: NULL for the share as a whole. */
void relay_speech_item (CarryFate   fate,
                        const char *poste,
                        const char *name,
                        guint64     size);
/* What keeps one file from being read, as its fate. The first few thousand of a request are told. */
void relay_speech_hindrance (const char *poste,
                             const char *name,
                             int         number);
/* No more copies can be told: the next request goes on. */
gboolean relay_speech_is_full (void);

void relay_speech_sentinel (GBytes *bytes);
void relay_speech_clock (guint64 microseconds);

/* The last word of a request. */
void relay_speech_done (void);
void relay_speech_failed (const RelayFault *fault);
/* What was asked makes no sense. */
void relay_speech_refused (void);

G_END_DECLS
