/* sync-explain.h - sentences for people about what sharing could not do
 *
 * What happened, what is safe, what to try.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of SYNC_ERROR, SYNC_SHARE_ERROR and CARRY_ERROR; NULL: of another. Static. */
const char *sync_explain (const GError *error);

G_END_DECLS
