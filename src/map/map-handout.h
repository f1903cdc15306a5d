/* map-handout.h - the map as somebody receives it: read for one audience, laid on a page, put in a file
 *
 * What the audience may not see is not drawn, and what is not drawn is told. Immutable, reference
 * counted: any thread draws it, small to be looked at before, or whole in a file.
 */
#pragma once

#include "dossier-query.h"
#include "dossier-store.h"

#include "map-atlas.h"

G_BEGIN_DECLS

typedef enum
{
  MAP_FORMAT_PDF,
  MAP_FORMAT_PNG,
  MAP_FORMAT_SVG,
} MapFormat;
#define MAP_N_FORMATS (MAP_FORMAT_SVG + 1)

/* ".pdf", ".png", ".svg". Static. */
const char *map_format_get_suffix (MapFormat format);
/* By the end of its name; FALSE when it is none of them. */
gboolean map_format_from_path (const char *path,
                               MapFormat  *format);

typedef enum
{
  MAP_ORIENTATION_AUTOMATIC, /* as the territory lies */
  MAP_ORIENTATION_PORTRAIT,
  MAP_ORIENTATION_LANDSCAPE,
} MapOrientation;
#define MAP_N_ORIENTATIONS (MAP_ORIENTATION_LANDSCAPE + 1)

/* On what it is put. */
typedef struct
{
  MapFormat      format;
  gboolean       on_paper; /* else on a screen */
  MapPaper       paper;
  int            width, height; /* of a screen, pixels */
  char          *title;         /* owned; NULL or "": none */
  char          *theme;         /* owned; words of a theme (map-theme.h); NULL: the ordinary one */
  gboolean       is_part;       /* of the territory only what is in seen, plane metres */
  MapBox         seen;
  guint32        from, to;                /* Julian days looked at; 0: all times together */
  MapMoment      compared;                /* with that, where the handout was read for it */
  char          *focus;                   /* owned; id of the structure looked around; NULL: everybody */
  guint          degrees;                 /* links away, with focus */
  char          *background;              /* owned; title of the picture to lay under the map; "": none; NULL: those that are shown */
  char          *arrangement, *positions; /* owned; what map_handout_new () was given; NULL: the ground */
  MapOrientation orientation;             /* of paper */
  gboolean       tiled;                   /* the paper is a poster over sheets of another one (map-poster.h) */
  MapPaper       tile;
  double         overlap; /* millimetres */
  MapAtlasKind   atlas;   /* pages of the paper, on the ground only */
} MapSheet;

MapSheet map_sheet_copy (const MapSheet *self);
void     map_sheet_clear (MapSheet *self);

typedef struct _MapHandout MapHandout;

/* shown: a query on structures, copied: the others are not drawn; NULL: all are. arrangement: its name
 * (map-arrangement.h), and the positions a hand gave; NULL: the ground. NULL and DOSSIER_STORE_ERROR when
 * the dossier cannot be read. */
MapHandout *map_handout_new (DossierStore       *store,
                             DossierVisibility   audience,
                             const DossierQuery *shown,
                             const char         *arrangement,
                             const char         *positions,
                             GError            **error);
void        map_handout_new_async (DossierStore       *store,
                                   DossierVisibility   audience,
                                   const DossierQuery *shown,
                                   const char         *arrangement,
                                   const char         *positions,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
MapHandout *map_handout_new_finish (DossierStore *store,
                                    GAsyncResult *result,
                                    GError      **error);
/* Compared too: what became of links between two moments (map-fate.h) is read with the rest; without one of them, nothing is. */
MapHandout *map_handout_new_compared (DossierStore       *store,
                                      DossierVisibility   audience,
                                      const DossierQuery *shown,
                                      const char         *arrangement,
                                      const char         *positions,
                                      MapMoment           one,
                                      MapMoment           other,
                                      GError            **error);
void        map_handout_new_compared_async (DossierStore       *store,
                                            DossierVisibility   audience,
                                            const DossierQuery *shown,
                                            const char         *arrangement,
                                            const char         *positions,
                                            MapMoment           one,
                                            MapMoment           other,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
MapHandout *map_handout_ref (MapHandout *self);
void        map_handout_unref (MapHandout *self);

/* Sentences, NULL-terminated, empty when nothing was. Borrowed. */
const char *const *map_handout_get_left_out (const MapHandout *self);

/* The pictures this audience may see under the map. Borrowed. */
const MapBackdrop *map_handout_get_backdrop (const MapHandout *self);

/* The first page of the sheet as it will be, at most so large, in pixels. Caller owns; NULL: there is no room for it. */
cairo_surface_t *map_handout_draw (MapHandout     *self,
                                   const MapSheet *sheet,
                                   int             width,
                                   int             height);
/* All its pages (map-edition.h). Errors of MAP_PRINT_ERROR. Cancelled: what was there before is there still. */
gboolean map_handout_write (MapHandout     *self,
                            const MapSheet *sheet,
                            const char     *path,
                            GCancellable   *cancellable,
                            GError        **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MapSheet, map_sheet_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapHandout, map_handout_unref)

G_END_DECLS
