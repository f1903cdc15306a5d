#include "config.h"

#include "dossier-view-group.h"

#include "dossier-view-adder.h"
#include "dossier-view-near-row.h"

#include <glib/gi18n-lib.h>

struct _DossierViewGroup
{
  AdwPreferencesGroup    parent_instance;
  const DossierViewRing *ring;
  GtkListBox            *list;
  DossierViewAdder      *adder; /* NULL: nothing is added here */
  GPtrArray             *rows;
  GStrv                  tags; /* what each row says */
  gboolean               is_adding;
};

G_DEFINE_FINAL_TYPE (DossierViewGroup, dossier_view_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  GIVEN_UP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
settle (DossierViewGroup *self)
{
  gboolean is_adding = self->adder != NULL && (self->is_adding || dossier_view_adder_is_written (self->adder));

  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0 || is_adding);
}

static void
on_given_up (DossierViewGroup *self)
{
  self->is_adding = FALSE;
  settle (self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    g_signal_emit (self, signals[GIVEN_UP], 0);
}

/* --- rows */

static GStrv
make_tags (GPtrArray *nears)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < nears->len; i++)
    {
      const DossierViewNear *near = nears->pdata[i];
      g_autofree char       *tag = g_strjoin ("\n", near->id != NULL ? near->id : "", near->title, near->detail, NULL);

      g_strv_builder_add (builder, tag);
    }
  return g_strv_builder_end (builder);
}

/* -1: the focus is elsewhere. */
static int
find_focused (DossierViewGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_state_flags (self->rows->pdata[i]) & GTK_STATE_FLAG_FOCUS_WITHIN)
      return (int) i;
  return -1;
}

static void
take_rows_away (DossierViewGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (self->list, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

/* What takes the place of a row that had the focus takes the focus too. */
static void
focus_at (DossierViewGroup *self,
          int               index)
{
  if (self->rows->len > 0)
    gtk_widget_grab_focus (self->rows->pdata[MIN ((guint) index, self->rows->len - 1)]);
  else if (self->adder != NULL && gtk_widget_get_visible (GTK_WIDGET (self)))
    dossier_view_adder_begin (self->adder);
}

static void
show_rows (DossierViewGroup *self,
           GPtrArray        *nears)
{
  g_auto (GStrv) tags = make_tags (nears);
  int            focused = find_focused (self);

  if (self->tags != NULL && g_strv_equal ((const char *const *) tags, (const char *const *) self->tags))
    return;
  g_strfreev (self->tags);
  self->tags = g_steal_pointer (&tags);
  take_rows_away (self);
  for (guint i = 0; i < nears->len; i++)
    {
      GtkWidget *row = dossier_view_near_row_new (nears->pdata[i]);

      gtk_list_box_insert (self->list, row, (int) i);
      g_ptr_array_add (self->rows, row);
    }
  settle (self);
  if (focused >= 0)
    focus_at (self, focused);
  else if (self->adder != NULL)
    dossier_view_adder_keep_in_sight (self->adder);
}

/* --- the widget */

static void
dossier_view_group_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_VIEW_GROUP (object)->rows);
  g_strfreev (DOSSIER_VIEW_GROUP (object)->tags);
  G_OBJECT_CLASS (dossier_view_group_parent_class)->finalize (object);
}

static void
dossier_view_group_class_init (DossierViewGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_view_group_finalize;
  signals[GIVEN_UP] = g_signal_new ("given-up", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_view_group_init (DossierViewGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
dossier_view_group_new (const DossierViewRing *ring)
{
  DossierViewGroup *self = g_object_new (DOSSIER_VIEW_TYPE_GROUP, NULL);

  self->ring = ring;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ (ring->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (ring->title), -1);
  if (ring->flags & DOSSIER_VIEW_RING_LINE)
    {
      self->adder = DOSSIER_VIEW_ADDER (dossier_view_adder_new (ring));
      g_signal_connect_object (self->adder, "given-up", G_CALLBACK (on_given_up), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, GTK_WIDGET (self->adder));
    }
  return GTK_WIDGET (self);
}

const DossierViewRing *
dossier_view_group_get_ring (DossierViewGroup *self)
{
  return self->ring;
}

void
dossier_view_group_show (DossierViewGroup       *self,
                         DossierStore           *store,
                         const DossierViewFacts *facts,
                         GPtrArray              *nears)
{
  g_return_if_fail (DOSSIER_VIEW_IS_GROUP (self));

  if (self->adder != NULL)
    dossier_view_adder_show (self->adder, store, facts);
  show_rows (self, nears);
  settle (self);
}

void
dossier_view_group_clear (DossierViewGroup *self)
{
  g_return_if_fail (DOSSIER_VIEW_IS_GROUP (self));

  self->is_adding = FALSE;
  g_clear_pointer (&self->tags, g_strfreev);
  take_rows_away (self);
  if (self->adder != NULL)
    dossier_view_adder_clear (self->adder);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
dossier_view_group_begin (DossierViewGroup *self)
{
  g_return_if_fail (DOSSIER_VIEW_IS_GROUP (self));

  if (self->adder == NULL)
    return;
  self->is_adding = TRUE;
  settle (self);
  dossier_view_adder_begin (self->adder);
}
