#include "config.h"

#include "exchange-view-list.h"

#include "exchange-view-line.h"

#include <glib/gi18n-lib.h>

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

static void
on_bind (ExchangeViewFile *file,
         GtkListItem      *item)
{
  ExchangeViewRow *row = gtk_list_item_get_item (item);
  gboolean         done = exchange_view_file_get_state (file) == EXCHANGE_VIEW_FILE_WRITTEN;

  exchange_view_line_show (EXCHANGE_VIEW_LINE (gtk_list_item_get_child (item)), row, done ? NULL : file);
  name_row (item, row);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  exchange_view_line_show (EXCHANGE_VIEW_LINE (gtk_list_item_get_child (item)), NULL, NULL);
}

GtkWidget *
exchange_view_list_new (ExchangeViewFile *file,
                        ExchangeViewGroup group)
{
  ExchangeViewRows   *rows = exchange_view_rows_new (exchange_view_file_get_plan (file), group);
  GtkSelectionModel  *selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (rows)));
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *list = gtk_list_view_new (selection, factory);
  GtkWidget          *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_scrollable_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), file, G_CONNECT_SWAPPED);
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
