/* dossier-members-private.h - the inside of the members, for the files that make them */
#pragma once

#include "dossier-members.h"

G_BEGIN_DECLS

gboolean dossier_members_read_admission (const guint8 *bytes,
                                         gsize         length,
                                         guint8       *public_key, /* 32 bytes */
                                         gboolean     *admin,
                                         char        **name);
gboolean dossier_members_read_hole (const guint8 *bytes,
                                    gsize         length,
                                    guint8       *run, /* 8 bytes */
                                    gint64       *first,
                                    gint64       *last);
gboolean dossier_members_read_setting (const guint8 *bytes,
                                       gsize         length,
                                       char        **key,
                                       char        **value);

/* One desktop. */
typedef struct
{
  gint64   row; /* of poste; 0: only named by an act */
  guint8   uuid[DOSSIER_POSTE_BYTES];
  guint8   predecessor[DOSSIER_POSTE_BYTES]; /* zeros: none */
  guint8   public_key[DOSSIER_PUBLIC_KEY_BYTES];
  gboolean has_public_key, met;
  char    *name;
  guint    depth; /* of its admission: 0 the founder */
  gboolean is_founder, is_admitted, is_admin;
} DossierPoste;

/* One act, and what became of it. */
typedef struct
{
  gint64   run, n, t, vv;
  guint8   uuid[DOSSIER_RUN_BYTES];
  gint64   author; /* row of poste */
  guint    kind;
  guint8   target[DOSSIER_POSTE_BYTES];
  GBytes  *data;
  GArray  *tips;                  /* of a revocation: DossierHole of which last is the n, run its row */
  gboolean stands, is_taken_back; /* of a revocation: it is in force, unless an admission took it back */
  gboolean is_done, is_valid;     /* in this round */
  GBytes  *seen;                  /* one byte per act: had it before the eyes */
} DossierMemberAct;

struct _DossierMembers
{
  DossierLineage *lineage; /* borrowed, while judging */
  GPtrArray      *postes;  /* DossierPoste */
  GArray         *acts;    /* DossierMemberAct */
  GArray         *holes;   /* DossierHole */
  gboolean        is_open;
};

DossierPoste *dossier_members_find (const DossierMembers *self,
                                    const guint8         *poste);
DossierPoste *dossier_members_find_row (const DossierMembers *self,
                                        gint64                row);
/* How far the run of this desktop is accepted by the revocations in force. */
gint64 dossier_members_get_accepted (const DossierMembers *self,
                                     const DossierLineage *lineage,
                                     const DossierPoste   *poste,
                                     gint64                run);
/* Fills what the acts say. */
void dossier_members_judge (DossierMembers *self);

G_END_DECLS
