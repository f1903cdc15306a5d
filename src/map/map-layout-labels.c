/* map-layout-labels.c - which names are wished for, in which order, and where they may stand
 *
 * Order is hierarchy: towns, centres once near, communes by population, quarters, and the
 * schools only where room is left. Names of the layout before come first of all, where they
 * stood, so that nothing jumps under the hand.
 */
#include "map-layout-private.h"

#include "map-labels.h"
#include "map-stances.h"

#include <math.h>

#define AIR 2.0             /* pixels left around a name */
#define LEAST_ROW 0.55      /* of an ordinary row's words */
#define LEAST_ON_PAPER 0.36 /* it is held nearer */
#define MOST_ROW 2.4
#define ABOVE_ROWS 1.6 /* lines of a row in one over a column: three of these have room there */
#define COLUMN 88.0    /* pixels of a cell where a column's words have their ordinary size */

typedef struct
{
  MapLabel label; /* where it stands is decided last */
  double   weight;
  double   x, y, gap; /* the anchor, and how far from it the name stands; 0: on it */
  MapBox   home;      /* a name never leaves it altogether; empty: it may */
  guint    most_soft;
  int      kept;  /* stance it had before at this scale, or -1 */
  int      first; /* stance it had before at another, or -1 */
  int      only;  /* the one stance it may have, or -1 */
} Wish;

typedef struct
{
  MapLayout  *layout;
  MapText    *text;
  double      scale;
  GHashTable *stances;    /* gint64 subject and item → stance + 1; NULL when nothing came before */
  gboolean    same_scale; /* what came before holds; else it is only tried first */
  GArray     *wishes;
  MapLabels  *room;
} Naming;

static gint64
key_of (const MapLabel *label)
{
  return (gint64) label->subject << 32 | label->item;
}

static MapBox
home_of (const MapLayout *self,
         MapSubject       subject,
         guint            item)
{
  guint  n;
  MapBox box;

  if (subject != MAP_SUBJECT_TERRITORY)
    return MAP_BOX_EMPTY;
  box = map_scene_get_territories (self->scene, &n)[item].box;
  return (MapBox){ map_layout_x (self, box.x0), map_layout_y (self, box.y1), map_layout_x (self, box.x1),
                   map_layout_y (self, box.y0) };
}

/* Nearer, names grow, those of communes more: by steps of four or five per cent, that the eye does not see but that spare the sprites. */
static double
scale_of (const Naming *naming,
          MapRole       role)
{
  gboolean grows = role <= MAP_ROLE_GROUPING;
  double   most = grows ? 0.5 : 0.15, steps = grows ? 10 : 4;

  return naming->scale * (1 + most * round (naming->layout->zoom * steps) / steps);
}

static void
wish (Naming     *naming,
      MapSubject  subject,
      guint       item,
      const char *text,
      MapRole     role,
      double      weight,
      double      x,
      double      y,
      double      gap,
      guint       most_soft)
{
  const MapCamera *camera = &naming->layout->camera;
  Wish             one = { { subject, item, text, role, scale_of (naming, role), MAP_ALIGN_MIDDLE, 0, 0, 0, 0, 0 },
                           weight,
                           x,
                           y,
                           gap,
                           home_of (naming->layout, subject, item),
                           most_soft,
                           -1,
                           -1,
                           -1 };
  gint64           key = key_of (&one.label);

  if (*text == '\0' ||
      !map_box_holds (map_box_grow ((MapBox){ 0, 0, camera->width, camera->height }, 200 * naming->scale), x, y))
    return;
  if (naming->stances != NULL)
    *(naming->same_scale ? &one.kept : &one.first) =
      GPOINTER_TO_INT (g_hash_table_lookup (naming->stances, &key)) - 1;
  g_array_append_val (naming->wishes, one);
}

/* On a country most communes are specks: measuring 35,000 names to place none costs a third of a second. */
static gboolean
is_wide_enough (const Naming       *naming,
                const MapTerritory *territory)
{
  return !map_box_is_empty (territory->box) &&
         (territory->box.x1 - territory->box.x0) * naming->layout->camera.scale >= 14 * naming->scale;
}

/* "Argenville 3/12": figures beside the shades, for who does not tell them apart. */
static const char *
find_commune_name (MapLayout          *self,
                   const MapTerritory *commune,
                   guint               rank)
{
  guint            n, n_asked;
  g_autofree char *told = NULL;

  if (!map_layout_get_survey (self, rank, &n, &n_asked) || n == 0)
    return commune->name;
  if (self->words == NULL)
    self->words = g_string_chunk_new (4096);
  told = g_strdup_printf ("%s %u/%u", commune->name, n_asked, n);
  return g_string_chunk_insert (self->words, told);
}

static void
wish_communes (Naming *naming)
{
  MapLayout          *self = naming->layout;
  guint               n, all, first = map_scene_get_first_of_type (self->scene, MAP_TERRITORY_COMMUNE, &n);
  const MapTerritory *territories = map_scene_get_territories (self->scene, &all);

  for (guint i = first; self->look.show_names && self->look.show_communes && i < first + n; i++)
    {
      guint   population = territories[i].population;
      MapRole role = population >= 25000 ? MAP_ROLE_TOWN : population >= 5000 ? MAP_ROLE_COMMUNE
                                                                              : MAP_ROLE_VILLAGE;
      guint   most_soft = role == MAP_ROLE_TOWN ? 8 : role == MAP_ROLE_COMMUNE ? 3
                                                                               : 1;

      if (role == MAP_ROLE_TOWN || is_wide_enough (naming, territories + i))
        wish (naming, MAP_SUBJECT_TERRITORY, i, find_commune_name (self, &territories[i], i - first), role, 100 * log2 (population + 2.0),
              map_layout_x (self, territories[i].label.x), map_layout_y (self, territories[i].label.y), 0, most_soft);
    }
}

static void
wish_areas (Naming          *naming,
            MapTerritoryType type,
            MapRole          role,
            double           weight)
{
  MapLayout          *self = naming->layout;
  guint               n, all, level;
  const guint        *owners = map_layout_get_ground (self, type, &level, &n);
  guint               first = map_scene_get_first_of_type (self->scene, type, &all);
  const MapTerritory *territories = map_scene_get_territories (self->scene, &all);

  for (guint i = 0; self->look.show_names && i < n; i++)
    {
      const MapTerritory *territory = territories + first + owners[i];

      wish (naming, MAP_SUBJECT_TERRITORY, first + owners[i], territory->name, role, weight,
            map_layout_x (self, territory->label.x), map_layout_y (self, territory->label.y), 0, 1);
    }
}

/* Beside its head, once for all its stems. */
static void
wish_networks (Naming *naming)
{
  MapLayout          *self = naming->layout;
  guint               n;
  const MapTerritory *territories = map_scene_get_territories (self->scene, &n);

  for (guint i = 0; self->look.show_names && i < self->stems->len; i++)
    {
      const MapStem *stem = &g_array_index (self->stems, MapStem, i);

      if (i == 0 || stem->territory != (stem - 1)->territory)
        wish (naming, MAP_SUBJECT_TERRITORY, stem->territory, territories[stem->territory].name, MAP_ROLE_QUARTER, 1430,
              (double) stem->x0, (double) stem->y0, self->mark_radius + 3 * self->mark_unit, 3);
    }
}

static void
wish_structures (Naming *naming)
{
  MapLayout          *self = naming->layout;
  guint               n;
  const MapStructure *structures = map_scene_get_structures (self->scene, &n);
  gboolean            centres = self->look.show_structure_names && self->zoom > 0.36;
  gboolean            others = self->look.show_structure_names && self->zoom > 0.62;

  for (guint i = 0; centres && i < self->marks->len; i++)
    {
      const MapMark      *mark = &g_array_index (self->marks, MapMark, i);
      const MapStructure *structure = structures + mark->structure;
      gboolean            is_centre = structure->family == MAP_FAMILY_CENTRE;
      gboolean            is_large = structure->family == MAP_FAMILY_COLLEGE || structure->family == MAP_FAMILY_LYCEE;

      if (is_centre || others)
        wish (naming, MAP_SUBJECT_STRUCTURE, mark->structure, structure->short_name,
              is_centre ? MAP_ROLE_CENTRE : MAP_ROLE_STRUCTURE,
              (is_centre  ? 1440
               : is_large ? 400
                          : 300) +
                MIN (structure->n_links, 50),
              mark->x, mark->y, mark->radius + 2.5, is_centre ? 1 : 0);
    }
}

/* --- rows, columns and what stands over them */

static int
get_stance (MapLean lean)
{
  static const int stances[] = { [MAP_LEAN_FREE] = -1, [MAP_LEAN_RIGHT] = 0, [MAP_LEAN_LEFT] = 1, [MAP_LEAN_ABOVE] = 3, [MAP_LEAN_UPRIGHT] = 3 };

  return stances[lean];
}

/* As large as its row, or its column, has room for; nobody reads what is smaller than that. */
static void
wish_seat (Naming     *naming,
           MapSubject  subject,
           guint       item,
           const char *text,
           MapLean     lean,
           float       height,
           double      x,
           double      y,
           double      gap)
{
  const MapLayout *self = naming->layout;
  MapRole          role = lean == MAP_LEAN_ABOVE ? MAP_ROLE_COLUMN : lean == MAP_LEAN_UPRIGHT ? MAP_ROLE_UPRIGHT
                                                                                              : MAP_ROLE_ROW;
  MapSize          line = map_text_measure (naming->text, "Àg", role, 1);
  double           thick = lean == MAP_LEAN_UPRIGHT ? (double) line.width : (double) line.height;
  double           room = ((double) height * self->camera.scale - AIR) / thick;
  guint            before = naming->wishes->len;

  if (lean == MAP_LEAN_ABOVE)
    room = MIN (self->frame->cell * self->camera.scale / MAX (COLUMN, (double) map_text_measure (naming->text, text, role, 1).width + 8), ABOVE_ROWS * self->pitch / (double) line.height);
  if (room < (self->look.whole_names ? LEAST_ON_PAPER : LEAST_ROW))
    return;
  wish (naming, subject, item, text, role, 2000, x, y, gap, 8);
  if (naming->wishes->len == before)
    return;
  g_array_index (naming->wishes, Wish, before).label.scale = floor (MIN (room, MOST_ROW * naming->scale) * 16) / 16;
  g_array_index (naming->wishes, Wish, before).only = get_stance (lean);
}

static void
wish_seats (Naming *naming)
{
  MapLayout          *self = naming->layout;
  guint               n;
  const MapStructure *structures = map_scene_get_structures (self->scene, &n);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const MapMark *mark = &g_array_index (self->marks, MapMark, i);

      wish_seat (naming, MAP_SUBJECT_STRUCTURE, mark->structure, structures[mark->structure].short_name, map_layout_get_lean (self, mark->structure), self->frame->rooms[mark->structure],
                 mark->x, mark->y, mark->radius + 4);
    }
  for (guint i = 0; i < self->badges->len; i++)
    {
      const MapBadge *badge = &g_array_index (self->badges, MapBadge, i);
      const MapGroup *group = &g_array_index (self->frame->groups, MapGroup, badge->crowd);

      wish_seat (naming, MAP_SUBJECT_GROUP, badge->crowd, group->name, group->lean, group->room, badge->x, badge->y, badge->radius + 4);
    }
}

/* Of what is over a column whose rows may be smaller than it. */
static int
get_stance_over (MapLean lean)
{
  return lean == MAP_LEAN_RIGHT ? 5 : lean == MAP_LEAN_LEFT ? 7
                                                            : get_stance (lean);
}

static void
wish_captions (Naming *naming)
{
  MapLayout *self = naming->layout;

  for (guint i = 0; i < self->frame->captions->len; i++)
    {
      const MapCaption *caption = &g_array_index (self->frame->captions, MapCaption, i);
      guint             before = naming->wishes->len;

      wish (naming, MAP_SUBJECT_CAPTION, i, caption->text, MAP_ROLE_CAPTION, 3000, map_layout_x (self, caption->place.x),
            map_layout_y (self, caption->place.y), 1, 8);
      if (naming->wishes->len > before)
        g_array_index (naming->wishes, Wish, before).only = get_stance_over (caption->lean);
    }
}

static void
wish_ground (Naming *naming)
{
  wish_communes (naming);
  if (naming->layout->zoom > 0.45)
    wish_areas (naming, MAP_TERRITORY_QUARTER, MAP_ROLE_QUARTER, 900);
  wish_areas (naming, MAP_TERRITORY_GROUPING, MAP_ROLE_GROUPING, 1300);
  wish_networks (naming);
  wish_structures (naming);
}

static void
wish_frame (Naming *naming)
{
  if (naming->layout->pitch > 0)
    wish_seats (naming);
  else
    wish_structures (naming);
  wish_captions (naming);
}

static int
compare_wishes (gconstpointer one,
                gconstpointer other)
{
  const Wish *a = one, *b = other;

  if ((a->kept >= 0) != (b->kept >= 0))
    return a->kept >= 0 ? -1 : 1;
  if (a->weight > b->weight || a->weight < b->weight)
    return a->weight > b->weight ? -1 : 1;
  return key_of (&a->label) < key_of (&b->label) ? -1 : 1;
}

static guint
list_stances (const Wish *wished,
              MapSize     size,
              MapBox     *boxes)
{
  if (wished->gap > 0)
    return map_stances_list_beside (wished->x, wished->y, wished->gap, size, boxes);
  return map_stances_list_upon (wished->x, wished->y, wished->label.role == MAP_ROLE_TOWN, size, boxes);
}

/* Beside a mark, zooming does not make a name turn around it without need. */
static guint
order_stances (const Wish *wished,
               guint       n,
               guint      *stances)
{
  gboolean hinted = wished->gap > 0 && wished->first >= 0;
  guint    filled = 0;

  if (hinted)
    stances[filled++] = (guint) wished->first;
  for (guint i = 0; i < n; i++)
    if (!hinted || i != stances[0])
      stances[filled++] = i;
  return filled;
}

static gboolean
is_allowed (const MapLayout *self,
            const Wish      *wished,
            MapBox           box)
{
  if (!map_box_is_empty (wished->home) && !map_box_meets (wished->home, box))
    return FALSE;
  if (self->look.whole_names)
    return box.x0 >= 2 && box.y0 >= 2 && box.x1 <= self->camera.width - 2 && box.y1 <= self->camera.height - 2;
  return map_box_meets (box, (MapBox){ 0, 0, self->camera.width, self->camera.height });
}

static int
find_room (Naming     *naming,
           const Wish *wished,
           MapBox     *boxes,
           guint       n)
{
  MapBox airy[MAP_MOST_STANCES];
  guint  stances[MAP_MOST_STANCES];
  guint  n_stances = order_stances (wished, n, stances), n_airy = 0;
  int    taken;

  for (guint i = 0; i < n_stances; i++)
    if ((wished->only < 0 || (guint) wished->only == stances[i]) && is_allowed (naming->layout, wished, boxes[stances[i]]))
      {
        stances[n_airy] = stances[i];
        airy[n_airy++] = map_box_grow (boxes[stances[i]], AIR / 2);
      }
  taken = map_labels_place (naming->room, airy, n_airy, wished->most_soft);
  return taken < 0 ? -1 : (int) stances[taken];
}

static void
grant (Naming     *naming,
       const Wish *wished)
{
  MapLabel label = wished->label;
  MapSize  size = map_text_measure (naming->text, label.text, label.role, label.scale);
  MapBox   boxes[MAP_MOST_STANCES];
  guint    n = list_stances (wished, size, boxes);
  int      stance = wished->kept;

  if (stance >= 0 && is_allowed (naming->layout, wished, boxes[stance]))
    map_labels_block (naming->room, map_box_grow (boxes[stance], AIR / 2), TRUE);
  else
    stance = find_room (naming, wished, boxes, n);
  if (stance < 0)
    return;

  label.stance = (guint) stance;
  label.align = wished->gap > 0 ? map_stances_get_align_beside (label.stance) : MAP_ALIGN_MIDDLE;
  label.x = (float) boxes[stance].x0;
  label.y = (float) boxes[stance].y0;
  label.width = size.width;
  label.height = size.height;
  g_array_append_val (naming->layout->labels, label);
}

static void
block_marks (Naming *naming)
{
  MapLayout *self = naming->layout;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const MapMark *mark = &g_array_index (self->marks, MapMark, i);

      map_labels_block (naming->room, map_box_grow ((MapBox){ mark->x, mark->y, mark->x, mark->y }, mark->radius),
                        mark->family == MAP_FAMILY_CENTRE);
    }
  for (guint i = 0; i < self->badges->len; i++)
    {
      const MapBadge *badge = &g_array_index (self->badges, MapBadge, i);

      map_labels_block (naming->room,
                        map_box_grow ((MapBox){ badge->x, badge->y, badge->x, badge->y }, badge->radius), TRUE);
    }
}

static void
remember (Naming          *naming,
          const MapLayout *before)
{
  MapLayout *self = naming->layout;

  if (before == NULL || before->scene != self->scene || !map_look_equal (&before->look, &self->look))
    return;
  naming->same_scale = !(before->camera.scale < self->camera.scale) && !(before->camera.scale > self->camera.scale);
  naming->stances = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < before->labels->len; i++)
    {
      const MapLabel *label = &g_array_index (before->labels, MapLabel, i);
      gint64          key = key_of (label);

      g_hash_table_insert (naming->stances, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (label->stance + 1));
    }
}

void
map_layout_add_labels (MapLayout       *self,
                       MapText         *text,
                       const MapLayout *before)
{
  g_autoptr (GArray)    wishes = g_array_new (FALSE, FALSE, sizeof (Wish));
  g_autoptr (MapLabels) room = map_labels_new (self->camera.width, self->camera.height);
  Naming                naming = { self, text, map_layout_get_text_scale (self), NULL, FALSE, wishes, room };

  remember (&naming, before);
  block_marks (&naming);
  if (self->frame != NULL)
    wish_frame (&naming);
  else
    wish_ground (&naming);
  g_array_sort (wishes, compare_wishes);
  for (guint i = 0; i < wishes->len; i++)
    grant (&naming, &g_array_index (wishes, Wish, i));
  g_clear_pointer (&naming.stances, g_hash_table_unref);
}
