#include "dossier-walk.h"

typedef struct
{
  const DossierQuery *query;
  const char *const  *columns;
} Walk;

static gpointer
walk (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const Walk               *what = data;
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, what->query, what->columns, error);
  g_autoptr (GString)       out = g_string_new (NULL);
  g_autoptr (GError)        local = NULL;

  if (cursor == NULL)
    return NULL;
  while (dossier_cursor_next (cursor, &local))
    for (guint i = 0; what->columns[i] != NULL; i++)
      {
        const char *text = dossier_cursor_get_text (cursor, i);

        g_string_append_printf (out, "%s%s", text == NULL ? "∅" : text, what->columns[i + 1] == NULL ? ";" : "|");
      }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* The rows of a query's answer as one text: "a|b;c|d;". */
char *
dossier_walk_columns (DossierFixture     *fixture,
                      const DossierQuery *query,
                      const char *const  *columns)
{
  Walk               what = { query, columns };
  g_autoptr (GError) error = NULL;
  char              *found = dossier_store_ask (fixture->store, walk, &what, &error);

  g_assert_no_error (error);
  return found;
}

char *
dossier_walk_titles (DossierFixture     *fixture,
                     const DossierQuery *query)
{
  static const char *const columns[] = { "title", NULL };

  return dossier_walk_columns (fixture, query, columns);
}

void
dossier_walk_assert_found (DossierFixture *fixture,
                           const char     *kind,
                           const char     *words,
                           const char     *titles)
{
  g_autoptr (DossierQuery) query = dossier_query_new (kind);
  g_autofree char         *unlimited = NULL;
  g_autofree char         *limited = NULL;

  dossier_query_set_words (query, words);
  unlimited = dossier_walk_titles (fixture, query);
  g_assert_cmpstr (unlimited, ==, titles);
  dossier_query_set_limit (query, 50);
  limited = dossier_walk_titles (fixture, query);
  g_assert_cmpstr (limited, ==, titles);
}

char *
dossier_fixture_add_commune (DossierFixture *fixture,
                             const char     *name,
                             const char     *code)
{
  const DossierKind *kind = dossier_kinds_find ("territory");
  DossierAct        *act = dossier_act_new (NULL);
  char              *id = g_strdup (dossier_act_create (act, kind, NULL));

  dossier_act_set (act, kind, id, "name", dossier_value_new_text (name));
  dossier_act_set (act, kind, id, "type", dossier_value_new_text ("commune"));
  dossier_act_set (act, kind, id, "code", dossier_value_new_text (code));
  dossier_fixture_write (fixture, act);
  return id;
}

void
dossier_fixture_set_value (DossierFixture *fixture,
                           const char     *kind,
                           const char     *id,
                           const char     *field,
                           DossierValue   *value)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_set (act, dossier_kinds_find (kind), id, field, value);
  dossier_fixture_write (fixture, act);
}

void
dossier_quarter_add (DossierFixture *fixture,
                     DossierQuarter *quarter)
{
  g_autofree char *commune = dossier_fixture_add_commune (fixture, "Argenville", "95003");
  g_autofree char *close = NULL;
  g_autofree char *away = NULL;

  quarter->centre = dossier_fixture_add_structure (fixture, "L’Oasis");
  quarter->near = dossier_fixture_add_structure (fixture, "Émile Zola");
  quarter->far = dossier_fixture_add_structure (fixture, "Jules Ferry");
  dossier_fixture_set_text (fixture, "structure", quarter->centre, "type", "social_centre");
  dossier_fixture_set_text (fixture, "structure", quarter->near, "type", "middle_school");
  dossier_fixture_set_text (fixture, "structure", quarter->far, "type", "high_school");
  dossier_fixture_set_value (fixture, "structure", quarter->near, "territory", dossier_value_new_reference (commune));
  close = dossier_fixture_add_link (fixture, quarter->centre, quarter->near);
  away = dossier_fixture_add_link (fixture, quarter->far, quarter->centre);
}

void
dossier_quarter_clear (DossierQuarter *quarter)
{
  g_free (quarter->centre);
  g_free (quarter->near);
  g_free (quarter->far);
}
