#include "config.h"

#include "guide-view-review-row.h"

#include "guide-view-private.h"
#include "guide-view-review-cut.h"
#include "guide-view-review-doubt.h"

#include <glib/gi18n-lib.h>

struct _GuideViewReviewRow
{
  GtkBox               parent_instance;
  GuideViewReviewItem *item;
  GuideViewUnder       under_of;
  gpointer             user_data;
  gboolean             is_editing;
  gboolean             is_narrow;
  GtkWidget           *cutter; /* open, or about to go; NULL: none */

  GtkLabel      *line;
  GtkLabel      *original;
  GtkMenuButton *nature;
  GtkMenuButton *more;
  GtkLabel      *under;
  GtkStack      *text;
  GtkLabel      *clean;
  GtkTextView   *editor;
  GtkBox        *doubts;
};

G_DEFINE_FINAL_TYPE (GuideViewReviewRow, guide_view_review_row, GTK_TYPE_BOX)

static const GuideChoice *
get_choice (GuideViewReviewRow *self)
{
  return guide_view_review_item_get_choice (self->item);
}

/* --- menus, made when they are opened */

static void
set_menu (GtkMenuButton *button,
          GMenuModel    *menu)
{
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

static void
open_natures (GtkMenuButton *button,
              gpointer       user_data)
{
  GuideViewReviewRow *self = user_data;
  g_autoptr (GMenu)   menu = g_menu_new ();

  for (GuideBecomes becomes = GUIDE_BECOMES_QUESTION; becomes < GUIDE_BECOMES_KINDS; becomes++)
    guide_view_add_item (menu, guide_becomes_get_label (becomes), "review.become", g_variant_new ("(uu)", get_choice (self)->id, (guint) becomes));
  guide_view_add_item (menu, guide_becomes_get_label (GUIDE_BECOMES_NOTHING), "review.become", g_variant_new ("(uu)", get_choice (self)->id, (guint) GUIDE_BECOMES_NOTHING));
  set_menu (button, G_MENU_MODEL (menu));
}

static void
open_more (GtkMenuButton *button,
           gpointer       user_data)
{
  GuideViewReviewRow    *self = user_data;
  guint                  id = get_choice (self)->id;
  g_autoptr (GMenu)      menu = g_menu_new ();
  g_autoptr (GMenuModel) under = self->under_of (id, self->user_data);

  guide_view_add_item (menu, _ ("Write it otherwise"), "review.edit", g_variant_new_uint32 (id));
  guide_view_add_item (menu, _ ("Cut in two…"), "review.ask-cut", g_variant_new_uint32 (id));
  guide_view_add_item (menu, _ ("Join to the one before"), "review.join", g_variant_new_uint32 (id));
  g_menu_append_submenu (menu, _ ("Stands under"), under);
  set_menu (button, G_MENU_MODEL (menu));
}

/* --- the words, altered in their place */

static char *
dup_typed (GuideViewReviewRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->editor);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
end_edit (GuideViewReviewRow *self,
          gboolean            keep)
{
  g_autofree char *typed = NULL;

  if (!self->is_editing)
    return;
  self->is_editing = FALSE;
  typed = keep ? g_strstrip (dup_typed (self)) : g_strdup (get_choice (self)->clean);
  gtk_stack_set_visible_child_name (self->text, "read");
  gtk_widget_activate_action (GTK_WIDGET (self), "review.clean", "(us)", get_choice (self)->id, typed);
}

static void
on_typed (GuideViewReviewRow *self)
{
  g_autofree char *typed = NULL;

  if (!self->is_editing)
    return;
  typed = dup_typed (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "review.typing", "(us)", get_choice (self)->id, typed);
}

static void
focus_list (GuideViewReviewRow *self)
{
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
}

static gboolean
on_key (GuideViewReviewRow *self,
        guint               key,
        guint               code,
        GdkModifierType     state)
{
  gboolean ends = (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) == 0;

  if (!ends && key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  end_edit (self, ends);
  focus_list (self);
  return GDK_EVENT_STOP;
}

static void
on_left (GuideViewReviewRow *self)
{
  end_edit (self, TRUE);
}

void
guide_view_review_row_edit (GuideViewReviewRow *self)
{
  g_return_if_fail (GUIDE_VIEW_IS_REVIEW_ROW (self));

  if (self->item == NULL || self->is_editing || get_choice (self)->becomes == GUIDE_BECOMES_POSTIT)
    return;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->editor), get_choice (self)->clean, -1);
  self->is_editing = TRUE;
  gtk_stack_set_visible_child_name (self->text, "write");
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

/* --- cutting */

static void
drop_cutter (GuideViewReviewRow *self)
{
  g_clear_pointer (&self->cutter, gtk_widget_unparent);
}

/* Not while it is still closing. */
static gboolean
drop_later (gpointer self)
{
  drop_cutter (self);
  return G_SOURCE_REMOVE;
}

static void
on_cut_closed (GuideViewReviewRow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_later, g_object_ref (self), g_object_unref);
}

void
guide_view_review_row_ask_cut (GuideViewReviewRow *self)
{
  g_return_if_fail (GUIDE_VIEW_IS_REVIEW_ROW (self));

  if (self->item == NULL || get_choice (self)->length == 0)
    return;
  drop_cutter (self);
  self->cutter = guide_view_review_cut_new (get_choice (self)->id, get_choice (self)->raw, self->is_narrow);
  gtk_widget_set_parent (self->cutter, GTK_WIDGET (self));
  g_signal_connect_object (self->cutter, "closed", G_CALLBACK (on_cut_closed), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->cutter));
}

/* --- doubts */

static gboolean
holds_focus (GtkWidget *widget)
{
  GtkRoot   *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* The button that had the focus goes with its doubt: the line has it then. */
static void
show_doubts (GuideViewReviewRow *self)
{
  GtkWidget *child;

  if (holds_focus (GTK_WIDGET (self->doubts)))
    focus_list (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->doubts))) != NULL)
    gtk_box_remove (self->doubts, child);
  for (guint i = 0; i < guide_view_review_item_get_n_doubts (self->item); i++)
    gtk_box_append (self->doubts, guide_view_review_doubt_new (guide_view_review_item_get_doubt (self->item, i), self->is_narrow));
  gtk_widget_set_visible (GTK_WIDGET (self->doubts), guide_view_review_item_get_n_doubts (self->item) > 0);
}

/* --- what is shown */

static const char *const styles[] = { "becomes-nothing", "becomes-question", "becomes-heading", "becomes-verbatim", "becomes-within" };

static const char *
find_style (GuideBecomes becomes)
{
  switch (becomes)
    {
    case GUIDE_BECOMES_NOTHING:
      return styles[0];
    case GUIDE_BECOMES_QUESTION:
      return styles[1];
    case GUIDE_BECOMES_HEADING:
      return styles[2];
    case GUIDE_BECOMES_VERBATIM:
      return styles[3];
    default:
      return styles[4];
    }
}

static void
show_style (GuideViewReviewRow *self)
{
  const char *style = find_style (get_choice (self)->becomes);

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), styles[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), style);
}

/* A line says its number once. */
static void
show_original (GuideViewReviewRow *self)
{
  const GuideChoice *choice = get_choice (self);
  g_autofree char   *line = g_strdup_printf ("%u", choice->line + 1);

  gtk_label_set_label (self->line, choice->id == choice->piece ? line : "");
  gtk_label_set_label (self->original, guide_view_review_item_get_typed (self->item));
}

static void
show_clean (GuideViewReviewRow *self)
{
  const GuideChoice *choice = get_choice (self);
  g_autofree char   *question = choice->becomes == GUIDE_BECOMES_QUESTION && choice->code != NULL ? g_strdup_printf ("%s. %s", choice->code, choice->clean) : NULL;
  gboolean           is_shown = choice->becomes != GUIDE_BECOMES_NOTHING;

  gtk_label_set_label (self->clean, question != NULL ? question : choice->clean);
  gtk_widget_set_visible (GTK_WIDGET (self->text), is_shown && *choice->clean != '\0');
}

/* What a screen reader says of the line. */
static char *
dup_name (GuideViewReviewRow *self)
{
  const GuideChoice    *choice = get_choice (self);
  const GuideViewDoubt *open = guide_view_review_item_find_open (self->item);
  g_autofree char      *sentence = open != NULL ? guide_doubt_dup_sentence (open->doubt) : NULL;

  if (open != NULL)
    /* Translators: a line of a document, what it becomes, its words, what is doubtful about it. */
    return g_strdup_printf (_ ("Line %u, %s: %s. To look at: %s"), choice->line + 1, guide_becomes_get_label (choice->becomes), choice->clean, sentence);
  return g_strdup_printf (_ ("Line %u, %s: %s"), choice->line + 1, guide_becomes_get_label (choice->becomes), choice->clean);
}

static void
show_name (GuideViewReviewRow *self)
{
  GtkWidget       *parent = gtk_widget_get_parent (GTK_WIDGET (self)); /* the line of the list */
  g_autofree char *name = dup_name (self);

  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_all (GuideViewReviewRow *self)
{
  const GuideChoice *choice = get_choice (self);
  const char        *under = choice->becomes != GUIDE_BECOMES_NOTHING ? guide_view_review_item_get_under (self->item) : NULL;
  g_autofree char   *where = under != NULL ? g_strdup_printf ("› %s", under) : NULL;
  g_autofree char   *name = g_strdup_printf (_ ("What it becomes: %s"), guide_becomes_get_label (choice->becomes));

  show_style (self);
  show_original (self);
  gtk_menu_button_set_label (self->nature, guide_becomes_get_label (choice->becomes));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->nature), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_label_set_label (self->under, where != NULL ? where : "");
  show_clean (self);
  show_doubts (self);
  show_name (self);
}

void
guide_view_review_row_show (GuideViewReviewRow  *self,
                            GuideViewReviewItem *item)
{
  g_return_if_fail (GUIDE_VIEW_IS_REVIEW_ROW (self));

  if (self->item != NULL)
    {
      end_edit (self, TRUE);
      g_signal_handlers_disconnect_by_func (self->item, show_all, self);
      guide_view_review_item_set_row (self->item, NULL);
    }
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  guide_view_review_item_set_row (item, GTK_WIDGET (self));
  g_signal_connect_object (item, "changed", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  show_all (self);
}

void
guide_view_review_row_set_narrow (GuideViewReviewRow *self,
                                  gboolean            is_narrow)
{
  g_return_if_fail (GUIDE_VIEW_IS_REVIEW_ROW (self));

  if (is_narrow == self->is_narrow)
    return;
  self->is_narrow = is_narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (GTK_BOX (self), !is_narrow);
  gtk_box_set_spacing (GTK_BOX (self), is_narrow ? 3 : 18);
  if (is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  if (self->item != NULL)
    show_doubts (self);
}

/* --- the widget */

static void
guide_view_review_row_dispose (GObject *object)
{
  GuideViewReviewRow *self = GUIDE_VIEW_REVIEW_ROW (object);

  if (self->item != NULL && guide_view_review_item_get_row (self->item) == GTK_WIDGET (self))
    guide_view_review_item_set_row (self->item, NULL);
  self->is_editing = FALSE;
  drop_cutter (self);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (object), GUIDE_VIEW_TYPE_REVIEW_ROW);
  G_OBJECT_CLASS (guide_view_review_row_parent_class)->dispose (object);
}

static void
guide_view_review_row_class_init (GuideViewReviewRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guide_view_review_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/guide-view-review-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuideViewReviewRow, line);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReviewRow, original);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReviewRow, nature);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReviewRow, more);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReviewRow, under);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReviewRow, text);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReviewRow, clean);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReviewRow, editor);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReviewRow, doubts);
}

static void
guide_view_review_row_init (GuideViewReviewRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->nature, open_natures, self, NULL);
  gtk_menu_button_set_create_popup_func (self->more, open_more, self, NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->editor), keys);
  gtk_widget_add_controller (GTK_WIDGET (self->editor), focus);
  g_signal_connect_object (gtk_text_view_get_buffer (self->editor), "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
}

GuideViewReviewRow *
guide_view_review_row_new (GuideViewUnder under,
                           gpointer       user_data)
{
  GuideViewReviewRow *self = g_object_new (GUIDE_VIEW_TYPE_REVIEW_ROW, NULL);

  self->under_of = under;
  self->user_data = user_data;
  return self;
}
