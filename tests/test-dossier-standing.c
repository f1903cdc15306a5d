/* Words that became one are one wherever they are shown: in rows, in sets, in filters, in facets. */
#include "dossier-fixture.h"

#include "dossier-cells.h"
#include "dossier-facets.h"
#include "dossier-notation.h"
#include "dossier-path-words.h"
#include "dossier-reader-private.h"
#include "dossier-standing.h"

#define TYPE "structure_type"
#define PROGRAMME "programme"

static void
say_of_term (DossierFixture *self,
             const char     *list,
             const char     *code,
             const char     *field,
             DossierValue   *value)
{
  g_autofree char *id = dossier_term_derive_id (list, code);
  DossierAct      *act = dossier_act_new (NULL);

  dossier_act_set (act, dossier_kinds_find ("vocabulary_term"), id, field, value);
  dossier_fixture_write (self, act);
}

static void
merge (DossierFixture *self,
       const char     *list,
       const char     *code,
       const char     *into)
{
  g_autofree char *id = dossier_term_derive_id (list, into);

  say_of_term (self, list, code, "merged_into", dossier_value_new_reference (id));
}

static void
define (DossierFixture *self,
        const char     *list,
        const char     *code,
        const char     *sense)
{
  say_of_term (self, list, code, "definition", dossier_value_new_text (sense));
}

static gpointer
load (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return dossier_vocabulary_load (reader, error);
}

/* --- one code */

static void
test_a_merged_word_stands_as_what_it_became (DossierFixture *self,
                                             gconstpointer   data)
{
  g_autoptr (DossierVocabulary) terms = NULL;
  g_auto (GStrv)                former = NULL;

  merge (self, TYPE, "middle_school", "high_school");
  merge (self, TYPE, "high_school", "primary_school");
  terms = dossier_store_ask (self->store, load, NULL, NULL);
  g_assert_cmpstr (dossier_standing_find (terms, TYPE, "middle_school"), ==, "primary_school");
  g_assert_cmpstr (dossier_standing_find (terms, TYPE, "social_centre"), ==, "social_centre");
  g_assert_cmpstr (dossier_standing_find (terms, TYPE, "of another desktop"), ==, "of another desktop");
  g_assert_cmpstr (dossier_standing_find (terms, NULL, "middle_school"), ==, "middle_school");
  former = dossier_standing_list_former (terms, TYPE, "primary_school");
  g_assert_cmpuint (g_strv_length (former), ==, 2);
  g_assert_true (g_strv_contains ((const char *const *) former, "middle_school") && g_strv_contains ((const char *const *) former, "high_school"));
  g_assert_null (dossier_standing_list_former (terms, TYPE, "middle_school"));
  g_assert_null (dossier_standing_list_former (terms, TYPE, "social_centre"));
}

static void
test_who_carries_a_programme_stays (DossierFixture *self,
                                    gconstpointer   data)
{
  const DossierField           *programmes = dossier_kind_find_field (dossier_kinds_find ("link"), "programmes");
  const DossierField           *holders = dossier_kind_find_field (dossier_kinds_find ("link"), "thread_a");
  g_autoptr (DossierVocabulary) terms = NULL;
  g_autofree char              *carried = NULL, *bare = NULL, *other = NULL, *unknown = NULL;

  merge (self, PROGRAMME, "clas", "reaap");
  terms = dossier_store_ask (self->store, load, NULL, NULL);
  carried = dossier_standing_dup_key (terms, programmes, "clas@somebody");
  bare = dossier_standing_dup_key (terms, programmes, "clas");
  other = dossier_standing_dup_key (terms, holders, "clas");
  unknown = dossier_standing_dup_key (terms, programmes, "?");
  g_assert_cmpstr (carried, ==, "reaap@somebody");
  g_assert_cmpstr (bare, ==, "reaap");
  g_assert_cmpstr (other, ==, "clas");
  g_assert_cmpstr (unknown, ==, "?");
}

static gpointer
ask_same (DossierReader *reader,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const DossierField *type = dossier_kind_find_field (dossier_kinds_find ("structure"), "type");
  const DossierField *programmes = dossier_kind_find_field (dossier_kinds_find ("link"), "programmes");

  g_assert_true (dossier_standing_is_same (reader, type, "middle_school", "high_school"));
  g_assert_true (dossier_standing_is_same (reader, type, "caf", "caf"));
  g_assert_false (dossier_standing_is_same (reader, type, "middle_school", "caf"));
  g_assert_true (dossier_standing_is_same (reader, programmes, "clas@a", "reaap@a"));
  g_assert_false (dossier_standing_is_same (reader, programmes, "clas@a", "reaap@b"));
  return data;
}

static void
test_two_that_became_one_are_the_same_answer (DossierFixture *self,
                                              gconstpointer   data)
{
  merge (self, TYPE, "middle_school", "high_school");
  merge (self, PROGRAMME, "clas", "reaap");
  g_assert_nonnull (dossier_store_ask (self->store, ask_same, self, NULL));
}

/* --- in rows */

typedef struct
{
  const char        *kind;
  const char *const *columns;
  const char        *id;
} AskedRow;

static gpointer
ask_row (DossierReader *reader,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const AskedRow          *asked = data;
  g_autoptr (DossierQuery) query = dossier_query_new (asked->kind);
  g_autoptr (GArray)       ents = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64                   ent = dossier_reader_find_row (reader, asked->id, error);

  g_array_append_val (ents, ent);
  return dossier_cells_read (reader, query, asked->columns, ents, error);
}

static DossierCells *
read_row (DossierFixture    *self,
          const char        *kind,
          const char *const *columns,
          const char        *id)
{
  g_autoptr (GError) error = NULL;
  DossierCells      *cells = dossier_store_ask (self->store, ask_row, &(AskedRow){ kind, columns, id }, &error);

  g_assert_no_error (error);
  return cells;
}

static void
test_a_row_has_the_code_and_the_sense_that_stand (DossierFixture *self,
                                                  gconstpointer   data)
{
  static const char *const columns[] = { "type", "acronym", NULL };
  g_autofree char         *school = dossier_fixture_make (self, "structure", "name=A", "type=middle_school", NULL);
  g_autoptr (DossierCells) before = NULL, after = NULL;

  define (self, TYPE, "middle_school", "Four years.");
  define (self, TYPE, "high_school", "Seven years.");
  before = read_row (self, "structure", columns, school);
  g_assert_cmpstr (dossier_cells_get_code (before, 0, 0), ==, "middle_school");
  g_assert_cmpstr (dossier_cells_get_sense (before, 0, 0), ==, "Four years.");
  g_assert_cmpstr (dossier_cells_get_sense (before, 0, 1), ==, "");
  merge (self, TYPE, "middle_school", "high_school");
  after = read_row (self, "structure", columns, school);
  g_assert_cmpstr (dossier_cells_get_code (after, 0, 0), ==, "high_school");
  g_assert_cmpstr (dossier_cells_get_sense (after, 0, 0), ==, "Seven years.");
  g_assert_false (dossier_cells_equal (before, 0, after, 0));
}

static void
test_a_set_tells_words_that_became_one_once (DossierFixture *self,
                                             gconstpointer   data)
{
  static const char *const columns[] = { "programmes", NULL };
  g_autofree char         *a = dossier_fixture_add_structure (self, "A"), *b = dossier_fixture_add_structure (self, "B");
  g_autofree char         *link = dossier_fixture_add_link (self, a, b);
  DossierAct              *act = dossier_act_new (NULL);
  g_autoptr (DossierCells) cells = NULL;

  dossier_act_put (act, dossier_kinds_find ("link"), link, "programmes", "clas", TRUE);
  dossier_act_put (act, dossier_kinds_find ("link"), link, "programmes", "reaap", TRUE);
  dossier_act_put (act, dossier_kinds_find ("link"), link, "programmes", "pedt", TRUE);
  dossier_fixture_write (self, act);
  define (self, PROGRAMME, "reaap", "To listen.");
  define (self, PROGRAMME, "pedt", "Of the town.");
  merge (self, PROGRAMME, "clas", "reaap");
  cells = read_row (self, "link", columns, link);
  g_assert_cmpstr (dossier_cells_get_text (cells, 0, 0), ==, "REAAP, PEDT");
  g_assert_cmpstr (dossier_cells_get_sense (cells, 0, 0), ==, "REAAP — To listen.\nPEDT — Of the town.");
}

/* --- in filters and facets */

typedef struct
{
  const DossierQuery *query;
  char               *words;
} AskedFilter;

static gpointer
ask_filter (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  AskedFilter                  *asked = data;
  g_autoptr (DossierVocabulary) terms = dossier_vocabulary_load (reader, error);

  asked->words = dossier_query_dup_filter_words (asked->query, 0, terms, reader);
  return asked;
}

static void
test_a_filter_tells_words_that_became_one_once (DossierFixture *self,
                                                gconstpointer   data)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  AskedFilter              asked = { query, NULL };

  dossier_query_add_filter (query, "type", "middle_school");
  dossier_query_add_filter (query, "type", "high_school");
  dossier_query_add_filter (query, "type", "social_centre");
  merge (self, TYPE, "middle_school", "high_school");
  g_assert_nonnull (dossier_store_ask (self->store, ask_filter, &asked, NULL));
  g_assert_cmpstr (asked.words, ==, "Type: lycée or centre social");
  g_free (asked.words);
}

static gpointer
ask_facets (DossierReader *reader,
            gpointer       query,
            GCancellable  *cancellable,
            GError       **error)
{
  static const char *const paths[] = { "type", NULL };

  return dossier_facets_count (reader, query, paths, error);
}

static const DossierFacetValue *
find_value (const GPtrArray *facets,
            const char      *code)
{
  const DossierFacet *facet = facets->pdata[0];

  for (guint i = 0; i < facet->values->len; i++)
    if (g_str_equal (((const DossierFacetValue *) facet->values->pdata[i])->value, code))
      return facet->values->pdata[i];
  return NULL;
}

static void
test_a_facet_asked_by_a_former_word_is_asked (DossierFixture *self,
                                              gconstpointer   data)
{
  static const char *const former[] = { "middle_school", NULL }, *const other[] = { "social_centre", NULL };
  g_autofree char         *school = dossier_fixture_make (self, "structure", "name=A", "type=middle_school", NULL);
  g_autofree char         *centre = dossier_fixture_make (self, "structure", "name=B", "type=social_centre", NULL);
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autoptr (GPtrArray)    facets = NULL;
  const DossierFacetValue *value;

  define (self, TYPE, "high_school", "Seven years.");
  merge (self, TYPE, "middle_school", "high_school");
  facets = dossier_store_ask (self->store, ask_facets, query, NULL);
  value = find_value (facets, "high_school");
  g_assert_null (find_value (facets, "middle_school"));
  g_assert_nonnull (value);
  g_assert_cmpint (value->count, ==, 1);
  g_assert_cmpstr (value->sense, ==, "Seven years.");
  g_assert_true (dossier_facet_value_is_among (value, former));
  g_assert_false (dossier_facet_value_is_among (value, other));
  g_assert_false (dossier_facet_value_is_among (value, NULL));
  g_assert_true (dossier_facet_value_is_among (find_value (facets, "social_centre"), other));
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/dossier/standing/a-merged-word-stands-as-what-it-became", test_a_merged_word_stands_as_what_it_became);
  dossier_fixture_add ("/dossier/standing/who-carries-a-programme-stays", test_who_carries_a_programme_stays);
  dossier_fixture_add ("/dossier/standing/two-that-became-one-are-the-same-answer", test_two_that_became_one_are_the_same_answer);
  dossier_fixture_add ("/dossier/standing/a-row-has-the-code-and-the-sense-that-stand", test_a_row_has_the_code_and_the_sense_that_stand);
  dossier_fixture_add ("/dossier/standing/a-set-tells-words-that-became-one-once", test_a_set_tells_words_that_became_one_once);
  dossier_fixture_add ("/dossier/standing/a-filter-tells-words-that-became-one-once", test_a_filter_tells_words_that_became_one_once);
  dossier_fixture_add ("/dossier/standing/a-facet-asked-by-a-former-word-is-asked", test_a_facet_asked_by_a_former_word_is_asked);
  return g_test_run ();
}
