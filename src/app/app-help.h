/* app-help.h - the help, one window for the whole program
 *
 * Pages at the left with a search, the page read at the right. It stays beside the work: never
 * modal, and asked again it turns to the page of the place.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_HELP (app_help_get_type ())
G_DECLARE_FINAL_TYPE (AppHelp, app_help, APP, HELP, AdwWindow)

/* place: of the window ("map", "structures", "import"…, see app-help-pages.c); NULL or unknown: the
 * first page. application may be NULL. */
void app_help_show (GtkApplication *application,
                    const char     *place);

G_END_DECLS
