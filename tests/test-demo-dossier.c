#include "demo-dossier.h"
#include "dossier-fixture.h"
#include "dossier-query.h"
#include "dossier-vocabulary.h"

/* Every kind, field and code of the story is one the dossier knows. */
static void
test_its_words_are_the_dossier_s (void)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new_shipped ();
  g_autoptr (DemoChronicle)     chronicle = demo_story_new (1);

  for (guint i = 0; i < demo_chronicle_get_n_acts (chronicle); i++)
    {
      const DemoAct *act = demo_chronicle_get_act (chronicle, i);

      g_assert_nonnull (dossier_vocabulary_find (vocabulary, "side", act->side));
      for (guint j = 0; j < act->n_records; j++)
        for (guint k = 0; k < act->records[j].n_fields; k++)
          {
            const DemoField    *said = &act->records[j].fields[k];
            const DossierField *field = dossier_kind_find_field (dossier_kinds_find (act->records[j].kind), said->name);
            g_auto (GStrv)      parts = g_strsplit (said->value, "@", 2);

            if (field == NULL)
              g_error ("%s has no field %s", act->records[j].kind, said->name);
            if (g_str_equal (said->value, "?") || g_str_equal (said->value, "-"))
              continue;
            if (field->type != DOSSIER_FIELD_VOCABULARY && field->type != DOSSIER_FIELD_VOCABULARIES && field->type != DOSSIER_FIELD_PROGRAMMES)
              continue;
            if (dossier_vocabulary_find (vocabulary, field->target, parts[0]) == NULL)
              g_error ("%s.%s: no “%s” in %s", act->records[j].kind, said->name, parts[0], field->target);
          }
    }
}

typedef struct
{
  const char *kind;
  const char *field; /* NULL: all */
  const char *value;
} Question;

static gpointer
count (DossierReader *reader,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  const Question          *question = data;
  g_autoptr (DossierQuery) query = dossier_query_new (question->kind);

  if (question->field != NULL)
    dossier_query_add_filter (query, question->field, question->value);
  return GINT_TO_POINTER ((int) dossier_reader_count (reader, query, error));
}

static int
ask (DossierFixture *fixture,
     const char     *kind,
     const char     *field,
     const char     *value)
{
  Question           question = { kind, field, value };
  g_autoptr (GError) error = NULL;
  gpointer           answer = dossier_store_ask (fixture->store, count, &question, &error);

  g_assert_no_error (error);
  return GPOINTER_TO_INT (answer);
}

static void
note_progress (double   share,
               gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (share, >, *last);
  *last = share;
}

static void
test_the_whole_story_goes_in (DossierFixture *fixture,
                              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  double             share = 0;

  demo_dossier_write (fixture->store, 1, note_progress, &share, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (share, ==, 1);

  g_assert_cmpint (ask (fixture, "link", NULL, NULL), ==, 400);
  g_assert_cmpint (ask (fixture, "structure", NULL, NULL), ==, 840);
  g_assert_cmpint (ask (fixture, "territory", "type", "rep"), ==, 18);
  g_assert_cmpint (ask (fixture, "territory", "type", "departement"), ==, 1);
  g_assert_cmpint (ask (fixture, "contact", NULL, NULL), ==, 62);
  g_assert_cmpint (ask (fixture, "contact", "status", "done"), ==, 27);
  g_assert_cmpint (ask (fixture, "meeting", NULL, NULL), ==, 4);
  g_assert_cmpint (ask (fixture, "practice", NULL, NULL), ==, 31);
  g_assert_cmpint (ask (fixture, "author", "name", "Nora Mirabelle"), ==, 1);
}

/* What became of a record over the years is what stands: the later word is kept. */
static void
test_the_later_word_stands (DossierFixture *fixture,
                            gconstpointer   data)
{
  g_autoptr (DemoChronicle) chronicle = demo_chronicle_new ();
  g_autoptr (DossierRecord) record = NULL;
  g_autofree char          *id = demo_dossier_dup_id ("test", "meeting");
  g_autoptr (GError)        error = NULL;

  demo_chronicle_begin_act (chronicle, "Nora Mirabelle", "ecole_et_famille", demo_chronicle_time (2025, 3, 1, 0), "later");
  demo_chronicle_begin_record (chronicle, "meeting", "meeting");
  demo_chronicle_set (chronicle, "title", "Deuxième titre");
  demo_chronicle_begin_act (chronicle, "Nora Mirabelle", "ecole_et_famille", demo_chronicle_time (2024, 3, 1, 0), "sooner");
  demo_chronicle_begin_record (chronicle, "meeting", "meeting");
  demo_chronicle_set (chronicle, "title", "Premier titre");
  demo_chronicle_end (chronicle);

  demo_dossier_write_chronicle (fixture->store, chronicle, "test", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  record = dossier_fixture_find (fixture, id);
  g_assert_cmpstr (dossier_record_get_text (record, "title"), ==, "Deuxième titre");
}

static void
test_a_bench_goes_in (DossierFixture *fixture,
                      gconstpointer   data)
{
  g_autoptr (DemoChronicle) chronicle = demo_bench_new (1, DEMO_BENCH_DEPARTMENT);
  g_autoptr (GError)        error = NULL;

  demo_dossier_write_chronicle (fixture->store, chronicle, "bench", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ask (fixture, "structure", NULL, NULL), ==, 1200);
  g_assert_cmpint (ask (fixture, "link", NULL, NULL), ==, 600);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  g_test_add_func ("/demo/dossier/its-words-are-the-dossier-s", test_its_words_are_the_dossier_s);
  dossier_fixture_add ("/demo/dossier/the-whole-story-goes-in", test_the_whole_story_goes_in);
  dossier_fixture_add ("/demo/dossier/the-later-word-stands", test_the_later_word_stands);
  dossier_fixture_add ("/demo/dossier/a-bench-goes-in", test_a_bench_goes_in);
  return g_test_run ();
}
