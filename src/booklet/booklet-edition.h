/* booklet-edition.h - a booklet as somebody receives it: read for one audience, seen before, put in a file
 *
 * Immutable, reference counted; any thread draws it or writes it. The same dossier, choice and day give the same file,
 * byte for byte.
 */
#pragma once

#include "booklet-map.h"
#include "booklet-sides.h"
#include "guide-booklet-content.h"
#include "map-print.h"

G_BEGIN_DECLS

typedef struct
{
  BookletFormat format;
  BookletTurn   turn;     /* of imposed sheets */
  MapProgress   progress; /* or NULL; on the thread that writes */
  gpointer      progress_data;
} BookletOutput;

typedef struct _BookletEdition BookletEdition;

BookletEdition *booklet_edition_new (DossierStore             *store,
                                     const GuideBookletChoice *choice,
                                     GError                  **error);
void            booklet_edition_new_async (DossierStore             *store,
                                           const GuideBookletChoice *choice,
                                           GCancellable             *cancellable,
                                           GAsyncReadyCallback       callback,
                                           gpointer                  user_data);
BookletEdition *booklet_edition_new_finish (DossierStore *store,
                                            GAsyncResult *result,
                                            GError      **error);
/* map: referenced, or NULL. */
BookletEdition *booklet_edition_new_for (GuideBookletContent *content,
                                         BookletMap          *map);
BookletEdition *booklet_edition_ref (BookletEdition *self);
void            booklet_edition_unref (BookletEdition *self);

/* Sentences, NULL-terminated, empty when nothing was. Borrowed. */
const char *const         *booklet_edition_get_left_out (const BookletEdition *self);
const GuideBookletContent *booklet_edition_get_content (const BookletEdition *self);
/* Is there anything to read in it? */
gboolean booklet_edition_is_empty (const BookletEdition *self);

/* Pages of that format; of imposed sheets, sides. Lays them out. */
guint booklet_edition_count_pages (const BookletEdition *self,
                                   BookletFormat         format);
/* One of them, at most so large in pixels; the last one when there are fewer. Caller owns. */
cairo_surface_t *booklet_edition_draw_picture (const BookletEdition *self,
                                               BookletFormat         format,
                                               guint                 page,
                                               int                   width,
                                               int                   height);
/* A .pdf. Errors of MAP_PRINT_ERROR; cancelled: what was there before is there still. */
gboolean booklet_edition_write_pdf (const BookletEdition *self,
                                    const char           *path,
                                    const BookletOutput  *output,
                                    GCancellable         *cancellable,
                                    GError              **error);
/* An .odt, for a word processor: the same story, in styles of its own, on pages of that format. */
gboolean booklet_edition_write_odt (const BookletEdition *self,
                                    BookletFormat         format,
                                    const char           *path,
                                    GCancellable         *cancellable,
                                    GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BookletEdition, booklet_edition_unref)

G_END_DECLS
