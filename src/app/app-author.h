/* app-author.h - under whose name the history keeps what is done */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name told at the first run, else that of the session. Never NULL; caller owns. *side (may be NULL): a code of the
 * vocabulary `side` or NULL, owned by the caller. */
char *app_author_dup_name (char **side);

G_END_DECLS
