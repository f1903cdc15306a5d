#include "dossier-fixture.h"

#include "dossier-lens.h"

/* Two centres and two schools: one formal link, two informal ones. */
static void
arrange (DossierFixture *fixture)
{
  g_autofree char *lilas = dossier_fixture_make (fixture, "structure", "name=Lilas", "type=social_centre", NULL);
  g_autofree char *tilleuls = dossier_fixture_make (fixture, "structure", "name=Tilleuls", "type=social_centre", NULL);
  g_autofree char *ferry = dossier_fixture_make (fixture, "structure", "name=Ferry", "type=primary_school", NULL);
  g_autofree char *hugo = dossier_fixture_make (fixture, "structure", "name=Hugo", "type=middle_school", NULL);
  g_autofree char *a = g_strconcat ("a=", lilas, NULL), *other_a = g_strconcat ("a=", tilleuls, NULL);
  g_autofree char *b = g_strconcat ("b=", ferry, NULL), *other_b = g_strconcat ("b=", hugo, NULL);

  g_free (dossier_fixture_make (fixture, "link", a, b, "formality=by_agreement", NULL));
  g_free (dossier_fixture_make (fixture, "link", a, other_b, "formality=informal", "ended=2015", NULL));
  g_free (dossier_fixture_make (fixture, "link", other_a, b, "formality=informal", NULL));
}

static void
assert_shown (DossierFixture *fixture,
              const char     *text,
              const char     *expected)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (DossierLens)  lens = dossier_lens_new_from_text (text, &error);
  g_autoptr (DossierQuery) structures = NULL, links = NULL;
  g_autofree char         *names = NULL, *titles = NULL, *shown = NULL;

  g_assert_no_error (error);
  structures = dossier_lens_dup_shown_structures (lens);
  links = dossier_lens_dup_shown_links (lens);
  names = dossier_fixture_dup_titles (fixture, structures);
  titles = dossier_fixture_dup_titles (fixture, links);
  shown = g_strdup_printf ("%s / %s", names, titles);
  g_assert_cmpstr (shown, ==, expected);
}

static void
test_structures_links_or_both_are_filtered (DossierFixture *fixture,
                                            gconstpointer   data)
{
  arrange (fixture);
  assert_shown (fixture, "both structure link", "Ferry|Hugo|Lilas|Tilleuls / Lilas ↔ Ferry|Lilas ↔ Hugo|Tilleuls ↔ Ferry");
  assert_shown (fixture, "structures structure?type=social_centre&type=middle_school link?formality=by_agreement", "Hugo|Lilas|Tilleuls / Lilas ↔ Hugo");
  assert_shown (fixture, "links structure?type=social_centre link?formality=by_agreement", "Ferry|Lilas / Lilas ↔ Ferry");
  assert_shown (fixture, "both structure?type=social_centre&type=middle_school link?formality=informal", "Hugo|Lilas|Tilleuls / Lilas ↔ Hugo");
  assert_shown (fixture, "both structure?@words=ferry link", "Ferry / ");
}

static void
test_one_day_is_that_of_both (DossierFixture *fixture,
                              gconstpointer   data)
{
  arrange (fixture);
  assert_shown (fixture, "structures structure?@date=2020-01-01 link", "Ferry|Hugo|Lilas|Tilleuls / Lilas ↔ Ferry|Tilleuls ↔ Ferry");
  assert_shown (fixture, "links structure link?@date=2020-01-01&formality=informal", "Ferry|Tilleuls / Tilleuls ↔ Ferry");
}

static void
test_a_lens_comes_back_from_its_text (void)
{
  static const char       text[] = "links structure?type=middle_school&@words=Jules%20Ferry link?kind=referral";
  g_autoptr (DossierLens) lens = dossier_lens_new_from_text (text, NULL);
  g_autofree char        *again = dossier_lens_dup_text (lens);

  g_assert_cmpint (dossier_lens_get_scope (lens), ==, DOSSIER_LENS_LINKS);
  g_assert_cmpstr (dossier_query_get_words (dossier_lens_get_structures (lens)), ==, "Jules Ferry");
  g_assert_cmpstr (again, ==, text);
}

static void
test_what_is_not_a_lens_says_so (void)
{
  static const char *const torn[] = { "", "both", "all structure link", "both link structure", "both structure link?x" };

  for (gsize i = 0; i < G_N_ELEMENTS (torn); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_lens_new_from_text (torn[i], &error));
      g_assert_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_UNREADABLE);
    }
}

static void
test_a_view_keeps_a_lens (DossierFixture *fixture,
                          gconstpointer   data)
{
  g_autofree char          *id = dossier_fixture_make (fixture, "view", "title=Collèges sans lien", "filters=both structure?type=middle_school&link=0 link", NULL);
  g_autoptr (DossierRecord) view = dossier_fixture_find (fixture, id);
  g_autoptr (DossierLens)   lens = dossier_lens_new_from_text (dossier_record_get_text (view, "filters"), NULL);

  g_assert_nonnull (lens);
  g_assert_cmpuint (dossier_query_get_n_filters (dossier_lens_get_structures (lens)), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/dossier/lens/structures-links-or-both-are-filtered", test_structures_links_or_both_are_filtered);
  dossier_fixture_add ("/dossier/lens/one-day-is-that-of-both", test_one_day_is_that_of_both);
  g_test_add_func ("/dossier/lens/it-comes-back-from-its-text", test_a_lens_comes_back_from_its_text);
  g_test_add_func ("/dossier/lens/what-is-not-one-says-so", test_what_is_not_a_lens_says_so);
  dossier_fixture_add ("/dossier/lens/a-view-keeps-it", test_a_view_keeps_a_lens);

  return g_test_run ();
}
