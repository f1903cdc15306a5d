/* Who is there, and who has this record open: the file that says it, and what the others make of it. */
#include "sync-desktop.h"
#include "sync-fixture.h"

#include "sync-presence-private.h"
#include "sync-runner.h"

#include <string.h>

#define MINUTE_MS (60 * 1000)

/* --- the file */

static SyncPresence *
make_presence (SyncFixture *self,
               guint        n_records)
{
  SyncPresence *presence = sync_presence_new ();

  presence->k = 7;
  memcpy (presence->federation, self->federation, sizeof presence->federation);
  presence->wall = G_GINT64_CONSTANT (1700000000000);
  presence->share_clock = presence->wall - 3000;
  for (guint i = n_records; i > 0; i--)
    {
      const guint8 record[BASE_IDENTIFIER_BYTES] = { (guint8) (i * 37), (guint8) i };

      sync_presence_add (presence, record);
      sync_presence_add (presence, record);
    }
  return presence;
}

static GBytes *
write_presence (SyncFixture *self,
                guint        n_records)
{
  g_autoptr (SyncPresence) presence = make_presence (self, n_records);
  g_autoptr (GError)       error = NULL;
  GBytes                  *file = sync_presence_write (presence, self->signer, self->key, &error);

  g_assert_no_error (error);
  return file;
}

static void
test_what_is_said_is_read (SyncFixture  *self,
                           gconstpointer data)
{
  for (guint n = 0; n <= SYNC_PRESENCE_RECORDS; n += 16)
    {
      g_autoptr (SyncPresence) said = make_presence (self, n);
      g_autoptr (GBytes)       file = write_presence (self, n);
      g_autoptr (SyncPresence) read = sync_presence_read (file, self->federation, self->keyring, NULL);

      g_assert_cmpuint (read->k, ==, 7);
      g_assert_cmpint (read->wall, ==, said->wall);
      g_assert_cmpint (read->share_clock, ==, said->share_clock);
      g_assert_cmpmem (read->poste, sizeof read->poste, sync_signer_get_poste (self->signer), sizeof read->poste);
      g_assert_cmpuint (read->records->len, ==, n);
      g_assert_cmpmem (read->records->data, n * BASE_IDENTIFIER_BYTES, said->records->data, n * BASE_IDENTIFIER_BYTES);
    }
}

static void
test_one_too_many_is_left_out (SyncFixture  *self,
                               gconstpointer data)
{
  g_autoptr (GBytes)       file = write_presence (self, 200);
  g_autoptr (SyncPresence) read = sync_presence_read (file, self->federation, self->keyring, NULL);

  g_assert_cmpuint (read->records->len, ==, SYNC_PRESENCE_RECORDS);
}

static void
test_changed_anywhere_it_is_nothing (SyncFixture  *self,
                                     gconstpointer data)
{
  g_autoptr (GBytes) file = write_presence (self, 3);
  gsize              length;
  const guint8      *bytes = g_bytes_get_data (file, &length);

  for (gsize i = 0; i < length; i++)
    {
      guint8            *changed = g_memdup2 (bytes, length);
      g_autoptr (GBytes) begin = g_bytes_new_from_bytes (file, 0, i);
      g_autoptr (GBytes) other = NULL;
      g_autoptr (GError) error = NULL;

      changed[i] ^= (guint8) (1 << (i % 8));
      other = g_bytes_new_take (changed, length);
      g_assert_null (sync_presence_read (other, self->federation, self->keyring, NULL));
      g_assert_null (sync_presence_read (begin, self->federation, self->keyring, &error));
      g_assert_error (error, SYNC_ERROR, SYNC_ERROR_TRUNCATED);
    }
}

static void
test_strangers_and_other_federations_read_nothing (SyncFixture  *self,
                                                   gconstpointer data)
{
  g_autoptr (GBytes)      file = write_presence (self, 1);
  g_autoptr (SyncKeyring) none = sync_keyring_new ();
  const guint8            other[BASE_IDENTIFIER_BYTES] = { 99 }, record[] = { 37, 1, 0, 0 };
  g_autoptr (GError)      unknown = NULL, foreign = NULL;
  gsize                   length;
  const guint8           *bytes = g_bytes_get_data (file, &length);

  g_assert_null (memmem (bytes, length, record, sizeof record));
  g_assert_null (sync_presence_read (file, self->federation, none, &unknown));
  g_assert_error (unknown, SYNC_ERROR, SYNC_ERROR_UNKNOWN_KEY);
  g_assert_null (sync_presence_read (file, other, self->keyring, &foreign));
  g_assert_error (foreign, SYNC_ERROR, SYNC_ERROR_FOREIGN);
}

static gboolean
is_body (const char *bytes,
         gsize       length)
{
  g_autoptr (SyncPresence) presence = sync_presence_new ();

  return sync_presence_read_body (presence, (const guint8 *) bytes, length);
}

static void
test_a_body_is_as_it_must_be (void)
{
  static const char two[] = "\x02"
                            "aaaaaaaaaaaaaaaa"
                            "bbbbbbbbbbbbbbbb";
  static const char twice[] = "\x02"
                              "aaaaaaaaaaaaaaaa"
                              "aaaaaaaaaaaaaaaa";
  static const char back[] = "\x02"
                             "bbbbbbbbbbbbbbbb"
                             "aaaaaaaaaaaaaaaa";
  g_autofree char  *many = g_malloc0 (2048);

  g_assert_true (is_body (two, sizeof two - 1));
  g_assert_true (is_body ("\0", 1));
  g_assert_false (is_body ("", 0));
  g_assert_false (is_body ("\x80\0", 2));
  g_assert_false (is_body (two, sizeof two)); /* one byte more */
  g_assert_false (is_body (two, sizeof two - 2));
  g_assert_false (is_body (twice, sizeof twice - 1));
  g_assert_false (is_body (back, sizeof back - 1));
  many[0] = SYNC_PRESENCE_RECORDS + 1;
  for (guint i = 0; i <= SYNC_PRESENCE_RECORDS; i++)
    many[1 + BASE_IDENTIFIER_BYTES * i] = (char) i;
  g_assert_false (is_body (many, 1 + BASE_IDENTIFIER_BYTES * (SYNC_PRESENCE_RECORDS + 1)));
  many[0] = SYNC_PRESENCE_RECORDS;
  g_assert_true (is_body (many, 1 + BASE_IDENTIFIER_BYTES * SYNC_PRESENCE_RECORDS));
}

/* --- among desktops */

static void
open_records (Desktop    *desktop,
              const char *id)
{
  const char *const ids[] = { id, NULL };

  sync_rounds_set_open (desktop->rounds, ids);
}

static void
assert_open (Desktop    *desktop,
             const char *id,
             const char *who)
{
  g_autoptr (SyncReport) report = desktop_go (desktop);
  g_auto (GStrv)         names = sync_report_dup_who_has_open (report, id);
  g_autofree char       *all = g_strjoinv ("+", names);

  g_assert_cmpstr (all, ==, who);
}

static void
test_the_others_see_what_is_open (Desktops     *self,
                                  gconstpointer data)
{
  Desktop         *anne = &self->all[0], *paul = &self->all[1];
  g_autofree char *id = NULL, *other = NULL;

  desktops_gather (self, 2, "", TRUE);
  id = desktop_add (anne, "Le Phare");
  other = desktop_add (anne, "La Ruche");
  desktops_go (self, 1);
  assert_open (paul, id, "");
  open_records (anne, id);
  desktops_go (self, 1);
  assert_open (paul, id, "Camille");
  assert_open (paul, other, "");
  assert_open (anne, id, ""); /* oneself is not news */
  sync_share_push_clock (anne->share, MINUTE_MS);
  open_records (anne, other);
  desktops_go (self, 1);
  assert_open (paul, id, "");
  assert_open (paul, other, "Camille");
  sync_share_push_clock (anne->share, MINUTE_MS);
  open_records (anne, NULL);
  desktops_go (self, 1);
  assert_open (paul, other, "");
}

static void
test_what_was_said_holds_ten_minutes (Desktops     *self,
                                      gconstpointer data)
{
  Desktop         *anne = &self->all[0], *paul = &self->all[1];
  g_autofree char *id = NULL;

  desktops_gather (self, 2, "", TRUE);
  id = desktop_add (anne, "Le Phare");
  open_records (anne, id);
  desktops_go (self, 1);
  sync_share_push_clock (paul->share, 9 * MINUTE_MS);
  assert_open (paul, id, "Camille");
  sync_share_push_clock (paul->share, 2 * MINUTE_MS);
  assert_open (paul, id, "");
}

/* A program that begins finds what was said long ago. */
static void
test_what_was_said_long_ago_is_not_believed (Desktops     *self,
                                             gconstpointer data)
{
  Desktop         *anne = &self->all[0], *paul = &self->all[1];
  g_autofree char *id = NULL;

  desktops_gather (self, 2, "", TRUE);
  id = desktop_add (anne, "Le Phare");
  sync_share_push_clock (anne->share, -11 * MINUTE_MS); /* it is now, what anybody reads was then */
  open_records (anne, id);
  sync_report_free (desktop_go (anne));
  g_assert_cmpuint (desktop_count_files (self, anne, ".lop"), ==, 1);
  desktop_reopen (paul);
  assert_open (paul, id, "");
}

static void
test_as_long_as_it_is_open_it_is_said_again (Desktops     *self,
                                             gconstpointer data)
{
  Desktop         *anne = &self->all[0], *paul = &self->all[1];
  g_autofree char *id = NULL;

  desktops_gather (self, 2, "", TRUE);
  id = desktop_add (anne, "Le Phare");
  open_records (anne, id);
  for (guint i = 0; i < 6; i++)
    {
      desktops_go (self, 1);
      sync_share_push_clock (paul->share, 5 * MINUTE_MS);
      sync_share_push_clock (anne->share, 5 * MINUTE_MS);
      sync_report_free (desktop_go (anne));
      assert_open (paul, id, "Camille");
      g_assert_cmpuint (desktop_count_files (self, anne, ".lop"), ==, 1);
    }
}

/* Between clocks nine years apart it holds no longer, and no less. */
static void
test_clocks_do_not_matter (Desktops     *self,
                           gconstpointer data)
{
  Desktop         *anne = &self->all[0], *paul = &self->all[1];
  g_autofree char *id = NULL;
  const gint64     years = G_GINT64_CONSTANT (9) * 365 * 24 * 60 * MINUTE_MS;

  desktops_gather (self, 2, "", TRUE);
  id = desktop_add (anne, "Le Phare");
  for (int sign = -1; sign <= 1; sign += 2)
    {
      desktop_reopen (anne);
      sync_share_push_clock (anne->share, sign * years);
      open_records (anne, id);
      sync_report_free (desktop_go (anne));
      assert_open (paul, id, "Camille");
      desktop_reopen (paul);
      assert_open (paul, id, "Camille");
      sync_share_push_clock (paul->share, 11 * MINUTE_MS);
      assert_open (paul, id, "");
      sync_share_push_clock (paul->share, -11 * MINUTE_MS);
    }
}

static void
test_what_a_crash_left_is_taken_back (Desktops     *self,
                                      gconstpointer data)
{
  Desktop         *anne = &self->all[0], *paul = &self->all[1];
  g_autofree char *id = NULL;

  desktops_gather (self, 2, "", TRUE);
  id = desktop_add (anne, "Le Phare");
  open_records (anne, id);
  desktops_go (self, 1);
  assert_open (paul, id, "Camille");
  desktop_reopen (anne);
  desktops_go (self, 1);
  assert_open (paul, id, "");
  g_assert_cmpuint (desktop_count_files (self, anne, ".lop"), ==, 1);
}

static void
test_nothing_open_is_said_by_nobody (Desktops     *self,
                                     gconstpointer data)
{
  desktops_gather (self, 2, "", TRUE);
  desktops_go (self, 2);
  g_assert_cmpuint (desktop_count_files (self, &self->all[0], ".lop"), ==, 0);
  g_assert_cmpuint (desktop_count_files (self, &self->all[1], ".lop"), ==, 0);
}

/* Who was not let in is there, and is not heard; nor is who left. */
static void
test_only_members_are_heard (Desktops     *self,
                             gconstpointer data)
{
  Desktop           *anne = &self->all[0], *paul;
  g_autofree char   *id = NULL;
  g_autoptr (GError) error = NULL;

  desktops_found (self, "", FALSE);
  id = desktop_add (anne, "Le Phare");
  desktops_go (self, 1);
  paul = desktops_join (self, 1, "");
  open_records (paul, id);
  desktops_go (self, 2);
  assert_open (anne, id, "");
  desktops_admit_all (self, FALSE);
  assert_open (anne, id, "Dominique");
  dossier_store_revoke (anne->store, sync_share_get_poste_bytes (paul->share), &error);
  g_assert_no_error (error);
  assert_open (anne, id, "");
}

/* --- who is there */

static void
test_who_is_there_and_what_they_read (Desktops     *self,
                                      gconstpointer data)
{
  Desktop               *anne = &self->all[0], *paul = &self->all[1];
  g_autoptr (SyncReport) report = NULL, later = NULL;
  const SyncPeer        *peer;
  g_autofree char       *id = NULL;

  desktops_gather (self, 3, "", TRUE);
  desktops_go (self, 1);
  report = desktop_go (anne);
  g_assert_cmpuint (report->peers->len, ==, 2);
  peer = sync_report_find_peer (report, sync_share_get_poste (paul->share));
  g_assert_cmpstr (peer->name, ==, "Dominique");
  g_assert_cmpstr (peer->host, ==, g_get_host_name ());
  g_assert_cmpstr (peer->version, !=, "");
  g_assert_cmpint (peer->seen, <=, g_get_real_time () / 1000);
  g_assert_cmpint (peer->seen, >, g_get_real_time () / 1000 - 5 * MINUTE_MS);
  g_assert_false (peer->is_lacking);
  g_assert_null (sync_report_find_peer (report, sync_share_get_poste (anne->share)));
  id = desktop_add (anne, "Le Phare");
  sync_report_free (desktop_go (anne));
  later = desktop_go (anne);
  g_assert_true (sync_report_find_peer (later, sync_share_get_poste (paul->share))->is_lacking);
  sync_report_free (desktop_go (paul));
  desktop_reopen (paul); /* says hello again */
  sync_report_free (desktop_go (paul));
  sync_report_free (g_steal_pointer (&later));
  later = desktop_go (anne);
  g_assert_false (sync_report_find_peer (later, sync_share_get_poste (paul->share))->is_lacking);
}

static guint
count_in_mirror (Desktop    *desktop,
                 Desktop    *of,
                 const char *ending)
{
  g_autoptr (GPtrArray) files = carry_mirror_list (sync_share_get_mirror (desktop->share), sync_share_get_poste (of->share), NULL);
  guint                 count = 0;

  for (guint i = 0; i < files->len; i++)
    count += g_str_has_suffix (((CarryMirrorFile *) files->pdata[i])->name, ending);
  return count;
}

/* A year of hellos is thousands of files, of which two are of use. */
static void
test_what_others_took_back_leaves_the_mirror (Desktops     *self,
                                              gconstpointer data)
{
  Desktop         *anne = &self->all[0], *paul = &self->all[1];
  g_autofree char *id = NULL;

  desktops_gather (self, 2, "", TRUE);
  id = desktop_add (anne, "Le Phare");
  for (guint i = 0; i < 12; i++)
    {
      desktop_reopen (anne);
      open_records (anne, id);
      sync_report_free (desktop_go (anne));
      sync_report_free (desktop_go (paul));
    }
  g_assert_cmpuint (count_in_mirror (paul, anne, ".lhl"), >=, 2);
  g_assert_cmpuint (count_in_mirror (paul, anne, ".lop"), >=, 1);
  g_assert_cmpuint (count_in_mirror (paul, anne, ".lhl") + count_in_mirror (paul, anne, ".lop"), <, 20);
  assert_open (paul, id, "Camille");
}

/* --- the runner */

static gboolean
tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
test_a_window_says_what_it_has_open (Desktops     *self,
                                     gconstpointer data)
{
  Desktop               *anne = &self->all[0], *paul = &self->all[1];
  g_autoptr (SyncRunner) runner = NULL;
  g_autofree char       *id = NULL;
  const char            *ids[] = { NULL, NULL };
  gint64                 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  guint                  source = g_timeout_add (50, tick, NULL);

  desktops_gather (self, 2, "", TRUE);
  id = desktop_add (anne, "Le Phare");
  ids[0] = id;
  g_clear_pointer (&anne->rounds, sync_rounds_free);
  runner = sync_runner_new (anne->store);
  sync_runner_set_open (runner, ids);
  while (desktop_count_files (self, anne, ".lop") == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  sync_runner_stop (runner);
  assert_open (paul, id, "Camille");
  g_source_remove (source);
}

#define ADD(name, test) g_test_add ("/sync/presence/" name, Desktops, NULL, desktops_begin, test, desktops_end)
#define ADD_FILE(name, test) g_test_add ("/sync/presence/" name, SyncFixture, NULL, sync_fixture_begin, test, sync_fixture_end)

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  ADD_FILE ("what-is-said-is-read", test_what_is_said_is_read);
  ADD_FILE ("one-too-many-is-left-out", test_one_too_many_is_left_out);
  ADD_FILE ("changed-anywhere-it-is-nothing", test_changed_anywhere_it_is_nothing);
  ADD_FILE ("strangers-and-other-federations-read-nothing", test_strangers_and_other_federations_read_nothing);
  g_test_add_func ("/sync/presence/a-body-is-as-it-must-be", test_a_body_is_as_it_must_be);
  ADD ("the-others-see-what-is-open", test_the_others_see_what_is_open);
  ADD ("what-was-said-holds-ten-minutes", test_what_was_said_holds_ten_minutes);
  ADD ("what-was-said-long-ago-is-not-believed", test_what_was_said_long_ago_is_not_believed);
  ADD ("as-long-as-it-is-open-it-is-said-again", test_as_long_as_it_is_open_it_is_said_again);
  ADD ("clocks-do-not-matter", test_clocks_do_not_matter);
  ADD ("what-a-crash-left-is-taken-back", test_what_a_crash_left_is_taken_back);
  ADD ("nothing-open-is-said-by-nobody", test_nothing_open_is_said_by_nobody);
  ADD ("only-members-are-heard", test_only_members_are_heard);
  ADD ("who-is-there-and-what-they-read", test_who_is_there_and_what_they_read);
  ADD ("what-others-took-back-leaves-the-mirror", test_what_others_took_back_leaves_the_mirror);
  ADD ("a-window-says-what-it-has-open", test_a_window_says_what_it_has_open);
  return g_test_run ();
}
