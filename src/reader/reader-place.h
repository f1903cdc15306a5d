/* reader-place.h - shapes and points brought to degrees of WGS84
 *
 * Coordinates arrive in whatever system their file speaks; all leave as longitude and
 * latitude. What falls outside the Earth, or has no system to come from, is no place at all.
 */
#pragma once

#include <glib.h>
#include <ogr_srs_api.h>

#include "reader-output.h"

G_BEGIN_DECLS

#define READER_EPSG_WGS84 4326
#define READER_EPSG_LAMBERT93 2154

typedef struct _ReaderProjection ReaderProjection;

/* NULL when the system is not known to PROJ. */
ReaderProjection *reader_projection_new_for_epsg (int epsg);
/* srs is copied. NULL as above. */
ReaderProjection *reader_projection_new_for_srs (OGRSpatialReferenceH srs);
void              reader_projection_free (ReaderProjection *self);
/* "EPSG:2154"; NULL when the system has no number. */
const char *reader_projection_get_name (const ReaderProjection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReaderProjection, reader_projection_free)

typedef enum
{
  READER_STROKE_GOES_ON,
  READER_STROKE_RING,
  READER_STROKE_POLYGON,
} ReaderStroke;

typedef struct
{
  double       x, y;
  ReaderStroke stroke; /* what begins with this point */
} ReaderPoint;

/* What one row draws: nothing, a point, or polygons. */
typedef struct
{
  GArray  *points; /* of ReaderPoint */
  gboolean is_area;
} ReaderShape;

/* Fills the geometry of the row. *outline receives what row->outline points to: the caller frees it. */
void reader_shape_write (const ReaderShape *shape,
                         ReaderProjection  *projection,
                         ReaderRow         *row,
                         char             **outline);

G_END_DECLS
