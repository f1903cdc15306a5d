/* dossier-check.h - is the dossier sound? (`liens check`)
 *
 * Looks at a copy, so that nothing is touched and nobody waits: the file itself, whether the
 * tables say what the journal says, and what must hold for every record (DOMAIN.md).
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_FINDING_FAULT, /* must never be: the file, the tables or a rule is broken */
  DOSSIER_FINDING_DOUBT, /* may be, and deserves a look */
} DossierFindingType;

typedef struct
{
  DossierFindingType type;
  char              *id;       /* of the record it is about, or NULL */
  char              *sentence; /* for people, in the language of the screen */
} DossierFinding;

void dossier_finding_free (DossierFinding *self);

/* DossierFinding elements, faults first; empty: all is well. Takes seconds on a large dossier, and as much room as the file
 * for as long, in the temporary folder: not for the main thread of a window. Errors are DOSSIER_STORE_ERROR or GIOError. */
GPtrArray *dossier_check_run (const char   *path,
                              GCancellable *cancellable,
                              GError      **error);

G_END_DECLS
