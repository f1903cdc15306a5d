#include "histories-world.h"

#include "dossier-projection.h"
#include "dossier-tables.h"

#include <string.h>

static gboolean
is_in_hole (World         *world,
            const Written *written)
{
  Desk                        *founder = world->desks->pdata[0];
  g_autoptr (DossierStatement) row = NULL;

  if (world->n_holes == 0)
    return FALSE;
  row = dossier_database_prepare (founder->replica->database, "SELECT 1 FROM hole JOIN run ON run.id = hole.run WHERE run.uuid = ? AND ? BETWEEN first AND last", NULL);
  dossier_statement_bind_bytes (row, 1, written->point.run, DOSSIER_RUN_BYTES);
  dossier_statement_bind_integer (row, 2, written->point.n);
  return dossier_statement_step (row, NULL);
}

static gboolean
saw (World *world,
     guint  a,
     guint  b)
{
  const Written *written = world->written->pdata[a];

  return written->chain[b] || a == b || (written->seen[b] && !is_in_hole (world, world->written->pdata[b]));
}

/* What truly was before the eyes, in a hole or not. */
static gboolean
saw_erasure (World *world,
             guint  a,
             guint  b)
{
  const Written *written = world->written->pdata[a];

  return a == b || written->chain[b] || written->seen[b];
}

static int
compare_stamps (const Written *one,
                const Written *other)
{
  int order = (one->rank > other->rank) - (one->rank < other->rank);

  order = order ? order : (one->t > other->t) - (one->t < other->t);
  order = order ? order : memcmp (one->point.run, other->point.run, DOSSIER_RUN_BYTES);
  return order ? order : (one->point.n > other->point.n) - (one->point.n < other->point.n);
}

static gboolean
is_gone (World        *world,
         const guint8 *has,
         guint         number,
         const Word   *word)
{
  for (guint i = 0; i < world->written->len; i++)
    {
      const Written *written = world->written->pdata[i];

      for (guint j = 0; has[i] && j < written->words->len; j++)
        {
          const Word   *erasure = &g_array_index (written->words, Word, j);
          gsize         length;
          const guint8 *data = g_bytes_get_data (erasure->value, &length);

          if (erasure->kind == DOSSIER_OP_ERASE && erasure->ent == word->ent && dossier_codec_erase_covers (data, length, word->field) && !saw_erasure (world, number, i))
            return TRUE;
        }
    }
  return FALSE;
}

/* One thing said of one field. */
typedef struct
{
  guint          number;
  const Word    *word;
  const Written *written;
} Said;

static GArray *
list_said (World        *world,
           const guint8 *has,
           guint         ent,
           guint         field,
           const char   *key)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Said));

  for (guint i = 0; i < world->written->len; i++)
    {
      const Written *written = world->written->pdata[i];

      for (guint j = 0; has[i] && j < written->words->len; j++)
        {
          Said said = { i, &g_array_index (written->words, Word, j), written };

          if (said.word->kind == DOSSIER_OP_SET && said.word->ent == ent && said.word->field == field && strcmp (said.word->key, key) == 0 &&
              !is_gone (world, has, i, said.word))
            g_array_append_val (found, said);
        }
    }
  return found;
}

static gboolean
is_replaced (World        *world,
             const GArray *said,
             guint         number)
{
  for (guint i = 0; i < said->len; i++)
    if (g_array_index (said, Said, i).number != number && saw (world, g_array_index (said, Said, i).number, number))
      return TRUE;
  return FALSE;
}

/* By somebody whose word weighs as much. */
static gboolean
is_outdone (World        *world,
            const GArray *said,
            const Said   *best)
{
  for (guint i = 0; i < said->len; i++)
    {
      const Said *other = &g_array_index (said, Said, i);

      if (other->number != best->number && other->written->rank == best->written->rank && saw (world, other->number, best->number))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_alternative (const DossierCell *cell,
                 DossierLineage    *lineage,
                 const Written     *written)
{
  for (guint i = 0; cell->alternatives != NULL && i < cell->alternatives->len; i++)
    {
      const DossierClaim *claim = &g_array_index (cell->alternatives, DossierClaim, i);

      if (claim->n == written->point.n && memcmp (dossier_lineage_get_uuid (lineage, claim->run), written->point.run, DOSSIER_RUN_BYTES) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
fail (World      *world,
      const char *what,
      guint       ent,
      guint       field)
{
  g_error ("seed %u: %s (record %u, field %u)", world->seed, what, ent, field);
}

static void
check_cell (World              *world,
            Desk               *desk,
            const DossierState *state,
            guint               ent,
            guint               field,
            const char         *key)
{
  g_autoptr (GArray) said = list_said (world, desk->has, ent, field, key);
  const DossierCell *cell = dossier_state_find (state, field, key);
  const Said        *best = NULL;
  guint              n_alternatives = 0;
  gsize              length;
  gconstpointer      value;

  for (guint i = 0; i < said->len; i++)
    if (best == NULL || compare_stamps (g_array_index (said, Said, i).written, best->written) > 0)
      best = &g_array_index (said, Said, i);
  if (best == NULL)
    {
      if (cell != NULL && !dossier_codec_is_erased (cell->current.value, cell->current.value_length))
        fail (world, "what was erased is shown, or what nobody said", ent, field);
      return;
    }
  value = g_bytes_get_data (best->word->value, &length);
  if (cell == NULL || cell->current.value_length != length || memcmp (cell->current.value, value, length) != 0)
    fail (world, "another value is shown than the last one", ent, field);
  if (is_outdone (world, said, best))
    fail (world, "a value that was replaced knowingly is the last one", ent, field);
  for (guint i = 0; i < said->len; i++)
    {
      const Said *other = &g_array_index (said, Said, i);

      if (other->written->rank != best->written->rank || g_bytes_equal (other->word->value, best->word->value) || is_replaced (world, said, other->number))
        continue;
      n_alternatives++;
      if (!has_alternative (cell, dossier_journal_get_lineage (desk->replica->journal), other->written))
        fail (world, "a value is lost without a word", ent, field);
    }
  if (n_alternatives != (cell->alternatives ? cell->alternatives->len : 0))
    fail (world, "a value that was replaced knowingly comes back", ent, field);
  world->n_alternatives += n_alternatives;
}

static gboolean
is_seen_by_a_deletion (World        *world,
                       const guint8 *has,
                       guint         ent,
                       guint         number)
{
  for (guint i = 0; i < world->written->len; i++)
    {
      const Written *written = world->written->pdata[i];

      for (guint j = 0; has[i] && j < written->words->len; j++)
        if (g_array_index (written->words, Word, j).kind == DOSSIER_OP_DELETE && g_array_index (written->words, Word, j).ent == ent && saw (world, i, number))
          return TRUE;
    }
  return FALSE;
}

static gboolean
has_unseen_edit (World        *world,
                 const guint8 *has,
                 guint         ent)
{
  for (guint i = 0; i < world->written->len; i++)
    {
      const Written *written = world->written->pdata[i];

      for (guint j = 0; has[i] && written->rank == DOSSIER_RANK_HUMAN && j < written->words->len; j++)
        {
          const Word *word = &g_array_index (written->words, Word, j);

          if (word->kind == DOSSIER_OP_SET && word->ent == ent && !is_gone (world, has, i, word) && !is_seen_by_a_deletion (world, has, ent, i))
            return TRUE;
        }
    }
  return FALSE;
}

static void
check_life (World              *world,
            Desk               *desk,
            const DossierState *state,
            guint               ent)
{
  const Written *last = NULL;
  gboolean       deletes = FALSE, unseen;

  for (guint i = 0; i < world->written->len; i++)
    {
      const Written *written = world->written->pdata[i];

      for (guint j = 0; desk->has[i] && j < written->words->len; j++)
        {
          const Word *word = &g_array_index (written->words, Word, j);

          if (word->ent != ent || (word->kind != DOSSIER_OP_DELETE && word->kind != DOSSIER_OP_RESTORE) || (last != NULL && compare_stamps (written, last) <= 0))
            continue;
          last = written;
          deletes = word->kind == DOSSIER_OP_DELETE;
        }
    }
  unseen = deletes && has_unseen_edit (world, desk->has, ent);
  if (state->deleted != (deletes && !unseen) || state->contested != unseen)
    fail (world, "a record lives, or is deleted, that should not", ent, 0);
}

/* Nothing that was erased may be read in the journal. */
void
histories_check_erased (World *world,
                        Desk  *desk)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (desk->replica->database, "SELECT 1 FROM op JOIN ent ON ent.id = op.ent WHERE ent.uuid = ? AND op.kind = 1 AND instr (op.data, ?) > 0", NULL);

  for (guint i = 0; i < world->written->len; i++)
    {
      const Written *written = world->written->pdata[i];

      for (guint j = 0; desk->has[i] && j < written->words->len; j++)
        {
          const Word   *word = &g_array_index (written->words, Word, j);
          guint8        uuid[BASE_IDENTIFIER_BYTES];
          gsize         length;
          gconstpointer value = word->value ? g_bytes_get_data (word->value, &length) : NULL;

          if (word->kind != DOSSIER_OP_SET || *word->key != '\0' || length < 6 || !is_gone (world, desk->has, i, word))
            continue;
          histories_get_ent (word->ent, uuid);
          dossier_statement_bind_bytes (row, 1, uuid, sizeof uuid);
          dossier_statement_bind_bytes (row, 2, value, length);
          if (dossier_statement_step (row, NULL))
            fail (world, "an erased value is still there", word->ent, word->field);
          dossier_statement_reset (row);
        }
    }
}

/* A run that is only named, and whose own transactions nobody has any more. */
gboolean
histories_has_lost_run (Desk *desk)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (desk->replica->database, "SELECT 1 FROM run WHERE NOT known", NULL);

  return dossier_statement_step (row, NULL);
}

void
histories_check_against_truth (World *world,
                               Desk  *desk)
{
  const DossierKind *kind = dossier_kinds_find ("structure");

  for (guint ent = 0; ent < N_ENTS; ent++)
    {
      guint8                   uuid[BASE_IDENTIFIER_BYTES];
      gint64                   row;
      g_autoptr (DossierState) state = NULL;

      histories_get_ent (ent, uuid);
      row = dossier_tables_find_ent (desk->replica->database, uuid, NULL);
      if (row == 0)
        continue;
      state = dossier_projection_compute (desk->replica->database, dossier_journal_get_lineage (desk->replica->journal), row, NULL, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (histories_fields); i++)
        check_cell (world, desk, state, ent, dossier_kind_find_field (kind, histories_fields[i])->number, "");
      for (guint i = 0; i < G_N_ELEMENTS (histories_keys); i++)
        check_cell (world, desk, state, ent, dossier_kind_find_field (kind, "other_names")->number, histories_keys[i]);
      check_life (world, desk, state, ent);
    }
}

void
histories_check_same (World *world)
{
  Desk            *first = world->desks->pdata[0];
  g_autofree char *shown = dossier_replica_dump (first->replica), *anew = NULL;

  for (guint i = 1; i < world->desks->len; i++)
    {
      Desk            *desk = world->desks->pdata[i];
      g_autofree char *other = dossier_replica_dump (desk->replica);

      if (memcmp (first->has, desk->has, sizeof first->has) != 0)
        g_error ("seed %u: desktop %u does not hold the same transactions", world->seed, i);
      if (strcmp (shown, other) != 0)
        g_error ("seed %u: desktop %u shows something else\n%s\n---\n%s", world->seed, i, shown, other);
    }
  dossier_replica_project_anew (first->replica);
  anew = dossier_replica_dump (first->replica);
  if (strcmp (shown, anew) != 0)
    g_error ("seed %u: made anew, the tables say something else\n%s\n---\n%s", world->seed, shown, anew);
}

/* What reached the share, or is on some desktop, is on all. */
void
histories_check_all_here (World *world)
{
  Desk *first = world->desks->pdata[0];

  for (guint i = 0; i < world->share->len; i++)
    {
      const Parcel *parcel = world->share->pdata[i];

      for (guint j = 0; !parcel->is_lost && j < parcel->segment->transactions->len; j++)
        if (!histories_is_here (first, &((DossierTransaction *) parcel->segment->transactions->pdata[j])->point))
          g_error ("seed %u: a transaction of the share is missing", world->seed);
    }
}
