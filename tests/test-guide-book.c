#include "dossier-fixture.h"

#include "guide-work.h"

#include "dossier-place.h"

static gpointer
ask_book (DossierReader *reader,
          gpointer       audience,
          GCancellable  *cancellable,
          GError       **error)
{
  return guide_book_read (reader, GPOINTER_TO_UINT (audience), error);
}

static GuideBook *
read_book (DossierFixture *fixture,
           DossierAudience audience)
{
  g_autoptr (GError) error = NULL;
  GuideBook         *book = dossier_store_ask (fixture->store, ask_book, GUINT_TO_POINTER (audience), &error);

  g_assert_no_error (error);
  return book;
}

static void
write_and_read (DossierFixture *fixture,
                GuideBook     **book,
                DossierAct     *act)
{
  g_assert_nonnull (act);
  g_assert_nonnull (dossier_act_get_label (act));
  dossier_fixture_write (fixture, act);
  guide_book_unref (*book);
  *book = read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
}

/* "1 One: 1.1 a, 1.2 b; 2 Two: 2.1 c" */
static char *
dup_contents (const GuideBook *book)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < book->chapters->len; i++)
    {
      const GuideChapter *chapter = book->chapters->pdata[i];

      g_string_append_printf (text, "%s%s:", i > 0 ? ";" : "", chapter->title != NULL ? chapter->title : "-");
      for (guint j = 0; j < chapter->practices->len; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? "," : "", ((GuidePractice *) chapter->practices->pdata[j])->statement);
      for (guint j = 0; j < chapter->guests->len; j++)
        g_string_append_printf (text, "+%s", ((GuidePractice *) chapter->guests->pdata[j])->statement);
    }
  return g_string_free (text, FALSE);
}

static void
assert_contents (const GuideBook *book,
                 const char      *contents)
{
  g_autofree char *text = dup_contents (book);

  g_assert_cmpstr (text, ==, contents);
}

typedef struct
{
  char *one, *two, *a, *b, *c, *postit;
} Guide;

static char *
pair (const char *field,
      const char *id)
{
  return g_strconcat (field, "=", id, NULL);
}

/* Two chapters: a and b in the first, b speaks to the second too, c in the second. */
static void
arrange (DossierFixture *fixture,
         Guide          *self)
{
  g_autofree char *in_one = NULL, *in_two = NULL, *of_one = NULL;
  DossierAct      *act = dossier_act_new (NULL);

  self->one = dossier_fixture_make (fixture, "question", "title=One", "order=01", NULL);
  self->two = dossier_fixture_make (fixture, "question", "title=Two", "order=02", NULL);
  in_one = pair ("questions", self->one);
  in_two = pair ("questions", self->two);
  of_one = pair ("question", self->one);
  self->a = dossier_fixture_make (fixture, "practice", "statement=a", "order=01", in_one, NULL);
  self->b = dossier_fixture_make (fixture, "practice", "statement=b", "order=02", in_one, NULL);
  dossier_act_put (act, dossier_kinds_find ("practice"), self->b, "questions", self->two, TRUE);
  dossier_fixture_write (fixture, act);
  self->c = dossier_fixture_make (fixture, "practice", "statement=c", "order=03", in_two, NULL);
  self->postit = dossier_fixture_make (fixture, "postit", "raw=le café", of_one, NULL);
}

static void
clear (Guide *self)
{
  g_free (self->one);
  g_free (self->two);
  g_free (self->a);
  g_free (self->b);
  g_free (self->c);
  g_free (self->postit);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Guide, clear)

static void
test_order (DossierFixture *fixture,
            gconstpointer   data)
{
  g_auto (Guide)        guide = { 0 };
  g_autoptr (GuideBook) book = NULL;
  const GuidePractice  *c;

  arrange (fixture, &guide);
  book = read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
  assert_contents (book, "One:a,b;Two:c+b;-:");
  c = guide_book_find_practice (book, guide.c);
  g_assert_cmpstr (c->number, ==, "2.1");
  g_assert_cmpuint (guide_book_find_chapter (book, guide.one)->postits->len, ==, 1);
}

static void
test_moving (DossierFixture *fixture,
             gconstpointer   data)
{
  g_auto (Guide)        guide = { 0 };
  g_autoptr (GuideBook) book = NULL;

  arrange (fixture, &guide);
  book = read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
  write_and_read (fixture, &book, guide_work_new_move (book, guide.b, guide.a, FALSE));
  assert_contents (book, "One:b,a;Two:c+b;-:");
  write_and_read (fixture, &book, guide_work_new_step (book, guide.a, 1));
  assert_contents (book, "One:b;Two:a,c+b;-:");
  write_and_read (fixture, &book, guide_work_new_step (book, guide.two, -1));
  assert_contents (book, "Two:b,a,c;One:+b;-:");
  write_and_read (fixture, &book, guide_work_new_to_chapter (book, guide.c, NULL));
  assert_contents (book, "Two:b,a;One:+b;-:c");
  g_assert_null (guide_work_new_move (book, guide.b, guide.b, TRUE));
  g_assert_null (guide_work_new_move (book, guide.a, guide.b, TRUE));
  g_assert_null (guide_work_new_step (book, guide.two, -1));
  for (guint i = 0; i < 4; i++)
    g_assert_true (dossier_store_undo (fixture->store, NULL, NULL, NULL));
  guide_book_unref (book);
  book = read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
  assert_contents (book, "One:a,b;Two:c+b;-:");
}

/* Any place can be taken, again and again, whatever the places were before. */
static void
test_any_place (DossierFixture *fixture,
                gconstpointer   data)
{
  g_autofree char      *question = dossier_fixture_make (fixture, "question", "title=One", NULL);
  g_autofree char      *in = pair ("questions", question);
  g_autoptr (GuideBook) book = NULL;
  g_autoptr (GRand)     rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *statement = g_strdup_printf ("statement=%u", i);

      g_free (dossier_fixture_make (fixture, "practice", statement, in, i % 2 == 0 ? "order=5" : NULL, NULL));
    }
  book = read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_free);
      guint                 from = g_rand_int_range (rand, 0, 6), to = g_rand_int_range (rand, 0, 6);
      const char           *id = ((GuidePractice *) book->practices->pdata[from])->id, *beside = ((GuidePractice *) book->practices->pdata[to])->id;
      g_autofree char      *moved = g_strdup (id);
      DossierAct           *act = guide_work_new_move (book, id, beside, FALSE);

      if (act == NULL)
        continue;
      for (guint j = 0; j < 6; j++)
        {
          if (j == to)
            g_ptr_array_add (wanted, g_strdup (moved));
          if (j != from)
            g_ptr_array_add (wanted, g_strdup (((GuidePractice *) book->practices->pdata[j])->id));
        }
      write_and_read (fixture, &book, act);
      for (guint j = 0; j < 6; j++)
        g_assert_cmpstr (((GuidePractice *) book->practices->pdata[j])->id, ==, wanted->pdata[j]);
    }
}

static void
test_audience (DossierFixture *fixture,
               gconstpointer   data)
{
  g_auto (Guide)        guide = { 0 };
  g_autoptr (GuideBook) book = NULL;
  g_autofree char      *of_a = NULL;

  arrange (fixture, &guide);
  of_a = pair ("practices", guide.a);
  g_free (dossier_fixture_make (fixture, "passage", "raw=brut", "clean=Propre", "role=direction", "nature=verbatim", of_a, NULL));
  dossier_fixture_put (fixture, guide.a, "raw_statement=brut", NULL);
  book = read_book (fixture, DOSSIER_AUDIENCE_NETWORK);
  g_assert_cmpuint (guide_book_find_practice (book, guide.a)->passages->len, ==, 0);
  g_assert_null (guide_book_find_practice (book, guide.a)->raw_statement);
  guide_book_unref (book);
  book = read_book (fixture, DOSSIER_AUDIENCE_PUBLIC);
  g_assert_cmpuint (book->practices->len, ==, 0);
  guide_book_unref (book);
  book = read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
  g_assert_cmpuint (guide_book_find_practice (book, guide.a)->passages->len, ==, 1);
  g_assert_cmpstr (((GuidePassage *) guide_book_find_practice (book, guide.a)->passages->pdata[0])->text, ==, "Propre");
}

static void
test_sides (DossierFixture *fixture,
            gconstpointer   data)
{
  g_auto (Guide)        guide = { 0 };
  g_autoptr (GuideBook) book = NULL;
  g_autoptr (GPtrArray) untouched = NULL;
  g_autofree char      *of_a = NULL, *of_b = NULL;

  arrange (fixture, &guide);
  of_a = pair ("practices", guide.a);
  of_b = pair ("practices", guide.b);
  g_free (dossier_fixture_make (fixture, "passage", "raw=x", "role=teacher", of_a, NULL));
  g_free (dossier_fixture_make (fixture, "passage", "raw=y", "role=pupils_parent", "speaker_type=elementary_school", of_a, NULL));
  g_free (dossier_fixture_make (fixture, "passage", "raw=z", "speaker_type=social_centre", of_b, NULL));
  book = read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
  g_assert_cmpuint (guide_practice_count_said (guide_book_find_practice (book, guide.a), GUIDE_SIDE_SCHOOLS), ==, 1);
  g_assert_cmpuint (guide_practice_count_said (guide_book_find_practice (book, guide.a), GUIDE_SIDE_NEITHER), ==, 1);
  untouched = guide_book_list_untouched (book, GUIDE_SIDE_SCHOOLS);
  g_assert_cmpuint (untouched->len, ==, 2);
}

static void
test_work (DossierFixture *fixture,
           gconstpointer   data)
{
  g_auto (Guide)        guide = { 0 };
  g_autoptr (GuideBook) book = NULL;
  const GuidePractice  *a;

  arrange (fixture, &guide);
  book = read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
  write_and_read (fixture, &book, guide_work_new_group (book, guide.postit, guide.a));
  write_and_read (fixture, &book, guide_work_new_status (book, guide.a, NULL, 1));
  write_and_read (fixture, &book, guide_work_new_relation (book, guide.a, "completes", guide.c));
  write_and_read (fixture, &book, guide_work_new_comment (book, guide.a, " À relire "));
  a = guide_book_find_practice (book, guide.a);
  g_assert_cmpuint (a->postits->len, ==, 1);
  g_assert_cmpstr (a->status, ==, "raw");
  g_assert_null (guide_work_new_status (book, guide.a, NULL, -1));
  g_assert_null (guide_work_new_relation (book, guide.a, "completes", guide.c));
  g_assert_cmpuint (guide_book_find_practice (book, guide.c)->relations->len, ==, 1);
  g_assert_false (((GuideRelation *) guide_book_find_practice (book, guide.c)->relations->pdata[0])->is_ours);
  g_assert_cmpstr (((GuideComment *) a->comments->pdata[0])->text, ==, "À relire");
  write_and_read (fixture, &book, guide_work_new_settling (book, ((GuideComment *) a->comments->pdata[0])->id, TRUE));
  a = guide_book_find_practice (book, guide.a);
  g_assert_true (((GuideComment *) a->comments->pdata[0])->is_settled);
  write_and_read (fixture, &book, guide_work_new_part (book, guide.a, ((GuideRelation *) a->relations->pdata[0])->id));
  g_assert_cmpuint (guide_book_find_practice (book, guide.c)->relations->len, ==, 0);
}

static void
test_from_postit (DossierFixture *fixture,
                  gconstpointer   data)
{
  g_auto (Guide)        guide = { 0 };
  g_autoptr (GuideBook) book = NULL;

  arrange (fixture, &guide);
  book = read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
  write_and_read (fixture, &book, guide_work_new_from_words (book, guide.postit, NULL));
  assert_contents (book, "One:a,b,le café;Two:c+b;-:");
  g_assert_cmpuint (((GuidePractice *) book->practices->pdata[2])->postits->len, ==, 1);
}

static void
test_search (DossierFixture *fixture,
             gconstpointer   data)
{
  g_auto (Guide)        guide = { 0 };
  g_autoptr (GuideBook) book = NULL;
  g_autoptr (GPtrArray) found = NULL, none = NULL;

  arrange (fixture, &guide);
  dossier_fixture_put (fixture, guide.c, "development=Prendre le temps d’un Café, ensemble", NULL);
  book = read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
  found = guide_book_search (book, "CAFE prendre");
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (found->pdata[0] == guide_book_find_practice (book, guide.c));
  none = guide_book_search (book, "  ");
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_glossary (DossierFixture *fixture,
               gconstpointer   data)
{
  g_autoptr (GuideBook) book = read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);

  g_assert_true (g_str_has_prefix (g_hash_table_lookup (book->glossary, "CLAS"), "Contrat local"));
  g_assert_true (g_str_has_prefix (g_hash_table_lookup (book->glossary, "PRE"), "Programme de réussite"));
  g_assert_true (g_str_has_prefix (g_hash_table_lookup (book->glossary, "IEN"), "Inspecteur"));
  g_assert_null (g_hash_table_lookup (book->glossary, "ouvrir"));
}

static void
test_hundreds (DossierFixture *fixture,
               gconstpointer   data)
{
  g_autoptr (DossierAct) act = dossier_act_new ("many");
  const DossierKind     *practice = dossier_kinds_find ("practice"), *postit = dossier_kinds_find ("postit"), *passage = dossier_kinds_find ("passage");
  const char            *question = dossier_act_create (act, dossier_kinds_find ("question"), NULL);
  g_autoptr (GuideBook)  book = NULL;
  gint64                 began, best = G_MAXINT64;

  dossier_act_set (act, dossier_kinds_find ("question"), question, "title", dossier_value_new_text ("One"));
  for (guint i = 0; i < 500; i++)
    {
      const char      *id = dossier_act_create (act, practice, NULL), *part;
      g_autofree char *place = dossier_place_new_of_number (i + 1);

      dossier_act_set (act, practice, id, "statement", dossier_value_new_text ("Une pratique, dite en une phrase"));
      dossier_act_set (act, practice, id, "development", dossier_value_new_text ("Une visite en septembre, sans dossier ni demande. On laisse une carte, un nom."));
      dossier_act_set (act, practice, id, "order", dossier_value_new_text (place));
      dossier_act_put (act, practice, id, "questions", question, TRUE);
      part = dossier_act_create (act, postit, NULL);
      dossier_act_set (act, postit, part, "raw", dossier_value_new_text ("le café"));
      dossier_act_set (act, postit, part, "practice", dossier_value_new_reference (id));
      part = dossier_act_create (act, passage, NULL);
      dossier_act_set (act, passage, part, "raw", dossier_value_new_text ("elle est venue en septembre"));
      dossier_act_put (act, passage, part, "practices", id, TRUE);
    }
  dossier_fixture_write (fixture, g_steal_pointer (&act));
  for (guint i = 0; i < 5; i++)
    {
      g_clear_pointer (&book, guide_book_unref);
      began = g_get_monotonic_time ();
      book = read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
      best = MIN (best, g_get_monotonic_time () - began);
    }
  g_assert_cmpuint (book->practices->len, ==, 500);
  g_test_message ("500 practices read in %.1f ms", (double) best / 1000);
}

/* One of no chapter and one of the second stand before, in no order. */
static void
say (DossierFixture *fixture,
     const Guide    *guide,
     char          **first,
     char          **last)
{
  g_autofree char *of_two = pair ("questions", guide->two), *alone = dossier_fixture_make (fixture, "passage", "raw=de personne", NULL);

  *last = dossier_fixture_make (fixture, "passage", "raw=on se voit à la grille", of_two, "order=05", NULL);
  *first = dossier_fixture_make (fixture, "passage", "raw=On ne savait pas", of_two, "order=04", "nature=verbatim", NULL);
}

static void
test_words_behind_no_practice_are_read_in_their_chapter (DossierFixture *fixture,
                                                         gconstpointer   data)
{
  g_auto (Guide)        guide = { 0 };
  g_autoptr (GuideBook) book = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char      *first = NULL, *last = NULL;
  const GuideChapter   *two;

  arrange (fixture, &guide);
  say (fixture, &guide, &first, &last);
  book = read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
  two = guide_book_find_chapter (book, guide.two);
  g_assert_cmpuint (two->said->len, ==, 2);
  g_assert_cmpstr (((GuidePassage *) two->said->pdata[0])->id, ==, first);
  g_assert_cmpstr (((GuidePassage *) two->said->pdata[1])->id, ==, last);
  g_assert_cmpuint (guide_book_find_chapter (book, guide.one)->said->len, ==, 0);
  found = guide_book_search_said (book, "GRILLE voit");
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((GuidePassage *) found->pdata[0])->id, ==, last);
}

static void
test_words_go_behind_a_practice_or_become_one (DossierFixture *fixture,
                                               gconstpointer   data)
{
  g_auto (Guide)        guide = { 0 };
  g_autoptr (GuideBook) book = NULL;
  g_autofree char      *first = NULL, *last = NULL;
  const GuidePractice  *made;

  arrange (fixture, &guide);
  say (fixture, &guide, &first, &last);
  book = read_book (fixture, DOSSIER_AUDIENCE_INTERNAL);
  write_and_read (fixture, &book, guide_work_new_group (book, first, guide.c));
  g_assert_cmpstr (((GuidePassage *) guide_book_find_practice (book, guide.c)->passages->pdata[0])->id, ==, first);
  g_assert_null (guide_work_new_group (book, first, guide.a));
  write_and_read (fixture, &book, guide_work_new_from_words (book, last, NULL));
  assert_contents (book, "One:a,b;Two:c,on se voit à la grille+b;-:");
  made = guide_book_find_chapter (book, guide.two)->practices->pdata[1];
  g_assert_cmpstr (((GuidePassage *) made->passages->pdata[0])->id, ==, last);
  g_assert_cmpuint (guide_book_find_chapter (book, guide.two)->said->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/guide/book/chapters-and-practices-are-in-their-order", test_order);
  dossier_fixture_add ("/guide/book/what-is-moved-is-there-and-undo-brings-it-back", test_moving);
  dossier_fixture_add ("/guide/book/any-place-can-be-taken", test_any_place);
  dossier_fixture_add ("/guide/book/an-audience-reads-what-it-may", test_audience);
  dossier_fixture_add ("/guide/book/who-speaks-is-of-a-side", test_sides);
  dossier_fixture_add ("/guide/book/what-is-done-to-a-practice-is-one-act", test_work);
  dossier_fixture_add ("/guide/book/a-post-it-becomes-a-practice", test_from_postit);
  dossier_fixture_add ("/guide/book/words-are-found-without-accents", test_search);
  dossier_fixture_add ("/guide/book/acronyms-are-explained", test_glossary);
  dossier_fixture_add ("/guide/book/five-hundred-practices", test_hundreds);
  dossier_fixture_add ("/guide/book/words-behind-no-practice-are-read-in-their-chapter", test_words_behind_no_practice_are_read_in_their_chapter);
  dossier_fixture_add ("/guide/book/words-go-behind-a-practice-or-become-one", test_words_go_behind_a_practice_or_become_one);
  return g_test_run ();
}
