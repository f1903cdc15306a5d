#include "map-view-unpack.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>
#include <string.h>

#define PIECE 65536

static const struct
{
  const char *name;
  const char *begin;
  gsize       at, length;
} formats[] = {
  { "png", "\x89PNG\r\n\x1a\n", 0, 8 },
  { "jpeg", "\xff\xd8\xff", 0, 3 },
  { "webp", "WEBP", 8, 4 },
};

static const char *
find_format (const guint8 *bytes,
             gsize         length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (length > formats[i].at + formats[i].length && memcmp (bytes + formats[i].at, formats[i].begin, formats[i].length) == 0)
      return formats[i].name;
  return NULL;
}

/* The place of the next marker in what was coded, or length. */
static gsize
skip_coded (const guint8 *bytes,
            gsize         length,
            gsize         at)
{
  while (at + 1 < length && (bytes[at] != 0xff || bytes[at + 1] == 0 || bytes[at + 1] == 0xff || (bytes[at + 1] >= 0xd0 && bytes[at + 1] <= 0xd7)))
    at++;
  return at + 1 < length ? at : length;
}

/* What unpacks JPEG makes up an end where there is none, and paints the rest grey: the marker of the end is looked for. What cameras
 * put after it does no harm. */
static gboolean
is_whole_jpeg (const guint8 *bytes,
               gsize         length)
{
  gsize at = 2;

  while (at + 4 <= length && bytes[at] == 0xff)
    {
      guint8 marker = bytes[at + 1];

      if (marker == 0xd9)
        return TRUE;
      if (marker == 0xff)
        at++;
      else
        at += 2 + (gsize) (bytes[at + 2] << 8 | bytes[at + 3]);
      if (marker == 0xda)
        at = skip_coded (bytes, length, MIN (at, length));
    }
  return at + 2 <= length && bytes[at] == 0xff && bytes[at + 1] == 0xd9;
}

typedef struct
{
  double   kept_pixels;
  int      width, height; /* as the file says */
  int      unpacked;      /* rows */
  gboolean is_refused;
} Unpacking;

/* Nothing of the picture is unpacked yet. */
static void
on_size (GdkPixbufLoader *loader,
         int              width,
         int              height,
         gpointer         user_data)
{
  Unpacking *self = user_data;
  double     pixels = (double) width * height, factor = sqrt (self->kept_pixels / MAX (pixels, 1));

  self->width = width;
  self->height = height;
  self->is_refused = pixels > MAP_SCAN_MOST_PIXELS || width < MAP_SCAN_SIDE || height < MAP_SCAN_SIDE;
  if (self->is_refused)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (factor < 1)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) (width * factor)), MAX (1, (int) (height * factor)));
}

static void
on_rows (GdkPixbufLoader *loader,
         int              x,
         int              y,
         int              width,
         int              height,
         gpointer         user_data)
{
  Unpacking *self = user_data;

  self->unpacked = MAX (self->unpacked, y + height);
}

static gboolean
feed (GdkPixbufLoader *loader,
      const guint8    *bytes,
      gsize            length,
      MapScanProgress  progress,
      gpointer         user_data,
      GCancellable    *cancellable,
      GError         **error)
{
  for (gsize at = 0; at < length; at += PIECE)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !gdk_pixbuf_loader_write (loader, bytes + at, MIN (PIECE, length - at), error))
        return FALSE;
      if (progress != NULL)
        progress ((double) MIN (at + PIECE, length) / (double) length, user_data);
    }
  return TRUE;
}

/* Cancelled stays as it is. */
static gboolean
tell (const Unpacking *self,
      GError          *local,
      GError         **error)
{
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local));
  else if (self->is_refused && self->width >= MAP_SCAN_SIDE && self->height >= MAP_SCAN_SIDE)
    g_set_error (error, MAP_SCAN_ERROR, MAP_SCAN_ERROR_LARGE, "%d × %d pixels", self->width, self->height);
  else
    g_set_error (error, MAP_SCAN_ERROR, MAP_SCAN_ERROR_BROKEN, "%s", local != NULL ? local->message : "its end is missing");
  g_clear_error (&local);
  return FALSE;
}

static guint8
multiply (guint value,
          guint alpha)
{
  guint product = value * alpha + 128;

  return (guint8) ((product + (product >> 8)) >> 8);
}

static void
convert (GdkPixbuf *pixbuf,
         MapRaster *self)
{
  int           n = gdk_pixbuf_get_n_channels (pixbuf), from_stride = gdk_pixbuf_get_rowstride (pixbuf);
  const guint8 *from = gdk_pixbuf_read_pixels (pixbuf);

  self->width = gdk_pixbuf_get_width (pixbuf);
  self->height = gdk_pixbuf_get_height (pixbuf);
  self->format = gdk_pixbuf_get_has_alpha (pixbuf) ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24;
  self->stride = cairo_format_stride_for_width (self->format, self->width);
  self->pixels = g_malloc ((gsize) self->stride * (gsize) self->height);
  for (int y = 0; y < self->height; y++)
    {
      const guint8 *in = from + (gsize) y * (gsize) from_stride;
      guint32      *out = (guint32 *) (gpointer) (self->pixels + (gsize) y * (gsize) self->stride);

      for (int x = 0; x < self->width; x++, in += n)
        {
          guint alpha = n == 4 ? in[3] : 255;

          out[x] = alpha << 24 | (guint32) multiply (in[0], alpha) << 16 | (guint32) multiply (in[1], alpha) << 8 | multiply (in[2], alpha);
        }
    }
}

/* Held on its side, a camera wrote so. */
static GdkPixbuf *
turn (GdkPixbuf *pixbuf,
      Unpacking *unpacking)
{
  GdkPixbuf  *turned = gdk_pixbuf_apply_embedded_orientation (pixbuf);
  const char *orientation = gdk_pixbuf_get_option (pixbuf, "orientation");
  int         width = unpacking->width;

  if (orientation != NULL && g_ascii_strtoll (orientation, NULL, 10) >= 5)
    {
      unpacking->width = unpacking->height;
      unpacking->height = width;
    }
  return turned;
}

gboolean
map_view_unpack (const guint8   *bytes,
                 gsize           length,
                 double          kept_pixels,
                 MapScanProgress progress,
                 gpointer        user_data,
                 GCancellable   *cancellable,
                 MapRaster      *self,
                 int            *width,
                 int            *height,
                 const char    **format,
                 GError        **error)
{
  Unpacking                   unpacking = { .kept_pixels = kept_pixels };
  g_autoptr (GdkPixbufLoader) loader = NULL;
  g_autoptr (GdkPixbuf)       turned = NULL;
  GdkPixbuf                  *pixbuf;
  gboolean                    is_fed;
  GError                     *local = NULL, *closing = NULL;

  *format = find_format (bytes, length);
  loader = *format != NULL ? gdk_pixbuf_loader_new_with_type (*format, NULL) : NULL;
  if (loader == NULL)
    {
      g_set_error_literal (error, MAP_SCAN_ERROR, MAP_SCAN_ERROR_NO_PICTURE, "not a format that is read");
      return FALSE;
    }
  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size), &unpacking);
  g_signal_connect (loader, "area-updated", G_CALLBACK (on_rows), &unpacking);
  is_fed = feed (loader, bytes, length, progress, user_data, cancellable, &local);
  if (!gdk_pixbuf_loader_close (loader, &closing) && local == NULL)
    local = g_steal_pointer (&closing);
  g_clear_error (&closing);
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  /* Some formats are glad of a file that ends too early: what was not unpacked would be grey. */
  if (!is_fed || (strcmp (*format, "jpeg") == 0 && !is_whole_jpeg (bytes, length)) || local != NULL || pixbuf == NULL || unpacking.unpacked < gdk_pixbuf_get_height (pixbuf))
    return tell (&unpacking, local, error);
  turned = turn (pixbuf, &unpacking);
  convert (turned, self);
  *width = unpacking.width;
  *height = unpacking.height;
  return TRUE;
}
