/* What is attached to a record goes from everywhere with it, and comes back with a folder that is made again. */
#include "sync-papers.h"

#include "dossier-erasure.h"
#include "sync-stick.h"

#include <glib/gstdio.h>
#include <string.h>

/* Bytes of it, locked or not. */
static guint
count_in_folder (const char *folder)
{
  g_autoptr (GDir) opened = g_dir_open (folder, 0, NULL);
  const char      *name;
  guint            n = 0;

  while (opened != NULL && (name = g_dir_read_name (opened)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *bytes = NULL;
      gsize            length;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n += count_in_folder (path);
      else if (g_str_has_suffix (name, ".lbl") || (g_file_get_contents (path, &bytes, &length, NULL) && memmem (bytes, length, NEEDLE, strlen (NEEDLE)) != NULL))
        {
          g_test_message ("%s", path);
          n++;
        }
    }
  return n;
}

static guint
count_everywhere (Desktops *self)
{
  g_autofree char *private = g_build_filename (g_get_user_data_dir (), "liens", NULL);

  return count_in_folder (self->dir) + count_in_folder (private);
}

static void
erase (Desktop    *desktop,
       const char *id)
{
  const DossierKind *kind = dossier_kinds_find ("attachment");
  DossierAct        *act = dossier_act_new (NULL);

  dossier_act_erase (act, kind, id, "label");
  dossier_act_erase (act, kind, id, "file");
  dossier_act_erase (act, kind, id, "digest");
  documents_write_act (desktop, act);
}

static void
test_what_is_erased_goes_from_everywhere (Desktops     *self,
                                          gconstpointer data)
{
  Desktop         *one = &self->all[0];
  g_autofree char *id = NULL, *other = NULL;

  desktops_gather (self, 3, PASSPHRASE, FALSE);
  other = documents_attach (&self->all[1], "plan.txt", "un autre plan");
  id = documents_attach (one, "plan.txt", TEXT);
  desktops_go (self, 2);
  sync_rounds_set_hasty (one->rounds, TRUE);
  documents_put (one, "plan.txt", TEXT " depuis 2016"); /* the version before goes too */
  desktops_go (self, 2);
  g_assert_cmpuint (count_everywhere (self), >, 0);
  erase (&self->all[1], id);
  desktops_go (self, 2);
  for (guint i = 0; i < 3; i++)
    documents_assert_has (&self->all[i], other, "un autre plan", i == 1 ? DOSSIER_BESIDE_SENT : DOSSIER_BESIDE_ARRIVED);
  erase (&self->all[1], other);
  desktops_go (self, 2);
  g_assert_cmpuint (count_everywhere (self), ==, 0);
}

static gpointer
prepare (DossierReader *reader,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (DossierErasure) erasure = dossier_erasure_new (reader, data, NULL, error);

  return erasure != NULL ? dossier_erasure_new_act (erasure, 2461000) : NULL;
}

/* A desktop that was off, and one that had it by another name, are no exception. */
static void
test_what_is_attached_to_somebody_goes_with_them (Desktops     *self,
                                                  gconstpointer data)
{
  const DossierKind *kind = dossier_kinds_find ("person");
  Desktop           *one = &self->all[0], *other = &self->all[1], *off = &self->all[2];
  DossierAct        *act = dossier_act_new (NULL);
  g_autofree char   *person = g_strdup (dossier_act_create (act, kind, NULL)), *id = NULL;

  desktops_gather (self, 3, PASSPHRASE, FALSE);
  dossier_act_set (act, kind, person, "family_name", dossier_value_new_text ("Essai"));
  documents_write_act (one, act);
  documents_put (other, "CV " NEEDLE ".txt", "sans rapport");
  id = documents_attach (one, "CV " NEEDLE ".txt", TEXT);
  act = dossier_act_new (NULL);
  dossier_act_set (act, dossier_kinds_find ("attachment"), id, "subject", dossier_value_new_reference (person));
  documents_write_act (one, act);
  desktops_go (self, 2);
  for (guint i = 0; i < 3; i++)
    documents_assert_has (&self->all[i], id, TEXT, i == 0 ? DOSSIER_BESIDE_SENT : DOSSIER_BESIDE_ARRIVED);
  documents_assert_beside (other, "CV " NEEDLE ".txt", "sans rapport");
  desktop_close (off);
  act = dossier_store_ask (other->store, prepare, person, NULL);
  documents_write_act (other, act);
  desktops_go (self, 2);
  desktop_reopen (off);
  desktops_go (self, 2);
  g_assert_cmpuint (count_everywhere (self), ==, 0);
  documents_assert_beside (one, "CV " NEEDLE ".txt", "");
  documents_assert_beside (off, "CV " NEEDLE ".txt", "");
  documents_assert_beside (other, "CV " NEEDLE ".txt", "sans rapport");
}

/* In the trash it may come back; it is there for who joins meanwhile. */
static void
test_what_is_in_the_trash_is_kept (Desktops     *self,
                                   gconstpointer data)
{
  Desktop           *one = &self->all[0], *other = &self->all[1];
  const DossierKind *kind = dossier_kinds_find ("attachment");
  DossierAct        *act = dossier_act_new (NULL);
  g_autofree char   *id = NULL;

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  id = documents_attach (one, "plan.txt", TEXT);
  dossier_act_delete (act, kind, id);
  documents_write_act (one, act);
  desktops_go (self, 2);
  documents_assert_beside (other, "plan.txt", "");
  act = dossier_act_new (NULL);
  dossier_act_restore (act, kind, id);
  documents_write_act (other, act);
  desktops_go (self, 3);
  documents_assert_has (other, id, TEXT, DOSSIER_BESIDE_ARRIVED);
}

/* --- the folder */

static void
test_what_the_share_lost_is_put_again (Desktops     *self,
                                       gconstpointer data)
{
  Desktop         *one = &self->all[0];
  g_autofree char *id = NULL, *path = NULL;

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  id = documents_attach (one, "plan.txt", TEXT);
  desktops_go (self, 1);
  path = documents_dup_first (self, one, ".lbl");
  g_assert_cmpint (g_unlink (path), ==, 0);
  desktops_go (self, 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  documents_harm (path, 0, 90); /* a server that lost its last seconds */
  desktop_reopen (one);
  sync_report_free (desktop_go (one));
  g_assert_cmpuint (desktop_count_files (self, one, ".lbl"), ==, 1);
  {
    Desktop *joins = desktops_join (self, 2, PASSPHRASE);

    desktops_go (self, 1);
    desktops_admit_all (self, FALSE);
    desktops_go (self, 2);
    documents_assert_has (joins, id, TEXT, DOSSIER_BESIDE_ARRIVED);
  }
}

static void
test_a_folder_made_again_has_them (Desktops     *self,
                                   gconstpointer data)
{
  Desktop           *one = &self->all[0], *other = &self->all[1], *joins;
  g_autofree char   *id = NULL, *away = g_build_filename (self->dir, "perdu", NULL);
  g_autoptr (GError) error = NULL;

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  id = documents_attach (one, "plan.txt", TEXT);
  desktops_go (self, 2);
  g_assert_cmpint (g_rename (self->folder, away), ==, 0);
  g_assert_true (sync_share_rebuild (other->share, self->folder, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (desktop_count_files (self, one, ".lbl"), ==, 1);
  joins = desktops_join (self, 2, PASSPHRASE);
  sync_report_free (desktop_go (joins));
  desktops_admit_all (self, FALSE);
  desktops_go (self, 1);
  documents_assert_has (joins, id, TEXT, DOSSIER_BESIDE_ARRIVED);
}

/* For who the folder does not reach. */
static void
test_a_stick_carries_them (Desktops     *self,
                           gconstpointer data)
{
  Desktop              *one = &self->all[0], *far = &self->all[1];
  g_autofree char      *id = NULL, *stick = g_build_filename (self->dir, "cle", NULL), *away = g_build_filename (self->dir, "ailleurs", NULL);
  g_autoptr (SyncStick) given = NULL, taken = NULL;
  g_autoptr (GError)    error = NULL;

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  id = documents_attach (one, "plan.txt", TEXT);
  sync_report_free (desktop_go (one));
  given = sync_stick_go (one->share, stick, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_rename (self->folder, away), ==, 0);
  taken = sync_stick_go (far->share, stick, NULL, &error);
  g_assert_no_error (error);
  sync_report_free (sync_rounds_go (far->rounds, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  documents_assert_has (far, id, TEXT, DOSSIER_BESIDE_ARRIVED);
}

/* A round ends with one document where it may not last, and the next goes on. */
static void
test_a_round_that_may_not_last_goes_on_later (Desktops     *self,
                                              gconstpointer data)
{
  Desktop *one = &self->all[0];
  guint    n_rounds = 0;

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i), *id = documents_attach (one, name, name);
    }
  sync_rounds_set_slice (one->rounds, 1);
  for (gboolean more = TRUE; more && n_rounds < 20; n_rounds++)
    {
      g_autoptr (SyncReport) report = desktop_go (one);

      more = report->has_more_documents;
    }
  sync_rounds_set_slice (one->rounds, 0);
  sync_report_free (desktop_go (one));
  g_assert_cmpuint (desktop_count_files (self, one, ".lbl"), ==, 3);
}

#define ADD(name, test) g_test_add ("/sync/documents/" name, Desktops, NULL, desktops_begin, test, desktops_end)

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  ADD ("what-is-erased-goes-from-everywhere", test_what_is_erased_goes_from_everywhere);
  ADD ("what-is-attached-to-somebody-goes-with-them", test_what_is_attached_to_somebody_goes_with_them);
  ADD ("what-is-in-the-trash-is-kept", test_what_is_in_the_trash_is_kept);
  ADD ("what-the-share-lost-is-put-again", test_what_the_share_lost_is_put_again);
  ADD ("a-folder-made-again-has-them", test_a_folder_made_again_has_them);
  ADD ("a-stick-carries-them", test_a_stick_carries_them);
  ADD ("a-round-that-may-not-last-goes-on-later", test_a_round_that_may_not_last_goes_on_later);
  return g_test_run ();
}
