/* dossier-view-near.h - what lies around a record: those that refer to it, in groups, in the words people read
 *
 * A link has its steps, its actions, what was said of it, the other links between the same two; a structure its interviews and
 * the absences that were found; anything may have an attachment. Which groups there are is a table.
 * Immutable, read on the reader thread.
 */
#pragma once

#include "dossier-reader.h"
#include "dossier-vocabulary.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_VIEW_RING_LINE = 1 << 0,  /* one is made of a line */
  DOSSIER_VIEW_RING_OPENS = 1 << 1, /* then its page opens: there is more to say of it */
  DOSSIER_VIEW_RING_FILE = 1 << 2,  /* a file may be chosen instead */
  DOSSIER_VIEW_RING_LIFE = 1 << 3,  /* in the order of time, with the beginning and the end of the link */
} DossierViewRingFlags;

/* One group, of the records of one kind that refer by one field. */
typedef struct
{
  const char *of;    /* kind of the record it lies around; NULL: any that may have it */
  const char *kind;  /* of what lies there */
  const char *field; /* of that kind; "interview.structures": through one more; NULL: the links between the same two */
  guint       flags; /* DossierViewRingFlags; 0: nothing is added here */
  const char *title; /* English */
  const char *add;   /* what is added, in a list; English, NULL: nothing is */
  const char *hint;  /* how a line is written; English, or NULL */
} DossierViewRing;

/* const DossierViewRing * elements, in order. Caller owns. */
GPtrArray *dossier_view_rings_list (const DossierKind *kind);

typedef struct
{
  const DossierKind *kind;
  char              *id;         /* NULL: not a record of its own, the beginning or the end of the link */
  DossierValue      *date;       /* that orders it, or NULL */
  char              *title;      /* "mars 2018 · premier contact" */
  char              *detail;     /* what more is said of it, or NULL */
  gboolean           is_end;     /* that end */
  gboolean           is_missing; /* a file nobody has */
} DossierViewNear;

/* What lies in one ring around the record, in order. DossierViewNear elements; NULL on error. */
GPtrArray *dossier_view_near_list (DossierReader           *reader,
                                   const DossierVocabulary *vocabulary,
                                   const DossierRecord     *record,
                                   const DossierViewRing   *ring,
                                   GError                 **error);
void       dossier_view_near_free (DossierViewNear *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierViewNear, dossier_view_near_free)

G_END_DECLS
