#include "demo-random.h"

#include <math.h>

guint32
demo_random_hash (guint32 seed,
                  guint32 one,
                  guint32 other)
{
  guint64 h = seed * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  h ^= one * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  h = (h ^ (h >> 29)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  h ^= other * G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  h = (h ^ (h >> 32)) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  return (guint32) (h >> 32);
}

void
demo_random_init (DemoRandom *self,
                  guint64     seed,
                  const char *stream)
{
  guint64 name = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  g_return_if_fail (self != NULL && stream != NULL);

  for (const char *c = stream; *c != '\0'; c++)
    name = (name ^ (guint8) *c) * G_GUINT64_CONSTANT (0x100000001b3);

  self->increment = (name << 1) | 1;
  self->state = 0;
  demo_random_next (self);
  self->state += seed;
  demo_random_next (self);
}

guint32
demo_random_next (DemoRandom *self)
{
  guint64 old = self->state;
  guint32 mixed = (guint32) (((old >> 18) ^ old) >> 27);
  guint   turn = (guint) (old >> 59);

  self->state = old * G_GUINT64_CONSTANT (6364136223846793005) + self->increment;
  return (mixed >> turn) | (mixed << ((32 - turn) & 31));
}

guint
demo_random_below (DemoRandom *self,
                   guint       bound)
{
  g_return_val_if_fail (bound > 0, 0);

  return (guint) (((guint64) demo_random_next (self) * bound) >> 32);
}

int
demo_random_between (DemoRandom *self,
                     int         low,
                     int         high)
{
  g_return_val_if_fail (low <= high, low);

  return low + (int) demo_random_below (self, (guint) (high - low) + 1);
}

double
demo_random_unit (DemoRandom *self)
{
  return demo_random_next (self) * (1.0 / 4294967296.0);
}

double
demo_random_bell (DemoRandom *self)
{
  double sum = 0;

  for (guint i = 0; i < 4; i++)
    sum += demo_random_unit (self);
  return (sum - 2) / 2;
}

gboolean
demo_random_chance (DemoRandom *self,
                    guint       percent)
{
  return demo_random_below (self, 100) < percent;
}

const char *
demo_random_choose (DemoRandom       *self,
                    const DemoChoice *choices)
{
  guint total = 0;
  guint drawn;

  for (guint i = 0; choices[i].code != NULL; i++)
    total += choices[i].weight;
  g_return_val_if_fail (total > 0, NULL);

  drawn = demo_random_below (self, total);
  while (drawn >= choices->weight)
    drawn -= (choices++)->weight;
  return choices->code;
}

void
demo_random_shuffle (DemoRandom *self,
                     guint      *numbers,
                     guint       n_numbers)
{
  for (guint i = n_numbers; i > 1; i--)
    {
      guint other = demo_random_below (self, i);
      guint kept = numbers[i - 1];

      numbers[i - 1] = numbers[other];
      numbers[other] = kept;
    }
}

static double
height (guint32 seed,
        double  column,
        double  row)
{
  return demo_random_hash (seed, (guint32) (gint32) column, (guint32) (gint32) row) * (2.0 / 4294967296.0) - 1;
}

static double
layer (guint32 seed,
       double  x,
       double  y)
{
  double column = floor (x), row = floor (y);
  double u = x - column, v = y - row;
  double top, bottom;

  u = u * u * (3 - 2 * u);
  v = v * v * (3 - 2 * v);
  top = height (seed, column, row) * (1 - u) + height (seed, column + 1, row) * u;
  bottom = height (seed, column, row + 1) * (1 - u) + height (seed, column + 1, row + 1) * u;
  return top * (1 - v) + bottom * v;
}

double
demo_random_hills (guint32 seed,
                   double  x,
                   double  y,
                   guint   octaves)
{
  double sum = 0, weight = 1, total = 0;

  for (guint i = 0; i < octaves; i++)
    {
      sum += weight * layer (seed + i, x, y);
      total += weight;
      weight /= 2;
      x = x * 2 + 17.3;
      y = y * 2 - 9.1;
    }
  return total > 0 ? sum / total : 0;
}
