#include "dossier-three.h"

#include "base-identifier.h"
#include "dossier-projection.h"

void
dossier_three_set_up (DossierThree *self,
                      gconstpointer data)
{
  DossierMembersAct open = { .type = DOSSIER_MEMBERS_OPEN };

  self->anna = dossier_replica_new (0);
  self->paul = dossier_replica_new (1);
  self->lea = dossier_replica_new (2);
  self->sealed = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_segment_free);
  if (data == NULL)
    dossier_replica_act_on_members (self->anna, open);
  for (guint i = 0; i < 3; i++)
    {
      dossier_replica_meet (self->anna, i, -1);
      dossier_replica_meet (self->paul, i, -1);
      dossier_replica_meet (self->lea, i, -1);
    }
}

void
dossier_three_tear_down (DossierThree *self,
                         gconstpointer data)
{
  g_ptr_array_unref (self->sealed);
  dossier_replica_free (self->anna);
  dossier_replica_free (self->paul);
  dossier_replica_free (self->lea);
}

DossierSegment *
dossier_three_hand_over (DossierThree   *self,
                         DossierReplica *from)
{
  DossierSegment *segment = dossier_replica_seal (from, FALSE);

  g_assert_nonnull (segment);
  g_ptr_array_add (self->sealed, segment);
  return segment;
}

/* All that is handed over, to all, until nothing waits. */
void
dossier_three_exchange (DossierThree *self)
{
  DossierReplica *all[] = { self->anna, self->paul, self->lea };

  for (guint i = 0; i < 3; i++)
    for (DossierSegment *segment; (segment = dossier_replica_seal (all[i], FALSE)) != NULL;)
      g_ptr_array_add (self->sealed, segment);
  for (guint turn = 0; turn < 3; turn++)
    for (guint i = 0; i < 3; i++)
      for (guint j = 0; j < self->sealed->len; j++)
        dossier_replica_receive (all[i], self->sealed->pdata[j], DOSSIER_RECEIVE_NOW);
}

void
dossier_three_assert_alike (DossierThree *self)
{
  g_autofree char *one = dossier_replica_dump (self->anna), *two = dossier_replica_dump (self->paul), *three = dossier_replica_dump (self->lea);

  g_assert_cmpstr (one, ==, two);
  g_assert_cmpstr (one, ==, three);
}

void
dossier_three_say_as (DossierReplica *desk,
                      const char     *id,
                      const char     *field,
                      const char     *text,
                      DossierRank     rank,
                      GBytes         *seen)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_set_rank (act, rank);
  dossier_act_set_seen (act, seen);
  dossier_act_set (act, dossier_kinds_find ("structure"), id, field, text ? dossier_value_new_text (text) : NULL);
  dossier_replica_write (desk, act, NULL);
}

void
dossier_three_say (DossierReplica *desk,
                   const char     *id,
                   const char     *field,
                   const char     *text)
{
  dossier_three_say_as (desk, id, field, text, DOSSIER_RANK_HUMAN, NULL);
}

void
dossier_three_remove_record (DossierReplica *desk,
                             const char     *id)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_delete (act, dossier_kinds_find ("structure"), id);
  dossier_replica_write (desk, act, NULL);
}

DossierState *
dossier_three_look (DossierReplica *desk,
                    const char     *id)
{
  guint8 uuid[BASE_IDENTIFIER_BYTES];

  base_identifier_to_bytes (id, uuid);
  return dossier_projection_compute (desk->database, dossier_journal_get_lineage (desk->journal), dossier_tables_find_ent (desk->database, uuid, NULL), NULL, NULL);
}

/* The field, and how many other values stand beside it. */
void
dossier_three_assert_says (DossierReplica *desk,
                           const char     *id,
                           const char     *field,
                           const char     *text,
                           guint           n_alternatives)
{
  g_autoptr (DossierState) state = dossier_three_look (desk, id);
  const DossierCell       *cell = dossier_state_find (state, dossier_kind_find_field (dossier_kinds_find ("structure"), field)->number, NULL);
  g_autoptr (DossierValue) value = NULL;

  g_assert_nonnull (cell);
  g_assert_true (dossier_codec_read_value (cell->current.value, cell->current.value_length, DOSSIER_FIELD_TEXT, &value));
  g_assert_cmpstr (value ? dossier_value_get_text (value) : NULL, ==, text);
  g_assert_cmpuint (cell->alternatives ? cell->alternatives->len : 0, ==, n_alternatives);
}

gint64
dossier_three_ask (DossierReplica *desk,
                   const char     *sql)
{
  g_autoptr (GError)           error = NULL;
  g_autoptr (DossierStatement) row = dossier_database_prepare (desk->database, sql, &error);
  gint64                       found = 0;

  g_assert_no_error (error);
  if (dossier_statement_step (row, &error))
    found = dossier_statement_get_integer (row, 0);
  g_assert_no_error (error);
  return found;
}

DossierReceipt
dossier_three_give (DossierReplica       *desk,
                    const DossierSegment *segment)
{
  return dossier_replica_receive (desk, segment, DOSSIER_RECEIVE_NOW).receipt;
}

const guint8 *
dossier_three_uuid_of (guint identity)
{
  return dossier_identity_get_poste (dossier_replica_get_identity (identity));
}

void
dossier_three_erase_phone (DossierReplica *desk)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_erase (act, dossier_kinds_find ("structure"), SCHOOL, "phone");
  dossier_replica_write (desk, act, NULL);
}

void
dossier_three_assert_holds (DossierThree *self,
                            const char   *sql,
                            gint64        count)
{
  g_assert_cmpint (dossier_three_ask (self->anna, sql), ==, count);
  g_assert_cmpint (dossier_three_ask (self->paul, sql), ==, count);
  g_assert_cmpint (dossier_three_ask (self->lea, sql), ==, count);
}
