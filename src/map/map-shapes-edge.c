#include "map-shapes-edge.h"

#include <stdlib.h>

#define NONE G_MAXUINT

/* One passage along a border. */
typedef struct
{
  gint64      from, to;
  MapEdgeStep step;
} Passage;

typedef struct
{
  GArray     *passages;
  GHashTable *leaving; /* the first passage not yet walked, plus one, by where it leaves from */
  guint      *next;    /* of those that leave from the same place; NONE: no other */
} Web;

static GArray *
list_passages (const MapEdgeBorder *borders,
               guint                n)
{
  GArray *passages = g_array_new (FALSE, FALSE, sizeof (Passage));

  for (guint i = 0; i < n; i++)
    for (int time = 0; time < abs (borders[i].net); time++)
      {
        gboolean backwards = borders[i].net < 0;
        Passage  passage = { backwards ? borders[i].to : borders[i].from, backwards ? borders[i].from : borders[i].to, { i, backwards, FALSE } };

        g_array_append_val (passages, passage);
      }
  return passages;
}

static guint
get_leaving (const Web *self,
             gint64     from)
{
  gpointer first = g_hash_table_lookup (self->leaving, &from);

  return first != NULL ? GPOINTER_TO_UINT (first) - 1 : NONE;
}

static void
set_leaving (const Web    *self,
             const gint64 *from,
             guint         passage)
{
  if (passage == NONE)
    g_hash_table_remove (self->leaving, from);
  else
    g_hash_table_insert (self->leaving, (gpointer) from, GUINT_TO_POINTER (passage + 1));
}

/* The last that is woven is the first that is walked. */
static Web
weave (const MapEdgeBorder *borders,
       guint                n)
{
  Web self = { list_passages (borders, n), g_hash_table_new (g_int64_hash, g_int64_equal), NULL };

  self.next = g_new (guint, self.passages->len + 1);
  for (guint i = 0; i < self.passages->len; i++)
    {
      const gint64 *from = &g_array_index (self.passages, Passage, i).from;

      self.next[i] = get_leaving (&self, *from);
      set_leaving (&self, from, i);
    }
  return self;
}

/* NULL: all that leave from there were walked. */
static const Passage *
take_from (const Web *self,
           gint64     place)
{
  guint          at = get_leaving (self, place);
  const Passage *passage;

  if (at == NONE)
    return NULL;
  passage = &g_array_index (self->passages, Passage, at);
  set_leaving (self, &passage->from, self->next[at]);
  return passage;
}

/* As many come to a place as leave it: who walks on comes back. */
static void
walk (const Web *self,
      gint64     start,
      GArray    *steps)
{
  gint64   place = start;
  gboolean is_first = TRUE;

  do
    {
      const Passage *passage = take_from (self, place);
      MapEdgeStep    step;

      if (passage == NULL)
        return;
      step = passage->step;
      step.is_first = is_first;
      g_array_append_val (steps, step);
      place = passage->to;
      is_first = FALSE;
    }
  while (place != start);
}

GArray *
map_shapes_chain_edge (const MapEdgeBorder *borders,
                       guint                n)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (MapEdgeStep));
  Web     web = weave (borders, n);

  for (guint i = 0; i < web.passages->len; i++)
    {
      gint64 start = g_array_index (web.passages, Passage, i).from;

      while (get_leaving (&web, start) != NONE)
        walk (&web, start, steps);
    }
  g_hash_table_unref (web.leaving);
  g_array_unref (web.passages);
  g_free (web.next);
  return steps;
}
