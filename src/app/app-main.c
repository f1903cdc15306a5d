/* app-main.c - `liens`: a command for those who automate, else a window */
#include "config.h"

#include "app-application.h"
#include "app-bench-window.h"
#include "app-command-line.h"
#include "map-view-unpack.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

static void
set_up_language (void)
{
  const char *folder = g_getenv ("LIENS_LOCALEDIR"); /* run before being installed */

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LIENS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* Windows that Cairo draws have no use for the driver of a graphics card, which takes more memory than a département. Said before
 * GTK reads it, while no other thread reads the environment. */
static void
leave_out_unused_driver (void)
{
  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") == 0)
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
}

/* Left alone, each thread fills a heap of its own, and keeps what it freed for itself: with a nation open, a quarter of the memory. */
static void
share_heaps (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 2);
#endif
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AppApplication) application = NULL;

  share_heaps ();
  set_up_language ();
  leave_out_unused_driver ();
  app_bench_set_measure_window (app_bench_window_measure);
  map_raster_set_unpack (map_view_unpack);
  if (app_command_line_is_wanted (argc, argv))
    return app_command_line_run (argc, argv);

  g_set_prgname (LIENS_APP_ID);
  g_set_application_name ("Liens");
  application = app_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
