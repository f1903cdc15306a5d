#include "demo-network-private.h"

#include <math.h>

typedef struct
{
  guint  index;
  double rest;
} Rest;

static int
by_rest (gconstpointer one,
         gconstpointer other)
{
  const Rest *a = one, *b = other;

  if (a->rest != b->rest)
    return a->rest > b->rest ? -1 : 1;
  return a->index < b->index ? -1 : a->index > b->index;
}

guint *
demo_network_share (const double *weights,
                    guint         n,
                    guint         total)
{
  guint           *seats = g_new0 (guint, n);
  g_autofree Rest *rests = g_new (Rest, n);
  double           sum = 0;
  guint            given = 0;

  for (guint i = 0; i < n; i++)
    sum += weights[i];
  for (guint i = 0; i < n; i++)
    {
      double quota = sum > 0 ? total * weights[i] / sum : 0;

      seats[i] = (guint) quota;
      given += seats[i];
      rests[i] = (Rest){ i, quota - floor (quota) };
    }
  qsort (rests, n, sizeof (Rest), by_rest);
  for (guint i = 0; given < total && n > 0; i = (i + 1) % n, given++)
    seats[rests[i].index]++;
  return seats;
}

char
demo_network_check_letter (guint number)
{
  return "ABCDEFGHJKLMNPRSTUVWXYZ"[number % 23];
}

static void
clear_structure (gpointer data)
{
  g_free (((DemoStructure *) data)->name);
}

static double
square (double x)
{
  return x * x;
}

double
demo_network_get_distance (const DemoNetwork *self,
                           guint              one,
                           guint              other)
{
  const DemoStructure *a = demo_network_get (self, one), *b = demo_network_get (self, other);

  return square (a->point.x - b->point.x) + square (a->point.y - b->point.y);
}

const DemoStructure *
demo_network_get (const DemoNetwork *self,
                  guint              index)
{
  return &g_array_index (self->structures, DemoStructure, index);
}

static DemoStructure *
structure_at (DemoNetwork *self,
              guint        index)
{
  return &g_array_index (self->structures, DemoStructure, index);
}

static gboolean
may_join (const DemoStructure *school,
          const DemoStructure *head)
{
  return school->commune == head->commune && school->rep == DEMO_MESH_NONE && school->rank >= DEMO_STRUCTURE_NURSERY && school->rank <= DEMO_STRUCTURE_PRIMARY &&
         square (school->point.x - head->point.x) + square (school->point.y - head->point.y) < square (1900);
}

/* A head and the schools around it that send their pupils there. */
static void
found_rep (DemoNetwork *self,
           guint        head,
           gboolean     plus)
{
  guint rep = self->heads->len;
  guint n_members = 0;

  g_array_append_val (self->heads, head);
  structure_at (self, head)->rep = rep;
  structure_at (self, head)->rep_plus = plus;
  for (guint i = 0; i < self->structures->len && n_members < 8; i++)
    if (may_join (structure_at (self, i), structure_at (self, head)))
      {
        structure_at (self, i)->rep = rep;
        structure_at (self, i)->rep_plus = plus;
        n_members++;
      }
}

static double
distance_to_quarters (const DemoNetwork   *self,
                      const DemoStructure *school)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < self->terrain->quarters->len; i++)
    {
      const DemoQuarter *quarter = &g_array_index (self->terrain->quarters, DemoQuarter, i);

      if (quarter->commune == school->commune)
        least = MIN (least, square (quarter->centre.x - school->point.x) + square (quarter->centre.y - school->point.y));
    }
  return least;
}

static void
found_reps (DemoNetwork *self)
{
  for (guint n = 0; n < self->size.n_reps; n++)
    {
      guint  head = DEMO_MESH_NONE;
      double least = G_MAXDOUBLE;

      for (guint i = self->size.n_centres; i < self->structures->len; i++)
        {
          const DemoStructure *school = structure_at (self, i);

          if (school->rank != DEMO_STRUCTURE_MIDDLE || school->rep != DEMO_MESH_NONE || distance_to_quarters (self, school) >= least)
            continue;
          least = distance_to_quarters (self, school);
          head = i;
        }
      if (head != DEMO_MESH_NONE)
        found_rep (self, head, n < self->size.n_reps / 3);
    }
}

DemoNetwork *
demo_network_new (const DemoTerrain     *terrain,
                  guint64                seed,
                  const DemoNetworkSize *size)
{
  DemoNetwork *self = g_new0 (DemoNetwork, 1);

  self->terrain = terrain;
  self->size = *size;
  self->seed = seed;
  self->structures = g_array_new (FALSE, TRUE, sizeof (DemoStructure));
  g_array_set_clear_func (self->structures, clear_structure);
  self->heads = g_array_new (FALSE, FALSE, sizeof (guint));
  demo_network_add_centres (self);
  demo_network_add_schools (self);
  demo_network_add_partners (self);
  found_reps (self);
  return self;
}

void
demo_network_free (DemoNetwork *self)
{
  g_array_unref (self->structures);
  g_array_unref (self->heads);
  g_free (self);
}
