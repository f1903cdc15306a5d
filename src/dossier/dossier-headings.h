/* dossier-headings.h - what the fields are called: as Liens delivers it, or as the federation says
 *
 * The heading of a field is a term like another (dossier-vocabulary.h): a list for each kind of record ("heading_link"), a term
 * for each field ("formality"), in the order of the form. No record holds one until a person renames or explains it; its record in
 * the trash, the field is called as delivered again. So a heading is journalled, shared, merged and taken back as any word is.
 *
 * Only what people fill in has one. Kinds that no screen shows yet come with their screens.
 */
#pragma once

#include "dossier-kinds.h"

G_BEGIN_DECLS

/* The kind whose headings that list holds; NULL: it is a list of another sort. */
const DossierKind *dossier_headings_find_kind (const char *vocabulary);
/* NULL: no heading of that code. */
const DossierField *dossier_headings_find_field (const char *vocabulary,
                                                 const char *code);
/* The list that its heading is in; NULL: it is never renamed. Caller owns. */
char *dossier_headings_dup_vocabulary (const DossierField *field);

/* Its place among the headings of its kind: that of the form. */
gint64 dossier_headings_get_order (const DossierField *field);

/* In the order of the lists and of their forms; vocabulary is lent for the time of the call. */
typedef void (*DossierHeadingVisit) (const char         *vocabulary,
                                     const DossierField *field,
                                     gpointer            data);
void dossier_headings_visit (DossierHeadingVisit visit,
                             gpointer            data);

G_END_DECLS
