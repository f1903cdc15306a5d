/* exchange-opendata-private.h - the registers one by one, and what they share */
#pragma once

#include "exchange-opendata.h"

G_BEGIN_DECLS

gboolean exchange_schools_match (const ExchangeTable *table);
void     exchange_schools_read (const ExchangeTable *table,
                                gboolean             all_kinds,
                                GPtrArray           *proposals,
                                GPtrArray           *notes);

gboolean exchange_communes_match (const ExchangeTable *table);
void     exchange_communes_read (const ExchangeTable *table,
                                 GPtrArray           *proposals);

gboolean exchange_qpv_match (const ExchangeTable *table);
void     exchange_qpv_read (const ExchangeTable *table,
                            GPtrArray           *proposals);

gboolean exchange_rep_match (const ExchangeTable *table);
void     exchange_rep_read (const ExchangeTable *table,
                            GPtrArray           *proposals);

/* Trimmed text of a cell; NULL when blank. Caller owns. */
char *exchange_cell_dup (const ExchangeTable *table,
                         guint                row,
                         int                  column);

G_END_DECLS
