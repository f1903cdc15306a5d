#include "dossier-view-succession.h"

#include "dossier-fixture.h"
#include "dossier-view-facts.h"
#include "dossier-view-reach.h"

typedef struct
{
  DossierFixture base;
  char          *school, *person;
  char          *post, *deputy; /* both of the school */
  char          *link;          /* its thread is held by the post alone */
  char          *shared;        /* and of this one by the deputy too */
} Fixture;

static char *
say (const char *field,
     const char *value)
{
  return g_strconcat (field, "=", value, NULL);
}

static char *
add_post (Fixture    *self,
          const char *person,
          const char *role)
{
  g_autofree char *structure = say ("structure", self->school), *holder = say ("person", person), *of_role = say ("role", role);

  return dossier_fixture_make (&self->base, "assignment", structure, holder, of_role, "weight=major", "from=2021", NULL);
}

static char *
add_link (Fixture    *self,
          const char *centre,
          const char *holder,
          const char *other)
{
  g_autofree char *other_end = dossier_fixture_make (&self->base, "structure", centre, "type=social_centre", NULL);
  g_autofree char *a = say ("a", other_end), *b = say ("b", self->school), *one = say ("thread_b", holder), *two = say ("thread_b", other);

  return dossier_fixture_make (&self->base, "link", a, b, "kind=referral", one, two, NULL);
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autofree char *colleague = NULL;

  dossier_fixture_set_up (&self->base, data);
  self->school = dossier_fixture_make (&self->base, "structure", "name=École des Brumes", "type=elementary_school", NULL);
  self->person = dossier_fixture_make (&self->base, "person", "family_name=Essai", "given_name=Paula", NULL);
  colleague = dossier_fixture_make (&self->base, "person", "family_name=Modèle", NULL);
  self->post = add_post (self, self->person, "head");
  self->deputy = add_post (self, colleague, "teacher");
  self->link = add_link (self, "name=Centre L’Oasis", self->post, self->post);
  self->shared = add_link (self, "name=Centre Les Lilas", self->post, self->deputy);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_free (self->school);
  g_free (self->person);
  g_free (self->post);
  g_free (self->deputy);
  g_free (self->link);
  g_free (self->shared);
  dossier_fixture_tear_down (&self->base, data);
}

static DossierViewFacts *
read_facts (Fixture    *self,
            const char *id)
{
  g_autoptr (GError) error = NULL;
  DossierViewFacts  *facts = dossier_store_ask (self->base.store, dossier_view_facts_read, (gpointer) id, &error);

  g_assert_no_error (error);
  return facts;
}

/* "other alone|other shared": what stands on the page. */
static char *
tell_threads (const DossierViewFacts *facts)
{
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < facts->threads->len; i++)
    {
      const DossierViewThread *thread = facts->threads->pdata[i];

      g_string_append_printf (told, "%s%s %s", i > 0 ? "|" : "", thread->other, thread->is_alone ? "alone" : "shared");
    }
  return g_string_free (g_steal_pointer (&told), FALSE);
}

static void
succeed (Fixture    *self,
         const char *words,
         const char *name,
         gboolean    takes)
{
  g_autoptr (BaseDate)         on = base_date_new_from_words (words);
  g_autoptr (DossierViewFacts) facts = read_facts (self, self->school);
  g_autoptr (DossierRecord)    post = dossier_fixture_find (&self->base, self->post);
  DossierViewSuccession        said = { on, "retraite", name != NULL, NULL, name != NULL && *name != '\0' ? name : NULL, takes };
  DossierAct                  *act = dossier_act_new (NULL);

  dossier_view_succession_tell (&said, act, post, facts->threads);
  dossier_fixture_write (&self->base, act);
}

static void
test_what_a_person_holds_alone_is_told (Fixture      *self,
                                        gconstpointer data)
{
  g_autoptr (DossierViewFacts) facts = read_facts (self, self->person);
  g_autofree char             *told = tell_threads (facts);

  g_assert_cmpstr (told, ==, "Centre L’Oasis alone|Centre Les Lilas shared");
  g_assert_cmpuint (dossier_view_threads_count_falling (facts->threads, facts->posts->pdata[0]), ==, 1);
}

static void
test_a_link_that_has_ended_misses_nobody (Fixture      *self,
                                          gconstpointer data)
{
  g_autoptr (DossierViewFacts) facts = NULL;

  dossier_fixture_put (&self->base, self->link, "ended=juin 2023", NULL);
  facts = read_facts (self, self->person);
  g_assert_cmpuint (dossier_view_threads_count_falling (facts->threads, facts->posts->pdata[0]), ==, 0);
}

static void
test_who_follows_has_the_post_and_its_threads (Fixture      *self,
                                               gconstpointer data)
{
  g_autoptr (DossierViewFacts) facts = NULL;
  g_autoptr (DossierRecord)    link = NULL;
  const DossierViewPost       *next;
  g_autofree char             *span = NULL;

  succeed (self, "juin 2024", "Robin Suite", TRUE);
  facts = read_facts (self, self->school);
  next = facts->posts->pdata[0];
  span = dossier_view_post_dup_span (next);
  g_assert_cmpstr (next->name, ==, "Robin Suite");
  g_assert_cmpstr (next->role, ==, "head");
  g_assert_true (next->is_major);
  g_assert_cmpstr (span, ==, "juin 2024 –\u00a0…");
  link = dossier_fixture_find (&self->base, self->link);
  g_assert_true (g_strv_contains (dossier_record_get_keys (link, "thread_b"), next->id));
  g_assert_true (g_strv_contains (dossier_record_get_keys (link, "thread_b"), self->post));
  g_assert_true (dossier_view_facts_find_post (facts, self->post)->is_over);
}

static void
test_without_the_threads_a_link_falls (Fixture      *self,
                                       gconstpointer data)
{
  g_autoptr (DossierViewFacts) facts = NULL;

  succeed (self, "juin 2024", "", FALSE);
  facts = read_facts (self, self->school);
  g_assert_null (((DossierViewPost *) facts->posts->pdata[0])->name);
  g_assert_cmpuint (dossier_view_threads_count_falling (facts->threads, dossier_view_facts_find_post (facts, self->post)), ==, 1);
}

static void
test_a_post_ends_and_that_is_all (Fixture      *self,
                                  gconstpointer data)
{
  g_autoptr (DossierViewFacts) facts = NULL;
  g_autoptr (DossierRecord)    post = NULL;

  succeed (self, "été 2023", NULL, TRUE);
  facts = read_facts (self, self->school);
  post = dossier_fixture_find (&self->base, self->post);
  g_assert_cmpuint (facts->posts->len, ==, 2);
  g_assert_cmpstr (dossier_record_get_text (post, "end_reason"), ==, "retraite");
}

static void
test_one_undo_takes_all_of_it_back (Fixture      *self,
                                    gconstpointer data)
{
  g_autofree char *before = dossier_fixture_dump (&self->base), *after = NULL;

  succeed (self, "juin 2024", "Robin Suite", TRUE);
  g_assert_true (dossier_store_undo (self->base.store, NULL, NULL, NULL));
  after = dossier_fixture_dump (&self->base);
  g_assert_cmpstr (after, ==, before);
}

static void
test_changes_are_counted_since_the_first (Fixture      *self,
                                          gconstpointer data)
{
  g_autoptr (DossierViewFacts) facts = NULL;
  guint                        since, n;

  dossier_fixture_put (&self->base, self->deputy, "to=septembre 2022", NULL);
  succeed (self, "juin 2024", "Robin Suite", TRUE);
  facts = read_facts (self, self->school);
  n = dossier_view_posts_count_changes (facts->posts, &since);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (since, ==, 2022);
}

static void
test_who_is_in_the_trash_holds_nothing (Fixture      *self,
                                        gconstpointer data)
{
  DossierAct                  *act = dossier_act_new (NULL);
  g_autoptr (DossierViewFacts) facts = NULL;

  dossier_act_delete (act, dossier_kinds_find ("person"), self->person);
  dossier_fixture_write (&self->base, act);
  facts = read_facts (self, self->school);
  g_assert_cmpuint (facts->posts->len, ==, 2);
  g_assert_null (dossier_view_facts_find_post (facts, self->post)->person);
}

static void
test_addresses_lead_somewhere_or_nowhere (void)
{
  static const struct
  {
    const char *field, *text, *uri;
  } cases[] = {
    { "phone", "01 39 98 00 01", "tel:0139980001" },
    { "phone", "+33 (1) 39.98", "tel:+3313998" },
    { "phone", "01 39 98 00 01 / 06 00", "tel:0139980001" },
    { "phone", "12", NULL },
    { "email", "oasis@exemple.fr", "mailto:oasis@exemple.fr" },
    { "email", "oasis?cc=x@exemple.fr", "mailto:oasis%3Fcc%3Dx@exemple.fr" },
    { "email", "oasis exemple.fr", NULL },
    { "website", "exemple.fr", "https://exemple.fr" },
    { "website", "http://exemple.fr", "http://exemple.fr" },
    { "website", "javascript:alert(1).fr", NULL },
    { "website", "à venir", NULL },
    { "notes", "exemple.fr", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = dossier_view_reach_dup_uri (cases[i].field, cases[i].text);

      g_assert_cmpstr (uri, ==, cases[i].uri);
    }
}

#define add(name, func) g_test_add ("/dossier-view/succession/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  add ("what-a-person-holds-alone-is-told", test_what_a_person_holds_alone_is_told);
  add ("a-link-that-has-ended-misses-nobody", test_a_link_that_has_ended_misses_nobody);
  add ("who-follows-has-the-post-and-its-threads", test_who_follows_has_the_post_and_its_threads);
  add ("without-the-threads-a-link-falls", test_without_the_threads_a_link_falls);
  add ("a-post-ends-and-that-is-all", test_a_post_ends_and_that_is_all);
  add ("one-undo-takes-all-of-it-back", test_one_undo_takes_all_of_it_back);
  add ("changes-are-counted-since-the-first", test_changes_are_counted_since_the_first);
  add ("who-is-in-the-trash-holds-nothing", test_who_is_in_the_trash_holds_nothing);
  g_test_add_func ("/dossier-view/reach/addresses-lead-somewhere-or-nowhere", test_addresses_lead_somewhere_or_nowhere);

  return g_test_run ();
}
