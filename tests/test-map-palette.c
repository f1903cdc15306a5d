#include "map-palette.h"
#include "map-symbol.h"

#include <math.h>

typedef struct
{
  double lightness, a, b;
} Seen;

/* Machado, Oliveira and Fernandes (2009), full severity: as seen without one kind of cones. */
static const double eyes[][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
};

static double
to_linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
to_lab (double value)
{
  return value > 0.008856 ? cbrt (value) : 7.787 * value + 16.0 / 116;
}

static Seen
see (MapColour colour,
     guint     eye)
{
  double from[3] = { to_linear (colour.red), to_linear (colour.green), to_linear (colour.blue) };
  double to[3], x, y, z;

  for (guint i = 0; i < 3; i++)
    to[i] = CLAMP (eyes[eye][i][0] * from[0] + eyes[eye][i][1] * from[1] + eyes[eye][i][2] * from[2], 0, 1);
  x = to_lab ((0.4124 * to[0] + 0.3576 * to[1] + 0.1805 * to[2]) / 0.95047);
  y = to_lab (0.2126 * to[0] + 0.7152 * to[1] + 0.0722 * to[2]);
  z = to_lab ((0.0193 * to[0] + 0.1192 * to[1] + 0.9505 * to[2]) / 1.08883);
  return (Seen){ 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

static double
difference (Seen one,
            Seen other)
{
  return sqrt (pow (one.lightness - other.lightness, 2) + pow (one.a - other.a, 2) + pow (one.b - other.b, 2));
}

static double
luminance (MapColour colour)
{
  return 0.2126 * to_linear (colour.red) + 0.7152 * to_linear (colour.green) + 0.0722 * to_linear (colour.blue);
}

static double
contrast (MapColour one,
          MapColour other)
{
  double a = luminance (one), b = luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static void
test_kinds_of_links_differ_to_every_eye (void)
{
  for (guint palette = 0; palette < MAP_N_PALETTES; palette++)
    for (guint eye = 0; eye < G_N_ELEMENTS (eyes); eye++)
      for (guint i = 0; i < MAP_N_LINK_COLOURS; i++)
        for (guint j = i + 1; j < MAP_N_LINK_COLOURS; j++)
          {
            const MapPalette *colours = map_palette_get (palette);

            g_assert_cmpfloat (difference (see (colours->link[i], eye), see (colours->link[j], eye)), >, 12);
          }
}

/* Whom nothing is told of is grey, but its name has no figures either: it need only differ from none at all. */
static void
test_depths_differ_to_every_eye (void)
{
  for (guint palette = 0; palette < MAP_N_PALETTES; palette++)
    for (guint eye = 0; eye < G_N_ELEMENTS (eyes); eye++)
      {
        const MapPalette *colours = map_palette_get (palette);
        Seen              none = see (map_palette_get_depth_colour (colours, 0), eye);

        g_assert_cmpfloat (difference (see (map_palette_get_depth_colour (colours, MAP_DEPTH_NOT_CONCERNED), eye), none), >, 8);
        for (guint depth = 0; depth < MAP_N_DEPTHS; depth++)
          g_assert_cmpfloat (difference (see (map_palette_get_depth_colour (colours, depth), eye), see (map_palette_get_depth_colour (colours, depth + 1), eye)), >, 4.5);
      }
}

static void
test_kinds_of_one_hue_differ_otherwise (void)
{
  for (guint term = 0; term + MAP_N_LINK_COLOURS < 2 * MAP_N_LINK_COLOURS; term++)
    g_assert_cmpint (map_symbol_is_hollow (term), !=, map_symbol_is_hollow (term + MAP_N_LINK_COLOURS));
}

static void
test_names_can_be_read (void)
{
  for (guint i = 0; i < MAP_N_PALETTES; i++)
    {
      const MapPalette *colours = map_palette_get (i);

      g_assert_cmpfloat (contrast (colours->commune_name, colours->land), >, 4.5);
      g_assert_cmpfloat (contrast (colours->town_name, colours->land), >, 7);
      g_assert_cmpfloat (contrast (colours->centre_name, colours->land), >, 4.5);
      g_assert_cmpfloat (contrast (colours->structure_name, colours->land), >, 4.5);
      g_assert_cmpfloat (contrast (colours->quarter_name, colours->land), >, 4.5);
      g_assert_cmpfloat (contrast (colours->panel_quiet, colours->panel), >, 4.5);
    }
}

static void
test_letters_can_be_read_on_their_marks (void)
{
  for (guint i = 0; i < MAP_N_PALETTES; i++)
    for (guint family = 0; family < MAP_N_FAMILIES; family++)
      g_assert_cmpfloat (contrast (map_palette_get (i)->letter[family], map_palette_get (i)->mark[family]), >, 3);
}

static void
test_families_have_a_letter_each (void)
{
  for (MapFamily i = 0; i < MAP_N_FAMILIES; i++)
    for (MapFamily j = 0; j < i; j++)
      g_assert_cmpstr (map_symbol_get_letter (i), !=, map_symbol_get_letter (j));
}

static void
test_the_unknown_looks_like_nothing_known (void)
{
  guint         n_unknown, n;
  const double *unknown = map_symbol_get_dash (MAP_TERM_UNKNOWN, &n_unknown);

  g_assert_cmpuint (n_unknown, >, 0);
  for (guint rank = 0; rank < 8; rank++)
    {
      const double *known = map_symbol_get_dash (rank, &n);
      gboolean      differs = n != n_unknown;

      for (guint i = 0; !differs && i < n; i++)
        differs = fabs (known[i] - unknown[i]) > 0.5;
      g_assert_true (differs);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/palette/kinds-of-links-differ-to-every-eye", test_kinds_of_links_differ_to_every_eye);
  g_test_add_func ("/map/palette/depths-differ-to-every-eye", test_depths_differ_to_every_eye);
  g_test_add_func ("/map/palette/kinds-of-one-hue-differ-otherwise", test_kinds_of_one_hue_differ_otherwise);
  g_test_add_func ("/map/palette/names-can-be-read", test_names_can_be_read);
  g_test_add_func ("/map/palette/letters-can-be-read-on-their-marks", test_letters_can_be_read_on_their_marks);
  g_test_add_func ("/map/palette/families-have-a-letter-each", test_families_have_a_letter_each);
  g_test_add_func ("/map/palette/the-unknown-looks-like-nothing-known", test_the_unknown_looks_like_nothing_known);
  return g_test_run ();
}
