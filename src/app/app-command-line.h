/* app-command-line.h - the program without a window, for people who automate and for tests
 *
 * Needs no display and never starts GTK. Exit status: 0 fine, 1 done with doubts or refusals, 2 wrong usage,
 * 3 failed.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Is it a command, a call for help or for the version, or a word that can only be a command misspelt? Else: a window. */
gboolean app_command_line_is_wanted (int    argc,
                                     char **argv);
/* The exit status. The locale is set by the caller. */
int app_command_line_run (int    argc,
                          char **argv);

G_END_DECLS
