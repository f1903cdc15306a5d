/* booklet-pagination.h - where each line of a story stands: on which page, in which row
 *
 * Numbers in, numbers out. What a publisher would send back is not made:
 *   1. every line of every block stands once, in order;
 *   2. nothing stands below the last row;
 *   3. a paragraph that is split leaves two lines or more on either page;
 *   4. what is whole is not split, unless it is taller than a page;
 *   5. what goes with the next (a heading) has the beginning of the next below it, on its page, unless that whole chain
 *      is taller than a page;
 *   6. the last page of what opens one is not nearly bare where the page before it can give it something.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint    n_lines; /* 0: takes its rows above only */
  guint    rows;    /* of one line */
  guint    space;   /* rows above, dropped at the head of a page */
  guint    above;   /* rows above, always there */
  gboolean opens;   /* begins a page */
  gboolean whole;
  gboolean with_next;
} BookletBlock;

/* Lines of one block, one below the other. */
typedef struct
{
  guint block;
  guint first, n; /* lines */
  guint page;     /* from 0 */
  guint row;      /* of the first line's own first row */
} BookletSlice;

/* BookletSlice elements, in order. n_rows: of a page; a line is never taller than it. Caller owns. */
GArray *booklet_pagination_run (const BookletBlock *blocks,
                                guint               n_blocks,
                                guint               n_rows);

G_END_DECLS
