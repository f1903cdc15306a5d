/* dossier-record.h - a record as it stands: an immutable snapshot
 *
 * Reference counted; safe in any thread.
 */
#pragma once

#include "dossier-kinds.h"
#include "dossier-value.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_RECORD (dossier_record_get_type ())

typedef struct _DossierRecord DossierRecord;

GType dossier_record_get_type (void);

DossierRecord *dossier_record_new (const DossierKind *kind,
                                   const char        *id,
                                   gboolean           deleted);
/* Only while it is being built. Takes value. */
void           dossier_record_take (DossierRecord *self,
                                    const char    *field,
                                    DossierValue  *value);
void           dossier_record_add_key (DossierRecord *self,
                                       const char    *field,
                                       const char    *key);
DossierRecord *dossier_record_ref (DossierRecord *self);
void           dossier_record_unref (DossierRecord *self);

const char        *dossier_record_get_id (const DossierRecord *self);
const DossierKind *dossier_record_get_kind (const DossierRecord *self);
gboolean           dossier_record_is_deleted (const DossierRecord *self);

/* NULL: nobody has answered. Single-valued fields only. Borrowed. */
DossierValue      *dossier_record_get (const DossierRecord *self,
                                       const char          *field);
/* The text of a TEXT value, else NULL: the short way for names and codes. Borrowed. */
const char        *dossier_record_get_text (const DossierRecord *self,
                                            const char          *field);
/* The id a REFERENCE value leads to, else NULL. Borrowed. */
const char        *dossier_record_get_reference (const DossierRecord *self,
                                                 const char          *field);
/* Keys of a set field, sorted, NULL-terminated, never NULL. Borrowed. */
const char *const *dossier_record_get_keys (const DossierRecord *self,
                                            const char          *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRecord, dossier_record_unref)

G_END_DECLS
