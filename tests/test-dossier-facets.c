#include "dossier-fixture.h"

#include "dossier-facets.h"
#include "dossier-path.h"

#include <string.h>

#define N_TERRITORIES 3
#define N_STRUCTURES 24
#define N_LINKS 40
#define N_QUESTIONS 60

typedef struct
{
  const DossierQuery *query;
  const char *const  *paths;
  const char         *rows, *columns;
} Asked;

static gpointer
ask_facets (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Asked *asked = data;

  return dossier_facets_count (reader, asked->query, asked->paths, error);
}

static gpointer
ask_cross (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Asked *asked = data;

  return dossier_facets_cross (reader, asked->query, asked->rows, asked->columns, error);
}

static GPtrArray *
count_facets (DossierFixture     *fixture,
              const DossierQuery *query,
              const char *const  *paths)
{
  Asked              asked = { query, paths, NULL, NULL };
  g_autoptr (GError) error = NULL;
  GPtrArray         *facets = dossier_store_ask (fixture->store, ask_facets, &asked, &error);

  g_assert_no_error (error);
  return facets;
}

static DossierCross *
count_cross (DossierFixture     *fixture,
             const DossierQuery *query,
             const char         *rows,
             const char         *columns)
{
  Asked              asked = { query, NULL, rows, columns };
  g_autoptr (GError) error = NULL;
  DossierCross      *cross = dossier_store_ask (fixture->store, ask_cross, &asked, &error);

  g_assert_no_error (error);
  return cross;
}

static char *
dup_words (const DossierFacet *facet)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < facet->values->len; i++)
    {
      const DossierFacetValue *value = facet->values->pdata[i];

      g_string_append_printf (words, "%s%s %" G_GINT64_FORMAT, i > 0 ? ", " : "", value->label, value->count);
    }
  return g_string_free (words, FALSE);
}

static void
assert_facet (DossierFixture *fixture,
              const char     *text,
              const char     *path,
              const char     *expected)
{
  const char *const        paths[] = { path, NULL };
  g_autoptr (DossierQuery) query = dossier_query_new_from_text (text, NULL);
  g_autoptr (GPtrArray)    facets = count_facets (fixture, query, paths);
  g_autofree char         *words = dup_words (facets->pdata[0]);

  g_assert_cmpstr (words, ==, expected);
}

static void
arrange_small (DossierFixture *fixture)
{
  g_autofree char *lilas = dossier_fixture_make (fixture, "structure", "name=Les Lilas", "type=social_centre", "management=municipal", NULL);
  g_autofree char *ferry = dossier_fixture_make (fixture, "structure", "name=Ferry", "type=primary_school", "management=?", NULL);
  g_autofree char *hugo = dossier_fixture_make (fixture, "structure", "name=Hugo", "type=middle_school", "management=-", NULL);
  g_autofree char *curie = dossier_fixture_make (fixture, "structure", "name=Curie", "type=middle_school", NULL);
  g_autofree char *a = g_strconcat ("a=", lilas, NULL);
  g_autofree char *to_ferry = g_strconcat ("b=", ferry, NULL);
  g_autofree char *to_hugo = g_strconcat ("b=", hugo, NULL);

  g_free (dossier_fixture_make (fixture, "link", a, to_ferry, "kind=joint_action", "programmes=clas", "programmes=pre", "began=2019-2020", NULL));
  g_free (dossier_fixture_make (fixture, "link", a, to_hugo, "kind=joint_action", "programmes=-", "began=depuis longtemps", NULL));
  g_free (dossier_fixture_make (fixture, "link", a, to_hugo, "kind=referral", NULL));
}

static void
test_what_is_not_known_is_counted_apart (DossierFixture *fixture,
                                         gconstpointer   data)
{
  arrange_small (fixture);
  assert_facet (fixture, "structure", "management", "municipal 1, Not answered 1, Not known 1, Not applicable 1");
  assert_facet (fixture, "link", "programmes", "CLAS 1, PRE 1, Not answered 1, Not applicable 1");
  assert_facet (fixture, "link", "began", "2019-2020 1, Imprecise, or over several years 1, Not answered 1");
}

static void
test_counts_follow_the_other_filters (DossierFixture *fixture,
                                      gconstpointer   data)
{
  arrange_small (fixture);
  assert_facet (fixture, "structure", "type", "centre social 1, école primaire 1, collège 2");
  /* Its own filter does not count; another one does. */
  assert_facet (fixture, "structure?type=middle_school", "type", "centre social 1, école primaire 1, collège 2");
  assert_facet (fixture, "structure?type=middle_school", "management", "Not answered 1, Not applicable 1");
  assert_facet (fixture, "structure?management=municipal&type=middle_school", "type", "centre social 1, collège 0");
  assert_facet (fixture, "structure?@words=hugo", "type", "collège 1");
}

static void
test_facets_look_through_links (DossierFixture *fixture,
                                gconstpointer   data)
{
  arrange_small (fixture);
  assert_facet (fixture, "structure", "link.kind", "action ou projet commun 3, orientation d'enfants ou de familles 2");
  assert_facet (fixture, "structure", "link.other.type", "centre social 2, école primaire 1, collège 1");
  assert_facet (fixture, "structure", "link", "None 1, 1 1, 2 1, 3 to 5 1");
  assert_facet (fixture, "link", "structure.type", "centre social 3, école primaire 1, collège 2");
  assert_facet (fixture, "link?structure.type=primary_school", "structure.type", "centre social 3, école primaire 1, collège 2");
  assert_facet (fixture, "link?structure.type=primary_school", "kind", "action ou projet commun 1");
  /* About the same link. */
  assert_facet (fixture, "structure?link.kind=referral", "link.programmes", "Not answered 2");
}

static void
test_merged_terms_are_one (DossierFixture *fixture,
                           gconstpointer   data)
{
  const DossierKind *kind = dossier_kinds_find ("vocabulary_term");
  g_autofree char   *old = NULL, *new = NULL;
  DossierAct        *act = dossier_act_new (NULL);

  arrange_small (fixture);
  {
    g_autoptr (DossierQuery) query = dossier_query_new ("vocabulary_term");
    g_autofree char         *merged = NULL;

    dossier_query_add_filter (query, "vocabulary", "structure_type");
    dossier_query_add_filter (query, "code", "primary_school");
    old = dossier_fixture_dup_first_id (fixture, query);
    dossier_query_clear_filters (query, "code");
    dossier_query_add_filter (query, "code", "elementary_school");
    new = dossier_fixture_dup_first_id (fixture, query);
  }
  dossier_act_set (act, kind, old, "merged_into", dossier_value_new_reference (new));
  dossier_fixture_write (fixture, act);
  g_free (dossier_fixture_make (fixture, "structure", "name=Zola", "type=elementary_school", NULL));
  assert_facet (fixture, "structure", "type", "centre social 1, école élémentaire 2, collège 2");
}

static void
test_what_cannot_be_counted_says_so (DossierFixture *fixture,
                                     gconstpointer   data)
{
  static const char *const paths[] = { "position", "near.1000", "id", "mood" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      const char *const        asked_paths[] = { paths[i], NULL };
      g_autoptr (DossierQuery) query = dossier_query_new ("structure");
      Asked                    asked = { query, asked_paths, NULL, NULL };
      g_autoptr (GError)       error = NULL;

      g_assert_null (dossier_store_ask (fixture->store, ask_facets, &asked, &error));
      g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED);
    }
}

/* --- properties, on a network drawn by lot */

static const char *
draw (const char *const *words)
{
  return words[g_test_rand_int_range (0, (gint32) g_strv_length ((char **) words))];
}

static const char *const types[] = { "social_centre", "primary_school", "middle_school", "high_school", "?", "", NULL };
static const char *const managements[] = { "municipal", "association", "-", "?", "", NULL };
static const char *const kinds[] = { "joint_action", "referral", "", NULL };
static const char *const formalities[] = { "informal", "by_agreement", "?", "-", "", NULL };
static const char *const programmes[] = { "clas", "pre", "reaap", "-", "?", "", NULL };
static const char *const begins[] = { "2019-2020", "2020", "avant 2018", "depuis longtemps", "?", "", NULL };
static const char *const ends[] = { "", "", "2015", "juin 2021", "?", NULL };

static char *
pair (const char *field,
      const char *value)
{
  return g_strdup_printf ("%s=%s", field, value);
}

static void
arrange_by_lot (DossierFixture *fixture)
{
  char *territories[N_TERRITORIES], *structures[N_STRUCTURES];

  for (guint i = 0; i < N_TERRITORIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("name=Commune %u", i);

      territories[i] = dossier_fixture_make (fixture, "territory", name, "type=commune", NULL);
    }
  for (guint i = 0; i < N_STRUCTURES; i++)
    {
      g_autofree char *name = g_strdup_printf ("name=Structure %u", i);
      g_autofree char *type = pair ("type", draw (types)), *management = pair ("management", draw (managements));
      g_autofree char *where = pair ("territory", i % 5 == 0 ? "" : territories[g_test_rand_int_range (0, N_TERRITORIES)]);

      structures[i] = dossier_fixture_make (fixture, "structure", name, type, management, where, NULL);
    }
  for (guint i = 0; i < N_LINKS; i++)
    {
      guint            a = (guint) g_test_rand_int_range (0, N_STRUCTURES - 4), b = (a + (guint) g_test_rand_int_range (1, N_STRUCTURES - 4)) % (N_STRUCTURES - 4);
      g_autofree char *one = pair ("a", structures[a]), *other = pair ("b", structures[b]);
      g_autofree char *kind = pair ("kind", draw (kinds)), *formality = pair ("formality", draw (formalities));
      g_autofree char *first = pair ("programmes", draw (programmes)), *began = pair ("began", draw (begins)), *ended = pair ("ended", draw (ends));
      gboolean         several = g_str_equal (first, "programmes=clas") && g_test_rand_bit ();

      g_free (dossier_fixture_make (fixture, "link", one, other, kind, formality, began, ended, first, several ? "programmes=pre" : NULL, NULL));
    }
  for (guint i = 0; i < N_TERRITORIES; i++)
    g_free (territories[i]);
  for (guint i = 0; i < N_STRUCTURES; i++)
    g_free (structures[i]);
}

static const char *const structure_paths[] = { "type", "management", "territory", "life", "presence.clas", "link", "link.kind", "link.formality", "link.programmes",
                                               "link.other.type", "link.life", "link.began", NULL };
static const char *const link_paths[] = { "kind", "formality", "programmes", "began", "life", "holding", "presence.pre", "a.type", "structure.type", "structure.territory", "structure.management", NULL };

/* A question by lot, from values that are there. */
static DossierQuery *
draw_query (DossierFixture    *fixture,
            const char        *kind,
            const char *const *paths)
{
  g_autoptr (DossierQuery) all = dossier_query_new (kind);
  g_autoptr (GPtrArray)    facets = count_facets (fixture, all, paths);
  DossierQuery            *query = dossier_query_new (kind);

  for (guint n = (guint) g_test_rand_int_range (0, 4); n > 0; n--)
    {
      const DossierFacet *facet = facets->pdata[g_test_rand_int_range (0, (gint32) facets->len)];

      for (guint i = 0; i < facet->values->len; i++)
        if (g_test_rand_int_range (0, 3) == 0)
          dossier_query_add_filter (query, facet->path, ((DossierFacetValue *) facet->values->pdata[i])->value);
    }
  if (g_test_rand_int_range (0, 4) == 0)
    dossier_query_set_date (query, 737000);
  return query;
}

/* What the facet says is what choosing the value would show. */
static void
assert_facet_holds (DossierFixture     *fixture,
                    const DossierQuery *query,
                    const DossierFacet *facet)
{
  DossierPath path;
  gint64      sum = 0;

  g_assert_true (dossier_path_read (dossier_kinds_find (dossier_query_get_kind (query)), facet->path, &path));
  for (guint i = 0; i < facet->values->len; i++)
    {
      const DossierFacetValue *value = facet->values->pdata[i];
      g_autoptr (DossierQuery) chosen = dossier_query_copy (query);

      sum += value->count;
      dossier_query_clear_filters (chosen, facet->path);
      if (path.relation != NULL && !dossier_path_is_number (&path))
        dossier_query_clear_filters (chosen, path.relation->target->code);
      dossier_query_add_filter (chosen, facet->path, value->value);
      g_assert_cmpint (dossier_fixture_count (fixture, chosen), ==, value->count);
    }
  if (facet->adds_up)
    g_assert_cmpint (sum, ==, facet->total);
}

static void
check_facets (DossierFixture    *fixture,
              const char        *kind,
              const char *const *paths)
{
  for (guint i = 0; i < N_QUESTIONS; i++)
    {
      g_autoptr (DossierQuery) query = draw_query (fixture, kind, paths);
      g_autoptr (GPtrArray)    facets = count_facets (fixture, query, paths);

      for (guint j = 0; j < facets->len; j++)
        assert_facet_holds (fixture, query, facets->pdata[j]);
    }
}

static void
test_a_facet_says_what_choosing_it_would_show (DossierFixture *fixture,
                                               gconstpointer   data)
{
  arrange_by_lot (fixture);
  check_facets (fixture, "structure", structure_paths);
  check_facets (fixture, "link", link_paths);
}

static void
assert_cells_hold (DossierFixture     *fixture,
                   const DossierQuery *query,
                   const char         *rows,
                   const char         *columns)
{
  g_autoptr (DossierCross) cross = count_cross (fixture, query, rows, columns);
  gint64                   sum = 0;

  g_assert_cmpint (cross->total, ==, dossier_fixture_count (fixture, query));
  for (guint i = 0; i < cross->rows->len; i++)
    for (guint j = 0; j < cross->columns->len; j++)
      {
        g_autoptr (DossierQuery) cell = dossier_query_copy (query);
        gint64                   count = cross->cells[i * cross->columns->len + j];

        sum += count;
        dossier_query_clear_filters (cell, rows);
        dossier_query_clear_filters (cell, columns);
        dossier_query_add_filter (cell, rows, ((DossierFacetValue *) cross->rows->pdata[i])->value);
        dossier_query_add_filter (cell, columns, ((DossierFacetValue *) cross->columns->pdata[j])->value);
        g_assert_cmpint (dossier_fixture_count (fixture, cell), ==, count);
      }
  if (cross->adds_up)
    g_assert_cmpint (sum, ==, cross->total);
}

static void
test_a_cell_says_what_its_question_shows (DossierFixture *fixture,
                                          gconstpointer   data)
{
  static const char *const pairs[][3] = {
    { "structure", "type", "management" },
    { "structure", "territory", "link.formality" },
    { "structure", "link.kind", "link.formality" },
    { "structure", "type", "presence.clas" },
    { "structure", "link.other.type", "link.programmes" },
    { "structure", "type", "link" },
    { "link", "kind", "programmes" },
    { "link", "structure.territory", "formality" },
    { "link", "structure.type", "structure.territory" },
    { "link", "began", "life" },
  };

  arrange_by_lot (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new (pairs[i][0]);

      assert_cells_hold (fixture, query, pairs[i][1], pairs[i][2]);
      dossier_query_add_filter (query, g_str_equal (pairs[i][0], "link") ? "formality" : "management", "?");
      assert_cells_hold (fixture, query, pairs[i][1], pairs[i][2]);
    }
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/dossier/facets/what-is-not-known-is-counted-apart", test_what_is_not_known_is_counted_apart);
  dossier_fixture_add ("/dossier/facets/counts-follow-the-other-filters", test_counts_follow_the_other_filters);
  dossier_fixture_add ("/dossier/facets/they-look-through-links", test_facets_look_through_links);
  dossier_fixture_add ("/dossier/facets/merged-terms-are-one", test_merged_terms_are_one);
  dossier_fixture_add ("/dossier/facets/what-cannot-be-counted-says-so", test_what_cannot_be_counted_says_so);
  dossier_fixture_add ("/dossier/facets/each-says-what-choosing-it-would-show", test_a_facet_says_what_choosing_it_would_show);
  dossier_fixture_add ("/dossier/facets/a-cell-says-what-its-question-shows", test_a_cell_says_what_its_question_shows);

  return g_test_run ();
}
