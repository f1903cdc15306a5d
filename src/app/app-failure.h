/* app-failure.h - what a command says of a failure
 *
 * A code becomes what happened, what is safe and what to try.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* NULL: the message of the error speaks to people already. Static. */
const char *app_failure_explain (const GError *error);

G_END_DECLS
