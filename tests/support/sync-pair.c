#include "sync-pair.h"

char *
pair_dup_path (const Pair *self,
               const char *name)
{
  return g_build_filename (self->dir, name, NULL);
}

void
pair_begin (Pair         *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;

  self->dir = g_dir_make_tmp ("liens-round-XXXXXX", NULL);
  self->folder = pair_dup_path (self, "partage");
  path = pair_dup_path (self, "fondation.liens");
  self->founder.store = dossier_store_new (path, &error);
  g_assert_no_error (error);
}

void
pair_end (Pair         *self,
          gconstpointer data)
{
  g_autofree char *sweep = g_strdup_printf ("rm -rf '%s'", self->dir);

  desktop_close (&self->founder);
  desktop_close (&self->other);
  g_spawn_command_line_sync (sweep, NULL, NULL, NULL, NULL);
  g_free (self->dir);
  g_free (self->folder);
}

void
pair_found (Pair       *self,
            const char *passphrase,
            gboolean    is_open)
{
  SyncWish           wish = { self->folder, passphrase, "Camille", is_open, TRUE };
  g_autoptr (GError) error = NULL;

  self->founder.share = sync_share_found (self->founder.store, &wish, NULL, &error);
  g_assert_no_error (error);
  self->founder.rounds = sync_rounds_new (self->founder.share);
}

void
pair_join (Pair       *self,
           const char *passphrase)
{
  SyncWish           wish = { self->folder, passphrase, "Dominique", FALSE, TRUE };
  g_autofree char   *path = pair_dup_path (self, "second.liens");
  g_autoptr (GError) error = NULL;

  self->other.store = sync_share_join (path, &wish, &self->other.share, NULL, &error);
  g_assert_no_error (error);
  self->other.rounds = sync_rounds_new (self->other.share);
}

SyncReport *
pair_go (Desktop *self)
{
  g_autoptr (GError) error = NULL;
  SyncReport        *report = sync_rounds_go (self->rounds, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_no_error (report->pull);
  g_assert_no_error (report->push);
  for (guint i = 0; i < report->alerts->len; i++)
    g_test_message ("%s: %s", sync_alert_get_code (report->alerts->pdata[i]), ((SyncAlert *) report->alerts->pdata[i])->detail);
  g_assert_cmpuint (report->alerts->len, ==, 0);
  return report;
}

void
pair_go_quietly (Desktop *self)
{
  sync_report_free (pair_go (self));
}

void
pair_meet (Pair *self)
{
  for (int round = 0; round < 2; round++)
    {
      pair_go_quietly (&self->founder);
      pair_go_quietly (&self->other);
    }
}
