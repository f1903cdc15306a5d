#include "exchange-import.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dossier-fixture.h"
#include "exchange-proposal.h"

#define COMMUNES "valdoise/communes/communes-95-geo.api.gouv.fr-2026.geojson"
#define DIRECTORY "valdoise/annuaire/fr-en-annuaire-education_95_COMPOSITE-TEST_"
#define SCHOOLS DIRECTORY "headers2026.csv"
#define QPV "valdoise/qpv/qpv_95_2024_ddt95.geojson"
#define REP "valdoise/rep/liste-des-rep-et-rep-rentree-2022_95.csv"
#define CENTRES "valdoise/centres-sociaux/centres-sociaux-95_SYNTHETIC-FICTIONAL.csv"

static const char *const whole_directories[] = {
  "headers2023.csv",
  "headers2024.csv",
  "headers2026.csv",
  "EXCEL-resaved.csv",
  "EXCEL-resaved-cp1252.csv",
  "exports-json.json",
  "exports-geojson.geojson",
};

typedef struct
{
  char         *folder;
  DossierStore *store;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;

  fixture->folder = g_dir_make_tmp ("liens-import-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "d.liens", NULL);
  fixture->store = dossier_store_new (path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  dossier_store_close (fixture->store);
  g_assert_finalize_object (fixture->store);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->folder);
}

static char *
find_shared (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("LIENS_SHARED_DATA") != NULL ? g_getenv ("LIENS_SHARED_DATA") : "", name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip ("the shared open data is not on this machine");
  return NULL;
}

static ExchangePlan *
plan_path (Fixture                     *fixture,
           const char                  *path,
           const ExchangeImportOptions *options)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) tables = exchange_reader_read (path, 0, NULL, NULL, NULL, &error);
  ExchangePlan         *plan;

  g_assert_no_error (error);
  plan = exchange_plan_new (fixture->store, tables, path, options, &error);
  g_assert_no_error (error);
  return plan;
}

/* What each file asks, as it was read; names NULL-terminated. */
static GPtrArray *
list_requests (const char *const *names)
{
  GPtrArray *requests = g_ptr_array_new_with_free_func ((GDestroyNotify) exchange_request_free);

  for (; *names != NULL; names++)
    {
      g_autoptr (GError)    error = NULL;
      g_autoptr (GPtrArray) tables = exchange_reader_read (*names, 0, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_ptr_array_add (requests, exchange_request_new (tables, *names, NULL));
    }
  return requests;
}

static ExchangePlan *
import_path (Fixture    *fixture,
             const char *path)
{
  g_autoptr (GError) error = NULL;
  ExchangePlan      *plan = plan_path (fixture, path, NULL);

  g_assert_true (exchange_plan_apply (plan, fixture->store, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return plan;
}

/* NULL, and the test is skipped, without the shared data. */
static ExchangePlan *
import_shared (Fixture    *fixture,
               const char *name)
{
  g_autofree char *path = find_shared (name);

  return path == NULL ? NULL : import_path (fixture, path);
}

static ExchangePlan *
import_words (Fixture    *fixture,
              const char *name,
              const char *words)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, words, -1, NULL));
  return import_path (fixture, path);
}

static void
tell (const ExchangePlan *plan)
{
  const ExchangeCounts *counts = exchange_plan_get_counts (plan);
  guint                 told = 0;

  g_test_message ("%s: %u rows, %u added, %u updated, %u unchanged, %u held, %u refused, %u ignored; %u doubtful; %d more", exchange_shape_to_code (exchange_plan_get_shape (plan)),
                  counts->rows, counts->added, counts->updated, counts->unchanged, counts->held, counts->refused, counts->ignored, counts->doubtful, (int) counts->more);
  for (guint i = 0; i < exchange_plan_get_n_rows (plan) && told < 12; i++)
    {
      ExchangePlanRow row;

      exchange_plan_get_row (plan, i, &row);
      for (guint j = 0; j < row.reasons->len && row.verdict != EXCHANGE_VERDICT_IGNORED; j++, told++)
        {
          g_autofree char *why = exchange_reason_explain (row.reasons->pdata[j]);

          g_test_message ("  line %d, %s: %s", (int) row.line, row.name, why);
        }
    }
  for (guint i = 0, n = 0; i < exchange_plan_get_n_rows (plan) && n < 5; i++)
    {
      ExchangePlanRow row;

      exchange_plan_get_row (plan, i, &row);
      if (row.verdict == EXCHANGE_VERDICT_UPDATED && n++ < 5)
        g_test_message ("  updated: line %d, %s %s", (int) row.line, row.name, row.id);
    }
  for (const char *const *note = exchange_plan_get_notes (plan); *note != NULL; note++)
    g_test_message ("  %s", *note);
}

typedef struct
{
  const char *kind, *field, *value;
} Question;

static gpointer
count (DossierReader *reader,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  Question                *question = data;
  g_autoptr (DossierQuery) query = dossier_query_new (question->kind);

  if (question->field != NULL)
    dossier_query_add_filter (query, question->field, question->value);
  return GINT_TO_POINTER ((int) dossier_reader_count (reader, query, error));
}

static int
ask (Fixture    *fixture,
     const char *kind,
     const char *field,
     const char *value)
{
  Question           question = { kind, field, value };
  g_autoptr (GError) error = NULL;
  int                n = GPOINTER_TO_INT (dossier_store_ask (fixture->store, count, &question, &error));

  g_assert_no_error (error);
  return n;
}

static gpointer
find_named (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Question             *question = data;
  g_autoptr (GPtrArray) ids = dossier_reader_list_named (reader, question->kind, question->value, error);

  g_assert_cmpuint (ids->len, ==, 1);
  return dossier_reader_find_record (reader, ids->pdata[0], error);
}

static DossierRecord *
find (Fixture    *fixture,
      const char *kind,
      const char *name)
{
  Question question = { kind, NULL, name };

  return dossier_store_ask (fixture->store, find_named, &question, NULL);
}

static void
assert_counts (const ExchangePlan *plan,
               guint               added,
               guint               updated,
               guint               unchanged)
{
  const ExchangeCounts *counts = exchange_plan_get_counts (plan);

  tell (plan);
  g_assert_cmpuint (counts->added, ==, added);
  g_assert_cmpuint (counts->updated, ==, updated);
  g_assert_cmpuint (counts->unchanged, ==, unchanged);
}

static void
test_the_val_d_oise_comes_in_once (Fixture      *fixture,
                                   gconstpointer data)
{
  static const char *const files[] = { COMMUNES, SCHOOLS, QPV, REP, CENTRES };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (ExchangePlan) plan = import_shared (fixture, files[i]);

      if (plan == NULL)
        return;
      tell (plan);
    }
  g_assert_cmpint (ask (fixture, "territory", "type", "commune"), ==, 183);
  g_assert_cmpint (ask (fixture, "territory", "type", "qpv"), ==, 42);
  g_assert_cmpint (ask (fixture, "territory", "type", "rep"), ==, 35);
  g_assert_cmpint (ask (fixture, "structure", NULL, NULL), ==, 787 + 62);
  g_assert_cmpint (ask (fixture, "structure", "position", ""), ==, 9);
  g_assert_cmpint (ask (fixture, "structure", "priority_education", "rep") + ask (fixture, "structure", "priority_education", "rep+"), ==, 252);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (ExchangePlan) plan = import_shared (fixture, files[i]);

      tell (plan);
      g_assert_cmpuint (exchange_plan_get_counts (plan)->added, ==, 0);
      g_assert_cmpuint (exchange_plan_get_counts (plan)->updated, ==, 0);
    }
}

/* Under the sanitizers, where memory is slow, one file of each format is enough. */
static gboolean
is_worth_its_time (const char *directory)
{
#ifdef __SANITIZE_ADDRESS__
  return strcmp (directory, "EXCEL-resaved-cp1252.csv") == 0 || strcmp (directory, "exports-geojson.geojson") == 0;
#else
  return TRUE;
#endif
}

static void
test_each_directory_gives_the_same_schools (Fixture      *fixture,
                                            gconstpointer data)
{
  g_autofree char         *name = g_strconcat (DIRECTORY, data, NULL), *other = NULL;
  g_autoptr (ExchangePlan) plan = is_worth_its_time (data) ? import_shared (fixture, name) : NULL, again = NULL;

  if (!is_worth_its_time (data))
    g_test_skip ("too slow under the sanitizers");
  if (plan == NULL)
    return;
  assert_counts (plan, 787, 0, 0);
  g_assert_cmpint (ask (fixture, "structure", NULL, NULL), ==, 787);
  g_assert_cmpint (ask (fixture, "structure", "position", ""), ==, 9);
  other = g_strconcat (DIRECTORY, strcmp (data, "headers2026.csv") == 0 ? "EXCEL-resaved-cp1252.csv" : "headers2026.csv", NULL);
  again = import_shared (fixture, other);
  tell (again);
  g_assert_cmpuint (exchange_plan_get_counts (again)->added, ==, 0);
}

static void
test_a_page_of_an_answer_says_what_is_missing (Fixture      *fixture,
                                               gconstpointer data)
{
  g_autofree char         *name = g_strconcat (DIRECTORY, data, NULL);
  g_autoptr (ExchangePlan) plan = import_shared (fixture, name);

  if (plan == NULL)
    return;
  assert_counts (plan, 100, 0, 0);
  g_assert_cmpint (exchange_plan_get_counts (plan)->more, ==, 687);
}

static void
test_every_shape_of_quarters_is_known (Fixture      *fixture,
                                       gconstpointer data)
{
  g_autoptr (ExchangePlan) plan = import_shared (fixture, data);

  if (plan == NULL)
    return;
  assert_counts (plan, 42, 0, 0);
}

static void
test_a_list_of_centres_maps_itself (Fixture      *fixture,
                                    gconstpointer data)
{
  g_autoptr (ExchangePlan) plan = import_shared (fixture, data), again = NULL;

  if (plan == NULL)
    return;
  tell (plan);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->added, ==, exchange_plan_get_counts (plan)->rows);
  g_assert_cmpint (ask (fixture, "structure", "position", ""), ==, 0);
  again = import_shared (fixture, data);
  tell (again);
  g_assert_cmpuint (exchange_plan_get_counts (again)->unchanged, ==, exchange_plan_get_counts (plan)->rows);
}

static void
test_the_real_export_keeps_both_rows_of_a_uai (Fixture      *fixture,
                                               gconstpointer data)
{
  g_autoptr (ExchangePlan) plan = import_shared (fixture, "elsewhere/fr-en-annuaire-education_035_2023-06-08.csv"), again = NULL;

  if (plan == NULL)
    return;
  tell (plan);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->added, ==, 685 + 117 + 86 + 2);
  again = import_shared (fixture, "elsewhere/fr-en-annuaire-education_035_2023-06-08.csv");
  g_assert_cmpuint (exchange_plan_get_counts (again)->added + exchange_plan_get_counts (again)->updated, ==, 0);
}

/* Half a minute: with -m thorough. */
static void
test_the_nation_comes_in_one_go (Fixture      *fixture,
                                 gconstpointer data)
{
  g_autoptr (ExchangePlan) communes = NULL, schools = NULL, again = NULL;
  g_autoptr (GTimer)       timer = g_timer_new ();

  if (!g_test_thorough ())
    {
      g_test_skip ("only when asked to be thorough");
      return;
    }
  communes = import_shared (fixture, "national/communes-france-geojson-2018.geojson");
  g_test_message ("communes: %.1f s", g_timer_elapsed (timer, NULL));
  tell (communes);
  g_timer_start (timer);
  schools = import_shared (fixture, "national/fr-en-annuaire-education_NATIONAL-SIZE_COMPOSITE-TEST_headers2026.csv");
  g_test_message ("schools: %.1f s", g_timer_elapsed (timer, NULL));
  tell (schools);
  g_timer_start (timer);
  again = import_shared (fixture, "national/fr-en-annuaire-education_NATIONAL-SIZE_COMPOSITE-TEST_headers2026.csv");
  g_test_message ("schools again: %.1f s", g_timer_elapsed (timer, NULL));
  tell (again);
  g_assert_cmpuint (exchange_plan_get_counts (communes)->added, ==, 35357);
  g_assert_cmpuint (exchange_plan_get_counts (again)->added + exchange_plan_get_counts (again)->updated, ==, 0);
}

static void
test_what_a_person_wrote_stays (Fixture      *fixture,
                                gconstpointer data)
{
  static const char         first[] = "numero_uai;appellation_officielle;code_postal_uai\n0950019E;Collège Ferry;95120\n";
  static const char         later[] = "numero_uai;appellation_officielle;code_postal_uai\n0950019E;Collège Jules Ferry;95123\n";
  g_autoptr (ExchangePlan)  plan = import_words (fixture, "a.csv", first), again = NULL;
  g_autoptr (DossierRecord) record = find (fixture, "structure", "Collège Ferry");
  g_autoptr (DossierRecord) after = NULL;
  g_autoptr (DossierAct)    act = dossier_act_new (NULL);

  dossier_act_set (act, dossier_kinds_find ("structure"), dossier_record_get_id (record), "name", dossier_value_new_text ("Ferry, le collège"));
  g_assert_true (dossier_store_write (fixture->store, act, NULL));
  again = import_words (fixture, "b.csv", later);
  assert_counts (again, 0, 1, 0);
  g_assert_cmpuint (exchange_plan_get_counts (again)->doubtful, ==, 1);
  after = find (fixture, "structure", "Ferry, le collège");
  g_assert_cmpstr (dossier_record_get_text (after, "postcode"), ==, "95123");
}

static void
test_a_list_may_correct_a_list_but_no_person (Fixture      *fixture,
                                              gconstpointer data)
{
  g_autoptr (ExchangePlan)  plan = import_words (fixture, "a.csv", "Nom;Code postal;Téléphone\nCS Vilar;95100;0134000000\nCS Ferry;95100;0134000001\n"), again = NULL;
  g_autoptr (DossierRecord) record = find (fixture, "structure", "CS Ferry");
  g_autoptr (DossierAct)    act = dossier_act_new (NULL);

  assert_counts (plan, 2, 0, 0);
  dossier_act_set (act, dossier_kinds_find ("structure"), dossier_record_get_id (record), "phone", dossier_value_new_text ("01 00 00 00 00"));
  g_assert_true (dossier_store_write (fixture->store, act, NULL));
  again = import_words (fixture, "b.csv", "Nom;Code postal;Téléphone\nCS Vilar;95100;0134000009\nCS Ferry;95100;0134000008\n");
  assert_counts (again, 0, 1, 1);
  g_assert_cmpuint (exchange_plan_get_counts (again)->doubtful, ==, 1);
}

static void
test_one_undo_takes_an_import_back (Fixture      *fixture,
                                    gconstpointer data)
{
  static const char        words[] = "Nom;Code postal\nCS Vilar;95100\nCS Ferry;95100\n";
  g_autoptr (ExchangePlan) plan = import_words (fixture, "a.csv", words), again = NULL;
  g_autofree char         *label = NULL;

  g_assert_true (dossier_store_undo (fixture->store, NULL, &label, NULL));
  g_assert_cmpint (ask (fixture, "structure", NULL, NULL), ==, 0);
  again = import_words (fixture, "a.csv", words);
  g_assert_cmpint (ask (fixture, "structure", NULL, NULL), ==, 2);
}

static void
test_good_rows_go_in_though_others_do_not (Fixture      *fixture,
                                           gconstpointer data)
{
  g_autoptr (ExchangePlan) plan = import_words (fixture, "a.csv", "Nom;Commune;Code postal\nCS Vilar;Argenteuil;95100\n;Argenteuil;95100\nCS Vilar;Argenteuil;95100\n");

  assert_counts (plan, 1, 0, 0);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->refused, ==, 1);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->held, ==, 1);
}

static void
test_what_looks_like_another_is_held_back (Fixture      *fixture,
                                           gconstpointer data)
{
  g_autoptr (ExchangePlan) plan = import_words (fixture, "a.csv", "Nom;Code postal\nCentre social Jean Vilar;95100\n"), again = NULL;

  again = import_words (fixture, "b.csv", "Nom;Code postal\nCSC Jean-Vilar;95100\n");
  g_assert_cmpuint (exchange_plan_get_counts (again)->held, ==, 1);
  g_assert_cmpint (ask (fixture, "structure", NULL, NULL), ==, 1);
}

static void
test_positions_out_of_line_are_doubtful (Fixture      *fixture,
                                         gconstpointer data)
{
  g_autoptr (ExchangePlan) plan = import_words (fixture, "a.csv",
                                                "Nom;Code postal;x;y\n"
                                                "CS un;95100;645898,7;6876500,2\nCS deux;95100;646000,1;6876000,5\nCS trois;95100;645000,5;6875000,5\n"
                                                "CS quatre;95100;645100,5;6875100,5\nCS echange;95100;6876500,2;645898,7\nCS zone;95100;1645000,5;8175000,5\nCS degres;95100;2,26;48,98\nCS rien;95100;;\n");

  assert_counts (plan, 8, 0, 0);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->doubtful, ==, 3);
}

static void
test_a_dry_run_writes_nothing (Fixture      *fixture,
                               gconstpointer data)
{
  g_autofree char         *path = g_build_filename (fixture->folder, "a.csv", NULL);
  g_autoptr (ExchangePlan) plan = NULL;

  g_assert_true (g_file_set_contents (path, "Nom;Code postal\nCS Vilar;95100\n", -1, NULL));
  plan = plan_path (fixture, path, NULL);
  assert_counts (plan, 1, 0, 0);
  g_assert_cmpint (ask (fixture, "structure", NULL, NULL), ==, 0);
  g_assert_cmpint (ask (fixture, "source", NULL, NULL), ==, 0);
}

static GPtrArray *
run (Fixture           *fixture,
     GPtrArray         *requests,
     ExchangeImportMode mode)
{
  g_autoptr (GError) error = NULL;
  GPtrArray         *plans = exchange_import_run (fixture->store, requests, mode, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (plans->len, ==, requests->len);
  return plans;
}

/* Each row has the same fate for the same reasons. */
static void
assert_same (const ExchangePlan *tried,
             const ExchangePlan *done)
{
  tell (tried);
  g_assert_cmpuint (exchange_plan_get_n_rows (tried), ==, exchange_plan_get_n_rows (done));
  for (guint i = 0; i < exchange_plan_get_n_rows (tried); i++)
    {
      ExchangePlanRow one, other;

      exchange_plan_get_row (tried, i, &one);
      exchange_plan_get_row (done, i, &other);
      g_assert_cmpstr (exchange_verdict_to_code (one.verdict), ==, exchange_verdict_to_code (other.verdict));
      g_assert_cmpuint (one.reasons->len, ==, other.reasons->len);
    }
}

static void
test_a_trial_of_several_files_tells_the_truth (Fixture      *fixture,
                                               gconstpointer data)
{
  g_autofree char      *first = g_build_filename (fixture->folder, "a.csv", NULL), *second = g_build_filename (fixture->folder, "b.csv", NULL);
  g_autoptr (GPtrArray) requests = NULL, tried = NULL, done = NULL;

  g_assert_true (g_file_set_contents (first, "Nom;Code postal\nCS Vilar;95100\nCS Ferry;95100\n", -1, NULL));
  g_assert_true (g_file_set_contents (second, "Nom;Code postal;Téléphone\nCS Vilar;95100;0134000001\nCS Ferry;95100;\nCS Neuf;95100;\n", -1, NULL));
  requests = list_requests ((const char *[]){ first, second, NULL });

  tried = run (fixture, requests, EXCHANGE_IMPORT_TRIAL);
  assert_counts (tried->pdata[0], 2, 0, 0);
  assert_counts (tried->pdata[1], 1, 1, 1);
  g_assert_cmpint (ask (fixture, "structure", NULL, NULL), ==, 0);

  done = run (fixture, requests, EXCHANGE_IMPORT_WRITE);
  assert_same (tried->pdata[0], done->pdata[0]);
  assert_same (tried->pdata[1], done->pdata[1]);
  g_assert_cmpint (ask (fixture, "structure", NULL, NULL), ==, 3);
  g_assert_true (dossier_store_undo (fixture->store, NULL, NULL, NULL));
  g_assert_cmpint (ask (fixture, "structure", NULL, NULL), ==, 0);
}

static void
test_a_trial_of_the_val_d_oise_is_its_import (Fixture      *fixture,
                                              gconstpointer data)
{
  static const char *const files[] = { COMMUNES, SCHOOLS, QPV, REP, CENTRES };
  g_auto (GStrv)           paths = g_new0 (char *, G_N_ELEMENTS (files) + 1);
  g_autoptr (GPtrArray)    requests = NULL, tried = NULL, done = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    if ((paths[i] = find_shared (files[i])) == NULL)
      return;
  requests = list_requests ((const char *const *) paths);
  tried = run (fixture, requests, EXCHANGE_IMPORT_TRIAL);
  g_assert_cmpint (ask (fixture, "territory", NULL, NULL), ==, 0);
  done = run (fixture, requests, EXCHANGE_IMPORT_WRITE);
  for (guint i = 0; i < tried->len; i++)
    assert_same (tried->pdata[i], done->pdata[i]);
}

/* Leaving it aside would hide what is wrong with it. */
static void
test_a_title_that_leaves_no_doubt_is_followed (Fixture      *fixture,
                                               gconstpointer data)
{
  g_autoptr (ExchangePlan) plan = import_words (fixture, "a.csv", "Nom;UAI;Courriel\nCollège Inventé;0950000Z;contact@@x\n");
  ExchangePlanRow          row;

  exchange_plan_get_row (plan, 0, &row);
  g_assert_cmpuint (row.reasons->len, ==, 2);
  g_assert_cmpint (row.verdict, ==, EXCHANGE_VERDICT_ADDED);
}

static void
test_a_mapping_can_be_corrected (Fixture      *fixture,
                                 gconstpointer data)
{
  static const char *const corrections[] = { "Appel=name", "Divers=notes", NULL };
  ExchangeImportOptions    options = { EXCHANGE_SHAPE_UNKNOWN, FALSE, corrections };
  g_autofree char         *path = g_build_filename (fixture->folder, "a.csv", NULL);
  g_autoptr (ExchangePlan) plan = NULL;

  g_assert_true (g_file_set_contents (path, "Appel;Divers\nCS Vilar;ouvert tard\n", -1, NULL));
  plan = plan_path (fixture, path, &options);
  assert_counts (plan, 1, 0, 0);
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
test_a_cancelled_import_leaves_nothing (Fixture      *fixture,
                                        gconstpointer data)
{
  g_autofree char         *path = find_shared (SCHOOLS);
  g_autoptr (ExchangePlan) plan = path == NULL ? NULL : plan_path (fixture, path, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;

  if (plan == NULL)
    return;
  g_assert_false (exchange_plan_apply (plan, fixture->store, cancel_half_way, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (ask (fixture, "structure", NULL, NULL), ==, 0);
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
test_a_window_imports_without_waiting (Fixture      *fixture,
                                       gconstpointer data)
{
  g_autofree char         *path = find_shared (SCHOOLS);
  g_autoptr (GPtrArray)    requests = path == NULL ? NULL : list_requests ((const char *[]){ path, NULL });
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
  g_assert_cmpint (ask (fixture, "structure", NULL, NULL), ==, 787);
}

#define ADD(name, data, test) g_test_add ("/exchange/import/" name, Fixture, data, set_up, test, tear_down)

static void
add_for_each (const char        *name,
              const char *const *files,
              gsize              n,
              void (*test) (Fixture *, gconstpointer))
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *base = g_path_get_basename (files[i]);
      g_autofree char *path = g_strdup_printf ("/exchange/import/%s/%s", name, base);

      g_test_add (path, Fixture, files[i], set_up, test, tear_down);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const char *const pages[] = { "api-v1-records.json", "api-v2.1-records.json" };
  static const char *const quarters[] = { QPV, "valdoise/qpv/QP2024_95_WGS84_DERIVED.geojson", "valdoise/qpv/QP2024_95_LB93_DERIVED.geojson", "valdoise/qpv/qp-2015-property-names_95_DERIVED.geojson", "valdoise/qpv/shp/QP2024_95_LB93_DERIVED.shp", "valdoise/qpv/shp-latin1/QP2024_95_LB93_latin1_DERIVED.shp" };
  static const char *const lists[] = { CENTRES, "elsewhere/centres-sociaux/angers_2022.csv", "elsewhere/centres-sociaux/centre-val-de-loire_2020.csv", "elsewhere/centres-sociaux/gironde_2019.csv", "elsewhere/centres-sociaux/maine-et-loire_2020_lambert93.csv" };

  dossier_fixture_init (&argc, &argv);
  ADD ("the-val-d-oise-comes-in-once", NULL, test_the_val_d_oise_comes_in_once);
  add_for_each ("each-directory-gives-the-same-schools", whole_directories, G_N_ELEMENTS (whole_directories), test_each_directory_gives_the_same_schools);
  add_for_each ("a-page-of-an-answer-says-what-is-missing", pages, G_N_ELEMENTS (pages), test_a_page_of_an_answer_says_what_is_missing);
  add_for_each ("every-shape-of-quarters-is-known", quarters, G_N_ELEMENTS (quarters), test_every_shape_of_quarters_is_known);
  add_for_each ("a-list-of-centres-maps-itself", lists, G_N_ELEMENTS (lists), test_a_list_of_centres_maps_itself);
  ADD ("the-real-export-keeps-both-rows-of-a-uai", NULL, test_the_real_export_keeps_both_rows_of_a_uai);
  ADD ("the-nation-comes-in-one-go", NULL, test_the_nation_comes_in_one_go);
  ADD ("what-a-person-wrote-stays", NULL, test_what_a_person_wrote_stays);
  ADD ("a-list-may-correct-a-list-but-no-person", NULL, test_a_list_may_correct_a_list_but_no_person);
  ADD ("one-undo-takes-an-import-back", NULL, test_one_undo_takes_an_import_back);
  ADD ("good-rows-go-in-though-others-do-not", NULL, test_good_rows_go_in_though_others_do_not);
  ADD ("what-looks-like-another-is-held-back", NULL, test_what_looks_like_another_is_held_back);
  ADD ("positions-out-of-line-are-doubtful", NULL, test_positions_out_of_line_are_doubtful);
  ADD ("a-dry-run-writes-nothing", NULL, test_a_dry_run_writes_nothing);
  ADD ("a-trial-of-several-files-tells-the-truth", NULL, test_a_trial_of_several_files_tells_the_truth);
  ADD ("a-trial-of-the-val-d-oise-is-its-import", NULL, test_a_trial_of_the_val_d_oise_is_its_import);
  ADD ("a-title-that-leaves-no-doubt-is-followed", NULL, test_a_title_that_leaves_no_doubt_is_followed);
  ADD ("a-mapping-can-be-corrected", NULL, test_a_mapping_can_be_corrected);
  ADD ("a-cancelled-import-leaves-nothing", NULL, test_a_cancelled_import_leaves_nothing);
  ADD ("a-window-imports-without-waiting", NULL, test_a_window_imports_without_waiting);
  return g_test_run ();
}
