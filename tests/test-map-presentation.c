#include "map-presentation.h"

#include "dossier-fixture.h"

#include <string.h>

typedef struct
{
  const char       *id;
  DossierVisibility audience;
} Question;

static gpointer
ask (DossierReader *reader,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  const Question *question = data;

  return map_presentation_read (reader, question->id, question->audience, error);
}

/* NULL: not for them. */
static MapPresentation *
read_for (DossierFixture   *fixture,
          const char       *id,
          DossierVisibility audience)
{
  Question           question = { id, audience };
  g_autoptr (GError) error = NULL;
  MapPresentation   *read = dossier_store_ask (fixture->store, ask, &question, &error);

  g_assert_no_error (error);
  return read;
}

static MapPresentation *
read_again (DossierFixture *fixture,
            const char     *id)
{
  return read_for (fixture, id, DOSSIER_VISIBILITY_INTERNAL);
}

static char *
make (DossierFixture *fixture)
{
  const char *id;
  DossierAct *act = map_presentation_new_act ("Rencontre de mai", &id);
  char       *copy = g_strdup (id);

  dossier_fixture_write (fixture, act);
  return copy;
}

static void
add (DossierFixture *fixture,
     const char     *id,
     const char     *title)
{
  g_autoptr (MapPresentation) now = read_again (fixture, id);
  const MapSight              sight = { .filters = (char *) "structure?type=middle_school", .arrangement = (char *) "network", .from = 2457998, .to = 2458362, .focus = (char *) "abc", .degrees = 2 };

  dossier_fixture_write (fixture, map_presentation_add_step_act (now, title, NULL, &sight));
}

/* The first letters of the steps, in order. */
static char *
dup_order (DossierFixture *fixture,
           const char     *id)
{
  g_autoptr (MapPresentation) now = read_again (fixture, id);
  GString                    *order = g_string_new (NULL);

  for (guint i = 0; i < map_presentation_get_n_steps (now); i++)
    g_string_append_c (order, map_presentation_get_step (now, i)->title[0]);
  return g_string_free (order, FALSE);
}

static void
assert_order (DossierFixture *fixture,
              const char     *id,
              const char     *expected)
{
  g_autofree char *order = dup_order (fixture, id);

  g_assert_cmpstr (order, ==, expected);
}

static void
steps_stand_where_they_were_put (DossierFixture *fixture,
                                 gconstpointer   data)
{
  g_autofree char            *id = make (fixture);
  g_autoptr (MapPresentation) now = NULL;

  for (const char *title = "ABCD"; *title != '\0'; title++)
    add (fixture, id, (char[]){ *title, '\0' });
  assert_order (fixture, id, "ABCD");
  now = read_again (fixture, id);
  g_assert_null (map_presentation_move_step_act (now, 2, 2));
  dossier_fixture_write (fixture, map_presentation_move_step_act (now, 0, 3));
  assert_order (fixture, id, "BCDA");
}

/* Any moves, however many: what is read is what a list would say. */
static void
any_moves_give_the_order_of_a_list (DossierFixture *fixture,
                                    gconstpointer   data)
{
  g_autofree char    *id = make (fixture);
  g_autoptr (GRand)   random = g_rand_new_with_seed (20261129);
  g_autoptr (GString) list = g_string_new ("ABCDEF");

  for (guint i = 0; i < list->len; i++)
    add (fixture, id, (char[]){ list->str[i], '\0' });
  for (guint round = 0; round < 80; round++)
    {
      g_autoptr (MapPresentation) now = read_again (fixture, id);
      guint                       from = (guint) g_rand_int_range (random, 0, 6), to = round < 40 ? round % 2 : (guint) g_rand_int_range (random, 0, 6);
      DossierAct                 *act = map_presentation_move_step_act (now, from, to);
      char                        moved = list->str[from];

      if (act == NULL)
        continue;
      dossier_fixture_write (fixture, act);
      g_string_erase (list, from, 1);
      g_string_insert_c (list, to, moved);
      assert_order (fixture, id, list->str);
    }
}

/* Both from what both saw: neither knows of the other. */
static void
two_people_who_move_two_steps_both_have_their_way (DossierFixture *fixture,
                                                   gconstpointer   data)
{
  g_autofree char            *id = make (fixture);
  g_autoptr (MapPresentation) seen = NULL;
  DossierAct                 *one, *other;

  for (const char *title = "ABCD"; *title != '\0'; title++)
    add (fixture, id, (char[]){ *title, '\0' });
  seen = read_again (fixture, id);
  one = map_presentation_move_step_act (seen, 0, 3);   /* A last */
  other = map_presentation_move_step_act (seen, 2, 0); /* C first */
  dossier_fixture_write (fixture, one);
  dossier_fixture_write (fixture, other);
  assert_order (fixture, id, "CBDA");
}

/* As after two who added a step at once: both have one, and no order is lost. */
static void
steps_that_claim_one_place_are_parted_by_the_next_move (DossierFixture *fixture,
                                                        gconstpointer   data)
{
  g_autofree char            *id = make (fixture);
  g_autofree char            *before = NULL, *after = NULL;
  g_autoptr (MapPresentation) seen = NULL;

  for (const char *title = "ABC"; *title != '\0'; title++)
    add (fixture, id, (char[]){ *title, '\0' });
  seen = read_again (fixture, id);
  for (guint i = 0; i < 3; i++)
    dossier_fixture_set_text (fixture, "presentation_step", map_presentation_get_step (seen, i)->id, "order", i < 2 ? "5" : "");
  before = dup_order (fixture, id);
  g_clear_pointer (&seen, map_presentation_unref);
  seen = read_again (fixture, id);
  dossier_fixture_write (fixture, map_presentation_move_step_act (seen, 2, 1));
  after = dup_order (fixture, id);
  g_assert_cmpint (after[0], ==, before[0]);
  g_assert_cmpint (after[1], ==, before[2]);
  g_assert_cmpint (after[2], ==, before[1]);
}

static void
a_step_keeps_the_map_as_it_stood (DossierFixture *fixture,
                                  gconstpointer   data)
{
  g_autofree char            *id = make (fixture);
  g_autoptr (MapPresentation) now = NULL;
  const MapStep              *step;

  add (fixture, id, "A");
  now = read_again (fixture, id);
  step = map_presentation_get_step (now, 0);
  g_assert_cmpint (step->state, ==, MAP_STEP_SHOWN);
  g_assert_cmpstr (step->sight.filters, ==, "structure?type=middle_school");
  g_assert_cmpstr (step->sight.arrangement, ==, "network");
  g_assert_cmpuint (step->sight.from, ==, 2457998);
  g_assert_cmpuint (step->sight.to, ==, 2458362);
  g_assert_cmpstr (step->sight.focus, ==, "abc");
  g_assert_cmpuint (step->sight.degrees, ==, 2);
  g_assert_null (step->sight.seen);
}

static char *
add_view_step (DossierFixture *fixture,
               const char     *id)
{
  g_autoptr (MapPresentation) now = read_again (fixture, id);
  char                       *view = dossier_fixture_make (fixture, "view", "title=Les collèges", NULL);

  dossier_fixture_set_text (fixture, "view", view, "filters", "structure?type=middle_school");
  dossier_fixture_write (fixture, map_presentation_add_step_act (now, "Collèges", view, NULL));
  return view;
}

static void
a_step_of_a_view_shows_it_as_it_is_today (DossierFixture *fixture,
                                          gconstpointer   data)
{
  g_autofree char            *id = make (fixture), *view = add_view_step (fixture, id);
  g_autoptr (MapPresentation) now = NULL;

  dossier_fixture_set_text (fixture, "view", view, "filters", "structure?type=high_school");
  now = read_again (fixture, id);
  g_assert_cmpstr (map_presentation_get_step (now, 0)->sight.filters, ==, "structure?type=high_school");
  g_assert_cmpstr (map_presentation_get_step (now, 0)->view_title, ==, "Les collèges");
}

static void
a_view_that_was_deleted_is_said_to_be_lost (DossierFixture *fixture,
                                            gconstpointer   data)
{
  g_autofree char            *id = make (fixture), *view = add_view_step (fixture, id);
  DossierAct                 *act = dossier_act_new (NULL);
  g_autoptr (MapPresentation) now = NULL;

  dossier_act_delete (act, dossier_kinds_find ("view"), view);
  dossier_fixture_write (fixture, act);
  now = read_again (fixture, id);
  g_assert_cmpint (map_presentation_get_step (now, 0)->state, ==, MAP_STEP_LOST);
  g_assert_cmpstr (map_presentation_get_step (now, 0)->title, ==, "Collèges");
  g_assert_null (map_presentation_get_step (now, 0)->sight.filters);
}

static void
what_a_newer_liens_asks_is_said_and_not_shown (DossierFixture *fixture,
                                               gconstpointer   data)
{
  g_autofree char            *id = make (fixture), *view = add_view_step (fixture, id);
  g_autoptr (MapPresentation) now = NULL;

  dossier_fixture_set_text (fixture, "view", view, "filters", "structure?smell=strong");
  now = read_again (fixture, id);
  g_assert_cmpint (map_presentation_get_step (now, 0)->state, ==, MAP_STEP_NEWER);
  g_assert_null (map_presentation_get_step (now, 0)->sight.filters);
}

/* Notes are for who presents; a practice of the federation's own, a view kept inside: not for a room. */
static void
the_room_reads_nothing_that_is_not_for_it (DossierFixture *fixture,
                                           gconstpointer   data)
{
  g_autofree char            *id = make (fixture), *view = add_view_step (fixture, id);
  g_autofree char            *practice = dossier_fixture_make (fixture, "practice", "statement=Secret d’atelier", "visibility=internal", NULL);
  g_autoptr (MapPresentation) own = read_again (fixture, id), room = NULL, public = NULL;
  g_autofree char            *step = g_strdup (map_presentation_get_step (own, 0)->id), *of = g_strdup_printf ("practice=%s", practice);

  dossier_fixture_put (fixture, step, "text=Pour tous", "notes=Appeler Adalberte", of, NULL);
  dossier_fixture_put (fixture, view, "visibility=internal", NULL);
  g_clear_pointer (&own, map_presentation_unref);
  own = read_again (fixture, id);
  room = read_for (fixture, id, DOSSIER_VISIBILITY_NETWORK);
  public = read_for (fixture, id, DOSSIER_VISIBILITY_PUBLIC);
  g_assert_cmpstr (map_presentation_get_step (own, 0)->notes, ==, "Appeler Adalberte");
  g_assert_cmpstr (map_presentation_get_step (own, 0)->statement, ==, "Secret d’atelier");
  g_assert_cmpstr (map_presentation_get_step (room, 0)->text, ==, "Pour tous");
  g_assert_cmpstr (map_presentation_get_step (room, 0)->notes, ==, "");
  g_assert_cmpstr (map_presentation_get_step (room, 0)->statement, ==, "");
  g_assert_cmpstr (map_presentation_get_step (room, 0)->view_title, ==, "");
  g_assert_cmpint (map_presentation_get_step (room, 0)->state, ==, MAP_STEP_LOST);
  g_assert_null (public);
}

static void
deleting_takes_the_steps_along_and_is_undone (DossierFixture *fixture,
                                              gconstpointer   data)
{
  g_autofree char            *id = make (fixture);
  g_autoptr (MapPresentation) now = NULL, gone = NULL;
  g_autoptr (DossierQuery)    steps = dossier_query_new ("presentation_step");
  g_autoptr (GError)          error = NULL;

  add (fixture, id, "A");
  add (fixture, id, "B");
  now = read_again (fixture, id);
  dossier_fixture_write (fixture, map_presentation_delete_act (now));
  gone = read_again (fixture, id);
  g_assert_null (gone);
  g_assert_cmpint (dossier_fixture_count (fixture, steps), ==, 0);
  dossier_store_undo (fixture->store, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_order (fixture, id, "AB");
}

static gpointer
ask_meeting (DossierReader *reader,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return map_presentation_dup_meeting (reader, error);
}

/* Of two in one day nobody knows which. */
static void
the_one_meeting_of_today_is_found (DossierFixture *fixture,
                                   gconstpointer   data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *today = g_date_time_format (now, "date=%Y-%m-%d");
  g_autofree char      *past = dossier_fixture_make (fixture, "meeting", "title=Hier", "date=2018-05-03", NULL);
  g_autofree char      *one = dossier_fixture_make (fixture, "meeting", "title=Ce matin", today, NULL), *other = NULL, *found = NULL, *none = NULL;

  found = dossier_store_ask (fixture->store, ask_meeting, NULL, NULL);
  g_assert_cmpstr (found, ==, one);
  other = dossier_fixture_make (fixture, "meeting", "title=Cet après-midi", today, NULL);
  none = dossier_store_ask (fixture->store, ask_meeting, NULL, NULL);
  g_assert_null (none);
}

static void
what_the_room_says_is_kept_with_the_day_and_the_step (DossierFixture *fixture,
                                                      gconstpointer   data)
{
  g_autofree char            *id = make (fixture), *note = NULL;
  g_autoptr (MapPresentation) now = NULL;
  g_autoptr (DossierQuery)    notes = dossier_query_new ("postit");
  g_autoptr (DossierRecord)   record = NULL;
  const MapStep              *step;
  const char                 *made;
  g_autofree char            *kept = NULL;
  DossierAct                 *act;

  add (fixture, id, "A");
  now = read_again (fixture, id);
  step = map_presentation_get_step (now, 0);
  act = map_presentation_note_act ("Il manque", step->id, step->title, NULL, &made);
  kept = g_strdup (made);
  dossier_fixture_write (fixture, act);
  dossier_fixture_write (fixture, map_presentation_note_again_act (kept, "Il manque un lieu neutre"));
  note = dossier_fixture_dup_first_id (fixture, notes);
  record = dossier_fixture_find (fixture, note);
  g_assert_cmpstr (dossier_record_get_text (record, "raw"), ==, "Il manque un lieu neutre");
  g_assert_cmpstr (dossier_record_get_reference (record, "step"), ==, step->id);
  g_assert_cmpstr (dossier_record_get_text (record, "shown"), ==, "A");
  g_assert_cmpuint (dossier_value_get_date (dossier_record_get (record, "date"))->precision, ==, BASE_DATE_DAY);
  dossier_fixture_write (fixture, map_presentation_note_again_act (kept, ""));
  g_assert_cmpint (dossier_fixture_count (fixture, notes), ==, 0);
}

#define ADD(name, test) dossier_fixture_add ("/map/presentation/" name, test)

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  ADD ("steps-stand-where-they-were-put", steps_stand_where_they_were_put);
  ADD ("any-moves-give-the-order-of-a-list", any_moves_give_the_order_of_a_list);
  ADD ("two-people-who-move-two-steps-both-have-their-way", two_people_who_move_two_steps_both_have_their_way);
  ADD ("steps-that-claim-one-place-are-parted-by-the-next-move", steps_that_claim_one_place_are_parted_by_the_next_move);
  ADD ("a-step-keeps-the-map-as-it-stood", a_step_keeps_the_map_as_it_stood);
  ADD ("a-step-of-a-view-shows-it-as-it-is-today", a_step_of_a_view_shows_it_as_it_is_today);
  ADD ("a-view-that-was-deleted-is-said-to-be-lost", a_view_that_was_deleted_is_said_to_be_lost);
  ADD ("what-a-newer-liens-asks-is-said-and-not-shown", what_a_newer_liens_asks_is_said_and_not_shown);
  ADD ("the-room-reads-nothing-that-is-not-for-it", the_room_reads_nothing_that_is_not_for_it);
  ADD ("deleting-takes-the-steps-along-and-is-undone", deleting_takes_the_steps_along_and_is_undone);
  ADD ("the-one-meeting-of-today-is-found", the_one_meeting_of_today_is_found);
  ADD ("what-the-room-says-is-kept-with-the-day-and-the-step", what_the_room_says_is_kept_with_the_day_and_the_step);
  return g_test_run ();
}
