#include "config.h"

#include "dossier-view-finder.h"

#include "dossier-view-everywhere.h"
#include "dossier-view-mark.h"
#include "map-reading.h"

#include <glib/gi18n-lib.h>

struct _DossierViewFinder
{
  AdwWindow       parent_instance;
  DossierStore   *store;
  char           *more; /* code of the kind of which all are wanted; NULL: a few of each */
  GCancellable   *reading;
  GtkSearchEntry *search;
  GtkStack       *faces;
  GtkBox         *groups;
};

G_DEFINE_FINAL_TYPE (DossierViewFinder, dossier_view_finder, ADW_TYPE_WINDOW)

static void read_found (DossierViewFinder *self);

/* --- what was found */

static void
on_chosen (DossierViewFinder *self,
           GtkWidget         *row)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_activate_action (GTK_WIDGET (parent), "win.select", "s", gtk_widget_get_name (row));
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_more (DossierViewFinder *self,
         GtkWidget         *row)
{
  g_free (self->more);
  self->more = g_strdup (gtk_widget_get_name (row));
  read_found (self);
}

static const char *
get_icon (const DossierKind *kind)
{
  if (g_str_equal (kind->code, "person"))
    return "avatar-default-symbolic";
  if (g_str_equal (kind->code, "territory"))
    return "mark-location-symbolic";
  return g_str_equal (kind->code, "link") ? "emblem-shared-symbolic" : "view-paged-symbolic";
}

static GtkWidget *
make_sign (const DossierKind      *kind,
           const DossierViewFound *found)
{
  if (g_str_equal (kind->code, "structure"))
    return dossier_view_mark_new_for_family (map_reading_get_family (found->who.type));
  return gtk_image_new_from_icon_name (get_icon (kind));
}

static GtkWidget *
make_row (DossierViewFinder      *self,
          const DossierKind      *kind,
          const DossierViewFound *found)
{
  GtkWidget       *row = adw_action_row_new ();
  const char      *name = found->who.name != NULL && *found->who.name != '\0' ? found->who.name : dossier_kinds_translate (kind->label);
  g_autofree char *spoken = found->detail != NULL ? g_strdup_printf ("%s, %s", name, found->detail) : g_strdup (name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (found->detail != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), found->detail);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_sign (kind, found));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_name (row, found->who.id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_more (DossierViewFinder      *self,
           const DossierViewGroup *group)
{
  GtkWidget       *row = adw_action_row_new ();
  gint64           n = group->total - group->found->len;
  g_autofree char *title = g_strdup_printf (ngettext ("%u more", "%u more", (gulong) n), (guint) n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (row, "dim-label");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_name (row, group->kind->code);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_more), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_group (DossierViewFinder      *self,
            const DossierViewGroup *group)
{
  GtkWidget       *widget = adw_preferences_group_new ();
  g_autofree char *title = g_strdup_printf ("%s (%" G_GINT64_FORMAT ")", dossier_kinds_translate (group->kind->plural), group->total);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget), title);
  for (guint i = 0; i < group->found->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget), make_row (self, group->kind, group->found->pdata[i]));
  if (group->total > group->found->len && self->more == NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget), make_more (self, group));
  return widget;
}

static void
show_found (DossierViewFinder *self,
            GPtrArray         *groups)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, old);
  for (guint i = 0; i < groups->len; i++)
    gtk_box_append (self->groups, make_group (self, groups->pdata[i]));
  gtk_stack_set_visible_child_name (self->faces, groups->len > 0 ? "found" : "none");
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (DossierViewFinder) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (GPtrArray)         groups = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (groups == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("searching everywhere: %s", error->message);
  if (groups != NULL && g_task_get_cancellable (G_TASK (result)) == self->reading)
    show_found (self, groups);
}

static void
read_found (DossierViewFinder *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (*words == '\0')
    {
      gtk_stack_set_visible_child_name (self->faces, "asking");
      return;
    }
  self->reading = g_cancellable_new ();
  dossier_store_ask_async (self->store, dossier_view_everywhere_read, dossier_view_everywhere_question_new (words, self->more),
                           (GDestroyNotify) dossier_view_everywhere_question_free, (GDestroyNotify) g_ptr_array_unref, self->reading,
                           on_read, g_object_ref (self));
}

/* --- what the person does */

static void
on_typed (DossierViewFinder *self)
{
  g_clear_pointer (&self->more, g_free);
  read_found (self);
}

static GtkWidget *
find_first_row (GtkWidget *widget)
{
  if (ADW_IS_ACTION_ROW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = find_first_row (child);

      if (row != NULL)
        return row;
    }
  return NULL;
}

static void
on_enter (DossierViewFinder *self)
{
  GtkWidget *row = find_first_row (GTK_WIDGET (self->groups));

  if (row != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->faces), "found") == 0)
    on_chosen (self, row);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        DossierViewFinder     *self)
{
  GtkWidget *row = key == GDK_KEY_Down ? find_first_row (GTK_WIDGET (self->groups)) : NULL;

  return row != NULL && gtk_widget_grab_focus (row);
}

/* --- the window */

static void
dossier_view_finder_dispose (GObject *object)
{
  DossierViewFinder *self = DOSSIER_VIEW_FINDER (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->store);
  g_clear_pointer (&self->more, g_free);
  adw_window_set_content (ADW_WINDOW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DOSSIER_VIEW_TYPE_FINDER);
  G_OBJECT_CLASS (dossier_view_finder_parent_class)->dispose (object);
}

static void
dossier_view_finder_class_init (DossierViewFinderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_finder_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewFinder, search);
  gtk_widget_class_bind_template_child (widget_class, DossierViewFinder, faces);
  gtk_widget_class_bind_template_child (widget_class, DossierViewFinder, groups);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_enter);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
}

static void
dossier_view_finder_init (DossierViewFinder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dossier_view_finder_present (GtkWindow    *parent,
                             DossierStore *store,
                             const char   *words)
{
  DossierViewFinder *self = g_object_new (DOSSIER_VIEW_TYPE_FINDER, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  if (words != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->search), words);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_window_present (GTK_WINDOW (self));
}
