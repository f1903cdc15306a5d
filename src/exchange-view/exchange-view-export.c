#include "config.h"

#include "exchange-view-export.h"

#include "dossier-file.h"

#include "exchange-view-audience.h"
#include "exchange-view-chooser.h"
#include "exchange-view-help.h"

#include <glib/gi18n-lib.h>

#define BESIDE_PREVIEW 400 /* pixels: the more is left to the pages */

typedef struct
{
  DossierStore *store;
  DossierQuery *shown; /* NULL: everything is shown */
  char         *name;
  GCancellable *preparing; /* what is being read; NULL: it was received */
  GCancellable *writing;   /* NULL: nothing is being written */
  GFile        *file;      /* being written */

  AdwLeaflet           *panes;
  AdwBin               *preview;
  GtkWidget            *asked;
  AdwClamp             *clamp;
  GtkToggleButton      *look;
  GtkWidget            *heading;
  GtkProgressBar       *progress;
  AdwBin               *options;
  ExchangeViewAudience *audience;
  GtkWidget            *scope;
  GtkSwitch            *only_shown;
  GtkWidget            *cancel;
  GtkWidget *export;
  GtkLabel   *problem;
  GtkSpinner *spinner;
} ExchangeViewExportPrivate;

enum
{
  PROP_OPTIONS = 1,
  PROP_PREVIEW,
  N_PROPS,
};

enum
{
  EXPORTED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ExchangeViewExport, exchange_view_export, ADW_TYPE_WINDOW)

static ExchangeViewExportPrivate *
get_own (gpointer self)
{
  return exchange_view_export_get_instance_private (self);
}

static void
show_problem (ExchangeViewExport *self,
              const char         *sentence)
{
  ExchangeViewExportPrivate *own = get_own (self);

  gtk_label_set_label (own->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (own->problem), sentence != NULL);
}

static void
show_state (ExchangeViewExport *self)
{
  ExchangeViewExportPrivate *own = get_own (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.write", own->preparing == NULL && own->writing == NULL);
  gtk_spinner_set_spinning (own->spinner, own->writing != NULL);
  gtk_widget_set_visible (GTK_WIDGET (own->progress), FALSE);
}

/* Side by side; where there is no room for both, one of them. */
static void
show_panes (ExchangeViewExport *self)
{
  ExchangeViewExportPrivate *own = get_own (self);
  gboolean                   folded = adw_leaflet_get_folded (own->panes) && gtk_widget_get_visible (GTK_WIDGET (own->preview));

  gtk_widget_set_visible (GTK_WIDGET (own->look), folded);
  gtk_widget_set_visible (own->heading, !folded); /* there, its buttons need all the room */
  adw_leaflet_set_visible_child (own->panes, folded && gtk_toggle_button_get_active (own->look) ? GTK_WIDGET (own->preview) : own->asked);
}

/* --- read as soon as it is known for whom: what is left out is told before */

/* A window opens on its first button that can be pressed: when that was Cancel, Enter now exports. */
static void
offer_export (ExchangeViewExport *self)
{
  ExchangeViewExportPrivate *own = get_own (self);
  GtkWidget                 *focus = gtk_window_get_focus (GTK_WINDOW (self));

  show_state (self);
  if (focus == NULL || focus == own->cancel)
    gtk_widget_grab_focus (own->export);
}

static void
on_prepared (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (ExchangeViewExport) self = user_data;
  ExchangeViewExportPrivate     *own = get_own (self);
  g_autoptr (GError)             error = NULL;
  const char *const             *left_out;

  if (own->store == NULL)
    return;
  left_out = EXCHANGE_VIEW_EXPORT_GET_CLASS (self)->receive (self, DOSSIER_STORE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* asked again meanwhile */
  g_clear_object (&own->preparing);
  if (left_out != NULL)
    {
      exchange_view_audience_set_left_out (own->audience, left_out);
      offer_export (self);
      return;
    }
  g_message ("%s", error->message);
  show_problem (self, _ ("The dossier could not be read. Nothing was written. Try again."));
}

static void
prepare (ExchangeViewExport *self)
{
  ExchangeViewExportPrivate *own = get_own (self);
  gboolean                   only_shown = own->shown != NULL && gtk_switch_get_active (own->only_shown);

  g_cancellable_cancel (own->preparing);
  g_clear_object (&own->preparing);
  own->preparing = g_cancellable_new ();
  show_problem (self, NULL);
  exchange_view_audience_set_left_out (own->audience, NULL);
  show_state (self);
  EXCHANGE_VIEW_EXPORT_GET_CLASS (self)->prepare (self, own->store, exchange_view_audience_get (own->audience), only_shown ? own->shown : NULL, own->preparing,
                                                  on_prepared, g_object_ref (self));
}

/* --- writing */

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (ExchangeViewExport) self = user_data;
  ExchangeViewExportPrivate     *own = get_own (self);
  g_autoptr (GFile)              file = g_steal_pointer (&own->file);
  g_autoptr (GError)             error = NULL;
  gboolean                       done = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_object (&own->writing);
  if (own->store == NULL)
    return;
  show_state (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* given up on the way: it is asked again */
  if (!done)
    {
      g_message ("%s", error->message);
      show_problem (self, EXCHANGE_VIEW_EXPORT_GET_CLASS (self)->explain (error));
      return;
    }
  g_signal_emit (self, signals[EXPORTED], 0, file);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Takes file, NULL: none is written. */
static void
begin_writing (ExchangeViewExport *self,
               GFile              *file)
{
  ExchangeViewExportPrivate *own = get_own (self);
  g_autofree char           *path = file != NULL ? g_file_get_path (file) : NULL;

  own->file = file;
  own->writing = g_cancellable_new ();
  show_problem (self, NULL);
  show_state (self);
  EXCHANGE_VIEW_EXPORT_GET_CLASS (self)->write (self, path, own->writing, on_written, g_object_ref (self));
}

static void
on_place_chosen (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (ExchangeViewExport) self = user_data;
  ExchangeViewExportPrivate     *own = get_own (self);
  g_autoptr (GFile)              file = exchange_view_chooser_save_finish (result);
  g_autofree char               *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && own->store != NULL && own->preparing == NULL && own->writing == NULL)
    begin_writing (self, g_steal_pointer (&file));
}

static void export(GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  ExchangeViewExport *self = EXCHANGE_VIEW_EXPORT (widget);
  const char         *filter, *suffix = EXCHANGE_VIEW_EXPORT_GET_CLASS (self)->get_suffix (self, &filter);
  g_autofree char    *file_name = g_strconcat (get_own (self)->name, suffix, NULL);

  if (suffix == NULL)
    {
      begin_writing (self, NULL);
      return;
    }
  exchange_view_chooser_save (GTK_WINDOW (self), gtk_window_get_title (GTK_WINDOW (self)), filter, file_name, on_place_chosen, g_object_ref (self));
}

static void
ask_help (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  exchange_view_help_ask (GTK_WINDOW (widget), EXCHANGE_VIEW_EXPORT_GET_CLASS (widget)->help);
}

/* --- the window */

static void
exchange_view_export_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_OPTIONS:
      adw_bin_set_child (get_own (object)->options, g_value_get_object (value));
      gtk_widget_show (GTK_WIDGET (get_own (object)->options));
      break;
    case PROP_PREVIEW:
      adw_bin_set_child (get_own (object)->preview, g_value_get_object (value));
      gtk_widget_show (GTK_WIDGET (get_own (object)->preview));
      adw_clamp_set_maximum_size (get_own (object)->clamp, BESIDE_PREVIEW);
      gtk_widget_set_hexpand (get_own (object)->asked, FALSE);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
exchange_view_export_dispose (GObject *object)
{
  ExchangeViewExportPrivate *own = get_own (object);

  g_cancellable_cancel (own->preparing);
  g_cancellable_cancel (own->writing);
  g_clear_object (&own->preparing);
  g_clear_object (&own->store);
  g_clear_pointer (&own->shown, dossier_query_free);
  /* No gtk_widget_dispose_template: GTK 4.8 would look for our children in the template of who derives. */
  adw_window_set_content (ADW_WINDOW (object), NULL);
  G_OBJECT_CLASS (exchange_view_export_parent_class)->dispose (object);
}

static void
exchange_view_export_finalize (GObject *object)
{
  ExchangeViewExportPrivate *own = get_own (object);

  g_clear_object (&own->writing);
  g_clear_object (&own->file);
  g_free (own->name);
  G_OBJECT_CLASS (exchange_view_export_parent_class)->finalize (object);
}

static void
exchange_view_export_class_init (ExchangeViewExportClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = exchange_view_export_set_property;
  object_class->dispose = exchange_view_export_dispose;
  object_class->finalize = exchange_view_export_finalize;
  properties[PROP_OPTIONS] = g_param_spec_object ("options", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PREVIEW] = g_param_spec_object ("preview", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (EXCHANGE_VIEW_TYPE_AUDIENCE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/exchange-view-export.ui");
  gtk_widget_class_bind_template_child_private (widget_class, ExchangeViewExport, panes);
  gtk_widget_class_bind_template_child_private (widget_class, ExchangeViewExport, preview);
  gtk_widget_class_bind_template_child_private (widget_class, ExchangeViewExport, asked);
  gtk_widget_class_bind_template_child_private (widget_class, ExchangeViewExport, clamp);
  gtk_widget_class_bind_template_child_private (widget_class, ExchangeViewExport, look);
  gtk_widget_class_bind_template_child_private (widget_class, ExchangeViewExport, heading);
  gtk_widget_class_bind_template_child_private (widget_class, ExchangeViewExport, progress);
  gtk_widget_class_bind_template_callback (widget_class, show_panes);
  gtk_widget_class_bind_template_child_private (widget_class, ExchangeViewExport, options);
  gtk_widget_class_bind_template_child_private (widget_class, ExchangeViewExport, audience);
  gtk_widget_class_bind_template_child_private (widget_class, ExchangeViewExport, scope);
  gtk_widget_class_bind_template_child_private (widget_class, ExchangeViewExport, only_shown);
  gtk_widget_class_bind_template_child_private (widget_class, ExchangeViewExport, cancel);
  gtk_widget_class_bind_template_child_private (widget_class, ExchangeViewExport, export);
  gtk_widget_class_bind_template_child_private (widget_class, ExchangeViewExport, problem);
  gtk_widget_class_bind_template_child_private (widget_class, ExchangeViewExport, spinner);

  gtk_widget_class_install_action (widget_class, "export.write", NULL, export);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "export.write", NULL);
  gtk_widget_class_install_action (widget_class, "export.help", NULL, ask_help);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "export.help", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  signals[EXPORTED] = g_signal_new ("exported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
}

static void
exchange_view_export_init (ExchangeViewExport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
exchange_view_export_begin (ExchangeViewExport *self,
                            DossierStore       *store,
                            const DossierQuery *shown)
{
  ExchangeViewExportPrivate *own = get_own (self);

  g_return_if_fail (EXCHANGE_VIEW_IS_EXPORT (self) && DOSSIER_IS_STORE (store) && own->store == NULL);

  own->store = g_object_ref (store);
  own->shown = shown != NULL ? dossier_query_copy (shown) : NULL;
  own->name = dossier_file_dup_name (dossier_store_get_path (store));
  gtk_widget_set_visible (own->scope, shown != NULL);
  gtk_switch_set_active (own->only_shown, shown != NULL);
  g_signal_connect_object (own->audience, "chosen", G_CALLBACK (prepare), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (own->only_shown, "notify::active", G_CALLBACK (prepare), self, G_CONNECT_SWAPPED);
  prepare (self);
}

void
exchange_view_export_ask_again (ExchangeViewExport *self)
{
  g_return_if_fail (EXCHANGE_VIEW_IS_EXPORT (self));

  if (get_own (self)->store != NULL && get_own (self)->writing == NULL)
    prepare (self);
}

void
exchange_view_export_set_verb (ExchangeViewExport *self,
                               const char         *verb)
{
  g_return_if_fail (EXCHANGE_VIEW_IS_EXPORT (self) && verb != NULL);

  gtk_button_set_label (GTK_BUTTON (get_own (self)->export), verb);
}

void
exchange_view_export_set_progress (ExchangeViewExport *self,
                                   double              part)
{
  ExchangeViewExportPrivate *own;

  g_return_if_fail (EXCHANGE_VIEW_IS_EXPORT (self));

  own = get_own (self);
  gtk_progress_bar_set_fraction (own->progress, part);
  gtk_widget_set_visible (GTK_WIDGET (own->progress), own->writing != NULL);
}

const char *
exchange_view_export_get_name (ExchangeViewExport *self)
{
  g_return_val_if_fail (EXCHANGE_VIEW_IS_EXPORT (self), NULL);

  return get_own (self)->name;
}
