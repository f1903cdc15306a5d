#include "config.h"

#include "dossier-view-instead.h"

#include "dossier-links.h"
#include "dossier-view-creator.h"
#include "dossier-view-picker.h"

#include <glib/gi18n-lib.h>

struct _DossierViewInstead
{
  AdwBin         parent_instance;
  DossierStore  *store;
  DossierRecord *link;
  char          *leaves;
};

G_DEFINE_FINAL_TYPE (DossierViewInstead, dossier_view_instead, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  ABANDONED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_picked (DossierViewInstead *self,
           const char         *id,
           const char         *name)
{
  g_autofree char *leaves = g_strdup (self->leaves), *comes = g_strdup (id);

  dossier_view_instead_end (self);
  g_signal_emit (self, signals[CHOSEN], 0, leaves, comes);
}

/* --- who has to be made first: both in one act */

typedef struct
{
  GtkWidget     *page; /* borrowed: the window over it is modal */
  DossierRecord *link;
  char          *leaves;
} Making;

static void
making_free (gpointer data)
{
  Making *self = data;

  g_object_unref (self->page);
  dossier_record_unref (self->link);
  g_free (self->leaves);
  g_free (self);
}

static void
use_structure (DossierAct *act,
               const char *id,
               gpointer    data)
{
  Making *self = data;

  gtk_widget_activate_action (self->page, "win.select", "s", dossier_links_duplicate (act, self->link, self->leaves, id));
}

static void
on_create (DossierViewInstead *self,
           const char         *words)
{
  Making *making = g_new (Making, 1);

  making->page = g_object_ref (GTK_WIDGET (self));
  making->link = dossier_record_ref (self->link);
  making->leaves = g_strdup (self->leaves);
  dossier_view_creator_present_for (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->store, words, use_structure, making, making_free);
}

static gboolean
on_key (DossierViewInstead *self,
        guint               key)
{
  if (key != GDK_KEY_Escape)
    return FALSE;

  g_signal_emit (self, signals[ABANDONED], 0);
  dossier_view_instead_end (self);
  return TRUE;
}

/* Nobody is linked to itself. */
static const char *
find_who_stays (DossierViewInstead *self)
{
  const char *a = dossier_record_get_reference (self->link, "a");

  return g_strcmp0 (a, self->leaves) == 0 ? dossier_record_get_reference (self->link, "b") : a;
}

static GtkWidget *
make_picker (DossierViewInstead *self,
             const char         *name)
{
  g_autofree char *label = g_strdup_printf (_ ("In place of %s: type a name…"), name);
  GtkWidget       *picker = dossier_view_picker_new ("structure", label);

  dossier_view_picker_set_store (DOSSIER_VIEW_PICKER (picker), self->store);
  dossier_view_picker_set_except (DOSSIER_VIEW_PICKER (picker), find_who_stays (self));
  dossier_view_picker_set_can_create (DOSSIER_VIEW_PICKER (picker), TRUE);
  g_signal_connect_object (picker, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (picker, "create", G_CALLBACK (on_create), self, G_CONNECT_SWAPPED);
  return picker;
}

static GtkWidget *
make_group (GtkWidget *picker)
{
  GtkWidget *group = adw_preferences_group_new (), *row = adw_preferences_row_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "add");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("The same link with another"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), picker);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("The same link with another"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static void
dossier_view_instead_dispose (GObject *object)
{
  DossierViewInstead *self = DOSSIER_VIEW_INSTEAD (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->link, dossier_record_unref);
  g_clear_pointer (&self->leaves, g_free);
  G_OBJECT_CLASS (dossier_view_instead_parent_class)->dispose (object);
}

static void
dossier_view_instead_class_init (DossierViewInsteadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_view_instead_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[ABANDONED] = g_signal_new ("abandoned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_view_instead_init (DossierViewInstead *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
dossier_view_instead_begin (DossierViewInstead  *self,
                            DossierStore        *store,
                            const DossierRecord *link,
                            const char          *leaves,
                            const char          *name)
{
  GtkWidget *picker;

  g_return_if_fail (DOSSIER_VIEW_IS_INSTEAD (self) && link != NULL && leaves != NULL);

  g_set_object (&self->store, store);
  g_clear_pointer (&self->link, dossier_record_unref);
  self->link = dossier_record_ref ((DossierRecord *) link);
  g_free (self->leaves);
  self->leaves = g_strdup (leaves);
  picker = make_picker (self, name);
  adw_bin_set_child (ADW_BIN (self), make_group (picker));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (dossier_view_picker_get_editor (DOSSIER_VIEW_PICKER (picker)));
}

void
dossier_view_instead_end (DossierViewInstead *self)
{
  g_return_if_fail (DOSSIER_VIEW_IS_INSTEAD (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_clear_object (&self->store);
  g_clear_pointer (&self->link, dossier_record_unref);
  g_clear_pointer (&self->leaves, g_free);
}
