/* app-command-crosstab.c - one field against another */
#include "config.h"

#include "app-command.h"

#include "dossier-notation.h"
#include "dossier-path.h"
#include "insight-crosstab.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  AppCall        *call;
  DossierAudience audience;
} Asked;

/* "PATH=VALUE": a code, a label, an id, "?"… */
static gboolean
add_condition (DossierQuery            *query,
               const DossierVocabulary *vocabulary,
               const char              *word,
               GError                 **error)
{
  const char      *equals = strchr (word, '=');
  g_autofree char *path = equals == NULL ? NULL : g_strndup (word, (gsize) (equals - word));
  DossierPath      read;
  const char      *code = NULL;

  if (path == NULL || !dossier_path_read (dossier_kinds_find (dossier_query_get_kind (query)), path, &read))
    {
      g_set_error (error, INSIGHT_CROSSTAB_ERROR, INSIGHT_CROSSTAB_ERROR_NO_SUCH_FIELD, _ ("“%s” should be FIELD=VALUE."), word);
      return FALSE;
    }
  if (dossier_path_get_vocabulary (&read) != NULL)
    code = dossier_vocabulary_find_code (vocabulary, dossier_path_get_vocabulary (&read), equals + 1);
  dossier_query_add_filter (query, path, code != NULL ? code : equals + 1);
  return TRUE;
}

static DossierQuery *
read_query (AppCall       *call,
            DossierReader *reader,
            GError       **error)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);
  g_autoptr (GPtrArray)         words = app_arguments_list (call->arguments, "where");
  g_autoptr (DossierQuery)      query = NULL;

  if (vocabulary == NULL)
    return NULL;
  query = dossier_query_new (app_arguments_get_word (call->arguments, 1));
  for (guint i = 0; i < words->len; i++)
    if (!add_condition (query, vocabulary, words->pdata[i], error))
      return NULL;
  return g_steal_pointer (&query);
}

/* --- JSON */

static void
add_json_values (GString         *out,
                 const char      *name,
                 const char      *path,
                 const char      *label,
                 const GPtrArray *values)
{
  g_string_append_printf (out, "\"%s\": {\"field\": ", name);
  dossier_notation_add_json_string (out, path);
  g_string_append (out, ", \"label\": ");
  dossier_notation_add_json_string (out, label);
  g_string_append (out, ", \"values\": [");
  for (guint i = 0; i < values->len; i++)
    {
      const DossierFacetValue *value = values->pdata[i];

      g_string_append (out, i > 0 ? ", {\"value\": " : "{\"value\": ");
      dossier_notation_add_json_string (out, value->value);
      g_string_append (out, ", \"label\": ");
      dossier_notation_add_json_string (out, value->label);
      g_string_append_printf (out, ", \"total\": %" G_GINT64_FORMAT "}", value->count);
    }
  g_string_append (out, "]}");
}

static void
write_json (GString               *out,
            const InsightCrosstab *table)
{
  const DossierCross *cross = table->cross;

  g_string_append_c (out, '{');
  add_json_values (out, "rows", table->rows_path, table->rows_label, cross->rows);
  g_string_append (out, ", ");
  add_json_values (out, "columns", table->columns_path, table->columns_label, cross->columns);
  g_string_append_printf (out, ", \"total\": %" G_GINT64_FORMAT ", \"adds_up\": %s, \"cells\": [", cross->total, cross->adds_up ? "true" : "false");
  for (guint i = 0; i < cross->rows->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n  [" : "\n  [");
      for (guint j = 0; j < cross->columns->len; j++)
        g_string_append_printf (out, "%s%" G_GINT64_FORMAT, j > 0 ? ", " : "", insight_crosstab_get_count (table, i, j));
      g_string_append_c (out, ']');
    }
  g_string_append (out, "]}\n");
}

/* --- a table to look at */

static void
add_padded (GString    *out,
            const char *text,
            glong       width,
            gboolean    to_the_right)
{
  glong gap = width - g_utf8_strlen (text, -1);

  if (to_the_right)
    g_string_append_printf (out, "%*s%s", (int) MAX (0, gap), "", text);
  else
    g_string_append_printf (out, "%s%*s", text, (int) MAX (0, gap), "");
}

#define GAP 2

static void
add_row (GString               *out,
         const InsightCrosstab *table,
         const char            *label,
         guint                  row,
         glong                  margin)
{
  add_padded (out, label, margin, FALSE);
  for (guint i = 0; i <= table->cross->columns->len; i++)
    {
      guint            column = i < table->cross->columns->len ? i : INSIGHT_CROSSTAB_TOTAL;
      const char      *heading = i < table->cross->columns->len ? ((DossierFacetValue *) table->cross->columns->pdata[i])->label : _ ("Total");
      g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, insight_crosstab_get_count (table, row, column));

      add_padded (out, count, MAX (g_utf8_strlen (heading, -1), 5) + GAP, TRUE);
    }
  g_string_append_c (out, '\n');
}

static void
write_plain (GString               *out,
             const InsightCrosstab *table)
{
  const DossierCross *cross = table->cross;
  g_autofree char    *corner = g_strdup_printf ("%s / %s", table->rows_label, table->columns_label);
  glong               margin = MAX (g_utf8_strlen (corner, -1), g_utf8_strlen (_ ("Total"), -1));

  for (guint i = 0; i < cross->rows->len; i++)
    margin = MAX (margin, g_utf8_strlen (((DossierFacetValue *) cross->rows->pdata[i])->label, -1));
  add_padded (out, corner, margin, FALSE);
  for (guint i = 0; i <= cross->columns->len; i++)
    {
      const char *heading = i < cross->columns->len ? ((DossierFacetValue *) cross->columns->pdata[i])->label : _ ("Total");

      add_padded (out, heading, MAX (g_utf8_strlen (heading, -1), 5) + GAP, TRUE);
    }
  g_string_append_c (out, '\n');
  for (guint i = 0; i < cross->rows->len; i++)
    add_row (out, table, ((DossierFacetValue *) cross->rows->pdata[i])->label, i, margin);
  add_row (out, table, _ ("Total"), INSIGHT_CROSSTAB_TOTAL, margin);
}

static void
write_csv (GString               *out,
           const InsightCrosstab *table)
{
  g_autofree char *csv = insight_crosstab_dup_csv (table);

  g_string_append (out, csv);
}

static gpointer
write_table (DossierReader *reader,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Asked                      *asked = data;
  AppArguments               *arguments = asked->call->arguments;
  g_autoptr (DossierQuery)    query = read_query (asked->call, reader, error);
  g_autoptr (InsightCrosstab) table = NULL;

  if (query != NULL)
    table = insight_crosstab_new (reader, query, app_arguments_get_word (arguments, 2), app_arguments_get_word (arguments, 3), asked->audience, error);
  if (table == NULL)
    return NULL;
  if (app_call_wants_json (asked->call))
    write_json (asked->call->out, table);
  else if (app_arguments_has (arguments, "csv"))
    write_csv (asked->call->out, table);
  else
    write_plain (asked->call->out, table);
  if (!table->cross->adds_up)
    app_call_tell (asked->call, _ ("A record that has several answers counts in each: rows and columns may come to more than their total."));
  return asked;
}

AppExit
app_command_crosstab (AppCall *call)
{
  const DossierKind *kind = app_call_find_kind (call, app_arguments_get_word (call->arguments, 1));
  DossierVisibility  audience;
  Asked              asked = { call, DOSSIER_AUDIENCE_NETWORK };
  GError            *error = NULL;
  gboolean           is_misuse;

  if (kind == NULL || !app_call_read_audience (call, &audience))
    return APP_EXIT_USAGE;
  asked.audience = (DossierAudience) audience;
  if (dossier_store_ask (call->store, write_table, &asked, &error) != NULL)
    return APP_EXIT_FINE;
  is_misuse = error != NULL && error->domain == INSIGHT_CROSSTAB_ERROR;
  app_call_fail (call, error);
  return is_misuse ? APP_EXIT_USAGE : APP_EXIT_FAILED;
}
