#include "insight-fixture.h"

#include "insight-doubts.h"
#include "territory-outline.h"

#include <string.h>

#define DAY_MS (G_GINT64_CONSTANT (24) * 3600 * 1000)

typedef struct
{
  DossierAudience audience;
  guint           n_left_out;
} Asked;

static gpointer
ask (DossierReader *reader,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  Asked *asked = data;

  return insight_doubts_list (reader, asked->audience, &asked->n_left_out, cancellable, error);
}

static GPtrArray *
list (DossierFixture *fixture,
      DossierAudience audience,
      guint          *n_left_out)
{
  Asked              asked = { audience, 0 };
  g_autoptr (GError) error = NULL;
  GPtrArray         *doubts = dossier_store_ask (fixture->store, ask, &asked, &error);

  g_assert_no_error (error);
  if (n_left_out != NULL)
    *n_left_out = asked.n_left_out;
  return doubts;
}

/* "code title: sentence (mends)" of each, one a line, but those to be placed: most structures of a test are. */
static char *
dup_words (GPtrArray *doubts)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < doubts->len; i++)
    {
      const InsightDoubt *doubt = doubts->pdata[i];

      if (strcmp (doubt->kind->code, "to-place") == 0)
        continue;
      g_string_append_printf (words, "%s %s: %s", doubt->kind->code, doubt->title, doubt->sentence);
      if (doubt->proposal != NULL)
        g_string_append_printf (words, " [%s]", doubt->proposal);
      g_string_append_c (words, '\n');
    }
  return g_string_free (words, FALSE);
}

static void
assert_doubts (DossierFixture *fixture,
               const char     *expected)
{
  g_autoptr (GPtrArray) doubts = list (fixture, DOSSIER_AUDIENCE_INTERNAL, NULL);
  g_autofree char      *words = dup_words (doubts);

  g_assert_cmpstr (words, ==, expected);
}

typedef struct
{
  InsightDoubt *doubt;
  InsightMend   mend;
} Mending;

static gpointer
ask_act (DossierReader *reader,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Mending *mending = data;

  return insight_doubt_dup_act (mending->doubt, mending->mend, reader);
}

/* Does it, and the doubt is gone; takes it back, and it is there again, as it was. */
static void
assert_mends (DossierFixture *fixture,
              const char     *code,
              InsightMend     mend)
{
  g_autoptr (GPtrArray) before = list (fixture, DOSSIER_AUDIENCE_INTERNAL, NULL), after = NULL, again = NULL;
  g_autofree char      *words = dup_words (before), *mended = NULL, *back = NULL;
  Mending               mending = { NULL, mend };
  DossierAct           *act;

  for (guint i = 0; i < before->len; i++)
    if (strcmp (((InsightDoubt *) before->pdata[i])->kind->code, code) == 0)
      mending.doubt = before->pdata[i];
  g_assert_nonnull (mending.doubt);
  act = dossier_store_ask (fixture->store, ask_act, &mending, NULL);
  g_assert_nonnull (act);
  dossier_fixture_write (fixture, act);
  after = list (fixture, DOSSIER_AUDIENCE_INTERNAL, NULL);
  mended = dup_words (after);
  for (guint i = 0; i < after->len; i++)
    {
      const InsightDoubt *doubt = after->pdata[i];

      g_assert_false (strcmp (doubt->kind->code, code) == 0 && strcmp (doubt->id, mending.doubt->id) == 0);
    }
  g_assert_cmpstr (mended, !=, words);
  g_assert_true (dossier_store_undo (fixture->store, NULL, NULL, NULL));
  again = list (fixture, DOSSIER_AUDIENCE_INTERNAL, NULL);
  back = dup_words (again);
  g_assert_cmpstr (back, ==, words);
}

static void
test_a_new_dossier_has_no_doubt (DossierFixture *fixture,
                                 gconstpointer   data)
{
  g_autoptr (GPtrArray) doubts = list (fixture, DOSSIER_AUDIENCE_INTERNAL, NULL);

  g_assert_cmpuint (doubts->len, ==, 0);
}

static void
test_numbers_and_addresses_are_read (DossierFixture *fixture,
                                     gconstpointer   data)
{
  g_autofree char *sound = dossier_fixture_make (fixture, "structure", "name=Sound", "uai=0951234A", "postcode=95100", "email=a.b@exemple.fr", "phone=01 39 98 00 01", "siret=12345678901234", NULL);
  g_autofree char *abroad = dossier_fixture_make (fixture, "structure", "name=Abroad", "phone=+32 2 123 45 67", NULL);
  g_autofree char *several = dossier_fixture_make (fixture, "structure", "name=Several", "phone=01 39 98 00 01 / 06.39.98.00.02", NULL);
  g_autofree char *brief = dossier_fixture_make (fixture, "structure", "name=Brief", "phone=3919", NULL);
  g_autofree char *unknown = dossier_fixture_make (fixture, "structure", "name=Unknown", "phone=?", "email=-", NULL);
  g_autofree char *wrong = dossier_fixture_make (fixture, "structure", "name=Wrong", "uai=0951234X", "postcode=1000", "email=a.b@exemple", "phone=01 39 98 00", "siret=1234", NULL);
  g_autofree char *copied = dossier_fixture_make (fixture, "structure", "name=Copied", "uai=école", "email=mailto:a.b@exemple.fr.", NULL);

  assert_doubts (fixture, "uai Copied: “école” is not a UAI number.\n"
                          "uai Wrong: The check letter of the UAI number 0951234X is wrong.\n"
                          "siret Wrong: “1234” is not a SIRET number.\n"
                          "postcode Wrong: “1000” is not a postcode. [01000]\n"
                          "email Copied: “mailto:a.b@exemple.fr.” is not an e-mail address. [a.b@exemple.fr]\n"
                          "email Wrong: “a.b@exemple” is not an e-mail address.\n"
                          "phone Wrong: “01 39 98 00” is not a phone number.\n");
  assert_mends (fixture, "postcode", INSIGHT_MEND_SET);
}

static void
test_what_was_copied_is_corrected (DossierFixture *fixture,
                                   gconstpointer   data)
{
  g_autofree char *copied = dossier_fixture_make (fixture, "structure", "name=Copied", "email=mailto:a.b@exemple.fr", NULL);

  assert_mends (fixture, "email", INSIGHT_MEND_SET);
}

static gboolean
is_pair (const InsightDoubt *doubt,
         const char         *one,
         const char         *other)
{
  return (strcmp (doubt->id, one) == 0 && strcmp (doubt->other, other) == 0) || (strcmp (doubt->id, other) == 0 && strcmp (doubt->other, one) == 0);
}

static void
test_twins_are_suspected (DossierFixture *fixture,
                          gconstpointer   data)
{
  g_autofree char      *commune = dossier_fixture_make (fixture, "territory", "name=Argenville", "type=commune", NULL);
  g_autofree char      *here = insight_fixture_pair ("territory", commune);
  g_autofree char      *one = dossier_fixture_make (fixture, "structure", "name=Centre social Les Lilas", "type=social_centre", here, NULL);
  g_autofree char      *other = dossier_fixture_make (fixture, "structure", "name=CENTRE SOCIAL DES LILAS", here, NULL);
  g_autofree char      *away = dossier_fixture_make (fixture, "territory", "name=Éville", "type=commune", NULL);
  g_autofree char      *there = insight_fixture_pair ("territory", away);
  g_autofree char      *elsewhere = dossier_fixture_make (fixture, "structure", "name=Centre social Les Lilas", "type=social_centre", there, NULL);
  g_autofree char      *school = dossier_fixture_make (fixture, "structure", "name=École Les Lilas", "type=primary_school", here, NULL);
  g_autofree char      *first = dossier_fixture_make (fixture, "structure", "name=École Jules-Ferry 1", "type=primary_school", "uai=0951234A", here, NULL);
  g_autofree char      *second = dossier_fixture_make (fixture, "structure", "name=École Jules-Ferry 2", "type=primary_school", "uai=0951235B", here, NULL);
  g_autoptr (GPtrArray) doubts = list (fixture, DOSSIER_AUDIENCE_INTERNAL, NULL);
  const InsightDoubt   *doubt = doubts->pdata[0];

  g_assert_cmpstr (doubt->kind->code, ==, "duplicate");
  g_assert_true (is_pair (doubt, one, other));
  g_assert_true (doubt->mends & INSIGHT_MEND_MERGE);
  g_assert_cmpstr (((InsightDoubt *) doubts->pdata[1])->kind->code, !=, "duplicate");
  assert_mends (fixture, "duplicate", INSIGHT_MEND_APART);
}

static void
test_two_with_one_uai (DossierFixture *fixture,
                       gconstpointer   data)
{
  g_autofree char *one = dossier_fixture_make (fixture, "structure", "name=École Ferry", "uai=0951234A", NULL);
  g_autofree char *other = dossier_fixture_make (fixture, "structure", "name=Groupe scolaire", "uai=0951234A", NULL);

  assert_doubts (fixture, "same-uai École Ferry: Several structures bear the UAI number 0951234A.\n");
}

static char *
make_link (DossierFixture *fixture,
           const char     *first,
           const char     *second)
{
  g_autofree char *lilas = dossier_fixture_make (fixture, "structure", "name=Lilas", NULL), *ferry = dossier_fixture_make (fixture, "structure", "name=Ferry", NULL);
  g_autofree char *a = insight_fixture_pair ("a", lilas), *b = insight_fixture_pair ("b", ferry);

  return dossier_fixture_make (fixture, "link", a, b, first, second, NULL);
}

static void
test_dates_that_contradict (DossierFixture *fixture,
                            gconstpointer   data)
{
  g_autofree char *link = make_link (fixture, "began=2019", "ended=juin 2015");

  assert_doubts (fixture, "ends-before Lilas ↔ Ferry: The end (juin 2015) comes before the beginning (2019).\n");
  assert_mends (fixture, "ends-before", INSIGHT_MEND_SWAP);
  dossier_fixture_put (fixture, link, "ended=2019", NULL);
  assert_doubts (fixture, "");
}

static void
test_a_weekday_that_does_not_match (DossierFixture *fixture,
                                    gconstpointer   data)
{
  g_autofree char *link = make_link (fixture, "began=lundi 23 mai 2019", NULL);

  assert_doubts (fixture, "weekday Lilas ↔ Ferry: Began: “lundi 23 mai 2019” is another day of the week. [23 mai 2019]\n");
  assert_mends (fixture, "weekday", INSIGHT_MEND_SET);
  dossier_fixture_put (fixture, link, "began=jeudi 23 mai 2019", NULL);
  assert_doubts (fixture, "");
}

/* A commune of ten kilometres a side, its south-west corner at 2° east, 49° north. */
static char *
make_commune (DossierFixture *fixture)
{
  TerritoryOutlineBuilder     *builder = territory_outline_builder_new ();
  g_autoptr (TerritoryOutline) outline = NULL;
  g_autoptr (GBytes)           bytes = NULL;
  char                        *id = dossier_fixture_make (fixture, "territory", "name=Argenville", "type=commune", NULL);
  DossierAct                  *act = dossier_act_new (NULL);

  territory_outline_builder_begin_polygon (builder);
  territory_outline_builder_begin_ring (builder);
  territory_outline_builder_add_point (builder, 2.0, 49.0);
  territory_outline_builder_add_point (builder, 2.14, 49.0);
  territory_outline_builder_add_point (builder, 2.14, 49.09);
  territory_outline_builder_add_point (builder, 2.0, 49.09);
  outline = territory_outline_builder_end (builder, NULL);
  bytes = territory_outline_encode (outline);
  dossier_act_set (act, dossier_kinds_find ("territory"), id, "outline", dossier_value_new_bytes (bytes));
  dossier_fixture_write (fixture, act);
  return id;
}

static void
test_a_place_far_from_its_commune (DossierFixture *fixture,
                                   gconstpointer   data)
{
  g_autofree char *commune = make_commune (fixture);
  g_autofree char *here = insight_fixture_pair ("territory", commune);
  g_autofree char *inside = dossier_fixture_make (fixture, "structure", "name=Inside", here, "position=2.05,49.05", NULL);
  g_autofree char *beside = dossier_fixture_make (fixture, "structure", "name=Beside", here, "position=2.145,49.05", NULL);
  g_autofree char *far = dossier_fixture_make (fixture, "structure", "name=Far", here, "position=2.3,49.05", NULL);

  assert_doubts (fixture, "far Far (Argenville): Placed 11.7 km outside Argenville.\n");
}

static void
test_what_is_to_be_placed_or_completed (DossierFixture *fixture,
                                        gconstpointer   data)
{
  g_autofree char      *placed = dossier_fixture_make (fixture, "structure", "name=Placed", "position=2,49", NULL);
  g_autofree char      *nowhere = dossier_fixture_make (fixture, "structure", "name=Nowhere", "to_complete=oui", NULL);
  g_autofree char      *over = dossier_fixture_make (fixture, "structure", "name=Over", "in_network_to=2012", NULL);
  g_autoptr (GPtrArray) doubts = list (fixture, DOSSIER_AUDIENCE_INTERNAL, NULL);

  g_assert_cmpuint (doubts->len, ==, 2);
  g_assert_cmpstr (((InsightDoubt *) doubts->pdata[0])->kind->code, ==, "to-place");
  g_assert_cmpstr (((InsightDoubt *) doubts->pdata[0])->id, ==, nowhere);
  assert_mends (fixture, "to-complete", INSIGHT_MEND_COMPLETE);
}

static void
test_names_in_free_texts (DossierFixture *fixture,
                          gconstpointer   data)
{
  g_autofree char *link = make_link (fixture, "notes=Vu avec Mme Noisetier au centre", "object=Devoirs");

  assert_doubts (fixture, "nominative Lilas ↔ Ferry: “Notes” may name somebody: “Mme Noisetier”.\n");
  dossier_fixture_put (fixture, link, "notes=Rappeler au 06 39 98 00 01", NULL);
  assert_doubts (fixture, "nominative Lilas ↔ Ferry: “Notes” may name somebody: “06 39 98 00 01”.\n");
}

static char *
make_person (DossierFixture *fixture,
             const char     *name,
             guint           days_ago)
{
  DossierAct *act = dossier_act_new (NULL);
  char       *id = g_strdup (dossier_act_create (act, dossier_kinds_find ("person"), NULL));

  dossier_act_set_wall_time (act, g_get_real_time () / 1000 - days_ago * DAY_MS);
  dossier_act_set (act, dossier_kinds_find ("person"), id, "family_name", dossier_value_new_text (name));
  dossier_fixture_write (fixture, act);
  return id;
}

static void
test_persons_are_told_within_a_month (DossierFixture *fixture,
                                      gconstpointer   data)
{
  g_autofree char *recent = make_person (fixture, "Sureau", 10);
  g_autofree char *old = NULL;

  assert_doubts (fixture, "");
  old = make_person (fixture, "Noisetier", 40);
  assert_doubts (fixture, "not-informed Noisetier: Recorded 40 days ago, and nobody wrote that they were informed.\n");
  assert_mends (fixture, "not-informed", INSIGHT_MEND_INFORM);
  dossier_fixture_put (fixture, old, "informed_on=?", NULL);
  assert_doubts (fixture, "not-informed Noisetier: Recorded 40 days ago, and nobody wrote that they were informed.\n");
  dossier_fixture_put (fixture, old, "informed_on=mai 2024", NULL);
  assert_doubts (fixture, "");
}

static void
test_persons_are_not_kept_for_nothing (DossierFixture *fixture,
                                       gconstpointer   data)
{
  g_autofree char *person = make_person (fixture, "Noisetier", 10), *lilas = dossier_fixture_make (fixture, "structure", "name=Lilas", NULL);
  g_autofree char *who = insight_fixture_pair ("person", person), *where = insight_fixture_pair ("structure", lilas);
  g_autofree char *first = dossier_fixture_make (fixture, "assignment", who, where, "to=2012", NULL);
  g_autofree char *second = NULL;

  assert_doubts (fixture, "kept-long Noisetier: No post for more than three years.\n");
  second = dossier_fixture_make (fixture, "assignment", who, where, "from=2013", NULL);
  assert_doubts (fixture, "");
  dossier_fixture_put (fixture, second, "to=2014", NULL);
  assert_doubts (fixture, "kept-long Noisetier: No post for more than three years.\n");
}

static void
test_links_nobody_holds_or_is_sure_of (DossierFixture *fixture,
                                       gconstpointer   data)
{
  g_autofree char *link = make_link (fixture, "certainty=to_check", NULL);
  g_autofree char *lilas = dossier_fixture_make (fixture, "structure", "name=Oasis", NULL), *where = insight_fixture_pair ("structure", lilas);
  g_autofree char *post = dossier_fixture_make (fixture, "assignment", where, "to=2012", NULL);
  DossierAct      *act = dossier_act_new (NULL);

  dossier_act_put (act, dossier_kinds_find ("link"), link, "thread_a", post, TRUE);
  dossier_fixture_write (fixture, act);
  assert_doubts (fixture, "left Lilas ↔ Ferry: On one side, all those who held the thread have left their post.\n"
                          "to-check Lilas ↔ Ferry: Whoever wrote it asked for a check.\n");
  assert_mends (fixture, "to-check", INSIGHT_MEND_CONFIRM);
}

static void
test_attachments_nobody_has (DossierFixture *fixture,
                             gconstpointer   data)
{
  g_autofree char *attachment = dossier_fixture_make (fixture, "attachment", "label=Convention", "missing=oui", "cited=la convention ci-jointe", NULL);

  assert_doubts (fixture, "missing-file Convention: Nobody has this file, cited as “la convention ci-jointe”.\n");
}

/* As when an end was deleted elsewhere: the link, edited since by somebody who had not seen it, waits. */
static void
test_a_reference_to_the_trash_is_taken_back (DossierFixture *fixture,
                                             gconstpointer   data)
{
  g_autofree char *mother = dossier_fixture_make (fixture, "structure", "name=Mother", NULL);
  g_autofree char *parent = insight_fixture_pair ("parent", mother);
  g_autofree char *annexe = dossier_fixture_make (fixture, "structure", "name=Annexe", parent, NULL);
  DossierAct      *act = dossier_act_new (NULL);

  dossier_act_delete (act, dossier_kinds_find ("structure"), mother);
  dossier_fixture_write (fixture, act);
  assert_doubts (fixture, "lost-reference Annexe: Structure “Annexe”: “Mother structure” leads to nothing that is here.\n");
  assert_mends (fixture, "lost-reference", INSIGHT_MEND_RESTORE);
  assert_mends (fixture, "lost-reference", INSIGHT_MEND_EMPTY);
}

static void
test_words_that_are_in_no_list (DossierFixture *fixture,
                                gconstpointer   data)
{
  g_autofree char *lilas = dossier_fixture_make (fixture, "structure", "name=Lilas", NULL);

  dossier_fixture_set_text (fixture, "structure", lilas, "type", "spaceship");
  assert_doubts (fixture, "unknown-term Lilas: Structure: “spaceship” is not one of the words for “Type”.\n");
  assert_mends (fixture, "unknown-term", INSIGHT_MEND_EMPTY);
}

static void
test_an_audience_is_told_what_it_may_see (DossierFixture *fixture,
                                          gconstpointer   data)
{
  g_autofree char      *person = make_person (fixture, "Noisetier", 40), *link = make_link (fixture, "notes=Vu avec Mme Noisetier", "certainty=to_check");
  guint                 n_left_out;
  g_autoptr (GPtrArray) doubts = list (fixture, DOSSIER_AUDIENCE_NETWORK, &n_left_out);
  g_autofree char      *words = dup_words (doubts);

  g_assert_cmpstr (words, ==, "to-check Lilas ↔ Ferry: Whoever wrote it asked for a check.\n");
  g_assert_cmpuint (n_left_out, ==, 2);
}

/* Shown and left out are all; each doubt says what it is, of which record, and how it may be mended. */
static char *
enter_link (DossierFixture *fixture,
            const char     *a,
            const char     *b,
            guint           days_ago)
{
  const DossierKind *kind = dossier_kinds_find ("link");
  DossierAct        *act = dossier_act_new (NULL);
  char              *id = g_strdup (dossier_act_create (act, kind, NULL));

  dossier_act_set_wall_time (act, g_get_real_time () / 1000 - days_ago * DAY_MS);
  dossier_act_set (act, kind, id, "a", dossier_value_new_reference (a));
  dossier_act_set (act, kind, id, "b", dossier_value_new_reference (b));
  dossier_fixture_write (fixture, act);
  return id;
}

static char *
dup_stale (DossierFixture *fixture)
{
  g_autoptr (GPtrArray) doubts = list (fixture, DOSSIER_AUDIENCE_INTERNAL, NULL);
  GString              *told = g_string_new (NULL);

  for (guint i = 0; i < doubts->len; i++)
    if (((const InsightDoubt *) doubts->pdata[i])->kind->is_apart)
      g_string_append_printf (told, "%s %.14s\n", ((const InsightDoubt *) doubts->pdata[i])->title, ((const InsightDoubt *) doubts->pdata[i])->sentence);
  return g_string_free (told, FALSE);
}

static void
assert_stale (DossierFixture *fixture,
              const char     *expected)
{
  g_autofree char *told = dup_stale (fixture);

  g_assert_cmpstr (told, ==, expected);
}

static void
test_what_nobody_vouched_for_is_verified_again (DossierFixture *fixture,
                                                gconstpointer   data)
{
  g_autofree char *lilas = dossier_fixture_add_structure (fixture, "Lilas"), *ferry = dossier_fixture_add_structure (fixture, "Ferry"), *zola = dossier_fixture_add_structure (fixture, "Zola");
  g_autofree char *recent = enter_link (fixture, lilas, zola, 700), *old = enter_link (fixture, lilas, ferry, 740), *older = enter_link (fixture, zola, ferry, 900);

  assert_stale (fixture, "Zola ↔ Ferry Never verified\nLilas ↔ Ferry Never verified\n");
  dossier_fixture_put (fixture, older, "verified_on=2001", NULL);
  dossier_fixture_put (fixture, old, "status=active", NULL); /* changed is not verified */
  assert_stale (fixture, "Zola ↔ Ferry Last verified:\nLilas ↔ Ferry Never verified\n");
  assert_mends (fixture, "stale", INSIGHT_MEND_CONFIRM);
  dossier_fixture_put (fixture, older, "ended=2010", NULL); /* what is over is not asked */
  assert_stale (fixture, "Lilas ↔ Ferry Never verified\n");
}

static void
test_the_demonstration_is_told_whole (DossierFixture *fixture,
                                      gconstpointer   data)
{
  g_autoptr (GPtrArray) all = NULL, told = NULL;
  guint                 n_left_out;

  insight_fixture_tell_demonstration (fixture);
  all = list (fixture, DOSSIER_AUDIENCE_INTERNAL, NULL);
  told = list (fixture, DOSSIER_AUDIENCE_NETWORK, &n_left_out);
  g_assert_cmpuint (told->len + n_left_out, ==, all->len);
  g_assert_cmpuint (all->len, >, 0);
  for (guint i = 0; i < all->len; i++)
    {
      const InsightDoubt *doubt = all->pdata[i];

      g_assert_true (*doubt->title != '\0' && *doubt->sentence != '\0' && doubt->mends != 0);
    }
}

static void
test_the_real_register_is_hardly_doubted (DossierFixture *fixture,
                                          gconstpointer   data)
{
  g_autoptr (GPtrArray) doubts = NULL;
  g_autofree char      *words = NULL;

  if (!insight_fixture_import_valdoise (fixture))
    return;
  doubts = list (fixture, DOSSIER_AUDIENCE_INTERNAL, NULL);
  words = dup_words (doubts);
  g_assert_cmpstr (words, ==, "");
  g_assert_cmpuint (doubts->len, ==, 9); /* to be placed */
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/insight/doubts/a-new-dossier-has-none", test_a_new_dossier_has_no_doubt);
  dossier_fixture_add ("/insight/doubts/numbers-and-addresses-are-read", test_numbers_and_addresses_are_read);
  dossier_fixture_add ("/insight/doubts/what-was-copied-is-corrected", test_what_was_copied_is_corrected);
  dossier_fixture_add ("/insight/doubts/twins-are-suspected", test_twins_are_suspected);
  dossier_fixture_add ("/insight/doubts/two-with-one-uai", test_two_with_one_uai);
  dossier_fixture_add ("/insight/doubts/dates-that-contradict", test_dates_that_contradict);
  dossier_fixture_add ("/insight/doubts/a-weekday-that-does-not-match", test_a_weekday_that_does_not_match);
  dossier_fixture_add ("/insight/doubts/a-place-far-from-its-commune", test_a_place_far_from_its_commune);
  dossier_fixture_add ("/insight/doubts/what-is-to-be-placed-or-completed", test_what_is_to_be_placed_or_completed);
  dossier_fixture_add ("/insight/doubts/names-in-free-texts", test_names_in_free_texts);
  dossier_fixture_add ("/insight/doubts/persons-are-told-within-a-month", test_persons_are_told_within_a_month);
  dossier_fixture_add ("/insight/doubts/persons-are-not-kept-for-nothing", test_persons_are_not_kept_for_nothing);
  dossier_fixture_add ("/insight/doubts/links-nobody-holds-or-is-sure-of", test_links_nobody_holds_or_is_sure_of);
  dossier_fixture_add ("/insight/doubts/attachments-nobody-has", test_attachments_nobody_has);
  dossier_fixture_add ("/insight/doubts/a-reference-to-the-trash-is-taken-back", test_a_reference_to_the_trash_is_taken_back);
  dossier_fixture_add ("/insight/doubts/words-that-are-in-no-list", test_words_that_are_in_no_list);
  dossier_fixture_add ("/insight/doubts/an-audience-is-told-what-it-may-see", test_an_audience_is_told_what_it_may_see);
  dossier_fixture_add ("/insight/doubts/what-nobody-vouched-for-is-verified-again", test_what_nobody_vouched_for_is_verified_again);
  dossier_fixture_add ("/insight/doubts/the-demonstration-is-told-whole", test_the_demonstration_is_told_whole);
  dossier_fixture_add ("/insight/doubts/the-real-register-is-hardly-doubted", test_the_real_register_is_hardly_doubted);

  return g_test_run ();
}
