/* A record says of itself who may see it: every question asked for an audience heeds that (dossier-privacy.h, 1 and 2). */
#include "dossier-fixture.h"

#include "dossier-notation.h"
#include "dossier-privacy.h"

#include <string.h>

static char *
add_person (DossierFixture *self)
{
  const DossierKind *kind = dossier_kinds_find ("person");
  DossierAct        *act = dossier_act_new (NULL);
  char              *id = g_strdup (dossier_act_create (act, kind, NULL));

  dossier_act_set (act, kind, id, "family_name", dossier_value_new_text ("Essai"));
  dossier_act_set (act, kind, id, "phone", dossier_value_new_text ("01 39 98 00 00"));
  dossier_fixture_write (self, act);
  return id;
}

static char *
add_step (DossierFixture *self,
          const char     *link)
{
  const DossierKind *kind = dossier_kinds_find ("link_step");
  DossierAct        *act = dossier_act_new (NULL);
  char              *id = g_strdup (dossier_act_create (act, kind, NULL));

  dossier_act_set (act, kind, id, "link", dossier_value_new_reference (link));
  dossier_act_set (act, kind, id, "story", dossier_value_new_text ("Une dispute."));
  dossier_fixture_write (self, act);
  return id;
}

typedef struct
{
  DossierAudience audience;
  const char     *id;
} Asked;

static gpointer
ask_shown (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Asked *asked = data;

  return GINT_TO_POINTER (dossier_privacy_shows_record (reader, asked->audience, asked->id));
}

static void
assert_seen_by (DossierFixture *self,
                const char     *id,
                DossierAudience widest)
{
  for (guint i = DOSSIER_AUDIENCE_PUBLIC; i <= DOSSIER_AUDIENCE_INTERNAL; i++)
    {
      Asked asked = { (DossierAudience) i, id };

      g_assert_cmpint (GPOINTER_TO_INT (dossier_store_ask (self->store, ask_shown, &asked, NULL)), ==, i >= widest);
    }
}

static gpointer
list_for_network (DossierReader *reader,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (data);

  dossier_query_set_audience (query, DOSSIER_VISIBILITY_NETWORK);
  return dossier_reader_list (reader, query, error);
}

static void
assert_network_finds (DossierFixture *self,
                      const char     *kind,
                      guint           n)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) found = dossier_store_ask (self->store, list_for_network, (gpointer) kind, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, n);
}

static void
test_a_record_is_narrowed (DossierFixture *self,
                           gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (self, "A"), *b = dossier_fixture_add_structure (self, "B");
  g_autofree char *link = dossier_fixture_add_link (self, a, b), *other = dossier_fixture_add_link (self, a, b);

  assert_seen_by (self, link, DOSSIER_AUDIENCE_NETWORK);
  dossier_fixture_set_text (self, "link", link, "visibility", "internal");
  assert_seen_by (self, link, DOSSIER_AUDIENCE_INTERNAL);
  assert_seen_by (self, other, DOSSIER_AUDIENCE_NETWORK);
  assert_network_finds (self, "link", 1);
  dossier_fixture_set_text (self, "link", link, "visibility", NULL);
  assert_seen_by (self, link, DOSSIER_AUDIENCE_NETWORK);
  assert_network_finds (self, "link", 2);
}

static void
test_a_record_is_widened (DossierFixture *self,
                          gconstpointer   data)
{
  g_autofree char          *person = add_person (self);
  const DossierKind        *kind = dossier_kinds_find ("person");
  g_autoptr (DossierRecord) record = NULL;

  assert_network_finds (self, "person", 0);
  dossier_fixture_set_text (self, "person", person, "visibility", "network");
  assert_network_finds (self, "person", 1);
  assert_seen_by (self, person, DOSSIER_AUDIENCE_NETWORK);

  /* The name goes with the record; how to reach the person stays. */
  record = dossier_fixture_find (self, person);
  g_assert_true (dossier_privacy_shows_answer (DOSSIER_AUDIENCE_NETWORK, record, dossier_kind_find_field (kind, "family_name")));
  g_assert_false (dossier_privacy_shows_answer (DOSSIER_AUDIENCE_NETWORK, record, dossier_kind_find_field (kind, "phone")));
  g_assert_false (dossier_privacy_shows_answer (DOSSIER_AUDIENCE_PUBLIC, record, dossier_kind_find_field (kind, "family_name")));
}

static void
test_a_part_goes_with_its_whole (DossierFixture *self,
                                 gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (self, "A"), *b = dossier_fixture_add_structure (self, "B");
  g_autofree char *link = dossier_fixture_add_link (self, a, b), *step = add_step (self, link);

  assert_seen_by (self, step, DOSSIER_AUDIENCE_NETWORK);
  dossier_fixture_set_text (self, "link", link, "visibility", "internal");
  assert_seen_by (self, step, DOSSIER_AUDIENCE_INTERNAL);
  assert_network_finds (self, "link_step", 0);
  /* What the part says of itself does not open the door of the whole. */
  dossier_fixture_set_text (self, "link_step", step, "visibility", "public");
  assert_seen_by (self, step, DOSSIER_AUDIENCE_INTERNAL);
}

static void
test_what_is_not_a_word_of_ours_says_nothing (DossierFixture *self,
                                              gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (self, "A");

  dossier_fixture_set_text (self, "structure", a, "visibility", "everybody");
  assert_seen_by (self, a, DOSSIER_AUDIENCE_PUBLIC);
}

static gpointer
dup_kinds_left_out (DossierReader *reader,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  static const char *const kinds[] = { "structure", "link", NULL };
  g_autoptr (GPtrArray)    left_out = dossier_privacy_list_left_out (reader, DOSSIER_AUDIENCE_NETWORK, kinds, error);

  return left_out == NULL ? NULL : dossier_privacy_dup_left_out (left_out, NULL);
}

/* Shown + hidden = total: what a hidden record says is not counted once more by its fields. */
static void
test_what_is_hidden_is_told (DossierFixture *self,
                             gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (self, "A"), *b = dossier_fixture_add_structure (self, "B");
  g_autofree char *link = dossier_fixture_add_link (self, a, b), *other = dossier_fixture_add_link (self, a, b);
  g_autofree char *sentence = NULL;

  dossier_fixture_set_text (self, "link", link, "visibility", "internal");
  dossier_fixture_set_text (self, "link", link, "notes", "Délicat.");
  dossier_fixture_set_text (self, "link", other, "notes", "À revoir.");
  sentence = dossier_store_ask (self->store, dup_kinds_left_out, NULL, NULL);
  g_assert_cmpstr (sentence, ==, "Left out: Links (1), Links – Notes (1)");
}

static gpointer
dup_name_of (DossierReader *reader,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Asked                  *asked = data;
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);
  DossierNotation               notation = { vocabulary, reader, &asked->audience };
  g_autoptr (DossierValue)      value = dossier_value_new_reference (asked->id);

  return dossier_notation_dup_text (&notation, dossier_kind_find_field (dossier_kinds_find ("link"), "a"), value);
}

static void
test_a_hidden_end_is_called_by_its_type (DossierFixture *self,
                                         gconstpointer   data)
{
  g_autofree char *school = dossier_fixture_add_structure (self, "École des Peupliers");
  Asked            network = { DOSSIER_AUDIENCE_NETWORK, school }, internal = { DOSSIER_AUDIENCE_INTERNAL, school };
  g_autofree char *masked = NULL, *named = NULL;

  dossier_fixture_set_text (self, "structure", school, "type", "elementary_school");
  dossier_fixture_set_text (self, "structure", school, "visibility", "internal");
  masked = dossier_store_ask (self->store, dup_name_of, &network, NULL);
  named = dossier_store_ask (self->store, dup_name_of, &internal, NULL);
  g_assert_cmpstr (masked, ==, "école élémentaire");
  g_assert_cmpstr (named, ==, "École des Peupliers");
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/dossier/visibility/a-record-is-narrowed", test_a_record_is_narrowed);
  dossier_fixture_add ("/dossier/visibility/a-record-is-widened", test_a_record_is_widened);
  dossier_fixture_add ("/dossier/visibility/a-part-goes-with-its-whole", test_a_part_goes_with_its_whole);
  dossier_fixture_add ("/dossier/visibility/what-is-not-a-word-of-ours-says-nothing", test_what_is_not_a_word_of_ours_says_nothing);
  dossier_fixture_add ("/dossier/visibility/what-is-hidden-is-told", test_what_is_hidden_is_told);
  dossier_fixture_add ("/dossier/visibility/a-hidden-end-is-called-by-its-type", test_a_hidden_end_is_called_by_its_type);
  return g_test_run ();
}
