/* Two records become one, nothing is lost, and taking it back gives the same dossier. */
#include "merge-wish.h"

#include <string.h>

static void
assert_refused (DossierFixture *self,
                const char     *kept,
                const char     *other)
{
  MergeWish          wish = { kept, other };
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_store_ask (self->store, merge_wish_make_act, &wish, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED);
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
  MergeWish        wish = { a, b };

  merge_wish_write (self, &wish);
  g_assert_cmpuint (wish.n_moved, ==, 1);
  g_assert_cmpuint (wish.n_between, ==, 1);
  g_assert_cmpuint (get_n_links (self, a), ==, 2);
  g_assert_cmpuint (get_n_links (self, b), ==, 2); /* who asks for the other is led to the kept one */
  merge_wish_assert_sound (self);
  g_assert_true (dossier_store_undo (self->store, NULL, NULL, NULL));
  after = dossier_fixture_dump (self);
  g_assert_cmpstr (after, ==, before);
}

static void
test_what_is_filled_is_kept (DossierFixture *self,
                             gconstpointer   data)
{
  g_autofree char          *a = dossier_fixture_add_structure (self, "Mosaïque"), *b = dossier_fixture_add_structure (self, "Centre de la Mosaïque");
  MergeWish                 wish = { a, b };
  g_autoptr (DossierRecord) record = NULL;

  dossier_fixture_set_text (self, "structure", a, "notes", "Un.");
  dossier_fixture_set_text (self, "structure", b, "notes", "Deux.");
  dossier_fixture_set_text (self, "structure", b, "phone", "01 39 98 00 00");
  dossier_fixture_set_text (self, "structure", a, "website", "mosaique.example");
  dossier_fixture_set_text (self, "structure", b, "website", "autre.example");
  dossier_fixture_set_text (self, "structure", b, "visibility", "internal");
  merge_wish_write (self, &wish);
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
      MergeWish                 wish = { kept, other };
      g_autoptr (DossierRecord) record = NULL;

      dossier_act_put (act, kind, kept, "brakes", steps[i][0], TRUE);
      dossier_act_put (act, kind, other, "brakes", steps[i][1], TRUE);
      dossier_fixture_write (self, act);
      merge_wish_write (self, &wish);
      record = dossier_fixture_find (self, kept);
      g_assert_true (g_strv_equal (dossier_record_get_keys (record, "brakes"), (const char *const[]){ steps[i][2], NULL }));
    }
}

static void
test_a_person_chooses_otherwise (DossierFixture *self,
                                 gconstpointer   data)
{
  g_autofree char          *a = dossier_fixture_add_structure (self, "Mosaïque"), *b = dossier_fixture_add_structure (self, "La Mosaïque");
  MergeWish                 wish = { a, b, "name", DOSSIER_MERGE_OTHER };
  g_autoptr (DossierRecord) record = NULL;

  merge_wish_write (self, &wish);
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
  MergeWish        wish = { a, b };
  DossierAct      *act = dossier_act_new (NULL);
  g_autofree char *c = dossier_fixture_add_structure (self, "C");

  assert_refused (self, a, a);
  assert_refused (self, a, link);
  merge_wish_write (self, &wish);
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
  MergeWish        wish = { a, b };

  put_programme (self, link, by_b, TRUE);
  delete_link (self, link, FALSE);
  merge_wish_write (self, &wish);
  delete_link (self, link, TRUE);
  assert_key (self, link, "programmes", by_a, TRUE);
  assert_key (self, link, "programmes", by_b, FALSE);
  put_programme (self, link, by_a, FALSE);
  assert_key (self, link, "programmes", by_a, FALSE);
  merge_wish_assert_sound (self);
  for (guint i = 0; i < 3; i++) /* taken out, restored, merged */
    g_assert_true (dossier_store_undo (self->store, NULL, NULL, NULL));
  assert_key (self, link, "programmes", by_b, TRUE);
  assert_key (self, link, "programmes", by_a, FALSE);
  merge_wish_assert_sound (self);
}

/* dossier-tables-merge.h: a chain to its end, a circle to its smallest id. */
static void
test_chains_and_circles_are_followed (DossierFixture *self,
                                      gconstpointer   data)
{
  const DossierKind *kind = dossier_kinds_find ("structure");
  g_autofree char   *a = dossier_fixture_add_structure (self, "A"), *b = dossier_fixture_add_structure (self, "B"), *c = dossier_fixture_add_structure (self, "C");
  g_autofree char   *school = dossier_fixture_add_structure (self, "École"), *link = dossier_fixture_add_link (self, a, school);
  MergeWish          first = { b, a }, second = { c, b };
  const char        *smallest = strcmp (a, c) < 0 ? a : c;
  DossierAct        *act;

  merge_wish_write (self, &first);
  merge_wish_write (self, &second);
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
  merge_wish_assert_sound (self);
}

static void
test_a_register_does_not_part_them (DossierFixture *self,
                                    gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (self, "A"), *b = dossier_fixture_add_structure (self, "B");
  g_autofree char *before = NULL, *after = NULL;
  MergeWish        wish = { a, b };
  DossierAct      *act = dossier_act_new (NULL);

  merge_wish_write (self, &wish);
  before = dossier_fixture_dump (self);
  dossier_act_set_rank (act, DOSSIER_RANK_REGISTER);
  dossier_act_set (act, dossier_kinds_find ("structure"), b, "siret", dossier_value_new_text ("12345678900012"));
  dossier_fixture_write (self, act);
  after = dossier_fixture_dump (self);
  g_assert_cmpstr (after, ==, before);
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
  return g_test_run ();
}
