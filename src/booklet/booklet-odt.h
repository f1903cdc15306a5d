/* booklet-odt.h - a story as a text that a word processor opens, to be finished there
 *
 * Its styles are those people know (Heading 1, Text body, Quotations…), so that one change of a style changes them all;
 * the contents and the references count pages by themselves.
 */
#pragma once

#include "booklet-map.h"
#include "booklet-piece.h"
#include "booklet-sheet.h"

G_BEGIN_DECLS

/* sheet: its page. map, author, day ("2026-05-27"): or NULL. Errors of MAP_PRINT_ERROR. */
gboolean booklet_odt_write (const BookletStory *story,
                            const BookletSheet *sheet,
                            const BookletMap   *map,
                            const char         *author,
                            const char         *day,
                            const char         *path,
                            GCancellable       *cancellable,
                            GError            **error);

/* Its text and its styles, as they go into the file. Caller owns. */
char *booklet_odt_dup_content (const BookletStory *story,
                               const BookletSheet *sheet,
                               gboolean            has_map);
char *booklet_odt_dup_styles (const BookletStory *story,
                              const BookletSheet *sheet);

/* Of the map on that page, in points. */
double booklet_odt_get_map_height (const BookletSheet *sheet);

G_END_DECLS
