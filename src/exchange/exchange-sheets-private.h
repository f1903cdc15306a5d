/* exchange-sheets-private.h - which column of a sheet says what */
#pragma once

#include "exchange-report.h"
#include "exchange-sheets.h"

G_BEGIN_DECLS

/* Of the rows of such a sheet. */
const DossierKind *exchange_sheets_get_kind (ExchangeShape shape);
/* known: what exchange_report_list_columns () gave. For each column of the table one of them, NULL where it says nothing
 * we know. Caller owns the array. */
GPtrArray *exchange_sheets_match_columns (const ExchangeTable     *table,
                                          const DossierKind       *kind,
                                          const DossierVocabulary *vocabulary,
                                          GPtrArray               *known);

G_END_DECLS
