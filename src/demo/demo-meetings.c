#include "demo-story-private.h"

typedef struct
{
  const char *handle;
  const char *number;
  const char *title;
  const char *kind;
  const char *aim;
  const char *audience;
  const char *first_date;
  const char *date; /* when it was or will be; equal to first_date: kept */
  const char *change_reason;
  const char *hours;
  const char *agenda;
  const char *minutes;      /* NULL: it has not been */
  int         announced[3]; /* year, month, day it was written down */
  int         held[3];      /* year 0: it has not been */
  guint       n_invited;
} Meeting;

static const Meeting meetings[] = {
  { "meeting-1", "1", "Première rencontre : ce qui marche déjà", "peers_meeting", "Raconter une relation qui tient, et nommer ce qui l’a rendue possible.", "Équipes des centres", "5 juin 2025", "5 juin 2025", NULL, "9h30 – 12h30", "Tour de table · Une histoire de lien chacun · Post-its par question · Ce qu’on garde", "Vingt-trois centres. Cinq questions ouvertes, trente-deux post-its. On décide de demander leur avis aux écoles avant l’automne.", { 2025, 4, 22 }, { 2025, 6, 6 }, 34 },
  { "meeting-2", "2", "Deuxième rencontre : ce qui fait durer", "peers_meeting", "Reprendre les pratiques une à une, les compléter, repérer ce qui manque.", "Équipes des centres, École et Famille", "20 novembre 2025", "20 novembre 2025", NULL, "9h30 – 12h30", "Retour des écoles · Lecture des pratiques · Freins et parades · Suites", "Dix-neuf centres, dont cinq nouveaux. Les freins ont pris plus de temps que prévu : une troisième séance leur sera donnée.", { 2025, 6, 6 }, { 2025, 11, 21 }, 38 },
  { "meeting-3", "3", "Troisième rencontre : les questions difficiles", "peers_meeting", "Travailler les situations de conflit entre un parent et l’école, et valider le guide.", "Équipes des centres", "19 mars 2026", "21 mai 2026", "Conseils de classe et réunions d’orientation la même semaine : trop de partenaires absents.", "9h00 – 12h30", "Deux situations · La place du centre · Validation des pratiques · Préparer la rencontre départementale", "Vingt et un centres. Vingt pratiques validées, six à retravailler. Un groupe relit le guide en juin.", { 2025, 11, 21 }, { 2026, 5, 22 }, 40 },
  { "meeting-4", "4", "Rencontre départementale : écoles et centres sociaux", "departmental_meeting", "Présenter le guide et la carte, débattre avec les enseignants et les parents, ouvrir de nouveaux liens.", "Centres, écoles, villes, parents, partenaires", "15 octobre 2026", "15 octobre 2026", NULL, "9h00 – 16h30", "Accueil · La carte des liens · Tables rondes par âge · Le guide · Engagements", NULL, { 2026, 5, 22 }, { 0, 0, 0 }, 62 },
};

typedef struct
{
  const char *what;
  const char *owner;
  const char *due;
  const char *from;
  const char *to;
  gboolean    done;
} Task;

static const Task tasks[] = {
  { "Demander à une école amie ce qui, pour elle, facilite la relation", "Centres", "30 septembre 2025", "meeting-1", "meeting-2", TRUE },
  { "Mettre au propre les post-its et les renvoyer à tous", "Fédération", "juin 2025", "meeting-1", "meeting-2", TRUE },
  { "Recueillir l’avis de trois directions d’école", "École et Famille", "octobre 2025", "meeting-1", "meeting-2", TRUE },
  { "Retrouver les conventions signées depuis 2020", "Centres", "janvier 2026", "meeting-2", "meeting-3", TRUE },
  { "Lancer l’enquête auprès des 62 centres", "Fédération", "mars 2026", "meeting-2", "meeting-3", TRUE },
  { "Proposer une grille pour analyser une situation de conflit", "École et Famille", "15 mars 2026", "meeting-2", "meeting-3", TRUE },
  { "Relire le guide à quatre", "Fédération", "20 juin 2026", "meeting-3", "meeting-4", FALSE },
  { "Appeler les centres qui n’ont pas répondu", "Fédération", "30 juin 2026", "meeting-3", "meeting-4", FALSE },
  { "Inviter les coordonnateurs d’éducation prioritaire", "École et Famille", "septembre 2026", "meeting-3", "meeting-4", FALSE },
  { "Chaque centre vient avec une école", "Centres", "15 octobre 2026", "meeting-3", "meeting-4", FALSE },
  { "Réserver une grande salle accessible en train", "Fédération", "juin 2026", "meeting-3", "meeting-4", TRUE },
};

static const DemoChoice presences[] = { { "present", 56 }, { "excused", 20 }, { "absent", 16 }, { "newcomer", 8 }, { NULL, 0 } };
static const DemoChoice answers[] = { { "invited", 58 }, { "confirmed", 34 }, { "excused", 8 }, { NULL, 0 } };

static void
announce (DemoStory     *self,
          const Meeting *meeting)
{
  const DemoStructure *host = demo_network_get (self->network, (guint) (meeting->handle[8] - '0') * 9);

  demo_chronicle_begin_act (self->chronicle, ALBA, demo_chronicle_time (meeting->announced[0], meeting->announced[1], meeting->announced[2], 40), "Une rencontre est annoncée");
  demo_chronicle_begin_record (self->chronicle, "meeting", meeting->handle);
  demo_chronicle_set (self->chronicle, "number", meeting->number);
  demo_chronicle_set (self->chronicle, "title", meeting->title);
  demo_chronicle_set (self->chronicle, "kind", meeting->kind);
  demo_chronicle_set (self->chronicle, "aim", meeting->aim);
  demo_chronicle_set (self->chronicle, "audience", meeting->audience);
  demo_chronicle_set_printf (self->chronicle, "place", "%s, %s", host->name, demo_terrain_get_commune (self->terrain, host->commune)->name);
  demo_chronicle_set (self->chronicle, "date", meeting->first_date);
  demo_chronicle_set (self->chronicle, "first_date", meeting->first_date);
  demo_chronicle_set (self->chronicle, "hours", meeting->hours);
  demo_chronicle_set (self->chronicle, "agenda", meeting->agenda);
}

static void
move (DemoStory     *self,
      const Meeting *meeting)
{
  if (meeting->change_reason == NULL)
    return;
  demo_chronicle_begin_act (self->chronicle, IDRIS, demo_chronicle_time (2026, 3, 5, 200), "La troisième rencontre change de date");
  demo_chronicle_begin_record (self->chronicle, "meeting", meeting->handle);
  demo_chronicle_set (self->chronicle, "date", meeting->date);
  demo_chronicle_set (self->chronicle, "change_reason", meeting->change_reason);
}

static void
invite (DemoStory     *self,
        DemoRandom    *random,
        const Meeting *meeting)
{
  guint             n = self->network->size.n_centres;
  g_autofree guint *order = g_new (guint, n);
  gboolean          held = meeting->held[0] != 0;

  for (guint i = 0; i < n; i++)
    order[i] = i;
  demo_random_shuffle (random, order, n);
  for (guint i = 0; i < MIN (meeting->n_invited, n); i++)
    {
      g_autofree char *handle = g_strdup_printf ("invitation-%s-%u", meeting->number, i + 1);
      const char      *presence = demo_random_choose (random, held ? presences : answers);

      demo_chronicle_begin_record (self->chronicle, "invitation", handle);
      demo_chronicle_set (self->chronicle, "meeting", meeting->handle);
      demo_chronicle_set (self->chronicle, "structure", demo_story_handle_of (self, order[i]));
      demo_chronicle_set (self->chronicle, "presence", g_str_equal (presence, "newcomer") ? "present" : presence);
      if (g_str_equal (presence, "newcomer"))
        demo_chronicle_set (self->chronicle, "newcomer", "oui");
    }
}

static void
report (DemoStory     *self,
        DemoRandom    *random,
        const Meeting *meeting)
{
  if (meeting->held[0] == 0)
    {
      demo_chronicle_begin_act (self->chronicle, NORA, demo_calendar_time (DEMO_CALENDAR_LAST, 26, 60), "Invitations à la rencontre départementale");
      invite (self, random, meeting);
      return;
    }
  demo_chronicle_begin_act (self->chronicle, ALBA, demo_chronicle_time (meeting->held[0], meeting->held[1], meeting->held[2], -120), "Compte rendu d’une rencontre");
  demo_chronicle_begin_record (self->chronicle, "meeting", meeting->handle);
  demo_chronicle_set (self->chronicle, "minutes", meeting->minutes);
  invite (self, random, meeting);
}

static void
tell_tasks (DemoStory *self)
{
  static const int days[][3] = { { 2025, 6, 10 }, { 2025, 11, 24 }, { 2026, 5, 25 } };

  for (guint held = 0; held < G_N_ELEMENTS (days); held++)
    {
      demo_chronicle_begin_act (self->chronicle, IDRIS, demo_chronicle_time (days[held][0], days[held][1], days[held][2], 30), "À faire d’ici la prochaine rencontre");
      for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
        {
          g_autofree char *handle = g_strdup_printf ("task-%u", i + 1);

          if (tasks[i].from[8] != meetings[held].handle[8])
            continue;
          demo_chronicle_begin_record (self->chronicle, "task", handle);
          demo_chronicle_set (self->chronicle, "what", tasks[i].what);
          demo_chronicle_set (self->chronicle, "owner", tasks[i].owner);
          demo_chronicle_set (self->chronicle, "due", tasks[i].due);
          demo_chronicle_set (self->chronicle, "from_meeting", tasks[i].from);
          demo_chronicle_set (self->chronicle, "for_meeting", tasks[i].to);
          demo_chronicle_set (self->chronicle, "done", tasks[i].done ? "oui" : "non");
        }
    }
}

void
demo_story_tell_meetings (DemoStory *self)
{
  DemoRandom random;

  demo_random_init (&random, self->seed, "meetings");
  for (guint i = 0; i < G_N_ELEMENTS (meetings); i++)
    {
      announce (self, &meetings[i]);
      move (self, &meetings[i]);
      report (self, &random, &meetings[i]);
    }
  tell_tasks (self);
}
