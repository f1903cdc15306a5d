#include "config.h"

#include "sync-view-row.h"

#define GAP 6         /* pixels between two buttons */
#define LEAST_WORDS 2 /* words are given the width that they fill so many lines of, before buttons go below */
#define SUBTITLE "subtitle"
#define LINE "line"

static int
measure_width (GtkWidget *child,
               gboolean   natural)
{
  int least, most;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &most, NULL, NULL);
  return natural ? most : least;
}

static int
measure_height (GtkWidget *child,
                int        width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static GtkWidget *
get_first_button (GtkWidget *line)
{
  return gtk_widget_get_next_sibling (gtk_widget_get_first_child (line));
}

/* All of them side by side. */
static int
measure_buttons (GtkWidget *line)
{
  int width = 0;

  for (GtkWidget *button = get_first_button (line); button != NULL; button = gtk_widget_get_next_sibling (button))
    width += (width > 0 ? GAP : 0) + measure_width (button, TRUE);
  return width;
}

/* Side by side, or each over the width. */
static int
measure_buttons_height (GtkWidget *line,
                        gboolean   stacked,
                        int        width)
{
  int height = 0;

  for (GtkWidget *button = get_first_button (line); button != NULL; button = gtk_widget_get_next_sibling (button))
    height = stacked ? height + GAP + measure_height (button, width) : MAX (height, measure_height (button, -1) + GAP);
  return height;
}

static gboolean
fits_beside (GtkWidget *line,
             int        width)
{
  return get_first_button (line) == NULL || measure_width (gtk_widget_get_first_child (line), TRUE) / LEAST_WORDS + GAP + measure_buttons (line) <= width;
}

static int
measure_line (GtkWidget *line,
              int        width)
{
  GtkWidget *words = gtk_widget_get_first_child (line);

  if (fits_beside (line, width))
    return MAX (measure_buttons_height (line, FALSE, width), measure_height (words, MAX (1, width - GAP - measure_buttons (line))));
  return measure_height (words, width) + measure_buttons_height (line, measure_buttons (line) > width, width) + GAP;
}

static void
measure (GtkWidget     *line,
         GtkOrientation orientation,
         int            for_size,
         int           *minimum,
         int           *natural,
         int           *minimum_baseline,
         int           *natural_baseline)
{
  int least = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (line); child != NULL; child = gtk_widget_get_next_sibling (child))
    least = MAX (least, measure_width (child, FALSE));
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = MAX (least, measure_width (gtk_widget_get_first_child (line), TRUE) + GAP + measure_buttons (line));
    }
  else
    *minimum = *natural = measure_line (line, for_size >= 0 ? MAX (for_size, least) : G_MAXINT / 4);
}

/* From its end back, the last one at the edge. */
static void
place_side_by_side (GtkWidget *line,
                    int        right,
                    int        top,
                    int        height)
{
  for (GtkWidget *button = gtk_widget_get_last_child (line); button != gtk_widget_get_first_child (line); button = gtk_widget_get_prev_sibling (button))
    {
      int width = measure_width (button, TRUE);

      gtk_widget_size_allocate (button, &(GtkAllocation){ right - width, top, width, height }, -1);
      right -= width + GAP;
    }
}

static void
stack (GtkWidget *line,
       int        width,
       int        top)
{
  for (GtkWidget *button = get_first_button (line); button != NULL; button = gtk_widget_get_next_sibling (button))
    {
      int height = measure_height (button, width);

      gtk_widget_size_allocate (button, &(GtkAllocation){ 0, top, width, height }, -1);
      top += height + GAP;
    }
}

static void
allocate (GtkWidget *line,
          int        width,
          int        height,
          int        baseline)
{
  GtkWidget *words = gtk_widget_get_first_child (line);
  int        buttons = measure_buttons (line), own = measure_height (words, width);

  if (fits_beside (line, width))
    {
      gtk_widget_size_allocate (words, &(GtkAllocation){ 0, 0, MAX (1, width - GAP - buttons), height }, -1);
      place_side_by_side (line, width, 0, height);
      return;
    }
  gtk_widget_size_allocate (words, &(GtkAllocation){ 0, 0, width, own }, -1);
  if (buttons <= width)
    place_side_by_side (line, width, own, height - own - GAP);
  else
    stack (line, width, own);
}

static GtkSizeRequestMode
get_mode (GtkWidget *line)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static GtkWidget *
make_label (const char *text,
            const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, class);
  return label;
}

GtkWidget *
sync_view_row_new (const char *title)
{
  GtkWidget *row = adw_preferences_row_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *subtitle = make_label ("", SUBTITLE);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (line, "header"); /* as in any row of preferences */
  gtk_widget_add_css_class (words, "title");
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), make_label (title, "title"));
  gtk_box_append (GTK_BOX (words), subtitle);
  gtk_widget_set_visible (subtitle, FALSE);
  gtk_box_append (GTK_BOX (line), words);
  gtk_widget_set_layout_manager (line, gtk_custom_layout_new (get_mode, measure, allocate));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  g_object_set_data (G_OBJECT (row), SUBTITLE, subtitle);
  g_object_set_data (G_OBJECT (row), LINE, line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

void
sync_view_row_set_subtitle (GtkWidget  *row,
                            const char *subtitle)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (row), SUBTITLE);

  gtk_label_set_label (GTK_LABEL (label), subtitle);
  gtk_widget_set_visible (label, *subtitle != '\0');
}

void
sync_view_row_add_button (GtkWidget *row,
                          GtkWidget *button)
{
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE); /* where it is wider than the window */
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (g_object_get_data (G_OBJECT (row), LINE)), button);
}
