/* What is attached to a record on one desktop lies beside the dossiers of the others, and so does each version of it. */
#include "sync-papers.h"

#include "base-identifier.h"
#include "dossier-conflicts.h"
#include "sync-attachment.h"
#include "sync-limits.h"

#include <glib/gstdio.h>
#include <unistd.h>

static void
test_what_is_attached_lies_beside_the_others (Desktops     *self,
                                              gconstpointer data)
{
  Desktop               *one = &self->all[0], *other = &self->all[1], *third = &self->all[2];
  g_autofree char       *id = NULL;
  g_autoptr (SyncReport) sent = NULL, received = NULL;

  desktops_gather (self, 3, PASSPHRASE, FALSE);
  id = documents_attach (one, "plan.txt", TEXT);
  sent = desktop_go (one);
  g_assert_cmpuint (sent->documents_sent, ==, 1);
  g_assert_cmpuint (sent->documents_to_send, ==, 0);
  documents_assert_has (one, id, TEXT, DOSSIER_BESIDE_SENT);
  received = desktop_go (other);
  g_assert_cmpuint (received->documents_received, ==, 1);
  documents_assert_beside (other, "plan.txt", TEXT);
  documents_assert_has (other, id, TEXT, DOSSIER_BESIDE_ARRIVED);
  desktops_go (self, 2);
  documents_assert_beside (third, "plan.txt", TEXT);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (desktop_count_files (self, &self->all[i], ".lbl"), ==, i == 0);
}

/* Each keeps the name it had at home. */
static void
test_two_of_a_name_do_not_meet (Desktops     *self,
                                gconstpointer data)
{
  Desktop         *one = &self->all[0], *other = &self->all[1];
  g_autofree char *first = NULL, *second = NULL;

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  first = documents_attach (one, "plan.txt", "celui du premier");
  second = documents_attach (other, "plan.txt", "celui du second");
  desktops_go (self, 3);
  documents_assert_beside (one, "plan.txt", "celui du premier");
  documents_assert_beside (other, "plan.txt", "celui du second");
  documents_assert_has (one, second, "celui du second", DOSSIER_BESIDE_ARRIVED);
  documents_assert_has (other, first, "celui du premier", DOSSIER_BESIDE_ARRIVED);
}

static void
test_no_name_leads_out_of_the_folder (Desktops     *self,
                                      gconstpointer data)
{
  static const char *const names[] = { "../../dehors.txt", "/tmp/liens-dehors.txt", "..", ".", "a/b/c.txt", ".cache", "trop\nlong\t.txt", "C:\\dehors.txt" };
  Desktop                 *one = &self->all[0], *joins;
  g_autofree char         *folder = NULL;
  guint                    before;

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  before = documents_count_entries (self->dir);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i), *id = documents_attach (one, name, name);

      sync_report_free (desktop_go (one));
      documents_set (one, id, "file", names[i]);
    }
  desktops_go (self, 2);
  joins = desktops_join (self, 2, PASSPHRASE);
  desktops_go (self, 1);
  desktops_admit_all (self, FALSE);
  desktops_go (self, 3);
  folder = documents_dup_beside (joins, NULL);
  g_assert_cmpuint (documents_count_entries (folder), ==, G_N_ELEMENTS (names));
  g_assert_cmpuint (documents_count_entries (self->dir), <=, before + 5); /* two folders beside, and the third dossier */
  g_assert_false (g_file_test ("/tmp/liens-dehors.txt", G_FILE_TEST_EXISTS));
}

/* Somebody put a link there: what arrives does not go through it. */
static void
test_no_link_is_followed (Desktops     *self,
                          gconstpointer data)
{
  Desktop         *one = &self->all[0], *other = &self->all[1];
  g_autofree char *id = NULL, *link = NULL, *folder = NULL, *outside = g_build_filename (self->dir, "dehors.txt", NULL);

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  folder = documents_dup_beside (other, NULL);
  link = documents_dup_beside (other, "plan.txt");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink (outside, link), ==, 0);
  id = documents_attach (one, "plan.txt", TEXT);
  desktops_go (self, 2);
  g_assert_false (g_file_test (outside, G_FILE_TEST_EXISTS));
  documents_assert_has (other, id, TEXT, DOSSIER_BESIDE_ARRIVED);
}

/* --- another version */

static void
test_what_is_written_in_is_sent_again (Desktops     *self,
                                       gconstpointer data)
{
  Desktop         *one = &self->all[0], *other = &self->all[1];
  g_autofree char *id = NULL;

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  id = documents_attach (one, "plan.txt", "avant");
  desktops_go (self, 2);
  sync_rounds_set_hasty (other->rounds, TRUE);
  documents_put (other, "plan.txt", "après, et plus long");
  desktops_go (self, 3);
  documents_assert_beside (one, "plan.txt", "avant"); /* it was made here: it stays */
  documents_assert_has (one, id, "après, et plus long", DOSSIER_BESIDE_ARRIVED);
  documents_assert_has (other, id, "après, et plus long", DOSSIER_BESIDE_SENT);
}

static void
test_a_version_that_came_makes_room_for_the_next (Desktops     *self,
                                                  gconstpointer data)
{
  Desktop         *one = &self->all[0], *other = &self->all[1];
  g_autofree char *id = NULL, *folder = NULL;

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  id = documents_attach (one, "plan.txt", "avant");
  desktops_go (self, 2);
  sync_rounds_set_hasty (one->rounds, TRUE);
  documents_put (one, "plan.txt", "après, et plus long");
  desktops_go (self, 2);
  documents_assert_beside (other, "plan.txt", "après, et plus long");
  folder = documents_dup_beside (other, NULL);
  g_assert_cmpuint (documents_count_entries (folder), ==, 1);
}

static gpointer
list_conflicts (DossierReader *reader,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return dossier_conflicts_list (reader, data, error);
}

static void
test_versions_written_apart_are_both_offered (Desktops     *self,
                                              gconstpointer data)
{
  g_autofree char       *id = NULL;
  g_autoptr (GPtrArray)  conflicts = NULL;
  const DossierConflict *conflict;

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  id = documents_attach (&self->all[0], "plan.txt", "avant");
  desktops_go (self, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = g_strdup_printf ("après, chez le poste %u", i), *digest = base_identifier_derive (text);

      documents_put (&self->all[i], "plan.txt", text);
      documents_set (&self->all[i], id, "digest", digest);
    }
  desktops_go (self, 3);
  conflicts = dossier_store_ask (self->all[0].store, list_conflicts, id, NULL);
  g_assert_nonnull (conflicts);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = conflicts->pdata[0];
  g_assert_cmpuint (conflict->sides->len, ==, 2);
  for (guint i = 0; i < 2; i++) /* nobody tells thirty-two digits from thirty-two others */
    g_assert_cmpstr (((DossierConflictSide *) conflict->sides->pdata[i])->text, ==, "a version of the file");
}

/* It may be taken back until then. */
static void
test_a_version_that_was_replaced_goes_after_a_week (Desktops     *self,
                                                    gconstpointer data)
{
  Desktop           *one = &self->all[0];
  g_autofree char   *id = NULL;
  g_autoptr (GError) error = NULL;

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  id = documents_attach (one, "plan.txt", "avant");
  desktops_go (self, 2);
  sync_rounds_set_hasty (one->rounds, TRUE);
  documents_put (one, "plan.txt", "après, et plus long");
  desktops_go (self, 2);
  g_assert_cmpuint (desktop_count_files (self, one, ".lbl"), ==, 2);
  g_assert_true (dossier_store_undo (one->store, NULL, NULL, &error));
  desktops_go (self, 2);
  documents_assert_has (&self->all[1], id, "avant", DOSSIER_BESIDE_ARRIVED);
  sync_share_push_clock (one->share, G_GINT64_CONSTANT (8) * 24 * 3600 * 1000);
  desktops_go (self, 2);
  g_assert_cmpuint (desktop_count_files (self, one, ".lbl"), ==, 1);
}

/* Before there were digests. */
static void
test_what_was_attached_before_travels_too (Desktops     *self,
                                           gconstpointer data)
{
  Desktop           *one = &self->all[0], *other = &self->all[1];
  const DossierKind *kind = dossier_kinds_find ("attachment");
  DossierAct        *act = dossier_act_new (NULL);
  g_autofree char   *id = g_strdup (dossier_act_create (act, kind, NULL));

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  documents_put (one, "plan.txt", TEXT);
  dossier_act_set (act, kind, id, "label", dossier_value_new_text ("Un plan"));
  dossier_act_set (act, kind, id, "file", dossier_value_new_text ("plan.txt"));
  documents_write_act (one, act);
  desktops_go (self, 2);
  documents_assert_has (other, id, TEXT, DOSSIER_BESIDE_ARRIVED);
}

/* It is called by what is in it, and looked for under that name. */
static void
test_a_picture_under_the_map_travels_too (Desktops     *self,
                                          gconstpointer data)
{
  const DossierKind *kind = dossier_kinds_find ("background");
  DossierAct        *act = dossier_act_new (NULL);
  const char        *id = dossier_act_create (act, kind, NULL);
  g_autofree char   *digest = base_identifier_derive (TEXT);

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  documents_put (&self->all[0], digest, TEXT);
  dossier_act_set (act, kind, id, "title", dossier_value_new_text ("Un vieux plan"));
  dossier_act_set (act, kind, id, "digest", dossier_value_new_text (digest));
  documents_write_act (&self->all[0], act);
  desktops_go (self, 2);
  documents_assert_beside (&self->all[1], digest, TEXT);
}

/* --- what stays */

static void
test_what_is_too_large_stays_and_says_so (Desktops     *self,
                                          gconstpointer data)
{
  Desktop               *one = &self->all[0];
  const DossierKind     *kind = dossier_kinds_find ("attachment");
  DossierAct            *act = dossier_act_new (NULL);
  g_autofree char       *id = g_strdup (dossier_act_create (act, kind, NULL)), *path = NULL;
  g_autoptr (SyncReport) report = NULL;

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  documents_put (one, "film.bin", "");
  path = documents_dup_beside (one, "film.bin");
  g_assert_cmpint (truncate (path, SYNC_ATTACHMENT_CONTENT + 1), ==, 0);
  dossier_act_set (act, kind, id, "label", dossier_value_new_text ("Un film"));
  dossier_act_set (act, kind, id, "file", dossier_value_new_text ("film.bin"));
  documents_write_act (one, act);
  report = desktop_go (one);
  g_assert_cmpuint (report->documents_to_send, ==, 0);
  {
    g_autoptr (DossierBeside) beside = dossier_beside_load (dossier_store_get_data_dir (one->store));

    g_assert_cmpint (dossier_beside_find (beside, id)->state, ==, DOSSIER_BESIDE_TOO_LARGE);
  }
  g_assert_cmpuint (desktop_count_files (self, one, ".lbl"), ==, 0);
}

/* The largest there may be goes; and a reader holds what it must, and no more. */
static void
test_the_largest_there_may_be_travels (Desktops     *self,
                                       gconstpointer data)
{
  g_autofree char *text = g_strnfill (SYNC_ATTACHMENT_CONTENT, 'x'), *id = NULL;

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  id = documents_attach (&self->all[0], "grand.bin", text);
  desktops_go (self, 2);
  documents_assert_has (&self->all[1], id, text, DOSSIER_BESIDE_ARRIVED);
}

#define ADD(name, test) g_test_add ("/sync/documents/" name, Desktops, NULL, desktops_begin, test, desktops_end)

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  ADD ("what-is-attached-lies-beside-the-others", test_what_is_attached_lies_beside_the_others);
  ADD ("two-of-a-name-do-not-meet", test_two_of_a_name_do_not_meet);
  ADD ("no-name-leads-out-of-the-folder", test_no_name_leads_out_of_the_folder);
  ADD ("no-link-is-followed", test_no_link_is_followed);
  ADD ("what-is-written-in-is-sent-again", test_what_is_written_in_is_sent_again);
  ADD ("a-version-that-came-makes-room-for-the-next", test_a_version_that_came_makes_room_for_the_next);
  ADD ("versions-written-apart-are-both-offered", test_versions_written_apart_are_both_offered);
  ADD ("a-version-that-was-replaced-goes-after-a-week", test_a_version_that_was_replaced_goes_after_a_week);
  ADD ("what-was-attached-before-travels-too", test_what_was_attached_before_travels_too);
  ADD ("a-picture-under-the-map-travels-too", test_a_picture_under_the_map_travels_too);
  ADD ("what-is-too-large-stays-and-says-so", test_what_is_too_large_stays_and_says_so);
  ADD ("the-largest-there-may-be-travels", test_the_largest_there_may_be_travels);
  return g_test_run ();
}
