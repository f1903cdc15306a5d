/* What people see of a merge: the rules of SYNC.md §6, one by one. */
#include "dossier-three.h"

#include "base-identifier.h"
#include "dossier-fixture.h"

static void
test_two_values_unseen_stand_side_by_side_and_a_choice_ends_it (DossierThree *self,
                                                                gconstpointer data)
{
  dossier_three_say (self->anna, SCHOOL, "name", "École");
  dossier_three_exchange (self);
  dossier_three_say (self->anna, SCHOOL, "phone", "01");
  dossier_three_say (self->paul, SCHOOL, "phone", "02");
  dossier_three_exchange (self);
  dossier_three_assert_alike (self);
  g_assert_cmpint (dossier_three_ask (self->lea, "SELECT count (*) FROM divergence"), ==, 1);
  dossier_three_say (self->lea, SCHOOL, "phone", "03");
  dossier_three_exchange (self);
  dossier_three_assert_says (self->anna, SCHOOL, "phone", "03", 0);
  dossier_three_assert_alike (self);
}

static void
test_equal_values_are_no_conflict (DossierThree *self,
                                   gconstpointer data)
{
  dossier_three_say (self->anna, SCHOOL, "name", "École");
  dossier_three_say (self->paul, SCHOOL, "name", "École");
  dossier_three_exchange (self);
  dossier_three_assert_says (self->lea, SCHOOL, "name", "École", 0);
  dossier_three_assert_alike (self);
}

/* The form was opened before the other value came: it was not replaced knowingly. */
static void
test_a_form_opened_earlier_replaces_nothing_that_came_since (DossierThree *self,
                                                             gconstpointer data)
{
  g_autoptr (GBytes) seen = NULL;

  dossier_three_say (self->anna, SCHOOL, "name", "École");
  dossier_three_exchange (self);
  seen = dossier_replica_dup_seen (self->paul);
  dossier_three_say (self->anna, SCHOOL, "phone", "01");
  dossier_three_exchange (self);
  dossier_three_say_as (self->paul, SCHOOL, "phone", "02", DOSSIER_RANK_HUMAN, seen);
  dossier_three_exchange (self);
  dossier_three_assert_says (self->anna, SCHOOL, "phone", "02", 1);
  dossier_three_assert_alike (self);
}

static void
test_a_token_that_is_none_has_seen_nothing_of_others (DossierThree *self,
                                                      gconstpointer data)
{
  g_autoptr (GBytes) seen = g_bytes_new_static ("\x03lies", 5);

  dossier_three_say (self->anna, SCHOOL, "name", "École");
  dossier_three_say (self->anna, SCHOOL, "phone", "01");
  dossier_three_exchange (self);
  dossier_three_say_as (self->paul, SCHOOL, "phone", "02", DOSSIER_RANK_HUMAN, seen);
  dossier_three_assert_says (self->paul, SCHOOL, "phone", "02", 1);
}

static void
test_a_register_never_speaks_over_a_person (DossierThree *self,
                                            gconstpointer data)
{
  dossier_three_say (self->anna, SCHOOL, "name", "École Jules-Ferry");
  dossier_three_say_as (self->paul, SCHOOL, "name", "ECOLE ELEMENTAIRE", DOSSIER_RANK_REGISTER, NULL);
  dossier_three_exchange (self);
  dossier_three_assert_says (self->paul, SCHOOL, "name", "École Jules-Ferry", 0);
  dossier_three_assert_alike (self);
}

static void
test_an_edit_unseen_keeps_alive_what_is_deleted (DossierThree *self,
                                                 gconstpointer data)
{
  dossier_three_say (self->anna, SCHOOL, "name", "École");
  dossier_three_exchange (self);
  dossier_three_remove_record (self->anna, SCHOOL);
  dossier_three_say (self->paul, SCHOOL, "phone", "02");
  dossier_three_exchange (self);
  dossier_three_assert_alike (self);
  g_assert_cmpint (dossier_three_ask (self->lea, "SELECT count (*) FROM alert WHERE kind = 'contested'"), ==, 1);
  dossier_three_remove_record (self->lea, SCHOOL);
  dossier_three_exchange (self);
  g_assert_cmpint (dossier_three_ask (self->anna, "SELECT state FROM ent JOIN structure s ON s.id = ent.id"), ==, 2);
  dossier_three_assert_alike (self);
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
test_the_elements_of_a_set_go_their_own_ways (DossierThree *self,
                                              gconstpointer data)
{
  dossier_three_say (self->anna, SCHOOL, "name", "École");
  put (self->anna, "Ferry", TRUE);
  dossier_three_exchange (self);
  put (self->anna, "Ferry", FALSE);
  put (self->paul, "Jules", TRUE);
  dossier_three_exchange (self);
  g_assert_cmpint (dossier_three_ask (self->lea, "SELECT count (*) FROM element WHERE key = 'Jules'"), ==, 1);
  g_assert_cmpint (dossier_three_ask (self->lea, "SELECT count (*) FROM element"), ==, 1);
  dossier_three_assert_alike (self);
}

static void
test_the_same_school_imported_twice_is_one_record (DossierThree *self,
                                                   gconstpointer data)
{
  g_autofree char *id = base_identifier_derive ("school:0950001A:");

  dossier_three_say_as (self->anna, id, "name", "Jules-Ferry", DOSSIER_RANK_REGISTER, NULL);
  dossier_three_say_as (self->paul, id, "name", "Jules-Ferry", DOSSIER_RANK_REGISTER, NULL);
  dossier_three_exchange (self);
  g_assert_cmpint (dossier_three_ask (self->lea, "SELECT count (*) FROM structure"), ==, 1);
  dossier_three_assert_says (self->lea, id, "name", "Jules-Ferry", 0);
  dossier_three_assert_alike (self);
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
test_a_reference_waits_for_its_end (DossierThree *self,
                                    gconstpointer data)
{
  DossierSegment *first, *second;

  dossier_three_say (self->anna, OTHER, "name", "Fédération");
  first = dossier_three_hand_over (self, self->anna);
  dossier_three_give (self->paul, first);
  dossier_three_say (self->paul, SCHOOL, "name", "École");
  refer (self->paul, SCHOOL, "parent", OTHER);
  second = dossier_three_hand_over (self, self->paul);
  g_assert_cmpint (dossier_three_give (self->lea, second), ==, DOSSIER_RECEIPT_PENDING); /* nor does she know him before the founder says it */
  dossier_replica_meet (self->lea, 1, -1);
  dossier_three_exchange (self);
  g_assert_cmpint (dossier_three_ask (self->lea, "SELECT e.state FROM structure s JOIN ent e ON e.id = s.parent"), ==, 1);
  dossier_three_assert_alike (self);
}

static void
test_a_circle_of_mergers_ends_at_the_smallest_name (DossierThree *self,
                                                    gconstpointer data)
{
  dossier_three_say (self->anna, SCHOOL, "name", "École");
  dossier_three_say (self->anna, OTHER, "name", "Ecole");
  dossier_three_exchange (self);
  refer (self->anna, SCHOOL, "merged_into", OTHER);
  refer (self->paul, OTHER, "merged_into", SCHOOL);
  dossier_three_exchange (self);
  dossier_three_assert_alike (self);
  g_assert_cmpint (dossier_three_ask (self->lea, "SELECT count (*) FROM merged m JOIN ent e ON e.id = m.into_ent WHERE e.uuid = x'" SCHOOL "'"), ==, 1);
  g_assert_cmpint (dossier_three_ask (self->lea, "SELECT count (*) FROM merged"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
#define add(path, data, func) g_test_add ("/dossier/receive/" path, DossierThree, data, dossier_three_set_up, func, dossier_three_tear_down)
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
#undef add
  return g_test_run ();
}
