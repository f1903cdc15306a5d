/* What files of the shared folder are called: written one way, recognised in many. */
#include "sync-names.h"

#include <string.h>

static SyncName
read_name (const char *text)
{
  SyncName name;

  sync_name_read (text, &name);
  return name;
}

static void
test_what_is_written_is_read (void)
{
  const guint8     run[8] = { 0xab, 0xcd, 0xef, 0x01, 5 }, hash[16] = { 0xfe, 1 };
  g_autofree char *segment = sync_name_dup_segment (12, G_GINT64_CONSTANT (0xffffffffff), run, 300);
  g_autofree char *hello = sync_name_dup_hello (0xdeadbeef);
  g_autofree char *package = sync_name_dup_key_package (7);
  g_autofree char *attachment = sync_name_dup_attachment (hash);
  g_autofree char *part = sync_name_dup_part ();
  const char      *all[] = { segment, hello, package, attachment, part, SYNC_NAME_FEDERATION_FILE };
  SyncName         name = read_name (segment);

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_assert_true (read_name (all[i]).is_exact);
      g_assert_true (sync_name_is_plain (all[i]));
      g_assert_cmpuint (strlen (all[i]), <=, SYNC_NAME_LENGTH);
    }
  g_assert_cmpint (name.kind, ==, SYNC_NAME_SEGMENT);
  g_assert_cmpint (name.first, ==, 12);
  g_assert_cmpint (name.last, ==, G_GINT64_CONSTANT (0xffffffffff));
  g_assert_cmpuint (name.gen, ==, 255);
  g_assert_cmpmem (name.run, 4, run, 4);
  g_assert_cmpuint (read_name (hello).k, ==, 0xdeadbeef);
  g_assert_cmpuint (read_name (package).epoch, ==, 7);
  g_assert_cmpmem (read_name (attachment).hash, 16, hash, 16);
  g_assert_cmpint (read_name (part).kind, ==, SYNC_NAME_PART);
}

static void
test_two_names_of_one_range_differ (void)
{
  const guint8     run[8] = { 1 };
  g_autofree char *one = sync_name_dup_segment (1, 2, run, 0);
  g_autofree char *other = sync_name_dup_segment (1, 2, run, 0);

  g_assert_cmpstr (one, !=, other);
}

/* What sync tools and people make of a name, and what each is to be tried as. */
static void
test_what_tools_make_of_names (void)
{
  static const struct
  {
    const char  *text;
    SyncNameKind kind;
  } names[] = {
    { "s-0000000001-0000000002-00000000-00-00000000 (conflicted copy 2024-05-01 101500).lsg", SYNC_NAME_SEGMENT },
    { "S-0000000001-0000000002-00000000-00-00000000.LSG", SYNC_NAME_SEGMENT },
    { "s-0000000001-0000000002-00000000-00-00000000.sync-conflict-20240501-101500-ABCDEFG.lsg", SYNC_NAME_SEGMENT },
    { "Copie de s-0000000001.Lsg", SYNC_NAME_SEGMENT },
    { "s-0000000001.lsg (1)", SYNC_NAME_SEGMENT },
    { "s-0000000001.lsg~", SYNC_NAME_SEGMENT },
    { ".lsg", SYNC_NAME_SEGMENT },
    { "\xff\xfe.lsg", SYNC_NAME_SEGMENT },
    { "h-00000001 (1).lhl", SYNC_NAME_HELLO },
    { "K-0001-00000000.LKY", SYNC_NAME_KEY_PACKAGE },
    { "b-1.lbl", SYNC_NAME_ATTACHMENT },
    { "o-1.LOP", SYNC_NAME_PRESENCE },
    { "s-0000000001.lsg.nextcloud", SYNC_NAME_PLACEHOLDER },
    { "federation.liens.owncloud", SYNC_NAME_PLACEHOLDER },
    { "s-0000000001.lsg.part", SYNC_NAME_PART },
    { ".s-0000000001.lsg.Xy12.tmp", SYNC_NAME_PART },
    { "s-0000000001.lsgx", SYNC_NAME_OTHER },
    { "lsg", SYNC_NAME_OTHER },
    { "Thumbs.db", SYNC_NAME_OTHER },
    { "LISEZ-MOI.txt", SYNC_NAME_OTHER },
    { "Federation.liens", SYNC_NAME_OTHER },
    { "", SYNC_NAME_OTHER },
    { "..", SYNC_NAME_OTHER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      SyncName name = read_name (names[i].text);

      g_autofree char *shown = g_strescape (names[i].text, NULL); /* some are no UTF-8 */

      g_test_message ("%s", shown);
      g_assert_cmpint (name.kind, ==, names[i].kind);
      g_assert_false (name.is_exact);
      g_assert_cmpint (name.first, ==, 0);
    }
}

static void
test_nearly_ours_is_not_exact (void)
{
  static const char *const names[] = {
    "s-0000000000-0000000001-00000000-00-00000000.lsg", /* numbers begin at 1 */
    "s-0000000002-0000000001-00000000-00-00000000.lsg",
    "s-0000000001-000000000G-00000000-00-00000000.lsg",
    "s-0000000001-00000000001-0000000-00-00000000.lsg",
    "s-0000000001-0000000001-00000000-00-00000000.lsg ",
    "s-000000000A-0000000010-00000000-00-00000000.lsg",
    "h-1.lhl",
    "h-000000001.lhl",
    "k-00001-0000000.lky",
    "b-0.lbl",
    "o-00000001.lop",
    "tmp-.part",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_false (read_name (names[i]).is_exact);
}

static void
test_names_that_are_not_plain (void)
{
  static const char *const names[] = { "", ".", "..", "../x", "a/b", "a\\b", "A", "é", "a b", "-rf", "a.", "a\n",
                                       "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_false (sync_name_is_plain (names[i]));
}

static void
test_the_folder_of_a_desktop (void)
{
  static const char *const wrong[] = { "", "0123456789abcde", "0123456789abcdef0", "0123456789ABCDEF", "..", "0123456789abcdeg" };
  const guint8             poste[DOSSIER_POSTE_BYTES] = { 0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef };
  guint8                   again[DOSSIER_POSTE_BYTES];
  g_autofree char         *text = sync_name_dup_poste (poste);

  g_assert_cmpstr (text, ==, "0123456789abcdef");
  g_assert_true (sync_name_read_poste (text, again));
  g_assert_cmpmem (poste, sizeof poste, again, sizeof again);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (sync_name_read_poste (wrong[i], again));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/names/what-is-written-is-read", test_what_is_written_is_read);
  g_test_add_func ("/sync/names/two-of-one-range-differ", test_two_names_of_one_range_differ);
  g_test_add_func ("/sync/names/what-tools-make-of-them", test_what_tools_make_of_names);
  g_test_add_func ("/sync/names/nearly-ours-is-not-exact", test_nearly_ours_is_not_exact);
  g_test_add_func ("/sync/names/some-are-not-plain", test_names_that_are_not_plain);
  g_test_add_func ("/sync/names/the-folder-of-a-desktop", test_the_folder_of_a_desktop);
  return g_test_run ();
}
