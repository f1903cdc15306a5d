#include "carry-relay.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "carry-mirror.h"
#include "carry-name.h"

#define ANNE "00000000000000a1"
#define BEN "00000000000000b2"
#define SENTINEL "the federation of the hills"
#define FIRST "s-0000000001-0000000002-0badcafe-00-11111111.lsg"
#define SECOND "s-0000000003-0000000003-0badcafe-00-22222222.lsg"
#define THIRD "s-0000000004-0000000009-0badcafe-00-33333333.lsg"

/* A share, and two desktops on it. */
typedef struct
{
  char       *place;
  CarryRelay *anne;
  CarryRelay *ben;
} Federation;

static char *
dup_path (const Federation *self,
          const char       *name)
{
  return g_build_filename (self->place, name, NULL);
}

static void
make_dirs (const Federation *self,
           const char       *name)
{
  g_autofree char *path = dup_path (self, name);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
}

static CarryRelay *
sit_down (const Federation *self,
          const char       *share,
          const char       *mirror,
          const char       *poste)
{
  g_autofree char   *share_path = dup_path (self, share);
  g_autofree char   *mirror_path = dup_path (self, mirror);
  g_autoptr (GBytes) sentinel = g_bytes_new_static (SENTINEL, strlen (SENTINEL));

  make_dirs (self, mirror);
  return carry_relay_new (share_path, mirror_path, poste, sentinel);
}

/* The report, whose error is the code; -1: none. */
static CarryReport *
ask (CarryRelay        *relay,
     CarryAsk           what,
     const char *const *names,
     int                code)
{
  CarryReport *report = carry_relay_ask (relay, carry_request_new (what, names), NULL);

  if (code < 0)
    g_assert_no_error (report->error);
  else
    g_assert_error (report->error, CARRY_ERROR, code);
  return report;
}

static void
do_ask (CarryRelay *relay,
        CarryAsk    what,
        ...)
{
  g_autoptr (GPtrArray)   names = g_ptr_array_new ();
  g_autoptr (CarryReport) report = NULL;
  va_list                 words;
  const char             *name;

  va_start (words, what);
  while ((name = va_arg (words, const char *)) != NULL)
    g_ptr_array_add (names, (char *) name);
  va_end (words);
  g_ptr_array_add (names, NULL);
  report = ask (relay, what, (const char *const *) names->pdata, -1);
}

static void
make_share (CarryRelay *relay)
{
  g_autoptr (CarryReport) report = NULL;
  CarryRequest           *request = carry_request_new (CARRY_ASK_MAKE, NULL);

  request->note = g_strdup ("Ne touchez à rien.");
  report = carry_relay_ask (relay, request, NULL);
  g_assert_no_error (report->error);
}

static void
set_up (Federation   *self,
        gconstpointer unused)
{
  self->place = g_dir_make_tmp ("liens-carry-XXXXXX", NULL);
  self->anne = sit_down (self, "share", "anne", ANNE);
  self->ben = sit_down (self, "share", "ben", BEN);
}

static void
set_up_shared (Federation   *self,
               gconstpointer unused)
{
  set_up (self, NULL);
  make_share (self->anne);
}

static void
tear_down (Federation   *self,
           gconstpointer unused)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", self->place);

  g_assert_finalize_object (self->anne);
  g_assert_finalize_object (self->ben);
  g_assert_cmpint (system (command), ==, 0);
  g_free (self->place);
}

static void
put (const Federation *self,
     const char       *name,
     const char       *text)
{
  g_autofree char   *path = dup_path (self, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
assert_holds (const Federation *self,
              const char       *name,
              const char       *text)
{
  g_autofree char   *path = dup_path (self, name);
  g_autofree char   *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, text);
}

static guint
count_entries (const Federation *self,
               const char       *name)
{
  g_autofree char *path = dup_path (self, name);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint            n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_fate (const CarryReport *report,
             const char        *poste,
             const char        *name,
             CarryFate          fate)
{
  const CarryItem *item = carry_report_find (report, poste, name);

  if (fate == CARRY_FATE_NONE)
    g_assert_null (item);
  else
    {
      g_assert_nonnull (item);
      g_assert_cmpint (item->fate, ==, fate);
    }
}

static void
use_program (const char *program)
{
  g_setenv ("LIENS_RELAY", program, TRUE);
}

/* What a plain name is made of an odd one. */
static void
pull_odd (const Federation *self,
          const char       *odd,
          const char       *text)
{
  g_autofree char *share = g_strconcat ("share/p/" ANNE "/", odd, NULL);
  g_autofree char *plain = carry_name_dup_plain (odd);
  g_autofree char *mirror = g_strconcat ("ben/" ANNE "/", plain, NULL);

  put (self, share, text);
  do_ask (self->ben, CARRY_ASK_PULL, NULL);
  g_assert_true (carry_name_is_plain (plain));
  assert_holds (self, mirror, text);
}

static void
test_make (Federation   *self,
           gconstpointer unused)
{
  g_autoptr (CarryReport) none = ask (self->anne, CARRY_ASK_PROBE, NULL, CARRY_ERROR_NOT_HERE);
  g_autoptr (CarryReport) again = NULL;
  g_autoptr (CarryReport) probe = NULL;

  make_share (self->anne);
  assert_holds (self, "share/federation.liens", SENTINEL);
  assert_holds (self, "share/LISEZ-MOI.txt", "Ne touchez à rien.");
  g_assert_cmpuint (count_entries (self, "share"), ==, 3);

  put (self, "share/federation.liens", "another");
  again = ask (self->ben, CARRY_ASK_MAKE, NULL, CARRY_ERROR_EXISTS);
  assert_holds (self, "share/federation.liens", "another");
  probe = ask (self->ben, CARRY_ASK_PROBE, NULL, -1);
  g_assert_cmpmem (g_bytes_get_data (probe->sentinel, NULL), g_bytes_get_size (probe->sentinel), "another", 7);
}

static void
test_make_nowhere (Federation   *self,
                   gconstpointer unused)
{
  g_autoptr (CarryRelay)  relay = sit_down (self, "drive/share", "anne", ANNE);
  g_autoptr (CarryReport) report = ask (relay, CARRY_ASK_MAKE, NULL, CARRY_ERROR_NOT_HERE);

  g_assert_cmpuint (count_entries (self, "drive"), ==, 0);
}

static void
test_sentinel (Federation   *self,
               gconstpointer unused)
{
  static const char *const name[] = { FIRST, NULL };

  make_dirs (self, "share");
  make_dirs (self, "anne/" ANNE);
  put (self, "anne/" ANNE "/" FIRST, "one");
  for (CarryAsk what = CARRY_ASK_LIST; what <= CARRY_ASK_CLOCK; what++)
    {
      gboolean                named = what == CARRY_ASK_PUSH || what == CARRY_ASK_REMOVE || what == CARRY_ASK_VERIFY;
      g_autoptr (CarryReport) empty = ask (self->anne, what, named ? name : NULL, CARRY_ERROR_NOT_HERE);
      g_autoptr (CarryReport) another = NULL;

      put (self, "share/federation.liens", "another");
      another = ask (self->anne, what, named ? name : NULL, CARRY_ERROR_ANOTHER);
      g_assert_cmpuint (count_entries (self, "share"), ==, 1);
      put (self, "share/federation.liens", "");
      g_clear_pointer (&another, carry_report_free);
      another = ask (self->anne, what, named ? name : NULL, CARRY_ERROR_NOT_HERE);
      g_assert_cmpuint (count_entries (self, "share"), ==, 1);
    }
}

static void
test_placeholder_of_sentinel (Federation   *self,
                              gconstpointer unused)
{
  g_autoptr (CarryReport) report = NULL;

  make_dirs (self, "share");
  put (self, "share/federation.liens.nextcloud", "");
  report = ask (self->anne, CARRY_ASK_PROBE, NULL, CARRY_ERROR_NOT_HERE);
  assert_fate (report, "", "federation.liens", CARRY_FATE_PLACEHOLDER);
}

static void
test_round (Federation   *self,
            gconstpointer unused)
{
  static const char *const names[] = { FIRST, SECOND, NULL };
  g_autoptr (CarryReport)  push = NULL;
  g_autoptr (CarryReport)  pull = NULL;
  g_autoptr (CarryReport)  again = NULL;

  make_dirs (self, "anne/" ANNE);
  put (self, "anne/" ANNE "/" FIRST, "one");
  put (self, "anne/" ANNE "/" SECOND, "two");
  push = ask (self->anne, CARRY_ASK_PUSH, names, -1);
  g_assert_cmpuint (carry_report_count (push, CARRY_FATE_COPIED), ==, 2);
  g_assert_cmpuint (push->n_bytes, ==, 6);
  g_assert_cmpuint (count_entries (self, "share/p/" ANNE), ==, 2);

  pull = ask (self->ben, CARRY_ASK_PULL, NULL, -1);
  assert_fate (pull, ANNE, FIRST, CARRY_FATE_COPIED);
  assert_holds (self, "ben/" ANNE "/" SECOND, "two");
  again = ask (self->ben, CARRY_ASK_PULL, NULL, -1);
  g_assert_cmpuint (again->items->len, ==, 0);
}

static void
test_modes (Federation   *self,
            gconstpointer unused)
{
  g_autofree char *share = dup_path (self, "share/p/" ANNE "/" FIRST);
  g_autofree char *mirror = dup_path (self, "ben/" ANNE "/" FIRST);
  g_autofree char *folder = dup_path (self, "ben/" ANNE);
  struct stat      facts;

  make_dirs (self, "anne/" ANNE);
  put (self, "anne/" ANNE "/" FIRST, "one");
  do_ask (self->anne, CARRY_ASK_PUSH, FIRST, NULL);
  do_ask (self->ben, CARRY_ASK_PULL, NULL);
  g_assert_cmpint (stat (share, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0644);
  g_assert_cmpint (stat (mirror, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (folder, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0700);
}

static void
test_vanished (Federation   *self,
               gconstpointer unused)
{
  static const char *const names[] = { FIRST, SECOND, NULL };
  g_autofree char         *path = dup_path (self, "share/p/" ANNE "/" FIRST);
  g_autoptr (CarryReport)  report = NULL;

  test_round (self, NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
  report = ask (self->anne, CARRY_ASK_PUSH, names, -1);
  assert_fate (report, ANNE, FIRST, CARRY_FATE_COPIED);
  assert_fate (report, ANNE, SECOND, CARRY_FATE_PRESENT);
  assert_holds (self, "share/p/" ANNE "/" FIRST, "one");
}

/* A large file is more than one piece, and more than one fsync. */
static void
test_large (Federation   *self,
            gconstpointer unused)
{
  g_autofree char         *text = g_strnfill (3 << 20, 'x');
  g_autoptr (CarryReport)  verify = NULL;
  static const char *const names[] = { FIRST, NULL };

  make_dirs (self, "anne/" ANNE);
  put (self, "anne/" ANNE "/" FIRST, text);
  do_ask (self->anne, CARRY_ASK_PUSH, FIRST, NULL);
  do_ask (self->ben, CARRY_ASK_PULL, NULL);
  assert_holds (self, "ben/" ANNE "/" FIRST, text);
  verify = ask (self->anne, CARRY_ASK_VERIFY, names, -1);
  assert_fate (verify, ANNE, FIRST, CARRY_FATE_PRESENT);
}

static void
test_order (Federation   *self,
            gconstpointer unused)
{
  static const char *const names[] = { FIRST, SECOND, THIRD, NULL };
  g_autoptr (CarryReport)  report = NULL;

  make_dirs (self, "anne/" ANNE);
  put (self, "anne/" ANNE "/" FIRST, "one");
  put (self, "anne/" ANNE "/" THIRD, "three");
  report = ask (self->anne, CARRY_ASK_PUSH, names, CARRY_ERROR_MIRROR);
  assert_fate (report, ANNE, FIRST, CARRY_FATE_COPIED);
  assert_fate (report, ANNE, THIRD, CARRY_FATE_NONE);
  g_assert_cmpuint (count_entries (self, "share/p/" ANNE), ==, 1);
}

/* A torn file of ours under its final name: it stays until it is removed on purpose. */
static void
test_taken (Federation   *self,
            gconstpointer unused)
{
  static const char *const names[] = { FIRST, SECOND, NULL };
  g_autoptr (CarryReport)  report = NULL;
  g_autoptr (CarryReport)  verify = NULL;

  make_dirs (self, "anne/" ANNE);
  make_dirs (self, "share/p/" ANNE);
  put (self, "anne/" ANNE "/" FIRST, "one");
  put (self, "anne/" ANNE "/" SECOND, "two");
  put (self, "share/p/" ANNE "/" FIRST, "torn");
  report = ask (self->anne, CARRY_ASK_PUSH, names, -1);
  assert_fate (report, ANNE, FIRST, CARRY_FATE_PRESENT);
  assert_holds (self, "share/p/" ANNE "/" FIRST, "torn");
  verify = ask (self->anne, CARRY_ASK_VERIFY, (const char *const[]){ FIRST, SECOND, THIRD, NULL }, CARRY_ERROR_MIRROR);
  assert_fate (verify, ANNE, FIRST, CARRY_FATE_DIFFERS);
  assert_fate (verify, ANNE, SECOND, CARRY_FATE_PRESENT);

  do_ask (self->anne, CARRY_ASK_REMOVE, FIRST, NULL);
  do_ask (self->anne, CARRY_ASK_PUSH, FIRST, SECOND, NULL);
  assert_holds (self, "share/p/" ANNE "/" FIRST, "one");
}

static void
test_odd_names (Federation   *self,
                gconstpointer unused)
{
  make_dirs (self, "share/p/" ANNE);
  pull_odd (self, "s-1 (Marie's conflicted copy 2026-11-29).lsg", "copy");
  pull_odd (self, "S-0000000001-0000000002-0BADCAFE-00-11111111.LSG", "upper");
  pull_odd (self, "h\xc3\xa9llo.lhl", "accent");
  pull_odd (self, "\xff\x01\n\xfe.lky", "bytes");
  pull_odd (self, ".hidden.lbl", "dot");
}

static void
test_upper_folder (Federation   *self,
                   gconstpointer unused)
{
  make_dirs (self, "share/p/00000000000000A1");
  put (self, "share/p/00000000000000A1/" FIRST, "one");
  do_ask (self->ben, CARRY_ASK_PULL, NULL);
  assert_holds (self, "ben/" ANNE "/" FIRST, "one");
}

static void
test_strange_things (Federation   *self,
                     gconstpointer unused)
{
  g_autofree char        *fifo = dup_path (self, "share/p/" ANNE "/a.lsg");
  g_autofree char        *link = dup_path (self, "share/p/" ANNE "/b.lsg");
  g_autofree char        *sparse = dup_path (self, "share/p/" ANNE "/d.lsg");
  g_autofree char        *folder = dup_path (self, "share/p/" BEN);
  g_autofree char        *elsewhere = dup_path (self, "share/p/" ANNE);
  g_autoptr (CarryReport) report = NULL;

  make_dirs (self, "share/p/" ANNE "/c.lsg");
  put (self, "secret", "not yours");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink ("../../../secret", link), ==, 0);
  put (self, "share/p/" ANNE "/d.lsg", "");
  g_assert_cmpint (truncate (sparse, G_GINT64_CONSTANT (10) << 30), ==, 0);
  put (self, "share/p/" ANNE "/e.lsg", "");
  put (self, "share/p/" ANNE "/f.lsg.nextcloud", "token");
  put (self, "share/p/" ANNE "/Thumbs.db", "noise");
  put (self, "share/p/" ANNE "/tmp-1.part", "half");
  put (self, "share/p/" ANNE "/g.lsg", "good");
  g_assert_cmpint (symlink (elsewhere, folder), ==, 0);
  put (self, "share/p/note.txt", "noise");

  report = ask (self->ben, CARRY_ASK_PULL, NULL, -1);
  assert_fate (report, ANNE, "a.lsg", CARRY_FATE_NOT_A_FILE);
  assert_fate (report, ANNE, "b.lsg", CARRY_FATE_NOT_A_FILE);
  assert_fate (report, ANNE, "c.lsg", CARRY_FATE_NOT_A_FILE);
  assert_fate (report, ANNE, "d.lsg", CARRY_FATE_TOO_BIG);
  assert_fate (report, ANNE, "e.lsg", CARRY_FATE_PLACEHOLDER);
  assert_fate (report, ANNE, "f.lsg.nextcloud", CARRY_FATE_PLACEHOLDER);
  assert_fate (report, ANNE, "g.lsg", CARRY_FATE_COPIED);
  assert_fate (report, BEN, "", CARRY_FATE_NOT_A_FILE);
  g_assert_cmpuint (report->items->len, ==, 8);
  g_assert_cmpuint (count_entries (self, "ben/" ANNE), ==, 1);
}

/* One byte each, not waited for. */
static void
put_many (const Federation *self,
          const char       *folder,
          guint             n)
{
  g_autofree char *path = dup_path (self, folder);
  int              dir = open (path, O_RDONLY | O_DIRECTORY);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("k-%04x.lky", i);
      int              fd = openat (dir, name, O_WRONLY | O_CREAT | O_EXCL, 0600);

      g_assert_cmpint (write (fd, "k", 1), ==, 1);
      close (fd);
    }
  close (dir);
}

static void
test_limits (Federation   *self,
             gconstpointer unused)
{
  g_autofree char        *big = dup_path (self, "share/p/" ANNE "/big.lsg");
  g_autofree char        *huge = dup_path (self, "ben/" BEN "/huge.lsg");
  g_autoptr (CarryReport) report = NULL;
  g_autoptr (CarryReport) full = NULL;

  make_dirs (self, "share/p/" ANNE);
  make_dirs (self, "ben/" ANNE);
  make_dirs (self, "ben/" BEN);
  put (self, "share/p/" ANNE "/big.lsg", "");
  g_assert_cmpint (truncate (big, (8 << 20) + 1), ==, 0);
  put_many (self, "share/p/" ANNE, 4097);
  put_many (self, "ben/" ANNE, 4090);
  report = ask (self->ben, CARRY_ASK_PULL, NULL, -1);
  assert_fate (report, ANNE, "big.lsg", CARRY_FATE_TOO_BIG);
  assert_fate (report, ANNE, "", CARRY_FATE_TOO_MANY);
  g_assert_cmpuint (count_entries (self, "ben/" ANNE), ==, 4095);

  put (self, "ben/" BEN "/huge.lsg", "");
  g_assert_cmpint (truncate (huge, G_GINT64_CONSTANT (2) << 30), ==, 0);
  make_dirs (self, "share/p/00000000000000c3");
  put (self, "share/p/00000000000000c3/" FIRST, "one");
  full = ask (self->ben, CARRY_ASK_PULL, NULL, -1);
  g_assert_cmpuint (carry_report_count (full, CARRY_FATE_MIRROR_FULL), ==, 1);
  g_assert_cmpuint (carry_report_count (full, CARRY_FATE_COPIED), ==, 0);
}

/* A folder full of noise: what matters comes all the same, and what is told of the rest has an end. */
static void
test_flood (Federation   *self,
            gconstpointer unused)
{
  g_autoptr (CarryReport) report = NULL;

  make_dirs (self, "share/p/" ANNE);
  make_dirs (self, "share/p/" BEN);
  for (guint i = 0; i < 6000; i++)
    {
      g_autofree char *name = g_strdup_printf ("share/p/" ANNE "/%05u.lsg.nextcloud", i);
      g_autofree char *path = dup_path (self, name);

      close (open (path, O_WRONLY | O_CREAT, 0600));
    }
  put (self, "share/p/" ANNE "/" FIRST, "one");
  put (self, "share/p/" BEN "/" SECOND, "two");
  report = ask (self->ben, CARRY_ASK_PULL, NULL, -1);
  assert_fate (report, ANNE, FIRST, CARRY_FATE_COPIED);
  assert_fate (report, BEN, SECOND, CARRY_FATE_COPIED);
  g_assert_cmpuint (carry_report_count (report, CARRY_FATE_PLACEHOLDER), ==, 4096);
}

static void
test_again (Federation   *self,
            gconstpointer unused)
{
  g_autoptr (CarryReport) report = NULL;

  make_dirs (self, "share/p/" ANNE);
  make_dirs (self, "share/p/" BEN);
  make_dirs (self, "ben/" BEN);
  put (self, "share/p/" ANNE "/" FIRST, "half");
  do_ask (self->ben, CARRY_ASK_PULL, NULL);
  put (self, "share/p/" ANNE "/" FIRST, "half and whole");
  do_ask (self->ben, CARRY_ASK_PULL, NULL);
  assert_holds (self, "ben/" ANNE "/" FIRST, "half");
  do_ask (self->ben, CARRY_ASK_PULL, ANNE "/" FIRST, NULL);
  assert_holds (self, "ben/" ANNE "/" FIRST, "half and whole");

  put (self, "ben/" BEN "/" FIRST, "mine");
  put (self, "share/p/" BEN "/" FIRST, "torn");
  do_ask (self->ben, CARRY_ASK_PULL, BEN "/" FIRST, NULL);
  assert_holds (self, "ben/" BEN "/" FIRST, "mine");
}

static void
test_remove (Federation   *self,
             gconstpointer unused)
{
  g_autoptr (CarryReport) report = NULL;

  make_dirs (self, "share/p/" ANNE "/folder.lsg");
  make_dirs (self, "share/p/" BEN);
  put (self, "share/p/" ANNE "/odd (1).LSG", "odd");
  put (self, "share/p/" BEN "/" FIRST, "ben's");
  report = ask (self->anne, CARRY_ASK_REMOVE, (const char *const[]){ "odd (1).LSG", "folder.lsg", FIRST, NULL }, -1);
  assert_fate (report, ANNE, "odd (1).LSG", CARRY_FATE_REMOVED);
  assert_fate (report, ANNE, "folder.lsg", CARRY_FATE_NOT_A_FILE);
  assert_fate (report, ANNE, FIRST, CARRY_FATE_MISSING);
  assert_holds (self, "share/p/" BEN "/" FIRST, "ben's");
}

static void
test_remove_elsewhere (Federation   *self,
                       gconstpointer unused)
{
  static const char *const names[] = { "../" BEN "/" FIRST, "..", "a/b", "" };

  make_dirs (self, "share/p/" ANNE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (CarryReport) report = ask (self->anne, CARRY_ASK_REMOVE, (const char *const[]){ names[i], NULL }, CARRY_ERROR_REQUEST);

      g_assert_cmpuint (report->items->len, ==, 0);
    }
}

static void
test_list (Federation   *self,
           gconstpointer unused)
{
  g_autoptr (CarryReport) all = NULL;
  g_autoptr (CarryReport) one = NULL;

  make_dirs (self, "share/p/" ANNE);
  make_dirs (self, "share/p/" BEN);
  put (self, "share/p/" ANNE "/" FIRST, "one");
  put (self, "share/p/" ANNE "/copy (1).lsg", "copy");
  put (self, "share/p/" BEN "/" SECOND, "two");
  all = ask (self->anne, CARRY_ASK_LIST, NULL, -1);
  g_assert_cmpuint (all->items->len, ==, 3);
  g_assert_cmpuint (carry_report_find (all, ANNE, "copy (1).lsg")->size, ==, 4);
  one = ask (self->anne, CARRY_ASK_LIST, (const char *const[]){ BEN, NULL }, -1);
  g_assert_cmpuint (one->items->len, ==, 1);
  assert_fate (one, BEN, SECOND, CARRY_FATE_PRESENT);
}

static void
age (const Federation *self,
     const char       *name)
{
  g_autofree char      *path = dup_path (self, name);
  const struct timespec times[2] = { { .tv_sec = time (NULL) - 25 * 60 * 60 }, { .tv_sec = time (NULL) - 25 * 60 * 60 } };

  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

static void
test_sweep (Federation   *self,
            gconstpointer unused)
{
  g_autoptr (CarryReport) report = NULL;

  make_dirs (self, "share/p/" ANNE);
  make_dirs (self, "share/p/" BEN);
  make_dirs (self, "anne/" BEN);
  put (self, "share/p/" ANNE "/tmp-old.part", "old");
  put (self, "share/p/" ANNE "/tmp-new.part", "new");
  put (self, "share/p/" ANNE "/" FIRST, "one");
  put (self, "share/p/" BEN "/tmp-old.part", "ben's");
  put (self, "anne/" BEN "/tmp-old.part", "here");
  age (self, "share/p/" ANNE "/tmp-old.part");
  age (self, "share/p/" ANNE "/" FIRST);
  age (self, "share/p/" BEN "/tmp-old.part");
  age (self, "anne/" BEN "/tmp-old.part");
  report = ask (self->anne, CARRY_ASK_SWEEP, NULL, -1);
  g_assert_cmpuint (report->items->len, ==, 2);
  g_assert_cmpuint (count_entries (self, "share/p/" ANNE), ==, 2);
  g_assert_cmpuint (count_entries (self, "share/p/" BEN), ==, 1);
  g_assert_cmpuint (count_entries (self, "anne/" BEN), ==, 0);
}

static void
test_clock (Federation   *self,
            gconstpointer unused)
{
  g_autoptr (CarryReport) report = ask (self->anne, CARRY_ASK_CLOCK, NULL, -1);

  g_assert_cmpint (ABS (report->clock - g_get_real_time ()), <, 5 * G_USEC_PER_SEC);
  g_assert_cmpuint (count_entries (self, "share/p/" ANNE), ==, 0);
}

/* The whole mirror, own and others', and nothing twice. */
static void
test_relay_all (Federation   *self,
                gconstpointer unused)
{
  g_autoptr (CarryRelay)  stick = sit_down (self, "stick", "ben", BEN);
  g_autoptr (CarryReport) report = NULL;
  g_autoptr (CarryReport) again = NULL;

  test_round (self, NULL);
  make_dirs (self, "ben/" BEN);
  put (self, "ben/" BEN "/" THIRD, "three");
  put (self, "ben/" BEN "/tmp-1.part", "half");
  make_share (stick);
  report = ask (stick, CARRY_ASK_RELAY_ALL, NULL, -1);
  g_assert_cmpuint (carry_report_count (report, CARRY_FATE_COPIED), ==, 3);
  assert_holds (self, "stick/p/" ANNE "/" SECOND, "two");
  assert_holds (self, "stick/p/" BEN "/" THIRD, "three");
  g_assert_cmpuint (count_entries (self, "stick/p/" BEN), ==, 1);
  again = ask (stick, CARRY_ASK_RELAY_ALL, NULL, -1);
  g_assert_cmpuint (again->items->len, ==, 0);
}

static void
test_readonly (Federation   *self,
               gconstpointer unused)
{
  g_autofree char        *own = dup_path (self, "share/p");
  g_autoptr (CarryReport) report = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("nothing is denied to root");
      return;
    }
  make_dirs (self, "anne/" ANNE);
  put (self, "anne/" ANNE "/" FIRST, "one");
  g_assert_cmpint (g_chmod (own, 0500), ==, 0);
  report = ask (self->anne, CARRY_ASK_PUSH, (const char *const[]){ FIRST, NULL }, CARRY_ERROR_DENIED);
  g_chmod (own, 0700);
}

static void
test_no_program (Federation   *self,
                 gconstpointer unused)
{
  g_autofree char        *program = g_strdup (g_getenv ("LIENS_RELAY"));
  g_autoptr (CarryReport) report = NULL;

  use_program ("/nowhere/liens-relay");
  report = ask (self->anne, CARRY_ASK_PROBE, NULL, CARRY_ERROR_NO_PROGRAM);
  use_program (program);
}

/* A program that speaks, but not as it should. */
static void
test_nonsense (Federation   *self,
               gconstpointer unused)
{
  static const char *const scripts[] = {
    "exit 0",
    "kill -KILL $$",
    "printf 'hello, who is there?'; exec sleep 5",
    "printf '\\0\\0\\0\\0'; exec sleep 5",
    "printf '\\377\\377\\377\\377'; exec sleep 5",
    "head -c 100000 /dev/zero; exec sleep 5",
    "printf '\\7\\0\\0'",
  };
  g_autofree char *program = g_strdup (g_getenv ("LIENS_RELAY"));
  g_autofree char *other = dup_path (self, "other");

  use_program (other);
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char        *text = g_strdup_printf ("#!/bin/sh\n%s\n", scripts[i]);
      g_autoptr (CarryReport) report = NULL;

      put (self, "other", text);
      g_assert_cmpint (g_chmod (other, 0700), ==, 0);
      report = ask (self->anne, CARRY_ASK_PROBE, NULL, CARRY_ERROR_CRASHED);
    }
  use_program (program);
}

/* Ended by others while it had nothing to do: nobody notices. */
static void
test_ended_between (Federation   *self,
                    gconstpointer unused)
{
  g_autofree char *program = g_strdup (g_getenv ("LIENS_RELAY"));
  g_autofree char *brief = dup_path (self, "brief");
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\nexec timeout --foreground -s KILL 0.3 '%s'\n", program);

  put (self, "brief", text);
  g_assert_cmpint (g_chmod (brief, 0700), ==, 0);
  carry_relay_stop (self->anne);
  use_program (brief);
  do_ask (self->anne, CARRY_ASK_PROBE, NULL);
  use_program (program);
  g_usleep (500000);
  do_ask (self->anne, CARRY_ASK_PROBE, NULL);
}

typedef struct
{
  GMainLoop *loop;
  guint      n_answers;
  int        codes[8];
} Answers;

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Answers                *self = user_data;
  g_autoptr (CarryReport) report = carry_relay_ask_finish (CARRY_RELAY (source), result);

  self->codes[self->n_answers++] = report->error != NULL ? report->error->code : -1;
  g_main_loop_quit (self->loop);
}

static void
wait_for_answers (Answers *self,
                  guint    n)
{
  while (self->n_answers < n)
    g_main_loop_run (self->loop);
}

/* A helper that does nothing at all, as one blocked on a server: stopped before its first word. */
static char *
freeze_program (const Federation *self)
{
  g_autofree char *other = dup_path (self, "frozen");

  put (self, "frozen", "#!/bin/sh\nkill -STOP $$\n");
  g_assert_cmpint (g_chmod (other, 0700), ==, 0);
  return g_steal_pointer (&other);
}

static void
test_queue (Federation   *self,
            gconstpointer unused)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Answers               answers = { .loop = loop };

  make_dirs (self, "anne/" ANNE);
  put (self, "anne/" ANNE "/" FIRST, "one");
  carry_relay_ask_async (self->anne, carry_request_new (CARRY_ASK_VERIFY, (const char *const[]){ FIRST, NULL }), NULL, on_answer, &answers);
  carry_relay_ask_async (self->anne, carry_request_new (CARRY_ASK_PUSH, (const char *const[]){ FIRST, SECOND, NULL }), NULL, on_answer, &answers);
  carry_relay_ask_async (self->anne, carry_request_new (CARRY_ASK_PROBE, NULL), NULL, on_answer, &answers);
  wait_for_answers (&answers, 3);
  g_assert_cmpint (answers.codes[0], ==, -1);
  g_assert_cmpint (answers.codes[1], ==, CARRY_ERROR_MIRROR);
  g_assert_cmpint (answers.codes[2], ==, -1);
}

static void
test_frozen (Federation   *self,
             gconstpointer unused)
{
  g_autofree char        *program = g_strdup (g_getenv ("LIENS_RELAY"));
  g_autofree char        *frozen = freeze_program (self);
  gint64                  began = g_get_monotonic_time ();
  g_autoptr (CarryReport) report = NULL;

  carry_relay_stop (self->anne);
  use_program (frozen);
  carry_relay_set_patience (self->anne, 300, 60000);
  report = ask (self->anne, CARRY_ASK_PROBE, NULL, CARRY_ERROR_FROZEN);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 3 * G_USEC_PER_SEC);
  use_program (program);
  do_ask (self->anne, CARRY_ASK_PROBE, NULL);
}

static void
test_cancel (Federation   *self,
             gconstpointer unused)
{
  g_autofree char         *program = g_strdup (g_getenv ("LIENS_RELAY"));
  g_autofree char         *frozen = freeze_program (self);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GMainLoop)    loop = g_main_loop_new (NULL, FALSE);
  Answers                  answers = { .loop = loop };
  gint64                   began = g_get_monotonic_time ();

  carry_relay_stop (self->anne);
  use_program (frozen);
  carry_relay_ask_async (self->anne, carry_request_new (CARRY_ASK_PULL, NULL), cancellable, on_answer, &answers);
  carry_relay_ask_async (self->anne, carry_request_new (CARRY_ASK_CLOCK, NULL), NULL, on_answer, &answers);
  g_cancellable_cancel (cancellable);
  wait_for_answers (&answers, 1);
  g_assert_true (carry_relay_is_busy (self->anne));
  carry_relay_stop (self->anne);
  wait_for_answers (&answers, 2);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 3 * G_USEC_PER_SEC);
  g_assert_cmpint (answers.codes[0], ==, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (answers.codes[1], ==, G_IO_ERROR_CANCELLED);
  use_program (program);
}

/* Given up is not frozen: who cancels a few times may go on. */
static void
test_cancel_often (Federation   *self,
                   gconstpointer unused)
{
  for (int i = 0; i < 6; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (CarryReport)  report = NULL;

      g_cancellable_cancel (cancellable);
      report = carry_relay_ask (self->anne, carry_request_new (CARRY_ASK_PROBE, NULL), cancellable);
      g_assert_error (report->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  do_ask (self->anne, CARRY_ASK_PROBE, NULL);
}

static void
on_heard (CarryRelay *relay,
          guint64     n_bytes,
          guint       n_items,
          gpointer    user_data)
{
  guint *n_heard = user_data;

  g_assert_cmpuint (n_bytes, <=, 8 << 20);
  g_assert_cmpuint (n_items, <=, 8);
  ++*n_heard;
}

static void
test_heard (Federation   *self,
            gconstpointer unused)
{
  g_autofree char *text = g_strnfill (1 << 20, 'x');
  guint            n_heard = 0;

  make_dirs (self, "anne/" ANNE);
  for (int i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("anne/" ANNE "/b-%d.lbl", i);

      put (self, name, text);
    }
  g_signal_connect (self->anne, "heard", G_CALLBACK (on_heard), &n_heard);
  do_ask (self->anne, CARRY_ASK_RELAY_ALL, NULL);
  g_assert_cmpuint (n_heard, >, 0);
}

typedef void (*Test) (Federation   *self,
                      gconstpointer unused);

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    Test        set_up;
    Test        test;
  } tests[] = {
    { "/carry/relay/a-folder-is-made-once", set_up, test_make },
    { "/carry/relay/a-drive-that-is-not-there-is-not-made-up", set_up, test_make_nowhere },
    { "/carry/relay/without-its-sentinel-nothing-is-made", set_up, test_sentinel },
    { "/carry/relay/a-sentinel-kept-elsewhere-is-said", set_up, test_placeholder_of_sentinel },
    { "/carry/relay/what-one-puts-the-other-gets", set_up_shared, test_round },
    { "/carry/relay/the-mirror-is-for-us-alone", set_up_shared, test_modes },
    { "/carry/relay/what-vanished-is-put-again", set_up_shared, test_vanished },
    { "/carry/relay/a-large-file-is-whole", set_up_shared, test_large },
    { "/carry/relay/the-first-failure-stops-the-rest", set_up_shared, test_order },
    { "/carry/relay/nothing-is-overwritten", set_up_shared, test_taken },
    { "/carry/relay/odd-names-get-plain-ones", set_up_shared, test_odd_names },
    { "/carry/relay/a-folder-in-capitals-is-the-same", set_up_shared, test_upper_folder },
    { "/carry/relay/what-is-no-file-is-passed-over", set_up_shared, test_strange_things },
    { "/carry/relay/there-is-an-end-to-what-is-taken", set_up_shared, test_limits },
    { "/carry/relay/noise-hides-nothing", set_up_shared, test_flood },
    { "/carry/relay/only-what-is-asked-again-is-replaced", set_up_shared, test_again },
    { "/carry/relay/only-our-own-is-removed", set_up_shared, test_remove },
    { "/carry/relay/no-name-leads-elsewhere", set_up_shared, test_remove_elsewhere },
    { "/carry/relay/a-share-is-listed", set_up_shared, test_list },
    { "/carry/relay/only-our-own-old-leftovers-are-swept", set_up_shared, test_sweep },
    { "/carry/relay/the-share-tells-the-time", set_up_shared, test_clock },
    { "/carry/relay/a-mirror-fills-a-stick", set_up_shared, test_relay_all },
    { "/carry/relay/what-is-denied-is-said", set_up_shared, test_readonly },
    { "/carry/relay/a-missing-program-is-said", set_up, test_no_program },
    { "/carry/relay/nonsense-is-not-believed", set_up, test_nonsense },
    { "/carry/relay/a-helper-that-ended-is-replaced", set_up_shared, test_ended_between },
    { "/carry/relay/requests-wait-for-each-other", set_up_shared, test_queue },
    { "/carry/relay/silence-is-a-frozen-share", set_up_shared, test_frozen },
    { "/carry/relay/leaving-waits-for-nobody", set_up_shared, test_cancel },
    { "/carry/relay/giving-up-often-is-no-fault", set_up_shared, test_cancel_often },
    { "/carry/relay/work-is-heard-as-it-goes", set_up_shared, test_heard },
  };

  umask (0022);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Federation, NULL, tests[i].set_up, tests[i].test, tear_down);
  return g_test_run ();
}
