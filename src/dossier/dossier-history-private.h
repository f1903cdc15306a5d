/* dossier-history-private.h - the operations of one record, told one after the other */
#pragma once

#include "dossier-codec.h"
#include "dossier-notation.h"

G_BEGIN_DECLS

typedef struct _DossierTelling DossierTelling;

/* notation is borrowed. */
DossierTelling *dossier_telling_new (const DossierNotation *notation,
                                     const DossierKind     *kind);
void            dossier_telling_free (DossierTelling *self);

/* Operations of one record must come in their order, from its first. Adds what this one did to sentence. */
void dossier_telling_add (DossierTelling *self,
                          DossierOpKind   op,
                          const guint8   *data,
                          gsize           length,
                          GString        *sentence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTelling, dossier_telling_free)

G_END_DECLS
