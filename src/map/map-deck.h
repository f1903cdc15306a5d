/* map-deck.h - a presentation on paper: a page for each step, with its title and what it says to the room
 *
 * Each page is what a sheet of that sight is: drawn with strokes and words, with its legend, date and sources. Bookmarks lead to the
 * steps. Read for one audience; the notes of who presents are never in it. Immutable, reference counted, for any thread.
 */
#pragma once

#include "map-presentation.h"

G_BEGIN_DECLS

#define MAP_DECK_ERROR (map_deck_error_quark ())

typedef enum
{
  MAP_DECK_ERROR_NONE,    /* there is no such presentation, or it is not for this audience */
  MAP_DECK_ERROR_SEVERAL, /* that is the title of several: say which */
  MAP_DECK_ERROR_EMPTY,   /* it has no step */
} MapDeckError;

GQuark map_deck_error_quark (void);

typedef struct _MapDeck MapDeck;

/* name: a title, or an id. Asks the dossier, and waits. */
MapDeck *map_deck_new (DossierStore     *store,
                       const char       *name,
                       DossierVisibility audience,
                       GCancellable     *cancellable,
                       GError          **error);
MapDeck *map_deck_ref (MapDeck *self);
void     map_deck_unref (MapDeck *self);

const char *map_deck_get_title (const MapDeck *self);
/* Sentences on what is in none of the pages, or not in one of them; NULL-terminated. Borrowed. */
const char *const *map_deck_get_left_out (const MapDeck *self);
/* A PDF, landscape. Errors of MAP_PRINT_ERROR; what fails or is cancelled leaves what was there. */
gboolean map_deck_write (MapDeck      *self,
                         MapPaper      paper,
                         const char   *path,
                         GCancellable *cancellable,
                         GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapDeck, map_deck_unref)

G_END_DECLS
