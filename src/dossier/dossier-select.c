#include "dossier-select-private.h"

#include "base-identifier.h"
#include "base-text.h"
#include "dossier-nearby-private.h"
#include "dossier-schema.h"
#include "dossier-search.h"

#include <string.h>

#define MIN_TELLING 3 /* letters; fewer say too little */

static void
clear_binding (gpointer data)
{
  g_free (((DossierBinding *) data)->text);
}

DossierSelect *
dossier_select_new (const DossierQuery      *query,
                    DossierSelectPart        part,
                    const DossierVocabulary *vocabulary)
{
  DossierSelect *self;

  g_return_val_if_fail (query != NULL, NULL);

  self = g_new0 (DossierSelect, 1);
  self->query = dossier_query_copy (query);
  self->kind = dossier_kinds_find (dossier_query_get_kind (query));
  self->part = part;
  self->vocabulary = vocabulary;
  self->limit = dossier_query_get_limit (query);
  self->columns = g_string_new (NULL);
  self->joins = g_string_new (NULL);
  self->where = g_string_new (NULL);
  self->bindings = g_array_new (FALSE, FALSE, sizeof (DossierBinding));
  g_array_set_clear_func (self->bindings, clear_binding);
  self->aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (dossier_query_get_words (query) != NULL)
    self->folded = base_text_fold (dossier_query_get_words (query));
  return self;
}

void
dossier_select_free (DossierSelect *self)
{
  if (self == NULL)
    return;

  dossier_query_free (self->query);
  g_string_free (self->columns, TRUE);
  g_string_free (self->joins, TRUE);
  g_string_free (self->where, TRUE);
  g_array_unref (self->bindings);
  g_hash_table_unref (self->aliases);
  g_free (self->folded);
  g_free (self->ids);
  g_free (self);
}

void
dossier_select_set_limit (DossierSelect *self,
                          guint          limit)
{
  g_return_if_fail (self != NULL);

  self->limit = limit;
}

void
dossier_select_set_ids (DossierSelect *self,
                        GArray        *ids)
{
  GString *list;

  g_return_if_fail (self != NULL && ids != NULL);

  list = g_string_new ("[");
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (list, ']');
  g_free (self->ids);
  self->ids = g_string_free (list, FALSE);
}

static guint
bind (DossierSelect     *self,
      const char        *text,
      DossierBindingType type)
{
  DossierBinding binding = { g_strdup (text), type };

  g_array_append_val (self->bindings, binding);
  return self->bindings->len;
}

guint
dossier_select_bind (DossierSelect *self,
                     const char    *text)
{
  return bind (self, text, DOSSIER_BINDING_TEXT);
}

guint
dossier_select_bind_id (DossierSelect *self,
                        const char    *id)
{
  return bind (self, id, DOSSIER_BINDING_ID);
}

guint
dossier_select_bind_near (DossierSelect *self,
                          const char    *metres)
{
  return bind (self, metres, DOSSIER_BINDING_NEAR);
}

gboolean
dossier_select_kind_has_titles (const DossierKind *kind)
{
  /* A link is called by its two ends, whatever its object. */
  if (g_str_equal (kind->code, "link"))
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & DOSSIER_FIELD_TITLE)
      return TRUE;
  return FALSE;
}

static gboolean
is_walked_by_title (const DossierSelect *self)
{
  gboolean descending;

  if (self->part == DOSSIER_SELECT_BEGINNING)
    return TRUE;
  return self->part == DOSSIER_SELECT_ALL && dossier_select_kind_has_titles (self->kind) && self->folded == NULL &&
         dossier_query_get_order (self->query, &descending) == NULL && !descending;
}

gboolean
dossier_select_leads_to_words (const DossierKind  *kind,
                               const DossierField *field)
{
  const DossierKind *target = field->type == DOSSIER_FIELD_REFERENCE ? dossier_kinds_find (field->target) : NULL;

  return target != NULL && target != kind && !g_str_equal (field->code, "head");
}

gboolean
dossier_select_is_short (const DossierSelect *self)
{
  return dossier_select_kind_has_titles (self->kind) && g_utf8_strlen (self->folded, -1) < MIN_TELLING;
}

/* The records of a kind that have the words, and those that refer to them. A record without a name of its own is known by
 * what it refers to: it answers wherever that answers. */
static void
add_having (GString           *out,
            const DossierKind *kind,
            guint              bound,
            gboolean           is_narrow)
{
  g_string_append_printf (out, "SELECT rowid FROM search WHERE search MATCH ?%u", bound);
  for (guint i = 0; i < kind->n_fields && !is_narrow; i++)
    if (dossier_select_leads_to_words (kind, &kind->fields[i]))
      {
        const DossierKind *target = dossier_kinds_find (kind->fields[i].target);

        g_string_append_printf (out, " UNION ALL SELECT id FROM \"%s\" WHERE \"%s\" IN (", kind->code, kind->fields[i].code);
        add_having (out, target, bound, dossier_select_kind_has_titles (kind));
        g_string_append_c (out, ')');
      }
}

static void
add_match (DossierSelect *self,
           guint          bound)
{
  g_string_append (self->where, " AND k.id IN (");
  add_having (self->where, self->kind, bound, dossier_select_is_short (self));
  g_string_append_c (self->where, ')');
}

static void
add_matches (DossierSelect *self)
{
  g_autoptr (GPtrArray) matches = dossier_search_list_matches (self->folded, self->vocabulary);

  for (guint i = 0; i < matches->len; i++)
    add_match (self, dossier_select_bind (self, g_ptr_array_index (matches, i)));
  /* Signs only ("!?"): words were typed, and no record has them. */
  if (matches->len == 0)
    g_string_append (self->where, " AND 0");
}

/* Every title that begins with the words typed answers them: its place among the titles is enough. */
static void
add_part (DossierSelect *self)
{
  guint bound;

  if (self->part != DOSSIER_SELECT_BEGINNING)
    {
      if (self->folded != NULL)
        add_matches (self);
      return;
    }
  bound = dossier_select_bind (self, self->folded);
  g_string_append_printf (self->where, " AND t.sort >= ?%u AND t.sort < ?%u || char(1114111)", bound, bound);
}

/* Each relation is one condition, whatever is asked of it: at its first filter. */
static void
add_relation_once (DossierSelect         *self,
                   const DossierRelation *relation,
                   GPtrArray             *done)
{
  if (g_ptr_array_find (done, relation, NULL))
    return;
  g_ptr_array_add (done, (gpointer) relation);
  g_string_append (self->where, " AND (");
  dossier_select_add_relation (self, self->where, self->query, relation);
  g_string_append_c (self->where, ')');
}

static void
add_filters (DossierSelect *self)
{
  g_autoptr (GPtrArray) done = g_ptr_array_new ();

  for (guint i = 0; i < dossier_query_get_n_filters (self->query); i++)
    {
      const char *const *values;
      DossierPath        path;

      dossier_path_read (self->kind, dossier_query_get_filter (self->query, i, &values), &path);
      if (path.relation != NULL)
        {
          add_relation_once (self, path.relation, done);
          continue;
        }
      g_string_append (self->where, " AND (");
      dossier_select_add_filter (self, self->where, &path, "k", values);
      g_string_append_c (self->where, ')');
    }
}

static void
add_all_related (DossierSelect *self)
{
  for (guint i = 0; i < dossier_query_get_n_related (self->query); i++)
    {
      const DossierQuery *related;
      guint               least;
      const char         *relation = dossier_query_get_related (self->query, i, &related, &least);

      g_string_append (self->where, " AND ");
      dossier_select_add_related (self, self->where, dossier_relation_find (self->kind, relation), related, least);
    }
}

static void
add_audience (DossierSelect *self)
{
  g_autofree char *shown = NULL;

  if (dossier_query_get_audience (self->query) == DOSSIER_VISIBILITY_INTERNAL)
    return;
  shown = dossier_select_dup_shown (self->kind, "k", dossier_query_get_audience (self->query));
  g_string_append_printf (self->where, " AND %s", shown);
}

static void
add_conditions (DossierSelect *self)
{
  g_string_append_printf (self->where, "e.state = %d",
                          dossier_query_get_deleted (self->query) ? DOSSIER_ENT_DELETED : DOSSIER_ENT_LIVING);
  add_audience (self);
  if (self->part == DOSSIER_SELECT_THESE)
    return;
  add_part (self);
  if (dossier_query_get_date (self->query) != 0)
    dossier_select_add_day (self, self->where, self->kind, "k");
  add_filters (self);
  add_all_related (self);
}

/* The bindings are those of the whole. */
char *
dossier_select_dup_ids_of (DossierSelect      *self,
                           const DossierQuery *query)
{
  g_autoptr (DossierSelect) inner = dossier_select_new (query, DOSSIER_SELECT_ALL, self->vocabulary);

  g_array_unref (inner->bindings);
  inner->bindings = g_array_ref (self->bindings);
  dossier_query_set_date (inner->query, dossier_query_get_date (self->query));
  dossier_query_set_audience (inner->query, dossier_query_get_audience (self->query));
  add_conditions (inner);
  return g_strdup_printf ("SELECT k.id FROM \"%s\" k JOIN ent e ON e.id = k.id%s WHERE %s", inner->kind->code, inner->joins->str, inner->where->str);
}

static char *
dup_by_title (DossierSelect *self)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql,
                          "SELECT %s FROM title t INDEXED BY title_sort CROSS JOIN ent e ON e.id = t.ent"
                          " CROSS JOIN \"%s\" k ON k.id = t.ent%s WHERE t.kind = %u AND %s",
                          self->columns->str, self->kind->code, self->joins->str, self->kind->number, self->where->str);
  if (self->part != DOSSIER_SELECT_ALL)
    g_string_append (sql, " ORDER BY t.sort, t.ent");
  else
    /* The index gives the titles in their order without sorting 70,000 of them; what has no title comes last. */
    g_string_append_printf (sql,
                            " UNION ALL SELECT %s FROM \"%s\" k JOIN ent e ON e.id = k.id LEFT JOIN title t ON t.ent = k.id%s"
                            " WHERE t.ent IS NULL AND %s",
                            self->columns->str, self->kind->code, self->joins->str, self->where->str);
  return g_string_free (sql, FALSE);
}

static char *
dup_by_table (DossierSelect *self)
{
  g_autoptr (GString) order = g_string_new (NULL);
  const char         *columns = self->part == DOSSIER_SELECT_COUNT ? "count(*)" : self->columns->str;

  if (self->part == DOSSIER_SELECT_ALL)
    dossier_select_add_order (self, order);
  return g_strdup_printf ("SELECT %s FROM \"%s\" k JOIN ent e ON e.id = k.id LEFT JOIN title t ON t.ent = k.id%s WHERE %s%s",
                          columns, self->kind->code, self->joins->str, self->where->str, order->str);
}

static char *
dup_by_ids (DossierSelect *self)
{
  guint bound = dossier_select_bind (self, self->ids);

  return g_strdup_printf ("SELECT %s FROM json_each (?%u) j CROSS JOIN \"%s\" k ON k.id = j.value CROSS JOIN ent e ON e.id = k.id"
                          " LEFT JOIN title t ON t.ent = k.id%s WHERE %s ORDER BY j.key",
                          self->columns->str, bound, self->kind->code, self->joins->str, self->where->str);
}

static char *
dup_text (DossierSelect *self)
{
  if (self->part == DOSSIER_SELECT_THESE)
    return dup_by_ids (self);
  return is_walked_by_title (self) ? dup_by_title (self) : dup_by_table (self);
}

static gboolean
give_near (DossierSelect    *self,
           const char       *metres,
           DossierDatabase  *database,
           DossierStatement *statement,
           int               index,
           GError          **error)
{
  g_autofree char *rows = dossier_nearby_dup_rows (database, self->vocabulary, (guint) g_ascii_strtoull (metres, NULL, 10),
                                                   dossier_query_get_date (self->query), error);

  dossier_statement_bind_text (statement, index, rows);
  return rows != NULL;
}

static gboolean
give_binding (DossierSelect    *self,
              guint             number,
              DossierDatabase  *database,
              DossierStatement *statement,
              GError          **error)
{
  const DossierBinding *binding = &g_array_index (self->bindings, DossierBinding, number - 1);
  guint8                bytes[BASE_IDENTIFIER_BYTES];

  if (binding->type == DOSSIER_BINDING_NEAR)
    return give_near (self, binding->text, database, statement, (int) number, error);
  if (binding->type == DOSSIER_BINDING_TEXT)
    dossier_statement_bind_text (statement, (int) number, binding->text);
  else if (base_identifier_to_bytes (binding->text, bytes))
    dossier_statement_bind_bytes (statement, (int) number, bytes, sizeof bytes);
  return TRUE;
}

DossierStatement *
dossier_select_prepare_text (DossierSelect   *self,
                             const char      *text,
                             DossierDatabase *database,
                             GError         **error)
{
  g_autoptr (DossierStatement) statement = NULL;

  g_return_val_if_fail (self != NULL && text != NULL && database != NULL, NULL);

  statement = dossier_database_prepare (database, text, error);
  for (guint number = 1; statement != NULL && number <= self->bindings->len; number++)
    if (!give_binding (self, number, database, statement, error))
      return NULL;
  return g_steal_pointer (&statement);
}

DossierStatement *
dossier_select_prepare (DossierSelect   *self,
                        DossierDatabase *database,
                        guint            salt,
                        GError         **error)
{
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;

  g_return_val_if_fail (self != NULL && database != NULL, NULL);

  add_conditions (self);
  text = dup_text (self);
  whole = g_strdup_printf ("%s LIMIT %d -- %u", text, self->limit > 0 ? (int) self->limit : -1, salt);
  return dossier_select_prepare_text (self, whole, database, error);
}
