#include "demo-story-private.h"

/* The campaign opened on Monday 16 March 2026 and is half done when the story stops, ten weeks later. */

typedef struct
{
  const char *status;
  guint       n; /* of 62 */
  guint       least_attempts;
  guint       most_attempts;
} Outcome;

static const Outcome outcomes[] = {
  { "done", 27, 1, 3 },
  { "appointment_made", 8, 1, 2 },
  { "call_back", 6, 1, 3 },
  { "message_left", 7, 1, 3 },
  { "in_progress", 3, 1, 2 },
  { "to_contact", 7, 0, 0 },
  { "refused", 1, 2, 2 },
  { "unreachable", 2, 4, 4 },
  { "out_of_scope", 1, 1, 1 },
};

typedef struct
{
  guint       contact; /* the centre's index */
  guint       day;
  guint       number; /* of this contact's attempts */
  const char *status; /* after it */
} Call;

typedef struct
{
  DemoStory *story;
  DemoRandom random;
  GArray    *calls; /* Call */
  guint     *order; /* who has which outcome */
} Teller;

static const char *const results[] = {
  "Quatre liens décrits, deux à compléter avec le référent familles.",
  "Beaucoup de liens avec l’élémentaire, presque rien avec le collège.",
  "Le lien tient par une seule personne des deux côtés.",
  "Demande à recevoir le guide dès qu’il existe.",
  "A sorti les conventions : deux sont échues.",
  "Ne voit pas de lien avec la maternelle voisine, mais les parents y sont."
};

static char *
day_words (guint day)
{
  g_autoptr (GDate) date = g_date_new_dmy (16, G_DATE_MARCH, 2026);

  g_date_add_days (date, day);
  return demo_calendar_dup_day (DEMO_CALENDAR_MONTH (g_date_get_year (date), g_date_get_month (date)), g_date_get_day (date));
}

static guint
work_day (guint day)
{
  if (day == 46) /* the first of May */
    return day + 3;
  return day % 7 >= 5 ? day + 2 : day;
}

static void
plan_calls (Teller        *self,
            guint          centre,
            const Outcome *outcome)
{
  guint n = (guint) demo_random_between (&self->random, (int) outcome->least_attempts, (int) outcome->most_attempts);
  guint day = demo_random_below (&self->random, 40);

  for (guint i = 0; i < n; i++)
    {
      const char *waiting = demo_random_chance (&self->random, 60) ? "message_left" : "call_back";
      Call        call = { centre, work_day (day), i, i + 1 < n ? waiting : outcome->status };

      g_array_append_val (self->calls, call);
      day += (guint) demo_random_between (&self->random, 3, 9);
    }
}

static int
by_day (gconstpointer one,
        gconstpointer other)
{
  const Call *a = one, *b = other;

  if (a->day != b->day)
    return a->day < b->day ? -1 : 1;
  return a->contact < b->contact ? -1 : a->contact > b->contact;
}

static void
open_campaign (DemoStory *self)
{
  demo_chronicle_begin_act (self->chronicle, ALBA, demo_calendar_time (DEMO_CALENDAR_MONTH (2026, 3), 13, 80), "Campagne d’enquête ouverte, 62 contacts");
  demo_chronicle_begin_record (self->chronicle, "campaign", "campaign");
  demo_chronicle_set (self->chronicle, "title", "Enquête auprès des centres, printemps 2026");
  demo_chronicle_set (self->chronicle, "from", "16 mars 2026");
  demo_chronicle_set (self->chronicle, "to", "30 juin 2026");
  demo_chronicle_set (self->chronicle, "questionnaire",
                      "1. Avec quelles écoles êtes-vous en relation ?\n2. Comment cela a-t-il commencé, et par qui ?\n3. Que faites-vous ensemble, à quel rythme ?\n"
                      "4. Qui tient le fil de chaque côté ?\n5. Qu’est-ce qui aide, qu’est-ce qui gêne ?\n6. Avec qui aimeriez-vous commencer ?");
  for (guint i = 0; i < self->network->size.n_centres; i++)
    {
      g_autofree char *handle = g_strdup_printf ("contact-%u", i + 1);

      demo_chronicle_begin_record (self->chronicle, "contact", handle);
      demo_chronicle_set (self->chronicle, "campaign", "campaign");
      demo_chronicle_set (self->chronicle, "structure", demo_story_handle_of (self, i));
      demo_chronicle_set (self->chronicle, "partner", i % 4 == 3 ? "ecole_et_famille" : "federation");
      demo_chronicle_set (self->chronicle, "status", "to_contact");
    }
}

static void
say_outcome (Teller     *self,
             const Call *call)
{
  DemoChronicle   *chronicle = self->story->chronicle;
  g_autofree char *soon = day_words (work_day (call->day + 9));

  demo_chronicle_set (chronicle, "status", call->status);
  if (g_str_equal (call->status, "done"))
    {
      demo_chronicle_set (chronicle, "mode", demo_random_chance (&self->random, 68) ? "phone" : "on_site");
      demo_chronicle_set_printf (chronicle, "minutes", "%d", 5 * demo_random_between (&self->random, 5, 22));
      demo_chronicle_set (chronicle, "result", results[demo_random_below (&self->random, G_N_ELEMENTS (results))]);
    }
  else if (g_str_equal (call->status, "appointment_made"))
    demo_chronicle_set (chronicle, "appointment", soon);
  else if (g_str_equal (call->status, "call_back"))
    demo_chronicle_set (chronicle, "action_needed", "rappeler en fin de matinée");
  else if (g_str_equal (call->status, "refused"))
    demo_chronicle_set (chronicle, "result", "Équipe en cours de changement, ne souhaite pas répondre cette année.");
  else if (g_str_equal (call->status, "out_of_scope"))
    demo_chronicle_set (chronicle, "result", "Ne reçoit que des adultes ; aucun lien avec une école n’est dans ses missions.");
}

static void
tell_call (Teller     *self,
           const Call *call)
{
  DemoChronicle   *chronicle = self->story->chronicle;
  g_autofree char *contact = g_strdup_printf ("contact-%u", call->contact + 1);
  g_autofree char *attempt = g_strdup_printf ("attempt-%u-%u", call->contact + 1, call->number + 1);
  g_autofree char *when = day_words (call->day);
  g_autofree char *back = day_words (work_day (call->day + 4));

  demo_chronicle_begin_record (chronicle, "contact", contact);
  demo_chronicle_set (chronicle, "interviewer", call->contact % 4 == 3 ? "Nora Mirabelle" : "Idris Chèvrefeuille");
  say_outcome (self, call);
  demo_chronicle_begin_record (chronicle, "attempt", attempt);
  demo_chronicle_set (chronicle, "contact", contact);
  demo_chronicle_set (chronicle, "when", when);
  demo_chronicle_set (chronicle, "mode", demo_random_chance (&self->random, 80) ? "phone" : "email");
  demo_chronicle_set (chronicle, "result", call->status);
  if (g_str_equal (call->status, "message_left"))
    demo_chronicle_set (chronicle, "message", "Message laissé à l’accueil : l’enquête, vingt minutes, au choix du jour.");
  if (g_str_equal (call->status, "call_back") || g_str_equal (call->status, "message_left"))
    demo_chronicle_set (chronicle, "call_back_on", back);
}

static void
begin_day (Teller     *self,
           const Call *call)
{
  g_autoptr (GDate) date = g_date_new_dmy (16, G_DATE_MARCH, 2026);
  g_autofree char  *words = day_words (call->day);
  g_autofree char  *label = g_strdup_printf ("Appels du %s", words);
  gint64            time;

  g_date_add_days (date, call->day);
  time = demo_chronicle_time (g_date_get_year (date), g_date_get_month (date), g_date_get_day (date), 60 + (int) (call->day * 17 % 240));
  if (call->day % 4 == 3)
    demo_chronicle_begin_act (self->story->chronicle, NORA, time, label);
  else
    demo_chronicle_begin_act (self->story->chronicle, IDRIS, time, label);
}

void
demo_story_tell_survey (DemoStory *self)
{
  guint              n_centres = self->network->size.n_centres;
  g_autoptr (GArray) calls = g_array_new (FALSE, FALSE, sizeof (Call));
  g_autofree guint  *order = g_new (guint, n_centres);
  Teller             teller = { .story = self, .calls = calls, .order = order };
  guint              next = 0;

  demo_random_init (&teller.random, self->seed, "survey");
  open_campaign (self);
  for (guint i = 0; i < n_centres; i++)
    order[i] = i;
  demo_random_shuffle (&teller.random, order, n_centres);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    for (guint j = 0; j < outcomes[i].n && next < n_centres; j++)
      plan_calls (&teller, order[next++], &outcomes[i]);
  g_array_sort (calls, by_day);
  for (guint i = 0; i < calls->len; i++)
    {
      const Call *call = &g_array_index (calls, Call, i);

      if (i == 0 || call->day != g_array_index (calls, Call, i - 1).day)
        begin_day (&teller, call);
      tell_call (&teller, call);
    }
}
