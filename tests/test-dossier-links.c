/* A link as a whole: turned round, made again, described like the last one. */
#include "dossier-fixture.h"

#include "dossier-links.h"

typedef struct
{
  char *a, *b, *c;
  char *post; /* in a */
  char *link; /* a ↔ b, described */
} Village;

static const DossierKind *
get_kind (void)
{
  return dossier_kinds_find ("link");
}

static void
describe (DossierAct *act,
          const char *link,
          const char *post)
{
  g_autoptr (BaseDate) began = base_date_new_from_words ("2016");

  dossier_act_set (act, get_kind (), link, "kind", dossier_value_new_text ("joint_action"));
  dossier_act_set (act, get_kind (), link, "quality", dossier_value_new_unknown ());
  dossier_act_set (act, get_kind (), link, "object", dossier_value_new_text ("Ateliers du mercredi"));
  dossier_act_set (act, get_kind (), link, "began", dossier_value_new_date (began));
  dossier_act_set (act, get_kind (), link, "verified_on", dossier_value_new_date (began));
  dossier_act_put (act, get_kind (), link, "programmes", "clas", TRUE);
  dossier_act_put (act, get_kind (), link, "brakes", "childcare", TRUE);
  dossier_act_put (act, get_kind (), link, "thread_a", post, TRUE);
}

static void
village_init (Village        *self,
              DossierFixture *fixture)
{
  const DossierKind *kind = dossier_kinds_find ("assignment");
  DossierAct        *act = dossier_act_new (NULL);

  self->a = dossier_fixture_add_structure (fixture, "Centre");
  self->b = dossier_fixture_add_structure (fixture, "École");
  self->c = dossier_fixture_add_structure (fixture, "Collège");
  self->link = dossier_fixture_add_link (fixture, self->a, self->b);
  self->post = g_strdup (dossier_act_create (act, kind, NULL));
  dossier_act_set (act, kind, self->post, "structure", dossier_value_new_reference (self->a));
  describe (act, self->link, self->post);
  dossier_fixture_write (fixture, act);
}

static void
village_clear (Village *self)
{
  g_free (self->a);
  g_free (self->b);
  g_free (self->c);
  g_free (self->post);
  g_free (self->link);
}

static void
assert_keys (const DossierRecord *record,
             const char          *field,
             const char          *key)
{
  const char *const *keys = dossier_record_get_keys (record, field);

  g_assert_cmpstr (keys[0], ==, key);
  g_assert_true (key == NULL || keys[1] == NULL);
}

static void
assert_end (const DossierRecord *record,
            const char          *side,
            const char          *id)
{
  g_assert_cmpstr (dossier_value_get_reference (dossier_record_get (record, side)), ==, id);
}

static void
test_turned_round_it_is_the_same (DossierFixture *fixture,
                                  gconstpointer   data)
{
  Village                   village;
  g_autoptr (DossierRecord) before = NULL, after = NULL;
  DossierAct               *act = dossier_act_new (NULL);

  village_init (&village, fixture);
  before = dossier_fixture_find (fixture, village.link);
  dossier_links_swap (act, before);
  dossier_fixture_write (fixture, act);

  after = dossier_fixture_find (fixture, village.link);
  assert_end (after, "a", village.b);
  assert_end (after, "b", village.a);
  assert_keys (after, "thread_a", NULL);
  assert_keys (after, "thread_b", village.post);
  g_assert_cmpstr (dossier_record_get_text (after, "kind"), ==, "joint_action");
  village_clear (&village);
}

static void
test_made_again_it_says_the_same (DossierFixture *fixture,
                                  gconstpointer   data)
{
  Village                   village;
  g_autoptr (DossierRecord) link = NULL, copy = NULL;
  DossierAct               *act = dossier_act_new (NULL);
  g_autofree char          *id = NULL;

  village_init (&village, fixture);
  link = dossier_fixture_find (fixture, village.link);
  id = g_strdup (dossier_links_duplicate (act, link, NULL, NULL));
  dossier_fixture_write (fixture, act);

  copy = dossier_fixture_find (fixture, id);
  assert_end (copy, "a", village.a);
  assert_end (copy, "b", village.b);
  assert_keys (copy, "programmes", "clas");
  assert_keys (copy, "thread_a", village.post);
  g_assert_cmpstr (dossier_record_get_text (copy, "object"), ==, "Ateliers du mercredi");
  g_assert_null (dossier_record_get (copy, "verified_on"));
  village_clear (&village);
}

static void
test_one_end_is_another (DossierFixture *fixture,
                         gconstpointer   data)
{
  Village                   village;
  g_autoptr (DossierRecord) link = NULL, copy = NULL;
  DossierAct               *act = dossier_act_new (NULL);
  g_autofree char          *id = NULL;

  village_init (&village, fixture);
  link = dossier_fixture_find (fixture, village.link);
  id = g_strdup (dossier_links_duplicate (act, link, village.a, village.c));
  dossier_fixture_write (fixture, act);

  copy = dossier_fixture_find (fixture, id);
  assert_end (copy, "a", village.c);
  assert_end (copy, "b", village.b);
  assert_keys (copy, "brakes", "childcare");
  assert_keys (copy, "thread_a", NULL); /* the post was one of who left */
  village_clear (&village);
}

static void
test_only_what_is_empty_is_repeated (DossierFixture *fixture,
                                     gconstpointer   data)
{
  Village                   village;
  g_autofree char          *id = NULL;
  g_autoptr (DossierRecord) link = NULL, other = NULL, told = NULL;
  DossierAct               *act = dossier_act_new (NULL);

  village_init (&village, fixture);
  id = dossier_fixture_add_link (fixture, village.c, village.a);
  dossier_fixture_set_text (fixture, "link", id, "kind", "invitation");
  link = dossier_fixture_find (fixture, id);
  other = dossier_fixture_find (fixture, village.link);
  g_assert_cmpuint (dossier_links_repeat (act, link, other), ==, 4); /* quality, programmes, brakes, thread */
  dossier_fixture_write (fixture, act);

  told = dossier_fixture_find (fixture, id);
  g_assert_cmpstr (dossier_record_get_text (told, "kind"), ==, "invitation");
  g_assert_cmpint (dossier_value_get_value_type (dossier_record_get (told, "quality")), ==, DOSSIER_VALUE_UNKNOWN);
  assert_keys (told, "programmes", "clas");
  assert_keys (told, "brakes", "childcare");
  /* The structure they share is on the other side here. */
  assert_keys (told, "thread_a", NULL);
  assert_keys (told, "thread_b", village.post);
  g_assert_null (dossier_record_get (told, "object"));
  g_assert_null (dossier_record_get (told, "began"));
  village_clear (&village);
}

static void
test_nothing_to_repeat_is_said (DossierFixture *fixture,
                                gconstpointer   data)
{
  Village                   village;
  g_autofree char          *id = NULL;
  g_autoptr (DossierRecord) link = NULL, empty = NULL;
  g_autoptr (DossierAct)    act = dossier_act_new (NULL);

  village_init (&village, fixture);
  id = dossier_fixture_add_link (fixture, village.b, village.c);
  link = dossier_fixture_find (fixture, village.link);
  empty = dossier_fixture_find (fixture, id);
  g_assert_cmpuint (dossier_links_repeat (act, link, empty), ==, 0);
  g_assert_cmpuint (dossier_act_get_n_changes (act), ==, 0);
  village_clear (&village);
}

typedef struct
{
  DossierRecord *link;
  const char    *field;
} Looking;

static gpointer
find_last (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Looking *looking = data;

  return dossier_links_find_last (reader, looking->link, looking->field != NULL ? dossier_kind_find_field (get_kind (), looking->field) : NULL, error);
}

static void
assert_last (DossierFixture *fixture,
             const char     *link,
             const char     *field,
             const char     *id)
{
  g_autoptr (DossierRecord) record = dossier_fixture_find (fixture, link), last = NULL;
  Looking                   looking = { record, field };
  g_autoptr (GError)        error = NULL;

  last = dossier_store_ask (fixture->store, find_last, &looking, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (last != NULL ? dossier_record_get_id (last) : NULL, ==, id);
}

static void
test_the_last_answer_is_found (DossierFixture *fixture,
                               gconstpointer   data)
{
  Village          village;
  g_autofree char *older = NULL, *link = NULL;

  village_init (&village, fixture);
  older = dossier_fixture_add_link (fixture, village.b, village.c);
  link = dossier_fixture_add_link (fixture, village.c, village.a);
  assert_last (fixture, link, "formality", NULL);
  assert_last (fixture, link, "programmes", village.link);

  dossier_fixture_put (fixture, older, "formality=mixte", "programmes=pre", NULL);
  dossier_fixture_put (fixture, village.link, "formality=informel", NULL);
  assert_last (fixture, link, NULL, village.link);
  assert_last (fixture, link, "programmes", older);
  assert_last (fixture, link, "formality", village.link);
  assert_last (fixture, village.link, "formality", older);
  /* What was taken away again is no answer. */
  dossier_fixture_set_text (fixture, "link", village.link, "formality", NULL);
  assert_last (fixture, link, "formality", older);
  village_clear (&village);
}

static void
test_a_thread_is_found_for_the_same_structure (DossierFixture *fixture,
                                               gconstpointer   data)
{
  Village          village;
  g_autofree char *turned = NULL, *foreign = NULL;

  village_init (&village, fixture);
  turned = dossier_fixture_add_link (fixture, village.c, village.a);
  foreign = dossier_fixture_add_link (fixture, village.b, village.c);
  assert_last (fixture, turned, "thread_b", village.link);
  assert_last (fixture, turned, "thread_a", NULL);
  assert_last (fixture, foreign, "thread_a", NULL);
  village_clear (&village);
}

static void
test_one_answer_is_repeated (DossierFixture *fixture,
                             gconstpointer   data)
{
  Village                   village;
  g_autofree char          *id = NULL;
  g_autoptr (DossierRecord) link = NULL, other = NULL, told = NULL;
  DossierAct               *act = dossier_act_new (NULL);

  village_init (&village, fixture);
  id = dossier_fixture_add_link (fixture, village.b, village.c);
  dossier_fixture_put (fixture, id, "kind=invitation", "programmes=pre", NULL);
  link = dossier_fixture_find (fixture, id);
  other = dossier_fixture_find (fixture, village.link);
  g_assert_true (dossier_links_repeat_field (act, link, other, dossier_kind_find_field (get_kind (), "kind")));
  g_assert_true (dossier_links_repeat_field (act, link, other, dossier_kind_find_field (get_kind (), "object")));
  g_assert_true (dossier_links_repeat_field (act, link, other, dossier_kind_find_field (get_kind (), "programmes")));
  g_assert_false (dossier_links_repeat_field (act, link, other, dossier_kind_find_field (get_kind (), "formality")));
  dossier_fixture_write (fixture, act);

  told = dossier_fixture_find (fixture, id);
  g_assert_cmpstr (dossier_record_get_text (told, "kind"), ==, "joint_action");
  g_assert_cmpstr (dossier_record_get_text (told, "object"), ==, "Ateliers du mercredi");
  g_assert_cmpuint (g_strv_length ((char **) dossier_record_get_keys (told, "programmes")), ==, 2);
  village_clear (&village);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/dossier/links/turned-round-it-is-the-same", test_turned_round_it_is_the_same);
  dossier_fixture_add ("/dossier/links/made-again-it-says-the-same", test_made_again_it_says_the_same);
  dossier_fixture_add ("/dossier/links/one-end-is-another", test_one_end_is_another);
  dossier_fixture_add ("/dossier/links/only-what-is-empty-is-repeated", test_only_what_is_empty_is_repeated);
  dossier_fixture_add ("/dossier/links/nothing-to-repeat-is-said", test_nothing_to_repeat_is_said);
  dossier_fixture_add ("/dossier/links/the-last-answer-is-found", test_the_last_answer_is_found);
  dossier_fixture_add ("/dossier/links/a-thread-is-found-for-the-same-structure", test_a_thread_is_found_for_the_same_structure);
  dossier_fixture_add ("/dossier/links/one-answer-is-repeated", test_one_answer_is_repeated);
  return g_test_run ();
}
