/* exchange-position.h - two columns of numbers, and what they mean together
 *
 * Nobody writes which system a file speaks, and headers exchange x and y: the rows vote. A row
 * that falls out of the common system, or far from all others, is doubtful and says why.
 */
#pragma once

#include "exchange-proposal.h"
#include "exchange-table.h"

#include "territory-projection.h"

G_BEGIN_DECLS

/* Gives each proposal (one per row of the table, in order) its position and its doubts. first, second: the
 * columns (longitude or easting, then latitude or northing, if headers tell the truth). */
void exchange_position_read (const ExchangeTable *table,
                             int                  first,
                             int                  second,
                             GPtrArray           *proposals);
/* One column "48.9, 2.3" (or the other way round). */
void exchange_position_read_pairs (const ExchangeTable *table,
                                   int                  column,
                                   GPtrArray           *proposals);
/* What the file itself draws. */
void exchange_position_read_places (const ExchangeTable *table,
                                    GPtrArray           *proposals);

/* "3,2 km", "250 m". Caller owns. */
char *exchange_position_dup_distance (double metres);

G_END_DECLS
