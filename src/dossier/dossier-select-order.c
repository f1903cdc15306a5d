#include "dossier-select-private.h"

#include <string.h>

static void
append_literal (GString    *out,
                const char *text)
{
  g_auto (GStrv)   parts = g_strsplit (text, "'", -1);
  g_autofree char *doubled = g_strjoinv ("''", parts);

  g_string_append_printf (out, "'%s'", doubled);
}

/* People sort by what they read: the order of the terms, not of their codes. */
static void
add_term_order (DossierSelect      *self,
                GString            *out,
                const char         *expression,
                const DossierField *field)
{
  guint                     n_terms = 0;
  const DossierTerm *const *terms = NULL;

  if (self->vocabulary != NULL)
    terms = dossier_vocabulary_get_terms (self->vocabulary, field->target, &n_terms);
  if (n_terms == 0)
    {
      g_string_append (out, expression);
      return;
    }
  g_string_append_printf (out, "CASE %s", expression);
  for (guint i = 0; i < n_terms; i++)
    {
      g_string_append (out, " WHEN ");
      append_literal (out, terms[i]->code);
      g_string_append_printf (out, " THEN %u", i);
    }
  g_string_append (out, " END");
}

static char *
dup_reference_row (DossierSelect *self,
                   const char    *path)
{
  return g_str_has_suffix (path, ".name") || g_str_has_suffix (path, ".title")
           ? g_strndup (path, (gsize) (strrchr (path, '.') - path))
           : g_strdup (path);
}

/* A reference, or the name of what it leads to, sorts by the folded title there: French order without a collation. */
static gboolean
add_title_order (DossierSelect *self,
                 GString       *out,
                 const char    *path)
{
  g_autofree char    *reference = dup_reference_row (self, path);
  const DossierField *field = dossier_kind_find_path (self->kind, reference);

  if (field == NULL || field->type != DOSSIER_FIELD_REFERENCE || strchr (reference, '.') != NULL)
    return FALSE;
  g_string_append_printf (out, "(SELECT sort FROM title WHERE ent = k.\"%s\")", reference);
  return TRUE;
}

static void
add_date_order (GString    *out,
                const char *expression,
                const char *direction)
{
  g_autofree char *bare = g_strndup (expression, strlen (expression) - 1); /* without its last quote */

  g_string_append_printf (out, "%s.from\" IS NULL AND %s.to\" IS NULL, coalesce(%s.from\", 0) %s, coalesce(%s.to\", 9999999) %s",
                          bare, bare, bare, direction, bare, direction);
}

static gboolean
is_own_title (const DossierSelect *self,
              const char          *path,
              const DossierField  *field)
{
  if (!dossier_select_kind_has_titles (self->kind))
    return FALSE;
  return field == NULL ? g_str_equal (path, "title") : (field->flags & DOSSIER_FIELD_TITLE) && strchr (path, '.') == NULL;
}

static gboolean
is_number (const DossierField *field)
{
  return field == NULL || field->type == DOSSIER_FIELD_INTEGER || field->type == DOSSIER_FIELD_REAL || field->type == DOSSIER_FIELD_BOOLEAN ||
         field->type == DOSSIER_FIELD_DATE || field->type == DOSSIER_FIELD_POSITION;
}

/* Where somebody put it among others: dossier-place.h, in which "Z" stands before "a". */
static gboolean
is_place (const DossierField *field)
{
  return field != NULL && field->type == DOSSIER_FIELD_TEXT && strcmp (field->code, "order") == 0;
}

/* What is not a number is read in French order: accents and case decide nothing. */
static void
add_key (DossierSelect      *self,
         GString            *out,
         const char         *path,
         const DossierField *field,
         const char         *expression)
{
  if (is_own_title (self, path, field))
    g_string_append (out, "t.sort");
  else if (field != NULL && field->type == DOSSIER_FIELD_VOCABULARY)
    add_term_order (self, out, expression, field);
  else if (!add_title_order (self, out, path))
    g_string_append_printf (out, is_number (field) || is_place (field) ? "%s" : "fold (%s)", expression);
}

static gboolean
is_whole_date (const char         *path,
               const DossierField *field)
{
  return field != NULL && field->type == DOSSIER_FIELD_DATE && g_str_has_suffix (path, field->code);
}

/* A record without a name of its own is called by its ends. */
static void
add_ends_order (DossierSelect *self,
                GString       *out,
                const char    *direction)
{
  const DossierField *ends[2];
  guint               n_ends = dossier_select_list_ends (self->kind, ends);

  for (guint i = 0; i < n_ends; i++)
    g_string_append_printf (out, "(SELECT sort FROM title WHERE ent = k.\"%s\") %s NULLS LAST, ", ends[i]->code, direction);
}

/* Empty answers come last, whichever the direction. */
static void
add_path_order (DossierSelect *self,
                GString       *out,
                const char    *path,
                const char    *direction)
{
  const DossierField *field = dossier_kind_find_path (self->kind, path);
  g_autofree char    *expression = NULL;
  g_autoptr (GString) key = g_string_new (NULL);

  if (g_str_equal (path, "title") && !dossier_select_kind_has_titles (self->kind))
    {
      add_ends_order (self, out, direction);
      return;
    }
  expression = dossier_select_dup_expression (self, path);
  if (expression == NULL)
    return;
  if (is_whole_date (path, field))
    {
      add_date_order (out, expression, direction);
      g_string_append (out, ", ");
      return;
    }
  add_key (self, key, path, field, expression);
  g_string_append_printf (out, "%s %s NULLS LAST, ", key->str, direction);
}

/* Titles that begin with the words, then those a later word of which does, then the rest. */
static void
add_likeness (DossierSelect *self,
              GString       *out)
{
  guint bound = dossier_select_bind (self, self->folded);

  g_string_append_printf (out, "CASE WHEN substr(t.sort, 1, length(?%u)) = ?%u THEN 0", bound, bound);
  if (!dossier_select_is_short (self))
    g_string_append_printf (out, " WHEN instr(t.sort, ' ' || ?%u) THEN 1", bound);
  g_string_append (out, " ELSE 2 END, ");
}

void
dossier_select_add_order (DossierSelect *self,
                          GString       *out)
{
  gboolean    descending;
  const char *path = dossier_query_get_order (self->query, &descending);
  const char *direction = descending ? "DESC" : "ASC";

  g_string_append (out, " ORDER BY ");
  if (path != NULL && g_str_equal (path, "id"))
    {
      g_string_append_printf (out, "k.id %s", direction);
      return;
    }
  if (path != NULL)
    add_path_order (self, out, path, direction);
  else if (self->folded != NULL)
    add_likeness (self, out);
  if (dossier_select_kind_has_titles (self->kind))
    g_string_append_printf (out, "t.sort %s NULLS LAST, ", path == NULL ? direction : "ASC");
  else
    add_ends_order (self, out, path == NULL ? direction : "ASC");
  g_string_append (out, "k.id");
}
