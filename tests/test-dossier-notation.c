#include "dossier-fixture.h"

#include "dossier-notation.h"

#include <string.h>

static DossierNotation
make_notation (DossierReader           *reader,
               const DossierVocabulary *vocabulary)
{
  return (DossierNotation){ .vocabulary = vocabulary, .reader = reader };
}

static const DossierField *
find_field (const char *kind,
            const char *field)
{
  return dossier_kind_find_field (dossier_kinds_find (kind), field);
}

/* What the words become and how they are written again. */
static void
assert_reads (const char *kind,
              const char *code,
              const char *words,
              const char *written)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new_shipped ();
  DossierNotation               notation = make_notation (NULL, vocabulary);
  g_autoptr (DossierValue)      value = NULL;
  g_autoptr (GError)            error = NULL;
  g_autofree char              *text = NULL;

  g_assert_true (dossier_notation_read (&notation, find_field (kind, code), words, &value, &error));
  g_assert_no_error (error);
  text = dossier_notation_dup_text (&notation, find_field (kind, code), value);
  g_assert_cmpstr (text, ==, written);
}

static void
assert_refused (const char *kind,
                const char *code,
                const char *words,
                int         error_code)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new_shipped ();
  DossierNotation               notation = make_notation (NULL, vocabulary);
  g_autoptr (DossierValue)      value = NULL;
  g_autoptr (GError)            error = NULL;

  g_assert_false (dossier_notation_read (&notation, find_field (kind, code), words, &value, &error));
  g_assert_error (error, DOSSIER_NOTATION_ERROR, error_code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_true (g_str_has_suffix (error->message, ".") && strstr (error->message, "…") == NULL); /* a sentence, and whole */
  g_assert_null (value);
}

static void
test_each_type_reads_what_people_type (void)
{
  assert_reads ("structure", "name", "  Centre Mosaïque ", "Centre Mosaïque");
  assert_reads ("structure", "type", "CENTRE SOCIAL", "centre social");
  assert_reads ("structure", "type", "social_centre", "centre social");
  assert_reads ("territory", "population", "12 345", "12345");
  assert_reads ("structure", "position", "2.25,48.5", "2.25,48.5");
  assert_reads ("structure", "position", "2,25 ; 48,5", "2.25,48.5");
  assert_reads ("structure", "position", "2,25 48,5", "2.25,48.5");
  assert_reads ("link", "began", "printemps 2016", "printemps 2016");
  assert_reads ("link", "began", "il y a longtemps", "il y a longtemps");
}

static void
test_signs_and_emptiness_are_three_answers (void)
{
  assert_reads ("structure", "name", "?", "not known");
  assert_reads ("link", "began", "-", "not applicable");
  assert_reads ("link", "formality", "Sans objet", "not applicable");
  assert_reads ("link", "formality", "not applicable", "not applicable");
  assert_reads ("territory", "population", "non renseigné", "not known");
  assert_reads ("territory", "population", "", "");
  assert_reads ("structure", "type", "   ", "");
}

static void
test_what_cannot_be_read_is_said (void)
{
  assert_refused ("territory", "population", "beaucoup", DOSSIER_NOTATION_ERROR_UNREADABLE);
  assert_refused ("territory", "population", "1,5", DOSSIER_NOTATION_ERROR_UNREADABLE);
  assert_refused ("structure", "position", "48.5", DOSSIER_NOTATION_ERROR_UNREADABLE);
  assert_refused ("structure", "position", "200,48", DOSSIER_NOTATION_ERROR_UNREADABLE);
  assert_refused ("structure", "to_complete", "peut-être", DOSSIER_NOTATION_ERROR_UNREADABLE);
  assert_refused ("structure", "type", "garage %s", DOSSIER_NOTATION_ERROR_UNKNOWN_TERM);
  assert_refused ("structure", "territory", "Argenville", DOSSIER_NOTATION_ERROR_NOT_FOUND);
  assert_refused ("territory", "outline", "rond %s", DOSSIER_NOTATION_ERROR_UNREADABLE);
}

static void
test_truth_has_many_words (void)
{
  static const char *const      words[] = { "oui", "OUI", "vrai", "true", "non", "Faux", "false" };
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new_shipped ();
  DossierNotation               notation = make_notation (NULL, vocabulary);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (DossierValue) value = NULL;

      g_assert_true (dossier_notation_read (&notation, find_field ("structure", "to_complete"), words[i], &value, NULL));
      g_assert_cmpint (dossier_value_get_boolean (value), ==, i < 4);
    }
}

typedef struct
{
  const char *kind;
  const char *field;
  const char *words;
  int         error_code; /* -1: none */
  char       *found;
  char       *message;
} Reference;

static gpointer
read_reference (DossierReader *reader,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);
  DossierNotation               notation = make_notation (reader, vocabulary);
  Reference                    *asked = data;
  g_autoptr (DossierValue)      value = NULL;
  g_autoptr (GError)            local = NULL;

  dossier_notation_read (&notation, find_field (asked->kind, asked->field), asked->words, &value, &local);
  asked->found = value == NULL ? NULL : g_strdup (dossier_value_get_reference (value));
  asked->error_code = local == NULL ? -1 : local->code;
  asked->message = local == NULL ? NULL : g_strdup (local->message);
  return data;
}

static void
assert_refers (DossierFixture *fixture,
               const char     *kind,
               const char     *field,
               const char     *words,
               const char     *id)
{
  Reference asked = { kind, field, words, -1, NULL, NULL };

  dossier_store_ask (fixture->store, read_reference, &asked, NULL);
  g_assert_cmpstr (asked.message, ==, NULL);
  g_assert_cmpstr (asked.found, ==, id);
  g_free (asked.found);
}

static char *
add_commune (DossierFixture *fixture,
             const char     *name,
             const char     *code,
             const char     *type)
{
  const DossierKind *kind = dossier_kinds_find ("territory");
  DossierAct        *act = dossier_act_new (NULL);
  char              *id = g_strdup (dossier_act_create (act, kind, NULL));

  dossier_act_set (act, kind, id, "name", dossier_value_new_text (name));
  dossier_act_set (act, kind, id, "type", dossier_value_new_text (type));
  dossier_act_set (act, kind, id, "code", dossier_value_new_text (code));
  dossier_fixture_write (fixture, act);
  return id;
}

static void
put_in (DossierFixture *fixture,
        const char     *structure,
        const char     *commune)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_set (act, dossier_kinds_find ("structure"), structure, "territory", dossier_value_new_reference (commune));
  dossier_fixture_write (fixture, act);
}

static void
test_a_reference_is_named_in_many_ways (DossierFixture *fixture,
                                        gconstpointer   data)
{
  g_autofree char *commune = add_commune (fixture, "Argenville", "95018", "commune");
  g_autofree char *quarter = add_commune (fixture, "Argenville", "QP095001", "qpv");
  g_autofree char *one = dossier_fixture_add_structure (fixture, "Collège Jules-Ferry");

  dossier_fixture_set_text (fixture, "structure", one, "uai", "0950001A");
  assert_refers (fixture, "structure", "territory", commune, commune);
  assert_refers (fixture, "structure", "territory", "95018", commune);
  assert_refers (fixture, "structure", "territory", "argenville", commune);
  assert_refers (fixture, "structure", "territory", "qp095001", quarter);
  assert_refers (fixture, "link", "a", "0950001a", one);
  assert_refers (fixture, "link", "a", "college jules ferry", one);
  assert_refers (fixture, "link", "a", "Jules Ferry", one);
}

static void
test_a_type_that_became_commune_is_one (DossierFixture *fixture,
                                        gconstpointer   data)
{
  g_autofree char *town = add_commune (fixture, "Argenville", "95018", "epci");
  g_autofree char *quarter = add_commune (fixture, "Argenville", "QP095001", "qpv");
  g_autofree char *became = dossier_term_derive_id ("territory_type", "epci"), *stands = dossier_term_derive_id ("territory_type", "commune");
  DossierAct      *act = dossier_act_new (NULL);

  g_assert_nonnull (quarter);
  dossier_act_set (act, dossier_kinds_find ("vocabulary_term"), became, "merged_into", dossier_value_new_reference (stands));
  dossier_fixture_write (fixture, act);
  assert_refers (fixture, "structure", "territory", "argenville", town);
}

static void
test_a_name_of_two_is_told_apart_by_its_commune (DossierFixture *fixture,
                                                 gconstpointer   data)
{
  g_autofree char *here = add_commune (fixture, "Argenville", "95018", "commune");
  g_autofree char *there = add_commune (fixture, "Sarcelieu", "95585", "commune");
  g_autofree char *one = dossier_fixture_add_structure (fixture, "École Jules-Ferry");
  g_autofree char *two = dossier_fixture_add_structure (fixture, "École Jules Ferry");
  Reference        asked = { "link", "a", "ecole jules ferry", -1, NULL, NULL };

  put_in (fixture, one, here);
  put_in (fixture, two, there);
  dossier_store_ask (fixture->store, read_reference, &asked, NULL);
  g_assert_cmpint (asked.error_code, ==, DOSSIER_NOTATION_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (asked.message, "École Jules-Ferry (Argenville)"));
  g_assert_nonnull (strstr (asked.message, "École Jules Ferry (Sarcelieu)"));
  g_free (asked.message);
  assert_refers (fixture, "link", "a", "École Jules-Ferry (Argenville)", one);
}

static void
test_an_id_of_another_kind_is_refused (DossierFixture *fixture,
                                       gconstpointer   data)
{
  g_autofree char *one = dossier_fixture_add_structure (fixture, "A");
  Reference        asked = { "structure", "territory", one, -1, NULL, NULL };

  dossier_store_ask (fixture->store, read_reference, &asked, NULL);
  g_assert_cmpint (asked.error_code, ==, DOSSIER_NOTATION_ERROR_NOT_FOUND);
  g_free (asked.message);
}

typedef struct
{
  DossierAct        *act;
  const char        *link;
  const char *const *texts;
} Put;

static gpointer
put_programmes (DossierReader *reader,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);
  DossierNotation               notation = make_notation (reader, vocabulary);
  Put                          *put = data;
  g_autoptr (DossierRecord)     record = dossier_reader_find_record (reader, put->link, error);

  return GINT_TO_POINTER (dossier_notation_put (&notation, put->act, dossier_kinds_find ("link"), put->link, record,
                                                find_field ("link", "programmes"), put->texts, error));
}

static void
set_programmes (DossierFixture    *fixture,
                const char        *link,
                const char *const *texts)
{
  Put                put = { dossier_act_new (NULL), link, texts };
  g_autoptr (GError) error = NULL;

  g_assert_true (GPOINTER_TO_INT (dossier_store_ask (fixture->store, put_programmes, &put, &error)));
  g_assert_no_error (error);
  dossier_fixture_write (fixture, put.act);
}

static void
test_a_set_holds_what_is_said_and_no_more (DossierFixture *fixture,
                                           gconstpointer   data)
{
  static const char *const  first[] = { "CLAS@Mosaïque", "PRE", NULL };
  static const char *const  second[] = { "pre", NULL };
  g_autofree char          *a = dossier_fixture_add_structure (fixture, "Mosaïque");
  g_autofree char          *b = dossier_fixture_add_structure (fixture, "Jules-Ferry");
  g_autofree char          *link = dossier_fixture_add_link (fixture, a, b);
  g_autofree char          *carried = g_strconcat ("clas@", a, NULL);
  g_autoptr (DossierRecord) before = NULL;
  g_autoptr (DossierRecord) after = NULL;

  set_programmes (fixture, link, first);
  before = dossier_fixture_find (fixture, link);
  g_assert_cmpstr (dossier_record_get_keys (before, "programmes")[0], ==, carried);
  g_assert_cmpstr (dossier_record_get_keys (before, "programmes")[1], ==, "pre");

  set_programmes (fixture, link, second);
  after = dossier_fixture_find (fixture, link);
  g_assert_cmpstr (dossier_record_get_keys (after, "programmes")[0], ==, "pre");
  g_assert_null (dossier_record_get_keys (after, "programmes")[1]);
}

/* What a sheet says is typed back as it stands there. */
static void
test_what_is_shown_can_be_read (DossierFixture *fixture,
                                gconstpointer   data)
{
  static const char *const  shown[] = { "CLAS (Mosaïque (annexe))", NULL };
  g_autofree char          *a = dossier_fixture_add_structure (fixture, "Mosaïque (annexe)");
  g_autofree char          *b = dossier_fixture_add_structure (fixture, "Jules-Ferry");
  g_autofree char          *link = dossier_fixture_add_link (fixture, a, b);
  g_autofree char          *carried = g_strconcat ("clas@", a, NULL);
  g_autoptr (DossierRecord) after = NULL;

  set_programmes (fixture, link, shown);
  after = dossier_fixture_find (fixture, link);
  g_assert_cmpstr (dossier_record_get_keys (after, "programmes")[0], ==, carried);
}

static void
test_json_speaks_codes (void)
{
  g_autoptr (DossierRecord) record = dossier_record_new (dossier_kinds_find ("structure"), "00112233445566778899aabbccddeeff", FALSE);
  g_autoptr (BaseDate)      date = base_date_new_from_words ("23 mai 2019");
  g_autoptr (GString)       out = g_string_new (NULL);

  dossier_record_take (record, "name", dossier_value_new_text ("L’\"Étoile\"\n"));
  dossier_record_take (record, "type", dossier_value_new_text ("social_centre"));
  dossier_record_take (record, "management", dossier_value_new_unknown ());
  dossier_record_take (record, "position", dossier_value_new_position (2.25, 48.5));
  dossier_record_take (record, "in_network_from", dossier_value_new_date (date));
  dossier_record_take (record, "to_complete", dossier_value_new_boolean (FALSE));
  dossier_record_add_key (record, "other_names", "B");
  dossier_record_add_key (record, "other_names", "A");
  dossier_notation_add_json (out, record, FALSE);
  g_assert_cmpstr (out->str, ==,
                   "{\"id\": \"00112233445566778899aabbccddeeff\", \"kind\": \"structure\", \"fields\": {"
                   "\"name\": \"L’\\\"Étoile\\\"\\n\", \"other_names\": [\"A\", \"B\"], \"type\": \"social_centre\", \"management\": \"?\", "
                   "\"position\": [2.25, 48.5], \"in_network_from\": \"2019-05-23\", \"to_complete\": false}}");
}

static void
test_json_of_hostile_text_stays_json (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  dossier_notation_add_json_string (out, "a\x01\\\xff\t");
  g_assert_cmpstr (out->str, ==, "\"a\\u0001\\\\ÿ\\u0009\"");
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  g_test_add_func ("/dossier/notation/each-type-reads-what-people-type", test_each_type_reads_what_people_type);
  g_test_add_func ("/dossier/notation/signs-and-emptiness-are-three-answers", test_signs_and_emptiness_are_three_answers);
  g_test_add_func ("/dossier/notation/what-cannot-be-read-is-said", test_what_cannot_be_read_is_said);
  g_test_add_func ("/dossier/notation/truth-has-many-words", test_truth_has_many_words);
  dossier_fixture_add ("/dossier/notation/a-reference-is-named-in-many-ways", test_a_reference_is_named_in_many_ways);
  dossier_fixture_add ("/dossier/notation/a-type-that-became-commune-is-one", test_a_type_that_became_commune_is_one);
  dossier_fixture_add ("/dossier/notation/a-name-of-two-is-told-apart-by-its-commune", test_a_name_of_two_is_told_apart_by_its_commune);
  dossier_fixture_add ("/dossier/notation/an-id-of-another-kind-is-refused", test_an_id_of_another_kind_is_refused);
  dossier_fixture_add ("/dossier/notation/a-set-holds-what-is-said-and-no-more", test_a_set_holds_what_is_said_and_no_more);
  dossier_fixture_add ("/dossier/notation/what-is-shown-can-be-read", test_what_is_shown_can_be_read);
  g_test_add_func ("/dossier/notation/json-speaks-codes", test_json_speaks_codes);
  g_test_add_func ("/dossier/notation/json-of-hostile-text-stays-json", test_json_of_hostile_text_stays_json);

  return g_test_run ();
}
