#include "dossier-writer-private.h"

#include "base-identifier.h"
#include "dossier-rules-restore.h"
#include "dossier-rules.h"
#include "dossier-scrub.h"
#include "dossier-tables-merge.h"

typedef struct
{
  DossierJournal   *journal;
  const DossierAct *act;
  GPtrArray        *subjects; /* DossierSubject, in order of first mention */
  GHashTable       *along;    /* rows of ent whose deletion or return is already planned */
  GArray           *ops;
} Writing;

static void
add_op (Writing      *writing,
        gint64        ent,
        DossierOpKind kind,
        GByteArray   *data)
{
  DossierOp op = { ent, kind, data ? data : g_byte_array_new () };

  g_array_append_val (writing->ops, op);
}

static gboolean
add_sets (Writing        *writing,
          DossierSubject *subject)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  GByteArray            *data;
  guint                  count = 0;

  for (guint i = 0; i < subject->sets->len; i++)
    {
      const DossierChange *change = subject->sets->pdata[i];

      if (!dossier_writer_alters (subject, change, (gint64) dossier_act_get_rank (writing->act)))
        continue;
      dossier_codec_add_assignment (body, change->field->number, change->key, change->value);
      count++;
    }
  if (count == 0)
    return FALSE;

  data = g_byte_array_new ();
  dossier_bytes_add_varint (data, count);
  g_byte_array_append (data, body->data, body->len);
  add_op (writing, subject->ent, DOSSIER_OP_SET, data);
  return TRUE;
}

static gboolean
says_something (const DossierState *state,
                guint               field)
{
  for (guint i = 0; i < state->cells->len; i++)
    {
      const DossierCell *cell = &g_array_index (state->cells, DossierCell, i);

      if (cell->field == field && !dossier_codec_is_erased (cell->current.value, cell->current.value_length))
        return TRUE;
    }
  return FALSE;
}

/* Fields that never said anything, or say no more, are left alone. FALSE: there is nothing to erase. */
static gboolean
add_erasure (Writing        *writing,
             DossierSubject *subject)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  GByteArray            *data;
  guint                  count = 0;

  for (guint i = 0; subject->erases != NULL && subject->state != NULL && i < subject->erases->len; i++)
    {
      guint field = g_array_index (subject->erases, guint, i);

      if (!says_something (subject->state, field))
        continue;
      dossier_bytes_add_varint (body, field);
      count++;
    }
  if (count == 0)
    return FALSE;

  data = g_byte_array_new ();
  dossier_bytes_add_varint (data, DOSSIER_ERASE_CURRENT | DOSSIER_ERASE_SUPERSEDED);
  dossier_bytes_add_varint (data, count);
  g_byte_array_append (data, body->data, body->len);
  add_op (writing, subject->ent, DOSSIER_OP_ERASE, data);
  return TRUE;
}

/* What two deleted records share goes once. */
static void
add_each (Writing      *writing,
          const GArray *ents,
          DossierOpKind kind)
{
  for (guint i = 0; i < ents->len; i++)
    if (g_hash_table_add (writing->along, g_memdup2 (&g_array_index (ents, gint64, i), sizeof (gint64))))
      add_op (writing, g_array_index (ents, gint64, i), kind, NULL);
}

static gboolean
add_deletion (Writing        *writing,
              DossierSubject *subject,
              GError        **error)
{
  g_autoptr (GArray) along = NULL;

  if (subject->state == NULL || !subject->state->exists || subject->state->deleted)
    return TRUE;
  along = dossier_act_is_exact (writing->act) ? g_array_new (FALSE, FALSE, sizeof (gint64))
                                              : dossier_rules_list_dependents (dossier_journal_get_database (writing->journal), subject->ent, error);
  if (along == NULL)
    return FALSE;
  g_array_prepend_val (along, subject->ent);
  add_each (writing, along, DOSSIER_OP_DELETE);
  return TRUE;
}

/* What is erased in the trash stays in the trash. */
static void
add_erasure_and_sets (Writing        *writing,
                      DossierSubject *subject)
{
  add_erasure (writing, subject);
  if (add_sets (writing, subject) && subject->state != NULL && subject->state->deleted)
    add_op (writing, subject->ent, DOSSIER_OP_DELETE, NULL);
}

static gboolean
is_merged (const DossierSubject *subject)
{
  const DossierField *field = dossier_tables_find_merge_field (subject->kind);
  const DossierCell  *cell = field != NULL && subject->state != NULL ? dossier_state_find (subject->state, field->number, NULL) : NULL;

  return cell != NULL && cell->current.value_length > 1; /* a reference is longer than the sign that it was emptied */
}

/* A register does not take out of the trash what a person put there, nor parts what a person merged. */
static gboolean
is_held_back (const Writing        *writing,
              const DossierSubject *subject)
{
  gint64 rank = (gint64) dossier_act_get_rank (writing->act);

  if (subject->state != NULL && subject->state->deleted && subject->state->life_rank > rank)
    return TRUE;
  return rank == DOSSIER_RANK_REGISTER && is_merged (subject);
}

/* Writing in a deleted record brings it back, so that nothing typed is lost. */
static gboolean
returns (const Writing        *writing,
         const DossierSubject *subject)
{
  if (subject->state == NULL || !subject->state->deleted || subject->deletes)
    return FALSE;
  return subject->restores || (subject->erases == NULL && !is_held_back (writing, subject));
}

/* All at once: what misses two of them comes back with both. */
static gboolean
plan_returns (Writing *writing,
              GError **error)
{
  g_autoptr (GArray) ents = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) rows = NULL;

  for (guint i = 0; i < writing->subjects->len; i++)
    if (returns (writing, writing->subjects->pdata[i]))
      g_array_append_val (ents, ((DossierSubject *) writing->subjects->pdata[i])->ent);
  if (ents->len == 0)
    return TRUE;
  rows = dossier_act_is_exact (writing->act) ? g_array_ref (ents) : dossier_rules_list_returning (dossier_journal_get_database (writing->journal), ents, error);
  if (rows != NULL)
    add_each (writing, rows, DOSSIER_OP_RESTORE);
  return rows != NULL;
}

static gboolean
plan_subject (Writing        *writing,
              DossierSubject *subject,
              GError        **error)
{
  if (subject->deletes)
    {
      add_erasure (writing, subject);
      return add_deletion (writing, subject, error);
    }
  if (subject->restores)
    return TRUE;
  if (subject->erases != NULL)
    {
      add_erasure_and_sets (writing, subject);
      return TRUE;
    }
  if (!is_held_back (writing, subject))
    add_sets (writing, subject);
  return TRUE;
}

static gboolean
plan (Writing *writing,
      GError **error)
{
  for (guint i = 0; i < writing->subjects->len; i++)
    if (!dossier_writer_load (writing->journal, writing->subjects->pdata[i], error))
      return FALSE;
  if (!plan_returns (writing, error))
    return FALSE;
  for (guint i = 0; i < writing->subjects->len; i++)
    if (!plan_subject (writing, writing->subjects->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* What an act says, not what it brings back: a record whose name is still on its way is taken out of the trash like another. */
static gboolean
check (Writing *writing,
       GError **error)
{
  for (guint i = 0; i < writing->ops->len; i++)
    {
      const DossierOp *op = &g_array_index (writing->ops, DossierOp, i);

      if (op->kind == DOSSIER_OP_SET && !dossier_rules_check (dossier_journal_get_database (writing->journal), op->ent, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
commit_plan (Writing    *writing,
             const char *author,
             const char *side,
             GPtrArray  *touched,
             GError    **error)
{
  const char    *batch = dossier_act_get_batch (writing->act);
  guint8         bytes[BASE_IDENTIFIER_BYTES];
  DossierHeading heading = {
    .wall = dossier_act_get_wall_time (writing->act),
    .rank = dossier_act_get_rank (writing->act),
    .label = dossier_act_get_label (writing->act),
    .seen = dossier_act_get_seen (writing->act),
  };

  if (writing->ops->len == 0)
    return TRUE;
  if (dossier_act_get_author (writing->act) != NULL)
    {
      author = dossier_act_get_author (writing->act);
      side = dossier_act_get_side (writing->act);
    }
  if (!dossier_writer_ensure_author (writing->journal, author, side, &heading.author, touched, error))
    return FALSE;
  if (batch != NULL && base_identifier_to_bytes (batch, bytes))
    heading.batch = bytes;
  return dossier_journal_append (writing->journal, &heading, writing->ops, touched, error) && check (writing, error);
}

gboolean
dossier_writer_write (DossierJournal   *journal,
                      const DossierAct *act,
                      const char       *author,
                      const char       *side,
                      GPtrArray        *touched,
                      gboolean         *late,
                      GError          **error)
{
  g_autoptr (GPtrArray)  subjects = dossier_writer_gather (act);
  g_autoptr (GHashTable) along = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray)     ops = dossier_journal_new_ops ();
  Writing                writing = { journal, act, subjects, along, ops };
  gboolean               any_late;

  return plan (&writing, error) && commit_plan (&writing, author, side, touched, error) &&
         dossier_scrub_rows (journal, ops, act, late != NULL ? late : &any_late, error);
}
