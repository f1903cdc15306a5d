/* dossier-notation-private.h - which record a person means by a few words */
#pragma once

#include "dossier-notation.h"

G_BEGIN_DECLS

/* kind: a code, NULL: any (then an id, or the whole name of one record). The id; NULL on error. Caller owns. */
char *dossier_notation_find_record (const DossierNotation *self,
                                    const char            *kind,
                                    const char            *words,
                                    GError               **error);

G_END_DECLS
