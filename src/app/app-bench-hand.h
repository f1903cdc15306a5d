/* app-bench-hand.h - does in a window what a hand does there, without a device
 *
 * The controllers of the map are told what a pointer would tell them, letters go where the focus is, the list is
 * turned by its scroll bar: what follows is what follows in front of a person.
 */
#pragma once

#include "app-bench.h"
#include "app-window.h"
#include "map-view-canvas.h"

G_BEGIN_DECLS

typedef struct _AppBenchHand AppBenchHand;

/* window outlives it. */
AppBenchHand *app_bench_hand_new (AppWindow *window);
void          app_bench_hand_free (AppBenchHand *self);

/* Borrowed. */
MapViewCanvas *app_bench_hand_get_map (AppBenchHand *self);
/* Marks of structures that can be pointed at now, pixels of the map: MapPoint. Caller owns. */
GArray *app_bench_hand_list_marks (AppBenchHand *self);

/* An action of the window or of the map, by name; parameter NULL: it takes none. */
void app_bench_hand_act (AppBenchHand *self,
                         const char   *action,
                         const char   *parameter);

void app_bench_hand_point (AppBenchHand *self,
                           double        x,
                           double        y);
/* Points at a place of the map where nothing is, the nearest to its middle. */
void app_bench_hand_point_at_paper (AppBenchHand *self);
/* Where it points. */
void app_bench_hand_press (AppBenchHand *self);
void app_bench_hand_drag (AppBenchHand *self,
                          double        dx,
                          double        dy);
void app_bench_hand_release (AppBenchHand *self);
void app_bench_hand_click (AppBenchHand *self);
/* Notches of the wheel: away from the hand when negative. */
void app_bench_hand_wheel (AppBenchHand *self,
                           double        notches);

/* share: 0 the top of the list, 1 its end. */
void app_bench_hand_scroll_to (AppBenchHand *self,
                               double        share);
void app_bench_hand_scroll_by (AppBenchHand *self,
                               double        pixels);

/* Where the focus is. */
void app_bench_hand_type (AppBenchHand *self,
                          char          letter);
void app_bench_hand_erase (AppBenchHand *self);
/* From each letter to the first it changes of what is looked at, rows of the list or the map; NULL: nobody asks any more. Borrowed. */
void app_bench_hand_set_answers (AppBenchHand  *self,
                                 AppBenchTimes *answers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppBenchHand, app_bench_hand_free)

G_END_DECLS
