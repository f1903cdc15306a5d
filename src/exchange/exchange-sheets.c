#include "exchange-sheets-private.h"

#include <string.h>

#include "base-text.h"

#define SIDE_A "a|entre|between|structure a|structure 1|centre|centre social|de"
#define SIDE_B "b|et|and|structure b|structure 2|ecole|etablissement|partenaire|vers"

const DossierKind *
exchange_sheets_get_kind (ExchangeShape shape)
{
  return dossier_kinds_find (shape == EXCHANGE_SHAPE_LINKS ? "link" : shape == EXCHANGE_SHAPE_TERRITORIES ? "territory"
                                                                                                          : "structure");
}

static gboolean
is_called (const ExchangeReportColumn *column,
           const DossierVocabulary    *vocabulary,
           const char                 *header)
{
  g_autofree char *squashed = base_text_squash (header), *label = base_text_squash (column->label);

  if (strcmp (squashed, label) == 0)
    return TRUE;
  return column->part == EXCHANGE_PART_WHOLE && dossier_vocabulary_is_heading (vocabulary, column->field, header);
}

static ExchangeReportColumn *
find_column (GPtrArray               *known,
             const DossierVocabulary *vocabulary,
             const char              *header)
{
  for (guint i = 0; i < known->len; i++)
    if (is_called (known->pdata[i], vocabulary, header))
      return known->pdata[i];
  return NULL;
}

/* FALSE: it is called otherwise. */
static gboolean
read_sheet_name (const ExchangeTable *table,
                 ExchangeShape       *shape)
{
  static const struct
  {
    const char   *sheet;
    ExchangeShape shape;
  } sheets[] = {
    { "structures", EXCHANGE_SHAPE_STRUCTURES },
    { "liens", EXCHANGE_SHAPE_LINKS },
    { "territoires", EXCHANGE_SHAPE_TERRITORIES },
    { "sources", EXCHANGE_SHAPE_UNKNOWN }, /* nobody fills it in */
  };
  g_autofree char *name = base_text_fold (exchange_table_get_name (table));

  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (strstr (name, sheets[i].sheet) != NULL)
      {
        *shape = sheets[i].shape;
        return TRUE;
      }
  return FALSE;
}

/* How many of its columns the sheet of this kind has. */
static guint
count_columns (const ExchangeTable     *table,
               const DossierVocabulary *vocabulary,
               ExchangeShape            shape)
{
  g_autoptr (GPtrArray) known = exchange_report_list_columns (exchange_sheets_get_kind (shape), vocabulary, DOSSIER_VISIBILITY_INTERNAL);
  guint                 n = 0;

  for (guint i = 0; i < exchange_table_get_n_columns (table); i++)
    n += find_column (known, vocabulary, exchange_table_get_column_name (table, i)) != NULL;
  return n;
}

/* A sheet saved under another name, or copied and pasted. */
static ExchangeShape
guess_by_columns (const ExchangeTable     *table,
                  const DossierVocabulary *vocabulary)
{
  static const ExchangeShape shapes[] = { EXCHANGE_SHAPE_STRUCTURES, EXCHANGE_SHAPE_LINKS, EXCHANGE_SHAPE_TERRITORIES };
  ExchangeShape              best = EXCHANGE_SHAPE_UNKNOWN;
  guint                      most = 1; /* one alone may be by chance */

  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      guint n = count_columns (table, vocabulary, shapes[i]);

      if (n > most)
        {
          most = n;
          best = shapes[i];
        }
    }
  return best;
}

ExchangeShape
exchange_sheets_recognise (const ExchangeTable     *table,
                           const DossierVocabulary *vocabulary)
{
  ExchangeShape shape;

  g_return_val_if_fail (table != NULL, EXCHANGE_SHAPE_UNKNOWN);

  if (exchange_table_find_column (table, EXCHANGE_REPORT_ID_COLUMN) < 0)
    return EXCHANGE_SHAPE_UNKNOWN;
  return read_sheet_name (table, &shape) ? shape : guess_by_columns (table, vocabulary);
}

gboolean
exchange_sheets_are_ours (GPtrArray *tables)
{
  g_return_val_if_fail (tables != NULL, FALSE);

  for (guint i = 0; i < tables->len; i++)
    if (exchange_table_find_column (tables->pdata[i], EXCHANGE_REPORT_ID_COLUMN) >= 0)
      return TRUE;
  return FALSE;
}

/* By one of many names, or by what the federation calls it. */
static int
find_side_column (const ExchangeTable     *table,
                  const DossierVocabulary *vocabulary,
                  const char              *code)
{
  const DossierField *field = dossier_kind_find_field (dossier_kinds_find ("link"), code);
  int                 found = exchange_table_find_any (table, strcmp (code, "a") == 0 ? SIDE_A : SIDE_B);

  for (guint i = 0; found < 0 && i < exchange_table_get_n_columns (table); i++)
    if (dossier_vocabulary_is_heading (vocabulary, field, exchange_table_get_column_name (table, i)))
      found = (int) i;
  return found;
}

gboolean
exchange_sheets_hold_links (const ExchangeTable     *table,
                            const DossierVocabulary *vocabulary)
{
  int a, b;

  g_return_val_if_fail (table != NULL, FALSE);

  a = find_side_column (table, vocabulary, "a");
  b = find_side_column (table, vocabulary, "b");
  return a >= 0 && b >= 0 && a != b;
}

/* The sides of a link have many names. */
static ExchangeReportColumn *
find_side (const ExchangeTable     *table,
           const DossierVocabulary *vocabulary,
           GPtrArray               *known,
           int                      column)
{
  gboolean first = column == find_side_column (table, vocabulary, "a"), second = column == find_side_column (table, vocabulary, "b");

  return first != second ? find_column (known, vocabulary, first ? "a" : "b") : NULL;
}

GPtrArray *
exchange_sheets_match_columns (const ExchangeTable     *table,
                               const DossierKind       *kind,
                               const DossierVocabulary *vocabulary,
                               GPtrArray               *known)
{
  GPtrArray *columns = g_ptr_array_new ();
  gboolean   links = strcmp (kind->code, "link") == 0;

  for (guint i = 0; i < exchange_table_get_n_columns (table); i++)
    {
      ExchangeReportColumn *side = links ? find_side (table, vocabulary, known, (int) i) : NULL;

      g_ptr_array_add (columns, side != NULL ? side : find_column (known, vocabulary, exchange_table_get_column_name (table, i)));
    }
  return columns;
}
