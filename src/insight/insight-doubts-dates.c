/* insight-doubts-dates.c - dates that contradict each other, or themselves */
#include "config.h"

#include "insight-doubts-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of each kind, its dates: four columns each, words, bounds and precision, after the id. */
typedef struct
{
  const DossierKind *kind;
  GPtrArray         *fields;  /* DossierField */
  GPtrArray         *columns; /* char *, NULL at its end */
} Dates;

static void
add_date (Dates              *dates,
          const DossierField *field)
{
  g_ptr_array_add (dates->fields, (gpointer) field);
  g_ptr_array_add (dates->columns, g_strdup (field->code));
  g_ptr_array_add (dates->columns, g_strconcat (field->code, ".from", NULL));
  g_ptr_array_add (dates->columns, g_strconcat (field->code, ".to", NULL));
  g_ptr_array_add (dates->columns, g_strconcat (field->code, ".precision", NULL));
}

static BaseDate *
read_date (DossierCursor *row,
           guint          index)
{
  guint       first = 1 + 4 * index;
  const char *words = dossier_cursor_get_text (row, first);

  if (words == NULL)
    return NULL;
  return base_date_new ((guint32) dossier_cursor_get_integer (row, first + 1), (guint32) dossier_cursor_get_integer (row, first + 2),
                        base_date_precision_from_code (dossier_cursor_get_text (row, first + 3)), words);
}

static void
doubt_weekday (InsightDoubting    *self,
               const Dates        *dates,
               const DossierField *field,
               DossierCursor      *row,
               const BaseDate     *date)
{
  g_autoptr (BaseDate) plain = NULL;
  InsightDoubt        *doubt;

  if (date->earliest == 0 || date->earliest != date->latest || !base_date_weekday_differs (date))
    return;
  plain = base_date_new (date->earliest, date->latest, BASE_DATE_DAY, "");
  /* Translators: a field, then a date with its weekday. */
  doubt = insight_doubting_add (self, "weekday", dates->kind->code, dossier_cursor_get_text (row, 0), field->code,
                                g_strdup_printf (_ ("%s: “%s” is another day of the week."), dossier_vocabulary_get_heading (self->vocabulary, field), date->words));
  doubt->proposal = base_date_dup_text (plain);
}

static const char *const pairs[][2] = { { "began", "ended" }, { "in_network_from", "in_network_to" }, { "from", "to" } };

static int
find_field (const Dates *dates,
            const char  *code)
{
  for (guint i = 0; i < dates->fields->len; i++)
    if (strcmp (((const DossierField *) dates->fields->pdata[i])->code, code) == 0)
      return (int) i;
  return -1;
}

static void
doubt_order (InsightDoubting *self,
             const Dates     *dates,
             DossierCursor   *row)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      int                  begin = find_field (dates, pairs[i][0]), end = find_field (dates, pairs[i][1]);
      g_autoptr (BaseDate) from = begin < 0 || end < 0 ? NULL : read_date (row, (guint) begin);
      g_autoptr (BaseDate) to = from == NULL ? NULL : read_date (row, (guint) end);

      if (to == NULL || from->earliest == 0 || to->latest == 0 || to->latest >= from->earliest)
        continue;
      /* Translators: a date of end, a date of beginning. */
      insight_doubting_add (self, "ends-before", dates->kind->code, dossier_cursor_get_text (row, 0), pairs[i][1],
                            g_strdup_printf (_ ("The end (%s) comes before the beginning (%s)."), to->words, from->words));
    }
}

static void
judge_row (InsightDoubting *self,
           DossierCursor   *row,
           gpointer         data)
{
  const Dates *dates = data;

  for (guint i = 0; i < dates->fields->len; i++)
    {
      g_autoptr (BaseDate) date = read_date (row, i);

      if (date != NULL)
        doubt_weekday (self, dates, dates->fields->pdata[i], row, date);
    }
  doubt_order (self, dates, row);
}

static gboolean
search_kind (InsightDoubting   *self,
             const DossierKind *kind,
             GError           **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  Dates                 dates = { kind, fields, columns };

  g_ptr_array_add (columns, g_strdup ("id"));
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == DOSSIER_FIELD_DATE)
      add_date (&dates, &kind->fields[i]);
  g_ptr_array_add (columns, NULL);
  return fields->len == 0 || insight_doubting_walk (self, kind->code, NULL, (const char *const *) columns->pdata, judge_row, &dates, error);
}

gboolean
insight_doubting_search_dates (InsightDoubting *self,
                               GError         **error)
{
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (!search_kind (self, &kinds[i], error))
      return FALSE;
  return TRUE;
}
