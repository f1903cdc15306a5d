/* dossier-view-proofs.h - what shows that an answer is true: sources, interviews
 *
 * Immutable, read on the reader thread.
 */
#pragma once

#include "dossier-reader.h"
#include "dossier-vocabulary.h"

G_BEGIN_DECLS

typedef struct
{
  const DossierKind *kind; /* of the record: a source, an interview… */
  char              *id;
  char              *title;
  char              *nature; /* code of source_nature, or NULL */
  DossierValue      *date;   /* NULL: nobody said */
} DossierViewProof;

/* NULL when there is no such record any more. */
DossierViewProof *dossier_view_proof_read (DossierReader *reader,
                                           const char    *id);
void              dossier_view_proof_free (DossierViewProof *self);

/* What may show something of this record: the sources that people wrote, the interviews of its structures; the latest
 * first. NULL on error. */
GPtrArray *dossier_view_proofs_list (DossierReader       *reader,
                                     const DossierRecord *record,
                                     GError             **error);

/* "entretien · 3 mai 2018", "" when nobody said. Caller owns. */
char       *dossier_view_proof_describe (const DossierViewProof  *self,
                                         const DossierVocabulary *vocabulary);
const char *dossier_view_proof_get_icon (const DossierViewProof *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierViewProof, dossier_view_proof_free)

G_END_DECLS
