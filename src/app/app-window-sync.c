/* app-window-sync.c - the exchange with the shared folder, watched
 *
 * It is made by the runner of the session; here is what is seen of it. Nothing of it waits for the folder.
 */
#include "config.h"

#include "app-window-private.h"

#include "app-absence.h"
#include "dossier-view-conflict.h"
#include "dossier-view-history.h"
#include "sync-fingerprint.h"
#include "sync-view-peer.h"

#include <glib/gi18n-lib.h>

gboolean
app_window_is_shared (AppWindow *self)
{
  SyncRunner *runner = app_session_get_runner (self->session);

  return runner != NULL && sync_runner_get_state (runner) != SYNC_STATE_NOT_SHARED;
}

void
app_window_update_sync_actions (AppWindow *self)
{
  gboolean open = app_session_get_store (self->session) != NULL, shared = app_window_is_shared (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.share", open && !shared);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.members", shared);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sync-now", shared);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sharing", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.absence", shared && self->seen != NULL);
}

void
app_window_follow_watching (AppWindow *self)
{
  SyncRunner *runner = app_session_get_runner (self->session);

  if (runner != NULL)
    sync_runner_set_watched (runner, gtk_window_is_active (GTK_WINDOW (self)));
}

/* --- while one was away */

static void
on_seen_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;
  g_autoptr (GBytes)    seen = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);

  if (self->store != DOSSIER_STORE (source))
    return;
  g_clear_pointer (&self->seen, g_bytes_unref);
  self->seen = g_steal_pointer (&seen);
  app_window_update_sync_actions (self);
}

void
app_window_note_absence (AppWindow *self)
{
  if (self->store != NULL && app_window_is_shared (self))
    app_absence_note (self->store);
}

static void
show_absence (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  if (self->store != NULL && self->seen != NULL)
    dossier_view_history_present_news (GTK_WINDOW (self), self->store, self->seen);
}

void
app_window_watch_sharing (AppWindow *self)
{
  g_signal_connect (self, "notify::is-active", G_CALLBACK (app_window_follow_watching), NULL);
}

/* Of a state that asks something of the person; NULL: of none other. Caller owns. */
static char *
dup_notice (AppWindow *self,
            SyncState  state)
{
  const DossierIdentity *identity = dossier_store_get_identity (self->store);
  g_autofree char       *words = sync_fingerprint_dup (dossier_identity_get_public_key (identity));

  if (state == SYNC_STATE_WAITING)
    /* Translators: four words that mean nothing, to be read aloud */
    return g_strdup_printf (_ ("An administrator has to let this computer in. Read them these four words, by telephone: %s"), words);
  if (state == SYNC_STATE_REMOVED)
    return g_strdup (_ ("An administrator removed this computer from the sharing. Your dossier stays yours, whole: ask to be let in again, or go on alone."));
  return NULL;
}

/* Once, and for as long as it is so. */
static void
tell_standing (AppWindow  *self,
               SyncRunner *runner)
{
  SyncState        state = sync_runner_get_state (runner);
  g_autofree char *sentence = dup_notice (self, state);
  SyncState        told = sentence != NULL ? state : SYNC_STATE_NOT_SHARED;

  if (told == self->told_state)
    return;
  self->told_state = told;
  if (sentence != NULL)
    app_notice_show (self->notice, sentence, _ ("_Sharing…"), "win.sharing", NULL);
  else
    app_notice_hide (self->notice);
}

void
app_window_tell_open (AppWindow *self)
{
  SyncRunner      *runner = app_session_get_runner (self->session);
  const char      *ids[] = { app_session_get_selection (self->session), NULL };
  g_autofree char *sentence = NULL;

  if (runner != NULL)
    {
      sync_runner_set_open (runner, ids);
      sentence = sync_view_peers_tell_open (sync_runner_get_report (runner), ids[0]);
    }
  dossier_view_inspector_set_others (self->inspector, sentence);
}

static void
on_runner_changed (AppWindow  *self,
                   SyncRunner *runner)
{
  if (runner != app_session_get_runner (self->session) || self->store == NULL)
    return;
  app_window_update_sync_actions (self);
  tell_standing (self, runner);
  app_window_tell_open (self);
}

/* A command of a terminal shared it through this window. */
static void
on_store_changed (AppWindow *self)
{
  SyncRunner *runner = app_session_get_runner (self->session);

  if (runner == NULL || self->store == NULL || app_window_is_shared (self) || !sync_share_is_shared (self->store))
    return;
  sync_runner_restart (runner);
  app_window_follow_watching (self);
}

void
app_window_follow_session_sharing (AppWindow *self)
{
  SyncRunner *runner = app_session_get_runner (self->session);

  app_window_leave_sharing (self);
  sync_view_badge_set (self->sharing, runner, app_session_get_store (self->session));
  if (runner != NULL)
    g_signal_connect_object (runner, "changed", G_CALLBACK (on_runner_changed), self, G_CONNECT_SWAPPED);
  self->told_state = SYNC_STATE_NOT_SHARED;
  g_clear_pointer (&self->seen, g_bytes_unref);
  if (self->store != NULL)
    g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  if (self->store != NULL)
    app_absence_read_async (self->store, on_seen_read, g_object_ref (self));
  app_window_follow_watching (self);
  app_window_tell_open (self);
}

static void
sync_now (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  SyncRunner *runner = app_session_get_runner (APP_WINDOW (widget)->session);

  if (runner != NULL)
    sync_runner_go (runner);
}

/* --- two answers */

static void
on_answer_chosen (AppWindow  *self,
                  const char *sentence)
{
  app_window_toast (self, sentence, _ ("_Undo"), "win.undo");
}

/* (ss): a record, and the code of a field. */
static void
choose_answer (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AppWindow           *self = APP_WINDOW (widget);
  DossierStore        *store = app_session_get_store (self->session);
  DossierViewConflict *view;
  const char          *id, *field;

  g_variant_get (parameter, "(&s&s)", &id, &field);
  if (store == NULL)
    return;
  view = dossier_view_conflict_new (GTK_WINDOW (self), store, id, field);
  g_signal_connect_object (view, "done", G_CALLBACK (on_answer_chosen), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (view));
}

void
app_window_install_sync_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.sync-now", NULL, sync_now);
  gtk_widget_class_install_action (klass, "win.absence", NULL, show_absence);
  gtk_widget_class_install_action (klass, "win.choose-answer", "(ss)", choose_answer);
}
