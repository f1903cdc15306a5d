/* dossier-store-private.h - the inside of a store, for the files that make it */
#pragma once

#include "dossier-store-core-private.h"

G_BEGIN_DECLS

struct _DossierStore
{
  GObject parent;

  DossierCore   *core; /* NULL once closed */
  DossierWorker *writer;
  DossierWorker *reader;
  DossierWorker *ponderer;
  DossierWorker *keeper; /* of what is typed: never waits for the writer */
  DossierWorker *copier; /* of backups: never waits, nor is waited for */
  char          *path;
  char          *data_dir;
  char          *author;
  char          *side;
  GMainContext  *home; /* where it was opened: there it tells what changed */
};

/* TRUE: it is closed, and *error says so. */
gboolean dossier_store_refuse_closed (DossierStore *self,
                                      GError      **error);
/* At once when it is called at home, or where nobody is at home; a thread that writes leaves word. */
void dossier_store_tell (DossierStore         *self,
                         const DossierOutcome *outcome);
void dossier_store_tell_held (DossierStore *self);

G_END_DECLS
