/* app-welcome.h - before a dossier is open: who is there, then which door
 *
 * The first run asks one thing: the name under which the history will tell what was done.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_WELCOME (app_welcome_get_type ())
G_DECLARE_FINAL_TYPE (AppWelcome, app_welcome, APP, WELCOME, AdwBin)

/* Once: where the answers are kept. */
void app_welcome_set_settings (AppWelcome *self,
                               GSettings  *settings);

G_END_DECLS
