#include "map-comparing.h"

#include "insight-compare.h"

static MapFate
find_moved (InsightChange change,
            MapFate       otherwise)
{
  switch (change)
    {
    case INSIGHT_CHANGE_REINFORCED:
      return MAP_FATE_REINFORCED;
    case INSIGHT_CHANGE_WEAKENED:
      return MAP_FATE_WEAKENED;
    case INSIGHT_CHANGE_MIXED:
      return MAP_FATE_MIXED;
    default:
      return otherwise;
    }
}

static MapFate
find_fate (const InsightComparedLink *link)
{
  switch (link->life)
    {
    case INSIGHT_LIFE_CREATED:
      return MAP_FATE_NEW;
    case INSIGHT_LIFE_ENDED:
      return MAP_FATE_ENDED;
    case INSIGHT_LIFE_STAYED:
      return find_moved (link->change, link->change == INSIGHT_CHANGE_UNKNOWN ? MAP_FATE_UNTOLD : MAP_FATE_SAME);
    case INSIGHT_LIFE_UNDATED:
      return find_moved (link->change, MAP_FATE_UNDATED);
    case INSIGHT_LIFE_CAME_AND_WENT:
    case INSIGHT_LIFE_OUTSIDE:
    default:
      return MAP_FATE_AWAY;
    }
}

/* What the comparison does not tell of is not for the audience: the scene has no such link, unless it was read at another time. */
GBytes *
map_comparing_read (DossierReader    *reader,
                    const MapScene   *scene,
                    DossierVisibility audience,
                    MapMoment         one,
                    MapMoment         other,
                    GError          **error)
{
  g_autoptr (InsightComparison) comparison = insight_comparison_new_of_moments (reader, (InsightMoment){ one.from, one.to }, (InsightMoment){ other.from, other.to }, (DossierAudience) audience, FALSE, error);
  guint                         n;
  guint8                       *fates;

  if (comparison == NULL)
    return NULL;
  map_scene_get_links (scene, &n);
  fates = g_malloc (n + 1);
  memset (fates, MAP_FATE_UNDATED, n + 1);
  for (guint i = 0; i < comparison->links->len; i++)
    {
      const InsightComparedLink *link = comparison->links->pdata[i];
      guint                      index = map_scene_find_link (scene, link->id);

      if (index != MAP_NONE)
        fates[index] = (guint8) find_fate (link);
    }
  return g_bytes_new_take (fates, n);
}
