#include "demo-guide-words.h"
#include "demo-story-private.h"

static void
tell_questions (DemoStory *self)
{
  demo_chronicle_begin_act (self->chronicle, ALBA, demo_chronicle_time (2025, 6, 11, 100), "Les cinq questions du guide");
  for (guint i = 0; i < DEMO_GUIDE_N_QUESTIONS; i++)
    {
      g_autofree char *handle = g_strdup_printf ("question-%u", i + 1);

      demo_chronicle_begin_record (self->chronicle, "question", handle);
      demo_chronicle_set_printf (self->chronicle, "code", "Q%u", i + 1);
      demo_chronicle_set (self->chronicle, "title", demo_guide_questions[i]);
      demo_chronicle_set_printf (self->chronicle, "order", "%02u", i + 1);
    }
}

/* Links that show what a practice says: real ones of the dossier, old enough to be told by then. */
static void
illustrate (DemoStory  *self,
            DemoRandom *random)
{
  guint n = demo_random_below (random, 4);

  for (guint i = 0; i < n; i++)
    demo_chronicle_set (self->chronicle, "links", g_array_index (self->links, DemoLink, demo_random_below (random, self->links->len / 2)).handle);
}

/* NULL: it said from the first what it says today. */
static const DemoGuideWording *
find_wording (guint practice)
{
  for (guint i = 0; demo_guide_wordings[i].practice != 0; i++)
    if (demo_guide_wordings[i].practice == practice)
      return &demo_guide_wordings[i];
  return NULL;
}

static void
tell_practices (DemoStory  *self,
                DemoRandom *random)
{
  demo_chronicle_begin_act (self->chronicle, ALBA, demo_chronicle_time (2025, 6, 12, 45), "Premières pratiques, telles qu’elles ont été dites");
  for (guint i = 0; demo_guide_practices[i].statement != NULL; i++)
    {
      const DemoGuidePractice *practice = &demo_guide_practices[i];
      const DemoGuideWording  *first = find_wording (i + 1);
      g_autofree char         *handle = g_strdup_printf ("practice-%u", i + 1);

      demo_chronicle_begin_record (self->chronicle, "practice", handle);
      demo_chronicle_set (self->chronicle, "statement", first != NULL ? first->statement : practice->statement);
      demo_chronicle_set (self->chronicle, "raw_statement", practice->raw);
      demo_chronicle_set (self->chronicle, "nature", practice->nature);
      demo_chronicle_set (self->chronicle, "status", "raw");
      demo_chronicle_set_printf (self->chronicle, "questions", "question-%u", practice->question);
      if (practice->other_question != 0)
        demo_chronicle_set_printf (self->chronicle, "questions", "question-%u", practice->other_question);
      demo_chronicle_set_printf (self->chronicle, "order", "%02u", i + 1);
      illustrate (self, random);
    }
}

/* What the second and third meetings made of them. */
static void
tell_progress (DemoStory *self)
{
  demo_chronicle_begin_act (self->chronicle, IDRIS, demo_chronicle_time (2025, 11, 27, 80), "Pratiques complétées après la deuxième rencontre");
  for (guint i = 0; demo_guide_practices[i].statement != NULL; i++)
    {
      const DemoGuideWording *first = find_wording (i + 1);
      g_autofree char        *handle = g_strdup_printf ("practice-%u", i + 1);

      demo_chronicle_begin_record (self->chronicle, "practice", handle);
      demo_chronicle_set (self->chronicle, "development", first != NULL ? first->development : demo_guide_practices[i].development);
      demo_chronicle_set (self->chronicle, "status", demo_guide_practices[i].development != NULL ? "completed" : "to_clarify");
    }
  demo_chronicle_begin_act (self->chronicle, ALBA, demo_chronicle_time (2026, 5, 27, 20), "Pratiques validées à la troisième rencontre");
  for (guint i = 0; demo_guide_practices[i].statement != NULL; i++)
    {
      g_autofree char *handle = g_strdup_printf ("practice-%u", i + 1);

      if (demo_guide_practices[i].development == NULL)
        continue;
      demo_chronicle_begin_record (self->chronicle, "practice", handle);
      demo_chronicle_set (self->chronicle, "status", i % 5 == 4 ? "formalised" : "validated");
    }
}

/* What the meeting wrote again, before it agreed on it. */
static void
tell_wordings (DemoStory *self)
{
  demo_chronicle_begin_act (self->chronicle, ALBA, demo_chronicle_time (2026, 5, 27, 10), "Formulations reprises à la troisième rencontre");
  for (guint i = 0; demo_guide_wordings[i].practice != 0; i++)
    {
      const DemoGuidePractice *practice = &demo_guide_practices[demo_guide_wordings[i].practice - 1];
      g_autofree char         *handle = g_strdup_printf ("practice-%u", demo_guide_wordings[i].practice);

      demo_chronicle_begin_record (self->chronicle, "practice", handle);
      demo_chronicle_set (self->chronicle, "statement", practice->statement);
      demo_chronicle_set (self->chronicle, "development", practice->development);
    }
}

static void
tell_postits (DemoStory *self,
              guint      meeting,
              gint64     time)
{
  demo_chronicle_begin_act (self->chronicle, NORA, time, "Les post-its d’une rencontre");
  for (guint i = 0; demo_guide_postits[i].raw != NULL; i++)
    {
      const DemoGuidePostit *postit = &demo_guide_postits[i];
      g_autofree char       *handle = g_strdup_printf ("postit-%u", i + 1);

      if (postit->meeting != meeting)
        continue;
      demo_chronicle_begin_record (self->chronicle, "postit", handle);
      demo_chronicle_set (self->chronicle, "raw", postit->raw);
      demo_chronicle_set_printf (self->chronicle, "meeting", "meeting-%u", postit->meeting);
      demo_chronicle_set_printf (self->chronicle, "order", "%03u", i + 1);
      demo_chronicle_set_printf (self->chronicle, "question", "question-%u", postit->question);
    }
}

/* A post-it finds its practice once the practices are written. */
static void
sort_postits (DemoStory *self)
{
  demo_chronicle_begin_act (self->chronicle, ALBA, demo_chronicle_time (2025, 11, 28, 15), "Les post-its rangés par pratique");
  for (guint i = 0; demo_guide_postits[i].raw != NULL; i++)
    {
      g_autofree char *handle = g_strdup_printf ("postit-%u", i + 1);

      if (demo_guide_postits[i].practice == 0)
        continue;
      demo_chronicle_begin_record (self->chronicle, "postit", handle);
      demo_chronicle_set_printf (self->chronicle, "practice", "practice-%u", demo_guide_postits[i].practice);
    }
}

static void
tell_passages (DemoStory  *self,
               DemoRandom *random)
{
  demo_chronicle_begin_act (self->chronicle, NORA, demo_chronicle_time (2025, 12, 4, 50), "Paroles recueillies");
  for (guint i = 0; demo_guide_passages[i].raw != NULL; i++)
    {
      const DemoGuidePassage *passage = &demo_guide_passages[i];
      g_autofree char        *handle = g_strdup_printf ("passage-%u", i + 1);

      demo_chronicle_begin_record (self->chronicle, "passage", handle);
      demo_chronicle_set (self->chronicle, "raw", passage->raw);
      demo_chronicle_set (self->chronicle, "clean", passage->clean);
      demo_chronicle_set (self->chronicle, "nature", passage->nature);
      demo_chronicle_set (self->chronicle, "role", passage->role);
      demo_chronicle_set_printf (self->chronicle, "practices", "practice-%u", passage->practice);
      if (demo_random_chance (random, 50))
        demo_chronicle_set (self->chronicle, "links", g_array_index (self->links, DemoLink, demo_random_below (random, self->links->len / 2)).handle);
    }
}

/* What was read again by who said it goes to the partners, under a role; words as they fell stay with the federation. */
static void
share_passages (DemoStory *self)
{
  demo_chronicle_begin_act (self->chronicle, NORA, demo_chronicle_time (2026, 2, 3, 45), "Paroles relues, bonnes pour le livret");
  for (guint i = 0; demo_guide_passages[i].raw != NULL; i++)
    {
      const DemoGuidePassage *passage = &demo_guide_passages[i];
      g_autofree char        *handle = g_strdup_printf ("passage-%u", i + 1);

      if (passage->clean == NULL && g_str_equal (passage->nature, "verbatim"))
        continue;
      demo_chronicle_begin_record (self->chronicle, "passage", handle);
      demo_chronicle_set (self->chronicle, "visibility", "network");
    }
}

/* What the readings of the winter added: what is near to what, what is still asked, which tools serve. */
static void
tell_relations (DemoStory *self)
{
  demo_chronicle_begin_act (self->chronicle, ALBA, demo_chronicle_time (2026, 1, 14, 40), "Pratiques rapprochées les unes des autres");
  for (guint i = 0; demo_guide_relations[i].kind != NULL; i++)
    {
      g_autofree char *handle = g_strdup_printf ("practice-relation-%u", i + 1);

      demo_chronicle_begin_record (self->chronicle, "practice_relation", handle);
      demo_chronicle_set_printf (self->chronicle, "practice", "practice-%u", demo_guide_relations[i].practice);
      demo_chronicle_set (self->chronicle, "kind", demo_guide_relations[i].kind);
      demo_chronicle_set_printf (self->chronicle, "other", "practice-%u", demo_guide_relations[i].other);
    }
}

static void
tell_readings (DemoStory *self)
{
  demo_chronicle_begin_act (self->chronicle, IDRIS, demo_chronicle_time (2026, 1, 14, 70), "Ce que disent les centres, ce que disent les écoles");
  for (guint i = 0; demo_guide_readings[i].practice != 0; i++)
    {
      const DemoGuideReading *reading = &demo_guide_readings[i];
      g_autofree char        *handle = g_strdup_printf ("practice-%u", reading->practice);

      demo_chronicle_begin_record (self->chronicle, "practice", handle);
      demo_chronicle_set (self->chronicle, "viewpoints", reading->viewpoints);
      demo_chronicle_set (self->chronicle, "viewpoint_notes", reading->notes);
      demo_chronicle_set (self->chronicle, "levers", reading->levers);
      demo_chronicle_set (self->chronicle, "brakes", reading->brakes);
      demo_chronicle_set (self->chronicle, "factors", reading->factors);
    }
}

static void
tell_comments (DemoStory *self)
{
  demo_chronicle_begin_act (self->chronicle, NORA, demo_chronicle_time (2026, 2, 3, 30), "Relecture du guide");
  for (guint i = 0; demo_guide_comments[i].text != NULL; i++)
    {
      g_autofree char *handle = g_strdup_printf ("comment-%u", i + 1);

      demo_chronicle_begin_record (self->chronicle, "comment", handle);
      demo_chronicle_set (self->chronicle, "text", demo_guide_comments[i].text);
      demo_chronicle_set_printf (self->chronicle, "practice", "practice-%u", demo_guide_comments[i].practice);
      demo_chronicle_set (self->chronicle, "date", "2026-02-03");
      if (demo_guide_comments[i].is_settled)
        demo_chronicle_set (self->chronicle, "settled", "yes");
    }
}

static void
tell_open_questions (DemoStory *self)
{
  demo_chronicle_begin_act (self->chronicle, NORA, demo_chronicle_time (2026, 2, 3, 60), "Questions à reprendre");
  for (guint i = 0; demo_guide_open_questions[i].text != NULL; i++)
    {
      const DemoGuideOpenQuestion *question = &demo_guide_open_questions[i];
      g_autofree char             *handle = g_strdup_printf ("open-question-%u", i + 1);

      demo_chronicle_begin_record (self->chronicle, "open_question", handle);
      demo_chronicle_set (self->chronicle, "text", question->text);
      demo_chronicle_set (self->chronicle, "status", question->status);
      demo_chronicle_set (self->chronicle, "answer", question->answer);
      demo_chronicle_set_printf (self->chronicle, "order", "%02u", i + 1);
      demo_chronicle_set_printf (self->chronicle, "questions", "question-%u", question->question);
      if (question->meeting != 0)
        demo_chronicle_set_printf (self->chronicle, "meeting", "meeting-%u", question->meeting);
    }
}

static void
tell_tools (DemoStory *self)
{
  demo_chronicle_begin_act (self->chronicle, ALBA, demo_chronicle_time (2026, 2, 10, 20), "Outils proposés par les centres");
  for (guint i = 0; demo_guide_tools[i].title != NULL; i++)
    {
      g_autofree char *handle = g_strdup_printf ("tool-%u", i + 1);

      demo_chronicle_begin_record (self->chronicle, "tool", handle);
      demo_chronicle_set (self->chronicle, "title", demo_guide_tools[i].title);
      demo_chronicle_set (self->chronicle, "description", demo_guide_tools[i].description);
      demo_chronicle_set (self->chronicle, "fit", demo_guide_tools[i].fit);
      demo_chronicle_set_printf (self->chronicle, "practices", "practice-%u", demo_guide_tools[i].practice);
    }
}

void
demo_story_tell_guide (DemoStory *self)
{
  DemoRandom random;

  demo_random_init (&random, self->seed, "guide");
  tell_questions (self);
  tell_practices (self, &random);
  tell_postits (self, 1, demo_chronicle_time (2025, 6, 11, 220));
  tell_postits (self, 2, demo_chronicle_time (2025, 11, 26, 130));
  tell_progress (self);
  sort_postits (self);
  tell_passages (self, &random);
  tell_relations (self);
  tell_readings (self);
  tell_comments (self);
  share_passages (self);
  tell_wordings (self);
  tell_open_questions (self);
  tell_tools (self);
}
