#include "config.h"

#include "map-arranged.h"

#include "map-network.h"
#include "map-scene-private.h"
#include "map-seats-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CENTRE_ROOM 1.2 /* of what is between two marks of the network: centres are what it is about */
#define OTHER_ROOM 0.85
#define PITCH 360.0      /* scene metres from row to row: marks of that scale just fit */
#define WORDS 14.0       /* pitches left for the names at the side of a column */
#define LEAST_APART 14.0 /* pitches between two columns */
#define MOST_APART 60.0
#define SHAPE 1.6      /* width to height that is aimed at */
#define LEAST_CELL 2.2 /* pitches: width of a cell */
#define MOST_CELL 16.0
#define MOST_ROOM 2.2 /* pitches: names and marks grow no larger */
#define HEAD 2.6      /* pitches over the first row for what stands above */

/* --- a scene like another */

static MapScene *
new_like (MapScene *base,
          MapFrame *frame)
{
  MapScene *self = g_new0 (MapScene, 1);

  g_atomic_ref_count_init (&self->refs);
  self->base = map_scene_ref (base);
  self->frame = frame;
  self->words = g_string_chunk_new (256);
  self->bounds = MAP_BOX_EMPTY;
  self->territories = g_array_new (FALSE, FALSE, sizeof (MapTerritory));
  self->structures = g_array_sized_new (FALSE, FALSE, sizeof (MapStructure), frame->n_structures);
  self->links = g_array_sized_new (FALSE, FALSE, sizeof (MapLink), frame->n_links);
  self->programmes = g_array_ref (base->programmes);
  for (guint i = 0; i < MAP_N_ASPECTS; i++)
    self->terms[i] = g_array_ref (base->terms[i]);
  self->territory_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->structure_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->link_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->territory_grid = map_grid_new (NULL, 0, 1000);
  return self;
}

static void
add_structure (MapScene    *self,
               MapStructure structure,
               gboolean     has_place,
               MapPoint     place)
{
  structure.has_place = has_place;
  structure.place = place;
  structure.stack_rank = 0;
  structure.stack_size = 1;
  structure.n_links = 0;
  structure.commune = MAP_NONE; /* it has none of the ground */
  self->n_to_place += !has_place;
  g_hash_table_insert (self->structure_ids, (gpointer) structure.id, GUINT_TO_POINTER (self->structures->len));
  g_array_append_val (self->structures, structure);
}

static void
add_link (MapScene *self,
          MapLink   link,
          guint     a,
          guint     b)
{
  link.a = a;
  link.b = b;
  g_array_index (self->structures, MapStructure, a).n_links++;
  g_array_index (self->structures, MapStructure, b).n_links++;
  g_hash_table_insert (self->link_ids, (gpointer) link.id, GUINT_TO_POINTER (self->links->len));
  g_array_append_val (self->links, link);
}

/* air: left around, metres. */
static void
finish (MapScene *self,
        double    air)
{
  g_autofree MapBox *boxes = g_new (MapBox, self->structures->len + 1);

  for (guint i = 0; i < self->structures->len; i++)
    {
      const MapStructure *structure = &g_array_index (self->structures, MapStructure, i);
      double              x = (double) structure->place.x, y = (double) structure->place.y;

      boxes[i] = structure->has_place ? (MapBox){ x, y, x, y } : MAP_BOX_EMPTY;
      if (structure->has_place)
        self->bounds = map_box_with (self->bounds, x, y);
    }
  for (guint i = 0; i < self->frame->captions->len; i++)
    {
      MapPoint at = g_array_index (self->frame->captions, MapCaption, i).place;

      self->bounds = map_box_with (self->bounds, (double) at.x, (double) at.y);
    }
  if (!map_box_is_empty (self->bounds))
    self->bounds = map_box_grow (self->bounds, air);
  self->structure_grid = map_grid_new (boxes, self->structures->len, 1000);
}

static void
add_caption (MapScene   *self,
             const char *text,
             double      x,
             double      y)
{
  MapCaption caption = { g_string_chunk_insert (self->words, text), { (float) x, (float) y } };

  g_array_append_val (self->frame->captions, caption);
}

/* --- network */

static void
caption_lone (MapScene        *self,
              const MapPlaces *places)
{
  MapBox           box = map_network_get_lone_box (places);
  guint            n, lone = 0;
  const MapPlace  *all = map_places_get (places, &n);
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    lone += all[i].stand == MAP_STAND_LONE;
  if (lone == 0)
    return;
  text = g_strdup_printf (ngettext ("%u without any link", "%u without any link", lone), lone);
  add_caption (self, text, (box.x0 + box.x1) / 2, box.y1 + MAP_NETWORK_STEP);
}

MapScene *
map_arranged_new_network (MapScene  *scene,
                          MapPlaces *places)
{
  guint           n, n_links, n_places;
  const MapPlace *at = map_places_get (places, &n_places);
  MapFrame       *frame;
  MapScene       *self;

  g_return_val_if_fail (scene != NULL && places != NULL, NULL);

  map_scene_get_structures (scene, &n);
  map_scene_get_links (scene, &n_links);
  g_return_val_if_fail (n_places == n, NULL);

  frame = map_frame_new (MAP_FRAME_NETWORK, n, n_links);
  self = new_like (scene, frame);
  for (guint i = 0; i < n; i++)
    {
      frame->structure_from[i] = i;
      frame->rooms[i] = (float) (MAP_NETWORK_APART * (g_array_index (scene->structures, MapStructure, i).family == MAP_FAMILY_CENTRE ? CENTRE_ROOM : OTHER_ROOM));
      frame->pinned[i] = at[i].stand == MAP_STAND_PINNED;
      add_structure (self, g_array_index (scene->structures, MapStructure, i), at[i].stand != MAP_STAND_NONE, at[i].at);
    }
  for (guint i = 0; i < n_links; i++)
    {
      MapLink link = g_array_index (scene->links, MapLink, i);

      frame->link_from[i] = i;
      add_link (self, link, link.a, link.b);
    }
  caption_lone (self, places);
  finish (self, MAP_NETWORK_STEP);
  return self;
}

/* --- sides */

/* Where the seats of one side are. */
typedef struct
{
  const GArray *seats;
  guint        *rank; /* of each seat; owned */
  MapLean       lean;
  double        x, y, step_x, step_y;
  double        room; /* of height for a seat */
} Side;

static MapPoint
get_place (const Side *side,
           guint       seat)
{
  return (MapPoint){ (float) (side->x + side->step_x * side->rank[seat]), (float) (side->y - side->step_y * side->rank[seat]) };
}

static guint *
rank_seats (const guint *order,
            guint        n)
{
  guint *rank = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    rank[order[i]] = i;
  return rank;
}

/* The seats that several share, as groups: gets the first of them for each seat. */
static guint *
add_groups (MapFrame   *frame,
            const Side *side)
{
  guint *group_of = g_new (guint, side->seats->len + 1);

  for (guint i = 0; i < side->seats->len; i++)
    {
      const MapSeat *seat = &g_array_index (side->seats, MapSeat, i);
      MapGroup       group = { seat->id, seat->name, get_place (side, i), side->lean, (float) side->room, seat->n };

      group_of[i] = MAP_NONE;
      if (seat->structure != MAP_NONE || seat->programme != MAP_NONE)
        continue;
      group_of[i] = frame->groups->len;
      g_array_append_val (frame->groups, group);
    }
  return group_of;
}

static void
add_structures (MapScene       *self,
                const MapSeats *seats,
                const Side     *left,
                const Side     *right)
{
  MapFrame         *frame = self->frame;
  const GArray     *structures = self->base->structures;
  g_autofree guint *left_groups = add_groups (frame, left), *right_groups = add_groups (frame, right);

  for (guint i = 0; i < structures->len; i++)
    {
      guint       seat = seats->seat_of[i];
      const Side *side = seats->is_left[i] ? left : right;

      frame->structure_from[i] = i;
      add_structure (self, g_array_index (structures, MapStructure, i), seat != MAP_NONE, seat != MAP_NONE ? get_place (side, seat) : (MapPoint){ 0, 0 });
      if (seat == MAP_NONE)
        continue;
      frame->leans[i] = side->lean;
      frame->rooms[i] = (float) side->room;
      frame->group_of[i] = (seats->is_left[i] ? left_groups : right_groups)[seat];
    }
}

/* After the structures of the scene before. */
static void
add_programmes (MapScene   *self,
                const Side *right)
{
  for (guint i = 0; i < right->seats->len; i++)
    {
      const MapSeat *seat = &g_array_index (right->seats, MapSeat, i);
      MapStructure   programme = { seat->id, "", seat->name, seat->name, MAP_FAMILY_OTHER };

      if (seat->programme == MAP_NONE)
        continue;
      self->frame->leans[self->structures->len] = right->lean;
      self->frame->rooms[self->structures->len] = (float) right->room;
      add_structure (self, programme, TRUE, get_place (right, i));
    }
}

static guint
count_programmes (const MapSeats *seats)
{
  guint n = 0;

  for (guint i = 0; i < seats->right->len; i++)
    n += g_array_index (seats->right, MapSeat, i).programme != MAP_NONE;
  return n;
}

typedef struct
{
  const GArray *links;
  const MapTie *ties;
} Fan;

static int
compare_fan (gconstpointer one,
             gconstpointer other,
             gpointer      data)
{
  const Fan     *fan = data;
  guint          p = *(const guint *) one, q = *(const guint *) other;
  const MapLink *a = &g_array_index (fan->links, MapLink, p), *b = &g_array_index (fan->links, MapLink, q);

  if (fan->ties[p].left != fan->ties[q].left)
    return fan->ties[p].left < fan->ties[q].left ? -1 : 1;
  if (fan->ties[p].right != fan->ties[q].right)
    return fan->ties[p].right < fan->ties[q].right ? -1 : 1;
  if (a->terms[MAP_ASPECT_KIND] != b->terms[MAP_ASPECT_KIND])
    return a->terms[MAP_ASPECT_KIND] < b->terms[MAP_ASPECT_KIND] ? -1 : 1;
  return strcmp (a->id, b->id);
}

/* Beside each other stand those that join the same seats, though the structures in them differ. */
static void
fan_out (GArray         *links,
         const MapSeats *seats)
{
  Fan               fan = { links, &g_array_index (seats->ties, MapTie, 0) };
  g_autofree guint *order = g_new (guint, links->len + 1);

  for (guint i = 0; i < links->len; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) links->len, sizeof (guint), compare_fan, &fan);
  for (guint first = 0, next; first < links->len; first = next)
    {
      const MapTie *tie = fan.ties + order[first];

      for (next = first; next < links->len && fan.ties[order[next]].left == tie->left && fan.ties[order[next]].right == tie->right; next++)
        g_array_index (links, MapLink, order[next]).fan_rank = next - first;
      for (guint i = first; i < next; i++)
        g_array_index (links, MapLink, order[i]).fan_size = next - first;
    }
}

/* Structures of the scene before are at their index; the programmes come next in the order of their seats. */
static void
add_links (MapScene       *self,
           const MapSeats *seats)
{
  guint n = self->base->structures->len;

  for (guint i = 0; i < seats->ties->len; i++)
    {
      const MapTie *tie = &g_array_index (seats->ties, MapTie, i);
      MapLink       link = g_array_index (self->base->links, MapLink, seats->link_of[i]);
      gboolean      turned = !seats->is_left[link.a] || seats->seat_of[link.a] != tie->left;
      guint         centre = turned ? link.b : link.a, other = turned ? link.a : link.b;

      if (count_programmes (seats) > 0)
        other = n + tie->right;
      self->frame->link_from[i] = seats->link_of[i];
      add_link (self, link, centre, other);
    }
  fan_out (self->links, seats);
  self->frame->n_links_elsewhere = seats->n_links_elsewhere;
}

static const char *
get_heading (MapFacing facing)
{
  static const char *const headings[MAP_N_FACINGS] = { N_ ("Schools"), N_ ("Partners"), N_ ("Programmes") };

  return _ (headings[facing]);
}

static MapScene *
seat (MapScene       *base,
      const MapSeats *seats,
      MapFrameKind    kind,
      const Side     *left,
      const Side     *right)
{
  MapFrame *frame = map_frame_new (kind, base->structures->len + count_programmes (seats), seats->ties->len);
  MapScene *self = new_like (base, frame);

  frame->pitch = PITCH;
  add_structures (self, seats, left, right);
  add_programmes (self, right);
  add_links (self, seats);
  return self;
}

/* Pitches of all of it. */
static double
choose_width (double         rows,
              const MapRoom *room)
{
  if (room == NULL)
    return SHAPE * rows;
  return rows + 3 > room->height ? room->width : (rows + 3) * room->width / room->height;
}

/* --- columns */

/* As high as the longer one: the other takes more room between its rows, but not so much that they lose each other. */
static void
stand_up (Side  *side,
          double high)
{
  double step = side->seats->len > 1 ? high / (side->seats->len - 1) : 0;

  side->step_y = MIN (step, 3 * PITCH);
  side->room = CLAMP (side->step_y, PITCH, MOST_ROOM * PITCH);
  side->y = (side->step_y * MAX ((double) side->seats->len - 1, 0)) / 2;
}

MapScene *
map_arranged_new_columns (MapScene      *scene,
                          MapFacing      facing,
                          GBytes        *shown_structures,
                          GBytes        *shown_links,
                          guint          most,
                          const MapRoom *room)
{
  g_autoptr (MapSeats) seats = map_seats_new (scene, facing, shown_structures, shown_links, MAP_GATHER_COMMUNES, most, MAP_GATHER_COMMUNES, most);
  g_autofree guint    *left_order = g_new (guint, seats->left->len + 1), *right_order = g_new (guint, seats->right->len + 1);
  g_autofree guint    *left_rank = NULL, *right_rank = NULL;
  double               high = (MAX (MAX (seats->left->len, seats->right->len), 2) - 1) * PITCH;
  double               wide = choose_width (MAX (seats->left->len, seats->right->len), room) - 2 * (WORDS + 1);
  double               apart = CLAMP (wide, LEAST_APART, MOST_APART) * PITCH;
  Side                 left = { seats->left, NULL, MAP_LEAN_LEFT, -apart / 2, 0, 0, 0, PITCH };
  Side                 right = { seats->right, NULL, MAP_LEAN_RIGHT, apart / 2, 0, 0, 0, PITCH };
  MapScene            *self;

  map_seats_order (seats, left_order, right_order);
  left.rank = left_rank = rank_seats (left_order, seats->left->len);
  right.rank = right_rank = rank_seats (right_order, seats->right->len);
  stand_up (&left, high);
  stand_up (&right, high);
  self = seat (scene, seats, MAP_FRAME_COLUMNS, &left, &right);
  if (seats->ties->len > 0)
    {
      add_caption (self, map_family_get_label (MAP_FAMILY_CENTRE), left.x, MAX (left.y, right.y) + PITCH);
      add_caption (self, get_heading (facing), right.x, MAX (left.y, right.y) + PITCH);
    }
  finish (self, PITCH);
  if (!map_box_is_empty (self->bounds))
    self->bounds = (MapBox){ self->bounds.x0 - WORDS * left.room, self->bounds.y0, self->bounds.x1 + WORDS * right.room, self->bounds.y1 };
  return self;
}

/* --- matrix */

static void
add_rule (MapFrame *frame,
          double    x0,
          double    y0,
          double    x1,
          double    y1)
{
  MapRule rule = { { (float) x0, (float) y0 }, { (float) x1, (float) y1 } };

  g_array_append_val (frame->rules, rule);
}

static void
add_rules (MapFrame   *frame,
           const Side *rows,
           const Side *columns)
{
  double left = rows->x + PITCH * 0.7, right = columns->x + (columns->seats->len - 0.5) * frame->cell;
  double top = rows->y + PITCH * 0.5, bottom = rows->y - (rows->seats->len - 0.5) * PITCH;

  for (guint i = 0; i <= rows->seats->len; i++)
    add_rule (frame, left, rows->y - (i - 0.5) * PITCH, right, rows->y - (i - 0.5) * PITCH);
  for (guint i = 0; i <= columns->seats->len; i++)
    add_rule (frame, columns->x + (i - 0.5) * frame->cell, top, columns->x + (i - 0.5) * frame->cell, bottom);
}

MapScene *
map_arranged_new_matrix (MapScene      *scene,
                         MapFacing      facing,
                         GBytes        *shown_structures,
                         GBytes        *shown_links,
                         guint          most,
                         const MapRoom *room)
{
  g_autoptr (MapSeats) seats = map_seats_new (scene, facing, shown_structures, shown_links, MAP_GATHER_NEVER, 0, MAP_GATHER_FAMILIES, most);
  g_autofree guint    *left_order = g_new (guint, seats->left->len + 1), *right_order = g_new (guint, seats->right->len + 1);
  g_autofree guint    *left_rank = NULL, *right_rank = NULL;
  double               wide = choose_width (seats->left->len + HEAD, room) - WORDS - 2;
  double               cell = CLAMP (wide / MAX (seats->right->len, 1), LEAST_CELL, MOST_CELL) * PITCH;
  Side                 rows = { seats->left, NULL, MAP_LEAN_LEFT, 0, 0, 0, PITCH, PITCH };
  Side                 columns = { seats->right, NULL, MAP_LEAN_ABOVE, PITCH + cell / 2, 1.7 * PITCH, cell, 0, 1.6 * PITCH };
  MapScene            *self;

  map_seats_order (seats, left_order, right_order);
  rows.rank = left_rank = rank_seats (left_order, seats->left->len);
  columns.rank = right_rank = rank_seats (right_order, seats->right->len);
  self = seat (scene, seats, MAP_FRAME_MATRIX, &rows, &columns);
  self->frame->cell = cell;
  finish (self, PITCH);
  if (seats->ties->len > 0)
    {
      add_rules (self->frame, &rows, &columns);
      self->bounds = (MapBox){ self->bounds.x0 - WORDS * PITCH, self->bounds.y0, self->bounds.x1 + cell / 2, self->bounds.y1 + HEAD * PITCH };
    }
  return self;
}

/* --- what is shown */

static GBytes *
carry_shown (GBytes      *shown,
             const guint *from,
             guint        n)
{
  gsize         size;
  const guint8 *bytes;
  guint8       *carried;

  if (shown == NULL)
    return NULL;
  bytes = g_bytes_get_data (shown, &size);
  carried = g_malloc (n + 1);
  for (guint i = 0; i < n; i++)
    carried[i] = from[i] == MAP_NONE || (from[i] < size && bytes[from[i]]);
  return g_bytes_new_take (carried, n);
}

GBytes *
map_arranged_dup_shown_structures (const MapScene *arranged,
                                   GBytes         *shown)
{
  g_return_val_if_fail (arranged->frame != NULL, NULL);

  return carry_shown (shown, arranged->frame->structure_from, arranged->frame->n_structures);
}

GBytes *
map_arranged_dup_shown_links (const MapScene *arranged,
                              GBytes         *shown)
{
  g_return_val_if_fail (arranged->frame != NULL, NULL);

  return carry_shown (shown, arranged->frame->link_from, arranged->frame->n_links);
}
