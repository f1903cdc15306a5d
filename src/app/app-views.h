/* app-views.h - the button of the bar behind which the views that were kept are
 *
 * A view is a record like any other: a name, what is asked, the place and what of the map is seen; colleagues have it
 * too. Opening, keeping and deleting one are actions of the window: win.open-view, win.keep-view, win.delete-view.
 */
#pragma once

#include "app-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_VIEWS (app_views_get_type ())
G_DECLARE_FINAL_TYPE (AppViews, app_views, APP, VIEWS, GtkBox)

GtkWidget *app_views_new (AppSession *session);
void       app_views_open (AppViews *self);
/* What win.keep-view asked for was kept, or could not be. */
void app_views_settle (AppViews *self,
                       gboolean  is_kept);

G_END_DECLS
