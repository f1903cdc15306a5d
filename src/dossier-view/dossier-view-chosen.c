#include "config.h"

#include "dossier-view-chosen.h"

#include "dossier-view-seats.h"

struct _DossierViewChosen
{
  GObject      parent_instance;
  DossierList *list; /* NULL: nothing is listed */
  GListModel  *rows;
  char       **ids; /* never NULL */
  GtkBitset   *positions;
  gboolean     is_own; /* chosen here, by a person */
};

static void implement_list_model (GListModelInterface *iface);
static void implement_selection_model (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierViewChosen, dossier_view_chosen, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, implement_list_model)
                                 G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, implement_selection_model))

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- rows */

static GType
get_item_type (GListModel *model)
{
  return DOSSIER_VIEW_TYPE_SEAT;
}

static guint
get_n_items (GListModel *model)
{
  DossierViewChosen *self = DOSSIER_VIEW_CHOSEN (model);

  return self->rows != NULL ? g_list_model_get_n_items (self->rows) : 0;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  DossierViewChosen *self = DOSSIER_VIEW_CHOSEN (model);

  return self->rows != NULL ? g_list_model_get_item (self->rows, position) : NULL;
}

static void
implement_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* Rows the table had not made yet were counted already. */
static void
on_items_changed (DossierViewChosen *self,
                  guint              position,
                  guint              removed,
                  guint              added)
{
  gboolean is_more = removed == 0 && position + added == get_n_items (G_LIST_MODEL (self));

  if (!is_more)
    gtk_bitset_splice (self->positions, position, removed, added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* --- places */

/* Takes positions. */
static gboolean
choose (DossierViewChosen *self,
        GtkBitset         *positions)
{
  g_autoptr (GtkBitset) before = self->positions;
  g_autoptr (GtkBitset) other = gtk_bitset_copy (positions);
  guint                 first, last, n_items = get_n_items (G_LIST_MODEL (self));

  self->positions = positions;
  gtk_bitset_difference (other, before);
  if (gtk_bitset_is_empty (other))
    return FALSE;

  first = gtk_bitset_get_minimum (other);
  last = gtk_bitset_get_maximum (other);
  if (first < n_items)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first, MIN (last, n_items - 1) - first + 1);
  return TRUE;
}

static GtkBitset *
list_positions (DossierViewChosen *self)
{
  GtkBitset *positions = gtk_bitset_new_empty ();

  for (char **id = self->ids; self->list != NULL && *id != NULL; id++)
    {
      guint position = dossier_list_find (self->list, *id);

      if (position != GTK_INVALID_LIST_POSITION)
        gtk_bitset_add (positions, position);
    }
  return positions;
}

static gboolean
is_selected (GtkSelectionModel *model,
             guint              position)
{
  return gtk_bitset_contains (DOSSIER_VIEW_CHOSEN (model)->positions, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model,
                        guint              position,
                        guint              n_items)
{
  return gtk_bitset_copy (DOSSIER_VIEW_CHOSEN (model)->positions);
}

/* A person chooses: mask says which places they spoke of. */
static gboolean
set_selection (GtkSelectionModel *model,
               GtkBitset         *selected,
               GtkBitset         *mask)
{
  DossierViewChosen    *self = DOSSIER_VIEW_CHOSEN (model);
  GtkBitset            *positions = gtk_bitset_copy (self->positions);
  g_autoptr (GtkBitset) spoken = gtk_bitset_copy (selected);

  gtk_bitset_intersect (spoken, mask);
  gtk_bitset_subtract (positions, mask);
  if (gtk_bitset_get_size (mask) == get_n_items (G_LIST_MODEL (self)))
    gtk_bitset_remove_all (positions); /* those not made into rows yet are spoken of too */
  gtk_bitset_union (positions, spoken);
  if (!choose (self, positions))
    return TRUE;

  g_strfreev (self->ids);
  self->ids = dossier_view_chosen_dup_ids (self);
  self->is_own = TRUE;
  g_signal_emit (self, signals[CHOSEN], 0);
  return TRUE;
}

/* All of the list, made into rows or not. */
static gboolean
select_all (GtkSelectionModel *model)
{
  DossierViewChosen    *self = DOSSIER_VIEW_CHOSEN (model);
  guint                 n_listed = self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, n_listed);

  return set_selection (model, all, all);
}

static void
implement_selection_model (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
  iface->select_all = select_all;
}

/* --- */

static void
dossier_view_chosen_finalize (GObject *object)
{
  DossierViewChosen *self = DOSSIER_VIEW_CHOSEN (object);

  g_clear_object (&self->list);
  g_clear_object (&self->rows);
  g_strfreev (self->ids);
  gtk_bitset_unref (self->positions);
  G_OBJECT_CLASS (dossier_view_chosen_parent_class)->finalize (object);
}

static void
dossier_view_chosen_class_init (DossierViewChosenClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_view_chosen_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", DOSSIER_VIEW_TYPE_CHOSEN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_view_chosen_init (DossierViewChosen *self)
{
  self->ids = g_new0 (char *, 1);
  self->positions = gtk_bitset_new_empty ();
}

DossierViewChosen *
dossier_view_chosen_new (void)
{
  return g_object_new (DOSSIER_VIEW_TYPE_CHOSEN, NULL);
}

void
dossier_view_chosen_set_list (DossierViewChosen *self,
                              DossierList       *list,
                              GListModel        *rows)
{
  guint n_before;

  g_return_if_fail (DOSSIER_VIEW_IS_CHOSEN (self) && (list == NULL) == (rows == NULL));

  n_before = get_n_items (G_LIST_MODEL (self));
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_func (self->rows, on_items_changed, self);
  g_set_object (&self->list, list);
  g_set_object (&self->rows, rows);
  if (rows != NULL)
    g_signal_connect_object (rows, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  gtk_bitset_remove_all (self->positions);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, get_n_items (G_LIST_MODEL (self)));
}

gboolean
dossier_view_chosen_set_ids (DossierViewChosen *self,
                             const char *const *ids)
{
  g_return_val_if_fail (DOSSIER_VIEW_IS_CHOSEN (self) && ids != NULL, FALSE);

  if (!g_strv_equal (ids, (const char *const *) self->ids))
    {
      g_auto (GStrv) before = self->ids; /* ids may be borrowed from it */

      self->ids = g_strdupv ((char **) ids);
      self->is_own = FALSE;
    }
  return dossier_view_chosen_follow (self);
}

gboolean
dossier_view_chosen_follow (DossierViewChosen *self)
{
  g_return_val_if_fail (DOSSIER_VIEW_IS_CHOSEN (self), FALSE);

  return choose (self, list_positions (self));
}

char **
dossier_view_chosen_dup_ids (DossierViewChosen *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GtkBitsetIter         each;
  guint                 position;

  g_return_val_if_fail (DOSSIER_VIEW_IS_CHOSEN (self), NULL);

  if (self->list != NULL && gtk_bitset_iter_init_first (&each, self->positions, &position))
    do
      g_ptr_array_add (ids, dossier_list_dup_id (self->list, position));
    while (gtk_bitset_iter_next (&each, &position));
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

guint
dossier_view_chosen_get_n (DossierViewChosen *self)
{
  g_return_val_if_fail (DOSSIER_VIEW_IS_CHOSEN (self), 0);

  return (guint) gtk_bitset_get_size (self->positions);
}

guint
dossier_view_chosen_get_first (DossierViewChosen *self)
{
  g_return_val_if_fail (DOSSIER_VIEW_IS_CHOSEN (self), GTK_INVALID_LIST_POSITION);

  return gtk_bitset_is_empty (self->positions) ? GTK_INVALID_LIST_POSITION : gtk_bitset_get_minimum (self->positions);
}

gboolean
dossier_view_chosen_has_lost (DossierViewChosen *self)
{
  guint n_ids;

  g_return_val_if_fail (DOSSIER_VIEW_IS_CHOSEN (self), FALSE);

  n_ids = g_strv_length (self->ids);
  return self->is_own && n_ids > 1 && dossier_view_chosen_get_n (self) < n_ids;
}
