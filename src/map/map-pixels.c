#include "map-pixels.h"

#include <glib.h>
#include <sys/mman.h>

typedef struct
{
  gpointer pixels;
  gsize    size;
} Room;

static void
free_room (gpointer data)
{
  Room *room = data;

  munmap (room->pixels, room->size);
  g_free (room);
}

cairo_surface_t *
map_pixels_new (cairo_format_t format,
                int            width,
                int            height)
{
  static const cairo_user_data_key_t key;
  int                                stride = cairo_format_stride_for_width (format, width);
  gsize                              size = (gsize) MAX (stride, 1) * (gsize) MAX (height, 1);
  gpointer                           pixels = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  cairo_surface_t                   *surface;
  Room                              *room;

  if (pixels == MAP_FAILED)
    return cairo_image_surface_create (format, width, height);
  surface = cairo_image_surface_create_for_data (pixels, format, width, height, stride);
  room = g_new (Room, 1);
  *room = (Room){ pixels, size };
  if (cairo_surface_set_user_data (surface, &key, room, free_room) == CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_destroy (surface);
  free_room (room);
  return cairo_image_surface_create (format, width, height);
}
