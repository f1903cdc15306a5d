#include "config.h"

#include "dossier-view-register.h"

#include "dossier-view-register-line.h"

#include <glib/gi18n-lib.h>

#define DOSSIER_VIEW_TYPE_REGISTER (dossier_view_register_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewRegister, dossier_view_register, DOSSIER_VIEW, REGISTER, AdwWindow)

struct _DossierViewRegister
{
  AdwWindow            parent_instance;
  char                *person;
  AdwPreferencesGroup *items;
};

G_DEFINE_FINAL_TYPE (DossierViewRegister, dossier_view_register, ADW_TYPE_WINDOW)

static void
add_item (DossierViewRegister           *self,
          const DossierViewRegisterItem *item)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), item->text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (self->items, row);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (DossierViewRegister)     self = user_data;
  g_autoptr (DossierViewRegisterLine) line = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);
  g_autofree char                    *plain = NULL;

  if (line == NULL || self->items == NULL)
    return; /* deleted meanwhile, or closed: nothing to show */
  plain = g_markup_escape_text (line->title, -1);
  adw_preferences_group_set_title (self->items, plain);
  for (guint i = 0; i < line->items->len; i++)
    add_item (self, line->items->pdata[i]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.print", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.save", TRUE);
}

static void
take_further (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  DossierViewRegister *self = DOSSIER_VIEW_REGISTER (widget);
  GtkWindow           *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_activate_action (GTK_WIDGET (parent), g_str_equal (name, "register.print") ? "win.print-register-line" : "win.save-register-line", "s", self->person);
}

static void
dossier_view_register_dispose (GObject *object)
{
  g_clear_pointer (&DOSSIER_VIEW_REGISTER (object)->person, g_free);
  adw_window_set_content (ADW_WINDOW (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), DOSSIER_VIEW_TYPE_REGISTER);
  G_OBJECT_CLASS (dossier_view_register_parent_class)->dispose (object);
}

static void
dossier_view_register_class_init (DossierViewRegisterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_register_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-register.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewRegister, items);
  gtk_widget_class_install_action (widget_class, "register.print", NULL, take_further);
  gtk_widget_class_install_action (widget_class, "register.save", NULL, take_further);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "register.print", NULL);
}

static void
dossier_view_register_init (DossierViewRegister *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.save", FALSE);
}

GtkWindow *
dossier_view_register_new (GtkWindow    *parent,
                           DossierStore *store,
                           const char   *person)
{
  DossierViewRegister *self;

  g_return_val_if_fail (DOSSIER_IS_STORE (store) && person != NULL, NULL);

  self = g_object_new (DOSSIER_VIEW_TYPE_REGISTER, "transient-for", parent, NULL);
  self->person = g_strdup (person);
  dossier_store_ask_async (store, dossier_view_register_line_read, g_strdup (person), g_free, (GDestroyNotify) dossier_view_register_line_free, NULL, on_read, g_object_ref (self));
  return GTK_WINDOW (self);
}
