#include "config.h"

#include "exchange-xlsx.h"

#include "base-neighbour.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>
#include <string.h>
#include <xlsxwriter.h>

#define LONGEST_TEXT 32000 /* of a cell: 32,767 for Excel */
#define MOST_ROWS 1048000u
#define FREE_ROWS 500u /* below the last one, lists can still be chosen from */
#define A4 9
#define PAGE_WIDTH 210.0 /* characters across A4 landscape, at the smallest size one reads */

G_DEFINE_QUARK (exchange - xlsx - error - quark, exchange_xlsx_error)

typedef struct
{
  const ExchangeReport *report;
  lxw_workbook         *book;
  lxw_format           *header, *text, *wrapped, *whole, *decimal, *degrees, *day, *bold;
} Writing;

/* Everything between workbook_new and workbook_close prints numbers: never with a comma. */
typedef struct
{
  locale_t neutral, before;
} NeutralNumbers;

static void
begin_neutral_numbers (NeutralNumbers *self)
{
  self->neutral = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t) 0)));
  self->before = uselocale (self->neutral);
}

static void
end_neutral_numbers (NeutralNumbers *self)
{
  uselocale (self->before);
  freelocale (self->neutral);
}

static void
make_formats (Writing *self)
{
  self->header = workbook_add_format (self->book);
  format_set_bold (self->header);
  format_set_text_wrap (self->header);
  format_set_align (self->header, LXW_ALIGN_VERTICAL_CENTER);
  format_set_bg_color (self->header, 0xE3EAF2);
  format_set_bottom (self->header, LXW_BORDER_THIN);
  self->text = workbook_add_format (self->book);
  format_set_align (self->text, LXW_ALIGN_VERTICAL_TOP);
  self->wrapped = workbook_add_format (self->book);
  format_set_text_wrap (self->wrapped);
  format_set_align (self->wrapped, LXW_ALIGN_VERTICAL_TOP);
  self->whole = workbook_add_format (self->book);
  format_set_num_format (self->whole, "#,##0");
  format_set_align (self->whole, LXW_ALIGN_VERTICAL_TOP);
  self->decimal = workbook_add_format (self->book);
  format_set_num_format (self->decimal, "#,##0.00");
  format_set_align (self->decimal, LXW_ALIGN_VERTICAL_TOP);
  self->degrees = workbook_add_format (self->book);
  format_set_num_format (self->degrees, "0.000000");
  format_set_align (self->degrees, LXW_ALIGN_VERTICAL_TOP);
  self->day = workbook_add_format (self->book);
  format_set_num_format (self->day, "dd/mm/yyyy");
  format_set_align (self->day, LXW_ALIGN_LEFT);
  format_set_align (self->day, LXW_ALIGN_VERTICAL_TOP);
  self->bold = workbook_add_format (self->book);
  format_set_bold (self->bold);
}

static void
write_text (lxw_worksheet *sheet,
            guint          row,
            guint          column,
            const char    *text,
            lxw_format    *format)
{
  g_autofree char *cut = NULL;

  if (strlen (text) > LONGEST_TEXT)
    {
      g_autofree char *short_text = g_strndup (text, LONGEST_TEXT);

      text = cut = g_utf8_make_valid (short_text, -1);
    }
  worksheet_write_string (sheet, row, (lxw_col_t) column, text, format);
}

static void
write_day (Writing       *self,
           lxw_worksheet *sheet,
           guint          row,
           guint          column,
           guint32        day)
{
  GDate        date;
  lxw_datetime when = { 0 };

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  when.year = g_date_get_year (&date);
  when.month = (int) g_date_get_month (&date);
  when.day = g_date_get_day (&date);
  if (when.year >= 1900)
    worksheet_write_datetime (sheet, row, (lxw_col_t) column, &when, self->day);
  else
    {
      char words[32];

      g_snprintf (words, sizeof words, "%02d/%02d/%04d", when.day, when.month, when.year);
      write_text (sheet, row, column, words, self->text); /* Excel's calendar begins in 1900 */
    }
}

static gboolean
is_long (const ExchangeReportColumn *column)
{
  return column->field->type == DOSSIER_FIELD_LONG_TEXT || dossier_field_is_set (column->field);
}

static void
write_cell (Writing                    *self,
            lxw_worksheet              *sheet,
            guint                       row,
            guint                       column,
            const ExchangeCell         *cell,
            const ExchangeReportColumn *described)
{
  lxw_format *number = described->part != EXCHANGE_PART_WHOLE ? self->degrees : described->field->type == DOSSIER_FIELD_INTEGER ? self->whole
                                                                                                                                : self->decimal;

  switch (cell->type)
    {
    case EXCHANGE_CELL_TEXT:
      write_text (sheet, row, column, cell->text, is_long (described) ? self->wrapped : self->text);
      break;
    case EXCHANGE_CELL_NUMBER:
      worksheet_write_number (sheet, row, (lxw_col_t) column, cell->number, number);
      break;
    case EXCHANGE_CELL_DAY:
      write_day (self, sheet, row, column, cell->day);
      break;
    case EXCHANGE_CELL_BLANK:
    default:
      break;
    }
}

static double
find_width_of_type (const DossierField *field)
{
  switch (field->type)
    {
    case DOSSIER_FIELD_LONG_TEXT:
      return 40;
    case DOSSIER_FIELD_DATE:
    case DOSSIER_FIELD_INTEGER:
    case DOSSIER_FIELD_REAL:
    case DOSSIER_FIELD_BOOLEAN:
      return 12;
    case DOSSIER_FIELD_REFERENCE:
      return 24;
    default:
      return (field->flags & DOSSIER_FIELD_TITLE) != 0 ? 38 : 28;
    }
}

static glong
measure_cell (const ExchangeCell *cell)
{
  return cell->type == EXCHANGE_CELL_TEXT ? g_utf8_strlen (cell->text, -1) : cell->type == EXCHANGE_CELL_BLANK ? 0
                                                                                                               : 11;
}

/* As wide as what is in it, up to what its kind of field may take: an empty column takes little paper. */
static double
find_width (const ExchangeReportSheet *sheet,
            guint                      column)
{
  const ExchangeReportColumn *described = sheet->columns->pdata[column];
  glong                       widest = 9;

  for (guint i = 0; i < sheet->rows->len; i++)
    widest = MAX (widest, measure_cell (&((ExchangeReportRow *) sheet->rows->pdata[i])->cells[column]) + 2);
  return MIN ((double) widest, described->part != EXCHANGE_PART_WHOLE ? 11 : find_width_of_type (described->field));
}

static void
write_headers (Writing                   *self,
               lxw_worksheet             *sheet,
               const ExchangeReportSheet *described)
{
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };

  worksheet_set_row (sheet, 0, 32, NULL);
  worksheet_set_column_opt (sheet, 0, 0, 8, NULL, &hidden);
  worksheet_write_string (sheet, 0, 0, EXCHANGE_REPORT_ID_COLUMN, self->header);
  for (guint i = 0; i < described->columns->len; i++)
    {
      const ExchangeReportColumn *column = described->columns->pdata[i];

      worksheet_set_column (sheet, (lxw_col_t) (i + 1), (lxw_col_t) (i + 1), find_width (described, i), NULL);
      worksheet_write_string (sheet, 0, (lxw_col_t) (i + 1), column->label, self->header);
    }
}

static void
offer_lists (lxw_worksheet             *sheet,
             const ExchangeReportSheet *described)
{
  for (guint i = 0; i < described->columns->len; i++)
    {
      const ExchangeReportColumn *column = described->columns->pdata[i];
      g_autofree char            *formula = column->vocabulary == NULL ? NULL : g_strdup_printf ("=liste_%s", column->vocabulary);
      lxw_data_validation         validation = { .validate = LXW_VALIDATION_TYPE_LIST_FORMULA, .value_formula = formula, .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING };

      if (formula != NULL)
        worksheet_data_validation_range (sheet, 1, (lxw_col_t) (i + 1), described->rows->len + FREE_ROWS, (lxw_col_t) (i + 1), &validation);
    }
}

/* Side by side: small print stops being read. The names are repeated on each. */
static guint
count_pages (const ExchangeReportSheet *described)
{
  double width = 0;

  for (guint i = 0; i < described->columns->len; i++)
    width += find_width (described, i);
  return MAX (1, (guint) ceil (width / PAGE_WIDTH));
}

static void
set_up_print (lxw_worksheet             *sheet,
              const ExchangeReportSheet *described)
{
  g_autofree char *heading = g_strdup_printf ("&L&\"-,Bold\"%s&R&D", described->title);

  worksheet_set_paper (sheet, A4);
  worksheet_set_landscape (sheet);
  worksheet_set_margins (sheet, 0.4, 0.4, 0.6, 0.5);
  worksheet_fit_to_pages (sheet, (uint16_t) count_pages (described), 0);
  worksheet_repeat_rows (sheet, 0, 0);
  worksheet_repeat_columns (sheet, 0, 1);
  worksheet_print_across (sheet);
  worksheet_set_header (sheet, heading);
  worksheet_set_footer (sheet, "&C&P / &N");
}

static void
write_sheet (Writing                   *self,
             const ExchangeReportSheet *described)
{
  lxw_worksheet *sheet = workbook_add_worksheet (self->book, described->title);

  write_headers (self, sheet, described);
  for (guint i = 0; i < described->rows->len; i++)
    {
      const ExchangeReportRow *row = described->rows->pdata[i];

      worksheet_write_string (sheet, i + 1, 0, row->id, NULL);
      for (guint j = 0; j < described->columns->len; j++)
        write_cell (self, sheet, i + 1, j + 1, &row->cells[j], described->columns->pdata[j]);
    }
  worksheet_freeze_panes (sheet, 1, 2);
  worksheet_autofilter (sheet, 0, 0, MAX (1, described->rows->len), (lxw_col_t) described->columns->len);
  offer_lists (sheet, described);
  set_up_print (sheet, described);
}

/* Validation lists by defined name: inline ones stop at 255 characters. */
static void
write_lists (Writing *self)
{
  lxw_worksheet *sheet = workbook_add_worksheet (self->book, "Listes");

  for (guint i = 0; i < exchange_report_get_n_lists (self->report); i++)
    {
      const ExchangeReportList *list = exchange_report_get_list (self->report, i);
      g_autofree char          *name = g_strdup_printf ("liste_%s", list->vocabulary), *range = NULL;
      char                      from[LXW_MAX_CELL_NAME_LENGTH], to[LXW_MAX_CELL_NAME_LENGTH];

      worksheet_write_string (sheet, 0, (lxw_col_t) i, list->vocabulary, self->header);
      for (guint j = 0; j < list->labels->len; j++)
        write_text (sheet, j + 1, i, list->labels->pdata[j], NULL);
      lxw_rowcol_to_cell_abs (from, 1, (lxw_col_t) i, LXW_TRUE, LXW_TRUE);
      lxw_rowcol_to_cell_abs (to, MAX (1, list->labels->len), (lxw_col_t) i, LXW_TRUE, LXW_TRUE);
      range = g_strdup_printf ("=Listes!%s:%s", from, to);
      workbook_define_name (self->book, name, range);
    }
  worksheet_hide (sheet);
}

static const char *
name_audience (DossierVisibility audience)
{
  switch (audience)
    {
    case DOSSIER_VISIBILITY_PUBLIC:
      return _ ("everybody");
    case DOSSIER_VISIBILITY_NETWORK:
      return _ ("the network");
    case DOSSIER_VISIBILITY_INTERNAL:
    default:
      return _ ("inside the federation only");
    }
}

/* How many rows a filter leaves; formulas carry their value, which other programs trust. */
static void
write_totals (Writing       *self,
              lxw_worksheet *sheet,
              guint         *row)
{
  for (guint i = 0; i < exchange_report_get_n_sheets (self->report); i++)
    {
      const ExchangeReportSheet *described = exchange_report_get_sheet (self->report, i);
      g_autofree char           *formula = g_strdup_printf ("=SUBTOTAL(103,%s!B2:B%u)", described->title, described->rows->len + 1);

      worksheet_write_string (sheet, *row, 0, described->title, self->bold);
      if (described->rows->len > 0)
        worksheet_write_formula_num (sheet, *row, 1, formula, self->whole, described->rows->len);
      else
        worksheet_write_number (sheet, *row, 1, 0, self->whole);
      ++*row;
    }
}

/* What the reader of the file must know: for whom it is, how much there is, what is not there. */
static void
write_about (Writing *self)
{
  lxw_worksheet     *sheet = workbook_add_worksheet (self->book, "Lisez-moi");
  const char *const *left_out = exchange_report_get_left_out (self->report);
  guint              row = 2;

  worksheet_set_column (sheet, 0, 0, 46, self->wrapped);
  worksheet_set_column (sheet, 1, 1, 30, NULL);
  worksheet_write_string (sheet, 0, 0, _ ("This workbook is meant for"), self->bold);
  worksheet_write_string (sheet, 0, 1, name_audience (exchange_report_get_audience (self->report)), NULL);
  write_totals (self, sheet, &row);
  row++;
  for (guint i = 0; left_out[i] != NULL; i++)
    write_text (sheet, row++, 0, left_out[i], self->wrapped);
  worksheet_set_paper (sheet, A4);
  worksheet_set_landscape (sheet);
}

static void
write_book (Writing *self)
{
  lxw_doc_properties properties = { .title = "Liens" };

  workbook_set_properties (self->book, &properties);
  make_formats (self);
  for (guint i = 0; i < exchange_report_get_n_sheets (self->report); i++)
    write_sheet (self, exchange_report_get_sheet (self->report, i));
  write_about (self);
  write_lists (self);
}

static gboolean
check_lengths (const ExchangeReport *report,
               GError              **error)
{
  for (guint i = 0; i < exchange_report_get_n_sheets (report); i++)
    if (exchange_report_get_sheet (report, i)->rows->len > MOST_ROWS)
      {
        g_set_error_literal (error, EXCHANGE_XLSX_ERROR, EXCHANGE_XLSX_ERROR_TOO_LONG, exchange_report_get_sheet (report, i)->title);
        return FALSE;
      }
  return TRUE;
}

/* A disk that is full stops the file, or one of those it is put together from. */
static ExchangeXlsxError
code_of (lxw_error fault)
{
  switch (fault)
    {
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE:
      return EXCHANGE_XLSX_ERROR_UNWRITABLE;
    default:
      return EXCHANGE_XLSX_ERROR_FAILED;
    }
}

static gboolean
write_to (const ExchangeReport *report,
          const char           *path,
          GError              **error)
{
  NeutralNumbers numbers;
  Writing        self = { report };
  lxw_error      fault = LXW_ERROR_MEMORY_MALLOC_FAILED;

  begin_neutral_numbers (&numbers);
  self.book = workbook_new (path);
  if (self.book != NULL)
    {
      write_book (&self);
      fault = workbook_close (self.book);
    }
  end_neutral_numbers (&numbers);
  if (fault == LXW_NO_ERROR)
    return TRUE;
  g_set_error_literal (error, EXCHANGE_XLSX_ERROR, code_of (fault), lxw_strerror (fault));
  return FALSE;
}

/* In the words of the neighbour, with a code of ours. */
static gboolean
refuse_place (GError      **error,
              const GError *why)
{
  g_set_error_literal (error, EXCHANGE_XLSX_ERROR, EXCHANGE_XLSX_ERROR_UNWRITABLE, why->message);
  return FALSE;
}

gboolean
exchange_xlsx_write (const ExchangeReport *report,
                     const char           *path,
                     GCancellable         *cancellable,
                     GError              **error)
{
  g_autoptr (BaseNeighbour) part = NULL;
  g_autoptr (GError)        local = NULL;

  g_return_val_if_fail (report != NULL && path != NULL, FALSE);

  if (!check_lengths (report, error))
    return FALSE;
  part = base_neighbour_new (path, &local);
  if (part == NULL)
    return refuse_place (error, local);
  if (!write_to (report, base_neighbour_get_path (part), error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return base_neighbour_settle (part, &local) || refuse_place (error, local);
}
