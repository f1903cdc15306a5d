#include "config.h"

#include "sync-view-found.h"

#include "sync-view-explain.h"
#include "sync-view-passphrase.h"
#include "sync-view-work.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SyncViewFound
{
  AdwWindow           parent_instance;
  GtkSpinner         *spinner;
  GtkLabel           *said;
  AdwActionRow       *place_row;
  GtkWidget          *name_row;
  SyncViewPassphrase *passphrase;
  GtkSwitch          *agreed;
  GtkWidget          *person_row;
  DossierStore       *store;
  char               *folder;  /* inside which; NULL: not chosen */
  GCancellable       *working; /* NULL: nothing is made now */
};

G_DEFINE_FINAL_TYPE (SyncViewFound, sync_view_found, ADW_TYPE_WINDOW)

enum
{
  CHOOSE_FOLDER,
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* --- is all there that has to be? */

static gboolean
is_name_fit (SyncViewFound *self)
{
  const char *name = get_text (self->name_row);

  return strchr (name, '/') == NULL && !g_str_equal (name, ".") && !g_str_equal (name, "..");
}

static gboolean
has_person (SyncViewFound *self)
{
  g_autofree char *person = g_strstrip (g_strdup (get_text (self->person_row)));

  return *person != '\0';
}

static void
on_edited (SyncViewFound *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "found.share",
                                 self->working == NULL && self->folder != NULL && is_name_fit (self) && sync_view_passphrase_is_fit (self->passphrase) && has_person (self));
}

/* --- making it */

static void
set_working (SyncViewFound *self,
             GCancellable  *working)
{
  g_set_object (&self->working, working);
  gtk_spinner_set_spinning (self->spinner, working != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "found.choose", working == NULL);
  on_edited (self);
}

static void
on_founded (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SyncViewFound) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autofree char          *sentence = NULL;
  gboolean                  done = sync_view_work_finish (result, &error);

  if (done)
    g_signal_emit (self, signals[DONE], 0);
  if (self->store == NULL)
    return;
  set_working (self, NULL);
  if (done)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  g_message ("making a shared folder: %s", error->message);
  sentence = sync_view_explain (error);
  sync_view_say (self->said, sentence, TRUE);
}

static void
share (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  SyncViewFound           *self = SYNC_VIEW_FOUND (widget);
  g_autofree char         *folder = g_strstrip (g_strdup (get_text (self->name_row)));
  g_autofree char         *path = *folder != '\0' ? g_build_filename (self->folder, folder, NULL) : g_strdup (self->folder);
  g_autofree char         *person = g_strstrip (g_strdup (get_text (self->person_row)));
  g_autoptr (GCancellable) working = g_cancellable_new ();

  set_working (self, working);
  sync_view_say (self->said, _ ("The folder is being made…"), FALSE);
  sync_view_work_found_async (self->store,
                              sync_view_wish_new (path, sync_view_passphrase_get (self->passphrase), person,
                                                  !gtk_switch_get_active (self->agreed)),
                              working, on_founded, g_object_ref (self));
}

static void
choose (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  g_signal_emit (widget, signals[CHOOSE_FOLDER], 0);
}

/* What goes on is given up first; then the window is. */
static void
leave (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  SyncViewFound *self = SYNC_VIEW_FOUND (widget);

  if (self->working == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  sync_view_say (self->said, _ ("Giving up…"), FALSE);
  g_cancellable_cancel (self->working);
}

static void
help (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (widget))), "win.help", "s", "sharing");
}

/* --- the window */

static void
sync_view_found_dispose (GObject *object)
{
  SyncViewFound *self = SYNC_VIEW_FOUND (object);

  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
  g_clear_object (&self->store);
  adw_window_set_content (ADW_WINDOW (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), SYNC_VIEW_TYPE_FOUND);
  G_OBJECT_CLASS (sync_view_found_parent_class)->dispose (object);
}

static void
sync_view_found_finalize (GObject *object)
{
  g_free (SYNC_VIEW_FOUND (object)->folder);
  G_OBJECT_CLASS (sync_view_found_parent_class)->finalize (object);
}

static void
sync_view_found_class_init (SyncViewFoundClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sync_view_found_dispose;
  G_OBJECT_CLASS (klass)->finalize = sync_view_found_finalize;
  signals[CHOOSE_FOLDER] = g_signal_new ("choose-folder", SYNC_VIEW_TYPE_FOUND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", SYNC_VIEW_TYPE_FOUND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SYNC_VIEW_TYPE_PASSPHRASE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/sync-view-found.ui");
  gtk_widget_class_bind_template_child (widget_class, SyncViewFound, spinner);
  gtk_widget_class_bind_template_child (widget_class, SyncViewFound, said);
  gtk_widget_class_bind_template_child (widget_class, SyncViewFound, place_row);
  gtk_widget_class_bind_template_child (widget_class, SyncViewFound, name_row);
  gtk_widget_class_bind_template_child (widget_class, SyncViewFound, passphrase);
  gtk_widget_class_bind_template_child (widget_class, SyncViewFound, agreed);
  gtk_widget_class_bind_template_child (widget_class, SyncViewFound, person_row);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_install_action (widget_class, "found.share", NULL, share);
  gtk_widget_class_install_action (widget_class, "found.choose", NULL, choose);
  gtk_widget_class_install_action (widget_class, "found.leave", NULL, leave);
  gtk_widget_class_install_action (widget_class, "found.help", NULL, help);
}

static void
sync_view_found_init (SyncViewFound *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

SyncViewFound *
sync_view_found_new (GtkWindow    *parent,
                     DossierStore *store,
                     const char   *name,
                     const char   *person)
{
  SyncViewFound   *self = g_object_new (SYNC_VIEW_TYPE_FOUND, "transient-for", parent, NULL);
  g_autofree char *folder = g_strdelimit (g_strdup_printf (_ ("%s, shared"), name), "/", '-');

  self->store = g_object_ref (store);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), folder);
  gtk_editable_set_text (GTK_EDITABLE (self->person_row), person != NULL ? person : "");
  on_edited (self);
  return self;
}

void
sync_view_found_set_folder (SyncViewFound *self,
                            const char    *path)
{
  g_autofree char *shown = g_filename_display_name (path), *plain = g_markup_escape_text (shown, -1);

  g_free (self->folder);
  self->folder = g_strdup (path);
  adw_action_row_set_subtitle (self->place_row, plain);
  sync_view_say (self->said, NULL, FALSE);
  on_edited (self);
}

const char *
sync_view_found_get_person (SyncViewFound *self)
{
  return get_text (self->person_row);
}
