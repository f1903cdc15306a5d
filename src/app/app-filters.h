/* app-filters.h - the button of the bar behind which all that can be asked is
 *
 * It says how much is asked. What is behind it is made the first time it is pressed.
 */
#pragma once

#include "app-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_FILTERS (app_filters_get_type ())
G_DECLARE_FINAL_TYPE (AppFilters, app_filters, APP, FILTERS, GtkBox)

GtkWidget *app_filters_new (AppSession *session);
/* Which records the place lists. */
void app_filters_set_kind (AppFilters *self,
                           const char *kind);
void app_filters_open (AppFilters *self);

G_END_DECLS
