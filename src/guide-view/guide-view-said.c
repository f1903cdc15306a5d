#include "config.h"

#include "guide-view-said.h"

#include "guide-view-practice-parts.h"
#include "guide-view-private.h"
#include "guide-view-text.h"

#include <glib/gi18n-lib.h>

/* --- a row */

static void
open_menu (GtkMenuButton *button,
           gpointer       row)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  const char       *id = gtk_widget_get_name (row);

  guide_view_add_item (menu, _ ("Put behind a practice…"), "guide.put-behind", g_variant_new_string (id));
  guide_view_add_item (menu, _ ("Make a practice of it"), "guide.make-practice", g_variant_new_string (id));
  guide_view_add_item (menu, _ ("Open its sheet"), "win.select", g_variant_new_string (id));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static gboolean
on_key (GtkWidget      *row,
        guint           key,
        guint           code,
        GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || !gtk_widget_is_focus (row))
    return FALSE;
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    gtk_widget_activate_action (row, "guide.put-behind", "s", gtk_widget_get_name (row));
  else if (key == GDK_KEY_plus || key == GDK_KEY_KP_Add)
    gtk_widget_activate_action (row, "guide.make-practice", "s", gtk_widget_get_name (row));
  else
    return FALSE;
  return TRUE;
}

static GtkWidget *
make_menu_button (GtkWidget *row)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "more");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What can be done with these words"), -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open_menu, row, NULL);
  return button;
}

static GtkWidget *
make_row (GuideBook          *book,
          const GuidePassage *passage)
{
  GtkWidget          *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *said = guide_view_passage_new (book, passage);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_name (row, passage->id);
  gtk_widget_add_css_class (row, "said");
  gtk_widget_set_hexpand (said, TRUE);
  gtk_box_append (GTK_BOX (box), said);
  gtk_box_append (GTK_BOX (box), make_menu_button (row));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, passage->text, -1);
  guide_view_make_draggable (row, "passage", passage->id);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), row);
  gtk_widget_add_controller (row, keys);
  return row;
}

/* --- all of them */

static char *
dup_digest (const GuideChapter *chapter)
{
  GString *digest = g_string_new (chapter->id);

  for (guint i = 0; i < chapter->said->len; i++)
    {
      const GuidePassage *passage = chapter->said->pdata[i];

      g_string_append_printf (digest, "\n%s %s %s %s %s %s", passage->id, passage->text, passage->nature, passage->mark, passage->role, passage->speaker_type);
    }
  return g_string_free (digest, FALSE);
}

static GtkWidget *
find_list (GtkWidget *box)
{
  GtkWidget *list = gtk_widget_get_last_child (box);

  return list != NULL && GTK_IS_LIST_BOX (list) ? list : NULL;
}

static void
fill (GtkWidget          *box,
      GuideBook          *book,
      const GuideChapter *chapter)
{
  GtkWidget *heading = guide_view_text_new_plain (_ ("Said about this question, behind no practice yet")), *list = gtk_list_box_new ();

  gtk_widget_add_css_class (heading, "part-heading");
  gtk_widget_add_css_class (list, "practices");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Said about this question, behind no practice yet"), -1);
  for (guint i = 0; i < chapter->said->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (book, chapter->said->pdata[i]));
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), list);
}

/* After words went behind a practice, the keys go on from those that take their place. */
static int
find_focused (GtkWidget *list)
{
  GtkWidget *row = list != NULL ? gtk_widget_get_focus_child (list) : NULL;

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

void
guide_view_said_show (GtkWidget          *box,
                      GuideBook          *book,
                      const GuideChapter *chapter)
{
  g_autofree char *digest = dup_digest (chapter);
  int              focused = find_focused (find_list (box));

  if (g_strcmp0 (g_object_get_data (G_OBJECT (box), "digest"), digest) == 0)
    return;
  g_object_set_data_full (G_OBJECT (box), "digest", g_steal_pointer (&digest), g_free);
  guide_view_clear (box);
  gtk_widget_set_visible (box, chapter->said->len > 0);
  if (chapter->said->len == 0)
    return;
  fill (box, book, chapter);
  if (focused >= 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_list (box)), MIN (focused, (int) chapter->said->len - 1))));
}

GtkWidget *
guide_view_said_find (GtkWidget  *box,
                      const char *passage)
{
  GtkWidget *list = find_list (box);

  for (GtkWidget *row = list != NULL ? gtk_widget_get_first_child (list) : NULL; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (gtk_widget_get_name (row), passage) == 0)
      return row;
  return NULL;
}
