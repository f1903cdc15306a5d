#include "guide-fit.h"

#include "dossier-terms.h"
#include "guide-network.h"

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

static void
illustrate (DossierFixture *fixture,
            const char     *practice,
            const char     *link)
{
  g_autofree char *by = guide_network_pair ("links", link);

  dossier_fixture_put (fixture, practice, by, NULL);
}

/* --- of a link */

static void
test_link (DossierFixture *fixture,
           gconstpointer   data)
{
  g_auto (GuideNetwork) network = { 0 };
  g_autofree char      *of_zola = NULL, *behind = NULL;
  g_autoptr (GuideFits) fits = NULL;

  guide_network_arrange (fixture, &network);
  of_zola = guide_network_pair ("links", network.of_zola);
  behind = guide_network_pair ("practices", network.page);
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
  g_auto (GuideNetwork) network = { 0 };
  g_autofree char      *carrier = NULL, *of_carrier = NULL;
  g_autoptr (GuideFits) fits = NULL;

  guide_network_arrange (fixture, &network);
  carrier = g_strconcat ("programmes=clas@", network.centre, NULL);
  of_carrier = guide_network_link (fixture, network.centre, network.far, carrier, NULL);
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
  g_auto (GuideNetwork) network = { 0 };
  g_autoptr (GuideFits) fits = NULL;

  guide_network_arrange (fixture, &network);
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
  g_auto (GuideNetwork) network = { 0 };
  g_autofree char      *link = NULL;
  g_autoptr (GuideFits) fits = NULL, after = NULL;

  guide_network_arrange (fixture, &network);
  link = guide_network_link (fixture, network.curie, network.centre, "levers=stable_contacts", NULL);
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
  g_auto (GuideNetwork) network = { 0 };

  guide_network_arrange (fixture, &network);
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
  g_auto (GuideNetwork) network = { 0 };
  g_autofree char      *term = dossier_term_derive_id ("way_in", "programme");
  g_autoptr (GError)    error = NULL;

  guide_network_arrange (fixture, &network);
  assert_fits (fixture, network.curie, "crisis: neighbours; framework: programme 2; steady: peers");
  dossier_fixture_put (fixture, term, "active=no", NULL);
  assert_fits (fixture, network.curie, "crisis: neighbours; steady: peers");
  dossier_fixture_put (fixture, network.zola, "in_network_to=2015", NULL);
  assert_fits (fixture, network.curie, "crisis: neighbours");
  guide_network_delete (fixture, "practice", network.crisis);
  assert_fits (fixture, network.curie, "");
  g_assert_true (dossier_store_undo (fixture->store, NULL, NULL, &error));
  assert_fits (fixture, network.curie, "crisis: neighbours");
  dossier_fixture_put (fixture, network.of_hugo, "ended=juin 2012", NULL);
  assert_fits (fixture, network.curie, "");
  g_assert_true (dossier_store_undo (fixture->store, NULL, NULL, &error));
  guide_network_delete (fixture, "link", network.of_hugo);
  assert_fits (fixture, network.curie, "");
  assert_fits (fixture, network.of_hugo, "");
}

static void
test_merged (DossierFixture *fixture,
             gconstpointer   data)
{
  g_auto (GuideNetwork) network = { 0 };
  g_autofree char      *term = dossier_term_derive_id ("way_in", "crisis_time"), *other = dossier_term_derive_id ("way_in", "stable_contacts");
  g_autofree char      *into = guide_network_pair ("merged_into", other);

  guide_network_arrange (fixture, &network);
  dossier_fixture_put (fixture, term, into, NULL);
  /* Both words are one now: each practice answers both, once. */
  assert_fits (fixture, network.curie, "steady: neighbours, peers; crisis: neighbours, peers; framework: programme 2");
}

static void
test_audience (DossierFixture *fixture,
               gconstpointer   data)
{
  g_auto (GuideNetwork) network = { 0 };
  g_autofree char      *of_zola = NULL, *behind = NULL, *text = NULL;
  g_autoptr (GuideFits) fits = NULL, of_link = NULL, of_public = NULL;

  guide_network_arrange (fixture, &network);
  of_zola = guide_network_pair ("links", network.of_zola);
  behind = guide_network_pair ("practices", network.page);
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
  return g_test_run ();
}
