#include "config.h"

#include "app-window-private.h"

#include "app-dialogs.h"
#include "app-errand.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AppWindow *window;
  GFile     *file;
  gboolean   is_map;
} Export;

static void
export_free (Export *self)
{
  g_clear_object (&self->window);
  g_clear_object (&self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  AppWindow       *self = export->window;
  g_autofree char *told = NULL, *sentence = NULL;
  g_autofree char *name = g_file_get_basename (export->file);

  if (!app_errand_run_finish (result, &told))
    {
      app_dialogs_alert (GTK_WINDOW (self), export->is_map ? _ ("The map could not be exported") : _ ("The workbook could not be exported"), told);
      return;
    }

  /* What an export left out is said, and waits to be read. */
  sentence = *told != '\0' ? g_strdup_printf ("%s — %s", name, told) : g_strdup_printf (_ ("“%s” is written"), name);
  if (*told != '\0')
    app_notice_show (self->notice, sentence, _ ("Open"), "win.show-file", g_variant_new_take_string (g_file_get_uri (export->file)));
  else
    app_window_toast (self, sentence, NULL, NULL);
}

static void
write_file (Export *export,
            const char *audience)
{
  g_autofree char *path = g_file_get_path (export->file);
  const char      *map[] = { "map", "", "--output", path, "--audience", audience, NULL };
  const char      *workbook[] = { "export", "", "--xlsx", path, "--audience", audience, NULL };
  DossierStore    *store = app_session_get_store (export->window->session);

  if (path == NULL || store == NULL)
    {
      export_free (export);
      return;
    }
  app_window_set_status (export->window, export->is_map ? _ ("Drawing the map…") : _ ("Writing the workbook…"));
  app_errand_run_async (store, export->is_map ? map : workbook, on_written, export);
}

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autofree char *audience = NULL;

  export->file = app_dialogs_choose_finish (result, &audience);
  if (export->file != NULL)
    write_file (g_steal_pointer (&export), audience != NULL ? audience : "network");
}

static void
choose (GtkWidget  *widget,
        gboolean    is_map,
        const char *suffix)
{
  const char      *title = gtk_window_get_title (GTK_WINDOW (widget));
  g_autofree char *name = g_strconcat (title, suffix, NULL);
  Export *export = g_new0 (Export, 1);

  export->window = g_object_ref (APP_WINDOW (widget));
  export->is_map = is_map;
  dossier_view_inspector_save (export->window->inspector);
  app_dialogs_choose_to_save (GTK_WINDOW (widget), is_map ? APP_FILE_MAP : APP_FILE_WORKBOOK, name, on_chosen, export);
}

static void
export_workbook (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  choose (widget, FALSE, ".xlsx");
}

static void
export_map (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  choose (widget, TRUE, ".pdf");
}

static void
show_file (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  app_notice_hide (APP_WINDOW (widget)->notice);
  app_dialogs_show (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

void
app_window_install_exports (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.export-workbook", NULL, export_workbook);
  gtk_widget_class_install_action (klass, "win.export-map", NULL, export_map);
  gtk_widget_class_install_action (klass, "win.show-file", "s", show_file);
}
