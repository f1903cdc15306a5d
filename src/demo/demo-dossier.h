/* demo-dossier.h - the demonstration written into a dossier
 *
 * Through the one door like anything else: each act of the story is an act of the dossier, with
 * its author, its label and the day it was told, so the history reads as three school years.
 */
#pragma once

#include "demo-story.h"

#include "dossier-store.h"

G_BEGIN_DECLS

/* share: 0…1 of the story told. Called in the thread that writes. */
typedef void (*DemoDossierProgress) (double   share,
                                     gpointer data);

/* Into an empty dossier. The same seed gives records of the same ids. progress: or NULL. */
gboolean demo_dossier_write (DossierStore       *store,
                             guint64             seed,
                             DemoDossierProgress progress,
                             gpointer            data,
                             GError            **error);

/* Any chronicle; name sets its records apart from those of another ("demo:1"). stored, or NULL: how long the store took, in seconds, without
 * the telling of what it is given. */
gboolean demo_dossier_write_chronicle (DossierStore        *store,
                                       const DemoChronicle *chronicle,
                                       const char          *name,
                                       DemoDossierProgress  progress,
                                       gpointer             data,
                                       double              *stored,
                                       GError             **error);

/* The id a record of the chronicle has in the dossier; caller owns. */
char *demo_dossier_dup_id (const char *name,
                           const char *handle);

G_END_DECLS
