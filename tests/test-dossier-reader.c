#include "dossier-fixture.h"

#include "dossier-vocabulary.h"

#include <math.h>
#include <string.h>

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
static char *
walk_columns (DossierFixture     *fixture,
              const DossierQuery *query,
              const char *const  *columns)
{
  Walk               what = { query, columns };
  g_autoptr (GError) error = NULL;
  char              *found = dossier_store_ask (fixture->store, walk, &what, &error);

  g_assert_no_error (error);
  return found;
}

static char *
walk_titles (DossierFixture     *fixture,
             const DossierQuery *query)
{
  static const char *const columns[] = { "title", NULL };

  return walk_columns (fixture, query, columns);
}

static void
assert_found (DossierFixture *fixture,
              const char     *kind,
              const char     *words,
              const char     *titles)
{
  g_autoptr (DossierQuery) query = dossier_query_new (kind);
  g_autofree char         *unlimited = NULL;
  g_autofree char         *limited = NULL;

  dossier_query_set_words (query, words);
  unlimited = walk_titles (fixture, query);
  g_assert_cmpstr (unlimited, ==, titles);
  dossier_query_set_limit (query, 50);
  limited = walk_titles (fixture, query);
  g_assert_cmpstr (limited, ==, titles);
}

static char *
add_territory (DossierFixture *fixture,
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

static void
set_value (DossierFixture *fixture,
           const char     *kind,
           const char     *id,
           const char     *field,
           DossierValue   *value)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_set (act, dossier_kinds_find (kind), id, field, value);
  dossier_fixture_write (fixture, act);
}

static void
test_titles_come_in_french_order (DossierFixture *fixture,
                                  gconstpointer   data)
{
  g_autofree char         *one = dossier_fixture_add_structure (fixture, "Zola");
  g_autofree char         *two = dossier_fixture_add_structure (fixture, "École des Prés");
  g_autofree char         *three = dossier_fixture_add_structure (fixture, "ecole Anatole-France");
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autofree char         *found = walk_titles (fixture, query);
  g_autofree char         *backwards = NULL;

  g_assert_cmpstr (found, ==, "ecole Anatole-France;École des Prés;Zola;");
  dossier_query_set_order (query, NULL, TRUE);
  backwards = walk_titles (fixture, query);
  g_assert_cmpstr (backwards, ==, "Zola;École des Prés;ecole Anatole-France;");
}

static void
test_words_forget_accents_and_endings (DossierFixture *fixture,
                                       gconstpointer   data)
{
  g_autofree char *one = dossier_fixture_add_structure (fixture, "Collège Jules-Ferry");
  g_autofree char *two = dossier_fixture_add_structure (fixture, "Écoles des Prés");

  assert_found (fixture, "structure", "College Ferry", "Collège Jules-Ferry;");
  assert_found (fixture, "structure", "ferr", "Collège Jules-Ferry;");
  assert_found (fixture, "structure", "ECOLE pré", "Écoles des Prés;");
  assert_found (fixture, "structure", "ferry prés", "");
}

static void
test_synonyms_are_one_word (DossierFixture *fixture,
                            gconstpointer   data)
{
  g_autofree char *one = dossier_fixture_add_structure (fixture, "Centre social Mosaïque");
  g_autofree char *two = dossier_fixture_add_structure (fixture, "CSX des Prés");
  g_autofree char *three = dossier_fixture_add_structure (fixture, "Centre communal d’action sociale");
  g_autofree char *four = dossier_fixture_add_structure (fixture, "Les Tilleuls");

  dossier_fixture_set_text (fixture, "structure", four, "type", "social_centre");
  assert_found (fixture, "structure", "cs", "CSX des Prés;Centre social Mosaïque;Les Tilleuls;");
  assert_found (fixture, "structure", "centre social mos", "Centre social Mosaïque;");
  assert_found (fixture, "structure", "CS tilleul", "Les Tilleuls;");
}

static void
test_labels_of_terms_are_words (DossierFixture *fixture,
                                gconstpointer   data)
{
  g_autofree char *one = dossier_fixture_add_structure (fixture, "Jules-Ferry");
  g_autofree char *two = dossier_fixture_add_structure (fixture, "Jean-Moulin");

  dossier_fixture_set_text (fixture, "structure", one, "type", "middle_school");
  assert_found (fixture, "structure", "collège", "Jules-Ferry;");
}

static void
test_a_school_answers_to_its_commune (DossierFixture *fixture,
                                      gconstpointer   data)
{
  g_autofree char *commune = add_territory (fixture, "Argenville", "95999");
  g_autofree char *one = dossier_fixture_add_structure (fixture, "Jules-Ferry");
  g_autofree char *two = dossier_fixture_add_structure (fixture, "Jules-Verne");

  set_value (fixture, "structure", one, "territory", dossier_value_new_reference (commune));
  assert_found (fixture, "structure", "jules argen", "Jules-Ferry;");
}

static void
test_nothing_typed_is_an_operator (DossierFixture *fixture,
                                   gconstpointer   data)
{
  static const char *const typed[] = { "\"", "a\" OR \"b", "NEAR(a b)", "words:ferry", "a*b", "^a", "-", "( ", "ferry AND", "NOT ferry",
                                       "'; DROP TABLE ent; --", "\xff\xfe", "{a b}:c", "+", "é\"" };
  g_autofree char         *one = dossier_fixture_add_structure (fixture, "Les Lilas");

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    assert_found (fixture, "structure", typed[i], "");
  assert_found (fixture, "structure", "\"lilas\"*", "Les Lilas;");
}

static void
test_filters_narrow (DossierFixture *fixture,
                     gconstpointer   data)
{
  g_autofree char         *one = dossier_fixture_add_structure (fixture, "A");
  g_autofree char         *two = dossier_fixture_add_structure (fixture, "B");
  g_autofree char         *three = dossier_fixture_add_structure (fixture, "C");
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autofree char         *either = NULL;
  g_autofree char         *unknown = NULL;
  g_autofree char         *empty = NULL;

  dossier_fixture_set_text (fixture, "structure", one, "type", "middle_school");
  set_value (fixture, "structure", two, "type", dossier_value_new_unknown ());

  dossier_query_add_filter (query, "type", "middle_school");
  dossier_query_add_filter (query, "type", "high_school");
  either = walk_titles (fixture, query);
  g_assert_cmpstr (either, ==, "A;");
  dossier_query_clear_filters (query, NULL);
  dossier_query_add_filter (query, "type", "?");
  unknown = walk_titles (fixture, query);
  g_assert_cmpstr (unknown, ==, "B;");
  dossier_query_clear_filters (query, NULL);
  dossier_query_add_filter (query, "type", "");
  empty = walk_titles (fixture, query);
  g_assert_cmpstr (empty, ==, "C;");
}

static void
test_sets_are_filtered_by_element (DossierFixture *fixture,
                                   gconstpointer   data)
{
  g_autofree char         *a = dossier_fixture_add_structure (fixture, "A");
  g_autofree char         *b = dossier_fixture_add_structure (fixture, "B");
  g_autofree char         *link = dossier_fixture_add_link (fixture, a, b);
  g_autofree char         *carried = g_strconcat ("clas@", a, NULL);
  g_autoptr (DossierQuery) query = dossier_query_new ("link");
  static const char *const columns[] = { "title", "programmes", NULL };
  g_autofree char         *found = NULL;
  g_autofree char         *wanted = g_strdup_printf ("A ↔ B|%s;", carried);
  DossierAct              *act = dossier_act_new (NULL);

  dossier_act_put (act, dossier_kinds_find ("link"), link, "programmes", carried, TRUE);
  dossier_fixture_write (fixture, act);
  dossier_query_add_filter (query, "programmes", "clas");
  found = walk_columns (fixture, query, columns);
  g_assert_cmpstr (found, ==, wanted);
}

static void
test_columns_read_through_references (DossierFixture *fixture,
                                      gconstpointer   data)
{
  static const char *const columns[] = { "title", "territory.name", "territory.code", "territory", "position.lon", "in_network_from.from", NULL };
  g_autofree char         *commune = add_territory (fixture, "Argenville", "95999");
  g_autofree char         *one = dossier_fixture_add_structure (fixture, "A");
  g_autofree char         *two = dossier_fixture_add_structure (fixture, "B");
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autofree char         *found = NULL;
  g_autofree char         *wanted = g_strdup_printf ("A|Argenville|95999|%s|2.25|∅;B|∅|∅|∅|∅|∅;", commune);

  set_value (fixture, "structure", one, "territory", dossier_value_new_reference (commune));
  set_value (fixture, "structure", one, "position", dossier_value_new_position (2.25, 48.5));
  found = walk_columns (fixture, query, columns);
  g_assert_cmpstr (found, ==, wanted);
}

static gpointer
read_numbers (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  static const char *const  columns[] = { "position.lon", "position.lat", "type", "name", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new ("structure");
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, query, columns, error);
  gsize                     length;

  g_assert_true (dossier_cursor_next (cursor, error));
  g_assert_cmpfloat (dossier_cursor_get_real (cursor, 0), ==, 2.25);
  g_assert_cmpfloat (dossier_cursor_get_real (cursor, 1), ==, 48.5);
  g_assert_true (dossier_cursor_is_unknown (cursor, 2));
  g_assert_false (dossier_cursor_is_not_applicable (cursor, 2));
  g_assert_null (dossier_cursor_get_text (cursor, 2));
  g_assert_true (isnan (dossier_cursor_get_real (cursor, 3)));
  g_assert_cmpint (dossier_cursor_get_integer (cursor, 3), ==, 0);
  g_assert_null (dossier_cursor_get_bytes (cursor, 3, &length));
  g_assert_false (dossier_cursor_next (cursor, error));
  return GINT_TO_POINTER (1);
}

static void
test_numbers_and_signs_are_told_apart (DossierFixture *fixture,
                                       gconstpointer   data)
{
  g_autofree char   *one = dossier_fixture_add_structure (fixture, "A");
  g_autoptr (GError) error = NULL;

  set_value (fixture, "structure", one, "position", dossier_value_new_position (2.25, 48.5));
  set_value (fixture, "structure", one, "type", dossier_value_new_unknown ());
  g_assert_nonnull (dossier_store_ask (fixture->store, read_numbers, NULL, &error));
  g_assert_no_error (error);
}

static gpointer
walk_unknown_column (DossierReader *reader,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  static const char *const columns[] = { "colour", NULL };
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");

  return dossier_reader_walk (reader, query, columns, error);
}

static void
test_an_unknown_column_is_refused (DossierFixture *fixture,
                                   gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_store_ask (fixture->store, walk_unknown_column, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED);
}

static void
test_order_follows_terms_dates_and_names (DossierFixture *fixture,
                                          gconstpointer   data)
{
  g_autofree char         *x = add_territory (fixture, "Xanville", "95001");
  g_autofree char         *y = add_territory (fixture, "Éville", "95002");
  g_autofree char         *one = dossier_fixture_add_structure (fixture, "A");
  g_autofree char         *two = dossier_fixture_add_structure (fixture, "B");
  g_autofree char         *three = dossier_fixture_add_structure (fixture, "C");
  g_autoptr (BaseDate)     early = base_date_new_from_words ("2012");
  g_autoptr (BaseDate)     late = base_date_new_from_words ("mai 2019");
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autofree char         *by_commune = NULL;
  g_autofree char         *by_type = NULL;
  g_autofree char         *by_date = NULL;

  set_value (fixture, "structure", one, "territory", dossier_value_new_reference (x));
  set_value (fixture, "structure", two, "territory", dossier_value_new_reference (y));
  dossier_fixture_set_text (fixture, "structure", one, "type", "middle_school");
  dossier_fixture_set_text (fixture, "structure", three, "type", "social_centre");
  set_value (fixture, "structure", two, "in_network_from", dossier_value_new_date (early));
  set_value (fixture, "structure", one, "in_network_from", dossier_value_new_date (late));

  dossier_query_set_order (query, "territory.name", FALSE);
  by_commune = walk_titles (fixture, query);
  g_assert_cmpstr (by_commune, ==, "B;A;C;");
  dossier_query_set_order (query, "type", FALSE);
  by_type = walk_titles (fixture, query);
  g_assert_cmpstr (by_type, ==, "C;A;B;");
  dossier_query_set_order (query, "in_network_from", TRUE);
  by_date = walk_titles (fixture, query);
  g_assert_cmpstr (by_date, ==, "A;B;C;");
}

static gpointer
find_all_links (DossierReader *reader,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  char                **ids = data;
  g_autoptr (GPtrArray) all = dossier_reader_list_links (reader, ids[0], NULL, error);
  g_autoptr (GPtrArray) between = dossier_reader_list_links (reader, ids[1], ids[0], error);
  g_autoptr (GPtrArray) referring = dossier_reader_list_referring (reader, "link", "a", ids[0], error);

  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (between->len, ==, 1);
  g_assert_cmpuint (referring->len, ==, 2);
  return dossier_reader_dup_title (reader, g_ptr_array_index (between, 0));
}

static void
test_links_are_found_from_either_end (DossierFixture *fixture,
                                      gconstpointer   data)
{
  g_autofree char   *a = dossier_fixture_add_structure (fixture, "A");
  g_autofree char   *b = dossier_fixture_add_structure (fixture, "B");
  g_autofree char   *c = dossier_fixture_add_structure (fixture, "C");
  g_autofree char   *ab = dossier_fixture_add_link (fixture, a, b);
  g_autofree char   *ac = dossier_fixture_add_link (fixture, a, c);
  char              *ids[] = { a, b };
  g_autoptr (GError) error = NULL;
  g_autofree char   *title = dossier_store_ask (fixture->store, find_all_links, ids, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (title, ==, "A ↔ B");
  assert_found (fixture, "link", "c", "A ↔ C;");
}

static gpointer
count_structures (DossierReader *reader,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return GINT_TO_POINTER (1 + (int) dossier_reader_count (reader, data, error));
}

static void
test_deleted_records_are_in_the_trash (DossierFixture *fixture,
                                       gconstpointer   data)
{
  g_autofree char          *a = dossier_fixture_add_structure (fixture, "A");
  g_autofree char          *b = dossier_fixture_add_structure (fixture, "B");
  g_autoptr (DossierQuery)  query = dossier_query_new ("structure");
  g_autoptr (DossierRecord) record = NULL;
  g_autofree char          *living = NULL;
  g_autofree char          *trash = NULL;
  DossierAct               *act = dossier_act_new (NULL);

  dossier_act_delete (act, dossier_kinds_find ("structure"), a);
  dossier_fixture_write (fixture, act);
  living = walk_titles (fixture, query);
  g_assert_cmpstr (living, ==, "B;");
  dossier_query_set_deleted (query, TRUE);
  trash = walk_titles (fixture, query);
  g_assert_cmpstr (trash, ==, "A;");
  g_assert_cmpint (GPOINTER_TO_INT (dossier_store_ask (fixture->store, count_structures, query, NULL)), ==, 2);
  record = dossier_fixture_find (fixture, a);
  g_assert_true (dossier_record_is_deleted (record));
}

static void
test_a_record_is_read_whole (DossierFixture *fixture,
                             gconstpointer   data)
{
  g_autofree char          *commune = add_territory (fixture, "Argenville", "95999");
  g_autofree char          *one = dossier_fixture_add_structure (fixture, "A");
  g_autoptr (BaseDate)      date = base_date_new_from_words ("printemps 2016");
  g_autoptr (DossierRecord) record = NULL;
  double                    lon, lat;

  set_value (fixture, "structure", one, "territory", dossier_value_new_reference (commune));
  set_value (fixture, "structure", one, "position", dossier_value_new_position (2.25, 48.5));
  set_value (fixture, "structure", one, "in_network_from", dossier_value_new_date (date));
  set_value (fixture, "structure", one, "management", dossier_value_new_not_applicable ());
  record = dossier_fixture_find (fixture, one);

  g_assert_cmpstr (dossier_value_get_reference (dossier_record_get (record, "territory")), ==, commune);
  g_assert_true (dossier_value_get_position (dossier_record_get (record, "position"), &lon, &lat));
  g_assert_cmpfloat (lat, ==, 48.5);
  g_assert_cmpstr (dossier_value_get_date (dossier_record_get (record, "in_network_from"))->words, ==, "printemps 2016");
  g_assert_cmpint (dossier_value_get_value_type (dossier_record_get (record, "management")), ==, DOSSIER_VALUE_NOT_APPLICABLE);
  g_assert_null (dossier_record_get (record, "siret"));
}

/* Random times, unknown ones among them: the query and base_date_span_may_hold () must agree on every day. */
static void
test_a_day_leaves_out_only_what_is_known_to_be_of_another (DossierFixture *fixture,
                                                           gconstpointer   data)
{
  static const char *const words[] = { NULL, "2015", "avant 2017", "depuis 2016", "mai 2018", "2017-2018", "il y a longtemps", "23/05/2019" };
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  GDate                    date;
  guint32                  day;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint j = 0; j < G_N_ELEMENTS (words); j++)
      {
        g_autofree char     *name = g_strdup_printf ("%u%u", i, j);
        g_autofree char     *id = dossier_fixture_add_structure (fixture, name);
        g_autoptr (BaseDate) from = words[i] == NULL ? NULL : base_date_new_from_words (words[i]);
        g_autoptr (BaseDate) to = words[j] == NULL ? NULL : base_date_new_from_words (words[j]);

        if (from != NULL)
          set_value (fixture, "structure", id, "in_network_from", dossier_value_new_date (from));
        if (to != NULL)
          set_value (fixture, "structure", id, "in_network_to", dossier_value_new_date (to));
      }
  g_date_set_dmy (&date, 1, G_DATE_JANUARY, 2014);
  for (day = g_date_get_julian (&date); day < g_date_get_julian (&date) + 2500; day += 97)
    {
      g_autoptr (GString) wanted = g_string_new (NULL);
      g_autofree char    *found = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        for (guint j = 0; j < G_N_ELEMENTS (words); j++)
          {
            g_autoptr (BaseDate) from = words[i] == NULL ? NULL : base_date_new_from_words (words[i]);
            g_autoptr (BaseDate) to = words[j] == NULL ? NULL : base_date_new_from_words (words[j]);

            if (base_date_span_may_hold (from, to, day))
              g_string_append_printf (wanted, "%u%u;", i, j);
          }
      dossier_query_set_date (query, day);
      found = walk_titles (fixture, query);
      g_assert_cmpstr (found, ==, wanted->str);
    }
}

static void
add_street (DossierFixture *fixture,
            guint           n_structures)
{
  const DossierKind *kind = dossier_kinds_find ("structure");
  DossierAct        *act = dossier_act_new (NULL);

  for (guint i = 0; i < n_structures; i++)
    {
      const char      *id = dossier_act_create (act, kind, NULL);
      g_autofree char *name = g_strdup_printf (i % 700 == 0 ? "Zola %04u" : i % 500 == 0 ? "Groupe Zola %04u"
                                                                                         : "École %04u",
                                               i * 7919 % n_structures);

      dossier_act_set (act, kind, id, "name", dossier_value_new_text (name));
      dossier_act_set (act, kind, id, "address", dossier_value_new_text ("rue Zola"));
    }
  dossier_fixture_write (fixture, act);
}

/* From the end, the page is that of the end. */
static void
assert_last_page (DossierFixture *fixture,
                  DossierQuery   *query)
{
  g_autofree char *whole = NULL;
  g_autofree char *page = NULL;

  dossier_query_set_order (query, NULL, TRUE);
  page = walk_titles (fixture, query);
  dossier_query_set_limit (query, 0);
  whole = walk_titles (fixture, query);
  g_assert_true (g_str_has_prefix (whole, page));
}

/* Where many answer, the first page is found another way: it must be the same page. */
static void
test_the_first_page_is_that_of_the_whole_answer (DossierFixture *fixture,
                                                 gconstpointer   data)
{
  static const char *const words[] = { "zola", "z", "rue z", "rue", "ecole", "0", "ecole 0", "rue ecole", "zola e", "zola groupe", "rue zola ecole 1" };

  add_street (fixture, 2500);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new ("structure");
      g_autofree char         *whole = NULL;
      g_autofree char         *page = NULL;

      dossier_query_set_words (query, words[i]);
      whole = walk_titles (fixture, query);
      dossier_query_set_limit (query, 20);
      page = walk_titles (fixture, query);
      g_test_message ("%s: %s", words[i], page);
      g_assert_true (g_str_has_prefix (whole, page));
      g_assert_cmpuint (strlen (page), >, 20);
      assert_last_page (fixture, query);
    }
}

static void
assert_page (DossierFixture *fixture,
             DossierQuery   *query)
{
  g_autofree char *whole = NULL;
  g_autofree char *page = NULL;

  dossier_query_set_limit (query, 0);
  whole = walk_titles (fixture, query);
  dossier_query_set_limit (query, 5);
  page = walk_titles (fixture, query);
  g_assert_true (g_str_has_prefix (whole, page));
  g_assert_cmpuint (strlen (page), >, 0);
}

/* What is kept from one letter to the next is of one state of the dossier, of one filter, and of one side of the trash. */
static void
test_a_page_follows_what_is_written_and_filtered (DossierFixture *fixture,
                                                  gconstpointer   data)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autofree char         *first = dossier_fixture_add_structure (fixture, "École des Tilleuls");
  g_autofree char         *second = dossier_fixture_add_structure (fixture, "Annexe des Tilleuls de l’École");
  g_autofree char         *found = NULL, *kept = NULL, *renamed = NULL, *gone = NULL;

  dossier_query_set_words (query, "tilleuls ecole");
  assert_page (fixture, query);
  found = walk_titles (fixture, query);
  g_assert_cmpstr (found, ==, "Annexe des Tilleuls de l’École;École des Tilleuls;");

  dossier_fixture_set_text (fixture, "structure", first, "type", "elementary_school");
  dossier_query_add_filter (query, "type", "elementary_school");
  kept = walk_titles (fixture, query);
  g_assert_cmpstr (kept, ==, "École des Tilleuls;");
  dossier_query_clear_filters (query, NULL);

  dossier_fixture_set_text (fixture, "structure", first, "name", "École des Platanes");
  renamed = walk_titles (fixture, query);
  g_assert_cmpstr (renamed, ==, "Annexe des Tilleuls de l’École;");

  dossier_query_set_deleted (query, TRUE);
  gone = walk_titles (fixture, query);
  g_assert_cmpstr (gone, ==, "");
}

/* A centre and two schools of two communes, the centre linked to each: ids in centre, near, far. */
typedef struct
{
  char *centre, *near, *far;
} Quarter;

static void
add_quarter (DossierFixture *fixture,
             Quarter        *quarter)
{
  g_autofree char *commune = add_territory (fixture, "Argenville", "95003");
  g_autofree char *close = NULL;
  g_autofree char *away = NULL;

  quarter->centre = dossier_fixture_add_structure (fixture, "L’Oasis");
  quarter->near = dossier_fixture_add_structure (fixture, "Émile Zola");
  quarter->far = dossier_fixture_add_structure (fixture, "Jules Ferry");
  dossier_fixture_set_text (fixture, "structure", quarter->centre, "type", "social_centre");
  dossier_fixture_set_text (fixture, "structure", quarter->near, "type", "middle_school");
  dossier_fixture_set_text (fixture, "structure", quarter->far, "type", "high_school");
  set_value (fixture, "structure", quarter->near, "territory", dossier_value_new_reference (commune));
  close = dossier_fixture_add_link (fixture, quarter->centre, quarter->near);
  away = dossier_fixture_add_link (fixture, quarter->far, quarter->centre);
}

static void
clear_quarter (Quarter *quarter)
{
  g_free (quarter->centre);
  g_free (quarter->near);
  g_free (quarter->far);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Quarter, clear_quarter)

static void
test_what_refers_to_a_record_is_counted (DossierFixture *fixture,
                                         gconstpointer   data)
{
  static const char *const columns[] = { "title", "count(link)", NULL };
  g_auto (Quarter)         quarter = { 0 };
  g_autofree char         *fourth = dossier_fixture_add_structure (fixture, "Alone");
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autofree char         *counted = NULL;
  g_autofree char         *less = NULL;
  DossierAct              *act = dossier_act_new (NULL);

  add_quarter (fixture, &quarter);
  dossier_query_set_order (query, "count(link)", TRUE);
  counted = walk_columns (fixture, query, columns);
  g_assert_cmpstr (counted, ==, "L’Oasis|2;Émile Zola|1;Jules Ferry|1;Alone|0;");

  dossier_act_delete (act, dossier_kinds_find ("structure"), quarter.near); /* its link goes with it */
  dossier_fixture_write (fixture, act);
  less = walk_columns (fixture, query, columns);
  g_assert_cmpstr (less, ==, "Jules Ferry|1;L’Oasis|1;Alone|0;");
}

/* A school with a teacher of before, one of now and a link that this one holds; and somebody without any post. */
static void
add_staff (DossierFixture *fixture)
{
  g_autofree char *school = dossier_fixture_make (fixture, "structure", "name=Brumes", "type=elementary_school", NULL);
  g_autofree char *centre = dossier_fixture_make (fixture, "structure", "name=Oasis", "type=social_centre", NULL);
  g_autofree char *left = dossier_fixture_make (fixture, "person", "family_name=Avant", NULL);
  g_autofree char *here = dossier_fixture_make (fixture, "person", "family_name=Ici", NULL);
  g_autofree char *where = g_strconcat ("structure=", school, NULL), *elsewhere = g_strconcat ("structure=", centre, NULL);
  g_autofree char *of_left = g_strconcat ("person=", left, NULL), *of_here = g_strconcat ("person=", here, NULL);
  g_autofree char *post = dossier_fixture_make (fixture, "assignment", where, of_here, "role=head", "from=2022", NULL);
  g_autofree char *a = g_strconcat ("a=", centre, NULL), *b = g_strconcat ("b=", school, NULL), *thread = g_strconcat ("thread_b=", post, NULL);

  g_free (dossier_fixture_make (fixture, "person", "family_name=Sans", NULL));
  g_free (dossier_fixture_make (fixture, "assignment", elsewhere, of_here, "role=mediator", "from=2019", "to=2021", NULL));
  g_free (dossier_fixture_make (fixture, "assignment", where, of_left, "role=head", "from=2019", "to=2021", NULL));
  g_free (dossier_fixture_make (fixture, "link", a, b, thread, NULL));
  g_free (dossier_fixture_make (fixture, "link", a, b, thread, "status=ended", NULL));
}

static void
test_what_somebody_does_now_is_told (DossierFixture *fixture,
                                     gconstpointer   data)
{
  static const char *const columns[] = { "title", "now(assignment).role", "now(assignment).structure.title", "now(assignment).from.from", "count(thread)", NULL };
  g_autoptr (DossierQuery) query = dossier_query_new ("person");
  g_autofree char         *told = NULL, *by_place = NULL;

  add_staff (fixture);
  told = walk_columns (fixture, query, columns);
  g_assert_cmpstr (told, ==, "Avant|∅|∅|∅|0;Ici|head|Brumes|738156|1;Sans|∅|∅|∅|0;");
  dossier_query_set_order (query, "now(assignment).structure.title", TRUE); /* who is nowhere comes last, either way */
  by_place = walk_columns (fixture, query, columns);
  g_assert_true (g_str_has_prefix (by_place, "Ici|"));
}

static void
test_people_answer_where_one_of_their_posts_does (DossierFixture *fixture,
                                                  gconstpointer   data)
{
  g_autoptr (DossierQuery) structures = dossier_query_new ("structure");
  g_autoptr (DossierQuery) centres = NULL, named = NULL, all = NULL, linked = NULL;
  g_autofree char         *of_centres = NULL, *of_named = NULL, *of_all = NULL, *of_linked = NULL;

  add_staff (fixture);
  all = dossier_query_new_through ("person", structures);
  of_all = dossier_fixture_dup_titles (fixture, all);
  g_assert_cmpstr (of_all, ==, "Avant|Ici|Sans");
  dossier_query_add_filter (structures, "type", "social_centre");
  centres = dossier_query_new_through ("person", structures);
  of_centres = dossier_fixture_dup_titles (fixture, centres);
  g_assert_cmpstr (of_centres, ==, "Ici");
  dossier_query_set_words (structures, "avant");
  named = dossier_query_new_through ("person", structures);
  of_named = dossier_fixture_dup_titles (fixture, named);
  g_assert_cmpstr (of_named, ==, "");
  dossier_query_clear_filters (structures, NULL);
  dossier_query_add_filter (structures, "link.status", "ended");
  linked = dossier_query_new_through ("person", structures);
  of_linked = dossier_fixture_dup_titles (fixture, linked);
  g_assert_cmpstr (of_linked, ==, "Avant");
}

static void
test_links_come_in_order_of_their_ends (DossierFixture *fixture,
                                        gconstpointer   data)
{
  g_auto (Quarter)         quarter = { 0 };
  g_autoptr (DossierQuery) query = dossier_query_new ("link");
  g_autofree char         *third = NULL;
  g_autofree char         *found = NULL;
  g_autofree char         *back = NULL;
  g_autofree char         *by_b = NULL;

  add_quarter (fixture, &quarter);
  third = dossier_fixture_add_link (fixture, quarter.near, quarter.far);
  found = walk_titles (fixture, query);
  g_assert_cmpstr (found, ==, "Émile Zola ↔ Jules Ferry;Jules Ferry ↔ L’Oasis;L’Oasis ↔ Émile Zola;");
  dossier_query_set_order (query, "title", TRUE);
  back = walk_titles (fixture, query);
  g_assert_cmpstr (back, ==, "L’Oasis ↔ Émile Zola;Jules Ferry ↔ L’Oasis;Émile Zola ↔ Jules Ferry;");
  dossier_query_set_order (query, "b", FALSE);
  by_b = walk_titles (fixture, query);
  g_assert_cmpstr (by_b, ==, "L’Oasis ↔ Émile Zola;Émile Zola ↔ Jules Ferry;Jules Ferry ↔ L’Oasis;");
}

/* Any words, not only names. */
static void
test_words_of_any_field_come_in_french_order (DossierFixture *fixture,
                                              gconstpointer   data)
{
  static const char *const words[] = { "zone", "École", "été", "eau" };
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autofree char         *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *id = dossier_fixture_add_structure (fixture, words[i]);

      dossier_fixture_set_text (fixture, "structure", id, "acronym", words[i]);
    }
  dossier_query_set_order (query, "acronym", FALSE);
  found = walk_titles (fixture, query);
  g_assert_cmpstr (found, ==, "eau;École;été;zone;");
}

static char *
walk_links_through (DossierFixture     *fixture,
                    const DossierQuery *structures)
{
  g_autoptr (DossierQuery) links = dossier_query_new_through ("link", structures);

  return walk_titles (fixture, links);
}

static void
test_a_link_answers_where_an_end_does (DossierFixture *fixture,
                                       gconstpointer   data)
{
  static const struct
  {
    const char *words, *links;
  } asked[] = {
    { "zola", "L’Oasis ↔ Émile Zola;" },
    { "oasis", "Jules Ferry ↔ L’Oasis;L’Oasis ↔ Émile Zola;" },
    { "argenville", "L’Oasis ↔ Émile Zola;" },   /* by the commune of an end */
    { "oasis lycee", "Jules Ferry ↔ L’Oasis;" }, /* a word of each */
    { "brume", "" },
  };
  g_auto (Quarter)         quarter = { 0 };
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autofree char         *schools = NULL;
  g_autofree char         *both = NULL;

  add_quarter (fixture, &quarter);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autofree char *found = NULL;

      dossier_query_set_words (query, asked[i].words);
      found = walk_links_through (fixture, query);
      g_assert_cmpstr (found, ==, asked[i].links);
    }
  dossier_query_set_words (query, NULL);
  dossier_query_add_filter (query, "type", "middle_school");
  schools = walk_links_through (fixture, query);
  g_assert_cmpstr (schools, ==, "L’Oasis ↔ Émile Zola;");
  dossier_query_add_filter (query, "type", "social_centre");
  both = walk_links_through (fixture, query);
  g_assert_cmpstr (both, ==, "Jules Ferry ↔ L’Oasis;L’Oasis ↔ Émile Zola;");
}

/* Sets of references too: an action of several structures. */
static void
test_an_action_is_filtered_by_its_structures (DossierFixture *fixture,
                                              gconstpointer   data)
{
  const DossierKind       *kind = dossier_kinds_find ("action");
  g_auto (Quarter)         quarter = { 0 };
  g_autoptr (DossierQuery) query = dossier_query_new ("action");
  DossierAct              *act = dossier_act_new (NULL);
  g_autofree char         *found = NULL;
  g_autofree char         *none = NULL;
  char                    *id;

  add_quarter (fixture, &quarter);
  id = g_strdup (dossier_act_create (act, kind, NULL));
  dossier_act_set (act, kind, id, "title", dossier_value_new_text ("La fête"));
  dossier_act_put (act, kind, id, "structures", quarter.near, TRUE);
  dossier_fixture_write (fixture, act);
  dossier_query_add_filter (query, "structure.type", "middle_school");
  found = walk_titles (fixture, query);
  g_assert_cmpstr (found, ==, "La fête;");
  dossier_query_clear_filters (query, NULL);
  dossier_query_add_filter (query, "structure.type", "social_centre");
  none = walk_titles (fixture, query);
  g_assert_cmpstr (none, ==, "");
  g_free (id);
}

typedef struct
{
  const char *id;
  const char *name;
  char       *title;
} Called;

static gpointer
call (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Called *called = data;

  called->title = dossier_reader_dup_title (reader, called->id);
  return dossier_reader_list_named (reader, "person", called->name, error);
}

static void
assert_person_called (DossierFixture *fixture,
                      const char     *id,
                      const char     *name,
                      guint           n_found)
{
  Called                called = { id, name, NULL };
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) found = dossier_store_ask (fixture->store, call, &called, &error);
  g_autofree char      *title = called.title;

  g_assert_no_error (error);
  g_assert_cmpstr (title, ==, "Jean-Paul Martin");
  g_assert_cmpuint (found->len, ==, n_found);
}

static void
test_a_person_is_called_by_both_names (DossierFixture *fixture,
                                       gconstpointer   data)
{
  static const char *const titles[] = { "title", NULL };
  const DossierKind       *kind = dossier_kinds_find ("person");
  g_autoptr (DossierQuery) query = dossier_query_new ("person");
  DossierAct              *act = dossier_act_new (NULL);
  g_autofree char         *id = g_strdup (dossier_act_create (act, kind, NULL));
  const char              *other;
  g_autofree char         *walked = NULL;

  dossier_act_set (act, kind, id, "family_name", dossier_value_new_text ("Martin"));
  dossier_act_set (act, kind, id, "given_name", dossier_value_new_text ("Jean-Paul"));
  other = dossier_act_create (act, kind, NULL);
  dossier_act_set (act, kind, other, "family_name", dossier_value_new_text ("Azur"));
  dossier_fixture_write (fixture, act);

  assert_person_called (fixture, id, "Jean-Paul MARTIN", 1);
  assert_person_called (fixture, id, "martin jean paul", 1);
  assert_person_called (fixture, id, "Martin", 1);
  assert_person_called (fixture, id, "Mart", 0);
  assert_person_called (fixture, id, "Paul", 0);
  walked = walk_columns (fixture, query, titles);
  g_assert_cmpstr (walked, ==, "Azur;Jean-Paul Martin;");
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/dossier/reader/titles-come-in-french-order", test_titles_come_in_french_order);
  dossier_fixture_add ("/dossier/reader/words-forget-accents-and-endings", test_words_forget_accents_and_endings);
  dossier_fixture_add ("/dossier/reader/synonyms-are-one-word", test_synonyms_are_one_word);
  dossier_fixture_add ("/dossier/reader/labels-of-terms-are-words", test_labels_of_terms_are_words);
  dossier_fixture_add ("/dossier/reader/a-school-answers-to-its-commune", test_a_school_answers_to_its_commune);
  dossier_fixture_add ("/dossier/reader/nothing-typed-is-an-operator", test_nothing_typed_is_an_operator);
  dossier_fixture_add ("/dossier/reader/filters-narrow", test_filters_narrow);
  dossier_fixture_add ("/dossier/reader/sets-are-filtered-by-element", test_sets_are_filtered_by_element);
  dossier_fixture_add ("/dossier/reader/columns-read-through-references", test_columns_read_through_references);
  dossier_fixture_add ("/dossier/reader/numbers-and-signs-are-told-apart", test_numbers_and_signs_are_told_apart);
  dossier_fixture_add ("/dossier/reader/an-unknown-column-is-refused", test_an_unknown_column_is_refused);
  dossier_fixture_add ("/dossier/reader/order-follows-terms-dates-and-names", test_order_follows_terms_dates_and_names);
  dossier_fixture_add ("/dossier/reader/links-are-found-from-either-end", test_links_are_found_from_either_end);
  dossier_fixture_add ("/dossier/reader/deleted-records-are-in-the-trash", test_deleted_records_are_in_the_trash);
  dossier_fixture_add ("/dossier/reader/a-record-is-read-whole", test_a_record_is_read_whole);
  dossier_fixture_add ("/dossier/reader/a-day-leaves-out-only-what-is-known-to-be-of-another", test_a_day_leaves_out_only_what_is_known_to_be_of_another);
  dossier_fixture_add ("/dossier/reader/the-first-page-is-that-of-the-whole-answer", test_the_first_page_is_that_of_the_whole_answer);
  dossier_fixture_add ("/dossier/reader/a-page-follows-what-is-written-and-filtered", test_a_page_follows_what_is_written_and_filtered);
  dossier_fixture_add ("/dossier/reader/what-refers-to-a-record-is-counted", test_what_refers_to_a_record_is_counted);
  dossier_fixture_add ("/dossier/reader/links-come-in-order-of-their-ends", test_links_come_in_order_of_their_ends);
  dossier_fixture_add ("/dossier/reader/words-of-any-field-come-in-french-order", test_words_of_any_field_come_in_french_order);
  dossier_fixture_add ("/dossier/reader/a-link-answers-where-an-end-does", test_a_link_answers_where_an_end_does);
  dossier_fixture_add ("/dossier/reader/an-action-is-filtered-by-its-structures", test_an_action_is_filtered_by_its_structures);

  dossier_fixture_add ("/dossier/reader/what-somebody-does-now-is-told", test_what_somebody_does_now_is_told);
  dossier_fixture_add ("/dossier/reader/people-answer-where-one-of-their-posts-does", test_people_answer_where_one_of_their_posts_does);
  dossier_fixture_add ("/dossier/reader/a-person-is-called-by-both-names", test_a_person_is_called_by_both_names);
  return g_test_run ();
}
