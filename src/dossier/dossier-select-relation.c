/* dossier-select-relation.c - conditions on the records that stand around a record
 *
 * All that is asked of one relation is asked of the same record around: a structure answers "link.kind=a" and
 * "link.formality=b" when one link is both. In the text p pairs owners with members, each once, m is the member, me its
 * ent. CROSS JOIN keeps the order of the text: SQLite, left to choose, begins with every record of the dossier.
 */
#include "dossier-select-private.h"

#include <string.h>

/* The two ends of a link know each other, and are not the same. */
static const char links_of_structures[] = "SELECT a AS owner, id AS member, b AS other FROM link UNION ALL SELECT b, id, a FROM link";
static const char structures_of_links[] = "SELECT id AS owner, a AS member, NULL AS other FROM link UNION ALL SELECT id, b, NULL FROM link";

/* UNION: who is referred to twice is one all the same. */
static void
add_pairs (GString            *out,
           const DossierKind  *kind,
           const DossierField *field,
           gboolean            back)
{
  g_autofree char *column = dossier_field_is_set (field) ? g_strdup ("x.ref") : g_strdup_printf ("y.\"%s\"", field->code);
  g_autofree char *join = dossier_field_is_set (field) ? g_strdup_printf (" CROSS JOIN element x ON x.ent = y.id AND x.field = %u", field->number) : NULL;

  g_string_append_printf (out, "%sSELECT %s AS owner, %s AS member, NULL AS other FROM \"%s\" y%s WHERE typeof(%s) = 'integer'", out->len > 0 ? " UNION " : "",
                          back ? column : "y.id", back ? "y.id" : column, kind->code, join == NULL ? "" : join, column);
}

static void
add_pairs_of (GString           *out,
              const DossierKind *kind,
              const DossierKind *target,
              gboolean           back)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (dossier_field_refers_to (&kind->fields[i], target))
      add_pairs (out, kind, &kind->fields[i], back);
}

static char *
dup_pairs (const DossierRelation *relation)
{
  GString *out;

  if (strcmp (relation->kind->code, "structure") == 0 && strcmp (relation->target->code, "link") == 0)
    return g_strdup (links_of_structures);
  if (strcmp (relation->kind->code, "link") == 0 && strcmp (relation->target->code, "structure") == 0)
    return g_strdup (structures_of_links);
  out = g_string_new (NULL);
  add_pairs_of (out, relation->kind, relation->target, FALSE);
  add_pairs_of (out, relation->target, relation->kind, TRUE);
  return g_string_free (out, FALSE);
}

/* What an audience may not see answers none of its questions either. */
static void
add_shown (GString           *sql,
           const DossierKind *kind,
           DossierVisibility  audience)
{
  g_autofree char *shown = dossier_select_dup_shown (kind, "m", audience);

  g_string_append_printf (sql, " AND %s", shown);
}

char *
dossier_select_dup_members (DossierSelect         *self,
                            const DossierQuery    *query,
                            const DossierRelation *relation,
                            const char            *except,
                            const char            *joins)
{
  g_autofree char *pairs = dup_pairs (relation);
  GString         *sql = g_string_new (NULL);

  g_string_append_printf (sql, "FROM (%s) p CROSS JOIN \"%s\" m ON m.id = p.member CROSS JOIN ent me ON me.id = p.member%s WHERE me.state = 1 AND p.owner > 0",
                          pairs, relation->target->code, joins);
  if (relation->has_time && dossier_query_get_date (query) != 0)
    dossier_select_add_day (self, sql, relation->target, "m");
  if (dossier_query_get_audience (query) != DOSSIER_VISIBILITY_INTERNAL)
    add_shown (sql, relation->target, dossier_query_get_audience (query));
  for (guint i = 0; i < dossier_query_get_n_filters (query); i++)
    {
      const char *const *values;
      const char        *text = dossier_query_get_filter (query, i, &values);
      DossierPath        path;

      dossier_path_read (self->kind, text, &path);
      if (path.relation != relation || dossier_path_is_number (&path) || g_strcmp0 (text, except) == 0)
        continue;
      g_string_append (sql, " AND (");
      dossier_select_add_filter (self, sql, &path, "m", values);
      g_string_append_c (sql, ')');
    }
  return g_string_free (sql, FALSE);
}

static void
read_number (const char *value,
             guint      *least,
             guint      *most)
{
  const char *dots = strstr (value, "..");

  *least = (guint) g_ascii_strtoull (value, NULL, 10);
  *most = dots == NULL ? *least : dots[2] == '\0' ? G_MAXUINT
                                                  : (guint) g_ascii_strtoull (dots + 2, NULL, 10);
}

static void
add_number (GString    *out,
            const char *owner,
            const char *members,
            const char *value)
{
  guint least, most;

  read_number (value, &least, &most);
  if (least == 0 && most == G_MAXUINT)
    g_string_append_c (out, '1');
  else if (most == 0)
    g_string_append_printf (out, "%s NOT IN (SELECT p.owner %s)", owner, members);
  else if (least == 0)
    g_string_append_printf (out, "%s NOT IN (SELECT p.owner %s GROUP BY p.owner HAVING count(*) > %u)", owner, members, most);
  else
    g_string_append_printf (out, "%s IN (SELECT p.owner %s GROUP BY p.owner HAVING count(*) BETWEEN %u AND %u)", owner, members, least, most);
}

static const char *const *
find_numbers (const DossierQuery    *query,
              const DossierRelation *relation)
{
  for (guint i = 0; i < dossier_query_get_n_filters (query); i++)
    {
      const char *const *values;

      if (strcmp (dossier_query_get_filter (query, i, &values), relation->target->code) == 0)
        return values;
    }
  return NULL;
}

void
dossier_select_add_relation (DossierSelect         *self,
                             GString               *out,
                             const DossierQuery    *query,
                             const DossierRelation *relation)
{
  g_autofree char   *members = dossier_select_dup_members (self, query, relation, NULL, "");
  const char *const *numbers = find_numbers (query, relation);

  if (numbers == NULL)
    g_string_append_printf (out, "k.id IN (SELECT p.owner %s)", members);
  for (guint i = 0; numbers != NULL && numbers[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? " OR " : "");
      add_number (out, "k.id", members, numbers[i]);
    }
}

/* The records around that answer a question of their own. */
void
dossier_select_add_related (DossierSelect         *self,
                            GString               *out,
                            const DossierRelation *relation,
                            const DossierQuery    *query,
                            guint                  least)
{
  g_autofree char *pairs = dup_pairs (relation);
  g_autofree char *ids = dossier_select_dup_ids_of (self, query);

  g_string_append_printf (out, "k.id IN (SELECT p.owner FROM (%s) p WHERE p.owner > 0 AND p.member IN (%s) GROUP BY p.owner HAVING count(*) >= %u)",
                          pairs, ids, MAX (1, least));
}
