/* sync-view-explain.h - why a folder could not be shared, joined or changed, as a sentence for people */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What happened, what is safe, what to try. NULL: the person gave up, there is nothing to say. Caller owns. */
char *sync_view_explain (const GError *error);

G_END_DECLS
