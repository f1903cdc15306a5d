#include "config.h"

#include "dossier-view-list.h"

#include "dossier-view-columns.h"
#include "dossier-view-lines.h"

#include <glib/gi18n-lib.h>

#define CALM 80 /* ms: many changes are read once */

struct _DossierViewList
{
  AdwBin              parent_instance;
  DossierStore       *store;
  DossierQuery       *query;
  char               *selected;
  GCancellable       *reading;
  guint               calm; /* source id */
  DossierViewLines   *lines;
  GtkSortListModel   *sorted;
  GtkSingleSelection *selection;
  GtkStack           *faces;
  GtkColumnView      *table;
  gboolean            is_following; /* the selection is being shown, not made */
  gboolean            is_narrow;
};

G_DEFINE_FINAL_TYPE (DossierViewList, dossier_view_list, ADW_TYPE_BIN)

/* --- the selection */

static guint
find_row (DossierViewList *self,
          const char      *id)
{
  GListModel *model = G_LIST_MODEL (self->sorted);

  if (dossier_view_lines_find (self->lines, id) == G_MAXUINT)
    return GTK_INVALID_LIST_POSITION;
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (DossierViewLine) line = g_list_model_get_item (model, i);

      if (g_str_equal (dossier_view_line_get_id (line), id))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* GtkColumnView of 4.8 does not scroll by itself: its inner list does. */
static void
scroll_to (DossierViewList *self,
           guint            position)
{
  GtkWidget *inner = gtk_widget_get_first_child (GTK_WIDGET (self->table));

  while (inner != NULL && !GTK_IS_LIST_VIEW (inner))
    inner = gtk_widget_get_next_sibling (inner);
  if (inner != NULL)
    gtk_widget_activate_action (inner, "list.scroll-to-item", "u", position);
}

static void
follow_selection (DossierViewList *self)
{
  guint position = find_row (self, self->selected);

  if (position == gtk_single_selection_get_selected (self->selection))
    return;

  self->is_following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->is_following = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    scroll_to (self, position);
}

static void
select_position (DossierViewList *self,
                 guint            position)
{
  g_autoptr (DossierViewLine) line = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (line != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.select", "s", dossier_view_line_get_id (line));
}

static void
on_selected (DossierViewList *self)
{
  if (!self->is_following && gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION)
    select_position (self, gtk_single_selection_get_selected (self->selection));
}

static void
on_activated (DossierViewList *self,
              guint            position)
{
  select_position (self, position);
}

/* --- reading */

static void
show_face (DossierViewList *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->lines)) == 0;
  gboolean filtered = dossier_query_get_n_filters (self->query) > 0 || dossier_query_get_words (self->query) != NULL;

  gtk_stack_set_visible_child_name (self->faces, !empty ? "table" : filtered ? "no-match"
                                                                             : "empty");
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (DossierViewList) self = user_data;
  g_autoptr (GError)          error = NULL;
  gpointer                    answer = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (answer == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->store == DOSSIER_STORE (source))
        g_message ("reading the list: %s", error->message);
      return;
    }
  if (self->store != DOSSIER_STORE (source))
    {
      dossier_view_lines_answer_free (answer);
      return;
    }

  self->is_following = TRUE;
  dossier_view_lines_take (self->lines, answer);
  self->is_following = FALSE;
  follow_selection (self);
  show_face (self);
}

static void
read_again (DossierViewList *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->store == NULL || self->query == NULL)
    return;

  self->reading = g_cancellable_new ();
  dossier_store_ask_async (self->store, dossier_view_lines_read, dossier_query_copy (self->query), (GDestroyNotify) dossier_query_free,
                           dossier_view_lines_answer_free, self->reading, on_read, g_object_ref (self));
}

static gboolean
on_calm (gpointer data)
{
  DossierViewList *self = data;

  self->calm = 0;
  read_again (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (DossierViewList *self)
{
  if (self->calm == 0)
    self->calm = g_timeout_add (CALM, on_calm, self);
}

/* --- the widget */

static gboolean
follow_width (gpointer data)
{
  DossierViewList *self = data;

  if (self->table != NULL)
    dossier_view_columns_set_narrow (self->table, self->is_narrow);
  return G_SOURCE_REMOVE;
}

static void
measure (GtkWidget     *widget,
         GtkOrientation orientation,
         int            for_size,
         int           *minimum,
         int           *natural,
         int           *minimum_baseline,
         int           *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, NULL, NULL);
}

static void
allocate (GtkWidget *widget,
          int        width,
          int        height,
          int        baseline)
{
  DossierViewList *self = DOSSIER_VIEW_LIST (widget);
  gboolean         is_narrow = dossier_view_columns_are_narrow (self->table, width);

  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
  if (is_narrow == self->is_narrow)
    return;

  self->is_narrow = is_narrow;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, follow_width, g_object_ref (self), g_object_unref); /* not while sizes are being given */
}

static void
dossier_view_list_dispose (GObject *object)
{
  DossierViewList *self = DOSSIER_VIEW_LIST (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->calm, g_source_remove);
  g_clear_object (&self->store);
  g_clear_pointer (&self->query, dossier_query_free);
  g_clear_pointer (&self->selected, g_free);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->lines);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), DOSSIER_VIEW_TYPE_LIST);
  G_OBJECT_CLASS (dossier_view_list_parent_class)->dispose (object);
}

static void
dossier_view_list_class_init (DossierViewListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewList, faces);
  gtk_widget_class_bind_template_child (widget_class, DossierViewList, table);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
dossier_view_list_init (DossierViewList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_custom_layout_new (NULL, measure, allocate));
  self->lines = dossier_view_lines_new ();
  dossier_view_columns_add (self->table);
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->lines)), g_object_ref (gtk_column_view_get_sorter (self->table)));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
}

DossierViewList *
dossier_view_list_new (void)
{
  return g_object_new (DOSSIER_VIEW_TYPE_LIST, NULL);
}

void
dossier_view_list_set_store (DossierViewList *self,
                             DossierStore    *store)
{
  g_return_if_fail (DOSSIER_VIEW_IS_LIST (self));

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, on_changed, self);
  g_set_object (&self->store, store);
  self->is_following = TRUE;
  dossier_view_lines_take (self->lines, NULL);
  self->is_following = FALSE;
  gtk_stack_set_visible_child_name (self->faces, "reading");
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  read_again (self);
}

void
dossier_view_list_set_query (DossierViewList    *self,
                             const DossierQuery *query)
{
  g_return_if_fail (DOSSIER_VIEW_IS_LIST (self));

  g_clear_pointer (&self->query, dossier_query_free);
  self->query = dossier_query_copy (query);
  read_again (self);
}

void
dossier_view_list_set_selection (DossierViewList *self,
                                 const char      *id)
{
  char *copy = g_strdup (id);

  g_return_if_fail (DOSSIER_VIEW_IS_LIST (self));

  g_free (self->selected);
  self->selected = copy;
  follow_selection (self);
}
