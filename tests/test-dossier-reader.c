#include "dossier-walk.h"

#include "dossier-vocabulary.h"

#include <math.h>
#include <string.h>

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
  dossier_fixture_set_value (fixture, "structure", two, "type", dossier_value_new_unknown ());

  dossier_query_add_filter (query, "type", "middle_school");
  dossier_query_add_filter (query, "type", "high_school");
  either = dossier_walk_titles (fixture, query);
  g_assert_cmpstr (either, ==, "A;");
  dossier_query_clear_filters (query, NULL);
  dossier_query_add_filter (query, "type", "?");
  unknown = dossier_walk_titles (fixture, query);
  g_assert_cmpstr (unknown, ==, "B;");
  dossier_query_clear_filters (query, NULL);
  dossier_query_add_filter (query, "type", "");
  empty = dossier_walk_titles (fixture, query);
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
  found = dossier_walk_columns (fixture, query, columns);
  g_assert_cmpstr (found, ==, wanted);
}

static void
test_columns_read_through_references (DossierFixture *fixture,
                                      gconstpointer   data)
{
  static const char *const columns[] = { "title", "territory.name", "territory.code", "territory", "position.lon", "in_network_from.from", NULL };
  g_autofree char         *commune = dossier_fixture_add_commune (fixture, "Argenville", "95999");
  g_autofree char         *one = dossier_fixture_add_structure (fixture, "A");
  g_autofree char         *two = dossier_fixture_add_structure (fixture, "B");
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autofree char         *found = NULL;
  g_autofree char         *wanted = g_strdup_printf ("A|Argenville|95999|%s|2.25|∅;B|∅|∅|∅|∅|∅;", commune);

  dossier_fixture_set_value (fixture, "structure", one, "territory", dossier_value_new_reference (commune));
  dossier_fixture_set_value (fixture, "structure", one, "position", dossier_value_new_position (2.25, 48.5));
  found = dossier_walk_columns (fixture, query, columns);
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

  dossier_fixture_set_value (fixture, "structure", one, "position", dossier_value_new_position (2.25, 48.5));
  dossier_fixture_set_value (fixture, "structure", one, "type", dossier_value_new_unknown ());
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
  g_autofree char         *x = dossier_fixture_add_commune (fixture, "Xanville", "95001");
  g_autofree char         *y = dossier_fixture_add_commune (fixture, "Éville", "95002");
  g_autofree char         *one = dossier_fixture_add_structure (fixture, "A");
  g_autofree char         *two = dossier_fixture_add_structure (fixture, "B");
  g_autofree char         *three = dossier_fixture_add_structure (fixture, "C");
  g_autoptr (BaseDate)     early = base_date_new_from_words ("2012");
  g_autoptr (BaseDate)     late = base_date_new_from_words ("mai 2019");
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autofree char         *by_commune = NULL;
  g_autofree char         *by_type = NULL;
  g_autofree char         *by_date = NULL;

  dossier_fixture_set_value (fixture, "structure", one, "territory", dossier_value_new_reference (x));
  dossier_fixture_set_value (fixture, "structure", two, "territory", dossier_value_new_reference (y));
  dossier_fixture_set_text (fixture, "structure", one, "type", "middle_school");
  dossier_fixture_set_text (fixture, "structure", three, "type", "social_centre");
  dossier_fixture_set_value (fixture, "structure", two, "in_network_from", dossier_value_new_date (early));
  dossier_fixture_set_value (fixture, "structure", one, "in_network_from", dossier_value_new_date (late));

  dossier_query_set_order (query, "territory.name", FALSE);
  by_commune = dossier_walk_titles (fixture, query);
  g_assert_cmpstr (by_commune, ==, "B;A;C;");
  dossier_query_set_order (query, "type", FALSE);
  by_type = dossier_walk_titles (fixture, query);
  g_assert_cmpstr (by_type, ==, "C;A;B;");
  dossier_query_set_order (query, "in_network_from", TRUE);
  by_date = dossier_walk_titles (fixture, query);
  g_assert_cmpstr (by_date, ==, "A;B;C;");
}

static void
test_order_follows_the_places_people_gave (DossierFixture *fixture,
                                           gconstpointer   data)
{
  g_autofree char         *third = dossier_fixture_make (fixture, "practice", "statement=C", "order=aB", NULL);
  g_autofree char         *second = dossier_fixture_make (fixture, "practice", "statement=B", "order=Z", NULL);
  g_autofree char         *first = dossier_fixture_make (fixture, "practice", "statement=A", "order=9", NULL);
  g_autoptr (DossierQuery) query = dossier_query_new ("practice");
  g_autofree char         *by_place = NULL;

  dossier_query_set_order (query, "order", FALSE);
  by_place = dossier_walk_titles (fixture, query);
  g_assert_cmpstr (by_place, ==, "A;B;C;"); /* dossier-place.h: byte by byte */
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
  living = dossier_walk_titles (fixture, query);
  g_assert_cmpstr (living, ==, "B;");
  dossier_query_set_deleted (query, TRUE);
  trash = dossier_walk_titles (fixture, query);
  g_assert_cmpstr (trash, ==, "A;");
  g_assert_cmpint (GPOINTER_TO_INT (dossier_store_ask (fixture->store, count_structures, query, NULL)), ==, 2);
  record = dossier_fixture_find (fixture, a);
  g_assert_true (dossier_record_is_deleted (record));
}

static void
test_a_record_is_read_whole (DossierFixture *fixture,
                             gconstpointer   data)
{
  g_autofree char          *commune = dossier_fixture_add_commune (fixture, "Argenville", "95999");
  g_autofree char          *one = dossier_fixture_add_structure (fixture, "A");
  g_autoptr (BaseDate)      date = base_date_new_from_words ("printemps 2016");
  g_autoptr (DossierRecord) record = NULL;
  double                    lon, lat;

  dossier_fixture_set_value (fixture, "structure", one, "territory", dossier_value_new_reference (commune));
  dossier_fixture_set_value (fixture, "structure", one, "position", dossier_value_new_position (2.25, 48.5));
  dossier_fixture_set_value (fixture, "structure", one, "in_network_from", dossier_value_new_date (date));
  dossier_fixture_set_value (fixture, "structure", one, "management", dossier_value_new_not_applicable ());
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
          dossier_fixture_set_value (fixture, "structure", id, "in_network_from", dossier_value_new_date (from));
        if (to != NULL)
          dossier_fixture_set_value (fixture, "structure", id, "in_network_to", dossier_value_new_date (to));
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
      found = dossier_walk_titles (fixture, query);
      g_assert_cmpstr (found, ==, wanted->str);
    }
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/dossier/reader/filters-narrow", test_filters_narrow);
  dossier_fixture_add ("/dossier/reader/sets-are-filtered-by-element", test_sets_are_filtered_by_element);
  dossier_fixture_add ("/dossier/reader/columns-read-through-references", test_columns_read_through_references);
  dossier_fixture_add ("/dossier/reader/numbers-and-signs-are-told-apart", test_numbers_and_signs_are_told_apart);
  dossier_fixture_add ("/dossier/reader/an-unknown-column-is-refused", test_an_unknown_column_is_refused);
  dossier_fixture_add ("/dossier/reader/order-follows-terms-dates-and-names", test_order_follows_terms_dates_and_names);
  dossier_fixture_add ("/dossier/reader/order-follows-the-places-people-gave", test_order_follows_the_places_people_gave);
  dossier_fixture_add ("/dossier/reader/deleted-records-are-in-the-trash", test_deleted_records_are_in_the_trash);
  dossier_fixture_add ("/dossier/reader/a-record-is-read-whole", test_a_record_is_read_whole);
  dossier_fixture_add ("/dossier/reader/a-day-leaves-out-only-what-is-known-to-be-of-another", test_a_day_leaves_out_only_what_is_known_to_be_of_another);
  return g_test_run ();
}
