#include "config.h"

#include "guide-view-board-card.h"

#include "guide-view-private.h"
#include "guide-view-text.h"

#include <glib/gi18n-lib.h>

#define N_LETTERS 17 /* in a line of a card */

static void
open_menu (GtkMenuButton *button,
           gpointer       user_data)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  const char       *id = gtk_widget_get_name (GTK_WIDGET (button));

  guide_view_add_item (menu, _ ("Put behind a practice…"), "guide.put-behind", g_variant_new_string (id));
  if (g_object_get_data (G_OBJECT (button), "grouped") != NULL)
    guide_view_add_item (menu, _ ("Back on the board"), "guide.group", g_variant_new ("(ss)", id, ""));
  guide_view_add_item (menu, _ ("Make a practice of it"), "guide.make-practice", g_variant_new_string (id));
  guide_view_add_item (menu, _ ("Change its words…"), "board.reword", g_variant_new_string (id));
  guide_view_add_item (menu, _ ("Open its sheet"), "win.select", g_variant_new_string (id));
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
  else if (key == GDK_KEY_F2)
    gtk_widget_activate_action (child, "board.reword", "s", id);
  else if (key == GDK_KEY_BackSpace)
    gtk_widget_activate_action (child, "guide.group", "(ss)", id, "");
  else
    return FALSE;
  return TRUE;
}

static void
on_pressed (GtkWidget *child,
            int        n_presses)
{
  if (n_presses == 2)
    gtk_widget_activate_action (child, "board.reword", "s", gtk_widget_get_name (child));
}

GtkWidget *
guide_view_board_card_new (const GuidePostit *postit)
{
  GtkWidget          *child = gtk_flow_box_child_new (), *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3), *text = guide_view_text_new_plain (postit->text), *button = gtk_menu_button_new ();
  g_autofree char    *name = g_strdup_printf (_ ("What can be done with “%s”"), postit->text);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture         *press = gtk_gesture_click_new ();

  gtk_label_set_max_width_chars (GTK_LABEL (text), N_LETTERS); /* less than the style asks: all cards are as wide, as on a wall */
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
  gtk_widget_set_name (child, postit->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, postit->text, -1);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_postit_key), child);
  gtk_widget_add_controller (child, keys);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (on_pressed), child);
  gtk_widget_add_controller (child, GTK_EVENT_CONTROLLER (press));
  guide_view_make_draggable (child, "postit", postit->id);
  return child;
}
