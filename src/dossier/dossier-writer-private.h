/* dossier-writer-private.h - between the files that write an act: what it does to each record
 *
 * Of the writer thread, inside a transaction.
 */
#pragma once

#include "dossier-writer.h"

#include "dossier-projection.h"

G_BEGIN_DECLS

/* What an act does to one record, gathered. */
typedef struct
{
  const char        *id;
  const DossierKind *kind;
  gint64             ent;
  DossierState      *state;   /* as it stands; NULL: nothing is known of it yet */
  GPtrArray         *sets;    /* const DossierChange * */
  GPtrArray         *aliases; /* DossierChange, of sets as well: keys that lead where one does that is taken out; NULL: none */
  GArray            *erases;  /* guint: numbers of fields; NULL: none */
  gboolean           deletes, restores;
} DossierSubject;

/* DossierSubject elements, in order of first mention; they borrow from act. Caller owns. */
GPtrArray *dossier_writer_gather (const DossierAct *act);
/* How it stands, and a row for it where it is new. */
gboolean dossier_writer_load (DossierJournal *journal,
                              DossierSubject *subject,
                              GError        **error);
/* Does the change make a difference, from somebody whose word weighs rank? */
gboolean dossier_writer_alters (const DossierSubject *subject,
                                const DossierChange  *change,
                                gint64                rank);

G_END_DECLS
