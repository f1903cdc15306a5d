#include "sync-desktop.h"

#include "dossier-store-share.h"

#include <glib/gstdio.h>
#include <string.h>

#define HOUR_MS (G_GINT64_CONSTANT (3600) * 1000)
#define DAY_MS (24 * HOUR_MS)

/* Of its owner's folder on the share, and of its mirror where asked: the n-th segment by name. */
static void
lose_segment (Desktops *self,
              Desktop  *owner,
              guint     place,
              gboolean  for_ever)
{
  const char            *poste = sync_share_get_poste (owner->share);
  g_autoptr (GPtrArray)  files = carry_mirror_list (sync_share_get_mirror (owner->share), poste, NULL);
  const CarryMirrorFile *lost = NULL;

  for (guint i = 0, n = 0; i < files->len && lost == NULL; i++)
    if (g_str_has_suffix (((CarryMirrorFile *) files->pdata[i])->name, ".lsg") && n++ == place)
      lost = files->pdata[i];
  {
    g_autofree char *path = g_build_filename (self->folder, "p", poste, lost->name, NULL);

    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  if (for_ever)
    g_assert_true (carry_mirror_drop (sync_share_get_mirror (owner->share), poste, lost->name, NULL));
}

static const SyncAlert *
find_alert (const SyncReport *report,
            SyncAlertKind     kind)
{
  for (guint i = 0; i < report->alerts->len; i++)
    if (((SyncAlert *) report->alerts->pdata[i])->kind == kind)
      return report->alerts->pdata[i];
  return NULL;
}

/* Three changes, each in a file of its own. The last is told. */
static char *
write_three (Desktop *owner)
{
  char *last = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_free (last);
      last = desktop_add (owner, "Centre des Coteaux");
      sync_report_free (desktop_go (owner));
    }
  return last;
}

static void
test_a_week_later_it_is_lost_and_given_up (Desktops     *self,
                                           gconstpointer data)
{
  Desktop         *founder = &self->all[0], *owner = &self->all[1], *other = &self->all[2];
  g_autofree char *last = NULL;
  SyncAlert        lost = { 0 };

  desktops_gather (self, 3, "un deux trois", FALSE);
  last = write_three (owner);
  lose_segment (self, owner, desktop_count_files (self, owner, ".lsg") - 2, TRUE);
  desktop_close (owner);
  {
    g_autoptr (SyncReport) report = desktop_go (founder);

    g_assert_nonnull (find_alert (report, SYNC_ALERT_MISSING));
    g_assert_null (find_alert (report, SYNC_ALERT_LOST));
    desktop_assert_name (founder, last, "");
  }
  desktop_reopen (founder);
  sync_share_push_clock (founder->share, 8 * DAY_MS);
  {
    g_autoptr (SyncReport) report = desktop_go (founder);
    const SyncAlert       *alert = find_alert (report, SYNC_ALERT_LOST);

    g_assert_nonnull (alert);
    g_assert_cmpstr (alert->who, ==, "Dominique");
    lost = *alert;
    g_assert_cmpint (lost.first, ==, lost.last);
  }
  {
    g_autoptr (GError) error = NULL;

    g_assert_true (dossier_store_declare_hole (founder->store, lost.run, lost.first, lost.last, &error));
    g_assert_no_error (error);
  }
  desktops_go (self, 2);
  desktop_assert_name (founder, last, "Centre des Coteaux");
  desktop_assert_name (other, last, "Centre des Coteaux");
  {
    g_autoptr (SyncReport) report = desktop_go (founder);

    g_assert_null (find_alert (report, SYNC_ALERT_LOST));
    g_assert_null (find_alert (report, SYNC_ALERT_MISSING));
  }
}

static void
test_what_the_owner_still_has_comes_back (Desktops     *self,
                                          gconstpointer data)
{
  g_autofree char *last = NULL;

  desktops_gather (self, 2, "un deux trois", FALSE);
  last = write_three (&self->all[0]);
  lose_segment (self, &self->all[0], desktop_count_files (self, &self->all[0], ".lsg") - 2, FALSE);
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
  lose_segment (self, founder, desktop_count_files (self, founder, ".lsg") - 1, FALSE);
  {
    g_autoptr (SyncReport) report = desktop_go (other);

    g_assert_null (find_alert (report, SYNC_ALERT_ROLLED_BACK));
  }
  sync_share_push_clock (other->share, HOUR_MS);
  {
    g_autoptr (SyncReport) report = desktop_go (other);
    const SyncAlert       *alert = find_alert (report, SYNC_ALERT_ROLLED_BACK);

    g_assert_nonnull (alert);
    g_assert_cmpstr (alert->who, ==, "Camille");
    desktop_assert_name (other, id, "");
  }
  desktops_go (self, 1);
  {
    g_autoptr (SyncReport) report = desktop_go (other);

    g_assert_null (find_alert (report, SYNC_ALERT_ROLLED_BACK));
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
  ADD ("what-the-owner-still-has-comes-back", test_what_the_owner_still_has_comes_back);
  ADD ("a-share-that-goes-back-is-told-and-made-good", test_a_share_that_goes_back_is_told_and_made_good);
  return g_test_run ();
}
