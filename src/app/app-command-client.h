/* app-command-client.h - a command handed to the window that has the dossier open
 */
#pragma once

#include "app-call.h"

G_BEGIN_DECLS

/* FALSE: nobody listens for the dossier at path, try again. TRUE: *status says how the command ended; what it says
 * went to the call's sink. Nothing is done when the window does not answer in five seconds. */
gboolean app_command_client_ask (AppCall           *call,
                                 const char        *path,
                                 const char *const *words,
                                 AppExit           *status);

G_END_DECLS
