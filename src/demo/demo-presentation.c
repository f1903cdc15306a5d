/* demo-presentation.c - three views that were kept, and the presentation of the last meeting */
#include "demo-story-private.h"

static const struct
{
  const char *handle, *title, *filters, *place, *colours;
} views[] = {
  { "view-1", "Centres et collèges", "structure?type=social_centre&type=middle_school", "map", NULL },
  { "view-2", "Couverture du territoire", "structure", "map", "colour=none size=links shade=links layers=communes,departement,names" },
  { "view-3", "Centres et écoles, face à face", "structure", "columns:schools", NULL },
};

/* place: of a step that keeps the map itself. */
static const struct
{
  const char *title, *text, *notes, *view, *place, *practice;
} steps[] = {
  { "Trois ans de liens", "Tout ce que nous savons aujourd’hui, sur une seule carte.", "Remercier les centres et les écoles qui ont répondu. Laisser une minute pour regarder.", NULL, "map", NULL },
  { "Centres et collèges", "Le passage en sixième ouvre des portes.", "Demander à la salle un exemple.", "view-1", NULL, "practice-7" },
  { "Où manque-t-il un lien ?", "Plus une commune est foncée, plus on y travaille ensemble.", "Une commune claire n’est pas une faute : peut-être n’avons-nous pas encore demandé.", "view-2", NULL, NULL },
  { "Qui travaille avec qui", NULL, "Descendre avec Maj et la flèche.", "view-3", NULL, NULL },
  { "Le réseau", "Certains liens reposent sur une seule personne.", "Finir là-dessus, puis ouvrir la discussion. N pour noter.", NULL, "network", "practice-16" },
};

static void
tell_views (DemoStory *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      demo_chronicle_begin_record (self->chronicle, "view", views[i].handle);
      demo_chronicle_set (self->chronicle, "title", views[i].title);
      demo_chronicle_set (self->chronicle, "filters", views[i].filters);
      demo_chronicle_set (self->chronicle, "place", views[i].place);
      demo_chronicle_set (self->chronicle, "colours", views[i].colours);
    }
}

static void
tell_step (DemoStory *self,
           guint      index)
{
  g_autofree char *handle = g_strdup_printf ("presentation-step-%u", index + 1);

  demo_chronicle_begin_record (self->chronicle, "presentation_step", handle);
  demo_chronicle_set (self->chronicle, "presentation", "presentation-1");
  demo_chronicle_set_printf (self->chronicle, "order", "%04u", index + 1);
  demo_chronicle_set (self->chronicle, "title", steps[index].title);
  demo_chronicle_set (self->chronicle, "text", steps[index].text);
  demo_chronicle_set (self->chronicle, "notes", steps[index].notes);
  demo_chronicle_set (self->chronicle, "view", steps[index].view);
  demo_chronicle_set (self->chronicle, "place", steps[index].place);
  demo_chronicle_set (self->chronicle, "practice", steps[index].practice);
}

void
demo_story_tell_presentation (DemoStory *self)
{
  demo_chronicle_begin_act (self->chronicle, ALBA, demo_chronicle_time (2026, 5, 29, 30), "Présentation pour la rencontre départementale");
  tell_views (self);
  demo_chronicle_begin_record (self->chronicle, "presentation", "presentation-1");
  demo_chronicle_set (self->chronicle, "title", "Rencontre départementale");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    tell_step (self, i);
}
