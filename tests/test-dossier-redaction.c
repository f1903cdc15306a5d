/* What an erasure takes of what comes late, and what a hole hides of one: the rules of SYNC.md §9. Numbers are those of
 * dossier-receive.h. */
#include "dossier-three.h"

#include "dossier-fixture.h"
#include "dossier-scrub.h"

/* 4 */
static void
test_an_erasure_takes_what_comes_late_too (DossierThree *self,
                                           gconstpointer data)
{
  DossierSegment *late;

  dossier_three_say (self->anna, SCHOOL, "name", "École");
  dossier_three_exchange (self);
  dossier_three_say (self->paul, SCHOOL, "phone", "0606060606");
  late = dossier_three_hand_over (self, self->paul);
  dossier_three_say (self->anna, SCHOOL, "phone", "0707070707");
  dossier_three_erase_phone (self->anna);
  g_assert_cmpint (dossier_three_ask (self->anna, "SELECT count (*) FROM op WHERE instr (data, '0707070707') > 0"), ==, 1); /* not on the share yet */
  dossier_three_give (self->lea, dossier_three_hand_over (self, self->anna));
  dossier_three_give (self->anna, self->sealed->pdata[self->sealed->len - 1]); /* now it is */
  dossier_three_give (self->lea, late);
  dossier_three_give (self->anna, late);
  g_assert_cmpint (dossier_three_ask (self->lea, "SELECT count (*) FROM op WHERE instr (data, '0606060606') > 0 OR instr (data, '0707070707') > 0"), ==, 0);
  g_assert_cmpint (dossier_three_ask (self->anna, "SELECT count (*) FROM op WHERE instr (data, '0606060606') > 0 OR instr (data, '0707070707') > 0"), ==, 0);
  dossier_three_exchange (self);
  dossier_three_assert_alike (self);
}

/* 4 */
static void
test_an_erasure_takes_what_a_form_opened_before_it_says (DossierThree *self,
                                                         gconstpointer data)
{
  g_autoptr (GBytes) seen = NULL;

  dossier_three_say (self->anna, SCHOOL, "name", "École");
  dossier_three_say (self->anna, SCHOOL, "phone", "0606060606");
  dossier_three_exchange (self);
  seen = dossier_replica_dup_seen (self->paul);
  dossier_three_erase_phone (self->anna);
  dossier_three_exchange (self);
  dossier_three_say_as (self->paul, SCHOOL, "phone", "0707070707", DOSSIER_RANK_HUMAN, seen);
  g_assert_cmpint (dossier_three_ask (self->paul, "SELECT count (*) FROM op WHERE instr (data, '0707070707') > 0"), ==, 0);
  g_assert_cmpint (dossier_three_ask (self->paul, "SELECT count (*) FROM meta WHERE k = 'scrub'"), ==, 1);
  dossier_three_exchange (self);
  dossier_three_assert_alike (self);

  dossier_three_say (self->paul, SCHOOL, "phone", "0808080808");
  dossier_three_exchange (self);
  dossier_three_assert_says (self->lea, SCHOOL, "phone", "0808080808", 0);
}

/* 4 */
static void
test_an_erasure_that_waits_for_the_share_goes_with_the_run_after_it (DossierThree *self,
                                                                     gconstpointer data)
{
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (DossierPoint));
  DossierPoint       tip;

  dossier_three_say (self->anna, SCHOOL, "name", "École");
  dossier_three_say (self->anna, SCHOOL, "phone", "0606060606");
  dossier_three_exchange (self);
  dossier_three_erase_phone (self->anna);
  dossier_replica_restart (self->anna);
  dossier_three_say (self->anna, SCHOOL, "address", "1 rue");
  dossier_three_hand_over (self, self->anna);
  g_assert_cmpint (dossier_three_ask (self->anna, "SELECT count (*) FROM unscrubbed"), ==, 1);
  dossier_journal_get_tip (self->anna->journal, &tip);
  g_array_append_val (points, tip);
  g_assert_true (dossier_scrub_published (self->anna->journal, points, NULL));
  g_assert_cmpint (dossier_three_ask (self->anna, "SELECT count (*) FROM unscrubbed"), ==, 0);
  g_assert_cmpint (dossier_three_ask (self->anna, "SELECT count (*) FROM op WHERE instr (data, '0606060606') > 0"), ==, 0);
}

/* 2, 3 of dossier-lineage.h */
static void
test_past_a_declared_hole_the_chain_goes_on_and_the_filler_was_seen_by_nobody (DossierThree *self,
                                                                               gconstpointer data)
{
  DossierMembersAct hole = { .type = DOSSIER_MEMBERS_HOLE, .first = 2, .last = 2 };
  DossierSegment   *start, *lost, *after;

  dossier_three_say (self->anna, SCHOOL, "name", "École");
  dossier_three_exchange (self);
  dossier_three_say (self->paul, OTHER, "name", "Centre");
  start = dossier_three_hand_over (self, self->paul);
  dossier_three_say (self->paul, SCHOOL, "phone", "01");
  lost = dossier_three_hand_over (self, self->paul);
  dossier_three_say (self->paul, SCHOOL, "address", "1 rue");
  after = dossier_three_hand_over (self, self->paul);
  g_assert_cmpint (dossier_three_give (self->anna, start), ==, DOSSIER_RECEIPT_TAKEN);
  g_assert_cmpint (dossier_three_give (self->anna, after), ==, DOSSIER_RECEIPT_WAITING);
  hole.run = g_array_index (lost->sections, DossierSection, 0).run;
  dossier_replica_act_on_members (self->anna, hole);
  g_assert_cmpint (dossier_three_give (self->anna, after), ==, DOSSIER_RECEIPT_TAKEN);
  dossier_three_say (self->anna, SCHOOL, "phone", "02"); /* she cannot have seen the one that is lost */
  g_assert_cmpint (dossier_three_give (self->anna, lost), ==, DOSSIER_RECEIPT_TAKEN);
  dossier_three_assert_says (self->anna, SCHOOL, "phone", "02", 1);
  dossier_three_exchange (self);
  dossier_three_assert_alike (self);
}

/* Of Paul: something before, an erasure of the phone of the school that goes astray, something after. */
typedef struct
{
  DossierSegment   *start, *lost, *after;
  DossierMembersAct hole;
} Astray;

static Astray
lose_erasure (DossierThree *self)
{
  Astray astray = { .hole = { .type = DOSSIER_MEMBERS_HOLE, .first = 2, .last = 2 } };

  dossier_three_say (self->anna, SCHOOL, "name", "École");
  dossier_three_say (self->anna, SCHOOL, "phone", "0102030405");
  dossier_three_exchange (self);
  dossier_three_say (self->paul, OTHER, "name", "Centre");
  astray.start = dossier_three_hand_over (self, self->paul);
  dossier_three_erase_phone (self->paul);
  astray.lost = dossier_three_hand_over (self, self->paul);
  dossier_three_say (self->paul, OTHER, "address", "1 rue");
  astray.after = dossier_three_hand_over (self, self->paul);
  astray.hole.run = g_array_index (astray.lost->sections, DossierSection, 0).run;
  return astray;
}

/* Anna gives up what she waits for. */
static void
give_erasure_up (DossierThree *self,
                 Astray       *astray)
{
  g_assert_cmpint (dossier_three_give (self->anna, astray->start), ==, DOSSIER_RECEIPT_TAKEN);
  g_assert_cmpint (dossier_three_give (self->anna, astray->after), ==, DOSSIER_RECEIPT_WAITING);
  dossier_replica_act_on_members (self->anna, astray->hole);
  g_assert_cmpint (dossier_three_give (self->anna, astray->after), ==, DOSSIER_RECEIPT_TAKEN);
}

/* 3 of dossier-lineage.h */
static void
test_what_was_written_after_an_erasure_stands_though_it_is_in_a_hole (DossierThree *self,
                                                                      gconstpointer data)
{
  Astray astray = lose_erasure (self);

  dossier_three_give (self->lea, astray.start);
  dossier_three_give (self->lea, astray.lost);
  dossier_three_say (self->lea, SCHOOL, "phone", "0606060606"); /* knowing that it was erased */
  give_erasure_up (self, &astray);
  dossier_three_give (self->lea, dossier_three_hand_over (self, self->anna));
  dossier_three_assert_says (self->lea, SCHOOL, "phone", "0606060606", 0);
  dossier_three_exchange (self);
  dossier_three_assert_says (self->anna, SCHOOL, "phone", "0606060606", 0);
  dossier_three_assert_holds (self, DOSSIER_THREE_HOLDS_0102, 0);
  dossier_three_assert_alike (self);
}

static void
test_an_erasure_found_in_a_hole_takes_what_it_erased_and_nothing_written_since (DossierThree *self,
                                                                                gconstpointer data)
{
  Astray astray = lose_erasure (self);

  give_erasure_up (self, &astray);
  dossier_three_say (self->anna, SCHOOL, "name", "École du Parc");
  g_assert_cmpint (dossier_three_give (self->anna, astray.lost), ==, DOSSIER_RECEIPT_TAKEN);
  dossier_three_assert_says (self->anna, SCHOOL, "phone", NULL, 0);
  dossier_three_say (self->anna, SCHOOL, "phone", "0606060606");
  dossier_three_assert_says (self->anna, SCHOOL, "phone", "0606060606", 0);
  dossier_three_exchange (self);
  dossier_three_say (self->lea, SCHOOL, "phone", "0707070707");
  dossier_three_exchange (self);
  dossier_three_assert_says (self->anna, SCHOOL, "phone", "0707070707", 0);
  dossier_three_assert_holds (self, DOSSIER_THREE_HOLDS_0102, 0);
  dossier_three_assert_alike (self);
}

/* What somebody typed once it was given up, not knowing it, is not taken without a word either. */
static void
test_what_was_written_once_it_was_given_up_stands (DossierThree *self,
                                                   gconstpointer data)
{
  Astray astray = lose_erasure (self);

  give_erasure_up (self, &astray);
  dossier_three_say (self->anna, SCHOOL, "phone", "0606060606");
  g_assert_cmpint (dossier_three_give (self->anna, astray.lost), ==, DOSSIER_RECEIPT_TAKEN);
  dossier_three_assert_says (self->anna, SCHOOL, "phone", "0606060606", 0);
  dossier_three_exchange (self);
  dossier_three_assert_holds (self, DOSSIER_THREE_HOLDS_0102, 0);
  dossier_three_assert_alike (self);
}

/* Who wrote without knowing of it, and before it was given up. */
static void
test_an_erasure_found_in_a_hole_takes_what_was_written_unseen (DossierThree *self,
                                                               gconstpointer data)
{
  Astray astray = lose_erasure (self);

  dossier_three_say (self->lea, SCHOOL, "phone", "0606060606");
  give_erasure_up (self, &astray);
  dossier_three_exchange (self);
  g_assert_cmpint (dossier_three_give (self->anna, astray.lost), ==, DOSSIER_RECEIPT_TAKEN);
  dossier_three_exchange (self);
  dossier_three_assert_says (self->lea, SCHOOL, "phone", NULL, 0);
  dossier_three_assert_holds (self, DOSSIER_THREE_HOLDS_0102, 0);
  dossier_three_assert_holds (self, DOSSIER_THREE_HOLDS_0606, 0);
  dossier_three_assert_alike (self);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
#define add(path, data, func) g_test_add ("/dossier/redaction/" path, DossierThree, data, dossier_three_set_up, func, dossier_three_tear_down)
  add ("an-erasure-takes-what-comes-late-too", NULL, test_an_erasure_takes_what_comes_late_too);
  add ("an-erasure-takes-what-a-form-opened-before-it-says", NULL, test_an_erasure_takes_what_a_form_opened_before_it_says);
  add ("past-a-declared-hole-the-chain-goes-on-and-the-filler-was-seen-by-nobody", NULL, test_past_a_declared_hole_the_chain_goes_on_and_the_filler_was_seen_by_nobody);
  add ("an-erasure-that-waits-for-the-share-goes-with-the-run-after-it", NULL, test_an_erasure_that_waits_for_the_share_goes_with_the_run_after_it);
  add ("what-was-written-after-an-erasure-stands-though-it-is-in-a-hole", NULL, test_what_was_written_after_an_erasure_stands_though_it_is_in_a_hole);
  add ("an-erasure-found-in-a-hole-takes-what-it-erased-and-nothing-written-since", NULL, test_an_erasure_found_in_a_hole_takes_what_it_erased_and_nothing_written_since);
  add ("what-was-written-once-it-was-given-up-stands", NULL, test_what_was_written_once_it_was_given_up_stands);
  add ("an-erasure-found-in-a-hole-takes-what-was-written-unseen", NULL, test_an_erasure_found_in_a_hole_takes_what_was_written_unseen);
#undef add
  return g_test_run ();
}
