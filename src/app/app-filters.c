#include "config.h"

#include "app-filters.h"

#include "dossier-view-facets.h"

#include <glib/gi18n-lib.h>

struct _AppFilters
{
  GtkBox             parent_instance;
  AppSession        *session;
  const char        *kind; /* static */
  GtkMenuButton     *button;
  DossierViewFacets *facets; /* NULL: never looked at */
};

G_DEFINE_FINAL_TYPE (AppFilters, app_filters, GTK_TYPE_BOX)

static void
show_number (AppFilters *self)
{
  guint            n = dossier_query_get_n_filters (app_session_get_query (self->session));
  g_autofree char *label = n > 0 ? g_strdup_printf (_ ("_Filter (%u)"), n) : g_strdup (_ ("_Filter"));

  gtk_menu_button_set_label (self->button, label);
}

static void
on_query_changed (AppFilters *self)
{
  show_number (self);
  if (self->facets != NULL)
    dossier_view_facets_set_query (self->facets, app_session_get_query (self->session), self->kind);
}

static void
on_store_changed (AppFilters *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), app_session_get_store (self->session) != NULL);
  if (self->facets != NULL)
    dossier_view_facets_set_store (self->facets, app_session_get_store (self->session));
}

static void
on_chosen (AppFilters *self,
           const char *path,
           GStrv       values)
{
  app_session_set_filter (self->session, path, (const char *const *) values);
}

static void
on_scope (AppFilters *self,
          guint       scope)
{
  app_session_set_scope (self->session, scope);
}

static void
make_facets (GtkMenuButton *button,
             gpointer       user_data)
{
  AppFilters *self = user_data;
  GtkWidget  *popover;

  if (self->facets != NULL)
    return;
  popover = gtk_popover_new ();
  self->facets = DOSSIER_VIEW_FACETS (dossier_view_facets_new ());
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->facets));
  gtk_widget_add_css_class (popover, "filters");
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Filters"), -1);
  g_signal_connect_object (self->facets, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->facets, "scope", G_CALLBACK (on_scope), self, G_CONNECT_SWAPPED);
  on_store_changed (self);
  on_query_changed (self);
  gtk_menu_button_set_popover (button, popover);
}

static void
app_filters_dispose (GObject *object)
{
  g_clear_object (&APP_FILTERS (object)->session);
  G_OBJECT_CLASS (app_filters_parent_class)->dispose (object);
}

static void
app_filters_class_init (AppFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_filters_dispose;
}

static void
app_filters_init (AppFilters *self)
{
  self->kind = dossier_kinds_find ("structure")->code;
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_use_underline (self->button, TRUE);
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_menu_button_set_create_popup_func (self->button, make_facets, self, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Filter structures and links (Ctrl+Shift+F)"));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->button));
}

GtkWidget *
app_filters_new (AppSession *session)
{
  AppFilters *self = g_object_new (APP_TYPE_FILTERS, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "query-changed", G_CALLBACK (on_query_changed), self, G_CONNECT_SWAPPED);
  on_store_changed (self);
  on_query_changed (self);
  return GTK_WIDGET (self);
}

void
app_filters_set_kind (AppFilters *self,
                      const char *kind)
{
  g_return_if_fail (APP_IS_FILTERS (self) && dossier_kinds_find (kind) != NULL);

  self->kind = dossier_kinds_find (kind)->code;
  on_query_changed (self);
}

void
app_filters_open (AppFilters *self)
{
  g_return_if_fail (APP_IS_FILTERS (self));

  gtk_menu_button_popup (self->button);
}
