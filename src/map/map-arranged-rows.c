/* map-arranged-rows.c - two columns face to face, rows and columns of a matrix */
#include "config.h"

#include "map-arranged-private.h"
#include "map-seats-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PITCH 360.0      /* scene metres from row to row: marks of that scale just fit */
#define LETTER 0.4       /* pitches that a letter of a name takes, of a row as high as that */
#define MOST_OF_NAME 0.6 /* of the letters that have room: a word is cut rather than more of it lost */
#define MARK 0.8         /* pitches of a mark beside its name */
#define LEAST_WORDS 6.0  /* pitches left for the names at the side of a column */
#define MOST_WORDS 26.0
#define LEAST_APART 10.0           /* pitches between two columns */
#define HEADING (1.1 * PITCH)      /* from the first row to the words over it */
#define HEADING_EDGE (0.4 * PITCH) /* they begin, or end, with the marks under them */
#define CLOSE 5.0                  /* where there is little room for both names and links */
#define MOST_APART 60.0
#define SHAPE 1.6      /* width to height that is aimed at */
#define LEAST_CELL 2.2 /* pitches: width of a cell */
#define MOST_CELL 16.0
#define MOST_ROOM 2.2  /* pitches: names and marks grow no larger */
#define HEAD 5.0       /* pitches over the first row for what stands above: three lines half as large again as those of the rows */
#define NARROW 4.0     /* pitches of a cell: names over narrower ones would be half as large as those of the rows, so they stand up */
#define MOST_STAND 8.6 /* pitches of a line */

/* --- sides */

/* Where the seats of one side are. */
typedef struct
{
  const GArray *seats;
  guint        *rank; /* of each seat; owned */
  MapLean       lean;
  double        x, y, step_x, step_y;
  double        room;  /* of height for a seat */
  double        words; /* rooms that its names take, 0: all they want */
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

/* The end of a name tells it apart, and its first words are often those of its neighbours: they go first. One word is known by its beginning. */
static const char *
fit_name (GStringChunk *words,
          const Side   *side,
          const char   *name)
{
  glong            most = side->words > 0 ? (glong) ((side->words - MARK) / LETTER) : G_MAXLONG, n = g_utf8_strlen (name, -1);
  const char      *cut, *word;
  g_autofree char *fitted = NULL;

  if (n <= most)
    return name;
  if (strchr (name, ' ') == NULL)
    {
      fitted = g_strdup_printf ("%.*s…", (int) (g_utf8_offset_to_pointer (name, MAX (most - 1, 1)) - name), name);
      return g_string_chunk_insert_const (words, fitted);
    }
  cut = g_utf8_offset_to_pointer (name, n - MAX (most - 1, 1));
  word = strchr (cut, ' ');
  if (word != NULL && g_utf8_strlen (word + 1, -1) >= MOST_OF_NAME * (double) most)
    fitted = g_strconcat ("… ", word + 1, NULL);
  else
    fitted = g_strconcat ("…", cut, NULL);
  return g_string_chunk_insert_const (words, fitted);
}

/* The seats that several share, as groups: gets the first of them for each seat. */
static guint *
add_groups (MapScene   *self,
            const Side *side)
{
  MapFrame *frame = self->frame;
  guint    *group_of = g_new (guint, side->seats->len + 1);

  for (guint i = 0; i < side->seats->len; i++)
    {
      const MapSeat *seat = &g_array_index (side->seats, MapSeat, i);
      MapGroup       group = { seat->id, fit_name (self->words, side, seat->name), get_place (side, i), side->lean, (float) side->room, seat->n };

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
  g_autofree guint *left_groups = add_groups (self, left), *right_groups = add_groups (self, right);

  for (guint i = 0; i < structures->len; i++)
    {
      guint       seat = seats->seat_of[i];
      const Side *side = seats->is_left[i] ? left : right;

      MapStructure structure = g_array_index (structures, MapStructure, i);

      frame->structure_from[i] = i;
      if (seat != MAP_NONE)
        structure.short_name = fit_name (self->words, side, structure.short_name);
      map_arranged_add_structure (self, structure, seat != MAP_NONE, seat != MAP_NONE ? get_place (side, seat) : (MapPoint){ 0, 0 });
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
      MapStructure   programme = { seat->id, "", seat->name, fit_name (self->words, right, seat->name), MAP_FAMILY_OTHER };

      if (seat->programme == MAP_NONE)
        continue;
      self->frame->leans[self->structures->len] = right->lean;
      self->frame->rooms[self->structures->len] = (float) right->room;
      map_arranged_add_structure (self, programme, TRUE, get_place (right, i));
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
      map_arranged_add_link (self, link, centre, other);
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
  MapScene *self = map_arranged_new_like (base, frame);

  frame->pitch = PITCH;
  add_structures (self, seats, left, right);
  add_programmes (self, right);
  add_links (self, seats);
  return self;
}

/* Pitches of the longest name. */
static double
measure_longest (const GArray *seats)
{
  glong longest = 0;

  for (guint i = 0; i < seats->len; i++)
    longest = MAX (longest, g_utf8_strlen (g_array_index (seats, MapSeat, i).name, -1));
  return longest * LETTER;
}

/* Pitches that names take beside their column, with their mark. */
static double
measure_words (const GArray *seats)
{
  return CLAMP (measure_longest (seats) + MARK, LEAST_WORDS, MOST_WORDS);
}

/* Pitches of all of it. */
static double
choose_width (double         rows,
              const MapRoom *room)
{
  if (room == NULL)
    return SHAPE * rows;
  return rows + 3 > room->height && !room->is_page ? room->width : (rows + 3) * room->width / room->height;
}

/* Pitches that it may take at most. */
static double
limit_width (double         rows,
             const MapRoom *room)
{
  if (room == NULL)
    return G_MAXDOUBLE;
  return room->is_page ? MAX (choose_width (rows, room), room->width) : room->width;
}

/* --- columns */

/* Both sides have their names whole where they can; where they cannot, the longer ones give way first. */
static void
share_words (double  most,
             double *left,
             double *right)
{
  double both = MAX (most - CLOSE - 2, 2 * LEAST_WORDS);

  if (*left + *right <= both)
    return;
  if (MIN (*left, *right) > both / 2)
    *left = *right = both / 2;
  else if (*left > *right)
    *left = both - *right;
  else
    *right = both - *left;
}

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
  double               left_words = measure_words (seats->left), right_words = measure_words (seats->right);
  double               wide = choose_width (MAX (seats->left->len, seats->right->len), room), apart;
  double               most_wide = limit_width (MAX (seats->left->len, seats->right->len), room);
  Side                 left = { seats->left, NULL, MAP_LEAN_LEFT, 0, 0, 0, 0, PITCH };
  Side                 right = { seats->right, NULL, MAP_LEAN_RIGHT, 0, 0, 0, 0, PITCH };
  MapScene            *self;
  gboolean             is_close;

  share_words (most_wide, &left_words, &right_words);
  is_close = left_words + right_words + LEAST_APART + 2 > most_wide;
  left.words = left_words;
  right.words = right_words;
  apart = CLAMP (wide - left_words - right_words - 2, is_close ? CLOSE : LEAST_APART, MOST_APART) * PITCH;
  left.x = -apart / 2;
  right.x = apart / 2;
  map_seats_order (seats, left_order, right_order);
  left.rank = left_rank = rank_seats (left_order, seats->left->len);
  right.rank = right_rank = rank_seats (right_order, seats->right->len);
  stand_up (&left, high);
  stand_up (&right, high);
  self = seat (scene, seats, MAP_FRAME_COLUMNS, &left, &right);
  if (seats->ties->len > 0)
    {
      map_arranged_add_caption (self, map_family_get_label (MAP_FAMILY_CENTRE), left.x + HEADING_EDGE, MAX (left.y, right.y) + HEADING, MAP_LEAN_LEFT);
      map_arranged_add_caption (self, get_heading (facing), right.x - HEADING_EDGE, MAX (left.y, right.y) + HEADING, MAP_LEAN_RIGHT);
    }
  map_arranged_finish (self, PITCH);
  if (!map_box_is_empty (self->bounds))
    self->bounds = (MapBox){ self->bounds.x0 - left_words * left.room, self->bounds.y0, self->bounds.x1 + right_words * right.room, self->bounds.y1 };
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

/* Pitches over the first row, for names that stand up. */
static double
measure_standing (const GArray *seats)
{
  return 1.6 + MIN (measure_longest (seats), MOST_STAND);
}

/* Pitches of the names of rows: whole, unless columns would not have their least. */
static double
choose_words (const MapSeats *seats,
              const MapRoom  *room)
{
  return MIN (measure_words (seats->left), MAX (limit_width (seats->left->len, room) - LEAST_CELL * seats->right->len - 2, LEAST_WORDS));
}

static double
choose_cell (const MapSeats *seats,
             double          head,
             const MapRoom  *room)
{
  double wide = choose_width (seats->left->len + head, room) - choose_words (seats, room) - 2;

  return CLAMP (wide / MAX (seats->right->len, 1), LEAST_CELL, MOST_CELL);
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
  gboolean             stands = choose_cell (seats, HEAD, room) < NARROW;
  double               head = stands ? measure_standing (seats->right) : HEAD;
  double               cell = choose_cell (seats, head, room) * PITCH, words = choose_words (seats, room);
  Side                 rows = { seats->left, NULL, MAP_LEAN_LEFT, 0, 0, 0, PITCH, PITCH, words };
  Side                 columns = { seats->right, NULL, stands ? MAP_LEAN_UPRIGHT : MAP_LEAN_ABOVE, PITCH + cell / 2, (stands ? 1.2 : 1.7) * PITCH, cell, 0, (stands ? 1 : 1.6) * PITCH };
  MapScene            *self;

  map_seats_order (seats, left_order, right_order);
  rows.rank = left_rank = rank_seats (left_order, seats->left->len);
  columns.rank = right_rank = rank_seats (right_order, seats->right->len);
  self = seat (scene, seats, MAP_FRAME_MATRIX, &rows, &columns);
  self->frame->cell = cell;
  map_arranged_finish (self, PITCH);
  if (seats->ties->len > 0)
    {
      add_rules (self->frame, &rows, &columns);
      self->bounds = (MapBox){ self->bounds.x0 - words * PITCH, self->bounds.y0, self->bounds.x1 + cell / 2, self->bounds.y1 + head * PITCH };
    }
  return self;
}
