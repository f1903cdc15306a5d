/* dossier-view-line.h - what happened around a record, as it is typed on one line
 *
 * "mars 2018 premier contact à la kermesse" is a step: its date, what it was, its story. "Club de théâtre, 2017-2018" is an
 * action. "direction : on n’est pas sur les mêmes temps" is what somebody said, known by a role and never by a name. Nothing of the
 * line is refused, and nothing of it is lost: what is not understood is kept as words.
 */
#pragma once

#include "dossier-act.h"
#include "dossier-vocabulary.h"

G_BEGIN_DECLS

typedef struct
{
  const DossierKind *kind;    /* of the record it makes */
  BaseDate          *date;    /* NULL: not said */
  char              *code;    /* of a step or of a role, or NULL */
  char              *speaker; /* code of the kind of structure somebody speaks for, or NULL */
  char              *words;   /* the rest; never NULL */
} DossierViewLine;

/* NULL: nothing is written. */
DossierViewLine *dossier_view_line_new (const DossierKind       *kind,
                                        const DossierVocabulary *vocabulary,
                                        const char              *text);
void             dossier_view_line_free (DossierViewLine *self);

/* What was understood ("mars 2018 · premier contact · à la kermesse"), in the words of the vocabulary. Caller owns. */
char *dossier_view_line_describe (const DossierViewLine   *self,
                                  const DossierVocabulary *vocabulary);
/* Makes its record; the id is owned by the act. */
const char *dossier_view_line_write (const DossierViewLine *self,
                                     DossierAct            *act);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierViewLine, dossier_view_line_free)

G_END_DECLS
