#include "config.h"

#include "exchange-view-booklet.h"

#include "exchange-view-leaves.h"
#include "exchange-view-offers.h"

#include <glib/gi18n-lib.h>

#define SETTING "booklet" /* name → what was chosen */
#define CALM_MS 500       /* after the last letter, the last tick */

enum
{
  KIND_A5,
  KIND_A4,
  KIND_IMPOSED,
  KIND_TEXT,
};

static const struct
{
  GuideBookletParts part;
  const char       *title, *subtitle; /* English, to translate */
} parts[] = {
  { GUIDE_BOOKLET_QUOTES, N_ ("Words heard"), N_ ("By role, never by name") },
  { GUIDE_BOOKLET_EXAMPLES, N_ ("Examples"), N_ ("Links of the network, and examples people gave") },
  { GUIDE_BOOKLET_PRINCIPLES, N_ ("In short"), N_ ("A page of what holds everywhere") },
  { GUIDE_BOOKLET_TOOLS, N_ ("Tools"), N_ ("Those found fit for the booklet") },
  { GUIDE_BOOKLET_MAP, N_ ("The map of links"), NULL },
};

struct _ExchangeViewBooklet
{
  ExchangeViewExport   parent_instance;
  GSettings           *settings;
  BookletEdition      *edition; /* NULL: none was received yet */
  gboolean             chosen;  /* a person ticked: what is ticked is what goes in */
  gboolean             showing; /* no change is a person's */
  guint                calm;    /* source */
  ExchangeViewPreview *pages;
  GtkWidget           *empty;
  AdwComboRow         *kind;
  GtkWidget           *turn_row;
  GtkSwitch           *turn;
  GtkEditable         *booklet_title, *subtitle, *credit;
  ExchangeViewOffers  *offers;
  AdwPreferencesGroup *parts;
  GtkSwitch           *switches[G_N_ELEMENTS (parts)];
};

G_DEFINE_FINAL_TYPE (ExchangeViewBooklet, exchange_view_booklet, EXCHANGE_VIEW_TYPE_EXPORT)

static guint starter_asked;

static BookletFormat
get_format (ExchangeViewBooklet *self)
{
  switch (adw_combo_row_get_selected (self->kind))
    {
    case KIND_IMPOSED:
      return BOOKLET_FORMAT_IMPOSED;
    case KIND_A4:
    case KIND_TEXT: /* as a word processor will have it, nearly */
      return BOOKLET_FORMAT_A4;
    case KIND_A5:
    default:
      return BOOKLET_FORMAT_A5;
    }
}

/* --- the pages seen before */

static void
show_pages (ExchangeViewBooklet *self)
{
  if (self->edition != NULL)
    exchange_view_leaves_show (self->pages, self->edition, get_format (self));
}

static void
show_kind (ExchangeViewBooklet *self)
{
  gtk_widget_set_visible (self->turn_row, adw_combo_row_get_selected (self->kind) == KIND_IMPOSED);
  show_pages (self);
}

static void
turn_page (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  exchange_view_preview_turn (EXCHANGE_VIEW_BOOKLET (widget)->pages, g_variant_get_int32 (parameter));
}

/* --- asked again when another choice is made */

static gboolean
on_calm (gpointer user_data)
{
  ExchangeViewBooklet *self = user_data;

  self->calm = 0;
  exchange_view_export_ask_again (EXCHANGE_VIEW_EXPORT (self));
  return G_SOURCE_REMOVE;
}

static void
ask_soon (ExchangeViewBooklet *self)
{
  if (self->showing)
    return;
  g_clear_handle_id (&self->calm, g_source_remove);
  self->calm = g_timeout_add (CALM_MS, on_calm, self);
}

static void
on_offer_chosen (ExchangeViewBooklet *self)
{
  self->chosen = TRUE;
  ask_soon (self);
}

static guint
get_parts (ExchangeViewBooklet *self)
{
  guint all = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (gtk_switch_get_active (self->switches[i]))
      all |= parts[i].part;
  return all;
}

static char *
dup_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

static void
prepare (ExchangeViewExport *view,
         DossierStore       *store,
         DossierVisibility   audience,
         const DossierQuery *shown,
         GCancellable       *cancellable,
         GAsyncReadyCallback callback,
         gpointer            user_data)
{
  ExchangeViewBooklet        *self = EXCHANGE_VIEW_BOOKLET (view);
  g_auto (GuideBookletChoice) choice = { .audience = (DossierAudience) audience, .parts = get_parts (self) };

  if (self->chosen)
    {
      choice.questions = exchange_view_offers_dup_questions (self->offers);
      choice.practices = exchange_view_offers_dup_practices (self->offers);
      choice.words_left_out = exchange_view_offers_dup_words_left_out (self->offers);
    }
  choice.title = g_strdup (gtk_editable_get_text (self->booklet_title));
  choice.subtitle = g_strdup (gtk_editable_get_text (self->subtitle));
  choice.credit = g_strdup (gtk_editable_get_text (self->credit));
  choice.date = dup_today ();
  booklet_edition_new_async (store, &choice, cancellable, callback, user_data);
}

static const char *const *
receive (ExchangeViewExport *view,
         DossierStore       *store,
         GAsyncResult       *result,
         GError            **error)
{
  ExchangeViewBooklet *self = EXCHANGE_VIEW_BOOKLET (view);
  BookletEdition      *edition = booklet_edition_new_finish (store, result, error);

  if (edition == NULL)
    return NULL;
  g_clear_pointer (&self->edition, booklet_edition_unref);
  self->edition = edition;
  if (!self->chosen)
    exchange_view_offers_show (self->offers, booklet_edition_get_content (edition)->offers);
  gtk_widget_set_visible (self->empty, booklet_edition_get_content (edition)->offers->len == 0);
  show_pages (self);
  return booklet_edition_get_left_out (edition);
}

static void
take_starter (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_signal_emit (widget, starter_asked, 0);
}

/* --- written */

typedef struct
{
  BookletEdition *edition;
  BookletOutput   output;
  gboolean        is_text;
  char           *path;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  booklet_edition_unref (order->edition);
  g_free (order->path);
  g_free (order);
}

static void
carry_out (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  Order   *order = data;
  GError  *error = NULL;
  gboolean done;

  if (order->is_text)
    done = booklet_edition_write_odt (order->edition, order->output.format, order->path, cancellable, &error);
  else
    done = booklet_edition_write_pdf (order->edition, order->path, &order->output, cancellable, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
keep (ExchangeViewBooklet *self)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "kind", "u", adw_combo_row_get_selected (self->kind));
  g_variant_dict_insert (&dict, "parts", "u", get_parts (self));
  g_variant_dict_insert (&dict, "turn", "b", gtk_switch_get_active (self->turn));
  g_variant_dict_insert (&dict, "title", "s", gtk_editable_get_text (self->booklet_title));
  g_variant_dict_insert (&dict, "subtitle", "s", gtk_editable_get_text (self->subtitle));
  g_variant_dict_insert (&dict, "credit", "s", gtk_editable_get_text (self->credit));
  g_settings_set_value (self->settings, SETTING, g_variant_dict_end (&dict));
}

static void
write_booklet (ExchangeViewExport *view,
               const char         *path,
               GCancellable       *cancellable,
               GAsyncReadyCallback callback,
               gpointer            user_data)
{
  ExchangeViewBooklet *self = EXCHANGE_VIEW_BOOKLET (view);
  g_autoptr (GTask)    task = g_task_new (NULL, cancellable, callback, user_data);
  Order               *order = g_new0 (Order, 1);

  keep (self);
  order->edition = booklet_edition_ref (self->edition);
  order->is_text = adw_combo_row_get_selected (self->kind) == KIND_TEXT;
  order->output.format = get_format (self);
  order->output.turn = gtk_switch_get_active (self->turn) ? BOOKLET_TURN_LONG : BOOKLET_TURN_SHORT;
  order->path = g_strdup (path);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, carry_out);
}

static const char *
get_suffix (ExchangeViewExport *view,
            const char        **filter)
{
  gboolean is_text = adw_combo_row_get_selected (EXCHANGE_VIEW_BOOKLET (view)->kind) == KIND_TEXT;

  *filter = is_text ? _ ("OpenDocument texts") : _ ("PDF documents");
  return is_text ? ".odt" : ".pdf";
}

static const char *
explain (const GError *error)
{
  if (g_error_matches (error, MAP_PRINT_ERROR, MAP_PRINT_ERROR_CANNOT_WRITE))
    return _ ("The booklet could not be written there: the folder refuses or the disk is full. Choose another place. The dossier is untouched.");
  return _ ("The booklet could not be made. The dossier is untouched. Try again.");
}

/* --- the window */

static void
add_part (ExchangeViewBooklet *self,
          gsize                index)
{
  GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (parts[index].title));
  if (parts[index].subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (parts[index].subtitle));
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (ask_soon), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->parts, row);
  self->switches[index] = GTK_SWITCH (toggle);
}

static void
exchange_view_booklet_dispose (GObject *object)
{
  g_clear_handle_id (&EXCHANGE_VIEW_BOOKLET (object)->calm, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), EXCHANGE_VIEW_TYPE_BOOKLET);
  G_OBJECT_CLASS (exchange_view_booklet_parent_class)->dispose (object);
}

static void
exchange_view_booklet_finalize (GObject *object)
{
  ExchangeViewBooklet *self = EXCHANGE_VIEW_BOOKLET (object);

  g_clear_pointer (&self->edition, booklet_edition_unref);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (exchange_view_booklet_parent_class)->finalize (object);
}

static void
exchange_view_booklet_class_init (ExchangeViewBookletClass *klass)
{
  GtkWidgetClass          *widget_class = GTK_WIDGET_CLASS (klass);
  ExchangeViewExportClass *export_class = EXCHANGE_VIEW_EXPORT_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exchange_view_booklet_dispose;
  G_OBJECT_CLASS (klass)->finalize = exchange_view_booklet_finalize;
  export_class->help = "booklet";
  export_class->prepare = prepare;
  export_class->receive = receive;
  export_class->get_suffix = get_suffix;
  export_class->write = write_booklet;
  export_class->explain = explain;

  g_type_ensure (EXCHANGE_VIEW_TYPE_PREVIEW);
  g_type_ensure (EXCHANGE_VIEW_TYPE_OFFERS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/exchange-view-booklet.ui");
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewBooklet, pages);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewBooklet, empty);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewBooklet, kind);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewBooklet, turn_row);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewBooklet, turn);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewBooklet, booklet_title);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewBooklet, subtitle);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewBooklet, credit);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewBooklet, offers);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewBooklet, parts);
  gtk_widget_class_bind_template_callback (widget_class, show_kind);
  gtk_widget_class_bind_template_callback (widget_class, ask_soon);
  gtk_widget_class_install_action (widget_class, "booklet.turn-page", "i", turn_page);
  gtk_widget_class_install_action (widget_class, "booklet.take-starter", NULL, take_starter);
  starter_asked = g_signal_new ("starter-asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Before what scrolls, which takes these keys to go aside. */
static GtkEventController *
make_page_keys (void)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (GDK_KEY_Page_Down, GDK_CONTROL_MASK), gtk_named_action_new ("booklet.turn-page"), "i", 1));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (GDK_KEY_Page_Up, GDK_CONTROL_MASK), gtk_named_action_new ("booklet.turn-page"), "i", -1));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  return keys;
}

static void
exchange_view_booklet_init (ExchangeViewBooklet *self)
{
  self->showing = TRUE; /* until it is known what was chosen */
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_controller (GTK_WIDGET (self), make_page_keys ());
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    add_part (self, i);
  g_signal_connect_object (self->offers, "chosen", G_CALLBACK (on_offer_chosen), self, G_CONNECT_SWAPPED);
}

static void
recall_text (GVariantDict *dict,
             const char   *name,
             GtkEditable  *row)
{
  const char *text;

  if (g_variant_dict_lookup (dict, name, "&s", &text))
    gtk_editable_set_text (row, text);
}

static void
recall (ExchangeViewBooklet *self)
{
  g_autoptr (GVariant) kept = g_settings_get_value (self->settings, SETTING);
  GVariantDict         dict;
  guint                number;
  gboolean             turned;

  g_variant_dict_init (&dict, kept);
  gtk_editable_set_text (self->booklet_title, _ ("Practice guide"));
  if (g_variant_dict_lookup (&dict, "kind", "u", &number))
    adw_combo_row_set_selected (self->kind, MIN (number, KIND_TEXT));
  if (g_variant_dict_lookup (&dict, "turn", "b", &turned))
    gtk_switch_set_active (self->turn, turned);
  if (g_variant_dict_lookup (&dict, "parts", "u", &number))
    for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
      gtk_switch_set_active (self->switches[i], (number & parts[i].part) != 0);
  recall_text (&dict, "title", self->booklet_title);
  recall_text (&dict, "subtitle", self->subtitle);
  recall_text (&dict, "credit", self->credit);
  g_variant_dict_clear (&dict);
}

ExchangeViewExport *
exchange_view_booklet_new (GtkWindow    *parent,
                           DossierStore *store,
                           GSettings    *settings)
{
  ExchangeViewBooklet *self = g_object_new (EXCHANGE_VIEW_TYPE_BOOKLET, "transient-for", parent, NULL);

  self->settings = g_object_ref (settings);
  recall (self);
  show_kind (self);
  exchange_view_export_begin (EXCHANGE_VIEW_EXPORT (self), store, NULL);
  self->showing = FALSE;
  return EXCHANGE_VIEW_EXPORT (self);
}
