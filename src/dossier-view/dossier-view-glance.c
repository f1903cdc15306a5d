#include "config.h"

#include "dossier-view-glance.h"

#include "dossier-reader.h"
#include "dossier-standing.h"
#include "dossier-view-mark.h"
#include "map-reading.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define CALM 300 /* ms: an import changes thousands of records, one count tells them */

typedef struct
{
  guint families[MAP_N_FAMILIES];
  guint structures;
  guint links;
  guint communes; /* with at least one structure */
  guint to_place; /* structures without a position */
} Counts;

struct _DossierViewGlance
{
  AdwBin               parent_instance;
  DossierStore        *store;
  GCancellable        *counting;
  guint                calm;
  GtkLabel            *structures;
  GtkLabel            *links;
  GtkLabel            *communes;
  AdwPreferencesGroup *families;
  AdwPreferencesGroup *waiting;
  AdwActionRow        *to_place;
  GPtrArray           *rows;
};

G_DEFINE_FINAL_TYPE (DossierViewGlance, dossier_view_glance, ADW_TYPE_BIN)

static gpointer
count (DossierReader *reader,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  static const char *const  columns[] = { "type", "territory", "position.lon", NULL };
  g_autoptr (DossierQuery)  structures = dossier_query_new ("structure"), links = dossier_query_new ("link");
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, structures, columns, error);
  g_autoptr (GHashTable)    communes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError)        failure = NULL;
  g_autofree Counts        *counts = g_new0 (Counts, 1);

  if (cursor == NULL)
    return NULL;
  while (dossier_cursor_next (cursor, &failure))
    {
      const char      *commune = dossier_cursor_get_text (cursor, 1);
      g_autofree char *type = dossier_standing_dup (reader, "structure_type", dossier_cursor_get_text (cursor, 0));

      counts->structures++;
      counts->families[map_reading_get_family (type)]++;
      counts->to_place += isnan (dossier_cursor_get_real (cursor, 2)) ? 1 : 0;
      if (commune != NULL)
        g_hash_table_add (communes, g_strdup (commune));
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  counts->communes = g_hash_table_size (communes);
  counts->links = (guint) MAX (dossier_reader_count (reader, links, NULL), 0);
  return g_steal_pointer (&counts);
}

static void
set_number (GtkLabel *label,
            guint     number)
{
  g_autofree char *text = g_strdup_printf ("%'u", number);

  gtk_label_set_label (label, text);
}

static void
add_family (DossierViewGlance *self,
            MapFamily          family,
            guint              n)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *number = g_strdup_printf ("%'u", n);
  GtkWidget       *label = gtk_label_new (number);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), map_family_get_label (family));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), dossier_view_mark_new_for_family (family));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (self->families, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_counts (DossierViewGlance *self,
             const Counts      *counts)
{
  g_autofree char *waiting = g_strdup_printf (ngettext ("%u structure has no place on the map", "%u structures have no place on the map", counts->to_place), counts->to_place);

  set_number (self->structures, counts->structures);
  set_number (self->links, counts->links);
  set_number (self->communes, counts->communes);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->families, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < MAP_N_FAMILIES; i++)
    if (counts->families[i] > 0)
      add_family (self, i, counts->families[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->families), counts->structures > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), counts->to_place > 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->to_place), waiting);
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DossierViewGlance) self = user_data;
  g_autofree Counts            *counts = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);

  if (counts != NULL && self->store == DOSSIER_STORE (source))
    show_counts (self, counts);
}

static void
count_again (DossierViewGlance *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (self->store == NULL)
    return;

  self->counting = g_cancellable_new ();
  dossier_store_ask_async (self->store, count, NULL, NULL, g_free, self->counting, on_counted, g_object_ref (self));
}

static gboolean
on_calm (gpointer data)
{
  DossierViewGlance *self = data;

  self->calm = 0;
  count_again (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (DossierViewGlance *self)
{
  if (self->calm == 0)
    self->calm = g_timeout_add (CALM, on_calm, self);
}

static void
dossier_view_glance_dispose (GObject *object)
{
  DossierViewGlance *self = DOSSIER_VIEW_GLANCE (object);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_handle_id (&self->calm, g_source_remove);
  g_clear_object (&self->store);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), DOSSIER_VIEW_TYPE_GLANCE);
  G_OBJECT_CLASS (dossier_view_glance_parent_class)->dispose (object);
}

static void
dossier_view_glance_class_init (DossierViewGlanceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_glance_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-glance.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewGlance, structures);
  gtk_widget_class_bind_template_child (widget_class, DossierViewGlance, links);
  gtk_widget_class_bind_template_child (widget_class, DossierViewGlance, communes);
  gtk_widget_class_bind_template_child (widget_class, DossierViewGlance, families);
  gtk_widget_class_bind_template_child (widget_class, DossierViewGlance, waiting);
  gtk_widget_class_bind_template_child (widget_class, DossierViewGlance, to_place);
}

static void
dossier_view_glance_init (DossierViewGlance *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

void
dossier_view_glance_set_store (DossierViewGlance *self,
                               DossierStore      *store)
{
  g_return_if_fail (DOSSIER_VIEW_IS_GLANCE (self));

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, on_changed, self);
  g_set_object (&self->store, store);
  show_counts (self, &(Counts){ .structures = 0 });
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  count_again (self);
}
