#include "app-beside.h"

#include "base-identifier.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define ENOUGH 64 /* bytes */
#define TRAVELS (20 * 1024 * 1024)

typedef struct
{
  char  *dir;
  char  *dossier;
  char  *folder; /* beside it */
  GFile *file;   /* dir/plan.txt */
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;

  self->dir = g_dir_make_tmp ("beside-XXXXXX", NULL);
  g_assert_nonnull (self->dir);
  self->dossier = g_build_filename (self->dir, "essai.liens", NULL);
  self->folder = g_build_filename (self->dir, "essai.pieces", NULL);
  path = g_build_filename (self->dir, "plan.txt", NULL);
  g_assert_true (g_file_set_contents (path, "un plan", -1, NULL));
  self->file = g_file_new_for_path (path);
}

static void
empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  empty (self->folder);
  empty (self->dir);
  g_rmdir (self->dir);
  g_clear_object (&self->file);
  g_free (self->folder);
  g_free (self->dossier);
  g_free (self->dir);
}

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static char *
copy (Fixture *self,
      guint64  largest,
      char   **digest,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  app_beside_copy_async (self->dossier, self->file, largest, on_copied, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return app_beside_copy_finish (result, digest, error);
}

static void
assert_copied (Fixture    *self,
               const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *digest = NULL, *copied = copy (self, ENOUGH, &digest, &error), *text = NULL, *known = base_identifier_derive ("un plan");
  g_autoptr (GFile)  file = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (copied, ==, name);
  g_assert_cmpstr (digest, ==, known);
  file = app_beside_get_file (self->dossier, copied);
  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  g_assert_cmpstr (text, ==, "un plan");
}

static void
assert_refused (Fixture       *self,
                guint64        largest,
                AppBesideError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *copied = copy (self, largest, NULL, &error);

  g_assert_error (error, APP_BESIDE_ERROR, (int) code);
  g_assert_null (copied);
}

static void
a_copy_takes_a_name_nobody_has (Fixture      *self,
                                gconstpointer data)
{
  assert_copied (self, "plan.txt");
  assert_copied (self, "plan (2).txt");
  assert_copied (self, "plan (3).txt");
}

/* It stays here: the others are told of nothing. */
static void
what_is_too_large_to_travel_has_no_digest (Fixture      *self,
                                           gconstpointer data)
{
  g_autofree char *path = g_file_get_path (self->file), *digest = NULL, *name = NULL;

  g_assert_cmpint (truncate (path, TRAVELS + 1), ==, 0);
  name = copy (self, TRAVELS + 1, &digest, NULL);
  g_assert_cmpstr (name, ==, "plan.txt");
  g_assert_null (digest);
}

static void
a_file_without_an_ending_is_numbered_at_its_end (Fixture      *self,
                                                 gconstpointer data)
{
  g_autofree char  *path = g_build_filename (self->dir, ".notes", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, "un plan", -1, NULL));
  g_set_object (&self->file, file);
  assert_copied (self, ".notes");
  assert_copied (self, ".notes (2)");
}

static void
what_is_too_large_leaves_nothing_beside (Fixture      *self,
                                         gconstpointer data)
{
  assert_refused (self, 6, APP_BESIDE_ERROR_TOO_LARGE);
  g_assert_false (g_file_test (self->folder, G_FILE_TEST_EXISTS));
  g_free (copy (self, 7, NULL, NULL));
  g_assert_true (g_file_test (self->folder, G_FILE_TEST_IS_DIR));
}

static void
what_is_no_file_is_not_read (Fixture      *self,
                             gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (self->dir);

  g_set_object (&self->file, folder);
  assert_refused (self, ENOUGH, APP_BESIDE_ERROR_UNREADABLE);
}

static void
a_file_that_went_is_not_read (Fixture      *self,
                              gconstpointer data)
{
  g_assert_true (g_file_delete (self->file, NULL, NULL));
  assert_refused (self, ENOUGH, APP_BESIDE_ERROR_UNREADABLE);
}

static void
a_folder_that_cannot_be_made_is_told (Fixture      *self,
                                      gconstpointer data)
{
  g_assert_true (g_file_set_contents (self->folder, "a file in its place", -1, NULL));
  assert_refused (self, ENOUGH, APP_BESIDE_ERROR_NOT_COPIED);
}

static gboolean
is_beside (Fixture    *self,
           const char *name)
{
  g_autoptr (GFile) file = app_beside_get_file (self->dossier, name);

  return g_file_query_exists (file, NULL);
}

static void
a_copy_nobody_wants_any_more_is_taken_away_alone (Fixture      *self,
                                                  gconstpointer data)
{
  assert_copied (self, "plan.txt");
  assert_copied (self, "plan (2).txt");
  app_beside_remove (self->dossier, "plan (2).txt");
  while (is_beside (self, "plan (2).txt"))
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (is_beside (self, "plan.txt"));
}

/* What its own limit is, the caller says. */
static void
each_failure_has_its_sentence (void)
{
  g_autoptr (GError) large = g_error_new (APP_BESIDE_ERROR, APP_BESIDE_ERROR_TOO_LARGE, "x");
  g_autoptr (GError) unreadable = g_error_new (APP_BESIDE_ERROR, APP_BESIDE_ERROR_UNREADABLE, "x");
  g_autoptr (GError) full = g_error_new (APP_BESIDE_ERROR, APP_BESIDE_ERROR_NOT_COPIED, "x");

  g_assert_cmpstr (app_beside_explain (large, "too large"), ==, "too large");
  g_assert_nonnull (strstr (app_beside_explain (unreadable, "too large"), "cannot be read"));
  g_assert_nonnull (strstr (app_beside_explain (full, "too large"), "may be full"));
}

#define ADD(name, test) g_test_add ("/app/beside/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-copy-takes-a-name-nobody-has", a_copy_takes_a_name_nobody_has);
  ADD ("a-file-without-an-ending-is-numbered-at-its-end", a_file_without_an_ending_is_numbered_at_its_end);
  ADD ("a-copy-nobody-wants-any-more-is-taken-away-alone", a_copy_nobody_wants_any_more_is_taken_away_alone);
  ADD ("what-is-too-large-to-travel-has-no-digest", what_is_too_large_to_travel_has_no_digest);
  ADD ("what-is-too-large-leaves-nothing-beside", what_is_too_large_leaves_nothing_beside);
  ADD ("what-is-no-file-is-not-read", what_is_no_file_is_not_read);
  ADD ("a-file-that-went-is-not-read", a_file_that_went_is_not_read);
  ADD ("a-folder-that-cannot-be-made-is-told", a_folder_that_cannot_be_made_is_told);
  g_test_add_func ("/app/beside/each-failure-has-its-sentence", each_failure_has_its_sentence);
  return g_test_run ();
}
