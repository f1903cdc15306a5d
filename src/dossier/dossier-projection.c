#include "dossier-projection.h"

#include <string.h>

typedef struct
{
  gint64        run, n, t, rank, vv;
  guint8        uuid[8]; /* of the run: breaks ties alike everywhere */
  DossierOpKind kind;
  GBytes       *data;
} Op;

/* One assignment of one op. */
typedef struct
{
  const Op     *op;
  guint         field;
  const char   *key;
  const guint8 *value;
  gsize         value_length;
  gboolean      gone; /* erased */
} Word;

typedef struct
{
  DossierDatabase *database;
  DossierLineage  *lineage;
  GArray          *ops; /* Op */
  GArray          *words;
  gboolean         erases; /* some op does */
} Work;

static void
clear_op (gpointer data)
{
  g_clear_pointer (&((Op *) data)->data, g_bytes_unref);
}

static void
clear_cell (gpointer data)
{
  g_clear_pointer (&((DossierCell *) data)->alternatives, g_array_unref);
}

void
dossier_state_free (DossierState *self)
{
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->erasings, g_array_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_string_chunk_free);
  g_free (self);
}

static int
compare_number (gint64 one,
                gint64 other)
{
  return (one > other) - (one < other);
}

static int
compare_stamp (const Op *one,
               const Op *other)
{
  int order = compare_number (one->rank, other->rank);

  order = order ? order : compare_number (one->t, other->t);
  order = order ? order : memcmp (one->uuid, other->uuid, sizeof one->uuid);
  return order ? order : compare_number (one->n, other->n);
}

/* By field, then key, then what is erased last, then the greatest stamp first. */
static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  const Word *one = a, *other = b;
  int         order = compare_number (one->field, other->field);

  order = order ? order : strcmp (one->key, other->key);
  order = order ? order : compare_number (one->gone, other->gone);
  return order ? order : compare_stamp (other->op, one->op);
}

static gboolean
saw (const Work *work,
     const Op   *a,
     const Op   *b)
{
  return dossier_lineage_saw (work->lineage, work->database, a->run, a->n, a->vv, b->run, b->n);
}

static gboolean
saw_erasure (const Work *work,
             const Op   *op,
             const Op   *erasure)
{
  return dossier_lineage_saw_erasure (work->lineage, work->database, op->run, op->n, op->vv, erasure->run, erasure->n);
}

static const char select_ops[] =
  "SELECT op.run, op.n, txn.t, txn.rank, txn.vv, op.kind, op.data, txn.batch, txn.w FROM op JOIN txn ON txn.run = op.run AND txn.n = op.n"
  " WHERE op.ent = ? ORDER BY op.run, op.n, op.i";

static gboolean
is_same_batch (DossierStatement *row,
               const guint8     *batch)
{
  gsize         length;
  const guint8 *found = batch ? dossier_statement_get_bytes (row, 7, &length) : NULL;

  return found != NULL && length == 16 && memcmp (found, batch, 16) == 0;
}

static gboolean
is_left_out (DossierStatement    *row,
             const DossierBefore *before)
{
  /* No look back gives back what was erased since. */
  if (before == NULL || dossier_statement_get_integer (row, 5) == DOSSIER_OP_ERASE)
    return FALSE;
  return is_same_batch (row, before->batch) || (before->moment != 0 && dossier_statement_get_integer (row, 8) > before->moment);
}

static void
read_op (const Work       *work,
         DossierStatement *row,
         Op               *op)
{
  const guint8 *uuid, *data;
  gsize         length;

  op->run = dossier_statement_get_integer (row, 0);
  op->n = dossier_statement_get_integer (row, 1);
  op->t = dossier_statement_get_integer (row, 2);
  op->rank = dossier_statement_get_integer (row, 3);
  op->vv = dossier_statement_get_integer (row, 4);
  op->kind = (DossierOpKind) dossier_statement_get_integer (row, 5);
  data = dossier_statement_get_bytes (row, 6, &length);
  op->data = g_bytes_new (data, length);
  uuid = dossier_lineage_get_uuid (work->lineage, op->run);
  if (uuid != NULL)
    memcpy (op->uuid, uuid, sizeof op->uuid);
}

static gboolean
read_ops (Work                *work,
          gint64               ent,
          const DossierBefore *before,
          GError             **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (work->database, select_ops, error);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return FALSE;
  dossier_statement_bind_integer (rows, 1, ent);
  while (dossier_statement_step (rows, &local))
    {
      Op op = { 0 };

      if (is_left_out (rows, before) || dossier_lineage_is_void (work->lineage, dossier_statement_get_integer (rows, 0), dossier_statement_get_integer (rows, 1)))
        continue;
      read_op (work, rows, &op);
      work->erases |= op.kind == DOSSIER_OP_ERASE;
      g_array_append_val (work->ops, op);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gint64
find_t (const Work          *work,
        const DossierBefore *before)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (work->database, "SELECT t FROM txn WHERE run = ? AND n = ?", NULL);

  if (row == NULL)
    return G_MAXINT64;
  dossier_statement_bind_integer (row, 1, before->run);
  dossier_statement_bind_integer (row, 2, before->n);
  return dossier_statement_step (row, NULL) ? dossier_statement_get_integer (row, 0) : G_MAXINT64;
}

/* Keeps what stands before the transaction in time; rank does not count here: an undone
 * human edit gives back what the register had said. No undoing gives back what was erased since. */
static void
keep_before (const Work          *work,
             const DossierBefore *before)
{
  gint64 t = find_t (work, before);

  for (guint i = work->ops->len; i-- > 0;)
    {
      const Op *op = &g_array_index (work->ops, Op, i);

      if (op->kind == DOSSIER_OP_ERASE)
        continue;
      if (op->t > t || (op->run == before->run && op->n == before->n) || (op->t == t && op->run == before->run && op->n > before->n))
        g_array_remove_index (work->ops, i);
    }
}

static gboolean
is_gone (const Work              *work,
         const Op                *op,
         const DossierAssignment *assignment)
{
  if (dossier_codec_is_erased (assignment->value, assignment->value_length))
    return TRUE;
  for (guint i = 0; work->erases && i < work->ops->len; i++)
    {
      const Op     *erasure = &g_array_index (work->ops, Op, i);
      gsize         length;
      const guint8 *data = erasure->kind == DOSSIER_OP_ERASE ? g_bytes_get_data (erasure->data, &length) : NULL;

      if (data != NULL && dossier_codec_erase_covers (data, length, assignment->field) && !saw_erasure (work, op, erasure))
        return TRUE;
    }
  return FALSE;
}

static void
add_words (const Work   *work,
           DossierState *state,
           const Op     *op)
{
  gsize             length;
  const guint8     *bytes = g_bytes_get_data (op->data, &length);
  DossierBytes      in = { bytes, bytes + length, TRUE };
  guint64           left = dossier_codec_begin_set (&in);
  DossierAssignment assignment;

  g_ptr_array_add (state->blocks, g_bytes_ref (op->data));
  while (dossier_codec_next_assignment (&in, &left, &assignment))
    {
      Word word = { op, assignment.field, "", assignment.value, assignment.value_length, is_gone (work, op, &assignment) };

      if (assignment.key_length > 0)
        {
          g_autofree char *key = g_strndup (assignment.key, assignment.key_length);

          word.key = g_string_chunk_insert_const (state->keys, key);
        }
      g_array_append_val (work->words, word);
    }
}

static gboolean
same_value (const Word *one,
            const Word *other)
{
  return one->value_length == other->value_length && memcmp (one->value, other->value, one->value_length) == 0;
}

static gboolean
replaces (const Work *work,
          const Word *word,
          const Word *older)
{
  return word->op != older->op && saw (work, word->op, older->op);
}

/* Who replaced it nearly always stands just before it: a field written a thousand times is not compared a million times. */
static gboolean
is_replaced (const Work *work,
             const Word *first,
             guint       count,
             guint       at)
{
  for (guint i = at; i-- > 0;)
    if (replaces (work, &first[i], &first[at]))
      return TRUE;
  for (guint i = at + 1; i < count; i++)
    if (replaces (work, &first[i], &first[at]))
      return TRUE;
  return FALSE;
}

static DossierClaim
claim_of (const Word *word)
{
  return (DossierClaim){ word->op->run, word->op->n, word->op->rank, word->value, word->value_length };
}

/* first…count: all that was said of one field (and key) and is not erased, the greatest stamp first. */
static GArray *
list_alternatives (const Work *work,
                   const Word *first,
                   guint       count)
{
  GArray *found = NULL;

  if (dossier_lineage_is_linear (work->lineage))
    return NULL;
  for (guint i = 1; i < count; i++)
    {
      DossierClaim claim = claim_of (&first[i]);

      if (first[i].op->rank != first->op->rank || same_value (&first[i], first) || is_replaced (work, first, count, i))
        continue;
      found = found ? found : g_array_new (FALSE, FALSE, sizeof (DossierClaim));
      g_array_append_val (found, claim);
    }
  return found;
}

static void
add_cell (const Work   *work,
          DossierState *state,
          const Word   *first,
          guint         count)
{
  DossierCell cell = { first->field, first->key, claim_of (first), list_alternatives (work, first, count) };

  g_array_append_val (state->cells, cell);
}

/* Where all that was said of a field is erased, that is what it says; an element of a set is just not there. */
static void
add_erased_cell (DossierState *state,
                 const Word   *word)
{
  static const guint8 erased = DOSSIER_ERASED_VALUE;
  DossierCell         cell = { word->field, word->key, claim_of (word), NULL };

  if (*word->key != '\0')
    return;
  cell.current.value = &erased;
  cell.current.value_length = sizeof erased;
  g_array_append_val (state->cells, cell);
}

static void
fill_cells (const Work   *work,
            DossierState *state)
{
  const Word *words = (const Word *) (gpointer) work->words->data;
  guint       end;

  g_array_sort (work->words, compare_words);
  for (guint start = 0; start < work->words->len; start = end)
    {
      guint said = start; /* after those that are said and not erased */

      for (end = start; end < work->words->len; end++)
        {
          if (words[end].field != words[start].field || strcmp (words[end].key, words[start].key) != 0)
            break;
          said += !words[end].gone;
        }
      if (said > start)
        add_cell (work, state, &words[start], said - start);
      else
        add_erased_cell (state, &words[start]);
    }
}

static void
list_erasings (const Work   *work,
               DossierState *state)
{
  for (guint i = 0; i < work->ops->len; i++)
    {
      const Op      *op = &g_array_index (work->ops, Op, i);
      DossierErasing erasing = { op->run, op->n };

      if (op->kind == DOSSIER_OP_ERASE)
        g_array_append_val (state->erasings, erasing);
    }
}

static gboolean
is_seen_by_a_deletion (const Work *work,
                       const Op   *edit)
{
  for (guint i = 0; i < work->ops->len; i++)
    {
      const Op *op = &g_array_index (work->ops, Op, i);

      if (op->kind == DOSSIER_OP_DELETE && saw (work, op, edit))
        return TRUE;
    }
  return FALSE;
}

/* Does something of it stand, that was not erased? */
static gboolean
says_something (const Work *work,
                const Op   *op)
{
  for (guint i = 0; i < work->words->len; i++)
    if (g_array_index (work->words, Word, i).op == op && !g_array_index (work->words, Word, i).gone)
      return TRUE;
  return FALSE;
}

static void
decide_life (const Work   *work,
             DossierState *state)
{
  const Op *last = NULL;

  for (guint i = 0; i < work->ops->len; i++)
    {
      const Op *op = &g_array_index (work->ops, Op, i);

      if ((op->kind == DOSSIER_OP_DELETE || op->kind == DOSSIER_OP_RESTORE) && (last == NULL || compare_stamp (op, last) > 0))
        last = op;
    }
  state->life_rank = last ? last->rank : -1;
  if (last == NULL || last->kind != DOSSIER_OP_DELETE)
    return;

  for (guint i = 0; i < work->ops->len && !state->contested; i++)
    {
      const Op *op = &g_array_index (work->ops, Op, i);

      state->contested = op->kind == DOSSIER_OP_SET && op->rank == DOSSIER_RANK_HUMAN && !is_seen_by_a_deletion (work, op) && says_something (work, op);
    }
  state->deleted = !state->contested;
}

static DossierState *
new_state (void)
{
  DossierState *state = g_new0 (DossierState, 1);

  state->cells = g_array_new (FALSE, TRUE, sizeof (DossierCell));
  g_array_set_clear_func (state->cells, clear_cell);
  state->erasings = g_array_new (FALSE, FALSE, sizeof (DossierErasing));
  state->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  state->keys = g_string_chunk_new (256);
  return state;
}

DossierState *
dossier_projection_compute (DossierDatabase     *database,
                            DossierLineage      *lineage,
                            gint64               ent,
                            const DossierBefore *before,
                            GError             **error)
{
  g_autoptr (DossierState) state = new_state ();
  g_autoptr (GArray)       ops = g_array_new (FALSE, TRUE, sizeof (Op));
  g_autoptr (GArray)       words = g_array_new (FALSE, FALSE, sizeof (Word));
  Work                     work = { database, lineage, ops, words, FALSE };

  g_array_set_clear_func (ops, clear_op);
  if (!read_ops (&work, ent, before, error))
    return NULL;
  if (before != NULL && before->run != 0)
    keep_before (&work, before);

  for (guint i = 0; i < ops->len; i++)
    state->exists |= g_array_index (ops, Op, i).kind <= DOSSIER_OP_ERASE;
  for (guint i = 0; i < ops->len; i++)
    if (g_array_index (ops, Op, i).kind == DOSSIER_OP_SET)
      add_words (&work, state, &g_array_index (ops, Op, i));
  fill_cells (&work, state);
  list_erasings (&work, state);
  decide_life (&work, state);
  return g_steal_pointer (&state);
}

const DossierCell *
dossier_state_find (const DossierState *self,
                    guint               field,
                    const char         *key)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const DossierCell *cell = &g_array_index (self->cells, DossierCell, i);

      if (cell->field == field && strcmp (cell->key, key ? key : "") == 0)
        return cell;
    }
  return NULL;
}
