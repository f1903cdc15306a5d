#include "sync-desktop.h"

#include "dossier-record.h"
#include "dossier-store-share.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
path_of (const Desktops *self,
         const char     *name)
{
  return g_build_filename (self->dir, name, NULL);
}

void
desktops_begin (Desktops     *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->dir = g_dir_make_tmp ("liens-desktops-XXXXXX", NULL);
  self->folder = path_of (self, "partage");
  self->all[0].path = path_of (self, "poste-0.liens");
  self->all[0].store = dossier_store_new (self->all[0].path, &error);
  g_assert_no_error (error);
}

void
desktop_close (Desktop *self)
{
  g_clear_pointer (&self->rounds, sync_rounds_free);
  g_clear_pointer (&self->share, sync_share_free);
  if (self->store != NULL)
    dossier_store_close (self->store);
  g_clear_object (&self->store);
}

void
desktops_end (Desktops     *self,
              gconstpointer data)
{
  g_autofree char *sweep = g_strdup_printf ("rm -rf '%s' '%s/liens'", self->dir, g_get_user_data_dir ());

  for (guint i = 0; i < SYNC_DESKTOPS; i++)
    {
      desktop_close (&self->all[i]);
      g_clear_pointer (&self->all[i].path, g_free);
    }
  g_spawn_command_line_sync (sweep, NULL, NULL, NULL, NULL);
  g_free (self->dir);
  g_free (self->folder);
}

void
desktop_reopen (Desktop *self)
{
  g_autoptr (GError) error = NULL;

  desktop_close (self);
  self->store = dossier_store_open (self->path, &error);
  g_assert_no_error (error);
  self->share = sync_share_open (self->store, &error);
  g_assert_no_error (error);
  self->rounds = sync_rounds_new (self->share);
}

void
desktops_found (Desktops   *self,
                const char *passphrase,
                gboolean    is_open)
{
  SyncWish           wish = { self->folder, passphrase, "Camille", is_open, TRUE };
  g_autoptr (GError) error = NULL;

  self->all[0].share = sync_share_found (self->all[0].store, &wish, NULL, &error);
  g_assert_no_error (error);
  self->all[0].rounds = sync_rounds_new (self->all[0].share);
}

Desktop *
desktops_join (Desktops   *self,
               guint       i,
               const char *passphrase)
{
  SyncWish           wish = { self->folder, passphrase, "Dominique", FALSE, TRUE };
  g_autofree char   *name = g_strdup_printf ("poste-%u.liens", i);
  Desktop           *desktop = &self->all[i];
  g_autoptr (GError) error = NULL;

  desktop->path = path_of (self, name);
  desktop->store = sync_share_join (desktop->path, &wish, &desktop->share, NULL, &error);
  g_assert_no_error (error);
  desktop->rounds = sync_rounds_new (desktop->share);
  return desktop;
}

SyncReport *
desktop_go (Desktop *self)
{
  g_autoptr (GError) error = NULL;
  SyncReport        *report = sync_rounds_go (self->rounds, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_no_error (report->pull);
  g_assert_no_error (report->push);
  for (guint i = 0; i < report->alerts->len; i++)
    g_test_message ("%s: %s", sync_alert_get_code (report->alerts->pdata[i]), ((SyncAlert *) report->alerts->pdata[i])->detail);
  return report;
}

void
desktops_go (Desktops *self,
             guint     times)
{
  for (guint turn = 0; turn < times; turn++)
    for (guint i = 0; i < SYNC_DESKTOPS; i++)
      if (self->all[i].rounds != NULL)
        sync_report_free (desktop_go (&self->all[i]));
}

gboolean
desktop_is_alerted (const SyncReport *report,
                    SyncAlertKind     kind)
{
  return desktop_find_alert (report, kind) != NULL;
}

const SyncAlert *
desktop_find_alert (const SyncReport *report,
                    SyncAlertKind     kind)
{
  for (guint i = 0; i < report->alerts->len; i++)
    if (((SyncAlert *) report->alerts->pdata[i])->kind == kind)
      return report->alerts->pdata[i];
  return NULL;
}

void
desktops_admit_all (Desktops *self,
                    gboolean  as_admins)
{
  g_autoptr (GPtrArray) members = dossier_store_list_members (self->all[0].store, NULL);
  g_autoptr (GError)    error = NULL;

  for (guint i = 0; i < members->len; i++)
    {
      const DossierMember *member = members->pdata[i];

      if (member->state == DOSSIER_MEMBER_PENDING && member->has_public_key)
        dossier_store_admit (self->all[0].store, member->poste, as_admins, &error);
      g_assert_no_error (error);
    }
}

void
desktops_gather (Desktops   *self,
                 guint       n,
                 const char *passphrase,
                 gboolean    is_open)
{
  desktops_found (self, passphrase, is_open);
  desktops_go (self, 1);
  for (guint i = 1; i < n; i++)
    desktops_join (self, i, passphrase);
  desktops_go (self, 2);
  if (!is_open)
    desktops_admit_all (self, FALSE);
  desktops_go (self, 2);
}

static void
put_name (Desktop    *self,
          DossierAct *act,
          const char *id,
          const char *name)
{
  g_autoptr (GError) error = NULL;

  dossier_act_set (act, dossier_kinds_find ("structure"), id, "name", dossier_value_new_text (name));
  dossier_store_write (self->store, act, &error);
  g_assert_no_error (error);
}

char *
desktop_add (Desktop    *self,
             const char *name)
{
  g_autoptr (DossierAct) act = dossier_act_new (NULL);
  char                  *id = g_strdup (dossier_act_create (act, dossier_kinds_find ("structure"), NULL));

  put_name (self, act, id, name);
  return id;
}

void
desktop_rename (Desktop    *self,
                const char *id,
                const char *name)
{
  g_autoptr (DossierAct) act = dossier_act_new (NULL);

  put_name (self, act, id, name);
}

static gpointer
read_name (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, data, NULL);
  const char               *name = record != NULL ? dossier_record_get_text (record, "name") : NULL;

  return g_strdup (name != NULL ? name : "");
}

char *
desktop_dup_name (Desktop    *self,
                  const char *id)
{
  return dossier_store_ask (self->store, read_name, (gpointer) id, NULL);
}

void
desktop_assert_name (Desktop    *self,
                     const char *id,
                     const char *name)
{
  g_autofree char *found = desktop_dup_name (self, id);

  g_assert_cmpstr (found, ==, name);
}

guint
desktop_count_files (Desktops   *self,
                     Desktop    *whose,
                     const char *ending)
{
  g_autofree char *path = g_build_filename (self->folder, "p", sync_share_get_poste (whose->share), NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char      *name;
  guint            count = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    count += g_str_has_suffix (name, ending);
  return count;
}

char *
desktop_write_three (Desktop *self)
{
  char *last = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_free (last);
      last = desktop_add (self, "Centre des Coteaux");
      sync_report_free (desktop_go (self));
    }
  return last;
}

void
desktop_lose_segment (Desktops *self,
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
