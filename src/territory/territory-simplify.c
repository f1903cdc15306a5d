#include "territory-simplify-private.h"

#include <math.h>

/* The level as it is lent, and what only its making and its end know. */
typedef struct
{
  TerritoryLevel  level; /* first: a pointer to it is a pointer to this */
  gatomicrefcount ref_count;
} Level;

typedef struct
{
  const TerritoryMesh *mesh;
  double               tolerance;
  GArray              *points;       /* TerritoryVertex: arcs of the level */
  guint               *arc_starts;   /* n_arcs + 1 */
  GArray              *ring_arcs;    /* int */
  GArray              *ring_starts;  /* guint */
  GArray              *ring_is_hole; /* guint8 */
  guint               *outline_starts;
  TerritoryBox        *boxes;
  guint8              *is_used; /* per arc */
} Drawing;

static guint
arc_of (int reference)
{
  return (guint) (reference < 0 ? ~reference : reference);
}

static gboolean
stays (const Drawing *self,
       guint          point)
{
  return self->mesh->weights[point] >= self->tolerance;
}

/* Three different points hold a ring open. */
typedef struct
{
  TerritoryVertex seen[3];
  guint           n_seen;
} Distinct;

static void
see_point (Distinct       *self,
           TerritoryVertex point)
{
  for (guint i = 0; i < self->n_seen; i++)
    if (simplify_is_same (self->seen[i], point))
      return;
  self->seen[self->n_seen++] = point;
}

static gboolean
is_ring_open (const Drawing *self,
              guint          ring)
{
  const TerritoryMesh *mesh = self->mesh;
  Distinct             distinct = { .n_seen = 0 };

  for (guint i = mesh->ring_starts[ring]; i < mesh->ring_starts[ring + 1]; i++)
    {
      guint arc = arc_of (mesh->ring_arcs[i]);

      for (guint point = mesh->arc_starts[arc]; point < mesh->arc_starts[arc + 1] && distinct.n_seen < 3; point++)
        if (stays (self, point))
          see_point (&distinct, mesh->points[point]);
    }
  return distinct.n_seen == 3;
}

static void
keep_ring (Drawing *self,
           guint    ring)
{
  const TerritoryMesh *mesh = self->mesh;

  for (guint i = mesh->ring_starts[ring]; i < mesh->ring_starts[ring + 1]; i++)
    {
      g_array_append_val (self->ring_arcs, mesh->ring_arcs[i]);
      self->is_used[arc_of (mesh->ring_arcs[i])] = TRUE;
    }
  g_array_append_val (self->ring_starts, self->ring_arcs->len);
  g_array_append_val (self->ring_is_hole, mesh->ring_is_hole[ring]);
}

static void
draw_outline (Drawing *self,
              guint    outline)
{
  const TerritoryMesh *mesh = self->mesh;
  gboolean             has_outside = FALSE;

  for (guint ring = mesh->outline_starts[outline]; ring < mesh->outline_starts[outline + 1]; ring++)
    {
      gboolean is_open = (!mesh->ring_is_hole[ring] || has_outside) && is_ring_open (self, ring);

      if (!mesh->ring_is_hole[ring])
        has_outside = is_open;
      if (is_open)
        keep_ring (self, ring);
    }
  self->outline_starts[outline + 1] = self->ring_is_hole->len;
}

static void
draw_arcs (Drawing *self)
{
  const TerritoryMesh *mesh = self->mesh;
  TerritoryVertex     *drawn;
  guint                n_drawn = 0;

  g_array_set_size (self->points, territory_mesh_count_points (mesh, self->tolerance));
  drawn = (TerritoryVertex *) (gpointer) self->points->data;
  for (guint arc = 0; arc < mesh->n_arcs; arc++)
    {
      for (guint point = mesh->arc_starts[arc]; self->is_used[arc] && point < mesh->arc_starts[arc + 1]; point++)
        if (stays (self, point))
          drawn[n_drawn++] = mesh->points[point];
      self->arc_starts[arc + 1] = n_drawn;
    }
  g_array_set_size (self->points, n_drawn);
}

static void
grow_box (TerritoryBox   *box,
          TerritoryVertex point)
{
  box->west = MIN (box->west, point.x);
  box->south = MIN (box->south, point.y);
  box->east = MAX (box->east, point.x);
  box->north = MAX (box->north, point.y);
}

static void
measure_box (Drawing *self,
             guint    outline)
{
  TerritoryBox *box = &self->boxes[outline];
  const guint  *ring_starts = (const guint *) self->ring_starts->data;

  *box = (TerritoryBox){ G_MAXINT32, G_MAXINT32, G_MININT32, G_MININT32 };
  for (guint i = ring_starts[self->outline_starts[outline]]; i < ring_starts[self->outline_starts[outline + 1]]; i++)
    {
      guint arc = arc_of (g_array_index (self->ring_arcs, int, i));

      for (guint point = self->arc_starts[arc]; point < self->arc_starts[arc + 1]; point++)
        grow_box (box, g_array_index (self->points, TerritoryVertex, point));
    }
}

static gpointer
take_array (GArray *array,
            gsize   item_size)
{
  gsize n_bytes = MAX (array->len, 1) * item_size;

  return g_realloc (g_array_free (array, FALSE), n_bytes);
}

static TerritoryLevel *
finish_level (Drawing *self)
{
  Level *level = g_new0 (Level, 1);

  g_atomic_ref_count_init (&level->ref_count);
  level->level = (TerritoryLevel){
    .n_outlines = self->mesh->n_outlines,
    .n_rings = self->ring_is_hole->len,
    .n_arcs = self->mesh->n_arcs,
    .points = take_array (self->points, sizeof (TerritoryVertex)),
    .arc_starts = self->arc_starts,
    .ring_arcs = take_array (self->ring_arcs, sizeof (int)),
    .ring_starts = take_array (self->ring_starts, sizeof (guint)),
    .ring_is_hole = take_array (self->ring_is_hole, sizeof (guint8)),
    .outline_starts = self->outline_starts,
    .outline_boxes = self->boxes,
    .tolerance = self->tolerance,
  };
  g_free (self->is_used);
  return &level->level;
}

static void
init_drawing (Drawing             *self,
              const TerritoryMesh *mesh,
              double               tolerance)
{
  guint zero = 0;

  self->mesh = mesh;
  self->tolerance = tolerance > 0 ? tolerance : 0;
  self->points = g_array_new (FALSE, FALSE, sizeof (TerritoryVertex));
  self->arc_starts = g_new0 (guint, (gsize) mesh->n_arcs + 1);
  self->ring_arcs = g_array_new (FALSE, FALSE, sizeof (int));
  self->ring_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->ring_is_hole = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->outline_starts = g_new0 (guint, (gsize) mesh->n_outlines + 1);
  self->boxes = g_new (TerritoryBox, (gsize) mesh->n_outlines + 1);
  self->is_used = g_new0 (guint8, (gsize) mesh->n_arcs + 1);
  g_array_append_val (self->ring_starts, zero);
}

guint
territory_mesh_count_points (const TerritoryMesh *self,
                             double               tolerance)
{
  guint n_points = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->arc_starts[self->n_arcs]; i++)
    n_points += self->weights[i] >= tolerance;
  return n_points;
}

TerritoryLevel *
territory_mesh_simplify (const TerritoryMesh *self,
                         double               tolerance)
{
  Drawing drawing;

  g_return_val_if_fail (self != NULL, NULL);

  init_drawing (&drawing, self, tolerance);
  for (guint outline = 0; outline < self->n_outlines; outline++)
    draw_outline (&drawing, outline);
  draw_arcs (&drawing);
  for (guint outline = 0; outline < self->n_outlines; outline++)
    measure_box (&drawing, outline);
  return finish_level (&drawing);
}

TerritoryLevel *
territory_level_ref (TerritoryLevel *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&((Level *) self)->ref_count);
  return self;
}

void
territory_level_unref (TerritoryLevel *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&((Level *) self)->ref_count))
    return;

  g_free ((gpointer) self->points);
  g_free ((gpointer) self->arc_starts);
  g_free ((gpointer) self->ring_arcs);
  g_free ((gpointer) self->ring_starts);
  g_free ((gpointer) self->ring_is_hole);
  g_free ((gpointer) self->outline_starts);
  g_free ((gpointer) self->outline_boxes);
  g_free (self);
}

guint
territory_level_copy_ring (const TerritoryLevel *self,
                           guint                 ring,
                           TerritoryVertex      *points)
{
  guint n_points = 0;

  g_return_val_if_fail (self != NULL && ring < self->n_rings, 0);

  for (guint i = self->ring_starts[ring]; i < self->ring_starts[ring + 1]; i++)
    {
      gboolean is_backwards = self->ring_arcs[i] < 0;
      guint    arc = arc_of (self->ring_arcs[i]);
      guint    start = self->arc_starts[arc], n_edges = self->arc_starts[arc + 1] - start - 1;

      for (guint k = 0; points != NULL && k < n_edges; k++)
        points[n_points + k] = self->points[is_backwards ? start + n_edges - k : start + k];
      n_points += n_edges;
    }
  return n_points;
}
