/* territory-fit.h - a picture laid on the plane by two points known on both
 *
 * Two pairs (a pixel of the picture, a place on Earth) give one similarity: a scale, a rotation, a shift. Nothing is stretched or
 * mirrored: a plan that was scanned straight stays what it is. A plain value, for any thread.
 */
#pragma once

#include "territory-outline.h"

G_BEGIN_DECLS

#define TERRITORY_FIT_ERROR (territory_fit_error_quark ())

typedef enum
{
  TERRITORY_FIT_ERROR_NOT_FINITE,   /* no number, or no place on Earth: ask for the point again */
  TERRITORY_FIT_ERROR_CLOSE_PIXELS, /* nearly the same point of the picture: choose another, farther */
  TERRITORY_FIT_ERROR_CLOSE_PLACES, /* nearly the same place: choose another, farther */
} TerritoryFitError;

GQuark territory_fit_error_quark (void);

typedef struct
{
  double         x, y; /* pixels of the picture, from its upper left corner */
  TerritoryPoint place;
} TerritoryPin;

/* Plane metres = (a + ib) (x − iy) + (east + i north), of pixels x, y. */
typedef struct
{
  double a, b, east, north;
} TerritoryFit;

#define TERRITORY_FIT_LEAST_PIXELS 8.0 /* between two pins: closer, a hand that trembles turns the picture */
#define TERRITORY_FIT_LEAST_METRES 2.0

/* FALSE, and *self untouched: these two pins say nothing. */
gboolean territory_fit_new (const TerritoryPin pins[2],
                            TerritoryFit      *self,
                            GError           **error);

/* Plane metres of a pixel, and back. */
void territory_fit_to_plane (const TerritoryFit *self,
                             double              x,
                             double              y,
                             double             *east,
                             double             *north);
void territory_fit_from_plane (const TerritoryFit *self,
                               double              east,
                               double              north,
                               double             *x,
                               double             *y);
/* Plane metres a pixel takes. */
double territory_fit_get_scale (const TerritoryFit *self);

/* "x y lon lat x y lon lat", to the hundredth of a pixel and the centimetre of ground, as a dossier keeps them. Caller owns. */
char *territory_pins_dup_text (const TerritoryPin pins[2]);
/* FALSE, and pins untouched: it is no such text. */
gboolean territory_pins_read (const char  *text,
                              TerritoryPin pins[2]);

G_END_DECLS
