#include "booklet-map.h"

#include "map-reading.h"

struct _BookletMap
{
  gatomicrefcount refs;
  MapScene       *scene;
  char           *sources;
};

gboolean
booklet_map_read (DossierReader  *reader,
                  DossierAudience audience,
                  GCancellable   *cancellable,
                  BookletMap    **map,
                  GError        **error)
{
  g_autofree char     *sources = map_reading_dup_sources (reader, error);
  MapSceneBuilder     *builder = sources != NULL ? map_reading_read (reader, (DossierVisibility) audience, cancellable, error) : NULL;
  g_autoptr (MapScene) scene = builder != NULL ? map_scene_builder_end (builder) : NULL;
  guint                n;

  *map = NULL;
  if (scene == NULL)
    return FALSE;
  map_scene_get_structures (scene, &n);
  if (n == map_scene_get_n_to_place (scene))
    return TRUE;
  *map = g_new0 (BookletMap, 1);
  g_atomic_ref_count_init (&(*map)->refs);
  (*map)->scene = g_steal_pointer (&scene);
  (*map)->sources = g_steal_pointer (&sources);
  return TRUE;
}

BookletMap *
booklet_map_ref (BookletMap *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
booklet_map_unref (BookletMap *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  map_scene_unref (self->scene);
  g_free (self->sources);
  g_free (self);
}

const char *
booklet_map_get_sources (const BookletMap *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sources;
}

gboolean
booklet_map_is_wide (const BookletMap *self)
{
  MapBox bounds;

  g_return_val_if_fail (self != NULL, FALSE);

  bounds = map_scene_get_bounds (self->scene);
  return bounds.x1 - bounds.x0 > bounds.y1 - bounds.y0;
}

void
booklet_map_draw (const BookletMap *self,
                  double            width,
                  double            height,
                  double            scale,
                  cairo_t          *cr)
{
  g_autoptr (MapPainter) painter = map_painter_new ();
  g_autoptr (MapPlate)   plate = NULL;
  g_auto (MapLook)       look = map_look_new (MAP_PALETTE_PRINT);
  MapPage                page = map_page_new_for_paper (MAP_PAPER_A4, FALSE);

  g_return_if_fail (self != NULL && cr != NULL);

  page.width = width;
  page.height = height;
  page.margin = 0;
  page.scale = scale;
  look.whole_names = TRUE;
  plate = map_plate_new (&page, self->scene, &look, 1, painter);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  map_plate_draw (plate, painter, cr);
  cairo_restore (cr);
}
