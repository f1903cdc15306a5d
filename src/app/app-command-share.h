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
/* app-command-journal.c */
AppExit app_command_journal (AppCall *call);

G_END_DECLS
