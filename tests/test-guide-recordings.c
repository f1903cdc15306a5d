#include "guide-recordings.h"

#include "dossier-fixture.h"

static gpointer
ask (DossierReader *reader,
     gpointer       id,
     GCancellable  *cancellable,
     GError       **error)
{
  return guide_recordings_read (reader, id, error);
}

static GuideRecordings *
read_recordings (DossierFixture *fixture,
                 const char     *id)
{
  g_autoptr (GError) error = NULL;
  GuideRecordings   *recordings = dossier_store_ask (fixture->store, ask, (gpointer) id, &error);

  g_assert_no_error (error);
  return recordings;
}

static char *
make (DossierFixture *fixture,
      const char     *kind,
      const char     *words,
      const char     *field,
      const char     *of,
      const char     *more)
{
  g_autofree char *reference = g_strdup_printf ("%s=%s", field, of);

  return dossier_fixture_make (fixture, kind, words, reference, more, NULL);
}

static void
test_a_passage_of_a_document_is_heard_in_those_of_the_document (DossierFixture *fixture,
                                                                gconstpointer   data)
{
  g_autofree char             *source = dossier_fixture_make (fixture, "source", "title=Le carnet", NULL);
  g_autofree char             *second = make (fixture, "recording", "label=2e partie", "source", source, "file=b.ogg");
  g_autofree char             *first = make (fixture, "recording", "label=1re partie", "source", source, "file=a.ogg");
  g_autofree char             *passage = make (fixture, "passage", "raw=On se voit", "source", source, "start=2061");
  g_autoptr (GuideRecordings) recordings = read_recordings (fixture, passage);

  g_assert_cmpstr (recordings->of, ==, source);
  g_assert_cmpstr (recordings->passage, ==, passage);
  g_assert_false (recordings->has_notes);
  g_assert_cmpuint (recordings->seconds, ==, 2061);
  g_assert_null (recordings->chosen);
  g_assert_cmpuint (recordings->list->len, ==, 2);
  g_assert_cmpstr (((GuideNamed *) recordings->list->pdata[0])->id, ==, first);
  g_assert_cmpstr (guide_recordings_find (recordings, second)->title, ==, "b.ogg");
}

static void
test_what_was_said_in_an_interview_is_heard_there_whatever_cites_it (DossierFixture *fixture,
                                                                     gconstpointer   data)
{
  g_autofree char             *source = dossier_fixture_make (fixture, "source", "title=Le carnet", NULL);
  g_autofree char             *interview = dossier_fixture_make (fixture, "interview", "title=Deux directrices", NULL);
  g_autofree char             *of = g_strdup_printf ("source=%s", source);
  g_autofree char             *passage = make (fixture, "passage", "raw=On se voit", "interview", interview, of);
  g_autoptr (GuideRecordings) recordings = read_recordings (fixture, passage);

  g_assert_cmpstr (recordings->of, ==, interview);
  g_assert_true (recordings->has_notes);
}

static void
test_a_passage_that_names_its_recording_alone_is_heard_with_the_others_of_its_origin (DossierFixture *fixture,
                                                                                      gconstpointer   data)
{
  g_autofree char             *interview = dossier_fixture_make (fixture, "interview", "title=Deux directrices", NULL);
  g_autofree char             *first = make (fixture, "recording", "label=a", "interview", interview, NULL);
  g_autofree char             *second = make (fixture, "recording", "label=b", "interview", interview, NULL);
  g_autofree char             *passage = make (fixture, "passage", "raw=On se voit", "recording", second, NULL);
  g_autoptr (GuideRecordings) recordings = read_recordings (fixture, passage);

  g_assert_cmpstr (recordings->of, ==, interview);
  g_assert_cmpstr (recordings->chosen, ==, second);
  g_assert_nonnull (guide_recordings_find (recordings, first));
}

static void
test_a_choice_is_one_act_that_undo_takes_back (DossierFixture *fixture,
                                               gconstpointer   data)
{
  g_autofree char             *interview = dossier_fixture_make (fixture, "interview", "title=Deux directrices", NULL);
  g_autofree char             *recording = make (fixture, "recording", "label=a", "interview", interview, NULL);
  g_autofree char             *passage = make (fixture, "passage", "raw=On se voit", "interview", interview, NULL);
  g_autoptr (GuideRecordings) chosen = NULL, undone = NULL;

  dossier_fixture_write (fixture, guide_recordings_new_choice (passage, recording));
  chosen = read_recordings (fixture, passage);
  g_assert_cmpstr (chosen->chosen, ==, recording);
  g_assert_true (dossier_store_undo (fixture->store, NULL, NULL, NULL));
  undone = read_recordings (fixture, passage);
  g_assert_null (undone->chosen);
}

static void
test_what_comes_from_nothing_has_none (DossierFixture *fixture,
                                       gconstpointer   data)
{
  g_autofree char *passage = dossier_fixture_make (fixture, "passage", "raw=On se voit", NULL);
  g_autofree char *structure = dossier_fixture_add_structure (fixture, "École des Tilleuls");

  g_assert_null (read_recordings (fixture, passage));
  g_assert_null (read_recordings (fixture, structure));
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/guide/recordings/a-passage-of-a-document-is-heard-in-those-of-the-document", test_a_passage_of_a_document_is_heard_in_those_of_the_document);
  dossier_fixture_add ("/guide/recordings/what-was-said-in-an-interview-is-heard-there-whatever-cites-it", test_what_was_said_in_an_interview_is_heard_there_whatever_cites_it);
  dossier_fixture_add ("/guide/recordings/a-passage-that-names-its-recording-alone-is-heard-with-the-others-of-its-origin", test_a_passage_that_names_its_recording_alone_is_heard_with_the_others_of_its_origin);
  dossier_fixture_add ("/guide/recordings/a-choice-is-one-act-that-undo-takes-back", test_a_choice_is_one_act_that_undo_takes_back);
  dossier_fixture_add ("/guide/recordings/what-comes-from-nothing-has-none", test_what_comes_from_nothing_has_none);
  return g_test_run ();
}
