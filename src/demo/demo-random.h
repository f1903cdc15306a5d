/* demo-random.h - chance that falls the same way on every machine
 *
 * The demonstration must be the same dossier wherever it is made, so its chance comes from
 * one fixed algorithm (PCG32) and never from libc. A stream is named: what one module draws
 * does not move when another draws more.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 state;
  guint64 increment; /* always odd */
} DemoRandom;

/* One possibility among several; a table ends with a NULL code. */
typedef struct
{
  const char *code;
  guint       weight;
} DemoChoice;

void demo_random_init (DemoRandom *self,
                       guint64     seed,
                       const char *stream);

guint32 demo_random_next (DemoRandom *self);
/* 0…bound-1; bound ≥ 1. */
guint demo_random_below (DemoRandom *self,
                         guint       bound);
/* low…high, both included. */
int demo_random_between (DemoRandom *self,
                         int         low,
                         int         high);
/* 0 ≤ x < 1. */
double demo_random_unit (DemoRandom *self);
/* -1…1, most often near 0. */
double      demo_random_bell (DemoRandom *self);
gboolean    demo_random_chance (DemoRandom *self,
                                guint       percent);
const char *demo_random_choose (DemoRandom       *self,
                                const DemoChoice *choices);
void        demo_random_shuffle (DemoRandom *self,
                                 guint      *numbers,
                                 guint       n_numbers);

/* The same three numbers always give the same one: chance tied to a place, not to an order. */
guint32 demo_random_hash (guint32 seed,
                          guint32 one,
                          guint32 other);

/* Soft hills between -1 and 1 over the plane, `octaves` layers deep, one unit apart. */
double demo_random_hills (guint32 seed,
                          double  x,
                          double  y,
                          guint   octaves);

G_END_DECLS
