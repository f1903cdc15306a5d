/* reader-geojson.h - the coordinates of a GeoJSON geometry
 *
 * How deep the numbers stand tells the kind: 1 a point, 3 a polygon, 4 several. Lines are not kept.
 */
#pragma once

#include "exchange-json.h"

#include "reader-place.h"

G_BEGIN_DECLS

/* After the opening [ of "coordinates". first_only: one point is enough (to see the units).
 * FALSE when it is not a list of numbers; shape is then of no use. */
gboolean reader_geojson_read_coordinates (ExchangeJson *json,
                                          gboolean      first_only,
                                          ReaderShape  *shape);

G_END_DECLS
