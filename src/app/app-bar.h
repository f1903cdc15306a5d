/* app-bar.h - the one bar of the window: words, families, and how much they hide
 *
 * Whatever place is shown, what is searched and filtered is the same, and "n hidden - show all"
 * stands on the screen as long as something is.
 */
#pragma once

#include "app-session.h"
#include "map-scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_BAR (app_bar_get_type ())
G_DECLARE_FINAL_TYPE (AppBar, app_bar, APP, BAR, GtkBox)

/* Once, when the window is built. */
void app_bar_set_session (AppBar     *self,
                          AppSession *session);
/* What is counted: structures until said. */
void app_bar_set_kind (AppBar     *self,
                       const char *kind);
void app_bar_focus_search (AppBar *self);
/* The search has the focus and holds these letters; more may follow. */
void app_bar_begin_search (AppBar     *self,
                           const char *letters);
/* Only it and the others that are pressed are shown, or it no longer is one of them. */
void app_bar_toggle_family (AppBar   *self,
                            MapFamily family);
void app_bar_open_filters (AppBar *self);
void app_bar_open_views (AppBar *self);
/* The view that was to be kept under a name was, or could not be. */
void app_bar_settle_view (AppBar  *self,
                          gboolean is_kept);

G_END_DECLS
