#include "territory-simplify-private.h"

#define NOBODY G_MAXUINT

/* How an arc begins, from either end: two rings that leave a place by the same edge follow the same arc,
 * for between its ends nobody leaves it. */
typedef struct
{
  guint second; /* the place after the first */
  int   arc;    /* ~arc when seen from its end */
  guint next;   /* another one from the same place */
} Start;

typedef struct
{
  SimplifyRings rings;
  guint        *neighbours; /* two per place, those of the first ring that passed */
  guint8       *is_meeting; /* another ring went by another way */
  guint        *first_starts;
  GArray       *starts;      /* Start */
  GArray       *arc_places;  /* guint: the arcs one after the other */
  GArray       *arc_starts;  /* guint */
  GArray       *arc_sides;   /* int, two per arc */
  GArray       *ring_arcs;   /* int */
  GArray       *ring_starts; /* guint */
} Cutting;

static void
init_cutting (Cutting                 *self,
              TerritoryOutline *const *outlines,
              guint                    n_outlines)
{
  guint n_places, zero = 0;

  simplify_rings_weld (&self->rings, outlines, n_outlines);
  n_places = self->rings.places->len;
  self->neighbours = g_new (guint, 2 * (gsize) n_places + 1);
  self->first_starts = g_new (guint, (gsize) n_places + 1);
  self->is_meeting = g_new0 (guint8, (gsize) n_places + 1);
  for (guint i = 0; i < n_places; i++)
    self->neighbours[2 * i] = self->neighbours[2 * i + 1] = self->first_starts[i] = NOBODY;

  self->starts = g_array_new (FALSE, FALSE, sizeof (Start));
  self->arc_places = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_places);
  self->arc_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->arc_sides = g_array_new (FALSE, FALSE, sizeof (int));
  self->ring_arcs = g_array_new (FALSE, FALSE, sizeof (int));
  self->ring_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->arc_starts, zero);
  g_array_append_val (self->ring_starts, zero);
}

static void
clear_cutting (Cutting *self)
{
  simplify_rings_clear (&self->rings);
  g_free (self->neighbours);
  g_free (self->first_starts);
  g_free (self->is_meeting);
  g_array_unref (self->starts);
  g_array_unref (self->arc_places);
  g_array_unref (self->arc_starts);
  g_array_unref (self->arc_sides);
  g_array_unref (self->ring_arcs);
  g_array_unref (self->ring_starts);
}

static const guint *
get_corners (const Cutting *self,
             guint          ring,
             guint         *n_corners)
{
  const guint *ends = (const guint *) self->rings.ring_ends->data;
  guint        start = ring > 0 ? ends[ring - 1] : 0;

  *n_corners = ends[ring] - start;
  return (const guint *) self->rings.corners->data + start;
}

static void
pass_place (Cutting *self,
            guint    place,
            guint    before,
            guint    after)
{
  guint *known = &self->neighbours[2 * (gsize) place];

  if (known[0] == NOBODY)
    {
      known[0] = before;
      known[1] = after;
    }
  else if (!(known[0] == before && known[1] == after) && !(known[0] == after && known[1] == before))
    self->is_meeting[place] = TRUE;
}

static void
find_meetings (Cutting *self)
{
  guint n_corners;

  for (guint ring = 0; ring < self->rings.ring_ends->len; ring++)
    {
      const guint *corners = get_corners (self, ring, &n_corners);
      guint        before = corners[n_corners - 1];

      for (guint i = 0; i < n_corners; before = corners[i++])
        pass_place (self, corners[i], before, corners[i + 1 < n_corners ? i + 1 : 0]);
    }
}

static gboolean
find_arc (const Cutting *self,
          guint          first,
          guint          second,
          int           *arc)
{
  for (guint i = self->first_starts[first]; i != NOBODY;)
    {
      const Start *start = &g_array_index (self->starts, Start, i);

      if (start->second == second)
        {
          *arc = start->arc;
          return TRUE;
        }
      i = start->next;
    }
  return FALSE;
}

static void
note_start (Cutting *self,
            guint    first,
            guint    second,
            int      arc)
{
  Start start = { second, arc, self->first_starts[first] };

  self->first_starts[first] = self->starts->len;
  g_array_append_val (self->starts, start);
}

/* corners: of the ring, read round from first. */
static int
make_arc (Cutting     *self,
          const guint *corners,
          guint        n_corners,
          guint        first,
          guint        n_edges)
{
  static const int nobody[2] = { -1, -1 };
  int              arc = (int) self->arc_starts->len - 1;

  for (guint i = 0; i <= n_edges; i++)
    g_array_append_val (self->arc_places, corners[(first + i) % n_corners]);
  g_array_append_val (self->arc_starts, self->arc_places->len);
  g_array_append_vals (self->arc_sides, nobody, 2);

  note_start (self, corners[first % n_corners], corners[(first + 1) % n_corners], arc);
  note_start (self, corners[(first + n_edges) % n_corners], corners[(first + n_edges - 1) % n_corners], ~arc);
  return arc;
}

static void
use_arc (Cutting *self,
         int      arc,
         int      outline)
{
  int *sides = &g_array_index (self->arc_sides, int, 2 * (gsize) (arc < 0 ? ~arc : arc));

  g_array_append_val (self->ring_arcs, arc);
  sides[sides[0] >= 0] = outline;
}

/* A ring that meets nobody begins at its smallest place, so that the hole and what fills it agree. */
static guint
choose_beginning (const Cutting *self,
                  const guint   *corners,
                  guint          n_corners)
{
  guint smallest = 0;

  for (guint i = 0; i < n_corners; i++)
    {
      if (self->is_meeting[corners[i]])
        return i;
      if (corners[i] < corners[smallest])
        smallest = i;
    }
  return smallest;
}

static void
cut_ring (Cutting *self,
          guint    ring,
          int      outline)
{
  guint        n_corners;
  const guint *corners = get_corners (self, ring, &n_corners);
  guint        beginning = choose_beginning (self, corners, n_corners);
  guint        n_edges;

  for (guint done = 0; done < n_corners; done += n_edges)
    {
      guint first = beginning + done;
      int   arc;

      for (n_edges = 1; done + n_edges < n_corners && !self->is_meeting[corners[(first + n_edges) % n_corners]];)
        n_edges++;
      if (!find_arc (self, corners[first % n_corners], corners[(first + 1) % n_corners], &arc))
        arc = make_arc (self, corners, n_corners, first, n_edges);
      use_arc (self, arc, outline);
    }
  g_array_append_val (self->ring_starts, self->ring_arcs->len);
}

static void
cut_rings (Cutting *self)
{
  guint ring = 0;

  for (guint outline = 0; outline < self->rings.outline_ends->len; outline++)
    for (; ring < g_array_index (self->rings.outline_ends, guint, outline); ring++)
      cut_ring (self, ring, (int) outline);
}

static gpointer
dup_array (const GArray *array,
           gsize         item_size)
{
  return g_memdup2 (array->data, array->len * item_size);
}

static void
fill_points (TerritoryMesh *mesh,
             const Cutting *cutting)
{
  guint n_points = cutting->arc_places->len;

  mesh->points = g_new (TerritoryVertex, n_points);
  mesh->weights = g_new (float, n_points);
  for (guint i = 0; i < n_points; i++)
    mesh->points[i] = g_array_index (cutting->rings.places, TerritoryVertex, g_array_index (cutting->arc_places, guint, i));
  for (guint arc = 0; arc < mesh->n_arcs; arc++)
    simplify_weigh_arc (mesh->points + mesh->arc_starts[arc], mesh->arc_starts[arc + 1] - mesh->arc_starts[arc],
                        mesh->weights + mesh->arc_starts[arc]);
}

static void
fill_mesh (TerritoryMesh *mesh,
           const Cutting *cutting)
{
  mesh->n_outlines = cutting->rings.outline_ends->len;
  mesh->n_rings = cutting->rings.ring_ends->len;
  mesh->n_arcs = cutting->arc_starts->len - 1;
  mesh->arc_starts = dup_array (cutting->arc_starts, sizeof (guint));
  mesh->arc_sides = dup_array (cutting->arc_sides, sizeof (int));
  mesh->ring_arcs = dup_array (cutting->ring_arcs, sizeof (int));
  mesh->ring_starts = dup_array (cutting->ring_starts, sizeof (guint));
  mesh->ring_is_hole = dup_array (cutting->rings.ring_is_hole, sizeof (guint8));
  mesh->outline_starts = g_new0 (guint, (gsize) mesh->n_outlines + 1);
  for (guint i = 0; i < mesh->n_outlines; i++)
    mesh->outline_starts[i + 1] = g_array_index (cutting->rings.outline_ends, guint, i);
  fill_points (mesh, cutting);
}

TerritoryMesh *
territory_mesh_new (TerritoryOutline *const *outlines,
                    guint                    n_outlines)
{
  TerritoryMesh *mesh;
  Cutting        cutting;

  g_return_val_if_fail (outlines != NULL || n_outlines == 0, NULL);

  mesh = g_new0 (TerritoryMesh, 1);
  g_atomic_ref_count_init (&mesh->ref_count);
  init_cutting (&cutting, outlines, n_outlines);
  find_meetings (&cutting);
  cut_rings (&cutting);
  fill_mesh (mesh, &cutting);
  clear_cutting (&cutting);
  simplify_keep_rings (mesh);
  return mesh;
}

TerritoryMesh *
territory_mesh_ref (TerritoryMesh *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
territory_mesh_unref (TerritoryMesh *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->points);
  g_free (self->weights);
  g_free (self->arc_starts);
  g_free (self->arc_sides);
  g_free (self->ring_arcs);
  g_free (self->ring_starts);
  g_free (self->ring_is_hole);
  g_free (self->outline_starts);
  g_free (self);
}

guint
territory_mesh_get_n_outlines (const TerritoryMesh *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_outlines;
}

guint
territory_mesh_get_n_arcs (const TerritoryMesh *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_arcs;
}

void
territory_mesh_get_arc_sides (const TerritoryMesh *self,
                              guint                arc,
                              int                 *one,
                              int                 *other)
{
  g_return_if_fail (self != NULL && arc < self->n_arcs && one != NULL && other != NULL);

  *one = self->arc_sides[2 * (gsize) arc];
  *other = self->arc_sides[2 * (gsize) arc + 1];
}
