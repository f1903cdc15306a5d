/* app-main.c - `liens`: a command for those who automate, else a window */
#include "config.h"

#include "app-application.h"
#include "app-bench-window.h"
#include "app-command-line.h"
#include "map-view-unpack.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

static void
set_up_language (void)
{
  const char *folder = g_getenv ("LIENS_LOCALEDIR"); /* run before being installed */

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LIENS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AppApplication) application = NULL;

  set_up_language ();
  app_bench_set_measure_window (app_bench_window_measure);
  map_raster_set_unpack (map_view_unpack);
  if (app_command_line_is_wanted (argc, argv))
    return app_command_line_run (argc, argv);

  g_set_prgname (LIENS_APP_ID);
  g_set_application_name ("Liens");
  application = app_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
