/* dossier-merge-private.h - what the parts of a merge share */
#pragma once

#include "dossier-merge.h"

G_BEGIN_DECLS

struct _DossierMerge
{
  DossierRecord *kept, *other;
  char          *kept_title, *other_title;
  GPtrArray     *fields;    /* DossierMergeField */
  GPtrArray     *referring; /* DossierRecord: those that refer to the other one */
  GPtrArray     *between;   /* DossierRecord: those that speak of the two of them */
};

/* Fills fields with what each says, and the choice by default. */
void dossier_merge_choose_all (DossierMerge *self);
/* Fills referring and between. */
gboolean dossier_merge_find_referring (DossierMerge  *self,
                                       DossierReader *reader,
                                       GError       **error);
/* Adds to act what makes one record refer to the kept one. */
void dossier_merge_move (const DossierMerge  *self,
                         DossierAct          *act,
                         const DossierRecord *record);

G_END_DECLS
