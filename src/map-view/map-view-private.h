/* map-view-private.h - the inside of the place "Map", for the files that make it */
#pragma once

#include "map-view.h"

#include "map-view-arranger.h"
#include "map-view-canvas.h"
#include "map-view-key.h"
#include "map-view-look.h"
#include "map-view-pictures.h"
#include "map-view-run.h"
#include "map-view-source.h"
#include "map-view-time.h"
#include "map-view-trail.h"
#include "map-view-tray.h"

G_BEGIN_DECLS

struct _MapView
{
  AdwBin parent_instance;

  MapViewSource    *source;
  MapViewCanvas    *canvas;
  MapViewKey       *key;
  MapViewTray      *tray;
  MapViewTime      *time;
  MapViewTrail     *trail;
  GPtrArray        *around; /* ids that were looked around, the last one now */
  GtkLabel         *hint;   /* what to do with what is in the hand */
  GtkStack         *stack;  /* the map, or why there is none */
  MapViewPictures  *pictures; /* under it */
  MapViewThemes    *themes;
  MapViewLook      *look; /* in the popover of the button; NULL: never looked at */
  GtkMenuButton    *look_button;
  MapViewRun       *run;  /* before the room; NULL: nothing */
  GtkWindow        *left; /* weak: where people were before */
  char             *title;     /* of what is shown */
  MapFate           narrowed;  /* only links of this fate are asked for; MAP_FATE_AWAY: of any */
  /* How links are arranged: map-view-arrange.c. */
  MapViewArranger *arranger;
  MapArrangement   arrangement;
  MapScene        *pictured; /* by the canvas; not owned, only compared */
  char            *selection;
  char            *seen;    /* to be seen once the arrangement is there; NULL: none */
  gboolean         fits;    /* or all of it */
  GtkDropDown     *facing;  /* who faces the centres */
  GtkWidget       *network; /* what only the network has */
  GtkWidget       *unpin;
  GtkWidget       *unkept;
  GtkMenuButton   *words;
  GtkWidget       *nothing; /* says that nobody is in this arrangement */
  int              beside;  /* pixels at the left of an arrangement that the legend took at most; 0: it is folded */
  guint            telling; /* timeout that refreshes the legend, 0: none */
};

enum
{
  MAP_VIEW_SELECTED,
  MAP_VIEW_OPENED,
  MAP_VIEW_LINK_DRAWN,
  MAP_VIEW_FAMILY_PRESSED,
  MAP_VIEW_TERM_PRESSED,
  MAP_VIEW_LINKS_PRESSED,
  MAP_VIEW_PLACED,
  MAP_VIEW_SELECTED_SEVERAL,
  MAP_VIEW_PINNED,
  MAP_VIEW_WORDS_WANTED,
  MAP_VIEW_PRESENTED,
  MAP_VIEW_NOTHING_PRESENTED,
  MAP_VIEW_N_SIGNALS
};

enum
{
  MAP_VIEW_PROP_THEME = 1,
  MAP_VIEW_PROP_ARRANGE,
  MAP_VIEW_PROP_PAUSE,
  MAP_VIEW_N_PROPERTIES
};

extern guint       map_view_signals[MAP_VIEW_N_SIGNALS];
extern GParamSpec *map_view_properties[MAP_VIEW_N_PROPERTIES];

/* Around whom one looks: map-view-around.c. */
void map_view_bind_around (GtkWidgetClass *widget_class);
void map_view_show_trail (MapView *self);
/* What the map tells, and the legend that narrows: map-view-told.c. */
void map_view_bind_told (GtkWidgetClass *widget_class);
void map_view_add_look (MapView *self);
/* Nothing is before a room any more: map-view-project.c. */
void map_view_end_project (MapView *self);
/* When, and what became of links: map-view-when.c. */
void map_view_show_fates (MapView *self);
/* To the links of the scene that is drawn, where they are others than those that were compared. */
void map_view_carry_fates (MapViewCanvas *canvas,
                           MapScene      *arranged,
                           MapViewSource *source);
/* Only links of this fate, or no longer only these. */
void map_view_narrow_fate (MapView *self,
                           MapFate  fate);
/* A question was asked without the links that were narrowed to: somebody took them away. */
void map_view_follow_narrowed (MapView            *self,
                               const DossierQuery *query);
void map_view_bind_when (GtkWidgetClass *widget_class);
void map_view_add_when (MapView *self);
/* Pixels it takes at the bottom; 0: it is not there. */
int map_view_get_time_height (MapView *self);
/* The legend stands above the slider where they do not fit side by side. */
void map_view_part_key_from_time (MapView *self);
/* Room beside an arrangement for what stands over the map: map-view-beside.c. */
void map_view_make_room (MapView *self);
/* What has no place, and is put down: map-view-hand.c. */
void map_view_bind_hand (GtkWidgetClass *widget_class);
void map_view_fill_tray (MapView *self);

/* How links are arranged: map-view-arrange.c. */
void        map_view_bind_arrange (GtkWidgetClass *widget_class);
void        map_view_add_arranger (MapView *self);
void        map_view_clear_arranger (MapView *self);
const char *map_view_get_kind (MapView *self);
void        map_view_set_kind (MapView    *self,
                               const char *kind);
void        map_view_set_paused (MapView *self,
                                 gboolean paused);
/* How it is called by a screen reader. */
void map_view_name_canvas (MapViewCanvas     *canvas,
                           MapArrangementKind kind);
/* Is what the canvas shows arranged as is asked? */
gboolean map_view_is_arranged (MapView *self);
void     map_view_choose_arranged (MapView    *self,
                                   const char *id);

G_END_DECLS
