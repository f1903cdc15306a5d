/* dossier-query-text.c - a query as one line, for views that are kept and shared
 *
 * KIND?NAME=VALUE&NAME=VALUE… as in addresses. A name is a path, or begins with '@': @words, @date, @order, @descending,
 * @deleted, @limit, @scope, @related.KIND (the text of the other query, after how many and a colon).
 */
#include "config.h"

#include "dossier-query.h"

#include "base-date.h"
#include "dossier-path.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (dossier - query - error - quark, dossier_query_error)

#define RELATED "@related."

static const char *const scopes[] = { "both", "structures", "links" };

static void
add_pair (GString    *out,
          const char *name,
          const char *value)
{
  g_autofree char *escaped = g_uri_escape_string (value, ",:/*@~", TRUE);

  g_string_append_printf (out, "%c%s=%s", strchr (out->str, '?') == NULL ? '?' : '&', name, escaped);
}

static void
add_filters (GString            *out,
             const DossierQuery *query)
{
  for (guint i = 0; i < dossier_query_get_n_filters (query); i++)
    {
      const char *const *values;
      const char        *path = dossier_query_get_filter (query, i, &values);

      for (; *values != NULL; values++)
        add_pair (out, path, *values);
    }
}

static void
add_related (GString            *out,
             const DossierQuery *query)
{
  for (guint i = 0; i < dossier_query_get_n_related (query); i++)
    {
      const DossierQuery *related;
      guint               least;
      const char         *relation = dossier_query_get_related (query, i, &related, &least);
      g_autofree char    *name = g_strconcat (RELATED, relation, NULL);
      g_autofree char    *text = dossier_query_dup_text (related);
      g_autofree char    *value = g_strdup_printf ("%u:%s", least, text);

      add_pair (out, name, value);
    }
}

static void
add_date (GString *out,
          guint32  day)
{
  g_autoptr (BaseDate) date = base_date_new (day, day, BASE_DATE_DAY, "");
  g_autofree char     *iso = base_date_dup_iso (date);

  add_pair (out, "@date", iso);
}

char *
dossier_query_dup_text (const DossierQuery *self)
{
  GString    *out;
  gboolean    descending;
  const char *order;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_new (dossier_query_get_kind (self));
  add_filters (out, self);
  add_related (out, self);
  if (dossier_query_get_words (self) != NULL)
    add_pair (out, "@words", dossier_query_get_words (self));
  if (dossier_query_get_date (self) != 0)
    add_date (out, dossier_query_get_date (self));
  if (dossier_query_get_scope (self) != DOSSIER_SCOPE_BOTH)
    add_pair (out, "@scope", scopes[dossier_query_get_scope (self)]);
  order = dossier_query_get_order (self, &descending);
  if (order != NULL)
    add_pair (out, "@order", order);
  if (descending)
    add_pair (out, "@descending", "1");
  if (dossier_query_get_deleted (self))
    add_pair (out, "@deleted", "1");
  if (dossier_query_get_limit (self) > 0)
    {
      g_autofree char *limit = g_strdup_printf ("%u", dossier_query_get_limit (self));

      add_pair (out, "@limit", limit);
    }
  return g_string_free (out, FALSE);
}

static gboolean
refuse (GError          **error,
        DossierQueryError code,
        const char       *what)
{
  g_set_error (error, DOSSIER_QUERY_ERROR, code, "not a query of this Liens: %s", what);
  return FALSE;
}

static gboolean
read_related (DossierQuery *self,
              const char   *relation,
              const char   *value,
              GError      **error)
{
  const char              *colon = strchr (value, ':');
  g_autoptr (DossierQuery) related = NULL;
  const DossierRelation   *found = dossier_relation_find (dossier_kinds_find (dossier_query_get_kind (self)), relation);

  if (colon == NULL)
    return refuse (error, DOSSIER_QUERY_ERROR_UNREADABLE, value);
  if (found == NULL)
    return refuse (error, DOSSIER_QUERY_ERROR_NEWER, relation);
  related = dossier_query_new_from_text (colon + 1, error);
  if (related == NULL)
    return FALSE;
  if (strcmp (dossier_query_get_kind (related), found->target->code) != 0)
    return refuse (error, DOSSIER_QUERY_ERROR_UNREADABLE, value);
  dossier_query_set_related (self, relation, related, (guint) g_ascii_strtoull (value, NULL, 10));
  return TRUE;
}

static gboolean
read_scope (DossierQuery *self,
            const char   *value,
            GError      **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    if (strcmp (scopes[i], value) == 0)
      {
        dossier_query_set_scope (self, (DossierScope) i);
        return TRUE;
      }
  return refuse (error, DOSSIER_QUERY_ERROR_NEWER, value);
}

static gboolean
read_own (DossierQuery *self,
          const char   *name,
          const char   *value,
          gboolean     *descending,
          GError      **error)
{
  if (g_str_has_prefix (name, RELATED))
    return read_related (self, name + strlen (RELATED), value, error);
  if (strcmp (name, "@scope") == 0)
    return read_scope (self, value, error);
  if (strcmp (name, "@words") == 0)
    dossier_query_set_words (self, value);
  else if (strcmp (name, "@date") == 0)
    {
      g_autoptr (BaseDate) date = base_date_new_from_words (value);

      dossier_query_set_date (self, date->earliest);
    }
  else if (strcmp (name, "@order") == 0)
    dossier_query_set_order (self, value, FALSE);
  else if (strcmp (name, "@descending") == 0)
    *descending = TRUE;
  else if (strcmp (name, "@deleted") == 0)
    dossier_query_set_deleted (self, TRUE);
  else if (strcmp (name, "@limit") == 0)
    dossier_query_set_limit (self, (guint) g_ascii_strtoull (value, NULL, 10));
  else
    return refuse (error, DOSSIER_QUERY_ERROR_NEWER, name);
  return TRUE;
}

static gboolean
read_pair (DossierQuery *self,
           const char   *pair,
           gboolean     *descending,
           GError      **error)
{
  const char      *equals = strchr (pair, '=');
  g_autofree char *name = equals == NULL ? NULL : g_strndup (pair, (gsize) (equals - pair));
  g_autofree char *value = equals == NULL ? NULL : g_uri_unescape_string (equals + 1, NULL);

  if (value == NULL || !g_utf8_validate (value, -1, NULL))
    return refuse (error, DOSSIER_QUERY_ERROR_UNREADABLE, pair);
  if (*name == '@')
    return read_own (self, name, value, descending, error);
  if (!dossier_path_read (dossier_kinds_find (dossier_query_get_kind (self)), name, NULL))
    return refuse (error, DOSSIER_QUERY_ERROR_NEWER, name);
  dossier_query_add_filter (self, name, value);
  return TRUE;
}

DossierQuery *
dossier_query_new_from_text (const char *text,
                             GError    **error)
{
  g_autoptr (DossierQuery) self = NULL;
  g_autofree char         *kind = NULL, *order = NULL;
  g_auto (GStrv)           pairs = NULL;
  gboolean                 descending = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  kind = g_strndup (text, strcspn (text, "?"));
  if (dossier_kinds_find (kind) == NULL)
    {
      refuse (error, *kind == '\0' ? DOSSIER_QUERY_ERROR_UNREADABLE : DOSSIER_QUERY_ERROR_NEWER, kind);
      return NULL;
    }
  self = dossier_query_new (kind);
  pairs = g_strsplit (text[strlen (kind)] == '?' ? text + strlen (kind) + 1 : "", "&", -1);
  for (char **pair = pairs; *pair != NULL; pair++)
    if (!read_pair (self, *pair, &descending, error))
      return NULL;
  order = g_strdup (dossier_query_get_order (self, NULL));
  dossier_query_set_order (self, order, descending);
  return g_steal_pointer (&self);
}
