#include "sync-desktop.h"

#include "sync-absence.h"

#define HOUR_MS (G_GINT64_CONSTANT (3600) * 1000)
#define DAY_MS (24 * HOUR_MS)

static guint
count_coteaux (Desktop *desktop)
{
  DossierFixture   fixture = { .store = desktop->store };
  g_autofree char *said = dossier_fixture_dump (&fixture);
  guint            n = 0;

  for (const char *at = said; (at = strstr (at, "Centre des Coteaux")) != NULL; at++)
    n++;
  return n;
}

static void
copy_folder (const char *from,
             const char *to)
{
  g_autofree char *copy = g_strdup_printf ("cp -rnT '%s' '%s'", from, to);

  g_assert_true (g_spawn_command_line_sync (copy, NULL, NULL, NULL, NULL));
}

static void
test_a_week_later_it_is_lost_and_given_up (Desktops     *self,
                                           gconstpointer data)
{
  Desktop         *founder = &self->all[0], *owner = &self->all[1], *other = &self->all[2];
  g_autofree char *last = NULL, *kept = g_build_filename (self->dir, "garde", NULL);
  SyncAlert        lost = { 0 };

  desktops_gather (self, 3, "un deux trois", FALSE);
  last = desktop_write_three (owner);
  copy_folder (self->folder, kept);
  desktop_lose_segment (self, owner, desktop_count_files (self, owner, ".lsg") - 2, TRUE);
  desktop_close (owner);
  {
    g_autoptr (SyncReport) report = desktop_go (founder);

    g_assert_nonnull (desktop_find_alert (report, SYNC_ALERT_MISSING));
    g_assert_null (desktop_find_alert (report, SYNC_ALERT_LOST));
    desktop_assert_name (founder, last, "");
  }
  desktop_reopen (founder);
  sync_share_push_clock (founder->share, 8 * DAY_MS);
  {
    g_autoptr (SyncReport) report = desktop_go (founder);
    const SyncAlert       *alert = desktop_find_alert (report, SYNC_ALERT_LOST);

    g_assert_nonnull (alert);
    g_assert_cmpstr (alert->who, ==, "Dominique");
    lost = *alert;
    g_assert_cmpint (lost.first, ==, lost.last);
  }
  {
    g_autoptr (GError) error = NULL;

    sync_report_free (desktop_go (other));
    g_assert_false (sync_absence_give_up (other->share, &lost, &error));
    g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED);
    g_clear_error (&error);
    g_assert_true (sync_absence_give_up (founder->share, &lost, &error));
    g_assert_no_error (error);
  }
  desktops_go (self, 2);
  desktop_assert_name (founder, last, "Centre des Coteaux");
  desktop_assert_name (other, last, "Centre des Coteaux");
  {
    g_autoptr (SyncReport) report = desktop_go (founder);

    g_assert_null (desktop_find_alert (report, SYNC_ALERT_LOST));
    g_assert_null (desktop_find_alert (report, SYNC_ALERT_MISSING));
  }
  g_assert_cmpuint (count_coteaux (founder), ==, 2);
  copy_folder (kept, self->folder); /* an old copy of the folder was found */
  desktops_go (self, 2);
  g_assert_cmpuint (count_coteaux (founder), ==, 3);
  g_assert_cmpuint (count_coteaux (other), ==, 3);
}

/* Two gaps of one desktop: the second has been missed for as long as the first, also while nobody could tell it. */
static void
test_a_second_gap_does_not_count_its_week_again (Desktops     *self,
                                                 gconstpointer data)
{
  Desktop         *founder = &self->all[0], *owner = &self->all[1];
  g_autofree char *middle = NULL, *last = NULL;
  guint            n;

  desktops_gather (self, 2, "un deux trois", FALSE);
  middle = desktop_write_three (owner);
  last = desktop_write_three (owner);
  n = desktop_count_files (self, owner, ".lsg");
  desktop_lose_segment (self, owner, n - 2, TRUE);
  desktop_lose_segment (self, owner, n - 5, TRUE);
  desktop_close (owner);
  sync_report_free (desktop_go (founder));
  sync_share_push_clock (founder->share, 8 * DAY_MS);
  for (guint gap = 0; gap < 2; gap++)
    {
      g_autoptr (SyncReport) report = desktop_go (founder);
      const SyncAlert       *lost = desktop_find_alert (report, SYNC_ALERT_LOST);

      g_assert_nonnull (lost);
      g_assert_cmpint (lost->first, ==, lost->last);
      desktop_assert_name (founder, middle, gap == 0 ? "" : "Centre des Coteaux");
      g_assert_true (sync_absence_give_up (founder->share, lost, NULL));
    }
  sync_report_free (desktop_go (founder));
  desktop_assert_name (founder, last, "Centre des Coteaux");
}

/* Liens was closed after each of the three: each is a run, and of the second nothing ever came. */
static void
test_a_run_of_which_nothing_came_is_given_up (Desktops     *self,
                                              gconstpointer data)
{
  Desktop           *founder = &self->all[0], *owner = &self->all[1];
  g_autofree char   *last = NULL;
  g_autoptr (GError) error = NULL;

  desktops_gather (self, 2, "un deux trois", FALSE);
  for (guint i = 0; i < 3; i++)
    {
      g_free (last);
      desktop_reopen (owner);
      last = desktop_add (owner, "Centre des Coteaux");
      sync_report_free (desktop_go (owner));
    }
  desktop_lose_segment (self, owner, desktop_count_files (self, owner, ".lsg") - 2, TRUE);
  desktop_close (owner);
  sync_report_free (desktop_go (founder));
  sync_share_push_clock (founder->share, 8 * DAY_MS);
  {
    g_autoptr (SyncReport) report = desktop_go (founder);

    g_assert_true (sync_absence_give_up (founder->share, desktop_find_alert (report, SYNC_ALERT_LOST), &error));
    g_assert_no_error (error);
  }
  {
    g_autoptr (SyncReport) report = desktop_go (founder);

    g_assert_false (desktop_is_alerted (report, SYNC_ALERT_LOST));
    desktop_assert_name (founder, last, "Centre des Coteaux");
  }
}

/* Its owner was away for a week, not for ever, and comes back before it is given up. Then it is lost no more. */
static void
test_what_came_meanwhile_is_not_given_up (Desktops     *self,
                                          gconstpointer data)
{
  Desktop           *founder = &self->all[0], *owner = &self->all[1];
  g_autofree char   *last = NULL;
  g_autoptr (GError) error = NULL;
  SyncAlert          lost = { 0 };

  desktops_gather (self, 2, "un deux trois", FALSE);
  last = desktop_write_three (owner);
  desktop_lose_segment (self, owner, desktop_count_files (self, owner, ".lsg") - 2, FALSE);
  sync_report_free (desktop_go (founder));
  sync_share_push_clock (founder->share, 8 * DAY_MS);
  {
    g_autoptr (SyncReport) report = desktop_go (founder);

    lost = *desktop_find_alert (report, SYNC_ALERT_LOST);
  }
  desktops_go (self, 2);
  desktop_assert_name (founder, last, "Centre des Coteaux");
  g_assert_false (sync_absence_give_up (founder->share, &lost, &error));
  g_assert_error (error, SYNC_SHARE_ERROR, SYNC_SHARE_ERROR_NOT_LOST);
}

static void
test_what_the_owner_still_has_comes_back (Desktops     *self,
                                          gconstpointer data)
{
  g_autofree char *last = NULL;

  desktops_gather (self, 2, "un deux trois", FALSE);
  last = desktop_write_three (&self->all[0]);
  desktop_lose_segment (self, &self->all[0], desktop_count_files (self, &self->all[0], ".lsg") - 2, FALSE);
  desktops_go (self, 2);
  desktop_assert_name (&self->all[1], last, "Centre des Coteaux");
}

/* The server was put back as it was before the last change; the hello that told of it had been read. */
static void
test_a_share_that_goes_back_is_told_and_made_good (Desktops     *self,
                                                   gconstpointer data)
{
  Desktop         *founder = &self->all[0], *other = &self->all[1];
  g_autofree char *id = NULL;

  desktops_gather (self, 2, "un deux trois", FALSE);
  id = desktop_add (founder, "Centre des Coteaux");
  desktop_reopen (founder); /* it says hello again */
  sync_report_free (desktop_go (founder));
  desktop_lose_segment (self, founder, desktop_count_files (self, founder, ".lsg") - 1, FALSE);
  {
    g_autoptr (SyncReport) report = desktop_go (other);

    g_assert_null (desktop_find_alert (report, SYNC_ALERT_ROLLED_BACK));
  }
  sync_share_push_clock (other->share, HOUR_MS);
  {
    g_autoptr (SyncReport) report = desktop_go (other);
    const SyncAlert       *alert = desktop_find_alert (report, SYNC_ALERT_ROLLED_BACK);

    g_assert_nonnull (alert);
    g_assert_cmpstr (alert->who, ==, "Camille");
    desktop_assert_name (other, id, "");
  }
  desktops_go (self, 1);
  {
    g_autoptr (SyncReport) report = desktop_go (other);

    g_assert_null (desktop_find_alert (report, SYNC_ALERT_ROLLED_BACK));
    desktop_assert_name (other, id, "Centre des Coteaux");
  }
}

#define ADD(name, test) g_test_add ("/sync/absence/" name, Desktops, NULL, desktops_begin, test, desktops_end)

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  ADD ("a-week-later-it-is-lost-and-given-up", test_a_week_later_it_is_lost_and_given_up);
  ADD ("a-second-gap-does-not-count-its-week-again", test_a_second_gap_does_not_count_its_week_again);
  ADD ("a-run-of-which-nothing-came-is-given-up", test_a_run_of_which_nothing_came_is_given_up);
  ADD ("what-came-meanwhile-is-not-given-up", test_what_came_meanwhile_is_not_given_up);
  ADD ("what-the-owner-still-has-comes-back", test_what_the_owner_still_has_comes_back);
  ADD ("a-share-that-goes-back-is-told-and-made-good", test_a_share_that_goes_back_is_told_and_made_good);
  return g_test_run ();
}
