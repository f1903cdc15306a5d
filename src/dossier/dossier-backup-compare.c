#include "config.h"

#include "dossier-backup-compare-private.h"

#include "base-identifier.h"
#include "dossier-backup-sides-private.h"
#include "dossier-file.h"
#include "dossier-history-private.h"
#include "dossier-tables.h"

#include <string.h>

typedef struct
{
  DossierReader   *reader;
  DossierSide      now, then;
  DossierNotation *notation; /* NULL: without words */
  GPtrArray       *returns;
  GCancellable    *cancellable;
} Comparing;

static void
clear_change (gpointer data)
{
  DossierReturnChange *change = data;

  g_free (change->key);
  g_clear_pointer (&change->value, dossier_value_unref);
}

void
dossier_return_free (DossierReturn *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->sentence);
  g_clear_pointer (&self->changes, g_array_unref);
  g_free (self);
}

const char *
dossier_return_type_get_code (DossierReturnType type)
{
  static const char *const codes[DOSSIER_N_RETURN_TYPES] = { "back", "gone", "changed" };

  return codes[type];
}

/* --- one record */

static gboolean
compute (const DossierSide *side,
         const char        *id,
         gint64            *ent,
         guint             *kind,
         DossierState     **state,
         GError           **error)
{
  guint8                       uuid[BASE_IDENTIFIER_BYTES];
  g_autoptr (GError)           local = NULL;
  g_autoptr (DossierStatement) row = NULL;

  base_identifier_to_bytes (id, uuid);
  *ent = dossier_tables_find_ent (side->database, uuid, &local);
  row = *ent != 0 ? dossier_database_prepare (side->database, "SELECT kind FROM ent WHERE id = ? -- compare", &local) : NULL;
  if (row != NULL)
    {
      dossier_statement_bind_integer (row, 1, *ent);
      if (dossier_statement_step (row, &local))
        *kind = MAX (*kind, (guint) dossier_statement_get_integer (row, 0));
    }
  if (row != NULL && local == NULL)
    *state = dossier_projection_compute (side->database, side->lineage, *ent, NULL, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
is_alive (const DossierState *state)
{
  return state != NULL && state->exists && !state->deleted;
}

static gboolean
is_erased (const DossierCell *cell)
{
  return cell != NULL && dossier_codec_is_erased (cell->current.value, cell->current.value_length);
}

/* Nothing said, said empty, and not in the set are one. */
static gboolean
is_nothing (const DossierCell *cell)
{
  return cell == NULL || (cell->current.value_length == 1 && (cell->current.value[0] == 0 || (cell->key[0] != '\0' && cell->current.value[0] == 8)));
}

static gboolean
says_the_same (const DossierCell *one,
               const DossierCell *other)
{
  if (is_nothing (one) || is_nothing (other))
    return is_nothing (one) && is_nothing (other);
  return one->current.value_length == other->current.value_length && memcmp (one->current.value, other->current.value, one->current.value_length) == 0;
}

/* Erased since the copy was made: what a copy of elsewhere still says of it does not come back. */
static gboolean
is_forgotten (const Comparing    *self,
              gint64              ent,
              const DossierState *now,
              const DossierState *then,
              guint               field,
              gboolean           *forgotten,
              GError            **error)
{
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;

  *forgotten = FALSE;
  if (now == NULL || now->erasings->len == 0 || (then != NULL && then->erasings->len >= now->erasings->len))
    return TRUE;
  rows = dossier_database_prepare (self->now.database, "SELECT data FROM op WHERE ent = ? AND kind = 4 -- compare", error);
  if (rows == NULL)
    return FALSE;
  dossier_statement_bind_integer (rows, 1, ent);
  while (!*forgotten && dossier_statement_step (rows, &local))
    {
      gsize         length;
      const guint8 *data = dossier_statement_get_bytes (rows, 0, &length);

      *forgotten = dossier_codec_erase_covers (data, length, field);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
add_change (DossierReturn      *found,
            const DossierField *field,
            const DossierCell  *now,
            const DossierCell  *then)
{
  const DossierCell  *cell = now != NULL ? now : then;
  gboolean            is_register = (now == NULL || now->current.rank == DOSSIER_RANK_REGISTER) && (then == NULL || then->current.rank == DOSSIER_RANK_REGISTER);
  DossierReturnChange change = { .field = field, .rank = is_register ? DOSSIER_RANK_REGISTER : DOSSIER_RANK_HUMAN };

  if (!is_nothing (then) && !dossier_codec_read_value (then->current.value, then->current.value_length, field->type, &change.value))
    return;
  change.key = cell->key[0] != '\0' ? g_strdup (cell->key) : NULL;
  g_array_append_val (found->changes, change);
}

/* A field a newer Liens wrote is not put back: what it means is not known here. */
static gboolean
compare_cells (const Comparing    *self,
               DossierReturn      *found,
               gint64              ent,
               const DossierState *now,
               const DossierState *then,
               const DossierState *walked,
               GError            **error)
{
  for (guint i = 0; walked != NULL && i < walked->cells->len; i++)
    {
      const DossierCell  *at = &g_array_index (walked->cells, DossierCell, i);
      const DossierCell  *one = now ? dossier_state_find (now, at->field, at->key) : NULL;
      const DossierCell  *other = then ? dossier_state_find (then, at->field, at->key) : NULL;
      const DossierField *field = dossier_kind_find_field_number (found->kind, at->field);
      gboolean            forgotten;

      if (field == NULL || (walked == now && other != NULL) || says_the_same (one, other) || is_erased (one) || is_erased (other))
        continue;
      if (!is_forgotten (self, ent, now, then, at->field, &forgotten, error))
        return FALSE;
      if (!forgotten)
        add_change (found, field, one, other);
    }
  return TRUE;
}

/* What the program itself wrote, and who wrote: neither goes. */
static gboolean
is_founding (const Comparing *self,
             gint64           ent,
             gboolean        *founding,
             GError         **error)
{
  g_autoptr (DossierStatement) row = NULL;
  g_autoptr (GError)           local = NULL;

  row = dossier_database_prepare (self->now.database,
                                  "SELECT 1 FROM op o JOIN txn t ON t.run = o.run AND t.n = o.n WHERE o.ent = ? AND t.batch = (SELECT v FROM meta WHERE k = 'founding') LIMIT 1",
                                  error);
  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, ent);
  *founding = dossier_statement_step (row, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* --- words */

static GByteArray *
dup_said (const DossierState  *state,
          const DossierReturn *found)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  GByteArray            *data = g_byte_array_new ();
  guint                  count = 0;

  for (guint i = 0; state != NULL && i < state->cells->len; i++)
    {
      const DossierCell *cell = &g_array_index (state->cells, DossierCell, i);
      gsize              length = strlen (cell->key);

      if (length > 0 || is_nothing (cell))
        continue;
      dossier_bytes_add_varint (body, cell->field);
      dossier_bytes_add_varint (body, 0);
      g_byte_array_append (body, cell->current.value, (guint) cell->current.value_length);
      count++;
    }
  dossier_bytes_add_varint (data, count);
  g_byte_array_append (data, body->data, body->len);
  return data;
}

static GByteArray *
dup_changes (const DossierReturn *found)
{
  GByteArray *data = g_byte_array_new ();

  dossier_bytes_add_varint (data, found->changes->len);
  for (guint i = 0; i < found->changes->len; i++)
    {
      const DossierReturnChange *change = &g_array_index (found->changes, DossierReturnChange, i);

      dossier_codec_add_assignment (data, change->field->number, change->key, change->value);
    }
  return data;
}

static char *
dup_title_then (const Comparing *self,
                const char      *id)
{
  guint8                       uuid[BASE_IDENTIFIER_BYTES];
  g_autoptr (DossierStatement) row = NULL;

  base_identifier_to_bytes (id, uuid);
  row = dossier_database_prepare (self->then.database, "SELECT text FROM title JOIN ent ON ent.id = title.ent WHERE ent.uuid = ?", NULL);
  if (row == NULL)
    return NULL;
  dossier_statement_bind_bytes (row, 1, uuid, sizeof uuid);
  return dossier_statement_step (row, NULL) ? g_strdup (dossier_statement_get_text (row, 0)) : NULL;
}

/* As the history tells it: what stands now, then what would be written. */
static void
find_words (const Comparing    *self,
            DossierReturn      *found,
            const DossierState *now)
{
  g_autoptr (DossierTelling) telling = dossier_telling_new (self->notation, found->kind);
  g_autoptr (GByteArray)     said = dup_said (now, found);
  g_autoptr (GByteArray)     changes = dup_changes (found);
  g_autoptr (GString)        sentence = g_string_new (NULL);

  found->title = dossier_reader_dup_title (self->reader, found->id);
  if (found->title == NULL)
    found->title = dup_title_then (self, found->id);
  if (found->type == DOSSIER_RETURN_GOES || found->changes->len == 0)
    return;
  dossier_telling_add (telling, DOSSIER_OP_SET, said->data, said->len, sentence);
  g_string_truncate (sentence, 0);
  dossier_telling_add (telling, DOSSIER_OP_SET, changes->data, changes->len, sentence);
  if (sentence->len > 0)
    found->sentence = g_strdup (sentence->str);
}

/* FALSE: it is as it was, or not to be touched. */
static gboolean
judge (const Comparing    *self,
       DossierReturn      *found,
       gint64              ent,
       const DossierState *now,
       const DossierState *then,
       gboolean           *counts,
       GError            **error)
{
  gboolean founding = FALSE;

  *counts = is_alive (now) || is_alive (then);
  if (!*counts)
    return TRUE;
  if (!is_alive (then))
    {
      found->type = DOSSIER_RETURN_GOES;
      if (!is_founding (self, ent, &founding, error))
        return FALSE;
      *counts = !founding;
      return TRUE;
    }
  found->type = is_alive (now) ? DOSSIER_RETURN_DIFFERS : DOSSIER_RETURN_COMES_BACK;
  if (!compare_cells (self, found, ent, now, then, then, error) || !compare_cells (self, found, ent, now, then, now, error))
    return FALSE;
  *counts = found->type == DOSSIER_RETURN_COMES_BACK || found->changes->len > 0;
  return TRUE;
}

static gboolean
compare_record (Comparing  *self,
                const char *id,
                GError    **error)
{
  g_autoptr (DossierState)  now = NULL, then = NULL;
  g_autoptr (DossierReturn) found = g_new0 (DossierReturn, 1);
  gint64                    ent = 0, other = 0;
  guint                     kind = 0;
  gboolean                  counts;

  if (!compute (&self->now, id, &ent, &kind, &now, error) || !compute (&self->then, id, &other, &kind, &then, error))
    return FALSE;
  found->kind = dossier_kinds_find_number (kind);
  if (found->kind == NULL) /* of a newer Liens */
    return TRUE;
  found->id = g_strdup (id);
  found->changes = g_array_new (FALSE, FALSE, sizeof (DossierReturnChange));
  g_array_set_clear_func (found->changes, clear_change);
  if (!judge (self, found, ent, now, then, &counts, error))
    return FALSE;
  if (!counts)
    return TRUE;
  if (self->notation != NULL)
    find_words (self, found, now);
  g_ptr_array_add (self->returns, g_steal_pointer (&found));
  return TRUE;
}

/* --- all of it */

static int
compare_returns (gconstpointer a,
                 gconstpointer b)
{
  const DossierReturn *one = *(const DossierReturn *const *) a;
  const DossierReturn *other = *(const DossierReturn *const *) b;
  int                  order;

  if (one->kind != other->kind)
    return one->kind->number < other->kind->number ? -1 : 1;
  if (one->type != other->type)
    return one->type < other->type ? -1 : 1;
  order = g_utf8_collate (one->title ? one->title : "", other->title ? other->title : "");
  return order != 0 ? order : strcmp (one->id, other->id);
}

static gboolean
compare_records (Comparing *self,
                 GError   **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter         iter;
  gpointer               id;

  if (!dossier_side_add_only_in (&self->now, &self->then, ids, error) || !dossier_side_add_only_in (&self->then, &self->now, ids, error))
    return FALSE;
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !compare_record (self, id, error))
      return FALSE;
  return TRUE;
}

GPtrArray *
dossier_backup_compare (DossierReader *reader,
                        const char    *backup,
                        gboolean       with_words,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (DossierDatabase)   copy = NULL;
  g_autoptr (DossierVocabulary) vocabulary = with_words ? dossier_vocabulary_load (reader, error) : NULL;
  DossierNotation               notation = { .vocabulary = vocabulary, .reader = reader };
  g_autoptr (GPtrArray)         returns = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_return_free);
  g_auto (DossierSide)          now = { 0 }, then = { 0 };

  g_return_val_if_fail (reader != NULL && backup != NULL, NULL);

  if ((with_words && vocabulary == NULL) || !dossier_file_check (backup, error) ||
      (copy = dossier_database_open (backup, DOSSIER_DATABASE_READ, error)) == NULL)
    return NULL;
  dossier_database_watch (copy, cancellable);
  if (!dossier_side_load (&now, dossier_reader_get_database (reader), error) || !dossier_side_load (&then, copy, error))
    return NULL;
  {
    Comparing self = { reader, now, then, with_words ? &notation : NULL, returns, cancellable };

    if (!compare_records (&self, error))
      return NULL;
  }
  g_ptr_array_sort (returns, compare_returns);
  return g_steal_pointer (&returns);
}

static gpointer
compare (DossierReader *reader,
         gpointer       backup,
         GCancellable  *cancellable,
         GError       **error)
{
  return dossier_backup_compare (reader, backup, TRUE, cancellable, error);
}

void
dossier_backup_compare_async (DossierStore       *store,
                              const char         *backup,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  dossier_store_ponder_async (store, compare, g_strdup (backup), g_free, (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
dossier_backup_compare_finish (GAsyncResult *result,
                               GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

GPtrArray *
dossier_backup_compare_now (DossierStore *store,
                            const char   *backup,
                            GError      **error)
{
  return dossier_store_ask (store, compare, (gpointer) backup, error);
}
