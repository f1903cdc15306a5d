/* sync-papers.h - files attached to records of the desktops of a federation, for the tests of how they travel
 *
 * What is beside a dossier lies in NAME.pieces for NAME.liens. Strings that are given back are the caller's.
 */
#pragma once

#include "sync-desktop.h"

#include "dossier-beside.h"

G_BEGIN_DECLS

#define PASSPHRASE "un deux trois"
#define NEEDLE "Wxqzuvolikarteblom" /* found nowhere else */
#define TEXT NEEDLE " habite ici"

char *documents_dup_beside (Desktop    *desktop,
                            const char *name);
void  documents_put (Desktop    *desktop,
                     const char *name,
                     const char *text);
void  documents_write_act (Desktop    *desktop,
                           DossierAct *act);
/* name: as the record says it. text: NULL: the file is not put. */
char *documents_attach (Desktop    *desktop,
                        const char *name,
                        const char *text);
void  documents_set (Desktop    *desktop,
                     const char *id,
                     const char *field,
                     const char *text);
/* What is beside, under that name; "": nothing. */
char *documents_dup_there (Desktop    *desktop,
                           const char *name);
void  documents_assert_beside (Desktop    *desktop,
                               const char *name,
                               const char *text);
/* By the record: whatever it is called here. */
void  documents_assert_has (Desktop           *desktop,
                            const char        *id,
                            const char        *text,
                            DossierBesideState state);
char *documents_dup_first (Desktops   *self,
                           Desktop    *whose,
                           const char *ending);
guint documents_count_mirrored (Desktop *desktop);
guint documents_count_entries (const char *folder);
void  documents_harm (const char *path,
                      gsize       at,
                      gsize       length);

G_END_DECLS
