/* dossier-check.h - is the dossier sound? (`liens check`)
 *
 * Looks at a copy, so that nothing is touched and nobody waits: the file itself, whether the
 * tables say what the journal says, and what must hold for every record (DOMAIN.md).
 */
#pragma once

#include "dossier-reader.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_FINDING_FAULT, /* must never be: the file, the tables or a rule is broken */
  DOSSIER_FINDING_DOUBT, /* may be, and deserves a look */
} DossierFindingType;

typedef struct
{
  DossierFindingType type;
  const char        *rule;     /* what it is: "lost-reference"; static */
  const char        *field;    /* code of the field it is about, or NULL; static */
  char              *id;       /* of the record it is about, or NULL */
  char              *other;    /* of the record it has to do with, or NULL */
  char              *sentence; /* for people, in the language of the screen */
} DossierFinding;

void dossier_finding_free (DossierFinding *self);

/* DossierFinding elements, faults first; empty: all is well. Takes seconds on a large dossier, and as much room as the file
 * for as long, in the temporary folder: not for the main thread of a window. Errors are DOSSIER_STORE_ERROR or GIOError. */
GPtrArray *dossier_check_run (const char   *path,
                              GCancellable *cancellable,
                              GError      **error);

/* The doubts alone, of the dossier as the reader sees it: what the rules say of records, nothing of the file. Quick enough for a
 * window. DossierFinding elements. */
GPtrArray *dossier_check_list_doubts (DossierReader *reader,
                                      GError       **error);

G_END_DECLS
