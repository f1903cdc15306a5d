/* dossier-view-called.h - a structure that is not there yet, as one line calls it: "Maison de quartier du lac, Ermont"
 *
 * Its first words may say what it is, and a commune may follow its name. Nothing is guessed beyond that.
 */
#pragma once

#include "dossier-act.h"
#include "dossier-store.h"
#include "dossier-vocabulary.h"

G_BEGIN_DECLS

typedef struct
{
  DossierVocabulary *vocabulary;
  char              *words;        /* as typed */
  char              *name;         /* without the commune */
  char              *type;         /* code; NULL: its words say none */
  char              *commune;      /* id; NULL: none follows, or several are called so */
  char              *commune_name; /* as recorded */
} DossierViewCalled;

/* On the reader thread, as DossierStoreAsk. words: char *. NULL on error. */
gpointer dossier_view_called_read (DossierReader *reader,
                                   gpointer       words,
                                   GCancellable  *cancellable,
                                   GError       **error);
void     dossier_view_called_free (gpointer self);

/* A territory of that name, a commune or not known what. Its id, borrowed from the act. */
const char *dossier_view_called_add_place (DossierAct *act,
                                           const char *name,
                                           gboolean    is_commune);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierViewCalled, dossier_view_called_free)

G_END_DECLS
