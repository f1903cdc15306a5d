/* What is asked of a record is what matters for what it is, by the words as they are now. */
#include "dossier-fixture.h"

#include "dossier-spread.h"
#include "dossier-view-plan.h"

#define TYPES "structure_type"

static void
merge_types (DossierFixture *self,
             const char     *code,
             const char     *into)
{
  g_autofree char *id = dossier_term_derive_id (TYPES, code), *stands = dossier_term_derive_id (TYPES, into);
  DossierAct      *act = dossier_act_new (NULL);

  dossier_act_set (act, dossier_kinds_find ("vocabulary_term"), id, "merged_into", dossier_value_new_reference (stands));
  dossier_fixture_write (self, act);
}

static DossierViewFacts *
read_facts (DossierFixture *self,
            const char     *id)
{
  g_autoptr (GError) error = NULL;
  DossierViewFacts  *facts = dossier_store_ask (self->store, dossier_view_facts_read, (gpointer) id, &error);

  g_assert_no_error (error);
  return facts;
}

static gboolean
asks (DossierFixture *self,
      const char     *id,
      const char     *code)
{
  g_autoptr (DossierViewFacts) facts = read_facts (self, id);
  const DossierField          *field = dossier_kind_find_field (dossier_record_get_kind (facts->record), code);
  g_autoptr (GPtrArray)        plan = dossier_view_plan_new (facts->record, facts->vocabulary);
  gboolean                     is_there = FALSE;

  for (guint i = 0; i < plan->len; i++)
    is_there = is_there || g_ptr_array_find (((DossierViewSection *) plan->pdata[i])->fields, field, NULL);
  g_assert_cmpint (is_there, ==, dossier_view_plan_asks (facts->record, facts->vocabulary, field));
  return is_there;
}

static void
a_school_has_no_manager_and_a_centre_no_uai (DossierFixture *self,
                                             gconstpointer   data)
{
  g_autofree char *school = dossier_fixture_make (self, "structure", "name=Lac", "type=collège", NULL);
  g_autofree char *centre = dossier_fixture_make (self, "structure", "name=Dunes", "type=centre social", NULL);

  g_assert_true (asks (self, school, "uai") && !asks (self, school, "management"));
  g_assert_true (!asks (self, centre, "uai") && asks (self, centre, "management"));
}

static void
a_network_has_schools_and_a_group_of_communes_has_communes (DossierFixture *self,
                                                            gconstpointer   data)
{
  g_autofree char *network = dossier_fixture_make (self, "territory", "name=REP Lac", "type=rep", NULL);
  g_autofree char *group = dossier_fixture_make (self, "territory", "name=Val", "type=epci", NULL);
  g_autofree char *commune = dossier_fixture_make (self, "territory", "name=Argenville", "type=commune", NULL);
  g_autofree char *unknown = dossier_fixture_make (self, "territory", "name=Bois", NULL);

  g_assert_true (asks (self, network, "members") && asks (self, network, "head") && !asks (self, network, "priority_area"));
  g_assert_true (asks (self, group, "communes") && !asks (self, group, "members"));
  g_assert_true (asks (self, commune, "priority_area") && !asks (self, commune, "communes"));
  g_assert_true (asks (self, unknown, "members") && asks (self, unknown, "communes"));
}

static void
what_has_an_answer_is_there (DossierFixture *self,
                             gconstpointer   data)
{
  g_autofree char *centre = dossier_fixture_make (self, "structure", "name=Dunes", "type=centre social", "uai=0951234X", NULL);

  g_assert_true (asks (self, centre, "uai"));
}

static void
a_type_that_became_another_asks_as_that_one (DossierFixture *self,
                                             gconstpointer   data)
{
  g_autofree char *annexe = dossier_fixture_make (self, "structure", "name=Lac", "type=local_association", NULL);

  g_assert_false (asks (self, annexe, "uai"));
  merge_types (self, "local_association", "middle_school");
  g_assert_true (asks (self, annexe, "uai"));
  g_assert_false (asks (self, annexe, "siret"));
}

static gpointer
weigh (DossierReader *reader,
       gpointer       id,
       GCancellable  *cancellable,
       GError       **error)
{
  const char *const      ids[] = { id, NULL };
  g_autoptr (DossierAct) answer = dossier_act_new (NULL);

  dossier_act_set (answer, dossier_kinds_find ("structure"), id, "priority_education", dossier_value_new_text ("rep"));
  return dossier_spread_weigh (reader, answer, ids, dossier_view_plan_asks, error);
}

static void
an_answer_for_many_follows_it_too (DossierFixture *self,
                                   gconstpointer   data)
{
  g_autofree char          *annexe = dossier_fixture_make (self, "structure", "name=Lac", "type=local_association", NULL);
  g_autoptr (DossierSpread) before = dossier_store_ask (self->store, weigh, annexe, NULL), after = NULL;

  g_assert_cmpuint (before->n_unfit, ==, 1);
  merge_types (self, "local_association", "middle_school");
  after = dossier_store_ask (self->store, weigh, annexe, NULL);
  g_assert_cmpuint (after->n_unfit, ==, 0);
  g_assert_cmpuint (after->changing->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/dossier-view/plan/a-school-has-no-manager-and-a-centre-no-uai", a_school_has_no_manager_and_a_centre_no_uai);
  dossier_fixture_add ("/dossier-view/plan/a-network-has-schools-and-a-group-of-communes-has-communes", a_network_has_schools_and_a_group_of_communes_has_communes);
  dossier_fixture_add ("/dossier-view/plan/what-has-an-answer-is-there", what_has_an_answer_is_there);
  dossier_fixture_add ("/dossier-view/plan/a-type-that-became-another-asks-as-that-one", a_type_that_became_another_asks_as_that_one);
  dossier_fixture_add ("/dossier-view/plan/an-answer-for-many-follows-it-too", an_answer_for_many_follows_it_too);
  return g_test_run ();
}
