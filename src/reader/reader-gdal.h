/* reader-gdal.h - what GDAL knows how to open: Shapefile, GeoPackage, KML, XLSX, ODS
 *
 * Only these drivers are allowed: a file that points elsewhere (VRT, network links) is not opened.
 * Spreadsheets give raw cells, so that codes keep their zeros.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* sheet: from 1, 0 for all. Leaves through reader_output_fail when it cannot. TRUE when limit left rows behind. */
gboolean reader_gdal_read (const char *path,
                           guint       sheet,
                           guint64     limit);

G_END_DECLS
