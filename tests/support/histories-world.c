#include "histories-world.h"

#include "base-identifier.h"

#include <string.h>

const char *const histories_fields[4] = { "acronym", "address", "phone", "email" };
const char *const histories_keys[2] = { "Alpha", "Beta" };

static void
clear_word (gpointer data)
{
  g_free (((Word *) data)->key);
  g_clear_pointer (&((Word *) data)->value, g_bytes_unref);
}

void
histories_free_written (gpointer data)
{
  g_array_unref (((Written *) data)->words);
  g_free (data);
}

void
histories_free_parcel (gpointer data)
{
  dossier_segment_free (((Parcel *) data)->segment);
  g_free (data);
}

void
histories_free_desk (gpointer data)
{
  Desk *desk = data;

  dossier_replica_free (desk->replica);
  g_ptr_array_unref (desk->outbox);
  g_hash_table_unref (desk->taken);
  g_clear_pointer (&desk->token, g_bytes_unref);
  g_clear_pointer (&desk->backup, g_bytes_unref);
  g_free (desk);
}

gboolean
histories_happens (World *world,
                   double chance)
{
  return g_rand_double (world->rand) < chance;
}

guint
histories_choose (World *world,
                  guint  count)
{
  return (guint) g_rand_int_range (world->rand, 0, (gint32) count);
}

/* --- names */

/* Runs are named by chance: their first bytes tell them apart well enough. */
guint
histories_hash_point (gconstpointer key)
{
  const DossierPoint *point = key;
  guint               begin;

  memcpy (&begin, point->run, sizeof begin);
  return begin ^ (guint) point->n * 2654435761u;
}

gboolean
histories_is_same_point (gconstpointer a,
                         gconstpointer b)
{
  const DossierPoint *one = a, *other = b;

  return one->n == other->n && memcmp (one->run, other->run, sizeof one->run) == 0;
}

/* -1: written by nobody here: an act on members. */
int
histories_find_number (World              *world,
                       const DossierPoint *point)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (world->numbers, point)) - 1;
}

void
histories_get_ent (guint   index,
                   guint8 *uuid)
{
  memset (uuid, 0xe0, BASE_IDENTIFIER_BYTES);
  uuid[15] = (guint8) index;
}

const char *
histories_get_ent_id (guint index)
{
  static char id[BASE_IDENTIFIER_DIGITS + 1];
  guint8      uuid[BASE_IDENTIFIER_BYTES];

  histories_get_ent (index, uuid);
  return base_identifier_from_bytes (uuid, id);
}

/* --- what was really written */

static void
learn_set (Written                *written,
           const DossierOperation *operation,
           guint                   ent)
{
  gsize             length;
  const guint8     *bytes = g_bytes_get_data (operation->data, &length);
  DossierBytes      in = { bytes, bytes + length, TRUE };
  guint64           left = dossier_codec_begin_set (&in);
  DossierAssignment assignment;

  while (dossier_codec_next_assignment (&in, &left, &assignment))
    {
      Word word = { operation->kind, ent, assignment.field, g_strndup (assignment.key, assignment.key_length), g_bytes_new (assignment.value, assignment.value_length) };

      g_array_append_val (written->words, word);
    }
}

static void
learn_operation (Written                *written,
                 const DossierOperation *operation)
{
  Word word = { operation->kind, operation->entity[15], 0, g_strdup (""), g_bytes_ref (operation->data) };

  if (operation->kind == DOSSIER_OP_SET)
    {
      clear_word (&word);
      learn_set (written, operation, operation->entity[15]);
    }
  else
    g_array_append_val (written->words, word);
}

/* The chain as the run says it: its own run up to n, its parent's up to where it began. */
static void
mark_chain (World              *world,
            Desk               *desk,
            const DossierPoint *point,
            guint8             *set)
{
  DossierPoint    at = *point;
  DossierLineage *lineage = dossier_journal_get_lineage (desk->replica->journal);

  while (at.n > 0)
    {
      gint64       run = dossier_stretch_find_run (desk->replica->database, at.run, NULL), parent_n;
      gint64       parent = dossier_lineage_get_parent (lineage, run, &parent_n);
      DossierPoint before = at;

      for (; before.n > parent_n; before.n--)
        {
          int number = histories_find_number (world, &before);

          if (number >= 0)
            set[number] = TRUE;
        }
      if (parent == 0)
        return;
      memcpy (at.run, dossier_lineage_get_uuid (lineage, parent), sizeof at.run);
      at.n = parent_n;
    }
}

void
histories_learn (World              *world,
                 Desk               *desk,
                 const DossierPoint *point,
                 const guint8       *seen)
{
  gint64                         run = dossier_stretch_find_run (desk->replica->database, point->run, NULL);
  g_autoptr (DossierTransaction) transaction = dossier_stretch_read_transaction (desk->replica->database, run, point->run, point->n, NULL);
  Written                       *written = g_new0 (Written, 1);
  guint                          number = world->written->len;

  g_assert_cmpuint (number, <, MAX_WRITTEN);
  g_ptr_array_add (world->written, written);
  g_hash_table_insert (world->numbers, g_memdup2 (point, sizeof *point), GINT_TO_POINTER (number + 1));
  written->point = *point;
  written->t = transaction->t;
  written->rank = transaction->rank;
  written->words = g_array_new (FALSE, TRUE, sizeof (Word));
  g_array_set_clear_func (written->words, clear_word);
  for (guint i = 0; i < transaction->operations->len; i++)
    learn_operation (written, &g_array_index (transaction->operations, DossierOperation, i));
  desk->has[number] = TRUE;
  mark_chain (world, desk, point, written->chain);
  for (guint i = 0; i < MAX_WRITTEN; i++)
    written->seen[i] = seen[i] || written->chain[i];
  written->seen[number] = TRUE;
}
