#include "dossier-writer.h"

#include "base-identifier.h"
#include "dossier-rules-restore.h"
#include "dossier-rules.h"
#include "dossier-schema.h"
#include "dossier-scrub.h"
#include "dossier-tables-merge.h"

#include <string.h>

/* What an act does to one record, gathered. */
typedef struct
{
  const char        *id;
  const DossierKind *kind;
  gint64             ent;
  DossierState      *state;   /* as it stands; NULL: nothing is known of it yet */
  GPtrArray         *sets;    /* const DossierChange * */
  GPtrArray         *aliases; /* DossierChange, of sets as well: keys that lead where one does that is taken out; NULL: none */
  GArray            *erases;  /* guint: numbers of fields; NULL: none */
  gboolean           deletes, restores;
} Subject;

typedef struct
{
  DossierJournal   *journal;
  const DossierAct *act;
  GPtrArray        *subjects; /* Subject, in order of first mention */
  GHashTable       *by_id;    /* id → Subject, borrowed */
  GHashTable       *along;    /* rows of ent whose deletion or return is already planned */
  GArray           *ops;
} Writing;

static void
free_subject (gpointer data)
{
  Subject *self = data;

  g_clear_pointer (&self->state, dossier_state_free);
  g_ptr_array_unref (self->sets);
  g_clear_pointer (&self->aliases, g_ptr_array_unref);
  g_clear_pointer (&self->erases, g_array_unref);
  g_free (self);
}

/* The last word on a field within one act is the one that counts. */
static void
replace_set (Subject             *subject,
             const DossierChange *change)
{
  for (guint i = 0; i < subject->sets->len; i++)
    {
      const DossierChange *earlier = subject->sets->pdata[i];

      if (earlier->field == change->field && g_strcmp0 (earlier->key, change->key) == 0)
        {
          subject->sets->pdata[i] = (gpointer) change;
          return;
        }
    }
  g_ptr_array_add (subject->sets, (gpointer) change);
}

static Subject *
find_subject (Writing             *writing,
              const DossierChange *change)
{
  Subject *subject = g_hash_table_lookup (writing->by_id, change->subject);

  if (subject == NULL)
    {
      subject = g_new0 (Subject, 1);
      subject->id = change->subject;
      subject->kind = change->kind;
      subject->sets = g_ptr_array_new ();
      g_ptr_array_add (writing->subjects, subject);
      g_hash_table_insert (writing->by_id, (gpointer) subject->id, subject);
    }
  return subject;
}

static gboolean
erases (const Subject      *subject,
        const DossierField *field)
{
  for (guint i = 0; subject->erases != NULL && i < subject->erases->len; i++)
    if (g_array_index (subject->erases, guint, i) == field->number)
      return TRUE;
  return FALSE;
}

static void
add_erase (Subject            *subject,
           const DossierField *field)
{
  if (subject->erases == NULL)
    subject->erases = g_array_new (FALSE, FALSE, sizeof (guint));
  if (!erases (subject, field))
    g_array_append_val (subject->erases, field->number);
}

static void
gather (Writing *writing)
{
  for (guint i = 0; i < dossier_act_get_n_changes (writing->act); i++)
    {
      const DossierChange *change = dossier_act_get_change (writing->act, i);
      Subject             *subject = find_subject (writing, change);

      if (change->type == DOSSIER_CHANGE_SET)
        replace_set (subject, change);
      else if (change->type == DOSSIER_CHANGE_ERASE)
        add_erase (subject, change->field);
      else
        {
          subject->deletes = change->type == DOSSIER_CHANGE_DELETE;
          subject->restores = change->type == DOSSIER_CHANGE_RESTORE;
        }
    }
}

static gboolean
is_empty (const DossierChange *change)
{
  return change->value == NULL || (change->key != NULL && !dossier_value_get_boolean (change->value));
}

static gboolean
leads_to (DossierDatabase    *database,
          const DossierField *field,
          const char         *key,
          const char         *goal,
          gboolean           *same,
          GError            **error)
{
  gint64           ref;
  g_autofree char *followed = dossier_tables_dup_followed_key (database, field, key, &ref, error);

  *same = g_strcmp0 (followed, goal) == 0;
  return followed != NULL;
}

static gboolean
is_said (const Subject      *subject,
         const DossierField *field,
         const char         *key)
{
  for (guint i = 0; i < subject->sets->len; i++)
    {
      const DossierChange *change = subject->sets->pdata[i];

      if (change->field == field && g_strcmp0 (change->key, key) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
free_alias (gpointer data)
{
  dossier_value_unref (((DossierChange *) data)->value);
  g_free (data);
}

static void
add_alias (Subject             *subject,
           const DossierChange *change,
           const char          *key)
{
  DossierChange *alias;

  if (is_said (subject, change->field, key))
    return;
  alias = g_memdup2 (change, sizeof *change);
  alias->key = key;
  alias->value = dossier_value_new_boolean (FALSE);
  if (subject->aliases == NULL)
    subject->aliases = g_ptr_array_new_with_free_func (free_alias);
  g_ptr_array_add (subject->aliases, alias);
  g_ptr_array_add (subject->sets, alias);
}

/* A set shows the one that stands for a merged record; taking it out takes out the keys it was written under. */
static gboolean
add_aliases (DossierDatabase     *database,
             Subject             *subject,
             const DossierChange *change,
             GError             **error)
{
  for (guint i = 0; i < subject->state->cells->len; i++)
    {
      const DossierCell *cell = &g_array_index (subject->state->cells, DossierCell, i);
      gboolean           same;

      if (cell->field != change->field->number || strcmp (cell->key, change->key) == 0)
        continue;
      if (!leads_to (database, change->field, cell->key, change->key, &same, error))
        return FALSE;
      if (same)
        add_alias (subject, change, cell->key);
    }
  return TRUE;
}

static gboolean
find_aliases (DossierDatabase *database,
              Subject         *subject,
              GError         **error)
{
  guint n_sets = subject->sets->len;

  for (guint i = 0; subject->state != NULL && i < n_sets; i++)
    {
      const DossierChange *change = subject->sets->pdata[i];

      if (change->key != NULL && is_empty (change) && dossier_field_find_reference (change->field, change->key) != NULL &&
          !add_aliases (database, subject, change, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_subject (Writing *writing,
              Subject *subject,
              GError **error)
{
  DossierDatabase   *database = dossier_journal_get_database (writing->journal);
  guint8             uuid[BASE_IDENTIFIER_BYTES];
  g_autoptr (GError) local = NULL;

  base_identifier_to_bytes (subject->id, uuid);
  subject->ent = dossier_tables_find_ent (database, uuid, &local);
  if (subject->ent != 0)
    subject->state = dossier_projection_compute (database, dossier_journal_get_lineage (writing->journal), subject->ent, NULL, &local);
  else if (local == NULL && subject->sets->len > 0)
    subject->ent = dossier_tables_ensure_ent (database, uuid, subject->kind->number, &local);
  if (local == NULL && subject->state != NULL && subject->sets->len > 0)
    dossier_tables_ensure_ent (database, uuid, subject->kind->number, &local);
  if (local == NULL)
    return find_aliases (database, subject, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
alters (const Writing       *writing,
        const Subject       *subject,
        const DossierChange *change)
{
  const DossierCell     *cell = subject->state ? dossier_state_find (subject->state, change->field->number, change->key) : NULL;
  g_autoptr (GByteArray) bytes = NULL;

  if (cell == NULL || erases (subject, change->field))
    return !is_empty (change);
  if (cell->current.rank > (gint64) dossier_act_get_rank (writing->act))
    return FALSE;
  bytes = g_byte_array_new ();
  dossier_codec_add_value (bytes, change->value);
  return cell->alternatives != NULL || bytes->len != cell->current.value_length ||
         memcmp (bytes->data, cell->current.value, bytes->len) != 0;
}

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
add_sets (Writing *writing,
          Subject *subject)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  GByteArray            *data;
  guint                  count = 0;

  for (guint i = 0; i < subject->sets->len; i++)
    {
      const DossierChange *change = subject->sets->pdata[i];

      if (!alters (writing, subject, change))
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
add_erasure (Writing *writing,
             Subject *subject)
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
add_deletion (Writing *writing,
              Subject *subject,
              GError **error)
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
add_erasure_and_sets (Writing *writing,
                      Subject *subject)
{
  add_erasure (writing, subject);
  if (add_sets (writing, subject) && subject->state != NULL && subject->state->deleted)
    add_op (writing, subject->ent, DOSSIER_OP_DELETE, NULL);
}

static gboolean
is_merged (const Subject *subject)
{
  const DossierField *field = dossier_tables_find_merge_field (subject->kind);
  const DossierCell  *cell = field != NULL && subject->state != NULL ? dossier_state_find (subject->state, field->number, NULL) : NULL;

  return cell != NULL && cell->current.value_length > 1; /* a reference is longer than the sign that it was emptied */
}

/* A register does not take out of the trash what a person put there, nor parts what a person merged. */
static gboolean
is_held_back (const Writing *writing,
              const Subject *subject)
{
  gint64 rank = (gint64) dossier_act_get_rank (writing->act);

  if (subject->state != NULL && subject->state->deleted && subject->state->life_rank > rank)
    return TRUE;
  return rank == DOSSIER_RANK_REGISTER && is_merged (subject);
}

/* Writing in a deleted record brings it back, so that nothing typed is lost. */
static gboolean
returns (const Writing *writing,
         const Subject *subject)
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
      g_array_append_val (ents, ((Subject *) writing->subjects->pdata[i])->ent);
  if (ents->len == 0)
    return TRUE;
  rows = dossier_act_is_exact (writing->act) ? g_array_ref (ents) : dossier_rules_list_returning (dossier_journal_get_database (writing->journal), ents, error);
  if (rows != NULL)
    add_each (writing, rows, DOSSIER_OP_RESTORE);
  return rows != NULL;
}

static gboolean
plan_subject (Writing *writing,
              Subject *subject,
              GError **error)
{
  if (subject->deletes)
    return add_deletion (writing, subject, error);
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
  gather (writing);
  for (guint i = 0; i < writing->subjects->len; i++)
    if (!load_subject (writing, writing->subjects->pdata[i], error))
      return FALSE;
  if (!plan_returns (writing, error))
    return FALSE;
  for (guint i = 0; i < writing->subjects->len; i++)
    if (!plan_subject (writing, writing->subjects->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
check (Writing *writing,
       GError **error)
{
  for (guint i = 0; i < writing->ops->len; i++)
    {
      const DossierOp *op = &g_array_index (writing->ops, DossierOp, i);

      if (op->kind != DOSSIER_OP_DELETE && !dossier_rules_check (dossier_journal_get_database (writing->journal), op->ent, error))
        return FALSE;
    }
  return TRUE;
}

static gint64
find_author (DossierDatabase *database,
             const char      *name,
             GError         **error)
{
  g_autoptr (DossierStatement) row = NULL;

  row = dossier_database_prepare (database, "SELECT a.id FROM author a JOIN ent ON ent.id = a.id WHERE a.name = ? AND ent.state = 1 ORDER BY a.id LIMIT 1", error);
  if (row == NULL)
    return 0;
  dossier_statement_bind_text (row, 1, name);
  return dossier_statement_step (row, error) ? dossier_statement_get_integer (row, 0) : 0;
}

char *
dossier_writer_dup_founding_batch (DossierDatabase *database)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT v FROM meta WHERE k = 'founding'", NULL);
  char                         id[BASE_IDENTIFIER_DIGITS + 1];
  const guint8                *bytes;
  gsize                        length;

  if (row == NULL || !dossier_statement_step (row, NULL))
    return NULL;
  bytes = dossier_statement_get_bytes (row, 0, &length);
  return length == BASE_IDENTIFIER_BYTES ? g_strdup (base_identifier_from_bytes (bytes, id)) : NULL;
}

/* An author is written with the founding of the dossier: undoing never takes a name out of the history. */
static gboolean
make_author (DossierJournal *journal,
             const char     *name,
             const char     *side,
             GPtrArray      *touched,
             GError        **error)
{
  const DossierKind     *kind = dossier_kinds_find ("author");
  g_autoptr (DossierAct) act = dossier_act_new (NULL);
  const char            *id = dossier_act_create (act, kind, NULL);
  g_autofree char       *batch = dossier_writer_dup_founding_batch (dossier_journal_get_database (journal));

  dossier_act_set_batch (act, batch);
  dossier_act_set (act, kind, id, "name", dossier_value_new_text (name));
  if (side != NULL && *side != '\0')
    dossier_act_set (act, kind, id, "side", dossier_value_new_text (side));
  return dossier_writer_write (journal, act, NULL, NULL, touched, error);
}

gboolean
dossier_writer_ensure_author (DossierJournal *journal,
                              const char     *name,
                              const char     *side,
                              gint64         *ent,
                              GPtrArray      *touched,
                              GError        **error)
{
  g_autoptr (GError) local = NULL;

  *ent = 0;
  if (name == NULL || *name == '\0')
    return TRUE;
  *ent = find_author (dossier_journal_get_database (journal), name, &local);
  if (*ent == 0 && local == NULL && make_author (journal, name, side, touched, &local))
    *ent = find_author (dossier_journal_get_database (journal), name, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
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
                      GError          **error)
{
  g_autoptr (GPtrArray)  subjects = g_ptr_array_new_with_free_func (free_subject);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) along = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray)     ops = dossier_journal_new_ops ();
  Writing                writing = { journal, act, subjects, by_id, along, ops };

  return plan (&writing, error) && commit_plan (&writing, author, side, touched, error) &&
         dossier_scrub_rows (journal, ops, act, error);
}
