/* app-command-find.h - which record a word of a command means */
#pragma once

#include "dossier-notation.h"

G_BEGIN_DECLS

/* An identifier, a UAI, an official code, or the name of one record. NULL and an error that says it in words; caller
 * owns. */
char *app_command_find_id (const DossierNotation *notation,
                           const char            *words,
                           GError               **error);

G_END_DECLS
