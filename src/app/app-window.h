/* app-window.h - one dossier in one window: places, what they show, one inspector
 *
 * Wide: the places at the left, the work in the middle, the inspector at the right. Under 800
 * pixels: one pane at a time.
 */
#pragma once

#include "app-application.h"
#include "app-session.h"

G_BEGIN_DECLS

#define APP_TYPE_WINDOW (app_window_get_type ())
G_DECLARE_FINAL_TYPE (AppWindow, app_window, APP, WINDOW, AdwApplicationWindow)

/* Shows the welcome until a dossier is opened. Owned by the application. */
AppWindow *app_window_new (AppApplication *application);

/* make: TRUE makes a new dossier there. What goes wrong is said in the window. */
void app_window_open (AppWindow  *self,
                      const char *path,
                      gboolean    make);

/* The dossier shown or being opened; NULL: none. Borrowed. */
const char *app_window_get_path (AppWindow *self);
/* "map", "structures"; "welcome" while nothing is open. */
const char *app_window_get_place (AppWindow *self);
AppSession *app_window_get_session (AppWindow *self);

/* A quiet sentence; action NULL: nothing to press. It goes by itself. */
void app_window_toast (AppWindow  *self,
                       const char *sentence,
                       const char *label,
                       const char *action);

G_END_DECLS
