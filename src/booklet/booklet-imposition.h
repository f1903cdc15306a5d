/* booklet-imposition.h - which pages stand side by side, so that a pile of sheets folds into a booklet
 *
 * Each sheet has two sides, each side two pages. Empty pages at the end fill the last sheet.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BOOKLET_EMPTY G_MAXUINT

/* A multiple of four. */
guint booklet_imposition_count_pages (guint n_pages);
/* Two a sheet. */
guint booklet_imposition_count_sides (guint n_pages);
/* Pages from 0, or BOOKLET_EMPTY; sides from 0: recto, verso, recto… */
void booklet_imposition_get_side (guint  n_pages,
                                  guint  side,
                                  guint *left,
                                  guint *right);

G_END_DECLS
