#include "config.h"

#include "map-view-keeper.h"

#include <glib/gi18n-lib.h>

struct _MapViewKeeper
{
  GtkBox       parent_instance;
  GtkEditable *name;
  GtkWidget   *button;
  GtkLabel    *message;
  char        *asked; /* the name under which it is being kept; NULL: nothing is */
};

G_DEFINE_FINAL_TYPE (MapViewKeeper, map_view_keeper, GTK_TYPE_BOX)

static guint keep_signal;

static char *
dup_name (MapViewKeeper *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
}

static void
say (MapViewKeeper *self,
     const char    *sentence) /* NULL: nothing */
{
  gtk_label_set_label (self->message, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), sentence != NULL);
}

static void
on_changed (MapViewKeeper *self)
{
  g_autofree char *name = dup_name (self);

  say (self, NULL);
  gtk_widget_set_sensitive (self->button, *name != '\0');
}

static void
on_keep (MapViewKeeper *self)
{
  g_autofree char *name = dup_name (self);

  if (*name == '\0' || self->asked != NULL)
    return;
  self->asked = g_strdup (name);
  say (self, NULL);
  g_signal_emit (self, keep_signal, 0, name);
}

static void
map_view_keeper_finalize (GObject *object)
{
  g_free (MAP_VIEW_KEEPER (object)->asked);
  G_OBJECT_CLASS (map_view_keeper_parent_class)->finalize (object);
}

static void
map_view_keeper_class_init (MapViewKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = map_view_keeper_finalize;
  keep_signal = g_signal_new ("keep", MAP_VIEW_TYPE_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
map_view_keeper_init (MapViewKeeper *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *entry = gtk_entry_new (), *message = gtk_label_new (NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->name = GTK_EDITABLE (entry);
  self->button = gtk_button_new_with_mnemonic (_ ("_Keep"));
  self->message = GTK_LABEL (message);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_sensitive (self->button, FALSE);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_xalign (self->message, 0.0f);
  gtk_label_set_max_width_chars (self->message, 32);
  gtk_widget_add_css_class (message, "error");
  gtk_widget_set_visible (message, FALSE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_keep), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_keep), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (line), self->button);
  gtk_box_append (GTK_BOX (self), line);
  gtk_box_append (GTK_BOX (self), message);
}

GtkWidget *
map_view_keeper_new (const char *label)
{
  MapViewKeeper   *self = g_object_new (MAP_VIEW_TYPE_KEEPER, NULL);
  g_autofree char *hint = g_strconcat (label, "…", NULL);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name), hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

void
map_view_keeper_settle (MapViewKeeper *self,
                        gboolean       is_kept)
{
  g_autofree char *name = NULL, *asked = NULL;

  g_return_if_fail (MAP_VIEW_IS_KEEPER (self));

  name = dup_name (self);
  asked = g_steal_pointer (&self->asked);
  /* Somebody may write the next one meanwhile. */
  if (is_kept && g_strcmp0 (name, asked) == 0)
    gtk_editable_set_text (self->name, "");
  if (!is_kept)
    say (self, _ ("Not kept: the disk may be full. Nothing was changed, and the name is still here: press Enter to try again."));
}
