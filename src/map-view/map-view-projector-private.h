/* map-view-projector-private.h - what the files of the projector share */
#pragma once

#include "map-view-key.h"
#include "map-view-projector.h"

#include "map-view-pictures.h"

#include "map-frame.h"

G_BEGIN_DECLS

enum
{
  MAP_VIEW_PROJECTOR_TURNED,
  MAP_VIEW_PROJECTOR_NOTE,
  MAP_VIEW_PROJECTOR_N_SIGNALS
};

extern guint map_view_projector_signals[MAP_VIEW_PROJECTOR_N_SIGNALS];

struct _MapViewProjector
{
  GtkWindow parent_instance;

  MapViewSource   *followed_source;   /* weak */
  MapViewCanvas   *followed;          /* weak */
  MapViewArranger *followed_arranger; /* weak */
  MapViewSource   *source;            /* what may be shown */
  MapViewPictures *pictures;          /* the same, under the map */
  MapViewArranger *arranger;          /* of that */
  MapScene        *pictured;          /* by the canvas; not owned, only compared */
  MapViewCanvas   *canvas;
  GCancellable    *asking; /* who made the data */

  MapBox   seen;       /* to be seen: of the followed map the last time it moved, of a step; empty: all of it */
  gboolean is_awaited; /* once what is asked is arranged */
  gboolean flies;      /* then the eye follows there */
  gboolean is_moving;  /* we move the paper, nobody's hand does */
  gboolean is_own_way; /* it was moved here since */
  gboolean has_steps;  /* a presentation is shown: nothing is followed */

  GtkWidget      *room; /* everything; what is not black */
  GtkLabel       *title;
  GtkLabel       *subtitle; /* when, around whom */
  GtkLabel       *typed;    /* the letters, and what they found */
  GtkLabel       *sources;
  MapViewKey     *key;
  GtkWidget      *said;     /* what is said to the room */
  GtkLabel       *text;     /* the words of the step */
  GtkWidget      *practice; /* of the guide */
  GtkLabel       *statement;
  GtkWidget      *beside; /* what those and the legend stand in */
  GtkWidget      *legend; /* what the key stands in */
  GtkWidget      *black;
  GtkApplication *application; /* asked to keep the screen lit */
  guint           awake;       /* what it answered, 0: nothing */

  GtkWidget *way_out;
  guint      hand;    /* timeout after which it goes, 0: none */
  guint      telling; /* timeout that refreshes the legend, 0: none */

  GString *letters;   /* being typed */
  gboolean is_typing; /* a letter is a letter, also B and L */
  gboolean is_lit;
  guint    calm; /* timeout after which what is typed is done, 0: none */
};

/* Everything it is made of: map-view-projector-room.c. */
void map_view_projector_furnish (MapViewProjector *self);
/* How it is called by a screen reader: map-view-arrange.c. */
void map_view_name_canvas (MapViewCanvas     *canvas,
                           MapArrangementKind kind);
/* Looks at what is to be seen, now or once it is arranged: map-view-projector-shown.c. */
void map_view_projector_show_seen (MapViewProjector *self,
                                   gboolean          flies);
void map_view_projector_listen (MapViewProjector *self);
/* As the map of work: map-view-projector-follow.c. */
void map_view_projector_follow_map (MapViewProjector *self);
/* When, and around whom. */
void map_view_projector_tell (MapViewProjector *self);
/* Signs and words as large as the screen asks for. */
void map_view_projector_size (MapViewProjector *self,
                              int               height);
/* "" or what is said to the room; a practice likewise. */
void map_view_projector_say (MapViewProjector *self,
                             const char       *text,
                             const char       *statement);
/* Its keys: map-view-projector-keys.c. */
void map_view_projector_add_keys (MapViewProjector *self);
void map_view_projector_drop_spotlight (MapViewProjector *self);

G_END_DECLS
