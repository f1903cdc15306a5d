#include "dossier-list-private.h"

#include "base-identifier.h"
#include "dossier-row-private.h"

#define CALM 100 /* ms after a change before asking again: an import changes much at once */

static void implement_list_model (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierList, dossier_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, implement_list_model))

enum
{
  PROP_LOADING = 1,
  PROP_N_HIDDEN,
  N_PROPERTIES
};

enum
{
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint       signals[N_SIGNALS];

/* What a question carries to the reader thread. */
typedef struct
{
  DossierQuery *query;
  char        **columns;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  dossier_query_free (question->query);
  g_strfreev (question->columns);
  g_free (question);
}

static gpointer
read_rows (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Question *question = data;

  return dossier_rows_read (reader, question->query, (const char *const *) question->columns, cancellable, error);
}

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
  GHashTable *living = data;
  DossierRow *row = (DossierRow *) gone;
  guint8      id[BASE_IDENTIFIER_BYTES];

  if (base_identifier_to_bytes (dossier_row_get_id (row), id) && g_hash_table_lookup (living, id) == row)
    g_hash_table_remove (living, id);
}

static DossierRow *
make_row (DossierList *self,
          Place        place)
{
  const guint8 *bytes = dossier_rows_get_id (place.rows, place.row);
  char          id[BASE_IDENTIFIER_DIGITS + 1];
  DossierRow   *row = dossier_row_new (base_identifier_from_bytes (bytes, id), dossier_rows_dup_cells (place.rows, place.row));

  g_hash_table_insert (self->living, g_memdup2 (bytes, BASE_IDENTIFIER_BYTES), row);
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

static void ask (DossierList *self);

static void
stop_asking (DossierList *self)
{
  if (self->asking == NULL)
    return;
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
set_asking (DossierList  *self,
            GCancellable *asking)
{
  gboolean was = self->asking != NULL;

  stop_asking (self);
  self->asking = asking;
  if (was != (asking != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* Takes rows. */
static void
show (DossierList *self,
      DossierRows *rows)
{
  guint was_hidden = dossier_rows_get_n_hidden (self->rows);

  dossier_list_become (self, rows);
  if (was_hidden != dossier_rows_get_n_hidden (self->rows))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_HIDDEN]);
}

typedef struct
{
  DossierList  *list;   /* owned */
  GCancellable *asking; /* owned: whose answer it is */
} Asked;

static void
free_asked (Asked *asked)
{
  g_object_unref (asked->list);
  g_object_unref (asked->asking);
  g_free (asked);
}

static void
on_rows_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Asked                  *asked = user_data;
  DossierList            *self = asked->list;
  g_autoptr (GError)      error = NULL;
  g_autoptr (DossierRows) rows = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  /* The question has changed since: the answer is to nothing. */
  if (self->asking == asked->asking)
    {
      set_asking (self, NULL);
      if (rows != NULL)
        show (self, g_steal_pointer (&rows));
      else
        g_signal_emit (self, signals[FAILED], 0, error);
      if (self->stale)
        ask (self);
    }
  free_asked (asked);
}

static void
ask (DossierList *self)
{
  Question *question = g_new0 (Question, 1);
  Asked    *asked = g_new0 (Asked, 1);

  question->query = dossier_query_copy (self->query);
  question->columns = g_strdupv (self->columns);
  self->stale = FALSE;
  set_asking (self, g_cancellable_new ());
  asked->list = g_object_ref (self);
  asked->asking = g_object_ref (self->asking);
  dossier_store_ask_async (self->store, read_rows, question, free_question, (GDestroyNotify) dossier_rows_unref, self->asking, on_rows_read, asked);
}

static gboolean
on_calm (gpointer user_data)
{
  DossierList *self = user_data;

  self->calm = 0;
  if (self->asking != NULL)
    self->stale = TRUE; /* asked again once the answer is here: else a long import would never show */
  else if (self->query != NULL)
    ask (self);
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
  else if (property == PROP_N_HIDDEN)
    g_value_set_uint (value, dossier_list_get_n_hidden (DOSSIER_LIST (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
}

static void
dossier_list_dispose (GObject *object)
{
  DossierList *self = DOSSIER_LIST (object);

  g_clear_handle_id (&self->calm, g_source_remove);
  stop_asking (self);
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
  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_clear_pointer (&self->rows, dossier_rows_unref);
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
  properties[PROP_N_HIDDEN] = g_param_spec_uint ("n-hidden", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
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
      ask (self);
      return;
    }
  set_asking (self, NULL);
  show (self, dossier_rows_new_empty ());
}

const DossierQuery *
dossier_list_get_query (DossierList *self)
{
  g_return_val_if_fail (DOSSIER_IS_LIST (self), NULL);

  return self->query;
}

guint
dossier_list_get_n_hidden (DossierList *self)
{
  g_return_val_if_fail (DOSSIER_IS_LIST (self), 0);

  return dossier_rows_get_n_hidden (self->rows);
}

guint
dossier_list_find (DossierList *self,
                   const char  *id)
{
  guint8   bytes[BASE_IDENTIFIER_BYTES];
  gpointer position;

  g_return_val_if_fail (DOSSIER_IS_LIST (self), G_MAXUINT);

  if (id == NULL || !base_identifier_to_bytes (id, bytes))
    return G_MAXUINT;
  if (self->positions == NULL)
    {
      self->positions = g_hash_table_new (dossier_rows_hash_id, dossier_rows_equal_id);
      for (guint i = 0; i < dossier_rows_get_n (self->rows); i++)
        g_hash_table_insert (self->positions, (gpointer) dossier_rows_get_id (self->rows, i), GUINT_TO_POINTER (i));
    }
  return g_hash_table_lookup_extended (self->positions, bytes, NULL, &position) ? GPOINTER_TO_UINT (position) : G_MAXUINT;
}
