/* Random histories of several desktops against an oracle of its own: what each author had really before the eyes (T1 of SYNC.md).
 *
 * Desktops edit (in forms opened earlier too), import as registers, delete, bring back, erase, publish, lose files, crash, are restored
 * from backups and cloned, with clocks in 1970 and 2035. After all was exchanged every one must show the same (I2), and exactly what
 * the oracle says: nothing is lost without a word (I3), what was replaced knowingly does not come back, what was erased is nowhere (I9).
 *
 * LIENS_HISTORIES: how many; LIENS_SEED: the first one, so that a long series is split, or gone on with. A failure names its seed. */
#include "dossier-replica.h"

#include "base-identifier.h"
#include "dossier-fixture.h"
#include "dossier-projection.h"
#include "dossier-scrub.h"

#include <stdlib.h>
#include <string.h>

#ifdef __SANITIZE_ADDRESS__
#define N_HISTORIES 150 /* each takes three times as long */
#else
#define N_HISTORIES 600
#endif

#define WHOLE_EACH 10 /* how rare long histories in real files are: the others are short, in memory, many */
#define MAX_WRITTEN 512
#define MAX_DESKS 8
#define N_ENTS 6
#define YEAR (G_GINT64_CONSTANT (365) * 24 * 3600 * 1000)
#define BEGIN G_GINT64_CONSTANT (1770000000000)

typedef guint8 Set[MAX_WRITTEN]; /* of transactions, by number */

/* What one operation of a transaction says. */
typedef struct
{
  guint   kind, ent, field;
  char   *key;
  GBytes *value;
} Word;

typedef struct
{
  DossierPoint point;
  gint64       t;
  guint        rank;
  GArray      *words;
  Set          seen;  /* by its author, itself included */
  Set          chain; /* of its own chain */
} Written;

typedef struct
{
  DossierSegment *segment;
  gboolean        is_lost;
  gboolean        is_on_a_stick; /* lost, until somebody finds it */
} Parcel;

typedef struct
{
  DossierReplica *replica;
  guint           identity;
  gint64          skew;
  gboolean        is_away;
  Set             has;
  GPtrArray      *outbox; /* Parcel, borrowed: sealed and not published */
  GHashTable     *taken;  /* Parcel, borrowed */
  GBytes         *token;  /* of a form that is open */
  Set             token_has;
  GBytes         *backup;
  Set             backup_has;
} Desk;

typedef struct
{
  guint       seed;
  GRand      *rand;
  GPtrArray  *desks;
  GPtrArray  *written; /* Written, by number */
  GHashTable *numbers; /* DossierPoint → number + 1 */
  GPtrArray  *parcels; /* all, owned */
  GPtrArray  *share;   /* borrowed */
  gint64      now;
  guint       n_holes, n_alternatives;
  gboolean    is_whole;    /* on disk, long, and all is exchanged whatever it brings */
  gboolean    loses_files; /* not all that was published is on the share */
} World;

static struct
{
  guint strict, written, alternatives, holes, desks;
} total;

static const char *const fields[] = { "acronym", "address", "phone", "email" };
static const char *const keys[] = { "Alpha", "Beta" };

static void
clear_word (gpointer data)
{
  g_free (((Word *) data)->key);
  g_clear_pointer (&((Word *) data)->value, g_bytes_unref);
}

static void
free_written (gpointer data)
{
  g_array_unref (((Written *) data)->words);
  g_free (data);
}

static void
free_parcel (gpointer data)
{
  dossier_segment_free (((Parcel *) data)->segment);
  g_free (data);
}

static void
free_desk (gpointer data)
{
  Desk *desk = data;

  dossier_replica_free (desk->replica);
  g_ptr_array_unref (desk->outbox);
  g_hash_table_unref (desk->taken);
  g_clear_pointer (&desk->token, g_bytes_unref);
  g_clear_pointer (&desk->backup, g_bytes_unref);
  g_free (desk);
}

static gboolean
happens (World *world,
         double chance)
{
  return g_rand_double (world->rand) < chance;
}

static guint
choose (World *world,
        guint  count)
{
  return (guint) g_rand_int_range (world->rand, 0, (gint32) count);
}

/* --- names */

/* Runs are named by chance: their first bytes tell them apart well enough. */
static guint
hash_point (gconstpointer key)
{
  const DossierPoint *point = key;
  guint               begin;

  memcpy (&begin, point->run, sizeof begin);
  return begin ^ (guint) point->n * 2654435761u;
}

static gboolean
is_same_point (gconstpointer a,
               gconstpointer b)
{
  const DossierPoint *one = a, *other = b;

  return one->n == other->n && memcmp (one->run, other->run, sizeof one->run) == 0;
}

/* -1: written by nobody here: an act on members. */
static int
find_number (World              *world,
             const DossierPoint *point)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (world->numbers, point)) - 1;
}

static void
get_ent (guint   index,
         guint8 *uuid)
{
  memset (uuid, 0xe0, BASE_IDENTIFIER_BYTES);
  uuid[15] = (guint8) index;
}

static const char *
get_ent_id (guint index)
{
  static char id[BASE_IDENTIFIER_DIGITS + 1];
  guint8      uuid[BASE_IDENTIFIER_BYTES];

  get_ent (index, uuid);
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
          int number = find_number (world, &before);

          if (number >= 0)
            set[number] = TRUE;
        }
      if (parent == 0)
        return;
      memcpy (at.run, dossier_lineage_get_uuid (lineage, parent), sizeof at.run);
      at.n = parent_n;
    }
}

static void
learn (World              *world,
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

/* --- what desktops do */

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
  guint              n_fields = 1 + choose (world, 3);

  for (guint i = 0; i < n_fields; i++)
    {
      guint field = choose (world, G_N_ELEMENTS (fields));

      dossier_act_set (act, kind, get_ent_id (ent), fields[field],
                       happens (world, 0.1) ? NULL : new_word (world, field, i));
    }
  if (happens (world, 0.3))
    dossier_act_put (act, kind, get_ent_id (ent), "other_names", keys[choose (world, G_N_ELEMENTS (keys))], happens (world, 0.6));
}

static gboolean
is_named (Desk *desk,
          guint ent)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (desk->replica->database, "SELECT 1 FROM structure s JOIN ent e ON e.id = s.id WHERE e.uuid = ? AND s.name IS NOT NULL", NULL);
  guint8                       uuid[BASE_IDENTIFIER_BYTES];

  get_ent (ent, uuid);
  dossier_statement_bind_bytes (row, 1, uuid, sizeof uuid);
  return dossier_statement_step (row, NULL);
}

static void
name (Desk       *desk,
      DossierAct *act,
      guint       ent)
{
  if (!is_named (desk, ent))
    dossier_act_set (act, dossier_kinds_find ("structure"), get_ent_id (ent), "name", dossier_value_new_text ("École"));
}

static DossierAct *
new_act (World *world,
         Desk  *desk)
{
  const DossierKind *kind = dossier_kinds_find ("structure");
  DossierAct        *act = dossier_act_new (NULL);
  double             what = g_rand_double (world->rand);
  guint              ent = choose (world, N_ENTS);

  if (what < 0.8)
    for (guint i = 0; i <= choose (world, 2); i++, ent = choose (world, N_ENTS))
      {
        name (desk, act, ent);
        add_words (world, act, ent);
      }
  else if (what < 0.89)
    dossier_act_delete (act, kind, get_ent_id (ent));
  else if (what < 0.94)
    dossier_act_restore (act, kind, get_ent_id (ent));
  else
    dossier_act_erase (act, kind, get_ent_id (ent), what < 0.97 ? fields[choose (world, G_N_ELEMENTS (fields))] : "other_names");
  if (what < 0.12)
    dossier_act_set_rank (act, DOSSIER_RANK_REGISTER);
  return act;
}

static void
edit (World *world,
      Desk  *desk)
{
  DossierAct  *act = new_act (world, desk);
  gboolean     is_late = desk->token != NULL && happens (world, 0.3);
  Set          seen;
  DossierPoint point;

  memcpy (seen, is_late ? desk->token_has : desk->has, sizeof seen);
  if (is_late)
    dossier_act_set_seen (act, desk->token);
  dossier_act_set_wall_time (act, MAX (1, world->now + desk->skew));
  if (dossier_replica_write (desk->replica, act, &point))
    learn (world, desk, &point, seen);
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

static gboolean
seal (World *world,
      Desk  *desk)
{
  gboolean        crashes = happens (world, 0.1);
  DossierSegment *segment = dossier_replica_seal (desk->replica, crashes);

  if (segment == NULL)
    return FALSE;
  if (crashes)
    {
      dossier_replica_restart (desk->replica);
      if (happens (world, 0.7))
        adopt (desk, segment); /* else a harmless duplicate */
    }
  g_ptr_array_add (desk->outbox, add_parcel (world, segment));
  return TRUE;
}

static void
note_published (Desk         *desk,
                const Parcel *parcel)
{
  g_autoptr (GArray)               points = g_array_new (FALSE, TRUE, sizeof (DossierPoint));
  g_autoptr (DossierDatabaseScope) scope = dossier_database_begin (desk->replica->database, NULL);

  for (guint i = 0; i < parcel->segment->sections->len; i++)
    {
      const DossierSection *section = &g_array_index (parcel->segment->sections, DossierSection, i);
      DossierPoint          point = { .n = section->last };

      memcpy (point.run, section->run, sizeof point.run);
      g_array_append_val (points, point);
    }
  g_assert_true (dossier_scrub_published (desk->replica->journal, points, NULL));
  g_assert_true (dossier_database_commit (scope, NULL));
}

static void
publish (World *world,
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

static gboolean
is_here (Desk               *desk,
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
      int                       number = find_number (world, &transaction->point);

      if (number >= 0 && !desk->has[number])
        desk->has[number] = is_here (desk, &transaction->point);
    }
}

static DossierReceived
take (World                *world,
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
      Parcel *parcel = world->share->pdata[choose (world, world->share->len)];

      if (parcel->is_lost || happens (world, lag) || (g_hash_table_contains (desk->taken, parcel) && !happens (world, 0.05)))
        continue;
      if (take (world, desk, parcel->segment).receipt == DOSSIER_RECEIPT_TAKEN)
        g_hash_table_add (desk->taken, parcel);
    }
}

static void
lose_files (World *world)
{
  world->loses_files = TRUE;
  for (guint i = 0; i < world->share->len; i++)
    if (happens (world, 0.4))
      ((Parcel *) world->share->pdata[i])->is_lost = TRUE;
}

static Desk *
add_desk (World  *world,
          GBytes *file,
          guint   identity)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->identity = identity;
  desk->replica = file ? dossier_replica_new_from (file, identity) : dossier_replica_new (identity);
  desk->outbox = g_ptr_array_new ();
  desk->taken = g_hash_table_new (NULL, NULL);
  desk->skew = happens (world, 0.5) ? 0 : happens (world, 0.3) ? 9 * YEAR
                                        : happens (world, 0.3) ? -56 * YEAR
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

  while (seal (world, desk))
    ;
  file = dossier_replica_dup_file (desk->replica);
  dossier_replica_restart (desk->replica);
  other = add_desk (world, file, happens (world, 0.5) ? desk->identity : world->desks->len);
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
      seal (world, desk);
    }
  if (world->parcels->len > before + 1)
    {
      Parcel *parcel = world->parcels->pdata[before + choose (world, 2)];

      parcel->is_lost = world->loses_files = TRUE;
      parcel->is_on_a_stick = happens (world, 0.5);
    }
  publish (world, desk);
  if (happens (world, 0.8))
    restore (desk);
}

static void
step (World *world)
{
  Desk  *desk = world->desks->pdata[choose (world, world->desks->len)];
  double what = g_rand_double (world->rand);

  world->now += g_rand_int_range (world->rand, 1, 5000);
  if (what < 0.45)
    edit (world, desk);
  else if (what < 0.52)
    open_form (desk);
  else if (what < 0.64)
    seal (world, desk);
  else if (what < 0.74 && !desk->is_away)
    publish (world, desk);
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

/* --- in the end */

/* What a desktop holds: DossierPoint. */
static GHashTable *
list_held (Desk *desk)
{
  GHashTable                  *held = g_hash_table_new_full (hash_point, is_same_point, g_free, NULL);
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
        take (world, takers->pdata[i], segment);
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
}

static void
exchange (World *world)
{
  for (guint i = 0; i < world->desks->len; i++)
    {
      Desk *desk = world->desks->pdata[i];

      while (seal (world, desk))
        ;
      publish (world, desk);
    }
  for (guint i = 0; i < world->desks->len; i++)
    for (guint j = 0; j < world->share->len; j++)
      if (!((Parcel *) world->share->pdata[j])->is_lost && !g_hash_table_contains (((Desk *) world->desks->pdata[i])->taken, world->share->pdata[j]))
        if (take (world, world->desks->pdata[i], ((Parcel *) world->share->pdata[j])->segment).receipt == DOSSIER_RECEIPT_TAKEN)
          g_hash_table_add (((Desk *) world->desks->pdata[i])->taken, world->share->pdata[j]);
  for (guint i = 0; world->loses_files && i < world->desks->len; i++)
    give_all (world, world->desks->pdata[i]);
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
        received = take (world, founder, parcel->segment);
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

static void
exchange_all (World *world)
{
  for (guint turn = 0; turn == 0 || (turn == 1 && find_sticks (world)); turn++) /* what is found may wait for what is lost */
    {
      exchange (world);
      exchange (world);
      while (declare_hole (world))
        exchange (world);
    }
}

/* --- the oracle */

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

          if (erasure->kind == DOSSIER_OP_ERASE && erasure->ent == word->ent && dossier_codec_erase_covers (data, length, word->field) && !saw (world, number, i))
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
static void
check_erased (World *world,
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
          get_ent (word->ent, uuid);
          dossier_statement_bind_bytes (row, 1, uuid, sizeof uuid);
          dossier_statement_bind_bytes (row, 2, value, length);
          if (dossier_statement_step (row, NULL))
            fail (world, "an erased value is still there", word->ent, word->field);
          dossier_statement_reset (row);
        }
    }
}

/* A run that is only named, and whose own transactions nobody has any more. */
static gboolean
has_lost_run (Desk *desk)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (desk->replica->database, "SELECT 1 FROM run WHERE NOT known", NULL);

  return dossier_statement_step (row, NULL);
}

static void
check_against_truth (World *world,
                     Desk  *desk)
{
  const DossierKind *kind = dossier_kinds_find ("structure");

  for (guint ent = 0; ent < N_ENTS; ent++)
    {
      guint8                   uuid[BASE_IDENTIFIER_BYTES];
      gint64                   row;
      g_autoptr (DossierState) state = NULL;

      get_ent (ent, uuid);
      row = dossier_tables_find_ent (desk->replica->database, uuid, NULL);
      if (row == 0)
        continue;
      state = dossier_projection_compute (desk->replica->database, dossier_journal_get_lineage (desk->replica->journal), row, NULL, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        check_cell (world, desk, state, ent, dossier_kind_find_field (kind, fields[i])->number, "");
      for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
        check_cell (world, desk, state, ent, dossier_kind_find_field (kind, "other_names")->number, keys[i]);
      check_life (world, desk, state, ent);
    }
}

static void
check_same (World *world)
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
static void
check_all_here (World *world)
{
  Desk *first = world->desks->pdata[0];

  for (guint i = 0; i < world->share->len; i++)
    {
      const Parcel *parcel = world->share->pdata[i];

      for (guint j = 0; !parcel->is_lost && j < parcel->segment->transactions->len; j++)
        if (!is_here (first, &((DossierTransaction *) parcel->segment->transactions->pdata[j])->point))
          g_error ("seed %u: a transaction of the share is missing", world->seed);
    }
}

static void
begin (World *world)
{
  guint             count = world->is_whole ? 3 + choose (world, 3) : 2 + choose (world, 3);
  DossierMembersAct open = { .type = DOSSIER_MEMBERS_OPEN };

  for (guint i = 0; i < count; i++)
    add_desk (world, NULL, i);
  dossier_replica_act_on_members (((Desk *) world->desks->pdata[0])->replica, open);
  seal (world, world->desks->pdata[0]);
  publish (world, world->desks->pdata[0]);
  for (guint i = 1; i < count; i++)
    g_assert_cmpint (take (world, world->desks->pdata[i], ((Parcel *) world->share->pdata[0])->segment).receipt, ==, DOSSIER_RECEIPT_TAKEN);
}

/* Where a run was lost for ever what authors had seen of it cannot be known: then all must only show the same. */
static void
live (guint seed)
{
  World    world = { .seed = seed, .rand = g_rand_new_with_seed (seed), .now = BEGIN, .is_whole = seed % WHOLE_EACH == 0 };
  guint    n_steps;
  gboolean is_strict;

  dossier_replica_set_in_memory (!world.is_whole);
  world.desks = g_ptr_array_new_with_free_func (free_desk);
  world.written = g_ptr_array_new_with_free_func (free_written);
  world.numbers = g_hash_table_new_full (hash_point, is_same_point, g_free, NULL);
  world.parcels = g_ptr_array_new_with_free_func (free_parcel);
  world.share = g_ptr_array_new ();
  begin (&world);
  n_steps = world.is_whole ? 30 + choose (&world, 100) : 10 + choose (&world, 50);
  for (guint i = 0; i < n_steps; i++)
    step (&world);
  exchange_all (&world);
  check_same (&world);
  check_all_here (&world);
  is_strict = !has_lost_run (world.desks->pdata[0]);
  total.strict += is_strict;
  total.written += world.written->len;
  total.holes += world.n_holes;
  total.desks += world.desks->len;
  if (is_strict)
    {
      check_against_truth (&world, world.desks->pdata[0]);
      for (guint i = 0; i < world.desks->len; i++)
        check_erased (&world, world.desks->pdata[i]);
    }
  total.alternatives += world.n_alternatives;
  g_ptr_array_unref (world.share);
  g_ptr_array_unref (world.desks);
  g_ptr_array_unref (world.parcels);
  g_ptr_array_unref (world.written);
  g_hash_table_unref (world.numbers);
  g_rand_free (world.rand);
}

static guint
ask_number (const char *name,
            guint       otherwise)
{
  const char *text = g_getenv (name);

  return text != NULL ? (guint) strtoul (text, NULL, 10) : otherwise;
}

static void
test_every_history_ends_alike_and_loses_nothing (void)
{
  guint  first = ask_number ("LIENS_SEED", 1), count = ask_number ("LIENS_HISTORIES", g_getenv ("LIENS_LONG") != NULL ? 5000 : N_HISTORIES);
  gint64 began = g_get_monotonic_time ();

  for (guint i = 0; i < count; i++)
    live (first + i);
  g_test_message ("%u histories from seed %u, %.1f a second, %u against the oracle whole: %u desktops, %u transactions, %u alternatives, %u holes", count, first,
                  count / ((double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC), total.strict, total.desks, total.written, total.alternatives, total.holes);
  g_assert_cmpuint (total.strict * 2, >=, count);
  g_assert_cmpuint (total.alternatives, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  g_test_add_func ("/dossier/histories/every-history-ends-alike-and-loses-nothing", test_every_history_ends_alike_and_loses_nothing);
  return g_test_run ();
}
