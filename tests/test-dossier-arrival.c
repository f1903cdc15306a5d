/* In what order acts come, and what comes twice, late, or never: the rules of SYNC.md §6. Numbers are those of
 * dossier-receive.h. */
#include "dossier-three.h"

#include "base-identifier.h"
#include "dossier-fixture.h"

#include <string.h>

/* 1 */
static void
test_what_comes_again_changes_nothing (DossierThree *self,
                                       gconstpointer data)
{
  DossierReceived received;

  dossier_three_say (self->anna, SCHOOL, "name", "École");
  dossier_three_hand_over (self, self->anna);
  received = dossier_replica_receive (self->paul, self->sealed->pdata[0], DOSSIER_RECEIVE_NOW);
  g_assert_cmpint (received.receipt, ==, DOSSIER_RECEIPT_TAKEN);
  g_assert_cmpint (received.n_new, ==, 2); /* and the opening of the federation */
  received = dossier_replica_receive (self->paul, self->sealed->pdata[0], DOSSIER_RECEIVE_NOW);
  g_assert_cmpint (received.receipt, ==, DOSSIER_RECEIPT_TAKEN);
  g_assert_cmpint (received.n_new, ==, 0);
}

/* 1 */
static void
test_the_same_name_with_other_words_is_refused (DossierThree *self,
                                                gconstpointer data)
{
  DossierSegment     *segment;
  DossierTransaction *last;
  DossierReceived     received;

  dossier_three_say (self->anna, SCHOOL, "name", "École");
  segment = dossier_three_hand_over (self, self->anna);
  dossier_three_give (self->paul, segment);
  last = segment->transactions->pdata[1];
  last->w++;
  received = dossier_replica_receive (self->paul, segment, DOSSIER_RECEIVE_NOW);
  g_assert_cmpint (received.receipt, ==, DOSSIER_RECEIPT_REFUSED);
  g_assert_cmpint (received.at.n, ==, last->point.n);
  last->w--;
  dossier_three_assert_says (self->paul, SCHOOL, "name", "École", 0);
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
test_what_only_lacks_what_was_erased_is_the_same (DossierThree *self,
                                                  gconstpointer data)
{
  DossierSegment   *segment;
  DossierOperation *operation;

  dossier_three_say (self->anna, SCHOOL, "name", "École");
  segment = dossier_three_hand_over (self, self->anna);
  dossier_three_give (self->paul, segment);
  operation = &g_array_index (((DossierTransaction *) segment->transactions->pdata[1])->operations, DossierOperation, 0);
  g_bytes_unref (operation->data);
  operation->data = dup_name_set (NULL, TRUE);
  g_assert_cmpint (dossier_three_give (self->paul, segment), ==, DOSSIER_RECEIPT_TAKEN);
  g_assert_cmpint (dossier_three_ask (self->paul, "SELECT count (*) FROM op WHERE kind = 1 AND instr (data, 'cole') > 0"), ==, 0);
  g_assert_cmpint (dossier_three_ask (self->paul, "SELECT hex (name) = '21' FROM structure"), ==, 1);
  g_assert_cmpint (dossier_three_give (self->anna, segment), ==, DOSSIER_RECEIPT_TAKEN); /* it lacks it too now */
  g_assert_cmpint (dossier_three_ask (self->anna, "SELECT count (*) FROM op WHERE kind = 1 AND instr (data, 'cole') > 0"), ==, 0);
}

/* 2 */
static void
test_a_child_run_waits_for_its_parent_and_nobody_with_it (DossierThree *self,
                                                          gconstpointer data)
{
  DossierSegment *first, *second, *others;
  DossierReceived received;

  dossier_three_say (self->anna, SCHOOL, "name", "École");
  dossier_three_hand_over (self, self->anna);
  dossier_three_give (self->paul, self->sealed->pdata[0]);
  dossier_three_give (self->lea, self->sealed->pdata[0]);
  dossier_three_say (self->paul, SCHOOL, "phone", "01");
  first = dossier_three_hand_over (self, self->paul);
  dossier_replica_restart (self->paul);
  dossier_three_say (self->paul, SCHOOL, "phone", "02");
  second = dossier_three_hand_over (self, self->paul);
  dossier_three_say (self->anna, SCHOOL, "address", "1 rue");
  others = dossier_three_hand_over (self, self->anna);

  received = dossier_replica_receive (self->lea, second, DOSSIER_RECEIVE_NOW);
  g_assert_cmpint (received.receipt, ==, DOSSIER_RECEIPT_WAITING);
  g_assert_cmpmem (received.at.run, 8, ((DossierTransaction *) first->transactions->pdata[0])->point.run, 8);
  g_assert_cmpint (received.at.n, ==, 1);
  g_assert_cmpint (dossier_three_give (self->lea, others), ==, DOSSIER_RECEIPT_TAKEN);
  g_assert_cmpint (dossier_three_give (self->lea, first), ==, DOSSIER_RECEIPT_TAKEN);
  g_assert_cmpint (dossier_three_give (self->lea, second), ==, DOSSIER_RECEIPT_TAKEN);
  dossier_three_assert_says (self->lea, SCHOOL, "phone", "02", 0);
}

static void
test_a_segment_that_contradicts_itself_is_refused (DossierThree *self,
                                                   gconstpointer data)
{
  DossierSegment *segment;

  dossier_three_say (self->anna, SCHOOL, "name", "École");
  segment = dossier_three_hand_over (self, self->anna);
  ((DossierTransaction *) segment->transactions->pdata[1])->point.n = 7;
  g_assert_cmpint (dossier_three_give (self->paul, segment), ==, DOSSIER_RECEIPT_REFUSED);
  g_assert_cmpint (dossier_three_ask (self->paul, "SELECT count (*) FROM txn"), ==, 0);
}

static void
test_a_clock_past_the_end_of_time_is_refused (DossierThree *self,
                                              gconstpointer data)
{
  DossierSegment *segment;

  dossier_three_say (self->anna, SCHOOL, "name", "École");
  segment = dossier_three_hand_over (self, self->anna);
  ((DossierTransaction *) segment->transactions->pdata[1])->t = G_MAXINT64;
  g_assert_cmpint (dossier_three_give (self->paul, segment), ==, DOSSIER_RECEIPT_REFUSED);
}

/* A desktop that follows another's run would speak in its name. */
static void
test_a_run_belongs_to_one_desktop (DossierThree *self,
                                   gconstpointer data)
{
  DossierSegment *mine, *his;

  dossier_three_say (self->anna, SCHOOL, "name", "École");
  mine = dossier_three_hand_over (self, self->anna);
  dossier_three_give (self->paul, mine);
  dossier_three_say (self->paul, SCHOOL, "phone", "01");
  his = dossier_three_hand_over (self, self->paul);
  memcpy (g_array_index (his->sections, DossierSection, 0).run, g_array_index (mine->sections, DossierSection, 0).run, DOSSIER_RUN_BYTES);
  memcpy (((DossierTransaction *) his->transactions->pdata[0])->point.run, g_array_index (mine->sections, DossierSection, 0).run, DOSSIER_RUN_BYTES);
  dossier_three_give (self->lea, mine);
  g_assert_cmpint (dossier_three_give (self->lea, his), ==, DOSSIER_RECEIPT_REFUSED);
}

/* What was named before it came is looked at again when it comes (invariant 2 of dossier-lineage.h): on the way to a fork, what was
 * taken for a straight line was none. */
static void
test_a_fork_that_shows_late_gives_back_the_value_nobody_saw (DossierThree *self,
                                                             gconstpointer data)
{
  g_autoptr (GBytes)         file = NULL;
  g_autoptr (DossierReplica) clone = NULL;
  DossierSegment            *start, *one, *two, *three;

  dossier_three_say (self->anna, SCHOOL, "name", "École");
  start = dossier_three_hand_over (self, self->anna);
  dossier_three_give (self->paul, start);
  dossier_three_give (self->lea, start);
  dossier_three_say (self->paul, OTHER, "name", "Centre");
  one = dossier_three_hand_over (self, self->paul);
  file = dossier_replica_dup_file (self->paul);
  clone = dossier_replica_new_from (file, 1);
  dossier_three_say (self->paul, SCHOOL, "phone", "01"); /* in the run that goes on */
  two = dossier_three_hand_over (self, self->paul);
  dossier_three_say (clone, OTHER, "phone", "99");
  dossier_three_say (clone, OTHER, "phone", "98");
  three = dossier_three_hand_over (self, clone);

  /* Anna has read the clone, never Paul's last one. */
  g_assert_cmpint (dossier_three_give (self->anna, one), ==, DOSSIER_RECEIPT_TAKEN);
  g_assert_cmpint (dossier_three_give (self->anna, three), ==, DOSSIER_RECEIPT_TAKEN);
  dossier_three_say (self->anna, SCHOOL, "phone", "02");
  dossier_three_hand_over (self, self->anna);

  /* Lea reads Anna first: the clone's run is only named. */
  dossier_three_give (self->lea, one);
  dossier_three_give (self->lea, two);
  dossier_three_give (self->lea, self->sealed->pdata[4]);
  dossier_three_assert_says (self->lea, SCHOOL, "phone", "02", 0);
  g_assert_cmpint (dossier_three_give (self->lea, three), ==, DOSSIER_RECEIPT_TAKEN);
  dossier_three_assert_says (self->lea, SCHOOL, "phone", "02", 1);
  g_assert_cmpint (dossier_three_ask (self->lea, "SELECT count (*) FROM divergence"), ==, 1);
}

/* A machine was put back to an earlier moment while Liens ran, and what it had published since comes back: two would write the same
 * numbers (I7). */
static void
test_a_run_that_others_write_too_is_not_gone_on_with (DossierThree *self,
                                                      gconstpointer data)
{
  DossierSegment            *ours;
  g_autoptr (DossierSegment) before = NULL;
  DossierTransaction        *next = dossier_transaction_new ();
  DossierSection             section;
  DossierPoint               tip;

  dossier_three_say (self->anna, SCHOOL, "name", "École");
  ours = dossier_three_hand_over (self, self->anna);
  section = g_array_index (ours->sections, DossierSection, 0);
  section.first = section.last = section.last + 1;
  memcpy (next->point.run, section.run, sizeof section.run);
  next->point.n = section.last;
  next->t = next->w = 1;
  before = dossier_segment_new (ours->poste);
  g_array_append_val (before->sections, section);
  g_ptr_array_add (before->transactions, next);
  g_assert_cmpint (dossier_three_give (self->anna, before), ==, DOSSIER_RECEIPT_TAKEN);
  dossier_three_say (self->anna, SCHOOL, "phone", "01");
  dossier_journal_get_tip (self->anna->journal, &tip);
  g_assert_cmpint (tip.n, ==, section.last + 1);
  g_assert_cmpint (memcmp (tip.run, section.run, sizeof tip.run), !=, 0);
}

/* A cloned disk writes under the same key, on a branch of its own: what it wrote can be replaced knowingly all the same. */
static void
test_what_a_clone_of_ours_wrote_is_replaced_knowingly (DossierThree *self,
                                                       gconstpointer data)
{
  g_autoptr (GBytes)         file = NULL;
  g_autoptr (DossierReplica) clone = NULL;
  DossierSegment            *his;

  dossier_three_say (self->anna, SCHOOL, "name", "École");
  dossier_three_exchange (self);
  dossier_three_say (self->paul, OTHER, "name", "Centre");
  dossier_three_exchange (self);
  file = dossier_replica_dup_file (self->paul);
  clone = dossier_replica_new_from (file, 1);
  dossier_three_say (self->paul, OTHER, "phone", "09"); /* both go on */
  dossier_three_say (clone, SCHOOL, "phone", "01");
  his = dossier_three_hand_over (self, clone);
  g_assert_cmpint (dossier_three_give (self->paul, his), ==, DOSSIER_RECEIPT_TAKEN);
  dossier_three_say (self->paul, SCHOOL, "phone", "02");
  dossier_three_exchange (self);
  dossier_three_assert_says (self->lea, SCHOOL, "phone", "02", 0);
  dossier_three_assert_alike (self);
}

/* I12: kept, passed on, never shown. */
static void
test_what_is_not_known_is_kept_and_passed_on (DossierThree *self,
                                              gconstpointer data)
{
  DossierSegment            *segment;
  DossierTransaction        *last;
  g_autoptr (DossierSegment) again = NULL;
  g_autoptr (GBytes)         odd = g_bytes_new_static ("\xff\x00odd", 5);
  guint8                     entity[BASE_IDENTIFIER_BYTES] = { 9 }, school[BASE_IDENTIFIER_BYTES];

  dossier_three_say (self->anna, SCHOOL, "name", "École");
  segment = dossier_three_hand_over (self, self->anna);
  last = segment->transactions->pdata[1];
  base_identifier_to_bytes (SCHOOL, school);
  dossier_transaction_add (last, 77, dossier_kinds_find ("structure")->number, school, odd); /* a kind of operation */
  dossier_transaction_add (last, DOSSIER_OP_SET, 999, entity, odd);                          /* a table, its fields with it */
  dossier_transaction_add (last, DOSSIER_OP_SET, dossier_kinds_find ("person")->number, school, odd);
  g_assert_cmpint (dossier_three_give (self->paul, segment), ==, DOSSIER_RECEIPT_TAKEN);
  dossier_three_assert_says (self->paul, SCHOOL, "name", "École", 0);
  again = dossier_stretch_read (self->paul->database, last->point.run, 1, 9, NULL);
  g_assert_cmpuint (again->transactions->len, ==, 2);
  g_assert_true (dossier_transaction_is_equal (again->transactions->pdata[1], last));
  g_assert_true (dossier_transaction_is_equal (again->transactions->pdata[0], segment->transactions->pdata[0]));
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
#define add(path, data, func) g_test_add ("/dossier/arrival/" path, DossierThree, data, dossier_three_set_up, func, dossier_three_tear_down)
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
#undef add
  return g_test_run ();
}
