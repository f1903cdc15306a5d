/* exchange-lines.h - what liens-reader says, line by line, made into tables
 *
 * The form is written by src/reader/reader-output.c. A line that is not of that form means
 * that the helper is not ours: DAMAGED.
 */
#pragma once

#include "exchange-table.h"

G_BEGIN_DECLS

typedef struct _ExchangeLines ExchangeLines;

ExchangeLines *exchange_lines_new (void);
void           exchange_lines_free (ExchangeLines *self);

/* line: without its end. FALSE and EXCHANGE_READER_ERROR when it says that reading failed, or is not understood. */
gboolean exchange_lines_take (ExchangeLines *self,
                              const char    *line,
                              gsize          length,
                              GError       **error);

gboolean exchange_lines_is_ended (const ExchangeLines *self);
guint64  exchange_lines_get_n_rows (const ExchangeLines *self);
/* 0…1 of the current table, -1 when it cannot be known. */
double exchange_lines_get_share (const ExchangeLines *self);

/* ExchangeTable elements; the caller owns the array. */
GPtrArray *exchange_lines_steal_tables (ExchangeLines *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeLines, exchange_lines_free)

G_END_DECLS
