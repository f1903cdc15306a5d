#include "guide-import.h"

#include "dossier-fixture.h"
#include "exchange-reader.h"
#include "guide-file.h"
#include "guide-known.h"

#include <string.h>

/* What is in the dossier of a kind, whole. */
static gpointer
list_kind (DossierReader *reader,
           gpointer       kind,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (kind);

  return dossier_reader_list (reader, query, error);
}

static GPtrArray *
list (DossierFixture *fixture,
      const char     *kind)
{
  g_autoptr (GError) error = NULL;
  GPtrArray         *records = dossier_store_ask (fixture->store, list_kind, (gpointer) kind, &error);

  g_assert_no_error (error);
  return records;
}

static guint
count (DossierFixture *fixture,
       const char     *kind,
       const char     *field,
       const char     *value)
{
  g_autoptr (DossierQuery) query = dossier_query_new (kind);

  if (field != NULL)
    dossier_query_add_filter (query, field, value);
  return (guint) dossier_fixture_count (fixture, query);
}

static GuideChoices *
choose (const char *path)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new_shipped ();
  g_autoptr (GuideKnown)        known = guide_known_new (vocabulary);
  g_autoptr (GError)            error = NULL;
  GuideDocument                *document = guide_file_read (path, known, NULL, &error);

  g_assert_no_error (error);
  return guide_choices_new (document);
}

static GuideChoices *
choose_text (const char *text)
{
  return guide_choices_new (guide_document_read (guide_lines_from_text (text, strlen (text)), NULL));
}

/* NULL: it is not here. */
static GuideChoices *
choose_client (const char *name)
{
  const char      *folder = g_getenv ("LIENS_SHARED_CLIENT");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;

  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return choose (path);
  g_test_skip ("the clients' documents are not here");
  return NULL;
}

static GuideImport *
write_choices (DossierFixture     *fixture,
               const GuideChoices *choices)
{
  g_autoptr (GuideImportRequest) request = guide_import_request_new (choices, NULL, "essai.txt", NULL);
  g_autoptr (GError)             error = NULL;
  GuideImport                   *done = dossier_store_work (fixture->store, guide_import_write, request, NULL, &error);

  g_assert_no_error (error);
  return done;
}

static gpointer
read_text (DossierReader *reader,
           gpointer       document,
           GCancellable  *cancellable,
           GError       **error)
{
  return guide_import_dup_text (reader, document, error);
}

static char *
dup_text (DossierFixture *fixture,
          const char     *document)
{
  g_autoptr (GError) error = NULL;
  char              *text = dossier_store_ask (fixture->store, read_text, (gpointer) document, &error);

  g_assert_no_error (error);
  return text;
}

/* Every record that says a line: what was first written stands there. */
static guint
assert_records_stand_in (DossierFixture *fixture,
                         const char     *text)
{
  static const char *const kinds[][2] = { { "question", "raw_title" }, { "practice", "raw_statement" }, { "postit", "raw" }, { "passage", "raw" }, { "open_question", "raw" }, { "task", "raw" } };
  g_auto (GStrv)           lines = g_strsplit (text, "\n", -1);
  guint                    n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) records = list (fixture, kinds[i][0]);

      for (guint j = 0; j < records->len; j++, n++)
        {
          const DossierRecord *record = records->pdata[j];
          guint                line = (guint) dossier_value_get_integer (dossier_record_get (record, "line"));
          const char          *raw = dossier_record_get_text (record, kinds[i][1]);

          g_assert_cmpuint (line, <, g_strv_length (lines));
          g_assert_nonnull (raw);
          g_assert_true (strstr (lines[line], raw) != NULL || strchr (raw, '\n') != NULL);
          g_assert_nonnull (dossier_record_get_reference (record, "source"));
        }
    }
  return n;
}

static void
assert_the_text_comes_back (DossierFixture     *fixture,
                            const GuideChoices *choices,
                            const char         *document)
{
  const GuideDocument *read = guide_choices_get_document (choices);
  g_autofree char     *text = dup_text (fixture, document);
  g_auto (GStrv)       lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, read->lines->len);
  for (guint i = 0; i < read->lines->len; i++)
    {
      const GuideLine *line = read->lines->pdata[i];
      g_autofree char *whole = line->mark != NULL ? g_strdup_printf ("%s %s", line->mark, line->text) : g_strdup (line->text);

      g_assert_cmpstr (lines[i], ==, whole);
    }
  g_assert_cmpuint (assert_records_stand_in (fixture, text), >, 0);
}

static void
test_the_real_document_goes_in_whole (DossierFixture *fixture,
                                      gconstpointer   data)
{
  g_autoptr (GuideChoices) choices = choose_client ("3-document-de-capitalisation.txt");
  g_autoptr (GuideImport)  done = choices != NULL ? write_choices (fixture, choices) : NULL;

  if (choices == NULL)
    return;
  g_assert_cmpint (done->news, ==, GUIDE_IMPORT_NEW);
  g_assert_cmpuint (count (fixture, "question", NULL, NULL), ==, 5);
  g_assert_cmpuint (count (fixture, "practice", "nature", ""), ==, 7 + 7 + 8 + 7);
  g_assert_cmpuint (count (fixture, "practice", "nature", "actor"), ==, 9 + 3 + 14);
  g_assert_cmpuint (count (fixture, "practice", "nature", "posture"), ==, 14);
  g_assert_cmpuint (count (fixture, "practice", "nature", "idea"), ==, 14);
  g_assert_cmpuint (count (fixture, "postit", NULL, NULL), ==, 13 + 21 + 19 + 19);
  g_assert_cmpuint (count (fixture, "passage", "nature", "development"), ==, 10 + 13 + 20 + 1 + 8);
  g_assert_cmpuint (count (fixture, "passage", "nature", "verbatim"), ==, 10);
  g_assert_cmpuint (count (fixture, "open_question", "status", "open"), ==, 6);
  g_assert_cmpuint (count (fixture, "question", "code", "3"), ==, 1);
  g_assert_cmpuint (count (fixture, "question", "code", "5"), ==, 1);
  g_assert_cmpuint (count (fixture, "question", "original_number", "3"), ==, 2);
  assert_the_text_comes_back (fixture, choices, done->document);
}

static void
test_nobody_is_named_as_the_speaker (DossierFixture *fixture,
                                     gconstpointer   data)
{
  g_autoptr (GuideChoices) choices = choose_client ("5-entretien-directeurs.txt");
  g_autoptr (GuideImport)  done = choices != NULL ? write_choices (fixture, choices) : NULL;

  if (choices == NULL)
    return;
  g_assert_cmpuint (count (fixture, "passage", "nature", "verbatim"), ==, 5);
  g_assert_cmpuint (count (fixture, "passage", "role", ""), ==, count (fixture, "passage", NULL, NULL));
  g_assert_cmpuint (count (fixture, "person", NULL, NULL), ==, 0);
}

static void
test_one_undo_takes_it_back_and_redo_brings_it (DossierFixture *fixture,
                                                gconstpointer   data)
{
  g_autofree char         *path = g_test_build_filename (G_TEST_DIST, "samples", "guide", "capitals.txt", NULL), *before = dossier_fixture_dump (fixture);
  g_autoptr (GuideChoices) choices = choose (path);
  g_autoptr (GuideImport)  done = write_choices (fixture, choices);
  g_autofree char         *there = dossier_fixture_dump (fixture), *gone = NULL, *again = NULL;
  char                    *label = NULL;

  g_assert_cmpstr (there, !=, before);
  g_assert_true (dossier_store_undo (fixture->store, NULL, &label, NULL));
  g_free (label);
  gone = dossier_fixture_dump (fixture);
  g_assert_cmpstr (gone, ==, before);
  g_assert_true (dossier_store_redo (fixture->store, NULL, &label, NULL));
  g_free (label);
  again = dossier_fixture_dump (fixture);
  g_assert_cmpstr (again, ==, there);
}

static void
test_a_sample_goes_in_with_nothing_lost_and_once (DossierFixture *fixture,
                                                  gconstpointer   name)
{
  g_autofree char         *path = g_test_build_filename (G_TEST_DIST, "samples", "guide", name, NULL), *there = NULL, *again = NULL;
  g_autoptr (GuideChoices) choices = choose (path);
  g_autoptr (GuideImport)  done = write_choices (fixture, choices), twice = NULL;

  g_assert_cmpuint (done->n_added, >, 10);
  assert_the_text_comes_back (fixture, choices, done->document);
  there = dossier_fixture_dump (fixture);
  twice = write_choices (fixture, choices);
  g_assert_cmpint (twice->news, ==, GUIDE_IMPORT_SAME);
  g_assert_cmpuint (twice->n_added, ==, 0);
  again = dossier_fixture_dump (fixture);
  g_assert_cmpstr (again, ==, there);
}

static void
test_the_real_document_again_adds_nothing (DossierFixture *fixture,
                                           gconstpointer   data)
{
  g_autoptr (GuideChoices) choices = choose_client ("3-document-de-capitalisation.txt");
  g_autoptr (GuideImport)  done = choices != NULL ? write_choices (fixture, choices) : NULL;
  g_autoptr (GuideImport)  twice = choices != NULL ? write_choices (fixture, choices) : NULL;

  if (choices == NULL)
    return;
  g_assert_cmpuint (done->n_added, >, 200);
  g_assert_cmpuint (twice->n_added, ==, 0);
  g_assert_cmpuint (twice->known, ==, done->n_added);
  g_assert_cmpuint (count (fixture, "document_version", NULL, NULL), ==, 1);
}

#define FIRST "1/ Why?\n1. To know each other\n2. To go faster\nThat is said often.\n\n2/ With whom?\n1. The head\n2. The caretaker\n"
#define SECOND "Added above\n1/ Why?\n1. To know each other\n2. To be heard\n3. To go faster\nThat is said often.\n\n2/ With whom?\n1. The head\n"

static int
compare_orders (gconstpointer a,
                gconstpointer b)
{
  return strcmp (dossier_record_get_text (*(DossierRecord *const *) a, "order"), dossier_record_get_text (*(DossierRecord *const *) b, "order"));
}

/* Places are compared byte by byte. */
static char *
dup_order (DossierFixture *fixture)
{
  g_autoptr (GPtrArray) practices = list (fixture, "practice");
  g_autoptr (GString)   order = g_string_new (NULL);

  g_ptr_array_sort (practices, compare_orders);
  for (guint i = 0; i < practices->len; i++)
    g_string_append_printf (order, "%s%s", i > 0 ? "|" : "", dossier_record_get_text (practices->pdata[i], "statement"));
  return g_strdup (order->str);
}

static void
test_another_version_adds_what_is_new_at_its_place (DossierFixture *fixture,
                                                    gconstpointer   data)
{
  g_autoptr (GuideChoices) first = choose_text (FIRST), second = choose_text (SECOND);
  g_autoptr (GuideImport)  done = write_choices (fixture, first), more = NULL;
  g_autofree char         *text = NULL, *order = NULL, *before = dup_order (fixture);

  g_assert_cmpstr (before, ==, "To know each other|To go faster|The head|The caretaker");
  more = write_choices (fixture, second);
  g_assert_cmpint (more->news, ==, GUIDE_IMPORT_VERSION);
  g_assert_cmpstr (more->document, ==, done->document);
  g_assert_cmpuint (more->n_added, ==, 1);
  g_assert_cmpuint (more->gone, ==, 1); /* the caretaker: who stays */
  g_assert_cmpuint (count (fixture, "document_version", NULL, NULL), ==, 2);
  text = dup_text (fixture, done->document);
  g_assert_cmpstr (text, ==, SECOND);
  order = dup_order (fixture);
  g_assert_cmpstr (order, ==, "To know each other|To be heard|To go faster|The head|The caretaker");
}

static guint
find_row (const GuideChoices *choices,
          const char         *raw)
{
  for (guint i = 0; i < guide_choices_get_n (choices); i++)
    if (strcmp (guide_choices_get (choices, i)->raw, raw) == 0)
      return i;
  g_assert_not_reached ();
}

static void
test_what_a_person_decided_is_known_when_it_comes_again (DossierFixture *fixture,
                                                         gconstpointer   data)
{
  g_autoptr (GuideChoices) first = choose_text (FIRST), again = choose_text (FIRST);
  g_autoptr (GuideImport)  done = NULL, twice = NULL;
  g_autoptr (GPtrArray)    practices = NULL;
  DossierAct              *act = dossier_act_new (NULL);

  g_assert_true (guide_choices_set_becomes (first, find_row (first, "To go faster"), GUIDE_BECOMES_OPEN_QUESTION));
  g_assert_true (guide_choices_join_before (first, find_row (first, "The caretaker")));
  g_assert_true (guide_choices_split (first, find_row (first, "To know each other"), strlen ("To know")));
  done = write_choices (fixture, first);
  practices = list (fixture, "practice");
  g_assert_cmpuint (practices->len, ==, 3); /* to know, each other, both people */
  dossier_act_delete (act, dossier_kinds_find ("practice"), dossier_record_get_id (practices->pdata[0]));
  dossier_fixture_write (fixture, act);
  twice = write_choices (fixture, again);
  g_assert_cmpuint (twice->n_added, ==, 0);
}

static void
test_every_step_of_the_choices_is_taken_back (void)
{
  g_autoptr (GuideChoices) choices = choose_text (FIRST);
  guint                    row = find_row (choices, "To go faster"), n = guide_choices_get_n (choices);

  g_assert_true (guide_choices_set_clean (choices, row, "To go far"));
  g_assert_true (guide_choices_set_becomes (choices, row, GUIDE_BECOMES_IDEA));
  g_assert_true (guide_choices_split (choices, row, 5));
  g_assert_cmpstr (guide_choices_get (choices, row)->raw, ==, "To go");
  g_assert_cmpstr (guide_choices_get (choices, row + 1)->raw, ==, "faster");
  g_assert_true (guide_choices_join_before (choices, row + 1));
  g_assert_cmpstr (guide_choices_get (choices, row)->raw, ==, "To go faster");
  g_assert_false (guide_choices_set_parent (choices, row, guide_choices_get (choices, row)->id));
  g_assert_true (guide_choices_set_parent (choices, row, GUIDE_NO_PIECE));
  for (guint i = 0; i < 5; i++)
    g_assert_true (guide_choices_undo (choices));
  g_assert_false (guide_choices_undo (choices));
  g_assert_cmpuint (guide_choices_get_n (choices), ==, n);
  g_assert_cmpstr (guide_choices_get (choices, row)->clean, ==, "To go faster");
  g_assert_cmpint (guide_choices_get (choices, row)->becomes, ==, GUIDE_BECOMES_PRACTICE);
}

static void
test_a_joined_piece_holds_every_byte_between (void)
{
  g_autoptr (GuideChoices) choices = choose_text (FIRST);
  guint                    row = find_row (choices, "That is said often.");

  g_assert_true (guide_choices_join_before (choices, row));
  g_assert_true (guide_choices_join_before (choices, row - 1));
  g_assert_cmpstr (guide_choices_get (choices, row - 2)->raw, ==, "To know each other\n2. To go faster\nThat is said often.");
  g_assert_cmpstr (guide_choices_get (choices, row - 2)->clean, ==, "To know each other To go faster That is said often.");
}

static guint
find_doubt (const GuideChoices *choices,
            GuideDoubtKind      kind)
{
  const GuideDocument *document = guide_choices_get_document (choices);

  for (guint i = 0; i < document->doubts->len; i++)
    if (g_array_index (document->doubts, GuideDoubt, i).kind == kind)
      return i;
  g_assert_not_reached ();
}

static void
test_a_doubt_that_is_left_leaves_the_words_as_they_were (void)
{
  g_autoptr (GuideChoices) choices = choose_text ("1/ One?\n1. They say « come and see us often\n2. One thing 3. Another thing\n\n1/ Two?\n1. A thing_GoBack\n");
  guint                    quote = find_doubt (choices, GUIDE_DOUBT_QUOTE_UNCLOSED), inside = find_doubt (choices, GUIDE_DOUBT_NUMBER_INSIDE);
  guint                    number = find_doubt (choices, GUIDE_DOUBT_SAME_NUMBER), row = find_row (choices, "They say « come and see us often");

  g_assert_cmpstr (guide_choices_get (choices, row)->clean, ==, "They say «\u00a0come and see us often\u00a0»");
  g_assert_true (guide_choices_settle (choices, quote, GUIDE_FATE_LEFT));
  g_assert_cmpstr (guide_choices_get (choices, row)->clean, ==, "They say «\u00a0come and see us often");
  g_assert_true (guide_choices_settle (choices, inside, GUIDE_FATE_LEFT));
  g_assert_cmpstr (guide_choices_get (choices, find_row (choices, "One thing 3. Another thing"))->clean, ==, "One thing Another thing");
  g_assert_cmpstr (guide_choices_get (choices, find_row (choices, "Two?"))->code, ==, "2");
  g_assert_true (guide_choices_settle (choices, number, GUIDE_FATE_LEFT));
  g_assert_cmpstr (guide_choices_get (choices, find_row (choices, "Two?"))->code, ==, "1");
  g_assert_cmpuint (guide_choices_count_open (choices), ==, guide_choices_get_document (choices)->doubts->len - 3);
  g_assert_true (guide_choices_settle_all (choices));
  g_assert_cmpint (guide_choices_get_fate (choices, quote), ==, GUIDE_FATE_LEFT);
  g_assert_cmpstr (guide_choices_get (choices, find_row (choices, "A thing_GoBack"))->clean, ==, "A thing");
}

static void
test_a_draft_is_taken_up_where_it_was_left (void)
{
  g_autoptr (GuideChoices) choices = choose_text (FIRST), again = choose_text (FIRST), other = choose_text (SECOND);
  g_autofree char         *none = guide_choices_dup_text (choices), *text = NULL;
  guint                    row = find_row (choices, "To go faster");

  g_assert_null (none);
  guide_choices_set_clean (choices, row, "Aller «\u00a0plus vite\u00a0»");
  guide_choices_join_before (choices, find_row (choices, "The caretaker"));
  text = guide_choices_dup_text (choices);
  g_assert_false (guide_choices_take_text (other, text));
  g_assert_false (guide_choices_take_text (again, "nothing"));
  g_assert_true (guide_choices_take_text (again, text));
  g_assert_cmpstr (guide_choices_get (again, row)->clean, ==, "Aller «\u00a0plus vite\u00a0»");
  g_assert_cmpuint (guide_choices_get_n (again), ==, guide_choices_get_n (choices));
}

static void
test_a_cancelled_import_leaves_nothing (DossierFixture *fixture,
                                        gconstpointer   data)
{
  g_autoptr (GuideChoices)       choices = choose_text (FIRST);
  g_autoptr (GuideImportRequest) request = guide_import_request_new (choices, NULL, NULL, NULL);
  g_autoptr (GCancellable)       cancellable = g_cancellable_new ();
  g_autoptr (GError)             error = NULL;
  g_autofree char               *before = dossier_fixture_dump (fixture), *after = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_store_work (fixture->store, guide_import_write, request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = dossier_fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

#define ADD(name, test) dossier_fixture_add ("/guide/import/" name, test)

int
main (int   argc,
      char *argv[])
{
  static const char *const samples[] = { "capitals.txt", "asked-1252.txt", "headings.odt" };

  dossier_fixture_init (&argc, &argv);
  ADD ("the-real-document-goes-in-whole", test_the_real_document_goes_in_whole);
  ADD ("the-real-document-again-adds-nothing", test_the_real_document_again_adds_nothing);
  ADD ("nobody-is-named-as-the-speaker", test_nobody_is_named_as_the_speaker);
  ADD ("one-undo-takes-it-back-and-redo-brings-it", test_one_undo_takes_it_back_and_redo_brings_it);
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strdup_printf ("/guide/import/a-sample-goes-in-with-nothing-lost-and-once/%s", samples[i]);

      g_test_add (path, DossierFixture, samples[i], dossier_fixture_set_up, test_a_sample_goes_in_with_nothing_lost_and_once, dossier_fixture_tear_down);
    }
  ADD ("another-version-adds-what-is-new-at-its-place", test_another_version_adds_what_is_new_at_its_place);
  ADD ("what-a-person-decided-is-known-when-it-comes-again", test_what_a_person_decided_is_known_when_it_comes_again);
  ADD ("a-cancelled-import-leaves-nothing", test_a_cancelled_import_leaves_nothing);
  g_test_add_func ("/guide/choices/every-step-is-taken-back", test_every_step_of_the_choices_is_taken_back);
  g_test_add_func ("/guide/choices/a-joined-piece-holds-every-byte-between", test_a_joined_piece_holds_every_byte_between);
  g_test_add_func ("/guide/choices/a-doubt-that-is-left-leaves-the-words-as-they-were", test_a_doubt_that_is_left_leaves_the_words_as_they_were);
  g_test_add_func ("/guide/choices/a-draft-is-taken-up-where-it-was-left", test_a_draft_is_taken_up_where_it_was_left);
  return g_test_run ();
}
