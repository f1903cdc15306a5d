/* app-window-sync.c - the shared folder of the dossier: made, joined, watched, left
 *
 * The exchange is made by the runner of the session; here is what people do about it. Nothing of it waits for the folder.
 */
#include "config.h"

#include "app-window-private.h"

#include "app-absence.h"
#include "app-dialogs.h"
#include "app-print.h"
#include "app-recovery.h"
#include "dossier-file.h"
#include "dossier-view-conflict.h"
#include "dossier-view-history.h"
#include "sync-fingerprint.h"
#include "sync-view-found.h"
#include "sync-view-join.h"
#include "sync-view-members.h"

#include <glib/gi18n-lib.h>

static gboolean
is_shared (AppWindow *self)
{
  SyncRunner *runner = app_session_get_runner (self->session);

  return runner != NULL && sync_runner_get_state (runner) != SYNC_STATE_NOT_SHARED;
}

void
app_window_update_sync_actions (AppWindow *self)
{
  gboolean open = app_session_get_store (self->session) != NULL, shared = is_shared (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.share", open && !shared);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.members", shared);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sync-now", shared);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sharing", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.absence", shared && self->seen != NULL);
}

static void
follow_watching (AppWindow *self)
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
  if (self->store != NULL && is_shared (self))
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
  g_signal_connect (self, "notify::is-active", G_CALLBACK (follow_watching), NULL);
}

/* Once, and for as long as it is so. */
static void
tell_waiting (AppWindow  *self,
              SyncRunner *runner)
{
  gboolean               is_waiting = sync_runner_get_state (runner) == SYNC_STATE_WAITING;
  const DossierIdentity *identity = dossier_store_get_identity (self->store);
  g_autofree char       *words = NULL, *sentence = NULL;

  if (is_waiting == self->tells_waiting)
    return;
  self->tells_waiting = is_waiting;
  words = sync_fingerprint_dup (dossier_identity_get_public_key (identity));
  /* Translators: four words that mean nothing, to be read aloud */
  sentence = g_strdup_printf (_ ("An administrator has to let this computer in. Read them these four words, by telephone: %s"), words);
  if (is_waiting)
    app_notice_show (self->notice, sentence, _ ("_Sharing…"), "win.sharing", NULL);
  else
    app_notice_hide (self->notice);
}

static void
on_runner_changed (AppWindow  *self,
                   SyncRunner *runner)
{
  if (runner != app_session_get_runner (self->session) || self->store == NULL)
    return;
  app_window_update_sync_actions (self);
  tell_waiting (self, runner);
}

/* A command of a terminal shared it through this window. */
static void
on_store_changed (AppWindow *self)
{
  SyncRunner *runner = app_session_get_runner (self->session);

  if (runner == NULL || self->store == NULL || is_shared (self) || !sync_share_is_shared (self->store))
    return;
  sync_runner_restart (runner);
  follow_watching (self);
}

void
app_window_follow_session_sharing (AppWindow *self)
{
  SyncRunner *runner = app_session_get_runner (self->session);

  sync_view_badge_set (self->sharing, runner, app_session_get_store (self->session));
  if (runner != NULL)
    g_signal_connect_object (runner, "changed", G_CALLBACK (on_runner_changed), self, G_CONNECT_SWAPPED);
  self->tells_waiting = FALSE;
  g_clear_pointer (&self->seen, g_bytes_unref);
  if (self->store != NULL)
    g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  if (self->store != NULL)
    app_absence_read_async (self->store, on_seen_read, g_object_ref (self));
  follow_watching (self);
}

/* Whoever had no name yet has told it now. */
static void
keep_person (AppWindow  *self,
             const char *typed)
{
  g_autofree char *known = g_settings_get_string (self->settings, "author-name"), *person = g_strstrip (g_strdup (typed));

  if (*known == '\0' && *person != '\0')
    g_settings_set_string (self->settings, "author-name", person);
}

/* --- sharing it */

static void
on_folder_to_found (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (SyncViewFound) view = user_data;
  g_autoptr (GFile)         file = app_dialogs_choose_finish (result);
  g_autofree char          *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    sync_view_found_set_folder (view, path);
}

static void
choose_folder_to_found (SyncViewFound *view)
{
  app_dialogs_choose_to_open (GTK_WINDOW (view), APP_FILE_FOLDER, on_folder_to_found, g_object_ref (view));
}

static void
on_founded (AppWindow     *self,
            SyncViewFound *view)
{
  SyncRunner *runner = app_session_get_runner (self->session);

  keep_person (self, sync_view_found_get_person (view));
  if (runner == NULL)
    return;
  sync_runner_restart (runner);
  follow_watching (self);
  app_window_toast (self, _ ("The dossier is shared. The others join with the folder and the passphrase."), _ ("_Sharing…"), "win.sharing");
}

static void
share (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  AppWindow       *self = APP_WINDOW (widget);
  DossierStore    *store = app_session_get_store (self->session);
  SyncViewFound   *view;
  g_autofree char *dossier = NULL, *person = NULL;

  if (store == NULL)
    return;
  dossier = dossier_file_dup_name (dossier_store_get_path (store));
  person = g_settings_get_string (self->settings, "author-name");
  view = sync_view_found_new (GTK_WINDOW (self), store, dossier, person);
  g_signal_connect (view, "choose-folder", G_CALLBACK (choose_folder_to_found), NULL);
  g_signal_connect_object (view, "done", G_CALLBACK (on_founded), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (view));
}

/* --- joining */

static void
on_folder_to_join (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (SyncViewJoin) view = user_data;
  g_autoptr (GFile)        file = app_dialogs_choose_finish (result);
  g_autofree char         *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    sync_view_join_set_folder (view, path);
}

static void
choose_folder_to_join (SyncViewJoin *view)
{
  app_dialogs_choose_to_open (GTK_WINDOW (view), APP_FILE_FOLDER, on_folder_to_join, g_object_ref (view));
}

static void
on_place_to_join (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (SyncViewJoin) view = user_data;
  g_autoptr (GFile)        file = app_dialogs_choose_finish (result);
  g_autofree char         *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    sync_view_join_set_place (view, path);
}

static void
choose_place_to_join (SyncViewJoin *view,
                      const char   *name)
{
  app_dialogs_choose_to_save (GTK_WINDOW (view), APP_FILE_DOSSIER, name, on_place_to_join, g_object_ref (view));
}

static void
on_joined (AppWindow    *self,
           const char   *path,
           SyncViewJoin *view)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  keep_person (self, sync_view_join_get_person (view));
  if (app_session_get_store (self->session) == NULL)
    app_window_open (self, path, FALSE);
  else
    g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), &file, 1, "");
}

static void
join (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  AppWindow       *self = APP_WINDOW (widget);
  g_autofree char *person = g_settings_get_string (self->settings, "author-name");
  SyncViewJoin    *view = sync_view_join_new (GTK_WINDOW (self), person);

  g_signal_connect (view, "choose-folder", G_CALLBACK (choose_folder_to_join), NULL);
  g_signal_connect (view, "choose-place", G_CALLBACK (choose_place_to_join), NULL);
  g_signal_connect_object (view, "done", G_CALLBACK (on_joined), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (view));
}

/* --- who takes part */

static void
on_left (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;
  g_autoptr (GError)    error = NULL;
  SyncRunner           *runner = app_session_get_runner (self->session);

  if (runner != NULL)
    sync_runner_restart (runner); /* finds that nothing is shared */
  if (sync_view_work_finish (result, &error))
    app_window_toast (self, _ ("This dossier is on this computer alone now."), NULL, NULL);
  else
    app_window_toast (self, _ ("This could not be done. Nothing was changed."), NULL, NULL);
}

static void
leave (AppWindow       *self,
       SyncViewMembers *view)
{
  SyncRunner   *runner = app_session_get_runner (self->session);
  DossierStore *store = app_session_get_store (self->session);

  gtk_window_destroy (GTK_WINDOW (view));
  if (runner == NULL)
    return;
  sync_runner_stop (runner);
  sync_view_work_do_async (store, SYNC_VIEW_DEED_LEAVE, NULL, on_left, g_object_ref (self));
}

static void
print_recovery (AppWindow       *self,
                SyncViewMembers *view)
{
  const SyncViewCompany *company = sync_view_members_get_company (view);
  DossierStore          *store = app_session_get_store (self->session);
  g_autofree char       *dossier = store != NULL ? dossier_file_dup_name (dossier_store_get_path (store)) : NULL;
  g_autoptr (GError)     error = NULL;

  if (company == NULL || dossier == NULL || app_print_register_line (GTK_WINDOW (view), app_recovery_new (company, dossier), NULL, &error))
    return;
  g_message ("printing the recovery sheet: %s", error->message);
  app_dialogs_alert (GTK_WINDOW (view), _ ("The sheet could not be printed"), _ ("Check that the printer is on and has paper, then try again."));
}

static void
show_members (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AppWindow       *self = APP_WINDOW (widget);
  SyncViewMembers *view;

  if (!is_shared (self))
    return;
  view = sync_view_members_new (GTK_WINDOW (self), app_session_get_store (self->session), app_session_get_runner (self->session));
  g_signal_connect_object (view, "leave", G_CALLBACK (leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "print", G_CALLBACK (print_recovery), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (view));
}

static void
show_sharing (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gtk_widget_activate_action (widget, is_shared (APP_WINDOW (widget)) ? "win.members" : "win.share", NULL);
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
  gtk_widget_class_install_action (klass, "win.share", NULL, share);
  gtk_widget_class_install_action (klass, "win.join", NULL, join);
  gtk_widget_class_install_action (klass, "win.members", NULL, show_members);
  gtk_widget_class_install_action (klass, "win.sharing", NULL, show_sharing);
  gtk_widget_class_install_action (klass, "win.sync-now", NULL, sync_now);
  gtk_widget_class_install_action (klass, "win.absence", NULL, show_absence);
  gtk_widget_class_install_action (klass, "win.choose-answer", "(ss)", choose_answer);
}
