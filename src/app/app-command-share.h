/* app-command-share.h - the commands of a shared dossier */
#pragma once

#include "app-call.h"

#include "sync-explain.h"

G_BEGIN_DECLS

/* app-command-share.c */
AppExit app_command_share (AppCall *call);
AppExit app_command_join (AppCall *call);
AppExit app_command_sync (AppCall *call);
/* app-command-members.c */
AppExit app_command_members (AppCall *call);
/* An option that names a desktop. *named FALSE: it was not given. FALSE: told. */
gboolean app_command_read_poste (AppCall    *call,
                                 const char *option,
                                 guint8     *poste,
                                 gboolean   *named);
/* app-command-journal.c */
AppExit app_command_journal (AppCall *call);

G_END_DECLS
