#include "exchange-plan.h"

#include <glib/gstdio.h>

#include "dossier-fixture.h"

#define FIRST "Nom;Code postal;Téléphone\nCentre social Jean Vilar;95100;0134000000\n"
#define ALIKE "Nom;Code postal;Téléphone\nCSC Jean-Vilar;95100;0134000009\n"

/* choice of line 2, the only one. */
static ExchangePlan *
import_words (DossierFixture *fixture,
              const char     *words,
              ExchangeChoice  choice)
{
  g_autofree char      *path = g_build_filename (fixture->dir, "a.csv", NULL);
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GError)    error = NULL;
  ExchangeDecision      decision = { 1, 2, choice };
  ExchangeImportOptions options = { .decisions = &decision, .n_decisions = 1 };
  ExchangePlan         *plan;

  g_assert_true (g_file_set_contents (path, words, -1, NULL));
  tables = exchange_reader_read (path, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  plan = exchange_plan_new (fixture->store, tables, path, &options, &error);
  g_assert_no_error (error);
  g_assert_true (exchange_plan_apply (plan, fixture->store, NULL, NULL, NULL, &error));
  return plan;
}

static gpointer
count (DossierReader *reader,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");

  return GINT_TO_POINTER ((int) dossier_reader_count (reader, query, error) + 1);
}

static int
count_structures (DossierFixture *fixture)
{
  return GPOINTER_TO_INT (dossier_store_ask (fixture->store, count, NULL, NULL)) - 1;
}

static void
what_is_not_decided_is_left (DossierFixture *fixture,
                             gconstpointer   data)
{
  g_autoptr (ExchangePlan) first = import_words (fixture, FIRST, EXCHANGE_CHOICE_LEAVE);
  g_autoptr (ExchangePlan) plan = import_words (fixture, ALIKE, EXCHANGE_CHOICE_LEAVE);
  ExchangePlanRow          row;

  exchange_plan_get_row (plan, 0, &row);
  g_assert_cmpint (row.verdict, ==, EXCHANGE_VERDICT_DOUBTFUL);
  g_assert_cmpuint (row.choices, ==, 1u << EXCHANGE_CHOICE_TAKE | 1u << EXCHANGE_CHOICE_ADD);
  g_assert_cmpint (count_structures (fixture), ==, 1);
}

static void
the_same_one_is_updated (DossierFixture *fixture,
                         gconstpointer   data)
{
  g_autoptr (ExchangePlan) first = import_words (fixture, FIRST, EXCHANGE_CHOICE_LEAVE);
  g_autoptr (ExchangePlan) plan = import_words (fixture, ALIKE, EXCHANGE_CHOICE_TAKE);
  g_autofree char         *changes = exchange_plan_dup_changes (plan, 0);

  g_assert_cmpuint (exchange_plan_get_counts (plan)->updated, ==, 1);
  g_assert_cmpstr (changes, !=, "");
  g_assert_cmpint (count_structures (fixture), ==, 1);
}

static void
another_one_is_made (DossierFixture *fixture,
                     gconstpointer   data)
{
  g_autoptr (ExchangePlan) first = import_words (fixture, FIRST, EXCHANGE_CHOICE_LEAVE);
  g_autoptr (ExchangePlan) plan = import_words (fixture, ALIKE, EXCHANGE_CHOICE_ADD);

  g_assert_cmpuint (exchange_plan_get_counts (plan)->added, ==, 1);
  g_assert_cmpint (count_structures (fixture), ==, 2);
}

static void
what_a_person_wrote_gives_way_when_a_person_says_so (DossierFixture *fixture,
                                                     gconstpointer   data)
{
  g_autoptr (ExchangePlan)  first = import_words (fixture, FIRST, EXCHANGE_CHOICE_LEAVE), held = NULL, taken = NULL;
  g_autoptr (DossierRecord) record = NULL;
  ExchangePlanRow           row;

  exchange_plan_get_row (first, 0, &row);
  dossier_fixture_set_text (fixture, "structure", row.id, "phone", "01 00 00 00 00");
  held = import_words (fixture, "Nom;Code postal;Téléphone\nCentre social Jean Vilar;95100;0134000009\n", EXCHANGE_CHOICE_LEAVE);
  g_assert_cmpuint (exchange_plan_get_counts (held)->doubtful, ==, 1);
  taken = import_words (fixture, "Nom;Code postal;Téléphone\nCentre social Jean Vilar;95100;0134000009\n", EXCHANGE_CHOICE_TAKE);
  g_assert_cmpuint (exchange_plan_get_counts (taken)->updated, ==, 1);
  g_assert_cmpuint (exchange_plan_get_counts (taken)->doubtful, ==, 0);
  record = dossier_fixture_find (fixture, row.id);
  g_assert_cmpstr (dossier_record_get_text (record, "phone"), ==, "01 34 00 00 09");
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/exchange/decisions/what-is-not-decided-is-left", what_is_not_decided_is_left);
  dossier_fixture_add ("/exchange/decisions/the-same-one-is-updated", the_same_one_is_updated);
  dossier_fixture_add ("/exchange/decisions/another-one-is-made", another_one_is_made);
  dossier_fixture_add ("/exchange/decisions/what-a-person-wrote-gives-way-when-a-person-says-so", what_a_person_wrote_gives_way_when_a_person_says_so);
  return g_test_run ();
}
