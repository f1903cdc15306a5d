#include "guide-fit.h"

#include "dossier-terms.h"
#include "guide-network.h"

/* --- the rule, whatever the signs */

#define N_PRACTICES 12
#define N_SIGNS 40

static const char *const ways[] = { "crisis_time", "programme", "stable_contacts", "project_support", "schools_meeting" };

static void
make_practices (DossierFixture *fixture,
                GRand          *random)
{
  for (guint i = 0; i < N_PRACTICES; i++)
    {
      g_autofree char *statement = g_strdup_printf ("statement=p%02u", i), *order = g_strdup_printf ("order=%02u", i);
      g_autofree char *one = guide_network_pair ("levers", ways[g_rand_int_range (random, 0, G_N_ELEMENTS (ways))]);
      g_autofree char *other = guide_network_pair ("levers", ways[g_rand_int_range (random, 0, G_N_ELEMENTS (ways))]);

      g_free (dossier_fixture_make (fixture, "practice", statement, order, one, other, NULL));
    }
}

static GuideFitSign *
draw_sign (GRand *random)
{
  static const GuideFitSort sorts[] = { GUIDE_FIT_LEVER, GUIDE_FIT_WAY_IN, GUIDE_FIT_NEIGHBOURS, GUIDE_FIT_PEERS, GUIDE_FIT_PROGRAMME };
  g_autofree char          *word = g_strconcat ("lever:", ways[g_rand_int_range (random, 0, G_N_ELEMENTS (ways))], NULL);
  g_autofree char          *witness = g_strdup_printf ("%d", g_rand_int_range (random, 0, 9));

  return guide_fit_sign_new (sorts[g_rand_int_range (random, 0, G_N_ELEMENTS (sorts))], word, witness, NULL);
}

static const GuideFit *
find_fit (GPtrArray           *fits,
          const GuidePractice *practice,
          guint               *place)
{
  for (*place = 0; *place < fits->len; (*place)++)
    if (((GuideFit *) fits->pdata[*place])->practice == practice)
      return fits->pdata[*place];
  return NULL;
}

static gboolean
answers (const GuidePractice *practice,
         const GuideFitSign  *sign)
{
  return g_strv_contains ((const char *const *) practice->levers, sign->word + strlen ("lever:"));
}

/* Whoever answers the new sign is no lighter, and is behind no one that does not and was behind. */
static void
compare_ranks (const GuideBook    *book,
               GPtrArray          *before,
               GPtrArray          *after,
               const GuideFitSign *sign)
{
  for (guint i = 0; i < book->practices->len; i++)
    for (guint j = 0; j < book->practices->len; j++)
      {
        const GuidePractice *practice = book->practices->pdata[i], *other = book->practices->pdata[j];
        guint                was, is, other_was, other_is;
        const GuideFit      *old = find_fit (before, practice, &was), *new = find_fit (after, practice, &is);

        if (!answers (practice, sign) || answers (other, sign))
          continue;
        g_assert_nonnull (new);
        g_assert_cmpuint (new->weight, >=, old != NULL ? old->weight : 0);
        find_fit (before, other, &other_was);
        find_fit (after, other, &other_is);
        if (was < other_was)
          g_assert_cmpuint (is, <, other_is);
      }
}

static void
test_monotone (DossierFixture *fixture,
               gconstpointer   data)
{
  g_autoptr (GRand)     random = g_rand_new_with_seed (6);
  g_autoptr (GuideBook) book = NULL;

  make_practices (fixture, random);
  book = guide_network_read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
  g_assert_cmpuint (book->practices->len, ==, N_PRACTICES);
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (GPtrArray) signs = g_ptr_array_new_with_free_func ((GDestroyNotify) guide_fit_sign_free);

      for (guint i = 0; i < N_SIGNS; i++)
        {
          g_autoptr (GPtrArray) before = guide_fit_rank (book, signs), after = NULL;

          g_ptr_array_add (signs, draw_sign (random));
          after = guide_fit_rank (book, signs);
          compare_ranks (book, before, after, signs->pdata[i]);
        }
    }
}

static void
test_order_of_signs (DossierFixture *fixture,
                     gconstpointer   data)
{
  g_autoptr (GRand)     random = g_rand_new_with_seed (7);
  g_autoptr (GuideBook) book = NULL;
  g_autoptr (GPtrArray) signs = g_ptr_array_new_with_free_func ((GDestroyNotify) guide_fit_sign_free), ranked = NULL;

  make_practices (fixture, random);
  book = guide_network_read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
  for (guint i = 0; i < N_SIGNS; i++)
    g_ptr_array_add (signs, draw_sign (random));
  ranked = guide_fit_rank (book, signs);
  g_assert_cmpuint (ranked->len, >, 5);
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (GPtrArray) again = NULL;

      for (guint i = signs->len - 1; i > 0; i--)
        {
          guint    j = (guint) g_rand_int_range (random, 0, (int) i + 1);
          gpointer sign = signs->pdata[i];

          signs->pdata[i] = signs->pdata[j];
          signs->pdata[j] = sign;
        }
      again = guide_fit_rank (book, signs);
      g_assert_cmpuint (again->len, ==, ranked->len);
      for (guint i = 0; i < ranked->len; i++)
        {
          g_assert_true (((GuideFit *) again->pdata[i])->practice == ((GuideFit *) ranked->pdata[i])->practice);
          g_assert_cmpuint (((GuideFit *) again->pdata[i])->weight, ==, ((GuideFit *) ranked->pdata[i])->weight);
        }
    }
}

static void
test_doubling (DossierFixture *fixture,
               gconstpointer   data)
{
  g_autoptr (GuideBook) book = NULL;
  g_autoptr (GPtrArray) signs = g_ptr_array_new_with_free_func ((GDestroyNotify) guide_fit_sign_free);
  static const guint    weights[] = { 4, 5, 5, 6, 6, 6, 6, 7 };

  g_free (dossier_fixture_make (fixture, "practice", "statement=a", "levers=programme", NULL));
  book = guide_network_read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      g_autofree char      *witness = g_strdup_printf ("%u", i);
      g_autoptr (GPtrArray) fits = NULL;

      g_ptr_array_add (signs, guide_fit_sign_new (GUIDE_FIT_NEIGHBOURS, "lever:programme", witness, NULL));
      g_ptr_array_add (signs, guide_fit_sign_new (GUIDE_FIT_NEIGHBOURS, "lever:programme", witness, NULL));
      fits = guide_fit_rank (book, signs);
      g_assert_cmpuint (((GuideFit *) fits->pdata[0])->weight, ==, weights[i]);
    }
}

/* --- counted per practice */

static gint64
count_by_list (DossierFixture      *fixture,
               const GuidePractice *practice,
               const GuideFound    *found,
               DossierAudience      audience)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("link");

  dossier_query_set_audience (query, (DossierVisibility) audience);
  if (found->code != NULL)
    dossier_query_add_filter (query, found->field, found->code);
  for (guint i = 0; found->code == NULL && i < practice->found->len; i++)
    {
      const GuideFound *other = practice->found->pdata[i];

      if (g_str_equal (other->field, found->field) && other->code != NULL)
        dossier_query_add_filter (query, found->field, other->code);
    }
  return dossier_fixture_count (fixture, query);
}

static void
assert_counts_agree (DossierFixture *fixture,
                     DossierAudience audience)
{
  g_autoptr (GuideBook) book = guide_network_read_book (fixture, audience);
  guint                 n = 0;

  for (guint i = 0; i < book->practices->len; i++)
    {
      const GuidePractice *practice = book->practices->pdata[i];

      for (guint j = 0; j < practice->found->len; j++, n++)
        g_assert_cmpint (((GuideFound *) practice->found->pdata[j])->n_links, ==, count_by_list (fixture, practice, practice->found->pdata[j], audience));
    }
  g_assert_cmpuint (n, >, N_PRACTICES);
}

static void
test_counts (DossierFixture *fixture,
             gconstpointer   data)
{
  g_autoptr (GRand)     random = g_rand_new_with_seed (8);
  g_auto (GuideNetwork) network = { 0 };
  g_autofree char      *term = dossier_term_derive_id ("way_in", "schools_meeting"), *other = dossier_term_derive_id ("way_in", "project_support");
  g_autofree char      *into = guide_network_pair ("merged_into", other);

  guide_network_arrange (fixture, &network);
  make_practices (fixture, random);
  for (guint i = 0; i < 24; i++)
    {
      g_autofree char *one = guide_network_pair (i % 3 > 0 ? "levers" : "ways_in", ways[g_rand_int_range (random, 0, G_N_ELEMENTS (ways))]);
      g_autofree char *more = guide_network_pair ("levers", ways[g_rand_int_range (random, 0, G_N_ELEMENTS (ways))]);
      g_autofree char *link = guide_network_link (fixture, network.centre, network.zola, one, i % 2 > 0 ? more : NULL);

      if (i % 5 == 0)
        dossier_fixture_put (fixture, link, "visibility=internal", NULL);
      if (i % 7 == 0)
        guide_network_delete (fixture, "link", link);
    }
  assert_counts_agree (fixture, DOSSIER_AUDIENCE_INTERNAL);
  assert_counts_agree (fixture, DOSSIER_AUDIENCE_NETWORK);
  dossier_fixture_put (fixture, term, into, NULL);
  assert_counts_agree (fixture, DOSSIER_AUDIENCE_INTERNAL);
}

/* A word nobody offers any more is told on no link. */
static void
test_retired_counts (DossierFixture *fixture,
                     gconstpointer   data)
{
  g_auto (GuideNetwork) network = { 0 };
  g_autofree char      *term = dossier_term_derive_id ("way_in", "crisis_time");
  g_autoptr (GuideBook) before = NULL, after = NULL;

  guide_network_arrange (fixture, &network);
  before = guide_network_read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
  dossier_fixture_put (fixture, term, "active=no", NULL);
  after = guide_network_read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
  g_assert_cmpuint (guide_book_find_practice (before, network.crisis)->found->len, ==, 4);
  g_assert_cmpuint (guide_book_find_practice (after, network.crisis)->found->len, ==, 0);
  g_assert_cmpstr (guide_book_find_practice (before, network.crisis)->digest, !=, guide_book_find_practice (after, network.crisis)->digest);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/guide/fit/one-more-sign-puts-nobody-back-who-answers-it", test_monotone);
  dossier_fixture_add ("/guide/fit/the-order-of-signs-does-not-count", test_order_of_signs);
  dossier_fixture_add ("/guide/fit/a-reason-weighs-one-more-as-it-doubles", test_doubling);
  dossier_fixture_add ("/guide/count/agrees-with-the-list-it-opens", test_counts);
  dossier_fixture_add ("/guide/count/a-retired-word-counts-nowhere", test_retired_counts);
  return g_test_run ();
}
