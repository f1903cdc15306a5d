#include "insight-fixture.h"

#include "insight-moments.h"

#include <string.h>

#define FIRST 735964  /* 2016-01-01 */
#define SECOND 737425 /* 2020-01-01 */
#define DAY_MS (G_GINT64_CONSTANT (24) * 3600 * 1000)

typedef struct
{
  guint32         first, second;
  DossierAudience audience;
} Asked;

static gpointer
ask (DossierReader *reader,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  Asked *asked = data;

  return insight_comparison_new (reader, asked->first, asked->second, asked->audience, error);
}

static InsightComparison *
compare (DossierFixture *fixture,
         guint32         first,
         guint32         second,
         DossierAudience audience)
{
  Asked              asked = { first, second, audience };
  g_autoptr (GError) error = NULL;
  InsightComparison *comparison = dossier_store_ask (fixture->store, ask, &asked, &error);

  g_assert_no_error (error);
  return comparison;
}

static guint32
get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate                 date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (now), g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  return g_date_get_julian (&date);
}

static const InsightComparedLink *
find (const InsightComparison *comparison,
      const char              *id)
{
  for (guint i = 0; i < comparison->links->len; i++)
    if (strcmp (((InsightComparedLink *) comparison->links->pdata[i])->id, id) == 0)
      return comparison->links->pdata[i];
  return NULL;
}

typedef struct
{
  char *a, *b;
} Ends;

static void
make_ends (DossierFixture *fixture,
           Ends           *ends)
{
  g_autofree char *lilas = dossier_fixture_make (fixture, "structure", "name=Lilas", NULL);
  g_autofree char *ferry = dossier_fixture_make (fixture, "structure", "name=Ferry", NULL);

  ends->a = insight_fixture_pair ("a", lilas);
  ends->b = insight_fixture_pair ("b", ferry);
}

static void
clear_ends (Ends *ends)
{
  g_free (ends->a);
  g_free (ends->b);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ends, clear_ends)

static void
test_links_begin_and_end_by_their_own_dates (DossierFixture *fixture,
                                             gconstpointer   data)
{
  static const struct
  {
    const char *began, *ended, *status;
    InsightLife life;
  } links[] = {
    { "2018", "", "", INSIGHT_LIFE_CREATED },
    { "2016", "", "", INSIGHT_LIFE_UNDATED }, /* 1 January 2016 is in 2016 */
    { "printemps 2016", "", "", INSIGHT_LIFE_CREATED },
    { "2010", "", "", INSIGHT_LIFE_STAYED },
    { "avant 2012", "", "", INSIGHT_LIFE_STAYED },
    { "depuis 2005", "", "", INSIGHT_LIFE_STAYED },
    { "depuis 2005", "2017", "", INSIGHT_LIFE_ENDED },
    { "depuis septembre 2018", "", "", INSIGHT_LIFE_CREATED },
    { "après 2005", "", "", INSIGHT_LIFE_UNDATED },
    { "2010", "2017", "", INSIGHT_LIFE_ENDED },
    { "2010", "2012", "", INSIGHT_LIFE_OUTSIDE },
    { "2017", "2018", "", INSIGHT_LIFE_CAME_AND_WENT },
    { "2022", "", "", INSIGHT_LIFE_OUTSIDE },
    { "", "", "", INSIGHT_LIFE_UNDATED },
    { "depuis longtemps", "", "", INSIGHT_LIFE_UNDATED },
    { "", "2012", "", INSIGHT_LIFE_OUTSIDE },
    { "2010", "après 2015", "", INSIGHT_LIFE_UNDATED },
    { "2010", "", "ended", INSIGHT_LIFE_UNDATED },
    { "2010", "", "considered", INSIGHT_LIFE_OUTSIDE },
  };
  g_auto (Ends)                 ends = { NULL, NULL };
  g_autoptr (InsightComparison) comparison = NULL;
  g_autoptr (GPtrArray)         ids = g_ptr_array_new_with_free_func (g_free);
  guint                         sum = 0;

  make_ends (fixture, &ends);
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *began = insight_fixture_pair ("began", links[i].began), *ended = insight_fixture_pair ("ended", links[i].ended);
      g_autofree char *status = insight_fixture_pair ("status", links[i].status);

      g_ptr_array_add (ids, dossier_fixture_make (fixture, "link", ends.a, ends.b, began, ended, status, NULL));
    }
  comparison = compare (fixture, SECOND, FIRST, DOSSIER_AUDIENCE_INTERNAL);
  g_assert_cmpuint (comparison->first, ==, FIRST);
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    g_assert_cmpstr (insight_life_get_code (find (comparison, ids->pdata[i])->life), ==, insight_life_get_code (links[i].life));
  for (guint i = 0; i < INSIGHT_N_LIVES; i++)
    sum += comparison->n_lives[i];
  g_assert_cmpuint (sum, ==, G_N_ELEMENTS (links));
}

static gpointer
ask_years (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const InsightMoment *years = data;

  return insight_comparison_new_of_moments (reader, years[0], years[1], DOSSIER_AUDIENCE_INTERNAL, FALSE, error);
}

/* Whoever says "began in 2017-2018" leaves no doubt about that year, nor about the one before. */
static void
test_school_years_are_compared_as_wholes (DossierFixture *fixture,
                                          gconstpointer   data)
{
  static const struct
  {
    const char *began, *ended;
    InsightLife life;
  } links[] = {
    { "2017-2018", "", INSIGHT_LIFE_CREATED },
    { "2016-2017", "", INSIGHT_LIFE_STAYED },
    { "2010", "2016-2017", INSIGHT_LIFE_ENDED },
    { "2010", "2017-2018", INSIGHT_LIFE_STAYED },
    { "2010", "1 septembre 2017", INSIGHT_LIFE_STAYED },
    { "2010", "31 août 2017", INSIGHT_LIFE_ENDED },
    { "2018", "", INSIGHT_LIFE_UNDATED }, /* until August of 2018, or from September on */
  };
  const InsightMoment           years[] = { { 736573, 736937 }, { 736208, 736572 } }; /* 2017-2018, 2016-2017 */
  g_auto (Ends)                 ends = { NULL, NULL };
  g_autoptr (InsightComparison) comparison = NULL;
  g_autoptr (GPtrArray)         ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError)            error = NULL;

  make_ends (fixture, &ends);
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *began = insight_fixture_pair ("began", links[i].began), *ended = insight_fixture_pair ("ended", links[i].ended);

      g_ptr_array_add (ids, dossier_fixture_make (fixture, "link", ends.a, ends.b, began, ended, NULL));
    }
  comparison = dossier_store_ask (fixture->store, ask_years, (gpointer) years, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    g_assert_cmpstr (insight_life_get_code (find (comparison, ids->pdata[i])->life), ==, insight_life_get_code (links[i].life));
  g_assert_null (find (comparison, ids->pdata[0])->title);
}

/* As it was written on a day of the past. */
static void
write_then (DossierFixture *fixture,
            const char     *id,
            const char     *field,
            const char     *code,
            guint           days_ago)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_set_wall_time (act, g_get_real_time () / 1000 - days_ago * DAY_MS);
  dossier_act_set (act, dossier_kinds_find ("link"), id, field, code == NULL ? NULL : dossier_value_new_text (code));
  dossier_fixture_write (fixture, act);
}

static void
assert_change (DossierFixture *fixture,
               const char     *id,
               InsightChange   change,
               const char     *words)
{
  g_autoptr (InsightComparison) comparison = compare (fixture, get_today () - 100, get_today (), DOSSIER_AUDIENCE_INTERNAL);
  const InsightComparedLink    *link = find (comparison, id);

  g_assert_cmpstr (insight_change_get_code (link->change), ==, insight_change_get_code (change));
  g_assert_cmpstr (link->words, ==, words);
}

static void
test_links_grow_stronger_or_weaker_by_what_was_known (DossierFixture *fixture,
                                                      gconstpointer   data)
{
  g_auto (Ends)    ends = { NULL, NULL };
  g_autofree char *id = NULL;

  make_ends (fixture, &ends);
  id = dossier_fixture_make (fixture, "link", ends.a, ends.b, "began=2010", NULL);
  assert_change (fixture, id, INSIGHT_CHANGE_UNKNOWN, "Began: 2010");
  write_then (fixture, id, "quality", "fragile", 200);
  assert_change (fixture, id, INSIGHT_CHANGE_NONE, "Began: 2010");
  write_then (fixture, id, "quality", "good", 50);
  assert_change (fixture, id, INSIGHT_CHANGE_REINFORCED, "Quality: fragile → bonne");
  write_then (fixture, id, "frequency", "weekly", 49);
  assert_change (fixture, id, INSIGHT_CHANGE_REINFORCED, "Frequency: ? → hebdomadaire, Quality: fragile → bonne");
  write_then (fixture, id, "quality", "broken", 20);
  assert_change (fixture, id, INSIGHT_CHANGE_WEAKENED, "Frequency: ? → hebdomadaire, Quality: fragile → rompue");
  write_then (fixture, id, "quality", "fragile", 10);
  assert_change (fixture, id, INSIGHT_CHANGE_DESCRIBED, "Frequency: ? → hebdomadaire");
}

static void
test_each_scale_has_its_direction (DossierFixture *fixture,
                                   gconstpointer   data)
{
  static const struct
  {
    const char   *field, *before, *after;
    InsightChange change;
  } moves[] = {
    { "cooperation", "know", "build_together", INSIGHT_CHANGE_REINFORCED },
    { "cooperation", "cooperate", "inform", INSIGHT_CHANGE_WEAKENED },
    { "regularity", "on_request", "regular", INSIGHT_CHANGE_REINFORCED },
    { "frequency", "weekly", "yearly", INSIGHT_CHANGE_WEAKENED },
    { "quality", "degraded", "fragile", INSIGHT_CHANGE_REINFORCED },
    { "quality", "solid", "degraded", INSIGHT_CHANGE_WEAKENED },
  };
  g_auto (Ends) ends = { NULL, NULL };

  make_ends (fixture, &ends);
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char              *id = dossier_fixture_make (fixture, "link", ends.a, ends.b, "began=2010", NULL);
      g_autoptr (InsightComparison) comparison = NULL;

      write_then (fixture, id, moves[i].field, moves[i].before, 200);
      write_then (fixture, id, moves[i].field, moves[i].after, 50);
      comparison = compare (fixture, get_today () - 100, get_today (), DOSSIER_AUDIENCE_INTERNAL);
      g_assert_cmpint (find (comparison, id)->change, ==, moves[i].change);
    }
}

static void
test_one_up_and_one_down_is_mixed (DossierFixture *fixture,
                                   gconstpointer   data)
{
  g_auto (Ends)    ends = { NULL, NULL };
  g_autofree char *id = NULL;

  make_ends (fixture, &ends);
  id = dossier_fixture_make (fixture, "link", ends.a, ends.b, "began=2010", NULL);
  write_then (fixture, id, "quality", "fragile", 200);
  write_then (fixture, id, "cooperation", "cooperate", 199);
  write_then (fixture, id, "quality", "solid", 50);
  write_then (fixture, id, "cooperation", "know", 49);
  assert_change (fixture, id, INSIGHT_CHANGE_MIXED, "Level of cooperation: coopérer sur une action → se connaître, Quality: fragile → solide");
}

static void
test_what_was_known_between_the_days_counts_for_the_second (DossierFixture *fixture,
                                                            gconstpointer   data)
{
  g_auto (Ends)                 ends = { NULL, NULL };
  g_autofree char              *id = NULL;
  g_autoptr (InsightComparison) comparison = NULL;

  make_ends (fixture, &ends);
  id = dossier_fixture_make (fixture, "link", ends.a, ends.b, "began=2010", NULL);
  write_then (fixture, id, "quality", "fragile", 200);
  write_then (fixture, id, "quality", "good", 120);
  write_then (fixture, id, "quality", "broken", 20);
  comparison = compare (fixture, get_today () - 150, get_today () - 100, DOSSIER_AUDIENCE_INTERNAL);
  g_assert_cmpint (find (comparison, id)->change, ==, INSIGHT_CHANGE_REINFORCED);
}

static void
test_each_sort_opens_its_list (DossierFixture *fixture,
                               gconstpointer   data)
{
  g_autoptr (InsightComparison) comparison = NULL;
  guint                         sum = 0;

  insight_fixture_tell_demonstration (fixture);
  comparison = compare (fixture, 739130, 739616, DOSSIER_AUDIENCE_INTERNAL); /* 1 September 2024, 31 December 2025 */
  for (guint i = 0; i < INSIGHT_N_LIVES; i++)
    {
      g_autoptr (DossierQuery) query = insight_comparison_dup_query_of_life (comparison, i);

      sum += comparison->n_lives[i];
      g_assert_cmpint (dossier_fixture_count (fixture, query), ==, comparison->n_lives[i]);
    }
  g_assert_cmpuint (sum, ==, comparison->links->len);
  for (guint i = INSIGHT_CHANGE_REINFORCED; i < INSIGHT_N_CHANGES; i++)
    {
      g_autoptr (DossierQuery) query = insight_comparison_dup_query_of_change (comparison, i);

      g_assert_cmpint (dossier_fixture_count (fixture, query), ==, comparison->n_changes[i]);
    }
  g_assert_cmpuint (comparison->n_changes[INSIGHT_CHANGE_REINFORCED], >, 0);
  g_assert_cmpuint (comparison->n_changes[INSIGHT_CHANGE_WEAKENED], >, 0);
}

static void
test_an_audience_compares_what_it_may_see (DossierFixture *fixture,
                                           gconstpointer   data)
{
  g_auto (Ends)                 ends = { NULL, NULL };
  g_autoptr (InsightComparison) comparison = NULL;

  make_ends (fixture, &ends);
  g_free (dossier_fixture_make (fixture, "link", ends.a, ends.b, "began=2018", NULL));
  g_free (dossier_fixture_make (fixture, "link", ends.a, ends.b, "began=2018", "visibility=internal", NULL));
  comparison = compare (fixture, FIRST, SECOND, DOSSIER_AUDIENCE_NETWORK);
  g_assert_cmpuint (comparison->links->len, ==, 1);
  g_assert_cmpuint (comparison->n_left_out, ==, 1);
}

/* --- moments by their names */

static gpointer
list_moments (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return insight_moments_list (reader, *(guint32 *) data, DOSSIER_AUDIENCE_INTERNAL, error);
}

static gpointer
compare_named (DossierReader *reader,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GPtrArray) moments = insight_moments_list (reader, SECOND, DOSSIER_AUDIENCE_INTERNAL, error);
  const char *const    *words = data;
  InsightMoment         one, other;

  g_assert_true (insight_moments_read (moments, words[0], &one) && insight_moments_read (moments, words[1], &other));
  return insight_comparison_new_of_moments (reader, one, other, DOSSIER_AUDIENCE_INTERNAL, FALSE, error);
}

static void
test_two_campaigns_tell_what_the_second_found (DossierFixture *fixture,
                                               gconstpointer   data)
{
  const char                   *words[] = { "enquete de 2016", "Enquête de 2018" };
  g_autoptr (GError)            error = NULL;
  g_autoptr (InsightComparison) comparison = NULL;
  g_auto (Ends)                 ends = { NULL };
  g_autofree char              *first = NULL, *second = NULL, *stayed = NULL, *created = NULL, *ended = NULL;

  make_ends (fixture, &ends);
  first = dossier_fixture_make (fixture, "campaign", "title=Enquête de 2016", "from=mars 2016", "to=juin 2016", NULL);
  second = dossier_fixture_make (fixture, "campaign", "title=Enquête de 2018", "from=mars 2018", "to=juin 2018", NULL);
  stayed = dossier_fixture_make (fixture, "link", ends.a, ends.b, "began=2015", NULL);
  created = dossier_fixture_make (fixture, "link", ends.a, ends.b, "began=avril 2018", NULL);
  ended = dossier_fixture_make (fixture, "link", ends.a, ends.b, "began=2015", "ended=mai 2016", NULL);
  comparison = dossier_store_ask (fixture->store, compare_named, words, &error);
  g_assert_no_error (error);
  g_assert_cmpint (find (comparison, stayed)->life, ==, INSIGHT_LIFE_STAYED);
  g_assert_cmpint (find (comparison, created)->life, ==, INSIGHT_LIFE_CREATED); /* while the second was going on */
  g_assert_cmpint (find (comparison, ended)->life, ==, INSIGHT_LIFE_ENDED);
}

static void
test_a_moment_is_a_campaign_a_school_year_or_a_day (DossierFixture *fixture,
                                                    gconstpointer   data)
{
  guint32               today = SECOND; /* 1 January 2020 */
  g_autofree char      *running = dossier_fixture_make (fixture, "campaign", "title=En cours", "from=2019-10-01", NULL);
  g_autofree char      *undated = dossier_fixture_make (fixture, "campaign", "title=Sans date", NULL);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) moments = dossier_store_ask (fixture->store, list_moments, &today, &error);
  InsightMoment         moment;

  g_assert_no_error (error);
  g_assert_cmpstr (((InsightNamedMoment *) moments->pdata[0])->label, ==, "En cours");
  g_assert_cmpstr (((InsightNamedMoment *) moments->pdata[1])->label, ==, "2019-2020"); /* that without a date is none */
  g_assert_true (insight_moments_read (moments, " en COURS", &moment));
  g_assert_cmpuint (moment.from, ==, SECOND - 92);
  g_assert_cmpuint (moment.to, ==, SECOND);
  g_assert_true (insight_moments_read (moments, "2001-2002", &moment));
  g_assert_cmpuint (moment.to - moment.from, ==, 364);
  g_assert_true (insight_moments_read (moments, "2016", &moment));
  g_assert_cmpuint (moment.from, ==, moment.to);
  g_assert_false (insight_moments_read (moments, "Sans date", &moment));
  g_assert_false (insight_moments_read (moments, "", &moment));
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/insight/compare/links-begin-and-end-by-their-own-dates", test_links_begin_and_end_by_their_own_dates);
  dossier_fixture_add ("/insight/compare/school-years-are-compared-as-wholes", test_school_years_are_compared_as_wholes);
  dossier_fixture_add ("/insight/compare/links-grow-stronger-or-weaker-by-what-was-known", test_links_grow_stronger_or_weaker_by_what_was_known);
  dossier_fixture_add ("/insight/compare/each-scale-has-its-direction", test_each_scale_has_its_direction);
  dossier_fixture_add ("/insight/compare/one-up-and-one-down-is-mixed", test_one_up_and_one_down_is_mixed);
  dossier_fixture_add ("/insight/compare/what-was-known-between-counts-for-the-second", test_what_was_known_between_the_days_counts_for_the_second);
  dossier_fixture_add ("/insight/compare/each-sort-opens-its-list", test_each_sort_opens_its_list);
  dossier_fixture_add ("/insight/compare/an-audience-compares-what-it-may-see", test_an_audience_compares_what_it_may_see);

  dossier_fixture_add ("/insight/compare/two-campaigns-tell-what-the-second-found", test_two_campaigns_tell_what_the_second_found);
  dossier_fixture_add ("/insight/compare/a-moment-is-a-campaign-a-school-year-or-a-day", test_a_moment_is_a_campaign_a_school_year_or_a_day);

  return g_test_run ();
}
