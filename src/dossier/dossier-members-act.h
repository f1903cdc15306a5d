/* dossier-members-act.h - admitting, revoking, declaring: the acts on members as this desktop writes them
 *
 * Of the writer thread, inside a transaction of the database.
 */
#pragma once

#include "dossier-journal.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_MEMBERS_ADMIT,
  DOSSIER_MEMBERS_ADMIT_ADMIN,
  DOSSIER_MEMBERS_REVOKE,
  DOSSIER_MEMBERS_HOLE,
  DOSSIER_MEMBERS_OPEN,
  DOSSIER_MEMBERS_APPROVE,
} DossierMembersActType;

typedef struct
{
  DossierMembersActType type;
  const guint8         *poste; /* ADMIT, REVOKE */
  const guint8         *run;   /* HOLE */
  gint64                first, last;
  gint64                author; /* row of ent; 0: none */
} DossierMembersAct;

gboolean dossier_members_act (DossierJournal          *journal,
                              const DossierMembersAct *act,
                              GPtrArray               *touched,
                              GError                 **error);
/* A valid hello was shown. predecessor may be NULL. *news: who is admitted may have changed. */
gboolean dossier_members_meet (DossierJournal *journal,
                               const guint8   *poste,
                               const guint8   *public_key,
                               const char     *name,
                               const guint8   *predecessor,
                               gboolean       *news,
                               GPtrArray      *touched,
                               GError        **error);

G_END_DECLS
