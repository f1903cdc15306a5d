/* reader-json.h - JSON tables: GeoJSON, arrays of records, pages of API answers
 *
 * Known forms: a FeatureCollection or one Feature; [ {…}, … ]; Opendatasoft's
 * {"nhits", "records": [{"fields": {…}}]} and {"total_count", "results": [{…}]}; any other
 * object whose first list of objects is the table. Read twice, word by word: once to know the
 * columns and the system of coordinates, once to give the rows.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Leaves through reader_output_fail when it is not a table. TRUE when limit left rows behind. */
gboolean reader_json_read (GBytes     *file,
                           const char *name,
                           guint64     limit);

G_END_DECLS
