#include "sync-desktop.h"

#include "sync-compaction.h"
#include "sync-limits.h"
#include "sync-outbox.h"
#include "sync-upkeep.h"

#include <glib/gstdio.h>
#include <string.h>

#define DAY_MS (G_GINT64_CONSTANT (24) * 3600 * 1000)

/* --- numbers only */

static void
merge_at (GArray  *files,
          guint    from,
          guint    count,
          guint64 *written)
{
  SyncCompactionFile *whole = &g_array_index (files, SyncCompactionFile, from);

  for (guint i = 1; i < count; i++)
    {
      const SyncCompactionFile *file = &g_array_index (files, SyncCompactionFile, from + i);

      whole->gen = MAX (whole->gen, file->gen);
      whole->raw += file->raw;
      whole->n_transactions += file->n_transactions;
      whole->n_sections += file->n_sections - 1;
    }
  whole->gen++;
  *written += whole->raw;
  g_assert_cmpuint (whole->raw, <=, SYNC_SEGMENT_FILE);
  g_assert_cmpuint (whole->n_transactions, <=, SYNC_SEGMENT_TRANSACTIONS);
  g_assert_cmpuint (whole->n_sections, <=, SYNC_SEGMENT_SECTIONS);
  g_array_remove_range (files, from + 1, count - 1);
}

/* publications a day, each of so many bytes; a run of the program a day. Answers the most files there ever were. */
static guint
simulate (guint   days,
          guint   publications,
          guint   raw,
          double *amplification)
{
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (SyncCompactionFile));
  guint64            written = 0, published = 0;
  guint              most = 0, from, count;

  for (guint i = 0; i < days * publications; i++)
    {
      SyncCompactionFile file = { 0, raw, 1, i % publications == 0 ? 2 : 1, files->len > 0, FALSE };

      g_array_append_val (files, file);
      published += raw;
      written += raw;
      while (sync_compaction_choose ((SyncCompactionFile *) (gpointer) files->data, files->len, &from, &count))
        merge_at (files, from, count, &written);
      most = MAX (most, files->len);
    }
  *amplification = (double) written / (double) published;
  return most;
}

static void
test_a_year_stays_within_forty_two_files (void)
{
  double amplification;
  guint  most = simulate (365, 200, 100, &amplification);

  g_test_message ("%u files at most, each byte written %.1f times", most, amplification);
  g_assert_cmpuint (most, <=, 42);
  g_assert_cmpfloat (amplification, <, 7);
}

static void
test_large_publications_stay_few (void)
{
  double amplification;
  guint  most = simulate (365, 20, 2000, &amplification);

  g_test_message ("%u files at most, each byte written %.1f times", most, amplification);
  g_assert_cmpuint (most, <=, 42);
}

static void
test_what_does_not_follow_is_left (void)
{
  SyncCompactionFile files[16];
  guint              from, count;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    files[i] = (SyncCompactionFile){ 0, 100, 1, 1, i % 7 != 0, FALSE };
  g_assert_false (sync_compaction_choose (files, G_N_ELEMENTS (files), &from, &count));
  files[7].follows = TRUE;
  g_assert_true (sync_compaction_choose (files, G_N_ELEMENTS (files), &from, &count));
  g_assert_cmpuint (from, ==, 0);
  g_assert_cmpuint (count, ==, 8);
}

static void
test_what_was_left_behind_goes_along (void)
{
  SyncCompactionFile files[8];
  guint              from, count;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    files[i] = (SyncCompactionFile){ i >= 3 ? 1 : 0, 100, 1, 1, i > 0, FALSE };
  g_assert_true (sync_compaction_choose (files, G_N_ELEMENTS (files), &from, &count));
  g_assert_cmpuint (count, ==, 8);
  files[7].gen = 0; /* it has only just come */
  g_assert_false (sync_compaction_choose (files, G_N_ELEMENTS (files), &from, &count));
}

static void
test_what_is_too_large_together_is_left (void)
{
  SyncCompactionFile files[8];
  guint              from, count;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    files[i] = (SyncCompactionFile){ 0, 4 << 20, 1, 1, i > 0, FALSE };
  g_assert_false (sync_compaction_choose (files, G_N_ELEMENTS (files), &from, &count));
}

/* --- files */

static void
publish_each (Desktops *self,
              guint     n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Centre %u", i), *id = desktop_add (&self->all[0], name);

      sync_report_free (desktop_go (&self->all[0]));
    }
}

static guint
count_mirrored (Desktop    *desktop,
                const char *poste)
{
  g_autoptr (GPtrArray) files = carry_mirror_list (sync_share_get_mirror (desktop->share), poste, NULL);
  guint                 count = 0;

  for (guint i = 0; i < files->len; i++)
    count += g_str_has_suffix (((CarryMirrorFile *) files->pdata[i])->name, ".lsg");
  return count;
}

static gpointer
count_structures (DossierReader *reader,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  gint64                  *count = data;

  *count = dossier_reader_count (reader, query, NULL);
  return count;
}

static void
assert_structures (Desktop *desktop,
                   gint64   expected)
{
  gint64 count = -1;

  dossier_store_ask (desktop->store, count_structures, &count, NULL);
  g_assert_cmpint (count, ==, expected);
}

static void
test_what_was_merged_goes_a_week_later (Desktops     *self,
                                        gconstpointer data)
{
  Desktop    *founder = &self->all[0], *other;
  const char *poste;
  guint       before;

  desktops_found (self, "", TRUE);
  publish_each (self, 9);
  poste = sync_share_get_poste (founder->share);
  before = desktop_count_files (self, founder, ".lsg");
  g_assert_cmpuint (before, >=, 10); /* nine, and what eight became */
  other = desktops_join (self, 1, "");
  desktops_go (self, 2);
  g_assert_cmpuint (desktop_count_files (self, founder, ".lsg"), ==, before);
  sync_share_push_clock (founder->share, 6 * DAY_MS);
  desktops_go (self, 1);
  g_assert_cmpuint (desktop_count_files (self, founder, ".lsg"), ==, before);
  sync_share_push_clock (founder->share, 2 * DAY_MS);
  desktops_go (self, 1);
  g_assert_cmpuint (desktop_count_files (self, founder, ".lsg"), ==, before - 8);
  g_assert_cmpuint (count_mirrored (founder, poste), ==, before - 8);
  desktop_reopen (other);
  desktops_go (self, 1);
  g_assert_cmpuint (count_mirrored (other, poste), ==, before - 8);
  assert_structures (other, 9);
  assert_structures (desktops_join (self, 2, ""), 0);
  desktops_go (self, 1);
  assert_structures (&self->all[2], 9);
}

static void
spoil (Desktops   *self,
       Desktop    *whose,
       const char *sign)
{
  g_autofree char *path = g_build_filename (self->folder, "p", sync_share_get_poste (whose->share), NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char      *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (strstr (name, sign) != NULL)
        g_assert_true (g_file_set_contents (file, "x", 1, NULL));
    }
}

static void
test_nothing_goes_while_the_share_has_it_otherwise (Desktops     *self,
                                                    gconstpointer data)
{
  Desktop *founder = &self->all[0];
  guint    before;

  desktops_found (self, "", TRUE);
  publish_each (self, 9);
  before = desktop_count_files (self, founder, ".lsg");
  spoil (self, founder, "-01-");
  sync_share_push_clock (founder->share, 8 * DAY_MS);
  sync_report_free (desktop_go (founder));
  g_assert_cmpuint (desktop_count_files (self, founder, ".lsg"), ==, before);
}

static void
test_what_comes_back_goes_again (Desktops     *self,
                                 gconstpointer data)
{
  Desktop         *founder = &self->all[0];
  g_autofree char *copy = NULL, *back = NULL;
  guint            after;

  desktops_found (self, "", TRUE);
  publish_each (self, 9);
  copy = g_strdup_printf ("cp -a '%s' '%s/copie'", self->folder, self->dir);
  g_assert_true (g_spawn_command_line_sync (copy, NULL, NULL, NULL, NULL));
  sync_share_push_clock (founder->share, 8 * DAY_MS);
  sync_report_free (desktop_go (founder));
  after = desktop_count_files (self, founder, ".lsg");
  back = g_strdup_printf ("cp -a '%s/copie/.' '%s'", self->dir, self->folder);
  g_assert_true (g_spawn_command_line_sync (back, NULL, NULL, NULL, NULL));
  g_assert_cmpuint (desktop_count_files (self, founder, ".lsg"), >, after);
  sync_report_free (desktop_go (founder));
  g_assert_cmpuint (desktop_count_files (self, founder, ".lsg"), ==, after);
}

#define ADD(name, test) g_test_add ("/sync/compaction/" name, Desktops, NULL, desktops_begin, test, desktops_end)

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  g_test_add_func ("/sync/compaction/a-year-stays-within-forty-two-files", test_a_year_stays_within_forty_two_files);
  g_test_add_func ("/sync/compaction/large-publications-stay-few", test_large_publications_stay_few);
  g_test_add_func ("/sync/compaction/what-does-not-follow-is-left", test_what_does_not_follow_is_left);
  g_test_add_func ("/sync/compaction/what-was-left-behind-goes-along", test_what_was_left_behind_goes_along);
  g_test_add_func ("/sync/compaction/what-is-too-large-together-is-left", test_what_is_too_large_together_is_left);
  ADD ("what-was-merged-goes-a-week-later", test_what_was_merged_goes_a_week_later);
  ADD ("nothing-goes-while-the-share-has-it-otherwise", test_nothing_goes_while_the_share_has_it_otherwise);
  ADD ("what-comes-back-goes-again", test_what_comes_back_goes_again);
  return g_test_run ();
}
