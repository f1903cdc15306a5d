#include "config.h"

#include "sync-view-errand.h"

#include "sync-absence.h"
#include "sync-departure.h"
#include "sync-stick.h"

#include <string.h>

#define DIGITS 8 /* of the federation, in the name of its folder on a stick */

/* Of the task that the runner answers. */
typedef struct
{
  SyncViewErrandKind kind;
  char              *folder;
  char              *passphrase;
  guint8             poste[DOSSIER_POSTE_BYTES];
  SyncAlert          lost;        /* without its names */
  GCancellable      *cancellable; /* of the person; that of the runner gives it up too */
  SyncViewErrand    *done;
} Errand;

void
sync_view_errand_free (SyncViewErrand *self)
{
  if (self == NULL)
    return;
  g_free (self->folder);
  g_free (self);
}

static void
errand_free (gpointer data)
{
  Errand *self = data;

  if (self->passphrase != NULL)
    explicit_bzero (self->passphrase, strlen (self->passphrase));
  g_free (self->passphrase);
  g_free (self->folder);
  g_clear_object (&self->cancellable);
  sync_view_errand_free (self->done);
  g_free (self);
}

/* --- where */

/* NULL: none, or it cannot be told. */
static GBytes *
probe (const char   *folder,
       GCancellable *cancellable)
{
  g_autoptr (CarryRelay)  relay = carry_relay_new (folder, NULL, NULL, NULL);
  g_autoptr (CarryReport) report = carry_relay_ask (relay, carry_request_new (CARRY_ASK_PROBE, NULL), cancellable);

  return report->sentinel != NULL ? g_bytes_ref (report->sentinel) : NULL;
}

/* The same name on every desktop, and another for another federation. */
static char *
dup_stick_name (SyncShare *share)
{
  const SyncFederation *federation = sync_share_get_federation (share);
  GString              *name = g_string_new ("Liens ");

  for (guint i = 0; i < DIGITS / 2; i++)
    g_string_append_printf (name, "%02x", federation->id[i]);
  return g_string_free (name, FALSE);
}

/* What was chosen is the folder of Liens on the stick, or the stick. */
static char *
find_on_stick (SyncShare    *share,
               const char   *chosen,
               GCancellable *cancellable)
{
  g_autoptr (GBytes) sentinel = probe (chosen, cancellable);
  g_autofree char   *name = dup_stick_name (share);

  return sentinel != NULL ? g_strdup (chosen) : g_build_filename (chosen, name, NULL);
}

/* What was chosen is the folder that was emptied, or where to make one of the same name. */
static char *
find_lost (SyncShare  *share,
           const char *chosen)
{
  g_autofree char *lost = g_path_get_basename (sync_share_get_folder (share)), *name = g_path_get_basename (chosen);

  return g_str_equal (lost, name) ? g_strdup (chosen) : g_build_filename (chosen, lost, NULL);
}

/* --- on the thread that exchanges */

static gboolean
carry (Errand    *self,
       SyncShare *share,
       GError   **error)
{
  g_autofree char      *folder = find_on_stick (share, self->folder, self->cancellable);
  g_autoptr (SyncStick) stick = sync_stick_go (share, folder, self->cancellable, error);

  if (stick == NULL)
    return FALSE;
  self->done->folder = g_steal_pointer (&folder);
  self->done->n_brought = stick->n_brought;
  self->done->n_given = stick->n_given;
  self->done->is_kept = stick->onward != NULL;
  return TRUE;
}

static gboolean
rebuild (Errand    *self,
         SyncShare *share,
         GError   **error)
{
  self->done->folder = find_lost (share, self->folder);
  return sync_share_rebuild (share, self->done->folder, self->cancellable, error);
}

static gboolean
move (Errand    *self,
      SyncShare *share,
      GError   **error)
{
  self->done->folder = g_strdup (self->folder);
  return sync_share_move (share, self->folder, self->cancellable, error);
}

static void
give_up (GCancellable *cancellable,
         GCancellable *own)
{
  g_cancellable_cancel (own);
}

/* Both may give it up: the person, and the window that closes. */
static gboolean
go (SyncShare    *share,
    gpointer      data,
    GCancellable *cancellable,
    GError      **error)
{
  static gboolean (*const errands[]) (Errand *, SyncShare *, GError **) = { carry, move, rebuild };
  Errand  *self = data;
  gulong   handler = g_cancellable_connect (cancellable, G_CALLBACK (give_up), g_object_ref (self->cancellable), g_object_unref);
  gboolean done = !g_cancellable_set_error_if_cancelled (self->cancellable, error) && errands[self->kind](self, share, error);

  g_cancellable_disconnect (cancellable, handler);
  return done;
}

static gboolean
part (SyncShare    *share,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  Errand *self = data;

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error) &&
         sync_departure_go (share, self->poste, self->passphrase, &sync_cost_moderate, error);
}

static gboolean
give_up_lost (SyncShare    *share,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Errand *self = data;

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error) && sync_absence_give_up (share, &self->lost, error);
}

/* --- where it is asked */

static Errand *
errand_new (GCancellable *cancellable)
{
  Errand *self = g_new0 (Errand, 1);

  self->cancellable = g_object_ref (cancellable);
  self->done = g_new0 (SyncViewErrand, 1);
  return self;
}

void
sync_view_errand_go_async (SyncRunner         *runner,
                           SyncViewErrandKind  kind,
                           const char         *folder,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  Errand *self = errand_new (cancellable);

  self->kind = kind;
  self->folder = g_strdup (folder);
  sync_runner_do_async (runner, go, self, errand_free, cancellable, callback, user_data);
}

void
sync_view_errand_part_async (SyncRunner         *runner,
                             const guint8       *poste,
                             const char         *passphrase,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  Errand *self = errand_new (cancellable);

  memcpy (self->poste, poste, sizeof self->poste);
  self->passphrase = g_strdup (passphrase);
  sync_runner_do_async (runner, part, self, errand_free, cancellable, callback, user_data);
}

void
sync_view_errand_give_up_async (SyncRunner         *runner,
                                const SyncAlert    *lost,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  Errand *self = errand_new (cancellable);

  self->lost = *lost;
  self->lost.who = self->lost.detail = NULL;
  sync_runner_do_async (runner, give_up_lost, self, errand_free, cancellable, callback, user_data);
}

SyncViewErrand *
sync_view_errand_finish (SyncRunner   *runner,
                         GAsyncResult *result,
                         GError      **error)
{
  Errand *self = g_task_get_task_data (G_TASK (result));

  return sync_runner_do_finish (runner, result, error) ? g_steal_pointer (&self->done) : NULL;
}
