/* map-view-beside.c - columns and rows are read to their edges: what stands over the map stands beside them
 *
 * On the ground the legend and the slider lie over land that a hand can move from under them. A row of
 * an arrangement cannot be moved without its name: the drawing leaves them a strip at the left or below.
 */
#include "map-view-private.h"

#define MARGIN 12        /* pixels around what stands over the map */
#define LEAST_BESIDE 640 /* pixels of drawing beside an unfolded legend */

/* It follows what is in view; the drawing does not breathe with it. */
static int
find_left (MapView *self)
{
  int key = map_view_key_get_width (self->key);

  self->beside = key > 0 ? MAX (self->beside, key) : 0;
  return self->beside > 0 && gtk_widget_get_width (GTK_WIDGET (self->stack)) - self->beside - 2 * MARGIN >= LEAST_BESIDE ? self->beside + 2 * MARGIN : 0;
}

/* Folded, the legend is a line; unfolded where there is no room beside it, it is looked at instead of the drawing. */
static int
find_below (MapView *self,
            int      left)
{
  GtkWidget *key = GTK_WIDGET (self->key);
  int        time = map_view_get_time_height (self);
  int        line = left == 0 && gtk_widget_get_visible (key) ? map_view_key_get_line (self->key) : 0;
  int        over = gtk_widget_get_margin_bottom (key) > MARGIN && line > 0 ? gtk_widget_get_margin_bottom (key) : MARGIN;

  line = line > 0 ? line + over + MARGIN : 0;
  return MAX (line, time > 0 ? time + MARGIN : 0);
}

void
map_view_make_room (MapView *self)
{
  GtkWidget *canvas = GTK_WIDGET (self->canvas);
  gboolean   is_ground = self->arrangement.kind == MAP_ARRANGEMENT_GROUND;
  int        left = is_ground ? 0 : find_left (self);

  map_view_key_set_beside (self->key, left > 0);
  gtk_widget_set_margin_start (canvas, left);
  gtk_widget_set_margin_bottom (canvas, is_ground ? 0 : find_below (self, left));
}
