#include "config.h"

#include "dossier-view-tenure.h"

#include "dossier-view-mark.h"
#include "map-reading.h"

#include <glib/gi18n-lib.h>

#define FACE 32   /* pixels */
#define MARGIN 12 /* pixels around a drawer that was brought into view */

GtkWidget *
dossier_view_tenure_drawer_new (const char *title)
{
  GtkWidget *drawer = adw_preferences_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (drawer), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (drawer), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (drawer), FALSE);
  gtk_widget_set_focusable (drawer, FALSE);
  gtk_widget_add_css_class (drawer, "drawer");
  gtk_widget_set_visible (drawer, FALSE);
  return drawer;
}

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (const char *id,
           gboolean    is_over)
{
  GMenu            *menu = g_menu_new ();
  g_autoptr (GMenu) life = g_menu_new (), post_itself = g_menu_new ();

  if (!is_over)
    {
      append (life, _ ("_Succeeded By…"), "post.succeed", id);
      append (life, _ ("Has _Left…"), "post.end", id);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (life));
    }
  append (post_itself, _ ("_Change…"), "post.change", id);
  append (post_itself, _ ("_Delete the Post"), "post.delete", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (post_itself));
  return G_MENU_MODEL (menu);
}

static GtkMenuButton *
make_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Succession, end, changes…"));
  return GTK_MENU_BUTTON (button);
}

/* A menu that says the same stays: it may be open. */
static void
show_menu (DossierViewTenure *self,
           gboolean           is_over,
           const char        *title)
{
  g_autofree char *label = g_strdup_printf (_ ("What can be done with this post: %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (gtk_menu_button_get_menu_model (self->menu) == NULL || self->is_over != is_over)
    {
      g_autoptr (GMenuModel) menu = make_menu (self->id, is_over);

      gtk_menu_button_set_menu_model (self->menu, menu);
    }
  self->is_over = is_over;
}

static const char *
get_title (const DossierViewPost *post,
           gboolean               is_of_person)
{
  if (!is_of_person)
    return dossier_view_post_get_name (post);
  return post->structure_name != NULL ? post->structure_name : _ ("A structure that is no longer there");
}

static void
show_sign (GtkWidget             *sign,
           const DossierViewPost *post)
{
  if (DOSSIER_VIEW_IS_MARK (sign))
    {
      dossier_view_mark_set_family (DOSSIER_VIEW_MARK (sign), map_reading_get_family (post->structure_type));
      return;
    }
  adw_avatar_set_text (ADW_AVATAR (sign), post->name);
  adw_avatar_set_show_initials (ADW_AVATAR (sign), post->name != NULL);
}

static void
mark_left (GtkWidget *row,
           gboolean   is_over)
{
  if (is_over)
    gtk_widget_add_css_class (row, "left");
  else
    gtk_widget_remove_css_class (row, "left");
}

/* What the row leads to: the other, or its own drawer. */
static void
lead (AdwActionRow          *row,
      const DossierViewPost *post,
      gboolean               is_of_person)
{
  const char *other = is_of_person ? post->structure : post->person;

  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", other != NULL ? other : post->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), other != NULL ? "win.select" : "post.change");
}

void
dossier_view_tenure_show (DossierViewTenure       *self,
                          const DossierViewPost   *post,
                          const DossierVocabulary *vocabulary,
                          gboolean                 is_of_person)
{
  const char      *title = get_title (post, is_of_person);
  g_autofree char *description = dossier_view_post_describe (post, vocabulary);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, description);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  adw_action_row_set_subtitle (self->row, description);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->drawer), title);
  show_sign (self->sign, post);
  show_menu (self, post->is_over, title);
  mark_left (GTK_WIDGET (self->row), post->is_over);
  lead (self->row, post, is_of_person);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* Once it has its place: what is to be said there is seen whole, as far as the page allows. */
static gboolean
bring_into_view (gpointer data)
{
  GtkWidget      *drawer = data;
  GtkWidget      *scroll = gtk_widget_get_ancestor (drawer, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget      *port = scroll != NULL ? gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroll)) : NULL;
  GtkWidget      *page = GTK_IS_VIEWPORT (port) ? gtk_viewport_get_child (GTK_VIEWPORT (port)) : NULL;
  graphene_rect_t bounds;

  if (page != NULL && gtk_widget_get_mapped (drawer) && gtk_widget_compute_bounds (drawer, page, &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroll)), (double) bounds.origin.y - MARGIN,
                               (double) (bounds.origin.y + bounds.size.height) + MARGIN);
  return G_SOURCE_REMOVE;
}

void
dossier_view_tenure_drawer_open (GtkWidget *drawer,
                                 GtkWidget *content)
{
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (drawer), content);
  gtk_widget_set_visible (drawer, content != NULL);
  if (content != NULL)
    g_idle_add_full (G_PRIORITY_LOW, bring_into_view, g_object_ref (drawer), g_object_unref);
}

void
dossier_view_tenure_open (DossierViewTenure *self,
                          GtkWidget         *content)
{
  dossier_view_tenure_drawer_open (self->drawer, content);
}

DossierViewTenure *
dossier_view_tenure_new (const DossierViewPost   *post,
                         const DossierVocabulary *vocabulary,
                         gboolean                 is_of_person)
{
  DossierViewTenure *self = g_new0 (DossierViewTenure, 1);

  self->id = g_strdup (post->id);
  self->sign = is_of_person ? dossier_view_mark_new () : adw_avatar_new (FACE, NULL, FALSE);
  self->menu = make_menu_button ();
  self->row = g_object_ref_sink (ADW_ACTION_ROW (adw_action_row_new ()));
  self->drawer = g_object_ref_sink (dossier_view_tenure_drawer_new (get_title (post, is_of_person)));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_action_row_add_prefix (self->row, self->sign);
  adw_action_row_add_suffix (self->row, GTK_WIDGET (self->menu));
  adw_action_row_add_suffix (self->row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->row), TRUE);
  dossier_view_tenure_show (self, post, vocabulary, is_of_person);
  return self;
}

void
dossier_view_tenure_free (DossierViewTenure *self)
{
  g_object_unref (self->row);
  g_object_unref (self->drawer);
  g_free (self->id);
  g_free (self);
}
