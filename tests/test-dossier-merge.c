/* Two records become one, nothing is lost, and taking it back gives the same dossier. */
#include "dossier-fixture.h"

#include "dossier-check.h"
#include "dossier-history.h"
#include "dossier-merge.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char        *kept, *other;
  const char        *field; /* chosen; NULL: all by default */
  DossierMergeChoice choice;
  guint              n_moved, n_between;
} Wish;

static gpointer
make_act (DossierReader *reader,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Wish                    *wish = data;
  g_autoptr (DossierMerge) merge = dossier_merge_new (reader, wish->kept, wish->other, error);

  if (merge == NULL)
    return NULL;
  wish->n_moved = dossier_merge_get_n_moved (merge);
  wish->n_between = dossier_merge_get_n_between (merge);
  if (wish->field != NULL)
    g_assert_true (dossier_merge_choose (merge, wish->field, wish->choice));
  return dossier_merge_new_act (merge);
}

static void
merge (DossierFixture *self,
       Wish           *wish)
{
  g_autoptr (GError) error = NULL;
  DossierAct        *act = dossier_store_ask (self->store, make_act, wish, &error);

  g_assert_no_error (error);
  dossier_fixture_write (self, act);
}

static void
assert_refused (DossierFixture *self,
                const char     *kept,
                const char     *other)
{
  Wish               wish = { kept, other };
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_store_ask (self->store, make_act, &wish, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED);
}

static void
assert_sound (DossierFixture *self)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) findings = dossier_check_run (self->path, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const DossierFinding *finding = findings->pdata[i];

      if (finding->type == DOSSIER_FINDING_FAULT) /* random words are doubts, and may be */
        g_error ("%s %s", finding->id, finding->sentence);
    }
}

static gpointer
count_links (DossierReader *reader,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GPtrArray) links = dossier_reader_list_links (reader, data, NULL, error);

  return GUINT_TO_POINTER (links->len);
}

static guint
get_n_links (DossierFixture *self,
             const char     *structure)
{
  return GPOINTER_TO_UINT (dossier_store_ask (self->store, count_links, (gpointer) structure, NULL));
}

static void
test_links_go_to_the_one_that_is_kept (DossierFixture *self,
                                       gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (self, "Centre Mosaïque"), *b = dossier_fixture_add_structure (self, "CS Mosaïque");
  g_autofree char *school = dossier_fixture_add_structure (self, "École");
  g_autofree char *one = dossier_fixture_add_link (self, a, school), *two = dossier_fixture_add_link (self, b, school), *between = dossier_fixture_add_link (self, a, b);
  g_autofree char *before = dossier_fixture_dump (self), *after = NULL;
  Wish             wish = { a, b };

  merge (self, &wish);
  g_assert_cmpuint (wish.n_moved, ==, 1);
  g_assert_cmpuint (wish.n_between, ==, 1);
  g_assert_cmpuint (get_n_links (self, a), ==, 2);
  g_assert_cmpuint (get_n_links (self, b), ==, 2); /* who asks for the other is led to the kept one */
  assert_sound (self);
  g_assert_true (dossier_store_undo (self->store, NULL, NULL, NULL));
  after = dossier_fixture_dump (self);
  g_assert_cmpstr (after, ==, before);
}

static void
test_what_is_filled_is_kept (DossierFixture *self,
                             gconstpointer   data)
{
  g_autofree char          *a = dossier_fixture_add_structure (self, "Mosaïque"), *b = dossier_fixture_add_structure (self, "Centre de la Mosaïque");
  Wish                      wish = { a, b };
  g_autoptr (DossierRecord) record = NULL;

  dossier_fixture_set_text (self, "structure", a, "notes", "Un.");
  dossier_fixture_set_text (self, "structure", b, "notes", "Deux.");
  dossier_fixture_set_text (self, "structure", b, "phone", "01 39 98 00 00");
  dossier_fixture_set_text (self, "structure", a, "website", "mosaique.example");
  dossier_fixture_set_text (self, "structure", b, "website", "autre.example");
  dossier_fixture_set_text (self, "structure", b, "visibility", "internal");
  merge (self, &wish);
  record = dossier_fixture_find (self, b);
  g_assert_cmpstr (dossier_record_get_id (record), ==, a);
  g_assert_cmpstr (dossier_record_get_text (record, "name"), ==, "Mosaïque");
  g_assert_cmpstr (dossier_record_get_keys (record, "other_names")[0], ==, "Centre de la Mosaïque");
  g_assert_cmpstr (dossier_record_get_text (record, "notes"), ==, "Un.\n\nDeux.");
  g_assert_cmpstr (dossier_record_get_text (record, "phone"), ==, "01 39 98 00 00");
  g_assert_cmpstr (dossier_record_get_text (record, "website"), ==, "mosaique.example");
  g_assert_cmpstr (dossier_record_get_text (record, "visibility"), ==, "internal"); /* the narrower */
}

/* In a list, what is known takes the place of what is not: a word before "none", "none" before "not known". */
static void
test_in_a_list_the_one_that_knows_more_is_believed (DossierFixture *self,
                                                    gconstpointer   data)
{
  static const char *const steps[][3] = { { "?", "/", "/" }, { "/", "?", "/" }, { "/", "language", "language" }, { "language", "/", "language" }, { "/", "-", "/" } };
  const DossierKind       *kind = dossier_kinds_find ("link");
  g_autofree char         *a = dossier_fixture_add_structure (self, "A"), *b = dossier_fixture_add_structure (self, "B");

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char          *kept = dossier_fixture_add_link (self, a, b), *other = dossier_fixture_add_link (self, a, b);
      DossierAct               *act = dossier_act_new (NULL);
      Wish                      wish = { kept, other };
      g_autoptr (DossierRecord) record = NULL;

      dossier_act_put (act, kind, kept, "brakes", steps[i][0], TRUE);
      dossier_act_put (act, kind, other, "brakes", steps[i][1], TRUE);
      dossier_fixture_write (self, act);
      merge (self, &wish);
      record = dossier_fixture_find (self, kept);
      g_assert_true (g_strv_equal (dossier_record_get_keys (record, "brakes"), (const char *const[]){ steps[i][2], NULL }));
    }
}

static void
test_a_person_chooses_otherwise (DossierFixture *self,
                                 gconstpointer   data)
{
  g_autofree char          *a = dossier_fixture_add_structure (self, "Mosaïque"), *b = dossier_fixture_add_structure (self, "La Mosaïque");
  Wish                      wish = { a, b, "name", DOSSIER_MERGE_OTHER };
  g_autoptr (DossierRecord) record = NULL;

  merge (self, &wish);
  record = dossier_fixture_find (self, a);
  g_assert_cmpstr (dossier_record_get_text (record, "name"), ==, "La Mosaïque");
  g_assert_cmpstr (dossier_record_get_keys (record, "other_names")[0], ==, "Mosaïque");
}

static void
test_what_cannot_be_merged_is_refused (DossierFixture *self,
                                       gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (self, "A"), *b = dossier_fixture_add_structure (self, "B");
  g_autofree char *link = dossier_fixture_add_link (self, a, b);
  Wish             wish = { a, b };
  DossierAct      *act = dossier_act_new (NULL);
  g_autofree char *c = dossier_fixture_add_structure (self, "C");

  assert_refused (self, a, a);
  assert_refused (self, a, link);
  merge (self, &wish);
  assert_refused (self, a, b);
  dossier_act_delete (act, dossier_kinds_find ("structure"), c);
  dossier_fixture_write (self, act);
  assert_refused (self, a, c);
}

static void
test_what_was_erased_does_not_come_back (DossierFixture *self,
                                         gconstpointer   data)
{
  const DossierKind *kind = dossier_kinds_find ("person");
  g_autofree char   *one = dossier_fixture_make (self, "person", "family_name=Essai", NULL), *other = dossier_fixture_make (self, "person", "family_name=Essai", NULL);
  DossierAct        *act = dossier_act_new (NULL);

  dossier_act_erase (act, kind, one, "family_name");
  dossier_fixture_write (self, act);
  assert_refused (self, one, other);
  assert_refused (self, other, one);
}

static void
assert_key (DossierFixture *self,
            const char     *id,
            const char     *field,
            const char     *key,
            gboolean        in)
{
  g_autoptr (DossierRecord) record = dossier_fixture_find (self, id);

  g_assert_cmpint (g_strv_contains (dossier_record_get_keys (record, field), key), ==, in);
}

static void
delete_link (DossierFixture *self,
             const char     *id,
             gboolean        restore)
{
  DossierAct *act = dossier_act_new (NULL);

  (restore ? dossier_act_restore : dossier_act_delete) (act, dossier_kinds_find ("link"), id);
  dossier_fixture_write (self, act);
}

static void
put_programme (DossierFixture *self,
               const char     *link,
               const char     *key,
               gboolean        in)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_put (act, dossier_kinds_find ("link"), link, "programmes", key, in);
  dossier_fixture_write (self, act);
}

/* What lies in the trash is not written by the merge; it leads to the kept one all the same, and that can be taken out again. */
static void
test_sets_in_the_trash_lead_to_the_kept_one (DossierFixture *self,
                                             gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (self, "Centre"), *b = dossier_fixture_add_structure (self, "Centre bis");
  g_autofree char *school = dossier_fixture_add_structure (self, "École"), *mairie = dossier_fixture_add_structure (self, "Mairie");
  g_autofree char *link = dossier_fixture_add_link (self, mairie, school);
  g_autofree char *by_a = g_strconcat ("clas@", a, NULL), *by_b = g_strconcat ("clas@", b, NULL);
  Wish             wish = { a, b };

  put_programme (self, link, by_b, TRUE);
  delete_link (self, link, FALSE);
  merge (self, &wish);
  delete_link (self, link, TRUE);
  assert_key (self, link, "programmes", by_a, TRUE);
  assert_key (self, link, "programmes", by_b, FALSE);
  put_programme (self, link, by_a, FALSE);
  assert_key (self, link, "programmes", by_a, FALSE);
  assert_sound (self);
  for (guint i = 0; i < 3; i++) /* taken out, restored, merged */
    g_assert_true (dossier_store_undo (self->store, NULL, NULL, NULL));
  assert_key (self, link, "programmes", by_b, TRUE);
  assert_key (self, link, "programmes", by_a, FALSE);
  assert_sound (self);
}

/* dossier-tables-merge.h: a chain to its end, a circle to its smallest id. */
static void
test_chains_and_circles_are_followed (DossierFixture *self,
                                      gconstpointer   data)
{
  const DossierKind *kind = dossier_kinds_find ("structure");
  g_autofree char   *a = dossier_fixture_add_structure (self, "A"), *b = dossier_fixture_add_structure (self, "B"), *c = dossier_fixture_add_structure (self, "C");
  g_autofree char   *school = dossier_fixture_add_structure (self, "École"), *link = dossier_fixture_add_link (self, a, school);
  Wish               first = { b, a }, second = { c, b };
  const char        *smallest = strcmp (a, c) < 0 ? a : c;
  DossierAct        *act;

  merge (self, &first);
  merge (self, &second);
  {
    g_autoptr (DossierRecord) record = dossier_fixture_find (self, a);

    g_assert_cmpstr (dossier_record_get_id (record), ==, c);
    g_assert_cmpuint (get_n_links (self, c), ==, 1);
  }
  /* As when another desktop merged the other way round meanwhile. */
  act = dossier_act_new (NULL);
  dossier_act_set (act, kind, c, "merged_into", dossier_value_new_reference (a));
  dossier_fixture_write (self, act);
  smallest = strcmp (b, smallest) < 0 ? b : smallest;
  {
    g_autoptr (DossierRecord) record = dossier_fixture_find (self, b), tie = dossier_fixture_find (self, link);

    g_assert_cmpstr (dossier_record_get_id (record), ==, smallest);
    g_assert_cmpstr (dossier_value_get_reference (dossier_record_get (tie, "a")), ==, smallest);
    g_assert_cmpuint (get_n_links (self, c), ==, 1);
  }
  assert_sound (self);
}

static void
test_a_register_does_not_part_them (DossierFixture *self,
                                    gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (self, "A"), *b = dossier_fixture_add_structure (self, "B");
  g_autofree char *before = NULL, *after = NULL;
  Wish             wish = { a, b };
  DossierAct      *act = dossier_act_new (NULL);

  merge (self, &wish);
  before = dossier_fixture_dump (self);
  dossier_act_set_rank (act, DOSSIER_RANK_REGISTER);
  dossier_act_set (act, dossier_kinds_find ("structure"), b, "siret", dossier_value_new_text ("12345678900012"));
  dossier_fixture_write (self, act);
  after = dossier_fixture_dump (self);
  g_assert_cmpstr (after, ==, before);
}

/* --- any merges, in any order, and back */

typedef struct
{
  DossierFixture *fixture;
  GRand          *rand;
  GPtrArray      *ids; /* char *, of every record made */
} World;

static const char *const mergeable[] = { "structure", "person", "source", "territory", "link", "action" };

static const char *
any_text (World *self)
{
  static const char *const texts[] = { "alpha", "bêta", "gamma delta", "epsilon", "zêta", "Les Lilas", "Jules Ferry", "École" };

  return texts[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (texts))];
}

static const char *
any_of_kind (World      *self,
             const char *kind,
             GPtrArray  *of_kind[],
             guint       n_kinds)
{
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (strcmp (kinds[i].code, kind) == 0 && of_kind[i]->len > 0)
      return of_kind[i]->pdata[g_rand_int_range (self->rand, 0, (gint) of_kind[i]->len)];
  return NULL;
}

static DossierValue *
any_date (World *self)
{
  guint32              day = 736000 + (guint32) g_rand_int_range (self->rand, 0, 2000);
  g_autoptr (BaseDate) date = base_date_new (day, day, BASE_DATE_DAY, "");

  return dossier_value_new_date (date);
}

static void
fill_field (World              *self,
            DossierAct         *act,
            const DossierKind  *kind,
            const DossierField *field,
            const char         *id,
            GPtrArray          *of_kind[],
            guint               n_kinds)
{
  const char      *target = field->type == DOSSIER_FIELD_REFERENCE || field->type == DOSSIER_FIELD_REFERENCES ? any_of_kind (self, field->target != NULL ? field->target : "structure", of_kind, n_kinds) : NULL;
  g_autofree char *key = NULL;

  switch (field->type)
    {
    case DOSSIER_FIELD_TEXT:
    case DOSSIER_FIELD_LONG_TEXT:
    case DOSSIER_FIELD_VOCABULARY:
      dossier_act_set (act, kind, id, field->code, g_rand_int_range (self->rand, 0, 9) == 0 && !(field->flags & DOSSIER_FIELD_REQUIRED) ? dossier_value_new_unknown () : dossier_value_new_text (any_text (self)));
      break;
    case DOSSIER_FIELD_BOOLEAN:
      dossier_act_set (act, kind, id, field->code, dossier_value_new_boolean (g_rand_boolean (self->rand)));
      break;
    case DOSSIER_FIELD_INTEGER:
      dossier_act_set (act, kind, id, field->code, dossier_value_new_integer (g_rand_int_range (self->rand, 0, 50)));
      break;
    case DOSSIER_FIELD_REFERENCE:
      if (target != NULL && strcmp (target, id) != 0)
        dossier_act_set (act, kind, id, field->code, dossier_value_new_reference (target));
      break;
    case DOSSIER_FIELD_REFERENCES:
      if (target != NULL)
        dossier_act_put (act, kind, id, field->code, target, TRUE);
      break;
    case DOSSIER_FIELD_PROGRAMMES:
      target = any_of_kind (self, "structure", of_kind, n_kinds);
      key = g_strdup_printf ("clas@%s", target);
      dossier_act_put (act, kind, id, field->code, key, TRUE);
      break;
    case DOSSIER_FIELD_EVIDENCE:
      target = any_of_kind (self, "source", of_kind, n_kinds);
      key = g_strdup_printf ("quality@%s", target);
      dossier_act_put (act, kind, id, field->code, key, TRUE);
      break;
    case DOSSIER_FIELD_WORDS:
    case DOSSIER_FIELD_VOCABULARIES:
      dossier_act_put (act, kind, id, field->code, any_text (self), TRUE);
      break;
    case DOSSIER_FIELD_DATE:
      dossier_act_set (act, kind, id, field->code, any_date (self));
      break;
    case DOSSIER_FIELD_POSITION:
      dossier_act_set (act, kind, id, field->code, dossier_value_new_position (g_rand_double_range (self->rand, 1, 3), 49));
      break;
    case DOSSIER_FIELD_REAL:
    case DOSSIER_FIELD_OUTLINE:
    default:
      break;
    }
}

/* Two different ends, whatever chance says. */
static void
fill_ends (World      *self,
           DossierAct *act,
           const char *id,
           GPtrArray  *structures)
{
  guint a = (guint) g_rand_int_range (self->rand, 0, (gint) structures->len);
  guint b = (a + (guint) g_rand_int_range (self->rand, 1, (gint) structures->len)) % structures->len;

  dossier_act_set (act, dossier_kinds_find ("link"), id, "a", dossier_value_new_reference (structures->pdata[a]));
  dossier_act_set (act, dossier_kinds_find ("link"), id, "b", dossier_value_new_reference (structures->pdata[b]));
}

static void
fill_record (World             *self,
             DossierAct        *act,
             const DossierKind *kind,
             const char        *id,
             GPtrArray         *of_kind[],
             guint              n_kinds)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const DossierField *field = &kind->fields[i];

      if (strcmp (field->code, "merged_into") == 0 || strcmp (field->code, "visibility") == 0 || (strcmp (kind->code, "link") == 0 && i < 2))
        continue;
      if ((field->flags & DOSSIER_FIELD_REQUIRED) || g_rand_int_range (self->rand, 0, 3) == 0)
        fill_field (self, act, kind, field, id, of_kind, n_kinds);
    }
}

static void
make_world (World *self)
{
  static const char *const kinds_of_the_program[] = { "author", "vocabulary_term", NULL };
  guint                    n_kinds;
  const DossierKind       *kinds = dossier_kinds_get (&n_kinds);
  g_autofree GPtrArray   **of_kind = g_new (GPtrArray *, n_kinds);
  DossierAct              *act = dossier_act_new ("Le monde");

  for (guint i = 0; i < n_kinds; i++)
    {
      of_kind[i] = g_ptr_array_new_with_free_func (g_free);
      for (guint j = 0; !g_strv_contains (kinds_of_the_program, kinds[i].code) && j < 5; j++)
        g_ptr_array_add (of_kind[i], g_strdup (dossier_act_create (act, &kinds[i], NULL)));
    }
  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < of_kind[i]->len; j++)
      {
        if (strcmp (kinds[i].code, "link") == 0)
          fill_ends (self, act, of_kind[i]->pdata[j], of_kind[1]);
        fill_record (self, act, &kinds[i], of_kind[i]->pdata[j], of_kind, n_kinds);
      }
  dossier_fixture_write (self->fixture, act);
  for (guint i = 0; i < n_kinds; i++)
    g_ptr_array_unref (of_kind[i]);
}

/* --- nothing is lost */

static gpointer
list_everything (DossierReader *reader,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  GPtrArray         *all = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_record_unref);
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new (kinds[i].code);

      g_ptr_array_extend_and_steal (all, dossier_reader_list (reader, query, NULL));
    }
  return all;
}

/* The text with the kept one in the place of the other. */
static char *
dup_moved (const Wish *wish,
           const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, wish->other, -1);

  return g_strjoinv (wish->kept, parts);
}

static gboolean
is_about_the_two (const Wish *wish,
                  const char *text)
{
  return strstr (text, wish->kept) != NULL || strstr (text, wish->other) != NULL;
}

static gboolean
answers (DossierValue *value)
{
  return value != NULL && dossier_value_get_value_type (value) != DOSSIER_VALUE_UNKNOWN;
}

static void
assert_keys_kept (const Wish          *wish,
                  const DossierRecord *before,
                  const DossierRecord *after,
                  const DossierField  *field,
                  gboolean             is_one_of_the_two)
{
  for (const char *const *key = dossier_record_get_keys (before, field->code); *key != NULL; key++)
    {
      g_autofree char *moved = dup_moved (wish, *key);

      if (!is_one_of_the_two || !is_about_the_two (wish, *key))
        g_assert_true (g_strv_contains (dossier_record_get_keys (after, field->code), moved));
    }
}

static void
assert_value_moved (const Wish   *wish,
                    DossierValue *before,
                    DossierValue *after)
{
  const char      *id = before == NULL ? NULL : dossier_value_get_reference (before);
  g_autofree char *moved = id == NULL ? NULL : dup_moved (wish, id);

  if (moved == NULL)
    g_assert_true (dossier_value_equal (before, after));
  else
    g_assert_cmpstr (dossier_value_get_reference (after), ==, moved);
}

/* All that a third record says it goes on saying, of the kept one. */
static void
assert_third_kept (const Wish          *wish,
                   const DossierRecord *before,
                   const DossierRecord *after)
{
  const DossierKind *kind = dossier_record_get_kind (before);

  for (guint i = 0; i < kind->n_fields; i++)
    if (dossier_field_is_set (&kind->fields[i]))
      assert_keys_kept (wish, before, after, &kind->fields[i], FALSE);
    else if (strcmp (kind->fields[i].code, "merged_into") != 0)
      assert_value_moved (wish, dossier_record_get (before, kind->fields[i].code), dossier_record_get (after, kind->fields[i].code));
}

/* One that answers is believed; of two answers the kept one's stands, and a long text has both. */
static void
assert_united (const Wish   *wish,
               gboolean      is_long,
               DossierValue *kept,
               DossierValue *other,
               DossierValue *after)
{
  DossierValue    *expected = answers (kept) || !answers (other) ? kept : other;
  g_autofree char *both = NULL;

  if (expected != NULL && dossier_value_get_reference (expected) != NULL && is_about_the_two (wish, dossier_value_get_reference (expected)))
    return;
  if (is_long && answers (kept) && answers (other) && !dossier_value_equal (kept, other))
    {
      both = g_strdup_printf ("%s\n\n%s", dossier_value_get_text (kept), dossier_value_get_text (other));
      g_assert_cmpstr (dossier_value_get_text (after), ==, both);
    }
  else if (answers (expected))
    g_assert_true (dossier_value_equal (after, expected));
}

static void
assert_two_kept (const Wish          *wish,
                 const DossierRecord *kept,
                 const DossierRecord *other,
                 const DossierRecord *after)
{
  const DossierKind *kind = dossier_record_get_kind (kept);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const DossierField *field = &kind->fields[i];

      if (dossier_field_is_set (field))
        {
          assert_keys_kept (wish, kept, after, field, TRUE);
          assert_keys_kept (wish, other, after, field, TRUE);
        }
      else if (strcmp (field->code, "position_precision") != 0 && strcmp (field->code, "merged_into") != 0)
        assert_united (wish, field->type == DOSSIER_FIELD_LONG_TEXT, dossier_record_get (kept, field->code), dossier_record_get (other, field->code),
                       dossier_record_get (after, field->code));
    }
}

/* A record goes only if it joined the two, or cannot be without one that did. */
static void
assert_went_between (const Wish          *wish,
                     GHashTable          *after,
                     const DossierRecord *record)
{
  const DossierKind *kind = dossier_record_get_kind (record);
  gboolean           kept = FALSE, other = FALSE, follows = FALSE;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      DossierValue *value = dossier_field_is_set (&kind->fields[i]) ? NULL : dossier_record_get (record, kind->fields[i].code);
      const char   *id = value == NULL ? NULL : dossier_value_get_reference (value);

      kept = kept || g_strcmp0 (id, wish->kept) == 0;
      other = other || g_strcmp0 (id, wish->other) == 0;
      follows = follows || ((kind->fields[i].flags & DOSSIER_FIELD_REQUIRED) && id != NULL && !g_hash_table_contains (after, id));
    }
  g_assert_true ((kept && other) || follows);
}

static DossierRecord *
find_in (GPtrArray  *all,
         const char *id)
{
  for (guint i = 0; i < all->len; i++)
    if (strcmp (dossier_record_get_id (all->pdata[i]), id) == 0)
      return all->pdata[i];
  return NULL;
}

static void
assert_nothing_lost (const Wish *wish,
                     GPtrArray  *before,
                     GPtrArray  *after)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < after->len; i++)
    g_hash_table_insert (by_id, (gpointer) dossier_record_get_id (after->pdata[i]), after->pdata[i]);
  assert_two_kept (wish, find_in (before, wish->kept), find_in (before, wish->other), g_hash_table_lookup (by_id, wish->kept));
  for (guint i = 0; i < before->len; i++)
    {
      const char    *id = dossier_record_get_id (before->pdata[i]);
      DossierRecord *now = g_hash_table_lookup (by_id, id);

      if (strcmp (id, wish->kept) == 0 || strcmp (id, wish->other) == 0)
        continue;
      if (now == NULL)
        assert_went_between (wish, by_id, before->pdata[i]);
      else
        assert_third_kept (wish, before->pdata[i], now);
    }
}

static gpointer
list_ids (DossierReader *reader,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (data);
  g_autoptr (GPtrArray)    records = dossier_reader_list (reader, query, error);
  GPtrArray               *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (ids, g_strdup (dossier_record_get_id (records->pdata[i])));
  return ids;
}

/* FALSE: nothing of that kind is left to merge. */
static gboolean
merge_any (World *self,
           char **gone)
{
  const char           *kind = mergeable[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (mergeable))];
  g_autoptr (GPtrArray) ids = dossier_store_ask (self->fixture->store, list_ids, (gpointer) kind, NULL);
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  guint                 one, other;
  Wish                  wish = { NULL };

  if (ids->len < 2)
    return FALSE;
  one = (guint) g_rand_int_range (self->rand, 0, (gint) ids->len);
  other = (one + (guint) g_rand_int_range (self->rand, 1, (gint) ids->len)) % ids->len;
  wish.kept = ids->pdata[one];
  wish.other = ids->pdata[other];
  before = dossier_store_ask (self->fixture->store, list_everything, NULL, NULL);
  merge (self->fixture, &wish);
  after = dossier_store_ask (self->fixture->store, list_everything, NULL, NULL);
  assert_nothing_lost (&wish, before, after);
  *gone = g_strdup (wish.other);
  return TRUE;
}

static gpointer
tell_history (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GPtrArray) lines = dossier_history_list_record (reader, data, 0, error);
  gsize                 length = 0;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    length += strlen (((DossierHistoryLine *) lines->pdata[i])->sentence);
  return GSIZE_TO_POINTER (length);
}

/* No living record leads to it any more, and its own history is still there. */
static void
assert_gone (World      *self,
             const char *dump,
             const char *id)
{
  g_assert_null (strstr (dump, id));
  g_assert_nonnull (dossier_store_ask (self->fixture->store, tell_history, (gpointer) id, NULL));
}

static guint
play (World *self,
      guint  most)
{
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  guint                 n = (guint) g_rand_int_range (self->rand, 1, (gint) most + 1), done = 0;

  g_ptr_array_add (dumps, dossier_fixture_dump (self->fixture));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *gone = NULL;

      if (!merge_any (self, &gone))
        continue;
      done++;
      g_ptr_array_add (dumps, dossier_fixture_dump (self->fixture));
      assert_gone (self, g_ptr_array_index (dumps, dumps->len - 1), gone);
    }
  for (guint i = done; i-- > 0;)
    {
      g_autofree char *now = NULL;

      g_assert_true (dossier_store_undo (self->fixture->store, NULL, NULL, NULL));
      now = dossier_fixture_dump (self->fixture);
      g_assert_cmpstr (now, ==, g_ptr_array_index (dumps, i));
    }
  return done;
}

static guint32
choose_seed (void)
{
  const char *asked = g_getenv ("LIENS_SEED");

  return asked != NULL ? (guint32) g_ascii_strtoull (asked, NULL, 10) : 20261128;
}

/* In a dossier of its own: what one world did slows no other. */
static void
play_world (DossierFixture *self,
            guint32         seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  World             world = { self, rand, NULL };

  g_test_message ("seed %u", seed);
  make_world (&world);
  for (guint done = 0; done < 30;)
    done += play (&world, 5);
  assert_sound (self);
}

static void
test_any_merges_are_taken_back (DossierFixture *self,
                                gconstpointer   data)
{
  guint32 seed = choose_seed ();
  guint   worlds = g_getenv ("LIENS_LONG") != NULL ? 200 : 2;

  for (guint i = 0; i < worlds; i++)
    {
      play_world (self, seed + i);
      dossier_fixture_tear_down (self, data);
      dossier_fixture_set_up (self, data);
    }
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/dossier/merge/links-go-to-the-one-that-is-kept", test_links_go_to_the_one_that_is_kept);
  dossier_fixture_add ("/dossier/merge/what-is-filled-is-kept", test_what_is_filled_is_kept);
  dossier_fixture_add ("/dossier/merge/in-a-list-the-one-that-knows-more-is-believed", test_in_a_list_the_one_that_knows_more_is_believed);
  dossier_fixture_add ("/dossier/merge/a-person-chooses-otherwise", test_a_person_chooses_otherwise);
  dossier_fixture_add ("/dossier/merge/what-cannot-be-merged-is-refused", test_what_cannot_be_merged_is_refused);
  dossier_fixture_add ("/dossier/merge/what-was-erased-does-not-come-back", test_what_was_erased_does_not_come_back);
  dossier_fixture_add ("/dossier/merge/sets-in-the-trash-lead-to-the-kept-one", test_sets_in_the_trash_lead_to_the_kept_one);
  dossier_fixture_add ("/dossier/merge/chains-and-circles-are-followed", test_chains_and_circles_are_followed);
  dossier_fixture_add ("/dossier/merge/a-register-does-not-part-them", test_a_register_does_not_part_them);
  dossier_fixture_add ("/dossier/merge/any-merges-are-taken-back", test_any_merges_are_taken_back);
  return g_test_run ();
}
