/* exchange-view-sentence.h - what people read about an import or an export */
#pragma once

#include "exchange-plan.h"

G_BEGIN_DECLS

/* What a verdict's rows are called, with how many: "787 to add". */
typedef enum
{
  EXCHANGE_VIEW_GROUP_ADDED,
  EXCHANGE_VIEW_GROUP_UPDATED,
  EXCHANGE_VIEW_GROUP_UNCHANGED,
  EXCHANGE_VIEW_GROUP_DOUBTFUL, /* rows that say a doubt, those that go in and those held back */
  EXCHANGE_VIEW_GROUP_REFUSED,
  EXCHANGE_VIEW_GROUP_IGNORED,
} ExchangeViewGroup;
#define EXCHANGE_VIEW_N_GROUPS (EXCHANGE_VIEW_GROUP_IGNORED + 1)

/* What happened, what is safe, what to try. Static. */
const char *exchange_view_sentence_of (const GError *error);

/* done: they were written ("Added"), else they would be ("To add"). Static. */
const char *exchange_view_group_get_title (ExchangeViewGroup group,
                                           gboolean          done);
/* What it means, NULL when the title says it all. Static. */
const char *exchange_view_group_get_meaning (ExchangeViewGroup group);
/* A symbolic icon. Static. */
const char *exchange_view_group_get_icon (ExchangeViewGroup group);
guint       exchange_view_group_count (ExchangeViewGroup     group,
                                       const ExchangeCounts *counts);
gboolean    exchange_view_group_has (ExchangeViewGroup      group,
                                     const ExchangePlanRow *row);

/* "787 to add — nothing is written yet". Caller owns. */
char *exchange_view_sentence_of_plan (const ExchangeCounts *sum);
/* "787 schools added, 12 updated; 9 to check". Caller owns. */
char *exchange_view_sentence_of_import (const ExchangeCounts *sum);

G_END_DECLS
