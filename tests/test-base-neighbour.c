#include "base-neighbour.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define BEFORE "what was there"
#define AFTER "what is there now"

typedef struct
{
  char *dir, *path;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->dir = g_dir_make_tmp ("liens-XXXXXX", NULL);
  self->path = g_build_filename (self->dir, "file", NULL);
  g_assert_true (g_file_set_contents (self->path, BEFORE, -1, NULL));
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_unlink (self->path);
  g_assert_no_errno (g_rmdir (self->dir)); /* nothing else was left in it */
  g_free (self->path);
  g_free (self->dir);
}

static void
assert_says (Fixture    *self,
             const char *expected)
{
  g_autofree char *found = NULL;

  g_assert_true (g_file_get_contents (self->path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, expected);
}

static void
the_name_is_taken_when_all_is_written (Fixture      *self,
                                       gconstpointer data)
{
  g_autoptr (BaseNeighbour) part = base_neighbour_new (self->path, NULL);

  g_assert_true (base_neighbour_write (part, AFTER, strlen (AFTER)));
  assert_says (self, BEFORE);
  g_assert_true (base_neighbour_settle (part, NULL));
  assert_says (self, AFTER);
}

static void
what_is_given_up_is_gone (Fixture      *self,
                          gconstpointer data)
{
  BaseNeighbour *part = base_neighbour_new (self->path, NULL);

  g_assert_true (base_neighbour_write (part, AFTER, strlen (AFTER)));
  base_neighbour_free (part);
  assert_says (self, BEFORE);
}

static void
others_may_read_it (Fixture      *self,
                    gconstpointer data)
{
  mode_t                    mask = umask (0022);
  g_autoptr (BaseNeighbour) part = base_neighbour_new (self->path, NULL);
  GStatBuf                  facts;

  g_assert_true (base_neighbour_settle (part, NULL));
  umask (mask);
  g_assert_no_errno (g_stat (self->path, &facts));
  g_assert_cmpuint (facts.st_mode & 0777, ==, 0644);
}

/* The buffer is larger than what is written: the disk refuses at the very end. */
static void
what_the_disk_refuses_is_told (Fixture      *self,
                               gconstpointer data)
{
  g_autoptr (BaseNeighbour) part = base_neighbour_new (self->path, NULL);
  g_autoptr (GError)        error = NULL;
  struct rlimit             limit, small;

  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &limit));
  small = (struct rlimit){ 4, limit.rlim_max };
  signal (SIGXFSZ, SIG_IGN);
  g_assert_true (base_neighbour_write (part, AFTER, strlen (AFTER)));
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &small));
  g_assert_false (base_neighbour_settle (part, &error));
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
  g_assert_nonnull (error);
  assert_says (self, BEFORE);
}

static void
a_folder_that_is_not_there_is_told (Fixture      *self,
                                    gconstpointer data)
{
  g_autofree char    *path = g_build_filename (self->dir, "nowhere", "file", NULL);
  g_autoptr (GError)  error = NULL;

  g_assert_null (base_neighbour_new (path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/base/neighbour/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("the-name-is-taken-when-all-is-written", the_name_is_taken_when_all_is_written);
  ADD ("what-is-given-up-is-gone", what_is_given_up_is_gone);
  ADD ("others-may-read-it", others_may_read_it);
  ADD ("what-the-disk-refuses-is-told", what_the_disk_refuses_is_told);
  ADD ("a-folder-that-is-not-there-is-told", a_folder_that_is_not_there_is_told);
#undef ADD
  return g_test_run ();
}
