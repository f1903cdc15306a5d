/* app-demonstration.h - the demonstration, told into a dossier of its own the first time it is asked for
 *
 * It lies with the data of the person's desktop, not among their files: it can be tried, changed and forgotten.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* share: 0…1, in the main context. */
typedef void (*AppDemonstrationTold) (double   share,
                                      gpointer data);

/* data must live until the callback. */
void app_demonstration_write_async (AppDemonstrationTold told,
                                    gpointer             data,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
/* Path of a dossier ready to be opened; caller owns. */
char *app_demonstration_write_finish (GAsyncResult *result,
                                      GError      **error);

G_END_DECLS
