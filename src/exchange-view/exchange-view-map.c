#include "config.h"

#include "exchange-view-map.h"

#include "exchange-view-preview.h"

#include <glib/gi18n-lib.h>

struct _ExchangeViewMap
{
  ExchangeViewExport parent_instance;
  MapHandout        *handout; /* NULL: none was received yet */
  MapSheet           seen;    /* on the screen */

  ExchangeViewPreview *preview;
  GtkEditable         *map_title;
  AdwComboRow         *format;
  AdwComboRow         *paper;
  AdwComboRow         *size;
  AdwActionRow        *part;
  GtkSwitch           *only_part;
};

G_DEFINE_FINAL_TYPE (ExchangeViewMap, exchange_view_map, EXCHANGE_VIEW_TYPE_EXPORT)

/* As the lists of ui/exchange-view-map.ui. */
static const struct
{
  MapFormat   format;
  const char *filter;
} formats[] = { { MAP_FORMAT_PDF, N_ ("PDF documents") }, { MAP_FORMAT_PNG, N_ ("PNG pictures") }, { MAP_FORMAT_SVG, N_ ("SVG drawings") } };

static const struct
{
  int width, height;
} sizes[] = { { 1600, 1000 }, { 1920, 1080 }, { 3840, 2160 }, { 2400, 2400 } };

static guint
get_choice (AdwComboRow *row,
            gsize        n_choices)
{
  return MIN (adw_combo_row_get_selected (row), (guint) n_choices - 1);
}

static MapSheet
read_sheet (ExchangeViewMap *self)
{
  guint    size = get_choice (self->size, G_N_ELEMENTS (sizes));
  MapSheet sheet = map_sheet_copy (&self->seen);

  sheet.format = formats[get_choice (self->format, G_N_ELEMENTS (formats))].format;
  sheet.paper = get_choice (self->paper, MAP_N_PAPERS);
  sheet.width = sizes[size].width;
  sheet.height = sizes[size].height;
  sheet.title = g_strdup (gtk_editable_get_text (self->map_title));
  sheet.is_part = self->seen.is_part && gtk_switch_get_active (self->only_part);
  sheet.on_paper = sheet.format != MAP_FORMAT_PNG;
  return sheet;
}

static void
show_choices (ExchangeViewMap *self)
{
  g_auto (MapSheet) sheet = read_sheet (self);

  gtk_widget_set_visible (GTK_WIDGET (self->paper), sheet.on_paper);
  gtk_widget_set_visible (GTK_WIDGET (self->size), !sheet.on_paper);
  if (self->handout != NULL)
    exchange_view_preview_show (self->preview, self->handout, &sheet);
}

/* --- what every export is asked */

static void
prepare (ExchangeViewExport *view,
         DossierStore       *store,
         DossierVisibility   audience,
         const DossierQuery *shown,
         GCancellable       *cancellable,
         GAsyncReadyCallback callback,
         gpointer            user_data)
{
  map_handout_new_async (store, audience, shown, EXCHANGE_VIEW_MAP (view)->seen.arrangement, EXCHANGE_VIEW_MAP (view)->seen.positions, cancellable, callback, user_data);
}

static const char *const *
receive (ExchangeViewExport *view,
         DossierStore       *store,
         GAsyncResult       *result,
         GError            **error)
{
  ExchangeViewMap *self = EXCHANGE_VIEW_MAP (view);
  MapHandout      *handout = map_handout_new_finish (store, result, error);

  if (handout == NULL)
    return NULL;
  g_clear_pointer (&self->handout, map_handout_unref);
  self->handout = handout;
  show_choices (self);
  return map_handout_get_left_out (handout);
}

static const char *
get_suffix (ExchangeViewExport *view,
            const char        **filter)
{
  guint format = get_choice (EXCHANGE_VIEW_MAP (view)->format, G_N_ELEMENTS (formats));

  *filter = _ (formats[format].filter);
  return map_format_get_suffix (formats[format].format);
}

typedef struct
{
  MapHandout *handout;
  MapSheet    sheet;
  char       *path;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  map_handout_unref (order->handout);
  map_sheet_clear (&order->sheet);
  g_free (order->path);
  g_free (order);
}

static void
carry_out (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  Order  *order = data;
  GError *error = NULL;

  if (map_handout_write (order->handout, &order->sheet, order->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_map (ExchangeViewExport *view,
           const char         *path,
           GCancellable       *cancellable,
           GAsyncReadyCallback callback,
           gpointer            user_data)
{
  ExchangeViewMap  *self = EXCHANGE_VIEW_MAP (view);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Order            *order = g_new (Order, 1);

  order->handout = map_handout_ref (self->handout);
  order->sheet = read_sheet (self);
  order->path = g_strdup (path);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, carry_out);
}

static const char *
explain (const GError *error)
{
  if (g_error_matches (error, MAP_PRINT_ERROR, MAP_PRINT_ERROR_CANNOT_WRITE))
    return _ ("The map could not be written there: the folder refuses or the disk is full. Choose another place. The dossier is untouched.");
  if (g_error_matches (error, MAP_PRINT_ERROR, MAP_PRINT_ERROR_TOO_LARGE))
    return _ ("This picture is too large to be made. Choose fewer pixels. The dossier is untouched.");
  return _ ("The map could not be drawn. The dossier is untouched. Try again.");
}

/* --- the window */

static void
exchange_view_map_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EXCHANGE_VIEW_TYPE_MAP);
  G_OBJECT_CLASS (exchange_view_map_parent_class)->dispose (object);
}

static void
exchange_view_map_finalize (GObject *object)
{
  g_clear_pointer (&EXCHANGE_VIEW_MAP (object)->handout, map_handout_unref);
  map_sheet_clear (&EXCHANGE_VIEW_MAP (object)->seen);
  G_OBJECT_CLASS (exchange_view_map_parent_class)->finalize (object);
}

static void
exchange_view_map_class_init (ExchangeViewMapClass *klass)
{
  GtkWidgetClass          *widget_class = GTK_WIDGET_CLASS (klass);
  ExchangeViewExportClass *export_class = EXCHANGE_VIEW_EXPORT_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exchange_view_map_dispose;
  G_OBJECT_CLASS (klass)->finalize = exchange_view_map_finalize;
  export_class->help = "export-map";
  export_class->prepare = prepare;
  export_class->receive = receive;
  export_class->get_suffix = get_suffix;
  export_class->write = write_map;
  export_class->explain = explain;

  g_type_ensure (EXCHANGE_VIEW_TYPE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/exchange-view-map.ui");
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, preview);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, map_title);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, format);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, paper);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, size);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, part);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, only_part);
  gtk_widget_class_bind_template_callback (widget_class, show_choices);
}

static void
exchange_view_map_init (ExchangeViewMap *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

ExchangeViewExport *
exchange_view_map_new (GtkWindow          *parent,
                       DossierStore       *store,
                       const DossierQuery *shown,
                       const MapSheet     *seen)
{
  ExchangeViewMap *self = g_object_new (EXCHANGE_VIEW_TYPE_MAP, "transient-for", parent, NULL);

  self->seen = map_sheet_copy (seen);
  g_clear_pointer (&self->seen.title, g_free); /* it is asked here */
  gtk_widget_set_visible (GTK_WIDGET (self->part), seen->is_part);

  exchange_view_export_begin (EXCHANGE_VIEW_EXPORT (self), store, shown);
  gtk_editable_set_text (self->map_title, exchange_view_export_get_name (EXCHANGE_VIEW_EXPORT (self)));
  show_choices (self);
  return EXCHANGE_VIEW_EXPORT (self);
}
