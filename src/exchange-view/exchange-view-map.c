#include "config.h"

#include "exchange-view-map.h"

#include "exchange-view-audience.h"
#include "exchange-view-chooser.h"
#include "exchange-view-picture.h"

#include <glib/gi18n-lib.h>

struct _ExchangeViewMap
{
  AdwWindow                 parent_instance;
  DossierStore             *store;
  DossierQuery             *shown; /* NULL: everything is shown */
  char                     *name;
  ExchangeViewPictureCount *count;   /* NULL: being counted */
  GCancellable             *writing; /* NULL: nothing is being written */

  ExchangeViewAudience *audience;
  GtkWidget            *scope;
  GtkSwitch            *only_shown;
  GtkWidget *export;
  GtkLabel    *problem;
  GtkSpinner  *spinner;
  GtkEditable *map_title;
  AdwComboRow *format;
  AdwComboRow *paper;
  AdwComboRow *size;
};

enum
{
  EXPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ExchangeViewMap, exchange_view_map, ADW_TYPE_WINDOW)

/* As the list of ui/exchange-view-map.ui. */
static const struct
{
  int width, height;
} sizes[] = { { 1600, 1000 }, { 1920, 1080 }, { 3840, 2160 }, { 2400, 2400 } };

static void
show_problem (ExchangeViewMap *self,
              const char      *sentence)
{
  gtk_label_set_label (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
}

static void
show_choices (ExchangeViewMap *self)
{
  gboolean picture = adw_combo_row_get_selected (self->format) == EXCHANGE_VIEW_PICTURE_PNG;

  gtk_widget_set_visible (GTK_WIDGET (self->paper), !picture);
  gtk_widget_set_visible (GTK_WIDGET (self->size), picture);
}

static void
show_left_out (ExchangeViewMap *self)
{
  g_autofree char *sentence = self->count != NULL ? exchange_view_picture_dup_left_out (self->count, exchange_view_audience_get (self->audience)) : NULL;

  exchange_view_audience_set_left_out (self->audience, sentence);
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (ExchangeViewMap) self = user_data;
  g_autoptr (GError)          error = NULL;

  self->count = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);
  if (self->count == NULL)
    g_message ("%s", error->message);
  if (self->store != NULL)
    show_left_out (self);
}

/* --- writing */

static const char *
explain (const GError *error)
{
  if (g_error_matches (error, MAP_PRINT_ERROR, MAP_PRINT_ERROR_CANNOT_WRITE))
    return _ ("The map could not be written there: the folder refuses or the disk is full. Choose another place. The dossier is untouched.");
  if (g_error_matches (error, MAP_PRINT_ERROR, MAP_PRINT_ERROR_TOO_LARGE))
    return _ ("This picture is too large to be made. Choose fewer pixels. The dossier is untouched.");
  return _ ("The map could not be drawn. The dossier is untouched. Try again.");
}

static void
show_writing (ExchangeViewMap *self,
              gboolean         writing)
{
  if (!writing)
    g_clear_object (&self->writing);
  gtk_spinner_set_spinning (self->spinner, writing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.write", !writing);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (ExchangeViewMap) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autoptr (GFile)           file = g_object_steal_data (G_OBJECT (self), "file");

  show_writing (self, FALSE);
  if (!exchange_view_picture_write_finish (result, &error))
    {
      g_message ("%s", error->message);
      if (self->store != NULL)
        show_problem (self, explain (error));
      return;
    }
  g_signal_emit (self, signals[EXPORTED], 0, file);
  gtk_window_destroy (GTK_WINDOW (self));
}

static ExchangeViewPicture *
read_wish (ExchangeViewMap *self)
{
  ExchangeViewPicture *wish = g_new0 (ExchangeViewPicture, 1);
  guint                size = MIN (adw_combo_row_get_selected (self->size), G_N_ELEMENTS (sizes) - 1);

  wish->format = adw_combo_row_get_selected (self->format);
  wish->paper = adw_combo_row_get_selected (self->paper);
  wish->width = sizes[size].width;
  wish->height = sizes[size].height;
  wish->audience = exchange_view_audience_get (self->audience);
  wish->title = g_strdup (gtk_editable_get_text (self->map_title));
  if (self->shown != NULL && gtk_switch_get_active (self->only_shown))
    wish->shown = dossier_query_copy (self->shown);
  return wish;
}

static void
on_place_chosen (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (ExchangeViewMap)     self = user_data;
  g_autoptr (GFile)               file = exchange_view_chooser_save_finish (result);
  g_autofree char                *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (ExchangeViewPicture) wish = NULL;

  if (path == NULL || self->store == NULL || self->writing != NULL)
    return;
  wish = read_wish (self);
  g_object_set_data_full (G_OBJECT (self), "file", g_object_ref (file), g_object_unref);
  self->writing = g_cancellable_new ();
  show_problem (self, NULL);
  show_writing (self, TRUE);
  exchange_view_picture_write_async (self->store, wish, path, self->writing, on_written, g_object_ref (self));
}

static void export(GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  static const char *const filters[] = { N_ ("PDF documents"), N_ ("PNG pictures"), N_ ("SVG drawings") };
  ExchangeViewMap         *self = EXCHANGE_VIEW_MAP (widget);
  guint                    format = MIN (adw_combo_row_get_selected (self->format), G_N_ELEMENTS (filters) - 1);
  g_autofree char         *file_name = g_strconcat (self->name, exchange_view_picture_get_suffix (format), NULL);

  exchange_view_chooser_save (GTK_WINDOW (self), _ ("Export the Map"), _ (filters[format]), file_name, on_place_chosen, g_object_ref (self));
}

static void
ask_help (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.help", "s", "export-map");
}

static void
exchange_view_map_dispose (GObject *object)
{
  ExchangeViewMap *self = EXCHANGE_VIEW_MAP (object);

  g_cancellable_cancel (self->writing);
  g_clear_object (&self->store);
  g_clear_pointer (&self->shown, dossier_query_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->count, g_free);
  adw_window_set_content (ADW_WINDOW (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), EXCHANGE_VIEW_TYPE_MAP);
  G_OBJECT_CLASS (exchange_view_map_parent_class)->dispose (object);
}

static void
exchange_view_map_finalize (GObject *object)
{
  g_clear_object (&EXCHANGE_VIEW_MAP (object)->writing);
  G_OBJECT_CLASS (exchange_view_map_parent_class)->finalize (object);
}

static void
exchange_view_map_class_init (ExchangeViewMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exchange_view_map_dispose;
  G_OBJECT_CLASS (klass)->finalize = exchange_view_map_finalize;
  g_type_ensure (EXCHANGE_VIEW_TYPE_AUDIENCE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/exchange-view-map.ui");
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, audience);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, scope);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, only_shown);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, export);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, problem);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, spinner);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, map_title);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, format);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, paper);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, size);
  gtk_widget_class_bind_template_callback (widget_class, show_choices);

  gtk_widget_class_install_action (widget_class, "export.write", NULL, export);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "export.write", NULL);
  gtk_widget_class_install_action (widget_class, "export.help", NULL, ask_help);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "export.help", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  signals[EXPORTED] = g_signal_new ("exported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
}

static void
exchange_view_map_init (ExchangeViewMap *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_focus (GTK_WINDOW (self), self->export);
  show_choices (self);
}

ExchangeViewMap *
exchange_view_map_new (GtkWindow          *parent,
                       DossierStore       *store,
                       const DossierQuery *shown,
                       const char         *name)
{
  ExchangeViewMap *self = g_object_new (EXCHANGE_VIEW_TYPE_MAP, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->shown = shown != NULL ? dossier_query_copy (shown) : NULL;
  self->name = g_strdup (name);
  gtk_editable_set_text (self->map_title, name);
  gtk_widget_set_visible (self->scope, shown != NULL);
  gtk_switch_set_active (self->only_shown, shown != NULL);
  g_signal_connect_object (self->audience, "chosen", G_CALLBACK (show_left_out), self, G_CONNECT_SWAPPED);
  dossier_store_ask_async (store, exchange_view_picture_count, NULL, NULL, g_free, NULL, on_counted, g_object_ref (self));
  return self;
}
