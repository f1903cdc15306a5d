/* map-backdrop.h - the pictures that people laid under the map
 *
 * Read from the dossier for one audience, then loaded by a worker; immutable, reference counted. A look carries it
 * (map-look.h), hence window, room, picture and paper show the same. Without pictures there is none: NULL.
 */
#pragma once

#include "dossier-act.h"
#include "dossier-reader.h"
#include "map-scan.h"
#include "territory-fit.h"

G_BEGIN_DECLS

#define MAP_BACKDROP_KEPT_PIXELS 24000000.0 /* of all that are shown at once: 128 MB */
#define MAP_BACKDROP_OPACITY 60             /* percent, until it is said */
#define MAP_BACKDROP_LEAST_OPACITY 10

typedef struct
{
  const char       *id, *title, *credit, *file, *digest; /* never NULL */
  DossierVisibility visibility;
  gboolean          is_hidden;
  gboolean          is_placed; /* pins and fit can be used */
  TerritoryPin      pins[2];
  TerritoryFit      fit;
  double            opacity; /* 0 … 1 */
  MapScan          *scan;    /* NULL: not loaded, or it cannot be: problem tells */
  MapScanError      problem;
  gboolean          has_problem;
} MapSlide;

typedef struct _MapBackdrop MapBackdrop;

/* Those that live and that this audience may see, in their order, none of them loaded. folder: where their files lie
 * (dossier-file.h). NULL on error. */
MapBackdrop *map_backdrop_read (DossierReader    *reader,
                                const char       *folder,
                                DossierVisibility audience,
                                GError          **error);
/* One that is not kept yet, to be looked at: nothing of it is read. scan: referenced. */
MapBackdrop *map_backdrop_new_of_scan (MapScan           *scan,
                                       const TerritoryPin pins[2],
                                       double             opacity);
MapBackdrop *map_backdrop_ref (MapBackdrop *self);
void         map_backdrop_unref (MapBackdrop *self);

/* The same, with the pixels of those that are not hidden; title: of that one instead, hidden or not. Blocks; NULL: cancelled. */
MapBackdrop *map_backdrop_load (const MapBackdrop *self,
                                const char        *title,
                                GCancellable      *cancellable);

guint           map_backdrop_get_n (const MapBackdrop *self);
const MapSlide *map_backdrop_get_slide (const MapBackdrop *self,
                                        guint              index);
/* NULL: none has this id. */
const MapSlide *map_backdrop_find (const MapBackdrop *self,
                                   const char        *id);
/* However it is written in capitals. NULL: none is called so. */
const MapSlide *map_backdrop_find_title (const MapBackdrop *self,
                                         const char        *title);
/* Do they say the same, whatever is loaded? Either may be NULL. */
gboolean map_backdrop_equal (const MapBackdrop *one,
                             const MapBackdrop *other);

/* Where the file of a digest lies, in that folder. Caller owns. */
char *map_backdrop_dup_path (const char *folder,
                             const char *digest);

/* A copy of the file of a scan, for good, in the folder; that it was there already is fine, *is_new says whether. Blocks. FALSE and an
 * error of GFileError, or of MAP_SCAN_ERROR when it became another one meanwhile. */
gboolean map_backdrop_keep_file (const MapScan *scan,
                                 const char    *path,
                                 const char    *folder,
                                 gboolean      *is_new,
                                 GError       **error);

/* --- what is done to them: acts for the store */

/* *id: owned by the act. */
DossierAct *map_backdrop_add_act (const MapBackdrop *self,
                                  const char        *title,
                                  const char        *file,
                                  const char        *digest,
                                  const TerritoryPin pins[2],
                                  double             opacity,
                                  const char       **id);
DossierAct *map_slide_place_act (const MapSlide    *self,
                                 const TerritoryPin pins[2],
                                 double             opacity);
DossierAct *map_slide_set_text_act (const MapSlide *self,
                                    const char     *field,
                                    const char     *text);
DossierAct *map_slide_set_opacity_act (const MapSlide *self,
                                       double          opacity);
DossierAct *map_slide_hide_act (const MapSlide *self,
                                gboolean        is_hidden);
/* Another file instead, or the same found again. */
DossierAct *map_slide_set_file_act (const MapSlide *self,
                                    const char     *file,
                                    const char     *digest);
DossierAct *map_slide_delete_act (const MapSlide *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapBackdrop, map_backdrop_unref)

G_END_DECLS
