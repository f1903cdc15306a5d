/* What two desktops of a federation make of each other's acts: the rules of SYNC.md §6 and §9, one by one. Numbers are those of
 * dossier-receive.h. */
#include "dossier-replica.h"

#include "base-identifier.h"
#include "dossier-fixture.h"
#include "dossier-projection.h"
#include "dossier-redaction.h"
#include "dossier-scrub.h"

#include <string.h>

typedef struct
{
  DossierReplica *anna; /* the founder's */
  DossierReplica *paul;
  DossierReplica *lea;
  GPtrArray      *sealed; /* DossierSegment, in the order they were handed over */
} Three;

#define SCHOOL "0123456789abcdef0123456789abcdef"
#define OTHER "1123456789abcdef0123456789abcdef"
#define LINK "2123456789abcdef0123456789abcdef"

static void
set_up (Three        *self,
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

static void
tear_down (Three        *self,
           gconstpointer data)
{
  g_ptr_array_unref (self->sealed);
  dossier_replica_free (self->anna);
  dossier_replica_free (self->paul);
  dossier_replica_free (self->lea);
}

static DossierSegment *
hand_over (Three          *self,
           DossierReplica *from)
{
  DossierSegment *segment = dossier_replica_seal (from, FALSE);

  g_assert_nonnull (segment);
  g_ptr_array_add (self->sealed, segment);
  return segment;
}

/* All that is handed over, to all, until nothing waits. */
static void
exchange (Three *self)
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

static void
assert_alike (Three *self)
{
  g_autofree char *one = dossier_replica_dump (self->anna), *two = dossier_replica_dump (self->paul), *three = dossier_replica_dump (self->lea);

  g_assert_cmpstr (one, ==, two);
  g_assert_cmpstr (one, ==, three);
}

static void
say_as (DossierReplica *desk,
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

static void
say (DossierReplica *desk,
     const char     *id,
     const char     *field,
     const char     *text)
{
  say_as (desk, id, field, text, DOSSIER_RANK_HUMAN, NULL);
}

static void
remove_record (DossierReplica *desk,
               const char     *id)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_delete (act, dossier_kinds_find ("structure"), id);
  dossier_replica_write (desk, act, NULL);
}

static DossierState *
look (DossierReplica *desk,
      const char     *id)
{
  guint8 uuid[BASE_IDENTIFIER_BYTES];

  base_identifier_to_bytes (id, uuid);
  return dossier_projection_compute (desk->database, dossier_journal_get_lineage (desk->journal), dossier_tables_find_ent (desk->database, uuid, NULL), NULL, NULL);
}

/* The field, and how many other values stand beside it. */
static void
assert_says (DossierReplica *desk,
             const char     *id,
             const char     *field,
             const char     *text,
             guint           n_alternatives)
{
  g_autoptr (DossierState) state = look (desk, id);
  const DossierCell       *cell = dossier_state_find (state, dossier_kind_find_field (dossier_kinds_find ("structure"), field)->number, NULL);
  g_autoptr (DossierValue) value = NULL;

  g_assert_nonnull (cell);
  g_assert_true (dossier_codec_read_value (cell->current.value, cell->current.value_length, DOSSIER_FIELD_TEXT, &value));
  g_assert_cmpstr (value ? dossier_value_get_text (value) : NULL, ==, text);
  g_assert_cmpuint (cell->alternatives ? cell->alternatives->len : 0, ==, n_alternatives);
}

static gint64
ask (DossierReplica *desk,
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

static DossierReceipt
give (DossierReplica       *desk,
      const DossierSegment *segment)
{
  return dossier_replica_receive (desk, segment, DOSSIER_RECEIVE_NOW).receipt;
}

static const guint8 *
uuid_of (guint identity)
{
  return dossier_identity_get_poste (dossier_replica_get_identity (identity));
}

/* --- what people see of a merge */

static void
test_two_values_unseen_stand_side_by_side_and_a_choice_ends_it (Three        *self,
                                                                gconstpointer data)
{
  say (self->anna, SCHOOL, "name", "École");
  exchange (self);
  say (self->anna, SCHOOL, "phone", "01");
  say (self->paul, SCHOOL, "phone", "02");
  exchange (self);
  assert_alike (self);
  g_assert_cmpint (ask (self->lea, "SELECT count (*) FROM divergence"), ==, 1);
  say (self->lea, SCHOOL, "phone", "03");
  exchange (self);
  assert_says (self->anna, SCHOOL, "phone", "03", 0);
  assert_alike (self);
}

static void
test_equal_values_are_no_conflict (Three        *self,
                                   gconstpointer data)
{
  say (self->anna, SCHOOL, "name", "École");
  say (self->paul, SCHOOL, "name", "École");
  exchange (self);
  assert_says (self->lea, SCHOOL, "name", "École", 0);
  assert_alike (self);
}

/* The form was opened before the other value came: it was not replaced knowingly. */
static void
test_a_form_opened_earlier_replaces_nothing_that_came_since (Three        *self,
                                                             gconstpointer data)
{
  g_autoptr (GBytes) seen = NULL;

  say (self->anna, SCHOOL, "name", "École");
  exchange (self);
  seen = dossier_replica_dup_seen (self->paul);
  say (self->anna, SCHOOL, "phone", "01");
  exchange (self);
  say_as (self->paul, SCHOOL, "phone", "02", DOSSIER_RANK_HUMAN, seen);
  exchange (self);
  assert_says (self->anna, SCHOOL, "phone", "02", 1);
  assert_alike (self);
}

static void
test_a_token_that_is_none_has_seen_nothing_of_others (Three        *self,
                                                      gconstpointer data)
{
  g_autoptr (GBytes) seen = g_bytes_new_static ("\x03lies", 5);

  say (self->anna, SCHOOL, "name", "École");
  say (self->anna, SCHOOL, "phone", "01");
  exchange (self);
  say_as (self->paul, SCHOOL, "phone", "02", DOSSIER_RANK_HUMAN, seen);
  assert_says (self->paul, SCHOOL, "phone", "02", 1);
}

static void
test_a_register_never_speaks_over_a_person (Three        *self,
                                            gconstpointer data)
{
  say (self->anna, SCHOOL, "name", "École Jules-Ferry");
  say_as (self->paul, SCHOOL, "name", "ECOLE ELEMENTAIRE", DOSSIER_RANK_REGISTER, NULL);
  exchange (self);
  assert_says (self->paul, SCHOOL, "name", "École Jules-Ferry", 0);
  assert_alike (self);
}

static void
test_an_edit_unseen_keeps_alive_what_is_deleted (Three        *self,
                                                 gconstpointer data)
{
  say (self->anna, SCHOOL, "name", "École");
  exchange (self);
  remove_record (self->anna, SCHOOL);
  say (self->paul, SCHOOL, "phone", "02");
  exchange (self);
  assert_alike (self);
  g_assert_cmpint (ask (self->lea, "SELECT count (*) FROM alert WHERE kind = 'contested'"), ==, 1);
  remove_record (self->lea, SCHOOL);
  exchange (self);
  g_assert_cmpint (ask (self->anna, "SELECT state FROM ent JOIN structure s ON s.id = ent.id"), ==, 2);
  assert_alike (self);
}

static void
put (DossierReplica *desk,
     const char     *key,
     gboolean        in)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_put (act, dossier_kinds_find ("structure"), SCHOOL, "other_names", key, in);
  dossier_replica_write (desk, act, NULL);
}

static void
test_the_elements_of_a_set_go_their_own_ways (Three        *self,
                                              gconstpointer data)
{
  say (self->anna, SCHOOL, "name", "École");
  put (self->anna, "Ferry", TRUE);
  exchange (self);
  put (self->anna, "Ferry", FALSE);
  put (self->paul, "Jules", TRUE);
  exchange (self);
  g_assert_cmpint (ask (self->lea, "SELECT count (*) FROM element WHERE key = 'Jules'"), ==, 1);
  g_assert_cmpint (ask (self->lea, "SELECT count (*) FROM element"), ==, 1);
  assert_alike (self);
}

static void
test_the_same_school_imported_twice_is_one_record (Three        *self,
                                                   gconstpointer data)
{
  g_autofree char *id = base_identifier_derive ("school:0950001A:");

  say_as (self->anna, id, "name", "Jules-Ferry", DOSSIER_RANK_REGISTER, NULL);
  say_as (self->paul, id, "name", "Jules-Ferry", DOSSIER_RANK_REGISTER, NULL);
  exchange (self);
  g_assert_cmpint (ask (self->lea, "SELECT count (*) FROM structure"), ==, 1);
  assert_says (self->lea, id, "name", "Jules-Ferry", 0);
  assert_alike (self);
}

static void
refer (DossierReplica *desk,
       const char     *id,
       const char     *field,
       const char     *to)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_set (act, dossier_kinds_find ("structure"), id, field, dossier_value_new_reference (to));
  dossier_replica_write (desk, act, NULL);
}

/* The other end comes later, from somebody else. */
static void
test_a_reference_waits_for_its_end (Three        *self,
                                    gconstpointer data)
{
  DossierSegment *first, *second;

  say (self->anna, OTHER, "name", "Fédération");
  first = hand_over (self, self->anna);
  give (self->paul, first);
  say (self->paul, SCHOOL, "name", "École");
  refer (self->paul, SCHOOL, "parent", OTHER);
  second = hand_over (self, self->paul);
  g_assert_cmpint (give (self->lea, second), ==, DOSSIER_RECEIPT_PENDING); /* nor does she know him before the founder says it */
  dossier_replica_meet (self->lea, 1, -1);
  exchange (self);
  g_assert_cmpint (ask (self->lea, "SELECT e.state FROM structure s JOIN ent e ON e.id = s.parent"), ==, 1);
  assert_alike (self);
}

static void
test_a_circle_of_mergers_ends_at_the_smallest_name (Three        *self,
                                                    gconstpointer data)
{
  say (self->anna, SCHOOL, "name", "École");
  say (self->anna, OTHER, "name", "Ecole");
  exchange (self);
  refer (self->anna, SCHOOL, "merged_into", OTHER);
  refer (self->paul, OTHER, "merged_into", SCHOOL);
  exchange (self);
  assert_alike (self);
  g_assert_cmpint (ask (self->lea, "SELECT count (*) FROM merged m JOIN ent e ON e.id = m.into_ent WHERE e.uuid = x'" SCHOOL "'"), ==, 1);
  g_assert_cmpint (ask (self->lea, "SELECT count (*) FROM merged"), ==, 1);
}

/* --- order, presence */

/* 1 */
static void
test_what_comes_again_changes_nothing (Three        *self,
                                       gconstpointer data)
{
  DossierReceived received;

  say (self->anna, SCHOOL, "name", "École");
  hand_over (self, self->anna);
  received = dossier_replica_receive (self->paul, self->sealed->pdata[0], DOSSIER_RECEIVE_NOW);
  g_assert_cmpint (received.receipt, ==, DOSSIER_RECEIPT_TAKEN);
  g_assert_cmpint (received.n_new, ==, 2); /* and the opening of the federation */
  received = dossier_replica_receive (self->paul, self->sealed->pdata[0], DOSSIER_RECEIVE_NOW);
  g_assert_cmpint (received.receipt, ==, DOSSIER_RECEIPT_TAKEN);
  g_assert_cmpint (received.n_new, ==, 0);
}

/* 1 */
static void
test_the_same_name_with_other_words_is_refused (Three        *self,
                                                gconstpointer data)
{
  DossierSegment     *segment;
  DossierTransaction *last;
  DossierReceived     received;

  say (self->anna, SCHOOL, "name", "École");
  segment = hand_over (self, self->anna);
  give (self->paul, segment);
  last = segment->transactions->pdata[1];
  last->w++;
  received = dossier_replica_receive (self->paul, segment, DOSSIER_RECEIVE_NOW);
  g_assert_cmpint (received.receipt, ==, DOSSIER_RECEIPT_REFUSED);
  g_assert_cmpint (received.at.n, ==, last->point.n);
  last->w--;
  assert_says (self->paul, SCHOOL, "name", "École", 0);
}

static GBytes *
dup_name_set (const char *text,
              gboolean    erased)
{
  static const guint8      gone = DOSSIER_ERASED_VALUE;
  GByteArray              *data = g_byte_array_new ();
  g_autoptr (DossierValue) value = dossier_value_new_text (text);

  dossier_bytes_add_varint (data, 1);
  if (!erased)
    dossier_codec_add_assignment (data, 1, NULL, value);
  else
    {
      dossier_bytes_add_varint (data, 1);
      dossier_bytes_add_varint (data, 0);
      g_byte_array_append (data, &gone, 1);
    }
  return g_byte_array_free_to_bytes (data);
}

/* 1 */
static void
test_what_only_lacks_what_was_erased_is_the_same (Three        *self,
                                                  gconstpointer data)
{
  DossierSegment   *segment;
  DossierOperation *operation;

  say (self->anna, SCHOOL, "name", "École");
  segment = hand_over (self, self->anna);
  give (self->paul, segment);
  operation = &g_array_index (((DossierTransaction *) segment->transactions->pdata[1])->operations, DossierOperation, 0);
  g_bytes_unref (operation->data);
  operation->data = dup_name_set (NULL, TRUE);
  g_assert_cmpint (give (self->paul, segment), ==, DOSSIER_RECEIPT_TAKEN);
  g_assert_cmpint (ask (self->paul, "SELECT count (*) FROM op WHERE kind = 1 AND instr (data, 'cole') > 0"), ==, 0);
  g_assert_cmpint (ask (self->paul, "SELECT hex (name) = '21' FROM structure"), ==, 1);
  g_assert_cmpint (give (self->anna, segment), ==, DOSSIER_RECEIPT_TAKEN); /* it lacks it too now */
  g_assert_cmpint (ask (self->anna, "SELECT count (*) FROM op WHERE kind = 1 AND instr (data, 'cole') > 0"), ==, 0);
}

/* 2 */
static void
test_a_child_run_waits_for_its_parent_and_nobody_with_it (Three        *self,
                                                          gconstpointer data)
{
  DossierSegment *first, *second, *others;
  DossierReceived received;

  say (self->anna, SCHOOL, "name", "École");
  hand_over (self, self->anna);
  give (self->paul, self->sealed->pdata[0]);
  give (self->lea, self->sealed->pdata[0]);
  say (self->paul, SCHOOL, "phone", "01");
  first = hand_over (self, self->paul);
  dossier_replica_restart (self->paul);
  say (self->paul, SCHOOL, "phone", "02");
  second = hand_over (self, self->paul);
  say (self->anna, SCHOOL, "address", "1 rue");
  others = hand_over (self, self->anna);

  received = dossier_replica_receive (self->lea, second, DOSSIER_RECEIVE_NOW);
  g_assert_cmpint (received.receipt, ==, DOSSIER_RECEIPT_WAITING);
  g_assert_cmpmem (received.at.run, 8, ((DossierTransaction *) first->transactions->pdata[0])->point.run, 8);
  g_assert_cmpint (received.at.n, ==, 1);
  g_assert_cmpint (give (self->lea, others), ==, DOSSIER_RECEIPT_TAKEN);
  g_assert_cmpint (give (self->lea, first), ==, DOSSIER_RECEIPT_TAKEN);
  g_assert_cmpint (give (self->lea, second), ==, DOSSIER_RECEIPT_TAKEN);
  assert_says (self->lea, SCHOOL, "phone", "02", 0);
}

static void
test_a_segment_that_contradicts_itself_is_refused (Three        *self,
                                                   gconstpointer data)
{
  DossierSegment *segment;

  say (self->anna, SCHOOL, "name", "École");
  segment = hand_over (self, self->anna);
  ((DossierTransaction *) segment->transactions->pdata[1])->point.n = 7;
  g_assert_cmpint (give (self->paul, segment), ==, DOSSIER_RECEIPT_REFUSED);
  g_assert_cmpint (ask (self->paul, "SELECT count (*) FROM txn"), ==, 0);
}

static void
test_a_clock_past_the_end_of_time_is_refused (Three        *self,
                                              gconstpointer data)
{
  DossierSegment *segment;

  say (self->anna, SCHOOL, "name", "École");
  segment = hand_over (self, self->anna);
  ((DossierTransaction *) segment->transactions->pdata[1])->t = G_MAXINT64;
  g_assert_cmpint (give (self->paul, segment), ==, DOSSIER_RECEIPT_REFUSED);
}

/* A desktop that follows another's run would speak in its name. */
static void
test_a_run_belongs_to_one_desktop (Three        *self,
                                   gconstpointer data)
{
  DossierSegment *mine, *his;

  say (self->anna, SCHOOL, "name", "École");
  mine = hand_over (self, self->anna);
  give (self->paul, mine);
  say (self->paul, SCHOOL, "phone", "01");
  his = hand_over (self, self->paul);
  memcpy (g_array_index (his->sections, DossierSection, 0).run, g_array_index (mine->sections, DossierSection, 0).run, DOSSIER_RUN_BYTES);
  memcpy (((DossierTransaction *) his->transactions->pdata[0])->point.run, g_array_index (mine->sections, DossierSection, 0).run, DOSSIER_RUN_BYTES);
  give (self->lea, mine);
  g_assert_cmpint (give (self->lea, his), ==, DOSSIER_RECEIPT_REFUSED);
}

/* What was named before it came is looked at again when it comes (invariant 2 of dossier-lineage.h): on the way to a fork, what was
 * taken for a straight line was none. */
static void
test_a_fork_that_shows_late_gives_back_the_value_nobody_saw (Three        *self,
                                                             gconstpointer data)
{
  g_autoptr (GBytes)         file = NULL;
  g_autoptr (DossierReplica) clone = NULL;
  DossierSegment            *start, *one, *two, *three;

  say (self->anna, SCHOOL, "name", "École");
  start = hand_over (self, self->anna);
  give (self->paul, start);
  give (self->lea, start);
  say (self->paul, OTHER, "name", "Centre");
  one = hand_over (self, self->paul);
  file = dossier_replica_dup_file (self->paul);
  clone = dossier_replica_new_from (file, 1);
  say (self->paul, SCHOOL, "phone", "01"); /* in the run that goes on */
  two = hand_over (self, self->paul);
  say (clone, OTHER, "phone", "99");
  say (clone, OTHER, "phone", "98");
  three = hand_over (self, clone);

  /* Anna has read the clone, never Paul's last one. */
  g_assert_cmpint (give (self->anna, one), ==, DOSSIER_RECEIPT_TAKEN);
  g_assert_cmpint (give (self->anna, three), ==, DOSSIER_RECEIPT_TAKEN);
  say (self->anna, SCHOOL, "phone", "02");
  hand_over (self, self->anna);

  /* Lea reads Anna first: the clone's run is only named. */
  give (self->lea, one);
  give (self->lea, two);
  give (self->lea, self->sealed->pdata[4]);
  assert_says (self->lea, SCHOOL, "phone", "02", 0);
  g_assert_cmpint (give (self->lea, three), ==, DOSSIER_RECEIPT_TAKEN);
  assert_says (self->lea, SCHOOL, "phone", "02", 1);
  g_assert_cmpint (ask (self->lea, "SELECT count (*) FROM divergence"), ==, 1);
}

/* A machine was put back to an earlier moment while Liens ran, and what it had published since comes back: two would write the same
 * numbers (I7). */
static void
test_a_run_that_others_write_too_is_not_gone_on_with (Three        *self,
                                                      gconstpointer data)
{
  DossierSegment            *ours;
  g_autoptr (DossierSegment) before = NULL;
  DossierTransaction        *next = dossier_transaction_new ();
  DossierSection             section;
  DossierPoint               tip;

  say (self->anna, SCHOOL, "name", "École");
  ours = hand_over (self, self->anna);
  section = g_array_index (ours->sections, DossierSection, 0);
  section.first = section.last = section.last + 1;
  memcpy (next->point.run, section.run, sizeof section.run);
  next->point.n = section.last;
  next->t = next->w = 1;
  before = dossier_segment_new (ours->poste);
  g_array_append_val (before->sections, section);
  g_ptr_array_add (before->transactions, next);
  g_assert_cmpint (give (self->anna, before), ==, DOSSIER_RECEIPT_TAKEN);
  say (self->anna, SCHOOL, "phone", "01");
  dossier_journal_get_tip (self->anna->journal, &tip);
  g_assert_cmpint (tip.n, ==, section.last + 1);
  g_assert_cmpint (memcmp (tip.run, section.run, sizeof tip.run), !=, 0);
}

/* A cloned disk writes under the same key, on a branch of its own: what it wrote can be replaced knowingly all the same. */
static void
test_what_a_clone_of_ours_wrote_is_replaced_knowingly (Three        *self,
                                                       gconstpointer data)
{
  g_autoptr (GBytes)         file = NULL;
  g_autoptr (DossierReplica) clone = NULL;
  DossierSegment            *his;

  say (self->anna, SCHOOL, "name", "École");
  exchange (self);
  say (self->paul, OTHER, "name", "Centre");
  exchange (self);
  file = dossier_replica_dup_file (self->paul);
  clone = dossier_replica_new_from (file, 1);
  say (self->paul, OTHER, "phone", "09"); /* both go on */
  say (clone, SCHOOL, "phone", "01");
  his = hand_over (self, clone);
  g_assert_cmpint (give (self->paul, his), ==, DOSSIER_RECEIPT_TAKEN);
  say (self->paul, SCHOOL, "phone", "02");
  exchange (self);
  assert_says (self->lea, SCHOOL, "phone", "02", 0);
  assert_alike (self);
}

/* I12: kept, passed on, never shown. */
static void
test_what_is_not_known_is_kept_and_passed_on (Three        *self,
                                              gconstpointer data)
{
  DossierSegment            *segment;
  DossierTransaction        *last;
  g_autoptr (DossierSegment) again = NULL;
  g_autoptr (GBytes)         odd = g_bytes_new_static ("\xff\x00odd", 5);
  guint8                     entity[BASE_IDENTIFIER_BYTES] = { 9 }, school[BASE_IDENTIFIER_BYTES];

  say (self->anna, SCHOOL, "name", "École");
  segment = hand_over (self, self->anna);
  last = segment->transactions->pdata[1];
  base_identifier_to_bytes (SCHOOL, school);
  dossier_transaction_add (last, 77, dossier_kinds_find ("structure")->number, school, odd); /* a kind of operation */
  dossier_transaction_add (last, DOSSIER_OP_SET, 999, entity, odd);                          /* a table, its fields with it */
  dossier_transaction_add (last, DOSSIER_OP_SET, dossier_kinds_find ("person")->number, school, odd);
  g_assert_cmpint (give (self->paul, segment), ==, DOSSIER_RECEIPT_TAKEN);
  assert_says (self->paul, SCHOOL, "name", "École", 0);
  again = dossier_stretch_read (self->paul->database, last->point.run, 1, 9, NULL);
  g_assert_cmpuint (again->transactions->len, ==, 2);
  g_assert_true (dossier_transaction_is_equal (again->transactions->pdata[1], last));
  g_assert_true (dossier_transaction_is_equal (again->transactions->pdata[0], segment->transactions->pdata[0]));
}

static void
erase_phone (DossierReplica *desk)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_erase (act, dossier_kinds_find ("structure"), SCHOOL, "phone");
  dossier_replica_write (desk, act, NULL);
}

/* 4 */
static void
test_an_erasure_takes_what_comes_late_too (Three        *self,
                                           gconstpointer data)
{
  DossierSegment *late;

  say (self->anna, SCHOOL, "name", "École");
  exchange (self);
  say (self->paul, SCHOOL, "phone", "0606060606");
  late = hand_over (self, self->paul);
  say (self->anna, SCHOOL, "phone", "0707070707");
  erase_phone (self->anna);
  g_assert_cmpint (ask (self->anna, "SELECT count (*) FROM op WHERE instr (data, '0707070707') > 0"), ==, 1); /* not on the share yet */
  give (self->lea, hand_over (self, self->anna));
  give (self->anna, self->sealed->pdata[self->sealed->len - 1]); /* now it is */
  give (self->lea, late);
  give (self->anna, late);
  g_assert_cmpint (ask (self->lea, "SELECT count (*) FROM op WHERE instr (data, '0606060606') > 0 OR instr (data, '0707070707') > 0"), ==, 0);
  g_assert_cmpint (ask (self->anna, "SELECT count (*) FROM op WHERE instr (data, '0606060606') > 0 OR instr (data, '0707070707') > 0"), ==, 0);
  exchange (self);
  assert_alike (self);
}

/* 4 */
static void
test_an_erasure_takes_what_a_form_opened_before_it_says (Three        *self,
                                                         gconstpointer data)
{
  g_autoptr (GBytes) seen = NULL;

  say (self->anna, SCHOOL, "name", "École");
  say (self->anna, SCHOOL, "phone", "0606060606");
  exchange (self);
  seen = dossier_replica_dup_seen (self->paul);
  erase_phone (self->anna);
  exchange (self);
  say_as (self->paul, SCHOOL, "phone", "0707070707", DOSSIER_RANK_HUMAN, seen);
  g_assert_cmpint (ask (self->paul, "SELECT count (*) FROM op WHERE instr (data, '0707070707') > 0"), ==, 0);
  g_assert_cmpint (ask (self->paul, "SELECT count (*) FROM meta WHERE k = 'scrub'"), ==, 1);
  exchange (self);
  assert_alike (self);

  say (self->paul, SCHOOL, "phone", "0808080808");
  exchange (self);
  assert_says (self->lea, SCHOOL, "phone", "0808080808", 0);
}

/* 4 */
static void
test_an_erasure_that_waits_for_the_share_goes_with_the_run_after_it (Three        *self,
                                                                     gconstpointer data)
{
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (DossierPoint));
  DossierPoint       tip;

  say (self->anna, SCHOOL, "name", "École");
  say (self->anna, SCHOOL, "phone", "0606060606");
  exchange (self);
  erase_phone (self->anna);
  dossier_replica_restart (self->anna);
  say (self->anna, SCHOOL, "address", "1 rue");
  hand_over (self, self->anna);
  g_assert_cmpint (ask (self->anna, "SELECT count (*) FROM unscrubbed"), ==, 1);
  dossier_journal_get_tip (self->anna->journal, &tip);
  g_array_append_val (points, tip);
  g_assert_true (dossier_scrub_published (self->anna->journal, points, NULL));
  g_assert_cmpint (ask (self->anna, "SELECT count (*) FROM unscrubbed"), ==, 0);
  g_assert_cmpint (ask (self->anna, "SELECT count (*) FROM op WHERE instr (data, '0606060606') > 0"), ==, 0);
}

/* --- members */

/* 3 */
static void
test_nothing_is_taken_of_who_is_not_admitted (Three        *self,
                                              gconstpointer data)
{
  DossierMembersAct admit = { .type = DOSSIER_MEMBERS_ADMIT, .poste = uuid_of (1) };
  DossierSegment   *his;

  say (self->paul, SCHOOL, "name", "École");
  his = hand_over (self, self->paul);
  g_assert_cmpint (give (self->anna, his), ==, DOSSIER_RECEIPT_PENDING);
  g_assert_cmpint (ask (self->anna, "SELECT count (*) FROM txn"), ==, 0);
  dossier_replica_act_on_members (self->anna, admit);
  g_assert_cmpint (give (self->anna, his), ==, DOSSIER_RECEIPT_TAKEN);
  exchange (self);
  assert_alike (self);
}

static DossierMemberState
state_of (DossierReplica *desk,
          guint           identity)
{
  return dossier_members_get_state (dossier_journal_get_members (desk->journal, NULL), uuid_of (identity));
}

/* 3, and 4 of dossier-members.h */
static void
test_past_what_was_accepted_a_revoked_desktop_is_void (Three        *self,
                                                       gconstpointer data)
{
  DossierMembersAct revoke = { .type = DOSSIER_MEMBERS_REVOKE, .poste = uuid_of (1) };
  DossierMembersAct lea = { .type = DOSSIER_MEMBERS_ADMIT_ADMIN, .poste = uuid_of (2) }, again = { .type = DOSSIER_MEMBERS_ADMIT, .poste = uuid_of (1) };

  dossier_replica_act_on_members (self->anna, lea);
  say (self->paul, SCHOOL, "name", "École");
  exchange (self);
  say (self->paul, SCHOOL, "name", "Prison");
  say (self->paul, OTHER, "name", "Faux");
  give (self->lea, hand_over (self, self->paul)); /* before she hears of it */
  g_assert_cmpint (ask (self->lea, "SELECT count (*) FROM structure"), ==, 2);
  assert_says (self->lea, SCHOOL, "name", "Prison", 0);
  dossier_replica_act_on_members (self->anna, revoke);
  exchange (self);
  g_assert_cmpint (state_of (self->lea, 1), ==, DOSSIER_MEMBER_REVOKED);
  assert_says (self->anna, SCHOOL, "name", "École", 0);
  assert_says (self->lea, SCHOOL, "name", "École", 0);
  g_assert_cmpint (ask (self->lea, "SELECT count (*) FROM structure"), ==, 1);
  assert_alike (self); /* he hears of it too */
  dossier_replica_act_on_members (self->lea, again);
  exchange (self);
  assert_says (self->anna, SCHOOL, "name", "Prison", 0);
  assert_alike (self);
}

static void
assert_holds (Three      *self,
              const char *sql,
              gint64      count)
{
  g_assert_cmpint (ask (self->anna, sql), ==, count);
  g_assert_cmpint (ask (self->paul, sql), ==, count);
  g_assert_cmpint (ask (self->lea, sql), ==, count);
}

static const char hold_0606[] = "SELECT count (*) FROM op WHERE instr (data, '0606060606') > 0";
static const char hold_0102[] = "SELECT count (*) FROM op WHERE instr (data, '0102030405') > 0";

static void
test_an_erasure_that_is_void_takes_nothing_until_it_counts_again (Three        *self,
                                                                  gconstpointer data)
{
  DossierMembersAct revoke = { .type = DOSSIER_MEMBERS_REVOKE, .poste = uuid_of (1) };
  DossierMembersAct lea = { .type = DOSSIER_MEMBERS_ADMIT_ADMIN, .poste = uuid_of (2) }, again = { .type = DOSSIER_MEMBERS_ADMIT, .poste = uuid_of (1) };

  dossier_replica_act_on_members (self->anna, lea);
  say (self->anna, SCHOOL, "name", "École");
  say (self->anna, SCHOOL, "phone", "0606060606");
  exchange (self);
  dossier_replica_act_on_members (self->anna, revoke);
  erase_phone (self->paul);
  exchange (self);
  assert_holds (self, hold_0606, 1);
  assert_says (self->anna, SCHOOL, "phone", "0606060606", 0);
  assert_alike (self);
  dossier_replica_act_on_members (self->lea, again);
  g_assert_cmpint (ask (self->lea, hold_0606), ==, 0);
  exchange (self);
  assert_holds (self, hold_0606, 0);
  assert_alike (self);
}

/* 2 of dossier-members.h */
static void
test_a_revocation_wins_over_an_admission_that_had_not_seen_it (Three        *self,
                                                               gconstpointer data)
{
  DossierMembersAct lea = { .type = DOSSIER_MEMBERS_ADMIT_ADMIN, .poste = uuid_of (2) }, paul = { .type = DOSSIER_MEMBERS_ADMIT, .poste = uuid_of (1) };
  DossierMembersAct revoke = { .type = DOSSIER_MEMBERS_REVOKE, .poste = uuid_of (1) };

  dossier_replica_act_on_members (self->anna, lea);
  exchange (self);
  dossier_replica_act_on_members (self->anna, revoke);
  dossier_replica_act_on_members (self->lea, paul);
  exchange (self);
  g_assert_cmpint (state_of (self->anna, 1), ==, DOSSIER_MEMBER_REVOKED);
  g_assert_cmpint (state_of (self->lea, 1), ==, DOSSIER_MEMBER_REVOKED);
}

/* 5 of dossier-members.h */
static void
test_of_two_who_revoke_each_other_the_nearer_to_the_founder_stays (Three        *self,
                                                                   gconstpointer data)
{
  DossierMembersAct lea = { .type = DOSSIER_MEMBERS_ADMIT_ADMIN, .poste = uuid_of (2) }, paul = { .type = DOSSIER_MEMBERS_ADMIT_ADMIN, .poste = uuid_of (1) };
  DossierMembersAct no_lea = { .type = DOSSIER_MEMBERS_REVOKE, .poste = uuid_of (2) }, no_paul = { .type = DOSSIER_MEMBERS_REVOKE, .poste = uuid_of (1) };

  dossier_replica_act_on_members (self->anna, lea);
  exchange (self);
  dossier_replica_act_on_members (self->lea, paul);
  exchange (self);
  dossier_replica_act_on_members (self->lea, no_paul);
  dossier_replica_act_on_members (self->paul, no_lea);
  exchange (self);
  for (guint i = 0; i < 3; i++)
    {
      DossierReplica *all[] = { self->anna, self->paul, self->lea };

      g_assert_cmpint (state_of (all[i], 1), ==, DOSSIER_MEMBER_REVOKED);
      g_assert_cmpint (state_of (all[i], 2), ==, DOSSIER_MEMBER_ADMITTED);
    }
}

/* 2 of dossier-members.h */
static void
test_the_successor_of_a_desktop_goes_with_it (Three        *self,
                                              gconstpointer data)
{
  g_autoptr (DossierReplica) new_disk = dossier_replica_new (3);
  DossierMembersAct          revoke = { .type = DOSSIER_MEMBERS_REVOKE, .poste = uuid_of (1) };
  DossierMembersAct          paul = { .type = DOSSIER_MEMBERS_ADMIT, .poste = uuid_of (1) }, lea = { .type = DOSSIER_MEMBERS_ADMIT_ADMIN, .poste = uuid_of (2) };
  DossierSegment            *his;

  dossier_replica_act_on_members (self->anna, paul);
  dossier_replica_act_on_members (self->anna, lea);
  dossier_replica_meet (self->anna, 3, 1);
  say (new_disk, SCHOOL, "name", "École");
  his = hand_over (self, new_disk);
  g_assert_cmpint (give (self->anna, his), ==, DOSSIER_RECEIPT_TAKEN);
  dossier_replica_act_on_members (self->anna, revoke);
  g_assert_cmpint (state_of (self->anna, 3), ==, DOSSIER_MEMBER_REVOKED);
  assert_says (self->anna, SCHOOL, "name", "École", 0); /* what was here is accepted */
  say (new_disk, SCHOOL, "name", "Prison");
  give (self->anna, hand_over (self, new_disk));
  assert_says (self->anna, SCHOOL, "name", "École", 0);
}

static void
test_only_an_admin_decides_and_the_last_one_stays (Three        *self,
                                                   gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) touched = g_ptr_array_new_with_free_func (g_free);
  DossierMembersAct     paul = { .type = DOSSIER_MEMBERS_ADMIT, .poste = uuid_of (1) }, anna = { .type = DOSSIER_MEMBERS_REVOKE, .poste = uuid_of (0) };

  g_assert_false (dossier_members_act (self->paul->journal, &paul, touched, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (dossier_members_act (self->anna->journal, &anna, touched, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED);
}

/* 2, 3 of dossier-lineage.h */
static void
test_past_a_declared_hole_the_chain_goes_on_and_the_filler_was_seen_by_nobody (Three        *self,
                                                                               gconstpointer data)
{
  DossierMembersAct hole = { .type = DOSSIER_MEMBERS_HOLE, .first = 2, .last = 2 };
  DossierSegment   *start, *lost, *after;

  say (self->anna, SCHOOL, "name", "École");
  exchange (self);
  say (self->paul, OTHER, "name", "Centre");
  start = hand_over (self, self->paul);
  say (self->paul, SCHOOL, "phone", "01");
  lost = hand_over (self, self->paul);
  say (self->paul, SCHOOL, "address", "1 rue");
  after = hand_over (self, self->paul);
  g_assert_cmpint (give (self->anna, start), ==, DOSSIER_RECEIPT_TAKEN);
  g_assert_cmpint (give (self->anna, after), ==, DOSSIER_RECEIPT_WAITING);
  hole.run = g_array_index (lost->sections, DossierSection, 0).run;
  dossier_replica_act_on_members (self->anna, hole);
  g_assert_cmpint (give (self->anna, after), ==, DOSSIER_RECEIPT_TAKEN);
  say (self->anna, SCHOOL, "phone", "02"); /* she cannot have seen the one that is lost */
  g_assert_cmpint (give (self->anna, lost), ==, DOSSIER_RECEIPT_TAKEN);
  assert_says (self->anna, SCHOOL, "phone", "02", 1);
  exchange (self);
  assert_alike (self);
}

/* Of Paul: something before, an erasure of the phone of the school that goes astray, something after. */
typedef struct
{
  DossierSegment   *start, *lost, *after;
  DossierMembersAct hole;
} Astray;

static Astray
lose_erasure (Three *self)
{
  Astray astray = { .hole = { .type = DOSSIER_MEMBERS_HOLE, .first = 2, .last = 2 } };

  say (self->anna, SCHOOL, "name", "École");
  say (self->anna, SCHOOL, "phone", "0102030405");
  exchange (self);
  say (self->paul, OTHER, "name", "Centre");
  astray.start = hand_over (self, self->paul);
  erase_phone (self->paul);
  astray.lost = hand_over (self, self->paul);
  say (self->paul, OTHER, "address", "1 rue");
  astray.after = hand_over (self, self->paul);
  astray.hole.run = g_array_index (astray.lost->sections, DossierSection, 0).run;
  return astray;
}

/* Anna gives up what she waits for. */
static void
give_erasure_up (Three  *self,
                 Astray *astray)
{
  g_assert_cmpint (give (self->anna, astray->start), ==, DOSSIER_RECEIPT_TAKEN);
  g_assert_cmpint (give (self->anna, astray->after), ==, DOSSIER_RECEIPT_WAITING);
  dossier_replica_act_on_members (self->anna, astray->hole);
  g_assert_cmpint (give (self->anna, astray->after), ==, DOSSIER_RECEIPT_TAKEN);
}

/* 3 of dossier-lineage.h */
static void
test_what_was_written_after_an_erasure_stands_though_it_is_in_a_hole (Three        *self,
                                                                      gconstpointer data)
{
  Astray astray = lose_erasure (self);

  give (self->lea, astray.start);
  give (self->lea, astray.lost);
  say (self->lea, SCHOOL, "phone", "0606060606"); /* knowing that it was erased */
  give_erasure_up (self, &astray);
  give (self->lea, hand_over (self, self->anna));
  assert_says (self->lea, SCHOOL, "phone", "0606060606", 0);
  exchange (self);
  assert_says (self->anna, SCHOOL, "phone", "0606060606", 0);
  assert_holds (self, hold_0102, 0);
  assert_alike (self);
}

static void
test_an_erasure_found_in_a_hole_takes_what_it_erased_and_nothing_written_since (Three        *self,
                                                                                gconstpointer data)
{
  Astray astray = lose_erasure (self);

  give_erasure_up (self, &astray);
  say (self->anna, SCHOOL, "name", "École du Parc");
  g_assert_cmpint (give (self->anna, astray.lost), ==, DOSSIER_RECEIPT_TAKEN);
  assert_says (self->anna, SCHOOL, "phone", NULL, 0);
  say (self->anna, SCHOOL, "phone", "0606060606");
  assert_says (self->anna, SCHOOL, "phone", "0606060606", 0);
  exchange (self);
  say (self->lea, SCHOOL, "phone", "0707070707");
  exchange (self);
  assert_says (self->anna, SCHOOL, "phone", "0707070707", 0);
  assert_holds (self, hold_0102, 0);
  assert_alike (self);
}

/* What somebody typed once it was given up, not knowing it, is not taken without a word either. */
static void
test_what_was_written_once_it_was_given_up_stands (Three        *self,
                                                   gconstpointer data)
{
  Astray astray = lose_erasure (self);

  give_erasure_up (self, &astray);
  say (self->anna, SCHOOL, "phone", "0606060606");
  g_assert_cmpint (give (self->anna, astray.lost), ==, DOSSIER_RECEIPT_TAKEN);
  assert_says (self->anna, SCHOOL, "phone", "0606060606", 0);
  exchange (self);
  assert_holds (self, hold_0102, 0);
  assert_alike (self);
}

/* Who wrote without knowing of it, and before it was given up. */
static void
test_an_erasure_found_in_a_hole_takes_what_was_written_unseen (Three        *self,
                                                               gconstpointer data)
{
  Astray astray = lose_erasure (self);

  say (self->lea, SCHOOL, "phone", "0606060606");
  give_erasure_up (self, &astray);
  exchange (self);
  g_assert_cmpint (give (self->anna, astray.lost), ==, DOSSIER_RECEIPT_TAKEN);
  exchange (self);
  assert_says (self->lea, SCHOOL, "phone", NULL, 0);
  assert_holds (self, hold_0102, 0);
  assert_holds (self, hold_0606, 0);
  assert_alike (self);
}

int
main (int   argc,
      char *argv[])
{
  static const char approve[] = "approve"; /* each desktop waits to be admitted */

  dossier_fixture_init (&argc, &argv);
#define add(path, data, func) g_test_add ("/dossier/receive/" path, Three, data, set_up, func, tear_down)
  add ("two-values-unseen-stand-side-by-side-and-a-choice-ends-it", NULL, test_two_values_unseen_stand_side_by_side_and_a_choice_ends_it);
  add ("equal-values-are-no-conflict", NULL, test_equal_values_are_no_conflict);
  add ("a-form-opened-earlier-replaces-nothing-that-came-since", NULL, test_a_form_opened_earlier_replaces_nothing_that_came_since);
  add ("a-token-that-is-none-has-seen-nothing-of-others", NULL, test_a_token_that_is_none_has_seen_nothing_of_others);
  add ("a-register-never-speaks-over-a-person", NULL, test_a_register_never_speaks_over_a_person);
  add ("an-edit-unseen-keeps-alive-what-is-deleted", NULL, test_an_edit_unseen_keeps_alive_what_is_deleted);
  add ("the-elements-of-a-set-go-their-own-ways", NULL, test_the_elements_of_a_set_go_their_own_ways);
  add ("the-same-school-imported-twice-is-one-record", NULL, test_the_same_school_imported_twice_is_one_record);
  add ("a-reference-waits-for-its-end", NULL, test_a_reference_waits_for_its_end);
  add ("a-circle-of-mergers-ends-at-the-smallest-name", NULL, test_a_circle_of_mergers_ends_at_the_smallest_name);
  add ("what-comes-again-changes-nothing", NULL, test_what_comes_again_changes_nothing);
  add ("the-same-name-with-other-words-is-refused", NULL, test_the_same_name_with_other_words_is_refused);
  add ("what-only-lacks-what-was-erased-is-the-same", NULL, test_what_only_lacks_what_was_erased_is_the_same);
  add ("a-child-run-waits-for-its-parent-and-nobody-with-it", NULL, test_a_child_run_waits_for_its_parent_and_nobody_with_it);
  add ("a-segment-that-contradicts-itself-is-refused", NULL, test_a_segment_that_contradicts_itself_is_refused);
  add ("a-clock-past-the-end-of-time-is-refused", NULL, test_a_clock_past_the_end_of_time_is_refused);
  add ("a-run-belongs-to-one-desktop", NULL, test_a_run_belongs_to_one_desktop);
  add ("a-fork-that-shows-late-gives-back-the-value-nobody-saw", NULL, test_a_fork_that_shows_late_gives_back_the_value_nobody_saw);
  add ("a-run-that-others-write-too-is-not-gone-on-with", NULL, test_a_run_that_others_write_too_is_not_gone_on_with);
  add ("what-a-clone-of-ours-wrote-is-replaced-knowingly", NULL, test_what_a_clone_of_ours_wrote_is_replaced_knowingly);
  add ("what-is-not-known-is-kept-and-passed-on", NULL, test_what_is_not_known_is_kept_and_passed_on);
  add ("an-erasure-takes-what-comes-late-too", NULL, test_an_erasure_takes_what_comes_late_too);
  add ("an-erasure-takes-what-a-form-opened-before-it-says", NULL, test_an_erasure_takes_what_a_form_opened_before_it_says);
  add ("past-a-declared-hole-the-chain-goes-on-and-the-filler-was-seen-by-nobody", NULL, test_past_a_declared_hole_the_chain_goes_on_and_the_filler_was_seen_by_nobody);
  add ("an-erasure-that-waits-for-the-share-goes-with-the-run-after-it", NULL, test_an_erasure_that_waits_for_the_share_goes_with_the_run_after_it);
  add ("what-was-written-after-an-erasure-stands-though-it-is-in-a-hole", NULL, test_what_was_written_after_an_erasure_stands_though_it_is_in_a_hole);
  add ("an-erasure-found-in-a-hole-takes-what-it-erased-and-nothing-written-since", NULL, test_an_erasure_found_in_a_hole_takes_what_it_erased_and_nothing_written_since);
  add ("what-was-written-once-it-was-given-up-stands", NULL, test_what_was_written_once_it_was_given_up_stands);
  add ("an-erasure-found-in-a-hole-takes-what-was-written-unseen", NULL, test_an_erasure_found_in_a_hole_takes_what_was_written_unseen);
  add ("nothing-is-taken-of-who-is-not-admitted", approve, test_nothing_is_taken_of_who_is_not_admitted);
  add ("past-what-was-accepted-a-revoked-desktop-is-void", NULL, test_past_what_was_accepted_a_revoked_desktop_is_void);
  add ("an-erasure-that-is-void-takes-nothing-until-it-counts-again", NULL, test_an_erasure_that_is_void_takes_nothing_until_it_counts_again);
  add ("a-revocation-wins-over-an-admission-that-had-not-seen-it", NULL, test_a_revocation_wins_over_an_admission_that_had_not_seen_it);
  add ("of-two-who-revoke-each-other-the-nearer-to-the-founder-stays", NULL, test_of_two_who_revoke_each_other_the_nearer_to_the_founder_stays);
  add ("the-successor-of-a-desktop-goes-with-it", approve, test_the_successor_of_a_desktop_goes_with_it);
  add ("only-an-admin-decides-and-the-last-one-stays", NULL, test_only_an_admin_decides_and_the_last_one_stays);
#undef add
  return g_test_run ();
}
