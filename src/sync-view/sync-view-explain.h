/* sync-view-explain.h - why a folder could not be shared, joined or changed, as a sentence for people, and where it is said */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What happened, what is safe, what to try. NULL: the person gave up, there is nothing to say. Caller owns. */
char *sync_view_explain (const GError *error);
/* On the line of a window that is there for it; NULL: nothing, and the line goes. */
void sync_view_say (GtkLabel   *line,
                    const char *sentence,
                    gboolean    is_error);

G_END_DECLS
