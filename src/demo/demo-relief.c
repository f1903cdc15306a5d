#include "demo-relief.h"

/* A degree of longitude and of latitude at 46.2° north, in metres. */
static const DemoAnchor somewhere = { .lon = 1.2, .lat = 46.2, .metres_lon = 77160, .metres_lat = 111150 };

#define KM 1000.0

static void
add_town (DemoRelief *self,
          double      x,
          double      y,
          double      reach,
          double      weight)
{
  DemoTown town = { { x * KM, y * KM }, reach * KM, weight };

  g_array_append_val (self->towns, town);
}

static void
lay_department (DemoRelief *self)
{
  static const DemoPoint river_stations[] = { { -46 * KM, 14 * KM }, { -23 * KM, 8 * KM }, { -8 * KM, 0.5 * KM }, { 3.5 * KM, -4.5 * KM }, { 14.5 * KM, -6.5 * KM }, { 46 * KM, -16 * KM } };
  DemoPoint              stream_stations[] = { { 16 * KM, 14.5 * KM }, { 10.5 * KM, 7 * KM }, { 5 * KM, 2.6 * KM }, { 1.2 * KM, -3.2 * KM } };
  DemoRandom             random;

  self->width = 84 * KM;
  self->height = 68 * KM;
  self->side = 0.26 * KM;
  self->half_width = 25 * KM;
  self->half_height = 18 * KM;
  self->near = self->size == DEMO_RELIEF_CROWDED ? 1.08 * KM : 1.16 * KM;
  self->far = self->size == DEMO_RELIEF_CROWDED ? 2.92 * KM : 3.36 * KM;

  add_town (self, -7.6, 1.7, 7.2, 1);
  add_town (self, 13.6, -7.6, 5.6, 0.85);
  demo_random_init (&random, self->seed, "market towns");
  for (guint i = 0; i < 9; i++)
    add_town (self, -17.0 + 17.0 * (i % 3) + 8 * demo_random_bell (&random), -11.0 + 11.0 * (double) (i / 3) + 6 * demo_random_bell (&random),
              2 + 1.4 * demo_random_unit (&random), 0.34 + 0.24 * demo_random_unit (&random));

  self->river = demo_river_new (self->seed, &(DemoRiverCourse){ river_stations, G_N_ELEMENTS (river_stations), 0.215, 8.6 * KM, 75, 130 });
  demo_river_get_distance (self->river, stream_stations[3], &stream_stations[3]);
  self->stream = demo_river_new (self->seed + 1, &(DemoRiverCourse){ stream_stations, G_N_ELEMENTS (stream_stations), 0.14, 3.8 * KM, 16, 46 });
}

static void
lay_nation (DemoRelief *self)
{
  DemoRandom random;

  self->width = 1080 * KM;
  self->height = 1000 * KM;
  self->side = 0.76 * KM;
  self->half_width = 440 * KM;
  self->half_height = 400 * KM;
  self->near = 2 * KM;
  self->far = 3.15 * KM;
  demo_random_init (&random, self->seed, "towns of the nation");
  for (guint i = 0; i < 48; i++)
    add_town (self, demo_random_between (&random, -380, 380), demo_random_between (&random, -340, 340),
              5 + 9 * demo_random_unit (&random), 0.5 + 0.5 * demo_random_unit (&random));
}

DemoRelief *
demo_relief_new (guint64        seed,
                 DemoReliefSize size)
{
  DemoRelief *self = g_new0 (DemoRelief, 1);
  DemoRandom  random;

  demo_random_init (&random, seed, "relief");
  self->size = size;
  self->seed = demo_random_next (&random);
  self->anchor = somewhere;
  self->towns = g_array_new (FALSE, FALSE, sizeof (DemoTown));
  if (size == DEMO_RELIEF_NATION)
    lay_nation (self);
  else
    lay_department (self);
  return self;
}

void
demo_relief_free (DemoRelief *self)
{
  g_clear_pointer (&self->river, demo_river_free);
  g_clear_pointer (&self->stream, demo_river_free);
  g_array_unref (self->towns);
  g_free (self);
}

double
demo_relief_get_crowd (const DemoRelief *self,
                       DemoPoint         point)
{
  double most = 0;

  for (guint i = 0; i < self->towns->len; i++)
    {
      const DemoTown *town = &g_array_index (self->towns, DemoTown, i);
      double          dx = (point.x - town->place.x) / town->reach, dy = (point.y - town->place.y) / town->reach;
      double          felt = town->weight / (1 + dx * dx + dy * dy);

      most = MAX (most, felt);
    }
  return most;
}

gboolean
demo_relief_holds (const DemoRelief *self,
                   DemoPoint         point)
{
  double x = point.x / self->half_width, y = point.y / self->half_height;
  double tilt = 0.22 * x; /* leaning ellipses look less like ellipses */
  double rough = demo_random_hills (self->seed + 77, x * 1.9, y * 1.9, 3);

  return x * x + (y + tilt) * (y + tilt) < 1 + 0.78 * rough;
}
