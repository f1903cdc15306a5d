#include "insight-fixture.h"

#include "insight-findings.h"

/* Three centres and three schools: see arrange (). */
typedef struct
{
  char *lilas, *tilleuls, *closed, *ferry, *curie, *hugo;
  char *held, *plain, *old;
} Network;

static void
arrange (DossierFixture *fixture,
         Network        *self)
{
  g_autofree char *to_lilas = NULL, *to_ferry = NULL, *to_hugo = NULL, *to_tilleuls = NULL;

  self->lilas = dossier_fixture_make (fixture, "structure", "name=Les Lilas", "type=social_centre", "position=2.2,48.95", NULL);
  self->tilleuls = dossier_fixture_make (fixture, "structure", "name=Les Tilleuls", "type=maison_de_quartier", "position=2.3,48.95", NULL);
  self->closed = dossier_fixture_make (fixture, "structure", "name=Fermé", "type=social_centre", "in_network_to=2015", NULL);
  self->ferry = dossier_fixture_make (fixture, "structure", "name=Ferry", "type=elementary_school", "position=2.201,48.95", NULL);
  self->curie = dossier_fixture_make (fixture, "structure", "name=Curie", "type=nursery_school", "position=2.302,48.95", NULL);
  self->hugo = dossier_fixture_make (fixture, "structure", "name=Hugo", "type=middle_school", NULL);
  to_lilas = insight_fixture_pair ("a", self->lilas);
  to_tilleuls = insight_fixture_pair ("a", self->tilleuls);
  to_ferry = insight_fixture_pair ("b", self->ferry);
  to_hugo = insight_fixture_pair ("b", self->hugo);
  self->held = dossier_fixture_make (fixture, "link", to_lilas, to_ferry, "programmes=clas", "verified_on=2015", NULL);
  self->plain = dossier_fixture_make (fixture, "link", to_lilas, to_hugo, "programmes=pre", "verified_on=?", NULL);
  self->old = dossier_fixture_make (fixture, "link", to_tilleuls, to_hugo, "ended=juin 2012", NULL);
}

static void
clear (Network *self)
{
  g_free (self->lilas);
  g_free (self->tilleuls);
  g_free (self->closed);
  g_free (self->ferry);
  g_free (self->curie);
  g_free (self->hugo);
  g_free (self->held);
  g_free (self->plain);
  g_free (self->old);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Network, clear)

typedef struct
{
  const InsightGap       *gap;
  const InsightGapChoice *choice;
  DossierAudience         audience;
  guint                   n_left_out;
} Asked;

static gpointer
ask_gap (DossierReader *reader,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Asked *asked = data;

  return insight_gap_list (asked->gap, asked->choice, reader, asked->audience, &asked->n_left_out, error);
}

static char *
dup_titles (GPtrArray *lines)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const InsightGapLine *line = lines->pdata[i];

      g_string_append_printf (titles, "%s%s%s%s", i > 0 ? "|" : "", line->title, line->words != NULL ? ": " : "", line->words != NULL ? line->words : "");
    }
  return g_string_free (titles, FALSE);
}

static void
assert_gap (DossierFixture *fixture,
            Asked          *asked,
            const char     *code,
            const char     *expected)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char      *titles = NULL;

  asked->gap = insight_gaps_find (code);
  g_assert_nonnull (asked->gap);
  lines = dossier_store_ask (fixture->store, ask_gap, asked, NULL);
  g_assert_nonnull (lines);
  titles = dup_titles (lines);
  g_assert_cmpstr (titles, ==, expected);
}

static void
test_who_has_no_link (DossierFixture *fixture,
                      gconstpointer   data)
{
  g_auto (Network) network = { NULL };
  Asked            asked = { NULL, NULL, DOSSIER_AUDIENCE_INTERNAL, 0 };

  arrange (fixture, &network);
  /* Its only link is over; the centre that is over is nobody's gap. */
  assert_gap (fixture, &asked, "centres-without-link", "Les Tilleuls");
  assert_gap (fixture, &asked, "centres-without-college", "Les Tilleuls");
  assert_gap (fixture, &asked, "schools-without-centre", "Curie");
  assert_gap (fixture, &asked, "near-without-link", "Curie: Les Tilleuls, 146 m");
}

static void
test_metres_are_chosen (DossierFixture *fixture,
                        gconstpointer   data)
{
  g_auto (Network) network = { NULL };
  InsightGapChoice choice = { .metres = 100 };
  Asked            asked = { NULL, &choice, DOSSIER_AUDIENCE_INTERNAL, 0 };

  arrange (fixture, &network);
  assert_gap (fixture, &asked, "near-without-link", "");
}

static void
test_a_programme_has_three_answers (DossierFixture *fixture,
                                    gconstpointer   data)
{
  g_auto (Network) network = { NULL };
  InsightGapChoice choice = { .programme = "reaap" };
  Asked            asked = { NULL, NULL, DOSSIER_AUDIENCE_INTERNAL, 0 };

  arrange (fixture, &network);
  assert_gap (fixture, &asked, "programme-present", "Les Lilas");
  assert_gap (fixture, &asked, "programme-absent", "");
  assert_gap (fixture, &asked, "programme-unknown", "Les Tilleuls");
  asked.choice = &choice;
  assert_gap (fixture, &asked, "programme-absent", "Les Lilas");
}

static void
hold (DossierFixture *fixture,
      const char     *link,
      const char     *side,
      const char     *structure,
      const char     *to)
{
  g_autofree char *where = insight_fixture_pair ("structure", structure), *until = insight_fixture_pair ("to", to);
  g_autofree char *person = dossier_fixture_make (fixture, "person", "family_name=Noisetier", NULL);
  g_autofree char *who = insight_fixture_pair ("person", person);
  g_autofree char *post = dossier_fixture_make (fixture, "assignment", where, who, until, NULL);
  DossierAct      *act = dossier_act_new (NULL);

  dossier_act_put (act, dossier_kinds_find ("link"), link, side, post, TRUE);
  dossier_fixture_write (fixture, act);
}

static void
test_threads_are_told_by_who_holds_them (DossierFixture *fixture,
                                         gconstpointer   data)
{
  g_auto (Network) network = { NULL };
  Asked            asked = { NULL, NULL, DOSSIER_AUDIENCE_INTERNAL, 0 };

  arrange (fixture, &network);
  assert_gap (fixture, &asked, "threads-nobody", "Les Lilas ↔ Ferry|Les Lilas ↔ Hugo");
  hold (fixture, network.held, "thread_a", network.lilas, "");
  assert_gap (fixture, &asked, "threads-nobody", "Les Lilas ↔ Hugo");
  assert_gap (fixture, &asked, "threads-one-person", "Les Lilas ↔ Ferry");
  assert_gap (fixture, &asked, "centres-by-one-person", "Les Lilas");
  hold (fixture, network.held, "thread_b", network.ferry, "");
  assert_gap (fixture, &asked, "threads-one-person", "");
  assert_gap (fixture, &asked, "threads-thin", "Les Lilas ↔ Ferry");
  hold (fixture, network.plain, "thread_b", network.hugo, "2016");
  assert_gap (fixture, &asked, "threads-left", "Les Lilas ↔ Hugo");
}

static void
test_who_was_never_asked (DossierFixture *fixture,
                          gconstpointer   data)
{
  g_auto (Network) network = { NULL };
  Asked            asked = { NULL, NULL, DOSSIER_AUDIENCE_INTERNAL, 0 };
  g_autofree char *campaign = NULL, *of_campaign = NULL, *of_lilas = NULL, *of_tilleuls = NULL, *contact = NULL;

  arrange (fixture, &network);
  assert_gap (fixture, &asked, "never-surveyed", "Les Lilas|Les Tilleuls");
  campaign = dossier_fixture_make (fixture, "campaign", "title=Enquête", NULL);
  of_campaign = insight_fixture_pair ("campaign", campaign);
  of_lilas = insight_fixture_pair ("structure", network.lilas);
  of_tilleuls = insight_fixture_pair ("structures", network.tilleuls);
  contact = dossier_fixture_make (fixture, "contact", of_campaign, of_lilas, "status=in_progress", NULL);
  assert_gap (fixture, &asked, "never-surveyed", "Les Lilas|Les Tilleuls");
  dossier_fixture_put (fixture, contact, "status=done", NULL);
  assert_gap (fixture, &asked, "never-surveyed", "Les Tilleuls");
  g_free (dossier_fixture_make (fixture, "interview", of_tilleuls, "date=2026", NULL));
  assert_gap (fixture, &asked, "never-surveyed", "");
}

static void
test_what_was_verified_and_when (DossierFixture *fixture,
                                 gconstpointer   data)
{
  g_auto (Network) network = { NULL };
  InsightGapChoice choice = { .years = 60 };
  Asked            asked = { NULL, NULL, DOSSIER_AUDIENCE_INTERNAL, 0 };

  arrange (fixture, &network);
  assert_gap (fixture, &asked, "never-verified", "Les Lilas ↔ Hugo");
  assert_gap (fixture, &asked, "verified-long-ago", "Les Lilas ↔ Ferry: 2015");
  asked.choice = &choice;
  assert_gap (fixture, &asked, "verified-long-ago", "");
}

static void
test_an_audience_is_told_what_it_may_see (DossierFixture *fixture,
                                          gconstpointer   data)
{
  g_auto (Network) network = { NULL };
  Asked            asked = { NULL, NULL, DOSSIER_AUDIENCE_NETWORK, 0 };

  arrange (fixture, &network);
  dossier_fixture_put (fixture, network.plain, "visibility=internal", NULL);
  assert_gap (fixture, &asked, "never-verified", "");
  g_assert_cmpuint (asked.n_left_out, ==, 1);
  /* The hidden link is a link all the same. */
  asked.n_left_out = 0;
  assert_gap (fixture, &asked, "centres-without-college", "Les Tilleuls");
  /* Who holds a thread is internal. */
  assert_gap (fixture, &asked, "threads-nobody", "");
  g_assert_cmpuint (asked.n_left_out, ==, 2);
  /* A hidden end is called by what it is. */
  dossier_fixture_put (fixture, network.held, "verified_on=", NULL);
  dossier_fixture_put (fixture, network.ferry, "visibility=internal", NULL);
  assert_gap (fixture, &asked, "never-verified", "Les Lilas ↔ école élémentaire");
}

static gpointer
ask_findings (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return insight_findings_list (reader, NULL, *(DossierAudience *) data, error);
}

static void
test_findings_are_sentences (DossierFixture *fixture,
                             gconstpointer   data)
{
  g_auto (Network)      network = { NULL };
  DossierAudience       audience = DOSSIER_AUDIENCE_INTERNAL;
  g_autoptr (GPtrArray) findings = NULL;

  arrange (fixture, &network);
  findings = dossier_store_ask (fixture->store, ask_findings, &audience, NULL);
  g_assert_cmpstr (((InsightFinding *) findings->pdata[0])->sentence, ==, "1 centre of 2 has no link.");
}

/* Each finding has as many as the list it opens, for each audience; no gap is a question that cannot be asked. */
static void
test_findings_open_what_they_say (DossierFixture *fixture,
                                  gconstpointer   data)
{
  DossierAudience       audience = DOSSIER_AUDIENCE_INTERNAL;
  g_autoptr (GPtrArray) findings = NULL;
  guint                 n_gaps;

  insight_fixture_tell_demonstration (fixture);
  findings = dossier_store_ask (fixture->store, ask_findings, &audience, NULL);
  insight_gaps_get (&n_gaps);
  g_assert_cmpuint (findings->len, >, n_gaps / 2);
  for (guint i = 0; i < findings->len; i++)
    {
      const InsightFinding *finding = findings->pdata[i];
      Asked                 asked = { finding->gap, NULL, audience, 0 };
      g_autoptr (GPtrArray) lines = dossier_store_ask (fixture->store, ask_gap, &asked, NULL);

      g_assert_cmpuint (lines->len, ==, finding->n);
      g_assert_cmpint (dossier_fixture_count (fixture, finding->query), ==, finding->n);
      g_assert_cmpuint (finding->n, <=, finding->total);
    }
}

static void
test_the_three_answers_add_up (DossierFixture *fixture,
                               gconstpointer   data)
{
  static const char *const codes[] = { "programme-present", "programme-absent", "programme-unknown" };
  gint64                   sum = 0;
  g_autoptr (DossierQuery) whole = insight_gap_dup_whole (insight_gaps_find (codes[0]));

  insight_fixture_tell_demonstration (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (DossierQuery) query = insight_gap_dup_query (insight_gaps_find (codes[i]), NULL);

      sum += dossier_fixture_count (fixture, query);
    }
  g_assert_cmpint (sum, ==, dossier_fixture_count (fixture, whole));
}

static void
test_the_real_schools_have_neighbours (DossierFixture *fixture,
                                       gconstpointer   data)
{
  Asked                 asked = { insight_gaps_find ("near-without-link"), NULL, DOSSIER_AUDIENCE_PUBLIC, 0 };
  g_autoptr (GPtrArray) lines = NULL;

  if (!insight_fixture_import_valdoise (fixture))
    return;
  asked.audience = DOSSIER_AUDIENCE_NETWORK;
  lines = dossier_store_ask (fixture->store, ask_gap, &asked, NULL);
  g_assert_cmpuint (lines->len, ==, 124);
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/insight/gaps/who-has-no-link", test_who_has_no_link);
  dossier_fixture_add ("/insight/gaps/metres-are-chosen", test_metres_are_chosen);
  dossier_fixture_add ("/insight/gaps/a-programme-has-three-answers", test_a_programme_has_three_answers);
  dossier_fixture_add ("/insight/gaps/threads-are-told-by-who-holds-them", test_threads_are_told_by_who_holds_them);
  dossier_fixture_add ("/insight/gaps/who-was-never-asked", test_who_was_never_asked);
  dossier_fixture_add ("/insight/gaps/what-was-verified-and-when", test_what_was_verified_and_when);
  dossier_fixture_add ("/insight/gaps/an-audience-is-told-what-it-may-see", test_an_audience_is_told_what_it_may_see);
  dossier_fixture_add ("/insight/gaps/findings-are-sentences", test_findings_are_sentences);
  dossier_fixture_add ("/insight/gaps/findings-open-what-they-say", test_findings_open_what_they_say);
  dossier_fixture_add ("/insight/gaps/the-three-answers-add-up", test_the_three_answers_add_up);
  dossier_fixture_add ("/insight/gaps/the-real-schools-have-neighbours", test_the_real_schools_have_neighbours);

  return g_test_run ();
}
