#include "config.h"

#include "guide-view-review-doubt.h"

#include <glib/gi18n-lib.h>

/* What has nothing to put in its place is only to be seen. */
static gboolean
has_proposal (const GuideDoubt *doubt)
{
  return doubt->proposed != NULL || doubt->kind == GUIDE_DOUBT_NUMBER_INSIDE;
}

static void
add_settle (GtkWidget            *box,
            const GuideViewDoubt *doubt,
            const char           *label,
            const char           *sentence,
            GuideFate             fate)
{
  GtkWidget       *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, sentence);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.settle");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", doubt->index, (guint) fate);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), button);
}

static char *
dup_doubt (const GuideViewDoubt *doubt)
{
  g_autofree char *sentence = guide_doubt_dup_sentence (doubt->doubt);

  if (doubt->fate == GUIDE_FATE_TAKEN && has_proposal (doubt->doubt))
    return g_strdup_printf (_ ("%s: accepted"), sentence);
  if (doubt->fate == GUIDE_FATE_LEFT)
    return g_strdup_printf (_ ("%s: left as it was typed"), sentence);
  if (doubt->fate == GUIDE_FATE_TAKEN)
    return g_strdup_printf (_ ("%s: seen"), sentence);
  if (doubt->doubt->kind == GUIDE_DOUBT_SAME_NUMBER)
    return g_strdup_printf (_ ("%s: this one would be %s"), sentence, doubt->doubt->proposed);
  return g_steal_pointer (&sentence);
}

GtkWidget *
guide_view_review_doubt_new (const GuideViewDoubt *doubt,
                             gboolean              is_narrow)
{
  GtkWidget       *box = gtk_box_new (is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, is_narrow ? 6 : 9);
  GtkWidget       *said = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gboolean         is_open = doubt->fate == GUIDE_FATE_OPEN;
  GtkWidget       *image = gtk_image_new_from_icon_name (is_open ? "dialog-warning-symbolic" : "emblem-ok-symbolic");
  g_autofree char *sentence = dup_doubt (doubt);
  GtkWidget       *label = gtk_label_new (sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (said), image);
  gtk_box_append (GTK_BOX (said), label);
  gtk_box_append (GTK_BOX (box), said);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_widget_set_visible (buttons, is_open);
  gtk_widget_add_css_class (box, is_open ? "review-doubt" : "review-settled");
  if (is_open && has_proposal (doubt->doubt))
    {
      add_settle (buttons, doubt, _ ("Leave As Typed"), sentence, GUIDE_FATE_LEFT);
      add_settle (buttons, doubt, _ ("Accept"), sentence, GUIDE_FATE_TAKEN);
    }
  else if (is_open)
    add_settle (buttons, doubt, _ ("Seen"), sentence, GUIDE_FATE_TAKEN);
  return box;
}
