#include "map-spotlight.h"

#include "base-text.h"

#include <string.h>

static gboolean
has_word (const char *name,
          const char *start)
{
  gsize length = strlen (start);

  for (const char *word = name; word != NULL; word = strchr (word, ' '))
    {
      word += *word == ' ';
      if (strncmp (word, start, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* They stand by falling population: the first is the largest. */
guint
map_spotlight_find (const MapScene *scene,
                    const char     *letters)
{
  g_autofree char    *start = base_text_fold (letters);
  guint               n, n_all, first = map_scene_get_first_of_type (scene, MAP_TERRITORY_COMMUNE, &n);
  const MapTerritory *territories = map_scene_get_territories (scene, &n_all);
  guint               second = MAP_NONE;

  if (*start == '\0')
    return MAP_NONE;
  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *name = base_text_fold (territories[i].name);

      if (g_str_has_prefix (name, start))
        return i;
      if (second == MAP_NONE && has_word (name, start))
        second = i;
    }
  return second;
}
