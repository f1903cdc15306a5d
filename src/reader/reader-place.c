#include "reader-place.h"

#include <math.h>

#include "territory-outline.h"

struct _ReaderProjection
{
  OGRCoordinateTransformationH transformation; /* NULL: already in degrees of WGS84 */
  char                        *name;
};

static char *
dup_name (OGRSpatialReferenceH srs)
{
  const char *authority = OSRGetAuthorityName (srs, NULL), *code = OSRGetAuthorityCode (srs, NULL);

  return authority != NULL && code != NULL ? g_strdup_printf ("%s:%s", authority, code) : NULL;
}

/* Shapefiles name their system in words only: PROJ recognises most. */
static char *
guess_name (OGRSpatialReferenceH srs)
{
  char *name = dup_name (srs);

  if (name == NULL && OSRAutoIdentifyEPSG (srs) == OGRERR_NONE)
    name = dup_name (srs);
  return name;
}

ReaderProjection *
reader_projection_new_for_srs (OGRSpatialReferenceH srs)
{
  OGRSpatialReferenceH         from = OSRClone (srs), wgs84 = OSRNewSpatialReference (NULL);
  OGRCoordinateTransformationH transformation = NULL;
  ReaderProjection            *self = NULL;

  OSRSetAxisMappingStrategy (from, OAMS_TRADITIONAL_GIS_ORDER);
  if (OSRImportFromEPSG (wgs84, READER_EPSG_WGS84) == OGRERR_NONE)
    {
      OSRSetAxisMappingStrategy (wgs84, OAMS_TRADITIONAL_GIS_ORDER);
      transformation = OCTNewCoordinateTransformation (from, wgs84);
    }
  if (transformation != NULL)
    {
      self = g_new0 (ReaderProjection, 1);
      self->transformation = transformation;
      self->name = guess_name (from);
    }
  OSRDestroySpatialReference (from);
  OSRDestroySpatialReference (wgs84);
  return self;
}

ReaderProjection *
reader_projection_new_for_epsg (int epsg)
{
  OGRSpatialReferenceH srs;
  ReaderProjection    *self = NULL;

  if (epsg == READER_EPSG_WGS84)
    {
      self = g_new0 (ReaderProjection, 1);
      self->name = g_strdup ("EPSG:4326");
      return self;
    }

  srs = OSRNewSpatialReference (NULL);
  if (OSRImportFromEPSG (srs, epsg) == OGRERR_NONE)
    self = reader_projection_new_for_srs (srs);
  OSRDestroySpatialReference (srs);
  return self;
}

void
reader_projection_free (ReaderProjection *self)
{
  if (self == NULL)
    return;
  if (self->transformation != NULL)
    OCTDestroyCoordinateTransformation (self->transformation);
  g_free (self->name);
  g_free (self);
}

const char *
reader_projection_get_name (const ReaderProjection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

static gboolean
to_degrees (ReaderProjection *self,
            double           *x,
            double           *y)
{
  int done = TRUE;

  if (self == NULL || !isfinite (*x) || !isfinite (*y))
    return FALSE;
  if (self->transformation != NULL && (!OCTTransformEx (self->transformation, 1, x, y, NULL, &done) || !done))
    return FALSE;
  return fabs (*x) <= 180 && fabs (*y) <= 90;
}

static char *
encode_outline (TerritoryOutline *outline)
{
  g_autoptr (GBytes) bytes = territory_outline_encode (outline);
  gsize              length;
  const guchar      *data = g_bytes_get_data (bytes, &length);

  return g_base64_encode (data, length);
}

/* A ring with one impossible point is a drawing nobody should trust: no outline at all. */
static char *
draw_outline (const ReaderShape *shape,
              ReaderProjection  *projection)
{
  TerritoryOutlineBuilder     *builder = territory_outline_builder_new ();
  g_autoptr (TerritoryOutline) outline = NULL;

  for (guint i = 0; i < shape->points->len; i++)
    {
      ReaderPoint point = g_array_index (shape->points, ReaderPoint, i);

      if (!to_degrees (projection, &point.x, &point.y))
        {
          territory_outline_builder_free (builder);
          return NULL;
        }
      if (point.stroke == READER_STROKE_POLYGON)
        territory_outline_builder_begin_polygon (builder);
      if (point.stroke != READER_STROKE_GOES_ON)
        territory_outline_builder_begin_ring (builder);
      territory_outline_builder_add_point (builder, point.x, point.y);
    }
  outline = territory_outline_builder_end (builder, NULL); /* no ring of three points: nothing to draw */
  return outline == NULL ? NULL : encode_outline (outline);
}

void
reader_shape_write (const ReaderShape *shape,
                    ReaderProjection  *projection,
                    ReaderRow         *row,
                    char             **outline)
{
  const ReaderPoint *first;

  g_return_if_fail (shape != NULL && row != NULL && outline != NULL);

  *outline = NULL;
  if (shape->points->len == 0)
    return;
  if (shape->is_area)
    {
      row->outline = *outline = draw_outline (shape, projection);
      return;
    }

  first = &g_array_index (shape->points, ReaderPoint, 0);
  row->has_xy = TRUE;
  row->x = row->lon = first->x;
  row->y = row->lat = first->y;
  row->has_point = to_degrees (projection, &row->lon, &row->lat);
}
