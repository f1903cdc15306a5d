#include "map-raster.h"

#include "base-identifier.h"

#include <string.h>

#define MOST_LEVELS 16
#define SMALLEST 64 /* pixels of the shorter side, from there on nothing is halved */

struct _MapScan
{
  gatomicrefcount refs;
  char           *digest;
  const char     *format;
  int             width, height;
  double          kept_pixels; /* as it was asked for */
  guint           n_levels;
  MapRaster       levels[MOST_LEVELS];
};

G_DEFINE_QUARK (map - scan - error - quark, map_scan_error)

static MapRasterUnpack unpack_raster; /* NULL: nobody said */

void
map_raster_set_unpack (MapRasterUnpack unpack)
{
  unpack_raster = unpack;
}

void
map_raster_clear (MapRaster *self)
{
  g_clear_pointer (&self->pixels, g_free);
}

/* The mean of four pixels, channel by channel, two channels at a time. */
static guint32
mean (guint32 a,
      guint32 b,
      guint32 c,
      guint32 d)
{
  guint32 even = (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff) + 0x20002;
  guint32 odd = (a >> 8 & 0xff00ff) + (b >> 8 & 0xff00ff) + (c >> 8 & 0xff00ff) + (d >> 8 & 0xff00ff) + 0x20002;

  return (even >> 2 & 0xff00ff) | (odd >> 2 & 0xff00ff) << 8;
}

MapRaster
map_raster_halve (const MapRaster *self)
{
  MapRaster half = { .width = self->width / 2, .height = self->height / 2, .format = self->format };

  half.stride = cairo_format_stride_for_width (half.format, half.width);
  half.pixels = g_malloc ((gsize) half.stride * (gsize) half.height);
  for (int y = 0; y < half.height; y++)
    {
      const guint32 *upper = (const guint32 *) (gconstpointer) (self->pixels + (gsize) (2 * y) * (gsize) self->stride);
      const guint32 *lower = (const guint32 *) (gconstpointer) (self->pixels + (gsize) (2 * y + 1) * (gsize) self->stride);
      guint32       *out = (guint32 *) (gpointer) (half.pixels + (gsize) y * (gsize) half.stride);

      for (int x = 0; x < half.width; x++)
        out[x] = mean (upper[2 * x], upper[2 * x + 1], lower[2 * x], lower[2 * x + 1]);
    }
  return half;
}

/* --- those in memory
 *
 * The one lock of the room: several threads look here for what another may be letting go of. Only pointers are held under it. */

static GMutex      shelf_lock;
static GHashTable *shelf; /* digest → MapScan, not referenced */

static MapScan *
find_on_shelf (const char *digest,
               double      kept_pixels)
{
  MapScan *found;

  g_mutex_lock (&shelf_lock);
  found = shelf != NULL ? g_hash_table_lookup (shelf, digest) : NULL;
  if (found != NULL && found->kept_pixels >= kept_pixels)
    g_atomic_ref_count_inc (&found->refs);
  else
    found = NULL;
  g_mutex_unlock (&shelf_lock);
  return found;
}

static void
put_on_shelf (MapScan *self)
{
  g_mutex_lock (&shelf_lock);
  if (shelf == NULL)
    shelf = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_replace (shelf, self->digest, self);
  g_mutex_unlock (&shelf_lock);
}

MapScan *
map_scan_ref (MapScan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/* Under the lock from the last reference on: who finds it on the shelf finds it whole. */
static gboolean
leave (MapScan *self)
{
  gboolean is_last;

  g_mutex_lock (&shelf_lock);
  is_last = g_atomic_ref_count_dec (&self->refs);
  if (is_last && shelf != NULL && g_hash_table_lookup (shelf, self->digest) == self)
    g_hash_table_remove (shelf, self->digest);
  g_mutex_unlock (&shelf_lock);
  return is_last;
}

void
map_scan_unref (MapScan *self)
{
  g_return_if_fail (self != NULL);

  if (!leave (self))
    return;
  for (guint i = 0; i < self->n_levels; i++)
    map_raster_clear (&self->levels[i]);
  g_free (self->digest);
  g_free (self);
}

/* --- read */

static gboolean
translate (GError  *local,
           GError **error)
{
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  g_set_error_literal (error, MAP_SCAN_ERROR, g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? MAP_SCAN_ERROR_MISSING : MAP_SCAN_ERROR_UNREADABLE, local->message);
  g_error_free (local);
  return FALSE;
}

/* It is weighed before it is read: who chose a film waits for nothing. */
static gboolean
read_bytes (const char   *path,
            guint8      **bytes,
            gsize        *length,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (GFile)     file = g_file_new_for_path (path);
  GError               *local = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, cancellable, &local);

  if (info == NULL)
    return translate (local, error);
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    g_set_error_literal (error, MAP_SCAN_ERROR, MAP_SCAN_ERROR_UNREADABLE, "not a file");
  else if (g_file_info_get_size (info) > MAP_SCAN_MOST_BYTES)
    g_set_error_literal (error, MAP_SCAN_ERROR, MAP_SCAN_ERROR_HEAVY, "too heavy");
  else if (g_file_load_contents (file, cancellable, (char **) bytes, length, NULL, &local))
    return TRUE;
  else
    return translate (local, error);
  return FALSE;
}

static void
add_levels (MapScan *self)
{
  self->n_levels = 1;
  while (self->n_levels < MOST_LEVELS && MIN (self->levels[self->n_levels - 1].width, self->levels[self->n_levels - 1].height) >= 2 * SMALLEST)
    {
      self->levels[self->n_levels] = map_raster_halve (&self->levels[self->n_levels - 1]);
      self->n_levels++;
    }
}

MapScan *
map_scan_load (const char     *path,
               const char     *digest,
               double          kept_pixels,
               MapScanProgress progress,
               gpointer        user_data,
               GCancellable   *cancellable,
               GError        **error)
{
  double             kept = kept_pixels > 0 ? MIN (kept_pixels, MAP_SCAN_KEPT_PIXELS) : MAP_SCAN_KEPT_PIXELS;
  MapScan           *found = digest != NULL ? find_on_shelf (digest, kept) : NULL;
  g_autofree guint8 *bytes = NULL;
  g_autofree char   *derived = NULL;
  gsize              length;
  MapScan           *self;

  g_return_val_if_fail (path != NULL, NULL);

  if (found != NULL)
    return found;
  if (!read_bytes (path, &bytes, &length, cancellable, error))
    return NULL;
  derived = base_identifier_derive_from_bytes (bytes, length);
  found = find_on_shelf (derived, kept);
  if (found != NULL)
    return found;
  if (unpack_raster == NULL)
    {
      g_set_error_literal (error, MAP_SCAN_ERROR, MAP_SCAN_ERROR_NO_PICTURE, "nobody reads pictures here");
      return NULL;
    }
  self = g_new0 (MapScan, 1);
  if (!unpack_raster (bytes, length, kept, progress, user_data, cancellable, &self->levels[0], &self->width, &self->height, &self->format, error))
    {
      g_free (self);
      return NULL;
    }
  g_atomic_ref_count_init (&self->refs);
  self->digest = g_steal_pointer (&derived);
  self->kept_pixels = kept;
  add_levels (self);
  put_on_shelf (self);
  return self;
}

/* --- looked at */

void
map_scan_get_size (const MapScan *self,
                   int           *width,
                   int           *height)
{
  *width = self->width;
  *height = self->height;
}

gboolean
map_scan_is_reduced (const MapScan *self)
{
  return self->levels[0].width < self->width;
}

const char *
map_scan_get_digest (const MapScan *self)
{
  return self->digest;
}

const char *
map_scan_get_format (const MapScan *self)
{
  return self->format;
}

guint
map_scan_get_n_levels (const MapScan *self)
{
  return self->n_levels;
}

guint
map_scan_find_level (const MapScan *self,
                     double         density)
{
  guint level = 0;

  while (level + 1 < self->n_levels && (double) self->levels[level + 1].width / self->width >= density)
    level++;
  return level;
}

void
map_scan_get_level_scale (const MapScan *self,
                          guint          level,
                          double        *x,
                          double        *y)
{
  /* A side of an odd length lost its last pixel: what is left stands for the whole. */
  *x = (double) self->levels[level].width / self->width;
  *y = (double) self->levels[level].height / self->height;
}

cairo_surface_t *
map_scan_make_surface (const MapScan *self,
                       guint          level)
{
  const MapRaster *raster = &self->levels[MIN (level, self->n_levels - 1)];
  cairo_surface_t *surface = cairo_image_surface_create_for_data (raster->pixels, raster->format, raster->width, raster->height, raster->stride);
  char            *name = g_strdup_printf ("%s-%d", self->digest, raster->width);

  /* So that a booklet holds it once, on however many pages it is. */
  if (cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_UNIQUE_ID, (const guchar *) name, strlen (name), g_free, name) != CAIRO_STATUS_SUCCESS)
    g_free (name);
  return surface;
}
