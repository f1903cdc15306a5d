#include "config.h"

#include "guide-view-board.h"

#include "guide-view-private.h"
#include "guide-view-text.h"

#include <glib/gi18n-lib.h>

#define POSTIT_WIDTH 190 /* pixels */

struct _GuideViewBoard
{
  AdwBin       parent_instance;
  GuideBook   *book;
  char        *chapter; /* id of the one that is open */
  gboolean     is_filling;
  GtkDropDown *chapters;
  GtkEntry    *entry;
  GtkLabel    *heading;
  GtkFlowBox  *loose;
  GtkBox      *groups;
};

G_DEFINE_FINAL_TYPE (GuideViewBoard, guide_view_board, ADW_TYPE_BIN)

/* --- a post-it */

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
open_menu (GtkMenuButton *button,
           gpointer       user_data)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  const char       *id = gtk_widget_get_name (GTK_WIDGET (button));

  add_item (menu, _ ("Put behind a practice…"), "guide.put-behind", g_variant_new_string (id));
  if (g_object_get_data (G_OBJECT (button), "grouped") != NULL)
    add_item (menu, _ ("Back on the board"), "guide.group", g_variant_new ("(ss)", id, ""));
  add_item (menu, _ ("Make a practice of it"), "guide.make-practice", g_variant_new_string (id));
  add_item (menu, _ ("Open its sheet"), "win.select", g_variant_new_string (id));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static gboolean
on_postit_key (GtkWidget      *child,
               guint           key,
               guint           code,
               GdkModifierType state)
{
  const char *id = gtk_widget_get_name (child);

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    gtk_widget_activate_action (child, "guide.put-behind", "s", id);
  else if (key == GDK_KEY_plus || key == GDK_KEY_KP_Add)
    gtk_widget_activate_action (child, "guide.make-practice", "s", id);
  else if (key == GDK_KEY_BackSpace)
    gtk_widget_activate_action (child, "guide.group", "(ss)", id, "");
  else
    return FALSE;
  return TRUE;
}

static void
add_postit (GtkFlowBox        *flow,
            const GuidePostit *postit)
{
  GtkWidget          *child = gtk_flow_box_child_new (), *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3), *text = guide_view_text_new_plain (postit->text), *button = gtk_menu_button_new ();
  g_autofree char    *name = g_strdup_printf (_ ("What can be done with “%s”"), postit->text);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_label_set_max_width_chars (GTK_LABEL (text), 20);
  gtk_widget_set_size_request (card, POSTIT_WIDTH, -1);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_name (button, postit->id);
  g_object_set_data (G_OBJECT (button), "grouped", (gpointer) (postit->practice != NULL ? "" : NULL));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open_menu, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (card, "postit");
  gtk_box_append (GTK_BOX (card), text);
  gtk_box_append (GTK_BOX (card), button);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), card);
  gtk_widget_set_halign (child, GTK_ALIGN_START);
  gtk_widget_set_name (child, postit->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, postit->text, -1);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_postit_key), child);
  gtk_widget_add_controller (child, keys);
  guide_view_make_draggable (child, "postit", postit->id);
  gtk_flow_box_insert (flow, child, -1);
}

static GtkWidget *
make_flow (void)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 5);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 6);
  return flow;
}

/* --- a practice and what stands behind it */

static gboolean
on_dropped (GtkWidget  *widget,
            const char *what,
            const char *id,
            gboolean    after)
{
  GuideBook  *book = guide_view_get_book (widget);
  const char *practice = gtk_widget_get_name (widget);

  if (book == NULL)
    return FALSE;
  guide_view_write (widget, guide_work_new_group (book, id, *practice == '-' ? NULL : practice));
  return TRUE;
}

static GtkWidget *
make_group (const GuidePractice *practice)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *flow = make_flow ();
  g_autofree char *n = g_strdup_printf ("%u", practice->postits->len), *text = g_strdup_printf ("%s  %s", practice->number, practice->statement);
  g_autofree char *told = g_strdup_printf (ngettext ("%s: %u post-it", "%s: %u post-its", practice->postits->len), text, practice->postits->len);
  GtkWidget       *title = guide_view_text_new_plain (text), *count = gtk_label_new (n);

  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (count, "quiet-chip");
  gtk_widget_set_valign (count, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), count);
  gtk_box_append (GTK_BOX (box), head);
  for (guint i = 0; i < practice->postits->len; i++)
    add_postit (GTK_FLOW_BOX (flow), practice->postits->pdata[i]);
  gtk_widget_set_visible (flow, practice->postits->len > 0);
  gtk_box_append (GTK_BOX (box), flow);
  gtk_widget_add_css_class (box, "postit-group");
  gtk_widget_add_css_class (box, "card");
  gtk_widget_set_name (box, practice->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
  guide_view_accept_drops (box, "postit", FALSE, on_dropped);
  return box;
}

/* --- a chapter */

static void
clear_flow (GtkFlowBox *flow)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (flow))) != NULL)
    gtk_flow_box_remove (flow, child);
}

static void
show_chapter (GuideViewBoard *self)
{
  const GuideChapter *chapter = guide_view_chapters_get (self->chapters, self->book);
  const GPtrArray    *loose = chapter->id != NULL ? chapter->postits : self->book->postits;
  g_autofree char    *heading = g_strdup_printf (ngettext ("To be put behind a practice: %u post-it", "To be put behind a practice: %u post-its", loose->len), loose->len);

  g_free (self->chapter);
  self->chapter = g_strdup (chapter->id != NULL ? chapter->id : "");
  gtk_label_set_label (self->heading, loose->len > 0 ? heading : _ ("Every post-it stands behind a practice"));
  clear_flow (self->loose);
  for (guint i = 0; i < loose->len; i++)
    add_postit (self->loose, loose->pdata[i]);
  guide_view_clear (GTK_WIDGET (self->groups));
  for (guint i = 0; i < chapter->practices->len; i++)
    gtk_box_append (self->groups, make_group (chapter->practices->pdata[i]));
}

static void
on_chapter_chosen (GuideViewBoard *self)
{
  if (self->book != NULL && !self->is_filling)
    show_chapter (self);
}

static void
on_entered (GuideViewBoard *self)
{
  DossierAct *act = self->book == NULL ? NULL : guide_work_new_postit (self->book, self->chapter, gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (act == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  guide_view_write (GTK_WIDGET (self), act);
}

void
guide_view_board_show (GuideViewBoard *self,
                       GuideBook      *book)
{
  if (book == self->book)
    return;
  g_clear_pointer (&self->book, guide_book_unref);
  if (book == NULL)
    {
      g_clear_pointer (&self->chapter, g_free);
      return;
    }
  self->book = guide_book_ref (book);
  self->is_filling = TRUE;
  guide_view_chapters_fill (self->chapters, book, self->chapter);
  self->is_filling = FALSE;
  show_chapter (self);
}

/* --- the widget */

static GtkWidget *
make_bar (GuideViewBoard *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->chapters = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->chapters), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chapters), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Chapter"), -1);
  gtk_entry_set_placeholder_text (self->entry, _ ("New post-it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New post-it"), -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_widget_add_css_class (bar, "guide-bar");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->chapters));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->entry));
  g_signal_connect_object (self->chapters, "notify::selected", G_CALLBACK (on_chapter_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_entered), self, G_CONNECT_SWAPPED);
  return bar;
}

static GtkWidget *
make_loose (GuideViewBoard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->heading = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->heading, 0.0f);
  gtk_label_set_wrap (self->heading, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  self->loose = GTK_FLOW_BOX (make_flow ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->loose));
  gtk_widget_add_css_class (box, "loose");
  gtk_widget_set_name (box, "-");
  guide_view_accept_drops (box, "postit", FALSE, on_dropped);
  return box;
}

static void
guide_view_board_dispose (GObject *object)
{
  GuideViewBoard *self = GUIDE_VIEW_BOARD (object);

  g_clear_pointer (&self->book, guide_book_unref);
  g_clear_pointer (&self->chapter, g_free);
  G_OBJECT_CLASS (guide_view_board_parent_class)->dispose (object);
}

static void
guide_view_board_class_init (GuideViewBoardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = guide_view_board_dispose;
}

static void
guide_view_board_init (GuideViewBoard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new (), *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (content), make_loose (self));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->groups));
  gtk_widget_add_css_class (content, "board");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1000);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_bin_set_child (ADW_BIN (self), box);
}
