/* exchange-mapping-private.h - how much a column looks like a target */
#pragma once

#include "exchange-mapping.h"

G_BEGIN_DECLS

/* 0: it cannot be, else up to 2. target: index in the list of targets. */
double exchange_mapping_score (const ExchangeTable     *table,
                               const DossierVocabulary *vocabulary,
                               guint                    column,
                               guint                    target);

G_END_DECLS
