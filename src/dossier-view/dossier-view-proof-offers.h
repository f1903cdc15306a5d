/* dossier-view-proof-offers.h - the list of what may show an answer, and how one more comes into it */
#pragma once

#include "dossier-view-field.h"
#include "dossier-view-terms.h"

G_BEGIN_DECLS

/* Of the row that makes what is not in the list; no id begins with a dot. */
#define DOSSIER_VIEW_PROOF_NEW ".new"

typedef gboolean (*DossierViewProofHeld) (DossierViewField *field,
                                          const char       *id);
/* Adds to the act what the source is made for. */
typedef void (*DossierViewProofUse) (DossierViewField *field,
                                     DossierAct       *act,
                                     const char       *id);

/* Adds to the list, when they are read, the proofs of the record; held tells which are ticked. sources_only: no interviews,
 * which are not sources of a record as a whole. */
void dossier_view_proof_offers_load (DossierViewTerms    *terms,
                                     DossierViewField    *field,
                                     const char          *id,
                                     gboolean             sources_only,
                                     DossierViewProofHeld held);
/* Is this row of the list a source? */
gboolean dossier_view_proof_offers_is_source (DossierViewTerms *terms,
                                              const char       *id);
/* Asks for a source that is not there yet, and writes it with its use in one act. */
void dossier_view_proof_offers_ask (DossierViewTerms   *terms,
                                    DossierViewField   *field,
                                    DossierVocabulary  *vocabulary,
                                    DossierViewProofUse use);
/* Writes the act; what fails is said under the field. Takes act. */
void dossier_view_proof_offers_write (DossierViewField *field,
                                      DossierAct       *act);

G_END_DECLS
