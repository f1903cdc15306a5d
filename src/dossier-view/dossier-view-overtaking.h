/* dossier-view-overtaking.h - somebody else writes the field that is being typed in
 *
 * Keeps what the record was known to say and what this field wrote itself; anything else is
 * somebody's. Then the field is held (nothing is saved over it), a sentence under it says who
 * wrote what, and two buttons let the person choose. Belongs to one field.
 */
#pragma once

#include "dossier-view-field.h"

G_BEGIN_DECLS

typedef struct _DossierViewOvertaking DossierViewOvertaking;

/* The field is free again when they are called. theirs: NULL: emptied; borrowed. */
typedef void (*DossierViewMineKept) (gpointer field);
typedef void (*DossierViewTheirsTaken) (gpointer      field,
                                        DossierValue *theirs);

/* field: borrowed, must free it. */
DossierViewOvertaking *dossier_view_overtaking_new (DossierViewField      *field,
                                                    DossierViewMineKept    mine_kept,
                                                    DossierViewTheirsTaken theirs_taken);
void                   dossier_view_overtaking_free (DossierViewOvertaking *self);

/* The record says it, and so does the field: nothing waits. */
void dossier_view_overtaking_know (DossierViewOvertaking *self,
                                   DossierValue          *value);
/* The field is having it written. */
void dossier_view_overtaking_wrote (DossierViewOvertaking *self,
                                    DossierValue          *value);
/* The record says it while something else is typed. */
void dossier_view_overtaking_follow (DossierViewOvertaking *self,
                                     const char            *id,
                                     DossierValue          *value);

/* Is the person to choose? */
gboolean dossier_view_overtaking_waits (DossierViewOvertaking *self);
void     dossier_view_overtaking_keep_mine (DossierViewOvertaking *self);

G_END_DECLS
