/* dossier-mend-private.h - between the files that mend */
#pragma once

#include "dossier-mend.h"

G_BEGIN_DECLS

/* The damaged file, with its log, bears another name as well. *aside NULL: there is no such file; caller owns. */
gboolean dossier_mend_set_aside (const char *path,
                                 char      **aside,
                                 GError    **error);
/* Who was killed after that, and before the next, left the log with the other name alone: it is had back, or what it holds would be lost. */
void dossier_mend_find_log (const char *path);
/* part bears the name from now on. aside NULL: there was no file. */
gboolean dossier_mend_take_place (const char *part,
                                  const char *path,
                                  const char *aside,
                                  GError    **error);

G_END_DECLS
