#include "dossier-list-private.h"

#include "base-identifier.h"
#include "dossier-row-private.h"
#include "dossier-select-private.h"

#define CALM 100 /* ms after a change before asking again: an import changes much at once */
#define FIRST 60 /* rows asked for before the rest: a tall window full */

static void implement_list_model (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierList, dossier_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, implement_list_model))

enum
{
  PROP_LOADING = 1,
  N_PROPERTIES
};

enum
{
  ANSWERED,
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint       signals[N_SIGNALS];

/* --- rows */

static void read_later (DossierList *self);

static guint
count_rows (DossierList *self)
{
  return self->places != NULL ? self->places->len : dossier_rows_get_n (self->rows);
}

static Place
get_place (DossierList *self,
           guint        position)
{
  Place place = { self->rows, position };

  return self->places != NULL ? g_array_index (self->places, Place, position) : place;
}

/* The row outlives the list, or the list the row; here the row goes, and its id can still be read. */
static void
on_row_gone (gpointer data,
             GObject *gone)
{
  GHashTable   *living = data;
  const guint8 *id = dossier_row_get_bytes ((DossierRow *) gone);

  if (g_hash_table_lookup (living, id) == gone)
    g_hash_table_remove (living, id);
}

static DossierRow *
make_row (DossierList *self,
          Place        place)
{
  DossierRow *row = dossier_row_new (dossier_rows_get_id (place.rows, place.row), dossier_rows_get_ent (place.rows, place.row));
  guint       record = self->cells == NULL ? DOSSIER_CELLS_NONE : dossier_cells_find (self->cells, dossier_row_get_ent (row));

  if (record != DOSSIER_CELLS_NONE)
    dossier_row_read (row, self->cells, record);
  else
    read_later (self);
  g_hash_table_insert (self->living, g_memdup2 (dossier_row_get_bytes (row), BASE_IDENTIFIER_BYTES), row);
  g_object_weak_ref (G_OBJECT (row), on_row_gone, self->living);
  return row;
}

static GType
get_item_type (GListModel *model)
{
  return DOSSIER_TYPE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return count_rows (DOSSIER_LIST (model));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  DossierList *self = DOSSIER_LIST (model);
  DossierRow  *row;
  Place        place;

  if (position >= count_rows (self))
    return NULL;
  place = get_place (self, position);
  row = g_hash_table_lookup (self->living, dossier_rows_get_id (place.rows, place.row));
  return row != NULL ? g_object_ref (row) : make_row (self, place);
}

static void
implement_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* --- what is out */

typedef struct
{
  DossierList  *list;  /* owned */
  GCancellable *asked; /* owned: whose answer it is */
} Asked;

static Asked *
new_asked (DossierList  *self,
           GCancellable *asked)
{
  Asked *one = g_new (Asked, 1);

  one->list = g_object_ref (self);
  one->asked = g_object_ref (asked);
  return one;
}

static void
free_asked (Asked *asked)
{
  g_object_unref (asked->list);
  g_object_unref (asked->asked);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, free_asked)

static void
give_up (GCancellable **asked)
{
  if (*asked != NULL)
    g_cancellable_cancel (*asked);
  g_clear_object (asked);
}

static void
set_asking (DossierList  *self,
            GCancellable *asking)
{
  gboolean was = self->asking != NULL;

  give_up (&self->asking);
  self->asking = asking;
  if (was != (asking != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* --- what rows say */

static GArray *
list_unread (DossierList *self,
             gboolean     read_too)
{
  GArray        *ents = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter each;
  gpointer       row;

  g_hash_table_iter_init (&each, self->living);
  while (g_hash_table_iter_next (&each, NULL, &row))
    if (read_too || !dossier_row_is_read (row))
      {
        gint64 ent = dossier_row_get_ent (row);

        g_array_append_val (ents, ent);
      }
  return ents;
}

static void
on_cells_read (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Asked)        asked = user_data;
  DossierList             *self = asked->list;
  g_autoptr (GError)       error = NULL;
  g_autoptr (DossierCells) cells = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (self->reading != asked->asked)
    return;
  g_clear_object (&self->reading);
  if (cells == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  dossier_list_refresh (self, cells);
  if (self->is_late)
    read_later (self);
}

static gboolean
read_rows (gpointer user_data)
{
  DossierList       *self = user_data;
  g_autoptr (GArray) ents = NULL;

  self->idle = 0;
  if (self->query == NULL)
    return G_SOURCE_REMOVE;
  ents = list_unread (self, FALSE);
  if (ents->len == 0)
    return G_SOURCE_REMOVE;
  self->is_late = FALSE;
  self->reading = g_cancellable_new ();
  dossier_store_ask_async (self->store, dossier_list_ask_cells, dossier_list_question_new (self, 0, g_steal_pointer (&ents)), dossier_list_question_free,
                           (GDestroyNotify) dossier_cells_unref, self->reading, on_cells_read, new_asked (self, self->reading));
  return G_SOURCE_REMOVE;
}

/* All those a view takes hold of are read in one go, and before it draws them if that can be. */
static void
read_later (DossierList *self)
{
  self->is_late = TRUE;
  if (self->idle == 0 && self->reading == NULL)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, read_rows, self, NULL);
}

/* --- which rows there are */

static void ask (DossierList *self,
                 guint        limit);

static void
take_answer (DossierList             *self,
             const DossierListAnswer *answer)
{
  gboolean is_part = self->is_part && dossier_rows_get_n (answer->rows) == FIRST;

  dossier_list_become (self, answer);
  if (is_part)
    ask (self, 0);
  else
    set_asking (self, NULL);
  g_signal_emit (self, signals[ANSWERED], 0);
}

static void
on_rows_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Asked)  asked = user_data;
  DossierList       *self = asked->list;
  g_autoptr (GError) error = NULL;
  DossierListAnswer *answer = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  /* The question has changed since: the answer is to nothing. */
  if (self->asking != asked->asked)
    {
      g_clear_pointer (&answer, dossier_list_answer_free);
      return;
    }
  if (answer != NULL)
    {
      take_answer (self, answer);
      dossier_list_answer_free (answer);
    }
  else
    {
      set_asking (self, NULL);
      g_signal_emit (self, signals[FAILED], 0, error);
    }
  if (self->stale && self->asking == NULL && self->query != NULL)
    ask (self, 0);
}

/* What rows say is asked with it: one state of the dossier for both. */
static void
ask (DossierList *self,
     guint        limit)
{
  self->stale = FALSE;
  self->is_part = limit > 0;
  give_up (&self->reading);
  set_asking (self, g_cancellable_new ());
  dossier_store_ask_async (self->store, dossier_list_ask_rows, dossier_list_question_new (self, limit, list_unread (self, TRUE)), dossier_list_question_free,
                           dossier_list_answer_free, self->asking, on_rows_read, new_asked (self, self->asking));
}

/* Rows in another order than that of their own titles are not found one by one: their first ones take as long as all. */
static gboolean
has_quick_beginning (const DossierQuery *query)
{
  return dossier_query_get_order (query, NULL) == NULL && dossier_query_get_limit (query) == 0 &&
         dossier_select_kind_has_titles (dossier_kinds_find (dossier_query_get_kind (query)));
}

static gboolean
on_calm (gpointer user_data)
{
  DossierList *self = user_data;

  self->calm = 0;
  if (self->asking != NULL)
    self->stale = TRUE; /* asked again once the answer is here: else a long import would never show */
  else if (self->query != NULL)
    ask (self, 0);
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (DossierStore *store,
                  GStrv         ids,
                  gpointer      user_data)
{
  DossierList *self = user_data;

  if (self->calm == 0 && self->query != NULL)
    self->calm = g_timeout_add (CALM, on_calm, self);
}

static void
dossier_list_get_property (GObject    *object,
                           guint       property,
                           GValue     *value,
                           GParamSpec *spec)
{
  if (property == PROP_LOADING)
    g_value_set_boolean (value, DOSSIER_LIST (object)->asking != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
}

static void
dossier_list_dispose (GObject *object)
{
  DossierList *self = DOSSIER_LIST (object);

  g_clear_handle_id (&self->calm, g_source_remove);
  g_clear_handle_id (&self->idle, g_source_remove);
  give_up (&self->asking);
  give_up (&self->reading);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_list_parent_class)->dispose (object);
}

static void
forget_living (DossierList *self)
{
  GHashTableIter each;
  gpointer       row;

  g_hash_table_iter_init (&each, self->living);
  while (g_hash_table_iter_next (&each, NULL, &row))
    g_object_weak_unref (row, on_row_gone, self->living);
  g_hash_table_unref (self->living);
}

static void
dossier_list_finalize (GObject *object)
{
  DossierList *self = DOSSIER_LIST (object);

  forget_living (self);
  g_clear_pointer (&self->rows, dossier_rows_unref);
  g_clear_pointer (&self->cells, dossier_cells_unref);
  dossier_query_free (self->query);
  g_strfreev (self->columns);
  G_OBJECT_CLASS (dossier_list_parent_class)->finalize (object);
}

static void
dossier_list_class_init (DossierListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_list_get_property;
  object_class->dispose = dossier_list_dispose;
  object_class->finalize = dossier_list_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[ANSWERED] = g_signal_new ("answered", DOSSIER_TYPE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", DOSSIER_TYPE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
dossier_list_init (DossierList *self)
{
  self->rows = dossier_rows_new_empty ();
  self->living = g_hash_table_new_full (dossier_rows_hash_id, dossier_rows_equal_id, g_free, NULL);
}

DossierList *
dossier_list_new (DossierStore      *store,
                  const char *const *columns)
{
  DossierList *self;

  g_return_val_if_fail (DOSSIER_IS_STORE (store), NULL);

  self = g_object_new (DOSSIER_TYPE_LIST, NULL);
  self->store = g_object_ref (store);
  self->columns = g_strdupv ((char **) columns);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, 0);
  return self;
}

static void
empty (DossierList *self)
{
  guint n_rows = dossier_rows_get_n (self->rows);

  set_asking (self, NULL);
  give_up (&self->reading);
  g_clear_pointer (&self->cells, dossier_cells_unref);
  dossier_rows_unref (self->rows);
  self->rows = dossier_rows_new_empty ();
  if (n_rows > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_rows, 0);
}

void
dossier_list_set_query (DossierList        *self,
                        const DossierQuery *query)
{
  g_return_if_fail (DOSSIER_IS_LIST (self));

  if (query != NULL && self->query != NULL && dossier_query_equal (query, self->query))
    return;
  g_clear_pointer (&self->query, dossier_query_free);
  if (query != NULL)
    {
      self->query = dossier_query_copy (query);
      ask (self, has_quick_beginning (query) ? FIRST : 0);
      return;
    }
  empty (self);
}

const DossierQuery *
dossier_list_get_query (DossierList *self)
{
  g_return_val_if_fail (DOSSIER_IS_LIST (self), NULL);

  return self->query;
}

guint
dossier_list_find (DossierList *self,
                   const char  *id)
{
  guint8 bytes[BASE_IDENTIFIER_BYTES];

  g_return_val_if_fail (DOSSIER_IS_LIST (self), G_MAXUINT);

  return id != NULL && base_identifier_to_bytes (id, bytes) ? dossier_rows_find (self->rows, bytes) : G_MAXUINT;
}

char *
dossier_list_dup_id (DossierList *self,
                     guint        position)
{
  Place place;
  char  id[BASE_IDENTIFIER_DIGITS + 1];

  g_return_val_if_fail (DOSSIER_IS_LIST (self), NULL);

  if (position >= count_rows (self))
    return NULL;
  place = get_place (self, position);
  return g_strdup (base_identifier_from_bytes (dossier_rows_get_id (place.rows, place.row), id));
}
