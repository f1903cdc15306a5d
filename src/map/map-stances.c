#include "map-stances.h"

static MapBox
box_around (double  x,
            double  y,
            MapSize size)
{
  return (MapBox){ x - size.width / 2, y - size.height / 2, x + size.width / 2, y + size.height / 2 };
}

/* Right, left, below, above, then the corners. */
guint
map_stances_list_beside (double  x,
                         double  y,
                         double  gap,
                         MapSize size,
                         MapBox *boxes)
{
  static const float ways[][2] = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 }, { 1, 0.8f }, { 1, -0.8f }, { -1, 0.8f }, { -1, -0.8f } };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      double slant = i > 3 ? 0.75 : 1;

      boxes[i] = box_around (x + ways[i][0] * (size.width / 2 + gap * slant),
                             y + ways[i][1] * (size.height / 2 + gap * slant), size);
    }
  return G_N_ELEMENTS (ways);
}

/* The middle, then further and further. */
guint
map_stances_list_upon (double   x,
                       double   y,
                       gboolean far,
                       MapSize  size,
                       MapBox  *boxes)
{
  static const float aside[] = { 0, 0.3f, -0.3f, 0.6f, -0.6f, 0.9f, -0.9f };
  static const float apart[] = { 0, -0.9f, 0.9f, -1.7f, 1.7f, -2.5f, 2.5f, -3.3f, 3.3f };
  guint              n_aside = far ? 7 : 3, n_apart = far ? 9 : 5;
  guint              n = 0;

  for (guint row = 0; row < n_apart; row++)
    for (guint column = 0; column < n_aside; column++)
      boxes[n++] = box_around (x + aside[column] * size.width, y + apart[row] * size.height, size);
  return n;
}

MapAlign
map_stances_get_align_beside (guint stance)
{
  if (stance == 2 || stance == 3)
    return MAP_ALIGN_MIDDLE;
  return stance == 1 || stance > 5 ? MAP_ALIGN_RIGHT : MAP_ALIGN_LEFT;
}
