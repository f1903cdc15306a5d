#include "demo-story-private.h"

#include "demo-words.h"

#define PLACES_IN_SCHOOLS 150

typedef struct
{
  DemoStory  *story;
  DemoRandom  random;
  GHashTable *names; /* taken, owned */
  guint       n_people;
} Teller;

static const DemoChoice end_reasons[] = {
  { "mutation", 34 }, { "départ à la retraite", 16 }, { "changement de poste", 24 }, { "fin de contrat", 12 }, { "congé parental", 6 }, { "?", 8 }, { NULL, 0 }
};

static void
meet (Teller *self,
      char   *handle)
{
  const char *given, *family;
  char       *name;

  do
    {
      given = demo_words_draw (DEMO_WORDS_GIVEN_NAMES, &self->random);
      family = demo_words_draw (DEMO_WORDS_FAMILY_NAMES, &self->random);
      name = g_strdup_printf ("%s %s", given, family);
    }
  while (!g_hash_table_add (self->names, name));

  g_snprintf (handle, 16, "person-%u", ++self->n_people);
  demo_chronicle_begin_record (self->story->chronicle, "person", handle);
  demo_chronicle_set (self->story->chronicle, "family_name", family);
  demo_chronicle_set (self->story->chronicle, "given_name", given);
  if (demo_random_chance (&self->random, 55))
    demo_chronicle_set_printf (self->story->chronicle, "phone", "06 39 98 %02u %02u", demo_random_below (&self->random, 100), demo_random_below (&self->random, 100));
}

static void
assign (Teller         *self,
        const DemoPost *post,
        const char     *person,
        int             from)
{
  DemoChronicle   *chronicle = self->story->chronicle;
  g_autofree char *since = demo_calendar_dup_memory (from, &self->random);
  gboolean         heads = g_str_equal (post->role, "head") || g_str_equal (post->role, "principal") || g_str_equal (post->role, "centre_director");

  demo_chronicle_begin_record (chronicle, "assignment", post->handle);
  demo_chronicle_set (chronicle, "person", person);
  demo_chronicle_set (chronicle, "structure", demo_story_handle_of (self->story, post->structure));
  demo_chronicle_set (chronicle, "role", post->role);
  demo_chronicle_set (chronicle, "weight", demo_random_chance (&self->random, heads ? 35 : 12) ? "major" : NULL);
  demo_chronicle_set (chronicle, "hierarchical", heads ? "oui" : demo_random_chance (&self->random, 60) ? "non"
                                                                                                        : NULL);
  demo_chronicle_set (chronicle, "from", since);
}

/* Most are told that they are recorded, the month they come; a few were forgotten. */
static void
tell_of_the_record (Teller *self,
                    int     month)
{
  g_autofree char *told = demo_calendar_dup_month (month);

  if (self->n_people % 29 != 0)
    demo_chronicle_set (self->story->chronicle, "informed_on", told);
}

/* One post in twelve has nobody known; it is a fact worth having. */
static void
open_post (Teller     *self,
           guint       structure,
           const char *role)
{
  DemoPost post = { .structure = structure, .role = role, .from = DEMO_CALENDAR_FIRST - demo_random_between (&self->random, 1, 140) };
  gboolean vacant = demo_random_chance (&self->random, 8);
  char     person[16];

  g_snprintf (post.handle, sizeof post.handle, "post-%u", self->story->posts->len + 1);
  if (!vacant)
    {
      meet (self, person);
      tell_of_the_record (self, DEMO_CALENDAR_FIRST);
    }
  assign (self, &post, vacant ? NULL : person, post.from);
  g_array_append_val (self->story->posts, post);
}

static void
open_posts_of_centres (Teller *self)
{
  demo_chronicle_begin_act (self->story->chronicle, ALBA, demo_calendar_time (DEMO_CALENDAR_FIRST, 18, 95), "Équipes des centres, rentrée 2023");
  for (guint i = 0; i < self->story->network->size.n_centres; i++)
    {
      open_post (self, i, "centre_director");
      if (demo_random_chance (&self->random, 66))
        open_post (self, i, "family_officer");
      if (demo_random_chance (&self->random, 48))
        open_post (self, i, "clas_officer");
      if (demo_random_chance (&self->random, 20))
        open_post (self, i, "activity_leader");
    }
}

static void
open_posts_of_school (Teller *self,
                      guint   school)
{
  const DemoStructure *structure = demo_network_get (self->story->network, school);
  gboolean             large = structure->rank >= DEMO_STRUCTURE_MIDDLE;

  open_post (self, school, large ? "principal" : "head");
  if (large && demo_random_chance (&self->random, 60))
    open_post (self, school, "cpe");
  if (structure->rep != DEMO_MESH_NONE && large)
    open_post (self, school, "rep_coordinator");
  if (demo_random_chance (&self->random, 30))
    open_post (self, school, "teacher");
  if (demo_random_chance (&self->random, 7))
    open_post (self, school, "school_psychologist");
}

/* The schools one has somebody in: those nearest to the centres, a few for each. */
static void
open_posts_of_schools (Teller *self)
{
  const DemoNetwork *network = self->story->network;
  g_autofree guint8 *known = g_new0 (guint8, network->structures->len);
  guint              n_known = 0;

  demo_chronicle_begin_act (self->story->chronicle, NORA, demo_calendar_time (DEMO_CALENDAR_FIRST, 21, 140), "Interlocuteurs connus dans les écoles");
  for (guint round = 0; n_known < PLACES_IN_SCHOOLS && round < 4; round++)
    for (guint centre = 0; centre < network->size.n_centres; centre++)
      {
        guint  nearest = DEMO_MESH_NONE;
        double least = G_MAXDOUBLE;

        for (guint school = network->size.n_centres; school < network->size.n_centres + network->size.n_schools; school++)
          if (!known[school] && demo_network_get_distance (network, centre, school) < least)
            {
              least = demo_network_get_distance (network, centre, school);
              nearest = school;
            }
        if (nearest == DEMO_MESH_NONE || least > 25e6)
          continue;
        known[nearest] = 1;
        n_known++;
        open_posts_of_school (self, nearest);
      }
}

static void
open_posts_of_partners (Teller *self)
{
  const DemoNetwork *network = self->story->network;

  demo_chronicle_begin_act (self->story->chronicle, IDRIS, demo_calendar_time (DEMO_CALENDAR_FIRST, 25, 30), "Partenaires rencontrés");
  for (guint i = DEMO_NETWORK_FEDERATION (network); i < network->structures->len; i++)
    {
      const char *type = demo_network_get (network, i)->type;

      if (g_str_equal (type, "academic_inspection"))
        open_post (self, i, "inspector");
      else if (g_str_equal (type, "pre_team"))
        open_post (self, i, "social_worker");
      else if (g_str_equal (type, "parents_association") && demo_random_chance (&self->random, 60))
        open_post (self, i, "parents_delegate");
      else if (g_str_equal (type, "town_mediation"))
        open_post (self, i, "mediator");
    }
}

/* The post stays, whoever holds it goes: the old assignment ends, a new one begins. */
static void
hand_over (Teller *self,
           guint   index,
           int     month)
{
  DemoPost        *old = &g_array_index (self->story->posts, DemoPost, index);
  DemoPost         next = { .structure = old->structure, .role = old->role, .from = month };
  DemoChronicle   *chronicle = self->story->chronicle;
  g_autofree char *until = demo_calendar_dup_month (month - 1);
  gboolean         is_known = demo_random_chance (&self->random, 85);
  char             person[16];

  old->to = month;
  demo_chronicle_begin_record (chronicle, "assignment", old->handle);
  demo_chronicle_set (chronicle, "to", until);
  demo_chronicle_set (chronicle, "end_reason", demo_random_choose (&self->random, end_reasons));

  g_snprintf (next.handle, sizeof next.handle, "post-%u", self->story->posts->len + 1);
  g_array_append_val (self->story->posts, next);
  if (is_known)
    {
      meet (self, person);
      tell_of_the_record (self, month);
    }
  assign (self, &next, is_known ? person : NULL, month);
}

static void
tell_new_year (Teller *self,
               int     month)
{
  g_autofree char *year = demo_calendar_dup_school_year (month);
  g_autofree char *label = g_strdup_printf ("Changements d’interlocuteurs, rentrée %.4s", year);

  demo_chronicle_begin_act (self->story->chronicle, NORA, demo_calendar_time (month, 16, 75), label);
  for (guint i = 0, n = self->story->posts->len; i < n; i++)
    if (g_array_index (self->story->posts, DemoPost, i).to == 0 && demo_random_chance (&self->random, 12))
      hand_over (self, i, month);
}

void
demo_story_tell_people (DemoStory *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Teller                 teller = { .story = self, .names = names };

  demo_random_init (&teller.random, self->seed, "people");
  g_hash_table_add (names, g_strdup ("Alba Noisetier"));
  g_hash_table_add (names, g_strdup ("Idris Chèvrefeuille"));
  g_hash_table_add (names, g_strdup ("Nora Mirabelle"));
  open_posts_of_centres (&teller);
  open_posts_of_schools (&teller);
  open_posts_of_partners (&teller);
  tell_new_year (&teller, DEMO_CALENDAR_MONTH (2024, 9));
  tell_new_year (&teller, DEMO_CALENDAR_MONTH (2025, 9));
}

const DemoPost *
demo_story_find_post (const DemoStory *self,
                      guint            structure,
                      const char      *role,
                      int              month)
{
  const DemoPost *any = NULL;

  for (guint i = 0; i < self->posts->len; i++)
    {
      const DemoPost *post = &g_array_index (self->posts, DemoPost, i);

      if (post->structure != structure || post->from > month || (post->to != 0 && post->to <= month))
        continue;
      if (role != NULL && g_str_equal (post->role, role))
        return post;
      any = any != NULL ? any : post;
    }
  return any;
}
