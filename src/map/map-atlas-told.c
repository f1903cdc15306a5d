/* map-atlas-told.c - what a row says of links */
#include "config.h"

#include "map-atlas-private.h"

#include <glib/gi18n-lib.h>

guint
map_atlas_get_other (const MapLink *link,
                     guint          structure)
{
  return link->a == structure ? link->b : link->a;
}

typedef struct
{
  guint    kind, formality, number;
  gboolean past;
} Thread;

static int
compare_threads (gconstpointer one,
                 gconstpointer other)
{
  const Thread *a = one, *b = other;

  if (a->past != b->past)
    return a->past - b->past;
  if (a->kind != b->kind)
    return a->kind < b->kind ? -1 : 1;
  if (a->number != b->number)
    return a->number < b->number ? -1 : 1;
  return a->formality < b->formality ? -1 : a->formality > b->formality;
}

/* Its links; numbers: of who is at the other end, or NULL; only: to this one, MAP_NONE: to all. */
static GArray *
list_threads (const MapAtlasWeb *web, const guint *numbers,
              guint structure,
              guint only)
{
  GArray *threads = g_array_new (FALSE, FALSE, sizeof (Thread));

  for (guint at = web->first[structure]; at < web->first[structure + 1]; at++)
    {
      const MapLink *link = &web->links[web->around[at]];
      guint          other = map_atlas_get_other (link, structure);
      Thread         thread = { link->terms[MAP_ASPECT_KIND], link->terms[MAP_ASPECT_FORMALITY], numbers != NULL ? numbers[other] : 0, map_look_is_past (web->look, link) };

      if (only == MAP_NONE || other == only)
        g_array_append_val (threads, thread);
    }
  g_array_sort (threads, compare_threads);
  return threads;
}

static void
begin_kind (const MapAtlasWeb *web,
            const Thread      *thread,
            GString           *told)
{
  const char *label = map_scene_get_term_label (web->scene, MAP_ASPECT_KIND, thread->kind);

  if (told->len > 0)
    g_string_append (told, " · ");
  g_string_append (told, label);
  if (thread->past)
    g_string_append_printf (told, " %s", _ ("(ended)"));
}

char *
map_atlas_tell_numbers (const MapAtlasWeb *web, const guint *numbers,
                        guint structure)
{
  g_autoptr (GArray) threads = list_threads (web, numbers, structure, MAP_NONE);
  GString           *told = g_string_new (NULL);
  const Thread      *before = NULL;

  for (guint i = 0; i < threads->len; i++)
    {
      const Thread *thread = &g_array_index (threads, Thread, i);
      gboolean      goes_on = before != NULL && before->kind == thread->kind && before->past == thread->past;

      if (!goes_on)
        begin_kind (web, thread, told);
      if (!goes_on || before->number != thread->number)
        g_string_append_printf (told, goes_on ? ", %u" : "\302\240→\302\240%u", thread->number);
      before = thread;
    }
  return g_string_free (told, FALSE);
}

char *
map_atlas_tell_links (const MapAtlasWeb *web,
                      guint              structure,
                      guint              centre)
{
  g_autoptr (GArray) threads = list_threads (web, NULL, structure, centre);
  GString           *told = g_string_new (NULL);

  for (guint i = 0; i < threads->len; i++)
    {
      const Thread *thread = &g_array_index (threads, Thread, i);

      begin_kind (web, thread, told);
      if (thread->formality != MAP_TERM_UNKNOWN)
        g_string_append_printf (told, ", %s", map_scene_get_term_label (web->scene, MAP_ASPECT_FORMALITY, thread->formality));
    }
  return g_string_free (told, FALSE);
}
