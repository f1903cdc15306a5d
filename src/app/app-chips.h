/* app-chips.h - what is asked, in words: a chip each, pressed it goes
 *
 * The question that was made ready is one chip; else each filter is.
 */
#pragma once

#include "app-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_CHIPS (app_chips_get_type ())
G_DECLARE_FINAL_TYPE (AppChips, app_chips, APP, CHIPS, GtkBox)

GtkWidget *app_chips_new (AppSession *session);
/* Is the filter of types told by others already? Then it has no chip. */
void app_chips_set_types_told (AppChips *self,
                               gboolean  told);

G_END_DECLS
