/* What is attached to a record on one desktop lies beside the dossiers of the others, and goes from everywhere with the record. */
#include "sync-desktop.h"

#include "base-identifier.h"
#include "dossier-beside.h"
#include "dossier-conflicts.h"
#include "dossier-documents.h"
#include "dossier-erasure.h"
#include "sync-attachment.h"
#include "sync-departure.h"
#include "sync-limits.h"
#include "sync-names.h"
#include "sync-stick.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define PASSPHRASE "un deux trois"
#define NEEDLE "Wxqzuvolikarteblom" /* found nowhere else */
#define TEXT NEEDLE " habite ici"

/* --- what is done */

static char *
dup_beside (Desktop    *desktop,
            const char *name)
{
  g_autofree char *stem = g_strndup (desktop->path, strlen (desktop->path) - strlen (".liens"));

  return name != NULL ? g_strconcat (stem, ".pieces/", name, NULL) : g_strconcat (stem, ".pieces", NULL);
}

static void
put (Desktop    *desktop,
     const char *name,
     const char *text)
{
  g_autofree char   *folder = dup_beside (desktop, NULL), *path = dup_beside (desktop, name);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
write_act (Desktop    *desktop,
           DossierAct *act)
{
  g_autoptr (GError) error = NULL;

  dossier_store_write (desktop->store, act, &error);
  dossier_act_free (act);
  g_assert_no_error (error);
}

/* name: as the record says it. text: NULL: the file is not put. */
static char *
attach (Desktop    *desktop,
        const char *name,
        const char *text)
{
  const DossierKind *kind = dossier_kinds_find ("attachment");
  DossierAct        *act = dossier_act_new (NULL);
  char              *id = g_strdup (dossier_act_create (act, kind, NULL));
  g_autofree char   *digest = base_identifier_derive (text);

  put (desktop, name, text);
  dossier_act_set (act, kind, id, "label", dossier_value_new_text ("Une pièce"));
  dossier_act_set (act, kind, id, "file", dossier_value_new_text (name));
  dossier_act_set (act, kind, id, "digest", dossier_value_new_text (digest));
  write_act (desktop, act);
  return id;
}

static void
set (Desktop    *desktop,
     const char *id,
     const char *field,
     const char *text)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_set (act, dossier_kinds_find ("attachment"), id, field, dossier_value_new_text (text));
  write_act (desktop, act);
}

/* What is beside, under that name; "": nothing. */
static char *
dup_there (Desktop    *desktop,
           const char *name)
{
  g_autofree char *path = dup_beside (desktop, name);
  char            *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : g_strdup ("");
}

static void
assert_beside (Desktop    *desktop,
               const char *name,
               const char *text)
{
  g_autofree char *there = dup_there (desktop, name);

  g_assert_cmpstr (there, ==, text);
}

/* By the record: whatever it is called here. */
static void
assert_has (Desktop           *desktop,
            const char        *id,
            const char        *text,
            DossierBesideState state)
{
  g_autoptr (DossierBeside) beside = dossier_beside_load (dossier_store_get_data_dir (desktop->store));
  const DossierBesideFile  *file = dossier_beside_find (beside, id);

  g_assert_nonnull (file);
  g_assert_cmpint (file->state, ==, state);
  if (text == NULL)
    {
      g_assert_null (file->name);
      return;
    }
  g_assert_nonnull (file->name);
  assert_beside (desktop, file->name, text);
}

static char *
dup_first (Desktops   *self,
           Desktop    *whose,
           const char *ending)
{
  g_autofree char *folder = g_build_filename (self->folder, "p", sync_share_get_poste (whose->share), NULL);
  g_autoptr (GDir) opened = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (opened != NULL && (name = g_dir_read_name (opened)) != NULL)
    if (g_str_has_suffix (name, ending))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

static guint
count_mirrored (Desktop *desktop)
{
  g_autoptr (GPtrArray) files = carry_mirror_list (sync_share_get_mirror (desktop->share), NULL, NULL);
  guint                 n = 0;

  for (guint i = 0; i < files->len; i++)
    n += g_str_has_suffix (((CarryMirrorFile *) files->pdata[i])->name, ".lbl");
  return n;
}

/* --- it travels */

static void
test_what_is_attached_lies_beside_the_others (Desktops     *self,
                                              gconstpointer data)
{
  Desktop               *one = &self->all[0], *other = &self->all[1], *third = &self->all[2];
  g_autofree char       *id = NULL;
  g_autoptr (SyncReport) sent = NULL, received = NULL;

  desktops_gather (self, 3, PASSPHRASE, FALSE);
  id = attach (one, "plan.txt", TEXT);
  sent = desktop_go (one);
  g_assert_cmpuint (sent->documents_sent, ==, 1);
  g_assert_cmpuint (sent->documents_to_send, ==, 0);
  assert_has (one, id, TEXT, DOSSIER_BESIDE_SENT);
  received = desktop_go (other);
  g_assert_cmpuint (received->documents_received, ==, 1);
  assert_beside (other, "plan.txt", TEXT);
  assert_has (other, id, TEXT, DOSSIER_BESIDE_ARRIVED);
  desktops_go (self, 2);
  assert_beside (third, "plan.txt", TEXT);
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
  first = attach (one, "plan.txt", "celui du premier");
  second = attach (other, "plan.txt", "celui du second");
  desktops_go (self, 3);
  assert_beside (one, "plan.txt", "celui du premier");
  assert_beside (other, "plan.txt", "celui du second");
  assert_has (one, second, "celui du second", DOSSIER_BESIDE_ARRIVED);
  assert_has (other, first, "celui du premier", DOSSIER_BESIDE_ARRIVED);
}

static guint
count_entries (const char *folder)
{
  g_autoptr (GDir) opened = g_dir_open (folder, 0, NULL);
  guint            n = 0;

  while (opened != NULL && g_dir_read_name (opened) != NULL)
    n++;
  return n;
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
  before = count_entries (self->dir);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i), *id = attach (one, name, name);

      sync_report_free (desktop_go (one));
      set (one, id, "file", names[i]);
    }
  desktops_go (self, 2);
  joins = desktops_join (self, 2, PASSPHRASE);
  desktops_go (self, 1);
  desktops_admit_all (self, FALSE);
  desktops_go (self, 3);
  folder = dup_beside (joins, NULL);
  g_assert_cmpuint (count_entries (folder), ==, G_N_ELEMENTS (names));
  g_assert_cmpuint (count_entries (self->dir), <=, before + 5); /* two folders beside, and the third dossier */
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
  folder = dup_beside (other, NULL);
  link = dup_beside (other, "plan.txt");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink (outside, link), ==, 0);
  id = attach (one, "plan.txt", TEXT);
  desktops_go (self, 2);
  g_assert_false (g_file_test (outside, G_FILE_TEST_EXISTS));
  assert_has (other, id, TEXT, DOSSIER_BESIDE_ARRIVED);
}

/* --- another version */

static void
test_what_is_written_in_is_sent_again (Desktops     *self,
                                       gconstpointer data)
{
  Desktop         *one = &self->all[0], *other = &self->all[1];
  g_autofree char *id = NULL;

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  id = attach (one, "plan.txt", "avant");
  desktops_go (self, 2);
  sync_rounds_set_hasty (other->rounds, TRUE);
  put (other, "plan.txt", "après, et plus long");
  desktops_go (self, 3);
  assert_beside (one, "plan.txt", "avant"); /* it was made here: it stays */
  assert_has (one, id, "après, et plus long", DOSSIER_BESIDE_ARRIVED);
  assert_has (other, id, "après, et plus long", DOSSIER_BESIDE_SENT);
}

static void
test_a_version_that_came_makes_room_for_the_next (Desktops     *self,
                                                  gconstpointer data)
{
  Desktop         *one = &self->all[0], *other = &self->all[1];
  g_autofree char *id = NULL, *folder = NULL;

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  id = attach (one, "plan.txt", "avant");
  desktops_go (self, 2);
  sync_rounds_set_hasty (one->rounds, TRUE);
  put (one, "plan.txt", "après, et plus long");
  desktops_go (self, 2);
  assert_beside (other, "plan.txt", "après, et plus long");
  folder = dup_beside (other, NULL);
  g_assert_cmpuint (count_entries (folder), ==, 1);
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
  id = attach (&self->all[0], "plan.txt", "avant");
  desktops_go (self, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = g_strdup_printf ("après, chez le poste %u", i), *digest = base_identifier_derive (text);

      put (&self->all[i], "plan.txt", text);
      set (&self->all[i], id, "digest", digest);
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
  id = attach (one, "plan.txt", "avant");
  desktops_go (self, 2);
  sync_rounds_set_hasty (one->rounds, TRUE);
  put (one, "plan.txt", "après, et plus long");
  desktops_go (self, 2);
  g_assert_cmpuint (desktop_count_files (self, one, ".lbl"), ==, 2);
  g_assert_true (dossier_store_undo (one->store, NULL, NULL, &error));
  desktops_go (self, 2);
  assert_has (&self->all[1], id, "avant", DOSSIER_BESIDE_ARRIVED);
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
  put (one, "plan.txt", TEXT);
  dossier_act_set (act, kind, id, "label", dossier_value_new_text ("Un plan"));
  dossier_act_set (act, kind, id, "file", dossier_value_new_text ("plan.txt"));
  write_act (one, act);
  desktops_go (self, 2);
  assert_has (other, id, TEXT, DOSSIER_BESIDE_ARRIVED);
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
  put (&self->all[0], digest, TEXT);
  dossier_act_set (act, kind, id, "title", dossier_value_new_text ("Un vieux plan"));
  dossier_act_set (act, kind, id, "digest", dossier_value_new_text (digest));
  write_act (&self->all[0], act);
  desktops_go (self, 2);
  assert_beside (&self->all[1], digest, TEXT);
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
  put (one, "film.bin", "");
  path = dup_beside (one, "film.bin");
  g_assert_cmpint (truncate (path, SYNC_ATTACHMENT_CONTENT + 1), ==, 0);
  dossier_act_set (act, kind, id, "label", dossier_value_new_text ("Un film"));
  dossier_act_set (act, kind, id, "file", dossier_value_new_text ("film.bin"));
  write_act (one, act);
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
  id = attach (&self->all[0], "grand.bin", text);
  desktops_go (self, 2);
  assert_has (&self->all[1], id, text, DOSSIER_BESIDE_ARRIVED);
}

/* --- what is not believed */

static void
harm (const char *path,
      gsize       at,
      gsize       length)
{
  g_autofree char *bytes = NULL;
  gsize            was;

  g_assert_true (g_file_get_contents (path, &bytes, &was, NULL));
  if (at < was)
    bytes[at] ^= 1;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) MIN (length, was), NULL));
}

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
  id = attach (one, "plan.txt", TEXT);
  sync_report_free (desktop_go (one));
  path = dup_first (self, one, ".lbl");
  g_assert_true (g_file_get_contents (path, &sound, &length, NULL));
  sync_rounds_set_hasty (other->rounds, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      g_autoptr (SyncReport) refused = NULL;

      g_assert_true (g_file_set_contents (path, sound, (gssize) length, NULL));
      harm (path, harms[i].at, harms[i].length);
      refused = desktop_go (other);
      g_assert_cmpuint (refused->documents_received, ==, 0);
      g_assert_true (desktop_is_alerted (refused, SYNC_ALERT_DAMAGED));
      assert_beside (other, "plan.txt", "");
      assert_has (other, id, NULL, DOSSIER_BESIDE_AWAITED);
    }
  g_assert_true (g_file_set_contents (path, sound, (gssize) length, NULL));
  sync_report_free (desktop_go (other));
  assert_has (other, id, TEXT, DOSSIER_BESIDE_ARRIVED);
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
  id = attach (one, "plan.txt", TEXT);
  sync_report_free (desktop_go (one));
  path = dup_first (self, one, ".lbl");
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
      assert_has (other, id, NULL, DOSSIER_BESIDE_AWAITED);
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
  id = attach (left, "plan.txt", TEXT);
  desktops_go (self, 2);
  sync_departure_go (founder->share, sync_share_get_poste_bytes (left->share), "quatre cinq", &sync_cost_least, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desktop_count_files (self, founder, ".lbl"), ==, 0);
  sync_report_free (desktop_go (founder));
  g_assert_cmpuint (desktop_count_files (self, founder, ".lbl"), ==, 1);
  {
    g_autofree char *path = dup_first (self, founder, ".lbl");

    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  joins = desktops_join (self, 2, "quatre cinq");
  sync_report_free (desktop_go (joins));
  desktops_admit_all (self, FALSE);
  sync_report_free (desktop_go (joins));
  assert_has (joins, id, NULL, DOSSIER_BESIDE_AWAITED); /* that of who left is there still */
  g_assert_cmpuint (desktop_count_files (self, left, ".lbl"), ==, 1);
  desktops_go (self, 2);
  assert_has (joins, id, TEXT, DOSSIER_BESIDE_ARRIVED);
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
  id = attach (one, "plan.txt", TEXT);
  sync_report_free (desktop_go (one));
  folder = dup_beside (other, NULL);
  g_assert_true (g_file_set_contents (folder, "a file in its place", -1, NULL));
  centre = desktop_add (one, "Centre des Coteaux");
  sync_report_free (desktop_go (one));
  hindered = desktop_go (other);
  g_assert_nonnull (hindered->documents);
  g_assert_cmpuint (hindered->documents_to_come, ==, 1);
  desktop_assert_name (other, centre, "Centre des Coteaux");
  g_assert_cmpint (g_unlink (folder), ==, 0);
  sync_report_free (desktop_go (other));
  assert_has (other, id, TEXT, DOSSIER_BESIDE_ARRIVED);
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
  id = attach (one, "grand.txt", text);
  sync_report_free (desktop_go (one));
  folder = dup_beside (other, NULL);
  g_assert_true (g_file_set_contents (folder, "a file in its place", -1, NULL));
  sync_report_free (desktop_go (other));
  g_assert_cmpuint (count_mirrored (other), ==, 1);
  g_assert_cmpint (g_unlink (folder), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  small.rlim_max = before.rlim_max;
  setrlimit (RLIMIT_FSIZE, &small);
  hindered = desktop_go (other);
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_nonnull (hindered->documents);
  g_assert_cmpuint (count_entries (folder), ==, 0);
  sync_report_free (desktop_go (other));
  assert_has (other, id, text, DOSSIER_BESIDE_ARRIVED);
}

/* --- it goes */

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
  write_act (desktop, act);
}

static void
test_what_is_erased_goes_from_everywhere (Desktops     *self,
                                          gconstpointer data)
{
  Desktop         *one = &self->all[0];
  g_autofree char *id = NULL, *other = NULL;

  desktops_gather (self, 3, PASSPHRASE, FALSE);
  other = attach (&self->all[1], "plan.txt", "un autre plan");
  id = attach (one, "plan.txt", TEXT);
  desktops_go (self, 2);
  sync_rounds_set_hasty (one->rounds, TRUE);
  put (one, "plan.txt", TEXT " depuis 2016"); /* the version before goes too */
  desktops_go (self, 2);
  g_assert_cmpuint (count_everywhere (self), >, 0);
  erase (&self->all[1], id);
  desktops_go (self, 2);
  for (guint i = 0; i < 3; i++)
    assert_has (&self->all[i], other, "un autre plan", i == 1 ? DOSSIER_BESIDE_SENT : DOSSIER_BESIDE_ARRIVED);
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
  write_act (one, act);
  put (other, "CV " NEEDLE ".txt", "sans rapport");
  id = attach (one, "CV " NEEDLE ".txt", TEXT);
  act = dossier_act_new (NULL);
  dossier_act_set (act, dossier_kinds_find ("attachment"), id, "subject", dossier_value_new_reference (person));
  write_act (one, act);
  desktops_go (self, 2);
  for (guint i = 0; i < 3; i++)
    assert_has (&self->all[i], id, TEXT, i == 0 ? DOSSIER_BESIDE_SENT : DOSSIER_BESIDE_ARRIVED);
  assert_beside (other, "CV " NEEDLE ".txt", "sans rapport");
  desktop_close (off);
  act = dossier_store_ask (other->store, prepare, person, NULL);
  write_act (other, act);
  desktops_go (self, 2);
  desktop_reopen (off);
  desktops_go (self, 2);
  g_assert_cmpuint (count_everywhere (self), ==, 0);
  assert_beside (one, "CV " NEEDLE ".txt", "");
  assert_beside (off, "CV " NEEDLE ".txt", "");
  assert_beside (other, "CV " NEEDLE ".txt", "sans rapport");
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
  id = attach (one, "plan.txt", TEXT);
  dossier_act_delete (act, kind, id);
  write_act (one, act);
  desktops_go (self, 2);
  assert_beside (other, "plan.txt", "");
  act = dossier_act_new (NULL);
  dossier_act_restore (act, kind, id);
  write_act (other, act);
  desktops_go (self, 3);
  assert_has (other, id, TEXT, DOSSIER_BESIDE_ARRIVED);
}

/* --- the folder */

static void
test_what_the_share_lost_is_put_again (Desktops     *self,
                                       gconstpointer data)
{
  Desktop         *one = &self->all[0];
  g_autofree char *id = NULL, *path = NULL;

  desktops_gather (self, 2, PASSPHRASE, FALSE);
  id = attach (one, "plan.txt", TEXT);
  desktops_go (self, 1);
  path = dup_first (self, one, ".lbl");
  g_assert_cmpint (g_unlink (path), ==, 0);
  desktops_go (self, 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  harm (path, 0, 90); /* a server that lost its last seconds */
  desktop_reopen (one);
  sync_report_free (desktop_go (one));
  g_assert_cmpuint (desktop_count_files (self, one, ".lbl"), ==, 1);
  {
    Desktop *joins = desktops_join (self, 2, PASSPHRASE);

    desktops_go (self, 1);
    desktops_admit_all (self, FALSE);
    desktops_go (self, 2);
    assert_has (joins, id, TEXT, DOSSIER_BESIDE_ARRIVED);
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
  id = attach (one, "plan.txt", TEXT);
  desktops_go (self, 2);
  g_assert_cmpint (g_rename (self->folder, away), ==, 0);
  g_assert_true (sync_share_rebuild (other->share, self->folder, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (desktop_count_files (self, one, ".lbl"), ==, 1);
  joins = desktops_join (self, 2, PASSPHRASE);
  sync_report_free (desktop_go (joins));
  desktops_admit_all (self, FALSE);
  desktops_go (self, 1);
  assert_has (joins, id, TEXT, DOSSIER_BESIDE_ARRIVED);
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
  id = attach (one, "plan.txt", TEXT);
  sync_report_free (desktop_go (one));
  given = sync_stick_go (one->share, stick, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_rename (self->folder, away), ==, 0);
  taken = sync_stick_go (far->share, stick, NULL, &error);
  g_assert_no_error (error);
  sync_report_free (sync_rounds_go (far->rounds, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_has (far, id, TEXT, DOSSIER_BESIDE_ARRIVED);
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
      g_autofree char *name = g_strdup_printf ("%u.txt", i), *id = attach (one, name, name);
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
  ADD ("what-was-harmed-is-refused-then-comes", test_what_was_harmed_is_refused_then_comes);
  ADD ("what-is-not-what-it-is-named-for-is-refused", test_what_is_not_what_it_is_named_for_is_refused);
  ADD ("what-who-left-had-put-is-put-again", test_what_who_left_had_put_is_put_again);
  ADD ("words-come-where-a-document-cannot", test_words_come_where_a_document_cannot);
  ADD ("a-full-disk-leaves-nothing-half-written", test_a_full_disk_leaves_nothing_half_written);
  ADD ("what-is-erased-goes-from-everywhere", test_what_is_erased_goes_from_everywhere);
  ADD ("what-is-attached-to-somebody-goes-with-them", test_what_is_attached_to_somebody_goes_with_them);
  ADD ("what-is-in-the-trash-is-kept", test_what_is_in_the_trash_is_kept);
  ADD ("what-the-share-lost-is-put-again", test_what_the_share_lost_is_put_again);
  ADD ("a-folder-made-again-has-them", test_a_folder_made_again_has_them);
  ADD ("a-stick-carries-them", test_a_stick_carries_them);
  ADD ("a-round-that-may-not-last-goes-on-later", test_a_round_that_may_not_last_goes_on_later);
  return g_test_run ();
}
