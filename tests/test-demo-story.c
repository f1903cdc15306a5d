#include "demo-story.h"

#include "base-date.h"
#include "territory-area.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  DemoChronicle *chronicle;
  GHashTable    *kinds;  /* handle → kind; both borrowed from the chronicle */
  GHashTable    *values; /* "handle field" owned → the last value said, borrowed */
} Story;

static Story
read_story (guint64 seed)
{
  Story story = { demo_story_new (seed), g_hash_table_new (g_str_hash, g_str_equal), g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  for (guint i = 0; i < demo_chronicle_get_n_acts (story.chronicle); i++)
    {
      const DemoAct *act = demo_chronicle_get_act (story.chronicle, i);

      for (guint j = 0; j < act->n_records; j++)
        {
          const DemoRecord *record = &act->records[j];

          g_hash_table_insert (story.kinds, (gpointer) record->handle, (gpointer) record->kind);
          for (guint k = 0; k < record->n_fields; k++)
            g_hash_table_insert (story.values, g_strdup_printf ("%s %s", record->handle, record->fields[k].name), (gpointer) record->fields[k].value);
        }
    }
  return story;
}

static void
clear_story (Story *story)
{
  demo_chronicle_free (story->chronicle);
  g_hash_table_unref (story->kinds);
  g_hash_table_unref (story->values);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Story, clear_story)

static const char *
value_of (const Story *story,
          const char  *handle,
          const char  *field)
{
  g_autofree char *key = g_strdup_printf ("%s %s", handle, field);

  return g_hash_table_lookup (story->values, key);
}

static guint
count (const Story *story,
       const char  *kind,
       const char  *field,
       const char  *prefix)
{
  GHashTableIter iter;
  gpointer       handle, of;
  guint          n = 0;

  g_hash_table_iter_init (&iter, story->kinds);
  while (g_hash_table_iter_next (&iter, &handle, &of))
    {
      const char *value = field != NULL ? value_of (story, handle, field) : NULL;

      n += g_str_equal (of, kind) && (field == NULL || (value != NULL && g_str_has_prefix (value, prefix)));
    }
  return n;
}

static void
test_it_has_what_was_promised (void)
{
  g_auto (Story) story = read_story (1);

  g_assert_cmpuint (count (&story, "structure", "in_network_from", ""), ==, 62);
  g_assert_cmpuint (count (&story, "structure", "uai", "999"), >=, 650);
  g_assert_cmpuint (count (&story, "structure", "uai", "999"), <=, 750);
  g_assert_cmpuint (count (&story, "link", NULL, NULL), ==, 400);
  g_assert_cmpuint (count (&story, "territory", "type", "qpv"), >=, 20);
  g_assert_cmpuint (count (&story, "territory", "type", "rep"), ==, 18);
  g_assert_cmpuint (count (&story, "meeting", NULL, NULL), ==, 4);
  g_assert_cmpuint (count (&story, "meeting", "change_reason", ""), ==, 1);
  g_assert_cmpuint (count (&story, "question", NULL, NULL), ==, 5);
  g_assert_cmpuint (count (&story, "practice", NULL, NULL), >=, 25);
  g_assert_cmpuint (count (&story, "practice", NULL, NULL), <=, 35);
  g_assert_cmpuint (count (&story, "absence", NULL, NULL), >, 20);
  g_assert_cmpuint (count (&story, "link_step", NULL, NULL), >, 200);
  g_assert_cmpuint (count (&story, "link", "status", "ended"), >, 20);
  g_assert_cmpuint (count (&story, "link", "first_step", "?"), >, 20);
  g_assert_cmpuint (count (&story, "link", "frequency", "-"), >, 20);
  g_assert_cmpuint (count (&story, "structure", "position_precision", "to_place"), >=, 3);
}

static void
test_the_survey_is_half_done_and_adds_up (void)
{
  static const char *const statuses[] = { "to_contact", "message_left", "appointment_made", "in_progress", "done", "call_back", "refused", "unreachable", "out_of_scope" };
  g_auto (Story)           story = read_story (2);
  guint                    sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    sum += count (&story, "contact", "status", statuses[i]);
  g_assert_cmpuint (sum, ==, 62);
  g_assert_cmpuint (count (&story, "contact", "status", "done"), >, 20);
  g_assert_cmpuint (count (&story, "contact", "status", "done"), <, 40);
  g_assert_cmpuint (count (&story, "contact", "status", "to_contact"), >, 0);
  g_assert_cmpuint (count (&story, "attempt", NULL, NULL), >, 60);
}

static char *
tell_all (const DemoChronicle *chronicle)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < demo_chronicle_get_n_acts (chronicle); i++)
    {
      const DemoAct *act = demo_chronicle_get_act (chronicle, i);

      g_string_append_printf (told, "%" G_GINT64_FORMAT " %s %s\n", act->time, act->author, act->label);
      for (guint j = 0; j < act->n_records; j++)
        {
          g_string_append_printf (told, "%s %s\n", act->records[j].kind, act->records[j].handle);
          for (guint k = 0; k < act->records[j].n_fields; k++)
            g_string_append_printf (told, "%s=%s\n", act->records[j].fields[k].name, act->records[j].fields[k].value);
        }
    }
  return g_string_free (told, FALSE);
}

static void
test_the_same_seed_is_the_same_story (void)
{
  g_autoptr (DemoChronicle) one = demo_story_new (3);
  g_autoptr (DemoChronicle) two = demo_story_new (3);
  g_autoptr (DemoChronicle) other = demo_story_new (4);
  g_autofree char          *first = tell_all (one);
  g_autofree char          *second = tell_all (two);
  g_autofree char          *third = tell_all (other);

  g_assert_true (g_str_equal (first, second));
  g_assert_false (g_str_equal (first, third));
}

static gboolean
is_reference (const char *field)
{
  static const char *const fields[] = {
    "territory", "parent", "a", "b", "person", "structure", "link", "links", "structures", "campaign", "contact", "meeting", "question", "questions",
    "practice", "practices", "thread_a", "thread_b", "sources", "head", "members", "communes", "other", "from_meeting", "for_meeting", "presentation", "view", NULL
  };

  return g_strv_contains (fields, field);
}

/* Nothing is spoken of before it is known. */
static void
test_everything_is_told_in_order (void)
{
  for (guint64 seed = 1; seed < 4; seed++)
    {
      g_autoptr (DemoChronicle) chronicle = demo_story_new (seed);
      g_autoptr (GHashTable)    known = g_hash_table_new (g_str_hash, g_str_equal);
      gint64                    before = 0;

      for (guint i = 0; i < demo_chronicle_get_n_acts (chronicle); i++)
        {
          const DemoAct *act = demo_chronicle_get_act (chronicle, i);

          g_assert_cmpint (before, <=, act->time);
          before = act->time;
          g_assert_cmpuint (strlen (act->label), <=, 200);
          for (guint j = 0; j < act->n_records; j++)
            {
              const DemoRecord *record = &act->records[j];

              for (guint k = 0; k < record->n_fields; k++)
                if (is_reference (record->fields[k].name) && !g_hash_table_contains (known, record->fields[k].value))
                  g_error ("seed %" G_GUINT64_FORMAT ", “%s”: %s of %s is %s, which is not known yet", seed, act->label,
                           record->fields[k].name, record->handle, record->fields[k].value);
              g_hash_table_add (known, (gpointer) record->handle);
            }
        }
      /* Three school years, and nothing after the story was told. */
      g_assert_cmpint (before, <, demo_chronicle_time (2026, 6, 1, 0));
      g_assert_cmpint (demo_chronicle_get_act (chronicle, 0)->time, >, demo_chronicle_time (2023, 8, 31, 0));
    }
}

static void
test_a_link_joins_two (void)
{
  g_auto (Story) story = read_story (1);

  for (guint i = 1; i <= 400; i++)
    {
      g_autofree char *handle = g_strdup_printf ("link-%u", i);

      g_assert_cmpstr (value_of (&story, handle, "a"), !=, NULL);
      g_assert_cmpstr (value_of (&story, handle, "b"), !=, NULL);
      g_assert_cmpstr (value_of (&story, handle, "a"), !=, value_of (&story, handle, "b"));
    }
}

static void
test_some_pairs_have_several_links (void)
{
  g_auto (Story)         story = read_story (1);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 1; i <= 400; i++)
    {
      g_autofree char *handle = g_strdup_printf ("link-%u", i);

      g_hash_table_add (pairs, g_strdup_printf ("%s %s", value_of (&story, handle, "a"), value_of (&story, handle, "b")));
    }
  g_assert_cmpuint (g_hash_table_size (pairs), <, 375);
  g_assert_cmpuint (g_hash_table_size (pairs), >, 250);
}

static void
test_check_letters_are_right (void)
{
  g_auto (Story)         story = read_story (1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter         iter;
  gpointer               handle, kind;

  g_hash_table_iter_init (&iter, story.kinds);
  while (g_hash_table_iter_next (&iter, &handle, &kind))
    {
      const char *uai = g_str_equal (kind, "structure") ? value_of (&story, handle, "uai") : NULL;

      if (uai == NULL)
        continue;
      g_assert_cmpuint (strlen (uai), ==, 8);
      g_assert_true (g_str_has_prefix (uai, "999"));
      g_assert_cmpint (uai[7], ==, "ABCDEFGHJKLMNPRSTUVWXYZ"[strtoul (uai, NULL, 10) % 23]);
      g_assert_true (g_hash_table_add (seen, (gpointer) uai));
    }
}

static TerritoryOutline *
outline_of (const Story *story,
            const char  *handle)
{
  for (guint i = 0; i < demo_chronicle_get_n_acts (story->chronicle); i++)
    {
      const DemoAct *act = demo_chronicle_get_act (story->chronicle, i);

      for (guint j = 0; j < act->n_records; j++)
        if (g_str_equal (act->records[j].handle, handle))
          return act->records[j].outline;
    }
  return NULL;
}

static void
test_structures_stand_in_their_commune (void)
{
  g_auto (Story) story = read_story (1);
  GHashTableIter iter;
  gpointer       handle, kind;
  guint          n = 0;

  g_hash_table_iter_init (&iter, story.kinds);
  while (g_hash_table_iter_next (&iter, &handle, &kind))
    {
      const char    *position = g_str_equal (kind, "structure") ? value_of (&story, handle, "position") : NULL;
      TerritoryPoint place;
      char          *comma;

      if (position == NULL)
        continue;
      place.lon = g_ascii_strtod (position, &comma);
      place.lat = g_ascii_strtod (comma + 1, NULL);
      g_assert_true (territory_area_contains (outline_of (&story, value_of (&story, handle, "territory")), place));
      n++;
    }
  g_assert_cmpuint (n, >, 800);
}

static void
test_dates_are_words_liens_reads (void)
{
  static const char *const  fields[] = { "began", "ended", "from", "to", "date", "first_date", "due", "when", "call_back_on", "appointment", "in_network_from", "verified_on", "informed_on", NULL };
  g_autoptr (DemoChronicle) chronicle = demo_story_new (1);

  for (guint i = 0; i < demo_chronicle_get_n_acts (chronicle); i++)
    {
      const DemoAct *act = demo_chronicle_get_act (chronicle, i);

      for (guint j = 0; j < act->n_records; j++)
        for (guint k = 0; k < act->records[j].n_fields; k++)
          {
            const DemoField     *field = &act->records[j].fields[k];
            g_autoptr (BaseDate) date = NULL;

            if (!g_strv_contains (fields, field->name) || g_str_equal (field->value, "?") || g_str_equal (field->value, "depuis longtemps"))
              continue;
            date = base_date_new_from_words (field->value);
            if (date->precision == BASE_DATE_UNKNOWN)
              g_error ("“%s” is not read", field->value);
          }
    }
}

static void
test_benches_have_their_size (void)
{
  g_autoptr (DemoChronicle) small = demo_bench_new (1, DEMO_BENCH_DEPARTMENT);
  g_autoptr (DemoChronicle) large = demo_bench_new (1, DEMO_BENCH_NATION);

  g_assert_cmpuint (demo_chronicle_get_act (small, 0)->n_records, >, 165);
  g_assert_cmpuint (demo_chronicle_get_act (small, 0)->n_records, <, 215);
  g_assert_cmpuint (demo_chronicle_get_act (small, 1)->n_records, ==, 1200);
  g_assert_cmpuint (demo_chronicle_get_act (small, 2)->n_records, ==, 600);
  g_assert_cmpuint (demo_chronicle_get_act (large, 0)->n_records, >, 33000);
  g_assert_cmpuint (demo_chronicle_get_act (large, 0)->n_records, <, 37000);
  g_assert_cmpuint (demo_chronicle_get_act (large, 1)->n_records, ==, 70000);
  g_assert_cmpuint (demo_chronicle_get_act (large, 2)->n_records, ==, 20000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/story/it-has-what-was-promised", test_it_has_what_was_promised);
  g_test_add_func ("/demo/story/the-survey-is-half-done-and-adds-up", test_the_survey_is_half_done_and_adds_up);
  g_test_add_func ("/demo/story/the-same-seed-is-the-same-story", test_the_same_seed_is_the_same_story);
  g_test_add_func ("/demo/story/everything-is-told-in-order", test_everything_is_told_in_order);
  g_test_add_func ("/demo/story/a-link-joins-two", test_a_link_joins_two);
  g_test_add_func ("/demo/story/some-pairs-have-several-links", test_some_pairs_have_several_links);
  g_test_add_func ("/demo/story/check-letters-are-right", test_check_letters_are_right);
  g_test_add_func ("/demo/story/structures-stand-in-their-commune", test_structures_stand_in_their_commune);
  g_test_add_func ("/demo/story/dates-are-words-liens-reads", test_dates_are_words_liens_reads);
  g_test_add_func ("/demo/story/benches-have-their-size", test_benches_have_their_size);
  return g_test_run ();
}
