/* dossier-merge.h - two records that are one thing become one, as one act
 *
 * One is kept, the other says where it went ("merged_into") and is seen no more; its own answers stay in its history. Field by field
 * the kept one says what was chosen: by default the one that is filled. Sets are united. Whatever referred to the other refers to the
 * kept one: links, posts, steps, contacts, actions… What spoke of the two of them (a link between them) goes to the trash. Taking the
 * act back parts them again.
 *
 * Made on the reader thread; choosing and the act are for any thread.
 */
#pragma once

#include "dossier-act.h"
#include "dossier-reader.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_MERGE_KEPT,
  DOSSIER_MERGE_OTHER,
  DOSSIER_MERGE_BOTH, /* long texts: one below the other */
} DossierMergeChoice;

/* A single-valued field of which one of the two at least says something. */
typedef struct
{
  const DossierField *field;
  DossierValue       *kept, *other; /* NULL: not answered */
  DossierMergeChoice  choice;
} DossierMergeField;

typedef struct _DossierMerge DossierMerge;

/* DOSSIER_STORE_ERROR_NOT_FOUND; DOSSIER_STORE_ERROR_REFUSED: the same record, two kinds, one in the trash or anonymised, or a kind
 * whose records are not merged. */
DossierMerge *dossier_merge_new (DossierReader *reader,
                                 const char    *kept,
                                 const char    *other,
                                 GError       **error);
void          dossier_merge_free (DossierMerge *self);

gboolean dossier_merge_is_possible (const DossierKind *kind);

const DossierRecord *dossier_merge_get_kept (const DossierMerge *self);
const DossierRecord *dossier_merge_get_other (const DossierMerge *self);
/* DossierMergeField elements, in the order of the kind; borrowed. */
GPtrArray *dossier_merge_get_fields (const DossierMerge *self);
/* How many records will refer to the kept one instead; how many of the two of them go to the trash. */
guint dossier_merge_get_n_moved (const DossierMerge *self);
guint dossier_merge_get_n_between (const DossierMerge *self);

/* FALSE: the field has nothing to choose, or not that. */
gboolean dossier_merge_choose (DossierMerge      *self,
                               const char        *field,
                               DossierMergeChoice choice);

/* Caller owns. */
DossierAct *dossier_merge_new_act (const DossierMerge *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMerge, dossier_merge_free)

G_END_DECLS
