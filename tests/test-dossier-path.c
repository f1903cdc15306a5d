#include "dossier-fixture.h"

#include "dossier-nearby.h"
#include "dossier-path.h"

/* Two communes, a centre in each, two écoles and a collège; see arrange (). */
typedef struct
{
  char *argenville, *bezonval;
  char *lilas, *tilleuls, *ferry, *curie, *hugo;
  char *clas, *old, *plain;
} Network;

static void
arrange (DossierFixture *fixture,
         Network        *self)
{
  g_autofree char *in_argenville = NULL, *in_bezonval = NULL;

  self->argenville = dossier_fixture_make (fixture, "territory", "name=Argenville", "type=commune", NULL);
  self->bezonval = dossier_fixture_make (fixture, "territory", "name=Bezonval", "type=commune", NULL);
  in_argenville = g_strconcat ("territory=", self->argenville, NULL);
  in_bezonval = g_strconcat ("territory=", self->bezonval, NULL);
  self->lilas = dossier_fixture_make (fixture, "structure", "name=Les Lilas", "type=social_centre", in_argenville, "position=2.2,48.95", NULL);
  self->tilleuls = dossier_fixture_make (fixture, "structure", "name=Les Tilleuls", "type=maison_de_quartier", in_bezonval, "position=2.3,48.95", NULL);
  self->ferry = dossier_fixture_make (fixture, "structure", "name=Ferry", "type=elementary_school", in_argenville, "position=2.201,48.95", NULL);
  self->curie = dossier_fixture_make (fixture, "structure", "name=Curie", "type=nursery_school", in_argenville, "position=2.205,48.951", NULL);
  self->hugo = dossier_fixture_make (fixture, "structure", "name=Hugo", "type=middle_school", in_bezonval, "position=2.301,48.95", NULL);
  /* The three links of Les Lilas: one of today, one that ended, one about which little is said. */
  {
    g_autofree char *a = g_strconcat ("a=", self->lilas, NULL);
    g_autofree char *ferry = g_strconcat ("b=", self->ferry, NULL);
    g_autofree char *hugo = g_strconcat ("b=", self->hugo, NULL);

    self->clas = dossier_fixture_make (fixture, "link", a, ferry, "kind=joint_action", "formality=by_agreement", "programmes=clas", "began=2021-2022", NULL);
    self->old = dossier_fixture_make (fixture, "link", a, hugo, "kind=joint_action", "formality=informal", "programmes=-", "began=2012", "ended=juin 2015", NULL);
    self->plain = dossier_fixture_make (fixture, "link", a, hugo, "kind=referral", "began=depuis longtemps", NULL);
  }
}

static void
clear (Network *self)
{
  g_free (self->argenville);
  g_free (self->bezonval);
  g_free (self->lilas);
  g_free (self->tilleuls);
  g_free (self->ferry);
  g_free (self->curie);
  g_free (self->hugo);
  g_free (self->clas);
  g_free (self->old);
  g_free (self->plain);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Network, clear)

/* text: of a query. */
static void
assert_titles (DossierFixture *fixture,
               const char     *text,
               const char     *expected)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (DossierQuery) query = dossier_query_new_from_text (text, &error);
  g_autofree char         *titles = NULL;

  g_assert_no_error (error);
  titles = dossier_fixture_dup_titles (fixture, query);
  g_assert_cmpstr (titles, ==, expected);
}

static void
test_what_a_path_may_be (void)
{
  static const struct
  {
    const char *kind, *path;
    gboolean    is;
  } paths[] = {
    { "structure", "type", TRUE },
    { "structure", "territory.type", TRUE },
    { "structure", "link", TRUE },
    { "structure", "link.kind", TRUE },
    { "structure", "link.other.type", TRUE },
    { "structure", "link.other.territory", TRUE },
    { "structure", "link.other", TRUE },
    { "structure", "link.life", TRUE },
    { "structure", "presence.clas", TRUE },
    { "structure", "near.500", TRUE },
    { "structure", "id", TRUE },
    { "link", "structure.territory.type", TRUE },
    { "link", "a.type", TRUE },
    { "link", "holding", TRUE },
    { "link", "assignment.role", TRUE },
    { "structure", "holding", FALSE },
    { "structure", "near", FALSE },
    { "structure", "near.far", FALSE },
    { "structure", "presence", FALSE },
    { "structure", "life.x", FALSE },
    { "structure", "nothing", FALSE },
    { "structure", "type.code", FALSE },
    { "structure", "link.links.kind", FALSE },
    { "structure", "other.type", FALSE },
    { "structure", "", FALSE },
    { "structure", "link.", FALSE },
    { "link", "link", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    g_assert_true (dossier_path_read (dossier_kinds_find (paths[i].kind), paths[i].path, NULL) == paths[i].is);
}

static void
test_links_answer_by_their_ends (DossierFixture *fixture,
                                 gconstpointer   data)
{
  g_auto (Network)         network = { NULL };
  g_autoptr (DossierQuery) query = dossier_query_new ("link");

  arrange (fixture, &network);
  assert_titles (fixture, "link?structure.type=middle_school", "Les Lilas ↔ Hugo|Les Lilas ↔ Hugo");
  assert_titles (fixture, "link?structure.type=maison_de_quartier", "");
  dossier_query_add_filter (query, "structure.territory", network.bezonval);
  g_assert_cmpint (dossier_fixture_count (fixture, query), ==, 2);
  /* One end that is both: there is no collège in Argenville. */
  dossier_query_clear_filters (query, NULL);
  dossier_query_add_filter (query, "structure.territory", network.argenville);
  dossier_query_add_filter (query, "structure.type", "middle_school");
  g_assert_cmpint (dossier_fixture_count (fixture, query), ==, 0);
  dossier_query_clear_filters (query, "structure.type");
  dossier_query_add_filter (query, "structure", "2");
  g_assert_cmpint (dossier_fixture_count (fixture, query), ==, 1);
}

static void
test_structures_answer_by_their_links (DossierFixture *fixture,
                                       gconstpointer   data)
{
  g_auto (Network) network = { NULL };

  arrange (fixture, &network);
  assert_titles (fixture, "structure?link.programmes=clas", "Ferry|Les Lilas");
  assert_titles (fixture, "structure?link.other.type=middle_school", "Les Lilas");
  /* The same link is both, or the structure does not answer. */
  assert_titles (fixture, "structure?link.kind=joint_action&link.formality=informal", "Hugo|Les Lilas");
  assert_titles (fixture, "structure?link.kind=referral&link.formality=informal", "");
}

static void
test_structures_answer_by_how_many_links (DossierFixture *fixture,
                                          gconstpointer   data)
{
  g_auto (Network) network = { NULL };

  arrange (fixture, &network);
  assert_titles (fixture, "structure?link=0", "Curie|Les Tilleuls");
  assert_titles (fixture, "structure?link=1", "Ferry");
  assert_titles (fixture, "structure?link=2..", "Hugo|Les Lilas");
  assert_titles (fixture, "structure?link=0&link=3", "Curie|Les Lilas|Les Tilleuls");
  assert_titles (fixture, "structure?link=0..1", "Curie|Ferry|Les Tilleuls");
  assert_titles (fixture, "structure?link=0&link.formality=informal", "Curie|Ferry|Les Tilleuls");
}

static void
test_a_deleted_link_joins_nothing (DossierFixture *fixture,
                                   gconstpointer   data)
{
  g_auto (Network) network = { NULL };
  DossierAct      *act = dossier_act_new (NULL);

  arrange (fixture, &network);
  dossier_act_delete (act, dossier_kinds_find ("link"), network.clas);
  dossier_fixture_write (fixture, act);
  assert_titles (fixture, "structure?link=0", "Curie|Ferry|Les Tilleuls");
  assert_titles (fixture, "structure?link.programmes=clas", "");
}

static void
test_a_life_is_told_of_today_or_of_a_day (DossierFixture *fixture,
                                          gconstpointer   data)
{
  g_auto (Network) network = { NULL };

  arrange (fixture, &network);
  assert_titles (fixture, "link?life=past", "Les Lilas ↔ Hugo");
  assert_titles (fixture, "link?life=current", "Les Lilas ↔ Ferry|Les Lilas ↔ Hugo");
  assert_titles (fixture, "link?life=current&@date=2014-01-01", "Les Lilas ↔ Hugo|Les Lilas ↔ Hugo");
  assert_titles (fixture, "structure?link=0&link.life=past", "Curie|Ferry|Les Tilleuls");
  assert_titles (fixture, "structure?link=0&@date=2014-01-01", "Curie|Ferry|Les Tilleuls");
  dossier_fixture_put (fixture, network.plain, "status=ended", NULL);
  assert_titles (fixture, "link?life=current", "Les Lilas ↔ Ferry");
  dossier_fixture_put (fixture, network.plain, "status=considered", NULL);
  assert_titles (fixture, "link?life=to_come", "Les Lilas ↔ Hugo");
}

static void
test_present_absent_and_unknown_are_three (DossierFixture *fixture,
                                           gconstpointer   data)
{
  g_auto (Network) network = { NULL };

  arrange (fixture, &network);
  assert_titles (fixture, "link?presence.clas=present", "Les Lilas ↔ Ferry");
  assert_titles (fixture, "link?presence.clas=absent", "Les Lilas ↔ Hugo");
  assert_titles (fixture, "link?presence.clas=unknown", "Les Lilas ↔ Hugo");
  assert_titles (fixture, "link?presence.pre=absent", "Les Lilas ↔ Ferry|Les Lilas ↔ Hugo");
  assert_titles (fixture, "structure?presence.clas=present", "Ferry|Les Lilas");
  assert_titles (fixture, "structure?presence.clas=absent", "");
  assert_titles (fixture, "structure?presence.clas=unknown", "Curie|Hugo|Les Tilleuls");
  assert_titles (fixture, "structure?presence.pre=absent", "Ferry");
  dossier_fixture_put (fixture, network.plain, "programmes=?", NULL);
  assert_titles (fixture, "structure?presence.pre=unknown", "Curie|Hugo|Les Lilas|Les Tilleuls");
  dossier_fixture_put (fixture, network.plain, "programmes=-", NULL);
  assert_titles (fixture, "structure?presence.pre=absent", "Ferry|Hugo|Les Lilas");
}

static char *
make_post (DossierFixture *fixture,
           const char     *structure,
           const char     *person,
           const char     *to)
{
  g_autofree char *where = g_strconcat ("structure=", structure, NULL);
  g_autofree char *who = g_strconcat ("person=", person, NULL);
  g_autofree char *until = g_strconcat ("to=", to, NULL);

  return dossier_fixture_make (fixture, "assignment", where, who, until, NULL);
}

static void
hold (DossierFixture *fixture,
      const char     *link,
      const char     *side,
      const char     *post)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_put (act, dossier_kinds_find ("link"), link, side, post, TRUE);
  dossier_fixture_write (fixture, act);
}

static void
assert_holding (DossierFixture *fixture,
                const char     *link,
                const char     *expected)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("link");

  dossier_query_add_filter (query, "id", link);
  dossier_query_add_filter (query, "holding", expected);
  g_assert_cmpint (dossier_fixture_count (fixture, query), ==, 1);
}

static void
test_how_the_thread_is_held (DossierFixture *fixture,
                             gconstpointer   data)
{
  g_auto (Network) network = { NULL };
  g_autofree char *alba = dossier_fixture_make (fixture, "person", "family_name=Noisetier", NULL);
  g_autofree char *nora = dossier_fixture_make (fixture, "person", "family_name=Mirabelle", NULL);
  g_autofree char *first = NULL, *second = NULL, *vacant = NULL, *twice = NULL, *other = NULL;

  arrange (fixture, &network);
  first = make_post (fixture, network.lilas, alba, "");
  second = make_post (fixture, network.lilas, nora, "");
  vacant = make_post (fixture, network.ferry, "", "");
  twice = make_post (fixture, network.ferry, alba, "");
  other = make_post (fixture, network.ferry, nora, "");

  assert_holding (fixture, network.clas, "nobody");
  hold (fixture, network.clas, "thread_a", first);
  assert_holding (fixture, network.clas, "one_person");
  hold (fixture, network.clas, "thread_b", twice);
  assert_holding (fixture, network.clas, "one_person");
  hold (fixture, network.clas, "thread_a", second);
  assert_holding (fixture, network.clas, "thin");
  hold (fixture, network.clas, "thread_b", vacant);
  assert_holding (fixture, network.clas, "shared");
  dossier_fixture_put (fixture, twice, "to=2016", NULL);
  dossier_fixture_put (fixture, vacant, "to=2017", NULL);
  assert_holding (fixture, network.clas, "left");
  hold (fixture, network.clas, "thread_b", other);
  assert_holding (fixture, network.clas, "thin");

  hold (fixture, network.plain, "thread_a", first);
  hold (fixture, network.plain, "thread_a", second);
  assert_holding (fixture, network.plain, "one_sided");
  dossier_fixture_put (fixture, first, "to=2016", NULL);
  dossier_fixture_put (fixture, second, "to=2016", NULL);
  assert_holding (fixture, network.plain, "left");
}

static void
test_who_bears_the_links_of_a_structure (DossierFixture *fixture,
                                         gconstpointer   data)
{
  g_auto (Network) network = { NULL };
  g_autofree char *alba = dossier_fixture_make (fixture, "person", "family_name=Noisetier", NULL);
  g_autofree char *nora = dossier_fixture_make (fixture, "person", "family_name=Mirabelle", NULL);
  g_autofree char *first = NULL, *second = NULL, *head = NULL;

  arrange (fixture, &network);
  first = make_post (fixture, network.lilas, alba, "");
  second = make_post (fixture, network.lilas, nora, "");
  head = make_post (fixture, network.ferry, nora, "");
  assert_titles (fixture, "structure?bearers=no_link", "Curie|Les Tilleuls");
  assert_titles (fixture, "structure?bearers=nobody", "Ferry|Hugo|Les Lilas");
  hold (fixture, network.clas, "thread_a", first);
  hold (fixture, network.plain, "thread_a", first);
  hold (fixture, network.clas, "thread_b", head);
  assert_titles (fixture, "structure?bearers=one_person", "Ferry|Les Lilas");
  hold (fixture, network.plain, "thread_a", second);
  assert_titles (fixture, "structure?bearers=several", "Les Lilas");
  dossier_fixture_put (fixture, first, "to=2015", NULL);
  assert_titles (fixture, "structure?bearers=one_person", "Ferry|Les Lilas");
}

static gpointer
ask_neighbours (DossierReader *reader,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return dossier_nearby_list (reader, GPOINTER_TO_UINT (data), 0, error);
}

static void
test_neighbours_without_link_are_found (DossierFixture *fixture,
                                        gconstpointer   data)
{
  g_auto (Network)         network = { NULL };
  g_autoptr (GPtrArray)    found = NULL;
  const DossierNeighbours *neighbours;

  arrange (fixture, &network);
  found = dossier_store_ask (fixture->store, ask_neighbours, GUINT_TO_POINTER (1000), NULL);
  g_assert_cmpuint (found->len, ==, 2);
  neighbours = found->pdata[0];
  g_assert_cmpstr (neighbours->school, ==, network.hugo);
  g_assert_cmpstr (neighbours->centre, ==, network.tilleuls);
  g_assert_cmpfloat_with_epsilon (neighbours->metres, 73.0, 1.0);
  neighbours = found->pdata[1];
  g_assert_cmpstr (neighbours->school, ==, network.curie);
  g_assert_cmpstr (neighbours->centre, ==, network.lilas);
  g_assert_cmpfloat_with_epsilon (neighbours->metres, 382.0, 2.0);

  assert_titles (fixture, "structure?near.1000=yes", "Curie|Hugo|Les Lilas|Les Tilleuls");
  assert_titles (fixture, "structure?near.100=yes&type=middle_school", "Hugo");
  /* Placed by its commune only: nobody knows how far it is. */
  dossier_fixture_put (fixture, network.curie, "position_precision=commune", NULL);
  assert_titles (fixture, "structure?near.1000=yes", "Hugo|Les Tilleuls");
}

static void
test_dates_answer_by_spans (DossierFixture *fixture,
                            gconstpointer   data)
{
  g_auto (Network) network = { NULL };

  arrange (fixture, &network);
  assert_titles (fixture, "link?began=2021-2022", "Les Lilas ↔ Ferry");
  assert_titles (fixture, "link?began=2010..2013", "Les Lilas ↔ Hugo");
  assert_titles (fixture, "link?began=2020..", "Les Lilas ↔ Ferry");
  assert_titles (fixture, "link?began=..2013", "Les Lilas ↔ Hugo");
  /* 2012 lies in two school years; "depuis longtemps" in none. */
  assert_titles (fixture, "link?began=~", "Les Lilas ↔ Hugo|Les Lilas ↔ Hugo");
  assert_titles (fixture, "link?began=", "");
  assert_titles (fixture, "link?ended=&began=~", "Les Lilas ↔ Hugo");
}

static void
test_numbers_answer_by_ranges (DossierFixture *fixture,
                               gconstpointer   data)
{
  g_auto (Network) network = { NULL };

  arrange (fixture, &network);
  dossier_fixture_put (fixture, network.argenville, "population=12000", NULL);
  dossier_fixture_put (fixture, network.bezonval, "population=?", NULL);
  assert_titles (fixture, "territory?population=10000..", "Argenville");
  assert_titles (fixture, "territory?population=..20000", "Argenville");
  assert_titles (fixture, "territory?population=12000", "Argenville");
  assert_titles (fixture, "territory?population=?", "Bezonval");
  assert_titles (fixture, "structure?territory.population=10000..&type=social_centre", "Les Lilas");
}

static void
test_a_question_may_ask_another_of_those_around (DossierFixture *fixture,
                                                 gconstpointer   data)
{
  g_auto (Network)         network = { NULL };
  g_autoptr (DossierQuery) schools = dossier_query_new ("structure");
  g_autoptr (DossierQuery) centres = dossier_query_new ("structure");
  g_autoptr (DossierQuery) links = dossier_query_new ("link");

  arrange (fixture, &network);
  dossier_query_set_words (schools, "hug");
  dossier_query_set_related (links, "structure", schools, 1);
  g_assert_cmpint (dossier_fixture_count (fixture, links), ==, 2);
  dossier_query_set_related (links, "structure", schools, 2);
  g_assert_cmpint (dossier_fixture_count (fixture, links), ==, 0);
  dossier_query_clear_filters (links, NULL);
  dossier_query_add_filter (links, "life", "past");
  dossier_query_set_related (centres, "link", links, 1);
  dossier_query_add_filter (centres, "type", "social_centre");
  g_assert_cmpint (dossier_fixture_count (fixture, centres), ==, 1);
}

static void
test_what_an_audience_may_not_see_answers_nothing (DossierFixture *fixture,
                                                   gconstpointer   data)
{
  g_auto (Network)         network = { NULL };
  g_autoptr (DossierQuery) query = dossier_query_new_from_text ("structure?link.kind=referral", NULL);
  g_autoptr (DossierQuery) links = dossier_query_new ("link");
  g_autoptr (DossierQuery) around = dossier_query_new ("structure");

  arrange (fixture, &network);
  dossier_query_add_filter (links, "kind", "referral");
  dossier_query_set_related (around, "link", links, 1);
  dossier_query_set_audience (query, DOSSIER_VISIBILITY_NETWORK);
  dossier_query_set_audience (around, DOSSIER_VISIBILITY_NETWORK);
  g_assert_cmpint (dossier_fixture_count (fixture, query), ==, 2);
  g_assert_cmpint (dossier_fixture_count (fixture, around), ==, 2);
  dossier_fixture_put (fixture, network.plain, "visibility=internal", NULL);
  g_assert_cmpint (dossier_fixture_count (fixture, query), ==, 0);
  g_assert_cmpint (dossier_fixture_count (fixture, around), ==, 0);
}

static void
test_shown_and_hidden_are_all (DossierFixture *fixture,
                               gconstpointer   data)
{
  static const char *const texts[] = { "structure?link=0", "structure?link=1..", "structure?link.kind=referral", "structure?life=current", "structure?near.1000=yes" };
  g_auto (Network)         network = { NULL };

  arrange (fixture, &network);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new_from_text (texts[i], NULL);
      g_autoptr (DossierQuery) all = dossier_query_new ("structure");
      g_autofree char         *shown = dossier_fixture_dup_titles (fixture, query);
      g_auto (GStrv)           titles = g_strsplit (shown, "|", -1);

      g_assert_cmpint (dossier_fixture_count (fixture, query), ==, *shown == '\0' ? 0 : g_strv_length (titles));
      g_assert_cmpint (dossier_fixture_count (fixture, all), ==, 5);
    }
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  g_test_add_func ("/dossier/path/what-one-may-be", test_what_a_path_may_be);
  dossier_fixture_add ("/dossier/path/links-answer-by-their-ends", test_links_answer_by_their_ends);
  dossier_fixture_add ("/dossier/path/structures-answer-by-their-links", test_structures_answer_by_their_links);
  dossier_fixture_add ("/dossier/path/structures-answer-by-how-many-links", test_structures_answer_by_how_many_links);
  dossier_fixture_add ("/dossier/path/a-deleted-link-joins-nothing", test_a_deleted_link_joins_nothing);
  dossier_fixture_add ("/dossier/path/a-life-is-told-of-today-or-of-a-day", test_a_life_is_told_of_today_or_of_a_day);
  dossier_fixture_add ("/dossier/path/present-absent-and-unknown-are-three", test_present_absent_and_unknown_are_three);
  dossier_fixture_add ("/dossier/path/how-the-thread-is-held", test_how_the_thread_is_held);
  dossier_fixture_add ("/dossier/path/who-bears-the-links-of-a-structure", test_who_bears_the_links_of_a_structure);
  dossier_fixture_add ("/dossier/path/neighbours-without-link-are-found", test_neighbours_without_link_are_found);
  dossier_fixture_add ("/dossier/path/dates-answer-by-spans", test_dates_answer_by_spans);
  dossier_fixture_add ("/dossier/path/numbers-answer-by-ranges", test_numbers_answer_by_ranges);
  dossier_fixture_add ("/dossier/path/a-question-may-ask-another-of-those-around", test_a_question_may_ask_another_of_those_around);
  dossier_fixture_add ("/dossier/path/what-an-audience-may-not-see-answers-nothing", test_what_an_audience_may_not_see_answers_nothing);
  dossier_fixture_add ("/dossier/path/shown-and-hidden-are-all", test_shown_and_hidden_are_all);

  return g_test_run ();
}
