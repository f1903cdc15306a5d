/* app-window-share.c - the shared folder of the dossier: made, joined, looked after, left
 *
 * Each in a window of its own, which holds nobody up: one at a time.
 */
#include "config.h"

#include "app-window-private.h"

#include "app-dialogs.h"
#include "app-print.h"
#include "app-recovery.h"
#include "dossier-file.h"
#include "sync-view-found.h"
#include "sync-view-join.h"
#include "sync-view-members.h"

#include <glib/gi18n-lib.h>

/* --- paths that views want */

typedef void (*Taker) (GtkWindow  *view,
                       const char *path,
                       guint       what);

typedef struct
{
  GtkWindow *view;
  Taker      take;
  guint      what; /* it is for; of the taker */
} Wanted;

static void
on_path_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autofree Wanted    *wanted = user_data;
  g_autoptr (GtkWindow) view = wanted->view;
  g_autoptr (GFile)     file = app_dialogs_choose_finish (result);
  g_autofree char      *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && gtk_widget_get_visible (GTK_WIDGET (view))) /* else it was closed meanwhile */
    wanted->take (view, path, wanted->what);
}

static Wanted *
wanted_new (gpointer view,
            Taker    take,
            guint    what)
{
  Wanted *self = g_new (Wanted, 1);

  *self = (Wanted){ g_object_ref (view), take, what };
  return self;
}

static void
want_folder (gpointer view,
             Taker    take,
             guint    what)
{
  app_dialogs_choose_to_open (view, APP_FILE_FOLDER, on_path_chosen, wanted_new (view, take, what));
}

/* --- one window at a time */

/* Takes view, which is shown; the one before goes. */
static void
present (AppWindow *self,
         gpointer   view)
{
  GtkWindow *before = self->sharing_window;

  g_set_weak_pointer (&self->sharing_window, view);
  if (before != NULL)
    gtk_window_destroy (before);
  gtk_window_present (view);
}

/* It is there already: it comes to the front. */
static gboolean
present_again (AppWindow *self,
               GType      type)
{
  if (self->sharing_window == NULL || !G_TYPE_CHECK_INSTANCE_TYPE (self->sharing_window, type))
    return FALSE;
  gtk_window_present (self->sharing_window);
  return TRUE;
}

/* Another dossier is open: what is asked of this one is asked no more. Joining asks nothing of it. */
void
app_window_leave_sharing (AppWindow *self)
{
  if (self->sharing_window != NULL && !SYNC_VIEW_IS_JOIN (self->sharing_window))
    gtk_window_destroy (self->sharing_window);
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
take_found (GtkWindow  *view,
            const char *path,
            guint       what)
{
  sync_view_found_set_folder (SYNC_VIEW_FOUND (view), path);
}

static void
choose_to_found (SyncViewFound *view)
{
  want_folder (view, take_found, 0);
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
  app_window_follow_watching (self);
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

  if (store == NULL || present_again (self, SYNC_VIEW_TYPE_FOUND))
    return;
  dossier = dossier_file_dup_name (dossier_store_get_path (store));
  person = g_settings_get_string (self->settings, "author-name");
  view = sync_view_found_new (GTK_WINDOW (self), store, dossier, person);
  g_signal_connect (view, "choose-folder", G_CALLBACK (choose_to_found), NULL);
  g_signal_connect_object (view, "done", G_CALLBACK (on_founded), self, G_CONNECT_SWAPPED);
  present (self, view);
}

/* --- joining */

typedef enum
{
  JOIN_FOLDER,
  JOIN_PLACE,
} JoinPath;

static void
take_join (GtkWindow  *view,
           const char *path,
           guint       what)
{
  if (what == JOIN_FOLDER)
    sync_view_join_set_folder (SYNC_VIEW_JOIN (view), path);
  else
    sync_view_join_set_place (SYNC_VIEW_JOIN (view), path);
}

static void
choose_to_join (SyncViewJoin *view)
{
  want_folder (view, take_join, JOIN_FOLDER);
}

static void
choose_place (SyncViewJoin *view,
              const char   *name)
{
  app_dialogs_choose_to_save (GTK_WINDOW (view), APP_FILE_DOSSIER, name, on_path_chosen, wanted_new (view, take_join, JOIN_PLACE));
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
  SyncViewJoin    *view;

  if (present_again (self, SYNC_VIEW_TYPE_JOIN))
    return;
  view = sync_view_join_new (GTK_WINDOW (self), person);
  g_signal_connect (view, "choose-folder", G_CALLBACK (choose_to_join), NULL);
  g_signal_connect (view, "choose-place", G_CALLBACK (choose_place), NULL);
  g_signal_connect_object (view, "done", G_CALLBACK (on_joined), self, G_CONNECT_SWAPPED);
  present (self, view);
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
take_errand (GtkWindow  *view,
             const char *path,
             guint       kind)
{
  sync_view_folder_go (sync_view_members_get_folder (SYNC_VIEW_MEMBERS (view)), kind, path);
}

static void
choose_for_errand (SyncViewMembers *view,
                   guint            kind)
{
  want_folder (view, take_errand, kind);
}

static void
show_members (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AppWindow       *self = APP_WINDOW (widget);
  SyncViewMembers *view;

  if (!app_window_is_shared (self) || present_again (self, SYNC_VIEW_TYPE_MEMBERS))
    return;
  view = sync_view_members_new (GTK_WINDOW (self), app_session_get_store (self->session), app_session_get_runner (self->session));
  g_signal_connect_object (view, "leave", G_CALLBACK (leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "print", G_CALLBACK (print_recovery), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sync_view_members_get_folder (view), "choose-folder", G_CALLBACK (choose_for_errand), view, G_CONNECT_SWAPPED);
  present (self, view);
}

static void
show_sharing (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gtk_widget_activate_action (widget, app_window_is_shared (APP_WINDOW (widget)) ? "win.members" : "win.share", NULL);
}

void
app_window_install_share_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.share", NULL, share);
  gtk_widget_class_install_action (klass, "win.join", NULL, join);
  gtk_widget_class_install_action (klass, "win.members", NULL, show_members);
  gtk_widget_class_install_action (klass, "win.sharing", NULL, show_sharing);
}
