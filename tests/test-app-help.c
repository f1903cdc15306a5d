#include "app-help-pages.h"

#include <string.h>

/* Every page the text leads to exists: a link that leads nowhere is found here, not by a reader. */
static void
links_lead_somewhere (void)
{
  guint              n_pages;
  const AppHelpPage *pages = app_help_pages_get (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (GPtrArray) links = app_help_page_list_links (&pages[i]);
      guint                 n_written = 0;

      for (const char *mark = strstr (pages[i].markdown, "]("); mark != NULL; mark = strstr (mark + 1, "]("))
        {
          g_autofree char *target = g_strndup (mark + 2, strcspn (mark + 2, ")"));

          g_test_message ("%s → %s", pages[i].name, target);
          g_assert_nonnull (app_help_pages_find (target));
          n_written++;
        }
      g_assert_cmpuint (links->len, <=, n_written);
      g_assert_true (n_written == 0 || links->len > 0);
    }
}

static guint
count_files (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "help", "fr", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint            n = 0;

  g_assert_nonnull (folder);
  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
pages_have_titles (void)
{
  guint              n_pages;
  const AppHelpPage *pages = app_help_pages_get (&n_pages);

  g_assert_cmpuint (n_pages, ==, count_files ());
  for (guint i = 0; i < n_pages; i++)
    {
      g_assert_true (g_utf8_validate (pages[i].markdown, -1, NULL));
      g_assert_true (g_str_has_prefix (pages[i].markdown, "# "));
      g_assert_cmpuint (strlen (pages[i].title), >, 5);
    }
}

static void
places_have_their_page (void)
{
  g_assert_cmpstr (app_help_pages_find_for ("map")->name, ==, "carte");
  g_assert_cmpstr (app_help_pages_find_for ("import")->name, ==, "importer");
  g_assert_cmpstr (app_help_pages_find_for ("nowhere")->name, ==, "premiers-pas");
  g_assert_cmpstr (app_help_pages_find_for (NULL)->name, ==, "premiers-pas");
}

static void
words_are_found_without_accents (void)
{
  const AppHelpPage *page = app_help_pages_find ("importer");
  g_autofree char   *found = app_help_page_dup_excerpt (page, "QUARTIERS prioritaires");
  g_autofree char   *plain = app_help_page_dup_excerpt (page, "telecharger");
  g_autofree char   *absent = app_help_page_dup_excerpt (page, "hippopotame");
  g_autofree char   *all = app_help_page_dup_excerpt (page, NULL);

  g_assert_nonnull (strstr (found, "quartiers"));
  g_assert_nonnull (plain);
  g_assert_null (absent);
  g_assert_cmpstr (all, ==, "");
}

static void
excerpts_are_short (void)
{
  guint              n_pages;
  const AppHelpPage *pages = app_help_pages_get (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *excerpt = app_help_page_dup_excerpt (&pages[i], "de");

      if (excerpt != NULL)
        g_assert_cmpint (g_utf8_strlen (excerpt, -1), <=, 91);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/help/links-lead-somewhere", links_lead_somewhere);
  g_test_add_func ("/app/help/pages-have-titles", pages_have_titles);
  g_test_add_func ("/app/help/places-have-their-page", places_have_their_page);
  g_test_add_func ("/app/help/words-are-found-without-accents", words_are_found_without_accents);
  g_test_add_func ("/app/help/excerpts-are-short", excerpts_are_short);
  return g_test_run ();
}
