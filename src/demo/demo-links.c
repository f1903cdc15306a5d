#include "demo-link-words.h"
#include "demo-story-private.h"

#include <string.h>

#define N_LINKS 400
#define N_HERMITS 4 /* centres without any link: the map must show them too */

typedef struct
{
  DemoStory *story;
  DemoRandom random;
  double    *pulls; /* of each structure, for the centre in hand */
} Teller;

/* Wherever they are, everybody deals with them. */
static gboolean
is_departmental (const DemoStructure *structure)
{
  static const char *const types[] = { "academic_inspection", "ecole_et_famille", "departmental_federation", "caf", NULL };

  return g_strv_contains (types, structure->type);
}

/* How much a centre is drawn to a structure: near, in its own town, a middle school, in a network. */
static double
pull (const DemoNetwork *network,
      guint              centre,
      guint              other)
{
  const DemoStructure *from = demo_network_get (network, centre), *to = demo_network_get (network, other);
  double               near = 1 / (1 + demo_network_get_distance (network, centre, other) / (2000.0 * 2000.0));
  double               kind = 1;

  if (centre == other)
    return 0;
  if (to->rank == DEMO_STRUCTURE_MIDDLE)
    kind = 2.6;
  else if (to->rank == DEMO_STRUCTURE_HIGH)
    kind = 0.7;
  else if (to->rank == DEMO_STRUCTURE_CENTRE)
    kind = 0.16;
  else if (to->rank == DEMO_STRUCTURE_PARTNER)
    kind = to->commune == from->commune ? 1.1 : 0.12;
  if (is_departmental (to))
    return 0.1;
  return kind * near * near * (to->commune == from->commune ? 1.6 : 1) * (to->rep != DEMO_MESH_NONE ? 1.6 : 1);
}

static guint
draw_partner (Teller *self,
              guint   centre)
{
  const DemoNetwork *network = self->story->network;
  double             sum = 0, drawn;

  for (guint i = 0; i < network->structures->len; i++)
    sum += self->pulls[i] = pull (network, centre, i);
  drawn = sum * demo_random_unit (&self->random);
  for (guint i = 0; i < network->structures->len; i++)
    {
      drawn -= self->pulls[i];
      if (drawn < 0)
        return i;
    }
  return DEMO_NETWORK_FEDERATION (network);
}

static int
draw_beginning (Teller *self)
{
  guint when = demo_random_below (&self->random, 100);

  if (when < 24)
    return DEMO_CALENDAR_MONTH (demo_random_between (&self->random, 2005, 2019), demo_random_between (&self->random, 1, 12));
  if (when < 42)
    return DEMO_CALENDAR_FIRST - demo_random_between (&self->random, 1, 40);
  return demo_random_between (&self->random, DEMO_CALENDAR_FIRST, DEMO_CALENDAR_LAST - 1);
}

static DemoLink
draw_link (Teller *self,
           guint   number,
           guint   centre,
           guint   other)
{
  const DemoStructure *with = demo_network_get (self->story->network, other);
  DemoLink             link = { .a = centre, .b = other, .began = draw_beginning (self) };

  g_snprintf (link.handle, sizeof link.handle, "link-%u", number + 1);
  link.kind = demo_random_choose (&self->random, with->rank == DEMO_STRUCTURE_PARTNER || with->rank == DEMO_STRUCTURE_CENTRE ? demo_link_kinds_with_partners : demo_link_kinds);
  link.status = demo_random_choose (&self->random, demo_link_statuses);
  /* What existed before the dossier was told in its first autumn; the rest as it came. */
  link.told = MAX (link.began, DEMO_CALENDAR_FIRST + demo_random_between (&self->random, 1, 6));
  link.told = MIN (link.told + (demo_random_chance (&self->random, 40) ? 1 : 0), DEMO_CALENDAR_LAST - 1);
  if (g_str_equal (link.status, "ended"))
    link.ended = MIN (DEMO_CALENDAR_LAST, MAX (link.began + 3, link.told - 8 + demo_random_between (&self->random, 0, 22)));
  return link;
}

static int
by_telling (gconstpointer one,
            gconstpointer other)
{
  const DemoLink *a = one, *b = other;

  if (a->told != b->told)
    return a->told < b->told ? -1 : 1;
  if (a->a != b->a)
    return a->a < b->a ? -1 : 1;
  return strcmp (a->handle, b->handle);
}

static void
draw_links (Teller *self)
{
  const DemoNetwork *network = self->story->network;
  guint              n_centres = network->size.n_centres;

  for (guint i = 0; i < N_LINKS; i++)
    {
      guint    centre = N_HERMITS + demo_random_below (&self->random, n_centres - N_HERMITS);
      guint    other;
      DemoLink link;

      /* Each tells one link at least, then some tell many. */
      if (i < n_centres - N_HERMITS)
        centre = N_HERMITS + i;
      other = draw_partner (self, centre);
      while (other < N_HERMITS)
        other = draw_partner (self, centre);
      link = draw_link (self, i, centre, other);
      /* The same two often do more than one thing together. */
      if (i > 80 && demo_random_chance (&self->random, 14))
        {
          const DemoLink *before = &g_array_index (self->story->links, DemoLink, demo_random_below (&self->random, i));

          link.a = before->a;
          link.b = before->b;
        }
      g_array_append_val (self->story->links, link);
    }
  g_array_sort (self->story->links, by_telling);
}

static void
say_programmes (Teller         *self,
                const DemoLink *link)
{
  const DemoNetwork *network = self->story->network;
  const char        *programme = demo_random_choose (&self->random, demo_link_programmes);
  const char        *handle = demo_story_handle_of (self->story, link->a);

  if (!demo_link_is_strong (link->kind) && demo_random_chance (&self->random, 62))
    {
      if (demo_random_chance (&self->random, 35))
        demo_chronicle_set (self->story->chronicle, "programmes", "-");
      return;
    }
  /* A CLAS can be the centre's, the town's, or nobody knows whose. */
  if (demo_random_chance (&self->random, 30) && demo_network_get (network, link->b)->rank == DEMO_STRUCTURE_PARTNER)
    handle = demo_story_handle_of (self->story, link->b);
  if (demo_random_chance (&self->random, 70))
    demo_chronicle_set_printf (self->story->chronicle, "programmes", "%s@%s", programme, handle);
  else
    demo_chronicle_set (self->story->chronicle, "programmes", programme);
  if (demo_random_chance (&self->random, 14))
    demo_chronicle_set (self->story->chronicle, "programmes", g_str_equal (programme, "urban_policy") ? "pedt" : "urban_policy");
}

/* Posts as they were the month before: what changed since is not in the dossier yet. */
static void
say_threads (Teller         *self,
             const DemoLink *link)
{
  DemoChronicle  *chronicle = self->story->chronicle;
  const char     *role = demo_random_chance (&self->random, 50) ? "family_officer" : "clas_officer";
  const DemoPost *mine = demo_story_find_post (self->story, link->a, role, link->told - 1);
  const DemoPost *theirs = demo_story_find_post (self->story, link->b, NULL, link->told - 1);

  if (mine != NULL && demo_random_chance (&self->random, 72))
    demo_chronicle_set (chronicle, "thread_a", mine->handle);
  if (theirs != NULL && demo_random_chance (&self->random, 64))
    demo_chronicle_set (chronicle, "thread_b", theirs->handle);
}

/* Formality, rhythm and cooperation go together: a shared programme is rarely informal. */
static void
say_character (Teller         *self,
               const DemoLink *link)
{
  DemoStory  *story = self->story;
  gboolean    strong = demo_link_is_strong (link->kind);
  const char *regularity = demo_random_choose (&self->random, strong ? demo_link_regularities_strong : demo_link_regularities);

  demo_chronicle_set (story->chronicle, "kind", link->kind);
  demo_story_say (story, &self->random, "formality", demo_random_choose (&self->random, strong ? demo_link_formalities_strong : demo_link_formalities), 9, 5);
  demo_story_say (story, &self->random, "regularity", regularity, 10, 4);
  if (g_str_equal (regularity, "regular"))
    demo_story_say (story, &self->random, "frequency", demo_random_choose (&self->random, demo_link_frequencies), 12, 6);
  else if (g_str_equal (regularity, "occasional"))
    demo_story_say (story, &self->random, "frequency", demo_random_choose (&self->random, demo_link_frequencies_occasional), 14, 5);
  else
    demo_chronicle_set (story->chronicle, "frequency", demo_random_chance (&self->random, 75) ? "-" : NULL);
  demo_story_say (story, &self->random, "cooperation", demo_random_choose (&self->random, strong ? demo_link_cooperations_strong : demo_link_cooperations), 14, 5);
  demo_story_say (story, &self->random, "scope", demo_random_chance (&self->random, 96) ? "local" : "departmental", 35, 0);
  demo_story_say (story, &self->random, "first_step", demo_random_choose (&self->random, demo_link_first_steps), 12, 13);
}

static void
say_reasons (Teller *self)
{
  DemoStory *story = self->story;

  demo_story_say_several (story, &self->random, "purposes", demo_link_purposes, demo_random_chance (&self->random, 85), 3);
  demo_story_say_several (story, &self->random, "themes", demo_link_themes, demo_random_chance (&self->random, 70), 2);
  demo_story_say_several (story, &self->random, "publics", demo_link_publics, demo_random_chance (&self->random, 65), 2);
  demo_story_say_several (story, &self->random, "places", demo_link_places, 0, 2);
  demo_story_say_several (story, &self->random, "ways_in", demo_link_ways_in, demo_random_chance (&self->random, 60), 2);
  demo_story_say_several (story, &self->random, "levers", demo_link_ways_in, 0, 2);
  demo_story_say_several (story, &self->random, "brakes", demo_link_brakes, 0, 3);
  demo_story_say_several (story, &self->random, "factors", demo_link_factors, 0, 3);
}

static void
say_evidence (Teller         *self,
              const DemoLink *link)
{
  DemoStory       *story = self->story;
  g_autofree char *verified = demo_calendar_dup_month (MIN (link->told + 3, DEMO_CALENDAR_LAST));

  demo_story_say (story, &self->random, "certainty", demo_random_choose (&self->random, demo_link_certainties), 10, 0);
  demo_story_say (story, &self->random, "sources", demo_link_source (link->told), 38, 0);
  demo_story_say (story, &self->random, "verified_on", verified, 62, 0);
  if (demo_random_chance (&self->random, 14))
    demo_chronicle_set (story->chronicle, "notes", demo_link_draw_note (&self->random));
}

/* As it was when it was told: what ended later was still alive, what is solid was being built. */
static void
say_state (Teller         *self,
           const DemoLink *link)
{
  DemoStory       *story = self->story;
  g_autofree char *began = demo_calendar_dup_memory (link->began, &self->random);
  gboolean         over = link->ended != 0 && link->ended <= link->told;

  demo_story_say (story, &self->random, "began", began, 7, 6);
  if (!over)
    {
      gboolean later = link->ended != 0 || g_str_equal (link->status, "dormant") || g_str_equal (link->status, "revived");

      demo_story_say (story, &self->random, "status", later ? "active" : link->status, 4, 2);
      demo_story_say (story, &self->random, "quality", demo_random_choose (&self->random, demo_link_qualities), 16, 8);
      return;
    }
  demo_chronicle_set (story->chronicle, "status", "ended");
  demo_link_say_end (story->chronicle, &self->random, link->ended);
}

static void
tell_link (Teller         *self,
           const DemoLink *link)
{
  demo_chronicle_begin_record (self->story->chronicle, "link", link->handle);
  demo_chronicle_set (self->story->chronicle, "a", demo_story_handle_of (self->story, link->a));
  demo_chronicle_set (self->story->chronicle, "b", demo_story_handle_of (self->story, link->b));
  demo_story_say (self->story, &self->random, "object", demo_link_draw_object (link->kind, &self->random), 6, 0);
  say_character (self, link);
  say_programmes (self, link);
  say_state (self, link);
  say_reasons (self);
  say_threads (self, link);
  say_evidence (self, link);
}

static void
begin_visit (Teller         *self,
             const DemoLink *link,
             guint           i)
{
  g_autofree char *label = g_strdup_printf ("Liens relevés : %s", demo_network_get (self->story->network, link->a)->name);
  gint64           time = demo_calendar_time (link->told, 3 + (int) (link->a * 7 + (guint) link->told) % 24, -180 + (int) (i * 37 % 420));

  if (link->a % 3 == 0)
    demo_chronicle_begin_act (self->story->chronicle, NORA, time, label);
  else if (link->a % 3 == 1)
    demo_chronicle_begin_act (self->story->chronicle, ALBA, time, label);
  else
    demo_chronicle_begin_act (self->story->chronicle, IDRIS, time, label);
}

static void
tell_sources (DemoStory *self)
{
  static const char *const sources[][3] = {
    { "source-call", "Appels aux centres sociaux", "2023-2024" },
    { "source-visit", "Visites sur site", "2024-2025" },
    { "source-meeting", "Première rencontre de pairs", "juin 2025" },
    { "source-survey", "Enquête auprès des centres, printemps 2026", "2026" },
  };

  demo_chronicle_begin_act (self->chronicle, ALBA, demo_calendar_time (DEMO_CALENDAR_FIRST, 28, 10), "Sources de l’enquête");
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      demo_chronicle_begin_record (self->chronicle, "source", sources[i][0]);
      demo_chronicle_set (self->chronicle, "title", sources[i][1]);
      demo_chronicle_set (self->chronicle, "producer", demo_network_get (self->network, DEMO_NETWORK_FEDERATION (self->network))->name);
      demo_chronicle_set (self->chronicle, "edition", sources[i][2]);
    }
}

void
demo_story_tell_links (DemoStory *self)
{
  g_autofree double *pulls = g_new (double, self->network->structures->len);
  Teller             teller = { .story = self, .pulls = pulls };
  const DemoLink    *before = NULL;

  demo_random_init (&teller.random, self->seed, "links");
  tell_sources (self);
  draw_links (&teller);
  for (guint i = 0; i < self->links->len; i++)
    {
      const DemoLink *link = &g_array_index (self->links, DemoLink, i);

      if (before == NULL || before->a != link->a || before->told != link->told)
        begin_visit (&teller, link, i);
      tell_link (&teller, link);
      before = link;
    }
}
