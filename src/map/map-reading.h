/* map-reading.h - from the dossier to a scene
 *
 * The only file of the room that asks the dossier. Called on the store's reader thread (see
 * dossier-store.h); what it returns is for any thread.
 */
#pragma once

#include "dossier-reader.h"
#include "map-scene-builder.h"

G_BEGIN_DECLS

/* The territories, structures and links that live and that this audience may see. The builder is given back unfinished: ending it
 * is slow with a whole nation and needs no dossier. NULL on error or when cancelled. */
MapSceneBuilder *map_reading_read (DossierReader    *reader,
                                   DossierVisibility audience,
                                   GCancellable     *cancellable,
                                   GError          **error);
/* How many structures and links a map for this audience leaves out: themselves, or an end of theirs, are not for it. */
gboolean map_reading_count_hidden (DossierReader    *reader,
                                   DossierVisibility audience,
                                   guint            *n_structures,
                                   guint            *n_links,
                                   GError          **error);
/* What a query shows of a scene: one byte each, 0 hides, as MapLook wants them. NULL: all. */
typedef struct
{
  GBytes *structures;
  GBytes *links;
} MapShown;

/* query: of the window, on structures (dossier-scope.h). NULL on error. */
MapShown *map_reading_list_shown (DossierReader      *reader,
                                  const MapScene     *scene,
                                  const DossierQuery *query,
                                  GError            **error);
void      map_shown_free (MapShown *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapShown, map_shown_free)

/* "Insee, Communes (2026), Licence Ouverte · …": who made what is shown, on one line. "" when nothing was imported;
 * NULL on error. Caller owns. */
char *map_reading_dup_sources (DossierReader *reader,
                               GError       **error);
/* How a structure_type is drawn. */
MapFamily map_reading_get_family (const char *type);

G_END_DECLS
