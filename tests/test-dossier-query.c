#include "dossier-query.h"

static void
test_a_new_query_asks_for_all (void)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  gboolean                 descending = TRUE;

  g_assert_cmpstr (dossier_query_get_kind (query), ==, "structure");
  g_assert_null (dossier_query_get_words (query));
  g_assert_null (dossier_query_get_order (query, &descending));
  g_assert_false (descending);
  g_assert_cmpuint (dossier_query_get_limit (query), ==, 0);
  g_assert_cmpuint (dossier_query_get_n_filters (query), ==, 0);
  g_assert_false (dossier_query_get_deleted (query));
}

static void
test_no_words_are_empty_words (void)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");

  dossier_query_set_words (query, "ferry");
  dossier_query_set_words (query, "");
  g_assert_null (dossier_query_get_words (query));
}

static void
test_values_of_one_field_gather (void)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  const char *const       *values = NULL;

  dossier_query_add_filter (query, "type", "college");
  dossier_query_add_filter (query, "management", "?");
  dossier_query_add_filter (query, "type", "lycee");
  dossier_query_add_filter (query, "type", "college");

  g_assert_cmpuint (dossier_query_get_n_filters (query), ==, 2);
  g_assert_cmpstr (dossier_query_get_filter (query, 0, &values), ==, "type");
  g_assert_cmpuint (g_strv_length ((char **) values), ==, 2);
  g_assert_cmpstr (values[1], ==, "lycee");
}

static void
test_filters_are_cleared_by_field_or_all (void)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");

  dossier_query_add_filter (query, "type", "college");
  dossier_query_add_filter (query, "management", "caf");
  dossier_query_clear_filters (query, "type");
  g_assert_cmpuint (dossier_query_get_n_filters (query), ==, 1);
  g_assert_cmpstr (dossier_query_get_filter (query, 0, NULL), ==, "management");
  dossier_query_clear_filters (query, NULL);
  g_assert_cmpuint (dossier_query_get_n_filters (query), ==, 0);
}

static void
test_a_question_is_put_to_another_kind (void)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autoptr (DossierQuery) links = NULL;
  g_autoptr (DossierQuery) back = NULL;
  const char *const       *values = NULL;

  dossier_query_set_words (query, "ferry");
  dossier_query_set_order (query, "territory", TRUE);
  dossier_query_set_date (query, 2458000);
  dossier_query_add_filter (query, "type", "middle_school");
  links = dossier_query_new_through ("link", query);
  g_assert_cmpstr (dossier_query_get_kind (links), ==, "link");
  g_assert_cmpstr (dossier_query_get_words (links), ==, "ferry");
  g_assert_cmpuint (dossier_query_get_date (links), ==, 2458000);
  g_assert_null (dossier_query_get_order (links, NULL));
  g_assert_cmpstr (dossier_query_get_filter (links, 0, &values), ==, "structure.type");
  g_assert_cmpstr (values[0], ==, "middle_school");
  back = dossier_query_new_through ("structure", query);
  g_assert_true (dossier_query_equal (back, query));
}

static void
test_a_question_about_records_comes_back_to_them (void)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("link");
  g_autoptr (DossierQuery) structures = NULL;
  g_autoptr (DossierQuery) back = NULL;

  dossier_query_add_filter (query, "id", "0123456789abcdef0123456789abcdef");
  dossier_query_add_filter (query, "structure.type", "middle_school");
  structures = dossier_query_new_through ("structure", query);
  g_assert_cmpstr (dossier_query_get_kind (structures), ==, "structure");
  g_assert_true (dossier_query_is_filtered (structures));
  back = dossier_query_new_through ("link", structures);
  g_assert_true (dossier_query_equal (back, query));
}

static void
test_a_copy_is_another_query (void)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("link");
  g_autoptr (DossierQuery) copy = NULL;
  gboolean                 descending;

  dossier_query_set_words (query, "clas");
  dossier_query_set_order (query, "began", TRUE);
  dossier_query_set_limit (query, 50);
  dossier_query_set_date (query, 737000);
  dossier_query_set_deleted (query, TRUE);
  dossier_query_add_filter (query, "status", "actif");
  copy = dossier_query_copy (query);
  dossier_query_set_words (query, "autre");
  dossier_query_clear_filters (query, NULL);

  g_assert_cmpstr (dossier_query_get_words (copy), ==, "clas");
  g_assert_cmpstr (dossier_query_get_order (copy, &descending), ==, "began");
  g_assert_true (descending);
  g_assert_cmpuint (dossier_query_get_limit (copy), ==, 50);
  g_assert_true (dossier_query_get_deleted (copy));
  g_assert_cmpuint (dossier_query_get_date (copy), ==, 737000);
  g_assert_cmpuint (dossier_query_get_n_filters (copy), ==, 1);
}

static void
test_queries_that_ask_the_same_are_equal (void)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autoptr (DossierQuery) copy = NULL;

  dossier_query_set_words (query, "ferry");
  dossier_query_add_filter (query, "type", "high_school");
  copy = dossier_query_copy (query);
  g_assert_true (dossier_query_equal (query, copy));
  dossier_query_add_filter (copy, "type", "middle_school");
  g_assert_false (dossier_query_equal (query, copy));
  dossier_query_clear_filters (copy, NULL);
  g_assert_false (dossier_query_equal (query, copy));
}

/* Everything a query may ask, and back. */
static void
test_a_text_says_the_whole_query (void)
{
  static const char        expected[] = "structure?type=middle_school&type=%3F&link.programmes=clas&link=2..&@related.link=2:link%3Fkind%3Dreferral"
                                        "&@words=école%20%26%20centre&@date=2024-05-23&@order=territory.name&@descending=1&@limit=50";
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autoptr (DossierQuery) links = dossier_query_new ("link");
  g_autoptr (DossierQuery) read = NULL;
  g_autoptr (GError)       error = NULL;
  g_autofree char         *text = NULL;

  dossier_query_add_filter (query, "type", "middle_school");
  dossier_query_add_filter (query, "type", "?");
  dossier_query_add_filter (query, "link.programmes", "clas");
  dossier_query_add_filter (query, "link", "2..");
  dossier_query_add_filter (links, "kind", "referral");
  dossier_query_set_related (query, "link", links, 2);
  dossier_query_set_words (query, "école & centre");
  dossier_query_set_date (query, 739029);
  dossier_query_set_order (query, "territory.name", TRUE);
  dossier_query_set_limit (query, 50);
  text = dossier_query_dup_text (query);
  read = dossier_query_new_from_text (text, &error);
  g_assert_no_error (error);
  g_assert_true (dossier_query_equal (query, read));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_empty_values_and_orders_come_back (void)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("link");
  g_autoptr (DossierQuery) read = NULL;
  g_autofree char         *text = NULL;

  dossier_query_add_filter (query, "kind", "");
  dossier_query_add_filter (query, "object", "a=b&c?d#é%");
  dossier_query_set_order (query, NULL, TRUE);
  dossier_query_set_deleted (query, TRUE);
  text = dossier_query_dup_text (query);
  read = dossier_query_new_from_text (text, NULL);
  g_assert_nonnull (read);
  g_assert_true (dossier_query_equal (query, read));
}

static void
test_a_text_of_a_newer_liens_says_so (void)
{
  static const char *const newer[] = { "network?type=x", "structure?mood=good", "structure?@colour=red", "structure?@related.friends=1:structure" };
  static const char *const torn[] = { "", "structure?type", "structure?@related.link=link", "structure?@related.link=1:structure", "structure?type=%ff" };

  for (gsize i = 0; i < G_N_ELEMENTS (newer); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_query_new_from_text (newer[i], &error));
      g_assert_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_NEWER);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (torn); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_query_new_from_text (torn[i], &error));
      g_assert_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_UNREADABLE);
    }
}

static void
test_what_is_asked_of_related_records_is_copied_and_cleared (void)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autoptr (DossierQuery) links = dossier_query_new ("link");
  g_autoptr (DossierQuery) copy = NULL;
  const DossierQuery      *related;
  guint                    least;

  g_assert_false (dossier_query_is_filtered (query));
  dossier_query_add_filter (links, "kind", "referral");
  dossier_query_set_related (query, "link", links, 0);
  dossier_query_set_related (query, "link", links, 3);
  copy = dossier_query_copy (query);
  g_assert_true (dossier_query_equal (query, copy));
  g_assert_cmpuint (dossier_query_get_n_related (copy), ==, 1);
  g_assert_cmpstr (dossier_query_get_related (copy, 0, &related, &least), ==, "link");
  g_assert_cmpuint (least, ==, 3);
  g_assert_true (dossier_query_equal (related, links));
  g_assert_true (dossier_query_is_filtered (copy));
  dossier_query_set_related (copy, "link", NULL, 0);
  g_assert_false (dossier_query_equal (query, copy));
  dossier_query_clear_filters (query, NULL);
  g_assert_false (dossier_query_is_filtered (query));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dossier/query/a-new-one-asks-for-all", test_a_new_query_asks_for_all);
  g_test_add_func ("/dossier/query/no-words-are-empty-words", test_no_words_are_empty_words);
  g_test_add_func ("/dossier/query/values-of-one-field-gather", test_values_of_one_field_gather);
  g_test_add_func ("/dossier/query/filters-are-cleared-by-field-or-all", test_filters_are_cleared_by_field_or_all);
  g_test_add_func ("/dossier/query/a-copy-is-another-query", test_a_copy_is_another_query);
  g_test_add_func ("/dossier/query/those-that-ask-the-same-are-equal", test_queries_that_ask_the_same_are_equal);
  g_test_add_func ("/dossier/query/a-text-says-the-whole", test_a_text_says_the_whole_query);
  g_test_add_func ("/dossier/query/empty-values-and-orders-come-back", test_empty_values_and_orders_come_back);
  g_test_add_func ("/dossier/query/a-text-of-a-newer-liens-says-so", test_a_text_of_a_newer_liens_says_so);
  g_test_add_func ("/dossier/query/what-is-asked-of-related-records-is-copied-and-cleared", test_what_is_asked_of_related_records_is_copied_and_cleared);

  g_test_add_func ("/dossier/query/a-question-is-put-to-another-kind", test_a_question_is_put_to_another_kind);
  g_test_add_func ("/dossier/query/one-about-records-comes-back-to-them", test_a_question_about_records_comes_back_to_them);

  return g_test_run ();
}
