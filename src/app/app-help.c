#include "config.h"

#include "app-help.h"

#include "app-help-pages.h"
#include "app-help-text.h"

#include <glib/gi18n-lib.h>

struct _AppHelp
{
  AdwWindow          parent_instance;
  const AppHelpPage *page;
  GQueue             trail; /* AppHelpPage read before, last first; borrowed */

  AdwLeaflet     *panes;
  GtkWidget      *index;
  GtkWidget      *reading;
  GtkSearchEntry *search;
  GtkStack       *answers;
  GtkListBox     *list;
  GtkTextView    *text;
  GtkBox         *see_also;
  GtkFlowBox     *links;
};

G_DEFINE_FINAL_TYPE (AppHelp, app_help, ADW_TYPE_WINDOW)

static void show_page (AppHelp           *self,
                       const AppHelpPage *page);

/* --- the page that is read */

static void
on_link_clicked (AppHelp   *self,
                 GtkButton *button)
{
  show_page (self, g_object_get_data (G_OBJECT (button), "page"));
}

/* The links of the text again, for who has no pointer. */
static void
show_links (AppHelp *self)
{
  g_autoptr (GPtrArray) pages = app_help_page_list_links (self->page);
  GtkWidget            *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->links))) != NULL)
    gtk_flow_box_remove (self->links, child);
  for (guint i = 0; i < pages->len; i++)
    {
      const AppHelpPage *page = pages->pdata[i];
      GtkWidget         *button = gtk_button_new_with_label (page->title);

      g_object_set_data (G_OBJECT (button), "page", (gpointer) page);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_link_clicked), self, G_CONNECT_SWAPPED);
      gtk_flow_box_append (self->links, button);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->see_also), pages->len > 0);
}

static void
mark_words (AppHelp *self)
{
  GtkTextIter first;

  if (self->page != NULL && app_help_text_mark (gtk_text_view_get_buffer (self->text), gtk_editable_get_text (GTK_EDITABLE (self->search)), &first))
    gtk_text_view_scroll_to_iter (self->text, &first, 0.2, FALSE, 0, 0);
}

static void
write_page (AppHelp *self)
{
  g_autoptr (GtkTextBuffer) buffer = NULL;
  GdkRGBA                   accent = { 0.11f, 0.44f, 0.85f, 1 };
  GtkTextIter               start;

  if (self->page == NULL)
    return;
  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "accent_color", &accent); /* else the blue above */
  buffer = app_help_text_new (self->page->markdown, &accent);
  gtk_text_view_set_buffer (self->text, buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  mark_words (self);
}

static void
select_row (AppHelp *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_object_get_data (G_OBJECT (row), "page") == self->page)
      gtk_list_box_select_row (self->list, row);
}

static void
turn_to (AppHelp           *self,
         const AppHelpPage *page)
{
  self->page = page;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, page->title, -1);
  write_page (self);
  show_links (self);
  select_row (self);
  adw_leaflet_set_visible_child (self->panes, self->reading);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.back", self->trail.length > 0 || adw_leaflet_get_folded (self->panes));
}

static void
show_page (AppHelp           *self,
           const AppHelpPage *page)
{
  if (self->page != NULL && self->page != page)
    g_queue_push_head (&self->trail, (gpointer) self->page);
  turn_to (self, page);
}

static void
go_back (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  AppHelp           *self = APP_HELP (widget);
  const AppHelpPage *page = g_queue_pop_head (&self->trail);

  if (page != NULL)
    turn_to (self, page);
  else
    adw_leaflet_set_visible_child (self->panes, self->index);
}

static void
on_folded (AppHelp *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.back", self->trail.length > 0 || adw_leaflet_get_folded (self->panes));
}

static gboolean
find_iter (AppHelp     *self,
           double       x,
           double       y,
           GtkTextIter *place)
{
  int left, top;

  gtk_text_view_window_to_buffer_coords (self->text, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &left, &top);
  return gtk_text_view_get_iter_at_location (self->text, place, left, top);
}

static void
on_text_released (AppHelp *self,
                  int      n_press,
                  double   x,
                  double   y)
{
  const AppHelpPage *page;
  const char        *link;
  GtkTextIter        place;

  if (gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (self->text)) || !find_iter (self, x, y, &place))
    return;
  link = app_help_text_find_link (&place);
  page = link != NULL ? app_help_pages_find (link) : NULL;
  if (page != NULL)
    show_page (self, page);
}

static void
on_text_motion (AppHelp *self,
                double   x,
                double   y)
{
  GtkTextIter place;
  gboolean    over = find_iter (self, x, y, &place) && app_help_text_find_link (&place) != NULL;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->text), over ? "pointer" : "text");
}

/* --- the list of pages, and what is searched */

static GtkWidget *
make_row (const AppHelpPage *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (page->title), *excerpt = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_xalign (GTK_LABEL (excerpt), 0);
  gtk_label_set_wrap (GTK_LABEL (excerpt), TRUE);
  gtk_label_set_lines (GTK_LABEL (excerpt), 2);
  gtk_label_set_ellipsize (GTK_LABEL (excerpt), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (excerpt, "dim-label");
  gtk_widget_add_css_class (excerpt, "caption");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), excerpt);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, page->title, -1);
  g_object_set_data (G_OBJECT (row), "page", (gpointer) page);
  g_object_set_data (G_OBJECT (row), "excerpt", excerpt);
  return row;
}

static void
on_search_changed (AppHelp *self)
{
  const char    *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  gboolean       found = FALSE;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      g_autofree char *excerpt = app_help_page_dup_excerpt (g_object_get_data (G_OBJECT (row), "page"), words);
      GtkWidget       *label = g_object_get_data (G_OBJECT (row), "excerpt");

      gtk_widget_set_visible (GTK_WIDGET (row), excerpt != NULL);
      gtk_label_set_label (GTK_LABEL (label), excerpt != NULL ? excerpt : "");
      gtk_widget_set_visible (label, excerpt != NULL && *excerpt != '\0');
      found = found || excerpt != NULL;
    }
  gtk_stack_set_visible_child_name (self->answers, found ? "pages" : "nothing");
  mark_words (self);
}

/* Enter in the search: the first page that answers. */
static void
on_search_activated (AppHelp *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (row)))
      {
        show_page (self, g_object_get_data (G_OBJECT (row), "page"));
        return;
      }
}

static void
on_row_activated (AppHelp       *self,
                  GtkListBoxRow *row)
{
  show_page (self, g_object_get_data (G_OBJECT (row), "page"));
}

static void
find (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  AppHelp *self = APP_HELP (widget);

  adw_leaflet_set_visible_child (self->panes, self->index);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
app_help_dispose (GObject *object)
{
  AppHelp *self = APP_HELP (object);

  g_queue_clear (&self->trail);
  adw_window_set_content (ADW_WINDOW (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_HELP);
  G_OBJECT_CLASS (app_help_parent_class)->dispose (object);
}

static void
app_help_class_init (AppHelpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_help_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/app-help.ui");
  gtk_widget_class_bind_template_child (widget_class, AppHelp, panes);
  gtk_widget_class_bind_template_child (widget_class, AppHelp, index);
  gtk_widget_class_bind_template_child (widget_class, AppHelp, reading);
  gtk_widget_class_bind_template_child (widget_class, AppHelp, search);
  gtk_widget_class_bind_template_child (widget_class, AppHelp, answers);
  gtk_widget_class_bind_template_child (widget_class, AppHelp, list);
  gtk_widget_class_bind_template_child (widget_class, AppHelp, text);
  gtk_widget_class_bind_template_child (widget_class, AppHelp, see_also);
  gtk_widget_class_bind_template_child (widget_class, AppHelp, links);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_text_released);
  gtk_widget_class_bind_template_callback (widget_class, on_text_motion);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);

  gtk_widget_class_install_action (widget_class, "help.back", NULL, go_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "help.back", NULL);
  gtk_widget_class_install_action (widget_class, "help.find", NULL, find);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "help.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
app_help_init (AppHelp *self)
{
  const AppHelpPage *pages;
  guint              n_pages;

  gtk_widget_init_template (GTK_WIDGET (self));
  pages = app_help_pages_get (&n_pages);
  for (guint i = 0; i < n_pages; i++)
    gtk_list_box_append (self->list, make_row (&pages[i]));
  on_search_changed (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (write_page), self, G_CONNECT_SWAPPED);
}

static AppHelp *
find_open (GtkApplication *application)
{
  for (GList *item = application != NULL ? gtk_application_get_windows (application) : NULL; item != NULL; item = item->next)
    if (APP_IS_HELP (item->data))
      return item->data;
  return NULL;
}

/* In a group of its own: it is read beside a modal window too. */
static AppHelp *
open_window (GtkApplication *application)
{
  AppHelp                   *self = g_object_new (APP_TYPE_HELP, "application", application, NULL);
  g_autoptr (GtkWindowGroup) group = gtk_window_group_new ();

  gtk_window_group_add_window (group, GTK_WINDOW (self));
  return self;
}

void
app_help_show (GtkApplication *application,
               const char     *place)
{
  AppHelp *self = find_open (application);

  if (self == NULL)
    self = open_window (application);
  show_page (self, app_help_pages_find_for (place));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
