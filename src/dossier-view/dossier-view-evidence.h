/* dossier-view-evidence.h - which record shows which answer: a small mark on each field
 *
 * The mark is there when something shows the answer and says what; it comes under the hand, or with Ctrl+Shift+S,
 * to say it. In the record it is a set of "field@record", each its own register, so that two people who say
 * where different answers come from never undo each other.
 */
#pragma once

#include "dossier-view-field.h"

G_BEGIN_DECLS

/* The kind's field that holds them; NULL: answers of this kind are not shown one by one. */
const DossierField *dossier_view_evidence_find_field (const DossierKind *kind);
/* Can this field be shown by something? What is evidence itself cannot. */
gboolean dossier_view_evidence_is_for (const DossierKind  *kind,
                                       const DossierField *field);

/* "Type de lien, Régularité": the answers this record shows; NULL: none. Caller owns. */
char *dossier_view_evidence_name_shown (const DossierRecord     *record,
                                        const DossierVocabulary *vocabulary,
                                        const char              *proof);
/* Labels of the fields that are answered and that nothing shows; char * elements, borrowed from
 * vocabulary. */
GPtrArray *dossier_view_evidence_list_unshown (const DossierRecord     *record,
                                               const DossierVocabulary *vocabulary);

/* The mark of a field, to stand after its editor. */
GtkWidget *dossier_view_evidence_new_mark (DossierViewField *field);
void       dossier_view_evidence_show (GtkWidget              *mark,
                                       const DossierViewFacts *facts);
/* Opens the list of what may show it. */
void dossier_view_evidence_open (GtkWidget *mark);

G_END_DECLS
