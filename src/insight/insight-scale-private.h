/* insight-scale-private.h - how strong an answer is, on the four scales of a link */
#pragma once

#include "dossier-vocabulary.h"

G_BEGIN_DECLS

#define INSIGHT_N_SCALES 4

/* "cooperation", "regularity", "frequency", "quality". */
const char *insight_scale_get_field (guint scale);
/* Higher is stronger; 0: nothing was answered that has a place on the scale. */
guint insight_scale_rank (guint                    scale,
                          const DossierVocabulary *vocabulary,
                          const char              *code);

G_END_DECLS
