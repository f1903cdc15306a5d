/* Whose acts count: the rules of SYNC.md §9 on members. Numbers are those of dossier-receive.h. */
#include "dossier-three.h"

#include "dossier-fixture.h"

#include <string.h>

/* 3 */
static void
test_nothing_is_taken_of_who_is_not_admitted (DossierThree *self,
                                              gconstpointer data)
{
  DossierMembersAct admit = { .type = DOSSIER_MEMBERS_ADMIT, .poste = dossier_three_uuid_of (1) };
  DossierSegment   *his;

  dossier_three_say (self->paul, SCHOOL, "name", "École");
  his = dossier_three_hand_over (self, self->paul);
  g_assert_cmpint (dossier_three_give (self->anna, his), ==, DOSSIER_RECEIPT_PENDING);
  g_assert_cmpint (dossier_three_ask (self->anna, "SELECT count (*) FROM txn"), ==, 0);
  dossier_replica_act_on_members (self->anna, admit);
  g_assert_cmpint (dossier_three_give (self->anna, his), ==, DOSSIER_RECEIPT_TAKEN);
  dossier_three_exchange (self);
  dossier_three_assert_alike (self);
}

static DossierMemberState
state_of (DossierReplica *desk,
          guint           identity)
{
  return dossier_members_get_state (dossier_journal_get_members (desk->journal, NULL), dossier_three_uuid_of (identity));
}

/* 3, and 4 of dossier-members.h */
static void
test_past_what_was_accepted_a_revoked_desktop_is_void (DossierThree *self,
                                                       gconstpointer data)
{
  DossierMembersAct revoke = { .type = DOSSIER_MEMBERS_REVOKE, .poste = dossier_three_uuid_of (1) };
  DossierMembersAct lea = { .type = DOSSIER_MEMBERS_ADMIT_ADMIN, .poste = dossier_three_uuid_of (2) }, again = { .type = DOSSIER_MEMBERS_ADMIT, .poste = dossier_three_uuid_of (1) };

  dossier_replica_act_on_members (self->anna, lea);
  dossier_three_say (self->paul, SCHOOL, "name", "École");
  dossier_three_exchange (self);
  dossier_three_say (self->paul, SCHOOL, "name", "Prison");
  dossier_three_say (self->paul, OTHER, "name", "Faux");
  dossier_three_give (self->lea, dossier_three_hand_over (self, self->paul)); /* before she hears of it */
  g_assert_cmpint (dossier_three_ask (self->lea, "SELECT count (*) FROM structure"), ==, 2);
  dossier_three_assert_says (self->lea, SCHOOL, "name", "Prison", 0);
  dossier_replica_act_on_members (self->anna, revoke);
  dossier_three_exchange (self);
  g_assert_cmpint (state_of (self->lea, 1), ==, DOSSIER_MEMBER_REVOKED);
  dossier_three_assert_says (self->anna, SCHOOL, "name", "École", 0);
  dossier_three_assert_says (self->lea, SCHOOL, "name", "École", 0);
  g_assert_cmpint (dossier_three_ask (self->lea, "SELECT count (*) FROM structure"), ==, 1);
  dossier_three_assert_alike (self); /* he hears of it too */
  dossier_replica_act_on_members (self->lea, again);
  dossier_three_exchange (self);
  dossier_three_assert_says (self->anna, SCHOOL, "name", "Prison", 0);
  dossier_three_assert_alike (self);
}

static void
test_an_erasure_that_is_void_takes_nothing_until_it_counts_again (DossierThree *self,
                                                                  gconstpointer data)
{
  DossierMembersAct revoke = { .type = DOSSIER_MEMBERS_REVOKE, .poste = dossier_three_uuid_of (1) };
  DossierMembersAct lea = { .type = DOSSIER_MEMBERS_ADMIT_ADMIN, .poste = dossier_three_uuid_of (2) }, again = { .type = DOSSIER_MEMBERS_ADMIT, .poste = dossier_three_uuid_of (1) };

  dossier_replica_act_on_members (self->anna, lea);
  dossier_three_say (self->anna, SCHOOL, "name", "École");
  dossier_three_say (self->anna, SCHOOL, "phone", "0606060606");
  dossier_three_exchange (self);
  dossier_replica_act_on_members (self->anna, revoke);
  dossier_three_erase_phone (self->paul);
  dossier_three_exchange (self);
  dossier_three_assert_holds (self, DOSSIER_THREE_HOLDS_0606, 1);
  dossier_three_assert_says (self->anna, SCHOOL, "phone", "0606060606", 0);
  dossier_three_assert_alike (self);
  dossier_replica_act_on_members (self->lea, again);
  g_assert_cmpint (dossier_three_ask (self->lea, DOSSIER_THREE_HOLDS_0606), ==, 0);
  dossier_three_exchange (self);
  dossier_three_assert_holds (self, DOSSIER_THREE_HOLDS_0606, 0);
  dossier_three_assert_alike (self);
}

/* 2 of dossier-members.h */
static void
test_a_revocation_wins_over_an_admission_that_had_not_seen_it (DossierThree *self,
                                                               gconstpointer data)
{
  DossierMembersAct lea = { .type = DOSSIER_MEMBERS_ADMIT_ADMIN, .poste = dossier_three_uuid_of (2) }, paul = { .type = DOSSIER_MEMBERS_ADMIT, .poste = dossier_three_uuid_of (1) };
  DossierMembersAct revoke = { .type = DOSSIER_MEMBERS_REVOKE, .poste = dossier_three_uuid_of (1) };

  dossier_replica_act_on_members (self->anna, lea);
  dossier_three_exchange (self);
  dossier_replica_act_on_members (self->anna, revoke);
  dossier_replica_act_on_members (self->lea, paul);
  dossier_three_exchange (self);
  g_assert_cmpint (state_of (self->anna, 1), ==, DOSSIER_MEMBER_REVOKED);
  g_assert_cmpint (state_of (self->lea, 1), ==, DOSSIER_MEMBER_REVOKED);
}

/* 5 of dossier-members.h */
static void
test_of_two_who_revoke_each_other_the_nearer_to_the_founder_stays (DossierThree *self,
                                                                   gconstpointer data)
{
  DossierMembersAct lea = { .type = DOSSIER_MEMBERS_ADMIT_ADMIN, .poste = dossier_three_uuid_of (2) }, paul = { .type = DOSSIER_MEMBERS_ADMIT_ADMIN, .poste = dossier_three_uuid_of (1) };
  DossierMembersAct no_lea = { .type = DOSSIER_MEMBERS_REVOKE, .poste = dossier_three_uuid_of (2) }, no_paul = { .type = DOSSIER_MEMBERS_REVOKE, .poste = dossier_three_uuid_of (1) };

  dossier_replica_act_on_members (self->anna, lea);
  dossier_three_exchange (self);
  dossier_replica_act_on_members (self->lea, paul);
  dossier_three_exchange (self);
  dossier_replica_act_on_members (self->lea, no_paul);
  dossier_replica_act_on_members (self->paul, no_lea);
  dossier_three_exchange (self);
  for (guint i = 0; i < 3; i++)
    {
      DossierReplica *all[] = { self->anna, self->paul, self->lea };

      g_assert_cmpint (state_of (all[i], 1), ==, DOSSIER_MEMBER_REVOKED);
      g_assert_cmpint (state_of (all[i], 2), ==, DOSSIER_MEMBER_ADMITTED);
    }
}

/* 2 of dossier-members.h */
static void
test_the_successor_of_a_desktop_goes_with_it (DossierThree *self,
                                              gconstpointer data)
{
  g_autoptr (DossierReplica) new_disk = dossier_replica_new (3);
  DossierMembersAct          revoke = { .type = DOSSIER_MEMBERS_REVOKE, .poste = dossier_three_uuid_of (1) };
  DossierMembersAct          paul = { .type = DOSSIER_MEMBERS_ADMIT, .poste = dossier_three_uuid_of (1) }, lea = { .type = DOSSIER_MEMBERS_ADMIT_ADMIN, .poste = dossier_three_uuid_of (2) };
  DossierSegment            *his;

  dossier_replica_act_on_members (self->anna, paul);
  dossier_replica_act_on_members (self->anna, lea);
  dossier_replica_meet (self->anna, 3, 1);
  dossier_three_say (new_disk, SCHOOL, "name", "École");
  his = dossier_three_hand_over (self, new_disk);
  g_assert_cmpint (dossier_three_give (self->anna, his), ==, DOSSIER_RECEIPT_TAKEN);
  dossier_replica_act_on_members (self->anna, revoke);
  g_assert_cmpint (state_of (self->anna, 3), ==, DOSSIER_MEMBER_REVOKED);
  dossier_three_assert_says (self->anna, SCHOOL, "name", "École", 0); /* what was here is accepted */
  dossier_three_say (new_disk, SCHOOL, "name", "Prison");
  dossier_three_give (self->anna, dossier_three_hand_over (self, new_disk));
  dossier_three_assert_says (self->anna, SCHOOL, "name", "École", 0);
}

static void
test_only_an_admin_decides_and_the_last_one_stays (DossierThree *self,
                                                   gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) touched = g_ptr_array_new_with_free_func (g_free);
  DossierMembersAct     paul = { .type = DOSSIER_MEMBERS_ADMIT, .poste = dossier_three_uuid_of (1) }, anna = { .type = DOSSIER_MEMBERS_REVOKE, .poste = dossier_three_uuid_of (0) };

  g_assert_false (dossier_members_act (self->paul->journal, &paul, touched, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (dossier_members_act (self->anna->journal, &anna, touched, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED);
}

int
main (int   argc,
      char *argv[])
{
  static const char approve[] = "approve"; /* each desktop waits to be admitted */

  dossier_fixture_init (&argc, &argv);
#define add(path, data, func) g_test_add ("/dossier/admission/" path, DossierThree, data, dossier_three_set_up, func, dossier_three_tear_down)
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
