#include "config.h"

#include "exchange-view-deck.h"

#include "map-deck.h"

#include <glib/gi18n-lib.h>

struct _ExchangeViewDeck
{
  ExchangeViewExport parent_instance;
  DossierStore      *store; /* kept while a worker asks it */
  char              *id;
  MapDeck           *deck; /* NULL: none was received yet */
  AdwComboRow       *paper;
};

G_DEFINE_FINAL_TYPE (ExchangeViewDeck, exchange_view_deck, EXCHANGE_VIEW_TYPE_EXPORT)

/* --- read */

typedef struct
{
  DossierStore     *store; /* kept by the window, which waits for the answer */
  char             *id;
  DossierVisibility audience;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->id);
  g_free (question);
}

static void
ask (GTask        *task,
     gpointer      source,
     gpointer      data,
     GCancellable *cancellable)
{
  Question *question = data;
  GError   *error = NULL;
  MapDeck  *deck = map_deck_new (question->store, question->id, question->audience, cancellable, &error);

  if (deck != NULL)
    g_task_return_pointer (task, deck, (GDestroyNotify) map_deck_unref);
  else
    g_task_return_error (task, error);
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
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Question         *question = g_new (Question, 1);

  question->store = EXCHANGE_VIEW_DECK (view)->store;
  question->id = g_strdup (EXCHANGE_VIEW_DECK (view)->id);
  question->audience = audience;
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, ask);
}

/* What this audience may not see is no failure: it is told as what is left out. */
static const char *const *
receive (ExchangeViewExport *view,
         DossierStore       *store,
         GAsyncResult       *result,
         GError            **error)
{
  ExchangeViewDeck *self = EXCHANGE_VIEW_DECK (view);
  MapDeck          *deck = g_task_propagate_pointer (G_TASK (result), error);

  if (deck == NULL)
    return NULL;
  g_clear_pointer (&self->deck, map_deck_unref);
  self->deck = deck;
  return map_deck_get_left_out (deck);
}

/* --- written */

typedef struct
{
  MapDeck *deck;
  MapPaper paper;
  char    *path;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  map_deck_unref (order->deck);
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

  if (map_deck_write (order->deck, order->paper, order->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_deck (ExchangeViewExport *view,
            const char         *path,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  ExchangeViewDeck *self = EXCHANGE_VIEW_DECK (view);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Order            *order = g_new (Order, 1);

  order->deck = map_deck_ref (self->deck);
  order->paper = (MapPaper) MIN (adw_combo_row_get_selected (self->paper), (guint) MAP_N_PAPERS - 1);
  order->path = g_strdup (path);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, carry_out);
}

static const char *
get_suffix (ExchangeViewExport *view,
            const char        **filter)
{
  *filter = _ ("PDF documents");
  return ".pdf";
}

static const char *
explain (const GError *error)
{
  if (g_error_matches (error, MAP_PRINT_ERROR, MAP_PRINT_ERROR_CANNOT_WRITE))
    return _ ("The presentation could not be written there: the folder refuses or the disk is full. Choose another place. The dossier is untouched.");
  return _ ("The presentation could not be drawn. The dossier is untouched. Try again.");
}

/* --- the window */

static void
exchange_view_deck_finalize (GObject *object)
{
  ExchangeViewDeck *self = EXCHANGE_VIEW_DECK (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->deck, map_deck_unref);
  g_free (self->id);
  G_OBJECT_CLASS (exchange_view_deck_parent_class)->finalize (object);
}

static void
exchange_view_deck_class_init (ExchangeViewDeckClass *klass)
{
  ExchangeViewExportClass *export_class = EXCHANGE_VIEW_EXPORT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = exchange_view_deck_finalize;
  export_class->help = "present";
  export_class->prepare = prepare;
  export_class->receive = receive;
  export_class->get_suffix = get_suffix;
  export_class->write = write_deck;
  export_class->explain = explain;
}

static GtkWidget *
make_options (ExchangeViewDeck *self)
{
  static const char *const  papers[] = { "A4", "A3", "A2", "A1", "A0", NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (papers);
  GtkWidget                *group = adw_preferences_group_new (), *row = adw_combo_row_new ();

  self->paper = ADW_COMBO_ROW (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Paper"));
  adw_combo_row_set_model (self->paper, G_LIST_MODEL (names));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static void
exchange_view_deck_init (ExchangeViewDeck *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Export the Presentation"));
  g_object_set (self, "options", make_options (self), NULL);
}

ExchangeViewExport *
exchange_view_deck_new (GtkWindow    *parent,
                        DossierStore *store,
                        const char   *id)
{
  ExchangeViewDeck *self = g_object_new (EXCHANGE_VIEW_TYPE_DECK, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->id = g_strdup (id);
  exchange_view_export_begin (EXCHANGE_VIEW_EXPORT (self), store, NULL);
  return EXCHANGE_VIEW_EXPORT (self);
}
