#include "dossier-fixture.h"

#include "dossier-beside.h"
#include "dossier-view-near.h"

typedef struct
{
  const char *id;
  const char *kind; /* of what lies around */
} Asked;

/* "title / detail" of each, one a line. */
static gpointer
tell (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Asked                        *asked = data;
  g_autoptr (DossierRecord)     record = dossier_reader_find_record (reader, asked->id, NULL);
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, NULL);
  g_autoptr (GPtrArray)         rings = dossier_view_rings_list (dossier_record_get_kind (record));
  GString                      *told = g_string_new (NULL);

  for (guint i = 0; i < rings->len; i++)
    {
      const DossierViewRing *ring = rings->pdata[i];
      g_autoptr (GPtrArray)  nears = g_str_equal (ring->kind, asked->kind) ? dossier_view_near_list (reader, vocabulary, record, ring, NULL) : NULL;

      for (guint k = 0; nears != NULL && k < nears->len; k++)
        {
          const DossierViewNear *near = nears->pdata[k];

          g_string_append_printf (told, "%s%s%s%s\n", near->title, near->detail != NULL ? " / " : "", near->detail != NULL ? near->detail : "", near->is_missing ? " (missing)" : "");
        }
    }
  return g_string_free (told, FALSE);
}

static void
assert_around (DossierFixture *fixture,
               const char     *id,
               const char     *kind,
               const char     *expected)
{
  Asked            asked = { id, kind };
  g_autofree char *told = dossier_store_ask (fixture->store, tell, &asked, NULL);

  g_assert_cmpstr (told, ==, expected);
}

static char *
pair (const char *field,
      const char *id)
{
  return g_strdup_printf ("%s=%s", field, id);
}

static void
steps_are_in_the_order_of_time (DossierFixture *fixture,
                                gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (fixture, "Centre"), *b = dossier_fixture_add_structure (fixture, "École");
  g_autofree char *link = dossier_fixture_add_link (fixture, a, b), *of = pair ("link", link);

  assert_around (fixture, link, "link_step", "");
  dossier_fixture_put (fixture, link, "began=mars 2018", "ended=juin 2020", NULL);
  assert_around (fixture, link, "link_step", "");
  g_free (dossier_fixture_make (fixture, "link_step", of, "step=crisis", "story=Une dispute.", NULL));
  g_free (dossier_fixture_make (fixture, "link_step", of, "date=printemps 2019", "step=project", NULL));
  g_free (dossier_fixture_make (fixture, "link_step", of, "date=mars 2018", "step=first_contact", "story=À la kermesse.", NULL));
  assert_around (fixture, link, "link_step", "mars 2018 · the link begins\nmars 2018 · premier contact / À la kermesse.\nprintemps 2019 · projet\njuin 2020 · the link ends\n? · crise / Une dispute.\n");
}

static void
words_are_told_with_a_role (DossierFixture *fixture,
                            gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (fixture, "Centre"), *b = dossier_fixture_add_structure (fixture, "École");
  g_autofree char *link = dossier_fixture_add_link (fixture, a, b), *of = pair ("links", link), *with = pair ("structures", b);
  g_autofree char *interview = dossier_fixture_make (fixture, "interview", "title=Deux directions", with, NULL), *from = pair ("interview", interview);

  g_free (dossier_fixture_make (fixture, "passage", of, "raw=on essaie", "nature=verbatim", "role=head", "speaker_type=elementary_school", from, NULL));
  g_free (dossier_fixture_make (fixture, "passage", of, "raw=Ils essaient.", "nature=paraphrase", NULL));
  assert_around (fixture, link, "passage", "Ils essaient. / — role not said · paraphrase\n«\302\240on essaie\302\240» / — direction, école élémentaire · Deux directions\n");
  assert_around (fixture, interview, "passage", "«\302\240on essaie\302\240» / — direction, école élémentaire · Deux directions\n");
  /* Through the interview that was held there. */
  assert_around (fixture, b, "passage", "«\302\240on essaie\302\240» / — direction, école élémentaire · Deux directions\n");
  assert_around (fixture, a, "passage", "");
}

static void
an_absence_is_told_from_both_sides (DossierFixture *fixture,
                                    gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (fixture, "Centre"), *b = dossier_fixture_add_structure (fixture, "École");
  g_autofree char *one = pair ("structure", a), *other = pair ("other", b);

  g_free (dossier_fixture_make (fixture, "absence", one, other, "date=mai 2018", "source=appel", NULL));
  g_free (dossier_fixture_make (fixture, "absence", one, "no_school=oui", NULL));
  assert_around (fixture, a, "absence", "No link found on mai 2018 / École · appel\nNo link found, the day is not known / no school at all\n");
  assert_around (fixture, b, "absence", "No link found on mai 2018 / Centre · appel\n");
}

static void
links_between_the_same_two_are_told (DossierFixture *fixture,
                                     gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (fixture, "Centre"), *b = dossier_fixture_add_structure (fixture, "École"), *c = dossier_fixture_add_structure (fixture, "Mairie");
  g_autofree char *link = dossier_fixture_add_link (fixture, a, b), *turned = dossier_fixture_add_link (fixture, b, a), *away = dossier_fixture_add_link (fixture, a, c);

  dossier_fixture_put (fixture, turned, "kind=joint_action", "began=2017", "object=Théâtre", NULL);
  assert_around (fixture, link, "link", "action ou projet commun / 2017 · Théâtre\n");
  assert_around (fixture, turned, "link", "Not described yet\n");
  assert_around (fixture, away, "link", "");
}

static void
a_file_nobody_has_is_missed (DossierFixture *fixture,
                             gconstpointer   data)
{
  g_autofree char          *a = dossier_fixture_add_structure (fixture, "Centre"), *to = pair ("subject", a), *id = NULL;
  g_autoptr (DossierBeside) beside = NULL;

  id = dossier_fixture_make (fixture, "attachment", to, "label=Convention", "file=pieces/convention.pdf", NULL);
  g_free (dossier_fixture_make (fixture, "attachment", to, "label=Notes", "missing=oui", "cited=ci-jointes", NULL));
  assert_around (fixture, a, "attachment", "Convention / convention.pdf\nNotes / missing attachment · ci-jointes (missing)\n");
  beside = dossier_beside_load (dossier_store_get_data_dir (fixture->store));
  dossier_beside_ensure (beside, id)->state = DOSSIER_BESIDE_AWAITED;
  g_assert_true (dossier_beside_keep (beside, NULL));
  assert_around (fixture, a, "attachment", "Convention / convention.pdf · not here yet: it comes with the sharing\nNotes / missing attachment · ci-jointes (missing)\n");
}

static void
what_is_in_the_trash_lies_nowhere (DossierFixture *fixture,
                                   gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (fixture, "Centre"), *to = pair ("structures", a);
  g_autofree char *action = dossier_fixture_make (fixture, "action", to, "title=Théâtre", "from=2017", "to=2019", "recurring=oui", NULL);
  DossierAct      *act = dossier_act_new (NULL);

  assert_around (fixture, a, "action", "Théâtre / 2017 – 2019 · recurring\n");
  dossier_act_delete (act, dossier_kinds_find ("action"), action);
  dossier_fixture_write (fixture, act);
  assert_around (fixture, a, "action", "");
  g_assert_true (dossier_store_undo (fixture->store, NULL, NULL, NULL));
  assert_around (fixture, a, "action", "Théâtre / 2017 – 2019 · recurring\n");
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/dossier-view/near/steps-are-in-the-order-of-time", steps_are_in_the_order_of_time);
  dossier_fixture_add ("/dossier-view/near/words-are-told-with-a-role", words_are_told_with_a_role);
  dossier_fixture_add ("/dossier-view/near/an-absence-is-told-from-both-sides", an_absence_is_told_from_both_sides);
  dossier_fixture_add ("/dossier-view/near/links-between-the-same-two-are-told", links_between_the_same_two_are_told);
  dossier_fixture_add ("/dossier-view/near/a-file-nobody-has-is-missed", a_file_nobody_has_is_missed);
  dossier_fixture_add ("/dossier-view/near/what-is-in-the-trash-lies-nowhere", what_is_in_the_trash_lies_nowhere);

  return g_test_run ();
}
