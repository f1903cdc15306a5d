/* map-print.h - the map as a page: paper, poster, picture in a file
 *
 * A page is a plain value in its own unit: points for paper (1/72 inch), pixels for pictures. It
 * holds the map in a frame, a title, a legend of what is drawn, a scale bar, the date and the
 * sources. The same drawing serves PDF, SVG, PNG and the printer; no GTK.
 */
#pragma once

#include <gio/gio.h>

#include "map-legend.h"

G_BEGIN_DECLS

#define MAP_PRINT_ERROR (map_print_error_quark ())

typedef enum
{
  MAP_PRINT_ERROR_CANNOT_WRITE, /* another place, more room, or rights are needed */
  MAP_PRINT_ERROR_TOO_LARGE,    /* ask for fewer pixels */
  MAP_PRINT_ERROR_NOT_PRINTED,  /* look at the printer, or make a file */
} MapPrintError;

GQuark map_print_error_quark (void);

typedef enum
{
  MAP_PAPER_A4,
  MAP_PAPER_A3,
  MAP_PAPER_A2,
  MAP_PAPER_A1,
  MAP_PAPER_A0,
} MapPaper;
#define MAP_N_PAPERS (MAP_PAPER_A0 + 1)

/* So many pages of so many are done. Called on the thread that writes. */
typedef void (*MapProgress) (guint    done,
                             guint    n,
                             gpointer user_data);

typedef struct
{
  double      width, height, margin; /* points, or pixels */
  double      scale;                 /* of words and lines: 1 on A4 and on a screen */
  MapBox      bounds;                /* plane metres to show; empty: the whole scene */
  const char *title, *subtitle;      /* borrowed; NULL or "": none */
  const char *date, *sources;
  gboolean    legend, scale_bar;
  double      legend_scale; /* of its words, in those of the page: 1 */
  gboolean    signs_only;   /* the legend does not tell what is not in the picture */
} MapPage;

/* Landscape or upright; margins of 10 mm; words grow with the paper, for it is read from further. */
MapPage map_page_new_for_paper (MapPaper paper,
                                gboolean landscape);
/* No margin around the map: a picture for a screen or a document. */
MapPage map_page_new_for_picture (double width,
                                  double height);
/* "A4", "a3"…; FALSE when it is no paper. */
gboolean map_paper_from_name (const char *name,
                              MapPaper   *paper);

/* "A4"… Static. */
const char *map_paper_get_name (MapPaper paper);

/* A page whose map is laid out, so that what is slow is done: any thread draws it, as often as it likes. */
typedef struct _MapPlate MapPlate;

/* The words of page are borrowed while the plate lives. device: pixels in one unit of the page, 1 for strokes. */
MapPlate *map_plate_new (const MapPage *page,
                         MapScene      *scene,
                         const MapLook *look,
                         double         device,
                         MapPainter    *painter);
void      map_plate_free (MapPlate *self);

const MapLayout *map_plate_get_layout (const MapPlate *self);
/* Where the map is on the page. */
MapBox map_plate_get_frame (const MapPlate *self);
/* The page at 0, 0 in its unit, on any surface. */
void map_plate_draw (const MapPlate *self,
                     MapPainter     *painter,
                     cairo_t        *cr);

/* Both at once. */
void map_print_draw (const MapPage *page,
                     MapScene      *scene,
                     const MapLook *look,
                     MapPainter    *painter,
                     cairo_t       *cr);

/* Whole files, written beside then renamed: what fails or is cancelled leaves what was there. */
gboolean map_print_pdf (const char    *path,
                        const MapPage *page,
                        MapScene      *scene,
                        const MapLook *look,
                        GCancellable  *cancellable,
                        GError       **error);
gboolean map_print_svg (const char    *path,
                        const MapPage *page,
                        MapScene      *scene,
                        const MapLook *look,
                        GCancellable  *cancellable,
                        GError       **error);
/* density: pixels per unit of the page (2: a picture for a fine screen). */
gboolean map_print_png (const char    *path,
                        const MapPage *page,
                        double         density,
                        MapScene      *scene,
                        const MapLook *look,
                        GCancellable  *cancellable,
                        GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapPlate, map_plate_free)

G_END_DECLS
