#include "booklet-imposition.h"

guint
booklet_imposition_count_pages (guint n_pages)
{
  return (n_pages + 3) / 4 * 4;
}

guint
booklet_imposition_count_sides (guint n_pages)
{
  return booklet_imposition_count_pages (n_pages) / 2;
}

static guint
keep (guint page,
      guint n_pages)
{
  return page < n_pages ? page : BOOKLET_EMPTY;
}

/* On the outer side of a sheet the later page is on the left, inside it on the right. */
void
booklet_imposition_get_side (guint  n_pages,
                             guint  side,
                             guint *left,
                             guint *right)
{
  guint early = side, late = booklet_imposition_count_pages (n_pages) - 1 - side;

  g_return_if_fail (side < booklet_imposition_count_sides (n_pages));

  *left = keep (side % 2 == 0 ? late : early, n_pages);
  *right = keep (side % 2 == 0 ? early : late, n_pages);
}
