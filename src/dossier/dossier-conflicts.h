/* dossier-conflicts.h - what two hands wrote in one place without having seen each other
 *
 * One value is shown, the same on every desktop; the others are kept beside it until a person chooses. Choosing is an ordinary act
 * that has seen them all: nothing leaves the history, and undoing it shows them again.
 */
#pragma once

#include "dossier-reader.h"

G_BEGIN_DECLS

/* One of the values, as it was written. */
typedef struct
{
  DossierValue *value;  /* NULL: emptied */
  char         *text;   /* for people; "" when emptied */
  char         *author; /* or NULL: nobody said */
  gint64        wall;   /* milliseconds since 1970; 0: not known */
} DossierConflictSide;

typedef struct
{
  const DossierKind  *kind;
  char               *id;    /* of the record */
  char               *title; /* what it is called */
  const DossierField *field;
  char               *label;    /* what the field is called */
  char               *key;      /* of a set: the word that one put in and the other took out; else NULL */
  GPtrArray          *sides;    /* DossierConflictSide: what is shown now, then the others, the newest first */
  char               *together; /* of two long texts: what both changed, in one (dossier-blend.h); NULL: they cannot be put together, or the conflicts of
                                 * all records were asked for */
  GBytes *seen;                 /* all that was here when this was read */
} DossierConflict;

/* Of living records; id: of that one alone, NULL: of all. DossierConflict elements; NULL on error. */
GPtrArray *dossier_conflicts_list (DossierReader *reader,
                                   const char    *id,
                                   GError       **error);
void       dossier_conflict_free (DossierConflict *self);

/* What makes that side the answer, and the only one; as many as there are sides: both together. Never done without a person. Caller owns. */
DossierAct *dossier_conflict_new_act (const DossierConflict *self,
                                      guint                  side);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierConflict, dossier_conflict_free)

G_END_DECLS
