/* Which records a person would take for one, and which not. */
#include "dossier-fixture.h"

#include "dossier-duplicates.h"
#include "dossier-vocabulary.h"

#include <string.h>

static void
test_names_are_compared_as_people_do (void)
{
  static const struct
  {
    const char *one, *other;
    gboolean    alike;
  } names[] = {
    { "Centre social Les Lilas", "CS des Lilas", TRUE },
    { "Centre socioculturel Les Lilas", "Les Lilas", TRUE },
    { "École élémentaire Jules-Ferry", "ecole elementaire jules ferry", TRUE },
    { "Collège Jules Ferry", "Collège Jules Fery", TRUE },
    { "Maison de quartier des Peupliers", "MQ Peupliers", TRUE },
    { "Collège Beaumarchais", "Colège Beaumarchais", TRUE },
    { "Collège Beaumarchais", "CLG Baumarchais", TRUE },
    { "Centre socail Les Lilas", "CS des Lilas", TRUE },
    { "École Perry", "École Ferry", TRUE },
    { "École Jules Ferry", "École Jules Verne", FALSE },
    { "Ecolle Jules Ferry", "École Jules Verne", FALSE },
    { "École maternele Jules Ferry", "École élémentaire Jules Ferry", FALSE },
    { "École Lion", "École Lyon", FALSE }, /* short words have no room for a slip */
    { "École maternelle Jules Ferry", "École élémentaire Jules Ferry", FALSE },
    { "Collège Jules Ferry", "Lycée Jules Ferry", FALSE },
    { "École élémentaire Ferry 1", "École élémentaire Ferry 2", FALSE },
    { "École élémentaire Victor Hugo", "École élémentaire Jean Moulin", FALSE },
    { "Centre social", "Centre social Les Lilas", FALSE },
    { "", "Les Lilas", FALSE },
  };

  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new_shipped ();
  const DossierSynonyms        *synonyms = dossier_vocabulary_get_synonyms (vocabulary);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      double likeness = dossier_duplicates_compare_names (names[i].one, names[i].other, synonyms);

      g_test_message ("%s / %s: %.2f", names[i].one, names[i].other, likeness);
      g_assert_cmpint (likeness >= 0.8, ==, names[i].alike);
      g_assert_cmpfloat (likeness, ==, dossier_duplicates_compare_names (names[i].other, names[i].one, synonyms));
    }
}

static char *
add (DossierFixture *self,
     const char     *name,
     const char     *commune,
     const char     *uai)
{
  const DossierKind *kind = dossier_kinds_find ("structure");
  DossierAct        *act = dossier_act_new (NULL);
  char              *id = g_strdup (dossier_act_create (act, kind, NULL));

  dossier_act_set (act, kind, id, "name", dossier_value_new_text (name));
  if (commune != NULL)
    dossier_act_set (act, kind, id, "territory", dossier_value_new_reference (commune));
  if (uai != NULL)
    dossier_act_set (act, kind, id, "uai", dossier_value_new_text (uai));
  dossier_fixture_write (self, act);
  return id;
}

static char *
add_commune (DossierFixture *self,
             const char     *name)
{
  const DossierKind *kind = dossier_kinds_find ("territory");
  DossierAct        *act = dossier_act_new (NULL);
  char              *id = g_strdup (dossier_act_create (act, kind, NULL));

  dossier_act_set (act, kind, id, "name", dossier_value_new_text (name));
  dossier_fixture_write (self, act);
  return id;
}

static gpointer
find (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return dossier_duplicates_find (reader, data, 0, error);
}

/* The one candidate for what is typed; NULL: none. Caller owns. */
static char *
find_only (DossierFixture *self,
           const char     *name,
           const char     *commune,
           const char     *uai)
{
  DossierDuplicateProbe probe = { .kind = "structure", .name = name, .territory = commune, .uai = uai };
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) found = dossier_store_ask (self->store, find, &probe, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, <=, 1);
  return found->len == 0 ? NULL : g_strdup (((DossierDuplicate *) found->pdata[0])->other);
}

static void
assert_found (DossierFixture *self,
              const char     *name,
              const char     *commune,
              const char     *uai,
              const char     *id)
{
  g_autofree char *found = find_only (self, name, commune, uai);

  g_assert_cmpstr (found, ==, id);
}

static void
test_who_types_is_warned (DossierFixture *self,
                          gconstpointer   data)
{
  g_autofree char *argenville = add_commune (self, "Argenville"), *bois = add_commune (self, "Boisville");
  g_autofree char *centre = add (self, "Centre social Les Lilas", argenville, NULL), *college = add (self, "Collège Jules Ferry", argenville, "0951234X");

  assert_found (self, "CS Lilas", argenville, NULL, centre);
  assert_found (self, "cs des lilas", NULL, NULL, centre); /* the commune is not typed yet */
  assert_found (self, "CS Lilas", bois, NULL, NULL);
  assert_found (self, "Autre nom", bois, "0951234x", college);
  assert_found (self, "Collège Fery Jules", argenville, NULL, college);
  assert_found (self, "Collège Jules Ferry", argenville, "0959999Z", NULL);
  assert_found (self, "", argenville, NULL, NULL);
}

static gpointer
list (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return dossier_duplicates_list (reader, data, NULL, error);
}

static guint
count_pairs (DossierFixture *self,
             const char     *kind)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) found = dossier_store_ask (self->store, list, (gpointer) kind, &error);

  g_assert_no_error (error);
  return found->len;
}

/* Two structures a slip parts, among the first letters too, in one commune or in none known. */
static void
test_a_slip_hides_nobody (DossierFixture *self,
                          gconstpointer   data)
{
  g_autofree char *argenville = add_commune (self, "Argenville"), *bois = add_commune (self, "Boisville");
  g_autofree char *college = add (self, "Collège Beaumarchais", argenville, NULL), *verne = add (self, "École Jules Verne", argenville, NULL);
  g_autofree char *nowhere = NULL, *ferry = NULL;

  assert_found (self, "Colège Beaumarchais", argenville, NULL, college);
  assert_found (self, "Colège Baumarchais", NULL, NULL, college);
  assert_found (self, "Collège Breaumarchais", NULL, NULL, college);
  assert_found (self, "Collège Beuamarchais", NULL, NULL, college);
  assert_found (self, "Collège Peaumarchais", NULL, NULL, college);
  assert_found (self, "Colège Baumarchais", bois, NULL, NULL);
  assert_found (self, "École Jules Ferry", argenville, NULL, NULL);

  ferry = add (self, "École Jules Ferry", argenville, NULL);
  g_assert_cmpuint (count_pairs (self, "structure"), ==, 0);
  g_free (add (self, "Colège Baumarchais", bois, NULL));
  g_assert_cmpuint (count_pairs (self, "structure"), ==, 0);
  g_free (add (self, "Colège Baeumarchais", argenville, NULL));
  g_assert_cmpuint (count_pairs (self, "structure"), ==, 1);
  nowhere = add (self, "École Jules Vrene", NULL, NULL);
  g_assert_cmpuint (count_pairs (self, "structure"), ==, 2);
  assert_found (self, "École Jules Vernes", bois, NULL, nowhere);
}

static void
test_pairs_are_told_until_somebody_parts_them (DossierFixture *self,
                                               gconstpointer   data)
{
  g_autofree char *argenville = add_commune (self, "Argenville"), *bois = add_commune (self, "Boisville");
  g_autofree char *one = add (self, "Centre social Les Lilas", argenville, NULL), *two = add (self, "Centre Les Lilas", argenville, NULL);
  g_autofree char *far = add (self, "Centre social Les Lilas", bois, NULL), *other = add (self, "MPT du Port", argenville, NULL);
  DossierAct      *act = dossier_act_new (NULL);

  g_assert_cmpuint (count_pairs (self, "structure"), ==, 1);
  dossier_duplicates_part (act, dossier_kinds_find ("structure"), two, one);
  dossier_fixture_write (self, act);
  g_assert_cmpuint (count_pairs (self, "structure"), ==, 0);
  assert_found (self, "Maison Pour Tous du port", argenville, NULL, other);
  g_assert_true (dossier_store_undo (self->store, NULL, NULL, NULL));
  g_assert_cmpuint (count_pairs (self, "structure"), ==, 1);
}

static void
add_person (DossierFixture *self,
            const char     *given,
            const char     *family,
            const char     *phone)
{
  const DossierKind *kind = dossier_kinds_find ("person");
  DossierAct        *act = dossier_act_new (NULL);
  const char        *id = dossier_act_create (act, kind, NULL);

  dossier_act_set (act, kind, id, "given_name", dossier_value_new_text (given));
  dossier_act_set (act, kind, id, "family_name", dossier_value_new_text (family));
  if (phone != NULL)
    dossier_act_set (act, kind, id, "phone", dossier_value_new_text (phone));
  dossier_fixture_write (self, act);
}

static void
test_people_are_known_by_name_or_phone (DossierFixture *self,
                                        gconstpointer   data)
{
  add_person (self, "Hélène", "Essai", "01 39 98 00 00");
  add_person (self, "Helene", "Essai", NULL);
  g_assert_cmpuint (count_pairs (self, "person"), ==, 1);
  add_person (self, "H.", "Essai-Petit", "+33 1 39 98 00 00");
  g_assert_cmpuint (count_pairs (self, "person"), ==, 2);
  add_person (self, "Paul", "Essai", NULL);
  g_assert_cmpuint (count_pairs (self, "person"), ==, 2);
  add_person (self, "Lamine", "Exemple", "01 39 98 00 00"); /* the same switchboard */
  g_assert_cmpuint (count_pairs (self, "person"), ==, 2);
}

static char *
add_school (DossierFixture *self,
            const char     *type,
            const char     *commune)
{
  const DossierKind *kind = dossier_kinds_find ("structure");
  char              *id = add (self, "École Jules Ferry", commune, NULL);
  DossierAct        *act = dossier_act_new (NULL);

  dossier_act_set (act, kind, id, "type", dossier_value_new_text (type));
  dossier_fixture_write (self, act);
  return id;
}

static void
merge_types (DossierFixture *self,
             const char     *code,
             const char     *into)
{
  g_autofree char *id = dossier_term_derive_id ("structure_type", code), *stands = dossier_term_derive_id ("structure_type", into);
  DossierAct      *act = dossier_act_new (NULL);

  dossier_act_set (act, dossier_kinds_find ("vocabulary_term"), id, "merged_into", dossier_value_new_reference (stands));
  dossier_fixture_write (self, act);
}

static gpointer
find_of (DossierReader *reader,
         gpointer       id,
         GCancellable  *cancellable,
         GError       **error)
{
  return dossier_duplicates_find_of (reader, id, 0, error);
}

static void
test_two_types_that_became_one_do_not_part (DossierFixture *self,
                                            gconstpointer   data)
{
  g_autofree char      *commune = add_commune (self, "Argenville");
  g_autofree char      *nursery = add_school (self, "nursery_school", commune), *primary = add_school (self, "primary_school", commune);
  DossierDuplicateProbe probe = { .kind = "structure", .name = "Ecole Ferry", .territory = commune, .type = "nursery_school", .except = nursery };
  g_autoptr (GPtrArray) apart = dossier_store_ask (self->store, find, &probe, NULL), typed = NULL, known = NULL;

  g_assert_cmpuint (apart->len, ==, 0);
  g_assert_cmpuint (count_pairs (self, "structure"), ==, 0);
  merge_types (self, "nursery_school", "primary_school");
  typed = dossier_store_ask (self->store, find, &probe, NULL);
  g_assert_cmpuint (typed->len, ==, 1);
  g_assert_cmpstr (((DossierDuplicate *) typed->pdata[0])->other, ==, primary);
  known = dossier_store_ask (self->store, find_of, primary, NULL);
  g_assert_cmpuint (known->len, ==, 1);
  g_assert_cmpstr (((DossierDuplicate *) known->pdata[0])->other, ==, nursery);
  g_assert_cmpuint (count_pairs (self, "structure"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  g_test_add_func ("/dossier/duplicates/names-are-compared-as-people-do", test_names_are_compared_as_people_do);
  dossier_fixture_add ("/dossier/duplicates/who-types-is-warned", test_who_types_is_warned);
  dossier_fixture_add ("/dossier/duplicates/a-slip-hides-nobody", test_a_slip_hides_nobody);
  dossier_fixture_add ("/dossier/duplicates/pairs-are-told-until-somebody-parts-them", test_pairs_are_told_until_somebody_parts_them);
  dossier_fixture_add ("/dossier/duplicates/people-are-known-by-name-or-phone", test_people_are_known_by_name_or_phone);
  dossier_fixture_add ("/dossier/duplicates/two-types-that-became-one-do-not-part", test_two_types_that_became_one_do_not_part);
  return g_test_run ();
}
