/* dossier-erasure-private.h - by which words somebody is known, and where they stand */
#pragma once

#include "dossier-erasure.h"

G_BEGIN_DECLS

typedef struct _DossierErasureWords DossierErasureWords;

DossierErasureWords *dossier_erasure_words_new (void);
void                 dossier_erasure_words_free (DossierErasureWords *self);
/* field: a code of the kind person; other codes are whole names. */
void dossier_erasure_words_add (DossierErasureWords *self,
                                const char          *field,
                                const char          *text);
/* Regular expressions, without regard to case; accents do not count. NULL: nobody could be known by such. Caller owns. */
char *dossier_erasure_words_dup_names (const DossierErasureWords *self);
char *dossier_erasure_words_dup_contacts (const DossierErasureWords *self);
char *dossier_erasure_words_dup_family_names (const DossierErasureWords *self);

/* Adds to mentions (DossierMention) those of every record but that of this row, of whatever they ever said. */
gboolean dossier_erasure_find_mentions (DossierReader *reader,
                                        gint64         row,
                                        const char    *names,
                                        const char    *contacts,
                                        const char    *family_names,
                                        GPtrArray     *mentions,
                                        GError       **error);

/* What is attached to those records, in the trash too, takes the first places among mentions, and no other: dossier-erasure-attached.c. */
gboolean dossier_erasure_find_attached (DossierReader   *reader,
                                        const GPtrArray *ids,
                                        GPtrArray       *mentions,
                                        GError         **error);
gboolean dossier_erasure_is_attached (const DossierMention *mention);
/* All it says goes, and its file. */
void dossier_erasure_take_attached (DossierAct           *act,
                                    const DossierMention *mention);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierErasureWords, dossier_erasure_words_free)

G_END_DECLS
