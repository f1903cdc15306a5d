/* dossier-store-federation.h - which federation an open dossier is of, and who this desktop is in it
 *
 * What sharing has to know of a dossier and may not ask the database.
 */
#pragma once

#include "base-identifier.h"
#include "dossier-identity.h"
#include "dossier-store.h"

G_BEGIN_DECLS

typedef struct
{
  guint8 id[BASE_IDENTIFIER_BYTES];
  guint8 salt[BASE_IDENTIFIER_BYTES];
  guint8 founder[DOSSIER_PUBLIC_KEY_BYTES];
} DossierFederation;

/* Opens a file that is not the dossier yet, for who holds its identity, and keeps it: it outlives the store. */
DossierStore *dossier_store_open_held (const char      *path,
                                       DossierIdentity *identity,
                                       GError         **error);

gboolean dossier_store_read_federation (DossierStore      *self,
                                        DossierFederation *federation,
                                        GError           **error);
/* Of a dossier that was never handed over, and whose founder's key stayed on another machine: this desktop founds its federation
 * anew, and signs what was written before. DOSSIER_STORE_ERROR_REFUSED: it was handed over. */
gboolean dossier_store_refound (DossierStore *self,
                                GError      **error);
/* Of this desktop; valid until the store is closed. */
const DossierIdentity *dossier_store_get_identity (DossierStore *self);

/* Is all that a segment says to hold here already? sections: DossierSection. */
gboolean dossier_store_holds (DossierStore *self,
                              const GArray *sections,
                              gboolean     *holds,
                              GError      **error);
/* How many fields say several things at once, and wait for a person; -1 on error. */
gint64 dossier_store_count_divergences (DossierStore *self,
                                        GError      **error);
/* How often something that was erased left the journal: more than before, and files made from it may hold what it has not any
 * longer. -1 on error. */
gint64 dossier_store_count_scrubs (DossierStore *self,
                                   GError      **error);
/* Which transactions erased something of the record (NULL: of any): DossierTip. Caller owns; NULL on error. */
GArray *dossier_store_list_erasures (DossierStore *self,
                                     const char   *id,
                                     GError      **error);
/* How far each desktop's chain was read here, and our own: DossierTip, by poste then run. Caller owns; NULL on error. */
GArray *dossier_store_list_tips (DossierStore *self,
                                 GError      **error);

/* Every run the journal holds, with its own first and last transactions here: DossierSection, as they came. Caller owns; NULL on
 * error. */
GArray *dossier_store_list_runs (DossierStore *self,
                                 GError      **error);

G_END_DECLS
