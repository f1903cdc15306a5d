/* exchange-sheets-read.c - rows of our own sheets, and of tables of links */
#include "exchange-sheets-private.h"

#include <math.h>
#include <string.h>

#include "base-identifier.h"
#include "base-text.h"
#include "dossier-notation.h"

#include "exchange-codes.h"

#define LONGEST_TEXT 32000u /* longer ones were cut when the sheet was written */
#define SAME_DEGREES 1e-6

typedef struct
{
  const ExchangeTable *table; /* the caller's */
  const DossierKind   *kind;
  DossierReader       *reader;
  DossierVocabulary   *vocabulary;
  int                  id;      /* column, -1: none */
  GPtrArray           *columns; /* ExchangeReportColumn; NULL where a column of the table says nothing we know */
  GHashTable          *links;   /* what was said above → id */
} Reading;

/* "2026/05/27" is how spreadsheets' days arrive. */
static char *
dup_as_written (const char *cell)
{
  char *copy = g_strdup (cell);

  if (strlen (copy) >= 10 && copy[4] == '/' && copy[7] == '/' && strspn (copy, "0123456789/") >= 10)
    {
      copy[4] = copy[7] = '-';
      copy[10] = '\0';
    }
  return g_strstrip (copy);
}

static gboolean
is_same_text (const char *one,
              const char *other)
{
  g_autofree char *a = exchange_codes_dup_words (one), *b = exchange_codes_dup_words (other);

  return g_strcmp0 (a, b) == 0;
}

/* Does the cell still say what we wrote there? */
static gboolean
is_untouched (const ExchangeCell *there,
              const char         *written)
{
  g_autoptr (BaseDate) date = NULL;
  double               number;

  switch (there->type)
    {
    case EXCHANGE_CELL_TEXT:
      return strlen (there->text) > LONGEST_TEXT || is_same_text (there->text, written);
    case EXCHANGE_CELL_NUMBER:
      return base_text_read_number (written, &number) && fabs (number - there->number) <= SAME_DEGREES;
    case EXCHANGE_CELL_DAY:
      date = base_date_new_from_words (written);
      return date->precision == BASE_DATE_DAY && date->earliest == there->day;
    case EXCHANGE_CELL_BLANK:
    default:
      return FALSE;
    }
}

static void
propose_keys (const Reading      *self,
              ExchangeProposal   *proposal,
              const DossierField *field,
              const char         *written)
{
  DossierNotation notation = { .vocabulary = self->vocabulary, .reader = self->reader };
  g_auto (GStrv)  parts = g_strsplit_set (written, "\n;", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *key = g_strstrip (parts[i])[0] == '\0' ? NULL : dossier_notation_read_key (&notation, field, parts[i], NULL);

      if (key != NULL)
        exchange_proposal_add_key (proposal, field->code, key);
      else if (parts[i][0] != '\0')
        exchange_proposal_doubt (proposal, "value-unread", parts[i]);
    }
}

static void
propose_value (const Reading      *self,
               ExchangeProposal   *proposal,
               const DossierField *field,
               const char         *written)
{
  DossierNotation    notation = { .vocabulary = self->vocabulary, .reader = self->reader };
  g_autoptr (GError) why = NULL;
  DossierValue      *value = NULL;

  if (dossier_notation_read (&notation, field, written, &value, &why))
    exchange_proposal_take (proposal, field->code, value);
  else if (field->type == DOSSIER_FIELD_REFERENCE)
    exchange_proposal_doubt (proposal, g_error_matches (why, DOSSIER_NOTATION_ERROR, DOSSIER_NOTATION_ERROR_AMBIGUOUS) ? "structure-twice" : "structure-unknown", written);
  else
    exchange_proposal_doubt (proposal, "value-unread", written);
}

/* Half a position means nothing: both numbers are read together. */
static void
propose_position (const Reading      *self,
                  ExchangeProposal   *proposal,
                  guint               row,
                  const DossierField *field)
{
  double numbers[2] = { NAN, NAN };

  for (guint i = 0; i < self->columns->len; i++)
    {
      const ExchangeReportColumn *column = self->columns->pdata[i];

      if (column != NULL && column->field == field)
        base_text_read_number (exchange_table_get_cell (self->table, row, (int) i), &numbers[column->part == EXCHANGE_PART_LAT]);
    }
  if (fabs (numbers[0]) <= 180 && fabs (numbers[1]) <= 90)
    exchange_proposal_take (proposal, field->code, dossier_value_new_position (numbers[0], numbers[1]));
  else
    exchange_proposal_doubt (proposal, "position-unread", "?");
}

/* As it was written for one of the audiences: a workbook does not say for whom it was made. */
static gboolean
is_as_written (const Reading              *self,
               const DossierRecord        *record,
               const ExchangeReportColumn *column,
               const char                 *written)
{
  static const DossierVisibility audiences[] = { DOSSIER_VISIBILITY_INTERNAL, DOSSIER_VISIBILITY_NETWORK, DOSSIER_VISIBILITY_PUBLIC };
  gboolean                       found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (audiences) && !found; i++)
    {
      ExchangeCell there;

      exchange_report_fill_cell (&there, self->reader, self->vocabulary, audiences[i], record, column);
      found = is_untouched (&there, written);
      exchange_cell_clear (&there);
    }
  return found;
}

static void
propose_cell (const Reading       *self,
              ExchangeProposal    *proposal,
              guint                row,
              guint                column,
              const DossierRecord *record)
{
  const ExchangeReportColumn *described = self->columns->pdata[column];
  const char                 *cell = exchange_table_get_cell (self->table, row, (int) column);
  g_autofree char            *written = cell == NULL || described == NULL ? NULL : dup_as_written (cell);

  if (written == NULL)
    return;
  if (record != NULL && is_as_written (self, record, described, written))
    return;
  if (described->part != EXCHANGE_PART_WHOLE)
    propose_position (self, proposal, row, described->field);
  else if (dossier_field_is_set (described->field))
    propose_keys (self, proposal, described->field, written);
  else
    propose_value (self, proposal, described->field, written);
}

static const char *
get_asked (const ExchangeProposal *proposal,
           const char             *field)
{
  DossierValue *value = exchange_proposal_find (proposal, field);

  if (value == NULL)
    return NULL;
  return dossier_value_get_value_type (value) == DOSSIER_VALUE_REFERENCE ? dossier_value_get_reference (value) : dossier_value_get_text (value);
}

static gboolean
is_this_link (const ExchangeProposal *proposal,
              const DossierRecord    *link)
{
  const char *kind = get_asked (proposal, "kind"), *object = get_asked (proposal, "object");

  return g_strcmp0 (dossier_record_get_text (link, "kind"), kind) == 0 && (object == NULL || is_same_text (dossier_record_get_text (link, "object"), object));
}

/* A–B is B–A; several links per pair are normal: the kind and the object tell them apart. */
static char *
find_link (const Reading          *self,
           const ExchangeProposal *proposal,
           const char             *a,
           const char             *b)
{
  g_autoptr (GPtrArray) ids = dossier_reader_list_links (self->reader, a, b, NULL); /* none that can be read: a new one */

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (DossierRecord) link = dossier_reader_find_record (self->reader, ids->pdata[i], NULL);

      if (link != NULL && is_this_link (proposal, link))
        return g_strdup (ids->pdata[i]);
    }
  return NULL;
}

static void
identify_link (const Reading    *self,
               ExchangeProposal *proposal)
{
  const char *a = get_asked (proposal, "a"), *b = get_asked (proposal, "b"), *kind = get_asked (proposal, "kind"), *object = get_asked (proposal, "object");
  char       *said;

  if (a == NULL || b == NULL)
    {
      proposal->refused = TRUE;
      return;
    }
  if (strcmp (a, b) == 0)
    {
      exchange_proposal_refuse (proposal, "link-to-itself", NULL);
      return;
    }
  said = g_strjoin ("|", strcmp (a, b) < 0 ? a : b, strcmp (a, b) < 0 ? b : a, kind != NULL ? kind : "", object != NULL ? object : "", NULL);
  proposal->id = g_strdup (g_hash_table_lookup (self->links, said));
  if (proposal->id == NULL)
    proposal->id = find_link (self, proposal, a, b);
  if (proposal->id == NULL)
    proposal->id = base_identifier_new ();
  g_hash_table_insert (self->links, said, g_strdup (proposal->id));
}

/* A row somebody added under ours. */
static void
identify_new (const Reading    *self,
              ExchangeProposal *proposal)
{
  const char *type = get_asked (proposal, "type"), *code = get_asked (proposal, "code");

  if (strcmp (self->kind->code, "link") == 0)
    {
      identify_link (self, proposal);
      return;
    }
  if (proposal->name == NULL)
    exchange_proposal_refuse (proposal, "no-name", NULL);
  else if (strcmp (self->kind->code, "territory") == 0)
    proposal->id = type != NULL && code != NULL ? exchange_identity_of_territory (type, code) : base_identifier_new ();
  else
    proposal->uai = g_strdup (get_asked (proposal, "uai"));
}

static char *
dup_name (const Reading *self,
          guint          row)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const ExchangeReportColumn *column = self->columns->pdata[i];

      if (column != NULL && (column->field->flags & DOSSIER_FIELD_TITLE) != 0)
        return exchange_codes_dup_words (exchange_table_get_cell (self->table, row, (int) i));
    }
  return NULL;
}

static DossierRecord *
find_record (const Reading *self,
             guint          row)
{
  const char               *id = exchange_table_get_cell (self->table, row, self->id);
  g_autoptr (DossierRecord) record = base_identifier_is_valid (id) ? dossier_reader_find_record (self->reader, id, NULL) : NULL;

  return record != NULL && dossier_record_get_kind (record) == self->kind ? g_steal_pointer (&record) : NULL; /* of another dossier: found by its name */
}

static ExchangeProposal *
propose_row (const Reading *self,
             guint          row)
{
  ExchangeProposal         *proposal = exchange_proposal_new (self->kind, exchange_table_get_sheet (self->table), exchange_table_get_line (self->table, row));
  g_autoptr (DossierRecord) record = find_record (self, row);

  proposal->name = dup_name (self, row);
  for (guint i = 0; i < self->columns->len; i++)
    propose_cell (self, proposal, row, i, record);
  if (record != NULL)
    proposal->id = g_strdup (dossier_record_get_id (record));
  else
    identify_new (self, proposal);
  return proposal;
}

GPtrArray *
exchange_sheets_read (const ExchangeTable *table,
                      ExchangeShape        shape,
                      DossierReader       *reader,
                      DossierVocabulary   *vocabulary,
                      GError             **error)
{
  g_autoptr (GPtrArray)  columns = NULL, known = NULL;
  g_autoptr (GHashTable) links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Reading                self = { table, exchange_sheets_get_kind (shape), reader, vocabulary };
  GPtrArray             *proposals;

  g_return_val_if_fail (table != NULL && reader != NULL, NULL);

  self.id = exchange_table_find_column (table, EXCHANGE_REPORT_ID_COLUMN);
  known = exchange_report_list_columns (self.kind, vocabulary, DOSSIER_VISIBILITY_INTERNAL);
  self.columns = columns = exchange_sheets_match_columns (table, self.kind, vocabulary, known);
  self.links = links;
  proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) exchange_proposal_free);
  for (guint row = 0; row < exchange_table_get_n_rows (table); row++)
    g_ptr_array_add (proposals, propose_row (&self, row));
  return proposals;
}
