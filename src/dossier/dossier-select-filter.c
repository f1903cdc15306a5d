#include "dossier-select-private.h"

#include "base-date.h"

#include <string.h>

GPtrArray *
dossier_select_list_codes (DossierSelect *self,
                           const char    *vocabulary,
                           const char    *code)
{
  GPtrArray                *codes = g_ptr_array_new ();
  const DossierTerm        *meant = self->vocabulary == NULL ? NULL : dossier_vocabulary_resolve (self->vocabulary, vocabulary, code);
  guint                     n_terms = 0;
  const DossierTerm *const *terms = meant == NULL ? NULL : dossier_vocabulary_get_terms (self->vocabulary, vocabulary, &n_terms);

  g_ptr_array_add (codes, (gpointer) code);
  for (guint i = 0; i < n_terms; i++)
    if (!g_str_equal (terms[i]->code, code) && dossier_vocabulary_resolve (self->vocabulary, vocabulary, terms[i]->code) == meant)
      g_ptr_array_add (codes, (gpointer) terms[i]->code);
  return codes;
}

static void
add_or (GString *out,
        gboolean first)
{
  if (!first)
    g_string_append (out, " OR ");
}

static void
add_element (DossierSelect      *self,
             GString            *out,
             const char         *row,
             const DossierField *field,
             const char         *key)
{
  guint bound = dossier_select_bind (self, key);

  g_string_append_printf (out, "%s IN (SELECT ent FROM element WHERE key = ?%u AND field = %u", row, bound, field->number);
  /* A programme without its carrier means whoever carries it; 'A' follows '@'. */
  if ((field->type == DOSSIER_FIELD_PROGRAMMES || field->type == DOSSIER_FIELD_EVIDENCE) && strchr (key, '@') == NULL)
    g_string_append_printf (out, " UNION SELECT ent FROM element WHERE key > ?%u || '@' AND key < ?%u || 'A' AND field = %u",
                            bound, bound, field->number);
  g_string_append_c (out, ')');
}

static void
add_set_value (DossierSelect      *self,
               GString            *out,
               const char         *row,
               const DossierField *field,
               const char         *value)
{
  g_autoptr (GPtrArray) codes = NULL;

  if (*value == '\0')
    {
      g_string_append_printf (out, "NOT EXISTS (SELECT 1 FROM element WHERE ent = %s AND field = %u)", row, field->number);
      return;
    }
  if (field->type != DOSSIER_FIELD_VOCABULARIES && field->type != DOSSIER_FIELD_PROGRAMMES)
    {
      add_element (self, out, row, field, value);
      return;
    }
  codes = dossier_select_list_codes (self, field->target, value);
  for (guint i = 0; i < codes->len; i++)
    {
      add_or (out, i == 0);
      add_element (self, out, row, field, g_ptr_array_index (codes, i));
    }
}

static const char *
part_of (const DossierField *field)
{
  return field->type == DOSSIER_FIELD_POSITION ? ".lon" : "";
}

static void
add_codes (DossierSelect      *self,
           GString            *out,
           const char         *column,
           const DossierField *field,
           const char         *value)
{
  g_autoptr (GPtrArray) codes = dossier_select_list_codes (self, field->target, value);

  g_string_append_printf (out, "%s IN (", column);
  for (guint i = 0; i < codes->len; i++)
    g_string_append_printf (out, "%s?%u", i > 0 ? ", " : "", dossier_select_bind (self, g_ptr_array_index (codes, i)));
  g_string_append_c (out, ')');
}

static const char *
spell_truth (const char *value)
{
  return g_str_equal (value, "true") || g_str_equal (value, "1") || g_str_equal (value, "yes") ? "1" : "0";
}

/* "2..5", "2..", "..5". FALSE: it is a single value. */
static gboolean
split_range (const char *value,
             char      **least,
             char      **most)
{
  const char *dots = strstr (value, "..");

  *least = dots == NULL ? NULL : g_strndup (value, (gsize) (dots - value));
  *most = dots == NULL ? NULL : g_strdup (dots + 2);
  return dots != NULL;
}

static void
add_number (DossierSelect *self,
            GString       *out,
            const char    *column,
            const char    *value)
{
  g_autofree char *least = NULL, *most = NULL;

  if (!split_range (value, &least, &most))
    {
      g_string_append_printf (out, "%s = CAST(?%u AS NUMERIC)", column, dossier_select_bind (self, value));
      return;
    }
  g_string_append_printf (out, "(typeof(%s) IN ('integer', 'real')", column);
  if (*least != '\0')
    g_string_append_printf (out, " AND %s >= CAST(?%u AS NUMERIC)", column, dossier_select_bind (self, least));
  if (*most != '\0')
    g_string_append_printf (out, " AND %s <= CAST(?%u AS NUMERIC)", column, dossier_select_bind (self, most));
  g_string_append_c (out, ')');
}

/* Surely within these days; 0: no bound on this side. */
static void
add_span (DossierSelect     *self,
          GString           *out,
          const DossierPath *path,
          const char        *alias,
          guint32            first,
          guint32            last)
{
  g_autofree char *from = dossier_select_dup_column_of (path, alias, ".from");
  g_autofree char *to = dossier_select_dup_column_of (path, alias, ".to");

  g_string_append (out, "(1");
  if (first != 0)
    g_string_append_printf (out, " AND %s >= CAST(?%u AS INTEGER)", from, dossier_select_bind_day (self, first));
  if (last != 0)
    g_string_append_printf (out, " AND %s <= CAST(?%u AS INTEGER)", to, dossier_select_bind_day (self, last));
  g_string_append_c (out, ')');
}

/* Told, and no school year holds it. */
static void
add_no_school_year (GString           *out,
                    const DossierPath *path,
                    const char        *alias)
{
  g_autofree char *words = dossier_select_dup_column_of (path, alias, "");
  g_autofree char *from = dossier_select_dup_column_of (path, alias, ".from");
  g_autofree char *to = dossier_select_dup_column_of (path, alias, ".to");
  g_autofree char *year = dossier_select_dup_school_year (from, to);

  g_string_append_printf (out, "(typeof(%s) = 'text' AND %s IS NULL)", words, year);
}

static void
add_date (DossierSelect     *self,
          GString           *out,
          const DossierPath *path,
          const char        *alias,
          const char        *value)
{
  g_autofree char     *least = NULL, *most = NULL;
  gboolean             is_range = split_range (value, &least, &most);
  g_autoptr (BaseDate) first = base_date_new_from_words (is_range ? least : value);
  g_autoptr (BaseDate) last = base_date_new_from_words (is_range ? most : value);
  g_autofree char     *words = NULL;

  if (g_str_equal (value, DOSSIER_QUERY_NO_SCHOOL_YEAR))
    add_no_school_year (out, path, alias);
  else if (first->earliest != 0 || last->latest != 0)
    add_span (self, out, path, alias, first->earliest, last->latest);
  else
    {
      words = dossier_select_dup_column_of (path, alias, "");
      g_string_append_printf (out, "%s = ?%u", words, dossier_select_bind (self, value));
    }
}

static void
add_answer (DossierSelect     *self,
            GString           *out,
            const DossierPath *path,
            const char        *alias,
            const char        *value)
{
  g_autofree char *column = dossier_select_dup_column_of (path, alias, part_of (path->field));

  switch (path->field->type)
    {
    case DOSSIER_FIELD_VOCABULARY:
      add_codes (self, out, column, path->field, value);
      break;
    case DOSSIER_FIELD_REFERENCE:
      g_string_append_printf (out, "%s = (SELECT id FROM ent WHERE uuid = ?%u)", column, dossier_select_bind_id (self, value));
      break;
    case DOSSIER_FIELD_INTEGER:
    case DOSSIER_FIELD_REAL:
      add_number (self, out, column, value);
      break;
    case DOSSIER_FIELD_BOOLEAN:
      g_string_append_printf (out, "%s = %s", column, spell_truth (value));
      break;
    case DOSSIER_FIELD_DATE:
      add_date (self, out, path, alias, value);
      break;
    case DOSSIER_FIELD_POSITION:
    case DOSSIER_FIELD_OUTLINE:
      g_string_append_c (out, '0'); /* nobody asks for the very point */
      break;
    default:
      g_string_append_printf (out, "%s = ?%u", column, dossier_select_bind (self, value));
    }
}

static void
add_value (DossierSelect     *self,
           GString           *out,
           const DossierPath *path,
           const char        *alias,
           const char        *value)
{
  g_autofree char *column = dossier_select_dup_column_of (path, alias, part_of (path->field));

  if (*value == '\0')
    g_string_append_printf (out, "%s IS NULL", column);
  else if (g_str_equal (value, "?") || g_str_equal (value, "-"))
    g_string_append_printf (out, "%s = x'%02x'", column, (guint) (guchar) *value);
  else
    add_answer (self, out, path, alias, value);
}

/* "(?1, ?2)" of the values. */
static void
add_list (DossierSelect     *self,
          GString           *out,
          const char *const *values,
          gboolean           are_ids)
{
  g_string_append_c (out, '(');
  for (guint i = 0; values[i] != NULL; i++)
    g_string_append_printf (out, "%s?%u", i > 0 ? ", " : "", are_ids ? dossier_select_bind_id (self, values[i]) : dossier_select_bind (self, values[i]));
  g_string_append_c (out, ')');
}

static void
add_measure (DossierSelect     *self,
             GString           *out,
             const DossierPath *path,
             const char        *alias,
             const char *const *values)
{
  g_autofree char *sql = path->measure->takes_number ? NULL : dossier_select_dup_measure (self, path, alias);

  g_autofree char *row = dossier_select_dup_row_of (path, alias);

  if (sql != NULL)
    {
      g_string_append_printf (out, "%s IN ", sql);
      add_list (self, out, values, FALSE);
    }
  else if (g_strv_contains (values, "yes"))
    g_string_append_printf (out, "%s IN (SELECT value FROM json_each (?%u))", row, dossier_select_bind_near (self, path->parameter));
  else
    g_string_append_c (out, '0');
}

void
dossier_select_add_filter (DossierSelect     *self,
                           GString           *out,
                           const DossierPath *path,
                           const char        *alias,
                           const char *const *values)
{
  g_autofree char *row = dossier_select_dup_row_of (path, alias);

  if (path->measure != NULL)
    {
      add_measure (self, out, path, alias, values);
      return;
    }
  if (dossier_path_is_id (path))
    {
      g_string_append_printf (out, "%s IN (SELECT id FROM ent WHERE uuid IN ", row);
      add_list (self, out, values, TRUE);
      g_string_append_c (out, ')');
      return;
    }
  for (guint i = 0; values[i] != NULL; i++)
    {
      add_or (out, i == 0);
      if (dossier_field_is_set (path->field))
        add_set_value (self, out, row, path->field, values[i]);
      else
        add_value (self, out, path, alias, values[i]);
    }
}
