#include "dossier-view-verified.h"

static DossierViewAge
find_age (const char *words,
          guint       days_later)
{
  g_autoptr (BaseDate)     date = base_date_new_from_words (words);
  g_autoptr (DossierValue) value = dossier_value_new_date (date);

  return dossier_view_age_of (value, date->latest + days_later);
}

static void
it_is_fresh_for_a_year_and_ageing_for_three (void)
{
  g_assert_cmpint (find_age ("3 mai 2020", 0), ==, DOSSIER_VIEW_AGE_FRESH);
  g_assert_cmpint (find_age ("3 mai 2020", 365), ==, DOSSIER_VIEW_AGE_FRESH);
  g_assert_cmpint (find_age ("3 mai 2020", 366), ==, DOSSIER_VIEW_AGE_AGEING);
  g_assert_cmpint (find_age ("3 mai 2020", 3 * 365), ==, DOSSIER_VIEW_AGE_AGEING);
  g_assert_cmpint (find_age ("3 mai 2020", 3 * 365 + 1), ==, DOSSIER_VIEW_AGE_OLD);
}

/* Of a year, its last day counts. */
static void
what_is_not_precise_is_as_young_as_it_can_be (void)
{
  g_assert_cmpint (find_age ("2020", 365), ==, DOSSIER_VIEW_AGE_FRESH);
}

static void
what_says_no_date_is_old (void)
{
  g_autoptr (BaseDate)     date = base_date_new_from_words ("un jour");
  g_autoptr (DossierValue) words = dossier_value_new_date (date), unknown = dossier_value_new_unknown ();

  g_assert_cmpint (dossier_view_age_of (NULL, 738000), ==, DOSSIER_VIEW_AGE_OLD);
  g_assert_cmpint (dossier_view_age_of (words, 738000), ==, DOSSIER_VIEW_AGE_OLD);
  g_assert_cmpint (dossier_view_age_of (unknown, 738000), ==, DOSSIER_VIEW_AGE_OLD);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dossier-view/verified/it-is-fresh-for-a-year-and-ageing-for-three", it_is_fresh_for_a_year_and_ageing_for_three);
  g_test_add_func ("/dossier-view/verified/what-is-not-precise-is-as-young-as-it-can-be", what_is_not_precise_is_as_young_as_it_can_be);
  g_test_add_func ("/dossier-view/verified/what-says-no-date-is-old", what_says_no_date_is_old);

  return g_test_run ();
}
