#include "demo-evidence-words.h"
#include "demo-story-private.h"

#define N_POSTURES 60
#define N_CONFLICTS 14
#define N_HIDDEN 3

typedef struct
{
  DemoStory *story;
  DemoRandom random;
} Teller;

static const DemoChoice postures[] = {
  { "links_parents_institution", 20 }, { "leads_and_frames", 12 }, { "mediator", 10 }, { "decoder", 14 }, { "prepares_relation", 12 }, { "eases_fears", 10 }, { "leads_joint_times", 12 }, { "works_on_stereotypes", 6 }, { "new_missions", 4 }, { NULL, 0 }
};
static const DemoChoice requests[] = { { "by_parent", 30 }, { "by_school", 25 }, { "by_both", 20 }, { "not_requested", 15 }, { "?", 10 }, { NULL, 0 } };
static const DemoChoice answers[] = { { "mediator", 35 }, { "guarantees_frame", 20 }, { "decoder", 20 }, { "referral", 15 }, { "withdrawal", 10 }, { NULL, 0 } };

/* Well apart from each other, among the links already told that month. */
static const DemoLink *
pick_link (const DemoStory *self,
           guint            number,
           guint            of,
           int              month)
{
  guint i = (number * (self->links->len / of) + number % 7) % self->links->len;

  while (i > 0 && g_array_index (self->links, DemoLink, i).told + 1 >= month)
    i = i * 3 / 4;
  return &g_array_index (self->links, DemoLink, i);
}

static void
tell_postures (Teller *self)
{
  DemoStory *story = self->story;

  demo_chronicle_begin_act (story->chronicle, ALBA, demo_calendar_time (DEMO_CALENDAR_MONTH (2026, 2), 10, 75), "Ce que fait le centre, lien par lien");
  for (guint i = 0; i < N_POSTURES; i++)
    {
      demo_chronicle_begin_record (story->chronicle, "link", pick_link (story, i, N_POSTURES, DEMO_CALENDAR_MONTH (2026, 2))->handle);
      demo_story_say_several (story, &self->random, "postures", postures, 1, 3);
      if (i >= N_CONFLICTS)
        continue;
      demo_chronicle_set (story->chronicle, "conflict_request", demo_random_choose (&self->random, requests));
      demo_story_say_several (story, &self->random, "conflict_answers", answers, 1, 2);
    }
}

static void
say_participants (Teller         *self,
                  const DemoLink *link)
{
  DemoStory *story = self->story;
  guint      ends[] = { link->a, link->b };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const DemoPost *post = demo_story_find_post (story, ends[i], NULL, DEMO_CALENDAR_LAST);

      demo_chronicle_set (story->chronicle, "structures", demo_story_handle_of (story, ends[i]));
      if (post != NULL)
        demo_chronicle_set (story->chronicle, "posts", post->handle);
    }
}

static void
tell_step_of (Teller         *self,
              const DemoLink *link,
              guint           number,
              const char     *date)
{
  g_autofree char *handle = g_strdup_printf ("evaluation-step-%u", number);

  demo_chronicle_begin_record (self->story->chronicle, "link_step", handle);
  demo_chronicle_set (self->story->chronicle, "link", link->handle);
  demo_chronicle_set (self->story->chronicle, "date", date);
  demo_chronicle_set (self->story->chronicle, "step", "shared_evaluation");
  demo_chronicle_set_printf (self->story->chronicle, "evaluation", "evaluation-%u", number);
}

static void
tell_evaluation (Teller *self,
                 guint   i)
{
  const DemoEvidenceEvaluation *said = &demo_evidence_evaluations[i];
  DemoChronicle                *chronicle = self->story->chronicle;
  const DemoLink               *link;
  g_autofree char              *handle = g_strdup_printf ("evaluation-%u", i + 1);
  int                           month = DEMO_CALENDAR_MONTH (2025, 6) + (int) (i % 2);
  g_autofree char              *date = demo_calendar_dup_day (month, 12 + (int) i);

  link = pick_link (self->story, i + 3, 9, month);
  demo_chronicle_begin_act (chronicle, ALBA, demo_calendar_time (month, 14 + (int) i, 60), "Évaluation partagée avec l’école");
  demo_chronicle_begin_record (chronicle, "shared_evaluation", handle);
  demo_chronicle_set (chronicle, "title", said->title);
  demo_chronicle_set (chronicle, "date", date);
  demo_chronicle_set (chronicle, "links", link->handle);
  say_participants (self, link);
  demo_chronicle_set (chronicle, "roles", "parents_delegate");
  demo_chronicle_set (chronicle, "worked", said->worked);
  demo_chronicle_set (chronicle, "did_not_work", said->did_not_work);
  demo_chronicle_set (chronicle, "brought_centre", said->brought_centre);
  demo_chronicle_set (chronicle, "brought_school", said->brought_school);
  demo_chronicle_set (chronicle, "brought_children", said->brought_children);
  demo_chronicle_set (chronicle, "decisions", said->decisions);
  tell_step_of (self, link, i + 1, date);
}

static void
tell_interview (DemoStory *self)
{
  demo_chronicle_begin_act (self->chronicle, NORA, demo_chronicle_time (2025, 10, 9, 130), "Entretien croisé, notes et enregistrement");
  demo_chronicle_begin_record (self->chronicle, "interview", "interview-1");
  demo_chronicle_set (self->chronicle, "title", "Entretien croisé, un centre et un collège");
  demo_chronicle_set (self->chronicle, "date", "9 octobre 2025");
  demo_chronicle_set (self->chronicle, "mode", "on_site");
  demo_chronicle_set (self->chronicle, "interviewer", "Nora Mirabelle");
  demo_chronicle_set (self->chronicle, "structures", demo_story_handle_of (self, 7));
  demo_chronicle_set (self->chronicle, "roles", "centre_director");
  demo_chronicle_set (self->chronicle, "roles", "cpe");
  demo_chronicle_set (self->chronicle, "raw", "Une heure dans la salle des adultes. Le lien a commencé par un goûter. La CPE vient d’arriver, "
                                              "le centre lui a présenté l’équipe. Ce qui manque : du temps, et une personne qui reste.");
  demo_chronicle_begin_record (self->chronicle, "recording", "recording-1");
  demo_chronicle_set (self->chronicle, "label", "Entretien croisé, première partie");
  demo_chronicle_set (self->chronicle, "length", "1934");
  demo_chronicle_set (self->chronicle, "interview", "interview-1");
}

static void
say_seconds (DemoChronicle *chronicle,
             const char    *field,
             int            seconds)
{
  if (seconds >= 0)
    demo_chronicle_set_printf (chronicle, field, "%d", seconds);
}

static void
tell_passage (Teller                    *self,
              guint                      number,
              const DemoEvidencePassage *said)
{
  DemoChronicle   *chronicle = self->story->chronicle;
  g_autofree char *handle = g_strdup_printf ("heard-%u", number);

  demo_chronicle_begin_record (chronicle, "passage", handle);
  demo_chronicle_set (chronicle, "raw", said->raw);
  demo_chronicle_set (chronicle, "nature", said->nature);
  demo_chronicle_set (chronicle, "role", said->role);
  demo_chronicle_set (chronicle, "interview", "interview-1");
  demo_chronicle_set (chronicle, "recording", said->mark != NULL ? "recording-1" : NULL);
  demo_chronicle_set (chronicle, "mark", said->mark);
  say_seconds (chronicle, "start", said->start);
  say_seconds (chronicle, "end", said->end);
  demo_chronicle_set (chronicle, "brakes", said->brake);
  demo_chronicle_set (chronicle, "levers", said->lever);
  demo_chronicle_set (chronicle, "postures", said->posture);
}

static void
tell_passages (Teller *self)
{
  demo_chronicle_begin_act (self->story->chronicle, NORA, demo_chronicle_time (2025, 10, 10, 40), "Passages de l’entretien croisé");
  for (guint i = 0; demo_evidence_passages[i].raw != NULL; i++)
    tell_passage (self, i + 1, &demo_evidence_passages[i]);
}

/* What shows that a link is as it is said to be. */
static void
tell_proofs (Teller *self)
{
  DemoChronicle *chronicle = self->story->chronicle;

  demo_chronicle_begin_act (chronicle, NORA, demo_chronicle_time (2025, 10, 13, 25), "Ce qui montre les liens");
  for (guint i = 0; i < 6; i++)
    {
      demo_chronicle_begin_record (chronicle, "link", pick_link (self->story, i + 1, 11, DEMO_CALENDAR_MONTH (2025, 10))->handle);
      demo_chronicle_set (chronicle, "evidence", i % 2 == 0 ? "quality@interview-1" : "formality@interview-1");
    }
}

static void
tell_files (Teller *self)
{
  DemoChronicle *chronicle = self->story->chronicle;

  demo_chronicle_begin_act (chronicle, ALBA, demo_chronicle_time (2026, 1, 20, 55), "Pièces jointes, et celles qui manquent");
  for (guint i = 0; demo_evidence_files[i].label != NULL; i++)
    {
      const DemoEvidenceFile *said = &demo_evidence_files[i];
      g_autofree char        *handle = g_strdup_printf ("attachment-%u", i + 1);

      demo_chronicle_begin_record (chronicle, "attachment", handle);
      demo_chronicle_set (chronicle, "label", said->label);
      demo_chronicle_set (chronicle, "subject", i < 2 ? pick_link (self->story, i + 2, 13, DEMO_CALENDAR_MONTH (2026, 1))->handle : i == 2 ? "evaluation-4"
                                                                                                                                           : "meeting-2");
      demo_chronicle_set (chronicle, "file", said->file);
      demo_chronicle_set (chronicle, "missing", said->file == NULL ? "oui" : "non");
      demo_chronicle_set (chronicle, "cited", said->cited);
    }
}

/* A delicate moment stays between those who hold the dossier. */
static void
tell_discretion (Teller *self)
{
  demo_chronicle_begin_act (self->story->chronicle, ALBA, demo_chronicle_time (2026, 3, 3, 15), "Liens à garder pour nous");
  for (guint i = 0; i < N_HIDDEN; i++)
    {
      demo_chronicle_begin_record (self->story->chronicle, "link", pick_link (self->story, i + 2, 5, DEMO_CALENDAR_MONTH (2026, 3))->handle);
      demo_chronicle_set (self->story->chronicle, "visibility", "internal");
    }
}

void
demo_story_tell_evidence (DemoStory *self)
{
  Teller teller = { .story = self };

  demo_random_init (&teller.random, self->seed, "evidence");
  for (guint i = 0; demo_evidence_evaluations[i].title != NULL; i++)
    tell_evaluation (&teller, i);
  tell_interview (self);
  tell_passages (&teller);
  tell_proofs (&teller);
  tell_files (&teller);
  tell_postures (&teller);
  tell_discretion (&teller);
}
