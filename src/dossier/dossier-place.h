/* dossier-place.h - the place of something in a list that people put in order, several of them at once
 *
 * A place is a text of digits and letters, read as a fraction: between two places there is always another one, so that what is
 * moved is the only thing that changes, and two people who move two things both have their way. Places are compared byte by byte.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The place of what has only a number in its list: an order that was shipped. Caller owns. */
char *dossier_place_new_of_number (gint64 number);
/* A place after one and before the other, never twice the same; NULL: the beginning, the end. NULL when there is no room between
 * them, or it would become too long: the list is to be numbered anew. Caller owns. */
char *dossier_place_new_between (const char *after,
                                 const char *before);
/* A list in the order it is to have, by the places of its elements (NULL, or what is no place: it has none), where one was put. What place each
 * takes: NULL, it stays as it is. Most often that one alone moves. Where there is no room for it, those of a stretch around it are placed anew,
 * between the nearest on both sides whose places are short: two desktops that do so apart choose the same stretch, and what a third puts
 * elsewhere meanwhile stays where it was put. n_places elements; caller owns. */
GPtrArray *dossier_place_put (const char *const *places,
                              guint              n_places,
                              guint              at);
/* FALSE: not a place, or nothing. */
gboolean dossier_place_is_valid (const char *text);

G_END_DECLS
