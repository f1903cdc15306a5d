#include "config.h"

#include "exchange-view-map.h"

#include "exchange-view-preview.h"
#include "map-arrangement.h"

#include <glib/gi18n-lib.h>

#define TICK_MS 100

struct _ExchangeViewMap
{
  ExchangeViewExport   parent_instance;
  MapHandout          *handout;      /* NULL: none was received yet */
  MapSheet             seen;         /* on the screen */
  ExchangeViewMapPrint print;        /* NULL: it goes in a file */
  guint                paper_before; /* what a poster made larger, plus one; 0: nothing */
  gboolean             showing;

  ExchangeViewPreview *sheets;
  GtkEditable         *map_title;
  AdwComboRow         *format;
  AdwComboRow         *pages;
  GtkStringList       *sorts;
  AdwComboRow         *paper;
  AdwComboRow         *orientation;
  AdwComboRow         *tile;
  GtkWidget           *overlap_row;
  GtkSpinButton       *overlap;
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

enum
{
  PAGES_ONE,
  PAGES_POSTER,
  PAGES_COMMUNES,
  PAGES_CENTRES,
  N_PAGES,
};

static guint
get_choice (AdwComboRow *row,
            gsize        n_choices)
{
  return MIN (adw_combo_row_get_selected (row), (guint) n_choices - 1);
}

/* Only a document has pages. */
static guint
get_pages (ExchangeViewMap *self,
           MapFormat        format)
{
  return format == MAP_FORMAT_PDF ? get_choice (self->pages, N_PAGES) : PAGES_ONE;
}

static MapSheet
read_sheet (ExchangeViewMap *self)
{
  guint    size = get_choice (self->size, G_N_ELEMENTS (sizes)), pages;
  MapSheet sheet = map_sheet_copy (&self->seen);

  sheet.format = self->print != NULL ? MAP_FORMAT_PDF : formats[get_choice (self->format, G_N_ELEMENTS (formats))].format;
  sheet.paper = get_choice (self->paper, MAP_N_PAPERS);
  sheet.width = sizes[size].width;
  sheet.height = sizes[size].height;
  sheet.title = g_strdup (gtk_editable_get_text (self->map_title));
  sheet.is_part = self->seen.is_part && gtk_switch_get_active (self->only_part);
  sheet.on_paper = sheet.format != MAP_FORMAT_PNG;
  sheet.orientation = get_choice (self->orientation, MAP_N_ORIENTATIONS);
  pages = get_pages (self, sheet.format);
  sheet.tiled = pages == PAGES_POSTER;
  sheet.tile = get_choice (self->tile, 2);
  sheet.overlap = gtk_spin_button_get_value (self->overlap);
  sheet.atlas = pages == PAGES_COMMUNES ? MAP_ATLAS_COMMUNES : pages == PAGES_CENTRES ? MAP_ATLAS_CENTRES
                                                                                      : MAP_ATLAS_NONE;
  return sheet;
}

/* A poster is larger than its sheets; who turns to something else has the paper of before. */
static void
enlarge_poster (ExchangeViewMap *self)
{
  gboolean is_poster = get_pages (self, MAP_FORMAT_PDF) == PAGES_POSTER;
  guint    paper = get_choice (self->paper, MAP_N_PAPERS);

  if (is_poster && paper <= get_choice (self->tile, 2))
    {
      self->paper_before = paper + 1;
      adw_combo_row_set_selected (self->paper, MAP_PAPER_A2);
    }
  else if (!is_poster && self->paper_before > 0)
    {
      if (paper == MAP_PAPER_A2)
        adw_combo_row_set_selected (self->paper, self->paper_before - 1);
      self->paper_before = 0;
    }
}

static void
show_choices (ExchangeViewMap *self)
{
  g_auto (MapSheet) sheet = { 0 };

  if (self->showing)
    return; /* what is set below */
  self->showing = TRUE;
  enlarge_poster (self);
  self->showing = FALSE;
  sheet = read_sheet (self);
  gtk_widget_set_visible (GTK_WIDGET (self->pages), sheet.format == MAP_FORMAT_PDF);
  gtk_widget_set_visible (GTK_WIDGET (self->paper), sheet.on_paper);
  gtk_widget_set_visible (GTK_WIDGET (self->orientation), sheet.on_paper);
  gtk_widget_set_visible (GTK_WIDGET (self->tile), sheet.tiled);
  gtk_widget_set_visible (self->overlap_row, sheet.tiled);
  gtk_widget_set_visible (GTK_WIDGET (self->size), !sheet.on_paper);
  if (self->handout != NULL)
    exchange_view_preview_show_sheet (self->sheets, self->handout, &sheet);
}

static void
turn_page (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  exchange_view_preview_turn (EXCHANGE_VIEW_MAP (widget)->sheets, g_variant_get_int32 (parameter));
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
  const MapSheet *seen = &EXCHANGE_VIEW_MAP (view)->seen;

  map_handout_new_compared_async (store, audience, shown, seen->arrangement, seen->positions, (MapMoment){ seen->from, seen->to }, seen->compared, cancellable, callback, user_data);
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
  return EXCHANGE_VIEW_MAP (view)->print == NULL ? map_format_get_suffix (formats[format].format) : NULL;
}

/* --- in a file, by a worker; how many pages are done is looked at from time to time */

typedef struct
{
  int done, n; /* atomic; n is 0 until the first is done */
  int ended;
} Pages;

typedef struct
{
  MapHandout *handout;
  MapSheet    sheet;
  char       *path;
  Pages      *pages; /* shared */
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_atomic_int_set (&order->pages->ended, TRUE);
  g_atomic_rc_box_release (order->pages);
  map_handout_unref (order->handout);
  map_sheet_clear (&order->sheet);
  g_free (order->path);
  g_free (order);
}

/* Worker. */
static void
on_page_done (guint    done,
              guint    n,
              gpointer user_data)
{
  Pages *pages = user_data;

  g_atomic_int_set (&pages->n, (int) n);
  g_atomic_int_set (&pages->done, (int) done);
}

static void
carry_out (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  Order                 *order = data;
  GError                *error = NULL;
  g_autoptr (MapEdition) edition = map_edition_new (order->handout, &order->sheet, cancellable, &error);

  if (edition != NULL && map_edition_write (edition, order->path, on_page_done, order->pages, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

typedef struct
{
  GWeakRef view;
  Pages   *pages;
} Watch;

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_weak_ref_clear (&watch->view);
  g_atomic_rc_box_release (watch->pages);
  g_free (watch);
}

static gboolean
on_tick (gpointer user_data)
{
  Watch                         *watch = user_data;
  g_autoptr (ExchangeViewExport) view = g_weak_ref_get (&watch->view);
  int                            n = g_atomic_int_get (&watch->pages->n);

  if (view == NULL || g_atomic_int_get (&watch->pages->ended))
    return G_SOURCE_REMOVE;
  if (n > 1)
    exchange_view_export_set_progress (view, (double) g_atomic_int_get (&watch->pages->done) / n);
  return G_SOURCE_CONTINUE;
}

static void
watch_pages (ExchangeViewMap *self,
             Pages           *pages)
{
  Watch *watch = g_new0 (Watch, 1);

  g_weak_ref_init (&watch->view, self);
  watch->pages = g_atomic_rc_box_acquire (pages);
  g_timeout_add_full (G_PRIORITY_DEFAULT, TICK_MS, on_tick, watch, watch_free);
}

static void
write_map (ExchangeViewExport *view,
           const char         *path,
           GCancellable       *cancellable,
           GAsyncReadyCallback callback,
           gpointer            user_data)
{
  ExchangeViewMap  *self = EXCHANGE_VIEW_MAP (view);
  g_autoptr (GTask) task = NULL;
  Order            *order;

  if (self->print != NULL)
    {
      g_auto (MapSheet) sheet = read_sheet (self);

      self->print (GTK_WINDOW (self), self->handout, &sheet, cancellable, callback, user_data);
      return;
    }
  task = g_task_new (NULL, cancellable, callback, user_data);
  order = g_new (Order, 1);
  order->handout = map_handout_ref (self->handout);
  order->sheet = read_sheet (self);
  order->path = g_strdup (path);
  order->pages = g_atomic_rc_box_new0 (Pages);
  watch_pages (self, order->pages);
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
  if (g_error_matches (error, MAP_PRINT_ERROR, MAP_PRINT_ERROR_NOT_PRINTED))
    return _ ("The map could not be printed. Look at the printer, or export a PDF and print that. The dossier is untouched.");
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
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, sheets);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, map_title);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, format);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, pages);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, sorts);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, paper);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, orientation);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, tile);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, overlap_row);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, overlap);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, size);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, part);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewMap, only_part);
  gtk_widget_class_bind_template_callback (widget_class, show_choices);

  gtk_widget_class_install_action (widget_class, "map.turn-page", "i", turn_page);
}

/* Before what scrolls, which takes these keys to go aside. */
static GtkEventController *
make_page_keys (void)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (GDK_KEY_Page_Down, GDK_CONTROL_MASK), gtk_named_action_new ("map.turn-page"), "i", 1));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (GDK_KEY_Page_Up, GDK_CONTROL_MASK), gtk_named_action_new ("map.turn-page"), "i", -1));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  return keys;
}

static void
exchange_view_map_init (ExchangeViewMap *self)
{
  self->showing = TRUE; /* until it is known what is seen */
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_controller (GTK_WIDGET (self), make_page_keys ());
}

/* Rows of a matrix have no communes. */
static void
offer_atlas (ExchangeViewMap *self)
{
  MapArrangement arrangement = { 0 };

  if (map_arrangement_from_name (self->seen.arrangement, &arrangement) && arrangement.kind != MAP_ARRANGEMENT_GROUND)
    gtk_string_list_splice (self->sorts, PAGES_COMMUNES, N_PAGES - PAGES_COMMUNES, NULL);
}

static void
dress_for_printer (ExchangeViewMap *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Print the Map"));
  exchange_view_export_set_verb (EXCHANGE_VIEW_EXPORT (self), _ ("_Print…"));
  gtk_widget_set_visible (GTK_WIDGET (self->format), FALSE);
}

ExchangeViewExport *
exchange_view_map_new (GtkWindow           *parent,
                       DossierStore        *store,
                       const DossierQuery  *shown,
                       const MapSheet      *seen,
                       ExchangeViewMapPrint print)
{
  ExchangeViewMap *self = g_object_new (EXCHANGE_VIEW_TYPE_MAP, "transient-for", parent, NULL);

  self->seen = map_sheet_copy (seen);
  self->print = print;
  g_clear_pointer (&self->seen.title, g_free); /* it is asked here */
  gtk_widget_set_visible (GTK_WIDGET (self->part), seen->is_part);
  offer_atlas (self);
  if (print != NULL)
    dress_for_printer (self);

  exchange_view_export_begin (EXCHANGE_VIEW_EXPORT (self), store, shown);
  gtk_editable_set_text (self->map_title, exchange_view_export_get_name (EXCHANGE_VIEW_EXPORT (self)));
  self->showing = FALSE;
  show_choices (self);
  return EXCHANGE_VIEW_EXPORT (self);
}
