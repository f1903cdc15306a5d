/* dossier-view-words.h - values of the dossier as a person reads them */
#pragma once

#include "dossier-view-facts.h"

G_BEGIN_DECLS

/* Texts, numbers and dates as they are typed; "" for all the rest and for NULL. Caller owns. */
char *dossier_view_words_dup_value (const DossierValue *value);

/* What was understood of a date, when its words do not say it by themselves; NULL: nothing to add. Caller owns. */
char *dossier_view_words_explain_date (const BaseDate *date);

/* "09:12", "yesterday 15:10", "3 mai 2026, 15:10": milliseconds since 1970. Caller owns. */
char *dossier_view_words_dup_moment (gint64 milliseconds);

/* "école élémentaire · Argenville"; either part may be missing, "" when both are. Caller owns. */
char *dossier_view_words_describe (const DossierViewWho    *who,
                                   const DossierVocabulary *vocabulary);

G_END_DECLS
