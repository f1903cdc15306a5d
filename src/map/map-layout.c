#include "map-layout-private.h"

#include <math.h>

/* Metres of ground per pixel: from there on marks no longer shrink, from there on they no longer grow. */
#define FAR 72.0
#define NEAR 2.2

static void
measure_view (MapLayout *self)
{
  const MapPalette *palette = map_palette_get (self->look.palette);
  double            metres;
  double            origin_x, origin_y;
  MapBox            box = map_camera_get_box (&self->camera);

  self->mark_unit = palette->mark_scale * self->look.text_scale;
  metres = map_camera_get_ground_metres (&self->camera) * self->mark_unit;
  self->zoom = CLAMP (log (FAR / metres) / log (FAR / NEAR), 0, 1);
  self->mark_radius = (2.5 + 5.5 * self->zoom) * self->mark_unit;
  self->frame = map_scene_get_frame (self->scene);
  self->pitch = self->frame != NULL ? self->frame->pitch * self->camera.scale : 0;
  map_scene_get_origin (self->scene, &origin_x, &origin_y);
  self->shift_x = (origin_x - self->camera.x) * self->camera.scale + self->camera.width / 2;
  self->shift_y = (self->camera.y - origin_y) * self->camera.scale + self->camera.height / 2;
  self->area = (MapBox){ box.x0 - origin_x, box.y0 - origin_y, box.x1 - origin_x, box.y1 - origin_y };
}

static void
choose_clusters (MapLayout       *self,
                 const MapLayout *before)
{
  if (before != NULL && before->scene == self->scene && map_look_equal (&before->look, &self->look) &&
      map_clusters_fits (before->clusters, self->camera.scale, self->mark_radius))
    self->clusters = map_clusters_ref (before->clusters);
  else
    self->clusters =
      map_clusters_new (self->scene, &self->look, self->camera.scale, self->mark_radius, self->mark_unit);
}

static void
add_curve_boxes (const MapCurve *curve,
                 MapBox         *boxes)
{
  for (guint part = 0; part < MAP_CURVE_PARTS; part++)
    {
      boxes[part] = MAP_BOX_EMPTY;
      for (guint i = 0; i <= 4; i++)
        {
          double x, y;

          map_curve_get_point (curve, (part + i / 4.0) / MAP_CURVE_PARTS, &x, &y);
          boxes[part] = map_box_with (boxes[part], x, y);
        }
      boxes[part] = map_box_grow (boxes[part], curve->width / 2 + 2);
    }
}

static void
prepare_picking (MapLayout *self)
{
  guint              n = self->marks->len + self->badges->len + MAP_CURVE_PARTS * self->curves->len;
  g_autofree MapBox *boxes = g_new (MapBox, n + 1);
  guint              at = 0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const MapMark *mark = &g_array_index (self->marks, MapMark, i);

      boxes[at++] = map_box_grow ((MapBox){ mark->x, mark->y, mark->x, mark->y }, mark->radius + 1);
    }
  for (guint i = 0; i < self->badges->len; i++)
    {
      const MapBadge *badge = &g_array_index (self->badges, MapBadge, i);

      boxes[at++] = map_box_grow ((MapBox){ badge->x, badge->y, badge->x, badge->y }, badge->radius + 1);
    }
  for (guint i = 0; i < self->curves->len; i++, at += MAP_CURVE_PARTS)
    add_curve_boxes (&g_array_index (self->curves, MapCurve, i), boxes + at);
  self->pick_grid = map_grid_new (boxes, n, 48);
}

MapLayout *
map_layout_new (MapScene        *scene,
                const MapCamera *camera,
                const MapLook   *look,
                MapText         *text,
                const MapLayout *before)
{
  MapLayout *self;

  g_return_val_if_fail (scene != NULL && camera != NULL && look != NULL && text != NULL, NULL);

  self = g_new0 (MapLayout, 1);
  g_atomic_ref_count_init (&self->refs);
  self->scene = map_scene_ref (scene);
  self->camera = *camera;
  self->look = map_look_copy (look);
  self->marks = g_array_new (FALSE, FALSE, sizeof (MapMark));
  self->badges = g_array_new (FALSE, FALSE, sizeof (MapBadge));
  self->curves = g_array_new (FALSE, FALSE, sizeof (MapCurve));
  self->stems = g_array_new (FALSE, FALSE, sizeof (MapStem));
  self->labels = g_array_new (FALSE, FALSE, sizeof (MapLabel));
  measure_view (self);
  choose_clusters (self, before);
  map_layout_add_depths (self);
  map_layout_add_ground (self);
  map_layout_add_patches (self);
  map_layout_add_marks (self);
  map_layout_add_networks (self);
  map_layout_add_curves (self);
  map_layout_add_labels (self, text, before);
  prepare_picking (self);
  return self;
}

MapLayout *
map_layout_ref (MapLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
map_layout_unref (MapLayout *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < MAP_N_TERRITORY_TYPES; i++)
    {
      g_clear_pointer (&self->ground[i].owners, g_array_unref);
      g_clear_pointer (&self->ground[i].borders, g_array_unref);
    }
  g_array_unref (self->marks);
  g_array_unref (self->badges);
  g_array_unref (self->curves);
  g_array_unref (self->labels);
  g_array_unref (self->stems);
  g_array_unref (self->patches);
  g_free (self->mark_of);
  g_free (self->badge_of);
  g_free (self->depth_of);
  g_free (self->n_to_ask);
  g_free (self->n_asked);
  g_clear_pointer (&self->words, g_string_chunk_free);
  map_grid_free (self->pick_grid);
  map_clusters_unref (self->clusters);
  map_look_clear (&self->look);
  map_scene_unref (self->scene);
  g_free (self);
}

MapScene *
map_layout_get_scene (const MapLayout *self)
{
  return self->scene;
}

const MapCamera *
map_layout_get_camera (const MapLayout *self)
{
  return &self->camera;
}

const MapLook *
map_layout_get_look (const MapLayout *self)
{
  return &self->look;
}

const MapTally *
map_layout_get_tally (const MapLayout *self)
{
  return &self->tally;
}

const MapMark *
map_layout_get_marks (const MapLayout *self,
                      guint           *n)
{
  *n = self->marks->len;
  return &g_array_index (self->marks, MapMark, 0);
}

const MapBadge *
map_layout_get_badges (const MapLayout *self,
                       guint           *n)
{
  *n = self->badges->len;
  return &g_array_index (self->badges, MapBadge, 0);
}

const MapCurve *
map_layout_get_curves (const MapLayout *self,
                       guint           *n)
{
  *n = self->curves->len;
  return &g_array_index (self->curves, MapCurve, 0);
}

const MapLabel *
map_layout_get_labels (const MapLayout *self,
                       guint           *n)
{
  *n = self->labels->len;
  return &g_array_index (self->labels, MapLabel, 0);
}

const MapStem *
map_layout_get_stems (const MapLayout *self,
                      guint           *n)
{
  *n = self->stems->len;
  return &g_array_index (self->stems, MapStem, 0);
}

const guint *
map_layout_get_ground (const MapLayout *self,
                       MapTerritoryType type,
                       guint           *level,
                       guint           *n)
{
  const MapGround *ground = &self->ground[type];

  *level = ground->level;
  *n = ground->owners->len;
  return &g_array_index (ground->owners, guint, 0);
}

const guint *
map_layout_get_borders (const MapLayout *self,
                        MapTerritoryType type,
                        guint           *n)
{
  *n = self->ground[type].borders->len;
  return &g_array_index (self->ground[type].borders, guint, 0);
}

guint
map_layout_find_mark (const MapLayout *self,
                      guint            structure)
{
  return self->mark_of[structure];
}

guint
map_layout_find_badge (const MapLayout *self,
                       guint            structure)
{
  guint crowd = map_clusters_get_crowd_of (self->clusters, structure);

  return crowd == MAP_NONE ? MAP_NONE : self->badge_of[crowd];
}

double
map_layout_get_text_scale (const MapLayout *self)
{
  return map_palette_get (self->look.palette)->text_scale * self->look.text_scale;
}

void
map_curve_get_point (const MapCurve *self,
                     double          t,
                     double         *x,
                     double         *y)
{
  double u = 1 - t;
  double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;

  *x = a * self->x[0] + b * self->x[1] + c * self->x[2] + d * self->x[3];
  *y = a * self->y[0] + b * self->y[1] + c * self->y[2] + d * self->y[3];
}
