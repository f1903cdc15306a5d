#include "config.h"

#include "sync-view-join.h"

#include "sync-view-explain.h"
#include "sync-view-work.h"

#include <glib/gi18n-lib.h>

struct _SyncViewJoin
{
  AdwWindow       parent_instance;
  GtkSpinner     *spinner;
  GtkProgressBar *progress;
  GtkLabel       *said;
  AdwActionRow   *folder_row;
  GtkWidget      *passphrase_row;
  AdwActionRow   *place_row;
  GtkWidget      *person_row;
  char           *folder;    /* NULL: not chosen */
  char           *place;     /* of the dossier; NULL: none is proposed yet */
  gboolean        is_chosen; /* the place is, by the person */
  gboolean        is_gone;
  GCancellable   *working; /* NULL: nothing goes on */
};

G_DEFINE_FINAL_TYPE (SyncViewJoin, sync_view_join, ADW_TYPE_WINDOW)

enum
{
  CHOOSE_FOLDER,
  CHOOSE_PLACE,
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
on_edited (SyncViewJoin *self)
{
  g_autofree char *person = g_strstrip (g_strdup (get_text (self->person_row)));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "join.join", self->working == NULL && self->folder != NULL && self->place != NULL && *person != '\0');
}

static void
set_working (SyncViewJoin *self,
             GCancellable *working)
{
  g_set_object (&self->working, working);
  gtk_spinner_set_spinning (self->spinner, working != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "join.choose", working == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "join.move", working == NULL);
  on_edited (self);
}

/* --- joining */

static void
on_told (double   done,
         gpointer user_data)
{
  SyncViewJoin *self = user_data;

  if (self->is_gone)
    return;
  sync_view_say (self->said, _ ("What the others wrote is coming in…"), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_progress_bar_set_fraction (self->progress, CLAMP (done, 0.0, 1.0));
}

static void
on_joined (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SyncViewJoin) self = user_data;
  g_autoptr (GError)       error = NULL;
  g_autofree char         *sentence = NULL;
  gboolean                 done = sync_view_work_finish (result, &error);

  if (self->is_gone)
    return;
  set_working (self, NULL);
  if (done)
    {
      g_signal_emit (self, signals[DONE], 0, self->place);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  g_message ("joining a shared folder: %s", error->message);
  sentence = sync_view_explain (error);
  sync_view_say (self->said, sentence, TRUE);
}

static void
join (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  SyncViewJoin            *self = SYNC_VIEW_JOIN (widget);
  g_autofree char         *person = g_strstrip (g_strdup (get_text (self->person_row)));
  g_autoptr (GCancellable) working = g_cancellable_new ();

  set_working (self, working);
  sync_view_say (self->said, _ ("The folder is being opened…"), FALSE);
  sync_view_work_join_async (self->place, sync_view_wish_new (self->folder, get_text (self->passphrase_row), person, FALSE), on_told, working, on_joined,
                             g_object_ref (self));
}

static void
choose (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  g_signal_emit (widget, signals[CHOOSE_FOLDER], 0);
}

static char *
dup_name (SyncViewJoin *self)
{
  g_autofree char *name = self->folder != NULL ? g_path_get_basename (self->folder) : g_strdup (_ ("Our links"));
  g_autofree char *shown = g_filename_display_name (name);

  return g_strconcat (shown, ".liens", NULL);
}

static void
move (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  g_autofree char *proposed = dup_name (SYNC_VIEW_JOIN (widget));

  g_signal_emit (widget, signals[CHOOSE_PLACE], 0, proposed);
}

/* What goes on is given up first; then the window is. */
static void
leave (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  SyncViewJoin *self = SYNC_VIEW_JOIN (widget);

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

/* --- where the dossier goes */

static void
show_place (SyncViewJoin *self,
            char         *path)
{
  g_autofree char *shown = g_filename_display_name (path), *plain = g_markup_escape_text (shown, -1);

  g_free (self->place);
  self->place = path;
  adw_action_row_set_subtitle (self->place_row, plain);
  on_edited (self);
}

/* Beside the person's documents, under a name nothing has there. */
static char *
propose_place (SyncViewJoin *self)
{
  const char      *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *name = g_path_get_basename (self->folder);

  for (guint n = 1;; n++)
    {
      g_autofree char *file = n == 1 ? g_strconcat (name, ".liens", NULL) : g_strdup_printf ("%s (%u).liens", name, n);
      g_autofree char *path = g_build_filename (documents != NULL ? documents : g_get_home_dir (), file, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/* --- the window */

static void
sync_view_join_dispose (GObject *object)
{
  SyncViewJoin *self = SYNC_VIEW_JOIN (object);

  self->is_gone = TRUE;
  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
  adw_window_set_content (ADW_WINDOW (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), SYNC_VIEW_TYPE_JOIN);
  G_OBJECT_CLASS (sync_view_join_parent_class)->dispose (object);
}

static void
sync_view_join_finalize (GObject *object)
{
  SyncViewJoin *self = SYNC_VIEW_JOIN (object);

  g_free (self->folder);
  g_free (self->place);
  G_OBJECT_CLASS (sync_view_join_parent_class)->finalize (object);
}

static void
sync_view_join_class_init (SyncViewJoinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sync_view_join_dispose;
  G_OBJECT_CLASS (klass)->finalize = sync_view_join_finalize;
  signals[CHOOSE_FOLDER] = g_signal_new ("choose-folder", SYNC_VIEW_TYPE_JOIN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOOSE_PLACE] = g_signal_new ("choose-place", SYNC_VIEW_TYPE_JOIN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DONE] = g_signal_new ("done", SYNC_VIEW_TYPE_JOIN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/sync-view-join.ui");
  gtk_widget_class_bind_template_child (widget_class, SyncViewJoin, spinner);
  gtk_widget_class_bind_template_child (widget_class, SyncViewJoin, progress);
  gtk_widget_class_bind_template_child (widget_class, SyncViewJoin, said);
  gtk_widget_class_bind_template_child (widget_class, SyncViewJoin, folder_row);
  gtk_widget_class_bind_template_child (widget_class, SyncViewJoin, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, SyncViewJoin, place_row);
  gtk_widget_class_bind_template_child (widget_class, SyncViewJoin, person_row);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_install_action (widget_class, "join.join", NULL, join);
  gtk_widget_class_install_action (widget_class, "join.choose", NULL, choose);
  gtk_widget_class_install_action (widget_class, "join.move", NULL, move);
  gtk_widget_class_install_action (widget_class, "join.leave", NULL, leave);
  gtk_widget_class_install_action (widget_class, "join.help", NULL, help);
}

static void
sync_view_join_init (SyncViewJoin *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

SyncViewJoin *
sync_view_join_new (GtkWindow  *parent,
                    const char *person)
{
  SyncViewJoin *self = g_object_new (SYNC_VIEW_TYPE_JOIN, "transient-for", parent, NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->person_row), person != NULL ? person : "");
  on_edited (self);
  return self;
}

void
sync_view_join_set_folder (SyncViewJoin *self,
                           const char   *path)
{
  g_autofree char *shown = g_filename_display_name (path), *plain = g_markup_escape_text (shown, -1);

  g_free (self->folder);
  self->folder = g_strdup (path);
  adw_action_row_set_subtitle (self->folder_row, plain);
  sync_view_say (self->said, NULL, FALSE);
  if (!self->is_chosen)
    show_place (self, propose_place (self));
  on_edited (self);
}

void
sync_view_join_set_place (SyncViewJoin *self,
                          const char   *path)
{
  self->is_chosen = TRUE;
  show_place (self, g_strdup (path));
}

const char *
sync_view_join_get_person (SyncViewJoin *self)
{
  return get_text (self->person_row);
}
