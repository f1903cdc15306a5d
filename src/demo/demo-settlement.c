#include "demo-settlement-private.h"

#include "demo-regions.h"

#include <math.h>
#include <string.h>

#define WET 1   /* water runs through the cell */
#define NORTH 2 /* it lies north of the river */

typedef struct
{
  const DemoRelief *relief;
  DemoMesh         *mesh;
  guint8           *nature;  /* WET and NORTH of each cell */
  guint16          *weights; /* what a step into each cell costs */
} Land;

/* Rough ground is dear to cross: borders settle on it. */
static guint16 *
weigh_ground (const DemoRelief *relief,
              const DemoMesh   *mesh)
{
  guint16 *weights = g_new (guint16, mesh->n_cells);
  double   reach = 5 * mesh->side;

  for (guint cell = 0; cell < mesh->n_cells; cell++)
    {
      DemoPoint there = demo_mesh_get_centre (mesh, cell);
      double    rough = 1 + demo_random_hills (relief->seed + 131, there.x / reach, there.y / reach, 3);

      weights[cell] = (guint16) (6 + 60 * rough * rough);
    }
  return weights;
}

static guint
price (const DemoMesh *mesh,
       guint           region,
       guint           from,
       guint           to,
       gpointer        data)
{
  const Land *land = data;
  guint       step = land->weights[to];

  return (land->nature[from] & NORTH) != (land->nature[to] & NORTH) ? step * 10 : step;
}

static void
wet_the_cells (Land            *land,
               const DemoRiver *river)
{
  if (river == NULL)
    return;
  for (guint i = 0; i < river->line->len; i++)
    land->nature[demo_mesh_find_cell (land->mesh, g_array_index (river->line, DemoPoint, i))] |= WET;
}

static double
hand_of (DemoPoint from,
         DemoPoint to,
         DemoPoint point)
{
  return (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x);
}

/* Does every corner of the cell still see the middle on its right hand? Then it is not folded. */
static gboolean
is_open (const DemoMesh *mesh,
         guint           cell)
{
  DemoPoint middle = { 0, 0 };
  DemoPoint corners[DEMO_MESH_SIDES];

  if (cell == DEMO_MESH_NONE)
    return TRUE;
  for (guint i = 0; i < DEMO_MESH_SIDES; i++)
    {
      corners[i] = mesh->vertices[demo_mesh_get_corner (mesh, cell, i)];
      middle.x += corners[i].x / DEMO_MESH_SIDES;
      middle.y += corners[i].y / DEMO_MESH_SIDES;
    }
  for (guint i = 0; i < DEMO_MESH_SIDES; i++)
    if (hand_of (corners[i], corners[(i + 1) % DEMO_MESH_SIDES], middle) > -0.04 * mesh->side * mesh->side)
      return FALSE;
  return TRUE;
}

/* Moves a corner onto the water, unless one of the three cells it holds would fold. */
static void
pull_corner (const Land *land,
             guint       cell,
             guint       side)
{
  const DemoMesh *mesh = land->mesh;
  DemoPoint      *corner = &mesh->vertices[demo_mesh_get_corner (mesh, cell, side)];
  DemoPoint       before = *corner, water;

  if (demo_river_get_distance (land->relief->river, before, &water) > mesh->side * mesh->side)
    return;
  *corner = (DemoPoint){ before.x + 0.9 * (water.x - before.x), before.y + 0.9 * (water.y - before.y) };
  if (!is_open (mesh, cell) || !is_open (mesh, demo_mesh_get_neighbour (mesh, cell, side)) ||
      !is_open (mesh, demo_mesh_get_neighbour (mesh, cell, (side + DEMO_MESH_SIDES - 1) % DEMO_MESH_SIDES)))
    *corner = before;
}

/* Where two banks meet, the honeycomb is pulled onto the river, so that borders follow it. */
static void
pull_to_river (Land *land)
{
  for (guint cell = 0; cell < land->mesh->n_cells; cell++)
    for (guint side = 0; side < DEMO_MESH_SIDES; side++)
      {
        guint next = demo_mesh_get_neighbour (land->mesh, cell, side);

        if (next != DEMO_MESH_NONE && (land->nature[cell] & NORTH) != (land->nature[next] & NORTH))
          pull_corner (land, cell, side);
      }
  demo_mesh_settle (land->mesh);
}

static void
look_at_the_water (Land *land)
{
  const DemoRelief *relief = land->relief;

  if (relief->river == NULL)
    return;
  for (guint cell = 0; cell < land->mesh->n_cells; cell++)
    if (demo_river_is_north (relief->river, demo_mesh_get_centre (land->mesh, cell)))
      land->nature[cell] |= NORTH;
  wet_the_cells (land, relief->river);
  wet_the_cells (land, relief->stream);
}

static void
drop_rim (const DemoMesh *mesh,
          const guint    *regions,
          guint8         *kept)
{
  for (guint cell = 0; cell < mesh->n_cells; cell++)
    for (guint side = 0; side < DEMO_MESH_SIDES; side++)
      if (demo_mesh_get_neighbour (mesh, cell, side) == DEMO_MESH_NONE)
        kept[regions[cell]] = FALSE;
}

/* Every cell that can be reached from those waiting without leaving kept (or unkept) regions. */
static void
flood (const DemoMesh *mesh,
       const guint    *regions,
       const guint8   *kept,
       gboolean        through,
       GArray         *waiting,
       guint8         *reached)
{
  for (guint i = 0; i < waiting->len; i++)
    reached[g_array_index (waiting, guint, i)] = TRUE;
  for (guint i = 0; i < waiting->len; i++)
    for (guint side = 0; side < DEMO_MESH_SIDES; side++)
      {
        guint next = demo_mesh_get_neighbour (mesh, g_array_index (waiting, guint, i), side);

        if (next == DEMO_MESH_NONE || reached[next] || (kept[regions[next]] != 0) != through)
          continue;
        reached[next] = TRUE;
        g_array_append_val (waiting, next);
      }
}

/* One piece: what the chief town cannot reach overland goes. No hole: what is closed in comes. */
static void
make_whole (const DemoMesh *mesh,
            const guint    *regions,
            guint           n_regions,
            guint           chief_town,
            guint8         *kept)
{
  g_autofree guint8 *reached = g_new0 (guint8, mesh->n_cells);
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint));
  guint              corner = 0;

  g_array_append_val (waiting, chief_town);
  flood (mesh, regions, kept, TRUE, waiting, reached);
  memset (kept, FALSE, n_regions);
  for (guint i = 0; i < waiting->len; i++)
    kept[regions[g_array_index (waiting, guint, i)]] = TRUE;

  memset (reached, FALSE, mesh->n_cells);
  g_array_set_size (waiting, 0);
  g_array_append_val (waiting, corner);
  flood (mesh, regions, kept, FALSE, waiting, reached);
  for (guint cell = 0; cell < mesh->n_cells; cell++)
    if (!reached[cell])
      kept[regions[cell]] = TRUE;
}

static void
keep_territory (DemoSettlement   *self,
                const DemoRelief *relief,
                const GArray     *seeds)
{
  g_autofree guint8 *kept = g_new0 (guint8, seeds->len);
  g_autofree guint  *numbers = g_new (guint, seeds->len);
  guint              chief_town = demo_mesh_find_cell (self->mesh, g_array_index (relief->towns, DemoTown, 0).place);

  for (guint i = 0; i < seeds->len; i++)
    kept[i] = demo_relief_holds (relief, demo_mesh_get_centre (self->mesh, g_array_index (seeds, guint, i)));
  drop_rim (self->mesh, self->regions, kept);
  make_whole (self->mesh, self->regions, seeds->len, chief_town, kept);

  for (guint i = 0; i < seeds->len; i++)
    numbers[i] = kept[i] ? self->n_regions++ : DEMO_MESH_NONE;
  for (guint cell = 0; cell < self->mesh->n_cells; cell++)
    self->regions[cell] = numbers[self->regions[cell]];
}

/* How many steps each cell is from the border of its region or from water. */
static guint *
measure_depths (const DemoSettlement *self,
                const Land           *land)
{
  const DemoMesh    *mesh = self->mesh;
  guint             *depths = g_new (guint, mesh->n_cells);
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint cell = 0; cell < mesh->n_cells; cell++)
    {
      gboolean edge = (land->nature[cell] & WET) != 0;

      for (guint side = 0; side < DEMO_MESH_SIDES; side++)
        {
          guint next = demo_mesh_get_neighbour (mesh, cell, side);

          edge = edge || next == DEMO_MESH_NONE || self->regions[next] != self->regions[cell];
        }
      depths[cell] = edge ? 0 : G_MAXUINT;
      if (edge)
        g_array_append_val (waiting, cell);
    }
  for (guint i = 0; i < waiting->len; i++)
    for (guint side = 0; side < DEMO_MESH_SIDES; side++)
      {
        guint cell = g_array_index (waiting, guint, i);
        guint next = demo_mesh_get_neighbour (mesh, cell, side);

        if (next == DEMO_MESH_NONE || depths[next] != G_MAXUINT)
          continue;
        depths[next] = depths[cell] + 1;
        g_array_append_val (waiting, next);
      }
  return depths;
}

static void
find_hearts (DemoSettlement *self,
             const Land     *land)
{
  g_autofree guint *depths = measure_depths (self, land);

  self->hearts = g_new (guint, self->n_regions);
  self->n_cells = g_new0 (guint, self->n_regions);
  self->by_water = g_new0 (gboolean, self->n_regions);
  for (guint i = 0; i < self->n_regions; i++)
    self->hearts[i] = DEMO_MESH_NONE;
  for (guint cell = 0; cell < self->mesh->n_cells; cell++)
    {
      guint region = self->regions[cell];
      guint heart = region == DEMO_MESH_NONE ? DEMO_MESH_NONE : self->hearts[region];

      if (region == DEMO_MESH_NONE)
        continue;
      self->n_cells[region]++;
      self->by_water[region] = self->by_water[region] || (land->nature[cell] & WET) != 0;
      if (heart == DEMO_MESH_NONE || depths[cell] > depths[heart])
        self->hearts[region] = cell;
    }
}

DemoSettlement *
demo_settlement_new (const DemoRelief *relief)
{
  DemoSettlement     *self = g_new0 (DemoSettlement, 1);
  g_autoptr (GArray)  seeds = NULL;
  g_autofree guint8  *nature = NULL;
  g_autofree guint16 *weights = NULL;
  Land                land;

  self->mesh = demo_mesh_new (relief->seed, relief->width, relief->height, relief->side);
  nature = g_new0 (guint8, self->mesh->n_cells);
  weights = weigh_ground (relief, self->mesh);
  land = (Land){ relief, self->mesh, nature, weights };
  seeds = demo_settlement_sow (relief, self->mesh);
  look_at_the_water (&land);
  self->regions = demo_regions_grow (self->mesh, (const guint *) (gconstpointer) seeds->data, seeds->len, price, &land);
  if (relief->river != NULL)
    pull_to_river (&land);
  keep_territory (self, relief, seeds);
  find_hearts (self, &land);
  return self;
}

void
demo_settlement_free (DemoSettlement *self)
{
  demo_mesh_free (self->mesh);
  g_free (self->regions);
  g_free (self->hearts);
  g_free (self->n_cells);
  g_free (self->by_water);
  g_free (self);
}
