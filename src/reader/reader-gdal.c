#include "reader-gdal.h"

#include <cpl_conv.h>
#include <gdal.h>
#include <math.h>
#include <ogr_api.h>
#include <string.h>

#include "base-text.h"

#include "reader-place.h"
#include "reader-sheet.h"

static const char *const drivers[] = { "ESRI Shapefile", "GPKG", "KML", "XLSX", "ODS", NULL };

static GDALDatasetH
open_file (const char *path)
{
  GDALDatasetH     file;
  g_autofree char *inside = NULL;

  CPLSetErrorHandler (CPLQuietErrorHandler);
  CPLSetConfigOption ("OGR_XLSX_HEADERS", "DISABLE");
  CPLSetConfigOption ("OGR_XLSX_FIELD_TYPES", "STRING");
  CPLSetConfigOption ("OGR_ODS_HEADERS", "DISABLE");
  CPLSetConfigOption ("OGR_ODS_FIELD_TYPES", "STRING");
  GDALAllRegister ();

  if (g_str_has_suffix (path, ".zip"))
    path = inside = g_strconcat ("/vsizip/", path, NULL);
  file = GDALOpenEx (path, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, NULL, NULL);
  if (file == NULL)
    reader_output_fail ("not-recognised", "%s", CPLGetLastErrorMsg ()[0] != '\0' ? CPLGetLastErrorMsg () : "no driver opens it");
  return file;
}

static gboolean
is_spreadsheet (GDALDatasetH file)
{
  const char *driver = GDALGetDriverShortName (GDALGetDatasetDriver (file));

  return strcmp (driver, "XLSX") == 0 || strcmp (driver, "ODS") == 0;
}

static char *
dup_date (OGRFeatureH feature,
          int         field)
{
  int year, month, day, hour, minute, second, zone;

  if (!OGR_F_GetFieldAsDateTime (feature, field, &year, &month, &day, &hour, &minute, &second, &zone))
    return NULL;
  if (hour == 0 && minute == 0 && second == 0)
    return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d", year, month, day, hour, minute, second);
}

static char *
dup_cell (OGRFeatureH feature,
          int         field)
{
  if (!OGR_F_IsFieldSetAndNotNull (feature, field))
    return NULL;

  switch (OGR_Fld_GetType (OGR_F_GetFieldDefnRef (feature, field)))
    {
    case OFTReal:
      return base_text_dup_number (OGR_F_GetFieldAsDouble (feature, field));
    case OFTDate:
    case OFTDateTime:
      return dup_date (feature, field);
    default:
      return g_strdup (OGR_F_GetFieldAsString (feature, field));
    }
}

static void
read_cells (OGRFeatureH feature,
            GPtrArray  *cells)
{
  g_ptr_array_set_size (cells, 0);
  for (int i = 0; i < OGR_F_GetFieldCount (feature); i++)
    g_ptr_array_add (cells, dup_cell (feature, i));
}

/* A spreadsheet's feature number is its row. */
static gboolean
read_spreadsheet (OGRLayerH layer,
                  guint     number,
                  guint64   limit)
{
  g_autoptr (ReaderSheet) sheet = reader_sheet_new (OGR_L_GetName (layer), number, -1, NULL, limit);
  g_autoptr (GPtrArray)   cells = g_ptr_array_new_with_free_func (g_free);
  gboolean                wanted = TRUE;
  guint64                 row = 0;
  OGRFeatureH             feature;

  while (wanted && (feature = OGR_L_GetNextFeature (layer)) != NULL)
    {
      gint64 fid = OGR_F_GetFID (feature);

      row = fid > 0 && (guint64) fid > row ? (guint64) fid : row + 1;
      read_cells (feature, cells);
      OGR_F_Destroy (feature);
      wanted = reader_sheet_add (sheet, row, cells);
    }
  return reader_sheet_end (sheet);
}

static void
add_line (ReaderShape *shape,
          OGRGeometryH line,
          ReaderStroke stroke)
{
  for (int i = 0; i < OGR_G_GetPointCount (line); i++)
    {
      ReaderPoint point = { OGR_G_GetX (line, i), OGR_G_GetY (line, i), i == 0 ? stroke : READER_STROKE_GOES_ON };

      g_array_append_val (shape->points, point);
    }
}

static void
add_polygon (ReaderShape *shape,
             OGRGeometryH polygon)
{
  shape->is_area = TRUE;
  for (int i = 0; i < OGR_G_GetGeometryCount (polygon); i++)
    add_line (shape, OGR_G_GetGeometryRef (polygon, i), i == 0 ? READER_STROKE_POLYGON : READER_STROKE_RING);
}

/* GDAL bounds how deep collections nest when it reads them. */
static void
add_geometry (ReaderShape *shape,
              OGRGeometryH geometry)
{
  OGRwkbGeometryType type = OGR_GT_Flatten (OGR_G_GetGeometryType (geometry));

  if (type == wkbPoint && shape->points->len == 0 && !OGR_G_IsEmpty (geometry))
    add_line (shape, geometry, READER_STROKE_POLYGON);
  else if (type == wkbPolygon)
    add_polygon (shape, geometry);
  else if (type == wkbMultiPolygon || type == wkbGeometryCollection || type == wkbMultiPoint)
    for (int i = 0; i < OGR_G_GetGeometryCount (geometry); i++)
      add_geometry (shape, OGR_G_GetGeometryRef (geometry, i));
}

static void
read_shape (OGRFeatureH  feature,
            ReaderShape *shape)
{
  OGRGeometryH geometry = OGR_F_GetGeometryRef (feature);
  OGRGeometryH straight;

  g_array_set_size (shape->points, 0);
  shape->is_area = FALSE;
  if (geometry == NULL)
    return;
  straight = OGR_G_GetLinearGeometry (geometry, 0, NULL);
  if (straight == NULL)
    return;
  add_geometry (shape, straight);
  OGR_G_DestroyGeometry (straight);
}

static const char *
type_of (OGRFieldDefnH field)
{
  switch (OGR_Fld_GetType (field))
    {
    case OFTInteger:
    case OFTInteger64:
    case OFTReal:
      return "number";
    case OFTDate:
    case OFTDateTime:
      return "date";
    default:
      return "text";
    }
}

static GPtrArray *
list_columns (OGRLayerH layer)
{
  GPtrArray      *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) reader_column_free);
  OGRFeatureDefnH definition = OGR_L_GetLayerDefn (layer);

  for (int i = 0; i < OGR_FD_GetFieldCount (definition); i++)
    {
      OGRFieldDefnH field = OGR_FD_GetFieldDefn (definition, i);

      g_ptr_array_add (columns, reader_column_new (OGR_Fld_GetNameRef (field), type_of (field)));
    }
  return columns;
}

/* Without a word about its system, metres are Lambert-93 and degrees are WGS84. */
static ReaderProjection *
find_projection (OGRLayerH layer)
{
  OGRSpatialReferenceH srs = OGR_L_GetSpatialRef (layer);
  OGREnvelope          extent;

  if (srs != NULL)
    return reader_projection_new_for_srs (srs);
  if (OGR_L_GetExtent (layer, &extent, TRUE) != OGRERR_NONE)
    return NULL;
  return reader_projection_new_for_epsg (fabs (extent.MaxX) > 180 ? READER_EPSG_LAMBERT93 : READER_EPSG_WGS84);
}

static void
write_feature (OGRFeatureH       feature,
               guint64           line,
               GPtrArray        *cells,
               ReaderShape      *shape,
               ReaderProjection *projection)
{
  ReaderRow        row = { .line = line };
  g_autofree char *outline = NULL;

  read_cells (feature, cells);
  read_shape (feature, shape);
  row.n_cells = cells->len;
  row.cells = (char **) cells->pdata;
  reader_shape_write (shape, projection, &row, &outline);
  reader_output_row (&row);
}

static gboolean
read_features (OGRLayerH layer,
               guint     number,
               guint64   limit)
{
  g_autoptr (ReaderProjection) projection = find_projection (layer);
  g_autoptr (GPtrArray)        columns = list_columns (layer), cells = g_ptr_array_new_with_free_func (g_free);
  ReaderShape                  shape = { g_array_new (FALSE, FALSE, sizeof (ReaderPoint)), FALSE };
  ReaderHeader                 header = { .name = OGR_L_GetName (layer), .sheet = number, .columns = columns, .lines = -1 };
  guint64                      line = 0;
  OGRFeatureH                  feature = NULL;

  header.rows = OGR_L_GetFeatureCount (layer, TRUE);
  header.geometry = OGR_L_GetGeomType (layer) != wkbNone;
  header.srs = projection != NULL ? reader_projection_get_name (projection) : NULL;
  reader_output_header (&header);

  OGR_L_ResetReading (layer);
  while ((limit == 0 || line < limit) && (feature = OGR_L_GetNextFeature (layer)) != NULL)
    {
      write_feature (feature, ++line, cells, &shape, projection);
      OGR_F_Destroy (feature);
    }
  g_array_unref (shape.points);
  return feature != NULL && limit > 0 && header.rows > (gint64) limit;
}

gboolean
reader_gdal_read (const char *path,
                  guint       sheet,
                  guint64     limit)
{
  GDALDatasetH file = open_file (path);
  gboolean     raw = is_spreadsheet (file), cut = FALSE;
  guint        n = (guint) GDALDatasetGetLayerCount (file);

  if (sheet > n)
    reader_output_fail ("no-such-sheet", "%u of %u", sheet, n);
  for (guint i = 1; i <= n; i++)
    {
      OGRLayerH layer = GDALDatasetGetLayer (file, (int) i - 1);

      if (sheet == 0 || sheet == i)
        cut = (raw ? read_spreadsheet (layer, i, limit) : read_features (layer, i, limit)) || cut;
    }
  GDALClose (file);
  return cut;
}
