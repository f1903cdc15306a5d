/* map-presentation.h - prepared maps one after the other, each with what is said about it
 *
 * A presentation is a record of the dossier; its steps are records of their own, each with its place in the order
 * (dossier-place.h): two people who move or write two steps both have their way. A step shows a kept view, as that view is
 * today; or the map as it stood when the step was made. It says a title and a text to the room, and notes to who presents.
 *
 * What is read is for one audience: who may not read the notes has none. Immutable, reference counted, for any thread.
 * The acts are for dossier_store_write (); each says in the history what was done.
 */
#pragma once

#include "dossier-reader.h"
#include "map-sight.h"

G_BEGIN_DECLS

typedef enum
{
  MAP_STEP_SHOWN,
  MAP_STEP_LOST,  /* its view was deleted, or is not for this audience: the whole map is shown */
  MAP_STEP_NEWER, /* a newer Liens kept what it asks: the whole map is shown */
} MapStepState;

/* Texts are never NULL. */
typedef struct
{
  char        *id;
  char        *order; /* a place, or "" */
  char        *title; /* its own, else that of its view */
  char        *text;
  char        *notes;      /* "" for the network */
  char        *view;       /* id; "": its own sight */
  char        *view_title; /* of that view; "": none, or lost */
  char        *practice;   /* id; "": none, or not for this audience */
  char        *statement;  /* of that practice */
  MapSight     sight;
  MapStepState state;
} MapStep;

/* Does the room see the same of both? Either may be NULL. */
gboolean map_step_equal (const MapStep *one,
                         const MapStep *other);

typedef struct _MapPresentation MapPresentation;

/* NULL without *error: there is none of that id, or not for this audience. Reader thread. */
MapPresentation *map_presentation_read (DossierReader    *reader,
                                        const char       *id,
                                        DossierVisibility audience,
                                        GError          **error);
MapPresentation *map_presentation_ref (MapPresentation *self);
void             map_presentation_unref (MapPresentation *self);

const char *map_presentation_get_id (const MapPresentation *self);
const char *map_presentation_get_title (const MapPresentation *self);
guint       map_presentation_get_n_steps (const MapPresentation *self);
/* In order. Borrowed. */
const MapStep *map_presentation_get_step (const MapPresentation *self,
                                          guint                  index);
/* G_MAXUINT: it is not one of them. */
guint map_presentation_find_step (const MapPresentation *self,
                                  const char            *id);

/* --- acts; the caller owns each */

/* id: of the new one, owned by the act. */
DossierAct *map_presentation_new_act (const char  *title,
                                      const char **id);
/* Behind all others. view: id of a kept view, or NULL: sight is kept in the step. */
DossierAct *map_presentation_add_step_act (const MapPresentation *self,
                                           const char            *title,
                                           const char            *view,
                                           const MapSight        *sight);
/* To where the step of index `to` stands. NULL: it stands there. */
DossierAct *map_presentation_move_step_act (const MapPresentation *self,
                                            guint                  from,
                                            guint                  to);
DossierAct *map_presentation_delete_step_act (const MapPresentation *self,
                                              guint                  index);
/* With its steps; what was noted before them stays. */
DossierAct *map_presentation_delete_act (const MapPresentation *self);
/* What the room says, kept at once: a post-it of today. step: id, or NULL; shown: the title of what is before the room; meeting: id, or
 * NULL. id: of the new one, owned by the act. */
DossierAct *map_presentation_note_act (const char  *words,
                                       const char  *step,
                                       const char  *shown,
                                       const char  *meeting,
                                       const char **id);
/* It goes on, and says this now; "": nothing was said after all. */
DossierAct *map_presentation_note_again_act (const char *id,
                                             const char *words);
/* The one meeting of today; NULL: there is none, or several. Caller owns. Reader thread. */
char *map_presentation_dup_meeting (DossierReader *reader,
                                    GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapPresentation, map_presentation_unref)

G_END_DECLS
