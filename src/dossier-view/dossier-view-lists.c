#include "config.h"

#include "dossier-view-lists.h"

#include <glib/gi18n-lib.h>

/* In the order of the switch. */
static const char *const kinds[] = { "structure", "link", "person" };

#define N_KINDS G_N_ELEMENTS (kinds)

struct _DossierViewLists
{
  GtkBox           parent_instance;
  GtkStack        *stack;
  GtkToggleButton *buttons[N_KINDS];
  DossierViewList *lists[N_KINDS];
  GtkWidget       *add; /* somebody: where people are listed */
  guint            shown;
};

G_DEFINE_FINAL_TYPE (DossierViewLists, dossier_view_lists, GTK_TYPE_BOX)

enum
{
  PROP_KIND = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
show (DossierViewLists *self,
      guint             index)
{
  if (self->shown == index)
    return;

  self->shown = index;
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->lists[index]));
  gtk_toggle_button_set_active (self->buttons[index], TRUE);
  gtk_widget_set_visible (self->add, g_str_equal (kinds[index], "person"));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

static void
on_toggled (DossierViewLists *self,
            GtkToggleButton  *button)
{
  for (guint i = 0; i < N_KINDS; i++)
    if (self->buttons[i] == button && gtk_toggle_button_get_active (button))
      show (self, i);
}

static void
add_kind (DossierViewLists *self,
          GtkBox           *choice,
          guint             index)
{
  const DossierKind *kind = dossier_kinds_find (kinds[index]);
  GtkWidget         *button = gtk_toggle_button_new_with_label (dossier_kinds_translate (kind->plural));

  if (index > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->buttons[0]);
  gtk_widget_set_hexpand (button, TRUE);
  self->buttons[index] = GTK_TOGGLE_BUTTON (button);
  self->lists[index] = dossier_view_list_new (kinds[index]);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->lists[index]), kinds[index]);
  gtk_box_append (choice, button);
}

static void
dossier_view_lists_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_KIND)
    g_value_set_string (value, dossier_view_lists_get_kind (DOSSIER_VIEW_LISTS (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* Who comes from elsewhere comes for the rows; the switch is one step back. */
static gboolean
dossier_view_lists_focus (GtkWidget       *widget,
                          GtkDirectionType direction)
{
  DossierViewLists *self = DOSSIER_VIEW_LISTS (widget);
  gboolean          is_inside = gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN;

  if (!is_inside && direction != GTK_DIR_TAB_BACKWARD && gtk_widget_child_focus (GTK_WIDGET (self->stack), direction))
    return TRUE;
  return GTK_WIDGET_CLASS (dossier_view_lists_parent_class)->focus (widget, direction);
}

static void
dossier_view_lists_class_init (DossierViewListsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_view_lists_get_property;
  GTK_WIDGET_CLASS (klass)->focus = dossier_view_lists_focus;
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static GtkWidget *
make_add (void)
{
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.new-person");
  gtk_widget_set_tooltip_text (add, _ ("New person (Ctrl+Shift+P)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New person"), -1);
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_visible (add, FALSE);
  return add;
}

static void
dossier_view_lists_init (DossierViewLists *self)
{
  GtkWidget *choice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *bar = gtk_center_box_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  for (guint i = 0; i < N_KINDS; i++)
    add_kind (self, GTK_BOX (choice), i);
  gtk_toggle_button_set_active (self->buttons[0], TRUE);
  for (guint i = 0; i < N_KINDS; i++)
    g_signal_connect_object (self->buttons[i], "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  gtk_box_set_homogeneous (GTK_BOX (choice), TRUE);
  self->add = make_add ();
  gtk_widget_add_css_class (choice, "linked");
  gtk_widget_add_css_class (choice, "kinds");
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (bar), choice);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (bar), self->add);
  gtk_widget_add_css_class (bar, "kinds-bar");
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
  gtk_box_append (GTK_BOX (self), bar);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));
}

DossierViewLists *
dossier_view_lists_new (void)
{
  return g_object_new (DOSSIER_VIEW_TYPE_LISTS, NULL);
}

void
dossier_view_lists_set_store (DossierViewLists *self,
                              DossierStore     *store)
{
  g_return_if_fail (DOSSIER_VIEW_IS_LISTS (self));

  for (guint i = 0; i < N_KINDS; i++)
    dossier_view_list_set_store (self->lists[i], store);
}

void
dossier_view_lists_set_query (DossierViewLists   *self,
                              const DossierQuery *query)
{
  g_return_if_fail (DOSSIER_VIEW_IS_LISTS (self));

  for (guint i = 0; i < N_KINDS; i++) /* one that is not looked at waits until it is */
    dossier_view_list_set_query (self->lists[i], query);
}

void
dossier_view_lists_set_selected (DossierViewLists  *self,
                                 const char *const *ids)
{
  g_return_if_fail (DOSSIER_VIEW_IS_LISTS (self));

  for (guint i = 0; i < N_KINDS; i++)
    dossier_view_list_set_selected (self->lists[i], ids);
}

void
dossier_view_lists_copy_async (DossierViewLists   *self,
                               DossierAudience     audience,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_return_if_fail (DOSSIER_VIEW_IS_LISTS (self));

  dossier_view_list_copy_async (self->lists[self->shown], audience, callback, user_data);
}

void
dossier_view_lists_set_kind (DossierViewLists *self,
                             const char       *kind)
{
  g_return_if_fail (DOSSIER_VIEW_IS_LISTS (self) && kind != NULL);

  for (guint i = 0; i < N_KINDS; i++)
    if (g_str_equal (kinds[i], kind))
      show (self, i);
}

const char *
dossier_view_lists_get_kind (DossierViewLists *self)
{
  g_return_val_if_fail (DOSSIER_VIEW_IS_LISTS (self), NULL);

  return kinds[self->shown];
}
