#include "config.h"

#include "app-backups-private.h"

#include "app-backups-rows.h"
#include "app-backups-words.h"
#include "sync-mend.h"

#include <glib/gi18n-lib.h>

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

GCancellable *
app_backups_begin (AppBackups *self,
                   const char *doing)
{
  self->job = g_cancellable_new ();
  gtk_label_set_label (self->doing, doing);
  gtk_spinner_start (self->spinner);
  gtk_revealer_set_reveal_child (self->working, TRUE);
  enable (self, FALSE);
  return self->job;
}

void
app_backups_end (AppBackups *self)
{
  g_clear_object (&self->job);
  gtk_spinner_stop (self->spinner);
  gtk_revealer_set_reveal_child (self->working, FALSE);
  enable (self, TRUE);
}

gboolean
app_backups_is_shown (AppBackups *self)
{
  return gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
}

void
app_backups_say (AppBackups *self,
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

void
app_backups_tell_failure (AppBackups   *self,
                          const GError *error)
{
  g_autofree char *sentence = app_backups_words_of_failure (error);

  g_message ("copies of the dossier: %s", error->message);
  app_backups_say (self, sentence, NULL);
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

  if (self->store == NULL && self->rows->len == 1) /* the newest, and nothing better */
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

/* A damaged dossier that was shared needs no copy; the newest is of use all the same. */
static void
add_shared_folder (AppBackups *self)
{
  GtkWidget *row, *button;

  if (self->store != NULL || !sync_mend_is_possible (self->path))
    return;
  row = app_backups_rows_add (self->lines, self->rows, _ ("With what the shared folder holds"),
                              _ ("Kept on this computer: all that it and the others handed over. The newest sound copy is added, and what can still be read of the file."));
  button = app_backups_rows_make_button (_ ("_Mend"), _ ("Mend with what the shared folder holds"), "backups.mend", "");
  gtk_widget_add_css_class (button, "suggested-action");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
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
  add_shared_folder (self);
  for (guint i = 0; i < lines->len; i++)
    add_line (self, lines->pdata[i]);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "preview") != 0)
    gtk_stack_set_visible_child_name (self->stack, self->rows->len > 0 ? "lines" : "empty");
}

void
app_backups_ask (AppBackups *self)
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

  if (!app_backups_is_shown (self))
    return;
  app_backups_end (self);
  if (made != NULL)
    app_backups_say (self, _ ("The copy is made, and was checked."), NULL);
  else if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
    app_backups_say (self, _ ("The file of this dossier is damaged. What you see is safe to read; mend it before you go on."), NULL);
  else
    app_backups_tell_failure (self, error);
  app_backups_ask (self);
}

static void
make (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  AppBackups *self = APP_BACKUPS (widget);

  if (self->store != NULL)
    dossier_backup_make_async (self->store, app_backups_begin (self, _ ("Copying the dossier and checking the copy…")), on_made, g_object_ref (self));
}

void
app_backups_take (AppBackups *self,
                  GVariant   *parameter)
{
  g_free (self->backup);
  self->backup = g_variant_dup_string (parameter, NULL);
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
  app_backups_install_restore_actions (widget_class);
  app_backups_install_out_actions (widget_class);
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

void
app_backups_emit_mended (AppBackups *self,
                         const char *sentence)
{
  g_signal_emit (self, signals[MENDED], 0, sentence);
}
