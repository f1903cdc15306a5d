/* dossier-erasure.h - what anonymising somebody takes away, said before it is done
 *
 * A person keeps role, dates and links; name, phone and e-mail go from everywhere: the record, its
 * history, what was being typed, the labels of acts, and the free texts of other records where they are named without
 * doubt ("Mme Essai", "Paul Essai", the phone, the e-mail). Where it may be somebody else (a school of that name, a
 * family name alone), a person looks: those are told, and left. To be asked twice; never taken back.
 *
 * What is attached to them goes whole: what it is called, what is said of it, and the file, from beside every dossier and from the shared
 * folder.
 *
 * Asked on the reader thread; what it makes is for any thread.
 */
#pragma once

#include "dossier-reader.h"

G_BEGIN_DECLS

typedef struct
{
  char               *id;
  const DossierKind  *kind;
  const DossierField *field;
  char               *title;   /* what the record is called; NULL: nothing */
  char               *excerpt; /* the words, and some around */
  gboolean            certain; /* goes along */
} DossierMention;

typedef struct _DossierErasure DossierErasure;

/* fields: codes, NULL-terminated; NULL: those of a person's name, phone and e-mail (of an author, the name).
 * DOSSIER_STORE_ERROR_NOT_FOUND; DOSSIER_STORE_ERROR_REFUSED: no such field, or nothing of a person in this kind. */
DossierErasure *dossier_erasure_new (DossierReader     *reader,
                                     const char        *id,
                                     const char *const *fields,
                                     GError           **error);
void            dossier_erasure_free (DossierErasure *self);

const DossierRecord *dossier_erasure_get_record (const DossierErasure *self);
/* const DossierField * elements. Borrowed, as all that follows. */
GPtrArray *dossier_erasure_get_fields (const DossierErasure *self);
/* DossierMention elements, the certain ones first; those in the trash too. */
GPtrArray *dossier_erasure_get_mentions (const DossierErasure *self);

/* The act, which says of a person on which day; caller owns. day: Julian. */
DossierAct *dossier_erasure_new_act (const DossierErasure *self,
                                     guint32               day);

/* Is there still something erased that could not leave the disk yet? It will, at the next opening; in a dossier that is shared, once the
 * erasure is on the share. */
gboolean dossier_erasure_is_pending (DossierReader *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierErasure, dossier_erasure_free)

G_END_DECLS
