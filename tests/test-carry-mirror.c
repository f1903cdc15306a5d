#include "carry-mirror.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ANNE "00000000000000a1"
#define BEN "00000000000000b2"
#define NAME "s-0000000001-0000000002-0badcafe-00-11111111.lsg"

typedef struct
{
  char        *place;
  CarryMirror *mirror;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer unused)
{
  g_autofree char   *path = NULL;
  g_autoptr (GError) error = NULL;

  self->place = g_dir_make_tmp ("liens-mirror-XXXXXX", NULL);
  path = g_build_filename (self->place, "data", "miroir", NULL);
  self->mirror = carry_mirror_open (path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *self,
           gconstpointer unused)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", self->place);

  carry_mirror_free (self->mirror);
  g_assert_cmpint (system (command), ==, 0);
  g_free (self->place);
}

static void
keep (Fixture    *self,
      const char *poste,
      const char *name,
      const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  carry_mirror_write (self->mirror, poste, name, bytes, &error);
  g_assert_no_error (error);
}

static void
assert_reads (Fixture    *self,
              const char *poste,
              const char *name,
              const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = carry_mirror_read (self->mirror, poste, name, 1000, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
}

static void
test_kept (Fixture      *self,
           gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (carry_mirror_get_path (self->mirror), ANNE, NULL);
  g_autofree char *file = g_build_filename (folder, NAME, NULL);
  struct stat      facts;

  keep (self, ANNE, NAME, "one");
  assert_reads (self, ANNE, NAME, "one");
  g_assert_cmpint (stat (carry_mirror_get_path (self->mirror), &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0700);
  g_assert_cmpint (stat (folder, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0700);
  g_assert_cmpint (stat (file, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0600);
}

static void
test_never_rewritten (Fixture      *self,
                      gconstpointer unused)
{
  g_autoptr (GBytes) other = g_bytes_new_static ("two", 3);
  g_autoptr (GError) error = NULL;

  keep (self, ANNE, NAME, "one");
  keep (self, ANNE, NAME, "one");
  g_assert_false (carry_mirror_write (self->mirror, ANNE, NAME, other, &error));
  g_assert_error (error, CARRY_ERROR, CARRY_ERROR_EXISTS);
  assert_reads (self, ANNE, NAME, "one");
}

static void
test_listed (Fixture      *self,
             gconstpointer unused)
{
  g_autofree char       *noise = g_build_filename (carry_mirror_get_path (self->mirror), BEN, "tmp-1.part", NULL);
  g_autoptr (GPtrArray)  all = NULL;
  g_autoptr (GPtrArray)  one = NULL;
  g_autoptr (GPtrArray)  none = NULL;
  const CarryMirrorFile *last;

  keep (self, BEN, "h-00000001.lhl", "hello");
  keep (self, ANNE, "k-0001-00000001.lky", "key");
  keep (self, ANNE, NAME, "one");
  g_file_set_contents (noise, "half", -1, NULL);
  all = carry_mirror_list (self->mirror, NULL, NULL);
  one = carry_mirror_list (self->mirror, ANNE, NULL);
  none = carry_mirror_list (self->mirror, "00000000000000c3", NULL);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpuint (one->len, ==, 2);
  g_assert_cmpuint (none->len, ==, 0);
  last = all->pdata[2];
  g_assert_cmpstr (last->poste, ==, BEN);
  g_assert_cmpstr (last->name, ==, "h-00000001.lhl");
  g_assert_cmpuint (last->size, ==, 5);
  g_assert_cmpuint (carry_mirror_weigh (self->mirror), ==, 11);
}

static void
test_bounded (Fixture      *self,
              gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  keep (self, ANNE, NAME, "four");
  g_assert_null (carry_mirror_read (self->mirror, ANNE, NAME, 3, &error));
  g_assert_error (error, CARRY_ERROR, CARRY_ERROR_MIRROR);
}

static void
test_dropped (Fixture      *self,
              gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  keep (self, ANNE, NAME, "one");
  g_assert_true (carry_mirror_drop (self->mirror, ANNE, NAME, &error));
  g_assert_true (carry_mirror_drop (self->mirror, ANNE, NAME, &error));
  g_assert_true (carry_mirror_drop (self->mirror, BEN, NAME, &error));
  g_assert_no_error (error);
  g_assert_null (carry_mirror_read (self->mirror, ANNE, NAME, 1000, &error));
  g_assert_error (error, CARRY_ERROR, CARRY_ERROR_NOT_HERE);
}

static void
test_link (Fixture      *self,
           gconstpointer unused)
{
  g_autofree char   *link = g_build_filename (carry_mirror_get_path (self->mirror), ANNE, "x.lsg", NULL);
  g_autoptr (GError) error = NULL;

  keep (self, ANNE, NAME, "one");
  g_assert_cmpint (symlink ("/etc/hostname", link), ==, 0);
  g_assert_null (carry_mirror_read (self->mirror, ANNE, "x.lsg", 1000, &error));
  g_assert_error (error, CARRY_ERROR, CARRY_ERROR_MIRROR);
}

static void
test_nowhere (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (carry_mirror_open ("/dev/null/miroir", &error));
  g_assert_error (error, CARRY_ERROR, CARRY_ERROR_MIRROR);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/carry/mirror/what-is-kept-is-for-us-alone", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/carry/mirror/a-file-is-never-rewritten", Fixture, NULL, set_up, test_never_rewritten, tear_down);
  g_test_add ("/carry/mirror/whole-files-are-listed-and-weighed", Fixture, NULL, set_up, test_listed, tear_down);
  g_test_add ("/carry/mirror/reading-has-a-bound", Fixture, NULL, set_up, test_bounded, tear_down);
  g_test_add ("/carry/mirror/what-is-dropped-is-gone", Fixture, NULL, set_up, test_dropped, tear_down);
  g_test_add ("/carry/mirror/a-link-is-not-followed", Fixture, NULL, set_up, test_link, tear_down);
  g_test_add_func ("/carry/mirror/no-place-is-said", test_nowhere);
  return g_test_run ();
}
