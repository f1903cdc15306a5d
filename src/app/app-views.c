#include "config.h"

#include "app-views.h"

#include "dossier-path-words.h"
#include "map-view-keeper.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define CALM 120 /* ms: many changes are read once */

struct _AppViews
{
  GtkBox         parent_instance;
  AppSession    *session;
  DossierStore  *store; /* whose views are listed; owned */
  GtkMenuButton *button;
  GtkPopover    *popover;
  GtkListBox    *list;
  GtkWidget     *scroll; /* around the list */
  GtkLabel      *none;
  MapViewKeeper *keeper;
  GCancellable  *reading;
  guint          calm; /* source id */
};

G_DEFINE_FINAL_TYPE (AppViews, app_views, GTK_TYPE_BOX)

typedef struct
{
  char *id;
  char *title;
  char *told; /* what somebody wrote of it; or what it asks, in words, or "" */
} Line;

static void
free_line (gpointer data)
{
  Line *line = data;

  g_free (line->id);
  g_free (line->title);
  g_free (line->told);
  g_free (line);
}

/* --- what each asks, on the reader thread */

static char *
dup_asked (DossierReader           *reader,
           const DossierVocabulary *vocabulary,
           const char              *text)
{
  g_autoptr (DossierQuery) query = text != NULL ? dossier_query_new_from_text (text, NULL) : NULL;
  GString                 *words = g_string_new (NULL);

  if (query != NULL && dossier_query_get_words (query) != NULL)
    g_string_append_printf (words, _ ("“%s”"), dossier_query_get_words (query));
  for (guint i = 0; query != NULL && i < dossier_query_get_n_filters (query); i++)
    {
      g_autofree char *filter = dossier_query_dup_filter_words (query, i, vocabulary, reader);

      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", filter);
    }
  return g_string_free (words, FALSE);
}

static gpointer
ask_views (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  static const char *const      columns[] = { "id", "title", "filters", "notes", NULL };
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);
  g_autoptr (DossierQuery)      query = dossier_query_new ("view");
  g_autoptr (DossierCursor)     cursor = vocabulary != NULL ? dossier_reader_walk (reader, query, columns, error) : NULL;
  g_autoptr (GPtrArray)         lines = g_ptr_array_new_with_free_func (free_line);
  GError                       *local = NULL;

  if (cursor == NULL)
    return NULL;
  while (dossier_cursor_next (cursor, &local))
    {
      Line       *line = g_new (Line, 1);
      const char *notes = dossier_cursor_get_text (cursor, 3);

      line->id = g_strdup (dossier_cursor_get_text (cursor, 0));
      line->title = g_strdup (dossier_cursor_get_text (cursor, 1));
      line->told = notes != NULL ? g_strdup (notes) : dup_asked (reader, vocabulary, dossier_cursor_get_text (cursor, 2));
      g_ptr_array_add (lines, line);
    }
  if (local == NULL)
    return g_steal_pointer (&lines);
  g_propagate_error (error, local);
  return NULL;
}

/* --- the list */

static GtkWidget *
make_button (const char *icon,
             const char *action,
             const char *id,
             const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_string (id));
  return button;
}

static GtkWidget *
make_row (AppViews   *self,
          const Line *line)
{
  GtkWidget *row = adw_action_row_new (), *page;
  g_autofree char *delete = g_strdup_printf (_ ("Delete the view “%s”"), line->title), *describe = g_strdup_printf (_ ("Rename or describe the view “%s”"), line->title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->told);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_name (row, line->id);
  page = make_button ("document-edit-symbolic", "win.select", line->id, describe);
  g_signal_connect_object (page, "clicked", G_CALLBACK (gtk_popover_popdown), self->popover, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), page);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button ("user-trash-symbolic", "win.delete-view", line->id, delete));
  return row;
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AppViews)  self = user_data;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) lines = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);
  GtkListBoxRow        *row;

  if (lines == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("reading the views: %s", error->message);
  if (lines == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < lines->len; i++)
    gtk_list_box_append (self->list, make_row (self, lines->pdata[i]));
  gtk_widget_set_visible (self->scroll, lines->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none), lines->len == 0);
}

static void
read_views (AppViews *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->store == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->popover)))
    return;
  self->reading = g_cancellable_new ();
  dossier_store_ask_async (self->store, ask_views, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, self->reading, on_read, g_object_ref (self));
}

static gboolean
read_calmly (gpointer data)
{
  AppViews *self = data;

  self->calm = 0;
  read_views (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (AppViews *self)
{
  if (self->calm == 0)
    self->calm = g_timeout_add (CALM, read_calmly, self);
}

/* --- what the person does */

static void
on_keep (AppViews   *self,
         const char *title)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.keep-view", "s", title);
}

static void
on_row (AppViews      *self,
        GtkListBoxRow *row)
{
  gtk_popover_popdown (self->popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-view", "s", gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
on_store_changed (AppViews *self)
{
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, on_changed, self);
  g_set_object (&self->store, app_session_get_store (self->session));
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), self->store != NULL);
  if (self->store != NULL)
    g_signal_connect_object (self->store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

/* --- the widget */

static void
app_views_dispose (GObject *object)
{
  AppViews *self = APP_VIEWS (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->calm, g_source_remove);
  g_clear_object (&self->store);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (app_views_parent_class)->dispose (object);
}

static void
app_views_class_init (AppViewsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_views_dispose;
}

static GtkWidget *
make_keeper (AppViews *self)
{
  self->keeper = MAP_VIEW_KEEPER (map_view_keeper_new (_ ("Name of this view")));
  g_signal_connect_object (self->keeper, "keep", G_CALLBACK (on_keep), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->keeper);
}

static GtkWidget *
make_list (AppViews *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroll = gtk_scrolled_window_new ();

  self->scroll = scroll;
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Views"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (box, "facets");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), box);
  gtk_widget_set_size_request (scroll, 320, -1);
  return scroll;
}

static GtkWidget *
make_none (AppViews *self)
{
  self->none = GTK_LABEL (gtk_label_new (_ ("What is searched, filtered and seen now can be kept under a name, and found again by all.")));
  gtk_label_set_wrap (self->none, TRUE);
  gtk_label_set_width_chars (self->none, 32);
  gtk_label_set_max_width_chars (self->none, 32);
  gtk_label_set_xalign (self->none, 0.0f);
  gtk_widget_add_css_class (GTK_WIDGET (self->none), "dim-label");
  return GTK_WIDGET (self->none);
}

static void
app_views_init (AppViews *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_box_append (GTK_BOX (content), make_keeper (self));
  gtk_box_append (GTK_BOX (content), make_list (self));
  gtk_box_append (GTK_BOX (content), make_none (self));
  gtk_popover_set_child (self->popover, content);
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "filters");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Views"), -1);
  g_signal_connect_object (self->popover, "map", G_CALLBACK (read_views), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_menu_button_set_icon_name (self->button, "user-bookmarks-symbolic");
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->popover));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Views that were kept (Ctrl+B)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Views"), -1);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->button));
}

GtkWidget *
app_views_new (AppSession *session)
{
  AppViews *self = g_object_new (APP_TYPE_VIEWS, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  on_store_changed (self);
  return GTK_WIDGET (self);
}

void
app_views_open (AppViews *self)
{
  g_return_if_fail (APP_IS_VIEWS (self));

  gtk_menu_button_popup (self->button);
}

void
app_views_settle (AppViews *self,
                  gboolean  is_kept)
{
  g_return_if_fail (APP_IS_VIEWS (self));

  map_view_keeper_settle (self->keeper, is_kept);
  if (is_kept)
    gtk_popover_popdown (self->popover);
}
