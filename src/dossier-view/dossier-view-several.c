#include "config.h"

#include "dossier-view-several.h"

#include <glib/gi18n-lib.h>

struct _DossierViewSeveral
{
  AdwBin    parent_instance;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (DossierViewSeveral, dossier_view_several, ADW_TYPE_BIN)

static void
dossier_view_several_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), DOSSIER_VIEW_TYPE_SEVERAL);
  G_OBJECT_CLASS (dossier_view_several_parent_class)->dispose (object);
}

static void
dossier_view_several_class_init (DossierViewSeveralClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_several_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-several.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewSeveral, count);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "win.copy-selection", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.copy-selection-whole", NULL);
}

static void
dossier_view_several_init (DossierViewSeveral *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dossier_view_several_show (DossierViewSeveral *self,
                           const DossierKind  *kind,
                           guint               n)
{
  g_autofree char *count = NULL;

  g_return_if_fail (DOSSIER_VIEW_IS_SEVERAL (self) && kind != NULL);

  if (g_str_equal (kind->code, "link"))
    count = g_strdup_printf (ngettext ("%'u link", "%'u links", n), n);
  else if (g_str_equal (kind->code, "person"))
    count = g_strdup_printf (ngettext ("%'u person", "%'u people", n), n);
  else
    count = g_strdup_printf (ngettext ("%'u structure", "%'u structures", n), n);
  gtk_label_set_label (self->count, count);
}

const char *
dossier_view_several_get_title (DossierViewSeveral *self)
{
  g_return_val_if_fail (DOSSIER_VIEW_IS_SEVERAL (self), "");

  return gtk_label_get_label (self->count);
}
