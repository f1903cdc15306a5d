#include "histories-world.h"

#include <string.h>

/* What a desktop holds: DossierPoint. */
static GHashTable *
list_held (Desk *desk)
{
  GHashTable                  *held = g_hash_table_new_full (histories_hash_point, histories_is_same_point, g_free, NULL);
  g_autoptr (DossierStatement) rows = dossier_database_prepare (desk->replica->database, "SELECT run.uuid, txn.n FROM txn JOIN run ON run.id = txn.run", NULL);
  gsize                        length;

  while (dossier_statement_step (rows, NULL))
    {
      DossierPoint *point = g_new0 (DossierPoint, 1);

      memcpy (point->run, dossier_statement_get_bytes (rows, 0, &length), sizeof point->run);
      point->n = dossier_statement_get_integer (rows, 1);
      g_hash_table_add (held, point);
    }
  return held;
}

/* Something of that run. */
static gboolean
lacks (Desk         *desk,
       GHashTable   *given,
       const guint8 *run)
{
  g_autoptr (GHashTable) held = list_held (desk);
  GHashTableIter         each;
  gpointer               point;

  g_hash_table_iter_init (&each, given);
  while (g_hash_table_iter_next (&each, &point, NULL))
    if (memcmp (((DossierPoint *) point)->run, run, DOSSIER_RUN_BYTES) == 0 && !g_hash_table_contains (held, point))
      return TRUE;
  return FALSE;
}

static void
give_run (World        *world,
          Desk         *giver,
          GPtrArray    *takers,
          const guint8 *run,
          gint64        first)
{
  for (guint tries = 0; tries < 40; tries++, first++)
    {
      g_autoptr (DossierSegment) segment = dossier_stretch_read (giver->replica->database, run, first, G_MAXINT64, NULL);

      if (segment->transactions->len == 0)
        continue;
      for (guint i = 0; i < takers->len; i++)
        histories_take (world, takers->pdata[i], segment);
      first = dossier_segment_get_last (segment);
    }
}

/* Whoever holds something of any run gives it: what was lost on the share comes back from those who had it. Whole histories give all to
 * all again; in the others who lacks nothing is spared. */
static void
give_all (World *world,
          Desk  *giver)
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (giver->replica->database, "SELECT uuid, coalesce (parent_n, 0) FROM run WHERE known ORDER BY id", NULL);
  g_autoptr (GHashTable)       given = list_held (giver);
  gsize                        length;

  while (dossier_statement_step (rows, NULL))
    {
      g_autoptr (GPtrArray) takers = g_ptr_array_new ();
      gint64                first = dossier_statement_get_integer (rows, 1) + 1;
      guint8                run[DOSSIER_RUN_BYTES];

      memcpy (run, dossier_statement_get_bytes (rows, 0, &length), sizeof run);
      for (guint i = 0; i < world->desks->len; i++)
        if (world->desks->pdata[i] != giver && (world->is_whole || lacks (world->desks->pdata[i], given, run)))
          g_ptr_array_add (takers, world->desks->pdata[i]);
      if (takers->len > 0)
        give_run (world, giver, takers, run, first);
    }
  histories_note_given (giver);
}

static void
exchange (World *world)
{
  for (guint i = 0; i < world->desks->len; i++)
    {
      Desk *desk = world->desks->pdata[i];

      while (histories_seal (world, desk))
        ;
      histories_publish (world, desk);
    }
  for (guint i = 0; i < world->desks->len; i++)
    for (guint j = 0; j < world->share->len; j++)
      if (!((Parcel *) world->share->pdata[j])->is_lost && !g_hash_table_contains (((Desk *) world->desks->pdata[i])->taken, world->share->pdata[j]))
        if (histories_take (world, world->desks->pdata[i], ((Parcel *) world->share->pdata[j])->segment).receipt == DOSSIER_RECEIPT_TAKEN)
          g_hash_table_add (((Desk *) world->desks->pdata[i])->taken, world->share->pdata[j]);
  for (guint i = 0; world->loses_files && i < world->desks->len; i++)
    give_all (world, world->desks->pdata[i]);
}

static gint64
count_held (World *world)
{
  gint64 n = 0;

  for (guint i = 0; i < world->desks->len; i++)
    {
      Desk                        *desk = world->desks->pdata[i];
      g_autoptr (DossierStatement) row = dossier_database_prepare (desk->replica->database, "SELECT count(*) FROM txn", NULL);

      dossier_statement_step (row, NULL);
      n += dossier_statement_get_integer (row, 0);
    }
  return n;
}

/* Round after round, as desktops do: what one brings may be what another waited for. */
static void
exchange_until_nothing_comes (World *world)
{
  gint64 before;

  do
    {
      before = count_held (world);
      exchange (world);
    }
  while (count_held (world) > before);
}

/* TRUE: the founder declared lost what one file still waits for. */
static gboolean
declare_hole (World *world)
{
  Desk *founder = world->desks->pdata[0];

  for (guint i = 0; i < world->share->len; i++)
    {
      Parcel                      *parcel = world->share->pdata[i];
      DossierReceived              received = { 0 };
      g_autoptr (DossierStatement) row = NULL;
      DossierMembersAct            act = { .type = DOSSIER_MEMBERS_HOLE, .run = received.at.run, .first = 1 };

      if (!parcel->is_lost)
        received = histories_take (world, founder, parcel->segment);
      if (received.receipt != DOSSIER_RECEIPT_WAITING)
        continue;
      row = dossier_database_prepare (founder->replica->database, "SELECT max (applied, coalesce (parent_n, 0)) FROM run WHERE uuid = ?", NULL);
      dossier_statement_bind_bytes (row, 1, received.at.run, sizeof received.at.run);
      if (dossier_statement_step (row, NULL))
        act.first = dossier_statement_get_integer (row, 0) + 1;
      dossier_statement_reset (row);
      act.last = received.at.n;
      dossier_replica_act_on_members (founder->replica, act);
      world->n_holes++;
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_sticks (World *world)
{
  gboolean found = FALSE;

  for (guint i = 0; i < world->parcels->len; i++)
    {
      Parcel *parcel = world->parcels->pdata[i];

      found |= parcel->is_on_a_stick;
      parcel->is_lost &= !parcel->is_on_a_stick;
    }
  return found;
}

void
histories_exchange_all (World *world)
{
  for (guint turn = 0; turn == 0 || (turn == 1 && find_sticks (world)); turn++) /* what is found may wait for what is lost */
    {
      exchange_until_nothing_comes (world);
      while (declare_hole (world))
        exchange_until_nothing_comes (world);
    }
}
