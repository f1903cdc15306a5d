/* guide-view-review-narrow.c - under a width, what a line was typed as and what it becomes stand one above the other */
#include "config.h"

#include "guide-view-review-private.h"

#include "guide-view-review-row.h"

#define WIDTH_OF_TWO_SIDES 560 /* pixels */

static void
stand (GtkWidget *box,
       gboolean   is_narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (box), is_narrow ? 6 : 12);
}

static gboolean
follow_width (gpointer data)
{
  GuideViewReview *self = data;

  stand (self->title_row, self->is_narrow);
  stand (self->doing_row, self->is_narrow);
  gtk_box_set_homogeneous (GTK_BOX (self->doers), self->is_narrow);
  gtk_label_set_xalign (self->open, self->is_narrow ? 0 : 1);
  gtk_widget_set_visible (self->heads, !self->is_narrow);
  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->list)); line != NULL; line = gtk_widget_get_next_sibling (line))
    if (GUIDE_VIEW_IS_REVIEW_ROW (gtk_widget_get_first_child (line)))
      guide_view_review_row_set_narrow (GUIDE_VIEW_REVIEW_ROW (gtk_widget_get_first_child (line)), self->is_narrow);
  return G_SOURCE_REMOVE;
}

void
guide_view_review_follow_width (GuideViewReview *self,
                                int              width)
{
  gboolean is_narrow = width < WIDTH_OF_TWO_SIDES;

  if (is_narrow == self->is_narrow)
    return;
  /* Not while sizes are being given. */
  self->is_narrow = is_narrow;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, follow_width, g_object_ref (self), g_object_unref);
}

/* As narrow as the window it comes from: it is then a small screen. */
void
guide_view_review_fit (GuideViewReview *self,
                       GtkWindow       *parent)
{
  int width = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0, height = parent != NULL ? gtk_widget_get_height (GTK_WIDGET (parent)) : 0;

  if (width > 0 && width < WIDTH_OF_TWO_SIDES)
    gtk_window_set_default_size (GTK_WINDOW (self), width, height);
}
