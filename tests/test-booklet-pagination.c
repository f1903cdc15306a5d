#include "booklet-imposition.h"
#include "booklet-pagination.h"

#include <string.h>

#define N_STORIES 400
#define LEAST 2 /* lines of a split paragraph on either page */

typedef struct
{
  guint        n_rows, n_blocks;
  BookletBlock blocks[160];
  GArray      *slices;
} Story;

/* Short and long paragraphs, headings, quotations, a few taller than a page. */
static void
invent (Story *story,
        GRand *rand)
{
  story->n_rows = (guint) g_rand_int_range (rand, 12, 48);
  story->n_blocks = (guint) g_rand_int_range (rand, 1, G_N_ELEMENTS (story->blocks));
  for (guint i = 0; i < story->n_blocks; i++)
    {
      BookletBlock *block = &story->blocks[i];
      gboolean      heading = g_rand_int_range (rand, 0, 4) == 0;

      *block = (BookletBlock){ (guint) g_rand_int_range (rand, 1, heading ? 4 : g_rand_int_range (rand, 2, 60)), heading ? (guint) g_rand_int_range (rand, 1, 3) : 1,
                               (guint) g_rand_int_range (rand, 0, 3), heading && g_rand_int_range (rand, 0, 6) == 0 ? 3 : 0, g_rand_int_range (rand, 0, 12) == 0,
                               heading || g_rand_int_range (rand, 0, 4) == 0, heading || g_rand_int_range (rand, 0, 10) == 0 };
    }
  story->slices = booklet_pagination_run (story->blocks, story->n_blocks, story->n_rows);
}

static void
each_story (void (*check) (const Story *story))
{
  for (guint32 seed = 1; seed <= N_STORIES; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      Story  story = { 0 };

      invent (&story, rand);
      check (&story);
      g_array_unref (story.slices);
      g_rand_free (rand);
    }
}

static const BookletSlice *
get (const Story *story,
     guint        index)
{
  return &g_array_index (story->slices, BookletSlice, index);
}

static gboolean
is_taller_than_page (const Story *story,
                     guint        block)
{
  return story->blocks[block].above + story->blocks[block].n_lines * story->blocks[block].rows > story->n_rows;
}

static void
check_order (const Story *story)
{
  guint block = 0, line = 0, page = 0, free_row = 0;

  for (guint i = 0; i < story->slices->len; i++)
    {
      const BookletSlice *slice = get (story, i);

      g_assert_cmpuint (slice->block, ==, block);
      g_assert_cmpuint (slice->first, ==, line);
      g_assert_cmpuint (slice->n, >, 0);
      g_assert_cmpuint (slice->page, >=, page);
      g_assert_cmpuint (slice->page, <=, page + 1); /* no page is left empty */
      g_assert_true (slice->page > page || slice->row >= free_row);
      free_row = slice->row + slice->n * story->blocks[block].rows;
      page = slice->page;
      line += slice->n;
      if (line == story->blocks[block].n_lines)
        {
          block++;
          line = 0;
        }
    }
  g_assert_cmpuint (block, ==, story->n_blocks);
}

static void
check_foot (const Story *story)
{
  for (guint i = 0; i < story->slices->len; i++)
    g_assert_cmpuint (get (story, i)->row + get (story, i)->n * story->blocks[get (story, i)->block].rows, <=, story->n_rows);
}

static void
check_widows (const Story *story)
{
  for (guint i = 0; i < story->slices->len; i++)
    {
      const BookletSlice *slice = get (story, i);
      const BookletBlock *block = &story->blocks[slice->block];

      if (slice->n < block->n_lines && !block->whole)
        g_assert_cmpuint (slice->n, >=, LEAST);
    }
}

static void
check_whole (const Story *story)
{
  for (guint i = 0; i < story->slices->len; i++)
    if (story->blocks[get (story, i)->block].whole && !is_taller_than_page (story, get (story, i)->block))
      g_assert_cmpuint (get (story, i)->n, ==, story->blocks[get (story, i)->block].n_lines);
}

/* Rows from the beginning of the chain that holds the block to the least of what ends it. */
static guint
measure_chain (const Story *story,
               guint        block)
{
  guint rows = 0, first = block;

  while (first > 0 && story->blocks[first - 1].with_next && !story->blocks[first].opens)
    first--;
  for (; story->blocks[first].with_next && first + 1 < story->n_blocks && !story->blocks[first + 1].opens; first++)
    rows += story->blocks[first].above + story->blocks[first].n_lines * story->blocks[first].rows + story->blocks[first + 1].space;
  return rows + story->blocks[first].above + story->blocks[first].n_lines * story->blocks[first].rows;
}

static void
check_headings (const Story *story)
{
  for (guint i = 0; i + 1 < story->slices->len; i++)
    {
      const BookletSlice *slice = get (story, i), *next = get (story, i + 1);

      if (!story->blocks[slice->block].with_next || next->block == slice->block || story->blocks[next->block].opens)
        continue;
      if (measure_chain (story, slice->block) <= story->n_rows)
        g_assert_cmpuint (next->page, ==, slice->page);
    }
}

static void
check_openers (const Story *story)
{
  for (guint i = 1; i < story->slices->len; i++)
    if (story->blocks[get (story, i)->block].opens && get (story, i)->first == 0)
      g_assert_cmpuint (get (story, i)->page, >, get (story, i - 1)->page);
}

static void
test_each_line_once (void)
{
  each_story (check_order);
}

static void
test_nothing_below_the_last_row (void)
{
  each_story (check_foot);
}

static void
test_no_widow_nor_orphan (void)
{
  each_story (check_widows);
}

static void
test_what_is_whole_is_not_split (void)
{
  each_story (check_whole);
}

static void
test_no_heading_at_the_foot (void)
{
  each_story (check_headings);
}

static void
test_a_chapter_begins_a_page (void)
{
  each_story (check_openers);
}

/* Rows used on each page of that story; caller owns. */
static GArray *
list_depths (const BookletBlock *blocks,
             guint               n_blocks,
             guint               n_rows)
{
  g_autoptr (GArray) slices = booklet_pagination_run (blocks, n_blocks, n_rows);
  GArray            *depths = g_array_new (FALSE, TRUE, sizeof (guint));

  for (guint i = 0; i < slices->len; i++)
    {
      const BookletSlice *slice = &g_array_index (slices, BookletSlice, i);

      if (slice->page >= depths->len)
        g_array_set_size (depths, slice->page + 1);
      g_array_index (depths, guint, slice->page) = slice->row + slice->n * blocks[slice->block].rows;
    }
  return depths;
}

static void
assert_depths (const BookletBlock *blocks,
               guint               n_blocks,
               guint               first,
               guint               last)
{
  g_autoptr (GArray) depths = list_depths (blocks, n_blocks, 30);

  g_assert_cmpuint (depths->len, ==, 2);
  g_assert_cmpuint (g_array_index (depths, guint, 0), ==, first);
  g_assert_cmpuint (g_array_index (depths, guint, 1), ==, last);
}

static void
test_a_last_page_is_not_nearly_bare (void)
{
  BookletBlock blocks[40];

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    blocks[i] = (BookletBlock){ 1, 1, 0, 0, i == 0, FALSE, FALSE };
  assert_depths (blocks, 31, 25, 6); /* it takes no more than it wants */
  assert_depths (blocks, 36, 30, 6);
  blocks[24].with_next = blocks[25].with_next = TRUE;
  assert_depths (blocks, 31, 24, 7); /* a heading comes along */
  blocks[0].n_lines = 30;
  blocks[0].whole = TRUE;
  assert_depths (blocks, 2, 30, 1); /* what is whole stays whole */
}

/* --- imposed */

/* Folded in the middle, sheets one inside the other, the booklet is read in order. */
static void
test_folded_pages_are_in_order (void)
{
  for (guint n_pages = 1; n_pages <= 65; n_pages++)
    {
      guint             n_sides = booklet_imposition_count_sides (n_pages), n_all = booklet_imposition_count_pages (n_pages);
      g_autofree guint *read = g_new (guint, n_all);

      for (guint sheet = 0; sheet < n_sides / 2; sheet++)
        {
          guint left, right, back_left, back_right;

          booklet_imposition_get_side (n_pages, 2 * sheet, &left, &right);
          booklet_imposition_get_side (n_pages, 2 * sheet + 1, &back_left, &back_right);
          read[2 * sheet] = right;         /* the first leaf of the sheet, its front */
          read[2 * sheet + 1] = back_left; /* and its back */
          read[n_all - 2 * sheet - 2] = back_right;
          read[n_all - 2 * sheet - 1] = left;
        }
      for (guint i = 0; i < n_all; i++)
        g_assert_cmpuint (read[i], ==, i < n_pages ? i : BOOKLET_EMPTY);
    }
}

static void
test_sheets_are_filled (void)
{
  g_assert_cmpuint (booklet_imposition_count_pages (1), ==, 4);
  g_assert_cmpuint (booklet_imposition_count_pages (8), ==, 8);
  g_assert_cmpuint (booklet_imposition_count_sides (9), ==, 6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/booklet/pagination/each-line-once", test_each_line_once);
  g_test_add_func ("/booklet/pagination/nothing-below-the-last-row", test_nothing_below_the_last_row);
  g_test_add_func ("/booklet/pagination/no-widow-nor-orphan", test_no_widow_nor_orphan);
  g_test_add_func ("/booklet/pagination/what-is-whole-is-not-split", test_what_is_whole_is_not_split);
  g_test_add_func ("/booklet/pagination/no-heading-at-the-foot", test_no_heading_at_the_foot);
  g_test_add_func ("/booklet/pagination/a-chapter-begins-a-page", test_a_chapter_begins_a_page);
  g_test_add_func ("/booklet/pagination/a-last-page-is-not-nearly-bare", test_a_last_page_is_not_nearly_bare);
  g_test_add_func ("/booklet/imposition/folded-pages-are-in-order", test_folded_pages_are_in_order);
  g_test_add_func ("/booklet/imposition/sheets-are-filled", test_sheets_are_filled);
  return g_test_run ();
}
