/* dossier-members.h - who takes part in the federation, as the journal says
 *
 * Desktops are admitted and revoked by acts of the journal, signed like all others; who is what is a pure function of those acts and
 * of the hellos that were shown, whatever the order they came in (SYNC.md §11). Invariants:
 *  1. trust begins with the founder, whose key is in the name of the federation; only an admin's word counts;
 *  2. a revocation wins over an admission that had not seen it, and takes the successors of the desktop along;
 *  3. past the tips a revocation accepts, the desktop's transactions are void everywhere, whenever they come: kept, never projected;
 *  4. an admission that has seen the revocation takes it back, and all that was void with it;
 *  5. of two that revoke each other unseen, the one admitted nearer to the founder stays.
 *
 * The operations (table 0; entity: the 8 bytes of the desktop, then zeros; of a setting, zeros), minimal varints, no trailing byte:
 *   admit    public key (32), varint flags (1: admin), varint length, name in UTF-8
 *   revoke   varint count, then per accepted tip: run (8), varint n
 *   hole     run (8), varint first, varint last
 *   setting  varint length, key, varint length, value ("admission": "open" or "approve")
 * Undoing never takes them back. Of the thread that holds the connection.
 */
#pragma once

#include "dossier-lineage.h"
#include "dossier-transaction.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_MEMBER_PENDING, /* nobody admitted it: what it writes waits */
  DOSSIER_MEMBER_ADMITTED,
  DOSSIER_MEMBER_REVOKED,
} DossierMemberState;

typedef struct
{
  guint8             poste[DOSSIER_POSTE_BYTES];
  guint8             public_key[DOSSIER_PUBLIC_KEY_BYTES];
  gboolean           has_public_key; /* else only named by others: it never said hello here */
  char              *name;           /* or NULL */
  DossierMemberState state;
  gboolean           is_founder, is_admin, is_self;
  GArray            *tips; /* DossierPoint: how far what it wrote is here */
} DossierMember;

typedef struct _DossierMembers DossierMembers;

DossierMembers *dossier_members_load (DossierDatabase *database,
                                      DossierLineage  *lineage,
                                      GError         **error);
void            dossier_members_free (DossierMembers *self);

DossierMemberState dossier_members_get_state (const DossierMembers *self,
                                              const guint8         *poste);
gboolean           dossier_members_is_admin (const DossierMembers *self,
                                             const guint8         *poste);
gboolean           dossier_members_is_open (const DossierMembers *self);
/* Is somebody revoked? Then what is void depends on where runs stand. */
gboolean dossier_members_has_revoked (const DossierMembers *self);
/* Does another admin remain when this one goes? */
gboolean dossier_members_has_other_admin (const DossierMembers *self,
                                          const guint8         *poste);
/* DossierMember elements, the founder first, then by name. self_poste: NULL: nobody's own. */
GPtrArray *dossier_members_list (const DossierMembers *self,
                                 DossierDatabase      *database,
                                 const guint8         *self_poste,
                                 GError              **error);
void       dossier_member_free (DossierMember *self);

/* Puts what is void, and the holes, where projections look; adds the rows (gint64 keys) of the records this alters. */
gboolean dossier_members_settle (const DossierMembers *self,
                                 DossierDatabase      *database,
                                 DossierLineage       *lineage,
                                 GHashTable           *ents,
                                 GError              **error);

/* The words of the operations; caller owns. */
GByteArray *dossier_members_dup_admission (const guint8 *public_key,
                                           gboolean      admin,
                                           const char   *name);
GByteArray *dossier_members_dup_revocation (const GArray *tips); /* DossierPoint */
GByteArray *dossier_members_dup_hole (const guint8 *run,
                                      gint64        first,
                                      gint64        last);
GByteArray *dossier_members_dup_setting (const char *key,
                                         const char *value);
/* DossierPoint elements a revocation accepts; NULL: these are not its bytes. */
GArray *dossier_members_read_tips (const guint8 *bytes,
                                   gsize         length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMembers, dossier_members_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMember, dossier_member_free)

G_END_DECLS
