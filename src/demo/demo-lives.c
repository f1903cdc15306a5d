#include "demo-link-words.h"
#include "demo-story-private.h"

#define N_ABSENCES 29
#define N_ACTIONS 36

typedef struct
{
  DemoStory *story;
  DemoRandom random;
  guint      n_steps;
  guint      n_acts;
} Teller;

typedef struct
{
  const char *step;
  const char *stories[6]; /* ends with NULL */
} Stories;

static const Stories all_stories[] = {
  { "first_contact", { "La directrice du centre est passée se présenter à la réunion de rentrée.", "Premier rendez-vous avec la direction, une heure et un café.", "Un parent élu a mis les deux équipes en contact.", "Rencontre à la fête des associations.", NULL } },
  { "chance", { "Une classe s’est arrêtée devant la fresque que peignaient les habitants.", "L’institutrice habite au-dessus du centre : on s’est parlé dans l’escalier.", "Une sortie annulée par la pluie s’est finie dans nos locaux.", NULL } },
  { "crisis", { "Tensions à la sortie des classes ; l’école a appelé le centre.", "Après une altercation entre parents, médiation au centre.", "Plus aucun parent candidat au conseil d’école : recherche d’une issue ensemble.", NULL } },
  { "project", { "Le projet est écrit à quatre mains et présenté au conseil d’école.", "Deux réunions de préparation, un calendrier arrêté.", "Les enfants ont choisi le thème en assemblée.", "Une fiche d’une page dit qui fait quoi.", NULL } },
  { "agreement_signed", { "Convention d’un an signée avec la ville et l’établissement.", "Convention tripartite, trois ans.", NULL } },
  { "agreement_renewed", { "Renouvelée pour trois ans sans changement.", "Renouvelée ; le bilan commun y est désormais inscrit.", NULL } },
  { "agreement_expired", { "La convention est arrivée à son terme, personne ne l’a relancée.", NULL } },
  { "contact_changed", { "Nouvelle direction à l’école : on reprend depuis le début.", "La référente familles a changé, un tuilage a pu se faire.", "Le CPE est parti ; son successeur découvre le dispositif.", NULL } },
  { "shared_evaluation", { "Bilan de fin d’année autour d’une table, avec deux parents.", "On a compté les présences et surtout parlé de ce qui coince.", "Les enfants ont donné leur avis avec des gommettes.", NULL } },
  { "stop", { "On s’arrête là, en bons termes.", "Faute de bénévoles, la séance n’a plus lieu.", NULL } },
  { "revival", { "La nouvelle équipe a rouvert le dossier ; on repart.", "Un appel en janvier a suffi à relancer.", NULL } },
};

static const DemoChoice beginnings[] = { { "first_contact", 70 }, { "chance", 16 }, { "crisis", 14 }, { NULL, 0 } };
static const DemoChoice middles[] = {
  { "project", 34 }, { "shared_evaluation", 26 }, { "contact_changed", 22 }, { "agreement_signed", 10 }, { "agreement_renewed", 5 }, { "agreement_expired", 3 }, { NULL, 0 }
};

static const char *
draw_story (Teller     *self,
            const char *step)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_stories); i++)
    if (g_str_equal (all_stories[i].step, step))
      return all_stories[i].stories[demo_random_below (&self->random, g_strv_length ((char **) all_stories[i].stories))];
  return NULL;
}

/* An act of its own, a few days into the month, by one of the three. */
static void
begin_news (Teller     *self,
            int         month,
            const char *label)
{
  gint64 time = demo_calendar_time (month, demo_random_between (&self->random, 2, 27), demo_random_between (&self->random, -200, 300));

  switch (self->n_acts++ % 3)
    {
    case 0:
      demo_chronicle_begin_act (self->story->chronicle, IDRIS, time, label);
      break;
    case 1:
      demo_chronicle_begin_act (self->story->chronicle, NORA, time, label);
      break;
    default:
      demo_chronicle_begin_act (self->story->chronicle, ALBA, time, label);
    }
}

static void
tell_step (Teller         *self,
           const DemoLink *link,
           const char     *step,
           int             month)
{
  g_autofree char *handle = g_strdup_printf ("step-%u", ++self->n_steps);
  g_autofree char *date = demo_calendar_dup_memory (month, &self->random);

  demo_chronicle_begin_record (self->story->chronicle, "link_step", handle);
  demo_chronicle_set (self->story->chronicle, "link", link->handle);
  demo_chronicle_set (self->story->chronicle, "date", date);
  demo_chronicle_set (self->story->chronicle, "step", step);
  demo_chronicle_set (self->story->chronicle, "story", draw_story (self, step));
}

/* What was already past when the link was told, then what came after, month by month. */
static void
tell_steps (Teller         *self,
            const DemoLink *link)
{
  int last = link->ended != 0 ? link->ended : DEMO_CALENDAR_LAST;
  int month = link->began;

  begin_news (self, MIN (link->told + 1, DEMO_CALENDAR_LAST), "Histoire d’un lien");
  tell_step (self, link, demo_random_choose (&self->random, beginnings), month);
  for (guint i = 0; i < 3 && demo_random_chance (&self->random, 62); i++)
    {
      month += demo_random_between (&self->random, 2, 11);
      if (month >= last)
        break;
      if (month > link->told)
        begin_news (self, MIN (month + 1, DEMO_CALENDAR_LAST), "Nouvelle d’un lien");
      tell_step (self, link, demo_random_choose (&self->random, middles), month);
    }
}

static void
tell_end (Teller         *self,
          const DemoLink *link)
{
  if (link->ended == 0 || link->ended <= link->told)
    return;
  begin_news (self, MIN (link->ended + 1, DEMO_CALENDAR_LAST), "Un lien s’arrête");
  demo_chronicle_begin_record (self->story->chronicle, "link", link->handle);
  demo_chronicle_set (self->story->chronicle, "status", "ended");
  demo_link_say_end (self->story->chronicle, &self->random, link->ended);
  tell_step (self, link, "stop", link->ended);
}

static void
tell_turn (Teller         *self,
           const DemoLink *link)
{
  int pause = link->told + 3;

  if (pause > DEMO_CALENDAR_LAST || (!g_str_equal (link->status, "dormant") && !g_str_equal (link->status, "revived")))
    return;
  begin_news (self, pause, "Un lien s’endort");
  demo_chronicle_begin_record (self->story->chronicle, "link", link->handle);
  demo_chronicle_set (self->story->chronicle, "status", "dormant");
  if (!g_str_equal (link->status, "revived") || pause + 6 > DEMO_CALENDAR_LAST)
    return;
  begin_news (self, pause + 6, "Un lien repart");
  demo_chronicle_begin_record (self->story->chronicle, "link", link->handle);
  demo_chronicle_set (self->story->chronicle, "status", "revived");
  demo_chronicle_set (self->story->chronicle, "quality", "building");
  tell_step (self, link, "revival", pause + 6);
}

/* Seen again a year later: better, worse, or just confirmed. */
static void
tell_second_look (Teller         *self,
                  const DemoLink *link)
{
  int              month = link->told + demo_random_between (&self->random, 8, 14);
  g_autofree char *verified = NULL;

  if (month > DEMO_CALENDAR_LAST || link->ended != 0 || !demo_random_chance (&self->random, 42))
    return;
  verified = demo_calendar_dup_month (month);
  begin_news (self, month, "Lien confirmé un an après");
  demo_chronicle_begin_record (self->story->chronicle, "link", link->handle);
  demo_chronicle_set (self->story->chronicle, "verified_on", verified);
  if (demo_random_chance (&self->random, 60))
    demo_chronicle_set (self->story->chronicle, "quality", demo_random_choose (&self->random, demo_link_qualities));
  if (demo_random_chance (&self->random, 30))
    demo_chronicle_set (self->story->chronicle, "certainty", "observed");
}

static guint
nearest_school (const DemoNetwork *network,
                guint              centre,
                guint              rank)
{
  guint  nearest = network->size.n_centres;
  double least = G_MAXDOUBLE;

  for (guint i = network->size.n_centres; i < network->size.n_centres + network->size.n_schools; i++)
    if (demo_network_get (network, i)->rank >= rank && demo_network_get_distance (network, centre, i) < least)
      {
        least = demo_network_get_distance (network, centre, i);
        nearest = i;
      }
  return nearest;
}

/* "Nothing found on that day" is a fact of its own. The first centres have no link at all. */
static void
tell_absences (Teller *self)
{
  static const DemoChoice sources[] = { { "entretien avec la direction du centre", 50 }, { "appel à l’école", 30 }, { "réunion de quartier", 20 }, { NULL, 0 } };
  DemoStory              *story = self->story;
  guint                   n_centres = story->network->size.n_centres;

  demo_chronicle_begin_act (story->chronicle, IDRIS, demo_calendar_time (DEMO_CALENDAR_MONTH (2026, 4), 9, 90), "Absences de lien constatées");
  for (guint i = 0; i < N_ABSENCES; i++)
    {
      guint            centre = i < 4 ? i : 4 + (i * 13) % (n_centres - 4);
      g_autofree char *handle = g_strdup_printf ("absence-%u", i + 1);
      g_autofree char *date = demo_calendar_dup_day (demo_random_between (&self->random, DEMO_CALENDAR_MONTH (2025, 10), DEMO_CALENDAR_MONTH (2026, 3)), demo_random_between (&self->random, 1, 28));

      demo_chronicle_begin_record (story->chronicle, "absence", handle);
      demo_chronicle_set (story->chronicle, "structure", demo_story_handle_of (story, centre));
      if (i < 4)
        demo_chronicle_set (story->chronicle, "no_school", "oui");
      else
        demo_chronicle_set (story->chronicle, "other", demo_story_handle_of (story, nearest_school (story->network, centre, DEMO_STRUCTURE_HIGH)));
      demo_chronicle_set (story->chronicle, "date", date);
      demo_chronicle_set (story->chronicle, "source", demo_random_choose (&self->random, sources));
      demo_chronicle_set (story->chronicle, "programme", i % 5 == 4 ? "clas" : NULL);
    }
}

static void
tell_actions (Teller *self)
{
  static const char *const titles[] = { "Carnaval du quartier", "Semaine de la parentalité", "Rallye lecture", "Fête du jeu", "Nettoyons la rivière", "Forum des métiers", "Café des parents", "Nuit de la lecture", "Jardin en fête" };
  DemoStory               *story = self->story;

  for (guint i = 0; i < N_ACTIONS; i++)
    {
      const DemoLink      *link = &g_array_index (story->links, DemoLink, (i * 11 + 5) % story->links->len);
      const DemoStructure *centre = demo_network_get (story->network, link->a);
      g_autofree char     *handle = g_strdup_printf ("action-%u", i + 1);
      g_autofree char     *from = demo_calendar_dup_memory (link->told, &self->random);

      begin_news (self, MIN (link->told + 1, DEMO_CALENDAR_LAST), "Action menée ensemble");
      demo_chronicle_begin_record (story->chronicle, "action", handle);
      demo_chronicle_set_printf (story->chronicle, "title", "%s – %s", titles[i % G_N_ELEMENTS (titles)], demo_terrain_get_commune (story->terrain, centre->commune)->name);
      demo_chronicle_set (story->chronicle, "from", from);
      demo_chronicle_set (story->chronicle, "recurring", i % 3 == 0 ? "oui" : "non");
      demo_chronicle_set (story->chronicle, "structures", demo_story_handle_of (story, link->a));
      demo_chronicle_set (story->chronicle, "structures", demo_story_handle_of (story, link->b));
      demo_chronicle_set_printf (story->chronicle, "parts", "organises@%s", demo_story_handle_of (story, link->a));
      demo_chronicle_set_printf (story->chronicle, "parts", i % 2 == 0 ? "hosts@%s" : "takes_part@%s", demo_story_handle_of (story, link->b));
      demo_chronicle_set (story->chronicle, "links", link->handle);
      demo_story_say (story, &self->random, "programme", demo_random_choose (&self->random, demo_link_programmes), 45, 0);
      demo_story_say_several (story, &self->random, "themes", demo_link_themes, 1, 2);
    }
}

void
demo_story_tell_lives (DemoStory *self)
{
  Teller teller = { .story = self };

  demo_random_init (&teller.random, self->seed, "lives");
  for (guint i = 0; i < self->links->len; i++)
    {
      const DemoLink *link = &g_array_index (self->links, DemoLink, i);

      if (demo_random_chance (&teller.random, 42))
        tell_steps (&teller, link);
      tell_end (&teller, link);
      tell_turn (&teller, link);
      tell_second_look (&teller, link);
    }
  tell_absences (&teller);
  tell_actions (&teller);
}
