/* dossier-pool-private.h - the values met on one path, each once
 *
 * A value is known by a small number while it is counted, and by its words once it is shown. Codes that stand for the same
 * term today are one value.
 */
#pragma once

#include "dossier-database.h"
#include "dossier-facets.h"
#include "dossier-path.h"
#include "dossier-vocabulary.h"

G_BEGIN_DECLS

typedef struct _DossierPool DossierPool;

/* Borrows path and vocabulary. */
DossierPool *dossier_pool_new (const DossierPath       *path,
                               const DossierVocabulary *vocabulary);
void         dossier_pool_free (DossierPool *self);

guint dossier_pool_get_n (const DossierPool *self);
/* The number of a value as filters say it. */
guint dossier_pool_add (DossierPool *self,
                        const char  *value);
/* One that was asked for, met or not. */
void dossier_pool_want (DossierPool   *self,
                        const char    *value,
                        DossierReader *reader);
/* Of what a statement gives for the path, as dossier-gather.c asks for it. */
guint dossier_pool_read (DossierPool      *self,
                         DossierStatement *row,
                         int               column);
/* The numbers, in the order people expect; words and value of each. NULL on error. */
GArray            *dossier_pool_list_order (DossierPool   *self,
                                            DossierReader *reader,
                                            GError       **error);
DossierFacetValue *dossier_pool_dup_value (const DossierPool *self,
                                           guint              number,
                                           gint64             count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPool, dossier_pool_free)

G_END_DECLS
