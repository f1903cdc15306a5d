#include "config.h"

#include "dossier-view-seats.h"

#define FIRST 40 /* rows: more than a screen shows */
#define STEP 4   /* rows made in one go: half a millisecond each */
#define KEPT 240 /* rows: a little more than GtkListView keeps alive beyond what is seen (200 in GTK 4) */

/* --- a seat */

struct _DossierViewSeat
{
  GObject     parent_instance;
  GHashTable *seats; /* those that somebody holds, by position; not owned by it */
  guint       position;
  GObject    *item;
  gulong      said; /* 0: it never says that it changed */
};

G_DEFINE_FINAL_TYPE (DossierViewSeat, dossier_view_seat, G_TYPE_OBJECT)

static guint changed;

static void
on_item_changed (DossierViewSeat *self)
{
  g_signal_emit (self, changed, 0);
}

/* Takes item. One ear for all the cells of the row. */
static void
seat_item (DossierViewSeat *self,
           GObject         *item)
{
  if (self->item != NULL)
    g_clear_signal_handler (&self->said, self->item);
  g_clear_object (&self->item);
  self->item = item;
  if (g_signal_lookup ("changed", G_OBJECT_TYPE (item)) != 0)
    self->said = g_signal_connect_swapped (item, "changed", G_CALLBACK (on_item_changed), self);
}

static void
dossier_view_seat_finalize (GObject *object)
{
  DossierViewSeat *self = DOSSIER_VIEW_SEAT (object);

  g_clear_signal_handler (&self->said, self->item);

  if (g_hash_table_lookup (self->seats, GUINT_TO_POINTER (self->position)) == self)
    g_hash_table_remove (self->seats, GUINT_TO_POINTER (self->position));
  g_hash_table_unref (self->seats);
  g_object_unref (self->item);
  G_OBJECT_CLASS (dossier_view_seat_parent_class)->finalize (object);
}

static void
dossier_view_seat_class_init (DossierViewSeatClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_view_seat_finalize;
  changed = g_signal_new ("changed", DOSSIER_VIEW_TYPE_SEAT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_view_seat_init (DossierViewSeat *self)
{
}

/* Takes item. */
static DossierViewSeat *
seat_new (GHashTable *seats,
          guint       position,
          GObject    *item)
{
  DossierViewSeat *self = g_object_new (DOSSIER_VIEW_TYPE_SEAT, NULL);

  self->seats = g_hash_table_ref (seats);
  self->position = position;
  seat_item (self, item);
  g_hash_table_insert (seats, GUINT_TO_POINTER (position), self);
  return self;
}

gpointer
dossier_view_seat_get_item (DossierViewSeat *self)
{
  g_return_val_if_fail (DOSSIER_VIEW_IS_SEAT (self), NULL);

  return self->item;
}

/* --- all of them */

struct _DossierViewSeats
{
  GObject     parent_instance;
  GListModel *whole;
  GHashTable *seats;
  guint       n_shown;
  guint       source; /* 0: all is shown */
};

static void dossier_view_seats_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierViewSeats, dossier_view_seats, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dossier_view_seats_list_model_init))

static void
show_until (DossierViewSeats *self,
            guint             end)
{
  guint shown = self->n_shown;

  if (end <= shown)
    return;
  self->n_shown = end;
  g_list_model_items_changed (G_LIST_MODEL (self), shown, 0, end - shown);
}

static gboolean
show_more (gpointer data)
{
  DossierViewSeats *self = data;
  guint             n_items = g_list_model_get_n_items (self->whole);

  show_until (self, self->n_shown < KEPT ? MIN (self->n_shown + STEP, n_items) : n_items);
  if (self->n_shown < n_items)
    return G_SOURCE_CONTINUE;

  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
go_on (DossierViewSeats *self)
{
  if (self->source == 0 && self->n_shown < g_list_model_get_n_items (self->whole))
    self->source = g_idle_add (show_more, self);
}

/* Those of the items that went are nowhere, those behind them have moved. */
static void
move_seats (DossierViewSeats *self,
            guint             position,
            guint             removed,
            guint             added)
{
  g_autoptr (GList) seats = g_hash_table_get_values (self->seats);

  g_hash_table_remove_all (self->seats);
  for (GList *each = seats; each != NULL; each = each->next)
    {
      DossierViewSeat *seat = each->data;

      if (seat->position >= position)
        seat->position = seat->position < position + removed ? G_MAXUINT : seat->position - removed + added;
      if (seat->position != G_MAXUINT)
        g_hash_table_insert (self->seats, GUINT_TO_POINTER (seat->position), seat);
    }
}

static void
change_seats (DossierViewSeats *self,
              guint             position,
              guint             removed,
              guint             added)
{
  move_seats (self, position, removed, added);
  self->n_shown = self->n_shown - removed + added;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
seat_anew (DossierViewSeats *self,
           DossierViewSeat  *seat)
{
  g_autoptr (GObject) item = g_list_model_get_item (self->whole, seat->position);

  if (item == seat->item)
    return;
  seat_item (seat, g_steal_pointer (&item));
  g_signal_emit (seat, changed, 0);
}

/* From position on, others sit where others sat. */
static void
seat_others (DossierViewSeats *self,
             guint             position)
{
  guint             n_items = g_list_model_get_n_items (self->whole);
  g_autoptr (GList) seats = NULL;

  if (self->n_shown > n_items)
    change_seats (self, n_items, self->n_shown - n_items, 0);
  seats = g_hash_table_get_values (self->seats);
  for (GList *each = seats; each != NULL; each = each->next)
    if (((DossierViewSeat *) each->data)->position >= position)
      seat_anew (self, each->data);
  show_until (self, MIN (n_items, MAX (self->n_shown, FIRST)));
}

static void
on_items_changed (DossierViewSeats *self,
                  guint             position,
                  guint             removed,
                  guint             added)
{
  gboolean is_inside = position + removed <= self->n_shown;
  gboolean is_behind = position > self->n_shown || (position == self->n_shown && self->source != 0);

  if (!is_behind && is_inside && removed <= FIRST && added <= FIRST)
    change_seats (self, position, removed, added);
  else if (!is_behind)
    seat_others (self, position);
  go_on (self);
}

static GType
dossier_view_seats_get_item_type (GListModel *model)
{
  return DOSSIER_VIEW_TYPE_SEAT;
}

static guint
dossier_view_seats_get_n_items (GListModel *model)
{
  return DOSSIER_VIEW_SEATS (model)->n_shown;
}

static gpointer
dossier_view_seats_get_item (GListModel *model,
                             guint       position)
{
  DossierViewSeats *self = DOSSIER_VIEW_SEATS (model);
  DossierViewSeat  *seat = g_hash_table_lookup (self->seats, GUINT_TO_POINTER (position));

  if (position >= self->n_shown)
    return NULL;
  return seat != NULL ? g_object_ref (seat) : seat_new (self->seats, position, g_list_model_get_item (self->whole, position));
}

static void
dossier_view_seats_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dossier_view_seats_get_item_type;
  iface->get_n_items = dossier_view_seats_get_n_items;
  iface->get_item = dossier_view_seats_get_item;
}

static void
dossier_view_seats_dispose (GObject *object)
{
  DossierViewSeats *self = DOSSIER_VIEW_SEATS (object);

  g_clear_handle_id (&self->source, g_source_remove);
  G_OBJECT_CLASS (dossier_view_seats_parent_class)->dispose (object);
}

static void
dossier_view_seats_finalize (GObject *object)
{
  g_object_unref (DOSSIER_VIEW_SEATS (object)->whole);
  g_hash_table_unref (DOSSIER_VIEW_SEATS (object)->seats);
  G_OBJECT_CLASS (dossier_view_seats_parent_class)->finalize (object);
}

static void
dossier_view_seats_class_init (DossierViewSeatsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_view_seats_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_view_seats_finalize;
}

static void
dossier_view_seats_init (DossierViewSeats *self)
{
  self->seats = g_hash_table_new (NULL, NULL);
}

DossierViewSeats *
dossier_view_seats_new (GListModel *whole)
{
  DossierViewSeats *self = g_object_new (DOSSIER_VIEW_TYPE_SEATS, NULL);

  self->whole = g_object_ref (whole);
  self->n_shown = MIN (g_list_model_get_n_items (whole), FIRST);
  g_signal_connect_object (whole, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  go_on (self);
  return self;
}

void
dossier_view_seats_reach (DossierViewSeats *self,
                          guint             position)
{
  guint n_items;

  g_return_if_fail (DOSSIER_VIEW_IS_SEATS (self));

  n_items = g_list_model_get_n_items (self->whole);
  if (position < n_items)
    show_until (self, position < self->n_shown ? self->n_shown : n_items);
}
