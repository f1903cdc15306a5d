/* The one description: what must hold for every line of it, and the answers that are new to a record. */
#include "dossier-fixture.h"

#include "dossier-notation.h"
#include "dossier-privacy.h"

#include <string.h>

typedef void (*Visit) (const DossierKind  *kind,
                       const DossierField *field);

static void
visit_all (Visit visit)
{
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i].n_fields; j++)
      {
        g_test_message ("%s.%s", kinds[i].code, kinds[i].fields[j].code);
        visit (&kinds[i], &kinds[i].fields[j]);
      }
}

static void
assert_no_wider (const DossierKind  *kind,
                 const DossierField *field)
{
  g_assert_cmpint (field->visibility, >=, kind->visibility);
}

static void
test_no_field_is_wider_than_its_kind (void)
{
  visit_all (assert_no_wider);
}

static void
assert_leads_somewhere (const DossierKind  *kind,
                        const DossierField *field)
{
  gboolean leads = field->type == DOSSIER_FIELD_REFERENCE || field->type == DOSSIER_FIELD_REFERENCES;

  if (leads && field->target != NULL)
    g_assert_nonnull (dossier_kinds_find (field->target));
  g_assert_true (dossier_field_find_kind (field) == kind);
}

static void
test_references_lead_to_kinds (void)
{
  visit_all (assert_leads_somewhere);
}

/* A record is a part of one that is there: else it could be seen by nobody. */
static void
assert_owner_is_required (const DossierKind  *kind,
                          const DossierField *field)
{
  if (!(field->flags & DOSSIER_FIELD_OWNER))
    return;
  g_assert_cmpint (field->type, ==, DOSSIER_FIELD_REFERENCE);
  g_assert_true (field->flags & DOSSIER_FIELD_REQUIRED);
}

static void
test_what_is_a_part_has_its_whole (void)
{
  visit_all (assert_owner_is_required);
}

/* Whatever is recorded of the network can be kept for those who hold the dossier, or shown. */
static void
test_records_say_who_may_see_them (void)
{
  static const char *const kinds[] = { "territory", "structure", "person", "assignment", "link", "link_step", "absence", "action", "shared_evaluation",
                                       "campaign", "contact", "interview", "recording", "passage", "question", "practice", "postit", "meeting", "task", "attachment" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const DossierField *field = dossier_kind_find_field (dossier_kinds_find (kinds[i]), "visibility");

      g_test_message ("%s", kinds[i]);
      g_assert_nonnull (field);
      g_assert_cmpstr (field->target, ==, "visibility");
      g_assert_false (field->flags & DOSSIER_FIELD_HIDDEN);
    }
}

/* "By default" as the domain says. */
static void
test_kinds_have_the_visibility_of_the_domain (void)
{
  static const struct
  {
    DossierVisibility visibility;
    const char       *kinds[10];
  } defaults[] = {
    { DOSSIER_VISIBILITY_PUBLIC, { "territory", "structure", NULL } },
    { DOSSIER_VISIBILITY_NETWORK, { "link", "link_step", "absence", "action", "practice", NULL } },
    { DOSSIER_VISIBILITY_INTERNAL, { "person", "assignment", "shared_evaluation", "interview", "recording", "passage", "attachment", NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    for (const char *const *kind = defaults[i].kinds; *kind != NULL; kind++)
      g_assert_cmpint (dossier_kinds_find (*kind)->visibility, ==, defaults[i].visibility);
  g_assert_cmpint (dossier_kind_find_field (dossier_kinds_find ("link"), "notes")->visibility, ==, DOSSIER_VISIBILITY_INTERNAL);
  g_assert_cmpint (dossier_kind_find_field (dossier_kinds_find ("practice"), "raw_statement")->visibility, ==, DOSSIER_VISIBILITY_INTERNAL);
}

static void
test_keys_say_where_they_lead (void)
{
  static const char   id[] = "00112233445566778899aabbccddeeff";
  const DossierField *parts = dossier_kind_find_field (dossier_kinds_find ("action"), "parts");
  const DossierField *links = dossier_kind_find_field (dossier_kinds_find ("action"), "links");
  const DossierField *themes = dossier_kind_find_field (dossier_kinds_find ("action"), "themes");
  const DossierField *evidence = dossier_kind_find_field (dossier_kinds_find ("link"), "evidence");

  g_assert_cmpstr (dossier_field_find_reference (parts, "hosts@00112233445566778899aabbccddeeff"), ==, id);
  g_assert_cmpstr (dossier_field_find_reference (evidence, "quality@00112233445566778899aabbccddeeff"), ==, id);
  g_assert_cmpstr (dossier_field_find_reference (links, id), ==, id);
  g_assert_null (dossier_field_find_reference (parts, "hosts"));
  g_assert_null (dossier_field_find_reference (themes, "culture"));
}

typedef struct
{
  const char *kind;
  const char *field;
  const char *typed;
  char       *key;
  char       *shown;
} Element;

static gpointer
read_element (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Element                      *element = data;
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);
  DossierNotation               notation = { .vocabulary = vocabulary, .reader = reader };
  const DossierField           *field = dossier_kind_find_field (dossier_kinds_find (element->kind), element->field);

  element->key = dossier_notation_read_key (&notation, field, element->typed, error);
  if (element->key != NULL)
    element->shown = dossier_notation_dup_key_text (&notation, field, element->key);
  return element->key;
}

static void
assert_element (DossierFixture *self,
                const char     *kind,
                const char     *field,
                const char     *typed,
                const char     *key,
                const char     *shown)
{
  Element            element = { kind, field, typed, NULL, NULL };
  g_autoptr (GError) error = NULL;

  dossier_store_ask (self->store, read_element, &element, &error);
  if (key == NULL)
    g_assert_error (error, DOSSIER_NOTATION_ERROR, DOSSIER_NOTATION_ERROR_UNREADABLE);
  else
    g_assert_no_error (error);
  g_assert_cmpstr (element.key, ==, key);
  g_assert_cmpstr (element.shown, ==, shown);
  g_free (element.key);
  g_free (element.shown);
}

static void
test_each_one_has_a_part_in_an_action (DossierFixture *self,
                                       gconstpointer   data)
{
  g_autofree char *centre = dossier_fixture_add_structure (self, "Mosaïque");
  g_autofree char *key = g_strdup_printf ("hosts@%s", centre);

  assert_element (self, "action", "parts", "accueille@Mosaïque", key, "accueille (Mosaïque)");
}

static char *
add_titled (DossierFixture *self,
            const char     *kind,
            const char     *title)
{
  DossierAct *act = dossier_act_new (NULL);
  char       *id = g_strdup (dossier_act_create (act, dossier_kinds_find (kind), NULL));

  dossier_act_set (act, dossier_kinds_find (kind), id, "title", dossier_value_new_text (title));
  dossier_fixture_write (self, act);
  return id;
}

/* Any record can show an answer; the field goes by its code or by its name on the screen. */
static void
test_each_answer_can_have_its_evidence (DossierFixture *self,
                                        gconstpointer   data)
{
  g_autofree char *interview = add_titled (self, "interview", "Entretien du 3 mars");
  g_autofree char *key = g_strdup_printf ("first_step@%s", interview);

  assert_element (self, "link", "evidence", "first_step@Entretien du 3 mars", key, "First step taken by (Entretien du 3 mars)");
  assert_element (self, "link", "evidence", "First step taken by@entretien du 3 mars", key, "First step taken by (Entretien du 3 mars)");
  assert_element (self, "link", "evidence", "Entretien du 3 mars", NULL, NULL);
  assert_element (self, "link", "evidence", "colour@Entretien du 3 mars", NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  g_test_add_func ("/dossier/kinds/no-field-is-wider-than-its-kind", test_no_field_is_wider_than_its_kind);
  g_test_add_func ("/dossier/kinds/references-lead-to-kinds", test_references_lead_to_kinds);
  g_test_add_func ("/dossier/kinds/what-is-a-part-has-its-whole", test_what_is_a_part_has_its_whole);
  g_test_add_func ("/dossier/kinds/records-say-who-may-see-them", test_records_say_who_may_see_them);
  g_test_add_func ("/dossier/kinds/kinds-have-the-visibility-of-the-domain", test_kinds_have_the_visibility_of_the_domain);
  g_test_add_func ("/dossier/kinds/keys-say-where-they-lead", test_keys_say_where_they_lead);
  dossier_fixture_add ("/dossier/kinds/each-one-has-a-part-in-an-action", test_each_one_has_a_part_in_an_action);
  dossier_fixture_add ("/dossier/kinds/each-answer-can-have-its-evidence", test_each_answer_can_have_its_evidence);
  return g_test_run ();
}
