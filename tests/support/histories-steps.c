#include "histories-world.h"

#include "dossier-scrub.h"
#include "dossier-vector.h"

#include <string.h>

#define YEAR (G_GINT64_CONSTANT (365) * 24 * 3600 * 1000)
#define MAX_DESKS 8

static DossierValue *
new_word (World *world,
          guint  field,
          guint  turn)
{
  g_autofree char *text = g_strdup_printf ("v%u.%u.%u", world->written->len, field, turn);

  return dossier_value_new_text (text);
}

static void
add_words (World      *world,
           DossierAct *act,
           guint       ent)
{
  const DossierKind *kind = dossier_kinds_find ("structure");
  guint              n_fields = 1 + histories_choose (world, 3);

  for (guint i = 0; i < n_fields; i++)
    {
      guint field = histories_choose (world, G_N_ELEMENTS (histories_fields));

      dossier_act_set (act, kind, histories_get_ent_id (ent), histories_fields[field],
                       histories_happens (world, 0.1) ? NULL : new_word (world, field, i));
    }
  if (histories_happens (world, 0.3))
    dossier_act_put (act, kind, histories_get_ent_id (ent), "other_names", histories_keys[histories_choose (world, G_N_ELEMENTS (histories_keys))], histories_happens (world, 0.6));
}

static gboolean
is_named (Desk *desk,
          guint ent)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (desk->replica->database, "SELECT 1 FROM structure s JOIN ent e ON e.id = s.id WHERE e.uuid = ? AND s.name IS NOT NULL", NULL);
  guint8                       uuid[BASE_IDENTIFIER_BYTES];

  histories_get_ent (ent, uuid);
  dossier_statement_bind_bytes (row, 1, uuid, sizeof uuid);
  return dossier_statement_step (row, NULL);
}

static void
name (Desk       *desk,
      DossierAct *act,
      guint       ent)
{
  if (!is_named (desk, ent))
    dossier_act_set (act, dossier_kinds_find ("structure"), histories_get_ent_id (ent), "name", dossier_value_new_text ("École"));
}

static DossierAct *
new_act (World *world,
         Desk  *desk)
{
  const DossierKind *kind = dossier_kinds_find ("structure");
  DossierAct        *act = dossier_act_new (NULL);
  double             what = g_rand_double (world->rand);
  guint              ent = histories_choose (world, N_ENTS);

  if (what < 0.8)
    for (guint i = 0; i <= histories_choose (world, 2); i++, ent = histories_choose (world, N_ENTS))
      {
        name (desk, act, ent);
        add_words (world, act, ent);
      }
  else if (what < 0.89)
    dossier_act_delete (act, kind, histories_get_ent_id (ent));
  else if (what < 0.94)
    dossier_act_restore (act, kind, histories_get_ent_id (ent));
  else
    dossier_act_erase (act, kind, histories_get_ent_id (ent), what < 0.97 ? histories_fields[histories_choose (world, G_N_ELEMENTS (histories_fields))] : "other_names");
  if (what < 0.12)
    dossier_act_set_rank (act, DOSSIER_RANK_REGISTER);
  return act;
}

static void
edit (World *world,
      Desk  *desk)
{
  DossierAct  *act = new_act (world, desk);
  gboolean     is_late = desk->token != NULL && histories_happens (world, 0.3);
  Set          seen;
  DossierPoint point;

  memcpy (seen, is_late ? desk->token_has : desk->has, sizeof seen);
  if (is_late)
    dossier_act_set_seen (act, desk->token);
  dossier_act_set_wall_time (act, MAX (1, world->now + desk->skew));
  if (dossier_replica_write (desk->replica, act, &point))
    histories_learn (world, desk, &point, seen);
}

static void
open_form (Desk *desk)
{
  g_clear_pointer (&desk->token, g_bytes_unref);
  desk->token = dossier_replica_dup_seen (desk->replica);
  memcpy (desk->token_has, desk->has, sizeof desk->token_has);
}

static Parcel *
add_parcel (World          *world,
            DossierSegment *segment)
{
  Parcel *parcel = g_new0 (Parcel, 1);

  parcel->segment = segment;
  g_ptr_array_add (world->parcels, parcel);
  return parcel;
}

/* What a crash left is found again by the next start, and adopted. */
static void
adopt (Desk           *desk,
       DossierSegment *segment)
{
  gboolean same;

  g_assert_true (dossier_stretch_is_same (desk->replica->database, segment, &same, NULL));
  g_assert_true (same);
  g_assert_true (dossier_stretch_seal (desk->replica->database, segment, NULL));
}

gboolean
histories_seal (World *world,
                Desk  *desk)
{
  gboolean        crashes = histories_happens (world, 0.1);
  DossierSegment *segment = dossier_replica_seal (desk->replica, crashes);

  if (segment == NULL)
    return FALSE;
  if (crashes)
    {
      dossier_replica_restart (desk->replica);
      if (histories_happens (world, 0.7))
        adopt (desk, segment); /* else a harmless duplicate */
    }
  g_ptr_array_add (desk->outbox, add_parcel (world, segment));
  return TRUE;
}

static void
note_there (Desk         *desk,
            const GArray *points)
{
  g_autoptr (DossierDatabaseScope) scope = dossier_database_begin (desk->replica->database, NULL);

  g_assert_true (dossier_scrub_published (desk->replica->journal, points, NULL));
  g_assert_true (dossier_database_commit (scope, NULL));
}

/* As a round says it: the end of what is there, and no run before. */
static void
note_published (Desk         *desk,
                const Parcel *parcel)
{
  g_autoptr (GArray)        points = g_array_new (FALSE, TRUE, sizeof (DossierPoint));
  const DossierTransaction *last = parcel->segment->transactions->pdata[parcel->segment->transactions->len - 1];

  g_array_append_val (points, last->point);
  note_there (desk, points);
}

void
histories_note_given (Desk *desk)
{
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (DossierPoint));
  g_autoptr (GArray) tips = dossier_vector_read_tips (desk->replica->database, NULL);

  for (guint i = 0; i < tips->len; i++)
    g_array_append_val (points, g_array_index (tips, DossierTip, i).point);
  note_there (desk, points);
}

void
histories_publish (World *world,
                   Desk  *desk)
{
  for (; desk->outbox->len > 0; g_ptr_array_remove_index (desk->outbox, 0))
    {
      Parcel *parcel = desk->outbox->pdata[0];

      g_ptr_array_add (world->share, parcel);
      if (!parcel->is_lost)
        note_published (desk, parcel);
    }
}

gboolean
histories_is_here (Desk               *desk,
                   const DossierPoint *point)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (desk->replica->database, "SELECT 1 FROM txn JOIN run ON run.id = txn.run WHERE run.uuid = ? AND txn.n = ?", NULL);

  dossier_statement_bind_bytes (row, 1, point->run, sizeof point->run);
  dossier_statement_bind_integer (row, 2, point->n);
  return dossier_statement_step (row, NULL);
}

static void
note_here (World                *world,
           Desk                 *desk,
           const DossierSegment *segment)
{
  for (guint i = 0; i < segment->transactions->len; i++)
    {
      const DossierTransaction *transaction = segment->transactions->pdata[i];
      int                       number = histories_find_number (world, &transaction->point);

      if (number >= 0 && !desk->has[number])
        desk->has[number] = histories_is_here (desk, &transaction->point);
    }
}

DossierReceived
histories_take (World                *world,
                Desk                 *desk,
                const DossierSegment *segment)
{
  DossierReceived received = dossier_replica_receive (desk->replica, segment, DOSSIER_RECEIVE_NOW);

  g_assert_cmpint (received.receipt, !=, DOSSIER_RECEIPT_REFUSED);
  note_here (world, desk, segment);
  return received;
}

/* The way files arrive: some, in any order, some twice. */
static void
pull (World *world,
      Desk  *desk)
{
  double lag = g_rand_double (world->rand);

  for (guint i = 0; i < world->share->len; i++)
    {
      Parcel *parcel = world->share->pdata[histories_choose (world, world->share->len)];

      if (parcel->is_lost || histories_happens (world, lag) || (g_hash_table_contains (desk->taken, parcel) && !histories_happens (world, 0.05)))
        continue;
      if (histories_take (world, desk, parcel->segment).receipt == DOSSIER_RECEIPT_TAKEN)
        g_hash_table_add (desk->taken, parcel);
    }
}

static void
lose_files (World *world)
{
  world->loses_files = TRUE;
  for (guint i = 0; i < world->share->len; i++)
    if (histories_happens (world, 0.4))
      ((Parcel *) world->share->pdata[i])->is_lost = TRUE;
}

Desk *
histories_add_desk (World  *world,
                    GBytes *file,
                    guint   identity)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->identity = identity;
  desk->replica = file ? dossier_replica_new_from (file, identity) : dossier_replica_new (identity);
  desk->outbox = g_ptr_array_new ();
  desk->taken = g_hash_table_new (NULL, NULL);
  desk->skew = histories_happens (world, 0.5) ? 0 : histories_happens (world, 0.3) ? 9 * YEAR
                                                  : histories_happens (world, 0.3) ? -56 * YEAR
                                                                                   : g_rand_int_range (world->rand, -3000, 3000);
  for (guint i = 0; i < MAX_DESKS; i++)
    dossier_replica_meet (desk->replica, i, -1);
  g_ptr_array_add (world->desks, desk);
  return desk;
}

/* A disk image, and then the same key; or a file carried to another desktop. What it holds that was not handed over yet, only the key of
 * the first one could sign: all is, before. */
static void
copy_desk (World *world,
           Desk  *desk)
{
  g_autoptr (GBytes) file = NULL;
  Desk              *other;

  while (histories_seal (world, desk))
    ;
  file = dossier_replica_dup_file (desk->replica);
  dossier_replica_restart (desk->replica);
  other = histories_add_desk (world, file, histories_happens (world, 0.5) ? desk->identity : world->desks->len);
  memcpy (other->has, desk->has, sizeof other->has);
}

static void
back_up (Desk *desk)
{
  g_clear_pointer (&desk->backup, g_bytes_unref);
  desk->backup = dossier_replica_dup_file (desk->replica);
  memcpy (desk->backup_has, desk->has, sizeof desk->backup_has);
}

static void
restore (Desk *desk)
{
  dossier_replica_restore (desk->replica, desk->backup);
  memcpy (desk->has, desk->backup_has, sizeof desk->has);
  g_hash_table_remove_all (desk->taken);
  g_clear_pointer (&desk->token, g_bytes_unref);
}

/* A backup; then work of which one file is lost and the next is not; then the backup again. */
static void
lose_the_middle (World *world,
                 Desk  *desk)
{
  guint before = world->parcels->len;

  if (desk->is_away)
    return;
  back_up (desk);
  for (guint i = 0; i < 2; i++)
    {
      edit (world, desk);
      edit (world, desk);
      histories_seal (world, desk);
    }
  if (world->parcels->len > before + 1)
    {
      Parcel *parcel = world->parcels->pdata[before + histories_choose (world, 2)];

      parcel->is_lost = world->loses_files = TRUE;
      parcel->is_on_a_stick = histories_happens (world, 0.5);
    }
  histories_publish (world, desk);
  if (histories_happens (world, 0.8))
    restore (desk);
}

void
histories_step (World *world)
{
  Desk  *desk = world->desks->pdata[histories_choose (world, world->desks->len)];
  double what = g_rand_double (world->rand);

  world->now += g_rand_int_range (world->rand, 1, 5000);
  if (what < 0.45)
    edit (world, desk);
  else if (what < 0.52)
    open_form (desk);
  else if (what < 0.64)
    histories_seal (world, desk);
  else if (what < 0.74 && !desk->is_away)
    histories_publish (world, desk);
  else if (what < 0.88 && !desk->is_away)
    pull (world, desk);
  else if (what < 0.90)
    dossier_replica_restart (desk->replica);
  else if (what < 0.92)
    desk->is_away = !desk->is_away;
  else if (what < 0.945)
    back_up (desk);
  else if (what < 0.975 && desk->backup != NULL)
    restore (desk);
  else if (what < 0.98 && world->desks->len < MAX_DESKS)
    copy_desk (world, desk);
  else if (what >= 0.985 && what < 0.99)
    lose_the_middle (world, desk);
  else if (what >= 0.98)
    lose_files (world);
}
