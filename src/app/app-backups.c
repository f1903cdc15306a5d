#include "config.h"

#include "app-backups.h"

#include "app-backups-rows.h"
#include "app-backups-words.h"
#include "app-dialogs.h"
#include "dossier-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_SHOWN 200 /* of what would change */

struct _AppBackups
{
  AdwBin               parent_instance;
  GtkStack            *stack;
  AdwToastOverlay     *toasts;
  AdwPreferencesGroup *lines;
  AdwPreferencesGroup *returns;
  AdwStatusPage       *nothing;
  GtkWidget           *restore_button;
  GtkRevealer         *working;
  GtkSpinner          *spinner;
  GtkLabel            *doing;
  DossierStore        *store;    /* NULL: of a damaged dossier */
  char                *path;     /* of the dossier */
  char                *data_dir; /* NULL: no copy of it is known */
  char                *backup;   /* path of the one in hand */
  GCancellable        *job;      /* NULL: nothing goes on */
  GCancellable        *asking;   /* what there is */
  GPtrArray           *rows;     /* GtkWidget, borrowed */
  GPtrArray           *changes;  /* GtkWidget, borrowed */
};

G_DEFINE_FINAL_TYPE (AppBackups, app_backups, ADW_TYPE_BIN)

enum
{
  MENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- one thing at a time */

static void
enable (AppBackups *self,
        gboolean    idle)
{
  static const char *const actions[] = { "backups.make", "backups.preview", "backups.copy", "backups.restore", "backups.mend", "backups.undo" };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], idle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.stop", !idle);
}

static GCancellable *
begin (AppBackups *self,
       const char *doing)
{
  self->job = g_cancellable_new ();
  gtk_label_set_label (self->doing, doing);
  gtk_spinner_start (self->spinner);
  gtk_revealer_set_reveal_child (self->working, TRUE);
  enable (self, FALSE);
  return self->job;
}

static void
end (AppBackups *self)
{
  g_clear_object (&self->job);
  gtk_spinner_stop (self->spinner);
  gtk_revealer_set_reveal_child (self->working, FALSE);
  enable (self, TRUE);
}

static gboolean
is_shown (AppBackups *self)
{
  return gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
}

static void
say (AppBackups *self,
     const char *sentence,
     const char *action)
{
  g_autofree char *plain = g_markup_escape_text (sentence, -1);
  AdwToast        *toast = adw_toast_new (plain);

  if (action != NULL)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, action);
    }
  adw_toast_set_timeout (toast, 10);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
tell_failure (AppBackups   *self,
              const GError *error)
{
  g_autofree char *sentence = app_backups_words_of_failure (error);

  g_message ("copies of the dossier: %s", error->message);
  say (self, sentence, NULL);
}

/* --- what there is */

static void
add_buttons (AppBackups          *self,
             AdwActionRow        *row,
             const DossierBackup *backup,
             const char          *when)
{
  /* Translators: %s is a moment. */
  g_autofree char *copy = g_strdup_printf (_ ("Open the copy of %s as another dossier…"), when);
  g_autofree char *back = g_strdup_printf (self->store != NULL ? _ ("Restore the copy of %s…") : _ ("Mend from the copy of %s"), when);
  GtkWidget       *button = app_backups_rows_make_button (self->store != NULL ? _ ("_Restore…") : _ ("_Mend"), back, self->store != NULL ? "backups.preview" : "backups.mend", backup->path);

  if (self->store == NULL && self->rows->len == 1) /* the newest */
    gtk_widget_add_css_class (button, "suggested-action");
  adw_action_row_add_suffix (row, app_backups_rows_make_icon_button ("window-new-symbolic", copy, "backups.copy", backup->path));
  adw_action_row_add_suffix (row, button);
  adw_action_row_set_activatable_widget (row, button);
}

static void
add_line (AppBackups              *self,
          const DossierBackupLine *line)
{
  g_autofree char *when = app_backups_words_dup_when (line->backup->when);
  g_autofree char *words = app_backups_words_describe (line);
  GtkWidget       *row = app_backups_rows_add (self->lines, self->rows, when, words);

  if (line->is_sound)
    add_buttons (self, ADW_ACTION_ROW (row), line->backup, when);
}

static void
on_examined (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AppBackups) self = user_data;
  g_autoptr (GPtrArray)  lines = dossier_backup_examine_finish (result, NULL);

  if (lines == NULL || self->path == NULL)
    return; /* asked again meanwhile, or closed */
  app_backups_rows_clear (self->lines, self->rows);
  for (guint i = 0; i < lines->len; i++)
    add_line (self, lines->pdata[i]);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "preview") != 0)
    gtk_stack_set_visible_child_name (self->stack, lines->len > 0 ? "lines" : "empty");
}

static void
ask (AppBackups *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  dossier_backup_examine_async (self->data_dir != NULL ? self->data_dir : "", self->asking, on_examined, g_object_ref (self));
}

/* --- one more */

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AppBackups)    self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (DossierBackup) made = dossier_backup_make_finish (result, &error);

  if (!is_shown (self))
    return;
  end (self);
  if (made != NULL)
    say (self, _ ("The copy is made, and was checked."), NULL);
  else if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
    say (self, _ ("The file of this dossier is damaged. What you see is safe to read; mend it before you go on."), NULL);
  else
    tell_failure (self, error);
  ask (self);
}

static void
make (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  AppBackups *self = APP_BACKUPS (widget);

  if (self->store != NULL)
    dossier_backup_make_async (self->store, begin (self, _ ("Copying the dossier and checking the copy…")), on_made, g_object_ref (self));
}

/* --- what would change */

static void
show_returns (AppBackups *self,
              GPtrArray  *returns)
{
  g_autofree char *counts = app_backups_words_count (returns);
  g_autofree char *note = NULL;

  app_backups_rows_clear (self->returns, self->changes);
  for (guint i = 0; i < MIN (returns->len, N_SHOWN); i++)
    {
      const DossierReturn *returned = returns->pdata[i];
      g_autofree char     *words = app_backups_words_describe_return (returned);

      app_backups_rows_add (self->returns, self->changes, returned->title != NULL ? returned->title : dossier_kinds_translate (returned->kind->label), words);
    }
  if (returns->len == 0)
    note = g_strdup (_ ("The dossier says the same as this copy: there is nothing to put back."));
  else if (returns->len > N_SHOWN)
    note = g_strdup_printf (_ ("%s Nothing is changed yet. The first %d are listed."), counts, N_SHOWN);
  else
    note = g_strdup_printf (_ ("%s Nothing is changed yet; a copy is made of today’s dossier first, and “Undo” takes it back."), counts);
  adw_preferences_group_set_description (self->returns, note);
  gtk_widget_set_visible (self->restore_button, returns->len > 0);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  if (returns->len > 0)
    gtk_widget_grab_focus (self->restore_button);
}

static void
on_compared (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AppBackups) self = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (GPtrArray)  returns = dossier_backup_compare_finish (result, &error);

  if (!is_shown (self))
    return;
  end (self);
  if (returns != NULL)
    show_returns (self, returns);
  else
    tell_failure (self, error);
}

static void
set_backup (AppBackups *self,
            GVariant   *parameter)
{
  g_free (self->backup);
  self->backup = g_variant_dup_string (parameter, NULL);
}

static char *
dup_when (AppBackups *self)
{
  g_autofree char          *folder = g_path_get_dirname (self->backup);
  g_autofree char          *name = g_path_get_basename (self->backup);
  g_autoptr (DossierBackup) backup = dossier_backup_new_of_name (folder, name);

  return app_backups_words_dup_when (backup != NULL ? backup->when : 0);
}

static void
preview (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  AppBackups      *self = APP_BACKUPS (widget);
  g_autofree char *when = NULL, *title = NULL;

  if (self->store == NULL)
    return;
  set_backup (self, parameter);
  when = dup_when (self);
  /* Translators: %s is a moment. */
  title = g_strdup_printf (_ ("As it was on %s"), when);
  adw_preferences_group_set_title (self->returns, title);
  dossier_backup_compare_async (self->store, self->backup, begin (self, _ ("Looking at what would change…")), on_compared, g_object_ref (self));
}

static void
go_back (AppBackups *self)
{
  gtk_stack_set_visible_child_name (self->stack, self->rows->len > 0 ? "lines" : "empty");
  if (self->rows->len > 0)
    gtk_widget_grab_focus (self->rows->pdata[0]);
}

static void
back (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  go_back (APP_BACKUPS (widget));
}

/* --- putting back */

static void
on_restored (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AppBackups) self = user_data;
  g_autoptr (GError)     error = NULL;
  gint64                 n = dossier_backup_restore_finish (result, &error);
  g_autofree char       *sentence = NULL;

  if (!is_shown (self))
    return;
  end (self);
  if (n < 0)
    {
      tell_failure (self, error);
      return;
    }
  sentence = g_strdup_printf (ngettext ("%u record put back", "%u records put back", (gulong) n), (guint) n);
  say (self, sentence, "backups.undo");
  go_back (self);
  ask (self);
}

static void
restore (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  AppBackups *self = APP_BACKUPS (widget);

  if (self->store != NULL && self->backup != NULL)
    dossier_backup_restore_async (self->store, self->backup, begin (self, _ ("Putting the dossier back…")), on_restored, g_object_ref (self));
}

static void
undo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  GtkRoot   *root = gtk_widget_get_root (widget);
  GtkWindow *parent = GTK_IS_WINDOW (root) ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo", NULL);
}

/* --- another dossier */

typedef struct
{
  AppBackups *view;
  GFile      *file;
} CopyOut;

static void
copy_out_free (CopyOut *self)
{
  g_object_unref (self->view);
  g_object_unref (self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CopyOut, copy_out_free)

static void
on_copied_out (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (CopyOut) out = user_data;
  g_autoptr (GError)  error = NULL;

  if (is_shown (out->view))
    end (out->view);
  if (dossier_backup_copy_out_finish (result, &error))
    g_application_open (g_application_get_default (), &out->file, 1, "");
  else if (is_shown (out->view))
    tell_failure (out->view, error);
}

static void
on_place_chosen (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AppBackups) self = user_data;
  g_autoptr (GFile)      file = app_dialogs_choose_finish (result);
  g_autofree char       *path = file != NULL ? g_file_get_path (file) : NULL;
  CopyOut               *out;

  if (path == NULL || !is_shown (self))
    return;
  out = g_new (CopyOut, 1);
  *out = (CopyOut){ g_object_ref (self), g_object_ref (file) };
  dossier_backup_copy_out_async (self->backup, path, begin (self, _ ("Copying…")), on_copied_out, out);
}

static void
copy (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  AppBackups      *self = APP_BACKUPS (widget);
  g_autofree char *dossier = dossier_file_dup_name (self->path);
  g_autofree char *day = NULL, *file = NULL, *proposed = NULL;

  set_backup (self, parameter);
  file = g_path_get_basename (self->backup);
  day = g_strndup (file, strlen ("2026-11-29"));
  proposed = g_strdup_printf ("%s %s.liens", dossier, day);
  app_dialogs_choose_to_save (GTK_WINDOW (gtk_widget_get_root (widget)), APP_FILE_DOSSIER, proposed, on_place_chosen, g_object_ref (self));
}

/* --- mending */

static void
on_mended (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AppBackups)    self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (DossierMended) mended = dossier_mend_finish (result, &error);
  g_autofree char          *sentence = mended != NULL ? app_backups_words_of_mended (mended) : NULL;

  if (!is_shown (self))
    return;
  end (self);
  if (mended != NULL)
    g_signal_emit (self, signals[MENDED], 0, sentence);
  else
    tell_failure (self, error);
}

static void
mend (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  AppBackups *self = APP_BACKUPS (widget);

  set_backup (self, parameter);
  dossier_mend_async (self->path, self->backup, begin (self, _ ("Mending the dossier: what can still be read is saved…")), on_mended, g_object_ref (self));
}

static void
stop (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  g_cancellable_cancel (APP_BACKUPS (widget)->job);
}

/* --- the widget */

static void
app_backups_dispose (GObject *object)
{
  AppBackups *self = APP_BACKUPS (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->store);
  g_clear_pointer (&self->path, g_free);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->changes, 0);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_BACKUPS);
  G_OBJECT_CLASS (app_backups_parent_class)->dispose (object);
}

static void
app_backups_finalize (GObject *object)
{
  AppBackups *self = APP_BACKUPS (object);

  g_free (self->data_dir);
  g_free (self->backup);
  g_clear_object (&self->job);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->changes);
  G_OBJECT_CLASS (app_backups_parent_class)->finalize (object);
}

static void
app_backups_class_init (AppBackupsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_backups_dispose;
  G_OBJECT_CLASS (klass)->finalize = app_backups_finalize;

  signals[MENDED] = g_signal_new ("mended", APP_TYPE_BACKUPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/app-backups.ui");
  gtk_widget_class_bind_template_child (widget_class, AppBackups, stack);
  gtk_widget_class_bind_template_child (widget_class, AppBackups, toasts);
  gtk_widget_class_bind_template_child (widget_class, AppBackups, lines);
  gtk_widget_class_bind_template_child (widget_class, AppBackups, returns);
  gtk_widget_class_bind_template_child (widget_class, AppBackups, nothing);
  gtk_widget_class_bind_template_child (widget_class, AppBackups, restore_button);
  gtk_widget_class_bind_template_child (widget_class, AppBackups, working);
  gtk_widget_class_bind_template_child (widget_class, AppBackups, spinner);
  gtk_widget_class_bind_template_child (widget_class, AppBackups, doing);

  gtk_widget_class_install_action (widget_class, "backups.make", NULL, make);
  gtk_widget_class_install_action (widget_class, "backups.preview", "s", preview);
  gtk_widget_class_install_action (widget_class, "backups.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "backups.restore", NULL, restore);
  gtk_widget_class_install_action (widget_class, "backups.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "backups.copy", "s", copy);
  gtk_widget_class_install_action (widget_class, "backups.mend", "s", mend);
  gtk_widget_class_install_action (widget_class, "backups.stop", NULL, stop);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "backups.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "backups.back", NULL);
}

static void
app_backups_init (AppBackups *self)
{
  self->rows = g_ptr_array_new ();
  self->changes = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  enable (self, TRUE);
}

/* The button of the header asks the page below it. */
static void
on_make_clicked (AppBackups *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "backups.make", NULL);
}

static GtkWidget *
make_header (AppBackups *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Back Up _Now"));

  g_signal_connect_object (button, "clicked", G_CALLBACK (on_make_clicked), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), button);
  return header;
}

static gboolean
close_window (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
add_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_callback_action_new (close_window, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
}

void
app_backups_present (GtkWindow    *parent,
                     DossierStore *store)
{
  AppBackups *self;
  GtkWidget  *window, *box;

  g_return_if_fail (GTK_IS_WINDOW (parent) && DOSSIER_IS_STORE (store));

  self = g_object_new (APP_TYPE_BACKUPS, "vexpand", TRUE, NULL);
  self->store = g_object_ref (store);
  self->path = g_strdup (dossier_store_get_path (store));
  self->data_dir = g_strdup (dossier_store_get_data_dir (store));
  adw_preferences_group_set_description (self->lines, _ ("One is made by itself on each day something changed, and before each import. Seven days and four weeks are kept, on this computer."));
  window = g_object_new (ADW_TYPE_WINDOW, "title", _ ("Backups"), "default-width", 620, "default-height", 600, "width-request", 340,
                         "destroy-with-parent", TRUE, "transient-for", parent, NULL);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self));
  adw_window_set_content (ADW_WINDOW (window), box);
  add_escape (window);
  ask (self);
  gtk_window_present (GTK_WINDOW (window));
}

GtkWidget *
app_backups_new_of_damaged (const char *path)
{
  AppBackups      *self = g_object_new (APP_TYPE_BACKUPS, "vexpand", TRUE, NULL);
  g_autofree char *name = dossier_file_dup_name (path);
  g_autofree char *title = g_strdup_printf (_ ("“%s” is damaged"), name);

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->data_dir = dossier_backup_find_data_dir (path);
  adw_preferences_group_set_title (self->lines, title);
  adw_preferences_group_set_description (self->lines, _ ("It was left as it is. Mending takes the copy you choose, adds what was done since and can still be read, and keeps the damaged file beside."));
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, _ ("It was left as it is, and there is no copy of it on this computer. Ask a colleague for theirs, and keep this file."));
  ask (self);
  return GTK_WIDGET (self);
}
