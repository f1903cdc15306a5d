/* app-backups-words.h - copies, and what they would change, in words */
#pragma once

#include "dossier-backup-compare.h"
#include "dossier-mend.h"

G_BEGIN_DECLS

/* Callers own. "29 November 2026, 18:05" */
char *app_backups_words_dup_when (gint64 when);
/* "the day’s copy · 3.9 MB · 840 structures, 400 links · checked" */
char *app_backups_words_describe (const DossierBackupLine *line);
/* "Would come back: 3 structures, 1 link." and so on; "": nothing would change. */
char *app_backups_words_count (GPtrArray *returns);
/* "Structure · comes back · Phone: …" */
char *app_backups_words_describe_return (const DossierReturn *returned);
char *app_backups_words_of_mended (const DossierMended *mended);
/* What happened, what is safe, what to try. */
char *app_backups_words_of_failure (const GError *error);

G_END_DECLS
