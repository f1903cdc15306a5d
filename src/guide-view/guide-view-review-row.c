#include "config.h"

#include "guide-view-review-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _GuideViewReviewRow
{
  GtkBox               parent_instance;
  GuideViewReviewItem *item;
  GuideViewUnder       under_of;
  gpointer             user_data;
  gboolean             is_editing;
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
add_item (GMenu      *menu,
          const char *label,
          const char *action,
          GVariant   *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

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
    add_item (menu, guide_becomes_get_label (becomes), "review.become", g_variant_new ("(uu)", get_choice (self)->id, (guint) becomes));
  add_item (menu, guide_becomes_get_label (GUIDE_BECOMES_NOTHING), "review.become", g_variant_new ("(uu)", get_choice (self)->id, (guint) GUIDE_BECOMES_NOTHING));
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

  add_item (menu, _ ("Write it otherwise"), "review.edit", g_variant_new_uint32 (id));
  add_item (menu, _ ("Cut in two…"), "review.ask-cut", g_variant_new_uint32 (id));
  add_item (menu, _ ("Join to the one before"), "review.join", g_variant_new_uint32 (id));
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
cut_here (GuideViewReviewRow *self,
          GtkWidget          *popover)
{
  GtkTextView     *view = g_object_get_data (G_OBJECT (popover), "view");
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter      start, at;
  g_autofree char *before = NULL;
  guint            id = get_choice (self)->id;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  before = gtk_text_buffer_get_text (buffer, &start, &at, TRUE);
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_activate_action (GTK_WIDGET (self), "review.cut", "(ut)", id, (guint64) strlen (before));
}

static gboolean
on_cut_key (GtkEventControllerKey *keys,
            guint                  key,
            guint                  code,
            GdkModifierType        state,
            GuideViewReviewRow    *self)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  cut_here (self, gtk_widget_get_ancestor (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys)), GTK_TYPE_POPOVER));
  return GDK_EVENT_STOP;
}

static void
on_cut_pressed (GtkButton          *button,
                GuideViewReviewRow *self)
{
  cut_here (self, gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER));
}

/* After its first sentence, if it has two. */
static void
propose_cut (GtkTextBuffer *buffer,
             const char    *raw)
{
  g_autoptr (GRegex)     pattern = g_regex_new ("[.!?…]\\s+(?=\\S)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GtkTextIter            at;
  int                    end = 0;

  if (g_regex_match (pattern, raw, 0, &match))
    g_match_info_fetch_pos (match, 0, NULL, &end);
  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int) g_utf8_strlen (raw, end));
  gtk_text_buffer_place_cursor (buffer, &at);
}

static GtkWidget *
make_cut_view (GuideViewReviewRow *self)
{
  GtkWidget          *view = gtk_text_view_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 9);
  gtk_widget_set_size_request (view, 380, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("As it was typed"), -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), get_choice (self)->raw, -1);
  propose_cut (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), get_choice (self)->raw);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_cut_key), self);
  gtk_widget_add_controller (view, keys);
  return view;
}

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
  GtkWidget *popover, *box, *label, *view, *button;

  g_return_if_fail (GUIDE_VIEW_IS_REVIEW_ROW (self));

  if (self->item == NULL || get_choice (self)->length == 0)
    return;
  drop_cutter (self);
  self->cutter = popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  label = gtk_label_new (_ ("Put the cursor where it is to be cut, then press Enter."));
  view = make_cut_view (self);
  button = gtk_button_new_with_label (_ ("Cut Here"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  g_object_set_data (G_OBJECT (popover), "view", view);
  g_signal_connect (button, "clicked", G_CALLBACK (on_cut_pressed), self);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (on_cut_closed), self);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (view);
}

/* --- doubts */

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

static void
add_doubt (GuideViewReviewRow   *self,
           const GuideViewDoubt *doubt)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gboolean         is_open = doubt->fate == GUIDE_FATE_OPEN;
  GtkWidget       *image = gtk_image_new_from_icon_name (is_open ? "dialog-warning-symbolic" : "emblem-ok-symbolic");
  g_autofree char *sentence = dup_doubt (doubt);
  GtkWidget       *label = gtk_label_new (sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, is_open ? "review-doubt" : "review-settled");
  if (is_open && has_proposal (doubt->doubt))
    {
      add_settle (box, doubt, _ ("Leave As Typed"), sentence, GUIDE_FATE_LEFT);
      add_settle (box, doubt, _ ("Accept"), sentence, GUIDE_FATE_TAKEN);
    }
  else if (is_open)
    add_settle (box, doubt, _ ("Seen"), sentence, GUIDE_FATE_TAKEN);
  gtk_box_append (self->doubts, box);
}

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
    add_doubt (self, guide_view_review_item_get_doubt (self->item, i));
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
