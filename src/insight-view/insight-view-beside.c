#include "config.h"

#include "insight-view-beside.h"

#define GAP 12         /* pixels between what stands side by side */
#define GAP_BELOW 6    /* between one row and the next */
#define LEAST_LINES 3  /* words are given the width that they fill so many lines of, before buttons go below */
#define LEAST_CHARS 24 /* and, short ones too, room for so many: one word to a line is not read */

static int
get_natural (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
get_height (GtkWidget *child,
            int        width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

/* All the buttons that are there, side by side. */
static int
measure_buttons (GtkWidget *doubt)
{
  int width = 0;

  for (GtkWidget *child = gtk_widget_get_next_sibling (gtk_widget_get_first_child (doubt)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      width += GAP + get_natural (child);
  return width;
}

static int
measure_char (GtkWidget *doubt)
{
  PangoContext     *context = gtk_widget_get_pango_context (doubt);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int               width = pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return width;
}

static gboolean
fits_beside (GtkWidget *doubt,
             int        width)
{
  int natural = get_natural (gtk_widget_get_first_child (doubt));
  int least = MAX (natural / LEAST_LINES, MIN (natural, LEAST_CHARS * measure_char (doubt)));

  return least + measure_buttons (doubt) <= width;
}

/* From the end of the row back, the last button at its edge; returns where the first begins. */
static int
place_beside (GtkWidget *doubt,
              int        right,
              int        top,
              int        height)
{
  for (GtkWidget *child = gtk_widget_get_last_child (doubt); child != gtk_widget_get_first_child (doubt); child = gtk_widget_get_prev_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        int natural = get_natural (child);

        right -= natural;
        gtk_widget_size_allocate (child, &(GtkAllocation){ right, top, natural, height }, -1);
        right -= GAP;
      }
  return right;
}

/* Each over the whole width, and none wider; returns the height. place FALSE: it is only asked for. */
static int
stack_below (GtkWidget *doubt,
             int        width,
             int        top,
             gboolean   place)
{
  for (GtkWidget *child = gtk_widget_get_next_sibling (gtk_widget_get_first_child (doubt)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        int height = get_height (child, -1);

        top += GAP_BELOW;
        if (place)
          gtk_widget_size_allocate (child, &(GtkAllocation){ 0, top, width, height }, -1);
        top += height;
      }
  return top;
}

static int
measure_row (GtkWidget *doubt)
{
  int height = 0;

  for (GtkWidget *child = gtk_widget_get_next_sibling (gtk_widget_get_first_child (doubt)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      height = MAX (height, get_height (child, -1));
  return height;
}

static int
measure_height (GtkWidget *doubt,
                int        width)
{
  GtkWidget *words = gtk_widget_get_first_child (doubt);
  int        row = measure_row (doubt);

  if (fits_beside (doubt, width))
    return MAX (row, get_height (words, width - measure_buttons (doubt)));
  if (measure_buttons (doubt) - GAP <= width)
    return get_height (words, width) + GAP_BELOW + row;
  return stack_below (doubt, width, get_height (words, width), FALSE);
}

static void
measure (GtkWidget     *doubt,
         GtkOrientation orientation,
         int            for_size,
         int           *minimum,
         int           *natural,
         int           *minimum_baseline,
         int           *natural_baseline)
{
  int least = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (doubt); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        int own;

        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &own, NULL, NULL, NULL);
        least = MAX (least, own);
      }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = MAX (least, get_natural (gtk_widget_get_first_child (doubt)) + measure_buttons (doubt));
    }
  else
    *minimum = *natural = measure_height (doubt, for_size >= 0 ? MAX (for_size, least) : G_MAXINT / 4);
}

static void
allocate (GtkWidget *doubt,
          int        width,
          int        height,
          int        baseline)
{
  GtkWidget *words = gtk_widget_get_first_child (doubt);
  int        own = get_height (words, width);

  if (fits_beside (doubt, width))
    {
      int right = place_beside (doubt, width, 0, height);

      gtk_widget_size_allocate (words, &(GtkAllocation){ 0, 0, right, height }, -1);
      return;
    }
  gtk_widget_size_allocate (words, &(GtkAllocation){ 0, 0, width, own }, -1);
  if (measure_buttons (doubt) - GAP <= width)
    place_beside (doubt, width, own + GAP_BELOW, height - own - GAP_BELOW);
  else
    stack_below (doubt, width, own, TRUE);
}

static GtkSizeRequestMode
get_mode (GtkWidget *doubt)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

GtkLayoutManager *
insight_view_beside_new (void)
{
  return gtk_custom_layout_new (get_mode, measure, allocate);
}
