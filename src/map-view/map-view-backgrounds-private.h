/* map-view-backgrounds-private.h - the window of the pictures under the map, for the files that make it */
#pragma once

#include "map-view-backgrounds.h"
#include "map-view-private.h"

G_BEGIN_DECLS

struct _MapViewBackgrounds
{
  AdwWindow        parent_instance;
  DossierStore    *store; /* NULL once it is closed */
  MapView         *map;   /* weak */
  AdwToastOverlay *toasts;
  GtkStack        *stack;
  GtkListBox      *list;
  GtkWidget       *busy;
  GtkProgressBar  *progress;
  GHashTable      *rows;    /* id → row, not owned */
  GCancellable    *reading; /* a file that was chosen; NULL: none */
  guint            watching;
};

extern guint map_view_backgrounds_wanted_signal;

/* The last thing only. */
void map_view_backgrounds_say (MapViewBackgrounds *self,
                               const char         *sentence,
                               gboolean            may_undo);
/* Takes act. sentence: said once it is written; NULL: nothing is. */
void map_view_backgrounds_write (MapViewBackgrounds *self,
                                 DossierAct         *act,
                                 const char         *sentence);
/* NULL: it is no longer there. */
const MapSlide *map_view_backgrounds_find (MapViewBackgrounds *self,
                                           const char         *id);
/* A picture read again, placed, its file found: map-view-backgrounds-file.c. */
void map_view_backgrounds_install_files (GtkWidgetClass *widget_class);
void map_view_backgrounds_stop (MapViewBackgrounds *self);

G_END_DECLS
