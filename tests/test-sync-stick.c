#include "sync-desktop.h"

#include "sync-stick.h"

#include <glib/gstdio.h>

static void
carry (Desktops *self,
       Desktop  *desktop,
       guint    *n_brought)
{
  g_autofree char      *folder = g_build_filename (self->dir, "cle", NULL);
  g_autoptr (GError)    error = NULL;
  g_autoptr (SyncStick) stick = sync_stick_go (desktop->share, folder, NULL, &error);

  g_assert_no_error (error);
  if (n_brought != NULL)
    *n_brought = stick->n_brought;
}

/* A round that finds no folder. */
static void
go_without_folder (Desktop *desktop)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (SyncReport) report = sync_rounds_go (desktop->rounds, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_error (report->pull, CARRY_ERROR, CARRY_ERROR_NOT_HERE);
}

static char *
take_away (Desktops *self)
{
  char *away = g_build_filename (self->dir, "ailleurs", NULL);

  g_assert_cmpint (g_rename (self->folder, away), ==, 0);
  return away;
}

static void
test_changes_travel_both_ways (Desktops     *self,
                               gconstpointer data)
{
  Desktop         *founder = &self->all[0], *far = &self->all[1];
  g_autofree char *here = NULL, *there = NULL, *away = NULL;
  guint            n_brought;

  desktops_gather (self, 2, "un deux trois", FALSE);
  away = take_away (self);
  here = desktop_add (founder, "Centre des Coteaux");
  there = desktop_add (far, "École du Parc");
  carry (self, far, &n_brought);
  g_assert_cmpuint (n_brought, ==, 0);
  carry (self, founder, &n_brought);
  g_assert_cmpuint (n_brought, >, 0);
  go_without_folder (founder);
  desktop_assert_name (founder, there, "École du Parc");
  carry (self, far, NULL);
  go_without_folder (far);
  desktop_assert_name (far, here, "Centre des Coteaux");
}

/* The founder is on the network, the far desktop never is: what it writes reaches a third by the founder. */
static void
test_what_a_stick_brings_is_passed_on (Desktops     *self,
                                       gconstpointer data)
{
  Desktop         *founder = &self->all[0], *far = &self->all[1], *third = &self->all[2];
  g_autofree char *there = NULL, *away = NULL;

  desktops_gather (self, 3, "un deux trois", FALSE);
  away = take_away (self);
  there = desktop_add (far, "École du Parc");
  carry (self, far, NULL);
  g_assert_cmpint (g_rename (away, self->folder), ==, 0);
  carry (self, founder, NULL);
  sync_report_free (desktop_go (third));
  desktop_assert_name (third, there, "École du Parc");
}

static void
test_a_stick_of_another_federation_is_left_alone (Desktops     *self,
                                                  gconstpointer data)
{
  Desktops           other = { 0 };
  g_autofree char   *folder = NULL;
  g_autoptr (GError) error = NULL;
  SyncStick         *stick;

  desktops_found (self, "", TRUE);
  desktops_begin (&other, NULL);
  desktops_found (&other, "", TRUE);
  stick = sync_stick_go (self->all[0].share, other.folder, NULL, &error);
  g_assert_null (stick);
  g_assert_error (error, CARRY_ERROR, CARRY_ERROR_ANOTHER);
  desktops_end (&other, NULL);
}

static void
test_a_lost_folder_is_made_again_from_any_mirror (Desktops     *self,
                                                  gconstpointer data)
{
  Desktop           *founder = &self->all[0], *other = &self->all[1], *joins;
  g_autofree char   *id = NULL, *away = NULL, *fresh = g_build_filename (self->dir, "nouveau", NULL);
  g_autoptr (GError) error = NULL;

  desktops_gather (self, 2, "un deux trois", FALSE);
  id = desktop_add (founder, "Centre des Coteaux");
  desktops_go (self, 2);
  away = take_away (self);
  g_assert_true (sync_share_rebuild (other->share, fresh, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (sync_share_move (founder->share, fresh, NULL, &error));
  g_assert_no_error (error);
  g_free (self->folder);
  self->folder = g_strdup (fresh);
  desktops_go (self, 1);
  joins = desktops_join (self, 2, "un deux trois");
  desktops_go (self, 1);
  desktops_admit_all (self, FALSE);
  desktops_go (self, 2);
  desktop_assert_name (joins, id, "Centre des Coteaux");
  desktop_reopen (founder);
  g_assert_cmpstr (sync_share_get_folder (founder->share), ==, fresh);
}

/* Cut short, and begun again at the same place. */
static void
test_a_folder_half_made_again_is_made_whole (Desktops     *self,
                                             gconstpointer data)
{
  Desktop           *founder = &self->all[0], *other = &self->all[1], *joins;
  g_autofree char   *id = NULL, *away = NULL, *fresh = g_build_filename (self->dir, "nouveau", NULL), *shelves = g_build_filename (fresh, "p", NULL);
  g_autofree char   *gone = g_build_filename (self->dir, "perdu", NULL);
  g_autoptr (GError) error = NULL;

  desktops_gather (self, 2, "", TRUE);
  id = desktop_add (founder, "Centre des Coteaux");
  desktops_go (self, 2);
  away = take_away (self);
  g_assert_true (sync_share_rebuild (other->share, fresh, NULL, &error));
  g_assert_cmpint (g_rename (shelves, gone), ==, 0);
  g_assert_true (sync_share_rebuild (other->share, fresh, NULL, &error));
  g_assert_no_error (error);
  g_free (self->folder);
  self->folder = g_strdup (fresh);
  joins = desktops_join (self, 2, "");
  sync_report_free (desktop_go (joins));
  desktop_assert_name (joins, id, "Centre des Coteaux");
}

/* Two people make it again at one place: the second has what the first wrote in it meanwhile. */
static void
test_what_was_made_again_twice_is_one_folder (Desktops     *self,
                                              gconstpointer data)
{
  Desktop           *founder = &self->all[0], *other = &self->all[1];
  g_autofree char   *id = NULL, *away = NULL, *fresh = g_build_filename (self->dir, "nouveau", NULL), *gone = g_build_filename (self->dir, "perdu", NULL);
  g_autoptr (GError) error = NULL;

  desktops_gather (self, 2, "un deux trois", FALSE);
  away = take_away (self);
  g_assert_true (sync_share_rebuild (founder->share, fresh, NULL, &error));
  id = desktop_add (founder, "Centre des Coteaux");
  sync_report_free (desktop_go (founder));
  g_assert_true (sync_share_rebuild (other->share, fresh, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_rename (fresh, gone), ==, 0);
  go_without_folder (other);
  desktop_assert_name (other, id, "Centre des Coteaux");
}

static void
test_nothing_moves_to_another_folder (Desktops     *self,
                                      gconstpointer data)
{
  Desktop           *founder = &self->all[0];
  Desktops           other = { 0 };
  g_autoptr (GError) error = NULL;

  desktops_found (self, "", TRUE);
  desktops_begin (&other, NULL);
  desktops_found (&other, "", TRUE);
  g_assert_false (sync_share_move (founder->share, self->dir, NULL, &error));
  g_assert_error (error, CARRY_ERROR, CARRY_ERROR_NOT_HERE);
  g_clear_error (&error);
  g_assert_false (sync_share_rebuild (founder->share, other.folder, NULL, &error));
  g_assert_error (error, CARRY_ERROR, CARRY_ERROR_EXISTS);
  g_assert_cmpstr (sync_share_get_folder (founder->share), ==, self->folder);
  sync_report_free (desktop_go (founder));
  desktops_end (&other, NULL);
}

#define ADD(name, test) g_test_add ("/sync/stick/" name, Desktops, NULL, desktops_begin, test, desktops_end)

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  ADD ("changes-travel-both-ways", test_changes_travel_both_ways);
  ADD ("what-a-stick-brings-is-passed-on", test_what_a_stick_brings_is_passed_on);
  ADD ("a-stick-of-another-federation-is-left-alone", test_a_stick_of_another_federation_is_left_alone);
  ADD ("a-lost-folder-is-made-again-from-any-mirror", test_a_lost_folder_is_made_again_from_any_mirror);
  ADD ("a-folder-half-made-again-is-made-whole", test_a_folder_half_made_again_is_made_whole);
  ADD ("what-was-made-again-twice-is-one-folder", test_what_was_made_again_twice_is_one_folder);
  ADD ("nothing-moves-to-another-folder", test_nothing_moves_to_another_folder);
  return g_test_run ();
}
