#include "config.h"

#include "exchange-view-list.h"

#include "exchange-view-line.h"

#include <glib/gi18n-lib.h>

/* What may be decided of all rows at once: of those that are known, or of those that may be. */
typedef enum
{
  ALL_ROW_BY_ROW,
  ALL_LEAVE,
  ALL_TAKE,     /* rows of a known record: the file is right */
  ALL_TAKE_ONE, /* rows of a probable record: it is that one */
  ALL_ADD,      /* rows of a probable record: it is another one */
} All;
#define N_ALL (ALL_ADD + 1)

struct _ExchangeViewList
{
  AdwBin            parent_instance;
  ExchangeViewFile *file;
  ExchangeViewRows *rows;
  All               offered[N_ALL]; /* in the order of the list */
  guint             n_offered;
};

G_DEFINE_FINAL_TYPE (ExchangeViewList, exchange_view_list, ADW_TYPE_BIN)

/* --- rows */

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_child (item, g_object_new (EXCHANGE_VIEW_TYPE_LINE, NULL));
}

static void
name_row (GtkListItem     *item,
          ExchangeViewRow *row)
{
  GtkWidget       *cell = gtk_widget_get_parent (gtk_list_item_get_child (item));
  g_autofree char *said = g_strdup_printf ("%s, %s. %s", exchange_view_row_get_name (row), exchange_view_row_get_line (row), exchange_view_row_get_reasons (row));

  if (cell != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static gboolean
is_done (ExchangeViewList *self)
{
  return exchange_view_file_get_state (self->file) == EXCHANGE_VIEW_FILE_WRITTEN;
}

static void
on_bind (ExchangeViewList *self,
         GtkListItem      *item)
{
  ExchangeViewRow *row = gtk_list_item_get_item (item);

  exchange_view_line_show (EXCHANGE_VIEW_LINE (gtk_list_item_get_child (item)), row, is_done (self) ? NULL : self->file);
  name_row (item, row);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  exchange_view_line_show (EXCHANGE_VIEW_LINE (gtk_list_item_get_child (item)), NULL, NULL);
}

static GtkWidget *
make_list (ExchangeViewList *self)
{
  GtkSelectionModel  *selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *list = gtk_list_view_new (selection, factory);
  GtkWidget          *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_scrollable_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "lines");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Rows of the file"), -1);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 760);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

/* --- all at once */

static const char *
describe (All all)
{
  static const char *const labels[N_ALL] = {
    N_ ("Decide row by row"),
    N_ ("Leave all as they are"),
    N_ ("The file is right everywhere"),
    N_ ("They are the same: update them"),
    N_ ("They are others: add them"),
  };

  return _ (labels[all]);
}

static gboolean
offers (const ExchangePlanRow *row,
        ExchangeChoice         choice)
{
  return (row->choices & 1u << choice) != 0;
}

static void
count_choices (ExchangeViewList *self,
               guint            *n_known,
               guint            *n_probable)
{
  *n_known = *n_probable = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      ExchangePlanRow row;

      exchange_view_rows_get (self->rows, i, &row);
      *n_known += offers (&row, EXCHANGE_CHOICE_TAKE) && !offers (&row, EXCHANGE_CHOICE_ADD);
      *n_probable += offers (&row, EXCHANGE_CHOICE_ADD);
    }
}

/* Of both sorts in one list, only those the words are about are decided. */
static gboolean
is_meant (All                    all,
          const ExchangePlanRow *row)
{
  if (all == ALL_ROW_BY_ROW || row->choices == 0)
    return FALSE;
  return all == ALL_LEAVE || (all == ALL_TAKE) != offers (row, EXCHANGE_CHOICE_ADD);
}

static void
on_all_chosen (GtkDropDown      *drop_down,
               GParamSpec       *pspec,
               ExchangeViewList *self)
{
  static const ExchangeChoice choices[N_ALL] = { [ALL_TAKE] = EXCHANGE_CHOICE_TAKE, [ALL_TAKE_ONE] = EXCHANGE_CHOICE_TAKE, [ALL_ADD] = EXCHANGE_CHOICE_ADD };
  guint                       selected = gtk_drop_down_get_selected (drop_down), n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  All                         all = selected < self->n_offered ? self->offered[selected] : ALL_ROW_BY_ROW;

  for (guint i = 0; i < n; i++)
    {
      ExchangePlanRow row;

      exchange_view_rows_get (self->rows, i, &row);
      if (is_meant (all, &row))
        exchange_view_file_decide (self->file, row.sheet, row.line, choices[all]);
    }
  g_list_model_items_changed (G_LIST_MODEL (self->rows), 0, n, n); /* each shows its choice */
}

static GtkWidget *
make_choice (ExchangeViewList *self,
             gboolean          known,
             gboolean          probable)
{
  const gboolean offered[N_ALL] = { TRUE, TRUE, known, probable, probable };
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget     *choice;

  for (All all = ALL_ROW_BY_ROW; all < N_ALL; all++)
    if (offered[all])
      {
        self->offered[self->n_offered++] = all;
        gtk_string_list_append (labels, describe (all));
      }
  choice = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What to do with all these rows"), -1);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_all_chosen), self, 0);
  return choice;
}

/* NULL: nothing is to be decided, or of one row only. */
static GtkWidget *
make_bar (ExchangeViewList *self)
{
  guint      n_known, n_probable;
  GtkWidget *clamp, *choice;

  count_choices (self, &n_known, &n_probable);
  if (n_known + n_probable < 2 || is_done (self))
    return NULL;
  clamp = adw_clamp_new ();
  choice = make_choice (self, n_known > 0, n_probable > 0);
  gtk_widget_set_halign (choice, GTK_ALIGN_START);
  gtk_widget_set_margin_top (choice, 12);
  gtk_widget_set_margin_bottom (choice, 6);
  gtk_widget_set_margin_start (choice, 12);
  gtk_widget_set_margin_end (choice, 12);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), choice);
  return clamp;
}

static void
exchange_view_list_dispose (GObject *object)
{
  g_clear_object (&EXCHANGE_VIEW_LIST (object)->file);
  g_clear_object (&EXCHANGE_VIEW_LIST (object)->rows);
  G_OBJECT_CLASS (exchange_view_list_parent_class)->dispose (object);
}

static void
exchange_view_list_class_init (ExchangeViewListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = exchange_view_list_dispose;
}

static void
exchange_view_list_init (ExchangeViewList *self)
{
}

GtkWidget *
exchange_view_list_new (ExchangeViewFile *file,
                        ExchangeViewGroup group)
{
  ExchangeViewList *self = g_object_new (EXCHANGE_VIEW_TYPE_LIST, NULL);
  GtkWidget        *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *bar;

  self->file = g_object_ref (file);
  self->rows = exchange_view_rows_new (exchange_view_file_get_plan (file), group);
  bar = make_bar (self);
  if (bar != NULL)
    gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), make_list (self));
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}
