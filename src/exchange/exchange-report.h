/* exchange-report.h - what is handed to a partner: sheets of plain cells, made for one audience
 *
 * Labels, not codes; names, not identifiers (those stand aside, for reading the file back). What
 * the audience may not see is not there, and the report says what was left out. Immutable,
 * reference counted: any thread may write it to a file.
 */
#pragma once

#include "dossier-vocabulary.h"

G_BEGIN_DECLS

/* The name of the column of identifiers: the same in every language, so that a file is known again. */
#define EXCHANGE_REPORT_ID_COLUMN "id-liens"

typedef enum
{
  EXCHANGE_CELL_BLANK,
  EXCHANGE_CELL_TEXT,
  EXCHANGE_CELL_NUMBER,
  EXCHANGE_CELL_DAY, /* a date known to the day */
} ExchangeCellType;

typedef struct
{
  ExchangeCellType type;
  char            *text;   /* TEXT */
  double           number; /* NUMBER */
  guint32          day;    /* DAY: Julian day of GDate */
} ExchangeCell;

typedef enum
{
  EXCHANGE_PART_WHOLE,
  EXCHANGE_PART_LON, /* of a position */
  EXCHANGE_PART_LAT,
} ExchangePart;

typedef struct
{
  char               *label; /* in the language of the screen, or the federation's */
  const DossierField *field;
  ExchangePart        part;
  const char         *vocabulary; /* whose labels may be chosen, or NULL */
} ExchangeReportColumn;

typedef struct
{
  char         *id;
  ExchangeCell *cells; /* one per column */
} ExchangeReportRow;

typedef struct
{
  const char        *title; /* "Structures", "Liens", "Territoires", "Sources": the same in every language */
  const DossierKind *kind;
  GPtrArray         *columns; /* ExchangeReportColumn */
  GPtrArray         *rows;    /* ExchangeReportRow */
} ExchangeReportSheet;

typedef struct
{
  const char *vocabulary;
  GPtrArray  *labels; /* char * */
} ExchangeReportList;

#define EXCHANGE_TYPE_REPORT (exchange_report_get_type ())

typedef struct _ExchangeReport ExchangeReport;

GType exchange_report_get_type (void);

/* audience: the widest visibility that may be in it. NULL and DOSSIER_STORE_ERROR when the dossier cannot be read. */
ExchangeReport *exchange_report_new (DossierStore     *store,
                                     DossierVisibility audience,
                                     GError          **error);
void            exchange_report_new_async (DossierStore       *store,
                                           DossierVisibility   audience,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
/* shown: a query on structures, copied: only those that answer it, and the links between them; NULL: all. */
void            exchange_report_new_shown_async (DossierStore       *store,
                                                 DossierVisibility   audience,
                                                 const DossierQuery *shown,
                                                 GCancellable       *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer            user_data);
ExchangeReport *exchange_report_new_finish (DossierStore *store,
                                            GAsyncResult *result,
                                            GError      **error);
ExchangeReport *exchange_report_ref (ExchangeReport *self);
void            exchange_report_unref (ExchangeReport *self);

DossierVisibility          exchange_report_get_audience (const ExchangeReport *self);
guint                      exchange_report_get_n_sheets (const ExchangeReport *self);
const ExchangeReportSheet *exchange_report_get_sheet (const ExchangeReport *self,
                                                      guint                 index);
guint                      exchange_report_get_n_lists (const ExchangeReport *self);
const ExchangeReportList  *exchange_report_get_list (const ExchangeReport *self,
                                                     guint                 index);
/* Sentences, NULL-terminated, empty when nothing was. Borrowed. */
const char *const *exchange_report_get_left_out (const ExchangeReport *self);

/* The columns an audience may see of a kind, called as people call them; ExchangeReportColumn elements, caller owns. */
GPtrArray *exchange_report_list_columns (const DossierKind       *kind,
                                         const DossierVocabulary *vocabulary,
                                         DossierVisibility        audience);
/* The cell that says this field of a record to an audience: what it may not see is blank, a record it may not see is called by
 * its role. Caller clears it. */
void exchange_report_fill_cell (ExchangeCell               *cell,
                                DossierReader              *reader,
                                const DossierVocabulary    *vocabulary,
                                DossierVisibility           audience,
                                const DossierRecord        *record,
                                const ExchangeReportColumn *column);
void exchange_cell_clear (ExchangeCell *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeReport, exchange_report_unref)

G_END_DECLS
