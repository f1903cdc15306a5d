#include "demo-story-private.h"

static const DemoNetworkSize demonstration = { .n_centres = 62, .n_schools = 700, .n_partners = 78, .n_reps = 18, .described = TRUE };

const char *
demo_story_handle_of (const DemoStory *self,
                      guint            structure)
{
  return demo_network_get (self->network, structure)->handle;
}

void
demo_story_say (DemoStory  *self,
                DemoRandom *random,
                const char *field,
                const char *value,
                guint       silent_percent,
                guint       unknown_percent)
{
  guint drawn = demo_random_below (random, 100);

  if (drawn < silent_percent)
    return;
  demo_chronicle_set (self->chronicle, field, drawn < silent_percent + unknown_percent ? "?" : value);
}

void
demo_story_say_several (DemoStory        *self,
                        DemoRandom       *random,
                        const char       *field,
                        const DemoChoice *choices,
                        guint             least,
                        guint             most)
{
  guint                 n = (guint) demo_random_between (random, (int) MIN (least, most), (int) most);
  g_autoptr (GPtrArray) said = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      const char *code = demo_random_choose (random, choices);

      if (g_ptr_array_find (said, code, NULL))
        continue;
      g_ptr_array_add (said, (gpointer) code);
      demo_chronicle_set (self->chronicle, field, code);
    }
}

static void
tell_department (DemoStory *self)
{
  demo_chronicle_begin_record (self->chronicle, "territory", "department");
  demo_chronicle_set (self->chronicle, "name", self->terrain->name);
  demo_chronicle_set (self->chronicle, "type", "departement");
  demo_chronicle_set (self->chronicle, "code", self->terrain->code);
  demo_chronicle_set_outline (self->chronicle, self->terrain->outline);
  for (guint i = 0; i < self->terrain->gatherings->len; i++)
    {
      const DemoGathering *gathering = &g_array_index (self->terrain->gatherings, DemoGathering, i);
      g_autofree char     *handle = g_strdup_printf ("gathering-%u", i);

      demo_chronicle_begin_record (self->chronicle, "territory", handle);
      demo_chronicle_set (self->chronicle, "name", gathering->name);
      demo_chronicle_set (self->chronicle, "type", "epci");
      demo_chronicle_set (self->chronicle, "code", gathering->code);
      demo_chronicle_set (self->chronicle, "parent", "department");
      demo_chronicle_set_outline (self->chronicle, gathering->outline);
    }
}

static void
tell_communes (DemoStory *self)
{
  for (guint i = 0; i < self->terrain->communes->len; i++)
    {
      const DemoCommune *commune = demo_terrain_get_commune (self->terrain, i);
      g_autofree char   *handle = g_strdup_printf ("commune-%s", commune->code);
      gboolean           priority = FALSE;

      for (guint j = 0; j < self->terrain->quarters->len; j++)
        priority = priority || g_array_index (self->terrain->quarters, DemoQuarter, j).commune == i;
      demo_chronicle_begin_record (self->chronicle, "territory", handle);
      demo_chronicle_set (self->chronicle, "name", commune->name);
      demo_chronicle_set (self->chronicle, "type", "commune");
      demo_chronicle_set (self->chronicle, "code", commune->code);
      demo_chronicle_set_printf (self->chronicle, "parent", "gathering-%u", commune->gathering);
      demo_chronicle_set_printf (self->chronicle, "population", "%u", commune->population);
      demo_chronicle_set (self->chronicle, "priority_area", priority ? "yes" : "no");
      demo_chronicle_set_outline (self->chronicle, commune->outline);
    }
}

static void
tell_quarters (DemoStory *self)
{
  for (guint i = 0; i < self->terrain->quarters->len; i++)
    {
      const DemoQuarter *quarter = &g_array_index (self->terrain->quarters, DemoQuarter, i);
      const char        *code = demo_terrain_get_commune (self->terrain, quarter->commune)->code;
      g_autofree char   *handle = g_strdup_printf ("quarter-%s", quarter->code);

      demo_chronicle_begin_record (self->chronicle, "territory", handle);
      demo_chronicle_set (self->chronicle, "name", quarter->name);
      demo_chronicle_set (self->chronicle, "type", "qpv");
      demo_chronicle_set (self->chronicle, "code", quarter->code);
      demo_chronicle_set_printf (self->chronicle, "parent", "commune-%s", code);
      demo_chronicle_set_printf (self->chronicle, "communes", "commune-%s", code);
      demo_chronicle_set_printf (self->chronicle, "population", "%u", (guint) (quarter->radius * quarter->radius / 90) + 400);
      demo_chronicle_set (self->chronicle, "priority_area", "yes");
      demo_chronicle_set_outline (self->chronicle, quarter->outline);
    }
}

static void
tell_waters (DemoStory *self)
{
  for (guint i = 0; i < self->terrain->waters->len; i++)
    {
      const DemoWater *water = &g_array_index (self->terrain->waters, DemoWater, i);
      g_autofree char *handle = g_strdup_printf ("water-%u", i);

      demo_chronicle_begin_record (self->chronicle, "territory", handle);
      demo_chronicle_set (self->chronicle, "name", water->name);
      demo_chronicle_set (self->chronicle, "type", "eau");
      demo_chronicle_set (self->chronicle, "parent", "department");
      demo_chronicle_set_outline (self->chronicle, water->outline);
    }
}

void
demo_story_tell_territories (DemoStory *self)
{
  g_autofree char *label = g_strdup_printf ("Contours du %s", self->terrain->name);

  demo_chronicle_begin_act (self->chronicle, ALBA, demo_calendar_time (DEMO_CALENDAR_FIRST, 11, -150), label);
  demo_chronicle_mark_register (self->chronicle);
  tell_department (self);
  tell_communes (self);
  tell_quarters (self);
  tell_waters (self);
}

static void
tell_range (DemoStory *self,
            guint      first,
            guint      n)
{
  for (guint i = first; i < first + n; i++)
    {
      demo_chronicle_begin_record (self->chronicle, "structure", demo_story_handle_of (self, i));
      demo_network_describe (self->network, i, self->chronicle);
    }
}

/* A network of priority education: a territory without outline, whose members are schools. */
static void
tell_rep (DemoStory *self,
          guint      rep)
{
  guint                head = g_array_index (self->network->heads, guint, rep);
  const DemoStructure *school = demo_network_get (self->network, head);
  g_autofree char     *handle = g_strdup_printf ("rep-%u", rep);

  demo_chronicle_begin_record (self->chronicle, "territory", handle);
  demo_chronicle_set_printf (self->chronicle, "name", "%s %s", school->rep_plus ? "REP+" : "REP", school->name);
  demo_chronicle_set (self->chronicle, "type", "rep");
  demo_chronicle_set_printf (self->chronicle, "code", "%07u%c", school->uai, demo_network_check_letter (school->uai));
  demo_chronicle_set (self->chronicle, "parent", "department");
  demo_chronicle_set (self->chronicle, "head", school->handle);
  for (guint i = 0; i < self->network->structures->len; i++)
    if (demo_network_get (self->network, i)->rep == rep)
      demo_chronicle_set (self->chronicle, "members", demo_story_handle_of (self, i));
}

void
demo_story_tell_structures (DemoStory *self)
{
  const DemoNetworkSize *size = &self->network->size;

  demo_chronicle_begin_act (self->chronicle, NORA, demo_calendar_time (DEMO_CALENDAR_FIRST, 11, -120), "Annuaire des écoles, édition 2023");
  demo_chronicle_mark_register (self->chronicle);
  tell_range (self, size->n_centres, size->n_schools);
  demo_chronicle_begin_act (self->chronicle, NORA, demo_calendar_time (DEMO_CALENDAR_FIRST, 11, -105), "Réseaux d’éducation prioritaire");
  demo_chronicle_mark_register (self->chronicle);
  for (guint i = 0; i < self->network->heads->len; i++)
    tell_rep (self, i);
  demo_chronicle_begin_act (self->chronicle, ALBA, demo_calendar_time (DEMO_CALENDAR_FIRST, 12, -60), "Les centres du réseau");
  tell_range (self, 0, size->n_centres);
  demo_chronicle_begin_act (self->chronicle, IDRIS, demo_calendar_time (DEMO_CALENDAR_FIRST, 14, 45), "Partenaires des centres et des écoles");
  tell_range (self, size->n_centres + size->n_schools, size->n_partners);
}

DemoChronicle *
demo_story_new (guint64 seed)
{
  g_autoptr (DemoTerrain) terrain = demo_terrain_new (seed, DEMO_RELIEF_DEPARTMENT);
  g_autoptr (DemoNetwork) network = demo_network_new (terrain, seed, &demonstration);
  g_autoptr (GArray)      posts = g_array_new (FALSE, TRUE, sizeof (DemoPost));
  g_autoptr (GArray)      links = g_array_new (FALSE, TRUE, sizeof (DemoLink));
  DemoStory               story = { seed, terrain, network, demo_chronicle_new (), posts, links };

  demo_story_tell_territories (&story);
  demo_story_tell_structures (&story);
  demo_story_tell_people (&story);
  demo_story_tell_links (&story);
  demo_story_tell_lives (&story);
  demo_story_tell_survey (&story);
  demo_story_tell_meetings (&story);
  demo_story_tell_guide (&story);
  demo_story_tell_evidence (&story);
  demo_story_tell_presentation (&story);
  demo_chronicle_end (story.chronicle);
  return story.chronicle;
}
