#include "config.h"

#include "map-backdrop.h"

#include "base-identifier.h"
#include "dossier-query.h"

#include <string.h>

struct _MapBackdrop
{
  gatomicrefcount refs;
  GStringChunk   *words;
  GArray         *slides; /* MapSlide */
  char           *folder; /* NULL: nothing to load */
};

static void
clear_slide (gpointer data)
{
  g_clear_pointer (&((MapSlide *) data)->scan, map_scan_unref);
}

static MapBackdrop *
backdrop_new (const char *folder)
{
  MapBackdrop *self = g_new0 (MapBackdrop, 1);

  g_atomic_ref_count_init (&self->refs);
  self->words = g_string_chunk_new (256);
  self->slides = g_array_new (FALSE, TRUE, sizeof (MapSlide));
  g_array_set_clear_func (self->slides, clear_slide);
  self->folder = g_strdup (folder);
  return self;
}

MapBackdrop *
map_backdrop_ref (MapBackdrop *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
map_backdrop_unref (MapBackdrop *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->slides);
  g_string_chunk_free (self->words);
  g_free (self->folder);
  g_free (self);
}

/* --- read from the dossier */

static const char *const columns[] = { "id", "title", "file", "digest", "credit", "pins", "opacity", "hidden", "visibility", NULL };

static const char *
keep (MapBackdrop *self,
      const char  *text)
{
  return g_string_chunk_insert_const (self->words, text != NULL ? text : "");
}

static DossierVisibility
read_visibility (const char *code)
{
  return g_strcmp0 (code, "public") == 0 ? DOSSIER_VISIBILITY_PUBLIC : g_strcmp0 (code, "internal") == 0 ? DOSSIER_VISIBILITY_INTERNAL
                                                                                                         : DOSSIER_VISIBILITY_NETWORK;
}

/* What others wrote never leads out of the folder: a digest is digits, or it is none. */
static void
add_slide (MapBackdrop   *self,
           DossierCursor *cursor)
{
  gint64      opacity = dossier_cursor_get_integer (cursor, 6);
  const char *digest = dossier_cursor_get_text (cursor, 3);
  MapSlide    slide = {
       .id = keep (self, dossier_cursor_get_text (cursor, 0)),
       .title = keep (self, dossier_cursor_get_text (cursor, 1)),
       .file = keep (self, dossier_cursor_get_text (cursor, 2)),
       .digest = keep (self, base_identifier_is_valid (digest) ? digest : NULL),
       .credit = keep (self, dossier_cursor_get_text (cursor, 4)),
       .is_hidden = dossier_cursor_get_integer (cursor, 7) != 0,
       .visibility = read_visibility (dossier_cursor_get_text (cursor, 8)),
       .opacity = (double) CLAMP (opacity == 0 ? MAP_BACKDROP_OPACITY : opacity, MAP_BACKDROP_LEAST_OPACITY, 100) / 100,
  };

  slide.is_placed = territory_pins_read (dossier_cursor_get_text (cursor, 5), slide.pins) && territory_fit_new (slide.pins, &slide.fit, NULL);
  g_array_append_val (self->slides, slide);
}

MapBackdrop *
map_backdrop_read (DossierReader    *reader,
                   const char       *folder,
                   DossierVisibility audience,
                   GError          **error)
{
  g_autoptr (MapBackdrop)   self = backdrop_new (folder);
  g_autoptr (DossierQuery)  query = dossier_query_new ("background");
  g_autoptr (DossierCursor) cursor = NULL;
  GError                   *local = NULL;

  dossier_query_set_audience (query, audience);
  dossier_query_set_order (query, "order", FALSE);
  cursor = dossier_reader_walk (reader, query, columns, error);
  if (cursor == NULL)
    return NULL;
  while (dossier_cursor_next (cursor, &local))
    add_slide (self, cursor);
  if (local == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, local);
  return NULL;
}

MapBackdrop *
map_backdrop_new_of_scan (MapScan           *scan,
                          const TerritoryPin pins[2],
                          double             opacity)
{
  MapBackdrop *self = backdrop_new (NULL);
  MapSlide     slide = { .id = "", .title = "", .credit = "", .file = "", .digest = "", .opacity = opacity };

  slide.is_placed = territory_fit_new (pins, &slide.fit, NULL);
  memcpy (slide.pins, pins, sizeof slide.pins);
  slide.scan = map_scan_ref (scan);
  g_array_append_val (self->slides, slide);
  return self;
}

/* --- loaded */

static gboolean
is_wanted (const MapSlide *slide,
           const char     *title)
{
  return slide->is_placed && (title != NULL ? *title != '\0' && g_ascii_strcasecmp (slide->title, title) == 0 : !slide->is_hidden);
}

static void
copy_slide (MapBackdrop    *self,
            const MapSlide *slide)
{
  MapSlide copy = *slide;

  copy.id = keep (self, slide->id);
  copy.title = keep (self, slide->title);
  copy.credit = keep (self, slide->credit);
  copy.file = keep (self, slide->file);
  copy.digest = keep (self, slide->digest);
  copy.scan = NULL;
  g_array_append_val (self->slides, copy);
}

/* FALSE: cancelled. */
static gboolean
load_slide (const MapBackdrop *self,
            MapSlide          *slide,
            double             kept_pixels,
            GCancellable      *cancellable)
{
  g_autofree char   *path = map_backdrop_dup_path (self->folder, slide->digest);
  g_autoptr (GError) error = NULL;

  slide->scan = *slide->digest != '\0' ? map_scan_load (path, slide->digest, kept_pixels, NULL, NULL, cancellable, &error) : NULL;
  slide->has_problem = slide->scan == NULL;
  if (slide->has_problem)
    slide->problem = error != NULL && error->domain == MAP_SCAN_ERROR ? (MapScanError) error->code : MAP_SCAN_ERROR_MISSING;
  return !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

MapBackdrop *
map_backdrop_load (const MapBackdrop *self,
                   const char        *title,
                   GCancellable      *cancellable)
{
  g_autoptr (MapBackdrop) loaded = backdrop_new (self->folder);
  guint                   n_wanted = 0;

  for (guint i = 0; i < self->slides->len; i++)
    {
      const MapSlide *slide = map_backdrop_get_slide (self, i);

      copy_slide (loaded, slide);
      n_wanted += is_wanted (slide, title);
    }
  for (guint i = 0; i < loaded->slides->len; i++)
    {
      MapSlide *slide = &g_array_index (loaded->slides, MapSlide, i);

      if (is_wanted (slide, title) && !load_slide (loaded, slide, MAP_BACKDROP_KEPT_PIXELS / n_wanted, cancellable))
        return NULL;
    }
  return g_steal_pointer (&loaded);
}

/* --- looked at */

guint
map_backdrop_get_n (const MapBackdrop *self)
{
  return self != NULL ? self->slides->len : 0;
}

const MapSlide *
map_backdrop_get_slide (const MapBackdrop *self,
                        guint              index)
{
  return &g_array_index (self->slides, MapSlide, index);
}

const MapSlide *
map_backdrop_find (const MapBackdrop *self,
                   const char        *id)
{
  for (guint i = 0; i < map_backdrop_get_n (self); i++)
    if (strcmp (map_backdrop_get_slide (self, i)->id, id) == 0)
      return map_backdrop_get_slide (self, i);
  return NULL;
}

const MapSlide *
map_backdrop_find_title (const MapBackdrop *self,
                         const char        *title)
{
  for (guint i = 0; i < map_backdrop_get_n (self); i++)
    if (g_ascii_strcasecmp (map_backdrop_get_slide (self, i)->title, title) == 0)
      return map_backdrop_get_slide (self, i);
  return NULL;
}

static gboolean
slides_equal (const MapSlide *one,
              const MapSlide *other)
{
  return strcmp (one->id, other->id) == 0 && strcmp (one->title, other->title) == 0 && strcmp (one->credit, other->credit) == 0 &&
         strcmp (one->file, other->file) == 0 && strcmp (one->digest, other->digest) == 0 && one->visibility == other->visibility &&
         one->is_hidden == other->is_hidden && one->is_placed == other->is_placed && one->opacity == other->opacity &&
         memcmp (one->pins, other->pins, sizeof one->pins) == 0;
}

gboolean
map_backdrop_equal (const MapBackdrop *one,
                    const MapBackdrop *other)
{
  if (map_backdrop_get_n (one) != map_backdrop_get_n (other))
    return FALSE;
  for (guint i = 0; i < map_backdrop_get_n (one); i++)
    if (!slides_equal (map_backdrop_get_slide (one, i), map_backdrop_get_slide (other, i)))
      return FALSE;
  return TRUE;
}

char *
map_backdrop_dup_path (const char *folder,
                       const char *digest)
{
  return g_build_filename (folder, digest, NULL);
}

gboolean
map_backdrop_keep_file (const MapScan *scan,
                        const char    *path,
                        const char    *folder,
                        gboolean      *is_new,
                        GError       **error)
{
  g_autofree char *kept = map_backdrop_dup_path (folder, map_scan_get_digest (scan)), *bytes = NULL, *digest = NULL;
  gsize            length;

  *is_new = FALSE;
  if (g_file_test (kept, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  if (!g_file_get_contents (path, &bytes, &length, error))
    return FALSE;
  digest = base_identifier_derive_from_bytes ((const guint8 *) bytes, length);
  if (strcmp (digest, map_scan_get_digest (scan)) != 0)
    {
      g_set_error_literal (error, MAP_SCAN_ERROR, MAP_SCAN_ERROR_BROKEN, "it changed while it was read");
      return FALSE;
    }
  g_mkdir_with_parents (folder, 0755); /* if it cannot be, what follows says so */
  *is_new = g_file_set_contents (kept, bytes, (gssize) length, error);
  return *is_new;
}
