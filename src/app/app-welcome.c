#include "config.h"

#include "app-welcome.h"

#include "app-sides.h"

#include <glib/gi18n-lib.h>

struct _AppWelcome
{
  AdwBin     parent_instance;
  GSettings *settings;
  GtkStack  *pages;
  GtkWidget *name_row;
  GtkWidget *side_row;
  GtkWidget *go_on;
};

G_DEFINE_FINAL_TYPE (AppWelcome, app_welcome, ADW_TYPE_BIN)

static char *
dup_name (AppWelcome *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
}

static void
on_name_changed (AppWelcome *self)
{
  g_autofree char *name = dup_name (self);

  gtk_widget_set_sensitive (self->go_on, *name != '\0');
}

static void
on_go_on (AppWelcome *self)
{
  g_autofree char *name = dup_name (self);

  if (*name == '\0')
    return;

  g_settings_set_string (self->settings, "author-side", app_sides_get_code (adw_combo_row_get_selected (ADW_COMBO_ROW (self->side_row))));
  g_settings_set_string (self->settings, "author-name", name);
  gtk_stack_set_visible_child_name (self->pages, "doors");
}

/* The session's own idea of who is there; "Unknown" and login names are not proposed. */
static char *
propose_name (void)
{
  const char *name = g_get_real_name ();

  if (name == NULL || g_str_equal (name, "Unknown") || g_str_equal (name, g_get_user_name ()))
    return g_strdup ("");
  return g_strdup (name);
}

static void
app_welcome_dispose (GObject *object)
{
  g_clear_object (&APP_WELCOME (object)->settings);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_WELCOME);
  G_OBJECT_CLASS (app_welcome_parent_class)->dispose (object);
}

static void
app_welcome_class_init (AppWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_welcome_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/app-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, AppWelcome, pages);
  gtk_widget_class_bind_template_child (widget_class, AppWelcome, name_row);
  gtk_widget_class_bind_template_child (widget_class, AppWelcome, side_row);
  gtk_widget_class_bind_template_child (widget_class, AppWelcome, go_on);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_go_on);
}

static void
app_welcome_init (AppWelcome *self)
{
  g_autoptr (GListModel) sides = app_sides_new_model ();
  g_autofree char       *name = propose_name ();

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->side_row), sides);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  on_name_changed (self);
}

void
app_welcome_set_settings (AppWelcome *self,
                          GSettings  *settings)
{
  g_autofree char *name = NULL;

  g_return_if_fail (APP_IS_WELCOME (self) && self->settings == NULL);

  self->settings = g_object_ref (settings);
  name = g_settings_get_string (settings, "author-name");
  gtk_stack_set_visible_child_name (self->pages, *name != '\0' ? "doors" : "who");
}
