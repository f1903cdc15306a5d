/* app-command.h - the table of commands
 *
 * One line per command; each family has its file, app-command-FAMILY.c.
 */
#pragma once

#include "app-call.h"

G_BEGIN_DECLS

typedef enum
{
  APP_COMMAND_ALONE, /* opens no dossier */
  APP_COMMAND_MAKES, /* its first word is a dossier to make */
  APP_COMMAND_OPENS, /* its first word is a dossier, open when the command begins */
} AppCommandNeed;

typedef struct
{
  const char        *name;
  const char        *synopsis; /* what follows the name, English, to translate */
  const char        *summary;  /* English, to translate */
  const char        *details;  /* paragraphs of `liens NAME --help`, English, to translate; NULL: none */
  const char *const *options;  /* see app_arguments_parse () */
  guint              n_least;  /* words, the dossier included */
  guint              n_most;   /* G_MAXUINT: any */
  AppCommandNeed     need;
  AppExit (*run) (AppCall *call);
  gboolean stops; /* listens to the call's cancellable: Ctrl+C leaves nothing half done */
  gboolean mends; /* of a dossier too damaged to be opened it is run without a store */
} AppCommand;

/* Static. */
const AppCommand *app_command_find (const char *name);
const AppCommand *app_commands_get (guint *n_commands);

/* Reads words (the command's name first). NULL: it is not its usage, and the sink was told (APP_EXIT_USAGE). */
AppCall *app_command_read (const char *const *words,
                           const char        *directory,
                           AppSink            sink,
                           gpointer           sink_data,
                           const AppCommand **command);
/* The whole answer of --help, and of `liens NAME --help`. */
void app_command_help (GString *out);
void app_command_help_one (GString          *out,
                           const AppCommand *command);

/* app-command-backup.c */
AppExit  app_command_backup (AppCall *call);
AppExit  app_command_restore_backup (AppCall *call); /* of restore, with its options */
gboolean app_command_restores_backup (const AppArguments *arguments);
/* app-command-bench.c */
AppExit app_command_bench (AppCall *call);
/* app-command-booklet.c */
AppExit app_command_booklet (AppCall *call);
/* app-command-check.c */
AppExit app_command_check (AppCall *call);
/* app-command-compare.c */
AppExit app_command_compare (AppCall *call);
/* app-command-crosstab.c */
AppExit app_command_crosstab (AppCall *call);
/* app-command-doubts.c */
AppExit app_command_doubts (AppCall *call);
/* app-command-gaps.c */
AppExit app_command_gaps (AppCall *call);
/* app-command-document.c */
AppExit app_command_import_document (AppCall *call); /* of import, as a document */
AppExit app_command_export_text (AppCall *call);     /* of export, with --text */
/* app-command-dossier.c */
AppExit app_command_new (AppCall *call);
AppExit app_command_undo (AppCall *call);
AppExit app_command_redo (AppCall *call);

/* app-command-duplicates.c */
AppExit app_command_duplicates (AppCall *call);
AppExit app_command_distinct (AppCall *call);
AppExit app_command_merge (AppCall *call);
/* app-command-erase.c */
AppExit app_command_erase (AppCall *call);
/* app-command-export.c */
AppExit app_command_export (AppCall *call);
/* app-command-guide.c */
AppExit app_command_guide (AppCall *call);
/* app-command-import.c */
AppExit app_command_import (AppCall *call);
/* app-command-info.c */
AppExit app_command_info (AppCall *call);
/* app-command-map.c */
AppExit app_command_map (AppCall *call);
AppExit app_command_sequence (AppCall *call); /* of map, with --sequence */
/* app-command-records.c */
AppExit app_command_list (AppCall *call);
AppExit app_command_show (AppCall *call);
AppExit app_command_add (AppCall *call);
AppExit app_command_set (AppCall *call);
/* app-command-terms.c */
AppExit app_command_terms (AppCall *call);
/* app-command-trash.c */
AppExit app_command_delete (AppCall *call);
AppExit app_command_trash (AppCall *call);
AppExit app_command_restore (AppCall *call);

G_END_DECLS
