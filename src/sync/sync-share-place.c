/* sync-share-place.c - the folder of a share: made, moved, made again */
#include "config.h"

#include "sync-share-private.h"

#include "sync-tidy.h"

#include <glib/gi18n-lib.h>

gboolean
sync_share_ask_plainly (CarryRelay   *relay,
                        CarryRequest *request,
                        GCancellable *cancellable,
                        GError      **error)
{
  CarryReport *report = carry_relay_ask (relay, request, cancellable);
  gboolean     done = report->error == NULL;

  if (!done)
    g_propagate_error (error, g_steal_pointer (&report->error));
  carry_report_free (report);
  return done;
}

char *
sync_share_dup_note (void)
{
  return g_strdup (_ ("This folder is a shared dossier of Liens.\n\n"
                      "Each desktop of the federation writes its changes in it and reads those of the others. To take part, open Liens and "
                      "choose “Join a shared folder”.\n\nPlease do not move, rename or remove anything here: what is inside cannot be read without Liens.\n"));
}

gboolean
sync_share_make_folder (CarryRelay   *relay,
                        GCancellable *cancellable,
                        GError      **error)
{
  CarryRequest *request = carry_request_new (CARRY_ASK_MAKE, NULL);

  request->note = sync_share_dup_note ();
  return sync_share_ask_plainly (relay, request, cancellable, error);
}

static gboolean
settle_at (SyncShare  *self,
           CarryRelay *relay,
           const char *folder,
           GError    **error)
{
  g_autofree char *before = g_steal_pointer (&self->folder);

  self->folder = g_strdup (folder);
  if (!sync_share_keep (self, error))
    {
      g_free (self->folder);
      self->folder = g_steal_pointer (&before);
      return FALSE;
    }
  carry_relay_stop (self->relay);
  g_set_object (&self->relay, relay);
  return TRUE;
}

static CarryRelay *
new_relay_at (SyncShare  *self,
              const char *folder)
{
  return carry_relay_new (folder, carry_mirror_get_path (self->mirror), self->poste, self->sentinel);
}

/* Listing what is ours asks for the sentinel as any request does. */
gboolean
sync_share_move (SyncShare    *self,
                 const char   *folder,
                 GCancellable *cancellable,
                 GError      **error)
{
  const char *const      own[] = { self->poste, NULL };
  g_autoptr (CarryRelay) relay = new_relay_at (self, folder);

  return sync_share_ask_plainly (relay, carry_request_new (CARRY_ASK_LIST, own), cancellable, error) && settle_at (self, relay, folder, error);
}

/* What somebody made of it meanwhile comes first: what it replaces is not carried there again. */
static gboolean
fill (SyncShare    *self,
      CarryRelay   *relay,
      GCancellable *cancellable,
      GError      **error)
{
  g_autoptr (SyncTidy) tidy = sync_tidy_new (self);

  return sync_share_ask_plainly (relay, carry_request_new (CARRY_ASK_PULL, NULL), cancellable, error) && sync_tidy_drop_replaced (tidy, error) &&
         sync_share_ask_plainly (relay, carry_request_new (CARRY_ASK_RELAY_ALL, NULL), cancellable, error);
}

gboolean
sync_share_rebuild (SyncShare    *self,
                    const char   *folder,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (CarryRelay) relay = new_relay_at (self, folder);

  return sync_share_make_folder (relay, cancellable, error) && fill (self, relay, cancellable, error) && settle_at (self, relay, folder, error);
}
