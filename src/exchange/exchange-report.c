#include "config.h"

#include "exchange-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-notation.h"
#include "dossier-privacy.h"

struct _ExchangeReport
{
  gatomicrefcount   refs;
  DossierVisibility audience;
  GPtrArray        *sheets;   /* ExchangeReportSheet */
  GPtrArray        *lists;    /* ExchangeReportList */
  GPtrArray        *left_out; /* char *, NULL-terminated */
};

G_DEFINE_BOXED_TYPE (ExchangeReport, exchange_report, exchange_report_ref, exchange_report_unref)

static const struct
{
  const char *kind;
  const char *title;
} sheets[] = {
  { "structure", "Structures" },
  { "link", "Liens" },
  { "territory", "Territoires" },
  { "source", "Sources" },
};

static void
column_free (gpointer data)
{
  ExchangeReportColumn *column = data;

  g_free (column->label);
  g_free (column);
}

void
exchange_cell_clear (ExchangeCell *cell)
{
  g_clear_pointer (&cell->text, g_free);
  cell->type = EXCHANGE_CELL_BLANK;
}

static void
sheet_free (gpointer data)
{
  ExchangeReportSheet *sheet = data;

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      ExchangeReportRow *row = sheet->rows->pdata[i];

      for (guint j = 0; j < sheet->columns->len; j++)
        exchange_cell_clear (&row->cells[j]);
      g_free (row->cells);
      g_free (row->id);
      g_free (row);
    }
  g_ptr_array_unref (sheet->rows);
  g_ptr_array_unref (sheet->columns);
  g_free (sheet);
}

static void
list_free (gpointer data)
{
  ExchangeReportList *list = data;

  g_ptr_array_unref (list->labels);
  g_free (list);
}

ExchangeReport *
exchange_report_ref (ExchangeReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
exchange_report_unref (ExchangeReport *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->lists);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}

static void
add_column (GPtrArray          *columns,
            const DossierField *field,
            ExchangePart        part,
            const char         *label)
{
  ExchangeReportColumn *column = g_new0 (ExchangeReportColumn, 1);

  column->label = g_strdup (label);
  column->field = field;
  column->part = part;
  column->vocabulary = field->type == DOSSIER_FIELD_VOCABULARY ? field->target : NULL;
  g_ptr_array_add (columns, column);
}

GPtrArray *
exchange_report_list_columns (const DossierKind       *kind,
                              const DossierVocabulary *vocabulary,
                              DossierVisibility        audience)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (column_free);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const DossierField *field = &kind->fields[i];

      if (!dossier_privacy_may_show_field ((DossierAudience) audience, kind, field))
        continue;
      if (field->type == DOSSIER_FIELD_POSITION)
        {
          add_column (columns, field, EXCHANGE_PART_LON, _ ("Longitude"));
          add_column (columns, field, EXCHANGE_PART_LAT, _ ("Latitude"));
        }
      else if ((field->flags & DOSSIER_FIELD_HIDDEN) == 0 && field->type != DOSSIER_FIELD_OUTLINE)
        add_column (columns, field, EXCHANGE_PART_WHOLE, dossier_vocabulary_get_heading (vocabulary, field));
    }
  return columns;
}

static void
take_text (ExchangeCell *cell,
           char         *text)
{
  if (text == NULL || text[0] == '\0')
    {
      g_free (text);
      return;
    }
  cell->type = EXCHANGE_CELL_TEXT;
  cell->text = text;
}

static void
take_number (ExchangeCell *cell,
             double        number)
{
  cell->type = EXCHANGE_CELL_NUMBER;
  cell->number = number;
}

static void
fill_value (ExchangeCell               *cell,
            const DossierNotation      *notation,
            const ExchangeReportColumn *column,
            DossierValue               *value)
{
  DossierValueType type = dossier_value_get_value_type (value);
  const BaseDate  *date = dossier_value_get_date (value);
  double           lon, lat;

  if (dossier_value_get_position (value, &lon, &lat))
    take_number (cell, column->part == EXCHANGE_PART_LAT ? lat : lon);
  else if (type == DOSSIER_VALUE_INTEGER)
    take_number (cell, (double) dossier_value_get_integer (value));
  else if (type == DOSSIER_VALUE_REAL)
    take_number (cell, dossier_value_get_real (value));
  else if (date != NULL && date->precision == BASE_DATE_DAY && date->earliest > 0)
    {
      cell->type = EXCHANGE_CELL_DAY;
      cell->day = date->earliest;
    }
  else
    take_text (cell, dossier_notation_dup_text (notation, column->field, value));
}

void
exchange_report_fill_cell (ExchangeCell               *cell,
                           DossierReader              *reader,
                           const DossierVocabulary    *vocabulary,
                           DossierVisibility           audience,
                           const DossierRecord        *record,
                           const ExchangeReportColumn *column)
{
  DossierAudience audience_of_names = (DossierAudience) audience;
  DossierNotation notation = { vocabulary, reader, audience == DOSSIER_VISIBILITY_INTERNAL ? NULL : &audience_of_names };
  DossierValue   *value;

  *cell = (ExchangeCell){ EXCHANGE_CELL_BLANK };
  if (!dossier_privacy_shows_answer (audience_of_names, record, column->field))
    return;
  if (dossier_field_is_set (column->field))
    {
      take_text (cell, dossier_notation_dup_keys_text (&notation, column->field, dossier_record_get_keys (record, column->field->code)));
      return;
    }
  value = dossier_record_get (record, column->field->code);
  if (value != NULL)
    fill_value (cell, &notation, column, value);
}

typedef struct
{
  ExchangeReport    *report;
  DossierReader     *reader;
  DossierVocabulary *vocabulary;
  GCancellable      *cancellable;
  GHashTable        *shown; /* ids of structures; NULL: all */
} Making;

/* The question put to the dossier. */
typedef struct
{
  DossierVisibility audience;
  DossierQuery     *shown; /* or NULL */
} Request;

static Request *
request_new (DossierVisibility   audience,
             const DossierQuery *shown)
{
  Request *self = g_new (Request, 1);

  self->audience = audience;
  self->shown = shown != NULL ? dossier_query_copy (shown) : NULL;
  return self;
}

static void
request_free (gpointer data)
{
  Request *self = data;

  g_clear_pointer (&self->shown, dossier_query_free);
  g_free (self);
}

static gboolean
load_shown (Making             *self,
            const DossierQuery *query,
            GError            **error)
{
  static const char *const  columns[] = { "id", NULL };
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (self->reader, query, columns, error);
  GError                   *local = NULL;

  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while (cursor != NULL && dossier_cursor_next (cursor, &local))
    g_hash_table_add (self->shown, g_strdup (dossier_cursor_get_text (cursor, 0)));
  if (local != NULL)
    g_propagate_error (error, local);
  return cursor != NULL && local == NULL;
}

static gboolean
is_end_shown (const Making        *self,
              const DossierRecord *link,
              const char          *field)
{
  const char *id = dossier_record_get_reference (link, field);

  return id != NULL && g_hash_table_contains (self->shown, id);
}

static gboolean
is_shown (const Making        *self,
          const DossierKind   *kind,
          const DossierRecord *record)
{
  if (self->shown == NULL)
    return TRUE;
  if (strcmp (kind->code, "structure") == 0)
    return g_hash_table_contains (self->shown, dossier_record_get_id (record));
  return strcmp (kind->code, "link") != 0 || (is_end_shown (self, record, "a") && is_end_shown (self, record, "b"));
}

static void
keep_shown (const Making      *self,
            const DossierKind *kind,
            GPtrArray         *records)
{
  guint n = 0;

  for (guint i = records->len; i > 0; i--)
    if (!is_shown (self, kind, records->pdata[i - 1]))
      {
        g_ptr_array_remove_index (records, i - 1);
        n++;
      }
  if (n > 0)
    g_ptr_array_add (self->report->left_out, g_strdup_printf (ngettext ("%s: %u record hidden by the search and the filters.", "%s: %u records hidden by the search and the filters.", n), dossier_kinds_translate (kind->plural), n));
}

static void
add_row (Making              *self,
         ExchangeReportSheet *sheet,
         const DossierRecord *record)
{
  ExchangeReportRow *row = g_new0 (ExchangeReportRow, 1);

  row->id = g_strdup (dossier_record_get_id (record));
  row->cells = g_new0 (ExchangeCell, sheet->columns->len);
  for (guint i = 0; i < sheet->columns->len; i++)
    exchange_report_fill_cell (&row->cells[i], self->reader, self->vocabulary, self->report->audience, record, sheet->columns->pdata[i]);
  g_ptr_array_add (sheet->rows, row);
}

/* Where nothing of a kind is for this audience, its sheet has no headings either. */
static ExchangeReportSheet *
add_sheet (Making            *self,
           const char        *title,
           const DossierKind *kind,
           gboolean           holds)
{
  gboolean             shown = holds || dossier_privacy_shows_kind ((DossierAudience) self->report->audience, kind);
  ExchangeReportSheet *sheet = g_new0 (ExchangeReportSheet, 1);

  sheet->title = title;
  sheet->kind = kind;
  sheet->columns = shown ? exchange_report_list_columns (kind, self->vocabulary, self->report->audience) : g_ptr_array_new_with_free_func (column_free);
  sheet->rows = g_ptr_array_new ();
  g_ptr_array_add (self->report->sheets, sheet);
  return sheet;
}

static gboolean
fill_sheet (Making            *self,
            const char        *title,
            const DossierKind *kind,
            GError           **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (kind->code);
  g_autoptr (GPtrArray)    records = NULL;
  ExchangeReportSheet     *sheet;

  dossier_query_set_audience (query, self->report->audience);
  records = dossier_reader_list (self->reader, query, error);
  if (records == NULL)
    return FALSE;
  keep_shown (self, kind, records);
  sheet = add_sheet (self, title, kind, records->len > 0);
  for (guint i = 0; i < records->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      add_row (self, sheet, records->pdata[i]);
    }
  return TRUE;
}

static gboolean
has_list (const ExchangeReport *self,
          const char           *vocabulary)
{
  for (guint i = 0; i < self->lists->len; i++)
    if (strcmp (((ExchangeReportList *) self->lists->pdata[i])->vocabulary, vocabulary) == 0)
      return TRUE;
  return FALSE;
}

static void
add_list (Making     *self,
          const char *vocabulary)
{
  guint                     n_terms;
  const DossierTerm *const *terms = dossier_vocabulary_get_terms (self->vocabulary, vocabulary, &n_terms);
  ExchangeReportList       *list = g_new0 (ExchangeReportList, 1);

  list->vocabulary = vocabulary;
  list->labels = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n_terms; i++)
    if (dossier_term_is_offered (terms[i]))
      g_ptr_array_add (list->labels, g_strdup (terms[i]->label));
  g_ptr_array_add (self->report->lists, list);
}

static void
add_lists (Making *self)
{
  for (guint i = 0; i < self->report->sheets->len; i++)
    {
      const ExchangeReportSheet *sheet = self->report->sheets->pdata[i];

      for (guint j = 0; j < sheet->columns->len; j++)
        {
          const ExchangeReportColumn *column = sheet->columns->pdata[j];

          if (column->vocabulary != NULL && !has_list (self->report, column->vocabulary))
            add_list (self, column->vocabulary);
        }
    }
}

/* Of the kinds a workbook holds. */
static gboolean
tell_left_out (Making  *self,
               GError **error)
{
  const char           *kinds[G_N_ELEMENTS (sheets) + 1] = { NULL };
  g_autoptr (GPtrArray) left_out = NULL;
  char                 *words;

  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    kinds[i] = sheets[i].kind;
  left_out = dossier_privacy_list_left_out (self->reader, (DossierAudience) self->report->audience, kinds, error);
  if (left_out == NULL)
    return FALSE;
  words = dossier_privacy_dup_left_out (left_out, self->vocabulary);
  if (words != NULL)
    g_ptr_array_add (self->report->left_out, words);
  return TRUE;
}

static ExchangeReport *
report_new (DossierVisibility audience)
{
  ExchangeReport *self = g_new0 (ExchangeReport, 1);

  g_atomic_ref_count_init (&self->refs);
  self->audience = audience;
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->lists = g_ptr_array_new_with_free_func (list_free);
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static gpointer
make_report (DossierReader *reader,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Request                *request = data;
  g_autoptr (ExchangeReport)    report = report_new (request->audience);
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);
  g_autoptr (GHashTable)        shown = NULL;
  Making                        self = { report, reader, vocabulary, cancellable };

  if (vocabulary == NULL || (request->shown != NULL && !load_shown (&self, request->shown, error)))
    {
      g_clear_pointer (&self.shown, g_hash_table_unref);
      return NULL;
    }
  shown = self.shown;
  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (!fill_sheet (&self, sheets[i].title, dossier_kinds_find (sheets[i].kind), error))
      return NULL;
  add_lists (&self);
  if (!tell_left_out (&self, error))
    return NULL;
  g_ptr_array_add (report->left_out, NULL);
  return g_steal_pointer (&report);
}

ExchangeReport *
exchange_report_new (DossierStore     *store,
                     DossierVisibility audience,
                     GError          **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (store), NULL);

  return dossier_store_ask (store, make_report, &(Request){ audience, NULL }, error);
}

void
exchange_report_new_async (DossierStore       *store,
                           DossierVisibility   audience,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  exchange_report_new_shown_async (store, audience, NULL, cancellable, callback, user_data);
}

void
exchange_report_new_shown_async (DossierStore       *store,
                                 DossierVisibility   audience,
                                 const DossierQuery *shown,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (store));

  dossier_store_ask_async (store, make_report, request_new (audience, shown), request_free, (GDestroyNotify) exchange_report_unref, cancellable, callback, user_data);
}

ExchangeReport *
exchange_report_new_finish (DossierStore *store,
                            GAsyncResult *result,
                            GError      **error)
{
  return dossier_store_ask_finish (store, result, error);
}

DossierVisibility
exchange_report_get_audience (const ExchangeReport *self)
{
  g_return_val_if_fail (self != NULL, DOSSIER_VISIBILITY_PUBLIC);

  return self->audience;
}

guint
exchange_report_get_n_sheets (const ExchangeReport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sheets->len;
}

const ExchangeReportSheet *
exchange_report_get_sheet (const ExchangeReport *self,
                           guint                 index)
{
  g_return_val_if_fail (self != NULL && index < self->sheets->len, NULL);

  return self->sheets->pdata[index];
}

guint
exchange_report_get_n_lists (const ExchangeReport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lists->len;
}

const ExchangeReportList *
exchange_report_get_list (const ExchangeReport *self,
                          guint                 index)
{
  g_return_val_if_fail (self != NULL && index < self->lists->len, NULL);

  return self->lists->pdata[index];
}

const char *const *
exchange_report_get_left_out (const ExchangeReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->left_out->pdata;
}
