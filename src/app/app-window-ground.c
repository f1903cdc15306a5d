/* app-window-ground.c - what is under all that the window holds
 *
 * The map hides all that is under it, and moves; so do the lists: painting a ground there first, at each of their frames,
 * takes as long as the map itself, and what finds something under it must be laid over it instead of being put there. So where
 * the window fills its screen, and has no round corners to keep, the ground is painted here, around them; else the toolkit
 * does it all.
 */
#include "app-window-private.h"

#include <math.h>

static gboolean
fills_screen (AppWindow *self)
{
  return gtk_window_is_maximized (GTK_WINDOW (self)) || gtk_window_is_fullscreen (GTK_WINDOW (self));
}

/* Panes that slide and faces that fade show what is under them. */
static gboolean
is_at_rest (AppWindow *self)
{
  double revealed = adw_flap_get_reveal_progress (self->flap);

  return !gtk_stack_get_transition_running (self->faces) && !gtk_stack_get_transition_running (self->contents) &&
         !adw_leaflet_get_child_transition_running (self->panes) && (revealed <= 0 || revealed >= 1);
}

static gboolean
find_cover (AppWindow       *self,
            graphene_rect_t *cover)
{
  GtkWidget *lists = GTK_WIDGET (self->lists);

  return map_view_find_paper (self->map, GTK_WIDGET (self), cover) ||
         (gtk_widget_get_mapped (lists) && gtk_widget_compute_bounds (lists, GTK_WIDGET (self), cover));
}

/* The whole pixels that the map hides, or the lists. */
static cairo_rectangle_int_t
find_hidden (AppWindow *self)
{
  graphene_rect_t       cover;
  cairo_rectangle_int_t hidden = { 0, 0, 0, 0 };

  if (!is_at_rest (self) || !find_cover (self, &cover))
    return hidden;
  hidden.x = (int) ceil ((double) cover.origin.x);
  hidden.y = (int) ceil ((double) cover.origin.y);
  hidden.width = MAX ((int) floor ((double) (cover.origin.x + cover.size.width)) - hidden.x, 0);
  hidden.height = MAX ((int) floor ((double) (cover.origin.y + cover.size.height)) - hidden.y, 0);
  return hidden;
}

static void
paint_around (AppWindow            *self,
              GtkSnapshot          *snapshot,
              cairo_rectangle_int_t hidden)
{
  cairo_rectangle_int_t whole = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };
  cairo_region_t       *ground = cairo_region_create_rectangle (&whole);
  GdkRGBA               colour = { 1, 1, 1, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "window_bg_color", &colour);
  cairo_region_subtract_rectangle (ground, &hidden);
  for (int i = 0; i < cairo_region_num_rectangles (ground); i++)
    {
      cairo_rectangle_int_t one;

      cairo_region_get_rectangle (ground, i, &one);
      gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT ((float) one.x, (float) one.y, (float) one.width, (float) one.height));
    }
  cairo_region_destroy (ground);
}

void
app_window_snapshot_ground (AppWindow   *self,
                            GtkSnapshot *snapshot)
{
  if (fills_screen (self))
    paint_around (self, snapshot, find_hidden (self));
}

/* The toolkit believes that what has no ground of its style can be seen through. */
void
app_window_tell_opaque (AppWindow *self)
{
  GdkSurface           *surface = gtk_native_get_surface (GTK_NATIVE (self));
  cairo_rectangle_int_t whole = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };
  cairo_region_t       *region;

  if (surface == NULL || !fills_screen (self))
    return;
  region = cairo_region_create_rectangle (&whole);
  gdk_surface_set_opaque_region (surface, region);
  cairo_region_destroy (region);
}
