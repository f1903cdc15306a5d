/* map-view-projector-private.h - what the files of the projector share */
#pragma once

#include "map-view-key.h"
#include "map-view-projector.h"

G_BEGIN_DECLS

struct _MapViewProjector
{
  GtkWindow parent_instance;

  MapViewSource *followed_source; /* weak */
  MapViewCanvas *followed;        /* weak */
  MapViewSource *source;          /* what may be shown */
  MapViewCanvas *canvas;
  GCancellable  *asking; /* who made the data */

  MapBox   seen;       /* on the followed map, the last time it moved */
  gboolean is_moving;  /* we move the paper, nobody's hand does */
  gboolean is_own_way; /* it was moved here since */

  GtkWidget      *room; /* everything; what is not black */
  GtkLabel       *title;
  GtkLabel       *subtitle; /* when, around whom */
  GtkLabel       *typed;    /* the letters, and what they found */
  GtkLabel       *sources;
  MapViewKey     *key;
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
/* When, and around whom. */
void map_view_projector_tell (MapViewProjector *self);
/* Signs and words as large as the screen asks for. */
void map_view_projector_size (MapViewProjector *self,
                              int               height);
/* Its keys: map-view-projector-keys.c. */
void map_view_projector_add_keys (MapViewProjector *self);
void map_view_projector_drop_spotlight (MapViewProjector *self);

G_END_DECLS
