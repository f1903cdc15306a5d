/* map-sight.h - how a map stands before somebody's eyes: what is asked, how it is arranged and told, which part, when, around whom
 *
 * In the words a view keeps: a dossier holds it, a step of a presentation shows it again, on a screen or on a page.
 */
#pragma once

#include "dossier-query.h"
#include "dossier-record.h"
#include "map-handout.h"

G_BEGIN_DECLS

/* All owned; NULL: as usual. */
typedef struct
{
  char     *filters;     /* dossier_query_dup_text () */
  char     *arrangement; /* map-arrangement.h */
  char     *positions;   /* of the network, map-places.h */
  char     *theme;       /* map-theme.h */
  char     *seen;        /* "x0 y0 x1 y1", plane metres; NULL: all of it */
  guint32   from, to;    /* Julian days; 0: all times together */
  MapMoment compared;    /* with that; 0: with nothing */
  char     *focus;       /* id of the structure looked around */
  guint     degrees;
} MapSight;

MapSight map_sight_copy (const MapSight *self);
void     map_sight_clear (MapSight *self);

/* Of a kept view, or of a step that keeps its own. */
MapSight map_sight_new_of_record (const DossierRecord *record);
/* Into the fields of such a record. */
void map_sight_keep (const MapSight    *self,
                     DossierAct        *act,
                     const DossierKind *kind,
                     const char        *id);

/* What is asked. NULL and DOSSIER_QUERY_ERROR: a newer Liens kept it, or it is no question. Caller owns. */
DossierQuery *map_sight_dup_query (const MapSight *self,
                                   GError        **error);
/* "x0 y0 x1 y1"; FALSE: it is no such text. */
gboolean map_sight_read_box (const char *seen,
                             MapBox     *box);
/* Caller owns. */
char *map_sight_dup_box (MapBox box);
/* The same on a page; the rest of the sheet stays. */
void map_sight_fill_sheet (const MapSight *self,
                           MapSheet       *sheet);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MapSight, map_sight_clear)

G_END_DECLS
