#include "dossier-scope.h"

/* Structures of a type, with a link of a formality. */
static DossierQuery *
make_query (DossierScope scope)
{
  DossierQuery *query = dossier_query_new ("structure");

  dossier_query_add_filter (query, "type", "middle_school");
  dossier_query_add_filter (query, "link.formality", "informal");
  dossier_query_set_date (query, 2458000);
  dossier_query_set_scope (query, scope);
  return query;
}

static void
test_both_are_asked (void)
{
  g_autoptr (DossierQuery) query = make_query (DOSSIER_SCOPE_BOTH);
  g_autoptr (DossierQuery) structures = dossier_scope_new_query ("structure", query);
  g_autoptr (DossierQuery) links = dossier_scope_new_query ("link", query);

  g_assert_true (dossier_query_equal (structures, query));
  g_assert_nonnull (dossier_query_find_filter (links, "structure.type"));
  g_assert_nonnull (dossier_query_find_filter (links, "formality"));
}

static void
test_the_other_sort_stays_whole_but_of_its_day (void)
{
  g_autoptr (DossierQuery) of_links = make_query (DOSSIER_SCOPE_LINKS);
  g_autoptr (DossierQuery) of_structures = make_query (DOSSIER_SCOPE_STRUCTURES);
  g_autoptr (DossierQuery) structures = dossier_scope_new_query ("structure", of_links);
  g_autoptr (DossierQuery) links = dossier_scope_new_query ("link", of_structures);

  g_assert_cmpuint (dossier_query_get_n_filters (structures), ==, 0);
  g_assert_cmpuint (dossier_query_get_date (structures), ==, 2458000);
  g_assert_cmpuint (dossier_query_get_n_filters (links), ==, 0);
  g_assert_cmpuint (dossier_query_get_date (links), ==, 2458000);
}

static void
test_links_between_those_shown_are_asked_only_where_it_changes_them (void)
{
  g_autoptr (DossierQuery) types = dossier_query_new ("structure");
  g_autoptr (DossierQuery) none = NULL;
  g_autoptr (DossierQuery) links = NULL;
  g_autoptr (DossierQuery) both = make_query (DOSSIER_SCOPE_BOTH);
  g_autoptr (DossierQuery) some = NULL;

  dossier_query_add_filter (types, "type", "middle_school");
  none = dossier_scope_new_query_between (types);
  g_assert_null (none);

  dossier_query_set_scope (types, DOSSIER_SCOPE_LINKS);
  links = dossier_scope_new_query_between (types);
  g_assert_nonnull (dossier_query_find_filter (links, "structure.type"));

  some = dossier_scope_new_query_between (both);
  g_assert_nonnull (dossier_query_find_filter (some, "formality"));
}

static void
test_a_scope_is_kept_in_the_text_of_a_question (void)
{
  for (DossierScope scope = DOSSIER_SCOPE_BOTH; scope <= DOSSIER_SCOPE_LINKS; scope++)
    {
      g_autoptr (DossierQuery) query = make_query (scope);
      g_autofree char         *text = dossier_query_dup_text (query);
      g_autoptr (DossierQuery) read = dossier_query_new_from_text (text, NULL);

      g_assert_true (dossier_query_equal (read, query));
      g_assert_cmpint (dossier_query_get_scope (read), ==, scope);
    }
}

static void
test_a_scope_of_a_newer_liens_is_said_to_be_one (void)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (DossierQuery) read = dossier_query_new_from_text ("structure?@scope=people", &error);

  g_assert_null (read);
  g_assert_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_NEWER);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier/scope/both-are-asked", test_both_are_asked);
  g_test_add_func ("/dossier/scope/the-other-sort-stays-whole-but-of-its-day", test_the_other_sort_stays_whole_but_of_its_day);
  g_test_add_func ("/dossier/scope/links-between-those-shown-are-asked-only-where-it-changes-them", test_links_between_those_shown_are_asked_only_where_it_changes_them);
  g_test_add_func ("/dossier/scope/a-scope-is-kept-in-the-text-of-a-question", test_a_scope_is_kept_in_the_text_of_a_question);
  g_test_add_func ("/dossier/scope/a-scope-of-a-newer-liens-is-said-to-be-one", test_a_scope_of_a_newer_liens_is_said_to_be_one);
  return g_test_run ();
}
