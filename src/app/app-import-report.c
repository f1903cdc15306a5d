#include "config.h"

#include "app-import-report.h"

#include "dossier-notation.h"

#include <glib/gi18n-lib.h>

#define MOST_REASONS 40 /* of one file, for people; --json tells all */

struct _AppImportFile
{
  char         *name;
  GPtrArray    *tables;
  ExchangePlan *plan;
};

AppImportFile *
app_import_file_new (const char   *name,
                     GPtrArray    *tables,
                     ExchangePlan *plan)
{
  AppImportFile *self = g_new0 (AppImportFile, 1);

  self->name = g_strdup (name);
  self->tables = g_ptr_array_ref (tables);
  self->plan = exchange_plan_ref (plan);
  return self;
}

void
app_import_file_free (AppImportFile *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->tables);
  exchange_plan_unref (self->plan);
  g_free (self);
}

gboolean
app_import_report_has_doubts (GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      const ExchangeCounts *counts = exchange_plan_get_counts (((AppImportFile *) files->pdata[i])->plan);

      if (counts->doubtful > 0 || counts->refused > 0)
        return TRUE;
    }
  return FALSE;
}

/* NULL where the file has but one table. */
static const char *
find_sheet (const AppImportFile *self,
            guint                sheet)
{
  if (self->tables->len < 2)
    return NULL;
  for (guint i = 0; i < self->tables->len; i++)
    if (exchange_table_get_sheet (self->tables->pdata[i]) == sheet)
      return exchange_table_get_name (self->tables->pdata[i]);
  return NULL;
}

static char *
dup_why (const ExchangePlanRow *row)
{
  g_autoptr (GString) why = g_string_new (NULL);

  for (guint i = 0; i < row->reasons->len; i++)
    {
      g_autofree char *one = exchange_reason_explain (row->reasons->pdata[i]);

      g_string_append_printf (why, "%s%s", why->len > 0 ? " " : "", one);
    }
  return g_string_free (g_steal_pointer (&why), FALSE);
}

/* Rows left aside because they were not asked for are no doubt of anybody. */
static gboolean
has_reason (const ExchangePlanRow *row)
{
  return row->reasons != NULL && row->reasons->len > 0 && row->verdict != EXCHANGE_VERDICT_IGNORED;
}

static void
add_json_reasons (const AppImportFile *self,
                  GString             *out)
{
  const char *separator = "";

  for (guint i = 0; i < exchange_plan_get_n_rows (self->plan); i++)
    {
      ExchangePlanRow  row;
      g_autofree char *why = NULL;

      exchange_plan_get_row (self->plan, i, &row);
      if (!has_reason (&row))
        continue;
      why = dup_why (&row);
      g_string_append_printf (out, "%s\n      {\"line\": %" G_GUINT64_FORMAT ", ", separator, row.line);
      if (find_sheet (self, row.sheet) != NULL)
        {
          g_string_append (out, "\"sheet\": ");
          dossier_notation_add_json_string (out, find_sheet (self, row.sheet));
          g_string_append (out, ", ");
        }
      g_string_append_printf (out, "\"verdict\": \"%s\", \"why\": ", exchange_verdict_to_code (row.verdict));
      dossier_notation_add_json_string (out, why);
      g_string_append_c (out, '}');
      separator = ",";
    }
}

static void
add_json_notes (const AppImportFile *self,
                GString             *out)
{
  const char *const *notes = exchange_plan_get_notes (self->plan);

  for (guint i = 0; notes[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      dossier_notation_add_json_string (out, notes[i]);
    }
}

static void
add_json_file (const AppImportFile *self,
               GString             *out)
{
  const ExchangeCounts *counts = exchange_plan_get_counts (self->plan);

  g_string_append (out, "    {\"file\": ");
  dossier_notation_add_json_string (out, self->name);
  g_string_append_printf (out, ", \"recognised\": \"%s\", \"rows\": %u, \"added\": %u, \"updated\": %u, \"unchanged\": %u, \"doubtful\": %u, \"held\": %u, \"refused\": %u, \"ignored\": %u",
                          exchange_shape_to_code (exchange_plan_get_shape (self->plan)), counts->rows, counts->added, counts->updated,
                          counts->unchanged, counts->doubtful, counts->held, counts->refused, counts->ignored);
  g_string_append_printf (out, ", \"more\": %" G_GINT64_FORMAT ", \"notes\": [", counts->more);
  add_json_notes (self, out);
  g_string_append (out, "], \"reasons\": [");
  add_json_reasons (self, out);
  g_string_append (out, "]}");
}

void
app_import_report_write_json (GPtrArray *files,
                              GString   *out)
{
  g_string_append (out, "{\"files\": [\n");
  for (guint i = 0; i < files->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n" : "");
      add_json_file (files->pdata[i], out);
    }
  g_string_append (out, "\n]}\n");
}

static void
tell_reason (const AppImportFile   *self,
             const ExchangePlanRow *row,
             AppCall               *call)
{
  g_autofree char *why = dup_why (row);
  const char      *sheet = find_sheet (self, row->sheet);

  if (sheet != NULL)
    /* Translators: a sheet and a line of a file, then what is doubtful about it. */
    app_call_tell (call, _ ("  %s, line %u: %s"), sheet, (guint) row->line, why);
  else
    app_call_tell (call, _ ("  line %u: %s"), (guint) row->line, why);
}

static void
tell_reasons (const AppImportFile *self,
              AppCall             *call)
{
  guint n_told = 0, n_more = 0;

  for (guint i = 0; i < exchange_plan_get_n_rows (self->plan); i++)
    {
      ExchangePlanRow row;

      exchange_plan_get_row (self->plan, i, &row);
      if (!has_reason (&row))
        continue;
      if (n_told < MOST_REASONS)
        tell_reason (self, &row, call);
      n_told < MOST_REASONS ? n_told++ : n_more++;
    }
  if (n_more > 0)
    app_call_tell (call, g_dngettext (GETTEXT_PACKAGE, "  … and %u other row; --json tells it too", "  … and %u other rows; --json tells them all", n_more), n_more);
}

void
app_import_report_write (GPtrArray *files,
                         AppCall   *call)
{
  for (guint i = 0; i < files->len; i++)
    {
      const AppImportFile  *file = files->pdata[i];
      const ExchangeCounts *counts = exchange_plan_get_counts (file->plan);
      const char *const    *notes = exchange_plan_get_notes (file->plan);

      g_string_append_printf (call->out, "%s (%s)\n", file->name, exchange_shape_get_label (exchange_plan_get_shape (file->plan)));
      g_string_append_printf (call->out, _ ("  added %u, updated %u, unchanged %u, doubtful %u, refused %u\n"), counts->added, counts->updated, counts->unchanged, counts->doubtful, counts->refused);
      app_call_flush (call);
      for (guint j = 0; notes[j] != NULL; j++)
        app_call_tell (call, "  %s", notes[j]);
      tell_reasons (file, call);
    }
}
