#include "config.h"

#include "insight-view-line.h"

#include "insight-view-beside.h"

#include <glib/gi18n-lib.h>

#define MOST_BUTTONS 2

struct _InsightViewLine
{
  GtkBox           parent_instance;
  InsightViewItem *item;

  GtkWidget *heading;
  GtkLabel  *group;
  GtkLabel  *count;
  GtkImage  *arrow;
  GtkLabel  *why;
  GtkWidget *doubt;
  GtkLabel  *title;
  GtkLabel  *sentence;
  GtkButton *buttons[MOST_BUTTONS];
  guint      mends[MOST_BUTTONS];
};

G_DEFINE_FINAL_TYPE (InsightViewLine, insight_view_line, GTK_TYPE_BOX)

enum
{
  MEND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- what is shown */

static void
show_heading (InsightViewLine        *self,
              const InsightDoubtKind *kind)
{
  g_autofree char *count = g_strdup_printf ("%u", insight_view_item_get_n (self->item));

  gtk_label_set_label (self->group, insight_doubt_kind_get_title (kind));
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->why, insight_doubt_kind_get_sentence (kind));
  gtk_widget_set_visible (GTK_WIDGET (self->arrow), kind->is_apart);
  gtk_image_set_from_icon_name (self->arrow, insight_view_item_is_folded (self->item) ? "pan-end-symbolic" : "pan-down-symbolic");
}

static char *
dup_button_label (const InsightDoubt *doubt,
                  InsightMend         mend)
{
  if (mend == INSIGHT_MEND_SET)
    /* Translators: the words of a button: what would be written. */
    return g_strdup_printf (_ ("Write “%s”"), doubt->proposal);
  if (mend == INSIGHT_MEND_OPEN && doubt->field != NULL)
    return g_strdup (insight_mend_get_label (INSIGHT_MEND_SET));
  return g_strdup (insight_mend_get_label (mend));
}

static void
show_button (InsightViewLine    *self,
             guint               button,
             const InsightDoubt *doubt,
             InsightMend         mend)
{
  g_autofree char *label = dup_button_label (doubt, mend);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, doubt->title);

  self->mends[button] = mend;
  gtk_button_set_label (self->buttons[button], label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[button]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons[button]), TRUE);
}

/* The likeliest last, at the end of the line; where nothing can be proposed, the field itself. Somebody is not anonymised from a list. */
static void
show_buttons (InsightViewLine    *self,
              const InsightDoubt *doubt)
{
  guint button = 0;

  for (guint i = 0; i < MOST_BUTTONS; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->buttons[i]), FALSE);
  for (guint mend = INSIGHT_MEND_CHOOSE; mend > INSIGHT_MEND_OPEN && button < MOST_BUTTONS; mend >>= 1)
    if (doubt->mends & mend)
      show_button (self, MOST_BUTTONS - 1 - button++, doubt, mend);
  if (button == 0)
    show_button (self, MOST_BUTTONS - 1, doubt, INSIGHT_MEND_OPEN);
}

static void
show_doubt (InsightViewLine    *self,
            const InsightDoubt *doubt)
{
  gtk_label_set_label (self->title, doubt->title);
  gtk_label_set_label (self->sentence, doubt->sentence);
  show_buttons (self, doubt);
}

void
insight_view_line_show (InsightViewLine *self,
                        InsightViewItem *item)
{
  const InsightDoubt *doubt;

  g_return_if_fail (INSIGHT_VIEW_IS_LINE (self));

  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  doubt = insight_view_item_get_doubt (item);
  gtk_widget_set_visible (self->heading, doubt == NULL);
  gtk_widget_set_visible (self->doubt, doubt != NULL);
  if (doubt == NULL)
    show_heading (self, insight_view_item_get_kind (item));
  else
    show_doubt (self, doubt);
}

InsightViewItem *
insight_view_line_get_item (InsightViewLine *self)
{
  return self->item;
}

char *
insight_view_line_dup_name (InsightViewLine *self)
{
  const InsightDoubt *doubt;

  g_return_val_if_fail (INSIGHT_VIEW_IS_LINE (self) && self->item != NULL, NULL);

  doubt = insight_view_item_get_doubt (self->item);
  if (doubt != NULL)
    return g_strdup_printf ("%s. %s", doubt->title, doubt->sentence);
  if (insight_view_item_is_folded (self->item))
    /* Translators: a heading of a list whose lines are hidden, and how many there are. */
    return g_strdup_printf (_ ("%s, %u, folded"), insight_doubt_kind_get_title (insight_view_item_get_kind (self->item)), insight_view_item_get_n (self->item));
  return g_strdup_printf ("%s, %u", insight_doubt_kind_get_title (insight_view_item_get_kind (self->item)), insight_view_item_get_n (self->item));
}

/* --- what the person does */

static void
on_clicked (InsightViewLine *self,
            GtkButton       *button)
{
  for (guint i = 0; i < MOST_BUTTONS; i++)
    if (self->buttons[i] == button && self->item != NULL)
      g_signal_emit (self, signals[MEND], 0, self->mends[i]);
}

static void
insight_view_line_dispose (GObject *object)
{
  g_clear_object (&INSIGHT_VIEW_LINE (object)->item);
  gtk_widget_dispose_template (GTK_WIDGET (object), INSIGHT_VIEW_TYPE_LINE);
  G_OBJECT_CLASS (insight_view_line_parent_class)->dispose (object);
}

static void
insight_view_line_class_init (InsightViewLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = insight_view_line_dispose;
  signals[MEND] = g_signal_new ("mend", INSIGHT_VIEW_TYPE_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/insight-view-line.ui");
  gtk_widget_class_bind_template_child (widget_class, InsightViewLine, heading);
  gtk_widget_class_bind_template_child (widget_class, InsightViewLine, group);
  gtk_widget_class_bind_template_child (widget_class, InsightViewLine, count);
  gtk_widget_class_bind_template_child (widget_class, InsightViewLine, arrow);
  gtk_widget_class_bind_template_child (widget_class, InsightViewLine, why);
  gtk_widget_class_bind_template_child (widget_class, InsightViewLine, doubt);
  gtk_widget_class_bind_template_child (widget_class, InsightViewLine, title);
  gtk_widget_class_bind_template_child (widget_class, InsightViewLine, sentence);
  gtk_widget_class_bind_template_child_full (widget_class, "first", FALSE, G_STRUCT_OFFSET (InsightViewLine, buttons[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "second", FALSE, G_STRUCT_OFFSET (InsightViewLine, buttons[1]));
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
}

static void
insight_view_line_init (InsightViewLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->doubt, insight_view_beside_new ());
}
