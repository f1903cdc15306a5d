/* exchange-table.h - rows and columns, as they stood in a file
 *
 * Cells are text exactly as written; blank ones are NULL. Rows know the physical line (or
 * 1-based row or feature) they come from, and the place they draw, in degrees of WGS84.
 * Reference counted, immutable once built: any thread may read it.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define EXCHANGE_TYPE_TABLE (exchange_table_get_type ())

typedef struct _ExchangeTable ExchangeTable;

GType exchange_table_get_type (void);

typedef struct
{
  GBytes  *outline;   /* territory_outline_encode; NULL: none */
  gboolean has_point; /* lon, lat: degrees of WGS84 */
  gboolean has_xy;    /* x, y: as in the file */
  double   lon, lat;
  double   x, y;
} ExchangePlace;

ExchangeTable *exchange_table_new (const char *name,
                                   guint       sheet); /* from 1 */
ExchangeTable *exchange_table_ref (ExchangeTable *self);
void           exchange_table_unref (ExchangeTable *self);

/* While it is being built: columns first, then rows. cells: n_cells strings or NULL, copied; missing
 * ones are blank, further ones are dropped. place: NULL for none; its outline is referenced. */
void exchange_table_add_column (ExchangeTable *self,
                                const char    *name,
                                const char    *type);
void exchange_table_add_row (ExchangeTable       *self,
                             guint64              line,
                             const char *const   *cells,
                             guint                n_cells,
                             const ExchangePlace *place);
void exchange_table_set_srs (ExchangeTable *self,
                             const char    *srs);
/* Rows that exist but are not in the file (one page of an API's answer). */
void exchange_table_set_more (ExchangeTable *self,
                              gint64         more);

const char *exchange_table_get_name (const ExchangeTable *self);
guint       exchange_table_get_sheet (const ExchangeTable *self);
const char *exchange_table_get_srs (const ExchangeTable *self); /* NULL: not said */
gint64      exchange_table_get_more (const ExchangeTable *self);

guint       exchange_table_get_n_columns (const ExchangeTable *self);
const char *exchange_table_get_column_name (const ExchangeTable *self,
                                            guint                column);
const char *exchange_table_get_column_type (const ExchangeTable *self,
                                            guint                column);
/* By its name compared without case, accents, spaces and underscores; -1: none. */
int exchange_table_find_column (const ExchangeTable *self,
                                const char          *name);

/* The first found of names separated by "|"; -1: none. */
int exchange_table_find_any (const ExchangeTable *self,
                             const char          *names);

guint   exchange_table_get_n_rows (const ExchangeTable *self);
guint64 exchange_table_get_line (const ExchangeTable *self,
                                 guint                row);
/* Borrowed; NULL when blank, and for column -1. */
const char *exchange_table_get_cell (const ExchangeTable *self,
                                     guint                row,
                                     int                  column);
/* NULL when the row draws nothing. Borrowed. */
const ExchangePlace *exchange_table_get_place (const ExchangeTable *self,
                                               guint                row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeTable, exchange_table_unref)

G_END_DECLS
