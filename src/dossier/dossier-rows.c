#include "dossier-rows.h"

#include "base-identifier.h"
#include "dossier-reader-private.h"
#include "dossier-row-order.h"
#include "dossier-select-private.h"

#include <string.h>

#define EMPTY G_MAXUINT32

struct _DossierRows
{
  guint    n_rows;
  guint8  *ids; /* 16 bytes a row */
  gint64  *ents;
  guint32 *slots; /* open table of row numbers by id; n_slots, a power of two over twice the rows */
  guint    n_slots;
};

static void
clear_rows (DossierRows *self)
{
  g_free (self->ids);
  g_free (self->ents);
  g_free (self->slots);
}

DossierRows *
dossier_rows_new_empty (void)
{
  return g_atomic_rc_box_new0 (DossierRows);
}

DossierRows *
dossier_rows_ref (DossierRows *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
dossier_rows_unref (DossierRows *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_rows);
}

guint
dossier_rows_get_n (const DossierRows *self)
{
  return self->n_rows;
}

const guint8 *
dossier_rows_get_id (const DossierRows *self,
                     guint              row)
{
  return self->ids + (gsize) row * BASE_IDENTIFIER_BYTES;
}

gint64
dossier_rows_get_ent (const DossierRows *self,
                      guint              row)
{
  return self->ents[row];
}

guint
dossier_rows_hash_id (gconstpointer id)
{
  guint hash;

  memcpy (&hash, id, sizeof hash); /* ids are random or hashes already */
  return hash;
}

gboolean
dossier_rows_equal_id (gconstpointer one,
                       gconstpointer other)
{
  return memcmp (one, other, BASE_IDENTIFIER_BYTES) == 0;
}

/* The slot that holds the id, or the empty one where it would go. */
static guint32 *
find_slot (const DossierRows *self,
           const guint8      *id)
{
  guint at = dossier_rows_hash_id (id) & (self->n_slots - 1);

  while (self->slots[at] != EMPTY && !dossier_rows_equal_id (dossier_rows_get_id (self, self->slots[at]), id))
    at = (at + 1) & (self->n_slots - 1);
  return &self->slots[at];
}

guint
dossier_rows_find (const DossierRows *self,
                   const guint8      *id)
{
  guint32 row;

  if (self->n_rows == 0)
    return DOSSIER_ROWS_NONE;
  row = *find_slot (self, id);
  return row == EMPTY ? DOSSIER_ROWS_NONE : row;
}

static void
fill_slots (DossierRows *self)
{
  self->n_slots = 4;
  while (self->n_slots < self->n_rows * 2)
    self->n_slots *= 2;
  self->slots = g_new (guint32, self->n_slots);
  memset (self->slots, 0xff, self->n_slots * sizeof (guint32)); /* EMPTY */
  for (guint i = 0; i < self->n_rows; i++)
    *find_slot (self, dossier_rows_get_id (self, i)) = i;
}

/* --- reading */

typedef struct
{
  GByteArray *ids;
  GArray     *ents;
  GArray     *keys; /* gint64, n_keys a row: what it is put in order by; here 0 is none */
  guint       n_keys;
} Reading;

static gboolean
read_statement (Reading          *reading,
                DossierStatement *statement,
                GError          **error)
{
  g_autoptr (GError) local = NULL;

  while (dossier_statement_step (statement, &local))
    {
      gsize         length;
      const guint8 *id = dossier_statement_get_bytes (statement, 0, &length);
      gint64        ent = dossier_statement_get_integer (statement, 1);

      g_byte_array_append (reading->ids, id, BASE_IDENTIFIER_BYTES);
      g_array_append_val (reading->ents, ent);
      for (guint i = 0; i < reading->n_keys; i++)
        {
          gint64 key = dossier_statement_get_integer (statement, (int) i + 2);

          g_array_append_val (reading->keys, key);
        }
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* order: what is put in order here; NULL: as the query wants them. */
static gboolean
read_query (Reading               *reading,
            DossierReader         *reader,
            const DossierQuery    *query,
            const DossierRowOrder *order,
            GError               **error)
{
  guint                        salt = dossier_reader_take_salt (reader);
  g_autoptr (DossierSelect)    select = dossier_reader_choose_select (reader, query, error);
  g_autoptr (DossierStatement) statement = NULL;
  gboolean                     read;

  if (select != NULL && dossier_select_add_column (select, "id", error))
    {
      dossier_select_add_row_id (select);
      for (guint i = 0; i < reading->n_keys; i++)
        dossier_select_add_key (select, order->keys[i]);
      statement = dossier_select_prepare (select, dossier_reader_get_database (reader), salt, error);
    }
  read = statement != NULL && read_statement (reading, statement, error);
  dossier_reader_give_salt (reader, salt);
  return read;
}

/* places: where each row was read; NULL: as they came. Takes what was read. */
static DossierRows *
take_rows (Reading       *reading,
           const guint32 *places)
{
  DossierRows *self = dossier_rows_new_empty ();

  self->n_rows = reading->ents->len;
  self->ids = g_malloc (MAX (1, reading->ids->len));
  self->ents = g_new (gint64, MAX (1, self->n_rows));
  for (guint i = 0; i < self->n_rows; i++)
    {
      gsize from = places == NULL ? i : places[i];

      memcpy (self->ids + (gsize) i * BASE_IDENTIFIER_BYTES, reading->ids->data + from * BASE_IDENTIFIER_BYTES, BASE_IDENTIFIER_BYTES);
      self->ents[i] = g_array_index (reading->ents, gint64, from);
    }
  fill_slots (self);
  return self;
}

static DossierRows *
read_in_order (Reading               *reading,
               DossierReader         *reader,
               const DossierQuery    *query,
               const DossierRowOrder *order,
               GError               **error)
{
  g_autoptr (DossierQuery) stored = dossier_query_copy (query);
  g_autofree guint32      *places = NULL;

  dossier_query_set_order (stored, "id", FALSE);
  reading->n_keys = order->n_keys;
  if (!read_query (reading, reader, stored, order, error))
    return NULL;
  places = dossier_row_order_list_places (order, reader, reading->keys, reading->ents->len, error);
  return places == NULL ? NULL : take_rows (reading, places);
}

DossierRows *
dossier_rows_read (DossierReader      *reader,
                   const DossierQuery *query,
                   GError            **error)
{
  g_autoptr (GByteArray) ids = g_byte_array_new ();
  g_autoptr (GArray)     ents = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray)     keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  Reading                reading = { ids, ents, keys, 0 };
  DossierRowOrder        order;

  g_return_val_if_fail (reader != NULL && query != NULL, NULL);

  if (dossier_row_order_is_by_titles (query, &order))
    return read_in_order (&reading, reader, query, &order, error);
  return read_query (&reading, reader, query, NULL, error) ? take_rows (&reading, NULL) : NULL;
}
