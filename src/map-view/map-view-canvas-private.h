/* map-view-canvas-private.h - what the files of the canvas share */
#pragma once

#include "map-flight.h"
#include "map-view-canvas.h"

G_BEGIN_DECLS

typedef enum
{
  MAP_VIEW_HAND_FREE,
  MAP_VIEW_HAND_MOVES_PAPER,
  MAP_VIEW_HAND_DRAWS_LINK,
  MAP_VIEW_HAND_MOVES_STRUCTURE, /* with Shift */
  MAP_VIEW_HAND_SELECTS,         /* with Control */
  MAP_VIEW_HAND_MOVES_MARK,
  MAP_VIEW_HAND_PINCHES, /* with two fingers, or did: what is still down is not followed */
} MapViewHand;

struct _MapViewCanvas
{
  GtkWidget parent_instance;

  MapCache *cache;
  MapScene *scene; /* the newest given; the cache may still show the one before */
  MapLook   look;
  MapCamera camera;
  MapBox    wanted; /* to be seen once there is a size; else empty */
  int       taken;  /* pixels at the left that something hides */
  int       taken_below;
  gboolean  is_placed; /* the camera has been put somewhere on purpose */
  char     *selection;
  GStrv     several; /* two or more that are chosen; NULL: at most one is */
  GArray   *lasso;   /* MapPoint, pixels; empty: none is drawn */
  gboolean  lasso_is_rectangle;
  GBytes   *asked;    /* what the query shows of the scene, one byte per structure; NULL: all */
  char     *focus;    /* structure that is looked around; NULL: everybody */
  guint     degrees;  /* links away */
  guint     n_around; /* of the focus, itself included */

  /* Emphasis: indices in the scene of what is shown. */
  guint hovered_structure, hovered_link;

  gboolean is_pointed;
  double   pointer_x, pointer_y; /* pixels, when it is */

  gboolean is_flying; /* nobody's hand moves it */
  gboolean is_bare;   /* only looked at */
  char    *spotlight; /* territory, NULL: none */

  char    *placing;          /* structure in the hand; NULL: none */
  gboolean places_in_middle; /* the keyboard holds it */

  GtkGesture *drag; /* borrowed from the widget */
  MapViewHand hand;
  gboolean    selects;                /* what is drawn around is chosen */
  gboolean    moves_structure;        /* what is dragged is put elsewhere, not linked */
  gboolean    is_click;               /* the hand has not moved since it closed */
  MapCamera   grabbed;                /* the camera when the hand closed */
  gboolean    moves_marks;            /* a hand on a structure moves it */
  char       *link_from;              /* structure a link is being drawn from */
  double      hand_x, hand_y;         /* pixels, where the pointer is while it draws */
  double      velocity_x, velocity_y; /* pixels per millisecond of the paper */
  gint64      moved_at;               /* monotonic while dragged, of the frame clock while gliding; microseconds */
  struct
  {
    gint64 at; /* monotonic, microseconds */
    double dx, dy;
  } before, since;    /* two places of the hand, SAMPLE_US apart or more: what it throws with */
  guint     glide;    /* tick callback, 0: still */
  MapFlight flight;   /* that the tick follows, when it flies */
  gint64    flown_at; /* of the frame clock: its beginning */
  guint     resizing; /* idle that tells of another size, 0: none */
};

enum
{
  MAP_VIEW_CANVAS_PICKED,
  MAP_VIEW_CANVAS_OPENED,
  MAP_VIEW_CANVAS_LINK_DRAWN,
  MAP_VIEW_CANVAS_SETTLED,
  MAP_VIEW_CANVAS_RESIZED,
  MAP_VIEW_CANVAS_PLACING,
  MAP_VIEW_CANVAS_PLACED,
  MAP_VIEW_CANVAS_FOCUSED,
  MAP_VIEW_CANVAS_PICKED_SEVERAL,
  MAP_VIEW_CANVAS_MOVED,
  MAP_VIEW_CANVAS_CHANGED,
  MAP_VIEW_CANVAS_MARK_MOVED,
  MAP_VIEW_CANVAS_PIN_ASKED,
  MAP_VIEW_CANVAS_N_SIGNALS
};

extern guint map_view_canvas_signals[MAP_VIEW_CANVAS_N_SIGNALS];

/* Pointer, touch and wheel. */
void map_view_canvas_add_gestures (MapViewCanvas *self);
/* Once the drag is there. */
void map_view_canvas_add_pinch (MapViewCanvas *self);
/* Arrows, plus and minus, Home, Tab, Enter, Escape. */
void map_view_canvas_install_keys (GtkWidgetClass *widget_class);

/* Where one begins: all of it, or of rows too many to be read at once the first. map-view-canvas-camera.c. */
MapCamera map_view_canvas_begin_camera (MapViewCanvas *self,
                                        MapCamera      camera);
/* What is seen: map-view-canvas-draw.c. */
const MapScene *map_view_canvas_get_shown_scene (MapViewCanvas *self); /* of the picture; NULL before the first */
void            map_view_canvas_snapshot (GtkWidget   *widget,
                                          GtkSnapshot *snapshot);
/* A line around several: map-view-canvas-lasso.c. */
void map_view_canvas_begin_lasso (MapViewCanvas *self,
                                  double         x,
                                  double         y,
                                  gboolean       is_rectangle);
void map_view_canvas_draw_lasso_to (MapViewCanvas *self,
                                    double         x,
                                    double         y);
void map_view_canvas_end_lasso (MapViewCanvas *self);
void map_view_canvas_pick_all_in_view (MapViewCanvas *self);
void map_view_canvas_draw_lasso (MapViewCanvas *self,
                                 cairo_t       *cr);

/* What is in the hand: map-view-canvas-place.c. */
void     map_view_canvas_accept_structures (MapViewCanvas *self);
void     map_view_canvas_place_at (MapViewCanvas *self,
                                   const char    *id,
                                   double         x,
                                   double         y);
gboolean map_view_canvas_put_down (MapViewCanvas *self); /* FALSE: nothing was in the hand */
gboolean map_view_canvas_let_go_of_placed (MapViewCanvas *self);
void     map_view_canvas_draw_placing (MapViewCanvas  *self,
                                       cairo_t        *cr,
                                       const MapScene *scene);

void map_view_canvas_move_to (MapViewCanvas *self,
                              MapCamera      camera);
void map_view_canvas_stop (MapViewCanvas *self);
/* With the eye following; at once where movements are off. */
void map_view_canvas_fly_to (MapViewCanvas *self,
                             MapCamera      camera);
void map_view_canvas_apply_look (MapViewCanvas *self);
void map_view_canvas_apply_shown (MapViewCanvas *self);
/* Also tells: emits "picked". */
void map_view_canvas_pick (MapViewCanvas *self,
                           const char    *id);
/* Id of the structure under a point, NULL: none. Borrowed from the scene shown. */
const char *map_view_canvas_find_structure (MapViewCanvas *self,
                                            double         x,
                                            double         y);
/* Puts what is chosen there, pixels. */
void map_view_canvas_move_mark (MapViewCanvas *self,
                                const char    *id,
                                double         x,
                                double         y);
/* Where a structure stands, pixels. FALSE: nowhere. */
gboolean    map_view_canvas_find_mark (MapViewCanvas *self,
                                       const char    *id,
                                       double        *x,
                                       double        *y);
const char *map_view_canvas_get_hit_id (MapViewCanvas *self,
                                        const MapHit  *hit);

G_END_DECLS
