#include "config.h"

#include "map-edition.h"

#include "map-booklet.h"
#include "map-handout-private.h"
#include "map-poster.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PAPER_DENSITY 2.5 /* pixels per point: 180 an inch */

struct _MapEdition
{
  gatomicrefcount refs;
  MapHandout     *handout;
  MapSheet        sheet;
  MapLook         look;
  char           *date, *when;
  MapPage         page;   /* the whole, on one page; borrows from those above */
  MapPoster       poster; /* of a tiled sheet */
  MapPlate       *plate;  /* the whole, laid out once; NULL: of an atlas */
  MapAtlas       *atlas;  /* NULL: it is none */
  GPtrArray      *names;  /* of the pages, char * */
};

static char *
dup_date (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%x");
}

static void
lay_out_whole (MapEdition *self)
{
  g_autoptr (MapPainter) painter = map_painter_new ();

  self->plate = map_plate_new (&self->page, map_handout_get_scene (self->handout), &self->look, 1, painter);
}

static gboolean
is_tiled (const MapEdition *self)
{
  return self->sheet.on_paper && self->sheet.tiled && self->atlas == NULL;
}

/* The plan first: it is what is read before the others are cut. */
static void
cut_poster (MapEdition *self)
{
  self->poster = map_poster_plan (self->page.width, self->page.height, self->sheet.tile, self->sheet.overlap);
  g_ptr_array_add (self->names, g_strdup (_ ("Plan")));
  for (guint i = 0; i < map_poster_count (&self->poster); i++)
    g_ptr_array_add (self->names, map_poster_dup_name (&self->poster, i));
}

static void
bind_atlas (MapEdition   *self,
            GCancellable *cancellable)
{
  self->atlas = map_atlas_new (self->sheet.atlas, &self->page, map_handout_get_scene (self->handout), &self->look, cancellable);
  for (guint i = 0; self->atlas != NULL && i < map_atlas_get_n_pages (self->atlas); i++)
    g_ptr_array_add (self->names, g_strdup (map_atlas_get_name (self->atlas, i)));
}

static gboolean
is_upright (const MapSheet *sheet)
{
  return sheet->on_paper ? sheet->orientation == MAP_ORIENTATION_PORTRAIT : sheet->height > sheet->width;
}

MapEdition *
map_edition_new (MapHandout     *handout,
                 const MapSheet *sheet,
                 GCancellable   *cancellable,
                 GError        **error)
{
  g_autoptr (MapEdition) self = NULL;

  g_return_val_if_fail (handout != NULL && sheet != NULL, NULL);

  self = g_new0 (MapEdition, 1);
  g_atomic_ref_count_init (&self->refs);
  self->handout = is_upright (sheet) ? map_handout_stand_up (handout) : map_handout_ref (handout);
  handout = self->handout;
  self->sheet = map_sheet_copy (sheet);
  self->look = map_handout_choose_look (handout, sheet);
  self->date = dup_date ();
  self->when = map_look_dup_told (&self->look, map_handout_get_scene (handout));
  self->page = map_handout_lay_page (handout, &self->sheet, self->date, self->when);
  self->names = g_ptr_array_new_with_free_func (g_free);
  if (sheet->on_paper && sheet->atlas != MAP_ATLAS_NONE)
    bind_atlas (self, cancellable);
  else
    lay_out_whole (self);
  if (is_tiled (self))
    cut_poster (self);
  else if (self->atlas == NULL)
    g_ptr_array_add (self->names, g_strdup (""));
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : g_steal_pointer (&self);
}

MapEdition *
map_edition_ref (MapEdition *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
map_edition_unref (MapEdition *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  map_handout_unref (self->handout);
  map_sheet_clear (&self->sheet);
  map_look_clear (&self->look);
  g_free (self->date);
  g_free (self->when);
  g_clear_pointer (&self->plate, map_plate_free);
  g_clear_pointer (&self->atlas, map_atlas_free);
  g_ptr_array_unref (self->names);
  g_free (self);
}

guint
map_edition_get_n_pages (const MapEdition *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->names->len;
}

void
map_edition_get_size (const MapEdition *self,
                      guint             page,
                      double           *width,
                      double           *height)
{
  g_return_if_fail (self != NULL && page < self->names->len);

  *width = is_tiled (self) ? self->poster.sheet_width : self->page.width;
  *height = is_tiled (self) ? self->poster.sheet_height : self->page.height;
}

const char *
map_edition_get_name (const MapEdition *self,
                      guint             page)
{
  g_return_val_if_fail (self != NULL && page < self->names->len, NULL);

  return self->names->pdata[page];
}

gboolean
map_edition_is_exact (const MapEdition *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return is_tiled (self);
}

static void
draw (MapEdition *self,
      guint       page,
      gboolean    linked,
      MapPainter *painter,
      cairo_t    *cr)
{
  cairo_save (cr);
  if (self->atlas != NULL)
    map_atlas_draw (self->atlas, page, linked, painter, cr);
  else if (!is_tiled (self))
    map_plate_draw (self->plate, painter, cr);
  else if (page == 0)
    map_poster_draw_plan (&self->poster, self->plate, painter, cr);
  else
    map_poster_draw_sheet (&self->poster, page - 1, self->plate, painter, cr);
  cairo_restore (cr);
}

void
map_edition_draw (MapEdition *self,
                  guint       page,
                  MapPainter *painter,
                  cairo_t    *cr)
{
  g_return_if_fail (self != NULL && page < self->names->len && painter != NULL && cr != NULL);

  draw (self, page, FALSE, painter, cr);
}

/* As strokes and words: shrunk, they are as on paper, not as on a screen that is shrunk. */
static cairo_surface_t *
record (MapEdition *self,
        guint       page,
        double      width,
        double      height)
{
  g_autoptr (MapPainter) painter = map_painter_new ();
  cairo_rectangle_t      extents = { 0, 0, width, height };
  cairo_surface_t       *strokes = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t               *cr = cairo_create (strokes);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  map_edition_draw (self, page, painter, cr);
  cairo_destroy (cr);
  return strokes;
}

cairo_surface_t *
map_edition_draw_picture (MapEdition *self,
                          guint       page,
                          int         width,
                          int         height)
{
  double           wide, high, factor;
  cairo_surface_t *surface, *strokes;
  cairo_status_t   status;
  cairo_t         *cr;

  map_edition_get_size (self, page, &wide, &high);
  factor = MIN (width / wide, height / high);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) fmax (1, round (wide * factor)), (int) fmax (1, round (high * factor)));
  strokes = record (self, page, wide, high);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, factor, factor);
  cairo_set_source_surface (cr, strokes, 0, 0);
  cairo_paint (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (strokes);
  if (status != CAIRO_STATUS_SUCCESS)
    g_clear_pointer (&surface, cairo_surface_destroy);
  return surface;
}

/* --- in a file */

static void
add_bookmark (MapEdition *self,
              MapBooklet *booklet,
              guint       page)
{
  const char *name = map_edition_get_name (self, page), *title = self->page.title;

  if (self->atlas != NULL && !map_atlas_is_first (self->atlas, page))
    return; /* it goes on with the one before */
  if (*name != '\0')
    map_booklet_add_bookmark (booklet, 0, name);
  else if (title != NULL && *title != '\0')
    map_booklet_add_bookmark (booklet, 0, title);
}

static gboolean
write_booklet (MapEdition   *self,
               const char   *path,
               MapProgress   progress,
               gpointer      progress_data,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (MapBooklet) booklet = map_booklet_new (path, self->page.title, self->page.sources, error);
  g_autoptr (MapPainter) painter = map_painter_new ();

  for (guint page = 0; booklet != NULL && page < self->names->len; page++)
    {
      double width, height;

      map_edition_get_size (self, page, &width, &height);
      draw (self, page, TRUE, painter, map_booklet_begin_page (booklet, width, height));
      if (!map_booklet_end_page (booklet, cancellable, error))
        return FALSE;
      add_bookmark (self, booklet, page);
      if (progress != NULL)
        progress (page + 1, self->names->len, progress_data);
    }
  return booklet != NULL && map_booklet_settle (booklet, cancellable, error);
}

gboolean
map_edition_write (MapEdition   *self,
                   const char   *path,
                   MapProgress   progress,
                   gpointer      progress_data,
                   GCancellable *cancellable,
                   GError      **error)
{
  MapScene *scene;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  scene = map_handout_get_scene (self->handout);
  switch (self->sheet.format)
    {
    case MAP_FORMAT_PNG:
      return map_print_png (path, &self->page, self->sheet.on_paper ? PAPER_DENSITY : 1, scene, &self->look, cancellable, error);
    case MAP_FORMAT_SVG:
      return map_print_svg (path, &self->page, scene, &self->look, cancellable, error);
    case MAP_FORMAT_PDF:
    default:
      return write_booklet (self, path, progress, progress_data, cancellable, error);
    }
}
