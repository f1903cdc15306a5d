/* dossier-view-everywhere.h - what words find in the whole dossier, kind after kind
 *
 * Immutable, read on the reader thread.
 */
#pragma once

#include "dossier-view-facts.h"

G_BEGIN_DECLS

#define DOSSIER_VIEW_N_EVERYWHERE 5 /* of a kind, until more are asked for */

typedef struct
{
  DossierViewWho who;    /* name: the title; type and commune are of a structure */
  char          *detail; /* what and where it is; NULL: nothing to say */
} DossierViewFound;

typedef struct
{
  const DossierKind *kind;
  GPtrArray         *found; /* DossierViewFound, best first */
  gint64             total; /* that there are */
} DossierViewGroup;

typedef struct
{
  char *words;
  char *kind; /* of which all are wanted, up to a hundred; NULL: a few of each */
} DossierViewEverywhereQuestion;

DossierViewEverywhereQuestion *dossier_view_everywhere_question_new (const char *words,
                                                                     const char *kind);
void                           dossier_view_everywhere_question_free (DossierViewEverywhereQuestion *self);

/* A DossierQuestion: DossierViewGroup elements, those that hold something. */
gpointer dossier_view_everywhere_read (DossierReader *reader,
                                       gpointer       question,
                                       GCancellable  *cancellable,
                                       GError       **error);

G_END_DECLS
