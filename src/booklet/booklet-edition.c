#include "booklet-edition.h"

#include "booklet-odt.h"
#include "booklet-sides.h"
#include "booklet-story.h"
#include "map-booklet.h"

#include <math.h>

#define FINER 3 /* times */
#define MIDNIGHT "T00:00:00Z"

struct _BookletEdition
{
  gatomicrefcount      refs;
  GuideBookletContent *content;
  BookletMap          *map; /* or NULL */
  BookletStory        *story;
};

BookletEdition *
booklet_edition_new_for (GuideBookletContent *content,
                         BookletMap          *map)
{
  BookletEdition *self;

  g_return_val_if_fail (content != NULL, NULL);

  self = g_new0 (BookletEdition, 1);
  g_atomic_ref_count_init (&self->refs);
  self->content = guide_booklet_content_ref (content);
  self->map = map != NULL ? booklet_map_ref (map) : NULL;
  self->story = booklet_story_tell (content, map != NULL, map != NULL ? booklet_map_get_sources (map) : NULL);
  return self;
}

BookletEdition *
booklet_edition_ref (BookletEdition *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
booklet_edition_unref (BookletEdition *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  guide_booklet_content_unref (self->content);
  g_clear_pointer (&self->map, booklet_map_unref);
  booklet_story_unref (self->story);
  g_free (self);
}

/* --- read from the dossier */

/* Reader thread. */
static gpointer
read_edition (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const GuideBookletChoice       *choice = data;
  g_autoptr (GuideBookletContent) content = guide_booklet_content_read (reader, choice, cancellable, error);
  g_autoptr (BookletMap)          map = NULL;

  if (content == NULL)
    return NULL;
  if ((choice->parts & GUIDE_BOOKLET_MAP) != 0 && !booklet_map_read (reader, choice->audience, cancellable, &map, error))
    return NULL;
  return booklet_edition_new_for (content, map);
}

static void
free_choice (gpointer data)
{
  guide_booklet_choice_clear (data);
  g_free (data);
}

BookletEdition *
booklet_edition_new (DossierStore             *store,
                     const GuideBookletChoice *choice,
                     GError                  **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (store) && choice != NULL, NULL);

  return dossier_store_ask (store, read_edition, (gpointer) choice, error);
}

void
booklet_edition_new_async (DossierStore             *store,
                           const GuideBookletChoice *choice,
                           GCancellable             *cancellable,
                           GAsyncReadyCallback       callback,
                           gpointer                  user_data)
{
  GuideBookletChoice copy;

  g_return_if_fail (DOSSIER_IS_STORE (store) && choice != NULL);

  copy = guide_booklet_choice_copy (choice);
  dossier_store_ask_async (store, read_edition, g_memdup2 (&copy, sizeof copy), free_choice, (GDestroyNotify) booklet_edition_unref, cancellable, callback, user_data);
}

BookletEdition *
booklet_edition_new_finish (DossierStore *store,
                            GAsyncResult *result,
                            GError      **error)
{
  return dossier_store_ask_finish (store, result, error);
}

const char *const *
booklet_edition_get_left_out (const BookletEdition *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->content->left_out->pdata;
}

const GuideBookletContent *
booklet_edition_get_content (const BookletEdition *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->content;
}

gboolean
booklet_edition_is_empty (const BookletEdition *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->content->chapters->len == 0;
}

/* --- drawn */

guint
booklet_edition_count_pages (const BookletEdition *self,
                             BookletFormat         format)
{
  g_autoptr (BookletPages) pages = NULL;

  g_return_val_if_fail (self != NULL, 0);

  pages = booklet_pages_new (self->story, booklet_sheet_get (format));
  return booklet_sides_count (pages, format);
}

static cairo_surface_t *
draw_large (const BookletEdition *self,
            const BookletPages   *pages,
            BookletFormat         format,
            guint                 side,
            double                factor)
{
  double           wide, high;
  cairo_surface_t *surface;
  cairo_t         *cr;

  booklet_sides_get_size (pages, format, &wide, &high);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (wide * factor), (int) ceil (high * factor));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, factor, factor);
  booklet_sides_draw (self->map, pages, format, side, BOOKLET_TURN_SHORT, FALSE, cr);
  cairo_destroy (cr);
  return surface;
}

/* Letters stand on whole pixels: drawn small, words run into one another. They are drawn large, then made small. */
cairo_surface_t *
booklet_edition_draw_picture (const BookletEdition *self,
                              BookletFormat         format,
                              guint                 page,
                              int                   width,
                              int                   height)
{
  g_autoptr (BookletPages) pages = NULL;
  double                   wide, high, factor;
  cairo_surface_t         *surface, *large;
  cairo_t                 *cr;

  g_return_val_if_fail (self != NULL && width > 0 && height > 0, NULL);

  pages = booklet_pages_new (self->story, booklet_sheet_get (format));
  booklet_sides_get_size (pages, format, &wide, &high);
  factor = MIN (width / wide, height / high);
  large = draw_large (self, pages, format, MIN (page, booklet_sides_count (pages, format) - 1), factor * FINER);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) fmax (1, wide * factor), (int) fmax (1, high * factor));
  cr = cairo_create (surface);
  cairo_scale (cr, 1.0 / FINER, 1.0 / FINER);
  cairo_set_source_surface (cr, large, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (large);
  return surface;
}

/* --- in a file */

static void
add_bookmark (MapBooklet         *booklet,
              const BookletPiece *piece,
              int                 parents[3])
{
  guint            level = booklet_role_get_level (piece->role);
  g_autofree char *text = NULL, *title = NULL;

  if (level == 0 || piece->anchor == NULL)
    return;
  text = booklet_piece_dup_text (piece);
  title = piece->number != NULL ? g_strdup_printf ("%s %s", piece->number, text) : g_strdup (text);
  parents[level] = map_booklet_add_bookmark (booklet, parents[level - 1], title);
}

static void
add_bookmarks (MapBooklet         *booklet,
               const BookletPages *pages,
               guint               page,
               int                 parents[3])
{
  for (guint i = 0; i < pages->slices->len; i++)
    {
      const BookletSlice *slice = &g_array_index (pages->slices, BookletSlice, i);

      if (slice->page == page && slice->first == 0)
        add_bookmark (booklet, booklet_story_get (pages->story, slice->block), parents);
    }
}

static gboolean
write_pages (const BookletEdition *self,
             const BookletPages   *pages,
             MapBooklet           *booklet,
             const BookletOutput  *output,
             GCancellable         *cancellable,
             GError              **error)
{
  int    parents[3] = { 0, 0, 0 };
  guint  n = booklet_sides_count (pages, output->format);
  double width, height;

  booklet_sides_get_size (pages, output->format, &width, &height);
  for (guint side = 0; side < n; side++)
    {
      cairo_t *cr = map_booklet_begin_page (booklet, width, height);

      /* One part that holds all the others, over all pages: only then is the file told to be tagged. */
      if (output->format != BOOKLET_FORMAT_IMPOSED && side == 0)
        cairo_tag_begin (cr, "Document", NULL);
      booklet_sides_draw (self->map, pages, output->format, side, output->turn, TRUE, cr);
      if (output->format != BOOKLET_FORMAT_IMPOSED && side + 1 == n)
        cairo_tag_end (cr, "Document");
      if (!map_booklet_end_page (booklet, cancellable, error))
        return FALSE;
      if (output->format != BOOKLET_FORMAT_IMPOSED)
        add_bookmarks (booklet, pages, side, parents);
      if (output->progress != NULL)
        output->progress (side + 1, n, output->progress_data);
    }
  return map_booklet_settle (booklet, cancellable, error);
}

/* The day it bears; without one, a day that is the same for ever. */
static void
sign (const BookletEdition *self,
      MapBooklet           *booklet)
{
  const GuideBookletChoice *choice = &self->content->choice;
  g_autofree char          *moment = g_strconcat (choice->date != NULL ? choice->date : "2000-01-01", MIDNIGHT, NULL);

  map_booklet_sign (booklet, choice->credit, moment);
}

gboolean
booklet_edition_write_pdf (const BookletEdition *self,
                           const char           *path,
                           const BookletOutput  *output,
                           GCancellable         *cancellable,
                           GError              **error)
{
  g_autoptr (BookletPages) pages = NULL;
  g_autoptr (MapBooklet)   booklet = NULL;

  g_return_val_if_fail (self != NULL && path != NULL && output != NULL && output->format < BOOKLET_N_FORMATS, FALSE);

  booklet = map_booklet_new (path, self->story->title, self->content->choice.subtitle, error);
  if (booklet == NULL)
    return FALSE;
  sign (self, booklet);
  pages = booklet_pages_new (self->story, booklet_sheet_get (output->format));
  return write_pages (self, pages, booklet, output, cancellable, error);
}

gboolean
booklet_edition_write_odt (const BookletEdition *self,
                           BookletFormat         format,
                           const char           *path,
                           GCancellable         *cancellable,
                           GError              **error)
{
  const GuideBookletChoice *choice;

  g_return_val_if_fail (self != NULL && path != NULL && format < BOOKLET_N_FORMATS, FALSE);

  choice = &self->content->choice;
  return booklet_odt_write (self->story, booklet_sheet_get (format), self->map, choice->credit, choice->date, path, cancellable, error);
}
