/* One answer for several records: who would change is told first, and only they do. */
#include "dossier-fixture.h"

#include "dossier-spread.h"

#include <string.h>

typedef struct
{
  const DossierAct  *answer;
  const char *const *ids;
  DossierSpreadFits  fits;
} Wish;

static gpointer
weigh (DossierReader *reader,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  const Wish *wish = data;

  return dossier_spread_weigh (reader, wish->answer, wish->ids, wish->fits, error);
}

static DossierSpread *
ask (DossierFixture    *self,
     const DossierAct  *answer,
     const char *const *ids,
     DossierSpreadFits  fits)
{
  g_autoptr (GError) error = NULL;
  Wish               wish = { answer, ids, fits };
  DossierSpread     *spread = dossier_store_ask (self->store, weigh, &wish, &error);

  g_assert_no_error (error);
  return spread;
}

static gboolean
is_a_school (const DossierRecord     *record,
             const DossierVocabulary *vocabulary,
             const DossierField      *field)
{
  return g_strcmp0 (dossier_record_get_text (record, "type"), "middle_school") == 0;
}

static void
who_would_change_is_told (DossierFixture *self,
                          gconstpointer   data)
{
  const DossierKind        *kind = dossier_kinds_find ("structure");
  g_autofree char          *school = dossier_fixture_make (self, "structure", "name=Lac", "type=collège", NULL);
  g_autofree char          *alike = dossier_fixture_make (self, "structure", "name=Mer", "type=collège", "priority_education=rep", NULL);
  g_autofree char          *centre = dossier_fixture_make (self, "structure", "name=Dunes", "type=centre social", NULL);
  g_autofree char          *gone = dossier_fixture_make (self, "structure", "name=Parti", "type=collège", NULL);
  const char *const         ids[] = { school, alike, centre, gone, "00000000000000000000000000000001", NULL };
  g_autoptr (DossierAct)    answer = dossier_act_new (NULL);
  DossierAct               *deletion = dossier_act_new (NULL);
  g_autoptr (DossierSpread) spread = NULL;

  dossier_act_delete (deletion, kind, gone);
  dossier_fixture_write (self, deletion);
  dossier_act_set (answer, kind, centre, "priority_education", dossier_value_new_text ("rep"));
  spread = ask (self, answer, ids, is_a_school);

  g_assert_cmpuint (spread->changing->len, ==, 1);
  g_assert_cmpstr (spread->changing->pdata[0], ==, school);
  g_assert_cmpuint (spread->n_same, ==, 1);
  g_assert_cmpuint (spread->n_unfit, ==, 1);
  g_assert_cmpuint (spread->n_gone, ==, 2);
}

static void
nothing_refers_to_itself (DossierFixture *self,
                          gconstpointer   data)
{
  g_autofree char          *one = dossier_fixture_add_structure (self, "Une"), *other = dossier_fixture_add_structure (self, "Autre");
  const char *const         ids[] = { one, other, NULL };
  g_autoptr (DossierAct)    answer = dossier_act_new (NULL);
  g_autoptr (DossierSpread) spread = NULL;

  dossier_act_set (answer, dossier_kinds_find ("structure"), one, "parent", dossier_value_new_reference (one));
  spread = ask (self, answer, ids, NULL);
  g_assert_cmpuint (spread->n_itself, ==, 1);
  g_assert_cmpuint (spread->changing->len, ==, 1);
}

static const char *
get_status (DossierFixture *self,
            const char     *id)
{
  g_autoptr (DossierRecord) record = dossier_fixture_find (self, id);

  return g_intern_string (dossier_record_get_text (record, "status"));
}

static void
all_change_in_one_act_and_come_back_at_once (DossierFixture *self,
                                             gconstpointer   data)
{
  g_autofree char          *a = dossier_fixture_add_structure (self, "A"), *b = dossier_fixture_add_structure (self, "B");
  g_autofree char          *one = dossier_fixture_add_link (self, a, b), *other = dossier_fixture_add_link (self, a, b);
  const char *const         ids[] = { one, other, NULL };
  g_autoptr (DossierAct)    answer = dossier_act_new (NULL);
  g_autoptr (DossierSpread) spread = NULL;
  g_autofree char          *label = NULL;
  g_autoptr (GError)        error = NULL;

  dossier_fixture_set_text (self, "link", other, "status", "dormant");
  dossier_act_set (answer, dossier_kinds_find ("link"), one, "status", dossier_value_new_text ("active"));
  spread = ask (self, answer, ids, NULL);
  dossier_fixture_write (self, dossier_spread_make_act (spread, answer, "Statut : 2 liens"));
  g_assert_cmpstr (get_status (self, one), ==, "active");
  g_assert_cmpstr (get_status (self, other), ==, "active");

  g_assert_true (dossier_store_undo (self->store, NULL, &label, &error));
  g_assert_cmpstr (label, ==, "Statut : 2 liens");
  g_assert_cmpstr (get_status (self, one), ==, NULL);
  g_assert_cmpstr (get_status (self, other), ==, "dormant");
}

static void
a_list_keeps_what_it_held (DossierFixture *self,
                           gconstpointer   data)
{
  const DossierKind        *kind = dossier_kinds_find ("link");
  g_autofree char          *a = dossier_fixture_add_structure (self, "A"), *b = dossier_fixture_add_structure (self, "B");
  g_autofree char          *one = dossier_fixture_add_link (self, a, b), *other = dossier_fixture_add_link (self, a, b);
  const char *const         ids[] = { one, other, NULL };
  g_autoptr (DossierAct)    answer = dossier_act_new (NULL);
  DossierAct               *before = dossier_act_new (NULL);
  g_autoptr (DossierSpread) spread = NULL;
  g_autoptr (DossierRecord) record = NULL;

  dossier_act_put (before, kind, one, "themes", "sleep", TRUE);
  dossier_act_put (before, kind, other, "themes", "culture", TRUE);
  dossier_fixture_write (self, before);
  dossier_act_put (answer, kind, one, "themes", "culture", TRUE);
  spread = ask (self, answer, ids, NULL);
  g_assert_cmpuint (spread->n_same, ==, 1);
  dossier_fixture_write (self, dossier_spread_make_act (spread, answer, NULL));

  record = dossier_fixture_find (self, one);
  g_assert_true (g_strv_contains (dossier_record_get_keys (record, "themes"), "sleep"));
  g_assert_true (g_strv_contains (dossier_record_get_keys (record, "themes"), "culture"));
}

static void
none_is_given_to_no_list_that_holds_more (DossierFixture *self,
                                          gconstpointer   data)
{
  const DossierKind        *kind = dossier_kinds_find ("link");
  g_autofree char          *a = dossier_fixture_add_structure (self, "A"), *b = dossier_fixture_add_structure (self, "B");
  g_autofree char          *full = dossier_fixture_add_link (self, a, b), *unsure = dossier_fixture_add_link (self, a, b), *empty = dossier_fixture_add_link (self, a, b);
  const char *const         ids[] = { full, unsure, empty, NULL };
  g_autoptr (DossierAct)    answer = dossier_act_new (NULL);
  DossierAct               *before = dossier_act_new (NULL);
  g_autoptr (DossierSpread) spread = NULL;
  g_autoptr (DossierRecord) record = NULL;

  dossier_act_put (before, kind, full, "brakes", "language", TRUE);
  dossier_act_put (before, kind, unsure, "brakes", "?", TRUE);
  dossier_fixture_write (self, before);
  dossier_act_put (answer, kind, full, "brakes", "/", TRUE);
  dossier_act_put (answer, kind, full, "brakes", "?", FALSE);
  spread = ask (self, answer, ids, NULL);
  g_assert_cmpuint (spread->n_full, ==, 1);
  g_assert_cmpuint (spread->n_other, ==, 1);
  g_assert_cmpuint (spread->changing->len, ==, 2);
  dossier_fixture_write (self, dossier_spread_make_act (spread, answer, NULL));

  record = dossier_fixture_find (self, unsure);
  g_assert_true (g_strv_equal (dossier_record_get_keys (record, "brakes"), (const char *const[]){ "/", NULL }));
}

#define ADD(name, function) \
  g_test_add ("/dossier/spread/" name, DossierFixture, NULL, dossier_fixture_set_up, function, dossier_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  ADD ("who-would-change-is-told", who_would_change_is_told);
  ADD ("nothing-refers-to-itself", nothing_refers_to_itself);
  ADD ("all-change-in-one-act-and-come-back-at-once", all_change_in_one_act_and_come_back_at_once);
  ADD ("a-list-keeps-what-it-held", a_list_keeps_what_it_held);
  ADD ("none-is-given-to-no-list-that-holds-more", none_is_given_to_no_list_that_holds_more);

  return g_test_run ();
}
