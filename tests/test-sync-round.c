/* Rounds around a shared folder: what one writes the other reads, who waits, and what becomes of a folder that is away or lost something. */
#include "sync-pair.h"

#include <glib/gstdio.h>
#include <unistd.h>

static void
test_what_one_writes_the_other_reads (Pair         *self,
                                      gconstpointer data)
{
  g_autofree char *id = NULL, *back = NULL;

  pair_found (self, "", TRUE);
  id = desktop_add (&self->founder, "Centre des Coteaux");
  pair_go_quietly (&self->founder);
  pair_join (self, "");
  pair_go_quietly (&self->other);
  desktop_assert_name (&self->other, id, "Centre des Coteaux");
  back = desktop_add (&self->other, "École du Parc");
  pair_go_quietly (&self->other);
  pair_go_quietly (&self->founder);
  desktop_assert_name (&self->founder, back, "École du Parc");
}

static void
test_a_quiet_round_moves_nothing (Pair         *self,
                                  gconstpointer data)
{
  g_autofree char *id = NULL;

  pair_found (self, "", TRUE);
  id = desktop_add (&self->founder, "Centre des Coteaux");
  pair_go_quietly (&self->founder);
  pair_join (self, "");
  for (int i = 0; i < 3; i++)
    {
      pair_go_quietly (&self->other);
      pair_go_quietly (&self->founder);
    }
  {
    g_autoptr (SyncReport) one = pair_go (&self->founder), other = pair_go (&self->other);

    g_assert_true (sync_report_is_up_to_date (one) && sync_report_is_up_to_date (other));
    g_assert_cmpint (one->sent + one->received + other->sent + other->received, ==, 0);
  }
}

static void
admit_all (Desktop *self)
{
  g_autoptr (GPtrArray) members = dossier_store_list_members (self->store, NULL);
  g_autoptr (GError)    error = NULL;

  for (guint i = 0; i < members->len; i++)
    {
      const DossierMember *member = members->pdata[i];

      if (member->state == DOSSIER_MEMBER_PENDING)
        g_assert_true (dossier_store_admit (self->store, member->poste, FALSE, &error));
    }
}

static void
test_who_is_not_let_in_waits (Pair         *self,
                              gconstpointer data)
{
  g_autofree char *id = NULL, *typed = NULL;

  pair_found (self, "un deux trois", FALSE);
  id = desktop_add (&self->founder, "Centre des Coteaux");
  pair_go_quietly (&self->founder);
  pair_join (self, "un deux trois");
  {
    g_autoptr (SyncReport) waiting = pair_go (&self->other);

    g_assert_true (waiting->is_waiting);
  }
  typed = desktop_add (&self->other, "École du Parc");
  pair_go_quietly (&self->other);
  {
    g_autoptr (SyncReport) asked = pair_go (&self->founder);

    g_assert_cmpuint (asked->n_pending, ==, 1);
    desktop_assert_name (&self->founder, typed, "");
  }
  admit_all (&self->founder);
  pair_go_quietly (&self->founder);
  pair_go_quietly (&self->founder);
  desktop_assert_name (&self->founder, typed, "École du Parc");
  {
    g_autoptr (SyncReport) in = pair_go (&self->other);

    g_assert_false (in->is_waiting);
  }
}

static void
test_another_passphrase_makes_nothing (Pair         *self,
                                       gconstpointer data)
{
  SyncWish                 wish;
  SyncShare               *share = NULL;
  g_autofree char         *path = pair_dup_path (self, "second.liens");
  g_autoptr (GError)       error = NULL;
  g_autoptr (DossierStore) store = NULL;

  pair_found (self, "un deux trois", TRUE);
  wish = (SyncWish){ self->folder, "quatre", "Dominique", FALSE, TRUE };
  store = sync_share_join (path, &wish, &share, NULL, &error);
  g_assert_null (store);
  g_assert_error (error, SYNC_ERROR, SYNC_ERROR_PASSPHRASE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_a_share_that_went_away_keeps_nobody_from_working (Pair         *self,
                                                       gconstpointer data)
{
  g_autofree char       *away = pair_dup_path (self, "ailleurs"), *id = NULL;
  g_autoptr (GError)     error = NULL;
  g_autoptr (SyncReport) report = NULL;

  pair_found (self, "", TRUE);
  pair_go_quietly (&self->founder);
  g_assert_cmpint (g_rename (self->folder, away), ==, 0);
  id = desktop_add (&self->founder, "Centre des Coteaux");
  report = sync_rounds_go (self->founder.rounds, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_error (report->pull, CARRY_ERROR, CARRY_ERROR_NOT_HERE);
  g_assert_cmpint (report->to_send, >, 0);
  g_assert_false (g_file_test (self->folder, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rename (away, self->folder), ==, 0);
  {
    g_autoptr (SyncReport) after = pair_go (&self->founder);

    g_assert_cmpint (after->sent, >, 0);
    g_assert_cmpint (after->to_send, ==, 0);
  }
}

static void
test_hellos_do_not_pile_up (Pair         *self,
                            gconstpointer data)
{
  g_autofree char *own = NULL;
  g_autoptr (GDir) opened = NULL;
  const char      *name;
  guint            count = 0;

  pair_found (self, "", TRUE);
  for (int i = 0; i < 6; i++)
    {
      g_autofree char *id = desktop_add (&self->founder, "Centre");

      pair_go_quietly (&self->founder);
    }
  own = g_build_filename (self->folder, "p", sync_share_get_poste (self->founder.share), NULL);
  opened = g_dir_open (own, 0, NULL);
  while ((name = g_dir_read_name (opened)) != NULL)
    count += g_str_has_suffix (name, ".lhl");
  g_assert_cmpuint (count, <=, 3);
}

static void
test_a_share_is_known_again (Pair         *self,
                             gconstpointer data)
{
  g_autofree char   *id = NULL, *path = pair_dup_path (self, "fondation.liens");
  g_autoptr (GError) error = NULL;

  pair_found (self, "un deux trois", TRUE);
  id = desktop_add (&self->founder, "Centre des Coteaux");
  pair_go_quietly (&self->founder);
  desktop_close (&self->founder);
  self->founder.store = dossier_store_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (sync_share_is_shared (self->founder.store));
  self->founder.share = sync_share_open (self->founder.store, &error);
  g_assert_no_error (error);
  self->founder.rounds = sync_rounds_new (self->founder.share);
  {
    g_autoptr (SyncReport) report = pair_go (&self->founder);

    g_assert_cmpint (report->to_send + report->received, ==, 0);
  }
}

/* A server that said the file was safe, and lost its end. */
static void
test_what_a_server_lost_is_put_again (Pair         *self,
                                      gconstpointer data)
{
  g_autofree char       *id = NULL, *path = NULL;
  g_autoptr (GPtrArray)  files = NULL;
  g_autoptr (GError)     error = NULL;
  const CarryMirrorFile *file = NULL;
  GStatBuf               facts;

  pair_found (self, "", TRUE);
  id = desktop_add (&self->founder, "Centre des Coteaux");
  pair_go_quietly (&self->founder);
  files = carry_mirror_list (sync_share_get_mirror (self->founder.share), sync_share_get_poste (self->founder.share), &error);
  for (guint i = 0; i < files->len; i++)
    if (g_str_has_suffix (((CarryMirrorFile *) files->pdata[i])->name, ".lsg"))
      file = files->pdata[i];
  path = g_build_filename (self->folder, "p", sync_share_get_poste (self->founder.share), file->name, NULL);
  g_assert_cmpint (truncate (path, 100), ==, 0);
  sync_rounds_free (self->founder.rounds);
  self->founder.rounds = sync_rounds_new (self->founder.share);
  pair_go_quietly (&self->founder);
  g_assert_cmpint (g_stat (path, &facts), ==, 0);
  g_assert_cmpuint ((guint64) facts.st_size, ==, file->size);
}

/* Its file alone came here: the key that made it stayed on the machine of before. */
static void
test_a_dossier_of_another_machine_is_shared_from_this_one (Pair         *self,
                                                           gconstpointer data)
{
  g_autofree char   *path = pair_dup_path (self, "fondation.liens"), *before = desktop_add (&self->founder, "Centre des Coteaux"), *after = NULL;
  g_autofree char   *kept = g_strdup (dossier_store_get_data_dir (self->founder.store)), *away = g_strconcat (kept, "-ailleurs", NULL);
  g_autoptr (GError) error = NULL;

  desktop_close (&self->founder);
  g_assert_cmpint (g_rename (kept, away), ==, 0);
  self->founder.store = dossier_store_open (path, &error);
  g_assert_no_error (error);
  after = desktop_add (&self->founder, "École du Parc");
  pair_found (self, "", TRUE);
  pair_go_quietly (&self->founder);
  pair_join (self, "");
  pair_go_quietly (&self->other);
  desktop_assert_name (&self->other, before, "Centre des Coteaux");
  desktop_assert_name (&self->other, after, "École du Parc");
  desktop_rename (&self->other, before, "Centre du Coteau");
  pair_go_quietly (&self->other);
  pair_go_quietly (&self->founder);
  desktop_assert_name (&self->founder, before, "Centre du Coteau");
  g_assert_cmpint (dossier_store_count_divergences (self->founder.store, NULL), ==, 0);
}

static void
test_a_shared_dossier_is_not_founded_anew (Pair         *self,
                                           gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  pair_found (self, "", TRUE);
  pair_go_quietly (&self->founder);
  g_assert_false (dossier_store_refound (self->founder.store, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  pair_add ("what-one-writes-the-other-reads", test_what_one_writes_the_other_reads);
  pair_add ("a-quiet-round-moves-nothing", test_a_quiet_round_moves_nothing);
  pair_add ("who-is-not-let-in-waits", test_who_is_not_let_in_waits);
  pair_add ("another-passphrase-makes-nothing", test_another_passphrase_makes_nothing);
  pair_add ("a-share-that-went-away-keeps-nobody-from-working", test_a_share_that_went_away_keeps_nobody_from_working);
  pair_add ("hellos-do-not-pile-up", test_hellos_do_not_pile_up);
  pair_add ("a-share-is-known-again", test_a_share_is_known_again);
  pair_add ("what-a-server-lost-is-put-again", test_what_a_server_lost_is_put_again);
  pair_add ("a-dossier-of-another-machine-is-shared-from-this-one", test_a_dossier_of_another_machine_is_shared_from_this_one);
  pair_add ("a-shared-dossier-is-not-founded-anew", test_a_shared_dossier_is_not_founded_anew);
  return g_test_run ();
}
