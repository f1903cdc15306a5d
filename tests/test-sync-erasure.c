/* Somebody is anonymised in a shared dossier: not a byte is left, on the share nor on any desktop, once each has synchronised. */
#include "sync-desktop.h"

#include "dossier-backup.h"
#include "dossier-erasure.h"
#include "sync-departure.h"
#include "sync-erasure.h"
#include "sync-names.h"
#include "sync-segment.h"

#include <glib/gstdio.h>
#include <string.h>

#define FAMILY "Wxqzuvolikarteblom"
#define GIVEN "Jzephyrinaudelle"
#define PHONE "06 47 83 92 15"
#define OTHER_PHONE "07 91 38 46 20"

static const char *const needles[] = { FAMILY, "wxqzuvolikarteblom", GIVEN, "jzephyrinaudelle", PHONE, "0647839215", OTHER_PHONE, "0791384620" };

/* --- looking for bytes */

static guint
count_in_bytes (const char *what,
                const void *bytes,
                gsize       length)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (needles); i++)
    if (memmem (bytes, length, needles[i], strlen (needles[i])) != NULL)
      {
        g_test_message ("%s holds %s", what, needles[i]);
        n++;
      }
  return n;
}

static guint
count_in_transaction (const char               *what,
                      const DossierTransaction *transaction)
{
  guint n = transaction->label != NULL ? count_in_bytes (what, transaction->label, strlen (transaction->label)) : 0;

  for (guint i = 0; i < transaction->operations->len; i++)
    {
      gsize       length;
      const void *bytes = g_bytes_get_data (g_array_index (transaction->operations, DossierOperation, i).data, &length);

      n += count_in_bytes (what, bytes, length);
    }
  return n;
}

/* The author's key is in no segment: that of any desktop that is in is tried. */
static DossierSegment *
unlock (Desktops *self,
        GBytes   *bytes)
{
  for (guint i = 0; i < SYNC_DESKTOPS; i++)
    {
      SyncShare      *share = self->all[i].share;
      DossierSegment *segment = share == NULL ? NULL
                                              : sync_segment_read (bytes, sync_share_get_federation (share)->id, sync_signer_get_public_key (sync_share_get_signer (share)),
                                                                   sync_share_get_keyring (self->all[0].share), NULL, NULL);

      if (segment != NULL)
        return segment;
    }
  return NULL;
}

static guint
count_in_file (Desktops   *self,
               const char *path,
               guint      *n_segments)
{
  g_autofree char           *content = NULL;
  gsize                      length;
  g_autoptr (GBytes)         bytes = NULL;
  g_autoptr (DossierSegment) segment = NULL;
  guint                      n;

  if (!g_file_get_contents (path, &content, &length, NULL)) /* a socket */
    return 0;
  n = count_in_bytes (path, content, length);
  bytes = g_bytes_new (content, length);
  segment = g_str_has_suffix (path, ".lsg") ? unlock (self, bytes) : NULL;
  g_assert_true (segment != NULL || !g_str_has_suffix (path, ".lsg"));
  *n_segments += segment != NULL;
  for (guint i = 0; segment != NULL && i < segment->transactions->len; i++)
    n += count_in_transaction (path, segment->transactions->pdata[i]);
  return n;
}

static guint
count_in_folder (Desktops   *self,
                 const char *folder,
                 guint      *n_segments)
{
  g_autoptr (GDir) opened = g_dir_open (folder, 0, NULL);
  const char      *name;
  guint            n = 0;

  while (opened != NULL && (name = g_dir_read_name (opened)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      n += g_file_test (path, G_FILE_TEST_IS_DIR) ? count_in_folder (self, path, n_segments) : count_in_file (self, path, n_segments);
    }
  return n;
}

/* The share, the dossiers, their private folders with mirrors and backups. */
static guint
count_everywhere (Desktops *self)
{
  g_autofree char *data = g_build_filename (g_get_user_data_dir (), "liens", NULL);
  guint            n_segments = 0, n = count_in_folder (self, self->dir, &n_segments) + count_in_folder (self, data, &n_segments);

  g_assert_cmpuint (n_segments, >, 0);
  return n;
}

/* --- what is done */

static void
write_act (Desktop    *desktop,
           DossierAct *act)
{
  g_autoptr (GError) error = NULL;

  dossier_store_write (desktop->store, act, &error);
  g_assert_no_error (error);
}

static char *
add_person (Desktop *desktop)
{
  const DossierKind     *kind = dossier_kinds_find ("person");
  g_autoptr (DossierAct) act = dossier_act_new ("Arrivée de " GIVEN " " FAMILY);
  char                  *id = g_strdup (dossier_act_create (act, kind, NULL));

  dossier_act_set (act, kind, id, "family_name", dossier_value_new_text (FAMILY));
  dossier_act_set (act, kind, id, "given_name", dossier_value_new_text (GIVEN));
  dossier_act_set (act, kind, id, "phone", dossier_value_new_text (PHONE));
  write_act (desktop, act);
  return id;
}

static void
put_phone (Desktop    *desktop,
           const char *id,
           const char *phone)
{
  g_autoptr (DossierAct) act = dossier_act_new ("Téléphone de " FAMILY);

  dossier_act_set (act, dossier_kinds_find ("person"), id, "phone", dossier_value_new_text (phone));
  write_act (desktop, act);
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

static void
erase (Desktop    *desktop,
       const char *id)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DossierAct) act = dossier_store_ask (desktop->store, prepare, (gpointer) id, &error);

  g_assert_no_error (error);
  write_act (desktop, act);
}

static void
back_up (Desktop *desktop)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (DossierBackup) made = NULL;

  dossier_backup_make (desktop->path, dossier_store_get_data_dir (desktop->store), DOSSIER_BACKUP_ASKED, &made, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (made);
}

static void
assert_progress (Desktop    *desktop,
                 const char *id,
                 guint       n_done,
                 guint       n_all)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (SyncErasure) erasure = sync_erasure_look (desktop->share, id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (erasure->n_done, ==, n_done);
  g_assert_cmpuint (erasure->n_all, ==, n_all);
  g_assert_cmpuint (erasure->awaited->len, ==, n_all - n_done);
}

static void
test_nothing_is_left_anywhere (Desktops     *self,
                               gconstpointer data)
{
  g_autofree char *id = NULL;

  desktops_gather (self, 3, "un deux trois", FALSE);
  id = add_person (&self->all[0]);
  desktops_go (self, 2);
  put_phone (&self->all[1], id, OTHER_PHONE);
  desktops_go (self, 2);
  g_assert_cmpuint (count_everywhere (self), >, 0);
  back_up (&self->all[0]);
  erase (&self->all[2], id);
  assert_progress (&self->all[2], id, 0, 3);
  desktops_go (self, 3);
  for (guint i = 0; i < 3; i++)
    assert_progress (&self->all[i], id, 3, 3);
  g_assert_cmpuint (count_everywhere (self), ==, 0);
}

static void
assert_told (Desktop *desktop,
             guint    n_done,
             guint    n_all)
{
  g_autoptr (SyncReport) report = desktop_go (desktop);

  g_assert_nonnull (report->erasure);
  g_assert_cmpuint (report->erasure->n_done, ==, n_done);
  g_assert_cmpuint (report->erasure->n_all, ==, n_all);
}

/* The rounds tell it, of all records together. */
static void
test_its_progress_is_told (Desktops     *self,
                           gconstpointer data)
{
  g_autofree char       *id = NULL, *other = NULL;
  g_autoptr (SyncReport) report = NULL;

  desktops_gather (self, 3, "un deux trois", FALSE);
  id = add_person (&self->all[0]);
  other = add_person (&self->all[0]);
  desktops_go (self, 2);
  report = desktop_go (&self->all[0]);
  g_assert_null (report->erasure);
  erase (&self->all[0], id);
  desktops_go (self, 2);
  assert_told (&self->all[0], 3, 3);
  erase (&self->all[0], other);
  assert_told (&self->all[0], 1, 3);
  sync_report_free (desktop_go (&self->all[1]));
  assert_told (&self->all[0], 2, 3);
}

static void
test_a_desktop_that_is_off_is_waited_for (Desktops     *self,
                                          gconstpointer data)
{
  g_autofree char *id = NULL;

  desktops_gather (self, 3, "un deux trois", FALSE);
  id = add_person (&self->all[1]);
  desktops_go (self, 2);
  put_phone (&self->all[1], id, OTHER_PHONE);
  desktop_close (&self->all[1]);
  erase (&self->all[0], id);
  desktops_go (self, 2);
  assert_progress (&self->all[0], id, 2, 3);
  desktop_reopen (&self->all[1]);
  desktops_go (self, 2);
  assert_progress (&self->all[0], id, 3, 3);
  desktops_go (self, 1);
  g_assert_cmpuint (count_everywhere (self), ==, 0);
}

static void
assert_left (Desktop    *desktop,
             const char *id,
             guint       n_left)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (SyncErasure) erasure = sync_erasure_look (desktop->share, id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (erasure->left->len, ==, n_left);
}

/* Nobody writes the files of who was removed: it is told, until they are let in for an exchange. */
static void
test_what_who_was_removed_left_is_told (Desktops     *self,
                                        gconstpointer data)
{
  Desktop           *founder = &self->all[0], *left = &self->all[1];
  g_autofree char   *id = NULL;
  g_autoptr (GError) error = NULL;

  desktops_gather (self, 2, "un deux trois", FALSE);
  id = add_person (left);
  desktops_go (self, 2);
  sync_departure_go (founder->share, sync_share_get_poste_bytes (left->share), "quatre cinq", &sync_cost_least, &error);
  g_assert_no_error (error);
  desktops_go (self, 1);
  assert_left (founder, id, 0);
  erase (founder, id);
  desktops_go (self, 2);
  assert_progress (founder, id, 1, 1);
  assert_left (founder, id, 1);
  g_assert_cmpuint (count_everywhere (self), >, 0);
  g_assert_true (dossier_store_admit (founder->store, sync_share_get_poste_bytes (left->share), FALSE, &error));
  desktops_go (self, 3);
  assert_progress (founder, id, 2, 2);
  assert_left (founder, id, 0);
  desktops_go (self, 1);
  g_assert_cmpuint (count_everywhere (self), ==, 0);
}

static gpointer
look (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return dossier_reader_dup_seen (reader, error);
}

static void
answer (Desktop    *desktop,
        const char *id,
        GBytes     *seen,
        GError    **error)
{
  g_autoptr (DossierAct) act = dossier_act_new (NULL);

  dossier_act_set_seen (act, seen);
  dossier_act_set (act, dossier_kinds_find ("person"), id, "phone", dossier_value_new_text (OTHER_PHONE));
  dossier_store_write (desktop->store, act, error);
}

/* A form that was opened before: nothing of it is written, and who typed it hears of it. */
static void
test_what_a_form_opened_before_says_is_refused (Desktops     *self,
                                                gconstpointer data)
{
  g_autofree char   *id = NULL;
  g_autoptr (GBytes) opened = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  desktops_gather (self, 2, "un deux trois", FALSE);
  id = add_person (&self->all[0]);
  desktops_go (self, 2);
  opened = dossier_store_ask (self->all[0].store, look, NULL, NULL);
  erase (&self->all[1], id);
  desktops_go (self, 2);
  answer (&self->all[0], id, opened, &error);
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_ERASED);
  g_clear_error (&error);
  desktops_go (self, 2);
  g_assert_cmpuint (count_everywhere (self), ==, 0);

  again = dossier_store_ask (self->all[0].store, look, NULL, NULL);
  answer (&self->all[0], id, again, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_everywhere (self), >, 0);
}

static char *
copy_share (Desktops *self)
{
  char            *away = g_build_filename (self->dir, "copie", NULL);
  g_autofree char *copy = g_strdup_printf ("cp -a '%s' '%s'", self->folder, away);

  g_assert_true (g_spawn_command_line_sync (copy, NULL, NULL, NULL, NULL));
  return away;
}

/* An older copy of the folder comes back over it. */
static void
test_what_an_old_copy_brings_back_goes_again (Desktops     *self,
                                              gconstpointer data)
{
  g_autofree char *id = NULL, *away = NULL, *back = NULL;

  desktops_gather (self, 2, "un deux trois", FALSE);
  id = add_person (&self->all[0]);
  put_phone (&self->all[0], id, OTHER_PHONE);
  desktops_go (self, 2);
  away = copy_share (self);
  erase (&self->all[1], id);
  desktops_go (self, 3);
  back = g_strdup_printf ("cp -a '%s/.' '%s'", away, self->folder);
  g_assert_true (g_spawn_command_line_sync (back, NULL, NULL, NULL, NULL));
  back = (g_free (back), g_strdup_printf ("rm -rf '%s'", away));
  g_assert_true (g_spawn_command_line_sync (back, NULL, NULL, NULL, NULL));
  g_assert_cmpuint (count_everywhere (self), >, 0);
  desktop_reopen (&self->all[1]);
  desktops_go (self, 2);
  desktop_reopen (&self->all[1]); /* what was asked about a moment ago is asked about again */
  desktops_go (self, 1);
  g_assert_cmpuint (count_everywhere (self), ==, 0);
}

static void
test_the_rest_of_what_was_said_stays (Desktops     *self,
                                      gconstpointer data)
{
  g_autofree char *id = NULL, *centre = NULL;

  desktops_gather (self, 2, "un deux trois", FALSE);
  centre = desktop_add (&self->all[0], "Centre des Coteaux");
  id = add_person (&self->all[0]);
  desktops_go (self, 2);
  erase (&self->all[1], id);
  desktops_go (self, 3);
  {
    Desktop *joins = desktops_join (self, 2, "un deux trois");

    desktops_go (self, 2);
    desktops_admit_all (self, FALSE);
    desktops_go (self, 2);
    desktop_assert_name (joins, centre, "Centre des Coteaux");
    assert_progress (joins, id, 3, 3);
  }
  g_assert_cmpuint (count_everywhere (self), ==, 0);
}

static void
test_what_was_merged_is_cleaned_too (Desktops     *self,
                                     gconstpointer data)
{
  Desktop         *founder = &self->all[0], *joins;
  g_autofree char *id = NULL, *centre = NULL;

  desktops_gather (self, 2, "un deux trois", FALSE);
  id = add_person (founder);
  for (guint i = 0; i < 9; i++)
    {
      g_free (centre);
      centre = desktop_add (founder, "Centre des Coteaux");
      sync_report_free (desktop_go (founder));
    }
  desktops_go (self, 1);
  erase (&self->all[1], id);
  desktops_go (self, 3);
  g_assert_cmpuint (count_everywhere (self), ==, 0);
  joins = desktops_join (self, 2, "un deux trois");
  desktops_go (self, 1);
  desktops_admit_all (self, FALSE);
  desktops_go (self, 2);
  desktop_assert_name (joins, centre, "Centre des Coteaux");
  g_assert_cmpuint (count_everywhere (self), ==, 0);
}

/* Sealed where the folder was out of reach, about somebody who is erased meanwhile: it is never published. */
static void
test_what_waits_to_be_sent_is_cleaned_first (Desktops     *self,
                                             gconstpointer data)
{
  Desktop           *far = &self->all[1];
  g_autofree char   *id = NULL, *away = g_build_filename (self->dir, "ailleurs", NULL);
  g_autoptr (GError) error = NULL;

  desktops_gather (self, 2, "un deux trois", FALSE);
  id = add_person (&self->all[0]);
  desktops_go (self, 2);
  g_assert_cmpint (g_rename (self->folder, away), ==, 0);
  put_phone (far, id, OTHER_PHONE);
  sync_report_free (sync_rounds_go (far->rounds, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (dossier_store_count_unsealed (far->store, NULL), ==, 0);
  g_assert_cmpint (g_rename (away, self->folder), ==, 0);
  erase (&self->all[0], id);
  sync_report_free (desktop_go (&self->all[0]));
  sync_report_free (desktop_go (far));
  desktops_go (self, 2);
  g_assert_cmpuint (count_everywhere (self), ==, 0);
}

#define ADD(name, test) g_test_add ("/sync/erasure/" name, Desktops, NULL, desktops_begin, test, desktops_end)

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  ADD ("nothing-is-left-anywhere", test_nothing_is_left_anywhere);
  ADD ("its-progress-is-told", test_its_progress_is_told);
  ADD ("a-desktop-that-is-off-is-waited-for", test_a_desktop_that_is_off_is_waited_for);
  ADD ("what-who-was-removed-left-is-told", test_what_who_was_removed_left_is_told);
  ADD ("what-a-form-opened-before-says-is-refused", test_what_a_form_opened_before_says_is_refused);
  ADD ("what-an-old-copy-brings-back-goes-again", test_what_an_old_copy_brings_back_goes_again);
  ADD ("what-was-merged-is-cleaned-too", test_what_was_merged_is_cleaned_too);
  ADD ("what-waits-to-be-sent-is-cleaned-first", test_what_waits_to_be_sent_is_cleaned_first);
  ADD ("the-rest-of-what-was-said-stays", test_the_rest_of_what_was_said_stays);
  return g_test_run ();
}
