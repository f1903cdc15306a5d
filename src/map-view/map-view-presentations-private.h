/* map-view-presentations-private.h - what the files of the window of presentations share */
#pragma once

#include "map-view-presentations.h"
#include "map-view-step-row.h"

G_BEGIN_DECLS

/* A line of the list of presentations, of what the room said. */
typedef struct
{
  char *id;
  char *title;
  char *detail;
} MapViewLine;

/* One reading of the dossier: MapViewLine and MapViewChoice elements. */
typedef struct
{
  GPtrArray       *presentations;
  MapPresentation *shown; /* NULL: there is none */
  GPtrArray       *views;
  GPtrArray       *practices;
  GPtrArray       *notes;
} MapViewReading;

struct _MapViewPresentations
{
  AdwWindow parent_instance;

  DossierStore   *store;
  MapView        *map; /* weak */
  GCancellable   *asking;
  char           *id;         /* asked for; NULL: the first */
  MapViewReading *reading;    /* NULL: none yet */
  GHashTable     *rows;       /* id → MapViewStepRow */
  char           *moving;     /* id of the step that keys move; NULL: none */
  int             n_moves;    /* still to be made */
  guint           n_writings; /* on their way to the disk: what is read meanwhile may be of before */
  gboolean        is_showing;

  AdwToastOverlay *toasts;
  AdwToast        *toast; /* not owned; NULL when gone */
  AdwLeaflet      *leaflet;
  GtkWidget       *lists_pane, *steps_pane;
  GtkListBox      *list;
  GtkEditable     *adder;
  AdwWindowTitle  *heading;
  GtkStack        *stack;
  GtkEditable     *title;
  GtkListBox      *steps;
  GtkLabel        *no_step;
  GtkMenuButton   *views;
  GtkWidget       *play;
  GtkWidget       *said;
  GtkListBox      *notes;
};

/* Reader thread: map-view-presentations-read.c. data: id, or NULL. */
gpointer map_view_reading_read (DossierReader *reader,
                                gpointer       data,
                                GCancellable  *cancellable,
                                GError       **error);
void     map_view_reading_free (gpointer self);

/* What is done to it: map-view-presentations-act.c. */
void map_view_presentations_install_actions (GtkWidgetClass *widget_class);
/* What happened, with a button that undoes it: map-view-presentations-write.c. */
void map_view_presentations_say (MapViewPresentations *self,
                                 const char           *sentence,
                                 gboolean              may_undo);
void map_view_presentations_install_undo (GtkWidgetClass *widget_class);
/* Takes act; NULL: nothing is to be done. sentence: said once it is written, or NULL. */
void map_view_presentations_write (MapViewPresentations *self,
                                   DossierAct           *act,
                                   const char           *sentence);
/* The next of the moves that keys asked for, upon what the last one has written. */
void map_view_presentations_move_on (MapViewPresentations *self);
void map_view_presentations_add (MapViewPresentations *self,
                                 const char           *title);
void map_view_presentations_ask (MapViewPresentations *self);
void map_view_presentations_choose (MapViewPresentations *self,
                                    const char           *id);
void map_view_presentations_on_edited (MapViewPresentations *self,
                                       const char           *field,
                                       const char           *text,
                                       MapViewStepRow       *row);
void map_view_presentations_on_dropped (MapViewPresentations *self,
                                        const char           *id,
                                        gboolean              after,
                                        MapViewStepRow       *row);
void map_view_presentations_rename (MapViewPresentations *self);
void map_view_presentations_fill_views (MapViewPresentations *self);

G_END_DECLS
