/* dossier-writer-subject.c - what an act does to each record, gathered, and what of it alters anything */
#include "dossier-writer-private.h"

#include "dossier-schema.h"
#include "dossier-tables-merge.h"

#include <string.h>

static void
free_subject (gpointer data)
{
  DossierSubject *self = data;

  g_clear_pointer (&self->state, dossier_state_free);
  g_ptr_array_unref (self->sets);
  g_clear_pointer (&self->aliases, g_ptr_array_unref);
  g_clear_pointer (&self->erases, g_array_unref);
  g_free (self);
}

/* The last word on a field within one act is the one that counts. */
static void
replace_set (DossierSubject      *subject,
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

static DossierSubject *
find_subject (GPtrArray           *subjects,
              GHashTable          *by_id,
              const DossierChange *change)
{
  DossierSubject *subject = g_hash_table_lookup (by_id, change->subject);

  if (subject == NULL)
    {
      subject = g_new0 (DossierSubject, 1);
      subject->id = change->subject;
      subject->kind = change->kind;
      subject->sets = g_ptr_array_new ();
      g_ptr_array_add (subjects, subject);
      g_hash_table_insert (by_id, (gpointer) subject->id, subject);
    }
  return subject;
}

static gboolean
erases (const DossierSubject *subject,
        const DossierField   *field)
{
  for (guint i = 0; subject->erases != NULL && i < subject->erases->len; i++)
    if (g_array_index (subject->erases, guint, i) == field->number)
      return TRUE;
  return FALSE;
}

static void
add_erase (DossierSubject     *subject,
           const DossierField *field)
{
  if (subject->erases == NULL)
    subject->erases = g_array_new (FALSE, FALSE, sizeof (guint));
  if (!erases (subject, field))
    g_array_append_val (subject->erases, field->number);
}

GPtrArray *
dossier_writer_gather (const DossierAct *act)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray             *subjects = g_ptr_array_new_with_free_func (free_subject);

  for (guint i = 0; i < dossier_act_get_n_changes (act); i++)
    {
      const DossierChange *change = dossier_act_get_change (act, i);
      DossierSubject      *subject = find_subject (subjects, by_id, change);

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
  return subjects;
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
is_said (const DossierSubject *subject,
         const DossierField   *field,
         const char           *key)
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
add_alias (DossierSubject      *subject,
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
             DossierSubject      *subject,
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
              DossierSubject  *subject,
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

gboolean
dossier_writer_load (DossierJournal *journal,
                     DossierSubject *subject,
                     GError        **error)
{
  DossierDatabase   *database = dossier_journal_get_database (journal);
  guint8             uuid[BASE_IDENTIFIER_BYTES];
  g_autoptr (GError) local = NULL;

  base_identifier_to_bytes (subject->id, uuid);
  subject->ent = dossier_tables_find_ent (database, uuid, &local);
  if (subject->ent != 0)
    subject->state = dossier_projection_compute (database, dossier_journal_get_lineage (journal), subject->ent, NULL, &local);
  else if (local == NULL && subject->sets->len > 0)
    subject->ent = dossier_tables_ensure_ent (database, uuid, subject->kind->number, &local);
  if (local == NULL && subject->state != NULL && subject->sets->len > 0)
    dossier_tables_ensure_ent (database, uuid, subject->kind->number, &local);
  if (local == NULL)
    return find_aliases (database, subject, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
dossier_writer_alters (const DossierSubject *subject,
                       const DossierChange  *change,
                       gint64                rank)
{
  const DossierCell     *cell = subject->state ? dossier_state_find (subject->state, change->field->number, change->key) : NULL;
  g_autoptr (GByteArray) bytes = NULL;

  if (cell == NULL || erases (subject, change->field))
    return !is_empty (change);
  if (cell->current.rank > rank)
    return FALSE;
  bytes = g_byte_array_new ();
  dossier_codec_add_value (bytes, change->value);
  return cell->alternatives != NULL || bytes->len != cell->current.value_length ||
         memcmp (bytes->data, cell->current.value, bytes->len) != 0;
}
