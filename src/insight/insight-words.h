/* insight-words.h - sentences with something put into them, and records called as an audience may
 */
#pragma once

#include "dossier-privacy.h"

G_BEGIN_DECLS

/* "{name}" replaced by value, wherever it stands. Takes text, gives the new one. */
char *insight_words_put (char       *text,
                         const char *name,
                         const char *value);

/* As dossier_privacy_dup_title (), and of a link each end so. Caller owns; never NULL. */
char *insight_words_dup_title (DossierReader           *reader,
                               const DossierVocabulary *vocabulary,
                               DossierAudience          audience,
                               const char              *id);

/* Today, as days are counted. */
guint32 insight_words_get_today (void);

G_END_DECLS
