#include "carry-relay.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "carry-fixture.h"
#include "carry-name.h"

#include <string.h>

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

/* What a plain name is made of an odd one. */
static void
pull_odd (const CarryFixture *self,
          const char         *odd,
          const char         *text)
{
  g_autofree char *share = g_strconcat ("share/p/" ANNE "/", odd, NULL);
  g_autofree char *plain = carry_name_dup_plain (odd);
  g_autofree char *mirror = g_strconcat ("ben/" ANNE "/", plain, NULL);

  carry_fixture_put (self, share, text);
  carry_fixture_do (self->ben, CARRY_ASK_PULL, NULL);
  g_assert_true (carry_name_is_plain (plain));
  carry_fixture_assert_holds (self, mirror, text);
}

static void
test_make (CarryFixture *self,
           gconstpointer unused)
{
  g_autoptr (CarryReport) none = carry_fixture_ask (self->anne, CARRY_ASK_PROBE, NULL, CARRY_ERROR_NOT_HERE);
  g_autoptr (CarryReport) again = NULL;
  g_autoptr (CarryReport) probe = NULL;

  carry_fixture_make_share (self->anne);
  carry_fixture_assert_holds (self, "share/federation.liens", SENTINEL);
  carry_fixture_assert_holds (self, "share/LISEZ-MOI.txt", "Ne touchez à rien.");
  g_assert_cmpuint (carry_fixture_count (self, "share"), ==, 3);
  carry_fixture_make_share (self->ben); /* the same: as good */
  g_assert_cmpuint (carry_fixture_count (self, "share"), ==, 3);

  carry_fixture_put (self, "share/federation.liens", "another");
  again = carry_fixture_ask (self->ben, CARRY_ASK_MAKE, NULL, CARRY_ERROR_EXISTS);
  carry_fixture_assert_holds (self, "share/federation.liens", "another");
  probe = carry_fixture_ask (self->ben, CARRY_ASK_PROBE, NULL, -1);
  g_assert_cmpmem (g_bytes_get_data (probe->sentinel, NULL), g_bytes_get_size (probe->sentinel), "another", 7);
}

static void
test_make_nowhere (CarryFixture *self,
                   gconstpointer unused)
{
  g_autoptr (CarryRelay)  relay = carry_fixture_sit_down (self, "drive/share", "anne", ANNE);
  g_autoptr (CarryReport) report = carry_fixture_ask (relay, CARRY_ASK_MAKE, NULL, CARRY_ERROR_NOT_HERE);

  g_assert_cmpuint (carry_fixture_count (self, "drive"), ==, 0);
}

static void
test_sentinel (CarryFixture *self,
               gconstpointer unused)
{
  static const char *const name[] = { FIRST, NULL };

  carry_fixture_make_dirs (self, "share");
  carry_fixture_make_dirs (self, "anne/" ANNE);
  carry_fixture_put (self, "anne/" ANNE "/" FIRST, "one");
  for (CarryAsk what = CARRY_ASK_LIST; what <= CARRY_ASK_CLOCK; what++)
    {
      gboolean                named = what == CARRY_ASK_PUSH || what == CARRY_ASK_REMOVE || what == CARRY_ASK_VERIFY;
      g_autoptr (CarryReport) empty = carry_fixture_ask (self->anne, what, named ? name : NULL, CARRY_ERROR_NOT_HERE);
      g_autoptr (CarryReport) another = NULL;

      carry_fixture_put (self, "share/federation.liens", "another");
      another = carry_fixture_ask (self->anne, what, named ? name : NULL, CARRY_ERROR_ANOTHER);
      g_assert_cmpuint (carry_fixture_count (self, "share"), ==, 1);
      carry_fixture_put (self, "share/federation.liens", "");
      g_clear_pointer (&another, carry_report_free);
      another = carry_fixture_ask (self->anne, what, named ? name : NULL, CARRY_ERROR_NOT_HERE);
      g_assert_cmpuint (carry_fixture_count (self, "share"), ==, 1);
    }
}

static void
test_placeholder_of_sentinel (CarryFixture *self,
                              gconstpointer unused)
{
  g_autoptr (CarryReport) report = NULL;

  carry_fixture_make_dirs (self, "share");
  carry_fixture_put (self, "share/federation.liens.nextcloud", "");
  report = carry_fixture_ask (self->anne, CARRY_ASK_PROBE, NULL, CARRY_ERROR_NOT_HERE);
  assert_fate (report, "", "federation.liens", CARRY_FATE_PLACEHOLDER);
}

static void
test_round (CarryFixture *self,
            gconstpointer unused)
{
  static const char *const names[] = { FIRST, SECOND, NULL };
  g_autoptr (CarryReport)  push = NULL;
  g_autoptr (CarryReport)  pull = NULL;
  g_autoptr (CarryReport)  again = NULL;

  carry_fixture_make_dirs (self, "anne/" ANNE);
  carry_fixture_put (self, "anne/" ANNE "/" FIRST, "one");
  carry_fixture_put (self, "anne/" ANNE "/" SECOND, "two");
  push = carry_fixture_ask (self->anne, CARRY_ASK_PUSH, names, -1);
  g_assert_cmpuint (carry_report_count (push, CARRY_FATE_COPIED), ==, 2);
  g_assert_cmpuint (push->n_bytes, ==, 6);
  g_assert_cmpuint (carry_fixture_count (self, "share/p/" ANNE), ==, 2);

  pull = carry_fixture_ask (self->ben, CARRY_ASK_PULL, NULL, -1);
  assert_fate (pull, ANNE, FIRST, CARRY_FATE_COPIED);
  carry_fixture_assert_holds (self, "ben/" ANNE "/" SECOND, "two");
  again = carry_fixture_ask (self->ben, CARRY_ASK_PULL, NULL, -1);
  g_assert_cmpuint (again->items->len, ==, 0);
}

static void
test_modes (CarryFixture *self,
            gconstpointer unused)
{
  g_autofree char *share = carry_fixture_dup_path (self, "share/p/" ANNE "/" FIRST);
  g_autofree char *mirror = carry_fixture_dup_path (self, "ben/" ANNE "/" FIRST);
  g_autofree char *folder = carry_fixture_dup_path (self, "ben/" ANNE);
  struct stat      facts;

  carry_fixture_make_dirs (self, "anne/" ANNE);
  carry_fixture_put (self, "anne/" ANNE "/" FIRST, "one");
  carry_fixture_do (self->anne, CARRY_ASK_PUSH, FIRST, NULL);
  carry_fixture_do (self->ben, CARRY_ASK_PULL, NULL);
  g_assert_cmpint (stat (share, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0644);
  g_assert_cmpint (stat (mirror, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (folder, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0700);
}

static void
test_vanished (CarryFixture *self,
               gconstpointer unused)
{
  static const char *const names[] = { FIRST, SECOND, NULL };
  g_autofree char         *path = carry_fixture_dup_path (self, "share/p/" ANNE "/" FIRST);
  g_autoptr (CarryReport)  report = NULL;

  test_round (self, NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
  report = carry_fixture_ask (self->anne, CARRY_ASK_PUSH, names, -1);
  assert_fate (report, ANNE, FIRST, CARRY_FATE_COPIED);
  assert_fate (report, ANNE, SECOND, CARRY_FATE_PRESENT);
  carry_fixture_assert_holds (self, "share/p/" ANNE "/" FIRST, "one");
}

/* A large file is more than one piece, and more than one fsync. */
static void
test_large (CarryFixture *self,
            gconstpointer unused)
{
  g_autofree char         *text = g_strnfill (3 << 20, 'x');
  g_autoptr (CarryReport)  verify = NULL;
  static const char *const names[] = { FIRST, NULL };

  carry_fixture_make_dirs (self, "anne/" ANNE);
  carry_fixture_put (self, "anne/" ANNE "/" FIRST, text);
  carry_fixture_do (self->anne, CARRY_ASK_PUSH, FIRST, NULL);
  carry_fixture_do (self->ben, CARRY_ASK_PULL, NULL);
  carry_fixture_assert_holds (self, "ben/" ANNE "/" FIRST, text);
  verify = carry_fixture_ask (self->anne, CARRY_ASK_VERIFY, names, -1);
  assert_fate (verify, ANNE, FIRST, CARRY_FATE_PRESENT);
}

static void
test_order (CarryFixture *self,
            gconstpointer unused)
{
  static const char *const names[] = { FIRST, SECOND, THIRD, NULL };
  g_autoptr (CarryReport)  report = NULL;

  carry_fixture_make_dirs (self, "anne/" ANNE);
  carry_fixture_put (self, "anne/" ANNE "/" FIRST, "one");
  carry_fixture_put (self, "anne/" ANNE "/" THIRD, "three");
  report = carry_fixture_ask (self->anne, CARRY_ASK_PUSH, names, CARRY_ERROR_MIRROR);
  assert_fate (report, ANNE, FIRST, CARRY_FATE_COPIED);
  assert_fate (report, ANNE, THIRD, CARRY_FATE_NONE);
  g_assert_cmpuint (carry_fixture_count (self, "share/p/" ANNE), ==, 1);
}

/* A torn file of ours under its final name: it stays until it is removed on purpose. */
static void
test_taken (CarryFixture *self,
            gconstpointer unused)
{
  static const char *const names[] = { FIRST, SECOND, NULL };
  g_autoptr (CarryReport)  report = NULL;
  g_autoptr (CarryReport)  verify = NULL;

  carry_fixture_make_dirs (self, "anne/" ANNE);
  carry_fixture_make_dirs (self, "share/p/" ANNE);
  carry_fixture_put (self, "anne/" ANNE "/" FIRST, "one");
  carry_fixture_put (self, "anne/" ANNE "/" SECOND, "two");
  carry_fixture_put (self, "share/p/" ANNE "/" FIRST, "torn");
  report = carry_fixture_ask (self->anne, CARRY_ASK_PUSH, names, -1);
  assert_fate (report, ANNE, FIRST, CARRY_FATE_PRESENT);
  carry_fixture_assert_holds (self, "share/p/" ANNE "/" FIRST, "torn");
  verify = carry_fixture_ask (self->anne, CARRY_ASK_VERIFY, (const char *const[]){ FIRST, SECOND, THIRD, NULL }, CARRY_ERROR_MIRROR);
  assert_fate (verify, ANNE, FIRST, CARRY_FATE_DIFFERS);
  assert_fate (verify, ANNE, SECOND, CARRY_FATE_PRESENT);

  carry_fixture_do (self->anne, CARRY_ASK_REMOVE, FIRST, NULL);
  carry_fixture_do (self->anne, CARRY_ASK_PUSH, FIRST, SECOND, NULL);
  carry_fixture_assert_holds (self, "share/p/" ANNE "/" FIRST, "one");
}

static void
test_odd_names (CarryFixture *self,
                gconstpointer unused)
{
  carry_fixture_make_dirs (self, "share/p/" ANNE);
  pull_odd (self, "s-1 (Marie's conflicted copy 2026-11-29).lsg", "copy");
  pull_odd (self, "S-0000000001-0000000002-0BADCAFE-00-11111111.LSG", "upper");
  pull_odd (self, "h\xc3\xa9llo.lhl", "accent");
  pull_odd (self, "\xff\x01\n\xfe.lky", "bytes");
  pull_odd (self, ".hidden.lhl", "dot");
}

static gboolean
is_held (const CarryFixture *self,
         const char         *name)
{
  g_autofree char *path = carry_fixture_dup_path (self, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Words never wait for it: it is told, and comes when it is asked for, after all else. */
static void
test_documents (CarryFixture *self,
                gconstpointer unused)
{
  g_autoptr (CarryReport) left = NULL, asked = NULL, known = NULL, own = NULL;
  const char *const       names[] = { ANNE "/b-1.lbl", NULL };

  carry_fixture_make_dirs (self, "share/p/" ANNE);
  carry_fixture_put (self, "share/p/" ANNE "/b-1.lbl", "a document");
  carry_fixture_put (self, "share/p/" ANNE "/b-2.lbl", "another");
  carry_fixture_put (self, "share/p/" ANNE "/" FIRST, "one");
  left = carry_fixture_ask (self->ben, CARRY_ASK_PULL, NULL, -1);
  assert_fate (left, ANNE, FIRST, CARRY_FATE_COPIED);
  assert_fate (left, ANNE, "b-1.lbl", CARRY_FATE_LEFT);
  g_assert_cmpuint (carry_report_find (left, ANNE, "b-1.lbl")->size, ==, strlen ("a document"));
  g_assert_false (is_held (self, "ben/" ANNE "/b-1.lbl"));

  carry_fixture_put (self, "share/p/" ANNE "/" SECOND, "two");
  asked = carry_fixture_ask (self->ben, CARRY_ASK_PULL, names, -1);
  g_assert_cmpstr (((CarryItem *) asked->items->pdata[asked->items->len - 1])->name, ==, "b-1.lbl");
  assert_fate (asked, ANNE, SECOND, CARRY_FATE_COPIED);
  carry_fixture_assert_holds (self, "ben/" ANNE "/b-1.lbl", "a document");
  g_assert_false (is_held (self, "ben/" ANNE "/b-2.lbl"));

  known = carry_fixture_ask (self->ben, CARRY_ASK_PULL, NULL, -1);
  assert_fate (known, ANNE, "b-1.lbl", CARRY_FATE_NONE);
  own = carry_fixture_ask (self->anne, CARRY_ASK_PULL, NULL, -1);
  assert_fate (own, ANNE, "b-1.lbl", CARRY_FATE_PRESENT);
}

static void
test_upper_folder (CarryFixture *self,
                   gconstpointer unused)
{
  carry_fixture_make_dirs (self, "share/p/00000000000000A1");
  carry_fixture_put (self, "share/p/00000000000000A1/" FIRST, "one");
  carry_fixture_do (self->ben, CARRY_ASK_PULL, NULL);
  carry_fixture_assert_holds (self, "ben/" ANNE "/" FIRST, "one");
}

static void
test_strange_things (CarryFixture *self,
                     gconstpointer unused)
{
  g_autofree char        *fifo = carry_fixture_dup_path (self, "share/p/" ANNE "/a.lsg");
  g_autofree char        *link = carry_fixture_dup_path (self, "share/p/" ANNE "/b.lsg");
  g_autofree char        *sparse = carry_fixture_dup_path (self, "share/p/" ANNE "/d.lsg");
  g_autofree char        *folder = carry_fixture_dup_path (self, "share/p/" BEN);
  g_autofree char        *elsewhere = carry_fixture_dup_path (self, "share/p/" ANNE);
  g_autoptr (CarryReport) report = NULL;

  carry_fixture_make_dirs (self, "share/p/" ANNE "/c.lsg");
  carry_fixture_put (self, "secret", "not yours");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink ("../../../secret", link), ==, 0);
  carry_fixture_put (self, "share/p/" ANNE "/d.lsg", "");
  g_assert_cmpint (truncate (sparse, G_GINT64_CONSTANT (10) << 30), ==, 0);
  carry_fixture_put (self, "share/p/" ANNE "/e.lsg", "");
  carry_fixture_put (self, "share/p/" ANNE "/f.lsg.nextcloud", "token");
  carry_fixture_put (self, "share/p/" ANNE "/Thumbs.db", "noise");
  carry_fixture_put (self, "share/p/" ANNE "/tmp-1.part", "half");
  carry_fixture_put (self, "share/p/" ANNE "/g.lsg", "good");
  g_assert_cmpint (symlink (elsewhere, folder), ==, 0);
  carry_fixture_put (self, "share/p/note.txt", "noise");

  report = carry_fixture_ask (self->ben, CARRY_ASK_PULL, NULL, -1);
  assert_fate (report, ANNE, "a.lsg", CARRY_FATE_NOT_A_FILE);
  assert_fate (report, ANNE, "b.lsg", CARRY_FATE_NOT_A_FILE);
  assert_fate (report, ANNE, "c.lsg", CARRY_FATE_NOT_A_FILE);
  assert_fate (report, ANNE, "d.lsg", CARRY_FATE_TOO_BIG);
  assert_fate (report, ANNE, "e.lsg", CARRY_FATE_PLACEHOLDER);
  assert_fate (report, ANNE, "f.lsg.nextcloud", CARRY_FATE_PLACEHOLDER);
  assert_fate (report, ANNE, "g.lsg", CARRY_FATE_COPIED);
  assert_fate (report, BEN, "", CARRY_FATE_NOT_A_FILE);
  g_assert_cmpuint (report->items->len, ==, 8);
  g_assert_cmpuint (carry_fixture_count (self, "ben/" ANNE), ==, 1);
}

/* One byte each, not waited for. */
static void
put_many (const CarryFixture *self,
          const char         *folder,
          guint               n)
{
  g_autofree char *path = carry_fixture_dup_path (self, folder);
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
test_limits (CarryFixture *self,
             gconstpointer unused)
{
  g_autofree char        *big = carry_fixture_dup_path (self, "share/p/" ANNE "/big.lsg");
  g_autofree char        *huge = carry_fixture_dup_path (self, "ben/" BEN "/huge.lsg");
  g_autoptr (CarryReport) report = NULL;
  g_autoptr (CarryReport) full = NULL;

  carry_fixture_make_dirs (self, "share/p/" ANNE);
  carry_fixture_make_dirs (self, "ben/" ANNE);
  carry_fixture_make_dirs (self, "ben/" BEN);
  carry_fixture_put (self, "share/p/" ANNE "/big.lsg", "");
  g_assert_cmpint (truncate (big, (8 << 20) + 1), ==, 0);
  put_many (self, "share/p/" ANNE, 4097);
  put_many (self, "ben/" ANNE, 4090);
  report = carry_fixture_ask (self->ben, CARRY_ASK_PULL, NULL, -1);
  assert_fate (report, ANNE, "big.lsg", CARRY_FATE_TOO_BIG);
  assert_fate (report, ANNE, "", CARRY_FATE_TOO_MANY);
  g_assert_cmpuint (carry_fixture_count (self, "ben/" ANNE), ==, 4095);

  carry_fixture_put (self, "ben/" BEN "/huge.lsg", "");
  g_assert_cmpint (truncate (huge, G_GINT64_CONSTANT (2) << 30), ==, 0);
  carry_fixture_make_dirs (self, "share/p/00000000000000c3");
  carry_fixture_put (self, "share/p/00000000000000c3/" FIRST, "one");
  full = carry_fixture_ask (self->ben, CARRY_ASK_PULL, NULL, -1);
  g_assert_cmpuint (carry_report_count (full, CARRY_FATE_MIRROR_FULL), ==, 1);
  g_assert_cmpuint (carry_report_count (full, CARRY_FATE_COPIED), ==, 0);
}

/* A folder full of noise: what matters comes all the same, and what is told of the rest has an end. */
static void
test_flood (CarryFixture *self,
            gconstpointer unused)
{
  g_autoptr (CarryReport) report = NULL;

  carry_fixture_make_dirs (self, "share/p/" ANNE);
  carry_fixture_make_dirs (self, "share/p/" BEN);
  for (guint i = 0; i < 6000; i++)
    {
      g_autofree char *name = g_strdup_printf ("share/p/" ANNE "/%05u.lsg.nextcloud", i);
      g_autofree char *path = carry_fixture_dup_path (self, name);

      close (open (path, O_WRONLY | O_CREAT, 0600));
    }
  carry_fixture_put (self, "share/p/" ANNE "/" FIRST, "one");
  carry_fixture_put (self, "share/p/" BEN "/" SECOND, "two");
  report = carry_fixture_ask (self->ben, CARRY_ASK_PULL, NULL, -1);
  assert_fate (report, ANNE, FIRST, CARRY_FATE_COPIED);
  assert_fate (report, BEN, SECOND, CARRY_FATE_COPIED);
  g_assert_cmpuint (carry_report_count (report, CARRY_FATE_PLACEHOLDER), ==, 4096);
}

static void
test_again (CarryFixture *self,
            gconstpointer unused)
{
  g_autoptr (CarryReport) report = NULL;

  carry_fixture_make_dirs (self, "share/p/" ANNE);
  carry_fixture_make_dirs (self, "share/p/" BEN);
  carry_fixture_make_dirs (self, "ben/" BEN);
  carry_fixture_put (self, "share/p/" ANNE "/" FIRST, "half");
  carry_fixture_do (self->ben, CARRY_ASK_PULL, NULL);
  carry_fixture_put (self, "share/p/" ANNE "/" FIRST, "half and whole");
  carry_fixture_do (self->ben, CARRY_ASK_PULL, NULL);
  carry_fixture_assert_holds (self, "ben/" ANNE "/" FIRST, "half");
  carry_fixture_do (self->ben, CARRY_ASK_PULL, ANNE "/" FIRST, NULL);
  carry_fixture_assert_holds (self, "ben/" ANNE "/" FIRST, "half and whole");

  carry_fixture_put (self, "ben/" BEN "/" FIRST, "mine");
  carry_fixture_put (self, "share/p/" BEN "/" FIRST, "torn");
  carry_fixture_do (self->ben, CARRY_ASK_PULL, BEN "/" FIRST, NULL);
  carry_fixture_assert_holds (self, "ben/" BEN "/" FIRST, "mine");
}

static void
test_remove (CarryFixture *self,
             gconstpointer unused)
{
  g_autoptr (CarryReport) report = NULL;

  carry_fixture_make_dirs (self, "share/p/" ANNE "/folder.lsg");
  carry_fixture_make_dirs (self, "share/p/" BEN);
  carry_fixture_put (self, "share/p/" ANNE "/odd (1).LSG", "odd");
  carry_fixture_put (self, "share/p/" BEN "/" FIRST, "ben's");
  report = carry_fixture_ask (self->anne, CARRY_ASK_REMOVE, (const char *const[]){ "odd (1).LSG", "folder.lsg", FIRST, NULL }, -1);
  assert_fate (report, ANNE, "odd (1).LSG", CARRY_FATE_REMOVED);
  assert_fate (report, ANNE, "folder.lsg", CARRY_FATE_NOT_A_FILE);
  assert_fate (report, ANNE, FIRST, CARRY_FATE_MISSING);
  carry_fixture_assert_holds (self, "share/p/" BEN "/" FIRST, "ben's");
}

static void
test_remove_elsewhere (CarryFixture *self,
                       gconstpointer unused)
{
  static const char *const names[] = { "../" BEN "/" FIRST, "..", "a/b", "" };

  carry_fixture_make_dirs (self, "share/p/" ANNE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (CarryReport) report = carry_fixture_ask (self->anne, CARRY_ASK_REMOVE, (const char *const[]){ names[i], NULL }, CARRY_ERROR_REQUEST);

      g_assert_cmpuint (report->items->len, ==, 0);
    }
}

static void
test_list (CarryFixture *self,
           gconstpointer unused)
{
  g_autoptr (CarryReport) all = NULL;
  g_autoptr (CarryReport) one = NULL;

  carry_fixture_make_dirs (self, "share/p/" ANNE);
  carry_fixture_make_dirs (self, "share/p/" BEN);
  carry_fixture_put (self, "share/p/" ANNE "/" FIRST, "one");
  carry_fixture_put (self, "share/p/" ANNE "/copy (1).lsg", "copy");
  carry_fixture_put (self, "share/p/" BEN "/" SECOND, "two");
  all = carry_fixture_ask (self->anne, CARRY_ASK_LIST, NULL, -1);
  g_assert_cmpuint (all->items->len, ==, 3);
  g_assert_cmpuint (carry_report_find (all, ANNE, "copy (1).lsg")->size, ==, 4);
  one = carry_fixture_ask (self->anne, CARRY_ASK_LIST, (const char *const[]){ BEN, NULL }, -1);
  g_assert_cmpuint (one->items->len, ==, 1);
  assert_fate (one, BEN, SECOND, CARRY_FATE_PRESENT);
}

static void
age (const CarryFixture *self,
     const char         *name)
{
  g_autofree char      *path = carry_fixture_dup_path (self, name);
  const struct timespec times[2] = { { .tv_sec = time (NULL) - 25 * 60 * 60 }, { .tv_sec = time (NULL) - 25 * 60 * 60 } };

  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

static void
test_sweep (CarryFixture *self,
            gconstpointer unused)
{
  g_autoptr (CarryReport) report = NULL;

  carry_fixture_make_dirs (self, "share/p/" ANNE);
  carry_fixture_make_dirs (self, "share/p/" BEN);
  carry_fixture_make_dirs (self, "anne/" BEN);
  carry_fixture_put (self, "share/p/" ANNE "/tmp-old.part", "old");
  carry_fixture_put (self, "share/p/" ANNE "/tmp-new.part", "new");
  carry_fixture_put (self, "share/p/" ANNE "/" FIRST, "one");
  carry_fixture_put (self, "share/p/" BEN "/tmp-old.part", "ben's");
  carry_fixture_put (self, "anne/" BEN "/tmp-old.part", "here");
  age (self, "share/p/" ANNE "/tmp-old.part");
  age (self, "share/p/" ANNE "/" FIRST);
  age (self, "share/p/" BEN "/tmp-old.part");
  age (self, "anne/" BEN "/tmp-old.part");
  report = carry_fixture_ask (self->anne, CARRY_ASK_SWEEP, NULL, -1);
  g_assert_cmpuint (report->items->len, ==, 2);
  g_assert_cmpuint (carry_fixture_count (self, "share/p/" ANNE), ==, 2);
  g_assert_cmpuint (carry_fixture_count (self, "share/p/" BEN), ==, 1);
  g_assert_cmpuint (carry_fixture_count (self, "anne/" BEN), ==, 0);
}

static void
test_clock (CarryFixture *self,
            gconstpointer unused)
{
  g_autoptr (CarryReport) report = carry_fixture_ask (self->anne, CARRY_ASK_CLOCK, NULL, -1);

  g_assert_cmpint (ABS (report->clock - g_get_real_time ()), <, 5 * G_USEC_PER_SEC);
  g_assert_cmpuint (carry_fixture_count (self, "share/p/" ANNE), ==, 0);
}

/* The whole mirror, own and others', and nothing twice. */
static void
test_relay_all (CarryFixture *self,
                gconstpointer unused)
{
  g_autoptr (CarryRelay)  stick = carry_fixture_sit_down (self, "stick", "ben", BEN);
  g_autoptr (CarryReport) report = NULL;
  g_autoptr (CarryReport) again = NULL;

  test_round (self, NULL);
  carry_fixture_make_dirs (self, "ben/" BEN);
  carry_fixture_put (self, "ben/" BEN "/" THIRD, "three");
  carry_fixture_put (self, "ben/" BEN "/tmp-1.part", "half");
  carry_fixture_make_share (stick);
  report = carry_fixture_ask (stick, CARRY_ASK_RELAY_ALL, NULL, -1);
  g_assert_cmpuint (carry_report_count (report, CARRY_FATE_COPIED), ==, 3);
  carry_fixture_assert_holds (self, "stick/p/" ANNE "/" SECOND, "two");
  carry_fixture_assert_holds (self, "stick/p/" BEN "/" THIRD, "three");
  g_assert_cmpuint (carry_fixture_count (self, "stick/p/" BEN), ==, 1);
  again = carry_fixture_ask (stick, CARRY_ASK_RELAY_ALL, NULL, -1);
  g_assert_cmpuint (again->items->len, ==, 0);
}

static void
test_readonly (CarryFixture *self,
               gconstpointer unused)
{
  g_autofree char        *own = carry_fixture_dup_path (self, "share/p");
  g_autoptr (CarryReport) report = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("nothing is denied to root");
      return;
    }
  carry_fixture_make_dirs (self, "anne/" ANNE);
  carry_fixture_put (self, "anne/" ANNE "/" FIRST, "one");
  g_assert_cmpint (g_chmod (own, 0500), ==, 0);
  report = carry_fixture_ask (self->anne, CARRY_ASK_PUSH, (const char *const[]){ FIRST, NULL }, CARRY_ERROR_DENIED);
  g_chmod (own, 0700);
}

typedef void (*Test) (CarryFixture *self,
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
    { "/carry/share/a-folder-is-made-once", carry_fixture_set_up, test_make },
    { "/carry/share/a-drive-that-is-not-there-is-not-made-up", carry_fixture_set_up, test_make_nowhere },
    { "/carry/share/without-its-sentinel-nothing-is-made", carry_fixture_set_up, test_sentinel },
    { "/carry/share/a-sentinel-kept-elsewhere-is-said", carry_fixture_set_up, test_placeholder_of_sentinel },
    { "/carry/share/what-one-puts-the-other-gets", carry_fixture_set_up_shared, test_round },
    { "/carry/share/the-mirror-is-for-us-alone", carry_fixture_set_up_shared, test_modes },
    { "/carry/share/what-vanished-is-put-again", carry_fixture_set_up_shared, test_vanished },
    { "/carry/share/a-large-file-is-whole", carry_fixture_set_up_shared, test_large },
    { "/carry/share/the-first-failure-stops-the-rest", carry_fixture_set_up_shared, test_order },
    { "/carry/share/nothing-is-overwritten", carry_fixture_set_up_shared, test_taken },
    { "/carry/share/odd-names-get-plain-ones", carry_fixture_set_up_shared, test_odd_names },
    { "/carry/share/documents-come-last-and-only-when-asked-for", carry_fixture_set_up_shared, test_documents },
    { "/carry/share/a-folder-in-capitals-is-the-same", carry_fixture_set_up_shared, test_upper_folder },
    { "/carry/share/what-is-no-file-is-passed-over", carry_fixture_set_up_shared, test_strange_things },
    { "/carry/share/there-is-an-end-to-what-is-taken", carry_fixture_set_up_shared, test_limits },
    { "/carry/share/noise-hides-nothing", carry_fixture_set_up_shared, test_flood },
    { "/carry/share/only-what-is-asked-again-is-replaced", carry_fixture_set_up_shared, test_again },
    { "/carry/share/only-our-own-is-removed", carry_fixture_set_up_shared, test_remove },
    { "/carry/share/no-name-leads-elsewhere", carry_fixture_set_up_shared, test_remove_elsewhere },
    { "/carry/share/a-share-is-listed", carry_fixture_set_up_shared, test_list },
    { "/carry/share/only-our-own-old-leftovers-are-swept", carry_fixture_set_up_shared, test_sweep },
    { "/carry/share/the-share-tells-the-time", carry_fixture_set_up_shared, test_clock },
    { "/carry/share/a-mirror-fills-a-stick", carry_fixture_set_up_shared, test_relay_all },
    { "/carry/share/what-is-denied-is-said", carry_fixture_set_up_shared, test_readonly },
  };

  umask (0022);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, CarryFixture, NULL, tests[i].set_up, tests[i].test, carry_fixture_tear_down);
  return g_test_run ();
}
