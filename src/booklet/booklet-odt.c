#include "config.h"

#include "booklet-odt.h"

#include "base-neighbour.h"
#include "booklet-package.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define KIND "application/vnd.oasis.opendocument.text"
#define MAP_DENSITY 3.0 /* pixels a point: 216 an inch */

static const char manifest[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">\n"
  "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"" KIND "\"/>\n"
  "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>\n"
  "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>\n"
  "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>\n";
static const char manifest_map[] = "<manifest:file-entry manifest:full-path=\"Pictures/map.png\" manifest:media-type=\"image/png\"/>\n";
static const char manifest_end[] = "</manifest:manifest>\n";

static char *
dup_meta (const BookletStory *story,
          const char         *author,
          const char         *day)
{
  g_autofree char *title = g_markup_escape_text (story->title, -1);
  g_autofree char *creator = g_markup_escape_text (author != NULL ? author : "", -1);
  GString         *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                               "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                                               " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                                               " office:version=\"1.3\"><office:meta><meta:generator>Liens/" LIENS_VERSION "</meta:generator>");

  g_string_append_printf (out, "<dc:title>%s</dc:title>", title);
  if (*creator != '\0')
    g_string_append_printf (out, "<meta:initial-creator>%s</meta:initial-creator><dc:creator>%s</dc:creator>", creator, creator);
  if (day != NULL)
    g_string_append_printf (out, "<meta:creation-date>%sT00:00:00</meta:creation-date><dc:date>%sT00:00:00</dc:date>", day, day);
  g_string_append (out, "<dc:language>fr-FR</dc:language></office:meta></office:document-meta>\n");
  return g_string_free (out, FALSE);
}

static cairo_status_t
on_bytes (void                *data,
          const unsigned char *bytes,
          unsigned int         length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Caller owns. */
static GByteArray *
draw_map (const BookletMap   *map,
          const BookletSheet *sheet)
{
  double           width = booklet_sheet_get_measure (sheet) * MAP_DENSITY, height = booklet_odt_get_map_height (sheet) * MAP_DENSITY;
  GByteArray      *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cairo_t         *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  booklet_map_draw (map, width, height, MAP_DENSITY * 0.75, cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, on_bytes, bytes);
  cairo_surface_destroy (surface);
  return bytes;
}

static gboolean
add_text (BookletPackage *package,
          const char     *name,
          const char     *text,
          gboolean        packed)
{
  return booklet_package_add (package, name, text, strlen (text), packed);
}

static gboolean
pack (BookletPackage     *package,
      const BookletStory *story,
      const BookletSheet *sheet,
      const BookletMap   *map,
      const char         *author,
      const char         *day)
{
  g_autofree char *content = booklet_odt_dup_content (story, sheet, map != NULL);
  g_autofree char *styles = booklet_odt_dup_styles (story, sheet);
  g_autofree char *meta = dup_meta (story, author, day);
  g_autofree char *all = g_strconcat (manifest, map != NULL ? manifest_map : "", manifest_end, NULL);

  if (!add_text (package, "mimetype", KIND, FALSE)) /* the first, and as it is: files are known by it */
    return FALSE;
  if (!add_text (package, "content.xml", content, TRUE) || !add_text (package, "styles.xml", styles, TRUE) || !add_text (package, "meta.xml", meta, TRUE))
    return FALSE;
  if (map != NULL)
    {
      g_autoptr (GByteArray) picture = draw_map (map, sheet);

      if (!booklet_package_add (package, "Pictures/map.png", picture->data, picture->len, FALSE))
        return FALSE;
    }
  return add_text (package, "META-INF/manifest.xml", all, TRUE) && booklet_package_close (package);
}

static gboolean
refuse (const char *path,
        GError    **error)
{
  g_set_error (error, MAP_PRINT_ERROR, MAP_PRINT_ERROR_CANNOT_WRITE, "%s: cannot be written", path);
  return FALSE;
}

gboolean
booklet_odt_write (const BookletStory *story,
                   const BookletSheet *sheet,
                   const BookletMap   *map,
                   const char         *author,
                   const char         *day,
                   const char         *path,
                   GCancellable       *cancellable,
                   GError            **error)
{
  g_autoptr (BaseNeighbour)  part = NULL;
  g_autoptr (BookletPackage) package = NULL;

  g_return_val_if_fail (story != NULL && sheet != NULL && path != NULL, FALSE);

  part = base_neighbour_new (path, NULL);
  package = part != NULL ? booklet_package_new (base_neighbour_get_path (part)) : NULL;
  if (package == NULL || !pack (package, story, sheet, map, author, day))
    return refuse (path, error);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return base_neighbour_settle (part, NULL) || refuse (path, error);
}
