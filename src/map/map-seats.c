#include "map-seats-private.h"

#include "base-text.h"

#include <string.h>

#define FEWER 0.75 /* of the seats: gathering that spares less is not worth hiding who they are */

typedef struct
{
  MapScene           *scene;
  const MapStructure *structures;
  const MapLink      *links;
  guint               n_structures, n_links;
  MapFacing           facing;
  GBytes             *shown_structures, *shown_links;
} Reading;

static gboolean
is_shown (GBytes *shown,
          guint   index)
{
  gsize         size;
  const guint8 *bytes = shown != NULL ? g_bytes_get_data (shown, &size) : NULL;

  return bytes == NULL || (index < size && bytes[index] != 0);
}

/* --- which links count */

static gboolean
is_facing (const Reading *self,
           guint          structure)
{
  MapFamily family = self->structures[structure].family;

  if (self->facing == MAP_FACING_SCHOOLS)
    return family >= MAP_FAMILY_NURSERY && family <= MAP_FAMILY_LYCEE;
  return self->facing == MAP_FACING_PARTNERS && family > MAP_FAMILY_LYCEE;
}

static gboolean
is_centre (const Reading *self,
           guint          structure)
{
  return self->structures[structure].family == MAP_FAMILY_CENTRE;
}

static gboolean
is_link_shown (const Reading *self,
               guint          link)
{
  return is_shown (self->shown_links, link) && is_shown (self->shown_structures, self->links[link].a) &&
         is_shown (self->shown_structures, self->links[link].b);
}

typedef struct
{
  guint link;
  guint centre;
  guint other; /* structure, or programme */
} Meeting;

static void
add_meetings (const Reading *self,
              GArray        *meetings,
              guint          link,
              guint          one,
              guint          other)
{
  Meeting meeting = { link, one, other };

  if (!is_centre (self, one))
    return;
  if (self->facing != MAP_FACING_PROGRAMMES)
    {
      if (is_facing (self, other))
        g_array_append_val (meetings, meeting);
      return;
    }
  for (guint bit = 0; bit < map_scene_get_n_programmes (self->scene); bit++)
    if (self->links[link].programmes & (G_GUINT64_CONSTANT (1) << bit))
      {
        meeting.other = bit;
        g_array_append_val (meetings, meeting);
      }
}

static GArray *
list_meetings (const Reading *self,
               guint         *n_elsewhere)
{
  GArray *meetings = g_array_new (FALSE, FALSE, sizeof (Meeting));

  for (guint i = 0; i < self->n_links; i++)
    {
      guint before = meetings->len;

      if (!is_link_shown (self, i))
        continue;
      add_meetings (self, meetings, i, self->links[i].a, self->links[i].b);
      add_meetings (self, meetings, i, self->links[i].b, self->links[i].a);
      *n_elsewhere += meetings->len == before;
    }
  return meetings;
}

/* --- seats */

static void
clear_seat (gpointer data)
{
  g_free (((MapSeat *) data)->key);
}

static int
compare_seats (gconstpointer one,
               gconstpointer other,
               gpointer      data)
{
  const MapSeat *seats = data;
  const MapSeat *p = seats + *(const guint *) one, *q = seats + *(const guint *) other;
  int            keys = strcmp (p->key, q->key);

  return keys != 0 ? keys : strcmp (p->id, q->id);
}

/* Where a structure sits when its side is gathered. */
static MapSeat
get_common_seat (const Reading *self,
                 guint          structure,
                 MapGather      gather)
{
  guint               n, territory = self->structures[structure].commune;
  const MapTerritory *territories = map_scene_get_territories (self->scene, &n);
  MapFamily           family = self->structures[structure].family;

  if (gather == MAP_GATHER_FAMILIES)
    return (MapSeat){ "", map_family_get_label (family), MAP_NONE, MAP_NONE, 0, g_strdup_printf ("%u", family) };
  if (territory < n)
    return (MapSeat){ territories[territory].id, territories[territory].name, MAP_NONE, MAP_NONE, 0, base_text_fold (territories[territory].name) };
  return (MapSeat){ self->structures[structure].id, self->structures[structure].short_name, structure, MAP_NONE, 0,
                    base_text_fold (self->structures[structure].short_name) };
}

static MapSeat
get_own_seat (const Reading *self,
              guint          structure)
{
  const MapStructure *facts = self->structures + structure;

  return (MapSeat){ facts->id, facts->short_name, structure, MAP_NONE, 0, base_text_fold (facts->short_name) };
}

static GArray *
new_seats (void)
{
  GArray *seats = g_array_new (FALSE, FALSE, sizeof (MapSeat));

  g_array_set_clear_func (seats, clear_seat);
  return seats;
}

/* One that is alone of its commune keeps its own name. */
static void
tell_lone_ones_by_name (const Reading *self,
                        GArray        *seats,
                        const guint   *seat_of,
                        const guint8  *sits)
{
  for (guint i = 0; i < self->n_structures; i++)
    if (sits[i] && g_array_index (seats, MapSeat, seat_of[i]).n == 1)
      {
        MapSeat *seat = &g_array_index (seats, MapSeat, seat_of[i]);

        seat->structure = i;
        seat->id = self->structures[i].id;
        seat->name = self->structures[i].short_name;
      }
}

/* In the order of their words; seat_of follows. */
static GArray *
sort_seats (GArray       *seats,
            guint        *seat_of,
            const guint8 *sits,
            guint         n_structures)
{
  GArray           *sorted = new_seats ();
  g_autofree guint *turns = g_new (guint, seats->len + 1), *rank = g_new (guint, seats->len + 1);

  for (guint i = 0; i < seats->len; i++)
    turns[i] = i;
  g_qsort_with_data (turns, (int) seats->len, sizeof (guint), compare_seats, seats->data);
  for (guint i = 0; i < seats->len; i++)
    {
      g_array_append_val (sorted, g_array_index (seats, MapSeat, turns[i]));
      rank[turns[i]] = i;
    }
  for (guint i = 0; i < n_structures; i++)
    if (sits[i])
      seat_of[i] = rank[seat_of[i]];
  g_array_set_clear_func (seats, NULL); /* their keys have gone over */
  g_array_unref (seats);
  return sorted;
}

/* Of the structures that sit there; seat_of is filled for them. */
static GArray *
list_seats (const Reading *self,
            const guint8  *sits,
            MapGather      gather,
            guint         *seat_of)
{
  GArray                *seats = new_seats ();
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->n_structures; i++)
    {
      MapSeat  seat;
      char    *name;
      gpointer at;

      if (!sits[i])
        continue;
      seat = gather == MAP_GATHER_NEVER ? get_own_seat (self, i) : get_common_seat (self, i, gather);
      name = g_strconcat (seat.id, "\n", seat.key, NULL);
      if (g_hash_table_lookup_extended (known, name, NULL, &at))
        {
          clear_seat (&seat);
          g_free (name);
        }
      else
        {
          at = GUINT_TO_POINTER (seats->len);
          g_array_append_val (seats, seat);
          g_hash_table_insert (known, name, at);
        }
      seat_of[i] = GPOINTER_TO_UINT (at);
      g_array_index (seats, MapSeat, seat_of[i]).n++;
    }
  tell_lone_ones_by_name (self, seats, seat_of, sits);
  return sort_seats (seats, seat_of, sits, self->n_structures);
}

static GArray *
choose_seats (const Reading *self,
              const guint8  *sits,
              MapGather      gather,
              guint          most,
              guint         *seat_of)
{
  g_autoptr (GArray) own = list_seats (self, sits, MAP_GATHER_NEVER, seat_of);
  g_autoptr (GArray) common = NULL;

  if (gather == MAP_GATHER_NEVER || most == 0 || own->len <= most)
    return g_steal_pointer (&own);
  common = list_seats (self, sits, gather, seat_of);
  if (common->len <= FEWER * own->len)
    return g_steal_pointer (&common);
  g_array_unref (list_seats (self, sits, MAP_GATHER_NEVER, seat_of));
  return g_steal_pointer (&own);
}

/* Those that carry a link, in the order of their vocabulary. seat_of: per programme. */
static GArray *
list_programmes (const Reading *self,
                 const GArray  *meetings,
                 guint         *seat_of)
{
  GArray *seats = new_seats ();
  guint64 used = 0;

  for (guint i = 0; i < meetings->len; i++)
    used |= G_GUINT64_CONSTANT (1) << g_array_index (meetings, Meeting, i).other;
  for (guint bit = 0; bit < map_scene_get_n_programmes (self->scene); bit++)
    if (used & (G_GUINT64_CONSTANT (1) << bit))
      {
        MapSeat seat = { map_scene_get_programme_code (self->scene, bit), map_scene_get_programme_label (self->scene, bit), MAP_NONE, bit, 1, g_strdup_printf ("%02u", bit) };

        seat_of[bit] = seats->len;
        g_array_append_val (seats, seat);
      }
  return seats;
}

/* --- both sides */

static int
compare_links (gconstpointer one,
               gconstpointer other,
               gpointer      data)
{
  const MapLink *links = data;
  const Meeting *p = one, *q = other;
  int            ids = strcmp (links[p->link].id, links[q->link].id);

  if (ids != 0)
    return ids;
  return p->other != q->other ? (p->other > q->other) - (p->other < q->other) : (p->centre > q->centre) - (p->centre < q->centre);
}

static void
tie (MapSeats      *self,
     const Reading *reading,
     GArray        *meetings,
     const guint   *programme_seats)
{
  g_array_sort_with_data (meetings, compare_links, (gpointer) reading->links);
  self->link_of = g_new (guint, meetings->len + 1);
  for (guint i = 0; i < meetings->len; i++)
    {
      const Meeting *meeting = &g_array_index (meetings, Meeting, i);
      gboolean       programmes = reading->facing == MAP_FACING_PROGRAMMES;
      MapTie         one = { self->seat_of[meeting->centre], programmes ? programme_seats[meeting->other] : self->seat_of[meeting->other] };

      self->link_of[i] = meeting->link;
      g_array_append_val (self->ties, one);
    }
}

MapSeats *
map_seats_new (MapScene *scene,
               MapFacing facing,
               GBytes   *shown_structures,
               GBytes   *shown_links,
               MapGather gather_left,
               guint     most_left,
               MapGather gather_right,
               guint     most_right)
{
  MapSeats          *self = g_new0 (MapSeats, 1);
  guint              n, n_links, programme_seats[MAP_MAX_TERMS];
  Reading            reading = { scene, map_scene_get_structures (scene, &n), map_scene_get_links (scene, &n_links), 0, 0, facing, shown_structures, shown_links };
  g_autofree guint8 *faces = g_malloc0 (n + 1);
  g_autoptr (GArray) meetings = NULL;

  reading.n_structures = n;
  reading.n_links = n_links;
  self->is_left = g_malloc0 (n + 1);
  self->seat_of = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    self->seat_of[i] = MAP_NONE;
  self->ties = g_array_new (FALSE, FALSE, sizeof (MapTie));
  meetings = list_meetings (&reading, &self->n_links_elsewhere);
  for (guint i = 0; i < meetings->len; i++)
    {
      const Meeting *meeting = &g_array_index (meetings, Meeting, i);

      self->is_left[meeting->centre] = TRUE;
      if (facing != MAP_FACING_PROGRAMMES)
        faces[meeting->other] = TRUE;
    }
  self->left = choose_seats (&reading, self->is_left, gather_left, most_left, self->seat_of);
  if (facing == MAP_FACING_PROGRAMMES)
    self->right = list_programmes (&reading, meetings, programme_seats);
  else
    self->right = choose_seats (&reading, faces, gather_right, most_right, self->seat_of);
  tie (self, &reading, meetings, programme_seats);
  return self;
}

void
map_seats_free (MapSeats *self)
{
  g_array_unref (self->left);
  g_array_unref (self->right);
  g_array_unref (self->ties);
  g_free (self->link_of);
  g_free (self->seat_of);
  g_free (self->is_left);
  g_free (self);
}

void
map_seats_order (const MapSeats *self,
                 guint          *left,
                 guint          *right)
{
  for (guint i = 0; i < self->left->len; i++)
    left[i] = i;
  for (guint i = 0; i < self->right->len; i++)
    right[i] = i;
  map_bipartite_order (&g_array_index (self->ties, MapTie, 0), self->ties->len, left, self->left->len, right, self->right->len);
}
