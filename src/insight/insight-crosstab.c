#include "config.h"

#include "insight-crosstab.h"

#include "base-identifier.h"
#include "dossier-path-words.h"
#include "insight-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (insight - crosstab - error - quark, insight_crosstab_error)

void
insight_crosstab_free (InsightCrosstab *self)
{
  if (self == NULL)
    return;

  g_free (self->rows_label);
  g_free (self->columns_label);
  g_free (self->rows_path);
  g_free (self->columns_path);
  g_clear_pointer (&self->query, dossier_query_free);
  g_clear_pointer (&self->cross, dossier_cross_free);
  g_free (self);
}

static gboolean
read_path (const DossierKind       *kind,
           const char              *text,
           const DossierVocabulary *vocabulary,
           DossierAudience          audience,
           char                   **label,
           GError                 **error)
{
  DossierPath path;

  if (!dossier_path_read (kind, text, &path))
    {
      /* Translators: a word typed, then a kind of record ("structure"). */
      g_set_error (error, INSIGHT_CROSSTAB_ERROR, INSIGHT_CROSSTAB_ERROR_NO_SUCH_FIELD, _ ("There is no field “%s” in “%s”."), text, kind->code);
      return FALSE;
    }
  *label = dossier_path_dup_label (&path, vocabulary);
  if (dossier_path_is_shown (&path, (DossierVisibility) audience))
    return TRUE;
  g_set_error (error, INSIGHT_CROSSTAB_ERROR, INSIGHT_CROSSTAB_ERROR_NOT_SHOWN, _ ("“%s” is not for this audience."), *label);
  return FALSE;
}

/* A record that the audience may not see is called by what it is. */
static void
hide_names (const GPtrArray         *side,
            DossierReader           *reader,
            const DossierVocabulary *vocabulary,
            DossierAudience          audience)
{
  for (guint i = 0; audience != DOSSIER_AUDIENCE_INTERNAL && i < side->len; i++)
    {
      DossierFacetValue *value = side->pdata[i];

      if (!base_identifier_is_valid (value->value))
        continue;
      g_free (value->label);
      value->label = insight_words_dup_title (reader, vocabulary, audience, value->value);
    }
}

/* The store refuses what cannot be counted. */
static gboolean
count (InsightCrosstab *self,
       DossierReader   *reader,
       GError         **error)
{
  g_autoptr (GError) local = NULL;

  self->cross = dossier_facets_cross (reader, self->query, self->rows_path, self->columns_path, &local);
  if (self->cross != NULL)
    return TRUE;
  if (g_error_matches (local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED))
    g_set_error (error, INSIGHT_CROSSTAB_ERROR, INSIGHT_CROSSTAB_ERROR_NO_SUCH_FIELD, _ ("“%s” by “%s” cannot be counted."), self->rows_label, self->columns_label);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

InsightCrosstab *
insight_crosstab_new (DossierReader      *reader,
                      const DossierQuery *query,
                      const char         *rows,
                      const char         *columns,
                      DossierAudience     audience,
                      GError            **error)
{
  const DossierKind            *kind;
  g_autoptr (InsightCrosstab)   self = g_new0 (InsightCrosstab, 1);
  g_autoptr (DossierVocabulary) vocabulary = NULL;

  g_return_val_if_fail (reader != NULL && query != NULL && rows != NULL && columns != NULL, NULL);

  vocabulary = dossier_vocabulary_load (reader, error);
  if (vocabulary == NULL)
    return NULL;
  kind = dossier_kinds_find (dossier_query_get_kind (query));
  if (!read_path (kind, rows, vocabulary, audience, &self->rows_label, error) ||
      !read_path (kind, columns, vocabulary, audience, &self->columns_label, error))
    return NULL;
  self->rows_path = g_strdup (rows);
  self->columns_path = g_strdup (columns);
  self->query = dossier_query_copy (query);
  dossier_query_set_audience (self->query, (DossierVisibility) audience);
  if (!count (self, reader, error))
    return NULL;
  hide_names (self->cross->rows, reader, vocabulary, audience);
  hide_names (self->cross->columns, reader, vocabulary, audience);
  return g_steal_pointer (&self);
}

static const DossierFacetValue *
get_value (const GPtrArray *side,
           guint            index)
{
  return side->pdata[index];
}

gint64
insight_crosstab_get_count (const InsightCrosstab *self,
                            guint                  row,
                            guint                  column)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (row == INSIGHT_CROSSTAB_TOTAL || row < self->cross->rows->len, 0);
  g_return_val_if_fail (column == INSIGHT_CROSSTAB_TOTAL || column < self->cross->columns->len, 0);

  if (row == INSIGHT_CROSSTAB_TOTAL)
    return column == INSIGHT_CROSSTAB_TOTAL ? self->cross->total : get_value (self->cross->columns, column)->count;
  if (column == INSIGHT_CROSSTAB_TOTAL)
    return get_value (self->cross->rows, row)->count;
  return self->cross->cells[row * self->cross->columns->len + column];
}

static void
choose (DossierQuery    *query,
        const char      *path,
        const GPtrArray *side,
        guint            index)
{
  if (index == INSIGHT_CROSSTAB_TOTAL)
    return;
  dossier_query_clear_filters (query, path);
  dossier_query_add_filter (query, path, get_value (side, index)->value);
}

DossierQuery *
insight_crosstab_dup_query (const InsightCrosstab *self,
                            guint                  row,
                            guint                  column)
{
  DossierQuery *query;

  g_return_val_if_fail (self != NULL, NULL);

  query = dossier_query_copy (self->query);
  choose (query, self->rows_path, self->cross->rows, row);
  choose (query, self->columns_path, self->cross->columns, column);
  return query;
}

/* How cells are told apart. */
typedef struct
{
  const char *separator;
  gboolean    is_quoted;
} Shape;

/* A cell that begins with a sign would be a formula to a spreadsheet. */
static void
add_cell (GString     *out,
          const Shape *shape,
          const char  *text)
{
  g_autoptr (GString) cell = g_string_new (text);

  if (*text != '\0' && strchr ("=+-@", *text) != NULL)
    g_string_prepend_c (cell, '\'');
  if (shape->is_quoted)
    g_string_replace (cell, "\"", "\"\"", 0);
  g_strdelimit (cell->str, "\t\n\r", ' ');
  g_string_append_printf (out, shape->is_quoted ? "\"%s\"" : "%s", cell->str);
}

static void
add_row (GString               *out,
         const Shape           *shape,
         const InsightCrosstab *self,
         const char            *label,
         guint                  row)
{
  add_cell (out, shape, label);
  for (guint i = 0; i < self->cross->columns->len; i++)
    g_string_append_printf (out, "%s%" G_GINT64_FORMAT, shape->separator, insight_crosstab_get_count (self, row, i));
  g_string_append_printf (out, "%s%" G_GINT64_FORMAT "\n", shape->separator, insight_crosstab_get_count (self, row, INSIGHT_CROSSTAB_TOTAL));
}

static char *
dup_text (const InsightCrosstab *self,
          const Shape           *shape)
{
  g_autofree char *corner = g_strdup_printf ("%s / %s", self->rows_label, self->columns_label);
  GString         *out = g_string_new (NULL);

  add_cell (out, shape, corner);
  for (guint i = 0; i < self->cross->columns->len; i++)
    {
      g_string_append (out, shape->separator);
      add_cell (out, shape, get_value (self->cross->columns, i)->label);
    }
  g_string_append (out, shape->separator);
  add_cell (out, shape, _ ("Total"));
  g_string_append_c (out, '\n');
  for (guint i = 0; i < self->cross->rows->len; i++)
    add_row (out, shape, self, get_value (self->cross->rows, i)->label, i);
  add_row (out, shape, self, _ ("Total"), INSIGHT_CROSSTAB_TOTAL);
  return g_string_free (out, FALSE);
}

char *
insight_crosstab_dup_csv (const InsightCrosstab *self)
{
  static const Shape shape = { ";", TRUE };

  g_return_val_if_fail (self != NULL, NULL);

  return dup_text (self, &shape);
}

char *
insight_crosstab_dup_tabs (const InsightCrosstab *self)
{
  static const Shape shape = { "\t", FALSE };

  g_return_val_if_fail (self != NULL, NULL);

  return dup_text (self, &shape);
}
