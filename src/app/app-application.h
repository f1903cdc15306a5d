/* app-application.h - the program: its windows, its settings, what every window can ask of it
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_APPLICATION (app_application_get_type ())
G_DECLARE_FINAL_TYPE (AppApplication, app_application, APP, APPLICATION, AdwApplication)

AppApplication *app_application_new (void);

/* What belongs to the person and the screen (data/org.federation.Liens.gschema.xml). Borrowed. */
GSettings *app_application_get_settings (AppApplication *self);

G_END_DECLS
