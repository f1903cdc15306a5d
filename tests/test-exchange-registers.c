#include "exchange-fixture.h"

#include <string.h>

#define COMMUNES "valdoise/communes/communes-95-geo.api.gouv.fr-2026.geojson"
#define DIRECTORY "valdoise/annuaire/fr-en-annuaire-education_95_COMPOSITE-TEST_"
#define SCHOOLS DIRECTORY "headers2026.csv"
#define QPV "valdoise/qpv/qpv_95_2024_ddt95.geojson"
#define REP "valdoise/rep/liste-des-rep-et-rep-rentree-2022_95.csv"
#define CENTRES "valdoise/centres-sociaux/centres-sociaux-95_SYNTHETIC-FICTIONAL.csv"

static const char *const whole_directories[] = {
  "headers2023.csv",
  "headers2024.csv",
  "headers2026.csv",
  "EXCEL-resaved.csv",
  "EXCEL-resaved-cp1252.csv",
  "exports-json.json",
  "exports-geojson.geojson",
};

static void
test_the_val_d_oise_comes_in_once (ExchangeFixture *fixture,
                                   gconstpointer    data)
{
  static const char *const files[] = { COMMUNES, SCHOOLS, QPV, REP, CENTRES };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (ExchangePlan) plan = exchange_fixture_import_shared (fixture, files[i]);

      if (plan == NULL)
        return;
      exchange_fixture_tell (plan);
    }
  g_assert_cmpint (exchange_fixture_count (fixture, "territory", "type", "commune"), ==, 183);
  g_assert_cmpint (exchange_fixture_count (fixture, "territory", "type", "qpv"), ==, 42);
  g_assert_cmpint (exchange_fixture_count (fixture, "territory", "type", "rep"), ==, 35);
  g_assert_cmpint (exchange_fixture_count (fixture, "structure", NULL, NULL), ==, 787 + 62);
  g_assert_cmpint (exchange_fixture_count (fixture, "structure", "position", ""), ==, 9);
  g_assert_cmpint (exchange_fixture_count (fixture, "structure", "priority_education", "rep") + exchange_fixture_count (fixture, "structure", "priority_education", "rep+"), ==, 252);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (ExchangePlan) plan = exchange_fixture_import_shared (fixture, files[i]);

      exchange_fixture_tell (plan);
      g_assert_cmpuint (exchange_plan_get_counts (plan)->added, ==, 0);
      g_assert_cmpuint (exchange_plan_get_counts (plan)->updated, ==, 0);
    }
}

/* Under the sanitizers, where memory is slow, one file of each format is enough. */
static gboolean
is_worth_its_time (const char *directory)
{
#ifdef __SANITIZE_ADDRESS__
  return strcmp (directory, "EXCEL-resaved-cp1252.csv") == 0 || strcmp (directory, "exports-geojson.geojson") == 0;
#else
  return TRUE;
#endif
}

static void
test_each_directory_gives_the_same_schools (ExchangeFixture *fixture,
                                            gconstpointer    data)
{
  g_autofree char         *name = g_strconcat (DIRECTORY, data, NULL), *other = NULL;
  g_autoptr (ExchangePlan) plan = is_worth_its_time (data) ? exchange_fixture_import_shared (fixture, name) : NULL, again = NULL;

  if (!is_worth_its_time (data))
    g_test_skip ("too slow under the sanitizers");
  if (plan == NULL)
    return;
  exchange_fixture_assert_counts (plan, 787, 0, 0);
  g_assert_cmpint (exchange_fixture_count (fixture, "structure", NULL, NULL), ==, 787);
  g_assert_cmpint (exchange_fixture_count (fixture, "structure", "position", ""), ==, 9);
  other = g_strconcat (DIRECTORY, strcmp (data, "headers2026.csv") == 0 ? "EXCEL-resaved-cp1252.csv" : "headers2026.csv", NULL);
  again = exchange_fixture_import_shared (fixture, other);
  exchange_fixture_tell (again);
  g_assert_cmpuint (exchange_plan_get_counts (again)->added, ==, 0);
}

static void
test_a_page_of_an_answer_says_what_is_missing (ExchangeFixture *fixture,
                                               gconstpointer    data)
{
  g_autofree char         *name = g_strconcat (DIRECTORY, data, NULL);
  g_autoptr (ExchangePlan) plan = exchange_fixture_import_shared (fixture, name);

  if (plan == NULL)
    return;
  exchange_fixture_assert_counts (plan, 100, 0, 0);
  g_assert_cmpint (exchange_plan_get_counts (plan)->more, ==, 687);
}

static void
test_every_shape_of_quarters_is_known (ExchangeFixture *fixture,
                                       gconstpointer    data)
{
  g_autoptr (ExchangePlan) plan = exchange_fixture_import_shared (fixture, data);

  if (plan == NULL)
    return;
  exchange_fixture_assert_counts (plan, 42, 0, 0);
}

static void
test_a_list_of_centres_maps_itself (ExchangeFixture *fixture,
                                    gconstpointer    data)
{
  g_autoptr (ExchangePlan) plan = exchange_fixture_import_shared (fixture, data), again = NULL;

  if (plan == NULL)
    return;
  exchange_fixture_tell (plan);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->added, ==, exchange_plan_get_counts (plan)->rows);
  g_assert_cmpint (exchange_fixture_count (fixture, "structure", "position", ""), ==, 0);
  again = exchange_fixture_import_shared (fixture, data);
  exchange_fixture_tell (again);
  g_assert_cmpuint (exchange_plan_get_counts (again)->unchanged, ==, exchange_plan_get_counts (plan)->rows);
}

static void
test_the_real_export_keeps_both_rows_of_a_uai (ExchangeFixture *fixture,
                                               gconstpointer    data)
{
  g_autoptr (ExchangePlan) plan = exchange_fixture_import_shared (fixture, "elsewhere/fr-en-annuaire-education_035_2023-06-08.csv"), again = NULL;

  if (plan == NULL)
    return;
  exchange_fixture_tell (plan);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->added, ==, 685 + 117 + 86 + 2);
  again = exchange_fixture_import_shared (fixture, "elsewhere/fr-en-annuaire-education_035_2023-06-08.csv");
  g_assert_cmpuint (exchange_plan_get_counts (again)->added + exchange_plan_get_counts (again)->updated, ==, 0);
}

/* Half a minute: with -m thorough. */
static void
test_the_nation_comes_in_one_go (ExchangeFixture *fixture,
                                 gconstpointer    data)
{
  g_autoptr (ExchangePlan) communes = NULL, schools = NULL, again = NULL;
  g_autoptr (GTimer)       timer = g_timer_new ();

  if (!g_test_thorough ())
    {
      g_test_skip ("only when asked to be thorough");
      return;
    }
  communes = exchange_fixture_import_shared (fixture, "national/communes-france-geojson-2018.geojson");
  g_test_message ("communes: %.1f s", g_timer_elapsed (timer, NULL));
  exchange_fixture_tell (communes);
  g_timer_start (timer);
  schools = exchange_fixture_import_shared (fixture, "national/fr-en-annuaire-education_NATIONAL-SIZE_COMPOSITE-TEST_headers2026.csv");
  g_test_message ("schools: %.1f s", g_timer_elapsed (timer, NULL));
  exchange_fixture_tell (schools);
  g_timer_start (timer);
  again = exchange_fixture_import_shared (fixture, "national/fr-en-annuaire-education_NATIONAL-SIZE_COMPOSITE-TEST_headers2026.csv");
  g_test_message ("schools again: %.1f s", g_timer_elapsed (timer, NULL));
  exchange_fixture_tell (again);
  g_assert_cmpuint (exchange_plan_get_counts (communes)->added, ==, 35357);
  g_assert_cmpuint (exchange_plan_get_counts (again)->added + exchange_plan_get_counts (again)->updated, ==, 0);
}

static void
test_a_trial_of_the_val_d_oise_is_its_import (ExchangeFixture *fixture,
                                              gconstpointer    data)
{
  static const char *const files[] = { COMMUNES, SCHOOLS, QPV, REP, CENTRES };
  g_auto (GStrv)           paths = g_new0 (char *, G_N_ELEMENTS (files) + 1);
  g_autoptr (GPtrArray)    requests = NULL, tried = NULL, done = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    if ((paths[i] = exchange_fixture_find_shared (files[i])) == NULL)
      return;
  requests = exchange_fixture_list_requests ((const char *const *) paths);
  tried = exchange_fixture_run (fixture, requests, EXCHANGE_IMPORT_TRIAL);
  g_assert_cmpint (exchange_fixture_count (fixture, "territory", NULL, NULL), ==, 0);
  done = exchange_fixture_run (fixture, requests, EXCHANGE_IMPORT_WRITE);
  for (guint i = 0; i < tried->len; i++)
    exchange_fixture_assert_same (tried->pdata[i], done->pdata[i]);
}

#define ADD(name, data, test) g_test_add ("/exchange/registers/" name, ExchangeFixture, data, exchange_fixture_set_up, test, exchange_fixture_tear_down)

static void
add_for_each (const char        *name,
              const char *const *files,
              gsize              n,
              void (*test) (ExchangeFixture *, gconstpointer))
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *base = g_path_get_basename (files[i]);
      g_autofree char *path = g_strdup_printf ("/exchange/registers/%s/%s", name, base);

      g_test_add (path, ExchangeFixture, files[i], exchange_fixture_set_up, test, exchange_fixture_tear_down);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const char *const pages[] = { "api-v1-records.json", "api-v2.1-records.json" };
  static const char *const quarters[] = { QPV, "valdoise/qpv/QP2024_95_WGS84_DERIVED.geojson", "valdoise/qpv/QP2024_95_LB93_DERIVED.geojson", "valdoise/qpv/qp-2015-property-names_95_DERIVED.geojson", "valdoise/qpv/shp/QP2024_95_LB93_DERIVED.shp", "valdoise/qpv/shp-latin1/QP2024_95_LB93_latin1_DERIVED.shp" };
  static const char *const lists[] = { CENTRES, "elsewhere/centres-sociaux/angers_2022.csv", "elsewhere/centres-sociaux/centre-val-de-loire_2020.csv", "elsewhere/centres-sociaux/gironde_2019.csv", "elsewhere/centres-sociaux/maine-et-loire_2020_lambert93.csv" };

  dossier_fixture_init (&argc, &argv);
  ADD ("the-val-d-oise-comes-in-once", NULL, test_the_val_d_oise_comes_in_once);
  add_for_each ("each-directory-gives-the-same-schools", whole_directories, G_N_ELEMENTS (whole_directories), test_each_directory_gives_the_same_schools);
  add_for_each ("a-page-of-an-answer-says-what-is-missing", pages, G_N_ELEMENTS (pages), test_a_page_of_an_answer_says_what_is_missing);
  add_for_each ("every-shape-of-quarters-is-known", quarters, G_N_ELEMENTS (quarters), test_every_shape_of_quarters_is_known);
  add_for_each ("a-list-of-centres-maps-itself", lists, G_N_ELEMENTS (lists), test_a_list_of_centres_maps_itself);
  ADD ("the-real-export-keeps-both-rows-of-a-uai", NULL, test_the_real_export_keeps_both_rows_of_a_uai);
  ADD ("the-nation-comes-in-one-go", NULL, test_the_nation_comes_in_one_go);
  ADD ("a-trial-of-the-val-d-oise-is-its-import", NULL, test_a_trial_of_the_val_d_oise_is_its_import);
  return g_test_run ();
}
