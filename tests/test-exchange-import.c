#include "exchange-fixture.h"

#define SCHOOLS "valdoise/annuaire/fr-en-annuaire-education_95_COMPOSITE-TEST_headers2026.csv"

static void
test_what_a_person_wrote_stays (ExchangeFixture *fixture,
                                gconstpointer    data)
{
  static const char         first[] = "numero_uai;appellation_officielle;code_postal_uai\n0950019E;Collège Ferry;95120\n";
  static const char         later[] = "numero_uai;appellation_officielle;code_postal_uai\n0950019E;Collège Jules Ferry;95123\n";
  g_autoptr (ExchangePlan)  plan = exchange_fixture_import_words (fixture, "a.csv", first), again = NULL;
  g_autoptr (DossierRecord) record = exchange_fixture_find (fixture, "structure", "Collège Ferry");
  g_autoptr (DossierRecord) after = NULL;
  g_autoptr (DossierAct)    act = dossier_act_new (NULL);

  dossier_act_set (act, dossier_kinds_find ("structure"), dossier_record_get_id (record), "name", dossier_value_new_text ("Ferry, le collège"));
  g_assert_true (dossier_store_write (fixture->store, act, NULL));
  again = exchange_fixture_import_words (fixture, "b.csv", later);
  exchange_fixture_assert_counts (again, 0, 1, 0);
  g_assert_cmpuint (exchange_plan_get_counts (again)->doubtful, ==, 1);
  after = exchange_fixture_find (fixture, "structure", "Ferry, le collège");
  g_assert_cmpstr (dossier_record_get_text (after, "postcode"), ==, "95123");
}

static void
test_a_list_may_correct_a_list_but_no_person (ExchangeFixture *fixture,
                                              gconstpointer    data)
{
  g_autoptr (ExchangePlan)  plan = exchange_fixture_import_words (fixture, "a.csv", "Nom;Code postal;Téléphone\nCS Vilar;95100;0134000000\nCS Ferry;95100;0134000001\n"), again = NULL;
  g_autoptr (DossierRecord) record = exchange_fixture_find (fixture, "structure", "CS Ferry");
  g_autoptr (DossierAct)    act = dossier_act_new (NULL);

  exchange_fixture_assert_counts (plan, 2, 0, 0);
  dossier_act_set (act, dossier_kinds_find ("structure"), dossier_record_get_id (record), "phone", dossier_value_new_text ("01 00 00 00 00"));
  g_assert_true (dossier_store_write (fixture->store, act, NULL));
  again = exchange_fixture_import_words (fixture, "b.csv", "Nom;Code postal;Téléphone\nCS Vilar;95100;0134000009\nCS Ferry;95100;0134000008\n");
  exchange_fixture_assert_counts (again, 0, 1, 1);
  g_assert_cmpuint (exchange_plan_get_counts (again)->doubtful, ==, 1);
}

static void
test_one_undo_takes_an_import_back (ExchangeFixture *fixture,
                                    gconstpointer    data)
{
  static const char        words[] = "Nom;Code postal\nCS Vilar;95100\nCS Ferry;95100\n";
  g_autoptr (ExchangePlan) plan = exchange_fixture_import_words (fixture, "a.csv", words), again = NULL;
  g_autofree char         *label = NULL;

  g_assert_true (dossier_store_undo (fixture->store, NULL, &label, NULL));
  g_assert_cmpint (exchange_fixture_count (fixture, "structure", NULL, NULL), ==, 0);
  again = exchange_fixture_import_words (fixture, "a.csv", words);
  g_assert_cmpint (exchange_fixture_count (fixture, "structure", NULL, NULL), ==, 2);
}

static void
test_good_rows_go_in_though_others_do_not (ExchangeFixture *fixture,
                                           gconstpointer    data)
{
  g_autoptr (ExchangePlan) plan = exchange_fixture_import_words (fixture, "a.csv", "Nom;Commune;Code postal\nCS Vilar;Argenteuil;95100\n;Argenteuil;95100\nCS Vilar;Argenteuil;95100\n");

  exchange_fixture_assert_counts (plan, 1, 0, 0);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->refused, ==, 1);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->held, ==, 1);
}

static void
test_what_looks_like_another_is_held_back (ExchangeFixture *fixture,
                                           gconstpointer    data)
{
  g_autoptr (ExchangePlan) plan = exchange_fixture_import_words (fixture, "a.csv", "Nom;Code postal\nCentre social Jean Vilar;95100\n"), again = NULL;

  again = exchange_fixture_import_words (fixture, "b.csv", "Nom;Code postal\nCSC Jean-Vilar;95100\n");
  g_assert_cmpuint (exchange_plan_get_counts (again)->held, ==, 1);
  g_assert_cmpint (exchange_fixture_count (fixture, "structure", NULL, NULL), ==, 1);
}

static void
test_positions_out_of_line_are_doubtful (ExchangeFixture *fixture,
                                         gconstpointer    data)
{
  g_autoptr (ExchangePlan) plan = exchange_fixture_import_words (fixture, "a.csv",
                                                                 "Nom;Code postal;x;y\n"
                                                                 "CS un;95100;645898,7;6876500,2\nCS deux;95100;646000,1;6876000,5\nCS trois;95100;645000,5;6875000,5\n"
                                                                 "CS quatre;95100;645100,5;6875100,5\nCS echange;95100;6876500,2;645898,7\nCS zone;95100;1645000,5;8175000,5\nCS degres;95100;2,26;48,98\nCS rien;95100;;\n");

  exchange_fixture_assert_counts (plan, 8, 0, 0);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->doubtful, ==, 3);
}

static void
test_a_dry_run_writes_nothing (ExchangeFixture *fixture,
                               gconstpointer    data)
{
  g_autofree char         *path = g_build_filename (fixture->folder, "a.csv", NULL);
  g_autoptr (ExchangePlan) plan = NULL;

  g_assert_true (g_file_set_contents (path, "Nom;Code postal\nCS Vilar;95100\n", -1, NULL));
  plan = exchange_fixture_plan (fixture, path, NULL);
  exchange_fixture_assert_counts (plan, 1, 0, 0);
  g_assert_cmpint (exchange_fixture_count (fixture, "structure", NULL, NULL), ==, 0);
  g_assert_cmpint (exchange_fixture_count (fixture, "source", NULL, NULL), ==, 0);
}

static void
test_a_trial_of_several_files_tells_the_truth (ExchangeFixture *fixture,
                                               gconstpointer    data)
{
  g_autofree char      *first = g_build_filename (fixture->folder, "a.csv", NULL), *second = g_build_filename (fixture->folder, "b.csv", NULL);
  g_autoptr (GPtrArray) requests = NULL, tried = NULL, done = NULL;

  g_assert_true (g_file_set_contents (first, "Nom;Code postal\nCS Vilar;95100\nCS Ferry;95100\n", -1, NULL));
  g_assert_true (g_file_set_contents (second, "Nom;Code postal;Téléphone\nCS Vilar;95100;0134000001\nCS Ferry;95100;\nCS Neuf;95100;\n", -1, NULL));
  requests = exchange_fixture_list_requests ((const char *[]){ first, second, NULL });

  tried = exchange_fixture_run (fixture, requests, EXCHANGE_IMPORT_TRIAL);
  exchange_fixture_assert_counts (tried->pdata[0], 2, 0, 0);
  exchange_fixture_assert_counts (tried->pdata[1], 1, 1, 1);
  g_assert_cmpint (exchange_fixture_count (fixture, "structure", NULL, NULL), ==, 0);

  done = exchange_fixture_run (fixture, requests, EXCHANGE_IMPORT_WRITE);
  exchange_fixture_assert_same (tried->pdata[0], done->pdata[0]);
  exchange_fixture_assert_same (tried->pdata[1], done->pdata[1]);
  g_assert_cmpint (exchange_fixture_count (fixture, "structure", NULL, NULL), ==, 3);
  g_assert_true (dossier_store_undo (fixture->store, NULL, NULL, NULL));
  g_assert_cmpint (exchange_fixture_count (fixture, "structure", NULL, NULL), ==, 0);
}

/* Leaving it aside would hide what is wrong with it. */
static void
test_a_title_that_leaves_no_doubt_is_followed (ExchangeFixture *fixture,
                                               gconstpointer    data)
{
  g_autoptr (ExchangePlan) plan = exchange_fixture_import_words (fixture, "a.csv", "Nom;UAI;Courriel\nCollège Inventé;0950000Z;contact@@x\n");
  ExchangePlanRow          row;

  exchange_plan_get_row (plan, 0, &row);
  g_assert_cmpuint (row.reasons->len, ==, 2);
  g_assert_cmpint (row.verdict, ==, EXCHANGE_VERDICT_ADDED);
}

static void
test_a_mapping_can_be_corrected (ExchangeFixture *fixture,
                                 gconstpointer    data)
{
  static const char *const corrections[] = { "Appel=name", "Divers=notes", NULL };
  ExchangeImportOptions    options = { EXCHANGE_SHAPE_UNKNOWN, FALSE, corrections };
  g_autofree char         *path = g_build_filename (fixture->folder, "a.csv", NULL);
  g_autoptr (ExchangePlan) plan = NULL;

  g_assert_true (g_file_set_contents (path, "Appel;Divers\nCS Vilar;ouvert tard\n", -1, NULL));
  plan = exchange_fixture_plan (fixture, path, &options);
  exchange_fixture_assert_counts (plan, 1, 0, 0);
}

static void
cancel_half_way (double   share,
                 guint64  rows,
                 gpointer user_data)
{
  if (rows > 100)
    g_cancellable_cancel (user_data);
}

static void
test_a_cancelled_import_leaves_nothing (ExchangeFixture *fixture,
                                        gconstpointer    data)
{
  g_autofree char         *path = exchange_fixture_find_shared (SCHOOLS);
  g_autoptr (ExchangePlan) plan = path == NULL ? NULL : exchange_fixture_plan (fixture, path, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;

  if (plan == NULL)
    return;
  g_assert_false (exchange_plan_apply (plan, fixture->store, cancel_half_way, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (exchange_fixture_count (fixture, "structure", NULL, NULL), ==, 0);
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
note_share (double   share,
            guint64  index,
            gpointer greatest)
{
  g_assert_cmpfloat (share, >=, 0);
  g_assert_cmpfloat (share, <=, 1);
  *(double *) greatest = MAX (*(double *) greatest, share);
}

static void
test_a_window_imports_without_waiting (ExchangeFixture *fixture,
                                       gconstpointer    data)
{
  g_autofree char         *path = exchange_fixture_find_shared (SCHOOLS);
  g_autoptr (GPtrArray)    requests = path == NULL ? NULL : exchange_fixture_list_requests ((const char *[]){ path, NULL });
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GPtrArray)    plans = NULL;
  g_autoptr (GError)       error = NULL;
  double                   greatest = 0;

  if (path == NULL)
    return;
  exchange_import_run_async (fixture->store, requests, EXCHANGE_IMPORT_WRITE, note_share, &greatest, NULL, on_done, &done);
  plans = exchange_import_run_finish (fixture->store, wait_for (&done), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plans->len, ==, 1);
  g_assert_cmpfloat (greatest, >, 0.2);
  g_assert_cmpint (exchange_fixture_count (fixture, "structure", NULL, NULL), ==, 787);
}

#define ADD(name, data, test) g_test_add ("/exchange/import/" name, ExchangeFixture, data, exchange_fixture_set_up, test, exchange_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{

  dossier_fixture_init (&argc, &argv);
  ADD ("what-a-person-wrote-stays", NULL, test_what_a_person_wrote_stays);
  ADD ("a-list-may-correct-a-list-but-no-person", NULL, test_a_list_may_correct_a_list_but_no_person);
  ADD ("one-undo-takes-an-import-back", NULL, test_one_undo_takes_an_import_back);
  ADD ("good-rows-go-in-though-others-do-not", NULL, test_good_rows_go_in_though_others_do_not);
  ADD ("what-looks-like-another-is-held-back", NULL, test_what_looks_like_another_is_held_back);
  ADD ("positions-out-of-line-are-doubtful", NULL, test_positions_out_of_line_are_doubtful);
  ADD ("a-dry-run-writes-nothing", NULL, test_a_dry_run_writes_nothing);
  ADD ("a-trial-of-several-files-tells-the-truth", NULL, test_a_trial_of_several_files_tells_the_truth);
  ADD ("a-title-that-leaves-no-doubt-is-followed", NULL, test_a_title_that_leaves_no_doubt_is_followed);
  ADD ("a-mapping-can-be-corrected", NULL, test_a_mapping_can_be_corrected);
  ADD ("a-cancelled-import-leaves-nothing", NULL, test_a_cancelled_import_leaves_nothing);
  ADD ("a-window-imports-without-waiting", NULL, test_a_window_imports_without_waiting);
  return g_test_run ();
}
