/* territory-outline.h - the shape of a commune, a quarter, a département
 *
 * Polygons with holes, in degrees of WGS84 (longitude, latitude). Immutable, reference
 * counted, contiguous: all points of all rings stand in one array, ring by ring, polygon
 * by polygon. Rings are closed implicitly (the last point is not the first again) and
 * have at least three points. The first ring of a polygon is its outside, others are holes.
 * Which way a ring turns means nothing.
 *
 * Points are kept on a grid of 10⁻⁷ degree (about 1 cm), the one of the encoded form: what
 * is decoded is equal to what was encoded, and one shape has one encoding only.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TERRITORY_OUTLINE_ERROR (territory_outline_error_quark ())

typedef enum
{
  TERRITORY_OUTLINE_ERROR_EMPTY,   /* no ring of three points: nothing to draw */
  TERRITORY_OUTLINE_ERROR_DAMAGED, /* bytes that are not an encoded outline */
} TerritoryOutlineError;

GQuark territory_outline_error_quark (void);

typedef struct
{
  double lon; /* degrees, -180…180 */
  double lat; /* degrees, -90…90 */
} TerritoryPoint;

typedef struct
{
  double west, south, east, north; /* degrees */
} TerritoryBounds;

typedef struct _TerritoryOutline        TerritoryOutline;
typedef struct _TerritoryOutlineBuilder TerritoryOutlineBuilder;

/* begin_polygon, then begin_ring + add_point… for the outside and each hole. Consecutive
 * equal points and a repeated last point are dropped, and so are points which are nowhere on
 * Earth (not finite, beyond the ranges above); rings under three points vanish, and a polygon
 * whose outside vanishes takes its holes with it. */
TerritoryOutlineBuilder *territory_outline_builder_new (void);
void                     territory_outline_builder_begin_polygon (TerritoryOutlineBuilder *self);
void                     territory_outline_builder_begin_ring (TerritoryOutlineBuilder *self);
void                     territory_outline_builder_add_point (TerritoryOutlineBuilder *self,
                                                              double                   lon,
                                                              double                   lat);
/* Frees the builder. NULL and EMPTY when nothing was drawn. */
TerritoryOutline *territory_outline_builder_end (TerritoryOutlineBuilder *self,
                                                 GError                 **error);
void              territory_outline_builder_free (TerritoryOutlineBuilder *self);

/* From any thread. */
TerritoryOutline *territory_outline_ref (TerritoryOutline *self);
void              territory_outline_unref (TerritoryOutline *self);

guint territory_outline_get_n_polygons (const TerritoryOutline *self);
guint territory_outline_get_n_rings (const TerritoryOutline *self,
                                     guint                   polygon);
/* Borrowed; *n_points ≥ 3. */
const TerritoryPoint *territory_outline_get_ring (const TerritoryOutline *self,
                                                  guint                   polygon,
                                                  guint                   ring,
                                                  guint                  *n_points);
TerritoryBounds       territory_outline_get_bounds (const TerritoryOutline *self);
gboolean              territory_outline_equal (const TerritoryOutline *one,
                                               const TerritoryOutline *other);

/* The form kept in the dossier: version byte (1), number of polygons, then for each its number
 * of rings, for each its number of points, for each the zigzag varint differences of
 * degrees × 10⁷ (longitude, latitude) from the point before, over the whole outline.
 *
 * Decoding checks every count against the length, takes memory in proportion to it, and
 * accepts only what encode writes: all else is DAMAGED. */
GBytes           *territory_outline_encode (const TerritoryOutline *self);
TerritoryOutline *territory_outline_decode (const guint8 *bytes,
                                            gsize         length,
                                            GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TerritoryOutline, territory_outline_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TerritoryOutlineBuilder, territory_outline_builder_free)

G_END_DECLS
