#include "config.h"

#include "dossier-view-columns.h"

#include "dossier-view-lines.h"
#include "dossier-view-mark.h"
#include "map-reading.h"

#include <glib/gi18n-lib.h>

#define NARROW_KEY "liens-narrow" /* set on the table while it is narrow */
#define NARROW_CHARS 76           /* a table of fewer has one column */

/* Of each column, in characters: widths follow the size of the text. 0: what remains. */
static const int widths[] = { 0, 17, 21, 8, 8 };

typedef const char *(*Reader) (DossierViewLine *line);

/* --- the first column: sign, name, and in a narrow window what and where */

typedef struct
{
  DossierViewMark *mark;
  GtkLabel        *name;
  GtkLabel        *detail;
} NameCell;

static void
set_up_name (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  NameCell  *cell = g_new (NameCell, 1);

  cell->mark = DOSSIER_VIEW_MARK (dossier_view_mark_new ());
  cell->name = GTK_LABEL (gtk_label_new (NULL));
  cell->detail = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (cell->name, 0.0f);
  gtk_label_set_ellipsize (cell->name, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (cell->detail, 0.0f);
  gtk_label_set_ellipsize (cell->detail, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (cell->detail), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (cell->detail), "dim-label");
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (cell->name));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (cell->detail));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (cell->mark));
  gtk_box_append (GTK_BOX (box), words);
  g_object_set_data_full (G_OBJECT (box), "cell", cell, g_free);
  gtk_list_item_set_child (item, box);
}

static char *
describe (DossierViewLine *line)
{
  const char *type = dossier_view_line_get_type_label (line), *commune = dossier_view_line_get_commune (line);

  return *type != '\0' && *commune != '\0' ? g_strdup_printf ("%s · %s", type, commune) : g_strdup (*type != '\0' ? type : commune);
}

static void
bind_name (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           GtkColumnView            *table)
{
  GtkWidget       *box = gtk_list_item_get_child (item);
  NameCell        *cell = g_object_get_data (G_OBJECT (box), "cell");
  DossierViewLine *line = gtk_list_item_get_item (item);
  GtkWidget       *row = gtk_widget_get_parent (gtk_widget_get_parent (box));
  g_autofree char *detail = describe (line);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", dossier_view_line_get_name (line), detail);

  dossier_view_mark_set_family (cell->mark, map_reading_get_family (dossier_view_line_get_type_code (line)));
  gtk_label_set_label (cell->name, dossier_view_line_get_name (line));
  gtk_label_set_label (cell->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (cell->detail), g_object_get_data (G_OBJECT (table), NARROW_KEY) != NULL);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* --- the others: a text or a number */

static void
set_up_text (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_text (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           Reader                    reader)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), reader (gtk_list_item_get_item (item)));
}

static void
set_up_number (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1.0f);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

/* None is a dash: the eye looks for those who have some. */
static void
bind_number (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  guint            n = dossier_view_line_get_n_links (gtk_list_item_get_item (item));
  g_autofree char *text = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("–");
  GtkWidget       *label = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (label), text);
  if (n > 0)
    gtk_widget_remove_css_class (label, "dim-label");
  else
    gtk_widget_add_css_class (label, "dim-label");
}

/* --- order */

static int
compare_names (gconstpointer one,
               gconstpointer other,
               gpointer      user_data)
{
  return strcmp (dossier_view_line_get_name_key ((gpointer) one), dossier_view_line_get_name_key ((gpointer) other));
}

static int
compare_communes (gconstpointer one,
                  gconstpointer other,
                  gpointer      user_data)
{
  return strcmp (dossier_view_line_get_commune_key ((gpointer) one), dossier_view_line_get_commune_key ((gpointer) other));
}

static int
compare_texts (gconstpointer one,
               gconstpointer other,
               gpointer      reader)
{
  return g_utf8_collate (((Reader) reader) ((gpointer) one), ((Reader) reader) ((gpointer) other));
}

static int
compare_links (gconstpointer one,
               gconstpointer other,
               gpointer      user_data)
{
  guint a = dossier_view_line_get_n_links ((gpointer) one), b = dossier_view_line_get_n_links ((gpointer) other);

  return a < b ? -1 : a > b;
}

static int
measure_char (GtkWidget *widget)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int               width = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return width;
}

static void
follow_text (GtkColumnView *table)
{
  GListModel *columns = gtk_column_view_get_columns (table);
  int         width = measure_char (GTK_WIDGET (table));

  for (guint i = 0; i < MIN (g_list_model_get_n_items (columns), G_N_ELEMENTS (widths)); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      /* A hidden column keeps the width it was told, on 4.8. */
      gtk_column_view_column_set_fixed_width (column, widths[i] > 0 && gtk_column_view_column_get_visible (column) ? widths[i] * width : -1);
      gtk_column_view_column_set_expand (column, widths[i] == 0);
    }
}

static void
add_column (GtkColumnView      *table,
            const char         *title,
            GtkListItemFactory *factory,
            GCompareDataFunc    compare,
            gpointer            data)
{
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);
  g_autoptr (GtkSorter)           sorter = GTK_SORTER (gtk_custom_sorter_new (compare, data, NULL));

  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (table, column);
}

static GtkListItemFactory *
make_text_factory (Reader reader)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_text), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_text), (gpointer) reader);
  return factory;
}

void
dossier_view_columns_add (GtkColumnView *table)
{
  GtkListItemFactory *names = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *links = gtk_signal_list_item_factory_new ();

  g_signal_connect (names, "setup", G_CALLBACK (set_up_name), NULL);
  g_signal_connect (names, "bind", G_CALLBACK (bind_name), table);
  g_signal_connect (links, "setup", G_CALLBACK (set_up_number), NULL);
  g_signal_connect (links, "bind", G_CALLBACK (bind_number), NULL);
  add_column (table, _ ("Name"), names, compare_names, NULL);
  add_column (table, _ ("Type"), make_text_factory (dossier_view_line_get_type_label), compare_texts, dossier_view_line_get_type_label);
  add_column (table, _ ("Commune"), make_text_factory (dossier_view_line_get_commune), compare_communes, NULL);
  add_column (table, _ ("Links"), links, compare_links, NULL);
  /* Translators: réseau d'éducation prioritaire, in the head of a narrow column */
  add_column (table, _ ("REP"), make_text_factory (dossier_view_line_get_priority), compare_texts, dossier_view_line_get_priority);
  follow_text (table);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (table)), "notify::gtk-xft-dpi", G_CALLBACK (follow_text), table,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

gboolean
dossier_view_columns_are_narrow (GtkColumnView *table,
                                 int            width)
{
  return width < NARROW_CHARS * measure_char (GTK_WIDGET (table));
}

void
dossier_view_columns_set_narrow (GtkColumnView *table,
                                 gboolean       narrow)
{
  GListModel                   *columns = gtk_column_view_get_columns (table);
  g_autoptr (GtkSelectionModel) model = NULL;

  g_object_set_data (G_OBJECT (table), NARROW_KEY, narrow ? table : NULL);
  for (guint i = 1; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_visible (column, !narrow);
    }
  follow_text (table);

  /* The rows that exist are bound again: two lines or one. */
  if (gtk_column_view_get_model (table) != NULL)
    {
      model = g_object_ref (gtk_column_view_get_model (table));
      gtk_column_view_set_model (table, NULL);
      gtk_column_view_set_model (table, model);
    }
}
