#include "map-symbol.h"

#include "map-palette.h"

#include <math.h>

static void
polygon (cairo_t *cr,
         double   x,
         double   y,
         double   radius,
         int      n,
         double   turn)
{
  cairo_new_sub_path (cr);
  for (int i = 0; i < n; i++)
    cairo_line_to (cr, x + radius * cos (turn + 2 * G_PI * i / n), y + radius * sin (turn + 2 * G_PI * i / n));
  cairo_close_path (cr);
}

static void
rounded_square (cairo_t *cr,
                double   x,
                double   y,
                double   half,
                double   corner)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + half - corner, y - half + corner, corner, -G_PI / 2, 0);
  cairo_arc (cr, x + half - corner, y + half - corner, corner, 0, G_PI / 2);
  cairo_arc (cr, x - half + corner, y + half - corner, corner, G_PI / 2, G_PI);
  cairo_arc (cr, x - half + corner, y - half + corner, corner, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

void
map_symbol_path (cairo_t  *cr,
                 MapFamily family,
                 double    x,
                 double    y,
                 double    radius)
{
  switch (family)
    {
    case MAP_FAMILY_NURSERY:
      polygon (cr, x, y + radius * 0.18, radius * 1.3, 3, -G_PI / 2);
      break;
    case MAP_FAMILY_PRIMARY:
      rounded_square (cr, x, y, radius * 0.9, radius * 0.18);
      break;
    case MAP_FAMILY_COLLEGE:
      polygon (cr, x, y, radius * 1.26, 4, 0);
      break;
    case MAP_FAMILY_LYCEE:
      polygon (cr, x, y, radius * 1.1, 6, 0);
      break;
    case MAP_FAMILY_ASSOCIATION:
      polygon (cr, x, y - radius * 0.18, radius * 1.3, 3, G_PI / 2);
      break;
    case MAP_FAMILY_INSTITUTION:
      polygon (cr, x, y + radius * 0.06, radius * 1.15, 5, -G_PI / 2);
      break;
    case MAP_FAMILY_OTHER:
      polygon (cr, x, y, radius * 1.08, 8, G_PI / 8);
      break;
    case MAP_FAMILY_CENTRE:
    default:
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      cairo_close_path (cr);
    }
}

const char *
map_symbol_get_letter (MapFamily family)
{
  static const char *const letters[MAP_N_FAMILIES] = { "CS", "M", "É", "C", "L", "A", "I", "P" };

  g_return_val_if_fail (family < MAP_N_FAMILIES, "");

  return letters[family];
}

double
map_symbol_get_letter_drop (MapFamily family)
{
  return family == MAP_FAMILY_NURSERY ? 0.26 : family == MAP_FAMILY_ASSOCIATION ? -0.26
                                                                                : 0;
}

const double *
map_symbol_get_dash (guint  rank,
                     guint *n)
{
  static const double dashes[][6] = {
    { 0 }, { 7, 2.6 }, { 7, 2, 1.4, 2 }, { 1.5, 1.7 }, { 7, 2, 1.4, 2, 1.4, 2 }, { 4, 2.5 }, { 13, 3 }, { 4, 5 }
  };
  static const guint  lengths[] = { 0, 2, 4, 2, 6, 2, 2, 2 };
  static const double unknown[] = { 3, 1.8, 1.2, 1.8 };

  if (rank == MAP_TERM_UNKNOWN)
    {
      *n = 4;
      return unknown;
    }
  rank %= G_N_ELEMENTS (lengths);
  *n = lengths[rank];
  return dashes[rank];
}

double
map_symbol_get_width (guint rank)
{
  static const double widths[] = { 2.7, 2.2, 1.8, 1.5, 1.2 };

  return rank == MAP_TERM_UNKNOWN ? 1.6 : widths[MIN (rank, G_N_ELEMENTS (widths) - 1)];
}

gboolean
map_symbol_is_hollow (guint rank)
{
  return rank < MAP_MAX_TERMS && (rank / MAP_N_LINK_COLOURS) % 2 == 1;
}
