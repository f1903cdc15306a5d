#include "config.h"

#include "map-view-key.h"

#include <glib/gi18n-lib.h>

#define SWATCH_WIDTH 34
#define SWATCH_HEIGHT 20
#define NARROW 1000 /* pixels under which it would hide too much of the map */
#define MOST_OF_HEIGHT 0.6
#define ABOVE 130 /* pixels */

struct _MapViewKey
{
  AdwBin parent_instance;

  MapPainter    *painter; /* of the swatches */
  MapLegend     *legend;
  MapPaletteKind palette; /* of the layout shown */
  GtkBox        *rows;
  GPtrArray     *shown; /* Row, in their order */

  GtkExpander       *expander;
  GtkScrolledWindow *scroller;
  int                height;     /* of the map */
  gboolean           is_beside;  /* not over the map */
  gboolean           is_settled; /* a person folded or unfolded it */
  gboolean           is_folding; /* we do */
  double             times;      /* larger than beside the map under the hand: 1 there */
};

G_DEFINE_FINAL_TYPE (MapViewKey, map_view_key, ADW_TYPE_BIN)

static guint pressed_signal, folded_signal;

/* An entry as it is shown. Rows whose words are already there keep them: only what changed is measured again. */
typedef struct
{
  GtkWidget *heading; /* over the entry, hidden unless a group begins here */
  GtkWidget *line;    /* a button: it narrows what is shown */
  GtkWidget *swatch;
  GtkWidget *label;
  GtkWidget *count;
  guint      index; /* of the entry */
} Row;

/* High contrast is drawn on white, whatever the desktop: its signs would not be seen on a dark panel. */
static void
lay_paper (MapViewKey *self,
           cairo_t    *cr,
           int         width,
           int         height)
{
  MapColour paper = map_palette_get (self->palette)->panel;

  if (self->palette != MAP_PALETTE_CONTRAST || !adw_style_manager_get_dark (adw_style_manager_get_default ()))
    return;
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_set_source_rgb (cr, paper.red, paper.green, paper.blue);
  cairo_fill (cr);
}

static void
draw_swatch (GtkDrawingArea *area,
             cairo_t        *cr,
             int             width,
             int             height,
             gpointer        user_data)
{
  MapViewKey           *self = MAP_VIEW_KEY (gtk_widget_get_ancestor (GTK_WIDGET (area), MAP_VIEW_TYPE_KEY));
  const Row            *row = user_data;
  guint                 n;
  const MapLegendEntry *entries;

  if (self == NULL || self->legend == NULL)
    return;
  entries = map_legend_get_entries (self->legend, &n);
  if (row->index >= n)
    return;
  if (entries[row->index].sign != MAP_LEGEND_NOTE && entries[row->index].sign != MAP_LEGEND_CREDIT)
    lay_paper (self, cr, width, height);
  map_legend_draw_swatch (self->legend, self->painter, cr, &entries[row->index], 0, 0, width, height);
}

static GtkWidget *
make_label (const char *style,
            gboolean    is_wide)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), is_wide ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), is_wide);
  gtk_label_set_max_width_chars (GTK_LABEL (label), is_wide ? 26 : -1);
  gtk_widget_set_hexpand (label, is_wide);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* What the map alone knows of has nobody to be asked. */
static gboolean
can_be_pressed (MapViewKey           *self,
                const MapLegendEntry *entry)
{
  if (self->times > 1)
    return FALSE;
  return entry->sign == MAP_LEGEND_FAMILY || entry->sign == MAP_LEGEND_COLOUR || entry->sign == MAP_LEGEND_DASH || entry->sign == MAP_LEGEND_WIDTH ||
         entry->sign == MAP_LEGEND_FATE;
}

static void
on_pressed (GtkWidget *line,
            Row       *row)
{
  MapViewKey           *self = MAP_VIEW_KEY (gtk_widget_get_ancestor (line, MAP_VIEW_TYPE_KEY));
  guint                 n;
  const MapLegendEntry *entries = map_legend_get_entries (self->legend, &n);

  if (row->index < n && can_be_pressed (self, &entries[row->index]))
    g_signal_emit (self, pressed_signal, 0, entries[row->index].sign, entries[row->index].key);
}

static void
size_swatch (MapViewKey *self,
             const Row  *row)
{
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (row->swatch), (int) (SWATCH_WIDTH * self->times));
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (row->swatch), (int) (SWATCH_HEIGHT * self->times));
}

static Row *
make_row (MapViewKey *self)
{
  Row       *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  row->heading = make_label ("caption-heading", TRUE);
  row->line = gtk_button_new ();
  gtk_widget_add_css_class (row->line, "flat");
  gtk_button_set_child (GTK_BUTTON (row->line), box);
  g_signal_connect (row->line, "clicked", G_CALLBACK (on_pressed), row);
  row->swatch = gtk_drawing_area_new ();
  row->label = make_label (NULL, TRUE);
  row->count = make_label ("dim-label", FALSE);
  size_swatch (self, row);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (row->swatch), draw_swatch, row, NULL);
  gtk_widget_set_valign (row->swatch, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), row->swatch);
  gtk_box_append (GTK_BOX (box), row->label);
  gtk_box_append (GTK_BOX (box), row->count);
  gtk_box_append (self->rows, row->heading);
  gtk_box_append (self->rows, row->line);
  return row;
}

static void
remove_row (MapViewKey *self,
            Row        *row)
{
  gtk_box_remove (self->rows, row->heading);
  gtk_box_remove (self->rows, row->line);
  g_free (row);
}

/* The row from this place on that says it already, brought here; a new one where none does. */
static Row *
take_row (MapViewKey           *self,
          const MapLegendEntry *entry,
          guint                 index)
{
  Row *row;

  for (guint i = index; i < self->shown->len; i++)
    {
      row = self->shown->pdata[i];
      if (g_str_equal (gtk_label_get_label (GTK_LABEL (row->label)), entry->label))
        {
          g_ptr_array_steal_index (self->shown, i);
          g_ptr_array_insert (self->shown, (int) index, row);
          return row;
        }
    }
  row = make_row (self);
  g_ptr_array_insert (self->shown, (int) index, row);
  return row;
}

static void
fill_row (MapViewKey           *self,
          Row                  *row,
          const MapLegendEntry *entry,
          guint                 index)
{
  g_autofree char *count = g_strdup_printf ("%u", entry->count);
  g_autofree char *name = entry->count > 0 ? g_strdup_printf ("%s, %u", entry->label, entry->count) : g_strdup (entry->label);

  row->index = index;
  gtk_label_set_label (GTK_LABEL (row->heading), entry->heading != NULL ? entry->heading : "");
  gtk_widget_set_visible (row->heading, entry->heading != NULL);
  gtk_widget_set_margin_top (row->heading, index > 0 ? 8 : 0);
  gtk_label_set_label (GTK_LABEL (row->label), entry->label);
  gtk_label_set_label (GTK_LABEL (row->count), count);
  gtk_widget_set_visible (row->count, entry->count > 0);
  gtk_widget_set_can_target (row->line, can_be_pressed (self, entry));
  gtk_widget_set_focusable (row->line, can_be_pressed (self, entry));
  gtk_widget_set_tooltip_text (row->line, can_be_pressed (self, entry) ? _ ("Show only these, or no longer only these") : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->line), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_draw (row->swatch);
}

static void
fill_rows (MapViewKey *self)
{
  guint                 n = 0;
  const MapLegendEntry *entries = self->legend != NULL ? map_legend_get_entries (self->legend, &n) : NULL;
  GtkWidget            *before = NULL;

  for (guint i = 0; i < n; i++)
    {
      Row *row = take_row (self, &entries[i], i);

      fill_row (self, row, &entries[i], i);
      gtk_box_reorder_child_after (self->rows, row->heading, before);
      gtk_box_reorder_child_after (self->rows, row->line, row->heading);
      before = row->line;
    }
  while (self->shown->len > n)
    remove_row (self, g_ptr_array_steal_index (self->shown, self->shown->len - 1));
}

static void
on_expanded (MapViewKey *self)
{
  self->is_settled = self->is_settled || !self->is_folding;
  g_signal_emit (self, folded_signal, 0);
}

static void
map_view_key_dispose (GObject *object)
{
  MapViewKey *self = MAP_VIEW_KEY (object);

  g_clear_pointer (&self->legend, map_legend_free);
  if (self->shown != NULL)
    fill_rows (self);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->painter, map_painter_free);
  G_OBJECT_CLASS (map_view_key_parent_class)->dispose (object);
}

static void
map_view_key_class_init (MapViewKeyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = map_view_key_dispose;
  pressed_signal = g_signal_new ("pressed", MAP_VIEW_TYPE_KEY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  folded_signal = g_signal_new ("folded", MAP_VIEW_TYPE_KEY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "mapkey");
}

static void
map_view_key_init (MapViewKey *self)
{
  GtkWidget *expander = gtk_expander_new (_ ("Legend"));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->expander = GTK_EXPANDER (expander);
  self->scroller = GTK_SCROLLED_WINDOW (scroller);
  self->times = 1;
  self->painter = map_painter_new ();
  self->shown = g_ptr_array_new ();
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_widget_set_margin_top (GTK_WIDGET (self->rows), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (self->rows), 14); /* the scroll bar's place */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->rows));
  gtk_expander_set_child (GTK_EXPANDER (expander), scroller);
  gtk_widget_set_margin_top (expander, 10);
  gtk_widget_set_margin_bottom (expander, 10);
  gtk_widget_set_margin_start (expander, 12);
  gtk_widget_set_margin_end (expander, 6);
  adw_bin_set_child (ADW_BIN (self), expander);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (on_expanded), self, G_CONNECT_SWAPPED);
}

/* The tools over the map, and our own first line, have their room. */
static void
limit_height (MapViewKey *self)
{
  int most = self->is_beside ? self->height - ABOVE : (int) (self->height * MOST_OF_HEIGHT);

  gtk_scrolled_window_set_max_content_height (self->scroller, MAX (120, most));
}

void
map_view_key_set_room (MapViewKey *self,
                       int         width,
                       int         height)
{
  g_return_if_fail (MAP_VIEW_IS_KEY (self));

  self->height = height;
  limit_height (self);
  if (self->is_settled || self->expander == NULL)
    return;
  self->is_folding = TRUE;
  gtk_expander_set_expanded (self->expander, width >= NARROW);
  self->is_folding = FALSE;
}

/* Nothing folds it any more. */
static void
drop_expander (MapViewKey *self)
{
  GtkWidget *scroller = GTK_WIDGET (self->scroller);

  if (self->expander == NULL)
    return;
  g_object_ref (scroller);
  gtk_expander_set_child (self->expander, NULL);
  self->expander = NULL;
  adw_bin_set_child (ADW_BIN (self), scroller);
  g_object_unref (scroller);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Legend"), -1);
}

void
map_view_key_set_large (MapViewKey *self,
                        double      times)
{
  g_return_if_fail (MAP_VIEW_IS_KEY (self) && times > 1);

  drop_expander (self);
  self->times = times;
  for (guint i = 0; i < self->shown->len; i++)
    size_swatch (self, self->shown->pdata[i]);
}

void
map_view_key_turn (MapViewKey *self,
                   int         pages)
{
  GtkAdjustment *height;

  g_return_if_fail (MAP_VIEW_IS_KEY (self));

  height = gtk_scrolled_window_get_vadjustment (self->scroller);
  gtk_adjustment_set_value (height, gtk_adjustment_get_value (height) + pages * gtk_adjustment_get_page_increment (height));
}

void
map_view_key_set_layout (MapViewKey      *self,
                         const MapLayout *layout)
{
  g_return_if_fail (MAP_VIEW_IS_KEY (self));

  g_clear_pointer (&self->legend, map_legend_free);
  gtk_widget_set_visible (GTK_WIDGET (self), layout != NULL);
  if (layout != NULL)
    {
      self->legend = map_legend_new (layout);
      self->palette = map_layout_get_look (layout)->palette;
    }
  fill_rows (self);
}

int
map_view_key_get_width (MapViewKey *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_KEY (self), 0);

  return gtk_widget_get_visible (GTK_WIDGET (self)) && gtk_expander_get_expanded (self->expander) ? gtk_widget_get_width (GTK_WIDGET (self)) : 0;
}

int
map_view_key_get_line (MapViewKey *self)
{
  GtkWidget *expander;

  g_return_val_if_fail (MAP_VIEW_IS_KEY (self) && self->expander != NULL, 0);

  expander = GTK_WIDGET (self->expander);
  return gtk_widget_get_margin_top (expander) + gtk_widget_get_margin_bottom (expander) + gtk_widget_get_height (gtk_widget_get_first_child (gtk_widget_get_first_child (expander)));
}

void
map_view_key_set_beside (MapViewKey *self,
                         gboolean    is_beside)
{
  g_return_if_fail (MAP_VIEW_IS_KEY (self));

  self->is_beside = is_beside;
  limit_height (self);
}
