#include "guide-fit.h"

#include "dossier-fixture.h"
#include "dossier-terms.h"

/* --- asking */

typedef struct
{
  const char     *id;
  DossierAudience audience;
} Asked;

static gpointer
ask_fits (DossierReader *reader,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Asked *asked = data;

  return guide_fits_read (reader, asked->audience, asked->id, error);
}

static GuideFits *
read_fits_for (DossierFixture *fixture,
               const char     *id,
               DossierAudience audience)
{
  g_autoptr (GError) error = NULL;
  Asked              asked = { id, audience };
  GuideFits         *fits = dossier_store_ask (fixture->store, ask_fits, &asked, &error);

  g_assert_no_error (error);
  return fits;
}

static GuideFits *
read_fits (DossierFixture *fixture,
           const char     *id)
{
  return read_fits_for (fixture, id, DOSSIER_AUDIENCE_INTERNAL);
}

static gpointer
ask_book (DossierReader *reader,
          gpointer       audience,
          GCancellable  *cancellable,
          GError       **error)
{
  return guide_book_read (reader, GPOINTER_TO_UINT (audience), error);
}

static GuideBook *
read_book (DossierFixture *fixture,
           DossierAudience audience)
{
  return dossier_store_ask (fixture->store, ask_book, GUINT_TO_POINTER (audience), NULL);
}

/* "a: brake trust 1, example 1; b: …" */
static char *
dup_fits (const GuideFits *fits)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < fits->fits->len; i++)
    {
      const GuideFit *fit = fits->fits->pdata[i];

      g_string_append_printf (text, "%s%s:", i > 0 ? "; " : "", fit->practice->statement);
      for (guint j = 0; j < fit->reasons->len; j++)
        {
          const GuideFitReason *reason = fit->reasons->pdata[j];

          g_string_append_printf (text, "%s%s", j > 0 ? ", " : " ", guide_fit_sort_to_code (reason->sort));
          if (reason->witnesses->len > 1)
            g_string_append_printf (text, " %u", reason->witnesses->len);
        }
    }
  return g_string_free (text, FALSE);
}

static void
assert_fits (DossierFixture *fixture,
             const char     *id,
             const char     *expected)
{
  g_autoptr (GuideFits) fits = read_fits (fixture, id);
  g_autofree char      *text = dup_fits (fits);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_words (const GuideFits *fits,
              guint            practice,
              guint            reason,
              const char      *expected)
{
  const GuideFit  *fit = fits->fits->pdata[practice];
  g_autofree char *words = guide_fit_reason_dup_words (fit->reasons->pdata[reason], fits);

  g_assert_cmpstr (words, ==, expected);
}

/* --- a small network */

static char *
pair (const char *field,
      const char *id)
{
  return g_strconcat (field, "=", id, NULL);
}

static char *
make_link (DossierFixture *fixture,
           const char     *a,
           const char     *b,
           const char     *answer,
           const char     *more)
{
  g_autofree char *first = pair ("a", a), *second = pair ("b", b);

  return dossier_fixture_make (fixture, "link", first, second, answer, more, NULL);
}

/* Curie has no link. Zola is like it and a little away; Hugo is in the same town; Far is neither. */
typedef struct
{
  char *town, *centre, *curie, *zola, *hugo, *far;
  char *of_zola, *of_hugo, *of_far;
  char *steady, *crisis, *framework, *page;
} Network;

static void
arrange (DossierFixture *fixture,
         Network        *self)
{
  g_autofree char *in_town = NULL;

  self->town = dossier_fixture_make (fixture, "territory", "name=Argenville", "type=commune", NULL);
  in_town = pair ("territory", self->town);
  self->centre = dossier_fixture_make (fixture, "structure", "name=Les Lilas", "type=social_centre", NULL);
  self->curie = dossier_fixture_make (fixture, "structure", "name=Curie", "type=middle_school", "priority_education=rep", in_town, NULL);
  self->zola = dossier_fixture_make (fixture, "structure", "name=Zola", "type=middle_school", "priority_education=rep+", NULL);
  self->hugo = dossier_fixture_make (fixture, "structure", "name=Hugo", "type=elementary_school", in_town, NULL);
  self->far = dossier_fixture_make (fixture, "structure", "name=Far", "type=middle_school", "priority_education=none", NULL);
  self->of_zola = make_link (fixture, self->centre, self->zola, "levers=stable_contacts", NULL);
  self->of_hugo = make_link (fixture, self->hugo, self->centre, "ways_in=crisis_time", "programmes=clas");
  self->of_far = make_link (fixture, self->centre, self->far, "levers=project_support", "programmes=pre");
  self->steady = dossier_fixture_make (fixture, "practice", "statement=steady", "order=01", "levers=stable_contacts", "brakes=changing_contact", "factors=trust", NULL);
  self->crisis = dossier_fixture_make (fixture, "practice", "statement=crisis", "order=02", "levers=crisis_time", NULL);
  self->framework = dossier_fixture_make (fixture, "practice", "statement=framework", "order=03", "levers=programme", NULL);
  self->page = dossier_fixture_make (fixture, "practice", "statement=page", "order=04", "factors=clear_roles", NULL);
}

static void
clear (Network *self)
{
  char **ids = (char **) self;

  for (gsize i = 0; i < sizeof *self / sizeof (char *); i++)
    g_free (ids[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Network, clear)

static void
illustrate (DossierFixture *fixture,
            const char     *practice,
            const char     *link)
{
  g_autofree char *by = pair ("links", link);

  dossier_fixture_put (fixture, practice, by, NULL);
}

static void delete (DossierFixture *fixture,
                    const char     *kind,
                    const char     *id)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_delete (act, dossier_kinds_find (kind), id);
  dossier_fixture_write (fixture, act);
}

/* --- of a link */

static void
test_link (DossierFixture *fixture,
           gconstpointer   data)
{
  g_auto (Network)      network = { 0 };
  g_autofree char      *of_zola = NULL, *behind = NULL;
  g_autoptr (GuideFits) fits = NULL;

  arrange (fixture, &network);
  of_zola = pair ("links", network.of_zola);
  behind = pair ("practices", network.page);
  dossier_fixture_put (fixture, network.of_zola, "brakes=changing_contact", "factors=trust", NULL);
  g_free (dossier_fixture_make (fixture, "passage", "raw=une page", of_zola, behind, NULL));
  illustrate (fixture, network.crisis, network.of_zola);
  assert_fits (fixture, network.of_zola, "steady: brake, lever, factor; crisis: example; page: said");
  assert_fits (fixture, network.of_hugo, "crisis: way_in");
  fits = read_fits (fixture, network.of_zola);
  g_assert_cmpint (fits->subject, ==, GUIDE_FIT_LINK);
  assert_words (fits, 0, 0, "Brake recorded here: interlocuteur qui change");
  assert_words (fits, 1, 0, "This link shows it");
}

static void
test_carried (DossierFixture *fixture,
              gconstpointer   data)
{
  g_auto (Network)      network = { 0 };
  g_autofree char      *carrier = NULL, *of_carrier = NULL;
  g_autoptr (GuideFits) fits = NULL;

  arrange (fixture, &network);
  carrier = g_strconcat ("programmes=clas@", network.centre, NULL);
  of_carrier = make_link (fixture, network.centre, network.far, carrier, NULL);
  illustrate (fixture, network.page, network.of_hugo);
  assert_fits (fixture, of_carrier, "");
  dossier_fixture_put (fixture, of_carrier, "factors=clear_roles", NULL);
  assert_fits (fixture, of_carrier, "page: factor, programme_example");
  fits = read_fits (fixture, of_carrier);
  assert_words (fits, 0, 1, "1 link carried by CLAS shows it");
}

/* --- of a structure without link */

static void
test_place (DossierFixture *fixture,
            gconstpointer   data)
{
  g_auto (Network)      network = { 0 };
  g_autoptr (GuideFits) fits = NULL;

  arrange (fixture, &network);
  illustrate (fixture, network.page, network.of_zola);
  assert_fits (fixture, network.curie, "crisis: neighbours; framework: programme 2; page: peer_example; steady: peers");
  fits = read_fits (fixture, network.curie);
  g_assert_cmpint (fits->subject, ==, GUIDE_FIT_PLACE);
  g_assert_cmpstr (fits->like, ==, "collège in priority education");
  assert_words (fits, 0, 0, "Lever of 1 link nearby: moment de crise");
  assert_words (fits, 1, 0, "Programmes present here: REP/REP+, CLAS");
  assert_words (fits, 2, 0, "A link of Zola shows it (collège in priority education)");
  assert_words (fits, 3, 0, "Lever at Zola (collège in priority education): stabilité des interlocuteurs");
}

static void
test_linked (DossierFixture *fixture,
             gconstpointer   data)
{
  g_auto (Network)      network = { 0 };
  g_autofree char      *link = NULL;
  g_autoptr (GuideFits) fits = NULL, after = NULL;

  arrange (fixture, &network);
  link = make_link (fixture, network.curie, network.centre, "levers=stable_contacts", NULL);
  fits = read_fits (fixture, network.curie);
  g_assert_cmpint (fits->subject, ==, GUIDE_FIT_NOTHING);
  g_assert_cmpuint (fits->fits->len, ==, 0);
  /* A link that is over leaves it without any. */
  dossier_fixture_put (fixture, link, "ended=juin 2012", NULL);
  after = read_fits (fixture, network.curie);
  g_assert_cmpint (after->subject, ==, GUIDE_FIT_PLACE);
}

static void
test_distance (DossierFixture *fixture,
               gconstpointer   data)
{
  g_auto (Network) network = { 0 };

  arrange (fixture, &network);
  dossier_fixture_put (fixture, network.curie, "position=2.2,48.95", NULL);
  dossier_fixture_put (fixture, network.far, "position=2.205,48.95", NULL);
  g_free (dossier_fixture_make (fixture, "practice", "statement=file", "order=05", "levers=project_support", NULL));
  /* Far stands 365 m away, in another commune. */
  assert_fits (fixture, network.curie, "crisis: neighbours; framework: programme 3; file: neighbours; steady: peers");
  dossier_fixture_put (fixture, network.far, "position=2.3,48.95", NULL);
  assert_fits (fixture, network.curie, "crisis: neighbours; framework: programme 2; steady: peers");
}

static void
test_gone (DossierFixture *fixture,
           gconstpointer   data)
{
  g_auto (Network)   network = { 0 };
  g_autofree char   *term = dossier_term_derive_id ("way_in", "programme");
  g_autoptr (GError) error = NULL;

  arrange (fixture, &network);
  assert_fits (fixture, network.curie, "crisis: neighbours; framework: programme 2; steady: peers");
  dossier_fixture_put (fixture, term, "active=no", NULL);
  assert_fits (fixture, network.curie, "crisis: neighbours; steady: peers");
  dossier_fixture_put (fixture, network.zola, "in_network_to=2015", NULL);
  assert_fits (fixture, network.curie, "crisis: neighbours");
  delete (fixture, "practice", network.crisis);
  assert_fits (fixture, network.curie, "");
  g_assert_true (dossier_store_undo (fixture->store, NULL, NULL, &error));
  assert_fits (fixture, network.curie, "crisis: neighbours");
  dossier_fixture_put (fixture, network.of_hugo, "ended=juin 2012", NULL);
  assert_fits (fixture, network.curie, "");
  g_assert_true (dossier_store_undo (fixture->store, NULL, NULL, &error));
  delete (fixture, "link", network.of_hugo);
  assert_fits (fixture, network.curie, "");
  assert_fits (fixture, network.of_hugo, "");
}

static void
test_merged (DossierFixture *fixture,
             gconstpointer   data)
{
  g_auto (Network) network = { 0 };
  g_autofree char *term = dossier_term_derive_id ("way_in", "crisis_time"), *other = dossier_term_derive_id ("way_in", "stable_contacts");
  g_autofree char *into = pair ("merged_into", other);

  arrange (fixture, &network);
  dossier_fixture_put (fixture, term, into, NULL);
  /* Both words are one now: each practice answers both, once. */
  assert_fits (fixture, network.curie, "steady: neighbours, peers; crisis: neighbours, peers; framework: programme 2");
}

static void
test_audience (DossierFixture *fixture,
               gconstpointer   data)
{
  g_auto (Network)      network = { 0 };
  g_autofree char      *of_zola = NULL, *behind = NULL, *text = NULL;
  g_autoptr (GuideFits) fits = NULL, of_link = NULL, of_public = NULL;

  arrange (fixture, &network);
  of_zola = pair ("links", network.of_zola);
  behind = pair ("practices", network.page);
  g_free (dossier_fixture_make (fixture, "passage", "raw=une page", of_zola, behind, NULL));
  dossier_fixture_put (fixture, network.of_hugo, "visibility=internal", NULL);
  fits = read_fits_for (fixture, network.curie, DOSSIER_AUDIENCE_NETWORK);
  text = dup_fits (fits);
  g_assert_cmpstr (text, ==, "framework: programme; steady: peers");
  of_link = read_fits_for (fixture, network.of_hugo, DOSSIER_AUDIENCE_NETWORK);
  g_assert_cmpint (of_link->subject, ==, GUIDE_FIT_NOTHING);
  /* What was said is internal. */
  assert_fits (fixture, network.of_zola, "page: said; steady: lever");
  of_public = read_fits_for (fixture, network.of_zola, DOSSIER_AUDIENCE_NETWORK);
  g_assert_cmpuint (of_public->fits->len, ==, 1);
}

static void
test_excuses (DossierFixture *fixture,
              gconstpointer   data)
{
  g_autofree char      *school = dossier_fixture_make (fixture, "structure", "name=Curie", "type=middle_school", NULL);
  g_autoptr (GuideFits) empty = read_fits (fixture, school), silent = NULL, nothing = NULL;

  g_assert_true (g_str_has_prefix (guide_fits_get_excuse (empty), "The guide holds no practice yet"));
  g_free (dossier_fixture_make (fixture, "practice", "statement=a", NULL));
  silent = read_fits (fixture, school);
  g_assert_true (g_str_has_prefix (guide_fits_get_excuse (silent), "No practice of the guide says"));
  g_free (dossier_fixture_make (fixture, "practice", "statement=b", "levers=programme", NULL));
  nothing = read_fits (fixture, school);
  g_assert_true (g_str_has_prefix (guide_fits_get_excuse (nothing), "Nothing is known around here"));
}

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
      g_autofree char *one = pair ("levers", ways[g_rand_int_range (random, 0, G_N_ELEMENTS (ways))]);
      g_autofree char *other = pair ("levers", ways[g_rand_int_range (random, 0, G_N_ELEMENTS (ways))]);

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
  book = read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
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
  book = read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
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
  book = read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
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
  g_autoptr (GuideBook) book = read_book (fixture, audience);
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
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  g_auto (Network)  network = { 0 };
  g_autofree char  *term = dossier_term_derive_id ("way_in", "schools_meeting"), *other = dossier_term_derive_id ("way_in", "project_support");
  g_autofree char  *into = pair ("merged_into", other);

  arrange (fixture, &network);
  make_practices (fixture, random);
  for (guint i = 0; i < 24; i++)
    {
      g_autofree char *one = pair (i % 3 > 0 ? "levers" : "ways_in", ways[g_rand_int_range (random, 0, G_N_ELEMENTS (ways))]);
      g_autofree char *more = pair ("levers", ways[g_rand_int_range (random, 0, G_N_ELEMENTS (ways))]);
      g_autofree char *link = make_link (fixture, network.centre, network.zola, one, i % 2 > 0 ? more : NULL);

      if (i % 5 == 0)
        dossier_fixture_put (fixture, link, "visibility=internal", NULL);
      if (i % 7 == 0)
        delete (fixture, "link", link);
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
  g_auto (Network)      network = { 0 };
  g_autofree char      *term = dossier_term_derive_id ("way_in", "crisis_time");
  g_autoptr (GuideBook) before = NULL, after = NULL;

  arrange (fixture, &network);
  before = read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
  dossier_fixture_put (fixture, term, "active=no", NULL);
  after = read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
  g_assert_cmpuint (guide_book_find_practice (before, network.crisis)->found->len, ==, 4);
  g_assert_cmpuint (guide_book_find_practice (after, network.crisis)->found->len, ==, 0);
  g_assert_cmpstr (guide_book_find_practice (before, network.crisis)->digest, !=, guide_book_find_practice (after, network.crisis)->digest);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/guide/fit/a-link-is-spoken-to-by-what-is-recorded-on-it", test_link);
  dossier_fixture_add ("/guide/fit/what-the-same-programme-carries-supports-and-is-no-reason", test_carried);
  dossier_fixture_add ("/guide/fit/a-structure-without-link-is-told-what-serves-around-it", test_place);
  dossier_fixture_add ("/guide/fit/a-structure-that-has-links-is-told-nothing", test_linked);
  dossier_fixture_add ("/guide/fit/neighbours-are-of-the-commune-or-near", test_distance);
  dossier_fixture_add ("/guide/fit/what-is-gone-gives-no-sign", test_gone);
  dossier_fixture_add ("/guide/fit/merged-words-are-one", test_merged);
  dossier_fixture_add ("/guide/fit/an-audience-is-told-what-it-may", test_audience);
  dossier_fixture_add ("/guide/fit/where-nothing-is-told-it-says-why", test_excuses);
  dossier_fixture_add ("/guide/fit/one-more-sign-puts-nobody-back-who-answers-it", test_monotone);
  dossier_fixture_add ("/guide/fit/the-order-of-signs-does-not-count", test_order_of_signs);
  dossier_fixture_add ("/guide/fit/a-reason-weighs-one-more-as-it-doubles", test_doubling);
  dossier_fixture_add ("/guide/count/agrees-with-the-list-it-opens", test_counts);
  dossier_fixture_add ("/guide/count/a-retired-word-counts-nowhere", test_retired_counts);
  return g_test_run ();
}
