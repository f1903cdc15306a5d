/* dossier-documents.h - the files that records speak of, by what is in them
 *
 * What is attached to a record, and a picture laid under the map. The file lies beside the dossier (dossier-beside.h); the record says what
 * people call it, and its digest: base_identifier_derive_from_bytes () of its content, the same wherever it lies. A recording is none of
 * them: it stays where it was made.
 * Asked on the reader thread; what it makes is for any thread.
 */
#pragma once

#include "dossier-reader.h"

G_BEGIN_DECLS

typedef struct
{
  char              *id;
  const DossierKind *kind;
  char              *name;       /* as people call it, by the hand of others: never a path; NULL: it has no file */
  char              *digest;     /* 32 digits; NULL: not known, or nobody has it */
  GPtrArray         *others;     /* of char *: other digests it has been given at the same time; owned */
  gboolean           is_deleted; /* in the trash: it may come back */
  gboolean           is_erased;  /* something of it was erased for good */
} DossierDocument;

/* DossierDocument elements, in order of id; those in the trash too. NULL on error. */
GPtrArray *dossier_documents_list (DossierReader *reader,
                                   GError       **error);
void       dossier_document_free (DossierDocument *self);
/* May who opens the file change it, and it is another version then? A picture is called by its digest: it may not. */
gboolean dossier_document_is_written_in (const DossierDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDocument, dossier_document_free)

G_END_DECLS
