/* Dossiers of every step ever released open for ever, and the numbers they are written in never change. */
#include "dossier-fixture.h"

#include "dossier-vocabulary.h"

#include <string.h>

static char *
dup_sample (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "samples", name, NULL);
}

/* A copy: opening a dossier writes in it. */
static DossierStore *
open_copy (DossierFixture *self,
           const char     *name)
{
  g_autofree char   *sample = dup_sample (name);
  g_autofree char   *path = g_build_filename (self->dir, name, NULL);
  g_autofree char   *bytes = NULL;
  gsize              length;
  g_autoptr (GError) error = NULL;
  DossierStore      *store;

  g_assert_true (g_file_get_contents (sample, &bytes, &length, &error));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, &error));
  store = dossier_store_open (path, &error);
  g_assert_no_error (error);
  return store;
}

/* The sample's own content, as its makers wrote it: see samples/README.md. */
static void
test_step_1_opens_and_says_what_it_held (DossierFixture *self,
                                         gconstpointer   data)
{
  DossierFixture   sample = { .store = open_copy (self, "step-1.liens") };
  g_autofree char *text = dossier_fixture_dump (&sample);

  g_assert_nonnull (strstr (text, "name = Centre social des Prés"));
  g_assert_nonnull (strstr (text, "began = avant 2018"));
  g_assert_nonnull (strstr (text, "programmes = [clas]"));
  g_assert_nonnull (strstr (text, "quality = (0)")); /* asked, not known */
  g_assert_finalize_object (sample.store);
}

static gpointer
find_new_term (DossierReader *reader,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);

  return g_strdup (dossier_vocabulary_get_label (vocabulary, "action_part", "hosts"));
}

/* The words that a later Liens ships come to the dossiers made before, once, and are nobody's to undo. */
static void
test_new_words_come_to_old_dossiers (DossierFixture *self,
                                     gconstpointer   data)
{
  g_autoptr (DossierStore) store = open_copy (self, "step-1.liens");
  g_autofree char         *label = dossier_store_ask (store, find_new_term, NULL, NULL);

  g_assert_cmpstr (label, ==, "accueille");
  g_assert_false (dossier_store_undo (store, NULL, NULL, NULL));
}

static void
test_what_others_did_is_not_ours_to_undo (DossierFixture *self,
                                          gconstpointer   data)
{
  DossierStore      *store = open_copy (self, "step-1.liens");
  g_autoptr (GError) error = NULL;

  /* Its last act was of another desktop: nothing of ours is there to undo. */
  g_assert_false (dossier_store_undo (store, NULL, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOTHING);
  g_assert_finalize_object (store);
}

/* Rows of numbers-N.tsv: kind, its number, field, its number, type. */
static void
assert_number_stands (const char *row)
{
  g_auto (GStrv)      cells = g_strsplit (row, "\t", -1);
  const DossierKind  *kind = dossier_kinds_find (cells[0]);
  const DossierField *field;

  g_assert_cmpuint (g_strv_length (cells), ==, 5);
  g_assert_nonnull (kind);
  g_assert_cmpuint (kind->number, ==, (guint) g_ascii_strtoull (cells[1], NULL, 10));
  field = dossier_kind_find_field_number (kind, (guint) g_ascii_strtoull (cells[3], NULL, 10));
  g_assert_nonnull (field);
  g_assert_cmpstr (field->code, ==, cells[2]);
  g_assert_cmpuint (field->type, ==, (guint) g_ascii_strtoull (cells[4], NULL, 10));
}

static void
assert_numbers_stand (const char *name)
{
  g_autofree char *path = dup_sample (name);
  g_autofree char *text = NULL;
  g_auto (GStrv)   rows = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  rows = g_strsplit (g_strchomp (text), "\n", -1);
  g_assert_cmpuint (g_strv_length (rows), >, 100);
  for (char **row = rows; *row != NULL; row++)
    assert_number_stands (*row);
}

static void
test_numbers_are_for_ever (void)
{
  g_autofree char *folder = dup_sample ("");
  g_autoptr (GDir) opened = g_dir_open (folder, 0, NULL);
  const char      *name;
  guint            n = 0;

  while ((name = g_dir_read_name (opened)) != NULL)
    if (g_str_has_prefix (name, "numbers-"))
      {
        assert_numbers_stand (name);
        n++;
      }
  g_assert_cmpuint (n, >=, 2);
}

static void
test_no_number_is_given_twice (void)
{
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_assert_true (dossier_kinds_find_number (kinds[i].number) == &kinds[i]);
      for (guint j = 0; j < kinds[i].n_fields; j++)
        g_assert_true (dossier_kind_find_field_number (&kinds[i], kinds[i].fields[j].number) == &kinds[i].fields[j]);
    }
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/dossier/samples/step-1-opens-and-says-what-it-held", test_step_1_opens_and_says_what_it_held);
  dossier_fixture_add ("/dossier/samples/new-words-come-to-old-dossiers", test_new_words_come_to_old_dossiers);
  dossier_fixture_add ("/dossier/samples/what-others-did-is-not-ours-to-undo", test_what_others_did_is_not_ours_to_undo);
  g_test_add_func ("/dossier/samples/numbers-are-for-ever", test_numbers_are_for_ever);
  g_test_add_func ("/dossier/samples/no-number-is-given-twice", test_no_number_is_given_twice);
  return g_test_run ();
}
