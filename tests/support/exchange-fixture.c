#include "exchange-fixture.h"

void
exchange_fixture_set_up (ExchangeFixture *fixture,
                         gconstpointer    data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;

  fixture->folder = g_dir_make_tmp ("liens-import-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "d.liens", NULL);
  fixture->store = dossier_store_new (path, &error);
  g_assert_no_error (error);
}

void
exchange_fixture_tear_down (ExchangeFixture *fixture,
                            gconstpointer    data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  dossier_store_close (fixture->store);
  g_assert_finalize_object (fixture->store);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->folder);
}

char *
exchange_fixture_find_shared (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("LIENS_SHARED_DATA") != NULL ? g_getenv ("LIENS_SHARED_DATA") : "", name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip ("the shared open data is not on this machine");
  return NULL;
}

ExchangePlan *
exchange_fixture_plan (ExchangeFixture             *fixture,
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

GPtrArray *
exchange_fixture_list_requests (const char *const *names)
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

ExchangePlan *
exchange_fixture_import (ExchangeFixture *fixture,
                         const char      *path)
{
  g_autoptr (GError) error = NULL;
  ExchangePlan      *plan = exchange_fixture_plan (fixture, path, NULL);

  g_assert_true (exchange_plan_apply (plan, fixture->store, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return plan;
}

ExchangePlan *
exchange_fixture_import_shared (ExchangeFixture *fixture,
                                const char      *name)
{
  g_autofree char *path = exchange_fixture_find_shared (name);

  return path == NULL ? NULL : exchange_fixture_import (fixture, path);
}

ExchangePlan *
exchange_fixture_import_words (ExchangeFixture *fixture,
                               const char      *name,
                               const char      *words)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, words, -1, NULL));
  return exchange_fixture_import (fixture, path);
}

void
exchange_fixture_tell (const ExchangePlan *plan)
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

int
exchange_fixture_count (ExchangeFixture *fixture,
                        const char      *kind,
                        const char      *field,
                        const char      *value)
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

DossierRecord *
exchange_fixture_find (ExchangeFixture *fixture,
                       const char      *kind,
                       const char      *name)
{
  Question question = { kind, NULL, name };

  return dossier_store_ask (fixture->store, find_named, &question, NULL);
}

void
exchange_fixture_assert_counts (const ExchangePlan *plan,
                                guint               added,
                                guint               updated,
                                guint               unchanged)
{
  const ExchangeCounts *counts = exchange_plan_get_counts (plan);

  exchange_fixture_tell (plan);
  g_assert_cmpuint (counts->added, ==, added);
  g_assert_cmpuint (counts->updated, ==, updated);
  g_assert_cmpuint (counts->unchanged, ==, unchanged);
}

GPtrArray *
exchange_fixture_run (ExchangeFixture   *fixture,
                      GPtrArray         *requests,
                      ExchangeImportMode mode)
{
  g_autoptr (GError) error = NULL;
  GPtrArray         *plans = exchange_import_run (fixture->store, requests, mode, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (plans->len, ==, requests->len);
  return plans;
}

void
exchange_fixture_assert_same (const ExchangePlan *tried,
                              const ExchangePlan *done)
{
  exchange_fixture_tell (tried);
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
