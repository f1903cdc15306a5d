#include "demo-terrain-private.h"

#include "demo-toponyms.h"

/* Which communes touch: weights[i * n + j] is the metres they share. */
typedef struct
{
  guint        n;
  double      *shared;
  const guint *places;
} Neighbourhood;

static void
note_neighbours (guint    one,
                 guint    other,
                 double   metres,
                 gpointer data)
{
  Neighbourhood *self = data;
  guint          a = self->places[one], b = self->places[other];

  self->shared[a * self->n + b] += metres;
  self->shared[b * self->n + a] += metres;
}

static DemoCommune *
commune_at (const DemoTerrain *self,
            guint              i)
{
  return &g_array_index (self->communes, DemoCommune, i);
}

static double
distance (const DemoCommune *one,
          const DemoCommune *other)
{
  double dx = one->centre.x - other->centre.x, dy = one->centre.y - other->centre.y;

  return dx * dx + dy * dy;
}

/* The next seat: large, and far from the seats there are. */
static guint
choose_seat (const DemoTerrain *self,
             const GArray      *seats)
{
  guint  best = 0;
  double most = -1;

  for (guint i = 0; i < self->communes->len; i++)
    {
      double apart = 4e8;
      double merit;

      for (guint j = 0; j < seats->len; j++)
        apart = MIN (apart, distance (commune_at (self, i), commune_at (self, g_array_index (seats, guint, j))));
      merit = apart * apart * (commune_at (self, i)->population + 2500.0);
      if (merit > most)
        {
          most = merit;
          best = i;
        }
    }
  return best;
}

/* One commune joins the seat whose way through its members is the shortest. */
static gboolean
join_next (DemoTerrain         *self,
           const Neighbourhood *near,
           const GArray        *seats)
{
  guint  best = DEMO_MESH_NONE, home = 0;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < near->n; i++)
    for (guint j = 0; commune_at (self, i)->gathering == DEMO_MESH_NONE && j < near->n; j++)
      {
        guint  gathering = commune_at (self, j)->gathering;
        double way;

        if (gathering == DEMO_MESH_NONE || near->shared[i * near->n + j] <= 0)
          continue;
        way = distance (commune_at (self, i), commune_at (self, g_array_index (seats, guint, gathering)));
        if (way < least)
          {
            least = way;
            best = i;
            home = gathering;
          }
      }
  if (best == DEMO_MESH_NONE)
    return FALSE;
  commune_at (self, best)->gathering = home;
  return TRUE;
}

/* It bears the name of its largest commune. */
static char *
name_gathering (const DemoTerrain *self,
                guint              gathering)
{
  const DemoCommune *largest = NULL;
  g_autofree char   *of = NULL;

  for (guint i = 0; i < self->communes->len; i++)
    if (commune_at (self, i)->gathering == gathering && (largest == NULL || commune_at (self, i)->population > largest->population))
      largest = commune_at (self, i);
  of = demo_toponyms_dup_of (largest->name);
  if (largest->population > 60000)
    return g_strdup_printf ("Grand %s Agglomération", largest->name);
  return g_strdup_printf (largest->population > 15000 ? "Communauté d’agglomération %s" : "Communauté de communes %s", of);
}

static void
outline_gatherings (DemoTerrain       *self,
                    const DemoBorders *borders,
                    const guint       *places,
                    const GArray      *seats)
{
  g_autofree guint     *groups = g_new (guint, self->communes->len);
  g_autoptr (GPtrArray) outlines = NULL;

  for (guint region = 0; region < self->communes->len; region++)
    groups[region] = commune_at (self, places[region])->gathering;
  outlines = demo_borders_get_outlines (borders, groups, seats->len);
  for (guint i = 0; i < seats->len; i++)
    {
      DemoGathering gathering = { .name = name_gathering (self, i),
                                  .outline = territory_outline_ref (g_ptr_array_index (outlines, i)) };

      g_snprintf (gathering.code, sizeof gathering.code, "2099%05u", 11 + 7 * i);
      g_array_append_val (self->gatherings, gathering);
    }
}

void
demo_terrain_gather (DemoTerrain       *self,
                     const DemoBorders *borders,
                     const guint       *commune_of_region,
                     guint              n_gatherings)
{
  guint              n = self->communes->len;
  g_autofree double *shared = g_new0 (double, (gsize) n *n);
  g_autoptr (GArray) seats = g_array_new (FALSE, FALSE, sizeof (guint));
  Neighbourhood      near = { n, shared, commune_of_region };

  demo_borders_visit (borders, note_neighbours, &near);
  for (guint i = 0; i < n_gatherings; i++)
    {
      guint seat = choose_seat (self, seats);

      commune_at (self, seat)->gathering = i;
      g_array_append_val (seats, seat);
    }
  while (join_next (self, &near, seats))
    continue;
  outline_gatherings (self, borders, commune_of_region, seats);
}
