#include "config.h"

#include "insight-view-grid.h"

#include <glib/gi18n-lib.h>

#define LONGEST_WORD 18 /* letters, in a column */
#define DEGREES 4       /* of shade; the count says it too */

struct _InsightViewGrid
{
  GtkWidget              parent_instance;
  GtkWidget             *grid;
  const InsightCrosstab *table; /* borrowed */
};

G_DEFINE_FINAL_TYPE (InsightViewGrid, insight_view_grid, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const DossierFacetValue *
get_value (const GPtrArray *side,
           guint            index)
{
  return side->pdata[index];
}

/* --- cells */

static void
on_clicked (InsightViewGrid *self,
            GtkWidget       *cell)
{
  guint row = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "row")), column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "column"));

  g_signal_emit (self, signals[CHOSEN], 0, row, column);
}

static char *
dup_name (const InsightViewGrid *self,
          guint                  row,
          guint                  column,
          gint64                 count)
{
  const DossierCross *cross = self->table->cross;
  const char         *first = row == INSIGHT_CROSSTAB_TOTAL ? _ ("Total") : get_value (cross->rows, row)->label;
  const char         *second = column == INSIGHT_CROSSTAB_TOTAL ? _ ("Total") : get_value (cross->columns, column)->label;
  g_autofree char    *number = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  /* Translators: the headings of a cell of a table, and what it counts. */
  return g_strdup_printf (_ ("%s, %s: %s"), first, second, number);
}

static void
shade (GtkWidget *cell,
       gint64     count,
       gint64     most)
{
  guint            degree = most == 0 ? 0 : (guint) ((count * DEGREES + most - 1) / most);
  g_autofree char *name = g_strdup_printf ("degree-%u", CLAMP (degree, 1, DEGREES));

  gtk_widget_add_css_class (cell, name);
}

static GtkWidget *
make_nobody (void)
{
  GtkWidget *label = gtk_label_new ("·");

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
make_cell (InsightViewGrid *self,
           guint            row,
           guint            column,
           gint64           most)
{
  gint64           count = insight_crosstab_get_count (self->table, row, column);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  g_autofree char *name = NULL;
  GtkWidget       *cell;

  if (count == 0)
    return make_nobody ();
  name = dup_name (self, row, column, count);
  cell = gtk_button_new_with_label (text);
  gtk_widget_add_css_class (cell, "flat");
  gtk_widget_add_css_class (cell, "numeric");
  gtk_widget_set_tooltip_text (cell, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (row == INSIGHT_CROSSTAB_TOTAL || column == INSIGHT_CROSSTAB_TOTAL)
    gtk_widget_add_css_class (cell, "total");
  else
    shade (cell, count, most);
  g_object_set_data (G_OBJECT (cell), "row", GUINT_TO_POINTER (row));
  g_object_set_data (G_OBJECT (cell), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (cell, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
  return cell;
}

/* No word is cut that a column has room for. */
static gboolean
has_long_word (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " -/,", -1);
  gboolean       found = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    found = found || g_utf8_strlen (words[i], -1) > LONGEST_WORD;
  return found;
}

static GtkWidget *
make_heading (const char *text,
              gboolean    is_row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), has_long_word (text) ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
  gtk_label_set_max_width_chars (GTK_LABEL (label), is_row ? 30 : 12);
  gtk_label_set_width_chars (GTK_LABEL (label), is_row ? 16 : 6);
  gtk_label_set_xalign (GTK_LABEL (label), is_row ? 0.0f : 0.5f);
  gtk_label_set_yalign (GTK_LABEL (label), is_row ? 0.5f : 1.0f);
  gtk_label_set_justify (GTK_LABEL (label), is_row ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, is_row ? "row-heading" : "column-heading");
  return label;
}

/* --- the whole */

static gint64
find_most (const InsightCrosstab *table)
{
  gint64 most = 0;

  for (guint i = 0; i < table->cross->rows->len; i++)
    for (guint j = 0; j < table->cross->columns->len; j++)
      most = MAX (most, insight_crosstab_get_count (table, i, j));
  return most;
}

static int
compare_counts (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const GPtrArray *rows = data;
  gint64           one = get_value (rows, *(const guint *) a)->count, other = get_value (rows, *(const guint *) b)->count;

  return one != other ? (one > other ? -1 : 1) : *(const guint *) a < *(const guint *) b ? -1
                                                                                         : 1;
}

static int
compare_indices (gconstpointer a,
                 gconstpointer b)
{
  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

/* The largest, in the order of the table. */
static GArray *
choose_rows (const GPtrArray *rows,
             guint            most)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (chosen, i);
  if (rows->len > most)
    {
      g_array_sort_with_data (chosen, compare_counts, (gpointer) rows);
      g_array_set_size (chosen, most);
      g_array_sort (chosen, compare_indices);
    }
  return chosen;
}

static void
add_row (InsightViewGrid *self,
         const char      *label,
         guint            row,
         int              place,
         gint64           most)
{
  const DossierCross *cross = self->table->cross;

  gtk_grid_attach (GTK_GRID (self->grid), make_heading (label, TRUE), 0, place, 1, 1);
  for (guint i = 0; i < cross->columns->len; i++)
    gtk_grid_attach (GTK_GRID (self->grid), make_cell (self, row, i, most), (int) i + 1, place, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), make_cell (self, row, INSIGHT_CROSSTAB_TOTAL, most), (int) cross->columns->len + 1, place, 1, 1);
}

static void
clear (InsightViewGrid *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
}

void
insight_view_grid_show (InsightViewGrid       *self,
                        const InsightCrosstab *table,
                        guint                  most_rows)
{
  g_autoptr (GArray) rows = NULL;
  gint64             most;

  g_return_if_fail (INSIGHT_VIEW_IS_GRID (self));

  clear (self);
  self->table = table;
  if (table == NULL)
    return;

  most = find_most (table);
  rows = choose_rows (table->cross->rows, most_rows);
  for (guint i = 0; i < table->cross->columns->len; i++)
    gtk_grid_attach (GTK_GRID (self->grid), make_heading (get_value (table->cross->columns, i)->label, FALSE), (int) i + 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), make_heading (_ ("Total"), FALSE), (int) table->cross->columns->len + 1, 0, 1, 1);
  for (guint i = 0; i < rows->len; i++)
    add_row (self, get_value (table->cross->rows, g_array_index (rows, guint, i))->label, g_array_index (rows, guint, i), (int) i + 1, most);
  add_row (self, _ ("Total"), INSIGHT_CROSSTAB_TOTAL, (int) rows->len + 1, most);
}

static void
insight_view_grid_dispose (GObject *object)
{
  g_clear_pointer (&INSIGHT_VIEW_GRID (object)->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (insight_view_grid_parent_class)->dispose (object);
}

static void
insight_view_grid_class_init (InsightViewGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = insight_view_grid_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", INSIGHT_VIEW_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "crosstab");
}

static void
insight_view_grid_init (InsightViewGrid *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 3);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 3);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

InsightViewGrid *
insight_view_grid_new (void)
{
  return g_object_new (INSIGHT_VIEW_TYPE_GRID, NULL);
}
