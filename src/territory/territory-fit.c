#include "territory-fit.h"

#include "territory-projection.h"

#include <math.h>
#include <string.h>

G_DEFINE_QUARK (territory - fit - error - quark, territory_fit_error)

static gboolean
is_pin (const TerritoryPin *pin)
{
  return isfinite (pin->x) && isfinite (pin->y) && isfinite (pin->place.lon) && isfinite (pin->place.lat) &&
         fabs (pin->place.lon) <= 180 && fabs (pin->place.lat) <= 85;
}

gboolean
territory_fit_new (const TerritoryPin pins[2],
                   TerritoryFit      *self,
                   GError           **error)
{
  double east[2], north[2];
  double dx = pins[1].x - pins[0].x, dy = pins[0].y - pins[1].y; /* up, as the plane */
  double length = dx * dx + dy * dy, de, dn;

  if (!is_pin (&pins[0]) || !is_pin (&pins[1]))
    {
      g_set_error_literal (error, TERRITORY_FIT_ERROR, TERRITORY_FIT_ERROR_NOT_FINITE, "a pin is no place on Earth");
      return FALSE;
    }
  for (guint i = 0; i < 2; i++)
    territory_projection_to_plane (pins[i].place.lon, pins[i].place.lat, &east[i], &north[i]);
  de = east[1] - east[0];
  dn = north[1] - north[0];
  if (length < TERRITORY_FIT_LEAST_PIXELS * TERRITORY_FIT_LEAST_PIXELS)
    {
      g_set_error_literal (error, TERRITORY_FIT_ERROR, TERRITORY_FIT_ERROR_CLOSE_PIXELS, "two pins on one pixel");
      return FALSE;
    }
  if (hypot (de, dn) < TERRITORY_FIT_LEAST_METRES)
    {
      g_set_error_literal (error, TERRITORY_FIT_ERROR, TERRITORY_FIT_ERROR_CLOSE_PLACES, "two pins at one place");
      return FALSE;
    }
  self->a = (de * dx + dn * dy) / length;
  self->b = (dn * dx - de * dy) / length;
  self->east = east[0] - self->a * pins[0].x - self->b * pins[0].y;
  self->north = north[0] - self->b * pins[0].x + self->a * pins[0].y;
  return TRUE;
}

void
territory_fit_to_plane (const TerritoryFit *self,
                        double              x,
                        double              y,
                        double             *east,
                        double             *north)
{
  *east = self->a * x + self->b * y + self->east;
  *north = self->b * x - self->a * y + self->north;
}

void
territory_fit_from_plane (const TerritoryFit *self,
                          double              east,
                          double              north,
                          double             *x,
                          double             *y)
{
  double de = east - self->east, dn = north - self->north, length = self->a * self->a + self->b * self->b;

  *x = (self->a * de + self->b * dn) / length;
  *y = (self->b * de - self->a * dn) / length;
}

double
territory_fit_get_scale (const TerritoryFit *self)
{
  return hypot (self->a, self->b);
}

/* --- kept */

char *
territory_pins_dup_text (const TerritoryPin pins[2])
{
  GString *text = g_string_new (NULL);
  char     number[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < 2; i++)
    {
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", g_ascii_formatd (number, sizeof number, "%.2f", pins[i].x));
      g_string_append_printf (text, " %s", g_ascii_formatd (number, sizeof number, "%.2f", pins[i].y));
      g_string_append_printf (text, " %s", g_ascii_formatd (number, sizeof number, "%.7f", pins[i].place.lon));
      g_string_append_printf (text, " %s", g_ascii_formatd (number, sizeof number, "%.7f", pins[i].place.lat));
    }
  return g_string_free (text, FALSE);
}

gboolean
territory_pins_read (const char  *text,
                     TerritoryPin pins[2])
{
  double      numbers[8];
  const char *at = text;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      char *end = NULL;

      numbers[i] = at != NULL ? g_ascii_strtod (at, &end) : 0;
      if (end == NULL || end == at || !isfinite (numbers[i]))
        return FALSE;
      at = end;
    }
  if (at[strspn (at, " ")] != '\0')
    return FALSE;
  for (guint i = 0; i < 2; i++)
    pins[i] = (TerritoryPin){ numbers[4 * i], numbers[4 * i + 1], { numbers[4 * i + 2], numbers[4 * i + 3] } };
  return TRUE;
}
