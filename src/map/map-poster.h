/* map-poster.h - a poster over several sheets of a smaller paper, to be cut and glued
 *
 * Sheets are named by row and column (A1, A2, B1…). Each shows its part of the poster at true size;
 * its right and its lower edge show once more, over the overlap, what the next sheet begins with.
 *
 *   1. Every place of the poster is on a sheet.
 *   2. Glued in the order of their names, each over the ones before, sheets give the poster back:
 *      whatever helps to assemble is in a margin that is cut off, or under the next sheet.
 *   3. Parts begin at whole points, so that at 72 dots an inch they meet dot for dot.
 */
#pragma once

#include "map-print.h"

G_BEGIN_DECLS

#define MAP_POSTER_OVERLAP 10.0 /* millimetres, the usual one */
#define MAP_POSTER_MOST_OVERLAP 40.0

typedef struct
{
  double   width, height;             /* of the poster; points, as all that follows */
  double   sheet_width, sheet_height; /* of a sheet, turned so that the fewest are needed */
  double   margin;                    /* that no printer reaches */
  double   wide, high, overlap;       /* what a sheet shows, and again */
  guint    n_columns, n_rows;
  MapPaper paper;
} MapPoster;

/* overlap: millimetres, at least so much. */
MapPoster map_poster_plan (double   width,
                           double   height,
                           MapPaper paper,
                           double   overlap);
guint     map_poster_count (const MapPoster *self);
/* What of the poster a sheet shows. */
MapBox map_poster_get_part (const MapPoster *self,
                            guint            sheet);
/* Caller owns. */
char *map_poster_dup_name (const MapPoster *self,
                           guint            sheet);

/* plate: the whole of it. Strokes stay strokes and words stay words. */
void map_poster_draw_sheet (const MapPoster *self,
                            guint            sheet,
                            const MapPlate  *plate,
                            MapPainter      *painter,
                            cairo_t         *cr);
/* The sheet that tells how the others go together. */
void map_poster_draw_plan (const MapPoster *self,
                           const MapPlate  *plate,
                           MapPainter      *painter,
                           cairo_t         *cr);

G_END_DECLS
