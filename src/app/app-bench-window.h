/* app-bench-window.h - a real window, and what its frames cost while a hand moves in it
 *
 * The window of the program on the dossier of the bench, as large as the screen; the script of app-bench-script.h,
 * each act from rest to rest.
 */
#pragma once

#include "app-bench.h"

G_BEGIN_DECLS

/* An AppBenchMeasureWindow. */
AppBenchWindow *app_bench_window_measure (const char *path,
                                          guint       walk,
                                          const char *act,
                                          GError    **error);

G_END_DECLS
