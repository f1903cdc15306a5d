#include "sync-desktop.h"

#include "dossier-history.h"
#include "dossier-store-share.h"
#include "sync-departure.h"
#include "sync-key-package.h"
#include "sync-names.h"

/* --- guards invariants 1 and 2 of sync-departure.h */

static void
leave (Desktop    *admin,
       Desktop    *leaving,
       const char *passphrase)
{
  g_autoptr (GError) error = NULL;

  sync_departure_go (admin->share, sync_share_get_poste_bytes (leaving->share), passphrase, &sync_cost_least, &error);
  g_assert_no_error (error);
}

static void
test_who_left_reads_nothing_new (Desktops     *self,
                                 gconstpointer data)
{
  Desktop               *founder = &self->all[0], *stays = &self->all[1], *left = &self->all[2];
  g_autofree char       *old = NULL, *fresh = NULL, *late = NULL;
  g_autoptr (SyncReport) report = NULL;

  desktops_gather (self, 3, "un deux trois", FALSE);
  old = desktop_add (founder, "Centre des Coteaux");
  desktops_go (self, 2);
  desktop_assert_name (left, old, "Centre des Coteaux");
  leave (founder, left, "quatre cinq");
  fresh = desktop_add (founder, "École du Parc");
  late = desktop_add (left, "Foyer du Lac");
  desktops_go (self, 2);
  desktop_assert_name (stays, fresh, "École du Parc");
  desktop_assert_name (left, fresh, "");
  desktop_assert_name (stays, late, "");
  desktop_assert_name (founder, late, "");
  report = desktop_go (left);
  g_assert_true (report->is_removed);
}

static gpointer
list_history (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return dossier_history_list (reader, 0, error);
}

static guint
count_taken_back (Desktop *self)
{
  g_autoptr (GPtrArray) lines = dossier_store_ask (self->store, list_history, NULL, NULL);
  guint                 n = 0;

  for (guint i = 0; i < lines->len; i++)
    n += ((DossierHistoryLine *) lines->pdata[i])->fate == DOSSIER_FATE_TAKEN_BACK;
  return n;
}

/* The making of a record. */
static void
take_back (Desktop    *self,
           const char *id)
{
  g_autoptr (GPtrArray) lines = dossier_store_ask (self->store, list_history, NULL, NULL);
  g_autoptr (GError)    error = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const DossierHistoryLine *line = lines->pdata[i];

      if (g_strcmp0 (line->subject, id) == 0)
        dossier_store_undo_act (self->store, line->undo_run, line->undo_n, NULL, NULL, &error);
    }
  g_assert_no_error (error);
}

static void
test_what_who_left_takes_back_stands (Desktops     *self,
                                      gconstpointer data)
{
  Desktop         *founder = &self->all[0], *stays = &self->all[1], *left = &self->all[2];
  g_autofree char *old = NULL, *other = NULL;

  desktops_gather (self, 3, "un deux trois", FALSE);
  old = desktop_add (founder, "Centre des Coteaux");
  other = desktop_add (founder, "École du Parc");
  desktops_go (self, 2);
  take_back (stays, other);
  desktops_go (self, 2);
  g_assert_cmpuint (count_taken_back (founder), ==, 1);
  leave (founder, left, "quatre cinq");
  take_back (left, old);
  g_assert_cmpuint (count_taken_back (left), ==, 2);
  desktops_go (self, 2);
  desktop_assert_name (founder, old, "Centre des Coteaux");
  g_assert_cmpuint (count_taken_back (founder), ==, 1);
}

/* --- guards the invariants of sync-standing.h */

static void
assert_standing (Desktop *self,
                 gboolean is_removed,
                 gboolean is_waiting)
{
  g_autoptr (SyncReport) report = desktop_go (self);

  g_assert_cmpint (report->is_removed, ==, is_removed);
  g_assert_cmpint (report->is_waiting, ==, is_waiting);
  g_assert_cmpint (sync_report_is_up_to_date (report), ==, !is_removed && !is_waiting);
  g_assert_false (desktop_is_alerted (report, SYNC_ALERT_KEY));
}

static void
test_who_is_removed_is_told_and_keeps_what_is_theirs (Desktops     *self,
                                                      gconstpointer data)
{
  Desktop         *founder = &self->all[0], *stays = &self->all[1], *left = &self->all[2];
  g_autofree char *old = NULL, *late = NULL;

  desktops_gather (self, 3, "un deux trois", FALSE);
  old = desktop_add (left, "Centre des Coteaux");
  desktops_go (self, 2);
  assert_standing (left, FALSE, FALSE);
  leave (founder, left, "quatre cinq");
  late = desktop_add (left, "Foyer du Lac");
  desktops_go (self, 2);
  assert_standing (left, TRUE, FALSE);
  g_assert_true (sync_share_is_removed (left->store));
  desktop_reopen (left);
  assert_standing (left, TRUE, FALSE);
  desktop_assert_name (left, old, "Centre des Coteaux");
  desktop_assert_name (left, late, "Foyer du Lac");
  assert_standing (founder, FALSE, FALSE);
  assert_standing (stays, FALSE, FALSE);
  g_assert_false (sync_share_is_removed (stays->store));
}

static void
test_who_is_let_in_again_is_told_and_gives_what_they_wrote (Desktops     *self,
                                                            gconstpointer data)
{
  Desktop           *founder = &self->all[0], *left = &self->all[1];
  g_autofree char   *fresh = NULL, *late = NULL;
  g_autoptr (GError) error = NULL;

  desktops_gather (self, 2, "un deux trois", FALSE);
  leave (founder, left, "quatre cinq");
  fresh = desktop_add (founder, "École du Parc");
  late = desktop_add (left, "Foyer du Lac");
  desktops_go (self, 2);
  assert_standing (left, TRUE, FALSE);
  dossier_store_admit (founder->store, sync_share_get_poste_bytes (left->share), FALSE, &error);
  g_assert_no_error (error);
  desktops_go (self, 2);
  assert_standing (left, FALSE, FALSE);
  desktop_assert_name (left, fresh, "École du Parc");
  desktop_assert_name (left, late, "Foyer du Lac");
  desktop_assert_name (founder, late, "Foyer du Lac");
}

/* Nobody gave them the key either, but they never were in. */
static void
test_who_never_was_in_asks_and_is_not_removed (Desktops     *self,
                                               gconstpointer data)
{
  Desktop *founder = &self->all[0], *joins;

  desktops_gather (self, 2, "", TRUE);
  leave (founder, &self->all[1], NULL);
  desktops_go (self, 2);
  joins = desktops_join (self, 2, "");
  desktops_go (self, 2);
  assert_standing (joins, FALSE, TRUE);
  assert_standing (&self->all[1], TRUE, FALSE);
}

/* A package that no administrator signed says nothing: that of who was removed, for himself alone. */
static void
test_only_an_administrator_removes (Desktops     *self,
                                    gconstpointer data)
{
  Desktop            *founder = &self->all[0], *forges = &self->all[1];
  const guint8       *own;
  g_autoptr (SyncKey) key = sync_key_new_random ();
  g_autofree char    *name = sync_name_dup_key_package (7);
  g_autoptr (GBytes)  package = NULL;
  g_autoptr (GError)  error = NULL;

  desktops_gather (self, 2, "un deux trois", FALSE);
  own = sync_signer_get_public_key (sync_share_get_signer (forges->share));
  package = sync_key_package_write (7, sync_share_get_federation (forges->share)->id, 1, sync_share_get_signer (forges->share), key,
                                    sync_share_get_keyring (forges->share), &own, 1, NULL, &sync_cost_least, &error);
  g_assert_no_error (error);
  g_assert_true (carry_mirror_write (sync_share_get_mirror (forges->share), sync_share_get_poste (forges->share), name, package, &error));
  desktops_go (self, 2);
  g_assert_cmpuint (desktop_count_files (self, forges, ".lky"), ==, 1);
  assert_standing (founder, FALSE, FALSE);
}

/* --- guards invariants 1 and 2 of sync-departure.h */

static void
test_who_stays_writes_with_the_new_key (Desktops     *self,
                                        gconstpointer data)
{
  Desktop         *founder = &self->all[0], *stays = &self->all[1], *left = &self->all[2];
  g_autofree char *id = NULL;

  desktops_gather (self, 3, "un deux trois", FALSE);
  leave (founder, left, "quatre cinq");
  desktops_go (self, 1);
  id = desktop_add (stays, "École du Parc");
  desktops_go (self, 2);
  desktop_assert_name (founder, id, "École du Parc");
  desktop_assert_name (left, id, "");
  g_assert_cmpuint (sync_keyring_get_epoch (sync_share_get_keyring (stays->share)), ==, 1);
  g_assert_cmpuint (sync_keyring_get_epoch (sync_share_get_keyring (left->share)), ==, 0);
}

static void
test_who_joins_after_a_departure_has_all (Desktops     *self,
                                          gconstpointer data)
{
  Desktop         *founder = &self->all[0], *joins;
  g_autofree char *old = NULL, *fresh = NULL, *back = NULL;

  desktops_gather (self, 2, "un deux trois", FALSE);
  old = desktop_add (founder, "Centre des Coteaux");
  desktops_go (self, 2);
  leave (founder, &self->all[1], "quatre cinq");
  desktop_close (&self->all[1]);
  fresh = desktop_add (founder, "École du Parc");
  desktops_go (self, 1);
  joins = desktops_join (self, 2, "quatre cinq");
  desktops_go (self, 2);
  desktops_admit_all (self, FALSE);
  desktops_go (self, 2);
  desktop_assert_name (joins, old, "Centre des Coteaux");
  desktop_assert_name (joins, fresh, "École du Parc");
  back = desktop_add (joins, "Foyer du Lac");
  desktops_go (self, 2);
  desktop_assert_name (founder, back, "Foyer du Lac");
}

static void
test_who_has_the_former_passphrase_asks_first (Desktops     *self,
                                               gconstpointer data)
{
  Desktop         *founder = &self->all[0], *joins;
  g_autofree char *fresh = NULL;

  desktops_gather (self, 2, "un deux trois", FALSE);
  leave (founder, &self->all[1], NULL);
  desktop_close (&self->all[1]);
  fresh = desktop_add (founder, "École du Parc");
  desktops_go (self, 1);
  joins = desktops_join (self, 2, "un deux trois");
  desktops_go (self, 2);
  desktop_assert_name (joins, fresh, "");
  desktops_admit_all (self, FALSE);
  desktops_go (self, 2);
  desktop_assert_name (joins, fresh, "École du Parc");
}

static void
test_an_open_folder_closes (Desktops     *self,
                            gconstpointer data)
{
  Desktop               *founder = &self->all[0], *stays = &self->all[1], *returns;
  g_autofree char       *id = NULL, *kept = NULL;
  g_autoptr (SyncReport) report = NULL;

  desktops_gather (self, 3, "", TRUE);
  leave (founder, &self->all[2], NULL);
  desktop_close (&self->all[2]);
  id = desktop_add (founder, "École du Parc");
  desktops_go (self, 2);
  kept = desktop_add (stays, "Centre des Coteaux");
  desktops_go (self, 2);
  desktop_assert_name (founder, kept, "Centre des Coteaux");
  returns = desktops_join (self, 3, "");
  desktops_go (self, 3);
  desktop_assert_name (returns, id, "");
  report = desktop_go (founder);
  g_assert_cmpuint (report->n_pending, ==, 1);
  desktops_admit_all (self, FALSE);
  desktops_go (self, 2);
  desktop_assert_name (returns, id, "École du Parc");
}

static void
test_a_revocation_alone_begins_an_epoch_at_the_next_round (Desktops     *self,
                                                           gconstpointer data)
{
  Desktop           *founder = &self->all[0], *left = &self->all[2];
  g_autofree char   *id = NULL;
  g_autoptr (GError) error = NULL;

  desktops_gather (self, 3, "un deux trois", FALSE);
  dossier_store_revoke (founder->store, sync_share_get_poste_bytes (left->share), &error);
  g_assert_no_error (error);
  id = desktop_add (founder, "École du Parc");
  desktops_go (self, 3);
  desktop_assert_name (&self->all[1], id, "École du Parc");
  desktop_assert_name (left, id, "");
  g_assert_cmpuint (sync_keyring_get_epoch (sync_share_get_keyring (founder->share)), ==, 1);
  g_assert_cmpuint (desktop_count_files (self, founder, ".lky"), ==, 1);
}

static void
test_only_an_administrator_lets_go (Desktops     *self,
                                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean           done;

  desktops_gather (self, 3, "un deux trois", FALSE);
  done = sync_departure_go (self->all[1].share, sync_share_get_poste_bytes (self->all[2].share), NULL, &sync_cost_least, &error);
  g_assert_false (done);
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED);
  desktops_go (self, 1);
  g_assert_cmpuint (desktop_count_files (self, &self->all[1], ".lky"), ==, 0);
}

static void
test_one_administrator_alone_is_told (Desktops     *self,
                                      gconstpointer data)
{
  desktops_gather (self, 2, "un deux trois", FALSE);
  {
    g_autoptr (SyncReport) report = desktop_go (&self->all[1]);

    g_assert_cmpint (report->n_admins, ==, 1);
  }
  dossier_store_admit (self->all[0].store, sync_share_get_poste_bytes (self->all[1].share), TRUE, NULL);
  desktops_go (self, 1);
  g_assert_cmpint (sync_departure_count_admins (self->all[1].share, NULL), ==, 2);
}

/* Two administrators begin an epoch apart, each for somebody else. */
static void
test_two_departures_at_once_leave_nobody_with_the_key (Desktops     *self,
                                                       gconstpointer data)
{
  Desktop         *founder = &self->all[0], *admin = &self->all[1];
  g_autofree char *id = NULL;

  desktops_gather (self, 4, "un deux trois", FALSE);
  dossier_store_admit (founder->store, sync_share_get_poste_bytes (admin->share), TRUE, NULL);
  desktops_go (self, 2);
  leave (founder, &self->all[2], NULL);
  leave (admin, &self->all[3], NULL);
  desktops_go (self, 4);
  id = desktop_add (admin, "École du Parc");
  desktops_go (self, 2);
  desktop_assert_name (founder, id, "École du Parc");
  desktop_assert_name (&self->all[2], id, "");
  desktop_assert_name (&self->all[3], id, "");
}

static void
test_a_clock_that_is_ahead_is_told (Desktops     *self,
                                    gconstpointer data)
{
  g_autoptr (SyncReport) report = NULL;

  desktops_found (self, "", TRUE);
  sync_share_push_clock (self->all[0].share, 3600 * 1000);
  report = desktop_go (&self->all[0]);
  g_assert_cmpint (report->skew, >, 3590 * 1000);
  g_assert_cmpint (report->skew, <, 3610 * 1000);
  sync_report_free (g_steal_pointer (&report));
  report = desktop_go (&self->all[0]);
  g_assert_cmpint (report->skew, >, 3590 * 1000);
}

#define ADD(name, test) g_test_add ("/sync/departure/" name, Desktops, NULL, desktops_begin, test, desktops_end)

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  ADD ("who-left-reads-nothing-new", test_who_left_reads_nothing_new);
  ADD ("what-who-left-takes-back-stands", test_what_who_left_takes_back_stands);
  ADD ("who-is-removed-is-told-and-keeps-what-is-theirs", test_who_is_removed_is_told_and_keeps_what_is_theirs);
  ADD ("who-is-let-in-again-is-told-and-gives-what-they-wrote", test_who_is_let_in_again_is_told_and_gives_what_they_wrote);
  ADD ("who-never-was-in-asks-and-is-not-removed", test_who_never_was_in_asks_and_is_not_removed);
  ADD ("only-an-administrator-removes", test_only_an_administrator_removes);
  ADD ("who-stays-writes-with-the-new-key", test_who_stays_writes_with_the_new_key);
  ADD ("who-joins-after-a-departure-has-all", test_who_joins_after_a_departure_has_all);
  ADD ("who-has-the-former-passphrase-asks-first", test_who_has_the_former_passphrase_asks_first);
  ADD ("an-open-folder-closes", test_an_open_folder_closes);
  ADD ("a-revocation-alone-begins-an-epoch-at-the-next-round", test_a_revocation_alone_begins_an_epoch_at_the_next_round);
  ADD ("only-an-administrator-lets-go", test_only_an_administrator_lets_go);
  ADD ("one-administrator-alone-is-told", test_one_administrator_alone_is_told);
  ADD ("two-departures-at-once-leave-nobody-with-the-key", test_two_departures_at_once_leave_nobody_with_the_key);
  ADD ("a-clock-that-is-ahead-is-told", test_a_clock_that_is_ahead_is_told);
  return g_test_run ();
}
