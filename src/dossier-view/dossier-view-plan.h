/* dossier-view-plan.h - which fields of a record stand on its page, under which headings
 *
 * Only the fields that matter for what it is: a school has no manager, a centre no UAI. A field
 * that has an answer is always there.
 */
#pragma once

#include "dossier-view-facts.h"

G_BEGIN_DECLS

typedef struct
{
  const char *section; /* English, to translate; NULL: the first, without heading */
  GPtrArray  *fields;  /* const DossierField * */
} DossierViewSection;

/* Does it stand there? What a record is follows the words that became another. */
gboolean dossier_view_plan_asks (const DossierRecord     *record,
                                 const DossierVocabulary *vocabulary,
                                 const DossierField      *field);
/* DossierViewSection elements; caller owns. */
GPtrArray *dossier_view_plan_new (const DossierRecord     *record,
                                  const DossierVocabulary *vocabulary);
/* Are these the same fields in the same places? */
gboolean dossier_view_plan_equal (GPtrArray *one,
                                  GPtrArray *other);
/* May an empty field wait behind "more fields"? */
gboolean dossier_view_plan_can_wait (const DossierKind  *kind,
                                     const DossierField *field);

G_END_DECLS
