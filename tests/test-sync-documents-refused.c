/* What is attached to a record and cannot be believed, or written, harms nothing and is said. */
#include "sync-papers.h"

#include "sync-attachment.h"
#include "sync-departure.h"
#include "sync-limits.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* Torn; a byte of the federation, of the poste, of the name, of the content. */
static void
test_what_was_harmed_is_refused_then_comes (Desktops     *self,
                                            gconstpointer data)
{
  static const struct
  {
    gsize at, length;
  } harms[] = { { G_MAXSIZE, 120 }, { 17, G_MAXSIZE }, { 33, G_MAXSIZE }, { 41, G_MAXSIZE }, { 95, G_MAXSIZE } };
  Desktop         *one = &self->all[0], *other = &self->all[1];
  g_autofree char *id = NULL, *path = NULL, *sound = NULL;
  gsize            length;

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  id = documents_attach (one, "plan.txt", TEXT);
  sync_report_free (desktop_go (one));
  path = documents_dup_first (self, one, ".lbl");
  g_assert_true (g_file_get_contents (path, &sound, &length, NULL));
  sync_rounds_set_hasty (other->rounds, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      g_autoptr (SyncReport) refused = NULL;

      g_assert_true (g_file_set_contents (path, sound, (gssize) length, NULL));
      documents_harm (path, harms[i].at, harms[i].length);
      refused = desktop_go (other);
      g_assert_cmpuint (refused->documents_received, ==, 0);
      g_assert_true (desktop_is_alerted (refused, SYNC_ALERT_DAMAGED));
      documents_assert_beside (other, "plan.txt", "");
      documents_assert_has (other, id, NULL, DOSSIER_BESIDE_AWAITED);
    }
  g_assert_true (g_file_set_contents (path, sound, (gssize) length, NULL));
  sync_report_free (desktop_go (other));
  documents_assert_has (other, id, TEXT, DOSSIER_BESIDE_ARRIVED);
}

/* Written by a member in another's folder, or as another document: its name is in what is signed. */
static void
test_what_is_not_what_it_is_named_for_is_refused (Desktops     *self,
                                                  gconstpointer data)
{
  Desktop           *one = &self->all[0], *other = &self->all[1];
  SyncShare         *share;
  g_autofree char   *id = NULL, *path = NULL;
  g_autoptr (GBytes) content = g_bytes_new_static ("autre chose", 11);
  GBytes            *forged = NULL;
  g_autoptr (GError) error = NULL;
  guint8             federation[16] = { 1 };

  desktops_gather (self, 3, PASSPHRASE, FALSE);
  id = documents_attach (one, "plan.txt", TEXT);
  sync_report_free (desktop_go (one));
  path = documents_dup_first (self, one, ".lbl");
  sync_rounds_set_hasty (other->rounds, TRUE);
  for (guint i = 0; i < 3; i++) /* by another hand; of another federation; another document */
    {
      share = self->all[i == 0 ? 2 : 0].share;
      forged = sync_attachment_write (content, i == 1 ? federation : sync_share_get_federation (share)->id, sync_share_get_signer (share),
                                      sync_keyring_find_current (sync_share_get_keyring (share)), &error);
      g_assert_no_error (error);
      g_assert_true (g_file_set_contents (path, g_bytes_get_data (forged, NULL), (gssize) g_bytes_get_size (forged), NULL));
      g_clear_pointer (&forged, g_bytes_unref);
      sync_report_free (desktop_go (other));
      documents_assert_has (other, id, NULL, DOSSIER_BESIDE_AWAITED);
      g_assert_cmpuint (desktop_count_files (self, one, ".lbl"), ==, 1); /* it is not for this one to remove */
    }
}

/* Who left is not believed any more; what they had put, an administrator puts there in their place. */
static void
test_what_who_left_had_put_is_put_again (Desktops     *self,
                                         gconstpointer data)
{
  Desktop           *founder = &self->all[0], *left = &self->all[1], *joins;
  g_autofree char   *id = NULL;
  g_autoptr (GError) error = NULL;

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  id = documents_attach (left, "plan.txt", TEXT);
  desktops_go (self, 2);
  sync_departure_go (founder->share, sync_share_get_poste_bytes (left->share), "quatre cinq", &sync_cost_least, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desktop_count_files (self, founder, ".lbl"), ==, 0);
  sync_report_free (desktop_go (founder));
  g_assert_cmpuint (desktop_count_files (self, founder, ".lbl"), ==, 1);
  {
    g_autofree char *path = documents_dup_first (self, founder, ".lbl");

    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  joins = desktops_join (self, 2, "quatre cinq");
  sync_report_free (desktop_go (joins));
  desktops_admit_all (self, FALSE);
  sync_report_free (desktop_go (joins));
  documents_assert_has (joins, id, NULL, DOSSIER_BESIDE_AWAITED); /* that of who left is there still */
  g_assert_cmpuint (desktop_count_files (self, left, ".lbl"), ==, 1);
  desktops_go (self, 2);
  documents_assert_has (joins, id, TEXT, DOSSIER_BESIDE_ARRIVED);
}

/* --- a disk that is full */

static void
test_words_come_where_a_document_cannot (Desktops     *self,
                                         gconstpointer data)
{
  Desktop               *one = &self->all[0], *other = &self->all[1];
  g_autofree char       *id = NULL, *centre = NULL, *folder = NULL;
  g_autoptr (SyncReport) hindered = NULL;

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  id = documents_attach (one, "plan.txt", TEXT);
  sync_report_free (desktop_go (one));
  folder = documents_dup_beside (other, NULL);
  g_assert_true (g_file_set_contents (folder, "a file in its place", -1, NULL));
  centre = desktop_add (one, "Centre des Coteaux");
  sync_report_free (desktop_go (one));
  hindered = desktop_go (other);
  g_assert_nonnull (hindered->documents);
  g_assert_cmpuint (hindered->documents_to_come, ==, 1);
  desktop_assert_name (other, centre, "Centre des Coteaux");
  g_assert_cmpint (g_unlink (folder), ==, 0);
  sync_report_free (desktop_go (other));
  documents_assert_has (other, id, TEXT, DOSSIER_BESIDE_ARRIVED);
}

#define LIMIT (6 << 20) /* bytes: above all that is written but the document */

/* A file that cannot grow any more, as on a full disk: nothing half written is left. */
static void
test_a_full_disk_leaves_nothing_half_written (Desktops     *self,
                                              gconstpointer data)
{
  Desktop               *one = &self->all[0], *other = &self->all[1];
  g_autofree char       *text = g_strnfill (LIMIT + 1000, 'x'), *id = NULL, *folder = NULL;
  g_autoptr (SyncReport) hindered = NULL;
  struct rlimit          before, small = { LIMIT, LIMIT };

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  id = documents_attach (one, "grand.txt", text);
  sync_report_free (desktop_go (one));
  folder = documents_dup_beside (other, NULL);
  g_assert_true (g_file_set_contents (folder, "a file in its place", -1, NULL));
  sync_report_free (desktop_go (other));
  g_assert_cmpuint (documents_count_mirrored (other), ==, 1);
  g_assert_cmpint (g_unlink (folder), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  small.rlim_max = before.rlim_max;
  setrlimit (RLIMIT_FSIZE, &small);
  hindered = desktop_go (other);
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_nonnull (hindered->documents);
  g_assert_cmpuint (documents_count_entries (folder), ==, 0);
  sync_report_free (desktop_go (other));
  documents_assert_has (other, id, text, DOSSIER_BESIDE_ARRIVED);
}

#define ADD(name, test) g_test_add ("/sync/documents/" name, Desktops, NULL, desktops_begin, test, desktops_end)

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  ADD ("what-was-harmed-is-refused-then-comes", test_what_was_harmed_is_refused_then_comes);
  ADD ("what-is-not-what-it-is-named-for-is-refused", test_what_is_not_what_it_is_named_for_is_refused);
  ADD ("what-who-left-had-put-is-put-again", test_what_who_left_had_put_is_put_again);
  ADD ("words-come-where-a-document-cannot", test_words_come_where_a_document_cannot);
  ADD ("a-full-disk-leaves-nothing-half-written", test_a_full_disk_leaves_nothing_half_written);
  return g_test_run ();
}
