#include "dossier-schema.h"
#include "dossier-select-private.h"

#include <string.h>

static char *
dup_title_of (const char *row)
{
  return g_strdup_printf ("(SELECT text FROM title WHERE ent = %s)", row);
}

static char *
dup_title_of_reference (const char         *alias,
                        const DossierField *field)
{
  g_autofree char *row = g_strdup_printf ("%s.\"%s\"", alias, field->code);

  return dup_title_of (row);
}

guint
dossier_select_list_ends (const DossierKind  *kind,
                          const DossierField *ends[2])
{
  guint n = 0;

  for (guint i = 0; i < kind->n_fields && n < 2; i++)
    if (kind->fields[i].type == DOSSIER_FIELD_REFERENCE)
      ends[n++] = &kind->fields[i];
  return n;
}

char *
dossier_select_dup_title (const DossierKind *kind,
                          const char        *alias)
{
  g_autofree char    *row = g_strdup_printf ("%s.id", alias);
  g_autofree char    *first = NULL;
  g_autofree char    *second = NULL;
  const DossierField *ends[2];
  guint               n_ends;

  if (dossier_select_kind_has_titles (kind))
    return dup_title_of (row);
  n_ends = dossier_select_list_ends (kind, ends);
  if (n_ends == 0)
    return g_strdup ("NULL");
  first = dup_title_of_reference (alias, ends[0]);
  if (n_ends == 1)
    return g_steal_pointer (&first);
  second = dup_title_of_reference (alias, ends[1]);
  if (g_str_equal (kind->code, "link"))
    return g_strdup_printf ("coalesce(%s, '…') || ' ↔ ' || coalesce(%s, '…')", first, second);
  return g_strdup_printf ("coalesce(%s || ' · ' || %s, %s, %s)", first, second, first, second);
}

static char *
dup_set (const DossierField *field,
         const char         *alias)
{
  return g_strdup_printf ("(SELECT group_concat(key, char(10)) FROM (SELECT key FROM element WHERE ent = %s.id AND field = %u ORDER BY key))",
                          alias, field->number);
}

static char *
dup_field (const DossierField *field,
           const char         *alias)
{
  if (dossier_field_is_set (field))
    return dup_set (field, alias);
  switch (field->type)
    {
    case DOSSIER_FIELD_REFERENCE:
      return g_strdup_printf ("CASE typeof(%s.\"%s\") WHEN 'integer' THEN (SELECT uuid FROM ent WHERE id = %s.\"%s\") ELSE %s.\"%s\" END",
                              alias, field->code, alias, field->code, alias, field->code);
    case DOSSIER_FIELD_POSITION:
      return g_strdup_printf ("CASE typeof(%s.\"%s.lon\") WHEN 'real' THEN %s.\"%s.lon\" || ',' || %s.\"%s.lat\" ELSE %s.\"%s.lon\" END",
                              alias, field->code, alias, field->code, alias, field->code, alias, field->code);
    default:
      return g_strdup_printf ("%s.\"%s\"", alias, field->code);
    }
}

/* "count(link)": the kind that is counted; NULL: no such path. */
static const DossierKind *
find_counted (const char *path)
{
  g_autofree char *code = NULL;

  if (!g_str_has_prefix (path, "count(") || !g_str_has_suffix (path, ")"))
    return NULL;
  code = g_strndup (path + strlen ("count("), strlen (path) - strlen ("count()"));
  return dossier_kinds_find (code);
}

/* "+" takes the type away from the row id, or SQLite would not look into the index of a column that has none. */
static void
add_count (GString            *out,
           const DossierKind  *counted,
           const DossierField *field,
           const char         *alias)
{
  if (field->type == DOSSIER_FIELD_REFERENCE)
    g_string_append_printf (out, " + (SELECT count(*) FROM \"%s\" c CROSS JOIN ent ce ON ce.id = c.id WHERE c.\"%s\" = +%s.id AND ce.state = %d)",
                            counted->code, field->code, alias, DOSSIER_ENT_LIVING);
  else
    g_string_append_printf (out, " + (SELECT count(*) FROM element c CROSS JOIN ent ce ON ce.id = c.ent WHERE c.ref = +%s.id AND c.field = %u AND ce.kind = %u AND ce.state = %d)",
                            alias, field->number, counted->number, DOSSIER_ENT_LIVING);
}

/* How often living records of a kind refer to this one. */
static char *
dup_count (const DossierKind *kind,
           const char        *alias,
           const DossierKind *counted)
{
  GString *out = g_string_new ("(0");

  for (guint i = 0; i < counted->n_fields; i++)
    if (dossier_field_refers_to (&counted->fields[i], kind))
      add_count (out, counted, &counted->fields[i], alias);
  g_string_append_c (out, ')');
  return g_string_free (out, FALSE);
}

/* The alias of the table a reference leads to, joined the first time it is asked for. */
static const char *
join_target (DossierSelect      *self,
             const DossierField *field,
             const char         *alias)
{
  g_autofree char *key = g_strdup_printf ("%s.%s", alias, field->code);
  const char      *known = g_hash_table_lookup (self->aliases, key);
  char            *made;

  if (known != NULL)
    return known;

  made = g_strdup_printf ("r%u", g_hash_table_size (self->aliases));
  g_string_append_printf (self->joins, " LEFT JOIN \"%s\" %s ON %s.id = %s.\"%s\"", field->target, made, made, alias, field->code);
  g_hash_table_insert (self->aliases, g_steal_pointer (&key), made);
  return made;
}

static gboolean
is_part (const DossierField *field,
         const char         *rest)
{
  if (field->type == DOSSIER_FIELD_DATE)
    return g_str_equal (rest, "from") || g_str_equal (rest, "to") || g_str_equal (rest, "precision");
  return field->type == DOSSIER_FIELD_POSITION && (g_str_equal (rest, "lon") || g_str_equal (rest, "lat"));
}

static char *dup_path (DossierSelect     *self,
                       const DossierKind *kind,
                       const char        *alias,
                       const char        *path);

/* "now(assignment).role": what follows the point is read of that record. NULL: no such path. */
static char *
dup_path_of_now (DossierSelect     *self,
                 const DossierKind *kind,
                 const char        *alias,
                 const char        *path)
{
  const DossierKind *target;
  const char        *rest = dossier_kinds_skip_now (path, &target), *joined;

  if (rest == NULL)
    return NULL;
  joined = dossier_select_join_now (self, kind, target, alias);
  return joined != NULL ? dup_path (self, target, joined, rest) : NULL;
}

static char *
dup_path (DossierSelect     *self,
          const DossierKind *kind,
          const char        *alias,
          const char        *path)
{
  g_autofree char    *code = g_strndup (path, strcspn (path, "."));
  const DossierField *field = dossier_kind_find_field (kind, code);
  const char         *rest = path[strlen (code)] == '.' ? path + strlen (code) + 1 : NULL;
  const DossierKind  *target = field == NULL ? NULL : dossier_kinds_find (field->target);

  if (g_str_equal (path, "id"))
    return g_strdup_printf ("(SELECT uuid FROM ent WHERE id = %s.id)", alias);
  if (g_str_equal (path, "title") && field == NULL)
    return dossier_select_dup_title (kind, alias);
  if (g_str_equal (path, "count(thread)"))
    return dossier_select_dup_threads (self, kind, alias);
  if (g_str_has_prefix (path, "now("))
    return dup_path_of_now (self, kind, alias, path);
  if (find_counted (path) != NULL)
    return dup_count (kind, alias, find_counted (path));
  if (field == NULL)
    return NULL;
  if (rest == NULL)
    return dup_field (field, alias);
  if (is_part (field, rest))
    return g_strdup_printf ("%s.\"%s\"", alias, path);
  if (field->type != DOSSIER_FIELD_REFERENCE)
    return NULL;
  if (g_str_equal (rest, "title") && (target == NULL || dossier_select_kind_has_titles (target)))
    return dup_title_of_reference (alias, field);
  if (target == NULL)
    return NULL;
  return dup_path (self, target, join_target (self, field, alias), rest);
}

char *
dossier_select_dup_expression (DossierSelect *self,
                               const char    *path)
{
  if (g_str_equal (path, "id"))
    return g_strdup ("e.uuid");
  if (g_str_equal (path, "title") && dossier_select_kind_has_titles (self->kind))
    return g_strdup ("t.text");
  return dup_path (self, self->kind, "k", path);
}

static void
append_column (DossierSelect *self,
               const char    *expression)
{
  if (self->columns->len > 0)
    g_string_append (self->columns, ", ");
  g_string_append (self->columns, expression);
}

void
dossier_select_add_sql (DossierSelect *self,
                        const char    *sql)
{
  append_column (self, sql);
}

void
dossier_select_add_row_id (DossierSelect *self)
{
  append_column (self, "k.id");
}

void
dossier_select_add_key (DossierSelect      *self,
                        const DossierField *field)
{
  g_autofree char *key = g_strdup_printf ("k.\"%s\"", field == NULL ? "id" : field->code);

  append_column (self, key);
}

gboolean
dossier_select_add_column (DossierSelect *self,
                           const char    *path,
                           GError       **error)
{
  g_autofree char *expression = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  expression = dossier_select_dup_expression (self, path);
  if (expression == NULL)
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED, "%s has no column %s", self->kind->code, path);
      return FALSE;
    }
  append_column (self, expression);
  return TRUE;
}
