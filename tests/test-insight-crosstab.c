#include "insight-fixture.h"

#include "insight-crosstab.h"

typedef struct
{
  const DossierQuery *query;
  const char         *rows, *columns;
  DossierAudience     audience;
} Asked;

static gpointer
ask (DossierReader *reader,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  Asked *asked = data;

  return insight_crosstab_new (reader, asked->query, asked->rows, asked->columns, asked->audience, error);
}

static InsightCrosstab *
cross (DossierFixture *fixture,
       const char     *text,
       const char     *rows,
       const char     *columns,
       DossierAudience audience,
       GError        **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new_from_text (text, NULL);
  Asked                    asked = { query, rows, columns, audience };

  return dossier_store_ask (fixture->store, ask, &asked, error);
}

static void
arrange (DossierFixture *fixture)
{
  g_autofree char *argenville = dossier_fixture_make (fixture, "territory", "name=Argenville", "type=commune", NULL);
  g_autofree char *here = insight_fixture_pair ("territory", argenville);
  g_autofree char *lilas = dossier_fixture_make (fixture, "structure", "name=Les Lilas", "type=social_centre", here, NULL);
  g_autofree char *ferry = dossier_fixture_make (fixture, "structure", "name=Ferry", "type=primary_school", here, NULL);
  g_autofree char *hugo = dossier_fixture_make (fixture, "structure", "name=Hugo", "type=middle_school", NULL);
  g_autofree char *a = insight_fixture_pair ("a", lilas), *b = insight_fixture_pair ("b", ferry), *c = insight_fixture_pair ("b", hugo);

  g_free (dossier_fixture_make (fixture, "link", a, b, "kind=joint_action", "formality=informal", "programmes=clas", "programmes=pre", NULL));
  g_free (dossier_fixture_make (fixture, "link", a, c, "kind=joint_action", "formality=?", "programmes=-", NULL));
  g_free (dossier_fixture_make (fixture, "link", a, c, "kind=referral", NULL));
}

static void
assert_csv (DossierFixture *fixture,
            const char     *text,
            const char     *rows,
            const char     *columns,
            const char     *expected)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (InsightCrosstab) table = cross (fixture, text, rows, columns, DOSSIER_AUDIENCE_INTERNAL, &error);
  g_autofree char            *csv = NULL;

  g_assert_no_error (error);
  csv = insight_crosstab_dup_csv (table);
  g_assert_cmpstr (csv, ==, expected);
}

static void
test_a_table_tells_what_is_not_known_apart (DossierFixture *fixture,
                                            gconstpointer   data)
{
  arrange (fixture);
  assert_csv (fixture, "link", "kind", "formality",
              "\"Kind of link / Formality\";\"informel\";\"Not answered\";\"Not known\";\"Total\"\n"
              "\"action ou projet commun\";1;0;1;2\n"
              "\"orientation d'enfants ou de familles\";0;1;0;1\n"
              "\"Total\";1;1;1;3\n");
  assert_csv (fixture, "link", "kind", "programmes",
              "\"Kind of link / Programmes\";\"CLAS\";\"PRE\";\"Not answered\";\"Not applicable\";\"Total\"\n"
              "\"action ou projet commun\";1;1;0;1;2\n"
              "\"orientation d'enfants ou de familles\";0;0;1;0;1\n"
              "\"Total\";1;1;1;1;3\n");
  assert_csv (fixture, "structure?type=social_centre&type=primary_school", "territory", "link.formality",
              "\"Commune / Links: Formality\";\"informel\";\"Not answered\";\"Not known\";\"Total\"\n"
              "\"Argenville\";2;1;1;2\n"
              "\"Total\";2;1;1;2\n");
}

static void
test_a_cell_opens_its_list (DossierFixture *fixture,
                            gconstpointer   data)
{
  g_autoptr (InsightCrosstab) table = NULL;
  g_autoptr (DossierQuery)    cell = NULL, row = NULL, all = NULL;

  arrange (fixture);
  table = cross (fixture, "link?kind=joint_action&kind=referral", "kind", "formality", DOSSIER_AUDIENCE_INTERNAL, NULL);
  cell = insight_crosstab_dup_query (table, 0, 2);
  row = insight_crosstab_dup_query (table, 0, INSIGHT_CROSSTAB_TOTAL);
  all = insight_crosstab_dup_query (table, INSIGHT_CROSSTAB_TOTAL, INSIGHT_CROSSTAB_TOTAL);
  g_assert_cmpint (dossier_fixture_count (fixture, cell), ==, insight_crosstab_get_count (table, 0, 2));
  g_assert_cmpint (dossier_fixture_count (fixture, row), ==, insight_crosstab_get_count (table, 0, INSIGHT_CROSSTAB_TOTAL));
  g_assert_cmpint (dossier_fixture_count (fixture, all), ==, insight_crosstab_get_count (table, INSIGHT_CROSSTAB_TOTAL, INSIGHT_CROSSTAB_TOTAL));
  g_assert_cmpint (insight_crosstab_get_count (table, 0, 2), ==, 1);
}

static void
test_every_cell_of_the_demonstration_opens_its_list (DossierFixture *fixture,
                                                     gconstpointer   data)
{
  static const char *const pairs[][3] = {
    { "link", "formality", "programmes" },
    { "structure?type=social_centre&type=maison_de_quartier", "territory", "link.formality" },
    { "structure", "type", "presence.clas" },
  };

  insight_fixture_tell_demonstration (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (GError)          error = NULL;
      g_autoptr (InsightCrosstab) table = cross (fixture, pairs[i][0], pairs[i][1], pairs[i][2], DOSSIER_AUDIENCE_INTERNAL, &error);

      g_assert_no_error (error);
      for (guint row = 0; row < table->cross->rows->len; row += 3)
        for (guint column = 0; column < table->cross->columns->len; column += 2)
          {
            g_autoptr (DossierQuery) query = insight_crosstab_dup_query (table, row, column);

            g_assert_cmpint (dossier_fixture_count (fixture, query), ==, insight_crosstab_get_count (table, row, column));
          }
    }
}

static void
test_an_audience_counts_what_it_may_see (DossierFixture *fixture,
                                         gconstpointer   data)
{
  g_autoptr (InsightCrosstab) table = NULL;
  g_autoptr (GError)          error = NULL;
  g_autoptr (DossierQuery)    referral = dossier_query_new_from_text ("link?kind=referral", NULL);
  g_autofree char            *hidden = NULL;

  arrange (fixture);
  hidden = dossier_fixture_dup_first_id (fixture, referral);
  dossier_fixture_put (fixture, hidden, "visibility=internal", NULL);
  table = cross (fixture, "link", "kind", "formality", DOSSIER_AUDIENCE_NETWORK, NULL);
  g_assert_cmpint (table->cross->total, ==, 2);
  g_assert_null (cross (fixture, "link", "kind", "holding", DOSSIER_AUDIENCE_NETWORK, &error));
  g_assert_error (error, INSIGHT_CROSSTAB_ERROR, INSIGHT_CROSSTAB_ERROR_NOT_SHOWN);
}

static void
test_a_hidden_record_is_no_heading (DossierFixture *fixture,
                                    gconstpointer   data)
{
  g_autoptr (InsightCrosstab) table = NULL;
  g_autoptr (DossierQuery)    school = dossier_query_new_from_text ("structure?type=middle_school", NULL);
  g_autofree char            *hugo = NULL, *csv = NULL;

  arrange (fixture);
  hugo = dossier_fixture_dup_first_id (fixture, school);
  dossier_fixture_put (fixture, hugo, "visibility=internal", NULL);
  table = cross (fixture, "link", "b", "kind", DOSSIER_AUDIENCE_NETWORK, NULL);
  csv = insight_crosstab_dup_csv (table);
  g_assert_null (strstr (csv, "Hugo"));
}

static void
test_what_cannot_be_crossed_says_so (DossierFixture *fixture,
                                     gconstpointer   data)
{
  static const char *const wrong[] = { "mood", "position", "near.100", "id" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cross (fixture, "structure", "type", wrong[i], DOSSIER_AUDIENCE_INTERNAL, &error));
      g_assert_error (error, INSIGHT_CROSSTAB_ERROR, INSIGHT_CROSSTAB_ERROR_NO_SUCH_FIELD);
    }
}

static void
test_a_cell_is_no_formula (DossierFixture *fixture,
                           gconstpointer   data)
{
  g_autoptr (InsightCrosstab) table = NULL;
  g_autofree char            *csv = NULL;

  g_free (dossier_fixture_make (fixture, "structure", "name==1+1", "management=municipal", NULL));
  table = cross (fixture, "structure", "name", "management", DOSSIER_AUDIENCE_INTERNAL, NULL);
  csv = insight_crosstab_dup_csv (table);
  g_assert_nonnull (strstr (csv, "\"'=1+1\";1"));
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/insight/crosstab/it-tells-what-is-not-known-apart", test_a_table_tells_what_is_not_known_apart);
  dossier_fixture_add ("/insight/crosstab/a-cell-opens-its-list", test_a_cell_opens_its_list);
  dossier_fixture_add ("/insight/crosstab/every-cell-of-the-demonstration-opens-its-list", test_every_cell_of_the_demonstration_opens_its_list);
  dossier_fixture_add ("/insight/crosstab/an-audience-counts-what-it-may-see", test_an_audience_counts_what_it_may_see);
  dossier_fixture_add ("/insight/crosstab/a-hidden-record-is-no-heading", test_a_hidden_record_is_no_heading);
  dossier_fixture_add ("/insight/crosstab/what-cannot-be-crossed-says-so", test_what_cannot_be_crossed_says_so);
  dossier_fixture_add ("/insight/crosstab/a-cell-is-no-formula", test_a_cell_is_no_formula);

  return g_test_run ();
}
