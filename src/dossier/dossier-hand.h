/* dossier-hand.h - by whose hand a record is what it is
 *
 * An import must know whether the value it would replace was written by a person, or only by
 * another import: the journal tells.
 */
#pragma once

#include "dossier-reader.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_HAND_NOBODY,   /* nothing was ever written there */
  DOSSIER_HAND_REGISTER, /* a public register */
  DOSSIER_HAND_IMPORT,   /* the import of another list */
  DOSSIER_HAND_UNDO,     /* somebody took something back */
  DOSSIER_HAND_PERSON,
} DossierHand;

/* Who wrote the value a single-valued field has now. PERSON on error, with *error set. */
DossierHand dossier_reader_find_hand (DossierReader      *self,
                                      const char         *id,
                                      const DossierField *field,
                                      GError            **error);
/* Who last deleted the record; NOBODY when nobody ever did. */
DossierHand dossier_reader_find_deleting_hand (DossierReader *self,
                                               const char    *id,
                                               GError       **error);

G_END_DECLS
