/* app-preferences.h - what belongs to the person and the screen */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void app_preferences_show (GtkWindow *parent,
                           GSettings *settings);

G_END_DECLS
