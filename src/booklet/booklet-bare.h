/* booklet-bare.h - the words of a booklet on pages, without a booklet: what laying them out cannot do without
 *
 * Each paragraph is given to Pango once and its lines to Cairo, in ordinary letters, one after the other: no chapter, no grid, no
 * hyphens, no contents, no links, no tags. Only to be measured against.
 */
#pragma once

#include "booklet-edition.h"

G_BEGIN_DECLS

/* How many pages of that format were written at path; 0: they could not be. */
guint booklet_bare_write (const BookletEdition *edition,
                          BookletFormat         format,
                          const char           *path);

G_END_DECLS
